"""Steps of talks out of claims: several reports of one step are one step with several origins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.people import PEOPLE, TITLES
from ceasefire.clock import first_day, last_day, parse_local, utc
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words as listed
from ceasefire.errors import InputError
from ceasefire.ids import content_id
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import origin_of
from ceasefire.tracks.near import one_area
from ceasefire.tracks.step import Dated, Party, Step, StepKind, Telling

JOINT = frozenset({"truce_declared", "agreement_signed", "negotiation", "prisoner_exchange"})
"""Acts that several do together: all of them take the step, and nobody is addressed."""

TOLD = frozenset({"asserted", "hedged", "denied"})
"""Modalities that speak of a step that was taken, or was not."""

KIND: dict[str, StepKind] = {
    "demand_or_ultimatum": "demand", "threat": "threat", "negotiation": "talks", "acceptance": "acceptance", "rejection": "refusal",
    "denial": "denial", "truce_declared": "truce", "agreement_signed": "deal", "offensive_halted": "halt",
    "settlement_of_status": "settlement", "prisoner_exchange": "exchange",
}  # fmt: skip
"""Acts that are steps of talks, or deeds that talks are about."""

FAMILY: dict[StepKind, str] = {
    "demand": "ask", "ultimatum": "ask", "threat": "threat", "offer": "offer", "proposal": "offer", "assurance": "yes", "acceptance": "yes", "refusal": "no",
    "denial": "deny", "talks": "talk", "mediation": "talk", "delegation": "talk", "truce": "deal", "interim_deal": "deal", "deal": "deal",
    "halt": "halt", "settlement": "settlement", "exchange": "exchange",
}  # fmt: skip

CARRIED = ("condition", "condition_word", "content", "consequence", "threatened", "outcome", "round", "duration", "until", "in_force", "area")
"""Terms that a step shows."""

_OWN = frozenset({"content", "condition", "consequence", "deadline"})

NEXT = timedelta(days=1)
"""Two reports of one step by one side may date it this far apart."""


class Say(msgspec.Struct, frozen=True):
    """A claim of talks with what grouping needs. known: whether its day is told by the claim itself."""

    claim: Claim
    kind: StepKind
    day: date
    dated: Dated
    published: date | None
    by: frozenset[str]
    to: frozenset[str]
    about: frozenset[str]


def says(claims: Iterable[Claim], words: Vocabulary, mediators: frozenset[str]) -> list[Say]:
    """The claims of talks, in order of intake. mediators: actors that mediate or guarantee and are bound by nothing."""
    out: list[Say] = []
    every = sorted(claims, key=lambda c: (c.order, c.id))
    answered = {(c.report, c.spans.get("sentence")) for c in every if c.act in ("acceptance", "rejection") and c.modality in TOLD and "sentence" in c.spans}
    for claim in every:
        if claim.act == "demand_or_ultimatum" and (claim.report, claim.spans.get("sentence")) in answered and not _OWN & claim.terms.keys():
            continue  # "refused the demand of the army": named, and made before
        if claim.act not in KIND or claim.modality not in TOLD or "aggregate" in claim.terms:
            continue
        published = words.days.get(claim.report)
        day, dated = day_of(claim, published)
        if day is None:
            continue
        kind = _kind(claim, mediators)
        if kind == "denial" and "about" not in claim.terms:
            continue  # what is denied is no matter of talks
        by, to = (frozenset(s for a in named if (s := side_of(words.actors, a, day)) is not None) for named in (_makers(claim), _addressed(claim)))
        out.append(Say(claim, kind, day, dated, published, by, to, frozenset(_listed(claim, "about"))))
    return out


def day_of(claim: Claim, published: date | None) -> tuple[date | None, Dated]:
    """The local day of a step. A truce's is that of its force where it is told; one that lies after the publication is a
    deadline or a plan, not the day on which something was said."""
    if "in_force" in claim.terms:
        try:
            return parse_local(claim.terms["in_force"][:10], "UTC")[0].date(), "told"
        except InputError:
            return published, "published"
    if claim.when is not None and not claim.when_assumed and claim.when.end - claim.when.start <= timedelta(days=10):
        day = last_day(claim.when) if claim.when.date_prec > 1 else first_day(claim.when)
        if published is None or day <= published:
            return day, "told"
    if published is not None:
        return published, "assumed" if claim.when_assumed else "published"
    return (last_day(claim.when), "assumed") if claim.when is not None else (None, "published")


def _kind(claim: Claim, mediators: frozenset[str]) -> StepKind:
    step = claim.terms.get("step")
    kind = KIND[claim.act]
    if kind in ("demand", "threat", "talks") and step in ("offer", "proposal"):
        return "offer" if step == "offer" else "proposal"
    if kind == "demand" and ("deadline" in claim.terms or "consequence" in claim.terms or "condition" in claim.terms):
        return "ultimatum"
    if kind == "threat" and ("deadline" in claim.terms or "condition" in claim.terms):
        return "ultimatum"
    if kind == "acceptance" and step in ("offer", "assurance"):
        return "offer" if step == "offer" else "assurance"
    if kind == "talks":
        if "mediators" in claim.terms or step == "mediation":
            return "mediation"
        return "delegation" if step == "delegation" else kind
    if kind == "deal" and step == "interim":
        return "interim_deal"
    return kind


def _makers(claim: Claim) -> list[str]:
    """Who takes the step: of a deal all that are named with it; of talks whoever brings them about, where nobody else is named."""
    named = [claim.actor, *_listed(claim, "with")]
    if claim.act in JOINT:
        named += [claim.target, *_listed(claim, "makers"), *_listed(claim, "parties"), *_listed(claim, "directed_at")]
    made = [one for one in dict.fromkeys(named) if one]
    return [one for one in made if one not in _brokers(claim)] or (made if claim.act == "negotiation" else [])


def _addressed(claim: Claim) -> list[str]:
    if claim.act in JOINT:
        return []
    return [one for one in dict.fromkeys((claim.target, *_listed(claim, "directed_at"))) if one]


def _brokers(claim: Claim) -> list[str]:
    made = {*_listed(claim, "parties"), *_listed(claim, "makers")}
    return [one for one in dict.fromkeys((*_listed(claim, "mediators"), *_listed(claim, "guarantors"))) if one not in made]


def _listed(claim: Claim, key: str) -> list[str]:
    return [one for one in claim.terms.get(key, "").split(",") if one]


def grouped(told: Sequence[Say], incidents: Sequence[Incident]) -> list[list[Say]]:
    """Claims of one step together: those of one incident, those of one sentence, and those in which one side takes the
    same kind of step in one area within a day."""
    home = {name: i.id for i in incidents for name in (*i.claims_for, *i.claims_against)}
    groups: list[list[Say]] = []
    by_key: dict[tuple[object, ...], list[Say]] = {}
    by_day: dict[tuple[str, frozenset[str], date], list[list[Say]]] = {}
    for one in told:
        keys: list[tuple[object, ...]] = [(FAMILY[one.kind], "sentence", one.claim.report, one.claim.spans.get("sentence"), one.claim.actor)]
        if one.claim.id in home:
            keys.append((FAMILY[one.kind], "incident", home[one.claim.id]))
        known = (by_key[key] for key in keys if key in by_key)
        group = next((g for g in known if not any(_apart(one, other) for other in g)), None) or _like(one, by_day)
        if group is None:
            group = []
            groups.append(group)
        group.append(one)
        for key in keys:
            by_key.setdefault(key, group)
        near = by_day.setdefault((FAMILY[one.kind], one.by, one.day), [])
        if not any(group is g for g in near):
            near.append(group)
    return [sorted(group, key=lambda s: (s.published or date.max, s.claim.order)) for group in groups]


def _apart(a: Say, b: Say) -> bool:
    """Whether two claims that were matched are addressed to different sides, or made by different ones."""
    if (a.to and b.to and not a.to & b.to) or (a.by and b.by and not a.by & b.by):
        return True
    if a.claim.act not in JOINT and ((a.by & b.to) - b.by or (b.by & a.to) - a.by):
        return True  # whoever is asked by one asks himself in the other
    words = [(one.claim.actor_surface or "").casefold() for one in (a, b) if not one.by]
    return len(words) == 2 and words[0] not in words[1] and words[1] not in words[0]  # two that nobody knows


def _like(one: Say, by_day: Mapping[tuple[str, frozenset[str], date], list[list[Say]]]) -> list[Say] | None:
    """The group whose every claim may be of the same step: same family of kinds, same side or sides, near in time and
    place, about the same; one report tells apart what it names apart."""
    if not one.by:
        return None
    days = (one.day, one.day - NEXT, one.day + NEXT)
    found = [g for day in days for g in by_day.get((FAMILY[one.kind], one.by, day), []) if all(_same(one, other) for other in g)]
    return min(found, key=lambda g: g[0].claim.order, default=None)


def _same(a: Say, b: Say) -> bool:
    return (
        FAMILY[a.kind] == FAMILY[b.kind] and a.by == b.by and a.claim.report != b.claim.report and abs(a.day - b.day) <= NEXT
        and (a.about == b.about or bool(a.about & b.about)) and one_area(a.claim.place, b.claim.place)
    )  # fmt: skip


def step_of(group: Sequence[Say], words: Vocabulary) -> Step:
    """One step of the claims of a group, those published first first. What the first claim tells stands; later claims add what it
    does not tell, and themselves as further versions."""
    first = group[0]
    claims = [one.claim for one in group]
    kinds = [one.kind for one in group]
    kind = "ultimatum" if first.kind in ("demand", "threat") and "ultimatum" in kinds else first.kind
    terms: dict[str, str] = {}
    for claim in claims:
        for key in CARRIED:
            if key in claim.terms:
                terms.setdefault(key, claim.terms[key])
    thing = next((c.target_surface for c in claims if c.target is None and c.target_surface and not somebody(c.target_surface)), None)
    if thing is not None:
        terms["object"] = thing
    limits = [_limit(c.terms["deadline"], words.time_zone) for c in claims if "deadline" in c.terms]
    best = next((one for one in group if one.dated == "told"), min(group, key=lambda one: one.day))
    tellings = tuple(_telling(one, words) for one in group)
    # Nothing is taken later than it is first reported.
    day = min([best.day, *(one.published for one in group if one.published is not None)])
    return Step(
        id=content_id("step", first.claim.id), kind=kind, day=day, dated=best.dated if day == best.day else "published", order=first.claim.order,
        by=_parties(group, words, _makers, "actor_surface"), to=_parties(group, words, _addressed, "target_surface"),
        mediators=_parties(group, words, _brokers, ""),
        place=next((c.place for c in claims if c.place is not None), None),
        about=tuple(dict.fromkeys(a for c in claims for a in _listed(c, "about"))),
        terms=terms, deadline=next((at for at, _ in limits if at is not None), None),
        deadline_words=next((said for at, said in limits if at is None), None),
        tellings=tellings,
        disputed=len({t.denied for t in tellings}) > 1,
    )  # fmt: skip


def _telling(one: Say, words: Vocabulary) -> Telling:
    claim = one.claim
    origin = origin_of(claim, words)
    return Telling(
        claim=claim.id, report=claim.report, published=one.published, asserter=claim.attributed_to or claim.source,
        origin=origin.family, side=origin.side, kind=one.kind, order=claim.order,
        denied=claim.modality == "denied", hedged=claim.modality == "hedged",
    )  # fmt: skip


def _parties(group: Sequence[Say], words: Vocabulary, named: Callable[[Claim], list[str]], surface: str) -> tuple[Party, ...]:
    """Versions of who, in order of intake; words only where no claim of the group names anybody known."""
    found: dict[tuple[str | None, str | None], list[Say]] = {}
    for one in group:
        actors = named(one.claim)
        plain = surface and getattr(one.claim, surface.removesuffix("_surface")) is None and not (surface == "target_surface" and one.claim.act in JOINT)
        said = getattr(one.claim, surface) if plain else None
        nobody: list[str | None] = [None] if said and (surface == "actor_surface" or somebody(said)) else []
        for actor in actors or nobody:
            found.setdefault((actor, None if actor else said), []).append(one)
    if any(actor for actor, _ in found):
        found = {key: value for key, value in found.items() if key[0]}
    return tuple(
        Party(
            actor=actor, words=said, side=side_of(words.actors, actor, told[0].day),
            origins=tuple(dict.fromkeys(origin_of(one.claim, words).family for one in told)), claims=tuple(one.claim.id for one in told),
        )
        for (actor, said), told in found.items()
    )  # fmt: skip


def somebody(words: str) -> bool:
    """Whether words that name no known actor stand for people at all: "gunmen", "the committee", not "a roadmap"."""
    return any(w in _PERSONS or w.removesuffix("s") in _PERSONS for w in re.findall(r"[^\W\d_]+", words.casefold()))


_PERSONS = PEOPLE | TITLES | listed(
    """committee delegation council side government authorities notable dignitary dignitaries negotiator party parties army force troop militia
    group faction fighter gunmen police brigade division wanted men women children families representative"""
)


def _limit(text: str, zone: str) -> tuple[datetime | None, str]:
    """(first instant after a deadline, its words): a day without a time is over when the day is."""
    try:
        at, timed = parse_local(text, zone)
    except InputError:
        return None, text
    if timed:
        return at, text
    return utc(datetime.combine(date.fromisoformat(text[:10]) + timedelta(days=1), time()), zone), text
