"""Compose a brief: select, count, put into words. Reads no clock, no network and no database."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ceasefire.agreement.terms import Agreement
from ceasefire.brief import phrase, words
from ceasefire.brief.accessnotes import notes as access_notes
from ceasefire.brief.annex import annex
from ceasefire.brief.articles import counts, held, instruments
from ceasefire.brief.brief import Brief, EventNote
from ceasefire.brief.controlnotes import notes as control_notes
from ceasefire.brief.duties import notes as duty_notes
from ceasefire.brief.duties import quiet
from ceasefire.brief.holdnotes import cites
from ceasefire.brief.holdnotes import notes as hold_notes
from ceasefire.brief.scope import Scope, scope
from ceasefire.brief.series import timeline
from ceasefire.brief.sides import disagreements, disputed
from ceasefire.brief.summary import heaviest, limits, summary
from ceasefire.brief.tolls import tolls
from ceasefire.brief.tracknotes import notes as track_notes
from ceasefire.brief.where import map_view
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.outlook.outlook import Outlook
from ceasefire.reports.report import Report, Tlp

if TYPE_CHECKING:
    from ceasefire.outlook.forecast import Forecast


def compose(
    dossier: Dossier,
    agreements: Sequence[Agreement],
    reports: Sequence[Report],
    texts: Callable[[str], str],
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    findings: Sequence[Finding],
    *,
    date: datetime.date,
    since: datetime.date,
    tlp: Tlp,
    outlooks: Sequence[Outlook] = (),
    expected: Sequence[Forecast] = (),
) -> Brief:
    """The brief of the local days `since` to `date`, both included, for readers at the mark `tlp`.

    texts: report id -> its decoded text, the one that the claims' spans point into; claims by id.
    Findings are counted in the period in which their incident happened and compared with the equal
    period before it. outlooks, expected: as of `date`, from what those readers may see. Same input, same brief. Raises `InputError` when `date` is before `since`.
    """
    chosen = scope(
        dossier, agreements, reports, texts, claims, incidents, findings, date=date, since=since, tlp=tlp,
        also=tuple(cites(outlooks)),
    )  # fmt: skip
    dispute = disputed(chosen)
    made, numbers, behind = instruments(chosen, dispute)
    first = _first_finding(chosen, numbers)
    notes = annex(chosen, behind)
    free = [i for i in chosen.now if not chosen.findings.get(i.id)]
    return Brief(
        title=dossier.title,
        about=dossier.about,
        time_zone=dossier.time_zone,
        since=since,
        date=date,
        before=chosen.before_days if chosen.compared else None,
        not_compared=chosen.not_compared,
        reported_to=chosen.reported_to(),
        tlp=tlp,
        counts=counts(chosen, held(chosen, chosen.now), held(chosen, chosen.before)),
        summary=summary(chosen),
        heaviest=heaviest(chosen),
        limits=limits(chosen, notes),
        instruments=made,
        duties=duty_notes(chosen),
        duties_open=quiet(chosen),
        undated=tuple(_event(chosen, i) for i in chosen.undated if chosen.tells(i)),
        events=tuple(_event(chosen, i) for i in free if chosen.tells(i)),
        tolls=tolls(chosen, first),
        disagreements=disagreements(chosen, dispute, first, notes),
        map=map_view(chosen),
        timeline=timeline(chosen),
        reports=notes,
        tracks=track_notes(chosen),
        access=access_notes(chosen),
        control=control_notes(chosen),
        hold=hold_notes(outlooks, expected, chosen.refs),
        events_more=sum(not chosen.tells(i) for i in free),
        undated_more=sum(not chosen.tells(i) for i in chosen.undated),
        incidents_more=sum(not chosen.tells(i) for i in chosen.now),
    )


def _first_finding(chosen: Scope, numbers: Mapping[str, int]) -> dict[str, int]:
    """Number of the first finding of each incident."""
    first: dict[str, int] = {}
    for incident in chosen.now:
        own = [numbers[f.id] for f in chosen.findings.get(incident.id, ()) if f.id in numbers]
        if own:
            first[incident.id] = min(own)
    return first


def _event(chosen: Scope, incident: Incident) -> EventNote:
    doers = [phrase.actor(chosen.dossier, v.value) for v in incident.actors if v.value]
    others = [phrase.actor(chosen.dossier, v.value) for v in incident.targets if v.value]
    who = words.OR.join(doers) or words.NOT_SAID
    if others:
        link = phrase.link(incident.acts[0].value if incident.acts else None)
        who += f" {words.WITH if link == words.WITH else '–'} {words.OR.join(others)}"
    return EventNote(
        phrase.when(incident.when),
        phrase.place(incident.place),
        phrase.act(incident.acts[0].value if incident.acts else None),
        who,
        chosen.refs((*incident.claims_for, *incident.claims_against)),
    )
