"""`ceasefire match`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.cli.add import _pair
from ceasefire.errors import InputError, Problem
from ceasefire.incidents.reason import Why

if TYPE_CHECKING:
    from ceasefire.dossier.vocabulary import Vocabulary


def match(
    claims: Path,
    /,
    *,
    out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None,
    columns: Annotated[list[str] | None, Parameter(name="--map")] = None,
    dossier: str | None = None,
    labels: Path | None = None,
    keep: bool = False,
    onto: Path | None = None,
    explain: Annotated[tuple[str, str] | None, Parameter(consume_multiple=False)] = None,
    json: bool = False,
) -> int:
    """Find out which rows of a table are about the same happening.

    Needs no dossier. Reads claims, ACLED or UCDP GED tables (CSV or Parquet) and writes the same rows with a column
    `incident_id`; rows that share it are about one incident.

    Parameters
    ----------
    claims
        The table; or the folder of a dossier, of whose claims `--explain` is to speak.
    out
        Where to write it; Parquet if the name ends in `.parquet`, else CSV. Needed unless `--explain` is given.
    columns
        Column of the table: `NAME=COLUMN`, once for each; see `ceasefire add`.
    dossier
        Folder of a dossier, or the name of the embedded one, whose actors, sources and places are to be known.
    labels
        What people said of pairs: a CSV with columns `a`, `b` (ids of claims) and `judgement` (`same`, `different` or
        `unsure`). It decides those pairs and teaches the weights of the others.
    keep
        Leave beside the output (in `OUT.memory`) what is needed to add rows to it later.
    onto
        Output of an earlier run with `--keep`: the rows of the table are added to what was matched then. Weights and
        incidents of that run are kept; only what lies near the new rows is weighed and grouped anew.
    explain
        Ids of two claims: say in words why they are one incident or two, and write nothing. In a dossier an incident
        stands for its first claim.
    json
        One JSON object: `{"rows", "incidents", "out", "used", "unused", "problems"}`; with `--onto` also `merged` (incident
        -> the one whose part it is now) and `changes` (rows matched before whose incident is another now).
    """
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import find
    from ceasefire.dossier.load import load
    from ceasefire.incidents.cells import read_table, write_table
    from ceasefire.incidents.labels import read_labels
    from ceasefire.incidents.table import explained, match_table

    if out is None and explain is None:
        raise InputError("nothing says where to write", "give -o OUT, or --explain A B to look at one pair")
    if claims.is_dir():
        return _tell(_of_dossier(claims, explain), json)
    known = vocabulary(load(find(dossier))) if dossier else None
    mapped = dict(_pair(word) for word in columns or [])
    if onto is not None:
        if out is None or labels is not None or keep or explain is not None:
            raise InputError("--onto goes with -o OUT and without --labels, --keep and --explain", "give -o OUT for the new rows")
        return _add(claims, onto, out, mapped, known, json)
    table = read_table(claims)
    told = read_labels(labels) if labels else None
    matched = match_table(table, str(claims), columns=mapped, vocabulary=known, judged=told.pairs if told else None)
    problems = (*(told.problems if told else ()), *matched.problems)
    if explain is not None:
        return _tell(explained(matched, *explain), json)
    if out is not None:
        write_table(table, matched.incident_ids, out)
        if keep:
            from ceasefire.incidents.memory import keep as leave

            leave(matched, out)
    given = [one for one in matched.incident_ids if one is not None]
    errors = sum(p.severity == "error" for p in problems)
    if json:
        show.emit(
            {
                "rows": len(matched.incident_ids) - len(table.tags), "incidents": len(set(given)), "out": str(out),
                "used": dict(matched.used), "unused": matched.unused, "problems": problems,
            }
        )  # fmt: skip
    else:
        show.print_problems(_told_once(problems))
        used = ", ".join(ours if ours == theirs else f"{theirs} as {ours}" for ours, theirs in matched.used.items())
        show.tell(f"columns used: {used}; not used: {', '.join(matched.unused) or 'none'}")
        show.say(f"{len(matched.incident_ids) - len(table.tags)} rows, {len(set(given))} incidents: {out}")
    return 1 if errors else 0


def _of_dossier(folder: Path, names: tuple[str, str] | None) -> Why:
    """Why two claims of a dossier are one incident or two."""
    from ceasefire.cli.named import claim_named
    from ceasefire.incidents.deals import told_deals
    from ceasefire.incidents.whypoints import why_claims
    from ceasefire.process import open_process

    if names is None:
        raise InputError(f"'{folder}' is a folder", "give a table, or --explain A B with two claims of a dossier; `ceasefire update` matches its claims")
    with open_process(folder) as process:
        results = process.results()
        ids = process.lineage().names
        words, deals = process.vocabulary, told_deals(results.claims, results.agreements, results.dossier)
    first, second = (claim_named(name, results.by_id(), ids) for name in names)
    return why_claims(first, second, results.claims, results.incidents, words, deals)


def _add(claims: Path, onto: Path, out: Path, mapped: Mapping[str, str], known: Vocabulary | None, json: bool) -> int:
    """Match the rows of a table onto what was matched before."""
    from ceasefire.incidents.cells import read_table, write_table
    from ceasefire.incidents.memory import recall
    from ceasefire.incidents.onto import match_onto

    table, memory = read_table(claims), recall(onto)
    added = match_onto(memory, table, str(claims), columns=mapped, vocabulary=known)
    write_table(table, added.incident_ids, out)
    added.remember()
    changes, given = added.onto.changes, [one for one in added.incident_ids if one is not None]
    if json:
        show.emit(
            {
                "rows": len(table.lines) - len(table.tags), "incidents": len(set(given)), "out": str(out), "used": dict(added.used), "unused": added.unused,
                "problems": added.problems, "merged": added.onto.merged, "changes": changes,
            }
        )  # fmt: skip
    else:
        show.print_problems(_told_once(added.problems))
        for before, now in added.onto.merged.items():
            show.say(f"{before} is part of {now} now")
        for change in changes:
            show.say(f"{change.claim}: {change.before} -> {change.now}")
        show.say(f"{len(table.lines) - len(table.tags)} rows, {len(set(given))} incidents: {out}; {len(changes)} rows of {onto} have another incident now")
    return 1 if any(p.severity == "error" for p in added.problems) else 0


def _told_once(problems: Sequence[Problem]) -> list[Problem]:
    """What is said of many rows in the same words, at the first of them with the number of the others."""
    rows: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        rows.setdefault((problem.file, problem.severity, problem.what), []).append(problem)
    return [
        first if not others else msgspec.structs.replace(first, what=f"{first.what}{_more(len(others))}")
        for first, *others in rows.values()
    ]


def _more(rows: int) -> str:
    return f" (and in {rows} more row{'s' if rows > 1 else ''})"


def _tell(told: Why, json: bool) -> int:
    """Print why two claims are one incident or two."""
    if json:
        show.emit(told)
        return 0
    show.say(f"{told.first} and {told.second} are {'one incident' if told.together else 'two incidents'}")
    for line in told.judged:
        show.wrapped(line, "  ")
    for reason in told.reasons:
        show.say(f"  {reason.weight:+6.2f}  {reason.field}: {reason.words}")
    if told.base:
        show.say(f"  {told.base:+6.2f}  any pair of candidates")
    show.say(f"  {told.total:+6.2f}  together{': ' + told.note if told.note else ''}")
    return 0
