"""Humanitarian access, as reported: deliveries, obstruction, passages, sieges, services, displacement, attacks on aid.

One entry for one incident (or for one claim that tells of no incident: what is asked for or planned). What each source says of it
stands beside the others; a delivery that was planned or asked for is never a delivery made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import Interval
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import origin_of
from ceasefire.tracks.area import Areas, sure_month, touched
from ceasefire.tracks.month import month_of

Kind = Literal["delivery", "obstruction", "passage", "evacuation", "siege", "service", "displacement", "organisation", "attack"]
Dated = Literal["text", "window", "publication"]

KINDS: Mapping[str, Kind] = {
    "aid_delivery": "delivery", "aid_obstruction": "obstruction", "safe_passage": "passage", "evacuation": "evacuation",
    "siege_or_blockade": "siege", "service_disruption": "service", "displacement": "displacement",
}  # fmt: skip
"""Acts -> kinds of entry. An act on what aid and care depend on (`terms.protected`) is an attack, what became of an
organisation (`terms.fate`) an organisation."""

STATES: frozenset[Kind] = frozenset({"siege", "service", "displacement", "passage"})
"""Kinds that go on: they count in every month that their time touches, others only in a month in which all of it lies."""

HINDERED = frozenset({"obstructed", "refused", "turned_back", "delayed", "suspended", "looted"})
NOT_DONE = frozenset({"asked", "planned", "approved", "denied"})
"""Words for how far a thing got: hindered; and not done, or said not to have been."""

_PLAIN: Mapping[str, str] = {
    "aid_delivery": "delivered", "aid_obstruction": "obstructed", "evacuation": "done", "safe_passage": "open",
    "siege_or_blockade": "closed", "service_disruption": "cut", "displacement": "displaced",
}  # fmt: skip
FACTS = (
    "items", "tonnes", "trucks", "convoys", "packages", "buses", "number", "number_min", "number_max", "number_of", "crossing", "hours", "exempt",
    "origin", "destination", "service", "constraint", "organisation", "fate", "protected",
)  # fmt: skip
"""Terms of a claim that an entry shows as that claim gives them."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one claim says of it. by: id of the asserter, its words, or None; side: on which it stands, None for none or
    unknown; status: how far it got; hedged: with a reserve; facts: its terms, see `FACTS`; published: local day."""

    claim: str
    by: str | None
    side: str | None
    status: str
    hedged: bool = False
    facts: dict[str, str] = {}
    published: date | None = None


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing told of access. id: of the incident, or of the claim where there is none; area: narrowest admin unit known;
    place: name as known; months: first days of the months in which it counts, none where its time is not known well enough;
    dated: by what its time is known, None where it is not; when: that time; by, to: actor ids in every version, in order of
    weight; told: in the order of intake; contested: somebody denies it."""

    id: str
    order: tuple[int, int]
    kind: Kind
    act: str
    area: str | None
    place: str | None
    where_prec: int | None
    months: tuple[date, ...]
    dated: Dated | None
    when: Interval | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    told: tuple[Told, ...]
    contested: bool = False

    @property
    def statuses(self) -> tuple[str, ...]:
        """How far it got in each version, in the order of intake."""
        return tuple(dict.fromkeys(one.status for one in self.told))

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of the claims behind it."""
        return tuple(one.claim for one in self.told)

    @property
    def happened(self) -> bool:
        """Whether some source says that it has happened, not only that it is asked for or planned."""
        return any(one.status not in NOT_DONE for one in self.told)

    @property
    def delivered(self) -> bool:
        """Whether some source says that aid arrived."""
        return self.kind == "delivery" and "delivered" in self.statuses

    @property
    def hindered(self) -> bool:
        """Whether some source says that aid was kept from arriving."""
        return self.kind in ("delivery", "obstruction") and any(one in HINDERED for one in self.statuses)

    def values(self, key: str) -> tuple[str, ...]:
        """What the claims say under a key of `FACTS`, each once, in the order of intake."""
        return tuple(dict.fromkeys(one.facts[key] for one in self.told if key in one.facts))


def entries(incidents: Iterable[Incident], claims: Mapping[str, Claim], dossier: Dossier, words: Vocabulary) -> tuple[Entry, ...]:
    """Everything told of access, in the order of intake. claims: by id, all that may be seen."""
    areas = Areas(dossier)
    made: list[Entry] = []
    taken: set[str] = set()
    for incident in incidents:
        names = [*incident.claims_for, *incident.claims_against]
        taken.update(names)
        own = sorted((claims[name] for name in names if name in claims), key=lambda c: c.order)
        if own and (kind := _kind(own)) is not None:
            # What was worked out with claims that are not known yet is worked out from those that are.
            whole = incident if len(own) == len(names) else None
            made.append(_entry(incident.id, kind, own, whole, areas, words))
    for claim in claims.values():
        if claim.id not in taken and "aggregate" not in claim.terms and (kind := _kind([claim])) is not None:
            made.append(_entry(claim.id, kind, [claim], None, areas, words))
    return tuple(sorted(made, key=lambda e: e.order))


def _kind(claims: Sequence[Claim]) -> Kind | None:
    """The kind of an entry that these claims make; None when they tell nothing of access."""
    if any("fate" in c.terms for c in claims):
        return "organisation"
    if any("protected" in c.terms for c in claims):
        return "attack"
    return next((KINDS[c.act] for c in claims if c.act in KINDS), None)


def _entry(name: str, kind: Kind, claims: Sequence[Claim], incident: Incident | None, areas: Areas, words: Vocabulary) -> Entry:
    first = claims[0]
    place = incident.place if incident else first.place
    when = incident.when if incident else first.when
    dated, span = _dated(kind, when, claims, words)
    if span is None:
        held: tuple[date, ...] = ()
    elif isinstance(span, date):
        held = (month_of(span),)
    elif kind in STATES:
        held = tuple(touched(span))
    else:
        one = sure_month(span)
        held = (one,) if one else ()
    return Entry(
        id=name, order=first.order, kind=kind, act=first.act, area=areas.of(place), place=place.name if place else None,
        where_prec=place.where_prec if place else None, months=held, dated=dated, when=when,
        by=_ids(incident.actors if incident else (), first.actor), to=_ids(incident.targets if incident else (), first.target),
        told=tuple(_said(c, words) for c in claims), contested=any(c.modality == "denied" for c in claims) and len(claims) > 1,
    )  # fmt: skip


def _dated(kind: Kind, when: Interval | None, claims: Sequence[Claim], words: Vocabulary) -> tuple[Dated | None, Interval | date | None]:
    """By what its time is known, and that time. What goes on with no day told goes on when it is published; what happened on a
    day that is not told has none."""
    assumed = all(c.when_assumed for c in claims)
    if when is not None and not (assumed and kind in STATES):
        return ("window" if assumed else "text"), when
    if kind in STATES or all(c.kind == "status" for c in claims):
        day = next((words.days[c.report] for c in claims if c.report in words.days), None)
        return ("publication", day) if day is not None else (None, None)
    return None, None


def _ids(versions: Sequence[object], single: str | None) -> tuple[str, ...]:
    values = [getattr(one, "value", None) for one in versions] or [single]
    return tuple(dict.fromkeys(one for one in values if one is not None))


def _said(claim: Claim, words: Vocabulary) -> Told:
    return Told(
        claim=claim.id, by=claim.attributed_to or claim.source, side=origin_of(claim, words).side, status=status_of(claim),
        hedged=claim.modality in ("hedged", "opinion"), facts={key: claim.terms[key] for key in FACTS if key in claim.terms},
        published=words.days.get(claim.report),
    )  # fmt: skip


def status_of(claim: Claim) -> str:
    """How far the thing got that a claim tells of: its own word for it, else the plain one for the act. What is only planned,
    asked for or supposed is never done; what is denied is `denied`."""
    if claim.modality == "denied":
        return "denied"
    said = claim.terms.get("status") or claim.terms.get("state") or claim.terms.get("movement")
    if claim.modality in ("future_or_conditional", "opinion"):
        return said if said in (HINDERED | NOT_DONE) else "planned"
    if said == "delivered" and claim.act != "aid_delivery":
        return "done"
    return said or _PLAIN.get(claim.act, "told")
