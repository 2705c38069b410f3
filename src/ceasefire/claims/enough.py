"""Whether what a sentence says of an act is enough for a claim: not a generalisation, not a bare word."""

from __future__ import annotations

from itertools import pairwise

from ceasefire.claims import roles
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.found import TRUCE, head_words
from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.nationals import of_a_nation
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.plain_news import strong_beside
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text_place import same_place
from ceasefire.dossier.wordlist import words

_PROMISED = frozenset(
    {
        "aid_delivery",
        "safe_passage",
        "withdrawal",
        "prisoner_exchange",
        "weapons_handover",
        "evacuation",
        "settlement_of_status",
    }
)
_SPREAD = words(
    """spread spreads extended expanded reached engulfed moved shifted spilled spilt broke broken breaks erupted erupts flared flares raged rages raging
    occurred happened began begun started resumed continued continues continuing ensued intensified"""
)
"""Verbs by which what is only named is told to have happened at a place: "the fighting broke out in X"."""


_HELD_OVER = frozenset({"threat", "demand_or_ultimatum"})
_PEACE_OF = words("talk talks negotiation negotiations process accord deal plan conference treaty agreement pact")
_PARTY_REBELS = words("rebel rebels")
"""A party has them too."""
_WHERETO = words("into to in from across")
_MANY_USE = words("member office staff team call request term victory campaign court attempt effort")


def enough(p: Parsed, draft: Draft) -> bool:
    """Whether a draft says enough to be a claim: not a generalisation, not a bare word."""
    entry, told = draft.found.entry, draft.stance
    if told.general or (told.negated and not (told.chain or draft.doers) and not draft.stance.denied):
        return False
    if told.negated and draft.found.nominal and not told.denied:
        return False
    if (draft.found.bare or (draft.found.nominal and draft.act in HOSTILE)) and told.denied and told.chain:
        return True  # "denied the shelling", "an attack by its forces on a camp that no list has": who denies what is told
    if draft.found.bare and entry.kind == "event" and told.doer is None and not told.denied:
        return (
            draft.killed is not None
            or draft.injured is not None
            or bool(draft.doers)
            or bool(draft.places and (draft.when or low(p.doc[draft.found.root]) in _SPREAD))
        )
    if entry.own and draft.act in _HELD_OVER and not {"condition", "deadline"}.isdisjoint(draft.terms) and any(roles.somebody(p, one) for one in draft.doers):
        return True  # "his fighters would resume attacks unless the army left within two days"
    if not entry.need or (told.future and draft.act in _PROMISED and is_truce_sentence(p)) or (entry.act == "agreement_signed" and told.negated and told.chain):
        return True
    # Whoever is helped does not make a helper known.
    both = {one.id for one in (*draft.doers, *draft.targets)} - {None}
    named = {one.id for one in draft.doers} - {None} if entry.to else both
    pronoun = any(one.pronoun for one in (*draft.doers, *draft.targets))
    if entry.military and not (named or pronoun):
        return False
    return any(_has(p, draft, need, bool(named), pronoun, len(both)) for need in entry.need)


def _has(p: Parsed, draft: Draft, need: str, named: bool, pronoun: bool, known: int) -> bool:
    """Whether a draft tells one of the things that entries ask for. named: a party is known by name; pronoun: one is
    "they", "it"; known: how many different ones are known."""
    match need:
        case "actor":
            return bool(draft.doers)
        case "party":
            return named or pronoun or any(of_a_nation(p, one) for one in draft.doers)
        case "two_parties":
            return known > 1 or (known == 1 and pronoun)
        case "who_says":
            # "the matter was discussed with X, Y said": with X, and by nobody named but Y
            return not draft.doers and known == 1 and bool(_speaker(draft) - {one.id for one in draft.targets})
        case "made_by":
            # "the deal between X and Y provides for", "the deal worked out with X seeks ..., Y said"
            made = {*draft.terms.get("makers", "").split(",")} - {""}
            return len(made) > 1 or (bool(made) and bool(_speaker(draft) - made))
        case "target":
            return bool(draft.targets) or any(i < len(p.doc) for i in draft.found.spots)
        case "place":
            return bool(draft.places) or same_place(p, draft)
        case "harm":
            return draft.killed is not None or draft.injured is not None
        case "time":
            return draft.when is not None and draft.when.interval is not None
        case "instrument":
            return draft.found.weapon is not None
        case "armed_pair":
            struck = lexicon().entries["property_destruction.destroy_v"].obj
            return any(one.head in FORCE for one in draft.doers) and any(one.head in FORCE or one.head in PEOPLE or one.head in struck for one in draft.targets)
        case "someone":
            return any(roles.somebody(p, one) for one in draft.doers)
        case "abroad":
            # In a country that is known not to be the doer's: of states of the general table alone.
            own = {one.id[6:].upper() for one in draft.doers if one.id is not None and one.id.startswith("state_")}
            return bool(own) and any(w.place is not None and w.place.admin and w.place.admin[0] not in own for w in draft.places)
        case "country":
            # Where it was, as a country that is known as a state only ("streamed into Xland").
            return any(p.mention(o, "place") is not None or p.mention(o, "actor") is not None for prep, o in roles.prep_objects(p.doc[draft.found.token]) if prep in _WHERETO)
        case "sides":
            # Two of whom each acts for somebody, where armed people or weapons are spoken of: "rebels sat down with officials".
            return _has(p, draft, "war", named, pronoun, known) and any(one.head in FORCE for one in draft.doers) and any(one.head in FORCE and one.head not in _MANY_USE for one in draft.targets)
        case "war":
            # Somebody known or not ("rebels walked out"), where armed people or weapons are spoken of beside the act's own word.
            strong = strong_beside(p, draft.found.token)
            peace = any(w == "peace" and after in _PEACE_OF for w, after in pairwise(p.lows))
            return any(roles.somebody(p, one) for one in draft.doers) and (bool(strong - _PARTY_REBELS) or peace)
        case "party_and_someone":
            return (
                named and any(roles.somebody(p, one) for one in draft.doers) and len({one.span for one in (*draft.doers, *draft.targets)}) > 1
                and any(one.id is not None or one.head in FORCE or roles.titled(p, p.doc[one.token]) or _person(p, one) for one in draft.doers)
            )  # fmt: skip
        case "count":
            return draft.count
        case "condition":
            return "condition" in draft.terms or "deadline" in draft.terms
    return False


def _speaker(draft: Draft) -> set[str]:
    """The party that says it, by its id, or "he"; empty where an outlet does, or nobody known."""
    return {one.id or "he" for one in draft.stance.chain[-1:] if (one.id is not None or one.words.lower() in _HE) and not one.outlet}


_HE = frozenset({"he", "she", "they"})


def _person(p: Parsed, one: Party) -> bool:
    """Whether a phrase looks like a person's name: capitalised words, none of them listed."""
    parts = one.surface.split()
    return len(parts) in {2, 3, 4} and all(w[:1].isupper() and (w[1:].islower() or w in {"II", "III", "VI", "XVI"}) for w in parts) and p.doc[one.token].tag_ == "NNP" and one.token not in p.named


def is_truce_sentence(p: Parsed) -> bool:
    """Whether a sentence speaks of a truce or deal: what it promises is a term."""
    return any(head_words(t) & TRUCE for t in p.doc if t.tag_.startswith("NN"))
