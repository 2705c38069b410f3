"""The summary: what the period's claims add up to, in neutral sentences with the claims behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ceasefire.brief import accesswords, phrase, words
from ceasefire.brief.articles import held
from ceasefire.brief.brief import Line, ReportNote
from ceasefire.brief.listing import GRAVEST
from ceasefire.brief.phrase import noun, number, verb
from ceasefire.brief.scope import Scope
from ceasefire.brief.tolls import What, bounds, is_tally, shown, total
from ceasefire.dossier.act import acts
from ceasefire.findings.finding import PROOF_ORDER, Finding, Proof, Responsibility
from ceasefire.incidents.incident import Incident
from ceasefire.tracks.area import Areas
from ceasefire.tracks.coverage_table import WORDS

HEAVIEST = 6
"""Incidents named one by one."""

_HARM: tuple[tuple[What, str], ...] = (("killed", words.S_DEAD), ("injured", words.S_HURT))

Held = list[tuple[Incident, Finding]]


def summary(scope: Scope) -> tuple[Line, ...]:
    """Findings, who is said to be responsible, proof, casualties, talks."""
    now = held(scope, scope.now)
    lines = _held(scope, now) + _responsible(scope, now)
    lines += _casualties(scope)
    lines += _talks(scope)
    hit = [i for i in scope.now if i.conflicts or i.claims_against]
    if hit:
        text = words.S_DIFFER.format(incidents=noun(len(hit), "incident"))
        lines.append(Line(text, _refs(scope, hit)))
    return tuple(lines)


def _held(scope: Scope, now: Held) -> list[Line]:
    if not now:
        return [Line(words.S_NOTHING)]
    judged = [i for i in scope.now if scope.findings.get(i.id)]
    articles = {(f.agreement, f.provision) for _, f in now}
    first = words.S_HELD.format(
        incidents=noun(len(judged), "incident"),
        are=verb(len(judged), "are"),
        articles=noun(len(articles), "article"),
        give=verb(len(judged), "give"),
        findings=noun(len(now), "finding"),
    )
    second = words.S_OUTCOME.format(parts=_by_outcome(scope, scope.now))
    if scope.compared:
        third = words.S_BEFORE.format(parts=_by_outcome(scope, scope.before) or "0")
    else:
        third = words.S_NOT_COMPARED.format(why=scope.not_compared)
    return [Line(f"{first} {second} {third}", _refs(scope, judged))]


def _by_outcome(scope: Scope, incidents: Sequence[Incident]) -> str:
    gravest = Counter(scope.gravest(i) for i in incidents)
    return phrase.join(
        words.OUTCOME_COUNT.format(outcome=words.OUTCOME[outcome].lower(), n=number(gravest[outcome]))
        for outcome in words.OUTCOMES
        if outcome in gravest
    )


def _responsible(scope: Scope, now: Held) -> list[Line]:
    """Who is said to be responsible for violations, and how well it is shown: by incident, each once.

    Several articles of several agreements may forbid one act; a count of findings would count it
    as often as it was forbidden.
    """
    breaches: dict[str, Held] = {}
    for incident, finding in now:
        if finding.outcome in ("serious_violation", "minor_violation"):
            breaches.setdefault(incident.id, []).append((incident, finding))
    if not breaches:
        return []
    by_kind: dict[Responsibility, list[Held]] = {"attributed": [], "contested": [], "not_attributable": []}
    for rows in breaches.values():
        by_kind[_kind(rows)].append(rows)
    lines = []
    attributed = by_kind["attributed"]
    all_of_them = noun(len(breaches), "incident")
    if attributed:
        named, twice = _by_party(scope, attributed)
        text = words.S_ATTRIBUTED.format(
            total=all_of_them, n=number(len(attributed)), are=verb(len(attributed), "are"), parts=named
        )
        if twice:
            text += " " + words.S_TWICE.format(n=number(twice), stand=verb(twice, "stand"))
        lines.append(Line(text, _refs_all(scope, attributed)))
    rest: tuple[tuple[Responsibility, str], ...] = (
        ("contested", words.S_CONTESTED), ("not_attributable", words.S_NOBODY),
    )  # fmt: skip
    for kind, sentence in rest:
        if by_kind[kind]:
            n = len(by_kind[kind])
            text = sentence.format(n=number(n), are=verb(n, "are"))
            if not lines:  # "of them" needs its "them"
                text = f"{words.S_VIOLATIONS.format(incidents=all_of_them)} {text}"
            lines.append(Line(text, _refs_all(scope, by_kind[kind])))
    best = Counter(_proof(rows) for rows in breaches.values())
    parts = [
        f"{words.PROOF[proof].lower() if proof else words.S_PROOF_NONE} {number(best[proof])}"
        for proof in (*reversed(PROOF_ORDER), None)
        if best[proof]
    ]
    text = words.S_PROOF.format(parts=phrase.join(parts))
    return [*lines, Line(text, _refs_all(scope, list(breaches.values())))]


def _kind(rows: Held) -> Responsibility:
    """One incident under several articles: what one finding holds contested, the whole is."""
    found = {finding.responsibility for _, finding in rows}
    return (
        "contested" if "contested" in found else "attributed" if "attributed" in found else "not_attributable"
    )


def _by_party(scope: Scope, attributed: list[Held]) -> tuple[str, int]:
    """Distinct incidents attributed to each party, in words, and how many stand under more than one."""
    # Parties stand in the order of their agreement, others as they come: never by name.
    order = [party for a in scope.agreements for party in a.parties]
    tally: dict[str | None, int] = dict.fromkeys(order, 0)
    twice = 0
    for rows in attributed:
        parties = dict.fromkeys(_blamed(f) for _, f in rows if f.responsibility == "attributed")
        twice += len(parties) > 1
        for who in parties:
            tally[who] = tally.get(who, 0) + 1
    named = [f"{phrase.actor(scope.dossier, who)} {number(n)}" for who, n in tally.items() if n]
    return phrase.join(named), twice


def _proof(rows: Held) -> Proof | None:
    """The highest standard that a finding of the incident's gravest violation reaches."""
    gravest = min((f.outcome for _, f in rows), key=words.OUTCOMES.index)
    reached = [f.proof for _, f in rows if f.outcome == gravest and f.proof is not None]
    return max(reached, key=PROOF_ORDER.index, default=None)


def _blamed(finding: Finding) -> str | None:
    """The party whose act it would be, else the actor named, of the first side that names one."""
    for side in finding.sides:
        if side.by or side.actor:
            return side.by or side.actor
    return None


def _casualties(scope: Scope) -> list[Line]:
    everything = [i for i in scope.now if i.kind == "event"]
    events = [i for i in everything if not is_tally(i)]
    lines = []
    for what, sentence in _HARM:
        summed, counted, n = total(events, what)
        if summed is None:
            continue
        text = sentence.format(incidents=noun(len(counted), "incident"), span=summed.text)
        if n:
            text += " " + words.S_OPEN_TOLL.format(incidents=number(n), have=verb(n, "have"))
        if len(counted) > 1:
            text += " " + words.S_OVERLAP
        lines.append(Line(text, _refs(scope, counted)))
    apart = [i for i in everything if is_tally(i) and (bounds(i, "killed") or bounds(i, "injured"))]
    if apart:
        n = len(apart)
        text = words.S_TALLIES.format(incidents=noun(n, "incident"), have=verb(n, "have"), are=verb(n, "are"))
        lines.append(Line(text, _refs(scope, apart)))
    return lines or [Line(words.S_NO_TOLL)]


def _talks(scope: Scope) -> list[Line]:
    rest = [i for i in scope.now if not scope.findings.get(i.id)]
    named = Counter(i.acts[0].value if i.acts else None for i in rest)
    parts = []
    for act in (*acts(), None):
        if n := named[act]:
            name = words.OTHER_WORDS if act in (None, "other") else phrase.act(act)
            parts.append(f"{name} {number(n)}")
    return [Line(words.S_TALKS.format(parts=phrase.join(parts)), _refs(scope, rest))] if parts else []


def heaviest(scope: Scope) -> tuple[Line, ...]:
    """The incidents with the highest reported toll; equal ones in time order. Likely sums are none."""
    events = (i for i in scope.now if i.kind == "event" and not is_tally(i))
    toll = [(i, b.top) for i in events if (b := bounds(i, "killed"))]
    ranked = sorted((row for row in toll if row[1] > 0), key=lambda row: -row[1])[:HEAVIEST]
    lines = []
    for incident, _ in ranked:
        findings = scope.findings.get(incident.id, ())
        kinds = list(dict.fromkeys(f.responsibility for f in findings))
        text = words.S_HEAVY.format(
            when=phrase.when(incident.when),
            place=phrase.place(incident.place),
            act=phrase.act(incident.acts[0].value if incident.acts else None),
            toll=f"{words.KILLED}: {shown(incident, 'killed')}",
            responsibility=phrase.join(words.RESPONSIBILITY[k].lower() for k in kinds)
            or words.EVENTS_NOTE.rstrip(".").lower(),
            origins=noun(len(incident.origins), "origin"),
        )
        lines.append(Line(text, _refs(scope, [incident])))
    return tuple(lines)


def limits(scope: Scope, reports: Sequence[ReportNote]) -> tuple[Line, ...]:
    """What the figures cannot show: voices, precision, what is left out."""
    lines = [*_listed(scope), *_voices(scope, reports)]
    pending = [i for i in scope.now if scope.gravest(i) == "pending"]
    if pending:
        text = words.S_PENDING.format(incidents=noun(len(pending), "incident"), are=verb(len(pending), "are"))
        lines.append(Line(text, _refs(scope, pending)))
    judged = [i for i in scope.now if scope.findings.get(i.id)]
    coarse = [i for i in judged if i.place and i.place.where_prec >= 3]
    nowhere = [i for i in judged if i.place is None]
    wide = [i for i in judged if i.when and i.when.date_prec >= 3]
    for sentence, hit in ((words.S_COARSE, coarse), (words.S_NO_PLACE, nowhere), (words.S_WIDE, wide)):
        if hit:
            lines.append(Line(sentence.format(incidents=noun(len(hit), "incident")), _refs(scope, hit)))
    lines += [
        Line(sentence.format(**{word: noun(n, word[:-1])}, are=verb(n, "are"), have=verb(n, "have"),
                             stand=verb(n, "stand"), delay=noun(scope.dossier.publication.delay_days, "day")),
             _refs(scope, scope.undated) if sentence is words.S_UNDATED else ())
        for n, word, sentence in (
            (len(scope.undated), "incidents", words.S_UNDATED),
            (scope.withheld, "reports", words.S_WITHHELD),
            (scope.delayed, "incidents", words.S_DELAYED if scope.compared else words.S_DELAYED_ONLY),
            (scope.withdrawn, "findings", words.S_WITHDRAWN),
            (scope.absent, "findings", words.S_ABSENT),
        )
        if n
    ]  # fmt: skip
    return (*lines, *_coverage(scope), Line(words.S_SAMPLE))


def _coverage(scope: Scope) -> list[Line]:
    """In how many districts and months of the period who could see: it stands beside every count of the brief."""
    made = scope.tracked.access
    if made is None or not made.coverage:
        return []
    areas = Areas(scope.dossier)
    wider = {unit for row in made.coverage for unit in areas.around(row.area)[:-1]}
    rows = [row for row in made.coverage if row.area not in wider]
    told = Counter(row.word for row in rows)
    parts = [f"{number(told[word])} {said}" for word, said in zip(WORDS, accesswords.COVERED, strict=True)]
    return [Line(accesswords.S_COVERAGE.format(n=number(len(rows)), parts=", ".join(parts)))]


def _listed(scope: Scope) -> list[Line]:
    """That a brief of very many findings lists the gravest only; all are counted."""
    if scope.listing is None:
        return []
    everything = sum(len(scope.findings.get(i.id, ())) for i in scope.now)
    text = words.S_LISTED.format(
        findings=noun(everything, "finding"), listed=number(len(scope.listing.findings)), most=number(GRAVEST)
    )
    return [Line(text)]


def _voices(scope: Scope, reports: Sequence[ReportNote]) -> list[Line]:
    """How many of the cited reports come from which kind of source, and who speaks for whom."""
    if not reports:
        return []
    sources = [scope.dossier.sources.get(scope.reports[r.id].source or "") for r in reports]
    kinds = [s.kind if s else None for s in sources]
    parts = [f"{words.SOURCE_KIND[k]} {number(kinds.count(k))}" for k in words.SOURCE_KIND if k in kinds]
    parts += [f"{words.UNKNOWN_PUBLISHER} {number(kinds.count(None))}"] if None in kinds else []
    order = dict.fromkeys(party for a in scope.agreements for party in a.parties)
    voices = [s.alignment if s else None for s in sources]
    order |= dict.fromkeys(v for v in voices if v is not None)
    said = [
        words.S_VOICE_FOR.format(n=number(voices.count(who)), name=phrase.actor(scope.dossier, who))
        for who in order
        if who in voices
    ]
    said += [words.S_VOICE_NONE.format(n=number(voices.count(None)))] if None in voices else []
    first = words.S_MIX.format(
        reports=noun(len(reports), "report"), are=verb(len(reports), "are"), parts=phrase.join(parts)
    )
    return [Line(f"{first} {words.S_VOICE.format(parts=phrase.join(said))}")]


def _refs(scope: Scope, incidents: Iterable[Incident]) -> tuple[int, ...]:
    return scope.refs(name for i in incidents for name in (*i.claims_for, *i.claims_against))


def _refs_all(scope: Scope, incidents: Sequence[Held]) -> tuple[int, ...]:
    return _refs(scope, (rows[0][0] for rows in incidents))
