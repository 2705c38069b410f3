"""The words a claim was read from: its sentence with the read spans marked, or its row of a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from ceasefire.brief.brief import Segment
from ceasefire.claims.claim import Claim
from ceasefire.reports.report import Report

LONGEST = 900
"""Characters of one quotation; longer sentences are cut, with the cut shown."""

COLUMN = "column"
"""Marks the name of a column in the quotation of a row."""

_CELL = 240
CUT = " […] "
"""Stands where words of the report were left out."""


def quote(claim: Claim, text: str) -> tuple[tuple[Segment, ...], bool]:
    """Segments of the claim's sentence, and whether it was located. Words a field was read from
    that stand outside the sentence are put before or after it, with the cut shown."""
    start, end = _sentence(claim, text)
    if start >= end:
        return (), False
    spans = sorted(
        (at, to, field)
        for field, (at, to) in claim.spans.items()
        if field not in ("sentence", "row") and 0 <= at < to <= len(text)
    )
    inside = [(at, to, f) for at, to, f in spans if start <= at and to <= end]
    if end - start > LONGEST:
        start, end = _window(start, end, inside)
        inside = [(at, to, f) for at, to, f in inside if start <= at and to <= end]
    before = [(at, to, f) for at, to, f in spans if to <= start]
    after = [(at, to, f) for at, to, f in spans if at >= end]
    out: list[Segment] = []
    for at, to, field in before[:3]:
        out += [Segment(_flat(text[at:to][:_CELL]), field, True), Segment(CUT, None, True)]
    place = start
    for at, to, field in inside:
        if at < place:  # two fields read from the same words: the first mark stands
            continue
        if at > place:
            out.append(Segment(_flat(text[place:at])))
        out.append(Segment(_flat(text[at:to]), field))
        place = to
    if place < end:
        out.append(Segment(_flat(text[place:end])))
    for at, to, field in after[:3]:
        out += [Segment(CUT, None, True), Segment(_flat(text[at:to][:_CELL]), field, True)]
    return tuple(s for s in out if s.text), True


def opening(report: Report, text: str) -> tuple[Segment, ...]:
    """How the item begins, for a claim whose words are not located."""
    start, end = report.body if report.body[1] > report.body[0] else (0, len(text))
    return (Segment(_flat(text[start : min(end, start + 300)]).strip()),)


def rows(report: Report, text: str) -> Mapping[int, tuple[Segment, ...]]:
    """Line number on which a row starts (1-based) -> the row as `column: value · column: value`,
    empty cells left out; the columns' names are segments of the field `COLUMN`. Empty when the text
    is no table."""
    head, _, _ = text.partition("\n")
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    table: dict[int, tuple[Segment, ...]] = {}
    columns: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not columns:
                columns = [name.strip("\ufeff ") for name in cells]
            elif cells:
                table[line] = _row(columns, cells)
            line = reader.line_num + 1
    except csv.Error:
        return table
    return table


def _row(columns: list[str], cells: list[str]) -> tuple[Segment, ...]:
    parts: list[Segment] = []
    for name, cell in zip(columns, cells, strict=False):
        if cell.strip():
            cut = _flat(cell)
            shown = cut[:_CELL] + CUT.rstrip() if len(cut) > _CELL else cut
            parts += [Segment(f"{name}: ", COLUMN), Segment(f"{shown} · ")]
    if parts:
        parts[-1] = Segment(parts[-1].text.removesuffix(" · "))
    return tuple(parts)


def _sentence(claim: Claim, text: str) -> tuple[int, int]:
    whole = claim.spans.get("sentence") or claim.spans.get("row")
    if whole:
        start, end = whole
    else:
        spans = [(at, to) for at, to in claim.spans.values() if 0 <= at < to <= len(text)]
        if not spans:
            return 0, 0
        start, end = min(at for at, _ in spans), max(to for _, to in spans)
        start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", end)
        end = line_end if line_end >= 0 else len(text)
    start, end = max(0, start), min(len(text), end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _window(start: int, end: int, inside: list[tuple[int, int, str]]) -> tuple[int, int]:
    """At most `LONGEST` characters that hold as many of the marked words as fit."""
    first = max(start, (inside[0][0] if inside else start) - LONGEST // 6)
    return first, min(end, first + LONGEST)


def _flat(text: str) -> str:
    """Line breaks and control characters as spaces: quoted words, not their layout."""
    return "".join(" " if c.isspace() or ord(c) < 32 else c for c in text)
