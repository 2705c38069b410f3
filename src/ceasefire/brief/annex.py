"""The annex: every cited claim with the words and the address of its report."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import ClaimNote, ReportNote, Segment
from ceasefire.brief.handling import mark
from ceasefire.brief.quote import opening, quote, rows
from ceasefire.brief.scope import Scope
from ceasefire.clock import zone_of
from ceasefire.dossier.act import groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.source import Source
from ceasefire.incidents.judged import judged
from ceasefire.incidents.judgedwords import in_words
from ceasefire.reports.report import Report


def annex(scope: Scope, findings: Mapping[str, tuple[int, ...]]) -> tuple[ReportNote, ...]:
    """Reports in order of intake. findings: claim id -> numbers of the findings that rest on it."""
    by_report: dict[str, list[str]] = {}
    for name in scope.numbers:  # in ascending number
        by_report.setdefault(scope.claims[name].report, []).append(name)
    said = _judged(scope)
    notes = []
    for n, (report_id, names) in enumerate(by_report.items(), 1):
        report = scope.reports[report_id]
        claims = _claims(scope, report, names, findings, said)
        source = scope.dossier.sources.get(report.source or "")
        secret = all(claim.quiet for claim in claims)
        notes.append(
            ReportNote(
                number=n,
                id=report.id,
                publisher=publisher(scope.dossier, report),
                title=words.QUIET_TITLE if secret and report.title else report.title,
                language=report.language,
                published=_published(scope, report),
                url=report.url,
                source_note=_voice(scope.dossier, source),
                reliability=source.reliability if source else "F",
                handling=mark(scope.dossier, report),
                claims=claims,
            )
        )
    return tuple(notes)


Said = tuple[tuple[int | None, str], ...]


def _judged(scope: Scope) -> dict[str, Said]:
    """Claim id -> what people said of it and others that decides what is one incident. Of positions of forces only that
    somebody did: the reason may name the place."""
    told: dict[str, Said] = {}
    military = groups().get("military_acts", frozenset())
    for one in judged(scope.claims.values(), scope.dossier.pairs):
        if one.state != "holds":
            continue
        if any(scope.claims[name].act in military for name in one.claims):
            one = msgspec.structs.replace(one, pair=one.pair.unsaid())
        for name, other in (one.claims, one.claims[::-1]):
            told[name] = (*told.get(name, ()), (scope.numbers.get(other), in_words(one)))
    return told


def publisher(dossier: Dossier, report: Report) -> str:
    """Who published a report: as its header says, else the name of its source."""
    source = dossier.sources.get(report.source or "")
    return report.publisher or (source.name if source else None) or words.UNKNOWN_PUBLISHER


def _claims(
    scope: Scope, report: Report, names: list[str], findings: Mapping[str, tuple[int, ...]], said: Mapping[str, Said]
) -> tuple[ClaimNote, ...]:
    text: str | None = None
    table: Mapping[int, tuple[Segment, ...]] = {}
    notes = []
    for name in names:
        claim = scope.claims[name]
        if text is None:
            text = scope.texts(report.id)
            table = rows(report, text) if any(scope.claims[n].row for n in names) else {}
        if name in scope.quiet:
            segments: tuple[Segment, ...] = ()
        elif claim.row is not None and claim.row in table:
            segments = table[claim.row]
        else:
            segments, located = quote(claim, text)
            if not located:
                segments = (Segment(words.NOT_LOCATED + " "), *opening(report, text))
        notes.append(
            ClaimNote(
                number=scope.numbers[name],
                id=claim.id,
                quote=segments,
                language=None if claim.row is not None else report.language,
                row=claim.row,
                reading=phrase.reading(scope.dossier, claim),
                findings=findings.get(name, ()),
                quiet=words.QUIET_POSITION if name in scope.quiet else None,
                judged=said.get(name, ()),
            )
        )
    return tuple(notes)


def _published(scope: Scope, report: Report) -> str:
    if report.published is None:
        return words.DATE_UNKNOWN
    local = report.published.astimezone(zone_of(scope.dossier.time_zone))
    text = phrase.day(local.date())
    if not report.published_day_only:
        text += f", {local:%H:%M}"
    return f"{text} ({words.DATE_ASSUMED})" if report.published_assumed else text


def _voice(dossier: Dossier, source: Source | None) -> str:
    """Whose voice it is: kind, party it speaks for or leans to, agency it usually relays."""
    if source is None:
        return ""
    parts = [words.SOURCE_KIND.get(source.kind, source.kind)]
    if source.alignment:
        parts.append(words.SPEAKS_FOR.format(x=phrase.actor(dossier, source.alignment)))
    elif source.leaning:
        parts.append(words.LEANS.format(x=source.leaning))
    if source.family and source.family != source.id:
        parts.append(words.RELAYS.format(x=phrase.origin(dossier, source.family)))
    return "; ".join(parts)
