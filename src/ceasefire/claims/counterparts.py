"""The other party to talks or a deal that the noun names: "an agreement with X was signed", "walked out of talks with Y";
and who "it" and "its troops" are of in what a party says."""

from __future__ import annotations

from collections.abc import Container, Iterator

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.attribution import Stance
from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.nominal import counted
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE
from ceasefire.claims.roles import Party
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_SHARED = words("agreement_signed negotiation truce_declared prisoner_exchange")
_DEALS = words("agreement deal accord talk negotiation meeting truce swap contract pact memorandum dialogue round understanding exchange settlement ceasefire discussion session")
_WITH = frozenset({"with"})


def with_counterpart(p: Parsed, draft: Draft, actors: Container[str]) -> Draft:
    """A deal or talks with whoever they are said to be with, and, of one signed by nobody named, with the party that tells of it."""
    if draft.act in _OWNED:
        return _of_persons(p, draft)
    if draft.act not in _SHARED:
        return draft
    if not any(one.id is not None for one in draft.targets):
        known = next((one for one in _named(p, draft) if one.id is not None and all(one.id != d.id for d in draft.doers)), None)
        draft = draft if known is None else msgspec.structs.replace(draft, targets=(known, *draft.targets))
    told = draft.stance
    speaker = told.chain[-1] if told.chain else None
    if draft.act == "agreement_signed" and not draft.doers and speaker is not None and speaker.id in actors and draft.target is not None and draft.target.id not in {None, speaker.id} and not told.denied:
        return msgspec.structs.replace(draft, doers=(Party(speaker.id, speaker.words, speaker.span, 0),))
    return draft


_OWNED = words("settlement_of_status evacuation integration_of_fighters")
_STATUS = words("status situation affair case position")
_TAKES_OUT = words("carrying transporting taking ferrying bringing")


def _of_persons(p: Parsed, draft: Draft) -> Draft:
    """ "the status of 250 men of X was settled", "buses carrying fighters of X left", "signed contracts with X": whom it was done to."""
    if any(one.id is not None for one in draft.targets) or draft.found.token >= len(p.doc):
        return draft
    verb = p.doc[draft.found.token]
    near = [*roles.objects(verb), *([who] if (who := roles.subject(verb)) is not None else []), *(o for _, o in roles.prep_objects(verb))]
    persons: list[Word] = []
    for noun in near:
        if draft.act == "settlement_of_status" and singular(noun.low) in _STATUS:
            persons += [counted(o) for prep, o in roles.prep_objects(noun) if prep == "of"]
        elif draft.act == "integration_of_fighters":
            persons += [o for prep, o in roles.prep_objects(noun) if prep in {"with", "into"}]
        elif draft.act == "evacuation":
            persons += [o for c in noun.children if c.dep_ == "acl" and c.low in _TAKES_OUT for o in roles.objects(c)]
    known = next((one for one in (roles.party(p, o) for o in persons) if one.id is not None and all(one.id != d.id for d in draft.doers)), None)
    return draft if known is None else msgspec.structs.replace(draft, targets=(known, *draft.targets))


def _named(p: Parsed, draft: Draft) -> Iterator[Party]:
    verb = p.doc[draft.found.token]
    for noun in _nouns(verb):
        if singular(noun.low) in _DEALS:
            for obj in roles.behind_one_of(noun, _WITH):
                yield roles.party(p, obj)


def _nouns(verb: Word) -> Iterator[Word]:
    if verb.tag_.startswith("NN"):
        yield verb
        return
    yield from roles.objects(verb)
    yield from (obj for _, obj in roles.prep_objects(verb))


def in_own_words(p: Parsed, one: Party, told: Stance, actors: Container[str]) -> Party:
    """ "Since June, it added, its troops have clashed with X": whose troops they are in what a party says; unchanged where the
    pronoun is known or nobody known speaks."""
    if one.id is not None or not one.pronoun or not told.chain or told.denied:
        return one
    said = told.chain[-1]
    token = p.doc[one.token] if one.token < len(p.doc) else None
    if said.id not in actors or token is None or one.head not in FORCE:
        return one
    own = any(c.dep_ == "poss" and c.low == "its" for c in token.children)
    return msgspec.structs.replace(one, id=said.id) if own else one
