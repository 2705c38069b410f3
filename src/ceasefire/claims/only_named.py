"""Words for an act that count it, make it a term of a deal or say who had it done, and tell none by themselves."""

from __future__ import annotations

from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_NTH = words("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth latest deadliest worst biggest heaviest")
_TOLD = words("killed wounded injured wounding injuring dead")
_REQUIRES = words("require requires required requiring stipulate stipulates stipulated stipulating envisage envisages envisaged envisaging mandate mandates mandated mandating")
_TERMS = words("force_movement withdrawal weapons_handover prisoner_exchange aid_delivery safe_passage offensive_halted integration_of_fighters evacuation")
_DEEDS = words("attack strike airstrike raid shelling bombardment bombing blast assault offensive ambush operation killing massacre execution")
_BETWEEN = words(", was were been being have had has is are that which reportedly allegedly")
_HURT = words("wounded injured dead dying slain")
_STEPS = 6


def only_counted(p: Parsed, draft: Draft) -> bool:
    """ "this is the sixth killing of policemen since June" counts what was told; "the truce requiring its full withdrawal"
    says what should be."""
    token = p.doc[draft.found.token]
    if (draft.act in _TERMS or draft.act == "fortification") and not p.said.isdisjoint(_INCLUDES) and _among_terms(token):
        return True
    if draft.act == "control_gained":
        return low(token) in _HOLDS and (low(token.head) in _GOES_ON if token.dep_ == "xcomp" else any(low(c) == "still" for c in token.children))
    if draft.act == "overflight":
        return not draft.found.nominal and "prisoners" in p.said and not _CARRYING.isdisjoint(p.said)  # "planes carrying 48 prisoners flew to X"
    if draft.act == "displacement":
        return _which_people(p, draft, token)
    if draft.act in HOSTILE and _unreported(token):
        return True
    if not draft.found.nominal:
        return False
    if draft.act in _TERMS:
        return _term(token)
    if draft.act == "negotiation":
        who = token.head.head  # "both sides in the talks rejected it", "a source inside the talks said"
        return token.dep_ == "pobj" and who.dep_ == "nsubj" and singular(who.text).lower() in _AT_TALKS
    if draft.act == "violation_alleged":
        return token.dep_ == "pobj" and low(token.head) == "of" and low(token.head.head) == "part"  # "fired shells as part of its violations"
    if draft.act in HOSTILE and (_used_in(token) or not _FEARING.isdisjoint(p.lows[max(0, token.i - _NEAR) : token.i])):
        return True
    if draft.act not in HOSTILE or p.said.isdisjoint(_NTH) or not _TOLD.isdisjoint(p.said) or ("killing" in p.said and low(token) != "killing"):
        return False
    return _summed(draft, token)


def _unreported(token: Word) -> bool:
    """ "despite no reports of clashes": nobody says there were any."""
    above = token.head.head
    return token.dep_ in {"pobj", "pcomp"} and low(token.head) == "of" and low(above) in {"reports", "report", "sign", "signs"} and any(low(c) == "no" for c in above.children)


_AT_TALKS = words("side party delegation delegate negotiator representative mediator participant source official envoy diplomat team")
_FEARING = words("fearing")
_NEAR = 3
_HOLDS = words("hold holds control controls occupy occupies")
_GOES_ON = words("continue continues continued continuing")
_CARRYING = words("carrying transporting bringing")


def _which_people(p: Parsed, draft: Draft, token: Word) -> bool:
    """ "food for people displaced by the fighting", "met families who fled their homes": which people; with a number or a day of
    its own it is told."""
    noun = token.head
    if token.dep_ not in {"acl", "relcl"} or noun.head == noun or singular(noun.text).lower() not in _PEOPLE:
        return False
    if token.dep_ == "relcl" and not any(low(c) in {"who", "that"} and c.dep_ in {"nsubj", "nsubjpass"} for c in token.children):
        return False
    whole = noun.head.head if noun.dep_ == "pobj" and low(noun.head) == "of" else noun
    if any(c.tag_ == "CD" or low(c) in _MANY for c in (whole, *noun.children, *whole.children)) or any(low(t) in _BY for t in token.subtree):
        return False
    when = draft.when
    return when is None or when.assumed or not any(p.span(t.i, t.i)[0] == when.span[0] for t in token.subtree)


_PEOPLE = words("people person family household civilian resident villager those inhabitant population child woman community")
_BY = words("hundred hundreds thousand thousands dozen dozens")
_MANY = words("hundreds thousands dozens tens scores many several most numerous more number")


def _term(token: Word) -> bool:
    at = token
    while at.dep_ == "conj" and at.head != at:
        at = at.head
    return at.dep_ == "dobj" and low(at.head) in _REQUIRES


def _among_terms(token: Word) -> bool:
    """ "the conditions include rebels handing over weapons": what is to be done."""
    at = token
    while at.head != at:
        at = at.head
        if low(at) in _INCLUDES:
            return any(c.dep_ == "nsubj" and singular(c.text).lower() in _PAPERS for c in at.children)
    return False


def _used_in(token: Word) -> bool:
    """ "destroyed 21 drones that were used in attacks": which drones."""
    verb = token.head.head if (token.dep_ == "pobj" and low(token.head) == "in") or token.dep_ == "dobj" else token  # "used to carry out the attack"
    return low(verb) == "used" and verb.dep_ in {"acl", "relcl"}


_INCLUDES = words("include includes included including")
_PAPERS = words("term condition provision demand agreement deal accord pact plan truce ceasefire resolution roadmap")


def _summed(draft: Draft, token: Word) -> bool:
    at = token
    for _ in range(_STEPS):
        if at.dep_ == "nsubj" and not draft.places and (draft.when is None or draft.when.interval is None or draft.when.assumed):
            said = [c for c in at.head.children if c.dep_ == "attr"]
            return any("the" in {low(g) for g in c.children} and not _NTH.isdisjoint({low(c), *map(low, c.children)}) for c in said)  # "the incident was the fourth of its kind"
        if at.dep_ == "attr":
            own = {low(c) for c in at.children}
            return "the" in own and not _NTH.isdisjoint(own) and any(c.dep_ == "nsubj" and low(c) in {"this", "it", "that"} for c in at.head.children)
        if at.dep_ not in {"pobj", "prep", "conj", "compound"}:
            return False
        at = at.head
    return False


def carried_only(p: Parsed, draft: Draft) -> bool:
    """ "the attacks, carried out by X": they brought nobody out; "saw wounded fighters carried away": nobody led them off."""
    if draft.act not in {"evacuation", "abduction_or_detention"} or "carried" not in p.said:
        return False
    token = p.doc[draft.found.token]
    if low(token) != "carried":
        return False
    if draft.act == "abduction_or_detention":
        return any(not _HURT.isdisjoint(one.surface.lower().split()) for one in draft.targets)
    at = token.i - 1
    while at > 0 and p.lows[at] in _BETWEEN:
        at -= 1
    return singular(p.lows[at]) in _DEEDS and p.lows[token.i + 1 : token.i + 2] == ["out"]
