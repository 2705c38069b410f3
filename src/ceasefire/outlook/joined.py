"""Strata joined until each holds enough forecasts to tell whether its intervals are right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ceasefire.outlook.stack import BOUNDS

ENOUGH = 100
"""Forecasts from which a stratum's coverage tells something: that of a perfect forecast has a standard error of
sqrt(.9 * .1 / 100) = .03 there, as much as the coverage may lie off (.87 to .93). With fewer, chance alone often leads out."""


def joined(numbers: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Strata, by their place, that are scored together; numbers: forecasts of each, from the quietest to the busiest.

    While one holds fewer than `ENOUGH`, the one with the fewest (of equal ones the quieter) joins the smaller of its
    neighbours (of equal ones the quieter). Strata without a forecast are left out. What came has no part in it.
    """
    groups: list[tuple[int, ...]] = [(place,) for place, number in enumerate(numbers) if number]

    def size(at: int) -> int:
        return sum(numbers[place] for place in groups[at])

    while len(groups) > 1:
        least = min(range(len(groups)), key=size)
        if size(least) >= ENOUGH:
            break
        other = min((at for at in (least - 1, least + 1) if 0 <= at < len(groups)), key=size)
        first = min(least, other)
        groups[first : first + 2] = [groups[first] + groups[first + 1]]
    return tuple(groups)


def called(group: Sequence[int]) -> str:
    """What counts the last year led one to expect in these strata, in words."""
    low, high = min(group), max(group)
    if low == 0:
        return f"below {BOUNDS[high]:g}" if high < len(BOUNDS) else "any"
    return f"{BOUNDS[low - 1]:g} to {BOUNDS[high]:g}" if high < len(BOUNDS) else f"{BOUNDS[low - 1]:g} and more"


def by_chance(number: int, level: float = 0.9) -> tuple[float, float]:
    """Between which shares the coverage of `number` perfect, independent forecasts lies in nine of ten cases or more:
    the exact quantiles of the binomial distribution."""
    from scipy.special import bdtr

    below = bdtr(np.arange(number + 1.0), number, level)
    low, high = (int(np.argmax(below >= share - 1e-12)) for share in (0.05, 0.95))
    return low / number, high / number
