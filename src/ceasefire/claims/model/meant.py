"""What a model says that its quotations mean: a party of the list, a place of the atlas, days, numbers. Each is held against what
is known here: the dossier's names, the gazetteer, the calendar. What cannot be held against anything is nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.clock import Interval, days
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place, distance_km

_SPOT_KM = 5.0
"""Places of one name no farther apart than this are one place."""
_NEAR_KM = 150.0
"""A place is meant near another that the text names."""
_LONGEST_DAYS = 400
_EARLIEST, _LATEST = date(1900, 1, 1), date(2199, 12, 31)
_IN_LETTERS = 20
_MANY = re.compile(r"\b(?:hundred|thousand|million|dozen)|مئة|مائة|مئات|ألف|آلاف|مليون")
_DAYS = re.compile(r"(\d{4}-\d\d-\d\d)(?:/(\d{4}-\d\d-\d\d))?")
_NUMBER = re.compile(r"(?P<low>\d{1,7})\s*-\s*(?P<high>\d{1,7})|-\s*(?P<most>\d{1,7})|(?P<exact>\d{1,7})(?P<more>\+)?")
_PART = re.compile(r"(civilians|women|children|combatants) (\d{1,7})")
_COUNTRY = re.compile(r"[A-Z]{2}")
_KINDS = ("Province", "District", "Governorate", "Region", "State", "County", "Oblast", "Regency", "Department")
_PROVINCE = re.compile(rf"\b(?:{'|'.join(_KINDS)}|prefecture)\b|محافظ|ولاي|إقليم|اقليم|مقاطع", re.IGNORECASE)
PROVINCES = frozenset({"province", "district", "country"})


def party_meant(said: str | None, vocabulary: Vocabulary, sources: bool = False) -> str | None:
    """The id of the actor, or with `sources` of the source, whose name the model gives; None for any other words."""
    if said is None:
        return None
    name = " ".join(said.split()).casefold()
    lists = (vocabulary.actors, vocabulary.sources) if sources else (vocabulary.actors,)
    return next((one.id for some in lists for one in some.values() if one.name.casefold() == name), None)


def days_meant(said: str | None, zone: str) -> Interval | None:
    """The local days of "2023-08-14" or "2023-08-14/2023-08-16"; None for anything else."""
    found = _DAYS.fullmatch(said.strip()) if said is not None else None
    if found is None:
        return None
    try:
        first, last = date.fromisoformat(found[1]), date.fromisoformat(found[2] or found[1])
    except ValueError:
        return None
    return days(first, last, zone) if 0 <= (last - first).days <= _LONGEST_DAYS and first >= _EARLIEST and last <= _LATEST else None


def harm_meant(said: str | None) -> Harm | None:
    """The people of "14", "14+", "-14" or "10-14", with parts behind semicolons; None for anything else."""
    if said is None:
        return None
    number, *rest = (one.strip() for one in said.split(";"))
    found = _NUMBER.fullmatch(number.replace("–", "-").replace(",", ""))
    if found is None:
        return None
    if found["low"] is not None:
        low, high = int(found["low"]), int(found["high"])
        told = Harm(low=low, best=(low + high) // 2, high=high)
    elif found["most"] is not None:
        low, high = 0, int(found["most"])
        told = Harm(best=high, high=high)
    else:
        low = high = int(found["exact"])
        told = Harm(low=low, best=low, high=None if found["more"] else low)
    parts = {part[1]: int(part[2]) for one in rest if (part := _PART.fullmatch(one)) is not None}
    if low > high or (told.high is not None and any(count > told.high for count in parts.values())):
        return None
    return msgspec.structs.replace(told, **parts)


def bears(words: str, told: Harm) -> bool:
    """Whether words may state these numbers: where they hold figures, no number is below the least of them or above all together, numbers below
    twenty written in letters beside them allowed for; words without figures are not held against anything."""
    figures = [int(one) for one in re.findall(r"\d+", re.sub(r"(?<=\d)[,٬](?=\d{3}\b)", "", words))]
    if not figures or _MANY.search(words):
        return True
    return all(n == 0 or min(figures) <= n <= sum(figures) + _IN_LETTERS for n in (told.low, told.high) if n is not None)


def country_of(said: str | None) -> tuple[str, str | None]:
    """("El Fasher", "SD") of "El Fasher, SD"; the country None where it is not said."""
    if said is None:
        return "", None
    name, _, country = said.rpartition(",")
    return (name.strip(), country.strip()) if name and _COUNTRY.fullmatch(country.strip()) else (said.strip(), None)


def places_meant(names: Iterable[str], country: str, vocabulary: Vocabulary, located: Sequence[Place] = ()) -> Place | None:
    """The place of the gazetteer that bears the first of the names that any in that country bears; towns before provinces. Of several that are
    far apart the one near a place of the text that is located; None where that leaves it open."""
    for words in names:
        found = [p for p in vocabulary.gazetteer.find(words) if p.id is not None and p.admin[:1] == (country,)]
        if found:
            towns = [p for p in found if p.kind not in PROVINCES] or found
            if one_spot(towns):
                return towns[0]
            near = [p for p in towns if any(_apart(p, other) <= _NEAR_KM for other in located)]
            return near[0] if near and one_spot(near) else None
    return None


def one_spot(places: Sequence[Place]) -> bool:
    """Whether places lie so near each other that they are one."""
    return all(_apart(places[0], other) <= _SPOT_KM for other in places[1:])


def shared_units(places: Sequence[Place]) -> tuple[str, ...]:
    """The units that all of them lie in."""
    ranks = [rank[0] if len(set(rank)) == 1 else None for rank in zip(*(one.admin for one in places), strict=False)]
    return tuple(one for n, one in enumerate(ranks) if one is not None and None not in ranks[:n])


def _apart(one: Place, other: Place) -> float:
    km = distance_km(one, other)
    return km if km is not None else float("inf")


def is_province(words: str) -> bool:
    """Whether words name a province or the like as one: "Rakhine State"."""
    return _PROVINCE.search(words) is not None


def is_unit(name: str) -> bool:
    """Whether an atlas name is that of a province, district or countryside."""
    return is_province(name) or "countryside" in name.lower()


def spellings(name: str) -> tuple[str, ...]:
    """A name of an atlas, without the word for what it is, and with one."""
    plain = " ".join(_PROVINCE.sub("", re.sub(r"\s*\(.*\)$", "", name)).split())
    return tuple(dict.fromkeys(one for one in (name, plain, *(f"{plain} {kind}" for kind in _KINDS)) if one))
