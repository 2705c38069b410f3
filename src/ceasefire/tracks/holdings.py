"""Evidence of who holds which place, from claims and from the agreements' partitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day, local_day
from ceasefire.dossier.act import expand
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.publication import Publication
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.origin import UNKNOWN, origin_of
from ceasefire.place import Place
from ceasefire.tracks.holding import Basis, Holding, Sense, key_of
from ceasefire.tracks.publish import coarsened, coarser, level_of, may_show

STATE_DAYS = 3
"""A status of more than so many days ("had held it since April 2015") is of all of them, a shorter one began in them."""

_ARMED = frozenset({"state", "armed_forces", "armed_group", "coalition", "police", "body"})
_SAID = ("asserted", "hedged")
_THERE: dict[str, Basis] = {"force_movement": "entered", "fortification": "fortified"}


class Gathered(msgspec.Struct, frozen=True):
    """holdings: in order of intake, those of agreements last; unnamed: claims of control that name no holder, or none that is
    known; nowhere: ones that name no place."""

    holdings: tuple[Holding, ...]
    unnamed: tuple[str, ...]
    nowhere: tuple[str, ...]


def gather(claims: Iterable[Claim], agreements: Sequence[Agreement], dossier: Dossier, setting: Publication, as_of: date) -> Gathered:
    """All that is said up to the local day `as_of` of who holds what, as far as `setting` lets it be shown.

    A claim whose report was published later is left out; one without a date of publication is taken for known.
    """
    words = vocabulary(dossier)
    attacks = expand(("hostile_acts",))
    neutral = frozenset(a for one in agreements for a in (*one.guarantors, *one.monitors))
    out: list[Holding] = []
    unnamed: list[str] = []
    nowhere: list[str] = []
    for claim in sorted(claims, key=lambda c: c.order):
        told = dossier.days.get(claim.report)
        if told is not None and told > as_of:
            continue
        parted = "partition" in claim.terms and claim.act in ("control_gained", "control_lost")
        control = claim.act in ("control_gained", "control_lost") and claim.modality in (*_SAID, "denied")
        if not parted and not control and claim.act != "withdrawal" and claim.act not in _THERE and claim.act not in attacks:
            continue
        place = claim.place
        if parted and (place is None or place.id is None):
            place = Place(name=claim.terms["partition"], where_prec=4)
        if place is None or not place.name:
            if control:
                nowhere.append(claim.id)
            continue
        days = _days(claim, told)
        if days is None or not may_show(days[1], setting, as_of):
            continue  # also what it says of the days before: that tells of the change
        made = list(_of_claim(claim, place, days, words, dossier, attacks, neutral))
        if control and not made and claim.actor not in dossier.actors:
            unnamed.append(claim.id)
        out += [h for h in made if h.basis not in ("entered", "fortified") or _fine(h.place, dossier, setting)]
    if coarser(setting.finest, setting.movements) != setting.finest:
        # Who left a place that nobody said they held is a movement, and no word on control.
        known = {(h.key, h.holder) for h in out if h.sense == "holds"}
        out = [h for h in out if h.basis != "withdrew" or (h.key, h.holder) in known]
    clauses = (h for one in agreements for h in _of_agreement(one, dossier))
    out += [h for h in clauses if may_show(h.first, setting, as_of)]
    return Gathered(tuple(out), tuple(unnamed), tuple(nowhere))


def _fine(place: Place, dossier: Dossier, setting: Publication) -> bool:
    """Whether a movement may be shown at the very place."""
    shown = coarsened(place, dossier.gazetteer, setting, movement=True)
    return shown is not None and key_of(shown) == key_of(place)


def _of_claim(
    claim: Claim, place: Place, days: tuple[date, date], words: Vocabulary, dossier: Dossier, attacks: frozenset[str],
    neutral: frozenset[str],
) -> Iterator[Holding]:
    first, last = days
    origin = origin_of(claim, words)
    base = Holding(
        place=place, key=key_of(place), holder="", side="", sense="holds", basis="gained", first=first, last=last,
        dated=claim.when is not None and not claim.when_assumed,
        origin=origin.family if origin.family != UNKNOWN else f"{UNKNOWN}:{claim.source or claim.report}", voice=origin.side,
        asserter=claim.attributed_to or claim.source or "source not known", modality=claim.modality,
        claim=claim.id, report=claim.report, order=claim.order,
    )  # fmt: skip

    def one(holder: str | None, sense: Sense, basis: Basis, since: date, until: date, over: date | None = None) -> Iterator[Holding]:
        actor = dossier.actors.get(holder) if holder else None
        side = side_of(dossier.actors, holder, until)
        if actor is not None and side is not None and actor.kind in _ARMED:
            yield msgspec.structs.replace(base, holder=actor.id, side=side, sense=sense, basis=basis, first=since, last=until, over=over)

    if "partition" in claim.terms and claim.modality == "future_or_conditional":
        yield from one(claim.actor, "planned", "partition", first, last)
    elif claim.act == "control_gained" and claim.modality == "denied":
        yield from one(claim.actor, "denied", "denied", first, last)
    elif claim.act == "control_gained" and claim.modality in _SAID:
        lasting = claim.kind == "status" and not claim.when_assumed and (last - first).days >= STATE_DAYS
        yield from one(claim.actor, "holds", "held" if lasting else "gained", first, last)
        if not lasting and claim.target != claim.actor:
            before = first - timedelta(days=1)
            yield from one(claim.target, "holds", "taken_from", before, before, last)
    elif claim.act == "control_lost" and claim.modality in _SAID:
        yield from one(claim.actor, "left", "lost", first, last)
        yield from one(claim.target, "holds", "gained", first, last)
    elif claim.act == "withdrawal" and claim.modality in _SAID:
        yield from one(claim.actor, "left", "withdrew", first, last)
    elif claim.modality in _SAID and level_of(place) == "place":
        if claim.act in _THERE:
            for made in one(claim.actor, "present", _THERE[claim.act], first, last):
                yield msgspec.structs.replace(made, enters=_enters(claim, dossier, neutral))
        elif claim.act in attacks:
            yield from one(claim.target, "present", "attacked_there", first, last)


def _enters(claim: Claim, dossier: Dossier, neutral: frozenset[str]) -> bool:
    """Whether forces that may hold ground are asserted to have come in or set up a post; police, bodies and those who guarantee
    or monitor an agreement hold nothing."""
    actor = dossier.actors.get(claim.actor or "")
    if actor is None or actor.kind in ("police", "body") or actor.id in neutral or claim.modality != "asserted":
        return False
    return claim.act == "fortification" or claim.terms.get("posture") == "entry"


def _days(claim: Claim, told: date | None) -> tuple[date, date] | None:
    """The local days that a claim is of; of one without a time the day its report was published."""
    if claim.when is not None:
        return first_day(claim.when), last_day(claim.when)
    return None if told is None else (told, told)


def _of_agreement(agreement: Agreement, dossier: Dossier) -> Iterator[Holding]:
    """The partition that an agreement states: of places its zones name, of whole units, or of the zone by its name."""
    pages = {page.id: page for page in agreement.pages}
    for n, clause in enumerate(agreement.control):
        zone = agreement.zones.get(clause.zone)
        first = local_day(clause.from_ or agreement.in_force, dossier.time_zone)
        end = clause.until or agreement.until
        last = first if end is None else max(first, local_day(end, dossier.time_zone) - timedelta(days=1))
        side = side_of(dossier.actors, clause.holder, first)
        if side is None:
            continue
        named = [dossier.gazetteer.get(name) for name in (*zone.places, *zone.admin)] if zone else []
        places = [place for place in named if place is not None]
        places = places or [Place(name=f"{clause.zone.replace('_', ' ')} ({agreement.title})", where_prec=5)]
        for place in places:
            yield Holding(
                place=place, key=key_of(place), holder=clause.holder, side=side, sense="holds", basis="agreement", first=first, last=last,
                dated=True, over=None if end is None else last + timedelta(days=1), origin=f"agreement:{agreement.id}", voice=None, asserter=f"agreement {agreement.id}",
                agreement=agreement.id, pages=tuple(pages[p].url for p in clause.pages if p in pages), order=(1 << 60, n),
            )  # fmt: skip


def by_key(holdings: Iterable[Holding]) -> Mapping[str, list[Holding]]:
    """Evidence by place, in order of intake."""
    out: dict[str, list[Holding]] = {}
    for one in holdings:
        out.setdefault(one.key, []).append(one)
    return out
