"""`ceasefire control`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.brief.controlwords import month_name, side_name
from ceasefire.cli import controltext, show, view
from ceasefire.clock import local_day
from ceasefire.errors import InputError
from ceasefire.tracks.control import Control, Track
from ceasefire.tracks.controltable import cell, changes, pools, shares, sides_of
from ceasefire.tracks.month import month_of, months, next_month

_MONTH = re.compile(r"\d{4}-\d{2}")

DRAWN = ("map", "timeline")


def control(
    folder: Path,
    /,
    *,
    place: str | None = None,
    on: str | None = None,
    month: str | None = None,
    by: str | None = None,
    as_of: str | None = None,
    internal: bool = False,
    tlp: str = "RED",
    json: bool = False,
    svg: Path | None = None,
    draw: str | None = None,
) -> int:
    """Print who holds which place, when, and according to whom.

    What opposed sources say is shown side by side and never voted on. A claim holds until it is contradicted, at most
    a year; what is said of a province is not said of its towns. Positions of the last days are kept back, as
    `publication` in dossier.yaml says.

    Parameters
    ----------
    folder
        The dossier's folder.
    place
        One place, by any of its names or its id: what is said of it, each piece with its asserter, days and report.
    on
        A local day, as 2018-07-20, or a month, as 2018-05.
    month
        A month, as 2018-05: the same as `--on 2018-05`.
    by
        `month`: places down and months across, and the share of places of each side.
    as_of
        The local day that it is told as of, from reports published until then; the day of the latest report if not given.
    internal
        For your own screen: without delay, and as fine as the evidence is.
    tlp
        Leave out what is marked stricter than this.
    json
        One JSON object a line: places with spells and evidence; with `--by month` cells, then shares.
    svg
        File to draw a picture to.
    draw
        What `--svg` draws: `map` of holders on the day asked for, or `timeline` of areas changing hands; the map if not given.
    """
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.control import control as track_control
    from ceasefire.tracks.publish import INTERNAL

    mark = mark_of(tlp)
    if by not in (None, "month"):
        raise InputError(f"--by '{by}' is not known", "give --by month")
    if on is not None and month is not None:
        raise InputError("--on and --month are given both", "give one of them")
    if draw is not None and (draw not in DRAWN or svg is None):
        raise InputError(f"--draw '{draw}' draws nothing", "give --svg FILE with --draw map or --draw timeline")
    asked = _span(on or month, "--on" if on else "--month")
    with open_process(folder) as process, show.progress(not json) as bar:
        results = process.results(bar)
    seen = view.view(results, mark)
    last = show.day(as_of, "--as-of") if as_of else local_day(view.as_of_end(seen, None) - timedelta(days=1), seen.dossier.time_zone)
    claims = tuple(seen.claims.values())
    whole = track_control(claims, seen.agreements, seen.dossier, last, INTERNAL if internal else None)
    first, until = asked or (whole.until, whole.until)
    if first > whole.until:
        raise InputError(f"{first} is later than the last day shown, {whole.until}", f"give a day up to then{'' if internal else ', or --internal'}")
    found = changes(whole, claims, seen.agreements, seen.dossier)
    if svg is not None:
        _picture(svg, draw or "map", seen, whole, found, min(until, whole.until))
    if place is not None:
        return _place(seen, whole, place, first if asked else date.min, until if asked else date.max, asked is not None, json)
    if by == "month":
        return _months(seen, whole, json, asked, internal)
    if json:
        for track in whole.tracks:
            show.emit(_object(seen, track, first, until) if asked else _object(seen, track, date.min, date.max))
        return 0
    if asked is not None and first != until:
        _month(seen, whole, first)
        return 0
    controltext.places(seen, whole, first)
    if not internal:
        controltext.pools(seen, pools(claims, seen.agreements, seen.dossier, last, first, first))
    if asked is None:
        controltext.recent(seen, whole, found)
        print("\none place: `--place NAME --on 2018-05`; by month: `--by month`; a picture: `--svg FILE`")
    return 0


def _span(text: str | None, option: str) -> tuple[date, date] | None:
    """A day, or all days of a month."""
    if text is None:
        return None
    if _MONTH.fullmatch(text):
        first = show.day(f"{text}-01", option)
        return first, next_month(first) - timedelta(days=1)
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} '{text}' is neither a day nor a month", "write it as 2018-07-20 or 2018-05") from error
    day = show.day(text, option)
    return day, day


def _place(seen: view.View, whole: Control, name: str, first: date, last: date, asked: bool, json: bool) -> int:
    key, shown = _named(seen, whole, name)
    track = whole.of(key)
    if json:
        if track is not None:
            show.emit(_object(seen, track, first, last))
        return 0
    controltext.one_place(seen, whole, track, shown, first, last, asked)
    entry = seen.dossier.gazetteer.entries.get(key)
    controltext.around(seen, whole, track, [unit for unit in (entry.admin if entry else ()) if unit != key], first, last)
    return 0


def _named(seen: view.View, whole: Control, name: str) -> tuple[str, str]:
    """Key and neutral name of the place that was meant."""
    gazetteer = seen.dossier.gazetteer
    entry = gazetteer.entries.get(name)
    if entry is not None:
        return entry.id, entry.name
    found = gazetteer.find(name)
    if len(found) > 1:
        raise InputError(f"'{name}' may be {len(found)} places", "give one of their ids: " + ", ".join(f"{p.id} ({p.name}, {p.kind})" for p in found))
    if found and found[0].id is not None:
        return found[0].id, found[0].name
    loose = {t.place.name: t.key for t in whole.tracks}
    if name in loose:
        return loose[name], name
    names = {one for e in gazetteer.entries.values() for one in e.names} | set(loose)
    near = _near(name, sorted(names))
    remedy = f"did you mean {' or '.join(f'{one!r}' for one in near)}?" if near else "give a name or an id of places.yaml"
    raise InputError(f"no place is called '{name}'", remedy)


def _near(name: str, names: Sequence[str]) -> list[str]:
    low = {one.casefold(): one for one in names}
    return [low[one] for one in difflib.get_close_matches(name.casefold(), list(low), 3, 0.6)]


def _month(seen: view.View, whole: Control, month: date) -> None:
    controltext.head(whole)
    rows = []
    for track in whole.tracks:
        one = cell(track, month)
        if one.value != "unknown" or one.present:
            present = ", ".join(side_name(seen.dossier, s) for s in one.present)
            rows.append((track.place.name, controltext.cell_words(seen, one), str(one.word or ""), present))
    print(f"\n{month_name(month)}:" + ("" if rows else " nothing is said of any place"))
    if rows:
        controltext.table({"place": 24, "what is said": 46, "last word": 10, "forces told there": 14}, rows)


def _months(seen: view.View, whole: Control, json: bool, asked: tuple[date, date] | None, internal: bool) -> int:
    from ceasefire.tracks.people import people_in

    begun = [day for r in seen.reports if (day := seen.dossier.days.get(r.id)) is not None and day <= whole.until]
    first = month_of(asked[0] if asked else min(begun, default=whole.until))
    last = min(asked[1], whole.until) if asked else whole.until
    rows = shares(whole, first, last, people_in(seen.dossier.gazetteer))
    pooled = () if internal else pools(tuple(seen.claims.values()), seen.agreements, seen.dossier, whole.as_of, first, last)
    if json:
        for track in whole.tracks:
            for month in months(first, last):
                show.emit({"place": track.place.name, **msgspec.to_builtins(cell(track, month))})
        for one in (*rows, *pooled):
            show.emit(one)
        return 0
    sides = sides_of(whole)
    controltext.grid(seen, whole, sides, first, last)
    controltext.share_table(seen, sides, rows)
    controltext.pools(seen, pooled)
    return 0


def _object(seen: view.View, track: Track, first: date, last: date) -> dict[str, Any]:
    """One place for machines: spells and evidence of the days asked for."""
    reports = {r.id: r for r in seen.reports}
    pieces = []
    for h in track.holdings:
        if h.last < first or h.first > last:
            continue
        report = reports.get(h.report or "")
        published = report.published.isoformat() if report and report.published else None
        about = {"title": report.title if report else None, "source": report.source if report else None, "published": published}
        pieces.append({**msgspec.to_builtins(h), "place": track.place.name, **about})
    place = track.place
    return {
        "place": place.name, "key": track.key, "lat": place.lat, "lon": place.lon, "where_prec": place.where_prec, "admin": list(place.admin),
        "spells": [s for s in track.spells if s.first <= last and s.until > first], "evidence": pieces,
    }  # fmt: skip


def _picture(path: Path, kind: str, seen: view.View, whole: Control, found: Sequence[Any], day: date) -> None:
    from ceasefire.brief import controlsvg

    made = controlsvg.map_of(seen.dossier, whole, day) if kind == "map" else controlsvg.timeline_of(seen.dossier, whole)
    if made is None:
        raise InputError("there is nothing to draw: nobody is told to hold a place with a point on the map then", "give another day with --on")
    show.write_text(path, made)
    show.tell(f"{path}: {kind}")
