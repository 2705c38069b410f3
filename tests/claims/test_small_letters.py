"""A sentence ends at its stop, also where the next begins with a small letter."""

from __future__ import annotations

import pytest

from ceasefire.claims.text import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Radio Dale said the guards declared a truce on 2 May. guards positions in Milltown were shelled.", 2),
        ("clashes erupted near the bridge. army shells fell on it.", 2),
        ("They met on Sunday. nothing was signed.", 2),
        ("The truce held through 2031. villagers came back.", 2),
        ("Shells hit the approx. forty houses of Milltown.", 1),
        ("They crossed the river in Sept. and came back in Oct. with the rest.", 1),
        ("The Hama gov. countryside was shelled.", 1),
        ("It began at 5 a.m. and went on.", 1),
    ],
)
def test_where_a_sentence_ends_before_a_small_letter(text: str, count: int) -> None:
    assert len(sentences(text)) == count
