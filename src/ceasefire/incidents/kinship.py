"""How far two words for acts can mean one thing, whatever taxonomy they are from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ceasefire.claims.rowwords import act_of
from ceasefire.incidents.compare import NEAR_ACTS
from ceasefire.incidents.levels import APART_ACT, NEAR_ACT, SAME_ACT, VAGUE_ACT
from ceasefire.incidents.rowset import Bytes

_WIDE = frozenset(
    {"other", "unknown", "battles", "attack", "violence against civilians", "explosions/remote violence", "strategic developments",
     "state-based", "state-based conflict", "non-state", "non-state conflict", "one-sided", "one-sided violence"}
)  # fmt: skip
"""Words of taxonomies under which many acts fall."""


def kinship(words: Sequence[str]) -> Bytes:
    """(a, a) kinship of the words, one of the kinds of `levels`. Symmetric."""
    acts = [act_of(word) for word in words]
    wide = [act is None or word in _WIDE for word, act in zip(words, acts, strict=True)]
    out = np.empty((len(words), len(words)), np.int8)
    for i, a in enumerate(acts):
        for j, b in enumerate(acts):
            if words[i] == words[j]:
                out[i, j] = SAME_ACT
            elif wide[i] or wide[j]:
                out[i, j] = VAGUE_ACT
            elif a == b:
                out[i, j] = SAME_ACT
            else:
                near = any(a in group and b in group for group in NEAR_ACTS)
                out[i, j] = NEAR_ACT if near else APART_ACT
    return out
