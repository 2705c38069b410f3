"""How good forecasts were, beside the baselines', with intervals, and by strata that were known beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from ceasefire.outlook import scores
from ceasefire.outlook.bootstrap import block_means, bounds
from ceasefire.outlook.grid import Floats, Ints
from ceasefire.outlook.joined import ENOUGH, by_chance, called, joined
from ceasefire.outlook.panel import Bools
from ceasefire.outlook.stack import STRATA, stratum

NAMES = ("log1p_crps", "crps", "crps_fair", "ignorance", "interval_score_90", "brier_any", "coverage_90", "pit_coverage_90")
"""What is computed, in this order. `coverage_90`: share of counts in the central 90 % interval, ends included;
`pit_coverage_90`: the same of their randomised probability integral transforms, which is .9 for a calibrated forecast
also where counts are small."""

Kept = tuple[int, Ints, Floats, Mapping[str, Ints], Bools]
"""Number of the period; draws (A, m); usual level (A,); baselines' draws; which areas are scored (A,)."""


class Score(msgspec.Struct, frozen=True):
    """A mean over areas and periods, and the 90 % interval of a block bootstrap (blocks of six months); no interval where
    there are not two blocks."""

    mean: float
    low: float | None
    high: float | None


class Stratum(msgspec.Struct, frozen=True):
    """Forecasts of areas whose last year led one to expect so much of a period. pit: shares of ten equal bins; by_chance:
    between which shares the coverage of perfect forecasts lies in nine of ten cases, if they err independently; why:
    that they are too few to tell; parts: the strata of which it was joined, where one alone held too few."""

    usual: str
    forecasts: int
    scores: dict[str, Score]
    pit: tuple[float, ...]
    by_chance: tuple[float, float]
    why: str | None = None
    parts: tuple[Stratum, ...] = ()


class Evaluation(msgspec.Struct, frozen=True):
    """forecasts: how many were scored; scores: name -> mean and interval; baselines: name of the baseline -> the same;
    gain: baseline -> by which share our log1p-CRPS is lower than its; strata; pit: shares of ten equal bins; bands: between
    which shares a calibrated forecast would lie in nine of ten cases."""

    forecasts: int
    periods: int
    scores: dict[str, Score]
    baselines: dict[str, dict[str, Score]]
    gain: dict[str, Score]
    strata: tuple[Stratum, ...]
    pit: tuple[float, ...]
    bands: tuple[float, float]


def table(draws: Ints, counts: Ints) -> Floats:
    """(n, len(NAMES)) all scores of n forecasts."""
    low, high = scores.pit(draws, counts)
    columns = (
        scores.log_crps(draws, counts), scores.crps(draws, counts), scores.crps(draws, counts, fair=True), scores.ignorance(draws, counts),
        scores.interval_score(draws, counts), scores.brier(draws, counts), scores.covered(draws, counts), scores.inside(low, high),
    )  # fmt: skip
    return np.stack(columns, 1)


def evaluate(counts: Ints, kept: Sequence[Kept], block: int) -> Evaluation:
    """counts: (T, A) what came; block: periods of a bootstrap block."""
    came = np.concatenate([counts[t][use] for t, _, _, _, use in kept])
    period = np.concatenate([np.full(int(use.sum()), t) for t, _, _, _, use in kept])
    usual = np.concatenate([level[use] for _, _, level, _, use in kept])
    draws = np.concatenate([made[use] for _, made, _, _, use in kept])
    ours = table(draws, came)
    low, high = scores.pit(draws, came)
    beside, gain = {}, {}
    for name in kept[0][3]:
        theirs = table(np.concatenate([given[name][use] for _, _, _, given, use in kept]), came)
        beside[name] = _summary(theirs, period, block)
        if theirs[:, 0].mean() < 1e-9:
            continue  # nothing is left to gain on a baseline that was never wrong
        both = block_means(np.stack([ours[:, 0], theirs[:, 0]], 1), period, block)
        share = 1 - both[:, 0] / np.maximum(both[:, 1], 1e-12)
        gain[name] = _score(1 - ours[:, 0].mean() / float(theirs[:, 0].mean()), share, _enough(period, block))
    at = stratum(usual)

    def scored(group: Sequence[int]) -> Stratum:
        here = np.isin(at, group)
        number, (least, most) = int(here.sum()), by_chance(int(here.sum()))
        return Stratum(
            usual=called(group), forecasts=number, scores=_summary(ours[here], period[here], block),
            pit=_rounded(scores.pit_histogram(low[here], high[here])), by_chance=(round(least, 4), round(most, 4)),
            why=None if number >= ENOUGH else f"too few to tell: {number}, {ENOUGH} are needed",
            parts=tuple(scored((one,)) for one in group) if len(group) > 1 else (),
        )  # fmt: skip

    strata = [scored(group) for group in joined([int((at == s).sum()) for s in range(len(STRATA))])]
    return Evaluation(
        forecasts=len(came), periods=len(np.unique(period)), scores=_summary(ours, period, block), baselines=beside, gain=gain,
        strata=tuple(strata), pit=_rounded(scores.pit_histogram(low, high)), bands=_bands(len(came)),
    )  # fmt: skip


def _summary(values: Floats, period: Ints, block: int) -> dict[str, Score]:
    means = block_means(values, period, block)
    return {name: _score(float(values[:, n].mean()), means[:, n], _enough(period, block)) for n, name in enumerate(NAMES)}


def _enough(period: Ints, block: int) -> bool:
    return len(np.unique(period)) >= 2 * block


def _score(mean: float, means: Floats, enough: bool) -> Score:
    if not enough:
        return Score(round(float(mean), 5), None, None)
    low, high = bounds(means)
    return Score(round(float(mean), 5), round(low, 5), round(high, 5))


def _bands(n: int, bins: int = 10) -> tuple[float, float]:
    """Nine of ten bins lie within 1.645 standard errors of a tenth, if forecasts are calibrated and err independently."""
    half = 1.645 * float(np.sqrt((1 / bins) * (1 - 1 / bins) / n))
    return round(max(0.0, 1 / bins - half), 4), round(1 / bins + half, 4)


def _rounded(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(v), 4) for v in values)
