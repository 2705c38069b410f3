"""What fell due under the agreements, in words: met, late, missed, unseen."""

from __future__ import annotations

import datetime as dt

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import DutyNote
from ceasefire.brief.scope import Scope
from ceasefire.clock import zone_of
from ceasefire.findings.duty import Duty


def notes(chosen: Scope) -> tuple[DutyNote, ...]:
    """The rows of the table, in order of agreement and of time."""
    out = []
    for agreement in chosen.agreements:
        for duty in chosen.duties:
            if duty.agreement == agreement.id and not _quiet(duty):
                what = f"{words.ARTICLE} {duty.provision}: {duty.title}"
                if duty.of:
                    what += f" ({duty.count} {duty.of})"
                out.append(
                    DutyNote(
                        agreement.title,
                        what,
                        _when(chosen, duty),
                        duty.status,
                        duty.why,
                        chosen.refs(duty.claims),
                    )
                )
    return tuple(out)


def _when(chosen: Scope, duty: Duty) -> str:
    if duty.deadline is None:
        return words.NO_TIME_SET
    local = duty.deadline.astimezone(zone_of(chosen.dossier.time_zone))
    if local.time() == dt.time():
        return phrase.day(local.date() - dt.timedelta(days=1))
    return f"{phrase.day(local.date())}, {local:%H:%M}"


def _quiet(duty: Duty) -> bool:
    """Nothing set a time for it and nothing tells of it: one sentence for all of these will do."""
    return duty.deadline is None and not duty.met_by


def quiet(chosen: Scope) -> int:
    """How many duties have no time and no report."""
    return sum(_quiet(duty) for duty in chosen.duties)
