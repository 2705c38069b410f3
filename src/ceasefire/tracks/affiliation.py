"""Who is whom when: what an actor is part of, who joined whom, whose status was settled, what became of it, by whose word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim, Modality
from ceasefire.clock import first_day, last_day, local_day
from ceasefire.dossier.actor import Affiliation, Alias, side_of, standing
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.origin import origin_of

EVENTS = frozenset({"integration_of_fighters", "settlement_of_status", "weapons_handover"})
"""Acts that change whom fighters belong to, or what they are."""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A link of `actors.yaml`. other: the actor at its other end; inward: the other is part of this one, not this of the other;
    first, until: local days, the second exclusive, None where open or not known; page: address, None if none is given."""

    other: str
    relation: str
    inward: bool
    first: date | None
    until: date | None
    page: str | None
    note: str | None


class SideSpell(msgspec.Struct, frozen=True):
    """The side it stood on over local days [first, until); None is open."""

    side: str | None
    first: date | None
    until: date | None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim says was done, or was to be done. part: `actor` or `target`, which of both this actor is; first, last: local
    days, None where no day is known; voice: side the asserter speaks for or leans to."""

    act: str
    part: Literal["actor", "target"]
    other: str | None
    place: str | None
    first: date | None
    last: date | None
    modality: Modality
    asserter: str
    voice: str | None
    claim: str
    report: str
    terms: dict[str, str]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """An article about its fighters joining, settling their status or handing over weapons."""

    agreement: str
    provision: str
    title: str
    acts: tuple[str, ...]
    from_: date
    pages: tuple[str, ...]


class ActorPage(msgspec.Struct, frozen=True, kw_only=True):
    """All that is on file of one actor. ended: first local day on which it is no more; became: what its name means from then on,
    None where nothing is known to have taken its place."""

    id: str
    name: str
    name_ar: str | None
    kind: str
    note: str | None
    aliases: tuple[Alias, ...]
    sides: tuple[SideSpell, ...]
    ties: tuple[Tie, ...]
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    ended: date | None
    became: str | None


def actor_page(name: str, claims: Iterable[Claim], agreements: Sequence[Agreement], dossier: Dossier) -> ActorPage:
    """The page of an actor by its id, from what may be seen. Events in order of time, undated ones last."""
    actor = dossier.actors[name]
    outward = [_tie(link.to, link, False) for link in actor.affiliations]
    inward = [_tie(one.id, link, True) for one in dossier.actors.values() for link in one.affiliations if link.to == name]
    return ActorPage(
        id=actor.id, name=actor.name, name_ar=actor.name_ar, kind=actor.kind, note=actor.note, aliases=actor.aliases,
        sides=sides_over_time(name, dossier), ties=(*outward, *inward), events=_events(name, claims, dossier),
        terms=_terms(name, agreements, dossier), ended=actor.until,
        became=standing(dossier.actors, name, actor.until) if actor.until else None,
    )  # fmt: skip


def sides_over_time(name: str, dossier: Dossier) -> tuple[SideSpell, ...]:
    """The sides an actor stood on, as its affiliations and those of what it belongs to change."""
    chain = [name]
    for one in chain:
        chain += [link.to for link in dossier.actors[one].affiliations if link.to in dossier.actors and link.to not in chain]
    links = [link for one in chain for link in dossier.actors[one].affiliations]
    edges = sorted({day for link in links for day in (link.from_, link.until) if day is not None})
    out: list[SideSpell] = []
    for first, until in zip([None, *edges], [*edges, None], strict=True):
        side = side_of(dossier.actors, name, first or (until - timedelta(days=1) if until else None))
        if out and out[-1].side == side:
            out[-1] = SideSpell(side, out[-1].first, until)
        else:
            out.append(SideSpell(side, first, until))
    return tuple(out)


def _tie(other: str, link: Affiliation, inward: bool) -> Tie:
    return Tie(other=other, relation=link.relation, inward=inward, first=link.from_, until=link.until, page=link.page, note=link.note)


def _events(name: str, claims: Iterable[Claim], dossier: Dossier) -> tuple[Event, ...]:
    words = vocabulary(dossier)
    found: list[tuple[date, tuple[int, int], Event]] = []
    for claim in claims:
        if claim.act not in EVENTS or name not in (claim.actor, claim.target):
            continue
        told = dossier.days.get(claim.report)
        first, last = (first_day(claim.when), last_day(claim.when)) if claim.when else (told, told)
        part: Literal["actor", "target"] = "actor" if claim.actor == name else "target"
        event = Event(
            act=claim.act, part=part, other=claim.target if part == "actor" else claim.actor, place=claim.place.name if claim.place else None,
            first=first, last=last, modality=claim.modality, asserter=claim.attributed_to or claim.source or "source not known",
            voice=origin_of(claim, words).side, claim=claim.id, report=claim.report, terms=claim.terms,
        )  # fmt: skip
        found.append((last or date.max, claim.order, event))
    return tuple(event for _, _, event in sorted(found, key=lambda row: row[:2]))


def _terms(name: str, agreements: Sequence[Agreement], dossier: Dossier) -> tuple[Term, ...]:
    out: list[Term] = []
    for one in agreements:
        pages = {page.id: page.url for page in one.pages}
        for article in one.provisions:
            acts = tuple(a for a in (*article.requires, *article.permits) if a in EVENTS)
            bound = article.bearer if isinstance(article.bearer, tuple) else one.parties
            if acts and name in (*article.protects, *(() if article.permits else bound)):
                out.append(
                    Term(
                        agreement=one.id, provision=article.id, title=article.title, acts=acts,
                        from_=local_day(article.from_ or one.in_force, dossier.time_zone), pages=tuple(pages[p] for p in article.pages if p in pages),
                    )
                )
    return tuple(sorted(out, key=lambda term: term.from_))
