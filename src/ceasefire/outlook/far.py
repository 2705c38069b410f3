"""Several months ahead: the area's own earlier months, weighed as they were worth elsewhere.

Far ahead a short table has little to learn from: of forecasts a year ahead, the first that is known was made a year ago. So
this member brings what it knows along. Components say what could come (the area's own counts, remembered long or
short, a little higher or lower, or nothing at all); how much each of them is worth, given how the area's last
year went and how far ahead it is, stands in `far.json`. `scripts/fit_far.py` computed that over the countries of the
world from the score itself (CRPS of log(1 + x)); no row of that data is in it, and no area.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec
import numpy as np

from ceasefire.outlook.grid import VALUES, Floats
from ceasefire.outlook.member import Past
from ceasefire.outlook.recent import spread

EVERY = "month"
"""What was learnt is about months."""

LEADS = (1, 14)
"""How far ahead it was learnt, in months; beyond, nothing more is claimed."""

YEAR = 12
"""Periods by which an area's course is described."""

KERNELS = ((0.8, -0.4), (0.8, 0.0), (0.8, 0.4), (0.35, 0.0))
"""Widths around an earlier count, and shifts of it, over log(1 + x)."""

PARTS = ((1.0, 0), (1.0, 1), (1.0, 2), (3.0, 0), (3.0, 1), (3.0, 2), (12.0, 0), (12.0, 1), (12.0, 2), (3.0, 3), (40.0, 3))
"""Half-life in periods, and kernel, of each memory of earlier counts."""

_WIDE = 1.3
"""Width around the last year's mean, over log(1 + x)."""

_LEAST = 1e-3
"""So much of a period at the level of all areas stands before each area's own."""

_MOST = 8.0
"""Means of log(1 + count) above this are described as this."""


class Learnt(msgspec.Struct, frozen=True, kw_only=True):
    """weights: for each description of the course (see `Far.course`) the logit that it adds to each component; origins:
    forecasts it was learnt from; first, last: their periods."""

    weights: tuple[tuple[float, ...], ...]
    origins: int
    first: str
    last: str
    source: str


@lru_cache(maxsize=1)
def learnt() -> Learnt:
    """The committed weights."""
    return msgspec.json.decode(files("ceasefire.outlook").joinpath("far.json").read_bytes(), type=Learnt)


class Far:
    """A member (see `member`); it learns nothing from the table but the counts themselves."""

    name = "months elsewhere"

    def __init__(self, past: Past, weights: Floats | None = None) -> None:
        """weights: (J, K), those of `far.json` if not given."""
        self._past = past
        self._weights = np.array(learnt().weights) if weights is None else weights
        self._begin()

    def _begin(self) -> None:
        self._known = 0
        self._sums = np.zeros((len(PARTS), self._past.areas, VALUES.size))
        self._total = np.zeros((len(PARTS), self._past.areas, 1))

    def _remember(self, known: int) -> None:
        """Memories of the periods before `known`."""
        if known < self._known:
            self._begin()
        keep = np.array([0.5 ** (1 / half_life) for half_life, _ in PARTS])[:, None, None]
        for n in range(self._known, known):
            seen = self._past.seen[n].astype(np.float64)[:, None]
            counts = self._past.counts[n]
            # A zero stays a zero: that something may come is said by other components.
            made = [np.where(counts[:, None] == 0, 1.0, spread(np.log1p(counts) + shift, width)) for width, shift in KERNELS]
            self._sums *= keep
            self._total = self._total * keep + seen
            for part, (_, kernel) in enumerate(PARTS):
                self._sums[part] += seen * made[kernel]
        self._known = known

    def components(self, t: int) -> Floats:
        """(K, A, G) what could come: memories of earlier counts, nothing, and anything around the last year's mean."""
        past, known = self._past, self._past.known(t)
        self._remember(known)
        level = spread(np.array([np.log1p(past.level[known] * past.lengths[t])]), 1.2)
        memories = (self._sums + _LEAST * level) / (self._total + _LEAST)
        counts, seen = self._year(known)
        mean = np.where(seen, counts, 0).sum(0) / np.maximum(seen.sum(0), 1)
        return np.concatenate([memories, np.ones((1, past.areas, VALUES.size)), spread(np.log1p(mean), _WIDE)[None]])

    def _year(self, known: int) -> tuple[Floats, np.ndarray[tuple[int, ...], np.dtype[np.bool_]]]:
        rows = slice(max(0, known - YEAR), known)
        return self._past.counts[rows], self._past.seen[rows]

    def course(self, t: int) -> Floats:
        """(A, J) how the last year went: 1; its mean of log(1 + count), and the square; how far the last three periods lie
        above it; share of periods without any; how much it swung; logarithm of the lead. Each centred by a fixed figure."""
        counts, seen = self._year(self._past.known(t))
        logs = np.where(seen, np.log1p(counts), 0.0)
        number = np.maximum(seen.sum(0), 1)
        mean = logs.sum(0) / number
        late = logs[-3:].sum(0) / np.maximum(seen[-3:].sum(0), 1)
        late = np.where(seen[-3:].any(0), late, mean)
        swing = np.sqrt((np.where(seen, logs - mean, 0.0) ** 2).sum(0) / number)
        without = (seen & (counts == 0)).sum(0) / number
        level = np.minimum(mean, _MOST) / 2 - 1
        ahead = np.log(min(max(self._past.lead, LEADS[0]), LEADS[1]) / 6)
        return np.stack([np.ones(len(mean)), level, level**2, late - mean, without - 0.5, swing - 1, np.full(len(mean), ahead)], 1)

    def forecast(self, t: int) -> Floats:
        """(A, G) the components, each weighed by the course of the area's last year."""
        share = softmax(self.course(t) @ self._weights)
        return np.asarray(np.einsum("ak,kag->ag", share, self.components(t)))

    def learn(self, t: int) -> None:
        """Nothing: the counts themselves are the forecast."""


def softmax(logits: Floats) -> Floats:
    """(n, K) shares that add up to 1."""
    raised = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))
