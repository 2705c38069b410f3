"""Groups settled along the days are the groups of all rows together."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.archive.settle import Pile, settled
from ceasefire.incidents.linkage import link
from ceasefire.incidents.nearby import DAYS


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_settling_span_by_span_gives_what_linking_all_gives(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 40))
    start = np.sort(np.array(data.draw(st.lists(st.integers(0, 60), min_size=n, max_size=n)), np.int64))
    end = start + np.array(data.draw(st.lists(st.sampled_from([0, 0, 0, 1, 5, 30]), min_size=n, max_size=n)), np.int64)
    near = [(i, j) for i in range(n) for j in range(i + 1, n) if start[j] - end[i] <= DAYS]
    chosen = data.draw(st.lists(st.sampled_from(near), unique=True, max_size=120)) if near else []
    pairs = np.array(sorted(chosen), np.int64).reshape(-1, 2)
    # Whole numbers, so that ties are frequent.
    odds = np.array(data.draw(st.lists(st.integers(-5, 4), min_size=len(pairs), max_size=len(pairs))), np.float64)
    source = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=n, max_size=n)), np.int32)
    whole = link(source, pairs[:, 0], pairs[:, 1], odds)
    cuts = sorted({int(start[0]), *data.draw(st.lists(st.sampled_from(sorted(set(start.tolist()))), max_size=6))})
    span = np.searchsorted(cuts, start, side="right") - 1
    piles = []
    for s in range(len(cuts)):
        mine, owned = np.flatnonzero(span == s), span[pairs[:, 1]] == s
        until = cuts[s + 1] if s + 1 < len(cuts) else None
        piles.append(Pile(mine, end[mine], source[mine], pairs[owned, 0], pairs[owned, 1], odds[owned], until))
    label = np.full(n, -1)
    for number, first in settled(piles):
        assert (label[number] == -1).all()
        label[number] = first
    assert label.tolist() == whole.tolist()
