"""What people and the dossier put into the ledger beside reports: versions of files, published briefs, judgements.

Bytes that an entry names are kept, so that each version can be shown later. Every file has an entry of its own: it can
be shown, withheld or erased without the others.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.brief.handling import cited
from ceasefire.claims.claim import Claim
from ceasefire.errors import LedgerError
from ceasefire.findings.finding import Finding
from ceasefire.findings.judgement import Judgement, check
from ceasefire.ids import sha256
from ceasefire.incidents.incident import Incident
from ceasefire.ledger import chain
from ceasefire.ledger.chain import New
from ceasefire.ledger.entry import REMEDY, Entry, from_row
from ceasefire.process.digests import dossier_bytes
from ceasefire.store import Store


def record_version(store: Store, root: Path) -> Entry | None:
    """Enter the dossier's files and keep their bytes, unless they are those of the last version.

    A file that did not change keeps its entry; the entry of the version names the entries of its files.
    """
    now = dossier_bytes(root)
    digests = {path: sha256(data) for path, data in now.items()}
    at = datetime.now(UTC)
    with store.transaction():  # so that two at once do not enter one version twice
        last = chain.last(store, "dossier_version")
        known = version_files(store, last) if last is not None else {}
        if last is not None and {path: entry.payload["sha256"] for path, entry in known.items()} == digests:
            return None
        places = {path: entry.seq for path, entry in known.items() if entry.payload["sha256"] == digests.get(path)}
        fresh = [path for path in now if path not in places]
        for path in fresh:
            _keep(store, now[path])
        rows = chain.append_all(
            store, [New("dossier_file", {"path": p, "sha256": digests[p], "size": len(now[p])}, at) for p in fresh]
        )
        places |= {path: row.seq for path, row in zip(fresh, rows, strict=True)}
        return chain.append(store, "dossier_version", {"files": sorted(places.values())}, at=at)


def version_files(store: Store, version: Entry) -> dict[str, Entry]:
    """Path -> entry of each file of a version; files whose entries were erased are left out, and of a version from before
    bytes were kept all are."""
    named = version.payload.get("files", ())
    rows = [store.entry(seq) for seq in named] if isinstance(named, list) else []
    entries = [from_row(row) for row in rows if row is not None and row.body]
    return {str(entry.payload["path"]): entry for entry in entries}


def record_brief(store: Store, covers: dict[str, Any], page: bytes) -> Entry:
    """Enter a published brief and keep its page. covers: what it covers."""
    with store.transaction():
        _keep(store, page)
        payload = {**covers, "sha256": sha256(page), "size": len(page)}
        return chain.append(store, "brief_published", payload, at=datetime.now(UTC))


def record_judgement(store: Store, said: Judgement, finding: Finding, rests_on: Iterable[str], seen: str | None = None) -> Entry:
    """Enter what somebody says of a finding. `InputError` when that cannot be said of it as they saw it.

    rests_on: ids of the reports that the finding rests on now; whoever may not see one of them may not see what was said.
    seen: state in which they saw it, None for the one in `finding`. When somebody else has said something of it since, what
    is said now is entered with the number of that entry under `meanwhile`: it is kept, and applies to nothing.
    """
    looked_at = finding if seen is None else msgspec.structs.replace(finding, state=seen)
    check(said, looked_at)
    with store.transaction():
        others = [one for one in judgements(store) if one.finding == finding.id]
        changed = len(others) > len(finding.judged) or looked_at.state != finding.state
        meanwhile = others[-1].seq if others and changed and said.decision != "dissent" else None
        payload = msgspec.to_builtins(msgspec.structs.replace(said, rests_on=tuple(rests_on), meanwhile=meanwhile))
        del payload["seq"]
        return chain.append(store, "judgement", payload, at=said.at, author=said.by)


def judgements(store: Store) -> tuple[Judgement, ...]:
    """What people said of findings, in the order of the ledger."""
    return tuple(as_judgement(entry) for entry in chain.entries(store, kind="judgement"))


def as_judgement(entry: Entry) -> Judgement:
    """What an entry of that kind says."""
    try:
        return msgspec.convert(entry.payload | {"seq": entry.seq}, Judgement)
    except msgspec.ValidationError as error:
        raise LedgerError(f"entry {entry.seq} ({entry.kind}, {entry.at}) is not what a person says of a finding", REMEDY) from error


def rests_on(finding: Finding, incidents: Iterable[Incident], claims: dict[str, Claim]) -> tuple[str, ...]:
    """Ids of the reports behind a finding and its incident, in the order in which they are cited."""
    names = cited(finding)
    for incident in incidents:
        if incident.id == finding.incident:
            names += [*incident.claims_for, *incident.claims_against]
    return tuple(dict.fromkeys(claims[name].report for name in names if name in claims))


def _keep(store: Store, data: bytes) -> None:
    if store.blob(sha256(data)) is None:
        store.put_blob(sha256(data), data)
