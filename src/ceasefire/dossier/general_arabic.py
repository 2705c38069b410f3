"""Arabic names of what is known without a dossier, from `general_arabic.yaml` and `general_arabic_places.yaml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import cast

import msgspec

from ceasefire.dossier.actor import Alias
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source, SourceKind
from ceasefire.dossier.states import listed, states
from ceasefire.place import WherePrec

# What belongs to a state and speaks or fights for it; {m} and {f} its adjective in both genders.
_OFFICES = (
    "الجيش ال{m}", "قوات الجيش ال{m}", "القوات ال{f}", "القوات المسلحة ال{f}", "القوات الحكومية ال{f}", "القوات الجوية ال{f}", "القوات الخاصة ال{f}",
    "الحكومة ال{f}", "السلطات ال{f}", "الرئاسة ال{f}", "الرئيس ال{m}", "رئيس الوزراء ال{m}", "وزارة الدفاع ال{f}", "وزارة الخارجية ال{f}",
    "وزارة الداخلية ال{f}", "الدفاع ال{f}", "الخارجية ال{f}", "وزير الدفاع ال{m}", "وزير الخارجية ال{m}", "الطيران ال{m}", "الطيران الحربي ال{m}",
    "سلاح الجو ال{m}", "الطائرات ال{f}", "الطائرات الحربية ال{f}", "الطائرات المسيرة ال{f}", "المسيرات ال{f}", "المقاتلات ال{f}", "المروحيات ال{f}", "المدفعية ال{f}",
    "الدبابات ال{f}", "البحرية ال{f}", "الشرطة ال{f}", "قوات الأمن ال{f}", "حرس الحدود ال{m}", "الجنود ال{m}ون", "الجنود ال{m}ين", "المسؤولون ال{m}ون",
    "قوات الاحتلال ال{m}", "قوات الاحتلال ال{f}", "الاحتلال ال{m}", "جيش الاحتلال ال{m}", "النظام ال{m}", "الجيش الوطني ال{m}", "القوات البحرية ال{f}", "الأجهزة الأمنية ال{f}",
)  # fmt: skip


class ArabicState(msgspec.Struct, frozen=True):
    """code: ISO 3166-1; names; adjectives, masculine; seats that stand for the government."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Its names, seats, forces and offices."""
        plain = [a.lstrip("~") for a in self.adjectives]
        made = [office.format(m=m, f=feminine(m)) for m in plain for office in _OFFICES]
        return tuple(_alias(name) for name in dict.fromkeys((*self.names, *self.seats, *made)))


class _Rows(msgspec.Struct, frozen=True):
    states: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]


class _Places(msgspec.Struct, frozen=True):
    places: tuple[str, ...]
    areas: tuple[str, ...]


def feminine(adjective: str) -> str:
    """`سوداني` as `سودانية`; of two words each."""
    return " ".join(word + "ة" for word in adjective.split())


def _alias(name: str) -> Alias:
    return Alias(text=name.lstrip("~"), lang="ar", slant="delegitimising" if name.startswith("~") else "neutral")


def _cells(row: str, count: int) -> list[str]:
    return [cell.strip() for cell in (row + " |" * count).split("|")[:count]]


@lru_cache(maxsize=1)
def _rows() -> _Rows:
    raw = files("ceasefire.dossier").joinpath("general_arabic.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=_Rows)


@lru_cache(maxsize=1)
def _places() -> _Places:
    raw = files("ceasefire.dossier").joinpath("general_arabic_places.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=_Places)


@lru_cache(maxsize=1)
def arabic_states() -> dict[str, ArabicState]:
    """Arabic names of states by ISO code."""
    cells = (_cells(row, 4) for row in _rows().states)
    return {c[0]: ArabicState(c[0], listed(c[1]), listed(c[2]), listed(c[3])) for c in cells}


@lru_cache(maxsize=1)
def arabic_groups() -> dict[str, tuple[Alias, ...]]:
    """Arabic names of groups and bodies by id."""
    cells = (_cells(row, 2) for row in _rows().groups)
    return {c[0]: tuple(_alias(name) for name in listed(c[1])) for c in cells}


@lru_cache(maxsize=1)
def arabic_sources() -> dict[str, Source]:
    """Sources that the general table has only here, and the others' Arabic names as a source without a kind of its own."""
    out: dict[str, Source] = {}
    for row in _rows().sources:
        source, names, kind, name, country = _cells(row, 5)
        out[source] = Source(
            id=source, name=name, kind=cast(SourceKind, kind or "local_network"), aliases=listed(names), country=country or None, family=source,
        )  # fmt: skip
    return out


@lru_cache(maxsize=1)
def arabic_towns() -> dict[int, tuple[str, ...]]:
    """Arabic names of towns by GeoNames id."""
    cells = (_cells(row, 2) for row in _places().places)
    return {int(c[0]): listed(c[1]) for c in cells}


def arabic_names_of(place: str) -> tuple[str, ...]:
    """Arabic names of a town by its id in the gazetteer, as far as they are listed here."""
    number = place.removeprefix("geonames:")
    return arabic_towns().get(int(number), ()) if number.isdecimal() else ()


_PREC: dict[str, WherePrec] = {"governorate": 4, "area": 3, "town": 1, "camp": 1, "crossing": 1}
_RADIUS = {"governorate": 120.0, "area": 100.0, "town": 2.0, "camp": 2.0, "crossing": 1.0}


def arabic_areas() -> Iterator[PlaceEntry]:
    """Provinces, regions, seas, crossings and small towns with Arabic names."""
    for row in _places().areas:
        place, name, kind, names, at, within = _cells(row, 6)
        lat, lon = (float(one) for one in at.split())
        country = within.partition(".")[0]
        own = (place,) if kind == "governorate" else ()
        admin = tuple(dict.fromkeys(one for one in (country, within, *own) if one))
        yield PlaceEntry(
            id=place, name=name, kind=kind, ar=listed(names), lat=lat, lon=lon, where_prec=_PREC[kind],
            radius_km=_RADIUS[kind], admin=admin,
        )  # fmt: skip


@lru_cache(maxsize=1)
def _by_name() -> dict[str, str]:
    out = {name_key(name): state.code for state in states() for name in state.names}
    out.update({name_key(name.lstrip("~")): s.code for s in arabic_states().values() for name in s.names})
    return out


def arabic_adjectives(names: Iterable[str]) -> tuple[str, ...]:
    """Arabic adjectives, masculine, of the state that one of the names is a usual name of; () when none is."""
    for name in names:
        state = arabic_states().get(_by_name().get(name_key(name.removeprefix("the ")), ""))
        if state is not None:
            return state.adjectives
    return ()
