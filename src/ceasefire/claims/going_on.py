"""Whether a sentence plainly goes on with what was told before it, and so keeps its day."""

from __future__ import annotations

from itertools import pairwise

from ceasefire.claims.parse import Parsed
from ceasefire.dossier.wordlist import words

_ON = words("they them their it its he she his her these those then also too likewise both another others later afterwards subsequently thereafter")


_TOLD = words("violation violations attack attacks strike strikes raid raids incident incidents blast assault operation shelling bombardment fighting clashes fighters troops soldiers gunmen attackers")


def goes_on(p: Parsed) -> bool:
    """Whether a sentence plainly goes on with what was told: "they", "then", "another", "the two"."""
    opening = p.lows[:8]
    if any(a in {"the", "these", "this"} and b in _TOLD for a, b in pairwise(opening)):
        return True
    opening = p.lows[:6]
    return not _ON.isdisjoint(opening) or (len(opening) > 1 and opening[0] in {"some", "most", "part", "none", "one"} and "them" in p.lows) or "them" in p.lows
