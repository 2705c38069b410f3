"""Which entries of the ledger readers may see whole. Of the others they get the hash, from which nothing can be guessed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from ceasefire.brief.handling import cited
from ceasefire.findings.finding import Finding
from ceasefire.ledger.entry import Entry, from_row
from ceasefire.ledger.note import DASH
from ceasefire.package.secret import Secret
from ceasefire.process import Process, Results
from ceasefire.reports.report import TLP_ORDER
from ceasefire.store.base import EntryRow, Store

ALWAYS = frozenset({"format_changed", "dossier_version"})
"""Kinds that say nothing of anybody."""


class Choice(msgspec.Struct, frozen=True):
    """shown: numbers of entries, ascending; judgements: those among them; unsaid: ids of findings on which something was
    said that is not shown; withheld: files of the dossier whose present state is not shown; unsalted: entries that are not
    shown and have no salt, so that a guess could be confirmed."""

    shown: tuple[int, ...]
    judgements: tuple[Entry, ...]
    unsaid: frozenset[str]
    withheld: tuple[str, ...] = ()
    unsalted: int = 0


def chosen(process: Process, results: Results, secret: Secret, upto: int) -> Choice:
    """Of the first `upto` entries, the ones that the results were computed from. results: nothing left out of them."""
    judge = _Judge(process, results, secret)
    shown: list[int] = []
    judgements: list[Entry] = []
    unsaid: set[str] = set()
    files: dict[str, bool] = {}
    unsalted = 0
    for row in process.store.entries():
        entry = from_row(row) if row.body else None
        if row.seq > upto:
            break
        if entry is None:
            continue
        known = judge.open(entry)
        if entry.kind == "dossier_file":
            files[str(entry.payload["path"])] = known
        if known:
            shown.append(entry.seq)
            judgements += [entry] if entry.kind == "judgement" else []
        else:
            unsalted += not entry.salt
            if entry.kind == "judgement":
                unsaid.add(str(entry.payload.get("finding")))
    withheld = tuple(path for path, known in files.items() if not known)
    return Choice(tuple(shown), tuple(judgements), frozenset(unsaid), withheld, unsalted)


def rows(store: Store, shown: tuple[int, ...]) -> Iterator[EntryRow]:
    """The rows of entries of these numbers."""
    wanted = set(shown)
    return (row for row in store.entries() if row.seq in wanted)


def _said(value: Any) -> str:
    """All texts in a payload."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return " ".join(map(_said, parts)) if parts else str(value)


class _Judge:
    """Decides entry by entry, in order."""

    def __init__(self, process: Process, results: Results, secret: Secret) -> None:
        self.store, self.secret = process.store, secret
        self.seen = {r.id for r in results.reports} - secret.hidden.reports
        self.claims = results.by_id()
        self.incidents = {i.id: i for i in results.incidents}
        self.process, self.results = process, results
        self.after_hidden = False  # whether a hidden report was taken in before

    def open(self, entry: Entry) -> bool:
        """Whether readers may see it whole."""
        payload: dict[str, Any] = entry.payload
        match entry.kind:
            case "report_received":
                known = payload["report"]["id"] in self.seen
                self.after_hidden |= not known
                return known
            case "dossier_file":
                return self._file(str(payload["path"]), str(payload["sha256"]))
            case "dossier_version" if not isinstance(payload.get("files"), list):
                return not self.secret.hidden  # the first form lists hashes of files
            case "brief_published":
                return self._marked(payload.get("tlp")) and self._page(str(payload.get("sha256")))
            case "judgement" | "pair_judged":
                return self._judgement(payload)
            case "custody" | "report_corrected" | "monitor_visit" | "access_denied":
                return self._acted(entry)
            case "entry_erased":
                return not self.secret.hinted_in(str(payload.get("why")))
            case "head_signed":
                return not self.secret.named_in(_names(str(payload.get("note"))))
            case kind if kind in ALWAYS:
                return True
            case "dossier_exported":
                return self._marked(payload.get("tlp")) and not self.secret.hidden
        return self.secret.tlp == "RED"  # a kind that a later version knows

    def _acted(self, entry: Entry) -> bool:
        """What was done with a report, or seen of a place: by its own mark, and not where it names what is hidden."""
        payload = entry.payload
        if not self._marked(payload.get("handling", "CLEAR")) or not self.seen.issuperset({payload[k] for k in ("report", "container") if k in payload}):
            return False
        if not self.secret.hidden:
            return True
        return payload.get("by") not in self.secret.hidden.sources and not self.secret.hinted_in(f"{entry.author} {_said(payload)}")

    def _marked(self, mark: object) -> bool:
        return mark in TLP_ORDER and TLP_ORDER.index(mark) <= TLP_ORDER.index(self.secret.tlp)

    def _file(self, path: str, sha: str) -> bool:
        data = self.store.blob(sha)
        if data is None:
            return False
        if path == "dossier.yaml" and b"://" in data.partition(b"store:")[2].partition(b"\n")[0]:
            return False  # the address of a database, perhaps with a password
        return not self.secret.hidden or not self.secret.in_file(path, data)

    def _page(self, sha: str) -> bool:
        if not self.secret.hidden:
            return True
        page = self.store.blob(sha)
        return page is not None and not self.secret.in_page(page)

    def _judgement(self, payload: dict[str, Any]) -> bool:
        if not self._marked(payload.get("handling", "CLEAR")):
            return False
        if not self.secret.hidden:
            return True
        behind = payload.get("rests_on")
        if behind is None:  # from before it was recorded: what it rests on today, if nothing hidden was there yet
            named = str(payload.get("finding"))
            known = (*self.results.findings, *self.process.absences(self.results))
            finding = next((f for f in known if f.id == named), None)
            behind = self._behind(finding) if finding is not None and not self.after_hidden else ["?"]
        words = f"{payload.get('by')} {payload.get('why')}"
        return self.seen.issuperset(behind) and not self.secret.hinted_in(words)

    def _behind(self, finding: Finding) -> list[str]:
        incident = self.incidents.get(finding.incident)
        names = cited(finding) + ([*incident.claims_for, *incident.claims_against] if incident else [])
        return [self.claims[name].report if name in self.claims else "?" for name in names]


def _names(note: str) -> str:
    """Of a signed head the name of the ledger and those of its signers; the rest is numbers and hashes."""
    origin, *lines = note.split("\n")
    return "\n".join([origin, *(line.split(" ")[1] for line in lines if line.startswith(f"{DASH} "))])
