"""Whom heads of states and ministers speak for when the text names them once with their office: "Xian President Ana Belu ... Belu said"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims.mentions import Mention
from ceasefire.claims.roles import Party
from ceasefire.dossier.actor import Actor

_OFFICE = (
    r"(?:(?:vice|deputy|acting|prime|foreign|defen[cs]e|interior|information|health|state|junior|first|military) )*"
    r"(?:president|premier|chancellor|minister|king|queen|emir|prince|sultan|secretary|spokes(?:man|woman|person)|envoy|ambassador|leader|parliament speaker)"
)
_NAMED = re.compile(rf"(?:['’]s)?(?P<office>(?: {_OFFICE})*)(?P<names>(?: (?:[a-z]{{2,3}}-)?[A-Z][\w.'’-]*[\w’'])+)")
_HOLDS = re.compile(rf"\b{_OFFICE}$", re.IGNORECASE)
_LOWER_OFFICE = re.compile(_OFFICE, re.IGNORECASE)
_PREFIX = re.compile(r"^(?:al|el|ash|an|ad)-", re.IGNORECASE)


def surname(words: str) -> str:
    """The last word of a name, without an article written onto it."""
    return _PREFIX.sub("", words.split()[-1].strip("'’.,")).lower() if words.split() else ""


def office_holders(text: str, found: Sequence[Mention], actors: Mapping[str, Actor]) -> dict[str, str]:
    """Surname -> id of the state whose office its bearer holds, where the text says so and says it of one state only."""
    if _LAST and _LAST[0][0] is text and _LAST[0][1] is found and _LAST[0][2] is actors:
        return _LAST[0][3]
    told: dict[str, set[str]] = {}
    for one in found:
        record = actors.get(one.id or "")
        if record is None or record.kind != "state":
            continue
        after = text[one.end : one.end + 90]
        match = _NAMED.match(_lowered(after))
        if match is None or not (match["office"] or _HOLDS.search(one.surface)):
            continue
        names = after[match.start("names") : match.end("names")].split()
        if 1 < len(names) <= 5 or (len(names) == 1 and match["office"]):
            told.setdefault(surname(names[-1]), set()).add(str(one.id))
    holders = {name: next(iter(ids)) for name, ids in told.items() if len(ids) == 1 and len(name) > 2}
    _LAST[:] = [(text, found, actors, holders)]
    return holders


_LAST: list[tuple[str, Sequence[Mention], Mapping[str, Actor], dict[str, str]]] = []
"""The text that was looked through last: its speakers are asked for one by one."""


def office_meant(one: Party, text: str, found: Sequence[Mention], actors: Mapping[str, Actor]) -> Party:
    """A party that is such a person by surname, as the state; any other unchanged."""
    if one.id is not None or one.pronoun or not (last := one.surface.split()[-1:]) or last[0].islower() or not _PREFIX.sub("", last[0])[:1].isupper():
        return one
    known = office_holders(text, found, actors).get(surname(last[0]))
    return one if known is None else msgspec.structs.replace(one, id=known)


def _lowered(text: str) -> str:
    """The text with its words of office in small letters, so that capitals are names."""
    return _LOWER_OFFICE.sub(lambda m: m[0].lower(), text)
