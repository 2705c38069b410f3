"""Acts that no rule bound to a speaker although their sentence shows one: the reader's safety net, for English.

It runs after everything else and only over acts without an asserter. See `signs` for what a sign reaches.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.asserters import Asserter, trimmed
from ceasefire.claims.draft import Draft
from ceasefire.claims.english_signs import PRONOUNS, Heard, may_speak
from ceasefire.claims.frames import as_words, speaker_in
from ceasefire.claims.mentions import Mention
from ceasefire.claims.signs import RULE, UNNAMED, Sign, closed, quotations, quoted_by, sign_over
from ceasefire.claims.stance_words import RUMOURS
from ceasefire.claims.text import Sentence, Span

_HEARSAY = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
"""Adverbs that hedge what is told, and name nobody who says it."""


def bound(drafts: Sequence[Draft], text: str, cut: Sequence[Sentence], named: Sequence[Sequence[Mention]], source: str | None, start: int = 0) -> list[Draft]:
    """Drafts, those without an asserter given to whoever a sign of their sentence names, else to its own words.

    cut, named: the sentences of the text and the names in each; source: who publishes, whose words stay its own."""
    if not any(_unbound(d) for d in drafts):
        return list(drafts)
    net = _Net(text, cut, named, source, quotations(text, start), drafts)
    return [net.caught(d) if _unbound(d) else d for d in drafts]


def _unbound(draft: Draft) -> bool:
    return not draft.stance.chain and "attributed_to" not in draft.stance.spans


class _Net:
    def __init__(
        self, text: str, cut: Sequence[Sentence], named: Sequence[Sequence[Mention]], source: str | None, quotes: Sequence[Span], drafts: Sequence[Draft]
    ) -> None:
        self.text, self.cut, self.named, self.source, self.quotes, self.drafts = text, cut, named, source, quotes, drafts
        self.heard: dict[int, Heard] = {}

    def at(self, number: int) -> Heard:
        """The signs of a sentence."""
        if number not in self.heard:
            self.heard[number] = Heard(self.text, self.cut[number], self.named[number])
        return self.heard[number]

    def caught(self, draft: Draft) -> Draft:
        """A draft with whoever a sign gives it to."""
        sign = self._sign(draft)
        if sign is None:
            return draft
        who = self._who(sign, draft)
        if who is None or (draft.stance.hedged and who.id is None and not RUMOURS.isdisjoint(who.words.lower().split()[:2])):
            return draft
        told = draft.stance
        if who.id is None and who.words.lower() in _HEARSAY:
            return msgspec.structs.replace(draft, stance=msgspec.structs.replace(told, hedged=True))  # "have reportedly killed 200 and destroyed homes"
        return msgspec.structs.replace(draft, stance=msgspec.structs.replace(told, chain=(who,), spans={**told.spans, "attributed_to": who.span}))

    def _sign(self, draft: Draft) -> Sign | None:
        number, one = draft.sentence, self.cut[draft.sentence]
        quote = next((q for q in self.quotes if q[0] <= draft.word[0] < q[1]), None)
        if quote is not None:
            return self._quoted(quote, number)
        found = None
        if may_speak(self.text, one):
            here = self.at(number)
            taken = [d.stance.chain[-1].span for d in self.drafts if d.sentence == number and d.stance.chain]
            found = sign_over(draft.word, here.signs, here.borders, taken)
        at = number
        while found is None and at and self.text[self.cut[at - 1].end - 1] == ";" and self.cut[at - 1].paragraph == one.paragraph:
            at -= 1
            found = next((s for s in self.at(at).signs if s.kind == "colon"), None)
        if found is not None and found.who is None and (draft.stance.hedged or draft.stance.denied or draft.stance.future):
            return None  # a word that already hedges it
        return found

    def _quoted(self, quote: Span, number: int) -> Sign | None:
        """Who speaks a quotation: named around it in a sentence that it begins, ends or goes on in, or right before."""
        first = next((n for n, s in enumerate(self.cut) if s.end > quote[0]), number)
        last = next((n for n, s in enumerate(self.cut) if s.end >= quote[1]), number)
        near = [s for n in range(first, last + 1) for s in self.at(n).signs if s.who is not None]
        found = quoted_by(quote, near)
        if found is None and first:
            before = [s for s in self.at(first - 1).signs if s.who is not None]
            found = before[-1] if before else None
        return Sign("whole", quote[0] - 1, quote[0]) if found is None and closed(self.text, quote) else found

    def _who(self, sign: Sign, draft: Draft) -> Asserter | None:
        """Whose words a sign says they are; None where they are the outlet's own."""
        span = sign.who if sign.who is not None else (sign.start, sign.end)
        number = next((n for n, s in enumerate(self.cut) if s.end >= span[1]), draft.sentence)
        one, named = self.cut[number], self.named[number]
        words = self.text[slice(*span)]
        if sign.who is None:
            shown = " ".join(words.strip(" \"“”«»:,").split()[:6]) or UNNAMED
            return Asserter(None, shown, span, rule=RULE)
        if words.lower() in PRONOUNS:
            before = [d.stance.chain[-1] for d in self.drafts if d.stance.chain and d.word[0] < draft.word[0]]
            return msgspec.structs.replace(before[-1], span=span, rule=RULE) if before else Asserter(None, words, span, rule=RULE)
        known = speaker_in(self.text, one.start, (span[0] - one.start, span[1] - one.start), as_words(self.text, one, named), named)
        if known is not None and known.id is not None and known.id == self.source:
            return None
        shown, span = trimmed(self.text, span)
        return Asserter(known.id if known is not None else None, shown, span, rule=RULE, outlet=known is not None and known.outlet)
