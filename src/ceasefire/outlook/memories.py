"""The loops of the self-exciting process by days: what is remembered of each area, weights, simulated paths."""

from __future__ import annotations

import numpy as np

from ceasefire.agreement.jit import compiled


@compiled
def regress(
    sums: np.ndarray, seen: np.ndarray, total: np.ndarray, days: np.ndarray, near: np.ndarray,
    near_at: np.ndarray, all_at: np.ndarray, out: np.ndarray,
) -> None:
    """What the next day's count is regressed on, into `out` (A, F), from what is remembered.

    sums, seen: (A, K) forgotten sums of counts and of days seen; total, days: (A,) the same without forgetting;
    near: (A, A) how much each area feels each other one, 0 on the diagonal; near_at, all_at: which of the K
    half-lives the neighbours' and everybody's level are taken at. F is K own means, the long mean, and the long
    mean times the present level of the neighbours, and of everybody, over their long one. An area of which
    no day was seen yet is nobody's neighbour and no part of everybody.
    """  # fmt: skip
    areas, own = sums.shape
    everyone = 0.0
    level = np.zeros(len(all_at))
    for i in range(areas):
        for k in range(own):
            out[i, k] = sums[i, k] / seen[i, k] if seen[i, k] > 0.0 else 0.0
        out[i, own] = (total[i] + 0.5) / (days[i] + 1.0)
        if days[i] <= 0.0:
            continue
        everyone += out[i, own]
        for m in range(len(all_at)):
            level[m] += out[i, all_at[m]]
    for i in range(areas):
        mine = out[i, own]
        for m in range(len(near_at)):
            there = 0.0
            usual = 0.0
            for j in range(areas):
                if days[j] > 0.0:
                    there += near[i, j] * out[j, near_at[m]]
                    usual += near[i, j] * out[j, own]
            out[i, own + 1 + m] = mine * there / usual if usual > 0.0 else mine
        for m in range(len(all_at)):
            out[i, own + 1 + len(near_at) + m] = mine * level[m] / everyone if everyone > 0.0 else mine


@compiled
def remember(
    counts: np.ndarray, watched: np.ndarray, keep: np.ndarray, near: np.ndarray, valid: np.ndarray,
    near_at: np.ndarray, all_at: np.ndarray, stops: np.ndarray, state: np.ndarray,
) -> np.ndarray:
    """What each day is regressed on, (D + 1, A, F), from earlier days alone; the last is the day after.

    counts, watched: (D, A) counts, and 1 where somebody looked; keep: (K,) what a day leaves of a memory;
    near: (B, A, A), each valid from a day on, (B,), the first from the first day;
    stops: (O,) days before which the memory is written into `state` (O, A, 2 K + 2): sums, seen, total, days.
    """  # fmt: skip
    length, areas = counts.shape
    own = len(keep)
    sums = np.zeros((areas, own))
    seen = np.zeros((areas, own))
    total = np.zeros(areas)
    days = np.zeros(areas)
    out = np.zeros((length + 1, areas, own + 1 + len(near_at) + len(all_at)))
    block = 0
    for day in range(length + 1):
        while block + 1 < len(valid) and valid[block + 1] <= day:
            block += 1
        regress(sums, seen, total, days, near[block], near_at, all_at, out[day])
        for s in range(len(stops)):
            if stops[s] == day:
                state[s, :, :own] = sums
                state[s, :, own : 2 * own] = seen
                state[s, :, 2 * own] = total
                state[s, :, 2 * own + 1] = days
        if day == length:
            break
        for i in range(areas):
            for k in range(own):
                sums[i, k] = sums[i, k] * keep[k] + counts[day, i] * watched[day, i]
                seen[i, k] = seen[i, k] * keep[k] + watched[day, i]
            total[i] += counts[day, i] * watched[day, i]
            days[i] += watched[day, i]
    return out


@compiled
def climb(
    causes: np.ndarray, counts: np.ndarray, watched: np.ndarray, first: int, last: int, share: np.ndarray,
    prior: np.ndarray, trust: float, weights: np.ndarray, rounds: int, keep: float = 1.0,
) -> None:
    """Weights (F,) of greatest posterior for days first … last - 1, in place, by expectation-maximisation.

    Each count is split among its causes in proportion to what they contribute (Veen and Schoenberg 2008), then
    each weight becomes what it was given over what it was exposed to: the likelihood of a Poisson count whose
    mean is causes @ weights rises in every round, and no weight turns negative. share: (A,) how much each area
    counts; prior: (F,) weights to which `trust` days more are drawn; keep: by how much less a day counts than the one
    after it. Only days with a count need be visited.
    """  # fmt: skip
    areas, number = causes.shape[1], causes.shape[2]
    exposed = np.zeros(number)
    spent = 0.0
    worth = keep ** (last - 1.0 - np.arange(last))
    for day in range(first, last):
        for i in range(areas):
            if share[i] * watched[day, i] > 0.0:
                spent += share[i] * worth[day]
                for f in range(number):
                    exposed[f] += share[i] * worth[day] * causes[day, i, f]
    for f in range(number):
        weights[f] = max(weights[f], 1e-3)
    given = np.zeros(number)
    for _ in range(rounds):
        given[:] = 0.0
        for day in range(first, last):
            for i in range(areas):
                if counts[day, i] > 0.0 and share[i] * watched[day, i] > 0.0:
                    mean = 1e-12
                    for f in range(number):
                        mean += causes[day, i, f] * weights[f]
                    part = share[i] * worth[day] * counts[day, i] / mean
                    for f in range(number):
                        given[f] += part * causes[day, i, f]
        for f in range(number):
            drawn = trust * exposed[f] / max(spent, 1.0)
            if exposed[f] + drawn > 0.0:
                weights[f] = (given[f] * weights[f] + prior[f] * drawn) / (exposed[f] + drawn)


@compiled
def lend(level: np.ndarray, there: np.ndarray, beliefs: np.ndarray, out: np.ndarray) -> None:
    """Beliefs (A, C) of areas about as busy, into `out` (A, C): means with weights that fall with the difference of
    their levels' logarithms as a bell curve of standard deviation 1. level: (A,); there: (A,) who has a say. Summed in
    the order of the areas, so that one without a say changes no bit.
    """
    areas, cells = beliefs.shape
    out[:] = 0.0
    for i in range(areas):
        total = 0.0
        for j in range(areas):
            if there[j]:
                weight = np.exp(-0.5 * np.log(level[i] / level[j]) ** 2) + 1e-12
                total += weight
                for c in range(cells):
                    out[i, c] += weight * beliefs[j, c]
        if total > 0.0:
            for c in range(cells):
                out[i, c] /= total


@compiled
def paths(
    memory: np.ndarray, keep: np.ndarray, around: np.ndarray, weights: np.ndarray, flat: np.ndarray,
    expert: np.ndarray, spread: np.ndarray, sway: np.ndarray, out: np.ndarray, rng: np.random.Generator,
) -> None:
    """Simulated counts of one area's days to come, into `out` (draws, H).

    memory: (2 K + 2,) as `remember` writes it; around: (M,) how far the neighbours' and everybody's level lies
    above the usual, which stays as it is; weights: (E, F), where expert e is a regression; flat: (E,) a constant
    mean where it is none, else below 0; expert: (draws,) which one is followed; spread: (draws,) variance over
    mean, less 1, of a day's count; sway: (draws,) factor on all means of a path, above 0: what it adds is not
    remembered, for it would add up from day to day.
    """  # fmt: skip
    draws, horizon = out.shape
    own = len(keep)
    sums = np.zeros(own)
    seen = np.zeros(own)
    for n in range(draws):
        sums[:] = memory[:own]
        seen[:] = memory[own : 2 * own]
        total = memory[2 * own]
        days = memory[2 * own + 1]
        e = expert[n]
        for h in range(horizon):
            mean = flat[e]
            if mean < 0.0:
                long = (total + 0.5) / (days + 1.0)
                mean = weights[e, own] * long
                for k in range(own):
                    mean += weights[e, k] * sums[k] / max(seen[k], 1e-9)
                for m in range(len(around)):
                    mean += weights[e, own + 1 + m] * long * around[m]
            mean = min(mean * sway[n], 1e9)
            if mean > 0.0 and spread[n] > 0.0:
                mean = rng.gamma(mean / spread[n], spread[n])
            came = rng.poisson(mean) if mean > 0.0 else 0
            out[n, h] = came
            base = came / sway[n]
            for k in range(own):
                sums[k] = sums[k] * keep[k] + base
                seen[k] = seen[k] * keep[k] + 1.0
            total += base
            days += 1.0
