"""Strength and breathing space: what each side's forces are said to have done under the truce, by month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.article import end_of
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day, local_day, utc
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.publication import Publication
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import UNKNOWN, origin_of
from ceasefire.place import Place
from ceasefire.tracks.coverage import seen
from ceasefire.tracks.near import Areas
from ceasefire.tracks.publish import INTERNAL, coarsened, may_show

Way = Literal["build_up", "draw_down", "presence"]

WAY: dict[str, Way] = {
    "reinforcement": "build_up", "weapons_brought": "build_up", "rearmament": "build_up", "recruitment": "build_up", "checkpoint": "build_up",
    "post": "build_up", "earthworks": "build_up", "mines": "build_up", "fortification": "build_up",
    "withdrawal": "draw_down", "weapons_handed_over": "draw_down", "departure": "draw_down", "integration": "draw_down", "status_settled": "draw_down",
    "rotation": "presence", "redeployment": "presence", "police_deployment": "presence", "entry": "presence", "movement": "presence", "overflight": "presence",
}  # fmt: skip
"""Kinds of move, and whether a side that makes them gains strength there, gives some up, or is only seen."""

PLAIN = {
    "force_movement": "movement", "fortification": "fortification", "overflight": "overflight", "withdrawal": "withdrawal",
    "weapons_handover": "weapons_handed_over", "integration_of_fighters": "integration", "settlement_of_status": "status_settled",
    "evacuation": "departure",
}  # fmt: skip
"""The kind of each act where no word tells a narrower one (the term `posture`, see `claims/kinds.yaml`)."""

COUNTED = ("men", "vehicles", "weapons", "posts")

ARMED = frozenset({"armed_forces", "armed_group", "coalition", "police", "state"})
"""Kinds of actor whose departure is one of forces."""

SHORT = timedelta(days=4)
"""A time that is not longer has a month, also where it crosses into the next: that of its last day."""


class Amount(msgspec.Struct, frozen=True, kw_only=True):
    """A number of one thing, as the latest word of each origin has it. of: men, vehicles, weapons, posts; low, high: least
    and most over the origins, high None where one says "at least"; both None: only words ("hundreds"), kept in `words`."""

    of: str
    low: int | None
    high: int | None
    words: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """One move of forces: an incident, with all its claims. kind: see `WAY`; sides: of those who are said to make it, more
    than one where claims disagree, empty where nobody says; first, last: local days; month: `2021-08`, None where the time is
    told too coarsely; place: as it may be shown; dated: whether a claim tells its day; under: agreements in force there then that
    the side is bound by; denied: claims that say it was not so; teller_sides: sides of the origins behind it."""

    id: str
    order: tuple[int, int]
    kind: str
    way: Way
    sides: tuple[str, ...]
    actors: tuple[str, ...]
    first: date
    last: date
    month: str | None
    dated: bool
    place: Place | None
    amounts: tuple[Amount, ...]
    claims: tuple[str, ...]
    denied: tuple[str, ...]
    origins: tuple[str, ...]
    teller_sides: tuple[str, ...]
    under: tuple[str, ...] = ()

    @property
    def disputed(self) -> bool:
        """Whether claims differ on who made it, or on whether it was made."""
        return len(self.sides) > 1 or bool(self.denied)


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One side in one month. side: None = nobody says whose; month None = told too coarsely; kinds: kind -> number of moves;
    amounts: summed over moves, each counted once, low and high apart; moves: ids; under: how many of them under a truce;
    one_sided: only sources of other sides tell of them; seen, why: whether somebody could have seen the area then."""

    side: str | None
    month: str | None
    kinds: dict[str, int]
    amounts: tuple[Amount, ...]
    moves: tuple[str, ...]
    under: int
    disputed: int
    one_sided: bool
    seen: bool | None
    why: str
    claims: tuple[str, ...]


def moves(
    claims: Mapping[str, Claim], incidents: Iterable[Incident], agreements: Sequence[Agreement], dossier: Dossier,
    as_of: date | None = None, setting: Publication = INTERNAL,
) -> tuple[Move, ...]:  # fmt: skip
    """Moves known by the local day `as_of`, in order of time, as they may be shown under a setting of publication.

    Pure; only claims of reports published by then count. A move is delayed as a whole and its place coarsened."""
    words = vocabulary(dossier)
    areas = Areas({a.id: a for a in agreements}, dossier, {})
    out: list[Move] = []
    for first, own in _gathered(claims, incidents, words, as_of):
        told = [c for c in own if c.modality != "denied"]
        if not told or not _of_forces(told, words):
            continue
        made = _move(first, told, [c.id for c in own if c.modality == "denied"], words, agreements, areas)
        if made is None or (setting.delay_days and not may_show(made.last, setting, as_of or date.max)):
            continue
        place = coarsened(made.place, dossier.gazetteer, setting, movement=True) if made.place is not None else None
        out.append(msgspec.structs.replace(made, place=place))
    return tuple(sorted(out, key=lambda m: (m.first, m.order)))


def _gathered(
    claims: Mapping[str, Claim], incidents: Iterable[Incident], words: Vocabulary, as_of: date | None
) -> list[tuple[Incident, list[Claim]]]:  # fmt: skip
    """(first incident, claims known by then) of each move. What one sentence tells of several places is one move: its
    number of men is told once."""
    groups: list[tuple[Incident, list[Claim]]] = []
    home: dict[tuple[object, ...], int] = {}
    for incident in incidents:
        own = [claims[c] for c in (*incident.claims_for, *incident.claims_against) if c in claims and claims[c].act in PLAIN]
        own = [c for c in own if as_of is None or (_published(c, words) or as_of) <= as_of]
        if not own:
            continue
        keys = [(c.report, c.spans["sentence"], c.act, c.actor) for c in own if "sentence" in c.spans]
        at = next((home[key] for key in keys if key in home), len(groups))
        if at == len(groups):
            groups.append((incident, []))
        groups[at][1].extend(own)
        for key in keys:
            home.setdefault(key, at)
    return [(first, sorted(own, key=lambda c: (c.order, c.id))) for first, own in groups]


def _published(claim: Claim, words: Vocabulary) -> date | None:
    return words.days.get(claim.report)


def _of_forces(told: Sequence[Claim], words: Vocabulary) -> bool:
    """An evacuation or a settlement counts only of somebody armed, or of men that are counted as such."""
    if any(c.act not in ("evacuation", "settlement_of_status") for c in told):
        return True
    return any(_whose(c, words) for c in told) or any("men" in c.terms and _kind(c.target, words) != "population" for c in told)


def _kind(name: str | None, words: Vocabulary) -> str | None:
    known = words.actors.get(name or "")
    return known.kind if known is not None else None


def _move(
    incident: Incident, told: Sequence[Claim], denied: list[str], words: Vocabulary, agreements: Sequence[Agreement], areas: Areas
) -> Move | None:
    days = [(first_day(c.when), last_day(c.when)) for c in told if c.when is not None and not c.when_assumed]
    dated = bool(days)
    days = days or [(d, d) for c in told if (d := _published(c, words)) is not None] or [(first_day(c.when), last_day(c.when)) for c in told if c.when is not None]
    if not days:
        return None
    first, last = min(days, key=lambda d: d[1] - d[0])
    kind = next((c.terms["posture"] for c in told if "posture" in c.terms), PLAIN[told[0].act])
    if kind not in WAY:
        kind = PLAIN[told[0].act]
    actors = tuple(dict.fromkeys(a for c in told for a in _whose(c, words)))
    sides = tuple(dict.fromkeys(s for a in actors if (s := side_of(words.actors, a, last)) is not None))
    origins = {c.id: origin_of(c, words) for c in told}
    place = _common([c.place for c in told if c.place is not None], words)
    return Move(
        id=incident.id, order=told[0].order, kind=kind, way=WAY[kind], sides=sides, actors=actors, first=first, last=last,
        month=f"{last:%Y-%m}" if (last - first) < SHORT or (first.month, first.year) == (last.month, last.year) else None,
        dated=dated, place=place, amounts=_amounts(told, {c: o.family for c, o in origins.items()}),
        claims=tuple(c.id for c in told), denied=tuple(denied), origins=tuple(dict.fromkeys(o.family for o in origins.values() if o.family != UNKNOWN)),
        teller_sides=tuple(dict.fromkeys(o.side or "" for o in origins.values())),
        under=_under(sides, last, place, agreements, areas, words),
    )  # fmt: skip


def _whose(claim: Claim, words: Vocabulary) -> list[str]:
    """Whose forces a claim is about: the doer; of an evacuation those who are taken away, of a settlement those who are armed."""
    if claim.act == "evacuation":
        if claim.target is not None and _kind(claim.target, words) in ARMED:
            return [claim.target]
        return [claim.actor] if claim.actor is not None and _kind(claim.actor, words) in ("armed_group", "coalition") else []
    if claim.act == "settlement_of_status" and _kind(claim.actor, words) not in ARMED:
        return []
    return [claim.actor] if claim.actor is not None else []


def _common(places: Sequence[Place], words: Vocabulary) -> Place | None:
    """The place of all: the most precise where they lie in one another, else the narrowest unit that holds them all."""
    best = min(places, key=lambda p: (p.where_prec, p.radius_km), default=None)
    if best is None or all(p.id is not None and (p.id == best.id or p.id in best.admin) for p in places):
        return best
    units = [u for u in best.admin if all(u in p.admin for p in places)]
    return words.gazetteer.get(units[-1]) if units else None


def _under(sides: Sequence[str], day: date, place: Place | None, agreements: Sequence[Agreement], areas: Areas, words: Vocabulary) -> tuple[str, ...]:
    out = []
    for one in agreements:
        end = end_of(one)
        if local_day(one.in_force, words.time_zone) > day or (end is not None and local_day(end - timedelta(microseconds=1), words.time_zone) < day):
            continue
        bound = {side_of(words.actors, p, day) for p in one.parties}
        if bound & set(sides) and place is not None and areas.holds(one.id, place):
            out.append(one.id)
    return tuple(out)


def _amounts(told: Sequence[Claim], families: Mapping[str, str]) -> tuple[Amount, ...]:
    """Per thing the least and most over origins; of one origin the latest word counts, so copies add nothing."""
    out: list[Amount] = []
    for thing in COUNTED:
        latest: dict[str, Claim] = {}
        for claim in told:
            if thing in claim.terms:
                latest[families[claim.id]] = claim
        if not latest:
            continue
        numbers = [(int(c.terms[thing]), c.terms.get(f"{thing}_modifier")) for c in latest.values() if c.terms[thing].isdecimal()]
        words = tuple(dict.fromkeys(c.terms[thing].casefold() for c in latest.values() if not c.terms[thing].isdecimal()))
        open_end = any(m in ("at_least", "over") for _, m in numbers)
        out.append(
            Amount(
                of=thing, low=min((n for n, m in numbers if m != "up_to"), default=None), high=None if open_end else max((n for n, _ in numbers), default=None),
                words=words, origins=tuple(latest), claims=tuple(c.id for c in latest.values()),
            )
        )  # fmt: skip
    return tuple(out)


def posture(made: Sequence[Move], claims: Mapping[str, Claim], dossier: Dossier) -> tuple[Row, ...]:
    """Moves counted per month and side, in order of time, then of the first move; a move that sources give to two sides is
    counted with each, and said to be disputed. Coverage is that of the dossier's area in that month."""
    words = vocabulary(dossier)
    groups: dict[tuple[str | None, str | None], list[Move]] = {}
    for move in made:
        for side in move.sides or (None,):
            groups.setdefault((move.month, side), []).append(move)
    eyes: dict[str, tuple[bool, str]] = {}
    out: list[Row] = []
    for (month, side), own in groups.items():
        if month is not None and month not in eyes:
            eyes[month] = _eyes(month, claims, dossier, words)
        counts: dict[str, int] = {}
        for move in own:
            counts[move.kind] = counts.get(move.kind, 0) + 1
        tellers = {t for m in own for t in m.teller_sides}
        out.append(
            Row(
                side=side, month=month, kinds=counts, amounts=_summed(own), moves=tuple(m.id for m in own), under=sum(bool(m.under) for m in own),
                disputed=sum(m.disputed for m in own), one_sided=side is not None and len(tellers) == 1 and "" not in tellers and side not in tellers,
                seen=eyes[month][0] if month is not None else None, why=eyes[month][1] if month is not None else "its time is told too coarsely",
                claims=tuple(dict.fromkeys(c for m in own for c in (*m.claims, *m.denied))),
            )
        )  # fmt: skip
    firsts = {key: (own[0].first, own[0].order) for key, own in groups.items()}
    return tuple(sorted(out, key=lambda r: (r.month is None, r.month or "", firsts[(r.month, r.side)])))


def _summed(own: Sequence[Move]) -> tuple[Amount, ...]:
    """Numbers of several moves added up, each move once; an open end stays open."""
    out: list[Amount] = []
    for thing in COUNTED:
        found = [a for m in own for a in m.amounts if a.of == thing]
        if not found:
            continue
        lows, highs = [a.low for a in found if a.low is not None], [a.high for a in found if a.low is not None or a.high is not None]
        out.append(
            Amount(
                of=thing, low=sum(lows) if lows else None, high=None if None in highs or not highs else sum(h for h in highs if h is not None),
                words=tuple(dict.fromkeys(w for a in found for w in a.words)), origins=tuple(dict.fromkeys(o for a in found for o in a.origins)),
                claims=tuple(c for a in found for c in a.claims),
            )
        )  # fmt: skip
    return tuple(out)


def _eyes(month: str, claims: Mapping[str, Claim], dossier: Dossier, words: Vocabulary) -> tuple[bool, str]:
    """Whether somebody could have seen the dossier's area in a month."""
    start = date.fromisoformat(f"{month}-01")
    after = date(start.year + start.month // 12, start.month % 12 + 1, 1)

    def inside(place: Place) -> bool:
        return not dossier.area or any(unit == place.id or unit in place.admin for unit in dossier.area)

    begin, end = (utc(datetime.combine(d, time()), dossier.time_zone) for d in (start, after))
    found = seen(inside, begin, end, claims.values(), dossier, words)
    return found.seen, found.why


def build_up(made: Sequence[Move], side: str, first: date, last: date) -> tuple[Move, ...]:
    """Moves by which a side gains strength (reinforcements, arms brought, recruits, fortification) that ended in the local
    days `first` to `last`, both included; disputed ones too, see `Move.disputed`."""
    return tuple(m for m in made if side in m.sides and m.way == "build_up" and first <= m.last <= last)


def reinforcements_by_week(made: Sequence[Move], side: str) -> dict[date, int]:
    """Monday of each week -> number of build-ups of a side that ended in it, in order of time; weeks without one are left out."""
    out: dict[date, int] = {}
    for move in sorted((m for m in made if side in m.sides and m.way == "build_up"), key=lambda m: m.last):
        monday = move.last - timedelta(days=move.last.weekday())
        out[monday] = out.get(monday, 0) + 1
    return out
