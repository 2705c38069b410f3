"""The summary: what the period's claims add up to, in neutral sentences with the claims behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ceasefire.brief import phrase, words
from ceasefire.brief.articles import held
from ceasefire.brief.brief import Line, ReportNote
from ceasefire.brief.phrase import noun, number, verb
from ceasefire.brief.scope import Scope
from ceasefire.brief.tolls import What, bounds, shown, total
from ceasefire.dossier.act import acts
from ceasefire.findings.finding import PROOF_ORDER, Finding
from ceasefire.incidents.incident import Incident

HEAVIEST = 6
"""Incidents named one by one."""

_HARM: tuple[tuple[What, str], ...] = (("killed", words.S_DEAD), ("injured", words.S_HURT))

Held = list[tuple[Incident, Finding]]


def summary(scope: Scope, disputed: int) -> tuple[Line, ...]:
    """Findings, who is said to be responsible, proof, casualties, talks."""
    now = held(scope, scope.now)
    lines = _held(scope, now) + _responsible(scope, now)
    lines += _casualties(scope)
    lines += _talks(scope)
    if disputed:
        hit = [i for i in scope.now if i.conflicts or i.claims_against]
        text = words.S_DIFFER.format(incidents=noun(disputed, "incident"))
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
    second = words.S_OUTCOME.format(
        parts=_by_outcome(scope, scope.now), before=_by_outcome(scope, scope.before) or "0"
    )
    return [Line(f"{first} {second}", _refs(scope, judged))]


def _by_outcome(scope: Scope, incidents: Sequence[Incident]) -> str:
    gravest = [scope.gravest(i) for i in incidents]
    return phrase.join(
        words.OUTCOME_COUNT.format(outcome=words.OUTCOME[outcome].lower(), n=number(gravest.count(outcome)))
        for outcome in words.OUTCOMES
        if outcome in gravest
    )


def _responsible(scope: Scope, now: Held) -> list[Line]:
    breaches = [(i, f) for i, f in now if f.outcome in ("serious_violation", "minor_violation")]
    if not breaches:
        return []
    lines = []
    by_kind = {
        kind: [(i, f) for i, f in breaches if f.responsibility == kind] for kind in words.RESPONSIBILITY
    }
    attributed = by_kind["attributed"]
    if attributed:
        # Parties stand in the order of their agreement, others as they come: never by name.
        order = [party for a in scope.agreements for party in a.parties]
        tally: dict[str | None, int] = dict.fromkeys(order, 0)
        for _, finding in attributed:
            who = _blamed(finding)
            tally[who] = tally.get(who, 0) + 1
        named = phrase.join(
            f"{phrase.actor(scope.dossier, who)} {number(n)}" for who, n in tally.items() if n
        )
        text = words.S_ATTRIBUTED.format(
            total=noun(len(breaches), "finding"), n=number(len(attributed)),
            are=verb(len(attributed), "are"), parts=named,
        )  # fmt: skip
        lines.append(Line(text, _refs_of(scope, attributed)))
    for kind, sentence in (("contested", words.S_CONTESTED), ("not_attributable", words.S_NOBODY)):
        if by_kind[kind]:
            n = len(by_kind[kind])
            text = sentence.format(n=number(n), are=verb(n, "are"))
            if not lines:  # "of them" needs its "them"
                text = f"{noun(len(breaches), 'finding')} of a violation. {text}"
            lines.append(Line(text, _refs_of(scope, by_kind[kind])))
    parts = []
    for proof in (*reversed(PROOF_ORDER), None):
        n = sum(f.proof == proof for _, f in breaches)
        if n:
            name = words.PROOF[proof].lower() if proof else words.S_PROOF_NONE
            parts.append(f"{name} {number(n)}")
    lines.append(Line(words.S_PROOF.format(parts=phrase.join(parts)), _refs_of(scope, breaches)))
    return lines


def _blamed(finding: Finding) -> str | None:
    """The party whose act it would be, else the actor named, of the first side that names one."""
    for side in finding.sides:
        if side.by or side.actor:
            return side.by or side.actor
    return None


def _casualties(scope: Scope) -> list[Line]:
    events = [i for i in scope.now if i.kind == "event"]
    lines = []
    for what, sentence in _HARM:
        summed, counted, n = total(events, what)
        if summed is None:
            continue
        text = sentence.format(incidents=noun(len(counted), "incident"), span=summed.text)
        if n:
            text += " " + words.S_OPEN_TOLL.format(incidents=number(n), have=verb(n, "have"))
        lines.append(Line(text, _refs(scope, counted)))
    return lines or [Line(words.S_NO_TOLL)]


def _talks(scope: Scope) -> list[Line]:
    rest = [i for i in scope.now if not scope.findings.get(i.id)]
    named = [(i, i.acts[0].value if i.acts else None) for i in rest]
    parts = []
    for act in (*acts(), None):
        n = sum(value == act for _, value in named)
        if n:
            name = words.OTHER_WORDS if act in (None, "other") else phrase.act(act)
            parts.append(f"{name} {number(n)}")
    return [Line(words.S_TALKS.format(parts=phrase.join(parts)), _refs(scope, rest))] if parts else []


def heaviest(scope: Scope) -> tuple[Line, ...]:
    """The incidents with the highest reported toll; equal ones in time order."""
    toll = [(i, b.top) for i in scope.now if i.kind == "event" and (b := bounds(i, "killed"))]
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
    now = held(scope, scope.now)
    lines = [*_voices(scope, reports)]
    pending = [(i, f) for i, f in now if f.outcome == "pending"]
    if pending:
        text = words.S_PENDING.format(findings=noun(len(pending), "finding"), are=verb(len(pending), "are"))
        lines.append(Line(text, _refs_of(scope, pending)))
    judged = [i for i in scope.now if scope.findings.get(i.id)]
    coarse = [i for i in judged if i.place and i.place.where_prec >= 3]
    nowhere = [i for i in judged if i.place is None]
    wide = [i for i in judged if i.when and i.when.date_prec >= 3]
    for sentence, hit in ((words.S_COARSE, coarse), (words.S_NO_PLACE, nowhere), (words.S_WIDE, wide)):
        if hit:
            lines.append(Line(sentence.format(incidents=noun(len(hit), "incident")), _refs(scope, hit)))
    lines += [
        Line(sentence.format(**{word: noun(n, word[:-1])}, are=verb(n, "are"), have=verb(n, "have"),
                             stand=verb(n, "stand")),
             _refs(scope, scope.undated) if sentence is words.S_UNDATED else ())
        for n, word, sentence in (
            (len(scope.undated), "incidents", words.S_UNDATED),
            (scope.withheld, "reports", words.S_WITHHELD),
            (scope.delayed, "incidents", words.S_DELAYED),
            (scope.withdrawn, "findings", words.S_WITHDRAWN),
            (scope.absent, "findings", words.S_ABSENT),
        )
        if n
    ]  # fmt: skip
    return (*lines, Line(words.S_SAMPLE))


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


def _refs_of(scope: Scope, rows: Held) -> tuple[int, ...]:
    return _refs(scope, (i for i, _ in rows))
