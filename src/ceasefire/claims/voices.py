"""Who speaks from sentence to sentence: at its edge, around its quotation, or carried on from the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.answers import Answer
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.attribution import Stance
from ceasefire.claims.draft import Draft
from ceasefire.claims.frames import Frame
from ceasefire.claims.literals import Sieve
from ceasefire.claims.mentions import Mention
from ceasefire.claims.text import Sentence, Span, in_quotes


class Voices:
    """The speakers of one text as it is read on. quoting: who speaks a sentence of a quotation over several."""

    def __init__(self, text: str, quoting: Mapping[int, Asserter]) -> None:
        self._text, self._quoting = text, quoting
        self._last: Asserter | None = None
        self._at = -9
        self._here = -9
        self._on: tuple[int, Asserter] | None = None

    def heard(self, told: Stance, word: Span, number: int, one: Sentence, frame: Frame, before: Sequence[Mention] = ()) -> Stance:
        """The stance of an act with whoever speaks around its sentence. before: the names of the sentence before."""
        self._here = number
        if self._last is None or number - self._at > 1:
            told = msgspec.structs.replace(told, chain=tuple(_it(who, before) for who in told.chain))
        chain = tuple(link.speaker(who, self._last) for who in told.chain)
        who = frame.who
        if who is not None and frame.on:
            self._on = (one.paragraph, who)
        elif who is None and not chain and self._on is not None and self._on[0] == one.paragraph:
            who = self._on[1]
        if who is not None:
            if all((who.id or who.words) != (old.id or old.words) for old in chain):
                chain = (who, *chain)
        elif not chain and number in self._quoting:
            chain = (link.speaker(self._quoting[number], self._last),)
        elif not chain and self._last is not None and number - self._at <= 2 and in_quotes(self._text, one, word[0]):
            chain = (self._last,)  # "...," she said. "...": the second quotation is hers too
        if chain == told.chain:
            return told
        spans = {**told.spans, "attributed_to": chain[-1].span}
        return msgspec.structs.replace(told, chain=chain, spans=spans)

    def spoke(self, chain: tuple[Asserter, ...]) -> None:
        """Note who asserted something."""
        if chain:
            self._last, self._at = chain[-1], self._here

    def speaks(self, who: Asserter | None, number: int, frame: Frame) -> None:
        """Note who speaks a sentence that tells no act of its own."""
        said = who if who is not None else frame.who
        if said is not None:
            self._last = link.speaker(said, self._last)
            self._at = number

    def answerer(self, answer: Answer) -> Answer:
        """An answer with "it", "the group" looked up."""
        return msgspec.structs.replace(answer, who=link.speaker(answer.who, self._last)) if answer.kind in {"owns", "charges"} else answer


_CARRIED = Sieve(re.compile(
    r"^[\"“«]|\b(?:he|she|it|they|the (?:statement|communiqu[eé]|report|message|post|bulletin|source|official|officer|spokes\w+|ministry|group|agency|commander|director))"
    r"(?: (?:also|later|then|further|had|has|have|\w+ly))? (?:said|added|told|went|continued|noted|stressed|claimed|stated|wrote|says|adds|reported|explained|alleged|insisted)\b"
    r"|\b(?:said|added|says|adds|continued) (?:he|she|they)\b",
    re.IGNORECASE,
))
_SPEAKS = Sieve(re.compile(r"\b(?:sa(?:id|ys)|told|tells|statement|communiqu[eé]|report(?:s|ed)?|announced|claimed|stated|wrote|added|accused|according|quoted|describ\w+|spoke|posted|warned|insisted|denied|confirmed)\b", re.IGNORECASE))
_FAR = 3


def spoke_before(body: str, cut: Sequence[Sentence], number: int) -> int | None:
    """The number of the nearest sentence before one that carries a speaker on ("he added", a quotation that goes on)
    in which somebody speaks; None where nothing is carried on."""
    one = cut[number]
    if not number or _CARRIED.search(body[one.start : one.end]) is None:
        return None
    near = (n for n in range(number - 1, max(number - 1 - _FAR, -1), -1) if cut[n].paragraph >= one.paragraph - _FAR)
    return next((n for n in near if _SPEAKS.search(body, cut[n].start, cut[n].end)), None)


def _it(who: Asserter, before: Sequence[Mention]) -> Asserter:
    """ "X put out a statement. It said": the one party or outlet that the sentence before names."""
    if who.id is not None or who.words.lower() not in {"it", "they"}:
        return who
    ids = {m.id for m in before if m.kind in {"actor", "source"}}
    return msgspec.structs.replace(who, id=next(iter(ids))) if len(ids) == 1 else who


def charged(draft: Draft) -> list[Draft]:
    """A draft; where it is a denial that names who made the charge, the charge before it."""
    told = draft.stance
    if not told.charged or not told.denied:
        return [draft]
    spans = {**told.spans, "attributed_to": told.charged[-1].span}
    spans.pop("modality", None)
    charge = msgspec.structs.replace(told, chain=told.charged, denied=False, hedged=False, spans=spans, charged=())
    return [msgspec.structs.replace(draft, stance=charge), draft]
