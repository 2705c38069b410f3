"""`ceasefire judge`."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from ceasefire.cli import show
from ceasefire.errors import InputError


def judge(
    folder: Path,
    finding: str,
    /,
    *,
    decision: str,
    by: str,
    why: str,
    outcome: str | None = None,
    responsibility: str | None = None,
    tlp: str = "CLEAR",
    seen: str | None = None,
    json: bool = False,
) -> int:
    """Say what people decide on a finding: take it up, endorse, change, publish, withdraw, dissent, ask.

    The machine proposes, people decide. What is said goes into the ledger with the name, the time and the reason;
    what the machine proposed, and what was said before, stays.

    Parameters
    ----------
    folder
        The dossier's folder.
    finding
        The finding's id, or enough of its beginning.
    decision
        review, endorse, change, publish, withdraw, dissent, or clarify (the parties are asked what the article means).
    by
        Who says so.
    why
        The reason.
    outcome
        With `change`: not_an_incident, not_a_violation, minor_violation, serious_violation or pending.
    responsibility
        With `change`: attributed, contested or not_attributable.
    tlp
        Who may see what is said here, where that is fewer than may see all reports behind the finding.
    seen
        State in which you saw the finding: proposed, under_review, endorsed, published or withdrawn. If somebody changed
        it since, what you say is kept, is marked as said without knowing that, and applies to nothing (exit code 1).
    json
        One JSON object: the judgement as it was entered.
    """
    from ceasefire.findings.finding import Outcome, Responsibility, State
    from ceasefire.findings.judgement import Decision, Judgement
    from ceasefire.process import open_process
    from ceasefire.reports.header import tlp as mark_of

    _one_of("--decision", decision, get_args(Decision))
    _one_of("--outcome", outcome, get_args(Outcome))
    _one_of("--responsibility", responsibility, get_args(Responsibility))
    _one_of("--seen", seen, get_args(State))
    with open_process(folder, write=True) as process:
        with show.progress(not json) as bar:
            results = process.update(bar)
        target = process.finding(results, finding)
        said = Judgement(
            finding=target.id,
            decision=decision,  # type: ignore[arg-type]
            by=by,
            why=why,
            at=datetime.now(UTC),
            outcome=outcome,  # type: ignore[arg-type]
            responsibility=responsibility,  # type: ignore[arg-type]
            handling=mark_of(tlp),
        )
        entered = process.record_judgement(said, target, results, seen)
    if json:
        show.emit(entered)
    else:
        show.say(f"entry {entered.seq}: {target.id}: {decision} by {by}")
    meanwhile = entered.payload["meanwhile"]
    if meanwhile is not None:
        show.tell(f"it is kept and not applied: entry {meanwhile} was made meanwhile; see what it says, and say again what you decide")
        return 1
    return 0


def _one_of(option: str, value: str | None, known: tuple[str, ...]) -> None:
    if value is not None and value not in known:
        raise InputError(f"{option} '{value}' is not known", f"one of: {', '.join(known)}")
