"""Places that only say who speaks, or where: "a doctor in X said", "X's mayor told", "told reporters in X that"."""

from __future__ import annotations

from ceasefire.claims.asserters import can_speak
from ceasefire.claims.landmarks import named_on
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.dossier.wordlist import words

_SAID = words("said says say told tells added adds announced announces stated states confirmed confirms wrote writes warned warns")
_SPEAKS = _SAID | {"according"}
_TOLD = words("said says told tells announced")
_EDGE = frozenset({",", ";", ":", ".", "!", "?", '"', "''", "``", "”", "“", "—", "–", "(", ")"})
_INSIDE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "PRP$", "RB", "HYPH", "VBN", "JJS", "JJR"})
_OF = words("of in at from for to near on and with")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 14


def speakers_places(p: Parsed) -> frozenset[int]:
    """Numbers of the words that are places and say of whoever speaks in a sentence who or where he is."""
    known = p.memo.get("speakers_places")
    if known is None:
        known = p.memo["speakers_places"] = frozenset(_found(p))
    found: frozenset[int] = known
    return found


def told_places(p: Parsed) -> list[Mention]:
    """The places that a sentence names, without those of whoever speaks."""
    said = {id(m) for i in speakers_places(p) for m in p.named[i]}
    return [m for i in sorted(p.named) for m in p.named[i] if m.kind == "place" and id(m) not in said]


_NEIGHBOURS = words(
    """resident inhabitant villager neighbour neighbor local witness eyewitness doctor medic paramedic nurse surgeon hospital clinic shopkeeper farmer
    shepherd teacher elder mukhtar guard rescuer volunteer activist correspondent reporter family relative mother father woman man boy girl student
    imam priest policeman police source driver worker survivor committee fisherman trader monk nun herder guardsman
    civil society journalist photographer"""
)
_SEATS = words("government ministry embassy parliament headquarters delegation presidency command mission")


def neighbours_places(p: Parsed) -> list[Mention]:
    """Where those are who tell what they have seen or know at first hand: "residents of X said", "a doctor at the hospital in X told"."""
    result: list[Mention] = []
    for i in sorted(speakers_places(p)):
        at, near, seat = p.doc[i], False, False
        for _ in range(_HOPS):
            if at.head == at or at.tag_.startswith("VB"):
                break
            near = near or singular(low(at)) in _NEIGHBOURS
            seat = seat or low(at) in _SEATS
            at = at.head
        if near and not seat:
            result += [m for m in p.named[i] if m.kind == "place"]
    return result


_HOPS = 8


def _found(p: Parsed) -> set[int]:
    result: set[int] = set()
    if _SPEAKS.isdisjoint(p.said):
        return result
    places = {i for i, same in p.named.items() for m in same if m.kind == "place"}
    if not places:
        return result
    for i, word in enumerate(p.lows):
        if word not in _SPEAKS:
            continue
        if word == "according" and p.lows[i + 1 : i + 2] == ["to"]:
            result |= places & set(range(i + 2, named_on(p, i + 2, _until(p, i + 2), places)))
        if word not in _SAID or not p.tags[i].startswith("VB") or p.tags[i] == "VBG" or p.lows[i - 1 : i] in (["was"], ["were"], ["be"], ["been"], ["is"], ["are"]):
            continue
        first = _phrase(p, i)
        before = first < i and any(can_speak(p.tokens[k]) for k in range(first, i) if k not in places)
        if before:
            result |= places & set(range(first, i))
        aside = first > 0 and p.lows[first - 1] in _EDGE  # "..., a doctor said in X"
        turned = first == i and i > 0 and p.lows[i - 1] in _EDGE  # "..., said a doctor in X"
        stop = _until(p, i + 1)
        if turned or (aside and word in _TOLD):
            result |= places & set(range(i + 1, stop))
        elif before and word in _TOLD and (opens := next((k for k in range(i + 1, min(i + 10, len(p.lows))) if p.lows[k] == "that" and p.tags[k] == "IN"), None)) is not None and _FINITE.isdisjoint(p.tags[i + 1 : opens]):
            result |= places & set(range(i + 1, opens))
    return result


def _phrase(p: Parsed, verb: int) -> int:
    """Where the noun phrase before a verb of saying begins."""
    at = verb
    while at > 0 and verb - at < _REACH:
        here = at - 1
        if not (p.tags[here] in _INSIDE or here in p.named or p.lows[here] in _OF):
            break
        at = here
        if p.tags[here] == "DT" and not (here and p.lows[here - 1] in _OF):
            break
    while at < verb and p.lows[at] in _OF:
        at += 1
    return at


def _until(p: Parsed, at: int) -> int:
    """Where the words about a speaker end: at the next mark or finite verb."""
    while at < len(p.lows) and p.lows[at] not in _EDGE and p.tags[at] not in _FINITE and p.lows[at] not in {"that", "who", "which"}:
        at += 1
    return at
