"""What the English rules read from words that a model quoted: whom, where, when, how many, as they would read them in their sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from ceasefire.claims.ages import is_age
from ceasefire.claims.armies import army_meant, army_speaks
from ceasefire.claims.asserters import asserter
from ceasefire.claims.claim import Harm
from ceasefire.claims.deadlines import deadline
from ceasefire.claims.groups import group_meant, side_meant
from ceasefire.claims.harm import harms
from ceasefire.claims.mentions import Mention, find_mentions, inside
from ceasefire.claims.model import tolls
from ceasefire.claims.numerals import number_at
from ceasefire.claims.offices import office_meant
from ceasefire.claims.parse import Parsed, parse
from ceasefire.claims.person_words import COUNTED, group_of
from ceasefire.claims.placenames import is_rural, loose_km, provincial, resolve
from ceasefire.claims.quantities import quantities
from ceasefire.claims.roles import Party, parties, party
from ceasefire.claims.short_forms import short_meant
from ceasefire.claims.speakers import sentence_speaker
from ceasefire.claims.text import Sentence, Span, sentences
from ceasefire.claims.time_rules import When
from ceasefire.claims.times import find_times, only_year, speaks_of_time, to_come
from ceasefire.claims.tokens import tokenise
from ceasefire.clock import Interval, last_day
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place


class Phrases:
    """The English of one text: its sentences, each parsed when it is first asked about."""

    def __init__(self, text: str, vocabulary: Vocabulary, day: date | None, side: str | None) -> None:
        self.text, self.vocabulary, self.day = text, vocabulary, day
        self.found: Sequence[Mention] = find_mentions(tokenise(text), vocabulary, side)
        self.cut = sentences(text)
        self.year = only_year(text) if day is None else None
        self.states = frozenset(a.id for a in vocabulary.actors.values() if a.kind == "state")
        self._parsed: dict[Sentence, Parsed] = {}

    def actor(self, span: Span) -> str | None:
        """The id of the actor that a noun phrase means, by name, description or short form; None where the text leaves it open."""
        p, head = self._head(span)
        if head is None:
            return None
        before = self.found[: bisect_left(self.found, span[0], key=lambda m: m.start)]
        for one in (party(p, head, self.states), *parties(p, head)):
            known = self._meant(p, one, before)
            if known is not None:
                return known
        named = [m for m in self.found if m.kind == "actor" and not m.adjective and span[0] <= m.start and m.end <= span[1] and not self.text.startswith("-", m.end)]
        return named[0].id if named else None  # "Xland's observation posts": quoted as whom it was done to

    def _meant(self, p: Parsed, one: Party, before: Sequence[Mention]) -> str | None:
        actors = self.vocabulary.actors
        one = group_meant(p, one, self.text, before, actors, (), 0)
        one = short_meant(p, army_meant(p, side_meant(p, one, self.vocabulary), before, self.vocabulary), before, self.vocabulary)
        return office_meant(one, self.text, self.found, actors).id

    def asserter(self, span: Span) -> str | None:
        """The id of the source or actor that a phrase names as speaking; None where it names none that is known."""
        p, head = self._head(span)
        if head is None:
            return None
        who = army_speaks(asserter(p, head), p.sentence, [m for m in self.found if m.start < span[0]], self.text, self.vocabulary)
        return who.id if who.span[0] < span[1] and span[0] < who.span[1] else None

    def place(self, name: Mention) -> Place:
        """The place of a name, with what the words beside it leave of its precision."""
        beside = [m for m in inside(self.found, self._sentence((name.start, name.end))) if m.kind == "place" and m is not name]
        p, head = self._head((name.start, name.end))
        if head is None:
            return resolve(name, self.vocabulary, beside)
        return resolve(name, self.vocabulary, beside, loose_km(head), provincial(p, head), is_rural(p, head))

    def times(self, span: Span) -> Interval | None:
        """The time that a phrase means, read in its sentence, else alone."""
        one = self._sentence(span)
        for first, end in ((one.start, one.end), span):
            touching = [w for w in self._times(first, end) if w.interval is not None and not w.prior and w.span[0] < span[1] and span[0] < w.span[1]]
            if touching:
                found = max(touching, key=lambda w: (not w.vague, _shared(w, span))).interval
                alone = self.counted(span, None)
                # "since X took the town on 3 May": it was taken on that day
                return alone if found is not None and alone is not None and found.start == alone.start and alone.end < found.end else found
        return None

    def counted(self, span: Span, last: date | None) -> Interval | None:
        """The time that a phrase means by itself. last: the day that it may count from."""
        day = last if last is not None and _PART_OF_DAY.search(self.text, *span) and not _OWN_DAY.search(self.text, *span) else self.day
        found = find_times(self.text, *span, day, self.vocabulary.time_zone, self.year, last, last)
        return next((w.interval for w in sorted(found, key=lambda w: w.vague) if w.interval is not None), None)

    def says_time(self, span: Span) -> bool:
        """Whether the words of a phrase are a time at all, be it one that cannot be worked out."""
        return speaks_of_time(self.text, *span)

    def _times(self, first: int, end: int) -> list[When]:
        return find_times(self.text, first, end, self.day, self.vocabulary.time_zone, self.year)

    def deadline(self, span: Span) -> str | None:
        """The local day, or day and time, by which something is wanted."""
        one, zone = self._sentence(span), self.vocabulary.time_zone
        found = deadline(self.text, one.start, one.end, self.day, zone)
        if found is not None and found.span[0] < span[1] and span[0] < found.span[1]:
            return found.value
        coming = [t for w in find_times(self.text, *span, self.day, zone, self.year) if (t := to_come(w, self.day).interval) is not None]
        return last_day(coming[0]).isoformat() if coming else None

    def harm(self, spans: Sequence[Span], which: str) -> Harm | None:
        """People killed or injured as quotations say it: the first the number, the others who some of them were."""
        total: Harm | None = None
        for span in spans:
            p = self.parsed(span)
            here = [h for h in harms(p) if h.span[0] < span[1] and span[0] < h.span[1]]
            told = next((harm for h in here if (harm := h.killed if which == "killed" else h.injured) is not None), None)
            told = self._quoted(p, span, told)
            total = told if total is None or told is None else with_parts(total, told)
        return total

    def _quoted(self, p: Parsed, span: Span, told: Harm | None) -> Harm | None:
        """The harm of a sentence, or what the quotation counts by itself where the sentence gave none or took in people beside it."""
        inside = [q for q in quantities(p.lows, p.tags) if q.best is not None and _within(p.span(q.first, q.last), span)]
        if told is not None and (told.best is None or not inside or told.best <= sum(q.best for q in inside if q.best is not None)):
            return told
        return self._counted(p, span)

    def _counted(self, p: Parsed, span: Span) -> Harm | None:
        """What a bare number of people says, where no word of harm of its sentence takes it."""
        for q in quantities(p.lows, p.tags):
            at = p.span(q.first, q.last)
            if at[0] < span[1] and span[0] < at[1] and (q.low, q.best, q.high) != (None, None, None):
                told = Harm(low=q.low, best=q.best, high=q.high)
                return _all(told, q.group) if q.low == q.best == q.high else told
        head = next((t for t in p.doc if _inside(p, t, span) and group_of(t.low) is not None), None)
        if head is not None and head.tag_ == "NN":
            return _all(Harm(low=1, best=1, high=1), group_of(head.low) or "people")
        return None

    def killed_one(self, act: Span, target: Sequence[Span], sentence: Span) -> Span | None:
        """Where it is told that the one person whom an attack was made on died; None where it is not."""
        return tolls.killed_one(self.text, act, target, sentence, self.cut[bisect_left(self.cut, sentence[1], key=lambda s: s.start) :])

    def tried(self, act: Span, sentence: Span) -> bool:
        """Whether an attack was only tried."""
        return tolls.tried(self.text, act, sentence)

    def unnumbered(self, act: Span, who: Sequence[Span], target: Sequence[Span]) -> bool:
        """Whether the dead that are quoted of an assassination are only whom it was made on."""
        return tolls.unnumbered(self.text, act, who, target)

    def nobody(self, span: Span) -> bool:
        """Whether a quotation says in so many words that nobody came to harm."""
        return tolls.nobody(self.text, span)

    def denies(self, spans: Sequence[Span]) -> bool:
        """Whether a quotation has a word of negation, so that whoever it names is none that came to harm."""
        return any(_NO.search(self.text, *span) is not None for span in spans)

    def ages(self, spans: Sequence[Span]) -> list[Span]:
        """Where the numbers of quotations say how old somebody is."""
        found = []
        for span in spans:
            p = self.parsed(span)
            for t in p.doc:
                if t.text.isdecimal() and _inside(p, t, span) and is_age(p.lows, p.tags, t.i, t.i + 1, int(t.text)):
                    found.append(p.span(t.i, t.i))
        return found

    def groups(self, spans: Sequence[Span]) -> set[str]:
        """The groups of persons that the nouns of quotations say."""
        return {group for one in spans for word in _WORD.findall(self.text, *one) if (group := group_of(word)) is not None}

    def bare(self, spans: Sequence[Span]) -> bool:
        """Whether quotations are numbers without a noun: "another", "at least eight", "eight wounded"."""
        said = [word.lower() for one in spans for word in _FIGURE.findall(self.text, *one)]
        return all(word in _LITTLE or number_at([word], 0) is not None for word in said)

    def speaker(self, sentence: Span) -> str | None:
        """Who our rules see a sentence attributed to, where a model saw nobody."""
        found = sentence_speaker(self.parsed(sentence))
        return (found.id or found.words) if found is not None else None

    def parsed(self, span: Span) -> Parsed:
        """The sentence that a span begins in, parsed."""
        one = self._sentence(span)
        if one not in self._parsed:
            (self._parsed[one],) = parse(self.text, [(one, inside(self.found, one))])
        return self._parsed[one]

    def _sentence(self, span: Span) -> Sentence:
        at = bisect_left(self.cut, span[0] + 1, key=lambda s: s.start) - 1
        return self.cut[at] if at >= 0 and span[0] < self.cut[at].end else Sentence(*span, 0)

    def _head(self, span: Span) -> tuple[Parsed, Any]:
        """The sentence and the word of a phrase that the others hang on; None where no word of it was parsed."""
        p = self.parsed(span)
        words = [t for t in p.doc if _inside(p, t, span)]
        return p, next((t for t in words if t.head == t or t.head not in words), None)


PARTS = ("civilians", "women", "children", "combatants")


def _all(told: Harm, group: str) -> Harm:
    """A toll all of whom are of one group."""
    return told if group == "people" else msgspec.structs.replace(told, **{group: told.best})


def with_parts(total: Harm, part: Harm) -> Harm:
    """A toll with those parts that another quotation tells and it does not."""
    told = {name: value for name in PARTS if getattr(total, name) is None and (value := getattr(part, name)) is not None}
    return msgspec.structs.replace(total, **told) if told and part != total else total


_FIGURE = re.compile(r"\d[\d,]*|[^\W\d_]+")
_LITTLE = COUNTED | words("a an and another other others more further additional least most up to over than about around some nearly almost as many of at the were was had been or between them whom their its his our own number")
"""Words beside a number that say nothing of who it counts."""
_NO = re.compile(r"\b(?:no|none|neither|nor|nobody|not|without)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_PART_OF_DAY = re.compile(r"\b(?:overnight|night|dawn|daybreak|morning|noon|midday|afternoon|evening|dusk|midnight)\b", re.IGNORECASE)
_OWN_DAY = re.compile(r"\d|\b(?:this|last|today|yesterday|tonight|now|since|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE)
"""Words that tie a part of the day to a day of their own."""


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _inside(p: Parsed, token: Any, span: Span) -> bool:
    at = p.span(token.i, token.i)
    return at[0] < span[1] and span[0] < at[1] and any(c.isalnum() for c in token.text)


def _shared(when: When, span: Span) -> int:
    return min(when.span[1], span[1]) - max(when.span[0], span[0])
