"""What a coarse act was, by short lists of words: an offer or a proposal, reinforcements or a patrol, and about what.

The lists stand in `kinds.yaml`, for English and Arabic. They only ever add terms to a claim: no act, actor, place or
time is changed by them, and a claim whose words are in no list stays as it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec
from ahocorasick_rs import AhoCorasick

from ceasefire.claims.arabic.datewords import LEVANT, OTHER
from ceasefire.claims.arabic.normal import fold, fold_map
from ceasefire.claims.arabic.numbers import number_at as arabic_number
from ceasefire.claims.arabic.tokens import Token, tokens
from ceasefire.claims.calendar_words import MONTH
from ceasefire.claims.claim import Claim, Span
from ceasefire.claims.numerals import OPENING, VAGUE, may_count, number_at
from ceasefire.dossier.wordlist import words as listed
from ceasefire.ids import content_id

ASKING = frozenset({"demand_or_ultimatum", "threat", "acceptance", "rejection", "denial", "negotiation", "agreement_signed", "truce_declared"})
"""Acts of which it is read what they are about."""

COUNTED = frozenset({"force_movement", "fortification", "withdrawal", "weapons_handover", "integration_of_fighters", "settlement_of_status", "evacuation"})
"""Acts of which numbers of forces and arms are read."""

_LOOKED_AT = ASKING | COUNTED
BEFORE, AFTER = 60, 110
"""Characters around the act's own words in which its kind is looked for: a sentence often tells more than one act."""

NOUN = 4
"""Words that may stand between a number and what it counts."""

_VAGUE = VAGUE | listed("مئات عشرات الاف")
_HEDGES = "at least|more than|well over|no fewer than|nearly|about|around|some|up to|as many as|ما لا يقل عن|اكثر من|نحو|حوالي|قرابه"
_LEAST, _LEADS = re.compile(rf"(?:{_HEDGES})\s*$"), re.compile(rf"(?:{_HEDGES})\b")
_BOUND = {"at least": "at_least", "more than": "over", "well over": "over", "no fewer than": "at_least", "up to": "up_to", "as many as": "up_to", "ما لا يقل عن": "at_least", "اكثر من": "over"}


_PLAIN = re.compile(r"[0-9]+(?:[.,:/-][0-9]+)*|[a-z](?:[a-z]|'(?=[a-z]))*")
"""What `tokens` takes for a word or number in plain small letters."""
_BREAKS = listed("and in from to on at for days day hours hour weeks months km mm caliber calibre years th st nd rd people civilians percent في الي على علي ايام يوم ساعه ملم عيار")
_DATE = re.compile(rf"(?:{MONTH}|{'|'.join((*(w[0] for w in LEVANT), *OTHER))}|(?:mon|tues|wednes|thurs|fri|satur|sun)day)", re.IGNORECASE)
_YEARS = range(1900, 2100)


class Kinds(msgspec.Struct, frozen=True):
    """The file. step, posture: act -> kind -> words; about, counted, yet: kind -> words."""

    step: dict[str, dict[str, tuple[str, ...]]]
    about: dict[str, tuple[str, ...]]
    posture: dict[str, dict[str, tuple[str, ...]]]
    counted: dict[str, tuple[str, ...]]
    yet: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def kinds() -> Kinds:
    """The lists, as the file has them."""
    return msgspec.yaml.decode(files("ceasefire.claims").joinpath("kinds.yaml").read_bytes(), type=Kinds)


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Word of the words in a folded text; `*` is any ending, Arabic words may have what is written together with them."""
    listed = []
    for word in sorted(words, key=lambda w: (-len(w), w)):
        bare = fold(word.rstrip("*"))
        end = r"\w*" if word.endswith("*") else ""
        lead = r"[وف]?(?:لل|[بلك]?(?:ال)?)" if re.search(r"[\u0600-\u06ff]", word) else ""
        listed.append(rf"{lead}{re.escape(bare)}{end}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")


@lru_cache(maxsize=1)
def _letters() -> tuple[tuple[int, ...], AhoCorasick]:
    """What finds any word of the lists as it is always written, and the `id` of the list that each belongs to: lists are long, and live as
    long as this does."""
    table = kinds()
    lists = [words for group in (table.step, table.posture) for named in group.values() for words in named.values()]
    told = [(words, fold(word.rstrip("*"))) for words in (*lists, *table.about.values(), *table.yet.values(), *table.counted.values()) for word in words]
    return tuple(id(words) for words, _ in told), AhoCorasick([letters for _, letters in told])


def _present(folded: str) -> set[int]:
    """The lists, by `id`, of which a folded text may have a word: a sentence without its letters is not searched for it."""
    owners, letters = _letters()
    folded = folded if folded.isascii() else folded.encode("utf-8", "replace").decode()
    return {owners[one] for one, _, _ in letters.find_matches_as_indexes(folded, overlapping=True)}


def with_kinds(claim: Claim, text: str) -> Claim:
    """The claim with what its words tell of its kind, matter and numbers, each with its span; the same claim where they
    tell nothing. text: the report's, in which the claim's spans are counted."""
    act, sentence = claim.spans.get("act"), claim.spans.get("sentence")
    if act is None or sentence is None or claim.act not in _LOOKED_AT or not (sentence[0] <= act[0] < act[1] <= sentence[1]):
        return claim
    said, lists = _said(text, sentence), kinds()
    found: dict[str, tuple[str, Span]] = {}
    if claim.act in lists.step:
        one = said.first(lists.step[claim.act], (act[0], min(sentence[1], _last(claim, act) + 40)))
        if one is not None:
            found["step"] = one
    if claim.act in ASKING:
        found |= _about(claim, said, sentence)
    lead = _lead(claim, text)
    if lead is not None:
        found["condition_word"] = lead
    near = max(sentence[0], act[0] - BEFORE), min(sentence[1], act[1] + AFTER)
    if claim.act in lists.posture and (one := said.first(lists.posture[claim.act], near)) is not None:
        found["posture"] = one
    if claim.act in COUNTED:
        found |= said.numbers(near)
    if claim.act in COUNTED and claim.modality == "denied" and (so_far := said.search(lists.yet["not"], near)) is not None:
        found["yet"] = "not" if said.search(lists.yet["none"], (act[0], near[1])) is None else "none", so_far
    found = {key: value for key, value in found.items() if key not in claim.terms}
    if not found:
        return claim
    terms = {**claim.terms, **{key: value for key, (value, _) in found.items()}}
    spans = {**claim.spans, **{key: span for key, (_, span) in found.items() if key not in claim.spans}}
    made = msgspec.structs.replace(claim, id="", terms=terms, spans=spans, why=msgspec.UNSET)
    why = claim.why
    if why is not msgspec.UNSET:
        why = {**why, **{f"terms.{key}": f'"{text[slice(*span)]}": list of words, kinds.yaml' for key, (_, span) in found.items()}}
    return msgspec.structs.replace(made, id=content_id("claim", made), why=why)


def _lead(claim: Claim, text: str) -> tuple[str, Span] | None:
    """The word before a condition, which says which way it goes: "unless", "if", "until"."""
    span, words = claim.spans.get("condition"), claim.terms.get("condition")
    if span is None or words is None:
        return None
    body = " ".join(text[slice(*span)].split())
    word = body[: -len(words)].strip() if body.endswith(words) else ""
    return (word, (span[0], span[0] + len(word))) if word and text.startswith(word, span[0]) else None


def _last(claim: Claim, act: Span) -> int:
    return act[1] if "content" not in claim.spans else min(claim.spans["content"][1], act[1] + AFTER)


def _about(claim: Claim, said: _Said, sentence: Span) -> dict[str, tuple[str, Span]]:
    """The matters that its content, condition or consequence name; where it has neither, those of its sentence."""
    own = [claim.spans[key] for key in ("content", "condition") if key in claim.spans and sentence[0] <= claim.spans[key][0] < claim.spans[key][1] <= sentence[1]]
    found: dict[str, Span] = {}
    told = said.held(kinds().about)
    for window in (own or [sentence]) if told else ():
        for name, words in told:
            if name not in found and (hit := said.search(words, window)) is not None:
                found[name] = hit
    if not found:
        return {}
    first = min(found.values())
    return {"about": (",".join(found), first)}


class _Said:
    """One sentence in the spelling in which words are compared, with the way back to the text."""

    def __init__(self, text: str, sentence: Span) -> None:
        self._text, self._start = text, sentence[0]
        words = text[slice(*sentence)]
        # What is plain keeps its places; only other alphabets need the way back.
        self._plain = words.isascii()
        at: Sequence[int] = range(len(words) + 1)
        self._folded, self._at = (words.lower(), at) if self._plain else fold_map(words)
        self._there = _present(self._folded)

    def _window(self, window: Span) -> Span:
        return bisect_left(self._at, window[0] - self._start), bisect_left(self._at, window[1] - self._start)

    def search(self, words: tuple[str, ...], window: Span) -> Span | None:
        """Where one of the words stands first."""
        if id(words) not in self._there:
            return None
        found = _pattern(words).search(self._folded, *self._window(window))
        return None if found is None else self._span(*found.span())

    def held(self, lists: dict[str, tuple[str, ...]]) -> list[tuple[str, tuple[str, ...]]]:
        """The lists of which the sentence may have a word."""
        return [(name, words) for name, words in lists.items() if id(words) in self._there]

    def _span(self, first: int, last: int) -> Span:
        return self._at[first] + self._start, self._at[last - 1] + self._start + 1

    def first(self, lists: dict[str, tuple[str, ...]], window: Span) -> tuple[str, Span] | None:
        """The first kind of the lists whose words stand there."""
        for name, words in lists.items():
            if (hit := self.search(words, window)) is not None:
                return name, hit
        return None

    def numbers(self, window: Span) -> dict[str, tuple[str, Span]]:
        """`men`, `vehicles`, `weapons`, `posts` with the number told, as a figure, or its words where it is vague."""
        out: dict[str, tuple[str, Span]] = {}
        if self._there.isdisjoint(map(id, kinds().counted.values())):
            return out  # nothing that is counted stands in the sentence
        first, last = self._window(window)
        folded = self._folded[first:last]
        if not may_count(folded):
            return out
        body = self._text[slice(*window)]
        every = [Token(*word.span(), word.group(), "w") for word in _PLAIN.finditer(folded)] if self._plain else tokens(body)
        toks = every if self._plain else [t for t in every if t.kind in "wn"]
        lows = [t.norm for t in toks]
        for i, tok in enumerate(toks):
            if self._plain and lows[i] not in OPENING and not lows[i][0].isdigit():
                continue
            value, after = self._value(every, toks, lows, i)
            if after <= i:
                continue
            kind = self._noun(lows, after)
            if kind is None or kind in out or (value in _YEARS and tok.norm.isdigit()):
                continue
            span = window[0] + tok.start, window[0] + toks[after - 1].end
            before = _LEAST.search(fold(body[: tok.start])) or _LEADS.match(fold(body[tok.start :]))
            bound = _BOUND.get(before[0].strip(), "about") if before else ""
            told = " ".join(body[tok.start : toks[after - 1].end].split()) if value is None else str(value)
            out[kind] = told, span
            if bound:
                out[f"{kind}_modifier"] = bound, span
        return out

    @staticmethod
    def _value(every: list[Token], toks: list[Token], lows: list[str], i: int) -> tuple[int | None, int]:
        if lows[i] in _VAGUE:
            return None, i + 1
        known = number_at(lows, i)
        if known is not None:
            return known
        if not "\u0600" <= lows[i][:1] <= "\u06ff":
            return None, i
        at = every.index(toks[i])
        arabic = arabic_number(every, at)
        if arabic is None or arabic.vague or not arabic.best:
            return None, i
        return arabic.best, i + sum(t.kind in "wn" for t in every[at : arabic.last])

    @staticmethod
    def _noun(lows: list[str], after: int) -> str | None:
        for index in range(after, min(after + NOUN, len(lows))):
            kind, breaks = _counts(lows[index])
            if kind is not None:
                return kind
            if breaks or number_at(lows, index) is not None:
                return None
        return None


@lru_cache(maxsize=4)
def _said(text: str, sentence: Span) -> _Said:
    return _Said(text, sentence)


@lru_cache(maxsize=4096)
def _counts(low: str) -> tuple[str | None, bool]:
    """What a word after a number says is counted; and whether what follows the word is no longer counted."""
    kind = next((kind for kind, words in kinds().counted.items() if _pattern(words).fullmatch(low)), None)
    return kind, low in _BREAKS or low[0].isdigit() or _DATE.fullmatch(low) is not None
