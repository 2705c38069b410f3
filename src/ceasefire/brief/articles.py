"""Findings per article of each agreement."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from ceasefire.agreement.article import Article as Version
from ceasefire.agreement.article import articles as versions_of
from ceasefire.agreement.article import end_of
from ceasefire.agreement.terms import Agreement
from ceasefire.brief import phrase, words
from ceasefire.brief.brief import Article, Count, FindingNote, Instrument, ReasonNote, SideNote
from ceasefire.brief.handling import cited
from ceasefire.brief.scope import Scope
from ceasefire.brief.tolls import shown
from ceasefire.clock import zone_of
from ceasefire.findings.finding import Finding, Outcome
from ceasefire.incidents.incident import Incident

Held = list[tuple[Incident, Finding]]


def instruments(
    scope: Scope, disputed: dict[str, int]
) -> tuple[tuple[Instrument, ...], dict[str, int], dict[str, tuple[int, ...]]]:
    """The agreements in order of their first day, the number of each finding (by finding id), and
    the findings that rest on each claim (by claim id). disputed: incident id -> disagreement."""
    numbers: dict[str, int] = {}
    behind: dict[str, list[int]] = {}
    by_article = _by_article(scope, scope.now)
    before = _by_article(scope, scope.before)
    made, count = [], 0
    for position, agreement in enumerate(scope.agreements, 1):
        articles = []
        for version in versions_of(agreement, scope.agreements):
            provision = version.provision
            key = (agreement.id, provision.id, version.version)
            if version.version > 1 and not (by_article.get(key) or before.get(key) or _runs(scope, version)):
                continue
            count += 1
            notes = []
            own_now = by_article.get(key, [])
            for incident, finding in own_now:
                if not scope.lists(finding):
                    continue
                numbers[finding.id] = len(numbers) + 1
                notes.append(_note(scope, incident, finding, numbers[finding.id], disputed.get(incident.id)))
                own = (*incident.claims_for, *incident.claims_against)
                for name in dict.fromkeys((*own, *cited(finding))):
                    behind.setdefault(name, []).append(numbers[finding.id])
            articles.append(
                Article(
                    number=count,
                    id=provision.id,
                    title=_title(scope, version),
                    text=provision.text,
                    kind=words.PROVISION[
                        "prohibits"
                        if provision.prohibits
                        else "requires"
                        if provision.requires
                        else "permits"
                    ],
                    counts=counts(scope, own_now, before.get(key, [])),
                    findings=tuple(notes),
                    more=len(own_now) - len(notes),
                )
            )
        made.append(_instrument(scope, agreement, position, tuple(articles)))
    return tuple(made), numbers, {name: tuple(ns) for name, ns in behind.items()}


def counts(scope: Scope, now: Held, before: Held) -> tuple[Count, ...]:
    """Findings by outcome, gravest first, and their incidents: each once, at the gravest of these."""
    found, found_before = Counter(f.outcome for _, f in now), Counter(f.outcome for _, f in before)
    once, once_before = _once(now), _once(before)
    return tuple(
        Count(
            outcome,
            found[outcome],
            found_before[outcome] if scope.compared else None,
            once[outcome],
            once_before[outcome] if scope.compared else None,
        )
        for outcome in words.OUTCOMES
    )


def _once(rows: Held) -> Counter[Outcome]:
    gravest: dict[str, Outcome] = {}
    for incident, finding in rows:
        known = gravest.get(incident.id, finding.outcome)
        gravest[incident.id] = min(known, finding.outcome, key=words.OUTCOMES.index)
    return Counter(gravest.values())


def held(scope: Scope, incidents: tuple[Incident, ...]) -> Held:
    """Findings of the incidents, in time order."""
    return [(i, f) for i in incidents for f in scope.findings.get(i.id, ())]


def _by_article(scope: Scope, incidents: tuple[Incident, ...]) -> dict[tuple[str, str, int], Held]:
    table: dict[tuple[str, str, int], Held] = {}
    for incident, finding in held(scope, incidents):
        table.setdefault((finding.agreement, finding.provision, finding.version), []).append(
            (incident, finding)
        )
    return table


def _runs(scope: Scope, version: Version) -> bool:
    """Whether an amended article holds at some time in the period."""
    zone = zone_of(scope.dossier.time_zone)
    ended = version.end is not None and version.end.astimezone(zone).date() < scope.since
    return version.start.astimezone(zone).date() <= scope.date and not ended


def _title(scope: Scope, version: Version) -> str:
    if version.version == 1:
        return version.provision.title
    start = version.start.astimezone(zone_of(scope.dossier.time_zone)).date()
    return words.AMENDED.format(title=version.provision.title, date=phrase.day(start))


def _instrument(scope: Scope, agreement: Agreement, number: int, articles: tuple[Article, ...]) -> Instrument:
    zone = zone_of(scope.dossier.time_zone)
    since = agreement.in_force.astimezone(zone)
    ends = end_of(agreement)
    until = ends.astimezone(zone) if ends else None
    start = (
        f"{phrase.day(since.date())}, {since:%H:%M}"
        if since.hour or since.minute
        else phrase.day(since.date())
    )
    last: date | None = None
    if until is None:
        period = words.DATE_RANGE_OPEN.format(a=start)
    else:
        last = until.date() if until.hour or until.minute else until.date() - timedelta(days=1)
        end = f"{phrase.day(last)}, {until:%H:%M}" if until.hour or until.minute else phrase.day(last)
        period = words.DATE_RANGE.format(a=start, b=end)
    return Instrument(
        number=number,
        title=agreement.title,
        class_=words.CLASS[agreement.class_],
        period=period,
        parties=tuple(phrase.actor(scope.dossier, party) for party in agreement.parties),
        since=since.date(),
        until=last,
        overlaps=since.date() <= scope.date and (last is None or last >= scope.since),
        pages=tuple(
            (
                f"{page.publisher}, {phrase.day(page.published)}" if page.published else page.publisher,
                page.url,
            )
            for page in agreement.pages
        ),
        articles=articles,
    )


def _note(
    scope: Scope, incident: Incident, finding: Finding, number: int, disputed: int | None
) -> FindingNote:
    dossier = scope.dossier
    return FindingNote(
        number=number,
        id=finding.id,
        when=phrase.when(incident.when),
        place=phrase.place(incident.place),
        precision=phrase.precision(incident.place),
        act=phrase.act(incident.acts[0].value if incident.acts else None),
        outcome=finding.outcome,
        responsibility=finding.responsibility,
        zone=finding.zone,
        proof=finding.proof,
        state=finding.state,
        sides=tuple(
            SideNote(
                phrase.actor(dossier, side.actor),
                phrase.actor(dossier, side.by) if side.by and side.by != side.actor else None,
                tuple(phrase.origin(dossier, name) for name in side.origins),
                scope.refs(side.claims),
            )
            for side in finding.sides
        ),
        reasons=tuple(
            ReasonNote(words.ELEMENT.get(r.element, r.element), r.text, scope.refs(r.claims))
            for r in finding.reasons
        ),
        credibility=f"{incident.credibility} – {words.CREDIBILITY[incident.credibility]}: {incident.credibility_reason}",
        killed=shown(incident, "killed"),
        injured=shown(incident, "injured"),
        claims=scope.refs((*incident.claims_for, *incident.claims_against)),
        disagreement=disputed,
        dissent=tuple(
            f"{phrase.day(d.when.astimezone(zone_of(dossier.time_zone)).date())}, {d.who}: {d.why}"
            for d in finding.dissent
        ),
        proposed=_proposed(finding),
        judged=_judged(finding),
    )


def _proposed(finding: Finding) -> str | None:
    """What the machine proposed, where people changed it."""
    if finding.proposed is None:
        return None
    outcome, responsibility = finding.proposed
    return f"{words.OUTCOME[outcome]}; {words.RESPONSIBILITY[responsibility]}"


def _judged(finding: Finding) -> tuple[str, ...]:
    """What people said of it, without the dissent, which has lines of its own."""
    apart = {f"{d.when:%Y-%m-%d} {d.who}: dissent: {d.why}" for d in finding.dissent}
    return tuple(text for text in finding.judged if text not in apart)
