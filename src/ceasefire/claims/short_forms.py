"""Bodies and speakers that a text names once in full and then by their last word: "the division", "the committee", "the mission"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.behalf import holds
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.roles import Party, low, prep_objects
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_BODIES = words("division brigade regiment battalion corps committee council alliance coalition front mission bureau parliament assembly mujahideen league union")
_LEND = _BODIES - words("mission bureau parliament assembly")
_SOME = words("one some several two three four many most")
_THE = re.compile(r"\b(?:the|that|this)\s$", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_FOLK = FORCE | PEOPLE
_STOPS = words("of for in to at from on near with said says that which who and , . ; : (")
_PHRASE = 60
"""Letters of a speaker's noun phrase that are looked at for its head."""


def short_meant(p: Parsed, one: Party, before: Sequence[Mention], vocabulary: Vocabulary) -> Party:
    """A party with the one body that "the division" or "the division's checkpoints" means. before: the names of the text up to it."""
    if one.id is not None or one.pronoun or one.token >= len(p.doc):
        return one
    token = p.doc[one.token]
    if low(token) in _SOME:
        token = next((obj for prep, obj in prep_objects(token) if prep == "of"), token)
    noun = token if _short(token) else None
    if singular(token.text) in _FOLK:
        led = next((c for c in token.children if c.dep_ == "compound" and singular(c.low) in _LEND and c.i not in p.named), None)
        if led is not None and all(low(c) in {"the"} or c is led for c in token.lefts):
            return _named(one, singular(led.low), before, vocabulary)  # "Alliance troops", "the front's fighters"
        noun = noun or next((c for c in token.children if c.dep_ == "poss" and _short(c)), None)
    return one if noun is None else _named(one, singular(noun.text), before, vocabulary)


def _named(one: Party, short: str, before: Sequence[Mention], vocabulary: Vocabulary) -> Party:
    ids = {m.id for m in before if m.kind == "actor" and m.id is not None and not m.users and holds(m, [short], vocabulary)}
    return msgspec.structs.replace(one, id=next(iter(ids))) if len(ids) == 1 else one


def _short(noun: Word) -> bool:
    if singular(noun.text) not in _BODIES:
        return False
    own = [low(c) for c in noun.children if c.dep_ not in {"case", "punct", "prep", "relcl"}]
    return own == ["the"] and noun.text.islower() and not any(c.dep_ in {"prep", "relcl"} and low(c) in {"of", "for"} for c in noun.children)


class SpokeBefore:
    """Who has spoken so far in a text, by the last word of what they were called."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heads: dict[str, set[str]] = {}
        self._noted: set[tuple[str, Span]] = set()

    def note(self, who: Asserter) -> None:
        """Remember somebody known who speaks."""
        if who.id is None or (who.id, who.span) in self._noted:
            return
        self._noted.add((who.id, who.span))
        self._heads.setdefault(self._head(who), set()).add(who.id)

    def meant(self, who: Asserter) -> Asserter:
        """ "the mission said": the only one called a mission who has spoken before."""
        if who.id is not None:
            return who
        parts = who.words.lower().split()
        if len(parts) != 1 or not self._heads or _THE.search(self._text, max(0, who.span[0] - 5), who.span[0]) is None:
            return who
        ids = self._heads.get(singular(parts[0]), set())
        return msgspec.structs.replace(who, id=next(iter(ids))) if len(ids) == 1 else who

    def _head(self, who: Asserter) -> str:
        head = ""
        for word in _WORD.findall(self._text, who.span[0], min(who.span[1] + 40, who.span[0] + _PHRASE)):
            if word.lower() in _STOPS:
                break
            head = word
        return singular(head.lower())
