"""A list of places of which each has its own day: "convoys reached Aville (3 May), Byville (5 May) and Cville on 8 May"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.draft import Draft
from ceasefire.claims.placenames import Where
from ceasefire.claims.time_rules import When

_GAP = re.compile(r"(?:['’]s)?(?: (?:town|city|village|district|governorate|province|camp))?\s*[(,]?\s*$")
_FAR = 24


def apart_by_day(text: str, draft: Draft, times: Sequence[When]) -> list[Draft]:
    """The draft, or one for each place where two or more of its places are directly followed by days that differ."""
    if len(draft.places) < 2 or draft.kind != "event":
        return [draft]
    own = [_day(text, where, times) for where in draft.places]
    known = [one for one in own if one is not None]
    if len(known) < 2 or len({one.interval for one in known}) < 2:
        return [draft]
    return [
        msgspec.structs.replace(
            draft, places=(where,), when=day, harmed=0,
            killed=draft.killed if number == draft.harmed else None, injured=draft.injured if number == draft.harmed else None,
            harm_spans=draft.harm_spans if number == draft.harmed else {},
        )
        for number, (where, day) in enumerate(zip(draft.places, own, strict=True))
    ]  # fmt: skip


def _day(text: str, where: Where, times: Sequence[When]) -> When | None:
    after = [w for w in times if w.interval is not None and 0 <= w.span[0] - where.span[1] <= _FAR and _GAP.fullmatch(text, where.span[1], w.span[0]) is not None]
    return after[0] if after else None
