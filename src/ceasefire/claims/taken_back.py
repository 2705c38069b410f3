"""Ground that is said to be taken back: "regained all the positions". Who takes back what he lost a day before attacks nobody's line.

Only where nobody is named from whom: "retook the town from the rebels" says whose it was. A term of the claim (`back`), in English
and Arabic; it changes neither the claim's other fields nor its id.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.claim import Claim

_BACK = re.compile(
    r"\b(?:re(?:took|take[ns]?|taking|gain(?:ed|s|ing)?|captur(?:ed?|es|ing)|cover(?:ed|s|ing)?|claim(?:ed|s|ing)?|store[ds]?|establish(?:ed|es)?|conquer(?:ed|s)?))\b"
    r"|(?<!\w)[وف]?(?:استعاد\w*|يستعيد\w*|تستعيد\w*|استرجع\w*|استرد\w*)",
    re.IGNORECASE,
)

_FROM = re.compile(r"\bfrom\b|(?<!\w)من(?!\w)", re.IGNORECASE)


def with_back(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """The claims; gains of ground whose own words say that it was taken back, and from nobody, with the term `back`."""
    return tuple(_told(one, text) for one in claims)


def _told(claim: Claim, text: str) -> Claim:
    span = claim.spans.get("act")
    if claim.act != "control_gained" or claim.target is not None or span is None:
        return claim
    whose = claim.spans.get("target")
    if whose is not None and _FROM.search(text, span[1], whose[0]):
        return claim
    found = _BACK.search(text, *span)
    if found is None:
        return claim
    return msgspec.structs.replace(claim, terms={**claim.terms, "back": "yes"}, spans={**claim.spans, "back": found.span()})
