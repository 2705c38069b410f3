"""Custody: how a report came, what was done with it, and corrections of what its record says.

The record and the bytes never change. What is done or corrected later is an entry of its own, and both stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, Literal, get_args

import msgspec

from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, LedgerError
from ceasefire.ledger.chain import append, entries, instant
from ceasefire.ledger.entry import REMEDY, Entry
from ceasefire.reports import header
from ceasefire.reports.report import TLP_ORDER, Report, Tlp
from ceasefire.store.base import Store

Way = Literal["file", "folder", "stdin", "record"]
Act = Literal["reached", "viewed", "copied", "translated", "handed_over", "noted"]
ACTS: tuple[Act, ...] = get_args(Act)
FIELDS = ("source", "published", "title", "publisher", "url", "language", "handling")
"""Fields of a record that can be corrected."""

UNKNOWN = "unknown"
"""What a field is corrected to when nobody knows better than that it was wrong."""


class Custody(msgspec.Struct, frozen=True, kw_only=True):
    """How a report came; it stands beside the record in its entry. way: given by its own name, found in a folder that was
    given, from standard input, or a record of a container; modified: UTC instant of the file's last change; tool: program
    and version that took it in. Paths are not kept: they name people."""

    way: Way
    tool: str
    modified: str | None = None


@lru_cache(maxsize=1)
def this_tool() -> str:
    """This program and its version."""
    from importlib.metadata import version

    return f"ceasefire {version('ceasefire')}"


def custody(way: Way, modified: datetime | None = None) -> Custody:
    """Custody by this program; modified: UTC."""
    return Custody(way=way, tool=this_tool(), modified=None if modified is None else instant(modified))


def enter(
    store: Store, report: str, act: Act, note: str, *, at: datetime, by: str | None = None, handling: Tlp = "CLEAR", **more: Any
) -> Entry:
    """Enter what somebody did with a report. note: in words, empty only where `more` says all; handling: who may see it."""
    if not note.strip() and not more:
        raise InputError("nothing says what was done", "give --note")
    for word in (note, by or ""):
        if not header.is_text(word):
            raise InputError("a note is not text in UTF-8", "write it in UTF-8")
    payload = {"report": report, "act": act, "note": note.strip(), "handling": handling, **more}
    return append(store, "custody", payload, at=at, author=by)


def correct(
    store: Store, report: Report, field: str, value: str, why: str, words: Vocabulary, *, at: datetime, by: str | None = None
) -> Entry:
    """Enter that a field of a report's record is wrong, and what is right. report: as it stands now, corrected before or not.

    `InputError` when the field cannot be corrected or cannot have the value. A mark is only made stricter: loosening it is
    for whoever gave the report, and they give it anew.
    """
    if field not in FIELDS:
        raise InputError(f"'{field}' is not corrected", header.nearest(field, FIELDS, "these are"))
    if not why.strip():
        raise InputError("a correction needs a reason", "give --why")
    new = _value(report, field, value, words)
    old = {name: getattr(report, name) for name in new}
    if old == new:
        raise InputError(f"'{field}' says that already", "nothing has to be corrected")
    payload = {"report": report.id, "field": field, "from": old, "to": new, "why": why.strip()}
    return append(store, "report_corrected", msgspec.to_builtins(payload), at=at, author=by)


def stand(store: Store, reports: Sequence[Report], sources: Mapping[str, Source]) -> tuple[Report, ...]:
    """The reports as they stand today: with what was corrected, and containers marked as strictly as all that they hold."""
    now = _corrected(store, reports)
    holds = [(r.capture.container, r.id) for r in now if r.capture is not None]
    if not holds:
        return now
    holds += [(str(e.payload["container"]), str(e.payload["report"])) for e in entries(store, kind="custody") if "container" in e.payload]
    own = {name: source.handling for name, source in sources.items()}
    marks = {r.id: header.strictest(r.handling, own.get(r.source or "")) for r in now}
    strict: dict[str, Tlp] = {}
    for container, held in holds:
        strict[container] = header.strictest(strict.get(container), marks.get(held))
    return tuple(_with(r, {"handling": header.strictest(r.handling, strict[r.id])}) if r.id in strict else r for r in now)


def _corrected(store: Store, reports: Sequence[Report]) -> tuple[Report, ...]:
    new: dict[str, dict[str, Any]] = {}
    try:
        for entry in entries(store, kind="report_corrected"):
            new.setdefault(str(entry.payload["report"]), {}).update(entry.payload["to"])
        return tuple(_with(one, new[one.id]) if one.id in new else one for one in reports)
    except (KeyError, TypeError, ValueError) as error:
        raise LedgerError("an entry of a correction is none", REMEDY, file=store.address) from error


def _with(report: Report, new: dict[str, Any]) -> Report:
    return msgspec.convert(msgspec.to_builtins(report) | new, Report)


def _value(report: Report, field: str, value: str, words: Vocabulary) -> dict[str, Any]:
    """Field -> new value, of the field and of those that belong to it."""
    if not header.is_text(value) or not value.strip():
        raise InputError(f"'{field}' is not corrected to nothing", f"give a value, or {UNKNOWN}")
    value = value.strip()
    unknown = value == UNKNOWN
    if field == "source":
        return {"source": header.source_id(value, words)}
    if field == "handling":
        mark = header.tlp(value)
        if TLP_ORDER.index(mark) < TLP_ORDER.index(report.handling):
            raise InputError(f"a mark of {report.handling} is not loosened to {mark}", "ask whoever gave it; what they give anew has its own mark")
        return {"handling": mark}
    if field == "published":
        at, day_only = (None, True) if unknown else header.publication(value, words.time_zone)
        return {"published": at, "published_day_only": day_only, "published_assumed": False}
    if field == "language" and not unknown and not re.fullmatch(r"[a-z]{2,3}", value):
        raise InputError(f"'{value}' is not a language code", "write two letters, such as en or ar")
    return {field: None if unknown else value}
