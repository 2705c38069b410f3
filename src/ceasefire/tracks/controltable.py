"""Control by month, shares of the sides, changes of hands, and places pooled where they may not be named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day, local_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.control import FIGHTING, Control, Spell, Track, control
from ceasefire.tracks.month import months, next_month
from ceasefire.tracks.publish import coarsened

BY_FORCE = timedelta(days=7)
"""Fighting there within so many days before a change of hands makes it a change by force."""

BY_DEAL = timedelta(days=31)
"""A local agreement about the place that took effect within so many days before makes it a change by agreement."""

_ASSAULT = FIGHTING | {"shelling", "missile_strike", "airstrike", "drone_strike"}

Cell_ = Literal["held", "changed", "contested", "unknown"]


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """One place in one month. value: `changed`: held by the sides in order; sides: of `contested` those that are said to
    hold it; was: of `unknown` the side last said to hold it; present: sides whose forces are said to have been there, which is
    no word on who holds it; claims, agreements: ids behind it; word: last day that any of it is of."""

    key: str
    month: date
    value: Cell_
    sides: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    was: str | None = None
    present: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    word: date | None = None


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """One month. places: side -> places held at its end (a side in order of first word); contested, unknown: places;
    people: the same as people who live there, of places whose population is known, `counted` of them."""

    month: date
    places: dict[str, int]
    contested: int
    unknown: int
    people: dict[str, int]
    people_contested: int
    people_unknown: int
    counted: int


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A place changed hands between two local days. before: side that held it, None where that was not known; by_force:
    fighting or fire there is told of in the week before; by_agreement: id of a local agreement about it in the month
    before; both may be. origins, claims: of those who say that `after` holds it."""

    key: str
    earliest: date
    latest: date
    before: str | None
    after: str
    by_force: bool
    by_agreement: str | None
    origins: tuple[str, ...]
    claims: tuple[str, ...]


def cell(track: Track, month: date) -> Cell:
    """What is said of a place in a month."""
    end = next_month(month)
    spells = [s for s in track.spells if s.first < end and s.until > month]
    present = tuple(dict.fromkeys(h.side for h in track.holdings if h.sense == "present" and month <= h.last < end))
    claims = tuple(dict.fromkeys(c for s in spells for c in (*(c for one in s.says for c in one.claims), *s.also)))
    agreements = tuple(dict.fromkeys(a for s in spells for one in s.says for a in one.agreements))
    word = max((s.word for s in spells if s.word), default=None)
    contested = [s for s in spells if s.value == "contested"]
    held = [s for s in spells if s.value == "held"]
    if contested:
        sides = tuple(dict.fromkeys(side for s in spells for side in s.sides))
        why = tuple(dict.fromkeys(s.why for s in contested if s.why))
        return Cell(key=track.key, month=month, value="contested", sides=sides, why=why, present=present, claims=claims, agreements=agreements, word=word)
    if held:
        sides = tuple(s.sides[0] for n, s in enumerate(held) if n == 0 or held[n - 1].sides != s.sides)
        value: Cell_ = "held" if len(sides) == 1 else "changed"
        return Cell(key=track.key, month=month, value=value, sides=sides, present=present, claims=claims, agreements=agreements, word=word)
    last = spells[-1] if spells else None
    why = (last.why,) if last is not None and last.why else ("no word",)
    return Cell(key=track.key, month=month, value="unknown", why=why, was=last.was if last else None, present=present, word=word)


def sides_of(whole: Control) -> tuple[str, ...]:
    """Sides that anybody is said to hold a place, in order of the first word."""
    return tuple(dict.fromkeys(h.side for t in whole.tracks for h in t.holdings if h.sense == "holds"))


def counted(whole: Control) -> tuple[Track, ...]:
    """Tracks that shares are of: places (no units and no mere names) that somebody is said to have held."""
    return tuple(t for t in whole.tracks if is_place(t) and any(h.sense == "holds" for h in t.holdings))


def is_place(track: Track) -> bool:
    """Whether it is a place that a gazetteer lists, no unit and no mere name."""
    return track.place.id is not None and track.place.where_prec <= 2


def shares(whole: Control, first: date, last: date, people: Callable[[str], int | None]) -> list[Share]:
    """By month, at the end of it (of the last, at the end of what may be shown). people: place id -> how many live there."""
    tracks = counted(whole)
    lived = {t.key: people(t.key) for t in tracks}
    out: list[Share] = []
    for month in months(first, last):
        day = min(next_month(month) - timedelta(days=1), whole.until)
        places, persons = dict.fromkeys(sides_of(whole), 0), dict.fromkeys(sides_of(whole), 0)
        rest = {"contested": 0, "unknown": 0}
        rest_people = dict(rest)
        for track in tracks:
            spell, number = track.at(day), lived[track.key] or 0
            if spell is not None and spell.value == "held":
                places[spell.sides[0]] += 1
                persons[spell.sides[0]] += number
            else:
                name = "contested" if spell is not None and spell.value == "contested" else "unknown"
                rest[name] += 1
                rest_people[name] += number
        out.append(
            Share(
                month=month, places=places, contested=rest["contested"], unknown=rest["unknown"], people=persons,
                people_contested=rest_people["contested"], people_unknown=rest_people["unknown"],
                counted=sum(n is not None for n in lived.values()),
            )
        )
    return out


def changes(whole: Control, claims: Iterable[Claim], agreements: Sequence[Agreement], dossier: Dossier) -> tuple[Change, ...]:
    """Changes of hands that somebody reports, in order of time, then of intake. A first word counts only where it is of taking
    a place, not of holding it; what lies between (contested, unknown) is part of the interval."""
    fire: dict[str, list[tuple[date, date]]] = {}
    for claim in claims:
        if claim.act in _ASSAULT and claim.place is not None and claim.place.id and claim.when and last_day(claim.when) <= whole.until:
            fire.setdefault(claim.place.id, []).append((first_day(claim.when), last_day(claim.when)))
    out: list[Change] = []
    for track in whole.tracks:
        before: Spell | None = None
        for spell in track.spells:
            if spell.value != "held":
                continue
            side, says = spell.sides[0], spell.says[0]
            gained = any(h.side == side and h.basis == "gained" and h.begin == spell.first for h in track.holdings)
            if (before is None and gained) or (before is not None and before.sides[0] != side):
                # a change that is only known from who held it later may have been at any time since the last word before
                earliest = spell.earliest if gained or before is None else min(before.word or before.until, spell.first)
                force = any(a <= spell.first and b >= earliest - BY_FORCE for a, b in fire.get(track.key, ()))
                out.append(
                    Change(
                        key=track.key, earliest=earliest, latest=spell.first, before=None if before is None else before.sides[0],
                        after=side, by_force=force, by_agreement=_deal(track, earliest, spell.first, agreements, dossier),
                        origins=says.origins, claims=says.claims,
                    )
                )
            before = spell
    return tuple(sorted(out, key=lambda c: (c.latest, c.earliest)))


def _deal(track: Track, earliest: date, latest: date, agreements: Sequence[Agreement], dossier: Dossier) -> str | None:
    """The latest local agreement that names the place in a zone and took effect shortly before."""
    found = None
    for one in sorted(agreements, key=lambda a: a.in_force):
        day = local_day(one.in_force, dossier.time_zone)
        named = any(track.key in zone.places for zone in one.zones.values())
        if one.class_ == "local_truce" and named and earliest - BY_DEAL <= day <= latest:
            found = one.id
    return found


class Pool(msgspec.Struct, frozen=True, kw_only=True):
    """Places of one unit in one month, where they may not be named one by one. places: side -> how many it held at the end."""

    unit: str
    month: date
    places: dict[str, int]
    contested: int
    unknown: int


def pools(
    claims: Iterable[Claim], agreements: Sequence[Agreement], dossier: Dossier, as_of: date, first: date, last: date
) -> tuple[Pool, ...]:  # fmt: skip
    """By unit and month, how many of its places each side held, where the dossier's `publication` lets no place be named.
    Empty where places may be named."""
    setting = dossier.publication
    if setting.finest == "place":
        return ()
    whole = control(claims, agreements, dossier, as_of, msgspec.structs.replace(setting, finest="place"))
    units: dict[str, list[Track]] = {}
    for track in counted(whole):
        unit = coarsened(track.place, dossier.gazetteer, setting)
        if unit is not None and unit.id is not None:
            units.setdefault(unit.id, []).append(track)
    out: list[Pool] = []
    for unit_id, tracks in units.items():
        part = msgspec.structs.replace(whole, tracks=tuple(tracks))
        for one in shares(part, first, last, lambda _: None):
            out.append(Pool(unit=unit_id, month=one.month, places=one.places, contested=one.contested, unknown=one.unknown))
    return tuple(out)
