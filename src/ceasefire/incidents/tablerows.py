"""The rows of a table made ready for matching, and what is wrong with those that cannot be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

import numpy as np

from ceasefire.claims.rowplaces import place_of
from ceasefire.claims.rowwords import Names, act_of, people
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.incidents.cells import Column, Table
from ceasefire.incidents.kinship import kinship
from ceasefire.incidents.rowset import NONE, Codes, Floats, Rowset, canonical, coded, spelling
from ceasefire.reports import acled, ucdp
from ceasefire.reports.table import day_of, number_of
from ceasefire.reports.ucdp import RADIUS_KM

DAY_ZERO = date(1970, 1, 1).toordinal()
"""The day from which days are counted, as an ordinal."""

_POINT_KM = 2.0  # of a point of which nobody says how good it is
_WIDEST_KM = 20_100.0
_VIOLENCE = {"1": "state-based", "2": "non-state", "3": "one-sided"}
Value = TypeVar("Value")


class Ready(NamedTuple):
    """rows: those that can be matched, in canonical order (`rows.order`: which row of the table each is);
    keys: (n,) id of each of them, for its incident's id; problems: what was left out, and why; words: what the
    codes of `rows` stand for, by column (`actor` serves `target` too); said: (n,) the
    ids as they were given, before a number was added where they repeat."""

    rows: Rowset
    keys: list[str]
    problems: list[Problem]
    words: Mapping[str, list[str]] = {}
    said: list[str] = []


class _Reader:
    """Reads columns of one table, keeping what is wrong with their cells."""

    def __init__(self, table: Table, used: Mapping[str, str], name: str) -> None:
        self.table, self.used, self.name = table, used, name
        self.problems: list[Problem] = []
        self.n = len(table.lines)

    def column(self, ours: str) -> Column | None:
        return self.table.column(self.used[ours]) if ours in self.used else None

    def each(self, ours: str, read: Callable[[str], Value | None]) -> list[Value | None] | None:
        """Values of the column's distinct cells; a cell that cannot be read is told at each of its rows."""
        column = self.column(ours)
        if column is None:
            return None
        values = [read(word.strip()) if word.strip() else None for word in column.words]
        wrong = [n for n, (word, value) in enumerate(zip(column.words, values, strict=True)) if word.strip() and value is None]
        if wrong:
            for row in np.flatnonzero(np.isin(column.codes, wrong)):
                self.told(int(row), f"'{column.words[column.codes[row]].strip()[:40]}' is no {ours.replace('_', ' ')}", "it was left out; the row was used without it")
        return values

    def number(self, ours: str, good: Callable[[Floats], Any]) -> Floats:
        """(n,) numbers, NaN where none is said or it cannot be meant."""
        native = self.table.numbers(self.used[ours]) if ours in self.used else None
        if native is not None:
            out = np.array(native, np.float64)
            for row in np.flatnonzero(~np.isnan(out) & ~(np.isfinite(out) & good(np.nan_to_num(out)))):
                self.told(int(row), f"'{out[row]:g}' is no {ours.replace('_', ' ')}", "it was left out; the row was used without it")
            return np.where(np.isfinite(out) & good(np.nan_to_num(out)), out, np.nan)

        def read(word: str) -> float | None:
            value = number_of(word)
            return value if value is not None and np.isfinite(value) and bool(good(np.array(value))) else None

        return self.spread(ours, self.each(ours, read))

    def spread(self, ours: str, values: list[float | None] | None) -> Floats:
        """Values of distinct cells, row by row."""
        column = self.column(ours)
        if column is None or values is None or not values:
            return np.full(self.n, np.nan)
        return np.array([np.nan if v is None else v for v in values])[column.codes]

    def words(self, ours: str, key: Callable[[str], str | None]) -> tuple[Codes, list[str]]:
        """Codes of words made comparable, and the words."""
        column = self.column(ours)
        if column is None or not column.words:
            return np.full(self.n, NONE, np.int32), []
        codes, names = coded([key(word.strip()) if word.strip() else None for word in column.words])
        return codes[column.codes], names

    def told(self, row: int, what: str, remedy: str, *, code: str = "row_value", error: bool = False) -> None:
        line = int(self.table.lines[row])
        self.problems.append(Problem(file=self.name, line=line, code=code, severity="error" if error else "warning", what=what, remedy=remedy))


def ready(table: Table, used: Mapping[str, str], vocabulary: Vocabulary, name: str) -> Ready:
    """What of a table can be matched. A row needs a date, and a place or a point; the rest may be missing.

    used: our column -> the table's; vocabulary: the actors, sources and places that are known.
    """
    reader, names = _Reader(table, used, name), Names(vocabulary)
    start = reader.spread("date_start", _days(reader.each("date_start", day_of)))
    end = reader.spread("date_end", _days(reader.each("date_end", day_of)))
    for row in np.flatnonzero(end < start):
        reader.told(int(row), "the row ends before it starts", "its end was left out")
    end = np.where(np.isnan(end) | (end < start), start, end)
    around = np.array([0.0, *(acled.DAYS[n] for n in (1, 2, 3))])[np.nan_to_num(_precision(reader, "time_precision")).astype(np.int64)]
    start, end = start - around, end + around
    lat = reader.number("lat", lambda v: np.abs(v) <= 90)
    lon = reader.number("lon", lambda v: np.abs(v) <= 180)
    lat, lon = np.where(np.isnan(lon), np.nan, lat), np.where(np.isnan(lat), np.nan, lon)
    radius = _radius(reader)
    place, spelt = reader.words("place", _place_key)
    admin1, provinces = reader.words("admin1", _place_key)
    admin2, districts = reader.words("admin2", _place_key)
    _look_up(reader, vocabulary, lat, lon, radius)
    usable = ~np.isnan(start) & ~(np.isnan(lat) & (place < 0) & (admin1 < 0) & (admin2 < 0))
    usable[[*table.ragged, *table.tags]] = False
    _tell_unusable(reader, start, usable)
    killed = reader.spread("killed", [None if h is None else _best(h) for h in reader.each("killed", people) or []])
    actor, target, parties = _parties(reader, names)
    source, sources = reader.words("source", lambda word: names.source(word) or f"?{word}")
    if (maker := maker_of(table.header, used)) is not None:
        source, sources = np.zeros(reader.n, np.int32), [f"?{maker}"]
    act, acts = _acts(reader)
    rows = Rowset(
        np.nan_to_num(start).astype(np.int64), np.nan_to_num(end).astype(np.int64), lat, lon, radius, source, place, admin1,
        admin2, actor, target, act, killed, spelling(spelt), kinship(acts), np.arange(reader.n),
    )  # fmt: skip
    kept = np.flatnonzero(usable)
    columns = {k: v[kept] for k, v in rows._asdict().items() if k not in ("spelling", "kinship")}
    said = _said(reader, kept)
    ordered = canonical(rows._replace(**columns), said)
    by_row = dict(zip(kept.tolist(), said, strict=True))
    said = [by_row[r] for r in ordered.order.tolist()]
    words = {"source": sources, "place": spelt, "admin1": provinces, "admin2": districts, "actor": parties, "act": acts}
    return Ready(ordered, numbered(said), reader.problems, words, said)


def maker_of(header: Sequence[str], used: Mapping[str, str]) -> str | None:
    """Who made every row of the table, where its columns tell and no column is taken for the source."""
    return ucdp.MAKER if "source" not in used and ucdp.columns_of(header) else None


def _days(values: list[date | None] | None) -> list[float | None] | None:
    return None if values is None else [None if v is None else float(v.toordinal() - DAY_ZERO) for v in values]


def _place_key(word: str) -> str:
    return name_key(word.replace("_", " "))


def _best(harm: Any) -> float | None:
    return next((float(v) for v in (harm.best, harm.low, harm.high) if v is not None), None)


def _radius(reader: _Reader) -> Floats:
    """km: as said, else from UCDP's or ACLED's precision, else that of a point in a town."""
    radius = reader.number("radius_km", lambda v: (v > 0) & (v < _WIDEST_KM))
    prec = reader.number("where_prec", lambda v: (v >= 1) & (v <= 7))
    table = np.array([np.nan, *(RADIUS_KM[n] for n in range(1, 8))])
    radius = np.where(np.isnan(radius), table[np.nan_to_num(prec).astype(np.int64)], radius)
    theirs = np.array([np.nan, *(acled.RADIUS_KM[n] for n in (1, 2, 3))])
    radius = np.where(np.isnan(radius), theirs[np.nan_to_num(_precision(reader, "geo_precision")).astype(np.int64)], radius)
    return np.where(np.isnan(radius), _POINT_KM, radius)


def _precision(reader: _Reader, column: str) -> Floats:
    """ACLED's 1 to 3."""
    return reader.number(column, lambda v: np.isin(v, (1, 2, 3)))


def _look_up(reader: _Reader, vocabulary: Vocabulary, lat: Floats, lon: Floats, radius: Floats) -> None:
    """Points of rows that only name their place, where the gazetteer knows it."""
    if not vocabulary.gazetteer.entries:
        return
    columns = [reader.column(ours) for ours in ("place", "admin1", "admin2")]
    known: dict[tuple[str | None, ...], Any] = {}
    for row in np.flatnonzero(np.isnan(lat)):
        said = tuple(None if c is None or not c.words[c.codes[row]].strip() else c.words[c.codes[row]].strip() for c in columns)
        if said not in known:
            known[said] = place_of(vocabulary.gazetteer, name=said[0], admin1=said[1], admin2=said[2], point=None)
        found = known[said]
        if found is not None and found.lat is not None:
            lat[row], lon[row], radius[row] = found.lat, found.lon, found.radius_km


def _tell_unusable(reader: _Reader, start: Floats, usable: Any) -> None:
    width = len(reader.table.header)
    for row in np.flatnonzero(~usable):
        if int(row) in reader.table.tags:
            continue
        cells = reader.table.ragged.get(int(row))
        if cells is not None:
            reader.told(int(row), f"the row has {len(cells)} cells and the header has {width}", "it gets no incident_id; put cells that contain the delimiter into quotes", code="row_cells", error=True)
        elif np.isnan(start[row]):
            reader.told(int(row), "the row has no date", "it gets no incident_id; give date_start", error=True)
        else:
            reader.told(int(row), "the row has no place and no coordinates", "it gets no incident_id; give place, or lat and lon", error=True)


def _parties(reader: _Reader, names: Names) -> tuple[Codes, Codes, list[str]]:
    """Actor and target by one table of codes. A name that is in no table stands for itself."""

    def key(word: str) -> str | None:
        return names.actor(word) or (f"?{name_key(word)}" if name_key(word) else None)

    columns = [reader.column("actor"), reader.column("target")]
    words = [[key(w.strip()) if w.strip() else None for w in c.words] if c else [] for c in columns]
    codes, parties = coded([*words[0], *words[1]])
    parts = (codes[: len(words[0])], codes[len(words[0]) :])
    one, two = (p[c.codes] if c is not None and len(p) else np.full(reader.n, NONE, np.int32) for c, p in zip(columns, parts, strict=True))
    return one, two, parties


def _acts(reader: _Reader) -> tuple[Codes, list[str]]:
    """Acts by the table's own words: two taxonomies are compared word by word, nothing is folded together."""
    column = reader.column("act")
    if column is not None:
        for n, word in enumerate(column.words):
            if word.strip() and act_of(_VIOLENCE.get(word.strip(), word)) is None:
                rows = np.flatnonzero(column.codes == n)
                reader.told(int(rows[0]), f"'{word.strip()[:40]}' is no act that is known", f"{'1 row has' if len(rows) == 1 else f'{len(rows)} rows have'} it; it is compared as a word of its own")
    return reader.words("act", lambda word: " ".join(_VIOLENCE.get(word, word).casefold().split()))


def _tell_repeats(reader: _Reader, column: Column, words: list[str]) -> None:
    counts = np.bincount(column.codes, minlength=len(words))
    for code in np.flatnonzero(counts > 1).tolist():
        if words[code]:
            row = int(np.flatnonzero(column.codes == code)[1])
            reader.told(row, f"the claim_id '{words[code][:40]}' stands in {counts[code]} rows", "each row was matched for itself; give ids that do not repeat")


def _said(reader: _Reader, kept: Any) -> list[str]:
    """The id of each usable row: its claim_id, else all it says."""
    column = reader.column("claim_id")
    if column is not None:
        words = [w.strip() for w in column.words]
        _tell_repeats(reader, column, words)
        return [words[c] for c in column.codes[kept].tolist()]
    cells = list(reader.table.cells())
    return ["\x1f".join(cells[row]) for row in kept.tolist()]


def numbered(said: Sequence[str], seen: dict[str, int] | None = None) -> list[str]:
    """Ids that differ, from those of rows in canonical order: a number is added where an id is empty or stood
    before. seen: how often each stood before these."""
    seen = {} if seen is None else seen
    out = []
    for word in said:
        seen[word] = seen.get(word, 0) + 1
        out.append(word if seen[word] == 1 and word else f"{word}\x1e{seen[word]}")
    return out
