"""What our own rules read from a quotation: names, places, times, numbers. Never what a model worked out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.language import language_of
from ceasefire.claims.mentions import Mention, find_mentions
from ceasefire.claims.parse import parse
from ceasefire.claims.placenames import resolve
from ceasefire.claims.text import Sentence, Span
from ceasefire.claims.times import find_times
from ceasefire.claims.tokens import tokenise
from ceasefire.clock import Interval
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place


class Source(msgspec.Struct, frozen=True):
    """A text with the names in it. day: local day of publication, None unknown."""

    text: str
    vocabulary: Vocabulary
    mentions: tuple[Mention, ...]
    day: date | None
    arabic: bool

    def names(self, span: Span, *kinds: str) -> list[Mention]:
        """Names of those kinds that lie in a span or hold it."""
        return [
            m for m in self.mentions
            if m.kind in kinds and ((span[0] <= m.start and m.end <= span[1]) or (m.start <= span[0] and span[1] <= m.end))
        ]  # fmt: skip

    def who(self, span: Span, *kinds: str) -> str | None:
        """The id of the first name in a span; None where there is none or it may be several."""
        return next((m.id for m in self.names(span, *kinds)), None)

    def where(self, span: Span) -> Place | None:
        """The first place named in a span, the others deciding between places of one name."""
        found = self.names(span, "place")
        if not found:
            return None
        beside = [m for m in self.mentions if m.kind == "place" and m is not found[0]]
        return resolve(found[0], self.vocabulary, beside)

    def when(self, span: Span) -> Interval | None:
        """The first time in a span that can be worked out."""
        zone = self.vocabulary.time_zone
        if not self.arabic:
            return next((w.interval for w in find_times(self.text, *span, self.day, zone) if w.interval is not None and not w.prior), None)
        from ceasefire.claims.arabic.dates import Frame
        from ceasefire.claims.arabic.times import find_times as arabic_times
        from ceasefire.claims.arabic.tokens import tokens

        return next((w.interval for w in arabic_times(tokens(self.text, *span), Frame(self.day, zone))), None)

    def harm(self, sentence: Span, span: Span, which: str) -> Harm | None:
        """The number of people that our rules read from a sentence where the quotation stands."""
        if not self.arabic:
            from ceasefire.claims.harm import harms

            inside = [m for m in self.mentions if sentence[0] <= m.start and m.end <= sentence[1]]
            (parsed,) = parse(self.text, [(Sentence(*sentence, 0), inside)])
            for found in harms(parsed):
                harm = found.killed if which == "killed" else found.injured
                if harm is not None and found.span[0] < span[1] and span[0] < found.span[1]:
                    return harm
            return None
        from ceasefire.claims.arabic.harm import find_harm
        from ceasefire.claims.arabic.tokens import tokens

        toks = tokens(self.text, *sentence)
        for hurt in find_harm(toks):
            first, last = toks[hurt.first].start, toks[max(hurt.first, hurt.last - 1)].end
            if hurt.which == which and first < span[1] and span[0] < last:
                return hurt.harm
        return None

    def speaker(self, sentence: Span) -> str | None:
        """Who our rules see a sentence attributed to, where a model saw nobody."""
        if self.arabic:
            return None
        from ceasefire.claims.speakers import sentence_speaker

        inside = [m for m in self.mentions if sentence[0] <= m.start and m.end <= sentence[1]]
        (parsed,) = parse(self.text, [(Sentence(*sentence, 0), inside)])
        found = sentence_speaker(parsed)
        return (found.id or found.words) if found is not None else None


def source_of(text: str, vocabulary: Vocabulary, day: date | None, side: str | None, language: str | None) -> Source:
    """A text made ready."""
    code = (language or language_of(text) or "en").lower()[:2]
    found: Sequence[Mention] = find_mentions(tokenise(text), vocabulary, side)
    return Source(text, vocabulary, tuple(found), day, code == "ar")
