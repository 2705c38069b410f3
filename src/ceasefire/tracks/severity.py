"""How severe the constraints on humanitarian access are, by admin unit and month: nine indicators of 0 to 3, each with evidence.

The indicators, their three dimensions and the six words of the overall scale are those of ACAPS; the rules that turn reported
facts into 0 to 3, and the way the nine are put together, are stated in the reference and are this program's own. What nobody
tells of is unknown, never 0: the overall is then a range.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import product

import msgspec

from ceasefire.dossier.act import groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.access import HINDERED, Entry
from ceasefire.tracks.area import Areas, sure_month
from ceasefire.tracks.coverage_table import Coverage

DIMENSIONS: Mapping[str, tuple[str, ...]] = {
    "people": ("needs_denied", "people_restricted"),
    "actors": ("entry", "movement", "interference", "violence"),
    "environment": ("hostilities", "explosives", "terrain"),
}
"""Dimension -> its indicators: access of people in need to aid; of humanitarian actors to people; security and physical."""

INDICATORS = tuple(name for names in DIMENSIONS.values() for name in names)
SCALE = ("none", "low", "moderate", "high", "very high", "extreme")
EDGES = (0.0, 0.6, 1.2, 1.8, 2.4)
"""The overall mark up to and including which each word but the last holds."""

HOSTILE_STEPS = (1, 4, 15)
BLAST_STEPS = (1, 2, 4)
ATTACK_STEPS = (1, 2, 4)
"""Incidents of a month from which on an indicator is 1, 2, 3: hostile ones, explosive devices, attacks on aid and care."""

_BY_STATUS = {"delayed": 1, "obstructed": 2, "refused": 2, "turned_back": 2, "looted": 2, "suspended": 3}
_BY_FATE = {"expelled": ("entry", 3), "closed": ("entry", 3), "suspended": ("entry", 2), "left": ("entry", 1), "replaced": ("interference", 2)}
_VITAL = frozenset({"health", "water", "electricity", "bread", "fuel"})


class Indicator(msgspec.Struct, frozen=True):
    """One indicator. low, high: 0 to 3 as the least and the most that is told, None where nothing is told; why: by what rule,
    in words; claims: what it rests on."""

    name: str
    low: int | None = None
    high: int | None = None
    why: str = "not reported"
    claims: tuple[str, ...] = ()


class Severity(msgspec.Struct, frozen=True, kw_only=True):
    """One unit in one month. indicators: all nine, in order; low, high: the overall mark, 0 to 3, with all that is unknown
    taken as 0 and as 3; lowest, highest: the same in words of `SCALE`; known: indicators of which something is told; seen:
    how much that is; coverage: who could see, see `coverage_table.WORDS`."""

    area: str
    month: date
    indicators: tuple[Indicator, ...]
    low: float
    high: float
    lowest: str
    highest: str
    known: int
    seen: str
    coverage: str

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims that it rests on, each once."""
        return tuple(dict.fromkeys(c for one in self.indicators for c in one.claims))


class _Sign(msgspec.Struct, frozen=True):
    indicator: str
    low: int
    high: int
    why: str
    claims: tuple[str, ...]


def severity(
    told: Iterable[Entry], incidents: Iterable[Incident], seen: Sequence[Coverage], dossier: Dossier
) -> tuple[Severity, ...]:
    """Severity of every unit and month of `seen`, in its order. told: entries of access; incidents: all that may be seen.

    What is told of a district is told of its province too: that one's row gathers its districts. What is known only to a
    province counts for the province, never for one of its districts.
    """
    areas = Areas(dossier)
    signs: dict[tuple[str, date], list[_Sign]] = {}
    attacks: dict[tuple[str, date], list[Entry]] = {}
    for entry in told:
        if entry.area is None or not entry.happened:
            continue
        for key in product(areas.around(entry.area), entry.months):
            if entry.kind == "attack":
                attacks.setdefault(key, []).append(entry)
            signs.setdefault(key, []).extend(_signs(entry))
    hostile = _by_area(incidents, groups()["hostile_acts"] - {"siege_or_blockade"}, areas)
    made: list[Severity] = []
    for row in seen:
        key = (row.area, row.month)
        own = [*signs.get(key, ()), *_counted(attacks.get(key, ()), hostile.get(key, ()), row)]
        made.append(_severity(row, own))
    return tuple(made)


def _by_area(incidents: Iterable[Incident], acts: frozenset[str], areas: Areas) -> dict[tuple[str, date], list[Incident]]:
    out: dict[tuple[str, date], list[Incident]] = {}
    for one in incidents:
        month = sure_month(one.when)
        if month is not None and one.kind == "event" and one.claims_for and one.acts and one.acts[0].value in acts:
            for unit in areas.chain(one.place):
                out.setdefault((unit, month), []).append(one)
    return out


def _signs(entry: Entry) -> Iterator[_Sign]:
    """What one entry says of which indicators."""
    doubtful = entry.contested or all(one.hedged for one in entry.told)
    for name, levels, why in _rules(entry):
        least = 0 if doubtful else min(levels)
        note = " (contested)" if entry.contested else " (with a reserve)" if doubtful else ""
        yield _Sign(name, least, max(levels), why + note, entry.claims)


def _rules(entry: Entry) -> Iterator[tuple[str, tuple[int, ...], str]]:
    kinds = entry.values("constraint")
    hindered = [one for one in entry.statuses if one in HINDERED]
    if entry.kind in ("delivery", "obstruction") and hindered:
        name = "interference" if "looted" in hindered else next((k for k in kinds if k in INDICATORS), "movement")
        levels = tuple(_BY_STATUS[one] for one in hindered) + ((0,) if "delivered" in entry.statuses else ())
        yield name, levels, f"aid {' / '.join(hindered)}"
    elif entry.delivered:
        yield "movement", (0, 1), "a delivery arrived; whether it was hindered is not told"
    if entry.kind == "siege":
        full = 3 if "people_restricted" in kinds and "partly" not in entry.statuses else 2
        levels = tuple(1 if one == "open" else 2 if one == "partly" else full for one in entry.statuses if one not in ("denied",))
        yield "people_restricted", levels, "siege or blockade" + (", partly" if "partly" in entry.statuses else "")
    elif entry.kind == "passage":
        levels = tuple({"open": 0, "partly": 1, "closed": 2, "refused": 2}.get(one, 1) for one in entry.statuses)
        # A way that is open says nothing of the others.
        yield "people_restricted", (*levels, 1), f"passage {' / '.join(entry.statuses)}"
    elif entry.kind == "service":
        services = entry.values("service")
        yield "people_restricted", ((2,) if set(services) & _VITAL else (1,)), f"service cut: {', '.join(services) or 'not told which'}"
    elif entry.kind == "displacement" and "turned_back" in entry.statuses:
        yield "people_restricted", (2,), "people turned back"
    elif entry.kind == "organisation":
        for fate in entry.values("fate"):
            name, level = _BY_FATE[fate]
            yield name, (level,), f"organisation {fate}"


def _counted(attacks: Sequence[Entry], hostile: Sequence[Incident], row: Coverage) -> Iterator[_Sign]:
    """What the number of incidents of a month says."""
    if attacks:
        sure = [one for one in attacks if not one.contested]
        low, high = _step(len(sure), ATTACK_STEPS), _step(len(attacks), ATTACK_STEPS)
        yield _Sign("violence", low, high, f"{_times(len(attacks), 'attack')} on aid or care", tuple(c for one in attacks for c in one.claims))
    for name, steps, what, counted in (
        ("hostilities", HOSTILE_STEPS, "hostile incident", hostile),
        ("explosives", BLAST_STEPS, "explosive device", [i for i in hostile if i.acts[0].value == "explosive_device"]),
    ):
        sure_ones = [i for i in counted if not i.claims_against]
        if counted:
            names = tuple(c for i in counted for c in (*i.claims_for, *i.claims_against))
            yield _Sign(name, _step(len(sure_ones), steps), _step(len(counted), steps), _times(len(counted), what), names)
        elif name == "hostilities" and row.seen:
            yield _Sign(name, 0, 0, f"no hostile incident told; {row.why}", row.claims)


def _step(count: int, steps: Sequence[int]) -> int:
    return sum(count >= step for step in steps)


def _times(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _severity(row: Coverage, signs: Sequence[_Sign]) -> Severity:
    indicators: list[Indicator] = []
    for name in INDICATORS:
        own = [one for one in signs if one.indicator == name]
        if not own:
            indicators.append(Indicator(name))
            continue
        high = max(one.high for one in own)
        why = "; ".join(dict.fromkeys(one.why for one in own))
        claims = tuple(dict.fromkeys(c for one in own for c in one.claims))
        indicators.append(Indicator(name, max(one.low for one in own), high, why, claims))
    low = _overall({one.name: one.low if one.low is not None else 0 for one in indicators})
    high_mark = _overall({one.name: one.high if one.high is not None else 3 for one in indicators})
    known = sum(one.high is not None for one in indicators)
    return Severity(
        area=row.area, month=row.month, indicators=tuple(indicators), low=low, high=high_mark, lowest=word_of(low), highest=word_of(high_mark),
        known=known, seen=seen_word(known), coverage=row.word,
    )  # fmt: skip


def _overall(values: Mapping[str, int]) -> float:
    """The mean of the means of the three dimensions, 0 to 3."""
    means = [sum(values[name] for name in names) / len(names) for names in DIMENSIONS.values()]
    return sum(means) / len(means)


def word_of(mark: float) -> str:
    """The word of the scale for an overall mark of 0 to 3."""
    return next((word for word, edge in zip(SCALE, EDGES, strict=False) if mark <= edge + 1e-9), SCALE[-1])


def seen_word(known: int) -> str:
    """How much was seen: by the number of indicators of which something is told."""
    return "nothing" if known == 0 else "little" if known <= 2 else "part" if known <= 5 else "most" if known < len(INDICATORS) else "all"
