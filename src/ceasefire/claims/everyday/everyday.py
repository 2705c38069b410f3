"""How far the words of a sentence and of its text lean to everyday news: sport, trade, courts, weather, mishaps.

A logistic regression over words says it before anything is parsed. Each word weighs by itself, by its stem and by the hand-made lists
that it is in (`subject`, `gate`), so that a word that was never seen counts as its kind does. Its weights were learnt from everyday news
and from reports of war that we wrote ourselves (`scripts/fit_everyday.py`), and from words that stand there in small letters: no name is among
them. Who is named is left out before (`plain_news.unnamed_keys`); how many are named is counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import lru_cache
from importlib.resources import files
from math import fsum, inf

import msgspec

from ceasefire.claims import gate, subject
from ceasefire.claims.lexicon import plural
from ceasefire.claims.memo import of_spelling
from ceasefire.claims.plain_news import ARMED, STRONG
from ceasefire.claims.weapons import MEANS
from ceasefire.dossier.wordlist import words

_MORE_MEANS = words("bomb bombed bombing grenade bullet warhead kalashnikov dynamite")


def _both(nouns: Iterable[str]) -> frozenset[str]:
    return frozenset(form for noun in nouns for form in (noun, plural(noun)))


KINDS: dict[str, frozenset[str]] = {
    "force": subject.FORCE, "loose": subject.LOOSE, "other": subject.ORDINARY, "harm": gate.HARM, "warlike": gate.WAR, "strong": STRONG, "trade": gate.BUSINESS,
    "means": _both(MEANS | _MORE_MEANS), "armed": _both(ARMED), **subject.TOPICS,
}  # fmt: skip
"""Lists of words that share a weight."""
_ENDINGS = ("ing", "ers", "er", "ed", "es", "s", "ly")
_LEAST = 4
"""Letters that are left of a word without its ending."""
_MANY = 2
"""Names of one kind that count."""


class Weighed(msgspec.Struct, frozen=True):
    """What was learnt. Scores are log odds for war. sure: a sentence below is everyday news; likely: one below is where the hand-made lists say so,
    too; reach: words of a text that count in full, of more each counts less; actor, place: for each that a sentence names, up to two; kinds: for each
    word of a list; words: for each word with that stem."""

    intercept: float
    sure: float
    likely: float
    reach: int
    actor: float
    place: float
    kinds: dict[str, float]
    words: dict[str, float]


@lru_cache(maxsize=1)
def weighed() -> Weighed:
    """What was learnt."""
    return msgspec.json.decode(files("ceasefire.claims.everyday").joinpath("weights.json").read_bytes(), type=Weighed)


def stem(word: str) -> str:
    """What is left of a word without its ending: "voters", "voted" and "voting" are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            word = word[: -len(ending)]
            break
    if len(word) > _LEAST and word[-1] == word[-2] and word[-1] not in "ls":
        word = word[:-1]
    return word[:-1] if len(word) > _LEAST and word[-1] in "ey" else word


@of_spelling(100_000)
def weight(word: str) -> float:
    """Log odds for war that a word adds where it stands. word: its key."""
    learnt = weighed()
    return learnt.words.get(stem(word), 0.0) + sum(learnt.kinds.get(kind, 0.0) for kind, some in KINDS.items() if word in some)


@of_spelling(100_000)
def _at_best(word: str) -> float:
    """The same, none where it is against war."""
    return max(weight(word), 0.0)


def leaning(keys: Iterable[str]) -> float:
    """Log odds for war of some words; the sum does not depend on their order."""
    return fsum(map(weight, keys))


def limit(listed: bool, weapon: bool) -> float:
    """A lower score is everyday news. The hand-made lists are believed (`listed`) where no weapon is named."""
    if not listed:
        return weighed().sure
    return weighed().likely if weapon else inf


class Lean(msgspec.Struct, frozen=True):
    """How a text leans. text: what its words add to the log odds of each of its sentences; words: all of them, those of names left out."""

    text: float
    words: frozenset[str]

    @property
    def most(self) -> float:
        """What a sentence can add at best."""
        learnt = weighed()
        return fsum((*map(_at_best, self.words), max(_MANY * learnt.actor, 0.0), max(_MANY * learnt.place, 0.0)))

    @property
    def weapon(self) -> bool:
        """Whether it names one."""
        return not self.words.isdisjoint(KINDS["means"])

    def everyday(self, keys: AbstractSet[str], actors: int, places: int, listed: bool) -> bool:
        """Whether a sentence of these words, those of names left out, and so many names is everyday news. listed: the hand-made lists say so, too."""
        below = limit(listed, not keys.isdisjoint(KINDS["means"]))
        if below == inf:
            return True
        learnt = weighed()
        return self.text + leaning(keys) + min(actors, _MANY) * learnt.actor + min(places, _MANY) * learnt.place < below

    def throughout(self, listed: bool) -> bool:
        """Whether each of its sentences is, whichever of the text's words it holds."""
        below = limit(listed, self.weapon)
        return self.text < below and (below == inf or self.text + self.most < below)


def lean_of(keys: Iterable[str]) -> Lean:
    """How a text of these word keys, those of names left out, leans."""
    learnt = weighed()
    words = frozenset(keys)
    return Lean(learnt.intercept + leaning(words) * min(1.0, learnt.reach / max(1, len(words))), words)
