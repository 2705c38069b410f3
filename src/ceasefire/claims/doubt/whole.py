"""Signs that a claim is none: that the text does not tell its act, or tells it only as part of another claim.

They need no parse and know no name. An invented claim says little, of nobody who is known, in words of many meanings, or
tells again what another claim of the text has told.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p
from typing import Any

from ceasefire.claims.claim import Claim
from ceasefire.claims.draft import LETHAL
from ceasefire.claims.lexicon import lexicon
from ceasefire.dossier.wordlist import words

_SAYS = ("actor", "target", "place", "when", "killed", "injured", "attributed_to")
_MUCH = 4
"""Fields that a claim has at least, of those, where it says much."""
_SOFT = words("ground_assault armed_clash property_destruction control_gained control_lost offensive_halted force_movement withdrawal")
"""Acts whose words tell war only where something around them does."""
_PRONOUNS = words("it they them he him she her we us who which that this these those themselves")


def whole_signs(claim: Claim, others: Sequence[Claim], text: str) -> dict[str, Any]:
    """The signs that speak against a claim as a whole, by name. others: the other claims of the sentences near it."""
    sentence = claim.spans.get("sentence", (0, len(text)))
    act = claim.spans.get("act", sentence)
    alike = [one for one in others if one.act == claim.act and _agrees(one, claim)]
    earlier = [one for one in alike if one.spans.get("act", sentence) < act]
    akin = [one for one in others if one.act != claim.act and {one.act, claim.act} <= LETHAL and _agrees(one, claim)]
    here = [one for one in others if one.spans.get("sentence") == sentence]
    when = claim.spans.get("when")
    surface = (claim.actor_surface or "").lower()
    return {
        "thin": max(0, _MUCH - sum(claim.says(field) for field in _SAYS)) / 2,
        "denial": claim.act == "denial", "denied": claim.modality == "denied",
        "soft": claim.act in _SOFT, "many_acts": log1p(_acts(text[act[0] : act[1]]) - 1),
        "nobody": claim.actor is None and not surface, "pronoun": claim.actor is None and surface in _PRONOUNS,
        "none_words": claim.actor is None and bool(surface) and surface not in _PRONOUNS,
        "again_there": any(_same_place(one, claim) for one in earlier), "akin": any(one.attributed_to == claim.attributed_to for one in akin),
        "twin": any(one.act == claim.act and one.spans.get("act") != act for one in here), "shared_act": any(one.spans.get("act") == act for one in here),
        "crowd": log1p(len(here)), "none_assumed": claim.when_assumed, "undated": claim.when is None, "placeless": claim.place is None,
        "day_elsewhere": when is not None and not sentence[0] <= when[0] < sentence[1],
    }  # fmt: skip


def weighed_whole(claim: Claim) -> bool:
    """Whether it is known how often such a claim is one: of Arabic reports it was not learnt, and what is only announced or
    conditional nobody annotated."""
    return claim.reader.startswith("ceasefire-reader/") and claim.modality != "future_or_conditional"


def _agrees(one: Claim, other: Claim) -> bool:
    """Whether two claims say no two things of who, whom, where, when and how many dead."""
    pairs: list[tuple[Any, Any]] = [
        (one.actor, other.actor), (one.target, other.target), (one.killed, other.killed), (_where(one), _where(other)),
        *([(one.when, other.when)] if not (one.when_assumed or other.when_assumed) else []),
    ]  # fmt: skip
    return all(a is None or b is None or a == b for a, b in pairs)


def _where(claim: Claim) -> str | None:
    return (claim.place.id or claim.place.name) if claim.place is not None else None


def _same_place(one: Claim, other: Claim) -> bool:
    return one.place is not None and _where(one) == _where(other)


def _acts(said: str) -> int:
    """How many acts the last word of an act's words can tell; at least 1."""
    lex, form = lexicon(), said.lower().split()[-1:]
    rows = [row for one in form for row in (*lex.verbs.get(one, ()), *lex.nouns.get(one, ()))]
    return max(1, len({lex.entries[name].act for _, name in rows}))
