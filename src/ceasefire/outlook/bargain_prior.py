"""What is held likely of a parameter before anything is seen, with its reason and its source."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from ceasefire.outlook.bargain_solve import Floats


class Prior(msgspec.Struct, frozen=True, kw_only=True):
    """A belief in three numbers: nobody would be surprised between low and high, and likely is the best guess.

    low, likely, high: in the parameter's unit; drawn from the triangle over them. All equal: a fixed value. why: the
    reason, in our words; source: where it comes from; step: what one plausible step of the lever changes, where the
    file gives it; given: whether the file states it, or it is the general prior of the program.
    """

    low: float
    likely: float
    high: float
    why: str
    source: str
    step: float | None = None
    given: bool = True

    @property
    def fixed(self) -> bool:
        """Whether there is nothing to draw."""
        return self.low == self.high

    def at(self, u: Floats | float) -> Floats:
        """Values at these quantiles (0..1), by the inverse of the triangle's distribution."""
        width = self.high - self.low
        if width == 0.0 or math.isinf(self.likely):
            return np.full(np.shape(u), self.likely)
        left, right = self.likely - self.low, self.high - self.likely
        rise = self.low + np.sqrt(u * width * left)
        fall = self.high - np.sqrt((1.0 - u) * width * right)
        return np.where(u < left / width, rise, fall)
