"""The ensemble rolled through time: each period is forecast from earlier ones, then learnt from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from ceasefire.outlook.analog import Analog
from ceasefire.outlook.baseline import baselines, conflictology, moments
from ceasefire.outlook.decay import Decay
from ceasefire.outlook.excited import Excited, has_days
from ceasefire.outlook.far import EVERY, Far
from ceasefire.outlook.grid import Floats
from ceasefire.outlook.loglinear import LogLinear
from ceasefire.outlook.member import Member, Past
from ceasefire.outlook.panel import Panel
from ceasefire.outlook.period import a_year
from ceasefire.outlook.recalibrate import Recalibration
from ceasefire.outlook.recent import Recent, spread
from ceasefire.outlook.stack import Stack

FORGET_YEARS = 2.0
"""What was learnt counts half after so many years."""

FAR_SHARE = 0.8
"""Weight at the start of the member that knows months elsewhere; the others have the rest in equal parts."""

Extra = Callable[[Past], Member]
"""Makes a further member, such as a self-exciting process."""


class Rolled(msgspec.Struct, frozen=True):
    """One period's forecasts. t: number of the period in the panel; cdf: (A, G) the ensemble; usual: (A,) level of the
    last year, known beforehand; baselines: name -> (A, G); members: name -> (A, G); weights: (strata, members)."""

    t: int
    cdf: Floats
    usual: Floats
    baselines: dict[str, Floats]
    members: dict[str, Floats]
    weights: Floats


class _Given:
    """A baseline as a member: it learns nothing."""

    def __init__(self, name: str, past: Past, make: Callable[[Past, int], Floats]) -> None:
        self.name, self._past, self._make = name, past, make

    def forecast(self, t: int) -> Floats:
        return self._make(self._past, t)

    def learn(self, t: int) -> None:
        """Nothing."""


def members_of(past: Past, extra: Sequence[Extra] = ()) -> list[Member]:
    """The members in their order."""
    forget = FORGET_YEARS * a_year(past.panel.every)
    made: list[Member] = [Decay(past, which, forget) for which in range(3)]
    made += [LogLinear(past, forget), LogLinear(past, forget, around=False)]
    made += [Recent(past, half_life) for half_life in (1.0, 3.0, 8.0, 20.0)]
    made.append(Analog(past))
    made += [_Given("conflictology", past, conflictology), _Given("negative binomial", past, moments)]
    if has_days(past.panel):
        made.append(Excited(past, forget))
    if past.lead > 1 and past.panel.every == EVERY:  # one period ahead a table itself soon tells enough
        made.append(Far(past))
    return made + [make(past) for make in extra]


def start_of(members: Sequence[Member]) -> Floats:
    """(members,) weights before anything is known: equal, but for the member that brings what it knows along."""
    far = np.array([member.name == Far.name for member in members])
    if not far.any() or far.all():
        return np.full(len(far), 1.0 / len(far))
    return np.asarray(np.where(far, FAR_SHARE / far.sum(), (1 - FAR_SHARE) / (~far).sum()))


def roll(panel: Panel, start: int, *, lead: int = 1, extra: Sequence[Extra] = ()) -> Iterator[Rolled]:
    """Forecasts of the periods from `start` to `lead` periods after the panel's last, each made `lead` periods earlier.

    start: number of the first period whose forecast is wanted, at least `lead`; earlier ones are forecast, too, but
    only to learn from them.
    """
    past = Past(panel, lead)
    forget = FORGET_YEARS * a_year(panel.every)
    members = members_of(past, extra)
    stack, right = Stack(len(members), forget, lead, start_of(members)), Recalibration(forget, lead)
    waiting: dict[int, tuple[Floats, Floats, Floats]] = {}
    for t in range(lead, panel.periods + lead):
        known = t - lead
        if known in waiting:
            made, pooled, usual = waiting.pop(known)
            use = past.usable(known)
            for member in members:
                member.learn(known)
            stack.learn(made, usual, past.counts[known], use)
            right.learn(pooled[use], usual[use], past.counts[known][use])
        usual = past.usual(t)
        made = np.stack([member.forecast(t) for member in members])
        pooled = stack.pool(made, usual)
        waiting[t] = made, pooled, usual
        if t >= start:
            yield Rolled(
                t=t, cdf=open_to_surprise(past, t, right.apply(pooled, usual)), usual=usual, baselines=baselines(past, t),
                members={m.name: one for m, one in zip(members, made, strict=True)}, weights=stack.weights.copy(),
            )  # fmt: skip


def open_to_surprise(past: Past, t: int, cdf: Floats) -> Floats:
    """The forecast mixed with a wide one, with weight 1 / (2 + 2 n) after n periods seen: what has not been seen in n
    periods is not thereby impossible (Jeffreys' prior for the chance of something new). Another area's periods count a
    quarter."""
    seen = past.seen[: past.known(t)].sum(0)
    others = seen[past.panel.named < past.known(t)].sum() - np.where(past.panel.named < past.known(t), seen, 0)
    share = (0.5 / (1.0 + seen + 0.25 * others))[:, None]
    level = np.log1p(past.level[past.known(t)] * past.lengths[t])
    return np.asarray((1 - share) * cdf + share * spread(np.array([max(level, 0.7)]), 1.0))
