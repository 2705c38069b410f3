"""Which claims are of a happening, and can be matched."""

from __future__ import annotations

from ceasefire.claims.claim import Claim

MATCHED = frozenset({"asserted", "hedged", "denied"})
"""Modalities that speak of something that happened, or did not. Plans and opinions do not."""


def usable(claim: Claim) -> bool:
    """Whether a claim is of a happening, and is matched."""
    return not unusable(claim)


def unusable(claim: Claim) -> str:
    """Why a claim is matched with nothing, in words; empty where it is matched."""
    if claim.modality not in MATCHED:
        return "speaks of no happening"
    return "counts over a region and a time" if "aggregate" in claim.terms else ""
