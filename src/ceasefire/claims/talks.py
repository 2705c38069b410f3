"""What is told of talks: how they went, who mediates between whom, which round it is."""

from __future__ import annotations

import re

from ceasefire.claims import roles
from ceasefire.claims.found import Found, bases
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.dossier.wordlist import words

_OUTCOMES = (
    ("stalled", r"\b(?:stalled|stalling|stalemate|deadlock(?:ed)?|at an impasse|bogged down|frozen|stuck)\b"),
    ("failed", r"\b(?:fail(?:ed|s|ing|ure)?|collapsed?|collapsing|br(?:oke|oken|eak)[- ]?(?:down|off|up)|faltered|foundered|without (?:an? |any |reaching )*(?:agreement|result|success|outcome|breakthrough|deal|progress)"
     r"|no (?:agreement|breakthrough|deal|progress)|fell through|unsuccessful(?:ly)?|inconclusive(?:ly)?|walked out|came to nothing|ended in failure)\b"),
    ("postponed", r"\b(?:postponed|put off|adjourned|delayed|called off|cancelled|canceled|suspended)\b"),
    ("resumed", r"\b(?:resum(?:ed|es|e|ing|ption)|restarted|reconvened|returned to the (?:negotiating )?table)\b"),
    ("succeeded", r"\b(?:succeeded|successful(?:ly)?|breakthrough|produced an? (?:agreement|deal)|ended in (?:an )?agreement)\b"),
)  # fmt: skip
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _OUTCOMES)
_ROUND = re.compile(
    r"\b(?P<w>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final|last|new|latest|\d{1,2}(?:st|nd|rd|th)) round\b", re.IGNORECASE
)
_ORDER = words("first second third fourth fifth sixth seventh eighth ninth tenth")
_MEDIATE = frozenset({"mediate", "broker", "facilitate", "sponsor", "host", "moderate", "chair", "convene", "oversee"})
_UNDER = words("mediation auspices sponsorship patronage supervision facilitation brokerage")


def outcome(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """How talks told in text[start:end] went; None when that is not said."""
    for kind, pattern in _KINDS:
        found = pattern.search(text, start, end)
        if found is not None:
            return kind, found.span()
    return None


def round_of(text: str, start: int, end: int) -> tuple[str, Span] | None:
    """Which round of talks: its number, or "new", "final"."""
    found = _ROUND.search(text, start, end)
    if found is None:
        return None
    word = found["w"].lower()
    number = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].index(word) + 1 if word in _ORDER else None
    return (str(number) if number else re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", word)), found.span()


def mediators(p: Parsed, found: Found) -> tuple[list[Party], list[Party]]:
    """(who mediates, between whom), each in the order of the text."""
    token = p.doc[found.token]
    nouns = [*roles.objects(token), *([s] if (s := roles.subject(token)) is not None else [])]
    brokers: list[Party] = []
    between: list[Party] = []
    for holder in (token, *nouns):
        for prep, obj in roles.prep_objects(holder):
            if prep in {"between", "among"}:
                between.append(roles.party(p, obj))
            elif prep in {"under", "through", "with"} and low(obj) in _UNDER:
                brokers += [roles.party(p, c) for c in obj.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
                brokers += [roles.party(p, o) for inner, o in roles.prep_objects(obj) if inner == "of"]
            elif prep in {"with", "by"} and singular(low(obj)) == "mediator":
                brokers += [roles.party(p, c) for c in obj.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
        for child in holder.children:
            if child.dep_ in {"acl", "relcl"} and bases(child) & _MEDIATE and (by := roles.agent(child)) is not None:
                brokers += [roles.party(p, t) for t in roles.conjuncts(by)]
    if bases(token) & _MEDIATE:
        doer = roles.agent(token) if roles.is_passive(token) else roles.subject(token)
        if doer is not None:
            brokers += [roles.party(p, t) for t in roles.conjuncts(doer)]
        for noun in nouns:
            if low(noun) in {"talks", "negotiations", "dialogue", "discussions"}:
                between += [roles.party(p, o) for prep, o in roles.prep_objects(noun) if prep in {"between", "with"}]
    return _known(brokers), _known(between)


def _known(parties: list[Party]) -> list[Party]:
    result: list[Party] = []
    for one in parties:
        if one.id is not None and all(one.id != other.id for other in result):
            result.append(one)
    return result
