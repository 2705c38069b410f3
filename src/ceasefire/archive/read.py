"""Read an archive of texts: each part's claims as a table that can be matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.archive.intake import keep_problems
from ceasefire.archive.match import PROBLEMS, keep_all
from ceasefire.archive.parts import Part, header_of_part, marks, parts_of, read_part
from ceasefire.archive.pool import Pool
from ceasefire.archive.work import MANIFEST, begin, end, finished, note, stage
from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.given import Text
from ceasefire.clock import zone_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.incidents.cells import Table
from ceasefire.incidents.rowfile import whole
from ceasefire.process import Progress
from ceasefire.reports.table import normal

COLUMNS: dict[str, tuple[str, ...]] = {
    "text": ("body", "content", "notes", "description"),
    "published": ("date", "published_at", "date_published", "publication_date"),
    "source": ("source_id", "outlet", "publisher"),
    "id": ("report_id", "url", "link"),
    "language": ("lang",),
}
"""Our columns, and other names under which tables of reports have them."""


class Read(msgspec.Struct, frozen=True):
    """One part. rows: its reports; read: those that had a text; claims: what they say."""

    rows: int
    read: int
    claims: int
    used: dict[str, str]
    unused: list[str]


class Summary(msgspec.Struct, frozen=True):
    """What a run did. parts: files written; rows: reports; read: those that had a text; claims: what they say; used: our
    columns -> the archive's; unused: its others; problems: lines of `problems.jsonl`."""

    parts: int
    rows: int
    read: int
    claims: int
    used: Mapping[str, str]
    unused: Sequence[str]
    problems: int


def read_archive(
    source: Path, out: Path, pool: Pool, *, columns: Mapping[str, str] | None = None, dossier: str | None = None,
    zone: str | None = None, progress: Progress | None = None,
) -> Summary:  # fmt: skip
    """Read the texts of all tables in folder `source`; a Parquet file of claims for each part in folder `out`."""
    parts, mapped = parts_of(source), dict(columns or {})
    if out.exists() and (not out.is_dir() or out.resolve() == source.resolve()):
        raise InputError("cannot hold the result", "give another folder for it", file=str(out))
    for part in parts:
        columns_of(header_of_part(part), mapped, part.file)
    if zone:
        zone_of(zone)
    plan = {"read": marks(parts), "columns": mapped, "dossier": dossier, "zone": zone}
    earlier = finished(out, plan)
    if earlier is not None:
        return msgspec.convert(earlier, Summary)
    work = begin(out, plan)
    tasks = [(part, mapped, dossier, zone, str(out)) for part in parts]
    made = [msgspec.convert(one, Read) for one in stage("read", work, pool, read_one, tasks, progress)]
    problems = keep_all([work / "read" / f"{n:06}.problems" for n in range(len(parts))], out / PROBLEMS)
    summary = Summary(
        parts=len(parts), rows=sum(one.rows for one in made), read=sum(one.read for one in made), claims=sum(one.claims for one in made),
        used=made[0].used, unused=sorted({c for one in made for c in one.unused}), problems=problems,
    )  # fmt: skip
    note(out / MANIFEST, {"plan": plan, "summary": summary})
    end(out)
    return summary


def columns_of(header: Sequence[str], mapped: Mapping[str, str], name: str) -> dict[str, str]:
    """Our column -> the table's. `InputError` when none holds a text."""
    by_name = {normal(word): word for word in reversed(header)}
    found = {
        ours: hit for ours, others in COLUMNS.items() if (hit := next((by_name[n] for n in (ours, *others) if n in by_name), None))
    }
    found |= {ours: theirs for ours, theirs in mapped.items() if theirs in header}
    if "text" not in found:
        raise InputError("has no column with texts", "name it text, or map it with --map text=NAME", file=name, line=1)
    return found


@lru_cache(maxsize=2)
def _vocabulary(dossier: str | None, zone: str | None) -> Vocabulary:
    if dossier is None:
        from ceasefire.dossier.general import general_vocabulary

        return general_vocabulary(zone or "UTC")
    from ceasefire.archive.intake import vocabulary_of

    known = vocabulary_of(dossier)
    return msgspec.structs.replace(known, time_zone=zone) if zone else known


def read_one(path: str, part: Part, mapped: Mapping[str, str], dossier: str | None, zone: str | None, out: str) -> Read:
    """A task. Files: the table of claims in `out`, and `.problems`."""
    from ceasefire.claims.many import read_on

    known = _vocabulary(dossier, zone)
    table = read_part(part)
    used = columns_of(table.header, mapped, part.name)
    problems: list[Problem] = []
    texts, reports = [], []
    for row, report, text in _texts(table, used, part.name, known, problems):
        texts.append(text)
        reports.append((row, report))
    rows = [
        _row(claim, f"{report or part.name + ':' + str(table.lines[row])}#{n}", report, known)
        for (row, report), claims in zip(reports, read_on(texts, known), strict=True)
        for n, claim in enumerate(claims)
    ]
    _write(Path(out, part.name).with_suffix(".parquet"), rows)
    keep_problems(Path(path), problems)
    return Read(len(table.lines), len(texts), len(rows), dict(used), [c for c in table.header if c not in used.values()])


def _texts(table: Table, used: Mapping[str, str], name: str, known: Vocabulary, problems: list[Problem]) -> Iterator[tuple[int, str, Text]]:
    from ceasefire.claims.rowwords import Names
    from ceasefire.reports.header import publication

    columns = {ours: table.column(theirs) for ours, theirs in used.items()}
    names = Names(known)

    def told(row: int, what: str, remedy: str, *, error: bool = False) -> None:
        line = int(table.lines[row])
        problems.append(Problem(file=name, line=line, code="row_value", severity="error" if error else "warning", what=what, remedy=remedy))

    for row in range(len(table.lines)):
        said = {ours: column.words[column.codes[row]].strip() for ours, column in columns.items()}
        if row in table.ragged:
            told(row, f"the row has {len(table.ragged[row])} cells and the header has {len(table.header)}", "it was not read; put cells that contain the delimiter into quotes", error=True)
            continue
        if not said["text"]:
            told(row, "the row has no text", "it was not read", error=True)
            continue
        day = None
        if said.get("published"):
            try:
                day = publication(said["published"], known.time_zone)
            except InputError as error:
                told(row, error.what, "the text was read without it")
        speaks = said.get("source")
        yield row, said.get("id", ""), Text(
            text=said["text"], published=day[0] if day else None, published_day_only=day[1] if day else True,
            source=(names.source(speaks) or speaks) if speaks else None, language=said.get("language") or None,
        )  # fmt: skip


_FIELDS = {
    "claim_id": "string", "report": "string", "source": "string", "kind": "string", "act": "string", "actor": "string", "target": "string",
    "place": "string", "admin1": "string", "admin2": "string", "lat": "double", "lon": "double", "radius_km": "double", "date_start": "string",
    "date_end": "string", "date_assumed": "bool", "killed": "string", "injured": "string", "modality": "string", "attributed_to": "string",
    "claim": "string",
}  # fmt: skip
"""Columns of a table of claims. `claim`: the object that `ceasefire read` prints; `date_assumed`: the text says no time."""


def _row(claim: Claim, one: str, report: str, known: Vocabulary) -> dict[str, Any]:
    from ceasefire.claims.present import present

    shown = present(claim, known)
    place, window = shown["place"] or {}, shown["window"] or (shown["start"], shown["end"])
    return {
        "claim_id": one, "report": report or None, "source": shown["source"], "kind": shown["kind"], "act": shown["act"], "actor": shown["actor"],
        "target": shown["target"], "place": place.get("name"), "admin1": place.get("admin1"), "admin2": place.get("admin2"),
        "lat": place.get("lat"), "lon": place.get("lon"), "radius_km": claim.place.radius_km if claim.place else None,
        "date_start": window[0], "date_end": window[1], "date_assumed": claim.when_assumed, "killed": people_cell(claim.killed),
        "injured": people_cell(claim.injured), "modality": shown["modality"], "attributed_to": shown["attributed_to"],
        "claim": msgspec.json.encode(shown).decode(),
    }  # fmt: skip


def people_cell(harm: Harm | None) -> str | None:
    """A number of persons as a cell: `3`, `3-5`, `3+`."""
    if harm is None or (harm.best is None and harm.low is None and harm.high is None):
        return None
    if harm.low is not None and harm.high is not None and harm.low != harm.high:
        return f"{harm.low}-{harm.high}"
    if harm.low is not None and harm.high is None:
        return f"{harm.low}+"
    return str(harm.best if harm.best is not None else harm.high)


def _write(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"string": pa.string(), "double": pa.float64(), "bool": pa.bool_()}
    columns = {name: pa.array([row[name] for row in rows], kinds[kind]) for name, kind in _FIELDS.items()}
    with whole(path) as to:
        pq.write_table(pa.table(columns), to)

