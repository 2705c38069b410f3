"""Whom a pronoun means inside a sentence of saying: "the rebels said they would leave"."""

from __future__ import annotations

from collections.abc import Container, Sequence

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.draft import HOSTILE, STATEMENTS
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE, TITLES
from ceasefire.claims.roles import Party, low
from ceasefire.claims.stance_words import DENY, INTEND, SAY
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_SAYING = SAY | INTEND | DENY
_ONE = frozenset({"it", "its"})
_MANY = frozenset({"they", "them", "their"})
_PERSON = frozenset({"he", "she", "his"})
_ANY = _ONE | _MANY | _PERSON


def sayer_meant(p: Parsed, one: Party, act: str) -> Party:
    """The party itself, or, where it is a pronoun, whoever says the clause it stands in and agrees
    with it in number. A person ("he") acts for an office only where the act is a statement."""
    if not one.pronoun or one.id is not None:
        return one
    token = p.doc[one.token]
    said = low(token) if low(token) in _ANY else _owner(token)
    speaker = _speaker(token)
    if speaker is None or not _agrees(p, speaker, said, act):
        return one
    meant = roles.party(p, speaker)
    if meant.pronoun and speaker.tag_ in {"PRP", "DT"}:
        return one
    return msgspec.structs.replace(meant, head=one.head if said in {"its", "their", "his"} else meant.head)


def first_person(p: Parsed, one: Party, chain: Sequence[Asserter], actors: Container[str]) -> Party:
    """ "we", "us", "our forces" in what somebody says: the party that says it."""
    if one.id is not None or not chain or chain[-1].id is None or chain[-1].id not in actors:
        return one
    token = p.doc[one.token]
    own = low(token) in _WE or (one.head in FORCE and any(c.dep_ == "poss" and low(c) == "our" for c in token.children))
    return msgspec.structs.replace(one, id=chain[-1].id) if own else one


_WE = frozenset({"we", "us"})


def _owner(token: Word) -> str:
    """ "its", "their" of "its forces"."""
    return next((low(c) for c in token.children if c.dep_ == "poss" and low(c) in _ANY), "")


def _speaker(token: Word) -> Word | None:
    """The subject of the nearest verb of saying that the word's clause hangs on."""
    at = token
    while at.head != at:
        above = at.head
        if above.tag_.startswith("VB") and at.dep_ == "ccomp":
            if low(above) not in _SAYING or roles.is_passive(above):
                return None
            found = roles.subject(above)
            return found if found is not None and found.i != token.i and found.i < token.i else None
        if at.dep_ in {"relcl", "advcl"}:
            return None
        at = above
    return None


def _agrees(p: Parsed, speaker: Word, said: str, act: str) -> bool:
    named = p.mention(speaker, "actor") is not None
    many = speaker.tag_ in {"NNS", "NNPS"} or low(speaker) in {"police", "both"} or any(c.dep_ == "conj" for c in speaker.children)
    person = roles.titled(p, speaker) or low(speaker) in PEOPLE or low(speaker) in TITLES
    if said in _MANY:
        return many or named
    if said in _ONE:
        return not many and (named or (not person and roles.somebody(p, roles.party(p, speaker))))
    if said == "his" and person and roles.party(p, speaker).id is not None:
        return True  # a commander's men are his party's
    return said in _PERSON and act in STATEMENTS and not many and (person or speaker.tag_ == "NNP")


def suffering(p: Parsed, one: Party, act: str) -> Party:
    """Whoever a thing that is hit belongs to, where a body is named ("a Red Cross lorry"); "its patrols" of whoever speaks."""
    if one.id is not None or (act not in HOSTILE and act not in _HINDERED) or one.token in p.named:
        return one
    if one.pronoun:
        return sayer_meant(p, one, act) if one.head not in {"it", "they", "them", "him", "her"} else one
    if one.head not in _MOVED:
        return one
    if act in _HINDERED and _owner(p.doc[one.token]) in _ONE:
        return sayer_meant(p, msgspec.structs.replace(one, pronoun=True), act)  # "two of its lorries"
    whose = roles.owner(p, p.doc[one.token])
    return one if whose is None else msgspec.structs.replace(one, id=roles.party(p, whose).id)


_HINDERED = frozenset({"aid_obstruction", "monitor_restricted"})
_MOVED = words("car truck lorry vehicle bus van jeep pickup ambulance tanker motorcycle boat ship vessel helicopter plane aircraft train minibus bulldozer warehouse depot office headquarters compound camp")
