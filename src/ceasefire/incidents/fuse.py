"""Claims about one happening, made one incident. What they disagree on is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval, first_day
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import content_id
from ceasefire.incidents.compare import NEAR_ACTS
from ceasefire.incidents.credibility import credibility
from ceasefire.incidents.incident import Incident, Toll, Version
from ceasefire.incidents.origin import UNKNOWN, Origin, origin_of
from ceasefire.incidents.site import site
from ceasefire.place import Place, distance_km


def fuse(claims: Sequence[Claim], vocabulary: Vocabulary) -> Incident:
    """One incident of claims given in order of intake; at least one."""
    origins = {claim.id: origin_of(claim, vocabulary) for claim in claims}
    positive = [c for c in claims if c.modality != "denied"]
    negative = [c for c in claims if c.modality == "denied"]
    spoken = positive or list(claims)
    families = _families(positive, origins)
    grade, why = credibility(
        list(families.values()),
        list(_families(negative, origins).values()),
        bool(positive) and all(c.modality == "hedged" for c in positive),
    )
    actors = _versions(spoken, origins, lambda c: c.actor)
    targets = _versions(spoken, origins, lambda c: c.target)
    acts = _versions(spoken, origins, lambda c: c.act)
    tolls = _tolls(spoken, origins)
    return Incident(
        id=content_id("incident", claims[0].id),
        order=claims[0].order,
        kind=spoken[0].kind,
        acts=acts,
        actors=actors,
        targets=targets,
        place=_deal_place(spoken) if any(c.act in DEALS for c in spoken) else _place(_placing(spoken, origins, vocabulary)),
        when=_when(spoken),
        tolls=tolls,
        killed=_overall([t.killed for t in tolls]),
        injured=_overall([t.injured for t in tolls]),
        claims_for=tuple(c.id for c in positive),
        claims_against=tuple(c.id for c in negative),
        origins=tuple(f for f in families if f != UNKNOWN),
        credibility=grade,
        credibility_reason=why,
        conflicts=_conflicts(spoken, negative, acts, actors, targets, tolls, vocabulary),
        mutual=any(c.mutual for c in spoken),
    )


def _families(claims: Sequence[Claim], origins: dict[str, Origin]) -> dict[str, Origin]:
    out: dict[str, Origin] = {}
    for claim in claims:
        out.setdefault(origins[claim.id].family, origins[claim.id])
    return out


def _versions(
    claims: Sequence[Claim], origins: dict[str, Origin], field: Callable[[Claim], str | None]
) -> tuple[Version, ...]:
    """Values with the origins behind each: most origins first, then order of intake; "not said" last."""
    grouped: dict[str | None, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(field(claim), []).append(claim)
    made = [
        Version(
            value=value,
            origins=tuple(dict.fromkeys(origins[c.id].family for c in group)),
            claims=tuple(c.id for c in group),
        )
        for value, group in grouped.items()
    ]
    return tuple(sorted(made, key=lambda v: (v.value is None, -len(v.origins))))


DEALS = frozenset({"agreement_signed", "truce_declared"})
"""Acts that make a deal. Who accepts, offers or rejects one may speak of another."""


def _placing(claims: Sequence[Claim], origins: dict[str, Origin], vocabulary: Vocabulary) -> list[Claim]:
    """The claims without those that relay an origin to another place than the origin's own reports give."""
    own: dict[str, list[Place]] = {}
    relays: list[Claim] = []
    for claim in claims:
        source = vocabulary.sources.get(claim.source or "")
        family = origins[claim.id].family
        if source is None or family in (UNKNOWN, source.family or source.id):
            own.setdefault(family, []).extend([claim.place] if claim.place else [])
        else:
            relays.append(claim)
    astray = {c.id for c in relays if c.place and (placed := own.get(origins[c.id].family)) and all(site(c.place, p) is None for p in placed)}
    return [c for c in claims if c.id not in astray]


def _deal_place(claims: Sequence[Claim]) -> Place | None:
    """Of what a deal covers the place that most name, of two the wider: its finest place is only a part of it."""
    places = [c.place for c in claims if c.place is not None]
    if not places:
        return None
    names = [p.id or p.name for p in places]
    best = max(places, key=lambda p: (names.count(p.id or p.name), p.where_prec, p.radius_km))
    spread = [distance_km(best, p) or 0.0 for p in places if p.where_prec <= 2]
    return msgspec.structs.replace(best, radius_km=round(max([best.radius_km, *spread]), 3), candidates=msgspec.UNSET)


def _place(claims: Sequence[Claim]) -> Place | None:
    places = [c.place for c in claims if c.place is not None]
    if not places:
        return None
    best = min(places, key=lambda p: (p.where_prec, p.radius_km))
    spread = [distance_km(best, p) or 0.0 for p in places if p.where_prec <= 2]
    radius = max([best.radius_km, *spread])
    return Place(
        name=best.name, id=best.id, kind=best.kind, admin=best.admin, lat=best.lat, lon=best.lon,
        where_prec=best.where_prec, radius_km=round(radius, 3),
    )  # fmt: skip


def _when(claims: Sequence[Claim]) -> Interval | None:
    times = [c.when for c in claims if c.when is not None]
    if not times:
        return None
    finest = min(t.date_prec for t in times)
    best = [t for t in times if t.date_prec == finest]
    timed = [t for t in best if t.timed]
    best = timed or best
    return Interval(min(t.start for t in best), max(t.end for t in best), finest, best[0].zone, bool(timed))


def _tolls(claims: Sequence[Claim], origins: dict[str, Origin]) -> tuple[Toll, ...]:
    """The latest word of each origin: an update replaces, it does not add."""
    out: dict[str, Toll] = {}
    for claim in claims:
        if claim.killed is None and claim.injured is None:
            continue
        family = origins[claim.id].family
        earlier = out.get(family)
        out[family] = Toll(
            origin=family,
            killed=claim.killed or (earlier.killed if earlier else None),
            injured=claim.injured or (earlier.injured if earlier else None),
            claims=(*(earlier.claims if earlier else ()), claim.id),
        )
    return tuple(out.values())


def _overall(harms: Sequence[Harm | None]) -> tuple[int | None, int | None] | None:
    """(lowest low, highest high); a high of None is open, as in "at least 23"."""
    ranges = [toll_range(h) for h in harms if h is not None]
    known = [r for r in ranges if r != (None, None)]
    if not known:
        return None
    lows = [low for low, _ in known if low is not None]
    highs = [high for _, high in known]
    top = None if None in highs else max(h for h in highs if h is not None)
    return (min(lows) if lows else None, top)


def toll_range(harm: Harm) -> tuple[int | None, int | None]:
    """(low, high); "at least 23" has no high, an exact figure has both."""
    low = harm.low if harm.low is not None else harm.best
    return low, harm.high if harm.low is not None else harm.high or harm.best


def _conflicts(
    claims: Sequence[Claim],
    denials: Sequence[Claim],
    acts: tuple[Version, ...],
    actors: tuple[Version, ...],
    targets: tuple[Version, ...],
    tolls: tuple[Toll, ...],
    vocabulary: Vocabulary,
) -> tuple[str, ...]:
    out: list[str] = []
    deal = any(c.act in DEALS for c in claims)  # who is named first of those who made it says nothing
    if not deal and _differ(actors, claims, vocabulary):
        out.append("actor")
    if not deal and _differ(targets, claims, vocabulary):
        out.append("target")
    kinds = [v.value for v in acts if v.value]
    if any(not any(a in g and b in g for g in NEAR_ACTS) for a in kinds for b in kinds if a != b):
        out.append("act")
    for name, ranges in (
        ("killed", [toll_range(t.killed) for t in tolls if t.killed]),
        ("injured", [toll_range(t.injured) for t in tolls if t.injured]),
    ):
        if any(_apart(x, y) for n, x in enumerate(ranges) for y in ranges[:n]):
            out.append(name)
    times = [c.when for c in claims if c.when is not None]
    if any(a.end <= b.start for a in times for b in times):
        out.append("date")
    if denials:
        out.append("denied")
    return tuple(out)


def _differ(versions: tuple[Version, ...], claims: Sequence[Claim], vocabulary: Vocabulary) -> bool:
    """Two named values that do not belong to one another on the day."""
    named = [v.value for v in versions if v.value is not None]
    if len(named) < 2:
        return False
    when = next((c.when for c in claims if c.when is not None), None)
    if when is None:
        return True
    day = first_day(when)
    chains = [set(belongs_to(vocabulary.actors, name, day)) for name in named]
    return any(not (a & b) for n, a in enumerate(chains) for b in chains[:n])


def _apart(x: tuple[int | None, int | None], y: tuple[int | None, int | None]) -> bool:
    def below(a: int | None, b: int | None) -> bool:
        return a is not None and b is not None and a < b

    return below(x[1], y[0]) or below(y[1], x[0])
