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
    mean times the present level of the neighbours, and of everybody, over their long one.
    """  # fmt: skip
    areas, own = sums.shape
    everyone = 0.0
    level = np.zeros(len(all_at))
    for i in range(areas):
        for k in range(own):
            out[i, k] = sums[i, k] / seen[i, k] if seen[i, k] > 0.0 else 0.0
        out[i, own] = (total[i] + 0.5) / (days[i] + 1.0)
        everyone += out[i, own]
        for m in range(len(all_at)):
            level[m] += out[i, all_at[m]]
    for i in range(areas):
        mine = out[i, own]
        for m in range(len(near_at)):
            there = 0.0
            usual = 0.0
            for j in range(areas):
                there += near[i, j] * out[j, near_at[m]]
                usual += near[i, j] * out[j, own]
            out[i, own + 1 + m] = mine * there / usual if usual > 0.0 else mine
        for m in range(len(all_at)):
            out[i, own + 1 + len(near_at) + m] = mine * level[m] / everyone


@compiled
def remember(
    counts: np.ndarray, watched: np.ndarray, keep: np.ndarray, near: np.ndarray, near_at: np.ndarray,
    all_at: np.ndarray, stops: np.ndarray, state: np.ndarray,
) -> np.ndarray:
    """What each day is regressed on, (D + 1, A, F), from earlier days alone; the last is the day after.

    counts, watched: (D, A) counts, and 1 where somebody looked; keep: (K,) what a day leaves of a memory;
    stops: (O,) days before which the memory is written into `state` (O, A, 2 K + 2): sums, seen, total, days.
    """  # fmt: skip
    length, areas = counts.shape
    own = len(keep)
    sums = np.zeros((areas, own))
    seen = np.zeros((areas, own))
    total = np.zeros(areas)
    days = np.zeros(areas)
    out = np.zeros((length + 1, areas, own + 1 + len(near_at) + len(all_at)))
    for day in range(length + 1):
        regress(sums, seen, total, days, near, near_at, all_at, out[day])
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
    prior: np.ndarray, trust: float, weights: np.ndarray, rounds: int,
) -> None:
    """Weights (F,) of greatest posterior for days first … last - 1, in place, by expectation-maximisation.

    Each count is split among its causes in proportion to what they contribute (Veen and Schoenberg 2008), then
    each weight becomes what it was given over what it was exposed to: the likelihood of a Poisson count whose
    mean is causes @ weights rises in every round, and no weight turns negative. share: (A,) how much each area
    counts; prior: (F,) weights to which `trust` days more are drawn. Only days with a count need be visited.
    """  # fmt: skip
    areas, number = causes.shape[1], causes.shape[2]
    exposed = np.zeros(number)
    spent = 0.0
    for day in range(first, last):
        for i in range(areas):
            if share[i] * watched[day, i] > 0.0:
                spent += share[i]
                for f in range(number):
                    exposed[f] += share[i] * causes[day, i, f]
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
                    part = share[i] * counts[day, i] / mean
                    for f in range(number):
                        given[f] += part * causes[day, i, f]
        for f in range(number):
            drawn = trust * exposed[f] / max(spent, 1.0)
            if exposed[f] + drawn > 0.0:
                weights[f] = (given[f] * weights[f] + prior[f] * drawn) / (exposed[f] + drawn)


@compiled
def paths(
    state: np.ndarray, keep: np.ndarray, near: np.ndarray, near_at: np.ndarray, all_at: np.ndarray,
    weights: np.ndarray, flat: np.ndarray, expert: np.ndarray, spread: np.ndarray, sway: np.ndarray,
    out: np.ndarray, rng: np.random.Generator,
) -> None:
    """Simulated counts of the days to come, into `out` (draws, H, A).

    state: (A, 2 K + 2) as `remember` writes it; weights: (A, E, F), where expert e is a regression; flat: (A, E)
    a constant mean, where it is none (else below 0); expert: (draws, A) which one an area follows in a draw;
    spread: (draws, A) variance over mean, less 1, of a day's count; sway: (draws, A) factor on the mean.
    """  # fmt: skip
    draws, horizon, areas = out.shape
    own = len(keep)
    number = weights.shape[2]
    causes = np.zeros((areas, number))
    for n in range(draws):
        sums = state[:, :own].copy()
        seen = state[:, own : 2 * own].copy()
        total = state[:, 2 * own].copy()
        days = state[:, 2 * own + 1].copy()
        for h in range(horizon):
            regress(sums, seen, total, days, near, near_at, all_at, causes)
            for i in range(areas):
                e = expert[n, i]
                mean = flat[i, e]
                if mean < 0.0:
                    mean = 0.0
                    for f in range(number):
                        mean += weights[i, e, f] * causes[i, f]
                mean = min(mean * sway[n, i], 1e9)
                if mean > 0.0 and spread[n, i] > 0.0:
                    mean = rng.gamma(mean / spread[n, i], spread[n, i])
                came = rng.poisson(mean) if mean > 0.0 else 0
                out[n, h, i] = came
                for k in range(own):
                    sums[i, k] = sums[i, k] * keep[k] + came
                    seen[i, k] = seen[i, k] * keep[k] + 1.0
                total[i] += came
                days[i] += 1.0
