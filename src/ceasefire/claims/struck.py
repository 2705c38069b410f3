"""Whom a deed struck, where its object names nobody: those who fell by it, whoever a thing that was hit belongs to or carried."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.antecedent import sayer_meant
from ceasefire.claims.attempts import repelled_by
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.nominal import counted
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE
from ceasefire.claims.roles import Party, low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_ACTS = (LETHAL - {"armed_clash"}) | {"violation_alleged"}
_FELL = words("killed kill kills killing dead died die dies dying perished wounded wound wounding wounds injured injure injuring injures hurt martyred shot slain murdered executed beheaded hanged fell fallen")
_STAFF = words(
    """driver guard worker volunteer employee staffer medic paramedic doctor nurse engineer member official operative rescuer commander
    leader bodyguard mechanic contractor cadre man woman"""
)
_THINGS = words(
    """car truck lorry vehicle bus van jeep pickup pick-up ambulance tanker motorcycle motorbike boat ship vessel helicopter plane train minibus bulldozer
    warehouse depot office compound camp clinic hospital patrol convoy checkpoint position post hideout den lair bunker tunnel gathering stronghold dugout bastion encampment camp site
    team crew mission delegation"""
)
_BY = words("under near beside at outside against beneath behind alongside inside next past by close")
_CARRIES = words("carrying transporting ferrying taking bringing driving")
_BLASTS = words("explosive_device shelling missile_strike drone_strike")
_CRIES = words("attack ambush bombing blast explosion raid strike")


def with_struck(p: Parsed, draft: Draft, states: Container[str]) -> Draft:
    """A draft with whoever it struck as its target, where its own words name nobody known. states: ids of actors that are states."""
    if draft.act not in _ACTS or draft.stance.future or any(one.id is not None for one in draft.targets):
        return draft
    theirs = {one.id for one in draft.doers}
    for some in (_fallen(p, draft, states), _things(p, draft, states)):  # whoever fell in "their vehicle" says whose it is
        found: dict[str | None, Party] = {}
        for one in some:
            if (one.id is not None and one.id not in theirs) or (one.pronoun and one.head in FORCE):
                found.setdefault(one.id, one)
        if len(found) > 1:
            found.pop(None, None)  # "beat back an attempt on their post": theirs who beat it back
        if len(found) > 1:
            return draft  # two sides fell: whom it was aimed at is not said
        if found:
            return msgspec.structs.replace(draft, targets=(*found.values(), *draft.targets))
    return draft


def apart_from_doer(draft: Draft) -> Draft:
    """A draft without a target that is its doer: nobody answers or threatens himself."""
    if draft.found.mutual or not draft.targets or (doer := draft.doer) is None or doer.id is None or (target := draft.target) is None or target.id != doer.id:
        return draft
    return msgspec.structs.replace(draft, targets=tuple(one for one in draft.targets if one.id != doer.id))


def _things(p: Parsed, draft: Draft, states: Container[str]) -> Iterator[Party]:
    """Whoever the car, post or patrol belongs to that a bomb went off under, or that carried somebody."""
    token = p.doc[draft.found.token]
    if (who := repelled_by(token)) is not None:
        yield from (roles.party(p, one) for one in roles.conjuncts(who))
    for one in draft.targets:
        if one.token < len(p.doc) and p.span(one.token, one.token)[0] >= draft.span[0]:
            yield from _of_thing(p, p.doc[one.token], states)
    if draft.act in _BLASTS:
        verb = p.doc[draft.found.root] if draft.found.nominal else token
        for noun in roles.objects(verb) if not roles.is_passive(verb) else ():
            yield from _of_thing(p, noun, states)
        for prep, noun in roles.prep_objects(verb):
            if prep in _BY or prep == "to":  # "next to"
                yield from _of_thing(p, noun, states)


def _of_thing(p: Parsed, noun: Word, states: Container[str]) -> Iterator[Party]:
    noun = counted(noun)
    if singular(noun.text) not in _THINGS or noun.i in p.named:
        return
    one = roles.party(p, noun)
    if one.id is None and not one.pronoun and (whose := roles.owner(p, noun)) is not None:
        one = msgspec.structs.replace(one, id=roles.party(p, whose).id)
    yield one
    for prep, held in roles.prep_objects(noun):
        if prep == "of" and held.i not in p.named:
            yield from _of_thing(p, held, states)  # "a convoy of trucks ferrying soldiers of X"
    for clause in noun.children:
        if low(clause) in _CARRIES and clause.dep_ in {"acl", "relcl"}:
            for load in roles.objects(clause):
                yield from _members(p, load, states)


def _fallen(p: Parsed, draft: Draft, states: Container[str]) -> Iterator[Party]:
    """Members of a known body whom the act killed or hurt."""
    if not draft.harm_spans or (draft.act == "ground_assault" and not any(one.id is not None for one in draft.doers) and p.lows[draft.found.token].rstrip("s") not in _CRIES):
        return  # who fell in an assault that nobody is said to have made may have made it
    done: set[int] = set()
    for span in draft.harm_spans.values():
        for token in p.doc:
            if low(token) not in _FELL or token.i in done or not (token.tag_.startswith("VB") or low(token) == "dead"):
                continue
            start, end = p.span(token.i, token.i)
            if not span[0] <= start < end <= span[1]:
                continue
            done.add(token.i)
            victims = roles.objects(token)
            if not victims and (who := roles.subject(token)) is not None:
                victims = roles.conjuncts(who)
            for one in victims:
                yield from _members(p, one, states)


def _members(p: Parsed, token: Word, states: Container[str]) -> Iterator[Party]:
    """The body that people belong to: "three guards and a driver of X", "two of its soldiers", "Xian soldiers"."""
    inner = counted(token)
    if inner is token and low(token) in _SOME:
        inner = next((obj for prep, obj in roles.prep_objects(token) if prep == "of"), token)
    one = roles.party(p, inner)
    if one.head == "peacekeeper" and (body := next((m.id for prep, o in roles.prep_objects(inner) if prep in {"of", "from", "with"} and (m := p.mention(o, "actor"))), None)) is not None:
        one = msgspec.structs.replace(one, id=body if body not in states else None)  # "Xian peacekeepers of the mission" are the mission's
    if one.id is not None:
        mention = p.mention(inner, "actor")
        # "killed two Xlanders": people of a country, and no soldiers of it.
        if mention is None or (p.mention(inner, "place") is None and not (one.id in states and singular(mention.surface.split()[-1].lower()) not in FORCE)):
            yield one
        return
    if one.pronoun and one.head in FORCE:
        yield _own(p, one)
        return
    if one.head in _STAFF and (whose := roles.owner(p, inner)) is not None and (known := roles.party(p, whose).id) not in states:
        yield msgspec.structs.replace(one, id=known)


def _own(p: Parsed, one: Party) -> Party:
    return sayer_meant(p, one, "killing_other")


_SOME = words("more one some several many two three four five six seven eight nine ten most both dozens")
