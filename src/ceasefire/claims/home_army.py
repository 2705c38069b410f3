"""Whose "the army", "government troops", "the junta" is in a text whose places all lie in one country, and that names this state and no other."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.armies import forces_of
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.bystanders import lies_elsewhere
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE
from ceasefire.claims.placenames import resolve
from ceasefire.claims.roles import Party, low
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_ARMED = words("army military junta")
_OF_THEM = _ARMED | words("government federal")
_BESIDE = words("the an a two three four five six seven eight nine ten several some senior local its")
_RIVAL = re.compile(r"\b(?:Government|Army|Armed Forces)\b", re.IGNORECASE)
_SPEAKS = words("spokesman spokeswoman spokesperson chief commander official officer statement leader source general")
_NEAR = words("in on at near outside around")

_LAST: list[tuple[Sequence[Mention], Vocabulary, str | None]] = []
"""The text that was looked through last: it is asked once for each party."""


def home_state(found: Sequence[Mention], vocabulary: Vocabulary, text: str) -> str | None:
    """The id of the only state that a text is about; None where its places lie in several, it does not name it,
    it names another, or the country has rival armies; where people flee to or a border leads to is no place of its. found: all its names."""
    if _LAST and _LAST[0][0] is found and _LAST[0][1] is vocabulary:
        return _LAST[0][2]
    known = _home_state(found, vocabulary, text)
    _LAST[:] = [(found, vocabulary, known)]
    return known


def _home_state(found: Sequence[Mention], vocabulary: Vocabulary, text: str) -> str | None:
    codes: set[str] = set()
    for one in found:
        if one.kind == "place" and one.id is not None and not lies_elsewhere(one, text):
            place = resolve(one, vocabulary)
            codes |= {place.admin[0]} if place.admin and not place.ambiguous else set()
    state = f"state_{next(iter(codes)).lower()}" if len(codes) == 1 else ""
    record = vocabulary.actors.get(state)
    if record is None:
        return None
    mine = {state, forces_of(state, vocabulary)}
    for one in found:
        other = vocabulary.actors.get(one.id or "") if one.kind == "actor" else None
        if other is not None and other.kind in {"state", "armed_forces", "coalition"} and other.id not in mine:
            return None
    named = any(m.id in mine or (m.kind == "place" and f"state_{(m.id or '').lower()}" == state) for m in found)
    return state if named and not _has_rivals(state, vocabulary) else None


_RIVALS: list[tuple[Vocabulary, dict[str, bool]]] = []


def _has_rivals(state: str, vocabulary: Vocabulary) -> bool:
    """Whether the vocabulary knows another government or army that bears the country's name."""
    if not _RIVALS or _RIVALS[0][0] is not vocabulary:
        _RIVALS[:] = [(vocabulary, {})]
    known = _RIVALS[0][1]
    if state not in known:
        record, own = vocabulary.actors[state], forces_of(state, vocabulary)
        names = {record.name, *(a.text.removesuffix(" army") for a in record.aliases if a.text.endswith(" army") and "'" not in a.text)}
        known[state] = any(
            a.id not in {state, own} and _RIVAL.search(a.name) is not None and any(a.name.startswith(f"{name} ") for name in names) for a in vocabulary.actors.values()
        )
    return known[state]


def _meant(word: str, found: Sequence[Mention], vocabulary: Vocabulary, force: bool, text: str) -> str | None:
    if word == "army" and any(m.kind == "actor" and m.surface.endswith("Army") and (r := vocabulary.actors.get(m.id or "")) is not None and r.kind == "armed_group" for m in found):
        return None  # where a band calls itself an army, "the army" may be it
    state = home_state(found, vocabulary, text)
    return (forces_of(state, vocabulary) or state) if force else state


def home_army_meant(p: Parsed, one: Party, found: Sequence[Mention], vocabulary: Vocabulary) -> Party:
    """A party with the state or army that "the army", "government troops", "junta jets" mean; unchanged where the text leaves it open."""
    if one.id is not None or one.pronoun or one.token >= len(p.doc):
        return one
    token = p.doc[one.token]
    if (one.head not in FORCE and low(token) not in _OF_THEM) or token.i in p.named or singular(token.text) != one.head:
        return one
    lefts = [c for c in token.lefts if c.dep_ not in {"punct", "case"}]
    if any(c.i in p.named for c in lefts) or any(c.dep_ in {"prep", "relcl", "acl", "appos", "amod"} and low(c) not in _NEAR for c in token.rights):
        return one
    left = [low(c) for c in lefts]
    word = low(token)
    if word in _OF_THEM - {"federal"}:
        beneath = token.dep_ in {"compound", "nmod", "amod"}
        plain = left == ["the"] or (beneath and not left)
        force = word != "government" or beneath
    else:
        whose = next((low(c) for c in lefts if c.dep_ == "poss" and low(c) in _ARMED and all(low(d) in {"the", "'s", "’s"} for d in c.children)), None)
        word = next((w for w in left if w in _OF_THEM), "") if whose is None else whose
        plain, force = one.head in FORCE and word != "" and (whose is not None or all(w in _BESIDE or w in _OF_THEM for w in left)), True
    known = _meant(word, found, vocabulary, force, p.text) if plain else None
    return one if known is None else msgspec.structs.replace(one, id=known)


_SPOKEN = re.compile(r"(?:the )?(?P<whose>army|military|junta|government)(?:['’]s)?(?: (?P<office>[a-z]+))?", re.IGNORECASE)
_THE = re.compile(r"\bthe\s$", re.IGNORECASE)


def home_army_speaks(who: Asserter, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> Asserter:
    """ "the army said", "the junta's spokesman said", "an army spokesman said"."""
    said = _SPOKEN.fullmatch(who.words) if who.id is None else None
    if said is None or (said["office"] is not None and said["office"].lower() not in _SPEAKS):
        return who
    if said["office"] is None and _THE.search(text, max(0, who.span[0] - 4), who.span[0]) is None:
        return who
    known = _meant(said["whose"].lower(), found, vocabulary, said["whose"].lower() != "government", text)
    return who if known is None else msgspec.structs.replace(who, id=known)
