"""`ceasefire access`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from ceasefire.cli import show, view
from ceasefire.cli.area import month_of_option, unit_of
from ceasefire.clock import utc
from ceasefire.errors import InputError

if TYPE_CHECKING:
    from ceasefire.brief.accessdue import Required
    from ceasefire.tracks.access import Entry
    from ceasefire.tracks.humanitarian import Access
    from ceasefire.tracks.severity import Severity
    from ceasefire.tracks.stress import Series

KINDS = ("delivery", "obstruction", "passage", "evacuation", "siege", "service", "displacement", "organisation", "attack")


def access(
    folder: Path,
    /,
    *,
    district: str | None = None,
    place: str | None = None,
    month: str | None = None,
    kind: str | None = None,
    stress: bool = False,
    as_of: str | None = None,
    tlp: str = "RED",
    json: bool = False,
    svg: Path | None = None,
) -> int:
    """Print humanitarian access: severity by district and month, deliveries, obstruction, passages, and who could see.

    Without options: a table of districts and months with the least severity that what is told allows, what the agreements
    require against what was seen, and the latest things told. With --district, --place, --month or --kind: every indicator with
    its evidence, everything told with who says it and its claims, and who could see. What nobody tells of is unknown, never 0.

    Parameters
    ----------
    folder
        The dossier's folder.
    district
        Only this admin unit and the units in it: its id or name.
    place
        Only what is told of this place, by name or id; severity is that of its district.
    month
        Only this month: 2021-08.
    kind
        Only things of this kind: delivery, obstruction, passage, evacuation, siege, service, displacement, organisation, attack.
    stress
        Prices, currency, hunger, illness, fuel and water (stress.csv) as series, with change over 3 and 12 months.
    as_of
        What was known on this day; the day of the latest report if not given.
    tlp
        Leave out what is marked stricter than this, and what rests only on it.
    json
        One JSON object a line, each with `record`: severity, entry, required or series.
    svg
        Also draw the table of severity (with --stress: the series) into this file.
    """
    from ceasefire.brief.accessdue import required
    from ceasefire.process import open_process
    from ceasefire.reports.header import nearest
    from ceasefire.reports.header import tlp as mark_of
    from ceasefire.tracks.humanitarian import access as access_of

    mark = mark_of(tlp)
    if kind is not None and kind not in KINDS:
        raise InputError(f"there is nothing of a kind '{kind}'", nearest(kind, KINDS, "there are"))
    wanted_month = month_of_option(month)
    known = show.day(as_of, "--as-of") if as_of is not None else None
    with open_process(folder) as process:
        unit = unit_of(process.dossier, district)
        spot = _spot(process.dossier, place)
        with show.progress(not json) as bar:
            results = process.results(bar)
    seen = view.view(results, mark)
    last = known or view.last_told(seen)
    if last is None:
        show.tell("nothing is told of access: there is no report with a date yet; give --as-of 2017-07-31")
        return 0
    if wanted_month is not None and wanted_month > last:
        raise InputError(f"--month {month} is after {last}, the last day of which something is known", "give an earlier month, or --as-of")
    made = access_of(seen.claims, seen.incidents.values(), seen.dossier, last)
    until = utc(datetime.combine(last + timedelta(days=1), time()), seen.dossier.time_zone)
    chosen = _chosen(made, seen, unit, spot, wanted_month, kind)
    if svg is not None:
        from ceasefire.brief.accesssvg import draw, draw_series

        show.write_text(svg, draw_series(chosen.stress, seen.dossier) if stress else draw(chosen.severity, seen.dossier))
        show.tell(f"{svg}: written")
    narrowed = any(one is not None for one in (unit, spot, wanted_month, kind))
    articles = () if narrowed or stress else required(seen.agreements, tuple(seen.incidents.values()), seen.claims, seen.findings, made.entries, seen.dossier, until)
    if json:
        _emit(chosen, articles, stress)
    elif stress:
        _series(chosen.stress, seen, last)
    elif narrowed:
        _details(chosen, seen, kind)
    else:
        _overview(chosen, articles, seen)
    return 0


def _spot(dossier: Any, word: str | None) -> str | None:
    if word is None:
        return None
    if word in dossier.gazetteer.entries:
        return word
    found = dossier.gazetteer.find(word)
    if len(found) == 1 and found[0].id is not None:
        return str(found[0].id)
    if found:
        raise InputError(f"'{word}' is the name of {len(found)} places", f"give the id of one: {', '.join(str(p.id) for p in found)}")
    from ceasefire.reports.header import nearest

    raise InputError(f"'{word}' is not a place of this dossier", nearest(word, [e.name for e in dossier.gazetteer.entries.values()], "its places"))


def _chosen(made: Access, seen: view.View, unit: str | None, spot: str | None, month: date | None, kind: str | None) -> Access:
    """The part asked for. A place stands for its district in the table, for itself in the list."""
    from ceasefire.tracks.area import Areas

    areas = Areas(seen.dossier)
    held = areas.of(seen.dossier.gazetteer.get(spot)) if spot is not None else unit
    name = seen.dossier.gazetteer.entries[spot].name if spot is not None else None

    def inside(area: str | None) -> bool:
        return held is None or (area is not None and held in areas.around(area))

    def told(entry: Entry) -> bool:
        return (
            (entry.place == name if name is not None else inside(entry.area)) and (month is None or month in entry.months) and kind in (None, entry.kind)
        )

    def row(area: str, of: date) -> bool:
        return (area == held if spot is not None else inside(area)) and month in (None, of)

    near = (
        None if held is None
        else frozenset(e.id for e in seen.dossier.gazetteer.entries.values() if held in e.admin) | frozenset(areas.around(held))
    )  # fmt: skip
    return msgspec.structs.replace(
        made, entries=tuple(e for e in made.entries if told(e)), severity=tuple(s for s in made.severity if row(s.area, s.month)),
        coverage=tuple(c for c in made.coverage if row(c.area, c.month)), stress=tuple(s for s in made.stress if near is None or s.place in near),
    )  # fmt: skip


def _emit(made: Access, articles: Sequence[Required], stress: bool) -> None:
    if not stress:
        cover = {(c.area, c.month): c for c in made.coverage}
        for one in made.severity:
            if one.known or cover[one.area, one.month].word != "unseen":
                show.emit({"record": "severity", **msgspec.to_builtins(one), "coverage": msgspec.to_builtins(cover[one.area, one.month])})
        for entry in made.entries:
            show.emit({"record": "entry", **msgspec.to_builtins(entry)})
        for article in articles:
            show.emit({"record": "required", **msgspec.to_builtins(article)})
    for series in made.stress:
        show.emit({"record": "series", **msgspec.to_builtins(series)})


def _overview(made: Access, articles: Sequence[Required], seen: view.View) -> None:
    from ceasefire.brief import accesswords as words
    from ceasefire.cli.area import grid

    show.say(f"access as known on {made.last}: {len(made.entries)} things told")
    cells = {(s.area, s.month): f"{words.LETTER[s.lowest]}{s.known}" for s in made.severity if s.known}
    cells |= {(c.area, c.month): words.EYES[c.word] for c in made.coverage if (c.area, c.month) not in cells and c.word != "unseen"}
    grid(cells, [s.area for s in made.severity], seen.dossier)
    show.wrapped("the letter is the least severity that what is told allows (N none, L low, M moderate, H high, V very high, X extreme), the digit how many of "
                 "the nine indicators something is told of: the others may raise it. S, 1, E: sources of several sides, of one side, or declared eyes, and "
                 "nothing told of access; ·: unseen, which is not quiet.", "  ")  # fmt: skip
    _counts(made.entries)
    _articles(articles, seen)
    show.wrapped("every indicator and thing told, with who says it: `ceasefire access DIR --district ID --month 2021-08`; prices and the like: --stress", "", gap=True)


def _counts(told: Sequence[Entry]) -> None:
    from ceasefire.brief.accesswords import KIND, STATUS

    counted: dict[str, Counter[str]] = {}
    for entry in told:
        counted.setdefault(entry.kind, Counter())[" / ".join(STATUS.get(s, s) for s in entry.statuses)] += 1
    print()
    for kind in KINDS:
        if kind in counted:
            parts = ", ".join(f"{n} {name}" for name, n in counted[kind].items())
            show.wrapped(f"{KIND[kind]}: {parts}", "")


def _articles(articles: Sequence[Required], seen: view.View) -> None:
    from ceasefire.brief.accesswords import cited

    if articles:
        print("\nrequired and permitted by the agreements, and what was seen of it")
    titles = {a.id: a.title for a in seen.agreements}
    last = None
    for one in articles:
        if one.agreement != last:
            show.wrapped(f"{titles[one.agreement]} ({one.agreement})", "", gap=True)
            last = one.agreement
        due = ", ".join(f"{n} {status}" for status, n in one.due.items())
        show.wrapped(f"{one.provision} {one.title}: {one.what} {', '.join(a.replace('_', ' ') for a in one.acts)}" + (f"; due: {due}" if due else ""), "  ")
        show.wrapped(f"seen: {one.seen} {cited(one.claims_seen, seen.claims)}".rstrip(), "      ")
        show.wrapped(f"told to stand against it: {one.hindered}; {one.violations} found a violation, {one.pending} pending {cited(one.claims_hindered, seen.claims)}".rstrip(), "      ")
        if one.unseen:
            show.wrapped(f"unseen: {one.unseen}", "      ")


def _details(made: Access, seen: view.View, kind: str | None) -> None:
    from ceasefire.brief import accesswords as words
    from ceasefire.tracks.area import Areas

    areas = Areas(seen.dossier)
    cover = {(c.area, c.month): c for c in made.coverage}
    show.say(f"access as known on {made.last}")
    for one in made.severity if kind is None else ():
        row = cover[one.area, one.month]
        if not one.known and row.word == "unseen" and len(made.severity) > 12:
            continue
        show.wrapped(f"{areas.name(one.area)}, {one.month:%Y-%m}: {words.overall(one)}; {one.seen} seen ({one.known} of 9 indicators); coverage: {row.word}", "", gap=True)
        _indicators(one, seen)
        show.wrapped(f"who could see: {words.seen(row, seen.dossier)}", "  ")
        if row.denied:
            show.wrapped(f"not let see: {words.denied(row, seen.dossier)}", "  ")
    _list(made.entries, seen)


def _indicators(one: Severity, seen: view.View) -> None:
    from ceasefire.brief import accesswords as words

    for indicator in one.indicators:
        if indicator.high is not None:
            told = f"{words.INDICATOR[indicator.name]}: {words.mark(indicator.low, indicator.high)}, {indicator.why} {words.cited(indicator.claims, seen.claims)}"
            show.wrapped(told.rstrip(), "  ")
    missing = [words.INDICATOR[i.name] for i in one.indicators if i.high is None]
    if missing:
        show.wrapped(f"not reported: {', '.join(missing)}", "  ")


def _list(told: Iterable[Entry], seen: view.View) -> None:
    from ceasefire.brief import accesswords as words

    rows = sorted(told, key=lambda e: (e.months or (date.max,), e.order))
    show.say(f"\n{len(rows)} {'thing' if len(rows) == 1 else 'things'} told")
    for entry in rows:
        who = words.by_whom(entry, seen.dossier)
        show.wrapped(f"{words.when(entry)}, {words.where(entry)}: {words.KIND[entry.kind]}, {words.status(entry)}" + (f"; by {who}" if who else ""), "  ", gap=True)
        for one in entry.told:
            said = words.facts(one, seen.dossier)
            show.wrapped(f"{words.asserter(one, seen.dossier)}" + (f": {said}" if said else "") + f" [{one.claim}]", "      ")


def _series(told: Sequence[Series], seen: view.View, last: date) -> None:
    from ceasefire.brief.phrase import actor
    from ceasefire.tracks.area import Areas
    from ceasefire.tracks.stress import APART

    show.say(f"stress as known on {last}: {len(told)} series")
    if not told:
        show.tell("the dossier has no stress.csv, or nothing in it for this place and day")
        return
    areas = Areas(seen.dossier)
    for one in told:
        point = one.points[-1]
        changes = {c.months: f"{c.difference:+g}" + (f" (x{c.ratio:.2f})" if c.ratio is not None else "") for c in one.changes}
        began = f", {len(one.points)} values since {one.points[0].first:%Y-%m}" if len(one.points) > 1 else ""
        against = "; ".join(f"against {months} months before: {changes.get(months, '-')}" for months in APART)
        day = f"{point.first}" if point.first == point.last else f"{point.first:%Y-%m}"
        show.wrapped(f"{areas.name(one.place)}, {one.indicator}: {point.value:g} {one.unit} ({day}){began}", "  ")
        show.wrapped(f"{against}; {actor(seen.dossier, one.source)}, stress.csv:{point.line}", "      ")
    show.wrapped("units and sources are never mixed; '-': no value of that source and unit that many months before", "")
