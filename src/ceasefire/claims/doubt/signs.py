"""Signs that a field of a claim may be misread: a few numbers for each, from where its words stand and what stands beside.

No sign knows a name: swapping two parties, two places or two outlets in a text leaves every sign as it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import log1p
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.doubt.lay import NEAR, Lay, inside
from ceasefire.claims.doubt.whole import whole_signs
from ceasefire.claims.mentions import Mention
from ceasefire.claims.stance_words import SPEAKER as SPEAKERS
from ceasefire.claims.text import Span
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place

FIELDS = ("place", "when", "killed", "injured", "attributed_to", "actor", "claim")
"""What is doubted: fields of a claim, and `claim` itself: that the text tells it."""

EITHER = frozenset({"arabic", "world", "statement", "other_told", "no_source"})
"""Signs that may speak for a field or against it; all others may only speak against it."""

Signs = dict[str, float]

_AFTER = words("after following before despite amid during since بعد عقب اثر قبل منذ خلال رغم وسط")
_REPLIES = words("rejection denial acceptance violation_alleged threat demand_or_ultimatum")
_VICTIMS = re.compile(
    r"\b(?:dead|died|dies|death|deaths|killed|killing|kills|wounded|wounding|injur\w+|martyr\w*|casualt\w+|fatalit\w+|bod(?:y|ies)|losses|lives|slain|hurt|victims?|maimed|perished|corpses?)\b"
    r"|قتيل|قتلى|مقتل|قتل|شهيد|شهدا|استشه|جريح|جرحى|جرح|إصاب|اصاب|أصيب|اصيب|مصرع|جث[ةث]|قضى|ضحايا|ضحية|خسائر|وفاة|أودى|لقي",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"\b(?:civilians?|women|woman|girls?|boys?|child|children|minors?|infants?|bab(?:y|ies)|soldiers?|fighters?|militants?|troops|gunmen|rebels)\b"
    r"|مدني|طفل|أطفال|امرأة|امرأت|نساء|سيدة|جندي|جنود|مقاتل|مسلح|عنصر|عناصر",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"\b(?:another|more|others?|total|toll|rose|risen|rising|bringing|brought|later|further|including|among|both|family|couple|respectively)\b"
    r"|حصيل|ارتفع|ارتفاع|آخر|إجمال|مجموع|بينهم|من بين|عائلة|أسرة",
    re.IGNORECASE,
)
_DAY_PART = re.compile(r"night|evening|morning|dawn|noon|dusk|eve\b|ليل|مساء|فجر|صباح|عشية|غروب", re.IGNORECASE)
_RUNNING = re.compile(
    r"since|until|till|between|from|through|over|during|past|last|week|month|half|within|منذ|حتى|بين|خلال|طوال|على مدى|الماضي|أسبوع|شهر",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|our|us|ours)\b|(?:قواتنا|مجاهدونا|مقاتلونا|أبطالنا|مراسلنا|لنا|وصلنا|متطوعونا|فرقنا)", re.IGNORECASE)
_LABEL = re.compile(r"[^\n:.]{2,40}:\s")
_SIGNED = re.compile(r"\n\s*[-–—]\s*\w.{2,60}\s*$")
_LEADS = re.compile(
    r"\b(?:towns?|villages?|city|district|neighbourhood|neighborhood|camp|quarter|hill|base|crossing|province) of (?:the )?(?=[A-Z])|\b(?:in|at|near|on|around|towards?|from) (?:the )?(?=[A-Z])"
)
_LEADS_AR = re.compile(r"(?<!\w)و?[بل]?(?:ال)?(?:بلدة|قرية|مدينة|حي|مخيم|منطقة|بلدتي|قريتي|محيط|ريف|معبر|تل|جبهة|على|قرب|إلى|نحو)\s+(?=\w)")
_STOPS = re.compile(r"[,;:،؛()\[\]]| [-–—] ")
_QUOTES = re.compile(r"[\"“”«»]")


class Around(msgspec.Struct, frozen=True):
    """A claim with what stands around it. others: the other claims of its text; here: those of its sentence;
    sentence, act: its spans; window: the sentence with those near it, so that no sign grows with the length of a text."""

    claim: Claim
    text: str
    lay: Lay
    others: Sequence[Claim]
    here: Sequence[Claim]
    sentence: Span
    act: Span
    window: Span
    vocabulary: Vocabulary

    def keys_before(self, at: int, most: int) -> frozenset[str]:
        """The comparable forms of up to so many words before an offset, of the same sentence."""
        tokens = self.lay.tokens
        last = bisect_left(tokens.starts, at)
        return frozenset(tokens.keys[max(last - most, bisect_left(tokens.starts, self.sentence[0])) : last])

    def unused(self, spans: Sequence[Span], *fields: str) -> list[Span]:
        """Those spans that no claim of the text took for one of the fields."""
        used = [span for one in (self.claim, *self.others) for field in fields if (span := one.spans.get(field)) is not None]
        return [one for one in spans if not any(_touch(one, span) for span in used)]


def around(claim: Claim, claims: Sequence[Claim], text: str, lay: Lay, vocabulary: Vocabulary) -> Around:
    """What the signs of a claim are read from; claims: all of its text."""
    sentence = claim.spans.get("sentence", (0, len(text)))
    others = [one for one in claims if one is not claim]
    here = [one for one in others if one.spans.get("sentence") == sentence]
    number = lay.number(sentence)
    window = (sentence[0], sentence[1])
    if lay.sentences:
        window = (min(sentence[0], lay.sentences[max(0, number - NEAR)][0]), max(sentence[1], lay.sentences[min(len(lay.sentences) - 1, number + NEAR)][1]))
    return Around(claim, text, lay, others, here, sentence, claim.spans.get("act", sentence), window, vocabulary)


def signs(field: str, near: Around) -> Signs:
    """The signs of one field of a claim, by name; one that is left out is 0."""
    own = (_TOLD if near.claim.says(field) else _UNTOLD)[field](near)
    claim = near.claim
    common = {"arabic": near.lay.arabic, "world": near.lay.world, "statement": claim.kind != "event", "after": bool(_AFTER & near.keys_before(near.act[0], 4))}
    return {name: float(value) for name, value in (common | own).items() if value}


def _stands(near: Around, span: Span | None, rivals: Sequence[Span] = ()) -> dict[str, Any]:
    """How the words of a field stand to the act's and to those that could have been meant."""
    out: dict[str, Any] = {"reply": near.claim.act in _REPLIES, "unsure": near.claim.modality != "asserted"}
    if span is None or not near.sentence[0] <= span[0] < near.sentence[1]:
        return out | {"elsewhere": True}
    gap = _gap(near.act, span)
    away = near.lay.words(*gap)
    others = [one for one in rivals if not _touch(one, span)]
    acts = [act for one in near.here if (act := one.spans.get("act")) is not None and act != near.act]
    return out | {
        "cut": min(2.0, len(_STOPS.findall(near.text, *gap)) / 2), "act_between": any(gap[0] <= act[0] < gap[1] for act in acts),
        "far": log1p(away) / 2, "nearer": any(near.lay.words(*_gap(near.act, one)) < away for one in others), "rivals": log1p(len(others)),
    }  # fmt: skip


def _only(found: dict[str, Any], *left_out: str) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name not in left_out}


def _gap(one: Span, other: Span) -> Span:
    first, last = min(one[1], other[1]), max(one[0], other[0])
    return (first, last) if first <= last else (one[0], one[0])


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _spans(found: Sequence[Mention]) -> list[Span]:
    return [(one.start, one.end) for one in found]


def _place(near: Around) -> dict[str, Any]:
    place, span, lay = near.claim.place, near.claim.spans.get("place"), near.lay
    if place is None:
        return _no_place(near)
    said = near.text[span[0] : span[1]] if span is not None else ""
    return _only(_stands(near, span), "far") | {
        "stray": lay.world and _stray(near, place, span), "unread": log1p(_unread(near)), "unlisted": place.unlisted, "wide": place.where_prec >= 4,
        "also_name": span is not None and any(_touch(one, span) for one in _spans(lay.people)), "bare_harm": _bare(near),
        "spelt_otherwise": bool(said) and not lay.arabic and bool(place.id) and name_key(said) != name_key(place.name),
    }  # fmt: skip


def _no_place(near: Around) -> dict[str, Any]:
    every = inside(_spans(_named(near)), near.window)
    here = inside(every, near.sentence)
    return {
        "none_here": log1p(len(here)), "none_text": log1p(len(every) - len(here)), "none_near": any(near.lay.words(*_gap(near.act, one)) < 6 for one in here),
        "none_unread": log1p(_unread(near)), "none_spare": log1p(len(near.unused(here, "place"))),
    }  # fmt: skip


def _named(near: Around) -> list[Mention]:
    """The places that the text names, each once."""
    seen: dict[tuple[str, ...], Mention] = {}
    for one in near.lay.places:
        seen.setdefault(one.ids if any(one.ids) else (one.surface,), one)
    return list(seen.values())


def _bare(near: Around) -> bool:
    return near.claim.act in ("other", "killing_other")


def _stray(near: Around, place: Place, span: Span | None) -> bool:
    """Whether a place lies in a country that nothing else in the text is of, while something is of others."""
    entries = near.vocabulary.gazetteer
    held = [entries.get(name) for one in near.lay.places if span is None or not _touch((one.start, one.end), span) for name in one.ids]
    others = {one.admin[0] if one.admin else one.id for one in held if one is not None and one.id != place.id}
    others |= {name.removeprefix("state_").upper() for one in near.lay.people for name in one.ids if name.startswith("state_")}
    return bool(place.admin) and bool(others) and place.admin[0] not in others


def _unread(near: Around) -> int:
    """How many words of the sentence lead to a place's name before what is no name and no time that is known."""
    lay = near.lay
    known = [*_spans(lay.places), *_spans(lay.people), *lay.times]
    ends = [found.end() for found in (_LEADS_AR if lay.arabic else _LEADS).finditer(near.text, *near.sentence)]
    return sum(not any(first - 4 <= at < last for first, last in known) for at in ends)


def _when(near: Around) -> dict[str, Any]:
    claim, span = near.claim, near.claim.spans.get("when")
    if claim.when is None:
        return _no_when(near)
    here = inside(near.lay.times, near.sentence)
    said = near.text[span[0] : span[1]] if span is not None else ""
    return _only(_stands(near, span, here), "far", "nearer") | {
        "of_speech": span is not None and any(0 <= span[0] - end < 12 for _, end in near.lay.says), "denied": claim.modality == "denied",
        "running": _RUNNING.search(said) is not None, "coarse": claim.when.date_prec > 2 or (last_day(claim.when) - first_day(claim.when)).days > 1,
        "unused": log1p(len(near.unused(here, "when"))),
    }  # fmt: skip


def _no_when(near: Around) -> dict[str, Any]:
    here = inside(near.lay.times, near.sentence)
    return {
        "none_unworked": "when" in near.claim.spans, "none_here": log1p(len(here)), "none_text": log1p(len(inside(near.lay.times, near.window)) - len(here)),
        "none_day_part": _DAY_PART.search(near.text, *near.sentence) is not None, "none_spare": log1p(len(near.unused(here, "when"))),
        "none_assumed": near.claim.when_assumed,
    }  # fmt: skip


def _toll(near: Around, which: str) -> dict[str, Any]:
    harm: Harm = getattr(near.claim, which)
    span = near.claim.spans.get(which)
    said = near.text[near.sentence[0] : near.sentence[1]]
    victims = [found.span() for found in _VICTIMS.finditer(near.text, *near.window)]
    loose = near.unused(victims, "killed", "injured")
    here = inside(loose, near.sentence)
    parts = any(getattr(harm, name) is not None for name in ("civilians", "women", "children", "combatants"))
    whole = harm.best or 0
    return _only(_stands(near, span), "far", "reply", "unsure", "act_between", "nearer", "rivals") | {
        "joined": span is not None and bool(near.keys_before(span[0], 1) & {"and", "و"}), "unused": log1p(len(here)), "unused_text": log1p(len(loose) - len(here)),
        "parts_over": (harm.civilians or 0) + (harm.combatants or 0) > whole or (harm.women or 0) + (harm.children or 0) > whole,
        "parts_unsaid": not parts and _PARTS.search(said) is not None, "anew": log1p(len(_ANEW.findall(said))),
        "zero_beside": harm.best == 0 and any(one.killed or one.injured for one in _close(near)), "clauses": _clauses(near),
    }  # fmt: skip


def _no_toll(near: Around, which: str) -> dict[str, Any]:
    other = near.claim.injured if which == "killed" else near.claim.killed
    victims = [found.span() for found in _VICTIMS.finditer(near.text, *near.window)]
    loose = near.unused(victims, "killed", "injured")
    at = near.lay.number(near.sentence) + 1
    after = inside(loose, near.lay.sentences[at]) if at < len(near.lay.sentences) else []
    return {
        "none_here": log1p(len(inside(near.lay.harms, near.sentence))), "none_spare": log1p(len(inside(loose, near.sentence))), "none_spare_next": log1p(len(after)),
        "none_victims": bool(victims), "tolls": log1p(sum(one.killed is not None or one.injured is not None for one in _close(near))),
        "other_told": other is not None, "bare_harm": _bare(near),
    }  # fmt: skip


def _close(near: Around) -> list[Claim]:
    """The other claims of the sentences near."""
    return [one for one in near.others if near.window[0] <= one.spans.get("sentence", (-1, 0))[0] < near.window[1]]


def _clauses(near: Around) -> float:
    return min(2.0, len(_STOPS.findall(near.text, *near.sentence)) / 4)


def _asserter(near: Around) -> dict[str, Any]:
    claim, lay, span = near.claim, near.lay, near.claim.spans.get("attributed_to")
    if claim.attributed_to is None:
        return _no_asserter(near)
    known = claim.attributed_to in near.vocabulary.sources or claim.attributed_to in near.vocabulary.actors
    voices = inside(_spans([one for one in lay.people if one.kind == "source"]), near.window)
    return _only(_stands(near, span), "far", "cut", "nearer", "rivals") | {
        "unused": log1p(len(near.unused(voices, "attributed_to"))), "odd": not known and not _spoken(claim.attributed_to, lay.arabic),
        "odd_voice": not known and bool(inside(voices, near.sentence)), "chain": log1p(len(claim.attributed_chain) - 1),
        "told_to": span is not None and bool(near.keys_before(span[0], 1) & {"told", "to", "ل"}), "signed": _signed(near),
        "later": lay.number(near.sentence) > 0,
    }  # fmt: skip


def _no_asserter(near: Around) -> dict[str, Any]:
    lay = near.lay
    voices = inside(_spans([one for one in lay.people if one.kind == "source"]), near.window)
    return {
        "none_says": log1p(len(inside(lay.says, near.sentence))), "none_voice": bool(inside(voices, near.sentence)), "none_signed": _signed(near),
        "none_we": _WE.search(near.text, *near.window) is not None, "none_spare": log1p(len(near.unused(voices, "attributed_to"))), "marks": _QUOTES.search(near.text, *near.sentence) is not None,
        "none_sibling": any(one.attributed_to is not None for one in near.here), "clauses": _clauses(near), "no_source": near.claim.source is None,
        "shared_act": any(one.spans.get("act") == near.act for one in near.here),
    }  # fmt: skip


def _signed(near: Around) -> bool:
    """Whether a label with a colon opens the sentence, or a name behind a dash closes the text near it."""
    return _LABEL.match(near.text, *near.sentence) is not None or (near.window[1] + 80 > len(near.text) and _SIGNED.search(near.text, near.window[0]) is not None)


def _spoken(said: str, arabic: bool) -> bool:
    """Whether words for an asserter hold one for people or bodies that speak."""
    if arabic:
        from ceasefire.claims.arabic.speechwords import MEMBER, SPEAKER, WITNESS
        from ceasefire.claims.arabic.tokens import bare, tokens

        return not {bare(one.norm) for one in tokens(said)}.isdisjoint(MEMBER | SPEAKER | WITNESS)
    return not set(said.lower().split()).isdisjoint(SPEAKERS)


def _actor(near: Around) -> dict[str, Any]:
    span = near.claim.spans.get("actor")
    rivals = inside(_spans([one for one in near.lay.people if one.kind == "actor"]), near.sentence)
    return _only(_stands(near, span, rivals), "reply", "unsure") | {"also_name": span is not None and any(_touch(one, span) for one in _spans(near.lay.places))}


def _no_actor(near: Around) -> dict[str, Any]:
    claim = near.claim
    actors = inside(_spans([one for one in near.lay.people if one.kind == "actor"]), near.sentence)
    return {
        "none_here": log1p(len(actors)), "none_words": claim.actor_surface is not None, "none_mutual": claim.mutual,
        "none_spare": bool(actors) and claim.target is None and claim.attributed_to is None,
        "shared_act": any(one.spans.get("act") == near.act for one in near.here),
    }  # fmt: skip


_Read = dict[str, Callable[[Around], dict[str, Any]]]
_TOLD: _Read = {
    "place": _place, "when": _when, "killed": lambda near: _toll(near, "killed"), "injured": lambda near: _toll(near, "injured"),
    "attributed_to": _asserter, "actor": _actor, "claim": lambda near: whole_signs(near.claim, _close(near), near.text),
}  # fmt: skip
_UNTOLD: _Read = {
    "place": _no_place, "when": _no_when, "killed": lambda near: _no_toll(near, "killed"), "injured": lambda near: _no_toll(near, "injured"),
    "attributed_to": _no_asserter, "actor": _no_actor,
}  # fmt: skip
