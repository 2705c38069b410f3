"""The day of an act that is told only by what comes after: "shells hit Xville. The attack on Tuesday evening was the first for months"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.parse import Parsed
from ceasefire.claims.retold import definite
from ceasefire.claims.roles import low
from ceasefire.claims.time_rules import When
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.wordlist import words

_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_NEAR = 1
"""Sentences back to the act whose day is told."""


def names_again(p: Parsed, draft: Draft) -> bool:
    """Whether a noun only names again an act told before: "the strike", "Tuesday's strike", with no place or side of its own."""
    noun = p.doc[draft.found.token]
    if not draft.found.nominal or draft.places or draft.known:
        return False
    return definite(noun) or any(c.dep_ == "poss" and low(c) in _WEEKDAYS for c in noun.children)


def toll_day(p: Parsed, times: Sequence[When]) -> When | None:
    """The one day by which a sentence that tells no act counts the dead: "By Wednesday evening the toll had risen to 215"."""
    known = [w for w in times if w.interval is not None and not (w.vague or w.prior or w.ahead or w.running)]
    if len(known) != 1 or _TOLLS.isdisjoint(p.said) or first_day(known[0].interval) != last_day(known[0].interval):  # type: ignore[arg-type]
        return None
    return known[0] if _BY.search(p.text, max(p.sentence.start, known[0].span[0] - 3), known[0].span[0] + 3) else None


_TOLLS = words("toll dead deaths killed victims bodies")
_BY = re.compile(r"\b(?:by|late|on) ", re.IGNORECASE)


def dated_back(drafts: list[Draft], when: When | None, sentence: int) -> list[Draft]:
    """Drafts, those acts of force of the nearest sentence just before that have no time given the day that is told of them."""
    if when is None or when.interval is None:
        return drafts
    told = next((d.sentence for d in reversed(drafts) if d.act in HOSTILE and d.sentence < sentence), -9)
    if sentence - told > _NEAR:
        return drafts
    day = msgspec.structs.replace(when, span=(-1, -1))
    return [msgspec.structs.replace(d, when=day) if d.sentence == told and _undated(d) else d for d in drafts]


def _undated(draft: Draft) -> bool:
    told = draft.stance
    return draft.act in HOSTILE and draft.when is None and not (told.denied or told.negated or told.future or told.conditional)


def same_breath(drafts: Sequence[Draft], old: Draft, renewed: Draft) -> list[Draft]:
    """Drafts with one told again in place of the old one; what its sentence tells beside it without a day has the same new day."""
    new = renewed.when if old.when is None else None
    day = msgspec.structs.replace(new, span=(-1, -1)) if new is not None else None
    return [renewed if d is old else msgspec.structs.replace(d, when=day) if day is not None and d.sentence == old.sentence and _undated(d) else d for d in drafts]
