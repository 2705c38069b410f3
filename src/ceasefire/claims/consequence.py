"""What an act did or was done with, told beside it and no act of its own: "shelled the town, destroying
three houses", "stormed it under cover of mortar fire", "bombed the road along which people fled"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.harm_words import HarmFound
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_COVER = words("cover curtain hail screen support protection barrage shield backing rain storm")
_UNDER = words("under behind amid with beneath using")
_STRIKES = words("shelling airstrike missile_strike drone_strike ground_assault small_arms_fire explosive_device armed_clash")


def own_news(p: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence without those that only say what another of them did or was done with."""
    if len(drafts) < 2:
        return list(drafts)
    return [d for d in drafts if not any(_beside(p, d, other) for other in drafts if other is not d)]


def only_threatened(drafts: Sequence[Draft], loose: Sequence[HarmFound]) -> tuple[list[Draft], list[HarmFound]]:
    """Drafts with threats as one each, and none with the toll of what is only threatened ("would kill six hostages"); and the harm that
    no draft took without what a threat tells."""
    result: list[Draft] = []
    for one in drafts:
        if one.act not in _HELD_OVER:
            result.append(one)
        elif all(d.word != one.word or d.act != one.act for d in result):
            spans = {k: v for k, v in one.harm_spans.items() if k not in {"killed", "injured"}}
            result.append(msgspec.structs.replace(one, killed=None, injured=None, harm_spans=spans))
    held = {d.found.token for d in result if d.act in _HELD_OVER}
    return result, [h for h in loose if h.token not in held]


_HELD_OVER = frozenset({"threat", "demand_or_ultimatum"})


def _beside(p: Parsed, draft: Draft, other: Draft) -> bool:
    token, main = p.doc[draft.found.token], p.doc[other.found.root]
    if draft.act == "property_destruction" and not draft.found.nominal and other.act in _STRIKES:
        if other.found.nominal and any(other.found.token == t.i for c in token.children if c.dep_ == "nsubj" for t in roles.conjuncts(c)):
            return True  # "shelling set fire to crops"
        # The same deed went on: a participle or joined verb with no doer of its own.
        return token.tag_ == "VBG" and token.dep_ == "advcl" and _hangs(token, main) and other.stance.chain == draft.stance.chain
    if low(token) == "using" and draft.act in HOSTILE and other.act in HOSTILE and other.found.token < draft.found.token:
        return _hangs(token, main)  # "shelled X, using weapons that are banned": what it was done with
    if draft.act == "violation_alleged" and not draft.found.nominal and other.act in HOSTILE and not any(low(t) in _OFTEN for t in token.children):
        # "violated the truce, firing on X", "by firing": the breach is what is told.
        at = p.doc[other.found.token]
        above = {token, token.head} if token.dep_ == "xcomp" else {token}
        return (at.dep_ in {"advcl", "xcomp"} and (at.head in above or (at.tag_ == "VBG" and _hangs(at, token)))) or (at.dep_ == "pcomp" and at.head.head in above)
    if draft.act in {"aid_delivery", "evacuation", "safe_passage"} and other.act in {"aid_obstruction", *_STRIKES}:
        return token.dep_ == "relcl" and any(t.i == token.head.i or token.head in t.subtree for t in roles.objects(main))  # "turned back flour that a charity had sent"
    if draft.act == "other" and draft.found.entry.act == "other" and other.act != "other" and other.kind == "event" and not other.found.nominal:
        return not other.stance.negated and (main == token or main.head == token or token.head == main)  # "raided homes and arrested three"
    if draft.act == "displacement" and other.act in HOSTILE:
        return token.dep_ == "relcl" and low(token.head) in _WAYS and _hangs(token, main)
    if draft.found.nominal and draft.act in _STRIKES and other.act in {"ground_assault", "control_gained", "force_movement"} and not other.found.nominal and not draft.doers:
        return _covering(token, main)
    if draft.act == "abduction_or_detention" and other.act == "prisoner_exchange":
        return token.dep_ == "relcl" and any(token.head == o or token.head in o.subtree for o in roles.objects(main))  # "freed a major they had captured"
    if draft.act == "overflight" and draft.found.nominal and other.act == "airstrike":
        return main == token.head  # "carried out three sorties, killing eight"
    if draft.act == "negotiation" and other.act == "agreement_signed":
        return token.dep_ in {"acl", "advcl"} and token.tag_ == "VBG" and _hangs(token, main)
    return False


_OFTEN = words("times occasions repeatedly")
"""A breach that is counted is news of its own beside the deeds it was made of: "violated it 130 times by shelling"."""
_WAYS = words("road street highway route way bridge path corridor crossing")


def _hangs(token: Word, main: Word) -> bool:
    """Whether a word hangs on another, through whatever nouns."""
    at = token
    while at.head != at:
        at = at.head
        if at == main or any(c == main for c in at.children if c.dep_ in {"nsubj", "nsubjpass"}):
            return True
        # A participle beside the subject of the verb: "officers, meeting in X, agreed".
        if at.dep_ in {"nsubj", "nsubjpass"} and at.head == main:
            return True
    return False


def _covering(noun: Word, main: Word) -> bool:
    """ "behind a curtain of mortar fire", "under heavy artillery fire": how the assault was covered."""
    at, cover = noun, False
    while at.head != at:
        if at.dep_ == "pobj" and low(at.head) == "of" and singular(at.head.head.text) in _COVER:
            cover, at = True, at.head.head
            continue
        if at.dep_ == "pobj" and low(at.head) in _UNDER and at.head.head == main:
            return cover or low(at.head) in {"under", "behind", "amid", "beneath"}
        if at.dep_ not in {"conj", "pobj", "compound"}:
            return False
        at = at.head
    return False
