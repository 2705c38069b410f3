"""The loop from pairs of incident and article to verdicts; the steps are those of `judge.hold`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ceasefire.agreement.jit import compiled
from ceasefire.agreement.raster import INSIDE, OPEN, Ints
from ceasefire.agreement.zonetable import NEVER
from ceasefire.findings.bearertable import Bearers, segment
from ceasefire.findings.bindings import Clauses
from ceasefire.findings.columns import Array
from ceasefire.findings.prooftable import Proofs
from ceasefire.findings.sweep import Pairs

NOT_A_VIOLATION, MINOR, PENDING = 1, 2, 4
ATTRIBUTED, NOT_ATTRIBUTABLE = 0, 2
GRAVITY = 28

CONDITION: dict[tuple[str, str], int] = {
    ("direction", "met"): 1, ("direction", "unmet"): 2, ("direction", "open"): 4,
    ("exception", "unmet"): 8, ("exception", "open"): 16,
}  # fmt: skip
"""(element, state) of a condition that the record path answered -> bit, in the order of the reasons."""


class Doing(NamedTuple):
    """What of the columns the loop needs, (n,) each; weapon: bits of groups told of."""

    actor: Array
    target: Array
    mutual: Array
    day: Array
    start: Array
    hedged: Array
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
    doing: Doing, pairs: Pairs, state: Array, void_at: Ints, clauses: Clauses, bearers: Bearers, proofs: Proofs
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
def _exempt(clauses: Clauses, bearers: Bearers, n: int, actor: int, target: int) -> bool:
    """Whether an article leaves out an act of one (its segment) against another; -1 is nobody."""
    listed = clauses.exempt_target[n]
    if listed >= 0 and target >= 0 and bearers.exempt[listed, target] != 0:
        return True
    listed = clauses.exempt_actor[n]
    return bool(listed >= 0 and actor >= 0 and bearers.exempt[listed, actor] != 0)


@compiled
def _loop(
    doing: Doing, pairs: Pairs, state: Array, void_at: Ints, clauses: Clauses, bearers: Bearers,
    proofs: Proofs, out: Held,
) -> int:  # fmt: skip
    count = 0
    last = -1
    # Segments of the doer (1) and of the target as doer (2) on the day, -1 without a person or a day.
    one, two = -1, -1
    side = -1
    for k in range(len(pairs.incident)):
        i, n = pairs.incident[k], pairs.article[k]
        actor, target = doing.actor[i], doing.target[i]
        timed = doing.start[i] != NEVER
        if i != last:
            last = i
            one = segment(bearers, actor, doing.day[i]) if actor >= 0 and timed else -1
            two = segment(bearers, target, doing.day[i]) if target >= 0 and timed else -1
        both = doing.mutual[i] and target >= 0
        first, second = actor >= 0, both
        no_doer = not (first or second)
        if no_doer:
            first = True
        # A clash whose beginner is not told runs both ways.
        rule = clauses.bearer[n]
        by_one = bearers.bound[rule, one] if first and one >= 0 else -1
        by_two = bearers.bound[rule, two] if second and two >= 0 else -1
        exempt_one = first and _exempt(clauses, bearers, n, one, two)
        exempt_two = second and _exempt(clauses, bearers, n, two, one)
        bound = by_one >= 0 or by_two >= 0
        unbound = (first and actor >= 0 and by_one < 0) or (second and by_two < 0)
        none_bound = not no_doer and not bound
        if clauses.named[n] == 1 and (none_bound or no_doer):
            continue
        free = exempt_one or exempt_two
        counted = (first and not exempt_one and (actor < 0 or by_one >= 0)) or (
            second and not exempt_two and by_two >= 0
        )
        time, zone = pairs.time[k], pairs.zone[k]
        reasons = 1 if clauses.prohibits[n] == 1 else 2
        reasons |= 4 if time == INSIDE else 8
        reasons |= 16 << (zone - 1)
        doer, by, where = (actor, by_one, one) if first else (target, by_two, two)
        side = -1
        responsibility = NOT_ATTRIBUTABLE
        if first and second and actor >= 0 and actor != target:
            reasons |= 1 << 7
        elif no_doer:
            reasons |= 1 << 8
        else:
            responsibility = ATTRIBUTED
            # Without a day, an actor stands where it stood last.
            side = bearers.side[where if where >= 0 else bearers.begins[doer + 1] - 1]
            reasons |= 1 << (10 if by >= 0 and by != doer else 9)
            if proofs.own[proofs.origin[doing.asserter[i]], side + 1] != 0:
                reasons |= 1 << 11
        origin = proofs.origin[doing.asserter[i]]
        hedged = 1 if doing.hedged[i] else 0
        weapon = 0
        if clauses.weapon[n] != 0:
            told = doing.weapon[i]
            weapon = 1 if told & clauses.weapon[n] else 2 if told else 4
        conditions = weapon | (np.int64(state[k]) << 3)
        if timed and void_at[n] < doing.start[i]:
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
        out.incident[count], out.article[count] = i, n
        out.time[count], out.zone[count] = time, zone
        out.outcome[count], out.responsibility[count] = outcome, responsibility
        out.proof[count] = proofs.level[origin, hedged, side + 1]
        out.weight[count] = proofs.total[origin, hedged, side + 1]
        out.by[count] = same
        out.reasons[count] = np.uint32(reasons | more | (1 << 29))
        count += 1
    return count
