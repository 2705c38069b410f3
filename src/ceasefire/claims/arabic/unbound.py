"""Acts that no rule bound to a speaker although their sentence shows one: the reader's safety net, for Arabic."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ceasefire.claims.arabic.asserter import Asserter, named
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.signs import Heard
from ceasefire.claims.arabic.tokens import Token
from ceasefire.claims.signs import UNNAMED, Sign, Span, closed, quotations, quoted_by, sign_over
from ceasefire.dossier.source import Source

_SWAPPED = {ord("”"): "“", ord("“"): "”"}
"""Marks of quotation written the wrong way round: `”هذا“`."""
Words = tuple[Sequence[Token], Sequence[Name]]


def bind(events: Sequence[Event], text: str, sentences: Sequence[Span], words: Callable[[Span], Words], publisher: Source | None) -> None:
    """Gives events without an asserter to whoever a sign of their sentence names, else to its own words.

    sentences: of the text, in order; words: the words of one and the names among them; publisher: who publishes, whose
    words stay its own."""
    free = [e for e in events if e.scope is None]
    if not free:
        return
    net = _Net(events, text, sentences, words, publisher)
    for event in free:
        who = net.who(event)
        if who is not None:
            event.scope = Scope(0, 0, (who,), net=True)


class _Net:
    def __init__(self, events: Sequence[Event], text: str, sentences: Sequence[Span], words: Callable[[Span], Words], publisher: Source | None) -> None:
        self.events, self.text, self.sentences, self.words = events, text, sentences, words
        self.source = publisher.id if publisher is not None else None
        self.own = frozenset(fold(name) for name in (publisher.name, *publisher.aliases)) if publisher is not None else frozenset()
        self.marked = text.translate(_SWAPPED) if 0 <= text.find("”") < text.find("“") else text
        self.quotes = quotations(self.marked)
        self.heard: dict[Span, Heard] = {}

    def at(self, sentence: Span) -> Heard:
        """The signs of a sentence."""
        if sentence not in self.heard:
            self.heard[sentence] = Heard(self.text, *self.words(sentence))
        return self.heard[sentence]

    def who(self, event: Event) -> Asserter | None:
        """Whoever a sign gives an act to."""
        here = self.at(event.sentence)
        quote = next((q for q in self.quotes if q[0] <= event.head[0] < q[1]), None)
        if quote is not None:
            found = self._quoted(quote)
        else:
            taken = [(a.start, a.end) for e in self.events if e.sentence == event.sentence and e.scope is not None and not e.scope.net for a in e.scope.chain]
            found = sign_over(event.head, here.signs, here.borders, taken)
            if found is not None and found.who is None and event.modality != "asserted":
                return None  # a word that already hedges it
        return self._asserter(found, event) if found is not None else None

    def _quoted(self, quote: Span) -> Sign | None:
        """Who speaks a quotation: named around it in a sentence that it begins, ends or goes on in, or right before."""
        first = next((n for n, s in enumerate(self.sentences) if s[1] > quote[0]), 0)
        last = next((n for n, s in enumerate(self.sentences) if s[1] >= quote[1]), len(self.sentences) - 1)
        near = [s for one in self.sentences[first : last + 1] for s in self.at(one).signs if s.who is not None]
        found = quoted_by(quote, near)
        if found is None and first:
            before = [s for s in self.at(self.sentences[first - 1]).signs if s.who is not None]
            found = before[-1] if before else None
        return Sign("whole", quote[0] - 1, quote[0]) if found is None and closed(self.marked, quote) else found

    def _asserter(self, sign: Sign, event: Event) -> Asserter | None:
        """Whose words a sign says they are; None where they are the outlet's own."""
        if sign.who is None:
            before = [e.scope.chain[-1] for e in self.events if e.scope is not None and e.scope.chain and e.head[0] < sign.start and not e.scope.net]
            if before and sign.back:
                return msgspec.structs.replace(before[-1], start=sign.start, end=sign.end)
            shown = " ".join(self.text[sign.start : sign.end].strip(' "“”«»:،').split()[:6])
            return Asserter(None, shown or UNNAMED, sign.start, sign.end)
        toks, names = self.words(next(s for s in self.sentences if s[1] >= sign.who[1]))
        inside = [k for k, t in enumerate(toks) if sign.who[0] <= t.start and t.end <= sign.who[1]]
        who = named(self.text, toks, names, inside[0], inside[-1] + 1) if inside else None
        if who is None:
            who = Asserter(None, self.text[slice(*sign.who)], *sign.who)
        return None if (who.id is not None and who.id == self.source) or any(f" {fold(who.words)} " in f" {name} " for name in self.own) else who
