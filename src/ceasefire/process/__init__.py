"""One dossier at work: take reports in, read what is new, match, judge, keep what was computed.

What is computed lies in derived tables under the digest of all that it was computed from: change a
word of the dossier, a reader or a rule, and it is computed again; change nothing, and it is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import msgspec

from ceasefire.agreement.load import load_agreements
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.claims.given import Text
from ceasefire.clock import published_day, utc
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.errors import AbsentError, InputError, Problem, StoreError
from ceasefire.findings.due import absences, calendar
from ceasefire.findings.finding import Finding
from ceasefire.findings.judgement import Judgement, decided
from ceasefire.ids import canonical, sha256
from ceasefire.incidents.lineage import Lineage, followed
from ceasefire.incidents.retold import retold
from ceasefire.ledger import seen
from ceasefire.ledger.entry import Entry
from ceasefire.process import record
from ceasefire.process.digests import dossier_files, vocabulary_digest
from ceasefire.process.pairs import entered
from ceasefire.process.results import Judged as Judged
from ceasefire.process.results import Reading as Reading
from ceasefire.process.results import Results as Results
from ceasefire.process.steps import Steps, default_steps
from ceasefire.process.visits import with_visits
from ceasefire.reports.custody import stand
from ceasefire.reports.decode import text_of
from ceasefire.reports.filename import escaped
from ceasefire.reports.imprint import imprint
from ceasefire.reports.intake import Taken, take_in
from ceasefire.reports.report import Report, report_of
from ceasefire.store import Store, open_store
from ceasefire.store.open import MEMORY

Progress = Callable[[str, int, int], None]
"""Called with (stage, done, total); stages are reading, matching, judging."""

_LINEAGE = "1"  # it is one record that grows, whatever it was computed from
_SAVE_EVERY_S = 3.0  # what was read is kept at least this often: an interrupt costs no more


class Process:
    """A dossier with its store. Use it as a context manager; see `open_process`."""

    def __init__(
        self, dossier: Dossier, agreements: tuple[Agreement, ...], store: Store, steps: Steps | None = None, jobs: int | None = None,
    ) -> None:  # fmt: skip
        self.dossier, self.agreements, self.store, self.jobs = dossier, agreements, store, jobs
        self.vocabulary = vocabulary(dossier)
        self._steps = steps
        self._unsaved = False
        self._erased = 0  # how many entries were, when reports were last read
        self._noting = store.writable and store.address != MEMORY  # of one in memory there is no later
        self.text = lru_cache(maxsize=64)(self._text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the store back; what was written is noted as seen by this machine."""
        if self._noting:
            with suppress(StoreError):  # of a database that went away nothing new was seen
                seen.note(self.store, self.dossier.root)
        self._noting = False
        self.store.close()

    @property
    def steps(self) -> Steps:
        """What is run; the real functions are loaded when first needed."""
        return self._steps or default_steps()

    # what is kept

    def add(self, paths: Sequence[str | Path], **given: Any) -> Iterator[Taken | Problem]:
        """Take reports in; arguments and results as of `reports.intake.take_in`."""
        started = [_start(a, self.dossier.time_zone) for a in self.agreements]
        from ceasefire.claims.rows import unknown_words

        for item in take_in(self.store, self.vocabulary, paths, first_agreement=min(started, default=None), **given):
            yield item
            if isinstance(item, Taken) and item.new and item.report.format == "csv":
                for told in unknown_words(item.report, self.text(item.report.id), self.vocabulary):
                    yield msgspec.structs.replace(told, file=item.path)

    def reports(self) -> tuple[Report, ...]:
        """All reports, in the order of intake, with what people corrected of their records."""
        return stand(self.store, [report_of(row) for row in self.store.reports()], self.dossier.sources)

    def _text(self, report_id: str) -> str:
        row, data = self.store.report(report_id), self.store.blob(report_id)
        if row is None or data is None:
            raise StoreError(f"there is no report {report_id[:12]}", "give the id of a report that was taken in")
        return text_of(report_of(row), data)

    def record_version(self) -> Entry | None:
        """Enter the dossier's files in the ledger, unless they are those of the last version."""
        return record.record_version(self.store, self.dossier.root)

    def record_brief(self, covers: dict[str, Any], page: bytes) -> Entry:
        """Enter a published brief in the ledger and keep its page; covers: what it covers."""
        return record.record_brief(self.store, covers, page)

    def judgements(self) -> tuple[Judgement, ...]:
        """What people said of findings, in the order of the ledger."""
        return record.judgements(self.store)

    def record_judgement(self, said: Judgement, finding: Finding, results: Results, seen: str | None = None) -> Entry:
        """Enter what somebody says of a finding of these results, see `record.record_judgement`."""
        behind = record.rests_on(finding, results.incidents, results.by_id())
        return record.record_judgement(self.store, said, finding, behind, seen)

    def absences(self, results: Results) -> tuple[Finding, ...]:
        """What was due and did not happen in time, up to the latest report, as findings."""
        published = [r.published for r in results.reports if r.published is not None]
        if not published:
            return ()
        duties = calendar(
            results.incidents,
            results.by_id(),
            self.agreements,
            self.dossier,
            max(published) + timedelta(days=1),
        )
        return decided(absences(duties, self.agreements, self.dossier), self.judgements())

    def finding(self, results: Results, name: str) -> Finding:
        """The finding whose id begins so, of an incident or of an absence."""
        known = [*results.findings, *self.absences(results)]
        hits = [
            f
            for f in known
            if f.id == name
            or (len(name) >= 4 and f.id.removeprefix("finding-").startswith(name.removeprefix("finding-")))
        ]
        if len(hits) == 1:
            return hits[0]
        told = "is no finding" if not hits else f"may be {len(hits)} findings"
        raise InputError(f"'{name}' {told}", "give the id that `ceasefire findings --json` or `due` prints")

    # what is computed

    def update(self, progress: Progress | None = None) -> Results:
        """Record the dossier's version; read, match and judge what is new; keep it. Needs the write lock."""
        self.record_version()
        return self.results(progress)

    def results(self, progress: Progress | None = None) -> Results:
        """Everything computed, from what is kept where that is current.

        A process opened for reading takes the write lock for a moment to keep what it had to
        compute; where it cannot, it computes all the same and keeps nothing.
        """
        tell = progress or (lambda stage, done, total: None)
        self._erased = len(self.store.erased())
        reports = self.reports()
        words = vocabulary_digest(self.vocabulary)
        keys = [self._reading_key(report, words) for report in reports]
        kept = self.store.reading_keys()
        stale = any(kept.get(r.id) != k for r, k in zip(reports, keys, strict=True))
        said = entered(self.store)
        judged_key = sha256(canonical([self.steps.rules, dossier_files(self.dossier.root), keys, *([said] if said else [])]))
        judged = None if stale else self._kept_judgement(judged_key)
        writer = self._writer() if stale or judged is None else None
        try:
            readings, read = self._readings(reports, keys, kept, writer, tell)
            claims = tuple(c for one in readings for c in one.claims)
            told = [(r, one.imprint) for r, one in zip(reports, readings, strict=True) if one.imprint is not None]
            copies, leads = retold(told)
            days = {r.id: day for r in reports if (day := published_day(r.published, r.published_day_only, self.vocabulary.time_zone)) is not None}
            self.dossier = msgspec.structs.replace(self.dossier, copies=copies, leads=leads, days=days, pairs=said)
            self.vocabulary = msgspec.structs.replace(self.vocabulary, copies=copies, leads=leads, days=days, pairs=said)
            if judged is None:
                judged = self._judge(claims, tell)
                if writer is not None:
                    with self._keeping(writer):
                        writer.put_result("judged", judged_key, msgspec.json.encode(judged))
                        lineage = followed(self.lineage(), judged.incidents, len(reports))
                        writer.put_result("lineage", _LINEAGE, msgspec.json.encode(lineage))
        finally:
            if writer is not None and writer is not self.store:
                writer.close()
        return Results(
            dossier=self.dossier, agreements=self.agreements, reports=reports, claims=claims,
            incidents=judged.incidents, findings=decided(judged.findings, self.judgements()),
            problems=tuple(p for one in readings for p in one.problems),
            read=read, saved=(writer is not None and not self._unsaved) or not (stale or read),
        )  # fmt: skip

    @contextmanager
    def _keeping(self, writer: Store) -> Iterator[None]:
        """Who only reads keeps what it computed where nobody is in the way, and does without where somebody is. What was
        computed from a report that was erased since it was read is never kept."""
        try:
            with writer.transaction():
                if len(writer.erased()) != self._erased:
                    raise StoreError("something was erased while this was computed: it was not kept", "run the command again", file=writer.address)
                yield
        except StoreError:
            if writer is self.store:
                raise
            self._unsaved = True

    def _writer(self) -> Store | None:
        if self.store.writable:
            return self.store
        with suppress(StoreError):
            return open_store(self.store.address, write=True, wait=0.0)
        return None

    def _reading_key(self, report: Report, words: str) -> str:
        source = self.vocabulary.sources.get(report.source or "")
        said = [report.source, report.published, report.published_day_only, report.language]  # which people may correct
        return sha256(canonical([report.id, self.steps.reader, words, source, said]))

    def _readings(
        self, reports: Sequence[Report], keys: Sequence[str], kept: Mapping[str, str],
        writer: Store | None, tell: Progress,
    ) -> tuple[list[Reading], int]:  # fmt: skip
        out: list[Reading] = []
        fresh: list[tuple[str, str, bytes]] = []
        read, saved_at = 0, time.monotonic()
        coming = self._read([r for r, key in zip(reports, keys, strict=True) if kept.get(r.id) != key])
        try:
            for report, key in zip(reports, keys, strict=True):
                current = kept.get(report.id) == key
                reading = self._kept_reading(report, key) if current else None
                if reading is None:
                    tell("reading", len(out), len(reports))
                    reading = self.read(report) if current else next(coming)
                    read += 1
                    fresh.append((report.id, key, msgspec.json.encode(reading)))
                    if time.monotonic() - saved_at > _SAVE_EVERY_S:
                        self._save(writer, fresh)
                        saved_at = time.monotonic()
                out.append(reading)
        finally:
            self._save(writer, fresh)
        return out, read

    def _save(self, writer: Store | None, fresh: list[tuple[str, str, bytes]]) -> None:
        if writer is not None and fresh:
            with self._keeping(writer):
                for report_id, key, data in fresh:
                    writer.put_reading(report_id, key, data)
        fresh.clear()

    def read(self, report: Report) -> Reading:
        """Read one report now, whatever is kept."""
        return next(self._read([report]))

    def _read(self, reports: Sequence[Report]) -> Iterator[Reading]:
        """Reads reports, in order; prose together where the reader can."""
        from ceasefire.claims.doubt import with_doubt

        many = self.steps.read_many
        texts = (self._given(r, doubt=many is not None) for r in reports if is_prose(r))
        prose = many(texts, self.vocabulary, self.jobs) if many is not None else self._one_by_one(texts)
        for report in reports:
            if is_prose(report):
                text = self.text(report.id)
                claims = tuple(next(prose))
                if many is None or not _in_one(report):
                    claims = with_doubt(claims, text[: report.body[1]], self.vocabulary, report.body[0])
                yield Reading(claims, imprint=imprint(text[slice(*report.body)], self.vocabulary.sources))
            elif report.encoding:
                found = list(self.steps.rows_to_claims(report, self.text(report.id), self.vocabulary))
                yield Reading(tuple(c for c in found if isinstance(c, Claim)), tuple(p for p in found if isinstance(p, Problem)))
            else:
                yield Reading(())

    def _given(self, report: Report, *, doubt: bool) -> Text:
        return Text(
            text=self.text(report.id)[: report.body[1]], published=report.published,
            published_day_only=report.published_day_only, source=report.source, language=report.language,
            report=report.id, seq=report.seq, start=report.body[0], doubt=doubt and _in_one(report),
        )  # fmt: skip

    def _one_by_one(self, texts: Iterable[Text]) -> Iterator[Sequence[Claim]]:
        for one in texts:
            yield self.steps.read_text(
                one.text, self.vocabulary, published=one.published, published_day_only=one.published_day_only,
                source=one.source, language=one.language, report=one.report, seq=one.seq, start=one.start,
            )  # fmt: skip

    def _kept_reading(self, report: Report, key: str) -> Reading | None:
        data = self.store.reading(report.id, key)
        return None if data is None else _decoded(data, Reading)

    def _kept_judgement(self, key: str) -> Judged | None:
        data = self.store.result("judged", key)
        return None if data is None else _decoded(data, Judged)

    def lineage(self) -> Lineage:
        """What became of incidents since the dossier's results were first kept."""
        data = self.store.result("lineage", _LINEAGE)
        return (None if data is None else _decoded(data, Lineage)) or Lineage()

    def _judge(self, claims: tuple[Claim, ...], tell: Progress) -> Judged:
        tell("matching", 0, 1)
        incidents = self.steps.matched(claims, self.vocabulary, self.agreements, self.dossier)
        tell("judging", 0, 1)
        by_id = {claim.id: claim for claim in claims}
        findings = tuple(self.steps.judge(incidents, by_id, self.agreements, self.dossier))
        tell("judging", 1, 1)
        return Judged(incidents, findings)


def open_process(root: str | Path, *, write: bool = False, older: bool = False, steps: Steps | None = None, jobs: int | None = None) -> Process:
    """The dossier in a folder with its store, which is made when it is first written.

    older: write also to a store that lacks what this machine has seen; jobs: cores that reports are read on, None: see
    `claims.many.jobs_of`. Raises `DossierError` with every fault of the
    dossier, `BusyError` when `write` and another process is writing, `StoreError` when the store refuses, `LedgerError`
    when `write` and it was restored from an older state (see `ledger.seen`).
    """
    path = Path(root)
    if not path.is_dir():
        raise InputError(f"'{path}' is not a folder", "give the folder of a dossier, or make one with `ceasefire new`")
    dossier = load(path)
    # The id is the folder's name, which may have bytes in it that no page and no record can carry.
    dossier = msgspec.structs.replace(dossier, id=escaped(dossier.id))
    agreements = load_agreements(dossier)
    address = store_address(path, dossier)
    try:
        store = seen.opened(address, path) if write and not older else open_store(address, create=write, write=write)
    except AbsentError:
        store = open_store(MEMORY)
    return Process(with_visits(dossier, store), agreements, store, steps, jobs)


def store_address(root: Path, dossier: Dossier | None) -> str:
    """Where a dossier's store is: what dossier.yaml says, else `ledger.db` in its folder."""
    return dossier.store if dossier and dossier.store else str(root / "ledger.db")


def is_prose(report: Report) -> bool:
    """Whether a report is read as sentences, not as rows."""
    return bool(report.encoding) and report.format not in ("csv", "ucdp_ged")


def _in_one(report: Report) -> bool:
    """Whether a report is short enough to be read in one; what of a longer one is doubted is seen from the whole, not from its pieces."""
    from ceasefire.claims.pieces import WHOLE

    return report.body[1] - report.body[0] <= WHOLE


def _start(agreement: Agreement, zone: str) -> datetime:
    """When an agreement first mattered: its announcement where it is earlier than its force."""
    if agreement.announced is None:
        return agreement.in_force
    day = datetime.combine(agreement.announced, datetime.min.time())
    return min(utc(day, zone), agreement.in_force)


def _decoded(data: bytes, kind: type[Any]) -> Any:
    """What was kept; None when it no longer fits the record (it is computed again)."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError:
        return None
