"""Who speaks from sentence to sentence: at its edge, around its quotation, or carried on from the one before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.answers import Answer
from ceasefire.claims.asserters import Asserter, without_sources
from ceasefire.claims.attribution import Stance
from ceasefire.claims.behalf import meant
from ceasefire.claims.bullets import listed_voices
from ceasefire.claims.draft import Draft
from ceasefire.claims.frames import Frame
from ceasefire.claims.issuers import issuer
from ceasefire.claims.literals import Sieve
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party
from ceasefire.claims.short_forms import SpokeBefore
from ceasefire.claims.text import Sentence, Span, in_quotes
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words


class Voices:
    """The speakers of one text as it is read on. quoting: who speaks a sentence of a quotation over several."""

    def __init__(self, text: str, quoting: Mapping[int, Asserter], found: Sequence[Mention], vocabulary: Vocabulary) -> None:
        self._text, self._quoting, self._found, self._vocabulary = text, quoting, found, vocabulary
        self._signed = issuer(text, found) or _signature(text, found)
        self._lists = listed_voices(text, found)
        self._before = SpokeBefore(text)
        self._last: Asserter | None = None
        self._at = -9
        self._here = -9
        self._on: tuple[int, Asserter] | None = None

    def heard(self, told: Stance, word: Span, number: int, one: Sentence, frame: Frame, before: Sequence[Mention] = ()) -> Stance:
        """The stance of an act with whoever speaks around its sentence. before: the names of the sentence before."""
        self._here = number
        said = chain = told.chain
        if said:
            said = meant(said, one, self._found, self._text, self._vocabulary)
            if self._last is None or number - self._at > 1:
                said = tuple([_it(who, before) for who in said])
            chain = tuple([self._before.meant(link.speaker(who, self._last)) for who in said])
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
        if not chain and self._lists and (item := next((who for (start, end), who in self._lists if start <= word[0] < end), None)) is not None:
            chain = (item,)
        if self._signed is not None and (not chain or (chain[-1].id is None and chain[-1].words.lower() in {"we", "us"})):
            chain = (*chain[:-1], self._signed)  # "we" in a statement are whoever puts it out
        if chain == said:
            return told if said == told.chain else msgspec.structs.replace(told, chain=said)
        spans = {**told.spans, "attributed_to": chain[-1].span}
        return msgspec.structs.replace(told, chain=chain, spans=spans)

    def goes_on(self, p: Parsed, draft: Draft, doers: tuple[Party, ...]) -> tuple[Party, ...]:
        """The doers of an act; "X said that Y had struck. It called for a truce": of what "it" says or wants, whoever spoke just before."""
        last = self._last
        if draft.act not in _WORDS or last is None or last.id not in self._vocabulary.actors or draft.sentence - self._at != 1 or p.lows[:1] != ["it"]:
            return doers
        return tuple([msgspec.structs.replace(one, id=last.id) if one.pronoun and one.token == 0 else one for one in doers])

    def reach_back(self, drafts: list[Draft], chain: tuple[Asserter, ...], number: int, cut: Sequence[Sentence]) -> list[Draft]:
        """Drafts, those before a semicolon given to whoever speaks at the end of what stands behind it: "shells fell on X; two people
        died, police said"."""
        first = cut[number - 1] if number else None
        if not chain or first is None or self._text[first.end - 1] != ";" or first.paragraph != cut[number].paragraph:
            return drafts
        if _EDGE.search(self._text[cut[number].start : chain[-1].span[0]]) is None:
            return drafts
        behind = self._text[chain[-1].span[1] : cut[number].end]
        if len(behind) > _TAIL or "," in behind or chain[-1].words.lower() in {"it", "he", "she", "they"}:
            return drafts  # "; otherwise, it warned, the army would storm the town"
        chain = meant(tuple(reversed(without_sources(list(reversed(chain))))), cut[number], self._found, self._text, self._vocabulary)
        return [
            msgspec.structs.replace(d, stance=msgspec.structs.replace(d.stance, chain=chain, spans={**d.stance.spans, "attributed_to": chain[-1].span}))
            if d.sentence == number - 1 and not d.stance.chain and "attributed_to" not in d.stance.spans else d
            for d in drafts
        ]

    def spoke(self, chain: tuple[Asserter, ...]) -> None:
        """Note who asserted something."""
        if chain:
            self._last, self._at = chain[-1], self._here
            self._before.note(chain[-1])

    def speaks(self, who: Asserter | None, number: int, frame: Frame) -> None:
        """Note who speaks a sentence that tells no act of its own."""
        said = who if who is not None else frame.who
        if said is not None:
            self._last = link.speaker(said, self._last)
            self._at = number

    def answerer(self, answer: Answer) -> Answer:
        """An answer with "it", "the group" looked up."""
        (who,) = meant((answer.who,), Sentence(0, 0, 0), self._found, self._text, self._vocabulary)
        answer = msgspec.structs.replace(answer, who=who)
        return msgspec.structs.replace(answer, who=link.speaker(answer.who, self._last)) if answer.kind in {"owns", "charges"} else answer


_WORDS = words("demand_or_ultimatum threat rejection acceptance")
_EDGE = re.compile(r"[,”\"]\s*(?:(?:the|an?|its|their|one|local|senior)\s+)*$", re.IGNORECASE)
_TAIL = 60
"""Letters that may follow whoever speaks at the end: "told the agency on Sunday"."""
_LAST_LINE = 120
_SIGNED = re.compile(r"(?:^|[\n.!?”\"])\s*[-–—]{1,2}\s?(?P<who>[^\n]{2,90}?)\s*$")


def _signature(text: str, found: Sequence[Mention]) -> Asserter | None:
    """Who signs a text at its end: "— Civil Defence", "– Xian Front, Operations Room, 19 June"."""
    tail = text[-_LAST_LINE:]
    if not ("-" in tail or "–" in tail or "—" in tail):
        return None
    signed = _SIGNED.search(text, max(0, len(text) - _LAST_LINE))
    if signed is None or _SPEAKS.search(signed["who"]) is not None:
        return None
    one = next((m for m in found if signed.start("who") <= m.start <= signed.start("who") + 4 and m.kind != "place" and m.id is not None and not m.adjective), None)
    return None if one is None else Asserter(one.id, one.surface, (one.start, one.end), rule="signs the text", outlet=one.kind == "source")


_CARRIED = Sieve(re.compile(
    r"\b(?:he|she|it|they|the (?:statement|communiqu[eé]|report|message|post|bulletin|source|official|officer|spokes\w+|ministry|group|agency|commander|director))"
    r"(?: (?:also|later|then|further|had|has|have|\w+ly))? (?:said|added|told|went|continued|noted|stressed|claimed|stated|wrote|says|adds|reported|explained|alleged|insisted)\b"
    r"|\b(?:said|added|says|adds|continued) (?:he|she|they)\b",
    re.IGNORECASE,
))
_SPEAKS = Sieve(re.compile(r"\b(?:sa(?:id|ys)|told|tells|statement|communiqu[eé]|report(?:s|ed)?|announced|claimed|stated|wrote|added|accused|according|quoted|describ\w+|spoke|posted|warned|insisted|denied|confirmed)\b", re.IGNORECASE))
_OPENS = frozenset({'"', "“", "«"})
_FAR = 3


def spoke_before(body: str, cut: Sequence[Sentence], number: int) -> int | None:
    """The number of the nearest sentence before one that carries a speaker on ("he added", a quotation that goes on)
    in which somebody speaks; None where nothing is carried on."""
    one = cut[number]
    if not number or (body[one.start] not in _OPENS and not _CARRIED.within(body, one.start, one.end)):
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
