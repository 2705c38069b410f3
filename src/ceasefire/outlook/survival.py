"""Survival curves and what a forecast of survival is worth: small, and checked against scipy and worked examples."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

import msgspec


class Curve(msgspec.Struct, frozen=True):
    """A step function: at `times[i]` (days) the share that is left falls to `left[i]`; before the first it is 1."""

    times: tuple[float, ...]
    left: tuple[float, ...]

    def at(self, time: float) -> float:
        """The share left after `time` days."""
        n = bisect_right(self.times, time)
        return self.left[n - 1] if n else 1.0

    def given(self, start: float, horizon: float) -> float:
        """The share of those left at `start` that is left `horizon` days later; 1 where nobody is left to tell."""
        now = self.at(start)
        return self.at(start + horizon) / now if now > 0 else 1.0


def kaplan_meier(times: Sequence[float], ended: Sequence[bool]) -> Curve:
    """The product-limit estimate (Kaplan and Meier 1958). times: days until the end or until last seen; ended: which."""
    events: dict[float, int] = {}
    gone: dict[float, int] = {}
    for time, over in zip(times, ended, strict=True):
        gone[time] = gone.get(time, 0) + 1
        if over:
            events[time] = events.get(time, 0) + 1
    at_risk, share = len(times), 1.0
    steps: list[tuple[float, float]] = []
    for time in sorted(gone):
        if time in events:
            share *= 1 - events[time] / at_risk
            steps.append((time, share))
        at_risk -= gone[time]
    return Curve(tuple(t for t, _ in steps), tuple(s for _, s in steps))


def concordance(risk: Sequence[float], times: Sequence[float], ended: Sequence[bool], within: float = math.inf) -> tuple[float, float]:
    """(concordant, comparable) pairs after Harrell 1982: of a pair in which one ended (within `within` days) while the
    other had not, the one that ended had the higher risk; a tie of risks counts half. Harrell's C is their ratio."""
    good = pairs = 0.0
    for i, (time, over) in enumerate(zip(times, ended, strict=True)):
        if not over or time > within:
            continue
        for j, other in enumerate(times):
            if other > time:
                pairs += 1
                good += 1.0 if risk[i] > risk[j] else 0.5 if risk[i] == risk[j] else 0.0
    return good, pairs


def brier(broken: Sequence[float], happened: Sequence[bool]) -> float:
    """Mean squared difference of the probability given to "broken" and what happened (Brier 1950); 0 is best."""
    return sum((p - y) ** 2 for p, y in zip(broken, happened, strict=True)) / len(broken)


def log_score(broken: Sequence[float], happened: Sequence[bool], least: float = 1e-4) -> float:
    """Mean of minus the natural logarithm of the probability given to what happened (nats); 0 is best. A probability
    below `least` counts as that, so that one certain error does not decide everything."""
    given = (max(least, p if y else 1 - p) for p, y in zip(broken, happened, strict=True))
    return sum(-math.log(p) for p in given) / len(broken)
