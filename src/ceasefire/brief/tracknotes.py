"""Talks and moves of forces as rows of the brief, in words, each with the numbers of its claims."""

from __future__ import annotations

from ceasefire.brief import phrase, posturewords, talkwords, trackwords
from ceasefire.brief.brief import FateNote, StepNote, StrengthNote, TrackNotes
from ceasefire.brief.scope import Scope
from ceasefire.tracks.posture import Row
from ceasefire.tracks.publish import kept_back
from ceasefire.tracks.step import Fate, Step


def notes(chosen: Scope) -> TrackNotes:
    """The rows of a brief's talks and strength."""
    told = chosen.tracked
    return TrackNotes(
        tuple(_step(chosen, s) for s in told.asked), tuple(_step(chosen, s) for s in told.steps), tuple(_step(chosen, s) for s in told.earlier),
        tuple(_row(chosen, r) for r in told.rows), kept_back(chosen.dossier.publication, chosen.date, movements=True),
    )  # fmt: skip


def _step(chosen: Scope, step: Step) -> StepNote:
    origins = [*dict.fromkeys(phrase.origin(chosen.dossier, t.origin) for t in step.tellings)]
    if step.agreement is not None:
        origins.insert(0, trackwords.ON_FILE.format(n=len(step.pages)) if len(step.pages) != 1 else trackwords.ON_FILE_1)
    where = [step.place.name] if step.place is not None and step.agreement is None else []
    return StepNote(
        when=talkwords.day(step), kind=talkwords.KIND[step.kind], who=talkwords.who(step, chosen.dossier),
        terms=(*talkwords.terms(step, chosen.dossier), *where), told=", ".join(origins), claims=chosen.refs(step.claims),
        fates=tuple(_fate(chosen, f) for f in step.fates), disputed=step.disputed,
    )  # fmt: skip


def _fate(chosen: Scope, fate: Fate) -> FateNote:
    return FateNote(talkwords.fate(fate), chosen.refs(fate.claims))


def _row(chosen: Scope, row: Row) -> StrengthNote:
    marks = [posturewords.seen(row), *(["one-sided"] if row.one_sided else []), *([f"{row.disputed} disputed"] if row.disputed else [])]
    return StrengthNote(
        month=row.month or posturewords.NO_MONTH, side=posturewords.side(chosen.dossier, row.side), moves=posturewords.kinds(row.kinds),
        numbers=posturewords.amounts(row.amounts), under=f"{row.under} / {len(row.moves)}", seen=", ".join(marks), claims=chosen.refs(row.claims),
    )  # fmt: skip
