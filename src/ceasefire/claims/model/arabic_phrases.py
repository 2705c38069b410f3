"""What the Arabic rules read from words that a model quoted: whom, where, when, how many, as they would read them in their sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims.arabic.adjectives import adjective_names
from ceasefire.claims.arabic.asserter import named
from ceasefire.claims.arabic.context import context_of
from ceasefire.claims.arabic.dates import Frame
from ceasefire.claims.arabic.forces import of_forces
from ceasefire.claims.arabic.harm import find_harm
from ceasefire.claims.arabic.harm_parts import harm_of
from ceasefire.claims.arabic.leaders import with_titles
from ceasefire.claims.arabic.names import Name, find_names, resolved
from ceasefire.claims.arabic.nobody import says_nobody
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import value_at
from ceasefire.claims.arabic.persons import people_at, person_at
from ceasefire.claims.arabic.places import find_spots
from ceasefire.claims.arabic.times import find_times
from ceasefire.claims.arabic.tokens import Token, spans_of_sentences, tokens
from ceasefire.claims.arabic.unharmed import Which
from ceasefire.claims.claim import Harm
from ceasefire.claims.model.phrases import PARTS, with_parts
from ceasefire.claims.text import Span
from ceasefire.clock import Interval, last_day
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place


class ArabicPhrases:
    """The Arabic of one text: its sentences, each with its words and names when it is first asked about."""

    def __init__(self, text: str, vocabulary: Vocabulary, day: date | None, side: str | None) -> None:
        self.text, self.vocabulary, self.day, self.side = text, vocabulary, day, side
        self.cut = list(spans_of_sentences(text, 0))
        self._read: dict[Span, tuple[list[Token], tuple[Name, ...]]] = {}
        self._context = context_of(text, vocabulary)

    def actor(self, span: Span) -> str | None:
        """The id of the actor that a phrase names first; None where it names none that is known."""
        _, names = self.words(span)
        found = [n for n in names if n.kind == "actor" and n.start < span[1] and span[0] < n.end]
        return next((n.id for n in found if n.id is not None), None)

    def asserter(self, span: Span) -> str | None:
        """The id of the source or actor that a phrase names as speaking; None where it names none that is known."""
        toks, names = self.words(span)
        mine = [k for k, t in enumerate(toks) if t.start < span[1] and span[0] < t.end]
        who = named(self.text, toks, names, mine[0], mine[-1] + 1) if mine else None
        return who.id if who is not None else None

    def place(self, span: Span) -> Place | None:
        """The place named in a phrase, read in its sentence."""
        toks, names = self.words(span)
        spots = [s for s in find_spots(self.text, toks, names, self.vocabulary, lambda: self._context) if s.start < span[1] and span[0] < s.end]
        return spots[0].place if spots else None

    def times(self, span: Span) -> Interval | None:
        """The time that a phrase means, read in its sentence, else alone."""
        toks, _ = self.words(span)
        for when in find_times(toks, Frame(self.day, self.vocabulary.time_zone)):
            if toks[when.first].start < span[1] and span[0] < toks[when.last - 1].end:
                alone = self.counted(span, None)
                # "since the 25th, the day of the attacks": they were on that day
                return alone if alone is not None and when.interval.start == alone.start and alone.end < when.interval.end else when.interval
        return self.counted(span, None)

    def counted(self, span: Span, last: date | None) -> Interval | None:
        """The time that a phrase means by itself. last: the day that it may count from."""
        return next((w.interval for w in find_times(tokens(self.text, *span), Frame(self.day, self.vocabulary.time_zone, last))), None)

    def says_time(self, span: Span) -> bool:
        """Whether the words of a phrase are a time at all, be it one that cannot be worked out."""
        said = self.text[slice(*span)]
        return self.counted(span, self.day) is not None or any(w in said for w in _TIME_WORDS)

    def deadline(self, span: Span) -> str | None:
        """The local day by which something is wanted."""
        found = self.times(span)
        if found is None:
            return None
        until = last_day(found)
        if self.day is not None and timedelta(0) < self.day - until < timedelta(days=7):
            until += timedelta(days=7)  # a bare weekday is the next one
        elif self.day is not None and until < self.day:
            if _YEAR.search(self.text, *span) or (until.month, until.day) == (2, 29):
                return None  # a term that was over when it was told is none
            until = until.replace(year=until.year + 1)  # and so is a day of a month
        return until.isoformat()

    def harm(self, spans: Sequence[Span], which: str) -> Harm | None:
        """People killed or injured as quotations say it: the first the number, the others who some of them were."""
        total: Harm | None = None
        for span in spans:
            told = self.told(span, which) or self._counted(self.words(span)[0], span)
            total = told if total is None or told is None else with_parts(total, told)
        return total

    def told(self, span: Span, which: str) -> Harm | None:
        """People killed or injured as a word of harm says it that a quotation holds or touches."""
        toks, _ = self.words(span)
        return next((h.harm for h in find_harm(toks) if h.which == which and toks[h.first].start < span[1] and span[0] < toks[max(h.first, h.last - 1)].end), None)

    def nobody(self, spans: Sequence[Span], which: Which) -> bool:
        """Whether quotations say that nobody was killed or injured."""
        return says_nobody([t for one in spans for t in tokens(self.text, *one)], which)

    def parts(self, spans: Sequence[Span], told: Harm, ours: Harm | None) -> Harm:
        """A toll with those parts that our rules read in the same number of people and a model leaves out: all of them, or counted behind "among them"."""
        if ours is None or (ours.low, ours.best, ours.high) != (told.low, told.best, told.high):
            return told
        words = " ".join(fold(self.text[slice(*one)]) for one in spans)
        among = _AMONG.search(words) is not None
        left = [part for part in PARTS if getattr(told, part) is None and not (part == "combatants" and _POLICE.search(words))]
        said = {part: value for part in left if (value := getattr(ours, part)) is not None and (among or value == ours.best)}
        return msgspec.structs.replace(told, **said)

    def groups(self, spans: Sequence[Span]) -> set[str]:
        """The groups of persons that the nouns of quotations say."""
        cut = [tokens(self.text, *one) for one in spans]
        return {who[0] for toks in cut for k in range(len(toks)) if (who := person_at(toks, k)) is not None}

    def bare(self, spans: Sequence[Span]) -> bool:
        """Whether quotations are numbers without a noun."""
        cut = [tokens(self.text, *one) for one in spans]
        return all(value_at(toks, k) is not None or t.kind == "p" or t.norm.removeprefix("و").removeprefix("ال") in _LITTLE for toks in cut for k, t in enumerate(toks))

    def _counted(self, toks: Sequence[Token], span: Span) -> Harm | None:
        """What a bare number of people says, where no word of harm of its sentence takes it."""
        for k, token in enumerate(toks):
            if token.start < span[1] and span[0] < token.end and (people := people_at(toks, k)) is not None:
                return harm_of(people)
        return None

    def words(self, span: Span) -> tuple[list[Token], tuple[Name, ...]]:
        """The words of the sentence that a span begins in and the names among them, with those that earlier sentences explain."""
        one = next((s for s in self.cut if s[0] <= span[0] < s[1]), span)
        if one not in self._read:
            told: list[tuple[str, Name]] = []
            for before in [s for s in self.cut if s[1] <= one[0]]:
                toks, names = self._named(before)
                told += [(fold(self.text[n.start : n.end]), n) for n in names if n.kind == "actor"]
            toks, names = self._named(one)
            self._read[one] = toks, of_forces(toks, resolved(toks, names, self.text, told[-24:], self.vocabulary), self.vocabulary)
        return self._read[one]

    def _named(self, one: Span) -> tuple[list[Token], tuple[Name, ...]]:
        toks = tokens(self.text, *one)
        names = find_names(self.text, toks, self.vocabulary, self.side)
        return toks, with_titles(toks, adjective_names(self.text, toks, names, self.vocabulary))


_LITTLE = frozenset(
    map(fold, [
        "جريح", "جريحا", "جريحين", "جرحى", "قتيل", "قتيلا", "قتيلين", "قتلى", "مصاب", "مصابا", "مصابين", "شهيد", "شهيدا", "شهيدين", "شهداء", "إصابات", "إصابة", "مقتل",
        "أكثر", "من", "على", "الأقل", "نحو", "حوالي", "قرابة", "ما", "لا", "يقل", "عن", "آخر", "آخرين", "آخرون",
    ])
)  # fmt: skip
"""Words beside a number that say nothing of who it counts."""
_AMONG = re.compile(r"\b(?:بينهم|بينهن|منهم|منهن|ضمنهم)\b")
_POLICE = re.compile(r"شرط[هي]")
_YEAR = re.compile(r"\d{4}")
_TIME_WORDS = ("قبل", "بعد", "منذ", "سنوات", "أعوام", "عام", "أشهر", "شهر", "أسبوع", "أيام", "يوم", "ساع", "الماضي", "سابق", "مؤخر", "لاحق")
