"""What one monitor's text has said so far: where its places lie, who observes, the day and post last named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims import calendar_words as c
from ceasefire.claims.mentions import Mention
from ceasefire.claims.observation.bearing import COMPASS, direction, moved, point_of
from ceasefire.claims.placenames import resolve
from ceasefire.claims.text import Span
from ceasefire.clock import Interval
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place, distance_km

_APPOSED = re.compile(
    rf"\((?P<status>[^()]{{0,60}}?controlled)?[^()]{{0,40}}?(?P<km>\d{{1,3}}(?:\.\d)?)\s?(?i:kms?|kilomet(?:re|er)s?)\s+(?P<way>{COMPASS})\s+of\s+(?P<ref>[^(),;]{{2,60}})[^()]{{0,80}}\)"
)
_NAMED_AFTER = re.compile(
    r"\b(?:in|at|near|around|of|outside|to|towards|from|into|reaching|entering|visiting)\s+(?:(?:the\s+)?(?:village|town|city|district)\s+of\s+)?(?:[\"“]?\w+[\"”]?-controlled\s+)?(?P<name>[A-Z][\w’'ʼ]{2,}(?:[-‐‑ ](?:(?:e[jlnrsd]|a[lnrsdt]|esh|ash|de|del|la|le)[-‐‑ ])?[A-Z][\w’'ʼ]+|[-‐‑]\w+){0,3})"
)
_NO_PLACE = re.compile(rf"{c.MONTH}|{c.DAY_NAME}|(?:The|This|Article|United|Nations|Joint|Mission)\b|[A-Z]{{2,}}\b")
_STREET = re.compile(r"\s+(?:Street|St\b|Road|Avenue|Lane|Boulevard|Square)", re.IGNORECASE)
_HELD = re.compile(r"[-‐‑ ](?:controlled|held)\b")
_STATION = re.compile(r"\s+(?:position|post|personnel|peacekeep|observer|monitor|mission|patrol|observation|team|camera|site|convoy)", re.IGNORECASE)
_LONGER = re.compile(r"(?<![.!?]\s)\b(?!(?:The|In|At|On|Near|From|To|Of|And|North|South|East|West|Central|Greater|Old|New|Both|Between|Around|While|Also|Outside|Inside|Over|For)\b)[A-Z][\w’'ʼ]{2,}[ -](?:(?:e[jlnrsd]|a[lnrsdt]|esh|ash|de|del|la|le)[ -])?$")
_MONITOR = re.compile(r"\b(?:monitor|observ|verif|mission|peacekeep|interim force|supervis|disengagement)", re.IGNORECASE)
NAME = re.compile(r"[A-Z][\w’'ʼ]*(?:[-‐‑ ][A-Z0-9][\w’'ʼ]*|[-‐‑]\w+){0,4}")
"""A name as it is written: words with capitals."""


class Scene(msgspec.Struct):
    """mentions: names of actors, sources and places in order; named: places that the text has explained, by
    name; cutoff: the reporting period; observer: id or words of who observes; day, post: last said,
    and in which paragraph; seen_in: the paragraph in which the observer was last named; own: the text is the monitor's own; opened: where the paragraph starts;
    passed: sentences of it that tell nothing of ours, whose times are read when a later one asks for the day last said
    (`window.last_said`); quiet: nobody observes in the sentence at hand."""

    text: str
    vocabulary: Vocabulary
    mentions: Sequence[Mention]
    published: date | None
    year: int | None
    source: str | None
    named: dict[str, Place] = {}
    control: dict[str, str] = {}
    cutoff: Interval | None = None
    observer: str | None = None
    when: Interval | None = None
    post: Place | None = None
    paragraph: int = -1
    seen_in: int = -1
    own: bool = False
    opened: int = 0
    passed: list[Span] = []
    quiet: bool = False

    def within(self, start: int, end: int, kind: str | None = None) -> list[Mention]:
        """The names of that kind inside a span, in order."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        out: list[Mention] = []
        for one in self.mentions[first:]:
            if one.start >= end:
                break
            if one.end <= end and kind in (None, one.kind):
                out.append(one)
        return out

    def spots(self, start: int, end: int) -> list[tuple[Place, Span]]:
        """Places named inside a span and outside brackets, in order: known ones, and those that the text explains."""
        found: list[tuple[Place, Span]] = []
        taken: list[Span] = []
        for one in self.within(start, end, "place"):
            if self.bracketed(start, one.start) or _STREET.match(self.text, one.end) or self._part_of_name(start, one):
                continue
            found.append((self.named.get(name_key(one.surface)) or resolve(one, self.vocabulary), (one.start, one.end)))
            taken.append((one.start, one.end))
        for name in NAME.finditer(self.text, start, end):
            known = self.named.get(name_key(name.group()))
            if known is not None and not any(a < name.end() and name.start() < b for a, b in taken) and not self.bracketed(start, name.start()):
                found.append((known, name.span()))
        return sorted(found, key=lambda one: one[1])

    def _part_of_name(self, start: int, one: Mention) -> bool:
        """ "Meiss ej Jebel" is not Jebel: capitals before it that are no name of their own belong to it."""
        before = _LONGER.search(self.text, max(start, one.start - 30), one.start)
        return before is not None and not self.within(before.start(), one.start) and c.month_of(before.group().split()[0]) is None and c.weekday_of(before.group().split()[0]) is None

    def unknown(self, start: int, end: int) -> list[tuple[Place, Span]]:
        """A place that is in no list: its name as written, without a point."""
        for found in _NAMED_AFTER.finditer(self.text, start, end):
            street = _STREET.match(self.text, found.end("name"))
            if not (street or any(not self._part_of_name(start, m) for m in self.within(*found.span("name"))) or self.bracketed(start, found.start("name")) or _NO_PLACE.match(found["name"])):
                return [(Place(name=found["name"], where_prec=7, radius_km=500.0), found.span("name"))]
        return []

    def parties(self, start: int, end: int) -> list[Mention]:
        """Names of actors that are no monitors, outside brackets and not as in "X-controlled"."""
        return [
            m for m in self.within(start, end, "actor")
            if not self.bracketed(start, m.start) and not _HELD.match(self.text, m.end) and not (m.id is not None and is_monitor(self.vocabulary, m.id))
            and not _STATION.match(self.text, m.end) and not any(o.kind == "place" and o.start == m.start for o in self.within(m.start, m.end))
        ]  # fmt: skip

    def bracketed(self, start: int, at: int) -> bool:
        """Whether a position stands inside brackets opened after `start`."""
        before = self.text[start:at]
        return before.count("(") > before.count(")")


def is_monitor(vocabulary: Vocabulary, one: str) -> bool:
    """Whether an id is that of somebody who monitors: a source of that kind, a body or mission that says so in its names."""
    source = vocabulary.sources.get(one)
    if source is not None and source.kind == "monitor":
        return True
    actor = vocabulary.actors.get(one)
    if actor is None or actor.kind not in ("body", "organisation"):
        return False
    return any(_MONITOR.search(name) for name in (actor.name, *(a.text for a in actor.aliases)))


def explain_places(scene: Scene) -> None:
    """Learn from "X (government-controlled, 25km north of Y)" where X is, and which of several X and Y are meant."""
    for found in _APPOSED.finditer(scene.text):
        before = scene.text[max(0, found.start() - 80) : found.start()].rstrip()
        offset = max(0, found.start() - 80)
        names = [m for m in NAME.finditer(before) if m.end() == len(before)]
        named = [m for m in scene.within(max(0, found.start() - 80), found.start(), "place") if m.ids and m.end == offset + len(before)]
        if not names and not named:
            continue
        name = named[0].surface if named else names[-1].group()
        refs = scene.within(*found.span("ref"), "place")
        way, km = point_of(found["way"]), float(found["km"])
        if not refs or way is None:
            continue
        near = _candidates(scene, refs[0])
        far = _candidates(scene, named[0]) if named else []
        fits = [(a, b) for a in far for b in near if _fits(b, a, way, km)]
        if len({a.id for a, _ in fits}) == 1:
            _learn(scene, name, fits[0][0])
            if len({b.id for _, b in fits}) == 1:
                _learn(scene, refs[0].surface, fits[0][1])
        elif not named and len(near) == 1:
            spot = moved(near[0], way, km, km)
            if spot is not None:
                lat, lon, radius = spot
                _learn(scene, name, Place(name=name, kind="village", admin=near[0].admin[:-1] if len(near[0].admin) > 1 else near[0].admin, lat=lat, lon=lon, where_prec=2, radius_km=radius))
        if found["status"]:
            scene.control[name_key(name)] = found["status"].strip().lower()


def _learn(scene: Scene, name: str, place: Place) -> None:
    scene.named.setdefault(name_key(name), place)


def _candidates(scene: Scene, mention: Mention) -> list[Place]:
    known = scene.named.get(name_key(mention.surface))
    if known is not None:
        return [known]
    found = [p for p in (scene.vocabulary.gazetteer.get(i) for i in mention.ids) if p is not None and p.lat is not None and p.where_prec <= 3]
    local = [p for p in found if set(scene.vocabulary.area) & set(p.admin)]
    return local or found


def _fits(start: Place, end: Place, way: str, km: float) -> bool:
    """Whether `end` lies about `km` that way from `start`."""
    apart, turn = distance_km(start, end), direction(start, end)
    if apart is None or turn is None:
        return False
    from ceasefire.claims.observation.bearing import POINTS

    off = abs((turn - POINTS.index(way) * 22.5 + 180) % 360 - 180)
    return abs(apart - km) <= max(6.0, 0.3 * km) and (off <= 50 or km < 5)


AS_OF = re.compile(r"\bas of (?P<h>[0-2]?\d)[:.]?(?P<m>[0-5]\d)\s?(?:hrs|hours|h)?\b", re.IGNORECASE)


def reporting_period(scene: Scene) -> None:
    """ "based on information received as of 19:30, 3 August": the day up to that minute."""
    from datetime import datetime, time

    from ceasefire.claims.times import find_times
    from ceasefire.clock import first_day, utc

    found = AS_OF.search(scene.text)
    if found is None or int(found["h"]) > 23:
        return
    zone = scene.vocabulary.time_zone
    stop = min(len(scene.text), found.end() + 80)
    days = [w.interval for w in find_times(scene.text, found.end(), stop, scene.published, zone, scene.year) if w.interval is not None]
    if days:
        end = utc(datetime.combine(first_day(days[0]), time(int(found["h"]), int(found["m"]))), zone)
        scene.cutoff = Interval(end - timedelta(days=1), end, 2, zone, True)
