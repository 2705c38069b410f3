"""What a brief is made from: the incidents of its period, at its handling mark, positions protected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.brief import words
from ceasefire.brief.controlled import Controlled, controlled
from ceasefire.brief.dues import due_in
from ceasefire.brief.handling import cited, mark, may_see, redact, seen_coverage
from ceasefire.brief.listing import Listing, listing
from ceasefire.brief.tracked import Tracked, tracked
from ceasefire.brief.unseen import seen_copies
from ceasefire.claims.claim import Claim
from ceasefire.clock import Interval, first_day, last_day, zone_of
from ceasefire.dossier.act import groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import InputError
from ceasefire.findings.duty import Duty
from ceasefire.findings.finding import Finding, Outcome
from ceasefire.incidents.incident import Incident
from ceasefire.place import Place
from ceasefire.reports.report import Report, Tlp
from ceasefire.tracks.publish import coarsened, may_show

COMPARABLE = timedelta(days=92)
"""The longest period (a quarter) that is held beside the equal one before it."""


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """now, before, undated: incidents in time order (undated: in order of intake);
    findings: by incident, withdrawn ones left out; numbers: claim id -> its number in the annex;
    quiet: claims whose words may not be repeated; withheld: reports above the mark;
    delayed: incidents held back; withdrawn: findings withdrawn;
    absent: findings about something due that did not happen; they carry no date to select them by;
    duties: what fell due, was fulfilled or stands open in the period; tracked: talks and moves of forces; controlled: who holds what;
    compared: whether `before` is held beside `now`, not_compared: why it is not;
    listing: what is listed one by one, None where that is everything."""

    dossier: Dossier
    agreements: tuple[Agreement, ...]
    reports: Mapping[str, Report]
    texts: Callable[[str], str]
    claims: Mapping[str, Claim]
    since: dt.date
    date: dt.date
    before_days: tuple[dt.date, dt.date]
    now: tuple[Incident, ...]
    before: tuple[Incident, ...]
    undated: tuple[Incident, ...]
    findings: Mapping[str, tuple[Finding, ...]]
    numbers: Mapping[str, int]
    quiet: frozenset[str]
    withheld: int
    delayed: int
    withdrawn: int
    absent: int
    controlled: Controlled
    duties: tuple[Duty, ...] = ()
    tracked: Tracked = Tracked()
    compared: bool = True
    not_compared: str = ""
    listing: Listing | None = None

    def lists(self, finding: Finding) -> bool:
        """Whether a finding has a row of its own."""
        return self.listing is None or finding.id in self.listing.findings

    def tells(self, incident: Incident) -> bool:
        """Whether an incident is shown one by one."""
        return self.listing is None or incident.id in self.listing.incidents

    def refs(self, claims: Iterable[str]) -> tuple[int, ...]:
        """Numbers of claims, ascending."""
        return tuple(sorted({self.numbers[name] for name in claims if name in self.numbers}))

    def reported_to(self) -> dt.date | None:
        """Local day on which the latest of the cited reports was published; None where none says."""
        cited_in = {self.claims[name].report for name in self.numbers}
        return max((day for name in cited_in if (day := _published(self.reports[name], self.dossier)) is not None), default=None)

    def rests_on(self, incident: Incident) -> tuple[str, ...]:
        """All claims behind an incident and its findings."""
        names = [*incident.claims_for, *incident.claims_against]
        for finding in self.findings.get(incident.id, ()):
            names += cited(finding)
        return tuple(dict.fromkeys(names))

    def gravest(self, incident: Incident) -> Outcome | None:
        """The gravest outcome among its findings, None when no article was held against it."""
        found = {finding.outcome for finding in self.findings.get(incident.id, ())}
        return next((outcome for outcome in words.OUTCOMES if outcome in found), None)


def scope(
    dossier: Dossier,
    agreements: Sequence[Agreement],
    reports: Sequence[Report],
    texts: Callable[[str], str],
    claims: Mapping[str, Claim],
    incidents: Sequence[Incident],
    findings: Sequence[Finding],
    *,
    date: dt.date,
    since: dt.date,
    tlp: Tlp,
    also: Sequence[str] = (),
) -> Scope:
    """Select for one brief. also: claims that a section cites which is computed elsewhere. Raises `InputError` when the period ends before it begins."""
    if date < since:
        raise InputError(
            f"the period ends on {date}, before it begins on {since}", "give the earlier date as --since"
        )
    dossier = seen_coverage(dossier, tlp)
    by_id = {report.id: report for report in reports}
    hidden = frozenset(r.id for r in reports if not may_see(dossier, r, tlp))
    touching = {
        c.report for c in claims.values() if c.report in hidden and c.when and _within(c.when, since, date)
    } | {i for i in hidden if _published_within(by_id[i], dossier, since, date)}
    seen, shown, held = redact(dossier, agreements, claims, incidents, findings, reports, hidden)
    dossier = seen_copies(dossier, reports, hidden)

    open_incidents, delayed = [], 0
    protected: dict[str, Claim] = {}
    quiet: set[str] = set()
    fresh: set[str] = set()
    names_of: dict[str, tuple[set[str], str]] = {}
    for incident in shown:
        if not _is_position(incident):
            open_incidents.append(incident)
            continue
        if _too_fresh(incident, seen, by_id, dossier, date):
            delayed += incident.when is not None and _within(incident.when, since, date)
            fresh.update((*incident.claims_for, *incident.claims_against))
            continue
        coarse = coarsen(incident.place, dossier)
        places = {incident.place.name} if incident.place else set()
        for name in (*incident.claims_for, *incident.claims_against):
            claim = seen.get(name)
            if claim is None:
                continue
            places |= {claim.place.name} if claim.place else set()
            protected[name] = msgspec.structs.replace(claim, place=coarsen(claim.place, dossier))
            if claim.report in by_id and mark(dossier, by_id[claim.report]) != "CLEAR":
                quiet.add(name)
        hide = (places, coarse.name if coarse else words.PLACE_NOT_SAID)
        names_of[incident.id] = hide
        reason = _without(incident.credibility_reason, hide)
        open_incidents.append(msgspec.structs.replace(incident, place=coarse, credibility_reason=reason))
    whole = {n: c for n, c in seen.items() if c.report in by_id}
    seen = {**seen, **protected}

    by_incident: dict[str, list[Finding]] = {}
    withdrawn = absent = 0
    inside = {i.id for i in open_incidents if i.when and _within(i.when, since, date)}
    for finding in held:
        if finding.state == "withdrawn":
            withdrawn += finding.incident in inside
            continue
        if finding.incident in names_of:
            hide = names_of[finding.incident]
            reasons = tuple(msgspec.structs.replace(r, text=_without(r.text, hide)) for r in finding.reasons)
            said = tuple(_without(text, hide) for text in finding.judged)
            dissent = tuple(msgspec.structs.replace(d, why=_without(d.why, hide)) for d in finding.dissent)
            finding = msgspec.structs.replace(finding, reasons=reasons, judged=said, dissent=dissent)
        absent += finding.due is not None
        by_incident.setdefault(finding.incident, []).append(finding)

    length = date - since + timedelta(days=1)
    earlier = (since - length, since - timedelta(days=1))
    now = _in_time(i for i in open_incidents if i.when and _within(i.when, since, date))
    reason = not_compared(seen.values(), length, earlier)
    before = _in_time(i for i in open_incidents if not reason and i.when and _within(i.when, *earlier))
    undated = tuple(
        sorted((i for i in open_incidents if i.when is None and _told_in(i, seen, by_id, dossier, since, date)),
               key=lambda i: i.order)
    )  # fmt: skip
    ground = controlled(whole.values(), agreements, dossier, since, date)
    draft = Scope(
        dossier=dossier, agreements=tuple(sorted(agreements, key=lambda a: a.in_force)), reports=by_id,
        texts=texts, claims=seen, since=since, date=date, before_days=earlier, now=now, before=before,
        undated=undated, findings={k: tuple(v) for k, v in by_incident.items()}, numbers={},
        quiet=frozenset(quiet), withheld=len(touching), delayed=delayed, withdrawn=withdrawn, absent=absent,
        compared=not reason, not_compared=reason, controlled=ground,
    )  # fmt: skip
    draft = msgspec.structs.replace(draft, listing=listing(now, undated, draft.findings))
    duties = due_in(agreements, open_incidents, seen, dossier, since, date)
    told = [i for i in (*now, *undated) if draft.tells(i)]
    known = {n: c for n, c in seen.items() if n not in fresh and c.report in by_id}
    followed = tracked(known, open_incidents, agreements, dossier, since, date)
    cited_by = [*(n for i in told for n in draft.rests_on(i)), *(n for d in duties for n in d.claims), *followed.claims(), *ground.claims(), *(n for n in also if n in known)]
    behind = {n for n in cited_by if n in seen and seen[n].report in by_id}
    ordered = sorted(behind, key=lambda n: (by_id[seen[n].report].seq, *seen[n].order))
    return msgspec.structs.replace(
        draft, numbers={name: n for n, name in enumerate(ordered, 1)}, duties=duties, tracked=followed
    )


def not_compared(claims: Iterable[Claim], length: timedelta, earlier: tuple[dt.date, dt.date]) -> str:
    """Why the period is not held beside the equal one before it; empty where it is.

    A zero that stands for "nobody reported" reads as peace. A claim that is dated more widely than
    the period (a month, a year) does not show that somebody reported of it day by day.
    """
    if length > COMPARABLE:
        return words.NOT_COMPARED_LONG.format(days=COMPARABLE.days)
    widest = max(length, timedelta(days=31))
    for claim in claims:
        when = claim.when
        if when is not None and _within(when, *earlier) and when.end - when.start <= widest:
            return ""
    return words.NOT_COMPARED_SILENT


def coarsen(place: Place | None, dossier: Dossier) -> Place | None:
    """Where a movement or position of forces may be said to be: by the dossier's `publication`, a district unless it says
    otherwise; no point where no unit is known that is coarse enough."""
    if place is None:
        return None
    shown = coarsened(place, dossier.gazetteer, dossier.publication, movement=True)
    return shown or Place(name=words.WITHHELD_PLACE, where_prec=3, radius_km=0.0)


def _is_position(incident: Incident) -> bool:
    first = incident.acts[0].value if incident.acts else None
    return first in groups().get("military_acts", frozenset())


def _too_fresh(
    incident: Incident,
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    dossier: Dossier,
    day: dt.date,
) -> bool:
    """Happened (or, with no date, was told) within the delay; unknown counts as fresh."""
    if incident.when is not None:
        return not may_show(incident.when, dossier.publication, day)
    told = [_published(reports.get(claims[n].report), dossier) for n in incident.claims_for if n in claims]
    return not told or not all(may_show(one, dossier.publication, day) for one in told)


def _without(text: str, hide: tuple[set[str], str]) -> str:
    """`text` with every hidden name replaced, in one pass: a name may be part of the replacement."""
    names = sorted({*hide[0], hide[1]}, key=lambda n: (-len(n), n))
    return re.sub("|".join(map(re.escape, names)), lambda _: hide[1], text)


def _within(when: Interval, first: dt.date, last: dt.date) -> bool:
    return first_day(when) <= last and last_day(when) >= first


def _published(report: Report | None, dossier: Dossier) -> dt.date | None:
    if report is None or report.published is None:
        return None
    return report.published.astimezone(zone_of(dossier.time_zone)).date()


def _published_within(report: Report, dossier: Dossier, first: dt.date, last: dt.date) -> bool:
    day = _published(report, dossier)
    return day is not None and first <= day <= last


def _told_in(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], dossier: Dossier,
    first: dt.date, last: dt.date,
) -> bool:  # fmt: skip
    """Told by a report of the period, or by one whose own date is unknown (else it is never shown)."""
    days = [
        _published(reports.get(claims[n].report), dossier)
        for n in (*incident.claims_for, *incident.claims_against) if n in claims
    ]  # fmt: skip
    return any(day is None or first <= day <= last for day in days)


def _in_time(incidents: Iterable[Incident]) -> tuple[Incident, ...]:
    dated = [(i.when.start, i.when.end, i.order, i) for i in incidents if i.when]
    return tuple(row[3] for row in sorted(dated, key=lambda row: row[:3]))
