"""What stands where in a text: its sentences, and the names, times and words of harm and of saying near its claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import msgspec

from ceasefire.claims.harm_words import labels
from ceasefire.claims.mentions import Mention, find_mentions
from ceasefire.claims.stance_words import SAY
from ceasefire.claims.text import Span, clean, sentences
from ceasefire.claims.times import find_times
from ceasefire.claims.tokens import Tokens, tokenise
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.world import World


class Lay(msgspec.Struct, frozen=True):
    """What stands where, all in offsets of the text and in its order. places, people: names of places, of actors and sources;
    times: words that say when; harms: words that say what befell people; says: words of saying (those three only of
    sentences near a claim); world: places are looked up in the built-in gazetteer; arabic: it was read as Arabic."""

    tokens: Tokens
    sentences: tuple[Span, ...]
    places: tuple[Mention, ...]
    people: tuple[Mention, ...]
    times: tuple[Span, ...]
    harms: tuple[Span, ...]
    says: tuple[Span, ...]
    world: bool
    arabic: bool

    def words(self, first: int, last: int) -> int:
        """How many words begin in text[first:last]."""
        return bisect_left(self.tokens.starts, last) - bisect_left(self.tokens.starts, first)

    def number(self, sentence: Span) -> int:
        """The number of the sentence in which a span begins."""
        return max(0, bisect_left(self.sentences, (sentence[0] + 1, 0)) - 1)


NEAR = 2
"""Sentences on either side of a claim's own that count as near."""


def english_lay(text: str, vocabulary: Vocabulary, told: Sequence[Span], start: int = 0) -> Lay:
    """What stands where in an English text from offset `start` on; told: the sentences of its claims."""
    body = " " * start + clean(text)[start:]
    tokens = tokenise(body)
    found = find_mentions(tokens, vocabulary)
    cut = tuple((one.start, one.end) for one in sentences(body, start))
    times: list[Span] = []
    harms: list[Span] = []
    says: list[Span] = []
    for first, last in _near(cut, told):
        at, end = bisect_left(tokens.starts, first), bisect_left(tokens.starts, last)
        words = [tokens.keys[i] for i in range(at, end)]
        # Which times there are does not hang on the day of publication.
        times += [one.span for one in find_times(body, first, last, None, vocabulary.time_zone)]
        harms += [_span(tokens, at + i) for i, _ in labels(words)]
        says += [_span(tokens, at + i) for i, word in enumerate(words) if word in SAY]
    return _made(tokens, cut, found, times, harms, says, vocabulary, arabic=False)


def arabic_lay(text: str, vocabulary: Vocabulary, told: Sequence[Span], start: int = 0) -> Lay:
    """What stands where in an Arabic text from offset `start` on; told: the sentences of its claims."""
    from ceasefire.claims.arabic.asserter import strip
    from ceasefire.claims.arabic.dates import Frame
    from ceasefire.claims.arabic.harm import find_harm
    from ceasefire.claims.arabic.names import find_names
    from ceasefire.claims.arabic.speechwords import SPEECH
    from ceasefire.claims.arabic.times import find_times as arabic_times
    from ceasefire.claims.arabic.tokens import spans_of_sentences
    from ceasefire.claims.arabic.tokens import tokens as arabic_tokens

    body = clean(text)
    cut = tuple(spans_of_sentences(body, start))
    found: list[Mention] = []
    times: list[Span] = []
    harms: list[Span] = []
    says: list[Span] = []
    for first, last in _near(cut, told):
        toks = arabic_tokens(body, first, last)
        names = find_names(body, toks, vocabulary, None)
        found += [Mention("source" if n.kind == "source" else "place" if n.kind == "place" else "actor", n.ids, n.start, n.end, body[n.start : n.end]) for n in names]
        times += [(toks[w.first].start, toks[w.last - 1].end) for w in arabic_times(toks, Frame(None, vocabulary.time_zone))]
        busy = frozenset(i for n in names for i in range(n.first, n.last))
        harms += [(toks[h.head].start, toks[h.head].end) for h in find_harm(toks, busy)]
        says += [(t.start, t.end) for t in toks if strip(t.norm, SPEECH)]
    return _made(tokenise(body), cut, found, times, harms, says, vocabulary, arabic=True)


def _made(
    tokens: Tokens, cut: tuple[Span, ...], found: Iterable[Mention], times: list[Span], harms: list[Span],
    says: list[Span], vocabulary: Vocabulary, *, arabic: bool,
) -> Lay:  # fmt: skip
    names = tuple(found)
    return Lay(
        tokens, cut, tuple(m for m in names if m.kind == "place"), tuple(m for m in names if m.kind != "place" and not m.plain),
        tuple(sorted(times)), tuple(sorted(harms)), tuple(sorted(says)),
        isinstance(vocabulary.gazetteer, World), arabic,
    )  # fmt: skip


def _near(cut: Sequence[Span], told: Sequence[Span]) -> list[Span]:
    """The sentences near those in which claims stand."""
    begins = [first for first, _ in cut]
    wanted = {n for span in set(told) for at in [bisect_left(begins, span[0] + 1) - 1] for n in range(at - NEAR, at + NEAR + 1)}
    return [one for n, one in enumerate(cut) if n in wanted]


def _span(tokens: Tokens, at: int) -> Span:
    return tokens.starts[at], tokens.ends[at]


def inside(spans: Iterable[Span], whole: Span) -> list[Span]:
    """Those that begin within a span."""
    return [one for one in spans if whole[0] <= one[0] < whole[1]]
