"""Match an archive of reports: the same functions as for one table, the same result however it is parted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from ceasefire.archive.give import give
from ceasefire.archive.intake import TakenIn, repeated, take_in
from ceasefire.archive.parts import Part, header_of_part, marks, parts_of
from ceasefire.archive.pool import Pool
from ceasefire.archive.score import Learned, Scored, last_block, learn, score
from ceasefire.archive.settle import Pile, settled
from ceasefire.archive.small import match_small
from ceasefire.archive.spans import Gathered, Span, gather, names_of, spans_of
from ceasefire.archive.work import MANIFEST, begin, end, finished, note, stage
from ceasefire.errors import InputError, Problem
from ceasefire.incidents.grouping import LEARN_FROM
from ceasefire.incidents.levels import FIELDS
from ceasefire.incidents.nearby import DAYS
from ceasefire.incidents.rowfile import codes_by, read_rows, whole
from ceasefire.process import Progress

PROBLEMS = "problems.jsonl"
BYTES_A_ROW = 5_000
"""Memory that a worker needs for each row of a span: its words, its candidate pairs, copies while they are sorted."""

FEWEST, MOST = 1_000, 300_000
"""Rows of a span."""

_IN_MEMORY = 500_000
"""Rows that are matched as one table where they say too few different things to teach anything."""


def rows_for(memory: int) -> int:
    """Rows of a span for workers of so many bytes."""
    return max(FEWEST, min(MOST, memory // 2 // BYTES_A_ROW))


class Summary(msgspec.Struct, frozen=True):
    """What a run did. parts: files written; rows: all; matched: those with an incident; incidents: their number; used: our
    columns -> the archive's (those of the first part); unused: columns that played no part in some part; spans: blocks of
    days; pairs: candidates weighed; problems: lines of `problems.jsonl`; notes: what was not compared, and why; weights:
    what agreement was worth."""

    parts: int
    rows: int
    matched: int
    incidents: int
    used: Mapping[str, str]
    unused: Sequence[str]
    spans: int
    pairs: int
    problems: int
    notes: Sequence[str] = ()
    weights: Learned | None = None


def match_archive(
    source: Path, out: Path, pool: Pool, *, columns: Mapping[str, str] | None = None, dossier: str | None = None,
    weights: Learned | None = None, rows_at_once: int = MOST, progress: Progress | None = None,
) -> Summary:  # fmt: skip
    """Match the tables of folder `source` and write each again in folder `out`, with `incident_id`.

    weights: learned before, else the archive teaches its own; rows_at_once: rows of a span, as far as days allow. Neither
    that nor the parts change the result. What an earlier run over the same input has done is not done again.
    """
    parts = parts_of(source)
    if out.exists() and (not out.is_dir() or out.resolve() == source.resolve()):
        raise InputError("cannot hold the result", "give another folder for it", file=str(out))
    plan = {"parts": marks(parts), "columns": dict(columns or {}), "dossier": dossier, "span": rows_at_once, "weights": weights, "fields": list(FIELDS)}
    earlier = finished(out, plan)
    if earlier is not None:
        return msgspec.convert(earlier, Summary)
    work = begin(out, plan)
    _check_columns(parts, columns or {})
    taken = [
        msgspec.convert(one, TakenIn)
        for one in stage("take-in", work, pool, take_in, [(part, dict(columns or {}), dossier) for part in parts], progress)
    ]
    few = weights is None and sum(one.usable for one in taken) < LEARN_FROM
    done = None if few else _matched(work, out, pool, parts, taken, weights, rows_at_once, progress)
    if done is None:
        matched, incidents = match_small(parts, out, columns or {}, dossier)
        done = {"matched": matched, "incidents": incidents, "spans": 0, "pairs": 0}, []
    made, problems = done
    notes = [work / "take-in" / f"{n:06}.problems" for n in range(len(parts))]
    summary = Summary(
        parts=len(parts), rows=sum(one.rows for one in taken), used=taken[0].used, unused=sorted({c for one in taken for c in one.unused}),
        problems=keep_all(notes, out / PROBLEMS, problems), **made,
    )  # fmt: skip
    note(out / MANIFEST, {"plan": plan, "summary": summary})
    end(out)
    return summary


def _check_columns(parts: Sequence[Part], columns: Mapping[str, str]) -> None:
    named = {name for part in parts for name in header_of_part(part)}
    for theirs in columns.values():
        if theirs not in named:
            raise InputError(f"no table has a column '{theirs}'", f"their columns are: {', '.join(sorted(named))}")


def _matched(
    work: Path, out: Path, pool: Pool, parts: Sequence[Part], taken: Sequence[TakenIn], weights: Learned | None, most: int,
    progress: Progress | None,
) -> tuple[dict[str, Any], list[Problem]] | None:  # fmt: skip
    """What was made of the spans, and what was not compared; None where so few rows say something of their own that they can
    teach nothing, and all of them fit into memory."""
    acts = sorted({act for one in taken for act in one.acts})
    files = [str(work / "take-in" / f"{n:06}.arrow") for n in range(len(parts))]
    again = work / "repeats.npy"
    if not again.exists():
        with whole(again) as to, to.open("wb") as file:
            np.save(file, repeated([work / "take-in" / f"{n:06}.names.npy" for n in range(len(parts))]))
    spans = spans_of([one.days for one in taken], most)
    gathered = [
        msgspec.convert(one, Gathered) for one in stage("gather", work, pool, gather, [(s, files, acts, str(again)) for s in spans], progress)
    ]
    paths = [work / "gather" / f"{n:06}" for n in range(len(spans))]
    offsets = np.concatenate([[0], np.cumsum([one.distinct for one in gathered])]).tolist()
    rows = [str(path.with_suffix(".arrow")) for path in paths]
    if weights is None and offsets[-1] < LEARN_FROM and sum(one.rows for one in taken) <= _IN_MEMORY:
        return None
    if weights is None:
        weights = msgspec.convert(stage("learn", work, pool, learn, [(rows, last_block(gathered), acts)], progress)[0], Learned)
    listed = [(rows[n], spans[n], gathered[n].last, offsets[n]) for n in range(len(spans))]
    tasks = [(_reaching(listed, n), weights, acts) for n in range(len(spans))]
    scored = [msgspec.convert(one, Scored) for one in stage("score", work, pool, score, tasks, progress)]
    names = work / "names.npy"
    called = np.concatenate(names_of(paths))
    heads = np.zeros(len(called), np.int64)
    for number, first in settled(_piles(work, rows, spans, offsets)):
        heads[number] = first
    with whole(names) as to, to.open("wb") as file:
        np.save(file, called[heads])
    given = stage(
        "write", work, pool, give,
        [(n, part, [(str(path.with_suffix(".rows.npy")), offsets[s]) for s, path in enumerate(paths)], str(names), str(out)) for n, part in enumerate(parts)],
        progress,
    )  # fmt: skip
    notes = sorted({one.note for one in scored if one.note})
    problems = [
        Problem(file=str(out), code="too_dense", severity="warning", what=said, remedy="give times and places more exactly") for said in notes
    ]
    problems += _told_repeats(paths)
    made = {
        "matched": sum(given), "incidents": len(np.unique(heads)), "spans": len(spans), "pairs": sum(one.pairs for one in scored),
        "notes": notes, "weights": weights,
    }  # fmt: skip
    return made, problems


def _reaching(listed: Sequence[tuple[str, Span, int, int]], number: int) -> list[tuple[str, Span, int, int]]:
    """The spans whose rows can be in a pair with a row of span `number`, itself the last."""
    return [one for one in listed[: number + 1] if one is listed[number] or one[2] >= listed[number][1].first - DAYS]


def _piles(work: Path, rows: Sequence[str], spans: Sequence[Span], offsets: Sequence[int]) -> Iterator[Pile]:
    known: dict[str, int] = {}
    for n, file in enumerate(rows):
        with np.load(work / "score" / f"{n:06}.npz") as pairs:
            table = read_rows(file)
            source = codes_by([table], "source", known)
            until = spans[n + 1].first if n + 1 < len(spans) else None
            yield Pile(np.arange(offsets[n], offsets[n + 1]), table["end"].to_numpy(), source, pairs["first"], pairs["second"], pairs["odds"], until)


def _told_repeats(paths: Sequence[Path]) -> list[Problem]:
    """Ids that stand in several parts; `tablerows` told those of one part."""
    counts: dict[str, int] = {}
    for path in paths:
        for word in msgspec.msgpack.decode(path.with_suffix(".repeats").read_bytes())["words"]:
            counts[word] = counts.get(word, 0) + 1
    repeats = [count for word, count in counts.items() if count > 1 and word]
    if not repeats:
        return []
    what = f"{len(repeats)} ids stand in more than one row, {sum(repeats)} rows in all"
    return [Problem(file=".", code="row_value", severity="warning", what=what, remedy="each row was matched for itself; give ids that do not repeat")]


def keep_all(files: Sequence[Path], to: Path, more: Sequence[Problem] = ()) -> int:
    """The problems of all parts, and more, in one file; their number."""
    count = 0
    with whole(to) as part, part.open("wb") as out:
        for file in files:
            text = file.read_bytes()
            count += text.count(b"\n")
            out.write(text)
        for problem in more:
            out.write(msgspec.json.encode(problem) + b"\n")
    return count + len(more)
