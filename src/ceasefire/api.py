"""The public functions, for notebooks. They return records; `to_builtins` of msgspec makes plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import parse_local
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.embedded import find
from ceasefire.dossier.load import load
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.process import Process, open_process

if TYPE_CHECKING:
    from ceasefire.outlook.events import By, Of, Violence
    from ceasefire.outlook.period import Every


def open(folder: str | Path, *, write: bool = False, jobs: int | None = None) -> Process:
    """The dossier in a folder: `with ceasefire.open(DIR) as d: d.results().findings`.

    write: take the lock that `add` and `update` need; jobs: cores that reports are read on, `CEASEFIRE_JOBS` or all where it is
    not given. Raises `DossierError`, `BusyError`, `StoreError`.
    """
    return open_process(folder, write=write, jobs=jobs)


def read(
    text: str,
    *,
    published: str | datetime | None = None,
    source: str | None = None,
    language: str | None = None,
    dossier: str | Path | None = None,
    zone: str | None = None,
) -> tuple[Claim, ...]:
    """The claims of a text, as `ceasefire read` prints them but as records.

    published: date or time of publication; dossier: a folder or the name of an embedded dossier;
    zone: IANA time zone of the text's times where there is no dossier. Raises `InputError`.
    """
    from ceasefire.claims.read import read_text

    if dossier:
        known = vocabulary(load(find(str(dossier))))
    else:
        from ceasefire.dossier.general import general_vocabulary

        known = general_vocabulary(zone or "UTC")
    instant, timed = parse_local(published, known.time_zone) if published is not None else (None, False)
    return tuple(
        read_text(
            text, known, published=instant, published_day_only=not timed, source=source, language=language, doubt=True
        )
    )


def match(
    table: Any, *, columns: Mapping[str, str] | None = None, dossier: str | Path | None = None
) -> list[str | None]:
    """The incident id of every row of a table; rows that share one are about the same happening.

    table: anything with the Arrow interface (`__arrow_c_stream__`: pandas, polars, DuckDB, pyarrow)
    or a mapping of column name -> values. columns: our column -> the table's. None for a row
    without a date. Raises `InputError` when no column gives a date or a place.
    """
    from ceasefire.incidents.cells import table_of
    from ceasefire.incidents.table import match_table

    known = vocabulary(load(find(str(dossier)))) if dossier else None
    return list(match_table(table_of(_columns(table)), columns=columns, vocabulary=known).incident_ids)


def forecast(
    table: Any, *, by: By = "admin1", every: Every = "month", of: Of = "deaths", violence: Violence = "state-based", start: str | None = None
) -> Any:
    """For every area and period the forecast made one period earlier, and that of the period after the last.

    table: as for `match`; the options are those of `ceasefire forecast`. Returns an Arrow table (`pyarrow.Table`, which
    pandas, polars and DuckDB take in) with columns area, period, observed, mean, q01 … q99; null where there is too
    little to say. Its schema's metadata hold the scores (key `scores`) and what was left out (`problems`), as JSON.
    Raises `InputError`.
    """
    import msgspec
    import pyarrow

    from ceasefire.incidents.cells import table_of
    from ceasefire.outlook.forecast import NAMES
    from ceasefire.outlook.forecast import forecast as forecast_panel
    from ceasefire.outlook.intake import table_panel

    _, panel, problems = table_panel(table_of(_columns(table)), "table", by=by, of=of, violence=violence, every=every)
    made = forecast_panel(panel, start, problems=problems)
    rows = [*made.rows, *made.next]
    columns: dict[str, Any] = {name: [getattr(row, name) for row in rows] for name in ("area", "period", "observed", "mean")}
    columns["observed"] = pyarrow.array(columns["observed"], pyarrow.int64())
    columns["mean"] = pyarrow.array(columns["mean"], pyarrow.float64())
    for name in NAMES:
        values = [None if row.quantiles is None else row.quantiles[name] for row in rows]
        columns[f"q{name[2:]}"] = pyarrow.array(values, pyarrow.int64())
    told = {"scores": msgspec.json.encode(made.evaluation), "problems": msgspec.json.encode(made.problems)}
    return pyarrow.table(columns).replace_schema_metadata(told)


def judge(
    incidents: Sequence[Incident],
    agreement: Agreement | Sequence[Agreement],
    *,
    claims: Mapping[str, Claim],
    dossier: Dossier,
) -> tuple[Finding, ...]:
    """Incidents held against one agreement or several; claims: those of the incidents, by id."""
    from ceasefire.findings.judge import judge as hold

    agreements = (agreement,) if isinstance(agreement, Agreement) else tuple(agreement)
    return tuple(hold(incidents, claims, agreements, dossier))


def _columns(table: Any) -> dict[str, Any]:
    if isinstance(table, Mapping):
        return {str(name): list(values) for name, values in table.items()}
    import pyarrow

    arrow = pyarrow.table(table)
    return dict(zip(arrow.column_names, arrow.columns, strict=True))
