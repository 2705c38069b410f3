"""The chain of custody of one report: everything that the ledger knows was done with it, and what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.brief.handling import mark, may_see
from ceasefire.errors import InputError, StoreError
from ceasefire.ids import sha256
from ceasefire.ledger import chain
from ceasefire.ledger.entry import Entry, from_row
from ceasefire.process import Process, Reading
from ceasefire.reports.custody import enter
from ceasefire.reports.report import CONTAINERS, TLP_ORDER, Report, Tlp


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened to a report. entry: number of the entry that says so, None for what is computed and can be
    computed anew; at: UTC, ISO 8601; by: who did it; what: one word; detail: in words."""

    what: str
    detail: str
    entry: int | None = None
    at: str | None = None
    by: str | None = None


class Chain(msgspec.Struct, frozen=True, kw_only=True):
    """report: as it stands today, corrected, None where it was erased; mark: the strictest that holds; steps: in order of
    the ledger, then what is computed; hidden: steps that this reader may not see."""

    report: Report | None
    mark: Tlp | None
    steps: tuple[Step, ...]
    hidden: int = 0


def find(process: Process, name: str, tlp: Tlp = "RED") -> Report:
    """The report whose id begins so, if it may be seen at that mark. `InputError` when there is none, or more than one."""
    begun = name.strip().lower()
    hits = [r for r in process.reports() if r.id.startswith(begun) and may_see(process.dossier, r, tlp)]
    if len(begun) >= 4 and len(hits) == 1:
        return hits[0]
    told = "is no report" if not hits or len(begun) < 4 else f"may be {len(hits)} reports"
    raise InputError(f"'{name[:80]}' {told}", "give at least four characters of the id that `ceasefire add` printed")


def history(process: Process, name: str, tlp: Tlp = "RED") -> Chain:
    """The chain of custody of a report, or of the entry of that number where it was erased, for a reader at that mark."""
    store = process.store
    if name.isdecimal() and len(name) < 8:
        row = store.entry(int(name))
        if row is not None and row.kind == "report_received":
            if not row.body:
                return Chain(report=None, mark=None, steps=tuple(_erased(process, row.seq)))
            name = str(from_row(row).payload["report"]["id"])
    report = find(process, name, tlp)
    unseen = {r.id for r in process.reports() if not may_see(process.dossier, r, tlp)}
    steps: list[Step] = []
    hidden = 0
    received = 0
    for row in store.entries():
        if report.id.encode() not in row.body and row.kind not in _MADE:
            continue
        entry = from_row(row) if row.body else None
        if entry is None or not _about(process, entry, report, received):
            continue
        received = entry.seq if entry.kind == "report_received" and entry.payload["report"]["id"] == report.id else received
        handling = entry.payload.get("tlp" if entry.kind in _MADE else "handling", "CLEAR")
        strict = handling in TLP_ORDER and TLP_ORDER.index(handling) > TLP_ORDER.index(tlp)
        if strict or not unseen.isdisjoint(entry.payload.get("rests_on") or ()):
            hidden += 1
            continue
        steps.append(_step(entry, report))
    return Chain(report=report, mark=mark(process.dossier, report), steps=(*steps, *_computed(process, report)), hidden=hidden)


def copy(process: Process, report: Report, out: Path, note: str, *, at: datetime, by: str | None = None) -> Entry:
    """Write a working copy of a report's bytes, and enter that it was made. The evidence itself stays where it is.

    The copy has its name only when its entry is on the disk. `StoreError` when the file exists or cannot be written.
    """
    data = process.store.blob(report.id)
    if data is None or sha256(data) != report.id:
        raise StoreError("the bytes of the report are missing or were altered", "run `ceasefire verify`", file=process.store.address)
    if out.exists():
        raise StoreError("is there already: a working copy is never written over another file", "give another name", file=str(out))
    part = out.with_name(f".{out.name}.part")
    try:
        part.touch(0o600)  # whoever made it may give it to others
        part.write_bytes(data)
        entry = enter(process.store, report.id, "copied", note, at=at, by=by, handling=mark(process.dossier, report), sha256=report.id, size=len(data))
        part.replace(out)
    except OSError as error:
        raise StoreError(f"cannot be written ({error.strerror})", "check the folder, its rights and the space on its disk", file=str(out)) from error
    finally:
        part.unlink(missing_ok=True)
    return entry


_MADE = ("brief_published", "dossier_exported")


def _about(process: Process, entry: Entry, report: Report, received: int) -> bool:
    payload = entry.payload
    match entry.kind:
        case "report_received":
            inner = payload["report"]
            return inner["id"] == report.id or (inner.get("capture") or {}).get("container") == report.id
        case "custody" | "report_corrected":
            return report.id in (payload["report"], payload.get("container"))
        case "judgement" | "pair_judged":
            return report.id in (payload.get("rests_on") or ())
        case "work":
            return len(str(payload["what"])) >= 4 and report.id.startswith(str(payload["what"]))
        case "brief_published":
            page = process.store.blob(str(payload.get("sha256")))
            return page is not None and report.id[:16].encode() in page
        case "dossier_exported":
            return any(len(run) == 2 and run[0] <= received <= run[1] for run in payload.get("shown", ()))
    return False


def _step(entry: Entry, report: Report) -> Step:
    what, detail = _words(entry, entry.payload, report)
    return Step(what=what, detail=detail, entry=entry.seq, at=entry.at, by=entry.author)


def _words(entry: Entry, payload: dict[str, Any], report: Report) -> tuple[str, str]:
    match entry.kind:
        case "report_received":
            return _received(payload, report)
        case "custody" if payload.get("container") == report.id:
            return "held", f"record {payload['record']} has the bytes of report {payload['report'][:12]}, which came by itself"
        case "custody" if payload.get("container"):
            return "found", f"the same bytes are in {payload['container'][:12]}, record {payload['record']}"
        case "custody":
            parts = [payload["note"], f"{payload['size']} bytes, SHA-256 {payload['sha256']}" if "sha256" in payload else ""]
            return payload["act"].replace("_", " "), "; ".join(part for part in parts if part)
        case "report_corrected":
            old, new = (_value(payload[key].get(payload["field"])) for key in ("from", "to"))
            return "corrected", f"{payload['field']} was {old}, is {new}: {payload['why']}"
        case "judgement":
            return "judged", f"{payload['decision']} of {payload['finding']}, which rests on it: {payload['why']}"
        case "pair_judged":
            both = " and ".join(payload[end]["claim"] for end in ("first", "second"))
            return "judged", f"{both} {payload['judgement']}: {payload['why']}"
        case "work":
            return "worked on", f"until {payload['until'][:16]}Z"
        case "brief_published":
            return "published", f"in the brief of {payload['since']} to {payload['date']}, TLP:{payload['tlp']}, SHA-256 {payload['sha256']}"
    return "exported", f"in a package, TLP:{payload.get('tlp')}"


def _received(payload: dict[str, Any], report: Report) -> tuple[str, str]:
    inner = payload["report"]
    if inner["id"] != report.id:
        return "held", f"report {inner['id'][:12]} was taken from it, {inner['capture']['record']}"
    custody = payload.get("custody")
    if custody is None:
        how = "how is not recorded: by a version that did not"
    else:
        way = {"file": "as a file by its own name", "folder": "in a folder", "stdin": "from standard input", "record": "from a web archive"}[custody["way"]]
        how = f"{way}, by {custody['tool']}"
        how += f"; the file was last changed {custody['modified']}" if custody["modified"] else ""
    if inner.get("capture"):
        told = inner["capture"]
        how += f"; record {told['record']} of {told['container'][:12]}, captured {told['at'] or 'at a time that is not told'}"
    return "received", f"{inner['name'] or 'without a name'}, {inner['size']} bytes, SHA-256 {inner['id']}; {how}"


def _computed(process: Process, report: Report) -> Iterator[Step]:
    if report.format in CONTAINERS:
        return
    key = process.store.reading_keys().get(report.id)
    data = process.store.reading(report.id, key) if key else None
    if data is None:
        yield Step(what="not read", detail="nothing is kept that was computed from it; `ceasefire update` reads it")
        return
    try:
        claims = len(msgspec.json.decode(data, type=Reading).claims)
    except msgspec.MsgspecError:
        return
    yield Step(what="read", detail=f"{claims} claims; they are derived, can be thrown away, and are under the key {key}")


def _erased(process: Process, seq: int) -> Iterator[Step]:
    for entry in chain.entries(process.store, kind="entry_erased"):
        if seq in entry.payload.get("entries", ()):
            yield Step(what="erased", detail=f"entry {seq}, its record and its bytes: {entry.payload.get('why')}", entry=entry.seq, at=entry.at, by=entry.author)


def _value(value: Any) -> str:
    return "unknown" if value is None else str(value)
