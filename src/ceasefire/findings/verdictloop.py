"""The loop from pairs of incident and article to verdicts; the steps are those of `judge.hold`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import INSIDE, OPEN, Bytes, Ints
from ceasefire.agreement.zonetable import NEVER
from ceasefire.findings.bearertable import Bearers, segment
from ceasefire.findings.bindings import Clauses
from ceasefire.findings.columns import Array
from ceasefire.findings.prooftable import Proofs
from ceasefire.findings.sweep import Pairs

NOT_A_VIOLATION, MINOR, SERIOUS, PENDING = 1, 2, 3, 4
ATTRIBUTED, NOT_ATTRIBUTABLE = 0, 2
GRAVITY = 28

CONDITION: dict[tuple[str, str], int] = {
    ("direction", "met"): 1, ("direction", "unmet"): 2, ("direction", "open"): 4,
    ("exception", "unmet"): 8, ("exception", "open"): 16,
}  # fmt: skip
"""(element, state) of a condition that the record path answered -> bit, in the order of the reasons."""


class Doing(NamedTuple):
    """What of the columns the loop needs, (n,) each; manner: see `manners`; weapon: bits of
    the groups told of."""

    actor: Array
    target: Array
    mutual: Array
    day: Array
    start: Array
    manner: Array
    asserter: Array
    weapon: Array


class Held(NamedTuple):
    """m verdicts before gravity: an outcome of `MINOR` is still to be rated. See `Verdicts`."""

    incident: Array
    article: Array
    time: Array
    zone: Array
    outcome: Array
    responsibility: Array
    proof: Array
    by: Array
    weight: Array
    reasons: Array


def weigh_pairs(
    doing: Doing,
    pairs: Pairs,
    state: Array,
    void_at: Ints,
    clauses: Clauses,
    bearers: Bearers,
    proofs: Proofs,
) -> Held:
    """Verdicts on pairs; those that an article with named bearers says nothing of are left out."""
    m = len(pairs.incident)
    out = Held(
        np.empty(m, np.int32), np.empty(m, np.int32), np.empty(m, np.int8), np.empty(m, np.int8),
        np.empty(m, np.int8), np.empty(m, np.int8), np.empty(m, np.int8), np.empty(m, np.int32),
        np.empty(m, np.float64), np.empty(m, np.uint32),
    )  # fmt: skip
    doing = Doing(*(np.ascontiguousarray(one) for one in doing))
    count = _loop(doing, pairs, state, void_at, clauses, bearers, proofs, out)
    return Held(*(one[:count] for one in out))


@compiled
def _exempt(spared: Bytes, targets: int, actors: int, actor: int, target: int) -> bool:
    """Whether lists of exempt targets and actors hold an act of one (its segment) against another; -1
    is nobody, and no list."""
    if targets >= 0 and target >= 0 and spared[targets, target] != 0:
        return True
    return bool(actors >= 0 and actor >= 0 and spared[actors, actor] != 0)


@compiled
def _loop(
    doing: Doing, pairs: Pairs, state: Array, void_at: Ints, clauses: Clauses, bearers: Bearers,
    proofs: Proofs, out: Held,
) -> int:  # fmt: skip
    actors, targets, mutual, days, starts, manners, asserters, weapons = doing
    incidents, articles, times, zones = pairs
    bearer, named, exempt_target, exempt_actor, wanted, prohibits = clauses
    begins, first_days, bounds, spared, sides = bearers
    (
        to_incident,
        to_article,
        to_time,
        to_zone,
        to_outcome,
        to_responsibility,
        to_proof,
        to_by,
        to_weight,
        to_reasons,
    ) = out
    origins, totals, levels, own = proofs
    count = 0
    last = -1
    # Segments of the doer (1) and of the target as doer (2) on the day, -1 without a person or a day.
    one, two = -1, -1
    side = -1
    for k in range(len(incidents)):
        i, n = incidents[k], articles[k]
        actor, target = actors[i], targets[i]
        timed = starts[i] != NEVER
        if i != last:
            last = i
            one = segment(begins, first_days, actor, days[i]) if actor >= 0 and timed else -1
            two = segment(begins, first_days, target, days[i]) if target >= 0 and timed else -1
        both = mutual[i] and target >= 0
        first, second = actor >= 0, both
        no_doer = not (first or second)
        if no_doer:
            first = True
        # A clash whose beginner is not told runs both ways.
        rule = bearer[n]
        by_one = bounds[rule, one] if first and one >= 0 else -1
        by_two = bounds[rule, two] if second and two >= 0 else -1
        exempt_one = first and _exempt(spared, exempt_target[n], exempt_actor[n], one, two)
        exempt_two = second and _exempt(spared, exempt_target[n], exempt_actor[n], two, one)
        bound = by_one >= 0 or by_two >= 0
        unbound = (first and actor >= 0 and by_one < 0) or (second and by_two < 0)
        unbound = unbound or (mutual[i] and (actor < 0 or target < 0))
        none_bound = not no_doer and not bound
        if named[n] == 1 and (none_bound or no_doer):
            continue
        free = exempt_one or exempt_two
        counted = (first and not exempt_one and (actor < 0 or by_one >= 0)) or (
            second and not exempt_two and by_two >= 0
        )
        time, zone = times[k], zones[k]
        reasons = 1 if prohibits[n] == 1 else 2
        reasons |= 4 if time == INSIDE else 8
        reasons |= 16 << (zone - 1)
        doer, by, where = (actor, by_one, one) if first else (target, by_two, two)
        side = -1
        responsibility = NOT_ATTRIBUTABLE
        if mutual[i] and not no_doer:
            reasons |= 1 << 7
        elif no_doer:
            reasons |= 1 << 8
        else:
            responsibility = ATTRIBUTED
            # Without a day, an actor stands where it stood last.
            side = sides[where if where >= 0 else begins[doer + 1] - 1]
            reasons |= 1 << (10 if by >= 0 and by != doer else 9)
            if own[origins[asserters[i]], side + 1] != 0:
                reasons |= 1 << 11
        origin = origins[asserters[i]]
        manner = manners[i]
        weapon = 0
        if wanted[n] != 0:
            told = weapons[i]
            weapon = 1 if told & wanted[n] else 2 if told else 4
        conditions = weapon | int(state[k]) << 3
        if timed and void_at[n] < starts[i]:
            conditions |= 1 << 8
        if free and not counted:
            outcome, more = NOT_A_VIOLATION, 1 << 12
        elif none_bound:
            outcome, more = NOT_A_VIOLATION, 1 << 13
        elif conditions & 0b001010010:
            outcome, more = NOT_A_VIOLATION, (conditions & 0b001010010) << 19
        else:
            more = (1 << 14 if time == OPEN else 0) | (1 << 15 if zone != INSIDE else 0)
            more |= 1 << 16 if no_doer else 1 << 17 if bound and unbound else 0
            more |= 1 << 18 if free and counted else 0
            more |= (conditions & 0b110100100) << 19
            if more != 0:
                outcome = PENDING
            else:
                outcome = MINOR
                more = ((conditions & 0b000001001) << 19) | (1 << GRAVITY)
        same = by_one if by_two < 0 or by_two == by_one else by_two if by_one < 0 else -1
        to_incident[count], to_article[count] = i, n
        to_time[count], to_zone[count] = time, zone
        to_outcome[count], to_responsibility[count] = outcome, responsibility
        to_proof[count] = levels[origin, manner, side + 1]
        to_weight[count] = totals[origin, manner, side + 1]
        to_by[count] = same
        to_reasons[count] = np.uint32(reasons | more | (1 << 29))
        count += 1
    return count
