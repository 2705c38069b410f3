"""One package that somebody else can check: a bag with RO-Crate metadata, the ledger's hashes and a program that verifies it.

Before it is written, an entry of the ledger says what is in it; so the head covers its tables too, and not only what
they were made from.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from importlib.resources import files as resources
from pathlib import Path
from typing import IO, Any

import msgspec

from ceasefire.brief.handling import mark
from ceasefire.clock import zone_of
from ceasefire.errors import StoreError
from ceasefire.ids import sha256
from ceasefire.ledger import chain, heads
from ceasefire.ledger.entry import Entry, from_row
from ceasefire.ledger.keyfile import KeyPair
from ceasefire.package import crate, tables
from ceasefire.package.bag import Bag
from ceasefire.package.choice import Choice, rows
from ceasefire.package.guard import guarded, military
from ceasefire.package.shown import shown
from ceasefire.package.view import View, view
from ceasefire.process import Process, Progress, Results
from ceasefire.reports.report import Report, Tlp
from ceasefire.store.disk import put_in_place

WEEK = timedelta(days=7)
_SUFFIX = {"text": ".txt", "markdown": ".md", "csv": ".csv", "ucdp_ged": ".csv"}


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """What was written. entry: number of the entry that says so; head: of the ledger, as in the package; entries: how many
    there are, shown: how many of them whole; withheld, unsalted: see `Choice`; left_out: findings on which something was said
    that is not shown; signed: whether the head was signed just now."""

    file: str
    tlp: Tlp
    entry: int
    head: str
    entries: int
    shown: int
    reports: int
    claims: int
    findings: int
    judgements: int
    left_out: int
    withheld: tuple[str, ...]
    unsalted: int
    signed: bool


class _Content(msgspec.Struct, frozen=True):
    """What a package is made of, apart from the ledger. seen: results as shown; texts: file name -> bytes that the entry
    vouches for; kept: file name -> hash of bytes that the store keeps."""

    seen: View
    choice: Choice
    texts: dict[str, bytes]
    kept: dict[str, str]


def package(
    process: Process, out: Path, tlp: Tlp, *, now: datetime, keys: Sequence[KeyPair] = (), as_of: datetime | None = None,
    progress: Progress | None = None,
) -> Made:  # fmt: skip
    """Write the package for readers at that mark to a zip, enter it in the ledger, and sign the head where keys are given.

    process: opened for writing. as_of: the day from which the age of movements is counted. A kill leaves no package, at most
    the entry that one was made.
    """
    if out.exists() and not _is_package(out):
        raise StoreError("is there already and is no package: it is not written over", "give another name", file=str(out))
    process.record_version()
    made = _content(process, tlp, now, as_of or now, progress)
    with _whole(out) as file:
        entry = _enter(process, made, tlp, now)
        own = [entry.seq, *([heads.sign(process.store, process.dossier.id, keys, at=now)[1].seq] if keys else [])]
        head = chain.head(process.store)
        _write(process, made, file, out, (*made.choice.shown, *own), head, entry.at[:10])
    return Made(
        file=str(out), tlp=tlp, entry=entry.seq, head=str(head), entries=head.size, shown=len(made.choice.shown) + len(own), reports=len(made.seen.reports), claims=len(made.seen.claims),
        findings=len(made.seen.findings), judgements=len(made.choice.judgements),
        left_out=len(made.choice.unsaid), withheld=made.choice.withheld, unsalted=made.choice.unsalted, signed=bool(keys),
    )  # fmt: skip


def _content(process: Process, tlp: Tlp, now: datetime, as_of: datetime, progress: Progress | None) -> _Content:
    told = shown(process, tlp, None if tlp == "RED" else _positions, progress)
    left, choice = told.results, told.choice
    seen = whole = view(left, tlp)
    if tlp != "RED":
        seen = guarded(seen, as_of)
    kept, reports, about = _kept(process, choice)
    made = {f"data/tables/{name}": text.encode() for name, text, _ in tables.files(seen, None if tlp == "RED" else as_of.date(), whole)}
    made["data/tables/judgements.csv"] = tables.judgements(choice.judgements).encode()
    made["data/tables/sources.csv"] = tables.sources(seen.dossier, told.secret.hinted_in).encode()
    first, last = _period(left)
    if last is not None:
        made["data/brief.html"] = _brief(process, left, first, last, tlp)
        about["brief.html"] = f"Brief of {first} to {last}"
    made["verify.py"] = (resources("ceasefire.package") / "verify.py").read_bytes()
    made["README.txt"] = _readme(seen, tlp, now, first, last)
    names = sorted(name.removeprefix("data/") for name in (*made, *kept) if name.startswith("data/"))
    named = [*names, "ledger/entries.jsonl", "ledger/head.txt", "ledger/leaves.txt"]
    made[f"data/{crate.NAME}"] = crate.crate(seen.dossier, tlp, chain.instant(now), named, reports, about)
    return _Content(seen, choice, made, kept)


def _positions(results: Results) -> frozenset[str]:
    """Reports that tell of movements or positions of forces and are not public: their words would give away what the tables
    do not."""
    public = {r.id for r in results.reports if mark(results.dossier, r) == "CLEAR"}
    return frozenset(c.report for c in results.claims if military([c.act]) and c.report not in public)


def _kept(process: Process, choice: Choice) -> tuple[dict[str, str], dict[str, Report], dict[str, str]]:
    """(file name -> hash of its bytes, name under data/ -> the report, name under data/ -> what it is) of what entries name."""
    kept: dict[str, str] = {}
    reports: dict[str, Report] = {}
    about: dict[str, str] = {}
    for row in rows(process.store, choice.shown):
        if row.kind not in ("report_received", "dossier_file", "brief_published"):
            continue
        payload = from_row(row).payload
        if row.kind == "report_received":
            report = msgspec.convert(payload["report"], Report)
            name, sha = f"reports/{report.id}{_SUFFIX[report.format] if report.encoding else '.bin'}", report.id
            reports[name] = report
        elif row.kind == "dossier_file":
            name, sha = f"dossier/{row.seq:06d}/{safe(payload['path'])}", payload["sha256"]
            about[name] = f"{payload['path']} as it was from {row.at[:10]}"
        elif "size" in payload:
            name, sha = f"briefs/{row.seq:06d}.html", payload["sha256"]
            about[name] = f"Brief published on {row.at[:10]}"
        else:
            continue
        kept[f"data/{name}"] = sha
    return kept, reports, about


def safe(path: str) -> str:
    """A path as every system can write it. `verify.py` makes the same of it."""
    return re.sub("[^A-Za-z0-9._/-]", "_", path).replace("..", "__")


def _period(results: Results) -> tuple[dt.date, dt.date] | tuple[dt.date, None]:
    """The week up to the last report; no last day where no report has a date."""
    zone = zone_of(results.dossier.time_zone)
    days = [r.published.astimezone(zone).date() for r in results.reports if r.published is not None]
    if not days:
        return dt.date.min, None
    return max(days) - WEEK + timedelta(days=1), max(days)


def _brief(process: Process, left: Results, first: dt.date, last: dt.date, tlp: Tlp) -> bytes:
    from ceasefire.brief.compose import compose
    from ceasefire.brief.html import render
    from ceasefire.package.outlooks import expected_of, of_view, seen_on

    seen = seen_on(process, left, last, tlp)
    made = compose(
        left.dossier, left.agreements, left.reports, process.text, left.by_id(), left.incidents, left.findings,
        date=last, since=first, tlp=tlp, outlooks=of_view(seen, last), expected=expected_of(seen, last),
    )  # fmt: skip
    return render(made).encode()


def _readme(seen: View, tlp: Tlp, now: datetime, first: dt.date, last: dt.date | None) -> bytes:
    folder, title = resources("ceasefire.package"), " ".join(seen.dossier.title.split())
    arabic = (folder / "readme_ar.txt").read_text("utf-8").format(tlp=tlp)
    return (folder / "readme.txt").read_text("utf-8").format(
        title=title, line="=" * len(title), tlp=tlp, at=now.astimezone(UTC).date(), since=first if last else "no day",
        until=last or "no day", arabic=arabic,
    ).encode()  # fmt: skip


def _enter(process: Process, made: _Content, tlp: Tlp, now: datetime) -> Entry:
    payload: dict[str, Any] = {
        "tlp": tlp,
        "files": {name: sha256(data) for name, data in made.texts.items()},
        "shown": spans(made.choice.shown),
    }
    with process.store.transaction():
        return chain.append(process.store, "dossier_exported", payload, at=now)


def spans(numbers: Sequence[int]) -> list[list[int]]:
    """[first, last] of each run of ascending numbers."""
    runs: list[list[int]] = []
    for one in numbers:
        if runs and runs[-1][1] == one - 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    return runs


def _write(process: Process, made: _Content, file: IO[bytes], out: Path, whole: tuple[int, ...], head: chain.Head, day: str) -> None:
    store = process.store
    with Bag(file, safe(out.stem).replace("/", "_").strip(".") or "dossier") as bag:
        for name in sorted(made.texts):
            bag.add(name, [made.texts[name]])
        for name, sha in made.kept.items():
            bag.add(name, [_bytes(process, sha)])
        bag.add("data/ledger/entries.jsonl", (row.body + b"\n" for row in rows(store, whole)))
        bag.add("data/ledger/leaves.txt", (f"{row.leaf.hex()}\n".encode() for row in store.entries() if row.seq <= head.size))
        bag.add("data/ledger/head.txt", [f"{head}\n".encode()])
        bag.close([("Bagging-Date", day), ("External-Description", made.seen.dossier.title), ("Bag-Software-Agent", "ceasefire")])


def _bytes(process: Process, sha: str) -> bytes:
    data = process.store.blob(sha)
    if data is None:
        raise StoreError(f"lacks the bytes of {sha[:12]}", "`ceasefire verify` says what is damaged", file=process.store.address)
    return data


def _is_package(path: Path) -> bool:
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with suppress(zipfile.BadZipFile, OSError), zipfile.ZipFile(path) as old:
        return any(name.endswith("/bagit.txt") for name in old.namelist())
    return False


@contextmanager
def _whole(path: Path) -> Iterator[IO[bytes]]:
    """A file that is there whole, on the disk, or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w+b") as file:
            yield file
        put_in_place(part, path)
    except OSError as error:
        remedy = "check that the folder exists, its rights and the space on its disk"
        raise StoreError(f"cannot be written ({error.strerror})", remedy, file=str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
