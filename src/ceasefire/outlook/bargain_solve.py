"""The stationary equilibrium of the bargaining game, its survival curve, and paths drawn from it.

A state is how far each side has recovered (level 0..L) and whether the guarantor still stands by. Strength only grows
towards its recovered level and a guarantor that has turned away stays away, so the states are solved from the last to
the first, each by iterating its week until the two values stand still.

Columns of a side: AID, PATIENCE, COST_LOW, COST_HIGH, GAIN_LOW, GAIN_HIGH, CLIMB, VOICE.
Columns of the rest: FLOW, DESTROYED, DETECTION, REPRISAL, SPOILERS, ATTRIBUTION, SANCTION, SANCTION_LATER, TURNING.
Planes of an answer: see `PLANES`.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ceasefire.agreement.jit import compiled
from ceasefire.outlook.bargain_week import bargain, cheating

Floats = npt.NDArray[np.float64]

AID, PATIENCE, COST_LOW, COST_HIGH, GAIN_LOW, GAIN_HIGH, CLIMB, VOICE = range(8)
FLOW, DESTROYED, DETECTION, REPRISAL, SPOILERS, ATTRIBUTION, SANCTION, SANCTION_LATER, TURNING = range(9)
PLANES = (
    "value_a", "value_b", "attack_a", "attack_b", "reprisal_a", "reprisal_b", "spoilers",
    "share_a", "share_b", "violates_a", "violates_b", "peace_a", "peace_b",
)  # fmt: skip
"""What is known of each state. value: weeks of flow; attack: chance per week that a side attacks openly; reprisal:
that the truce ends over a violation of that side; spoilers: over a strike laid at the wrong door; share: of the flow,
while the truce goes on; violates: chance per week of a quiet violation, while the truce goes on; peace: what an accepted
offer is worth, the share of the flow apart."""
VALUE_A, VALUE_B, ATTACK_A, ATTACK_B, REPRISAL_A, REPRISAL_B, SPOILED, SHARE_A, SHARE_B, BREACH_A, BREACH_B = range(11)
PEACE_A, PEACE_B = 11, 12
CAUSES = 5
"""Planes ATTACK_A to SPOILED: the ways in which a truce ends."""
TOLERANCE, ROUNDS = 1e-11, 60_000


@compiled
def forward(values: Floats, i: int, j: int, turned: int, up_a: float, up_b: float, turning: float) -> float:
    """Expected value of a table of states one week on."""
    total = 0.0
    for later in range(2):
        chance = (1.0 - turning if later == 0 else turning) if turned == 0 else float(later)
        if chance == 0.0:
            continue
        both = (1.0 - up_a) * (1.0 - up_b) * values[i, j, later]
        one = 0.0
        if up_a > 0.0 and up_b > 0.0:
            both += up_a * up_b * values[i + 1, j + 1, later]
        if up_a > 0.0 and up_b > 0.0:
            one = up_a * (1.0 - up_b) * values[i + 1, j, later] + up_b * (1.0 - up_a) * values[i, j + 1, later]
        elif up_a > 0.0:
            one = up_a * values[i + 1, j, later]
            both = (1.0 - up_a) * values[i, j, later]
        elif up_b > 0.0:
            one = up_b * values[i, j + 1, later]
            both = (1.0 - up_b) * values[i, j, later]
        total += chance * (both + one)
    return total


@compiled
def week(
    sides: Floats, rest: Floats, prize_a: float, prize_b: float, fine: float, next_a: float, next_b: float,
    war_a: float, war_b: float, out: Floats,
) -> None:  # fmt: skip
    """What both sides do in a week and what it is worth to them, given what the next week is worth in truce
    (next) and in war; written into `out`, one number a plane."""
    seen = rest[DETECTION] * rest[REPRISAL]
    struck = rest[SPOILERS] * (1.0 - rest[ATTRIBUTION]) * rest[REPRISAL]
    stake_a = sides[0, PATIENCE] * (1.0 - struck) * (next_a - war_a)
    stake_b = sides[1, PATIENCE] * (1.0 - struck) * (next_b - war_b)
    pi_a, mean_a, pi_b, mean_b = cheating(
        fine, seen, stake_a, stake_b, sides[0, GAIN_LOW], sides[0, GAIN_HIGH], sides[1, GAIN_LOW], sides[1, GAIN_HIGH]
    )
    kept = (1.0 - pi_a * seen) * (1.0 - pi_b * seen) * (1.0 - struck)
    peace_a = (
        sides[0, AID] + (pi_a * (mean_a - fine) - pi_b * mean_b)
        + sides[0, PATIENCE] * (kept * next_a + (1.0 - kept) * war_a)
    )  # fmt: skip
    peace_b = (
        sides[1, AID] + (pi_b * (mean_b - fine) - pi_a * mean_a)
        + sides[1, PATIENCE] * (kept * next_b + (1.0 - kept) * war_b)
    )  # fmt: skip
    flow = rest[FLOW]
    low_a, high_a, low_b, high_b = sides[0, COST_LOW], sides[0, COST_HIGH], sides[1, COST_LOW], sides[1, COST_HIGH]
    by_a = bargain(prize_a, prize_b, fine, peace_a, peace_b, flow, low_a, high_a, low_b, high_b)
    by_b = bargain(prize_b, prize_a, fine, peace_b, peace_a, flow, low_b, high_b, low_a, high_a)
    voices = sides[0, VOICE] + sides[1, VOICE]
    turn_a, turn_b = sides[0, VOICE] / voices, sides[1, VOICE] / voices
    out[VALUE_A] = turn_a * by_a[0] + turn_b * by_b[1]
    out[VALUE_B] = turn_b * by_b[0] + turn_a * by_a[1]
    out[ATTACK_A] = turn_a * by_a[2] + turn_b * by_b[3]
    out[ATTACK_B] = turn_b * by_b[2] + turn_a * by_a[3]
    quiet_a = turn_a * (1.0 - by_a[2] - by_a[3])
    quiet_b = turn_b * (1.0 - by_b[2] - by_b[3])
    quiet = max(quiet_a + quiet_b, 0.0)
    sources = (pi_a * seen + pi_b * seen) + struck
    ends = quiet * (1.0 - kept) / sources if sources > 0.0 else 0.0
    out[REPRISAL_A] = ends * (pi_a * seen)
    out[REPRISAL_B] = ends * (pi_b * seen)
    out[SPOILED] = ends * struck
    whole = quiet * flow if quiet * flow > 0.0 else 1.0
    out[SHARE_A] = (turn_a * by_a[4] + turn_b * (flow * (1.0 - by_b[2] - by_b[3]) - by_b[4])) / whole
    out[SHARE_B] = (turn_b * by_b[4] + turn_a * (flow * (1.0 - by_a[2] - by_a[3]) - by_a[4])) / whole
    out[BREACH_A], out[BREACH_B] = pi_a, pi_b
    out[PEACE_A], out[PEACE_B] = peace_a, peace_b


@compiled
def settle(
    sides: Floats, rest: Floats, prize_a: float, prize_b: float, fine: float, later_a: float, later_b: float, stay: float,
    war_a: float, war_b: float, value_a: float, value_b: float, out: Floats,
) -> float:  # fmt: skip
    """Iterate the week of one state until its two values stand still; the movement that is left, 0 when they do.

    later: what the states after this one are worth; stay: chance that the state is the same next week. Now and then the
    slope of the week is taken and a leap made to where the iteration leads. The leap is kept only if the week there moves
    a thousandth as much, so if it was straight all the way: it never crosses into another equilibrium.
    """
    rests, goal, moved = 0, -1.0, 0.0
    kept_a, kept_b = value_a, value_b
    for turn in range(ROUNDS):
        week(sides, rest, prize_a, prize_b, fine, later_a + stay * value_a, later_b + stay * value_b, war_a, war_b, out)
        step_a, step_b = out[VALUE_A] - value_a, out[VALUE_B] - value_b
        moved = max(abs(step_a), abs(step_b))
        if moved <= TOLERANCE * (1.0 + (abs(value_a) + abs(value_b))) or stay == 0.0:
            return 0.0
        if goal >= 0.0 and moved > goal:
            value_a, value_b, goal, rests = kept_a, kept_b, -1.0, 12
            continue
        goal = -1.0
        next_a, next_b = out[VALUE_A], out[VALUE_B]
        if rests > 0 or turn > 5000:
            rests -= 1
            onward = 0.5 if turn > 5000 else 1.0  # where the two chase each other
            value_a, value_b = value_a + onward * step_a, value_b + onward * step_b
            continue
        bit = 1e-6 * (1.0 + (abs(value_a) + abs(value_b)))
        to_a, to_b = later_a + stay * value_a, later_b + stay * value_b
        week(sides, rest, prize_a, prize_b, fine, to_a + stay * bit, to_b, war_a, war_b, out)
        aa, ba = (out[VALUE_A] - next_a) / bit, (out[VALUE_B] - next_b) / bit
        week(sides, rest, prize_a, prize_b, fine, to_a, to_b + stay * bit, war_a, war_b, out)
        ab, bb = (out[VALUE_A] - next_a) / bit, (out[VALUE_B] - next_b) / bit
        free = (1.0 - aa) * (1.0 - bb) - ab * ba
        kept_a, kept_b = next_a, next_b
        if free > 1e-9:
            goal = 1e-3 * moved
            value_a += ((1.0 - bb) * step_a + ab * step_b) / free
            value_b += ((1.0 - aa) * step_b + ba * step_a) / free
        else:
            value_a, value_b, rests = next_a, next_b, 12
    return moved


@compiled
def equilibrium(
    sides: Floats, rest: Floats, power_a: Floats, power_b: Floats, fearful: bool
) -> tuple[Floats, float]:
    """All states solved: (planes of shape (13, n, n, 2), greatest remaining movement in weeks of flow).

    fearful: there may be several equilibria, for a side that expects war tomorrow has less to lose by it today. The
    search starts from a truce that lasts for ever; with `fearful`, from war next week.
    power_a, power_b: shape (n, n), chance that A, that B wins where A has recovered to level i and B to level j.
    """
    n = power_a.shape[0]
    answer = np.zeros((len(PLANES), n, n, 2))
    keeps = (1.0 - rest[DESTROYED]) * rest[FLOW]
    spoils = np.zeros((2, n, n, 2))
    for i in range(n):
        for j in range(n):
            spoils[0, i, j, :] = power_a[i, j] * keeps / (1.0 - sides[0, PATIENCE])
            spoils[1, i, j, :] = power_b[i, j] * keeps / (1.0 - sides[1, PATIENCE])
    wars = np.empty((2, n, n, 2))
    for side in range(2):
        wars[side] = spoils[side] - (sides[side, COST_LOW] + sides[side, COST_HIGH]) / 2.0
    out = np.zeros(len(PLANES))
    worst = 0.0
    for back in range(2 * n - 1):
        level = 2 * n - 2 - back
        for i in range(max(0, level - n + 1), min(n - 1, level) + 1):
            j = level - i
            up_a = sides[0, CLIMB] if i < n - 1 else 0.0
            up_b = sides[1, CLIMB] if j < n - 1 else 0.0
            for turned in (1, 0):
                fine = rest[SANCTION_LATER] if turned else rest[SANCTION]
                turning = 0.0 if turned else rest[TURNING]
                war_a = forward(wars[0], i, j, turned, up_a, up_b, turning)
                war_b = forward(wars[1], i, j, turned, up_a, up_b, turning)
                rest_a = forward(answer[VALUE_A], i, j, turned, up_a, up_b, turning)  # here still 0
                rest_b = forward(answer[VALUE_B], i, j, turned, up_a, up_b, turning)
                stay = (1.0 - up_a) * (1.0 - up_b) * (1.0 - turning)
                value_a, value_b = war_a, war_b
                if not fearful:
                    value_a = (power_a[i, j] * rest[FLOW] + sides[0, AID]) / (1.0 - sides[0, PATIENCE])
                    value_b = (power_b[i, j] * rest[FLOW] + sides[1, AID]) / (1.0 - sides[1, PATIENCE])
                left = settle(
                    sides, rest, spoils[0, i, j, turned], spoils[1, i, j, turned], fine, rest_a, rest_b, stay,
                    war_a, war_b, value_a, value_b, out,
                )  # fmt: skip
                answer[:, i, j, turned] = out
                worst = max(worst, left)
    return answer, worst


@compiled
def evenly(table: Floats, chance: Floats) -> float:
    """Sum over states of mass times chance, in an order that swapping the sides does not change."""
    n = table.shape[0]
    total = 0.0
    for i in range(n):
        total += table[i, i, 0] * chance[i, i, 0] + table[i, i, 1] * chance[i, i, 1]
        for j in range(i):
            total += (table[i, j, 0] * chance[i, j, 0] + table[j, i, 0] * chance[j, i, 0]) + (
                table[i, j, 1] * chance[i, j, 1] + table[j, i, 1] * chance[j, i, 1]
            )
    return total


@compiled
def decline(answer: Floats, sides: Floats, rest: Floats, weeks: int) -> tuple[Floats, Floats]:
    """Survival after 0..weeks weeks, and how truces end in each week: shapes (weeks + 1,), (weeks, 5).

    Exact: the chances of all states are carried forward week by week.
    """
    n = answer.shape[1]
    up_a, up_b, turning = sides[0, CLIMB], sides[1, CLIMB], rest[TURNING]
    here, there = np.zeros((n, n, 2)), np.zeros((n, n, 2))
    here[0, 0, 0] = 1.0
    alive = np.ones(weeks + 1)
    ends = np.zeros((weeks, CAUSES))
    ending = (answer[ATTACK_A] + answer[ATTACK_B]) + (answer[REPRISAL_A] + answer[REPRISAL_B]) + answer[SPOILED]
    lasting = np.maximum(1.0 - ending, 0.0)
    for w in range(weeks):
        for cause in range(CAUSES):
            ends[w, cause] = evenly(here, answer[ATTACK_A + cause])
        alive[w + 1] = min(evenly(here, lasting), alive[w])
        for i in range(n):
            for j in range(n):
                here[i, j, 0] *= lasting[i, j, 0]
                here[i, j, 1] *= lasting[i, j, 1]
        for i in range(n):
            for j in range(n):
                stay_a = 1.0 - up_a if i < n - 1 else 1.0
                stay_b = 1.0 - up_b if j < n - 1 else 1.0
                for guard in range(2):
                    both = stay_a * stay_b * here[i, j, guard]
                    one_a = up_a * stay_b * here[i - 1, j, guard] if i > 0 else 0.0
                    one_b = up_b * stay_a * here[i, j - 1, guard] if j > 0 else 0.0
                    if i > 0 and j > 0:
                        both += up_a * up_b * here[i - 1, j - 1, guard]
                    mass = both + (one_a + one_b)
                    if guard == 0:
                        there[i, j, 0] = mass * (1.0 - turning)
                        there[i, j, 1] = mass * turning
                    else:
                        there[i, j, 1] += mass
        here, there = there, here
    return alive, ends


@compiled
def many(
    sides: Floats, rest: Floats, power_a: Floats, power_b: Floats, fearful: bool, weeks: int
) -> tuple[Floats, Floats, Floats, Floats]:
    """Games solved one after another: survival (m, weeks + 1), ends (m, weeks, 5), planes of the first state (m, 13),
    movement left (m,). sides: (m, 2, 8); rest: (m, 9); power: (m, n, n)."""
    m = sides.shape[0]
    alive = np.empty((m, weeks + 1))
    ends = np.empty((m, weeks, CAUSES))
    first = np.empty((m, len(PLANES)))
    left = np.empty(m)
    for k in range(m):
        answer, left[k] = equilibrium(sides[k], rest[k], power_a[k], power_b[k], fearful)
        alive[k], ends[k] = decline(answer, sides[k], rest[k], weeks)
        first[k] = answer[:, 0, 0, 0]
    return alive, ends, first, left
