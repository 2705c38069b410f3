"""What is told of bytes that are no text."""

from __future__ import annotations

import pytest

from ceasefire.errors import InputError
from ceasefire.reports.decode import decode

ARABIC = "قصف الجيش بلدة الوادي بالمدفعية صباح الأحد.\nوقتل ثلاثة مدنيين.\n"


def test_a_byte_that_spoils_a_text_is_told_with_its_line() -> None:
    data = ARABIC.encode()
    spoilt = data[:-2] + b" \xd8 " + data[-2:]
    with pytest.raises(InputError) as told:
        decode(spoilt)
    assert told.value.what == "is UTF-8 but for a few bytes, the first of them 0xd8 in line 2"
    assert told.value.line == 2


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 30, b"plain words \xfe\xff\x80 and others " * 3])
def test_what_is_no_text_at_all_is_told_as_such(data: bytes) -> None:
    with pytest.raises(InputError, match="an encoding that cannot be told"):
        decode(data)


def test_a_text_of_another_encoding_is_read_as_before() -> None:
    long = ARABIC * 20
    assert decode(long.encode("cp1256")) == (long, "cp1256")
