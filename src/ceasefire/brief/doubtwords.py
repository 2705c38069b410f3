"""Words for what was read with doubt."""

from __future__ import annotations

import msgspec

from ceasefire.claims.claim import Claim

CHECK = "read with doubt, check: {fields}"
FIELD = {"place": "place", "when": "time", "killed": "killed", "injured": "injured", "attributed_to": "who says it", "actor": "who did it", "claim": "whether it is told"}
"""What may be doubted of a claim, in words."""


def check(claim: Claim) -> str:
    """Which of the values that were read of a claim are to be checked; empty where none is doubted or doubt was not computed.
    A blank that is doubted is for those who work on the dossier: no value stands in a brief that could mislead."""
    doubted = () if isinstance(claim.doubt, msgspec.UnsetType) else tuple(field for field in claim.doubt if claim.says(field))
    return CHECK.format(fields=", ".join(FIELD[field] for field in doubted)) if doubted else ""
