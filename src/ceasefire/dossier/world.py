"""The built-in gazetteer: countries, their provinces and districts, towns and villages, seas, rivers and regions.

`world.tsv.gz` is written by `scripts/world.py` from GeoNames (CC BY 4.0): one line a place, an empty
line, one line a spelling (key, rows of the places that bear it, the largest first, `w` where it is an
English word too), an empty line, one line a sound that spellings share. `regions.yaml` has what GeoNames'
list of towns has not.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import cast

import msgspec

from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general_arabic import arabic_areas, arabic_states, arabic_towns
from ceasefire.dossier.names import name_key, sound_key, without_kind
from ceasefire.dossier.states import states
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place, WherePrec

KIND_WORDS = words(
    """governorate province oblast region state district county department raion rayon prefecture territory republic
    wilaya division municipality krai canton subdistrict voblast zone"""
)
"""Words for an administrative unit that stand behind its name."""

# Words of ordinary English that are also towns, and given names that towns bear.
_COMMON = words(
    """since more media human pure thai russ souri rashid rami ahmad khalil jasim karim hamid majid said saeed salim nasser liwa sharqi arabi
    metro ahram wadi tell tall balad badiya bustan sham state border shows deep call hussein mahmoud yusuf ibrahim ismail qasim kasim musa isa
    of same nice reading mobile split most bath deal sale bar march may orange victoria charlotte george
    lincoln jackson police central union liberty independence progress eagle young best wells battle
    hope temple as is an in to by on at it us bay hill lake park forest grove spring springs city town
    village island beach valley summit mission commerce industry normal center centre corona aurora
    grace force hit man men much along ban date hama_ male sur bo ho ii dawn son war santa san el la
    los las de al the new north south east west northern southern eastern western upper lower grand buy
    mary martin david john paul james thomas francisco rafael diego pedro maria anna jose luis juan
    carlos ali hassan omar khan nelson douglas dallas austin madison houston washington wellington gates
    bell rice black white green brown king prince bishop major general sergeant captain marshall marshal
    governor senator republic federal national opposition guard ceres leader story beaver truth friend
    church crescent cross hook opportunity winter summer autumn monday sunday friday january april june
    july august october november december rebel army front ramadan shaaban muharram safar rajab eid jihad"""
)
_SCRIPT = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff '’‘ʿʾʻʼ`.\-]+$|^[\u0600-\u06ff ]+$")
_ARABIC = re.compile(r"^[\u0600-\u06ff]")
_PERSIAN = re.compile("[یکگپچژ]")
_ARABIC_WORDS = words(
    """مدينة خميس سد حرير جزيرة شهداء كرك جديد بيان خبر سنة حصار حي دولة علم عين قصر شروق قبة قنوات مساكن شجرة معسكر
    خارجة مرات داخله توما بانه بأنه بحري سلام نصر حدود شرقية غربية شمالية جنوبية بلد ميدان قرية جبل وادي نهر قلعة مركز
    منطقة حرية وحدة ثورة عدل حرس جمعة سبت احد اثنين ثلاثاء اربعاء أحد رمضان رجب قيادة سرو"""
)
_TOWNS = frozenset({"city", "town", "village"})
_MUCH = 10
"""How many times larger a city is than its small namesakes that are not meant by its name."""
SHORT_FROM = 50_000
"""People from which a town's name may have three letters."""


@lru_cache(maxsize=200_000)
def skeleton(name: str) -> str:
    """Consonants of a Latin name, without its article: what transliterations share."""
    folded = unicodedata.normalize("NFKD", name).lower()
    plain = "".join(c for c in folded if c.isascii() and (c.isalpha() or c in " -"))
    plain = re.sub(r"^(?:al|el|as|ash|ad|at|ar|az|an|en|et)[ -](?=\w{3})", "", plain)
    plain = re.sub(r"(?<=[aei])h$", "", plain)
    first = "a" if plain[:1] in "aeiou" else plain[:1]
    return first + re.sub(r"[aeiouyw \-]|(.)(?=\1)", "", plain[1:])


@lru_cache(maxsize=1)
def _arabic_words() -> frozenset[str]:
    return frozenset(name_key(word) for word in _ARABIC_WORDS)


def alike(name: str, main: str, people: int) -> bool:
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
    one, other = skeleton(name), skeleton(main)
    return name[:1].isupper() and len(name) >= 4 and one[:3] == other[:3] and abs(len(one) - len(other)) <= 2


def usable(name: str, people: int = 0) -> bool:
    """Whether a name can be looked for in running text: Latin or Arabic, longer than an acronym."""
    least = 3 if people >= SHORT_FROM else 4
    if len(name) < least or not (name.isascii() or _SCRIPT.match(name)):
        return False
    low = name.lower()
    return low not in _COMMON and not low.startswith("the ") and not name.isupper() and name.count(" ") < 4


class Spelling(msgspec.Struct, frozen=True):
    """places: ids that a spelling may mean, the largest first; weak: it is an English word too."""

    places: tuple[str, ...]
    weak: bool


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `regions.yaml`: an area, sea, river or range by its names; in: countries it lies in."""

    id: str
    names: tuple[str, ...]
    kind: str
    lat: float
    lon: float
    radius_km: float
    countries: tuple[str, ...] = ()
    ar: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _regions() -> tuple[Region, ...]:
    raw = files("ceasefire.dossier").joinpath("regions.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=tuple[Region, ...])


def _few() -> Iterator[PlaceEntry]:
    """Countries and regions: few enough to be looked for like a dossier's places."""
    for state in states():
        arabic = arabic_states().get(state.code)
        yield PlaceEntry(
            id=state.code, name=state.names[0], kind="country", variants=state.names[1:], where_prec=6,
            ar=tuple(name for name in arabic.names if name[0] != "~") if arabic else (), radius_km=500.0, admin=(state.code,),
        )  # fmt: skip
    spelt = {name_key(name): one for one in _regions() for name in one.names}
    merged = set()
    for area in arabic_areas():
        same = spelt.get(name_key(area.name))
        if same is not None:
            merged.add(same.id)
            others = tuple(name for name in same.names if name != area.name)
            area = msgspec.structs.replace(area, variants=(*area.variants, *others), ar=tuple(dict.fromkeys((*area.ar, *same.ar))))
        yield area
    for one in _regions():
        if one.id in merged:
            continue
        yield PlaceEntry(
            id=one.id, name=one.names[0], kind=one.kind, variants=one.names[1:], ar=one.ar, lat=one.lat, lon=one.lon,
            where_prec=4 if one.kind == "area" and one.radius_km <= 150 else 5, radius_km=one.radius_km,
            admin=one.countries if len(one.countries) == 1 else (),
        )  # fmt: skip


class _Entries(Mapping[str, PlaceEntry]):
    """Places by id; a row of the file becomes a record when it is asked for."""

    def __init__(self, few: dict[str, PlaceEntry], lines: list[str]) -> None:
        self.few = few
        self.made: dict[str, PlaceEntry] = {}
        self.rows = {line[: line.index("\t")]: line for line in lines}

    def __getitem__(self, place: str) -> PlaceEntry:
        found = self.few.get(place) or self.made.get(place)
        if found is None:
            found = self.made[place] = _entry(self.rows[place])
        return found

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self.few, *self.rows))

    def __len__(self) -> int:
        return len(self.few.keys() | self.rows.keys())


def _entry(line: str) -> PlaceEntry:
    place, kind, name, lat, lon, radius, prec, chain, _, arabic = line.split("\t")
    return PlaceEntry(
        id=place, name=name, kind=kind, lat=float(lat), lon=float(lon), radius_km=float(radius),
        where_prec=cast(WherePrec, int(prec)), admin=tuple(chain.split()), ar=tuple(arabic.split("|")) if arabic else (),
    )  # fmt: skip


class World(Gazetteer):
    """Places of the whole world. A spelling of letters in a Latin script is asked for (`spelt`), not
    listed by `names`: there are too many to look for each in every text."""

    def __init__(self) -> None:
        super().__init__(_few())
        raw = gzip.decompress(files("ceasefire.dossier").joinpath("world.tsv.gz").read_bytes()).decode()
        rows, spellings, sounds = (part.split("\n") for part in raw.split("\n\n"))
        self._ids = [line[: line.index("\t")] for line in rows]
        self._arabic = [line for line in rows if not line.endswith("\t")]
        self._keys = dict(line.split("\t", 1) for line in spellings)
        self._sound_rows = sounds
        entries = _Entries(dict(self.entries), rows)
        self.entries = entries
        self.longest = 5
        """Words of the longest spelling that is looked for."""

    @cached_property
    def _sounds(self) -> dict[str, str]:
        return dict(line.split("\t", 1) for line in self._sound_rows)

    def people(self, place: str) -> int:
        """How many live in a town, 0 where that is not known."""
        row = cast(_Entries, self.entries).rows.get(place)
        return int(row.split("\t")[8]) if row else 0

    @cached_property
    def _by_country(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for place, line in cast(_Entries, self.entries).rows.items():
            cells = line.split("\t", 8)
            if cells[1] in _TOWNS:
                out.setdefault(cells[7].partition(" ")[0], []).append(place)
        for place, entry in cast(_Entries, self.entries).few.items():
            if entry.kind in _TOWNS and entry.admin:
                out.setdefault(entry.admin[0], []).append(place)
        return out

    def towns_of(self, code: str) -> Iterator[tuple[str, str]]:
        """Id and name of the towns and villages of a country, the largest first."""
        known = cast(_Entries, self.entries)
        for place in self._by_country.get(code, ()):
            yield place, known.few[place].name if place in known.few else known.rows[place].split("\t", 3)[2]

    def spelt(self, key: str) -> Spelling | None:
        """What a name means by its key (`tokens.phrase_key`); None when no place is spelt so. Towns much smaller than an "Xville
        City" do not take its name: people leave the second word out."""
        own = self._spelt(key)
        city = self._spelt(f"{key} city") if own is not None and " " not in key else None
        if own is None or city is None or any(":" not in i for i in own.places):
            return own
        largest = city.places[0]
        if name_key(self.entries[largest].name) != f"{key} city" or self.people(largest) < _MUCH * max(map(self.people, own.places)):
            return own
        return Spelling((largest, *own.places), own.weak)

    def _spelt(self, key: str) -> Spelling | None:
        line = self._keys.get(key)
        if line is None:
            return None
        numbers, weak = line.split("\t")
        return Spelling(tuple(self._ids[int(n)] for n in numbers.split()), bool(weak))

    def sounding(self, key: str) -> tuple[str, ...]:
        """Ids of the places that a name sounds like, however it is spelt in Latin letters."""
        line = self._sounds.get(sound_key(key))
        return tuple(self._ids[int(n)] for n in line.split()) if line else ()

    def find(self, name: str, admin: str | None = None) -> tuple[Place, ...]:
        """As `Gazetteer.find`."""
        few = super().find(name, admin)
        if few:
            return few
        for key in (name_key(name), name_key(without_kind(name))):
            spelling = self.spelt(key)
            if spelling is not None:
                found = [self.entries[i].place for i in spelling.places]
                return tuple(p for p in found if admin is None or admin in p.admin)
        return ()

    def longer(self, name: str) -> tuple[Place, ...]:
        """As `Gazetteer.longer`: none, for the names of the world are as people write them."""
        return ()

    def foreign_to(self, name: str, surface: str) -> bool:
        """As `Gazetteer.foreign_to`: `Stepanakert` is another name of Khankendi, `Odesa` a spelling of Odessa."""
        one, other = skeleton(surface), skeleton(name)
        same = one[:3] == other[:3] and abs(len(one) - len(other)) <= 2
        return surface.isascii() and not same and name_key(surface) != name_key(name)

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Spellings of countries and regions, and all in Arabic script -> ids."""
        table: dict[str, list[str]] = {}
        for entry in cast(_Entries, self.entries).few.values():
            for name in entry.names:
                table.setdefault(name, []).append(entry.id)
        for line in self._arabic:
            cells = line.split("\t")
            for name in cells[9].split("|"):
                table.setdefault(name, []).append(cells[0])
        for town, names in arabic_towns().items():
            for name in names:
                table.setdefault(name, []).append(f"geonames:{town}")
        return {name: tuple(dict.fromkeys(ids)) for name, ids in table.items()}
