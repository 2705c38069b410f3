"""Canonical bytes are those of RFC 8785, whichever way they are made."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval
from ceasefire.ids import canonical
from ceasefire.place import Place

_WHOLE = st.integers(min_value=-(2**53) + 1, max_value=2**53 - 1)
_NUMBERS = (
    st.floats(allow_nan=False, allow_infinity=False)
    | _WHOLE
    | st.sampled_from((0.5, 8.0, -0.0, 1e-7, 1e16, 1e21, 123.456))
)
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
_VALUES = st.recursive(
    st.none() | st.booleans() | _NUMBERS | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(_VALUES)
@example({"\ue000": 1, "\U0001f600": 2})
@example({"z": 32.6, "a": [1.0, '\x7f\x1f"\\/\u2028'], "A": {}})
def test_the_bytes_are_those_of_the_reference_encoder(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


class _Odd(msgspec.Struct, frozen=True):
    """A record with fields of which it is not known how they are written."""

    anything: Any = None
    either: str | float = ""
    parts: tuple[float, ...] = ()
    inner: Place | None = None


_CLAIM = Claim(id="", report="", act="shelling", actor_surface="the army", terms={"step": "offer"}, spans={"act": (4, 9)})
_THEN = datetime(2031, 4, 6, 12, 30, tzinfo=timezone(timedelta(hours=3)))


@pytest.mark.parametrize(
    "record",
    [
        _CLAIM,
        msgspec.structs.replace(_CLAIM, place=Place(name="Xville", lat=32.5, lon=36.0, radius_km=2.0)),
        msgspec.structs.replace(_CLAIM, place=Place(name="Xville", lat=0.00001, lon=-0.0)),
        msgspec.structs.replace(_CLAIM, place=Place(name="Xville", candidates=("a", "b"))),
        msgspec.structs.replace(_CLAIM, killed=Harm(low=2, best=2, unquantified=("people",)), injured=Harm(best=7)),
        msgspec.structs.replace(_CLAIM, when=Interval(_THEN, datetime(2031, 4, 7, tzinfo=UTC), timed=True)),
        msgspec.structs.replace(_CLAIM, terms={"\ue000": "b", "\U0001f600": "c"}, actor_surface="“X” جيش"),
        msgspec.structs.replace(_CLAIM, spans={"act": (9, 4), "\ue000": (1, 2), "\U0001f600": (3, 4)}),
        msgspec.structs.replace(_CLAIM, why={"act": "a word"}, doubt={"act": 1.0, "place": 0.25}),
        msgspec.structs.replace(_CLAIM, row=3, order=(7, 0)),
        _Odd(),
        _Odd(anything={"b": 1.0, "a": [2.0]}, either=3.0, parts=(4.0, 0.5), inner=Place(name="Y", lat=5.0)),
    ],
)
def test_the_bytes_of_a_record_are_those_of_its_fields(record: msgspec.Struct) -> None:
    assert canonical(record) == rfc8785.dumps(msgspec.to_builtins(record))


def test_a_number_of_a_record_beyond_what_is_exact_is_refused() -> None:
    for record in (msgspec.structs.replace(_CLAIM, row=2**53), msgspec.structs.replace(_CLAIM, order=(0, 2**53)), msgspec.structs.replace(_CLAIM, spans={"act": (0, 2**53)})):
        with pytest.raises(ValueError):
            canonical(record)
