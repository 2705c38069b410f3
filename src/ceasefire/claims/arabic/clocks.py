"""Times of day to the minute: `الساعة 11:10 ليلا`, `عند العاشرة صباحا`."""

from __future__ import annotations

import re

from ceasefire.claims.arabic.dates import Parser
from ceasefire.claims.arabic.datewords import HOURS, PARTS
from ceasefire.claims.arabic.tokens import word_forms

_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")
_AT = {"عند", "الساعه", "حوالي", "تمام", "في"}


def clock_at(p: Parser, i: int) -> tuple[int, int] | None:
    """`الساعة 11:10 ليلا`, `عند العاشرة صباحا`: (minute of the day, next index)."""
    at = i
    cued = False
    if _among(p.norm(at), _AT):
        while _among(p.norm(at), _AT | {"قرابه"}):
            cued = cued or "ساعه" in p.norm(at) or p.norm(at) in ("عند", "وعند")
            at += 1
    norm = p.norm(at)
    found = _CLOCK.match(norm) if ":" in norm else None
    if found:
        hour, minute, at = int(found[1]), int(found[2]), at + 1
    elif cued and norm.isdecimal() and 0 <= int(norm[:4] or 0) <= 24 and len(norm) <= 2:
        hour, minute, at = int(norm) % 24, 0, at + 1
    elif cued and norm in HOURS:
        hour, minute, at = HOURS[norm], 0, at + 1
        if hour < 3 and p.norm(at) in ("عشر", "عشره"):
            hour, at = 10 + hour, at + 1
        if p.norm(at) in ("والنصف", "ونصف"):
            minute, at = 30, at + 1
        elif p.norm(at) in ("والربع", "وربع"):
            minute, at = 15, at + 1
    else:
        return None
    if p.norm(at) in ("من", "في") and p.norm(at + 1) in PARTS | {"بعد"}:
        at += 1
    part = p.norm(at)
    if part == "بعد" and p.norm(at + 1) in ("منتصف", "الظهر"):
        midnight = p.norm(at + 1) == "منتصف"
        at += 3 if midnight and p.norm(at + 2) in ("الليل", "ليل") else 2
        return ((hour % 12) * 60 + minute if midnight else (hour % 12 + 12) * 60 + minute), at
    if part in PARTS:
        at += 1
        if part[:2] == "ال" or part[:3] in ("مسا", "عصر") or (part[:3] in ("ظهر", "ليل")):
            stem = part.removeprefix("ال")
            if stem[:3] in ("مسا", "عصر", "ظهر") and hour < 12:
                hour += 12 if not (stem[:3] == "ظهر" and hour in (11,)) else 0
            elif stem[:3] == "ليل":
                hour = 0 if hour == 12 else hour + 12 if 6 <= hour < 12 else hour
    elif cued and ":" not in norm and norm not in HOURS and not part:
        pass
    return (hour % 24) * 60 + minute, at


def _among(norm: str, words: set[str]) -> bool:
    """Whether a word is one of `words`, clitics left aside."""
    return any(rest in words for _, rest in word_forms(norm))
