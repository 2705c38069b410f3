"""UCDP GED tables, told by their header: releases of 41 to 49 columns, and the names of releases 1 to 5."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.reports.table import normal

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("relid", "event_id"),
    "type_of_violence": (),
    "conflict_name": (),
    "dyad_id": ("dyad_new_id", "dyad_dset_id"),
    "dyad_name": (),
    "side_a": (),
    "side_b": (),
    "number_of_sources": (),
    "source_article": (),
    "source_office": (),
    "source_date": (),
    "source_headline": (),
    "source_original": (),
    "where_prec": (),
    "where_coordinates": (),
    "where_description": (),
    "adm_1": ("adm1",),
    "adm_2": ("adm2",),
    "lat": ("latitude",),
    "lon": ("longitude",),
    "country": (),
    "event_clarity": (),
    "date_prec": (),
    "date_start": (),
    "date_end": (),
    "deaths_a": (),
    "deaths_b": (),
    "deaths_civilians": (),
    "deaths_unknown": (),
    "low": ("low_est",),
    "best": ("best_est",),
    "high": ("high_est",),
}
"""What is used of a GED row, and the names that it has in other releases."""

NEEDED = (
    "type_of_violence",
    "side_a",
    "side_b",
    "where_prec",
    "lat",
    "lon",
    "date_start",
    "date_end",
    "best",
)
"""No other table has all of these."""

KINDS = {
    "date_start": "date", "date_end": "date", "lat": "lat", "lon": "lon",
    "deaths_a": "count", "deaths_b": "count", "deaths_civilians": "count", "deaths_unknown": "count",
    "low": "count", "best": "count", "high": "count", "where_prec": "count", "date_prec": "count",
    "type_of_violence": "count",
}  # fmt: skip
"""What each cell must be; see `table.rows`."""

RADIUS_KM = {1: 1.0, 2: 5.0, 3: 20.0, 4: 50.0, 5: 25.0, 6: 300.0, 7: 1000.0}
"""How far off a point of that `where_prec` may be, km."""

SOURCE = "ucdp_ged"
"""Source id that a GED table has where the dossier knows it and nobody says otherwise."""


MAKER = "UCDP"
"""Whose entries the rows of such a table are: its offices are what the maker read, and every row is one event of its own."""


def columns_of(header: Iterable[str]) -> dict[str, str] | None:
    """Our column -> the file's, None if it is not a GED table."""
    by_name = {normal(name): name for name in header}
    found = {
        ours: hit
        for ours, others in COLUMNS.items()
        if (hit := next((by_name[n] for n in (ours, *others) if n in by_name), None)) is not None
    }
    return found if all(name in found for name in NEEDED) else None
