"""What is wrong with the reports in a dossier's inbox, told without taking any in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ceasefire.agreement.check import checked
from ceasefire.agreement.terms import Agreement
from ceasefire.clock import parse_local
from ceasefire.dossier.check import in_order
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.reports import files, markdown
from ceasefire.reports.decode import decode


def check_whole(root: Path) -> list[Problem]:
    """Every problem of every file of the dossier and of its inbox, by file and line."""
    found = checked(root)
    dossier = found.seen.dossier
    if dossier is None:
        return found.problems
    faulty = any(p.severity == "error" for p in found.problems)
    first = None if faulty else _first(found.agreements, dossier.time_zone)
    inbox = check_inbox(
        root, vocabulary(dossier), first=first, sources_known="sources.yaml" not in found.seen.unread
    )
    return in_order(found.problems + inbox)


def check_inbox(
    root: Path, known: Vocabulary, *, first: datetime | None = None, sources_known: bool = True
) -> list[Problem]:
    """Problems of the texts in `root/reports`, folders in it included: unreadable or empty files, and
    headers as `ceasefire add` reads them.

    first: instant of the first agreement; a text from before it is named in a warning; sources_known:
    a source must be one of the vocabulary's. Tables are read when they are added: only then is it
    said which column is which.
    """
    inbox = root / "reports"
    out: list[Problem] = []
    if not inbox.is_dir():
        return out
    for item in files.walk([inbox], io.BytesIO()):
        if isinstance(item, Problem):
            out.append(item)
        elif Path(item.name).suffix.lower() not in files.TABLES and not item.name.lower().endswith(files.CONTAINERS):
            out += _text(item.name, item.data, known, first, sources_known)
    return out


def _text(
    name: str, data: bytes, known: Vocabulary, first: datetime | None, sources_known: bool
) -> list[Problem]:
    try:
        text, _ = decode(data)
    except InputError as error:
        return [Problem(file=name, code="encoding", what=error.what, remedy=error.remedy)]
    if not text.strip():
        return [Problem(file=name, code="empty", what="is empty", remedy="add a file that has text in it")]
    if not markdown.has_header(text):
        return []  # whose it is, is said with `ceasefire add --source`
    parsed = markdown.parse(text, known, name, sources_known=sources_known)
    out = list(parsed.problems)
    given = parsed.given
    if given.source is None and not out:
        out.append(
            Problem(file=name, line=1, code="no_source", severity="warning",
                    what="nothing says which source it is from",
                    remedy="add `source:` to its header (see sources.yaml), or give `--source ID` to `ceasefire add`")
        )  # fmt: skip
    if first is not None and given.published is not None and given.published < first:
        line = text[: text.find("\npublished:") + 1].count("\n") + 1
        out.append(
            Problem(file=name, line=line, code="before_agreement", severity="warning",
                    what=f"was published {given.published:%Y-%m-%d}, before the first agreement ({first:%Y-%m-%d})",
                    remedy="check the date")
        )  # fmt: skip
    return out


def _first(agreements: Sequence[Agreement], zone: str) -> datetime | None:
    """When an agreement was first announced or in force."""
    announced = [parse_local(a.announced, zone)[0] for a in agreements if a.announced is not None]
    return min([*announced, *(a.in_force for a in agreements)], default=None)
