"""A claim as people and other programs get it: neutral names, local dates (design, section 6)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.elsewhere import gazetteer_of, place_of
from ceasefire.clock import Interval, first_day, last_day, local_text
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place

_LISTS = frozenset({"guarantors", "parties", "area", "with", "threatened", "mediators", "monitors", "directed_at"})


def present(claim: Claim, vocabulary: Vocabulary) -> dict[str, Any]:
    """The JSON object of a claim. What the text does not give is None.

    place: with `ambiguous` and its `candidates` where the name may mean several places, which then has
    no point; start, end: local dates, both included, or local times with offset when a time of day is given;
    window: where the text says no time, the days before publication in which its news is taken to lie;
    killed, injured: None or numbers of persons; attributed_to: a neutral name, else the words in lower case;
    doubt: the doubted fields and how probable it is that each is right, absent where doubt was not computed; spans: field -> [from, to] in the text; terms: lists where several are named.
    """
    told = _times(claim.when)
    start, end = (None, None) if claim.when_assumed else told
    shown = {
        "id": claim.id or None, "kind": claim.kind, "act": claim.act,
        "actor": _actor(claim.actor, vocabulary), "actor_surface": claim.actor_surface,
        "target": _actor(claim.target, vocabulary), "target_surface": claim.target_surface,
        "place": _place(claim.place, vocabulary),
        "start": start, "end": end, "date_prec": claim.when.date_prec if claim.when and not claim.when_assumed else None,
        "window": list(told) if claim.when_assumed else None,
        "killed": _harm(claim.killed), "injured": _harm(claim.injured), "weapon": claim.weapon,
        "source": _name(claim.source, vocabulary) if claim.source else None,
        "attributed_to": _speaker(claim.attributed_to, vocabulary) if claim.attributed_to else None,
        "attributed_chain": [_speaker(one, vocabulary) for one in claim.attributed_chain],
        "modality": claim.modality, "mutual": claim.mutual, "means": claim.means,
        "terms": {key: _term(key, value, vocabulary, claim) for key, value in claim.terms.items()},
        "spans": {field: list(span) for field, span in claim.spans.items()}, "reader": claim.reader or None,
    }  # fmt: skip
    if claim.doubt is not msgspec.UNSET:
        shown["doubt"] = claim.doubt
    if claim.why is not msgspec.UNSET:
        shown["why"] = claim.why
    return shown


def _actor(actor: str | None, vocabulary: Vocabulary) -> str | None:
    record = vocabulary.actors.get(actor) or vocabulary.sources.get(actor) if actor else None
    return record.name if record else actor


def _name(one: str, vocabulary: Vocabulary) -> str:
    source = vocabulary.sources.get(one)
    if source is not None:
        return source.name
    actor = vocabulary.actors.get(one)
    if actor is not None:
        return actor.name
    place = vocabulary.gazetteer.get(one)
    return place.name if place is not None else one


def _speaker(one: str, vocabulary: Vocabulary) -> str:
    name = _name(one, vocabulary)
    return name.lower() if name == one and one not in vocabulary.sources and one not in vocabulary.actors else name


def _place(place: Place | None, vocabulary: Vocabulary) -> dict[str, Any] | None:
    if place is None:
        return None
    shown: dict[str, Any] = {
        "name": place.name, "admin1": _unit(place, 1, vocabulary),
        "lat": place.lat, "lon": place.lon, "where_prec": place.where_prec, "radius_km": place.radius_km,
    }  # fmt: skip
    if place.candidates is not msgspec.UNSET and place.candidates:
        shown["ambiguous"] = True
        shown["candidates"] = [_candidate(one, vocabulary) for one in place.candidates[:_SHOWN]]
    return shown


_SHOWN = 12
"""Candidates shown of an ambiguous place; some names are borne by hundreds."""


def _unit(place: Place, level: int, vocabulary: Vocabulary) -> str | None:
    if len(place.admin) <= level:
        return None
    unit = vocabulary.gazetteer.get(place.admin[level]) or gazetteer_of(place, vocabulary).get(place.admin[level])
    return unit.name if unit else place.admin[level]


def _candidate(one: str, vocabulary: Vocabulary) -> dict[str, Any]:
    place = place_of(one, vocabulary) or Place(name=one)
    return {"id": one, "name": place.name, "admin1": _unit(place, 1, vocabulary), "country": _unit(place, 0, vocabulary)}


def _times(when: Interval | None) -> tuple[str | None, str | None]:
    if when is None:
        return None, None
    if when.timed:
        return local_text(when.start, when.zone), local_text(when.end, when.zone)
    return first_day(when).isoformat(), last_day(when).isoformat()


def _harm(harm: Harm | None) -> dict[str, Any] | None:
    if harm is None:
        return None
    return {
        "low": harm.low, "best": harm.best, "high": harm.high, "civilians": harm.civilians, "children": harm.children,
        "women": harm.women, "combatants": harm.combatants, "unquantified": list(harm.unquantified),
    }  # fmt: skip


def _term(key: str, value: str, vocabulary: Vocabulary, claim: Claim) -> str | list[str]:
    if key in _LISTS:
        return [_name(one, vocabulary) for one in value.split(",")]
    if key == "in_force" and claim.when is not None:
        return local_text(datetime.fromisoformat(value), claim.when.zone)
    if key == "in_force":
        return local_text(datetime.fromisoformat(value), vocabulary.time_zone)
    return value
