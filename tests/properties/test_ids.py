"""Canonical bytes are those of RFC 8785, whichever way they are made."""

from __future__ import annotations

from typing import Any

import rfc8785
from hypothesis import example, given
from hypothesis import strategies as st

from ceasefire.ids import canonical

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
