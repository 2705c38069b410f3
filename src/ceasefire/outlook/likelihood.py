"""The words for a likelihood, as analysts agreed on them (ICD 203, 2015), and confidence, which is told apart."""

from __future__ import annotations

from typing import Literal

Confidence = Literal["low", "moderate", "high"]

_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
)


def likelihood(probability: float) -> str:
    """The word for a probability; at a border the stronger word."""
    if probability <= 0.5:
        return next(word for most, word in _WORDS if probability <= most)
    return next((word for most, word in _WORDS if probability < most), "almost certain")


def percent(probability: float) -> str:
    """`87 %`; near the ends `<1 %` and `>99 %`: no forecast here is certain."""
    if probability < 0.01:
        return "<1 %"
    return ">99 %" if probability > 0.99 else f"{100 * probability:.0f} %"
