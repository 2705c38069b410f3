"""Match the rows of any table of claims or events: the same rows come back with `incident_id`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec
import numpy as np

from ceasefire.claims.claim import Claim
from ceasefire.claims.rows import from_row
from ceasefire.claims.rowwords import Names
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.incidents.bonds import contradicted
from ceasefire.incidents.cells import Table, read_table, write_table
from ceasefire.incidents.compare import Points, View, compare, view
from ceasefire.incidents.grouping import LEARN_FROM, Grouped, distinct, grouped
from ceasefire.incidents.match import group
from ceasefire.incidents.reason import Why
from ceasefire.incidents.rowset import Ints
from ceasefire.incidents.tablerows import DAY_ZERO, Ready, maker_of, ready
from ceasefire.incidents.weights import Weights
from ceasefire.incidents.why import why
from ceasefire.incidents.whypoints import why_points
from ceasefire.reports import acled, hxl, ucdp
from ceasefire.reports.report import Report
from ceasefire.reports.table import Row, day_of, known_columns

_UCDP_AS_OURS = {"where_coordinates": "place", "adm_1": "admin1", "adm_2": "admin2", "side_a": "actor",
                 "side_b": "target", "best": "killed", "type_of_violence": "act",
                 "where_prec": "where_prec", "id": "claim_id"}  # fmt: skip


_ONE_SOURCE = "put what others report beside them, or name the column that tells who reports (--map source=NAME)"


class Matched(msgspec.Struct, frozen=True):
    """incident_ids: one a row, None where a row could not be used; problems: why, with its line;
    used: our column -> the table's; unused: columns that played no part; ready, groups: what was compared, and
    how it came out (groups: None where the stated points served); judged: pairs of rows that people judged."""

    incident_ids: tuple[str | None, ...]
    problems: tuple[Problem, ...]
    used: Mapping[str, str]
    unused: tuple[str, ...]
    ready: Ready
    groups: Grouped | None = None
    views: tuple[View | None, ...] = ()
    judged: frozenset[tuple[int, int]] = frozenset()


def explained(matched: Matched, first: str, second: str) -> Why:
    """Why the rows of two claim ids are one incident or two. `InputError` for an id that no usable row has."""
    at = {key: n for n, key in enumerate(matched.ready.keys)}
    for name in (first, second):
        if name not in at:
            raise InputError(f"no row that can be matched has the id '{name}'", "give two values of the column claim_id")
    a, b = at[first], at[second]
    if matched.groups is not None:
        return why(matched.ready.rows, matched.ready.keys, matched.groups, a, b)
    order = matched.ready.rows.order
    together = matched.incident_ids[order[a]] == matched.incident_ids[order[b]]
    x, y = matched.views[a], matched.views[b]
    points = compare(x, y) if x is not None and y is not None else Points(None)
    if x is y and a != b:
        return Why(first, second, (), 0.0, 0.0, together, "they say the very same")
    if x is None or y is None:
        return Why(first, second, (), 0.0, 0.0, together, "the table is small: a row has no time, and is compared with nothing")
    size = sum(one == matched.incident_ids[order[a]] for one in matched.incident_ids)
    judged = (min(a, b), max(a, b)) in matched.judged
    told = why_points(first, second, x, y, points, together, size, judged)
    who = ("a person judged this pair",) if judged else ()
    return msgspec.structs.replace(told, note=f"the table is small: stated points; {told.note}", judged=who)


def match_file(
    path: Path, out: Path, *, columns: Mapping[str, str] | None = None, vocabulary: Vocabulary | None = None,
    judged: Mapping[tuple[str, str], bool] | None = None,
) -> Matched:  # fmt: skip
    """Match a CSV or Parquet file and write it to `out` (CSV or Parquet by its ending) with the
    column `incident_id` added. `InputError` when the file or its columns cannot be used."""
    table = read_table(path)
    matched = match_table(table, str(path), columns=columns, vocabulary=vocabulary, judged=judged)
    write_table(table, matched.incident_ids, out)
    return matched


def match_table(
    table: Table,
    name: str = "table",
    *,
    columns: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
    judged: Mapping[tuple[str, str], bool] | None = None,
    weights: Weights | None = None,
) -> Matched:
    """Which rows are about the same happening. Every row with a date and a place or point gets an
    id; rows of one incident share it. The ids depend on what the rows say, not on their order.

    judged: pairs of claim ids -> whether a person said that they are the same; weights: learned before, else the
    table teaches its own.
    """
    used = columns_used(table, columns or {}, name)
    base = vocabulary or Vocabulary({}, {}, Gazetteer(()), "UTC")
    made = ready(table, used, base, name)
    told = _rows_of(made.keys, judged or {})
    groups: Grouped | None = None
    views: tuple[View | None, ...] = ()
    # Many rows that say the very same teach no more than one does.
    alone, of = distinct(made.rows, told) if len(made.keys) >= LEARN_FROM else (np.arange(len(made.keys)),) * 2
    if len(alone) < LEARN_FROM and weights is None:
        inner = {(int(of[a]), int(of[b])): same for (a, b), same in told.items()}
        label, views = _by_points(table, used, base, name, made, alone, inner)
        label, views = alone[label[of]], tuple(views[n] for n in of.tolist())
    else:
        groups = grouped(made.rows, told, weights)
        label = groups.label
        if groups.note:
            made.problems.append(Problem(file=name, line=1, code="too_dense", severity="warning", what=groups.note, remedy="give times and places more exactly, or split the table"))
    if (groups is not None or maker_of(table.header, used) is not None) and weights is None and not any(told.values()) and _one_source(made):
        made.problems.append(Problem(file=name, line=1, code="one_source", severity="warning", what=f"all rows are of one source, which is taken to tell each thing once: {'only rows that say the very same' if len(made.keys) >= LEARN_FROM else 'no two of them'} are one", remedy=_ONE_SOURCE))
    ids: list[str | None] = [None] * len(table.lines)
    names = [f"incident-{digest(key):016x}" for key in made.keys]
    for row, head in zip(made.rows.order.tolist(), label.tolist(), strict=True):
        ids[row] = names[head]
    unused = tuple(c for c in table.header if c not in used.values())
    problems = tuple(sorted(made.problems, key=lambda p: p.line or 0))
    return Matched(tuple(ids), problems, used, unused, made, groups, views, frozenset(told))


def _one_source(made: Ready) -> bool:
    source = made.rows.source
    return len(source) > 1 and source[0] >= 0 and bool((source == source[0]).all())


def digest(key: str) -> int:
    """64 bits that stand for an id; an incident is called by those of its first row."""
    return int.from_bytes(hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()[:8], "big")


def _rows_of(keys: Sequence[str], judged: Mapping[tuple[str, str], bool]) -> dict[tuple[int, int], bool]:
    at = {key: n for n, key in enumerate(keys)} if judged else {}
    pairs = {(at[a], at[b]): same for (a, b), same in judged.items() if a in at and b in at and a != b}
    return {(min(pair), max(pair)): same for pair, same in pairs.items()}


def columns_used(table: Table, mapped: Mapping[str, str], name: str) -> dict[str, str]:
    """Our column -> the table's. `InputError` when none gives a date, or none a place."""
    header = table.header
    missing = [theirs for theirs in mapped.values() if theirs not in header]
    if missing:
        raise InputError(
            f"has no column '{missing[0]}'", f"its columns are: {', '.join(header)}", file=name, line=1
        )
    found = known_columns(header)
    ged = ucdp.columns_of(header)
    if ged:
        found |= {ours: ged[theirs] for theirs, ours in _UCDP_AS_OURS.items() if theirs in ged}
        found |= {key: ged[key] for key in ("lat", "lon", "date_start", "date_end") if key in ged}
    found |= acled.columns_of(header) or {}
    tags = next(iter(table.tags.values()), header if hxl.is_tags(header) else None)
    if tags is not None:
        found = hxl.columns_of(header, tags)
    found |= dict(mapped)
    if "date_start" not in found:
        raise InputError(
            "has no column with a date",
            "name it date_start, or map it with --map date_start=NAME",
            file=name,
            line=1,
        )
    if not ({"lat", "lon"} <= set(found) or {"place", "admin1", "admin2"} & set(found)):
        raise InputError(
            "has no column with a place or coordinates", "name them lat and lon, or place", file=name, line=1
        )
    return found


def _by_points(
    table: Table, used: Mapping[str, str], base: Vocabulary, name: str, made: Ready, alone: Ints, told: Mapping[tuple[int, int], bool]
) -> tuple[Ints, tuple[View | None, ...]]:
    """Groups of few rows, which say too little about themselves to learn from: by stated points. alone: positions of the
    rows that are compared; told: what people said of pairs of them. The labels, and the pairs, are positions in `alone`."""
    order = made.rows.order[alone].tolist()
    keys = [made.keys[n] for n in alone.tolist()]
    wanted = set(order)
    cells = {n: cells for n, cells in enumerate(table.cells()) if n in wanted}
    rows = [_row(table, used, made, int(number), row, cells[row]) for number, row in zip(alone, order, strict=True)]
    words = _with_sources(base, rows)
    names = Names(words)
    # Who makes a table of events by himself has told apart what is two.
    one = maker_of(table.header, used) is not None
    claims = [_claim(name, row, keys[n], n, words, names, one) for n, row in enumerate(rows)]
    label = np.arange(len(claims))
    same, apart = ([pair for pair, said in told.items() if said is held] for held in (True, False))
    aside = contradicted(same, apart)
    for (a, b), against in sorted(aside.items()):
        others = ", ".join(f"'{keys[i]}' and '{keys[j]}'" for i, j in sorted(against))
        made.problems.append(Problem(
            file=name, line=1, code="label", severity="warning", remedy="change or delete one of these judgements",
            what=f"'{keys[a]}' and '{keys[b]}' are judged the same, which contradicts that others are judged different ({others}): it is not applied",
        ))  # fmt: skip
    for members in group(claims, words, same=[pair for pair in same if pair not in aside], apart=apart):
        label[members] = min(members)
    return label, tuple(view(claim, words) for claim in claims)


def _row(table: Table, used: Mapping[str, str], made: Ready, number: int, row: int, cells: Sequence[str]) -> Row:
    """The row with what could be used of it."""
    said = dict(zip(table.header, cells, strict=True))
    values = {ours: said[theirs].strip() for ours, theirs in used.items() if said[theirs].strip()}
    if np.isnan(made.rows.lat[number]):
        values = {k: v for k, v in values.items() if k not in ("lat", "lon")}
    if np.isnan(made.rows.killed[number]):
        values.pop("killed", None)
    values["radius_km"] = f"{made.rows.radius[number]:g}"
    start, end = day_of(values["date_start"]), day_of(values.get("date_end", values["date_start"]))
    if start is None or end is None or end < start:
        values.pop("date_end", None)
    if "time_precision" in used:  # how exactly the day is known is part of the table's dates
        first, last = (date.fromordinal(DAY_ZERO + int(day)) for day in (made.rows.start[number], made.rows.end[number]))
        values |= {"date_start": first.isoformat(), "date_end": last.isoformat()}
    return Row(int(table.lines[row]), (0, 0), values)


def _with_sources(base: Vocabulary, rows: Sequence[Row]) -> Vocabulary:
    """Each name of a source that nobody describes is a source of its own, of unknown worth."""
    known = Names(base)
    sources = dict(base.sources)
    for row in rows:
        said = row.values.get("source")
        if said and known.source(said) is None:
            sources.setdefault(said, Source(id=said, name=said))
    return Vocabulary(base.actors, sources, base.gazetteer, base.time_zone, base.area)


def _claim(name: str, row: Row, key: str, number: int, words: Vocabulary, names: Names, one: bool) -> Claim:
    """The row as a claim; `one`: of a table whose rows one maker tells apart."""
    report = Report(id=name if one else f"{name}#{number}", name=name, format="csv")
    made = from_row(report, row, words, names)
    return msgspec.structs.replace(
        made,
        id=key,
        order=(number, 0),
        row=row.line if one else None,
        mutual=False if made.actor else made.mutual,
        actor=made.actor or _own_name(made.actor_surface, words.actors),
        target=made.target or _own_name(made.target_surface, words.actors),
    )


def _own_name(surface: str | None, actors: Mapping[str, Actor]) -> str | None:
    """A name that is in no table stands for itself; it is never taken for a known actor."""
    key = name_key(surface) if surface else ""
    return f"?{key}" if key and key not in actors else None
