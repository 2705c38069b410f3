"""The other side of an act in the text's words, where no noun phrase in the place of its object names it:
"massed troops along its border with Xland", "agreed to free Xian fishermen", "Xian and Yian officials agreed"."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_SIDED = words(
    """agreement_signed acceptance rejection negotiation threat demand_or_ultimatum truce_declared force_movement withdrawal
    weapons_handover aid_delivery safe_passage prisoner_exchange control_gained control_lost shelling airstrike missile_strike
    ground_assault armed_clash siege_or_blockade offensive_halted evacuation explosive_device abduction_or_detention"""
)
_JOINT = words("agreement_signed acceptance negotiation truce_declared armed_clash prisoner_exchange")
# Who stands after "with" or "to" in these is the other side by name, not only in words.
_FACING = {"weapons_handover": frozenset({"to"}), "negotiation": frozenset({"with"})}
_BESIDE = words("after following amid despite since about until unless because before by as like during ahead of under according within")
_SPOT = words("in at near inside outside around into through across from")
_DATES = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december"""
)
_GIVEN = words("aid_delivery safe_passage")
_DIED = words("died die killed dead wounded injured")
_EACH = frozenset({"other", "each other", "one another", "another"})
_OF = frozenset({"of", "from"})
_OF_IN = frozenset({"of", "from", "in"})
_INNER = frozenset({"compound", "amod", "poss", "nmod"})
_AWAY = frozenset({"relcl", "appos", "parataxis"})
_CHARGED = frozenset({"accused", "suspected", "convicted", "wanted"})
_NO_SIDE = words("attempt effort offer proposal demand ultimatum statement term request call appeal initiative side campaign operation")


def with_side(p: Parsed, draft: Draft) -> Draft:
    """A draft with the words of its other side, where it has none that names anybody."""
    draft = _spelt_out(p, draft)
    if draft.act == "armed_clash" and draft.found.nominal:
        return _with_fallen(p, draft)
    if draft.act == "force_movement" and not draft.doers and draft.target is not None and draft.target.head in FORCE and roles.is_passive(p.doc[draft.found.token]):
        draft = msgspec.structs.replace(draft, doers=draft.targets, targets=())  # "Xian troops were deployed": they moved
    if draft.act == "prisoner_exchange" and (draft.target is None or draft.target.id is None) and (other := _joint(p, draft)) is not None and other.id is not None:
        return msgspec.structs.replace(draft, targets=(other,))  # "Xland and Yland each freed 175 prisoners"
    if draft.act not in _SIDED or draft.found.nominal or draft.found.entry.id == "control_gained.return_to_v" or not _weak(draft.target, draft.act):
        return draft
    token = p.doc[draft.found.token]
    other = _joint(p, draft) or _further(p, token, draft)
    return draft if other is None else msgspec.structs.replace(draft, targets=(other,))


def _spelt_out(p: Parsed, draft: Draft) -> Draft:
    """A draft whose unnamed people bear the name behind them: "members of the Xian Front", "police in Xville"."""
    doers = tuple([_longer(p, one, _OF_IN) for one in draft.doers])
    targets = tuple([_longer(p, one, _OF) for one in draft.targets])
    return draft if (doers, targets) == (draft.doers, draft.targets) else msgspec.structs.replace(draft, doers=doers, targets=targets)


def _longer(p: Parsed, one: Party, preps: frozenset[str]) -> Party:
    if one.id is not None or one.pronoun or not (one.head in PEOPLE or one.head in FORCE) or _capital(one.surface):
        return one
    token = _here(p, one)
    if token is None:
        return one
    for prep in token.children:
        if prep.dep_ == "prep" and prep.i == token.i + 1 and low(prep) in preps:
            for obj in prep.children:
                if obj.dep_ == "pobj" and obj.i - token.i <= 5 and any(t.text[:1].isupper() and low(t) not in _DATES for t in (obj, *obj.lefts)):
                    span = (one.span[0], p.span(obj.i, obj.i)[1])
                    return msgspec.structs.replace(one, span=span, surface=p.words(span))
    return one


def _with_fallen(p: Parsed, draft: Draft) -> Draft:
    """ "three soldiers died in a gun battle with rebels": those who fell are the first side."""
    noun = p.doc[draft.found.token]
    verb = noun.head.head if noun.dep_ == "pobj" and low(noun.head) in {"in", "during"} else None
    if draft.doers or verb is None or low(verb) not in _DIED or not draft.targets:
        return draft
    fallen = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if fallen is None or not (singular(fallen.text) in FORCE or _names(p, fallen)):
        return draft
    one = roles.party(p, fallen)
    return draft if one.id in draft.known else msgspec.structs.replace(draft, doers=(one,))


def _here(p: Parsed, one: Party) -> Word | None:
    """The head of a party's words in this sentence; None where it was found elsewhere."""
    if one.token >= len(p.doc):
        return None
    start, end = p.span(one.token, one.token)
    return p.doc[one.token] if one.span[0] <= start and end <= one.span[1] else None


def _weak(one: Party | None, act: str) -> bool:
    """Whether a target's words name nobody: "troops", "a deadline"."""
    if one is None or one.head in _NO_SIDE or one.surface in _EACH:
        return one is None or one.id is None
    if one.id is not None or one.pronoun or _capital(one.surface):
        return False
    return act == "force_movement" or not (one.head in PEOPLE or one.head in FORCE)


def _capital(words: str) -> bool:
    return not words.islower() and any(c.isupper() for c in words)


def _joint(p: Parsed, draft: Draft) -> Party | None:
    """The second of two that do it together: "Xland and Yland agreed", "Xian and Yian officials agreed"."""
    each = draft.target is not None and draft.target.surface in _EACH
    if not (draft.act in _JOINT or each) or draft.doer is None:
        return None
    if len(draft.doers) > 1:
        one = next(d for d in draft.doers if d is not draft.doer)
        token = _here(p, one)
        return one if token is not None and _names(p, token) else None
    head = _here(p, draft.doer)
    if head is None:
        return None
    near = [c for c in head.lefts if c.dep_ in _INNER]
    for owner in (*near, *(c for one in near for c in one.lefts if c.dep_ in _INNER)):
        for other in roles.conjuncts(owner)[1:]:
            if other.i in p.named or other.text[:1].isupper():
                return _party(p, other, True)
    for prep in (c for c in head.children if c.dep_ == "prep" and low(c) in {"of", "from"}):
        for obj in (c for c in prep.children if c.dep_ == "pobj"):
            for other in roles.conjuncts(obj)[1:]:
                if other.i in p.named or other.text[:1].isupper():
                    return _party(p, other, True)
    return None


def _further(p: Parsed, token: Word, draft: Draft) -> Party | None:
    """The first phrase after the act that names somebody, else the first of people."""
    taken = [*[d.span for d in draft.doers], *[one.span for one in draft.stance.chain]]
    unnamed: Word | None = None
    for noun in _phrases(p, token, taken):
        if draft.found.entry.id == "negotiation.to_meet_v" and noun.dep_ == "pobj" and noun.head.head == token:
            continue  # where they went
        if _names(p, noun):
            return _party(p, noun, _faces(noun, draft.act))
        if unnamed is None and (singular(noun.text) in PEOPLE or (singular(noun.text) in FORCE and singular(noun.text) not in _NO_SIDE)) and draft.act != "force_movement":
            if draft.act in _GIVEN:
                return _party(p, noun, False)
            unnamed = noun
    return None if unnamed is None or draft.target is not None else _party(p, unnamed, False)


def _faces(noun: Word, act: str) -> bool:
    if act == "negotiation" and noun.dep_ == "dobj" and noun.head.dep_ in {"advcl", "xcomp"}:
        return True  # "flew in to meet the envoy"
    return noun.dep_ == "pobj" and low(noun.head) in _FACING.get(act, frozenset())


def _phrases(p: Parsed, token: Word, taken: list[Span]) -> Iterator[Word]:
    """Heads of the noun phrases in what hangs on a verb, not in a circumstance or a clause beside it."""
    at, named = token.i, p.named
    for inner in token.subtree:
        kind, rel = inner.tag_[:2], inner.dep_
        if inner.i <= at or (kind != "NN" and (kind != "JJ" or inner.i not in named)):
            continue
        if rel == "npadvmod" or (rel in _INNER and inner.head.tag_.startswith("NN")) or inner.low in _DATES:
            continue
        start = p.span(inner.i, inner.i)[0] if taken else 0
        for first, last in taken:
            if first <= start < last:
                break
        else:
            if not _away(p, inner, token):
                yield inner


def _away(p: Parsed, inner: Word, token: Word) -> bool:
    head = inner
    while head is not token:
        rel = head.dep_
        if rel in _AWAY or (rel == "acl" and low(head) in _CHARGED) or (rel == "conj" and head.tag_.startswith("VB")) or (rel == "advcl" and any(c.dep_ == "mark" and low(c) != "for" for c in head.children)):
            return True
        if rel in {"prep", "agent"} and low(head) in _BESIDE and head.head.dep_ != "acl":
            return True
        if rel in {"nsubj", "nsubjpass"} and head.head is token:
            return True
        head = head.head
    return inner.dep_ == "pobj" and p.mention(inner, "place") is not None and p.mention(inner, "actor") is None


def _names(p: Parsed, noun: Word) -> bool:
    """Whether a noun phrase bears a name: an actor's, a people's, a person's; not a town's alone nor a day's."""
    phrase = [noun]
    if noun.lefts:
        phrase += [t for t in noun.lefts if t.dep_ in _INNER]
        phrase += [t for one in phrase[1:] for t in one.lefts if t.dep_ in _INNER]
    for t in phrase:
        if t.i in p.named and p.mention(t, "actor") is not None:
            return True
    if noun.dep_ == "pobj" and low(noun.head) in _SPOT:
        phrase = phrase[1:]
    for t in phrase:
        if t.text[:1].isupper() and t.i not in p.named and t.low not in _DATES and t.tag_.startswith(("NNP", "JJ")):
            return True
    return False


def _party(p: Parsed, noun: Word, known: bool) -> Party:
    one = roles.party(p, noun)
    return one if known or one.id is None else msgspec.structs.replace(one, id=None)
