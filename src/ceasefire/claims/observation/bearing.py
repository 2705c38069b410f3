"""Bearings and ranges in words, and where they lead from a known point."""

from __future__ import annotations

import re
from math import asin, atan2, cos, degrees, hypot, radians, sin

import msgspec

from ceasefire.claims.text import Span
from ceasefire.place import EARTH_KM, Place

POINTS = ("north", "north-north-east", "north-east", "east-north-east", "east", "east-south-east", "south-east", "south-south-east",
          "south", "south-south-west", "south-west", "west-south-west", "west", "west-north-west", "north-west", "north-north-west")  # fmt: skip
HEARD_KM = 15.0
"""Beyond this, fire is hardly heard; what is heard with no range given lies within it, km."""
SEEN_KM = 10.0
"""The same for what is seen or filmed, km."""

_PART = r"(?:north|south|east|west)"
COMPASS = rf"(?:{_PART}(?:[- ]?{_PART}){{0,2}}|[NSEW]{{1,3}}(?![A-Za-z]))"
_KM = r"(?:km|kilomet(?:re|er)s?)"
_M = r"(?:m|met(?:re|er)s?)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,5})(?:\.\d)?"
_LEAD = r"(?:(?:all|both|each|at|within|from|about|around|some|up to|over|more than|less than|approximately|roughly|an?|assessed|estimated|the|range|ranges|distance|distances|of|between|by)\s+){0,6}"
RANGE = re.compile(
    rf"(?P<lead>{_LEAD})(?P<lo>{_NUMBER})(?:\s*(?:[-–—‐‑]|to|and)\s*(?P<hi>{_NUMBER}))?\s*(?P<unit>{_KM}|{_M})\b\.?"
    rf"(?:(?:,|\s+away)?\s*(?:to|in|towards?|from|on)?\s*(?:the|an?)?\s*(?P<way>{COMPASS})(?:erly|wards?|ern)?(?:\s+direction)?)?"
)
"""A distance with the bearing after it, if one is given."""
AWAY = re.compile(rf"\b(?:(?:to|towards|in|from)\s+(?:the|an?)|(?:unknown|undetermined)\s+distances?(?:\s+to\s+the)?)\s+(?P<way>{COMPASS})(?:erly|wards?|ern)?(?:\s+directions?)?\b", re.I)
"""A bearing without a distance: "to the west"."""
FLIGHT = re.compile(
    rf"\b(?:in flight\s+)?(?:(?:all|both|each)\s+)?(?:from\s+(?:the\s+)?(?P<from>{COMPASS})(?:ern|erly)?\s+to(?:wards?)?\s+(?:the\s+)?(?P<to>{COMPASS})"
    rf"|fired\s+from\s+(?:an?|the)\s+(?:generally\s+)?(?P<only>{COMPASS})(?:erly|ern)?\s+direction)\b", re.I,
)
"""Which way something flew."""


class Reach(msgspec.Struct, frozen=True):
    """How far off and which way. lo, hi: km, None when not given; way: one of `POINTS`, None when not given;
    span: its words; text: the distance as it is written out, `3-5`."""

    lo: float | None
    hi: float | None
    way: str | None
    span: Span

    @property
    def text(self) -> str:
        """`3-5`, `4`; empty without a distance."""
        if self.lo is None or self.hi is None:
            return ""
        return f"{self.lo:g}" if self.lo == self.hi else f"{self.lo:g}-{self.hi:g}"


def point_of(word: str) -> str | None:
    """The point of the compass that a word names: `SSW`, `south west`, `northwest`."""
    key = re.sub(r"[^a-z]", "", word.lower())
    if key and set(key) <= set("nsew") and len(key) <= 3:
        full = {"n": "north", "s": "south", "e": "east", "w": "west"}
        key = "".join(full[c] for c in key)
    return next((p for p in POINTS if p.replace("-", "") == key), None)


def _number(word: str) -> float:
    return float(word.replace(",", ""))


def reach_of(found: re.Match[str]) -> Reach | None:
    """The reach that a match of `RANGE` or `AWAY` says."""
    said = found.groupdict()
    way = point_of(said["way"]) if said.get("way") else None
    if "lo" not in said:
        return Reach(None, None, way, found.span("way")) if way else None
    lo = _number(said["lo"])
    hi = _number(said["hi"]) if said["hi"] else lo
    if not said["unit"].lower().startswith("k"):
        lo, hi = lo / 1000, hi / 1000
    if hi < lo or hi > 100:
        return None
    lead = " ".join(said["lead"].lower().split())
    if said["hi"] is None and lead.endswith(("up to", "within", "less than")):
        lo = 0.0
    return Reach(lo, hi, way, (found.start("lo"), found.end()))


def moved(place: Place, way: str, lo: float, hi: float) -> tuple[float, float, float] | None:
    """(lat, lon, radius in km) of what lies `lo` to `hi` km from a place that way; None without a point.

    The radius holds the doubt of the range, of the bearing (half the gap to the next point of a
    compass as fine as the words are) and of the starting point.
    """
    if place.lat is None or place.lon is None:
        return None
    turn = radians(POINTS.index(way) * 22.5)
    middle = (lo + hi) / 2
    arc, lat, lon = middle / EARTH_KM, radians(place.lat), radians(place.lon)
    there = asin(max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn))))
    east = lon + atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * sin(there))
    doubt = sin(radians(11.25 if way.count("-") == 2 else 22.5)) * hi
    radius = place.radius_km + hypot((hi - lo) / 2, doubt)
    return round(degrees(there), 5), round((degrees(east) + 540) % 360 - 180, 5), round(radius, 1)


def direction(start: Place, end: Place) -> float | None:
    """Degrees from north at which `end` lies from `start`; None without two points."""
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return None
    a, b, turn = radians(start.lat), radians(end.lat), radians(end.lon - start.lon)
    return degrees(atan2(sin(turn) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(turn))) % 360
