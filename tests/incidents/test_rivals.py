"""What other claims of a source take from a pair, and that a province that is named counts where a place is not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.incidents.levels import PROVINCE, levels
from ceasefire.incidents.linkage import NEAR, UNNAMED, contested, link
from ceasefire.incidents.rivals import AGAIN, rivalry
from ceasefire.incidents.rowset import NONE, Codes, Floats, Rowset, spelling


def _codes(*values: int) -> Codes:
    return np.array(values, np.int32)


def test_two_claims_of_one_source_compete_for_a_claim_and_two_sources_do_not() -> None:
    first, second, weight = np.array([0, 0]), np.array([1, 2]), np.array([1.0, 3.0])
    assert rivalry(_codes(0, 1, 1), first, second, weight) == pytest.approx([(1 + 3 * AGAIN) / 4, (1 + AGAIN) / 2])
    assert rivalry(_codes(0, 1, 2), first, second, weight).tolist() == [1.0, 1.0]
    assert rivalry(_codes(0, NONE, NONE), first, second, weight).tolist() == [1.0, 1.0]
    assert rivalry(_codes(NONE, 1, 1), first, second, weight).tolist() == [1.0, 1.0]


def _fine(weight: float) -> list[int]:
    """What a claim that fits two claims of other happenings equally well comes out with: groups of rows."""
    odds = np.full(2, weight)
    return link(_codes(0, 1, 1), np.array([0, 0]), np.array([1, 2]), odds).tolist()


def test_who_fits_several_claims_of_a_source_a_little_fits_none_and_who_fits_them_well_fits_one() -> None:
    assert _fine(-1.4) == [0, 1, 2]
    assert link(_codes(0, 1, 2), np.array([0, 0]), np.array([1, 2]), np.full(2, -1.4)).tolist() != [0, 1, 2]
    assert _fine(1.0) == [0, 0, 2]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_rivals_only_take_and_neither_order_nor_codes_of_sources_matter(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 12))
    every = [(i, j) for i in range(n) for j in range(i + 1, n)]
    pairs = np.array(data.draw(st.lists(st.sampled_from(every), unique=True, min_size=1)), np.int64)
    weight: Floats = np.array(data.draw(st.lists(st.floats(0, 1e6), min_size=len(pairs), max_size=len(pairs))))
    source = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n)), np.int32)
    factor = rivalry(source, pairs[:, 0], pairs[:, 1], weight)
    assert ((factor <= 1) & (factor >= AGAIN**2)).all()
    by = np.array(data.draw(st.permutations(range(len(pairs)))))
    other = np.where(source < 0, NONE, 3 - source).astype(np.int32)
    assert rivalry(other, pairs[by, 1], pairs[by, 0], weight[by]) == pytest.approx(factor[by])


def test_pairs_that_are_not_near_are_no_rivals_and_have_none() -> None:
    odds = np.array([1.0, NEAR, NEAR - 1])
    assert contested(_codes(0, 1, 1, 1), np.array([0, 0, 0]), np.array([1, 2, 3]), odds).tolist() == odds.tolist()


def test_who_its_rivals_are_is_not_known_of_a_claim_without_a_source() -> None:
    """It is no rival to those that have one, and loses what rivals take by and large."""
    odds = np.array([1.0, 1.0, 1.0])
    got = contested(_codes(0, 1, NONE, NONE), np.array([0, 0, 2]), np.array([1, 2, 3]), odds)
    assert got.tolist() == [1.0, 1.0 + UNNAMED, 1.0 + UNNAMED]


def _rows(admin1: list[int], radius: list[float]) -> Rowset:
    n = len(admin1)
    none = np.full(n, NONE, np.int32)
    return Rowset(
        np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n), np.zeros(n), np.array(radius), none, none, _codes(*admin1), none, none, none,
        none, np.full(n, np.nan), spelling([]), np.zeros((0, 0), np.int8), np.arange(n),
    )  # fmt: skip


def test_a_province_counts_by_how_well_the_places_are_known() -> None:
    rows = _rows([0, 0, 1, NONE, 0, 1], [2, 5, 2, 2, 40, 100])
    first, second = np.array([0, 0, 0, 0, 2, 0, 2]), np.array([1, 2, 3, 4, 4, 5, 5])
    found = levels(rows, first, second)[:, PROVINCE].tolist()
    assert found == [2, 1, 0, 4, 3, 5, 6]
    assert levels(rows, second, first)[:, PROVINCE].tolist() == found
