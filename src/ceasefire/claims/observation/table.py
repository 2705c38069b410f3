"""Tables inside a text: time, place, means, number, type, weapon, direction. One row, one claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims.observation.bearing import COMPASS, HEARD_KM, RANGE, SEEN_KM, moved, point_of, reach_of
from ceasefire.claims.observation.count import Count, value
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span
from ceasefire.claims.times import find_times
from ceasefire.clock import Interval, first_day, moment, utc
from ceasefire.place import Place

_COLUMNS = (
    ("direction", r"direction|bearing|azimuth|heading"),
    ("range", r"distance|range|km"),
    ("observer_place", r"(?:\w+ )?(?:observer|position|post|camera|patrol base|observation p\w+)(?: \w+)?|observed from|(?:mission|monitors?'?|team) (?:location|position)"),
    ("place", r"(?:event |incident )?(?:location|place|site|town|village|settlement|area|locality)(?: of (?:the )?(?:event|incident|impact))?"),
    ("means", r"means|method|how(?: observed)?|source of information|observed by|sense"),
    ("count", r"no\.?|nr\.?|number(?: of \w+)?|count|quantity|qty|total|#|how many"),
    ("assessment", r"description|assessment|assessed(?: as)?|remarks?|notes?|comments?"),
    ("weapon", r"weapons?(?: type| system)?|calibre|armament"),
    ("type", r"type(?: of \w+)?|observation|event(?: type)?|incident(?: type)?|kind|what|violation(?: type)?"),
    ("date", r"date|day"),
    ("time", r"time(?: \(?\w+\)?)?|hour|window|date ?(?:and|/|,)? ?time|from|period"),
)
_NAMES = tuple((key, re.compile(rf"(?:{pattern})\Z", re.IGNORECASE)) for key, pattern in _COLUMNS)
_RULE_LINE = re.compile(r"[\s|+:=\-–—_]+\Z")
_NOTHING = re.compile(r"(?:n/?[ak]|none|unknown|not known|undetermined|-+|–|—|\?|)\Z", re.IGNORECASE)
_CLOCK = re.compile(r"(?P<h>[0-2]?\d)[:.h]?(?P<m>[0-5]\d)(?:\s?(?:hrs|hours|h))?(?:\s*(?:[-–—]|to|and|until)\s*(?P<h2>[0-2]?\d)[:.h]?(?P<m2>[0-5]\d))?(?![\d/.-])")
_MEANS = (("camera", r"camera|uav|drone|imagery|video|recorded"), ("heard", r"hear|heard|acoustic"), ("saw", r"saw|seen|see|visual|observ|sight"), ("inspected", r"inspect|crater|visit"),
          ("told", r"told|report|resident|interview|interlocutor"))  # fmt: skip
_MODIFIER = re.compile(r"(?P<least>at least|min\.?|>=|≥|>|over|more than)|(?P<about>about|around|approx\.?|circa|c\.|ca\.|~|±)|(?P<most>up to|<=|≤|max\.?)", re.IGNORECASE)
MIN_COLUMNS = 3
_LINE = 400


class Cell(msgspec.Struct, frozen=True):
    """One cell: its text without the space around it, and where that stands."""

    text: str
    span: Span


def may_tabulate(text: str) -> bool:
    """Whether a text has a line that heads a table of observations."""
    if not ("|" in text or "\t" in text or "  " in text):
        return False
    at = 0
    for line in text.splitlines(keepends=True):
        if len(line) <= _LINE and _header(text, (at, at + len(line.rstrip("\r\n")))) is not None:
            return True
        at += len(line)
    return False


def tables(scene: Scene, start: int) -> Iterator[tuple[Span, list[Told]]]:
    """Each table of the text as its span and its rows."""
    lines: list[Span] = []
    at = start
    for line in scene.text[start:].splitlines(keepends=True):
        lines.append((at, at + len(line.rstrip("\r\n"))))
        at += len(line)
    number = 0
    while number < len(lines):
        header = _header(scene.text, lines[number])
        if header is None:
            number += 1
            continue
        first = number
        told: list[Told] = []
        above: dict[str, Cell] = {}
        number += 1
        while number < len(lines):
            body = scene.text[slice(*lines[number])]
            if not body.strip():
                if not (number == first + 1 and number + 1 < len(lines)):
                    break
                number += 1
                continue
            if _RULE_LINE.match(body):
                number += 1
                continue
            row = _row(scene.text, lines[number], header)
            if row is None:
                break
            one = _told(scene, lines[number], row, above)
            if one is not None:
                one.row = number + 1
                told.append(one)
            number += 1
        if told:
            yield (lines[first][0], lines[number - 1][1]), told


def _cells(text: str, line: Span) -> list[Cell]:
    """The cells of a line: by bars, by tabs, else by two spaces or more."""
    body = text[slice(*line)]
    cut = r"\|" if body.count("|") >= 2 else r"\t" if "\t" in body else r"\s{2,}"
    out: list[Cell] = []
    at = 0
    lead = len(body) - len(body.lstrip())
    if cut == r"\s{2,}":
        at = lead
    for found in [*re.finditer(cut, body[at:]), None]:
        stop = found.start() + (lead if cut == r"\s{2,}" else 0) if found is not None else len(body)
        piece = body[at:stop]
        left = at + len(piece) - len(piece.lstrip())
        out.append(Cell(piece.strip(), (line[0] + left, line[0] + left + len(piece.strip()))))
        at = found.end() + (lead if cut == r"\s{2,}" else 0) if found is not None else stop
    if cut == r"\|":
        out = out[1:] if not out[0].text else out
        out = out[:-1] if out and not out[-1].text else out
    return out


def _header(text: str, line: Span) -> list[str | None] | None:
    """What each column of a header line is; None when it is no header of an observation table."""
    if line[1] - line[0] > _LINE or line[1] - line[0] < 8:
        return None
    body = text[slice(*line)]
    if "|" not in body and "\t" not in body and "  " not in body.strip():
        return None
    names: list[str | None] = []
    for cell in _cells(text, line):
        word = form(cell.text.strip("*_: "))
        names.append(next((key for key, pattern in _NAMES if pattern.match(word) and key not in names), None))
    known = [n for n in names if n is not None]
    if len(known) < MIN_COLUMNS or "type" not in known or not {"place", "observer_place"} & set(known):
        return None
    return names


def _row(text: str, line: Span, header: list[str | None]) -> dict[str, Cell] | None:
    cells = _cells(text, line)
    if len(cells) != len(header):
        return None
    return {name: cell for name, cell in zip(header, cells, strict=True) if name is not None}


def _told(scene: Scene, line: Span, row: dict[str, Cell], above: dict[str, Cell]) -> Told | None:
    for key in ("place", "observer_place", "date", "time", "means"):
        if key in row and row[key].text in ("", '"', "〃", "ditto"):
            row[key] = above.get(key, row[key])
        if key in row:
            above[key] = row[key]
    w = words()
    kind = row["type"]
    found = re.compile(w.type, re.IGNORECASE).search(kind.text)
    arm_cell = row.get("weapon")
    arm = w.weapon.search(arm_cell.text) if arm_cell is not None else None
    arm = arm or w.weapon.search(kind.text)
    named = w.types.get(form(found.group())) if found is not None else None
    if named is None and arm is None and not re.search(r"\b(?:fire|shelling|violation)\b", kind.text, re.IGNORECASE):
        return None
    act = named.act if named is not None else "shelling" if re.search("shelling", kind.text, re.IGNORECASE) else "other"
    terms: dict[str, str] = {"type": named.name if named is not None else form(kind.text)}
    spans: dict[str, Span] = {"type": kind.span}
    weapon = None
    if arm is not None:
        weapon = " ".join((arm_cell.text if arm_cell is not None and w.weapon.search(arm_cell.text) else arm.group()).lower().split())
        spans["weapon"] = arm_cell.span if arm_cell is not None and w.weapon.search(arm_cell.text) else kind.span
        act = w.weapons.get(form(re.sub(r"^\d{2,3}\s?mm[\s\-]+", "", arm.group(), flags=re.IGNORECASE)), act)
    said = row.get("assessment")
    note = " ".join(x.text for x in (said, kind) if x is not None)
    if said is not None and not _NOTHING.match(said.text):
        terms["assessment"], spans["assessment"] = " ".join(said.text.split()), said.span
    if w.harmless.search(note):
        act = "other"
    elif arm is None and act == "other" and re.search(r"\b(?:outgoing|impacts?|incoming)\b", note, re.IGNORECASE):
        act = "shelling"
    way = re.search(rf"\b(?P<from>{COMPASS})(?:ern)?\s+to\s+(?P<to>{COMPASS})\b", note)
    if way is not None:
        terms["flight"] = f"{point_of(way['from'])} to {point_of(way['to'])}"
    if "count" in row and (number := _count(row["count"])) is not None:
        terms.update(number.terms())
        spans["count"] = number.span
    means = next((how for how, pattern in _MEANS if "means" in row and re.search(pattern, row["means"].text, re.IGNORECASE)), None)
    if "means" in row and means is not None:
        spans["means"] = row["means"].span
    place = _place(scene, row, terms, spans, means)
    when = _when(scene, row, spans)
    return Told(
        sentence=line, act=act, act_span=kind.span, rule="a row of a table", place=place, when=when, weapon=weapon, means=means,  # type: ignore[arg-type]
        asserter=scene.observer, terms=terms, spans=spans,
    )  # fmt: skip


def _count(cell: Cell) -> Count | None:
    mod = _MODIFIER.search(cell.text)
    digits = re.search(r"\d{1,3}(?:,\d{3})+|\d{1,6}|[a-z]+(?:-[a-z]+)?", cell.text[mod.end() if mod else 0 :], re.IGNORECASE)
    if digits is None:
        return None
    if re.search(words().uncountable, cell.text, re.IGNORECASE):
        return Count(None, None, None, "uncountable", cell.span)
    low = value(digits.group())
    if low is None:
        return None
    to = re.search(r"\d\s*[-–]\s*(\d{1,6})", cell.text)
    if to is not None:
        return Count(low, int(to[1]), None, None, cell.span) if int(to[1]) >= low else None
    if mod is None:
        plus = cell.text.rstrip().endswith("+")
        return Count(low, None if plus else low, None if plus else low, "at_least" if plus else None, cell.span)
    if mod["least"]:
        return Count(low, None, None, "over" if mod["least"].lower() in (">", "over", "more than") else "at_least", cell.span)
    return Count(None, low, None, "up_to", cell.span) if mod["most"] else Count(low, low, low, "about", cell.span)


def _spot(scene: Scene, cell: Cell | None) -> tuple[Place, Span] | None:
    if cell is None or _NOTHING.match(cell.text):
        return None
    spots = scene.spots(*cell.span)
    if spots:
        return spots[0]
    name = re.match(r"[A-Z][\w’'ʼ]+(?:[- ][A-Za-z0-9][\w’'ʼ]*){0,4}", cell.text)
    if name is None or name.group().isupper() or point_of(name.group()) is not None:
        return None
    return Place(name=name.group(), where_prec=7, radius_km=500.0), cell.span


def _place(scene: Scene, row: dict[str, Cell], terms: dict[str, str], spans: dict[str, Span], means: str | None) -> Place | None:
    """The place of the event; else the observer's place moved by what the row says of bearing and range."""
    own, post = _spot(scene, row.get("place")), _spot(scene, row.get("observer_place"))
    if post is not None:
        terms["observer_place"], spans["observer_place"] = post[0].name, post[1]
    said = [row[k] for k in ("range", "direction", "place") if k in row and not _NOTHING.match(row[k].text)]
    lo = hi = None
    way = None
    for cell in said:
        found = RANGE.search(cell.text) or (RANGE.search(cell.text + "km") if cell is row.get("range") else None)
        reach = reach_of(found) if found is not None else None
        if reach is not None:
            lo, hi, way = reach.lo, reach.hi, way or reach.way
            spans.setdefault("bearing", cell.span)
        flight = re.search(rf"(?P<from>{COMPASS})(?:ern)?\s*(?:to|[-–>→]+)\s*(?P<to>{COMPASS})", cell.text)
        if flight is not None and cell is row.get("direction"):
            terms["flight"] = f"{point_of(flight['from'])} to {point_of(flight['to'])}"
            spans["flight"] = cell.span
        elif cell is row.get("direction"):
            bearing = re.search(COMPASS, cell.text)
            way = way or (point_of(bearing.group()) if bearing is not None else None)
            spans.setdefault("bearing", cell.span)
    if lo is not None and hi is not None:
        terms["range_km"] = f"{lo:g}" if lo == hi else f"{lo:g}-{hi:g}"
    if way is not None:
        terms["bearing"] = way
    base = post or own
    if own is not None and (post is not None or way is None or lo is None):
        spans["place"] = own[1]
        return own[0]
    if base is None:
        return None
    spans["place"] = spans.get("bearing", base[1])
    if way is None:
        return base[0]
    if post is None and own is not None:
        terms["observer_place"], spans["observer_place"] = own[0].name, own[1]
    if lo is None or hi is None:
        lo, hi = 0.0, HEARD_KM if means == "heard" else SEEN_KM
    at = moved(base[0], way, lo, hi)
    if at is None:
        return msgspec.structs.replace(base[0], id=None)
    return Place(name=base[0].name, admin=base[0].admin, lat=at[0], lon=at[1], where_prec=2, radius_km=at[2])


def _when(scene: Scene, row: dict[str, Cell], spans: dict[str, Span]) -> Interval | None:
    zone = scene.vocabulary.time_zone
    day: Interval | None = None
    for key in ("date", "time"):
        cell = row.get(key)
        if cell is None or day is not None:
            continue
        written = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", cell.text)
        written = re.sub(r"\b[0-2]?\d:[0-5]\d\b", " ", written)
        dated = [t.interval for t in find_times(written, 0, len(written), scene.published, zone, scene.year) if t.interval is not None]
        if dated and re.search(r"[A-Za-z]{3}|\d[-/.]\d+[-/.]\d", written):
            day = dated[0]
            spans["when"] = cell.span
    cell = row.get("time")
    local: date | None = first_day(day) if day is not None else first_day(scene.when) if scene.when is not None else None
    if local is None and scene.cutoff is not None:
        local = first_day(scene.cutoff) + timedelta(days=1)
    clock = _CLOCK.search(re.sub(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\b(?:19|20)\d\d\b", " ", cell.text)) if cell is not None else None
    if clock is None or cell is None or local is None or int(clock["h"]) > 23 or int(clock["h2"] or 0) > 23:
        return day
    spans["when"] = cell.span
    begin = datetime.combine(local, time(int(clock["h"]), int(clock["m"])))
    if clock["h2"] is None:
        return moment(begin, zone)
    end = datetime.combine(local, time(int(clock["h2"]), int(clock["m2"])))
    return Interval(utc(begin, zone), utc(end if end > begin else end + timedelta(days=1), zone), 1, zone, True)
