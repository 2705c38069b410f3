"""What each side says: the versions of an incident whose claims differ, in the sources' own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ceasefire.brief import phrase, words
from ceasefire.brief.brief import (
    ClaimNote,
    Disagreement,
    DisputedField,
    ReportNote,
    Segment,
    VersionNote,
    Voice,
)
from ceasefire.brief.quote import COLUMN, CUT
from ceasefire.brief.scope import Scope
from ceasefire.claims.claim import Claim, Harm
from ceasefire.dossier.dossier import vocabulary
from ceasefire.incidents.copies import with_repeats
from ceasefire.incidents.incident import Incident, Version
from ceasefire.incidents.origin import origin_of

QUOTES = 3
"""Quotations a version; the other claims follow as references."""

_MARKED = {
    "toll": ("killed", "injured"),
    "date": ("when", "start", "end"),
    "happened": ("modality", "denial", "act"),
    "denied": ("modality", "denial", "act"),
}

Notes = Mapping[int, tuple[ReportNote, ClaimNote]]

_SINGULAR = {"acts": "act", "actors": "actor", "targets": "target"}


def disputed(scope: Scope) -> dict[str, int]:
    """Number of the disagreement by incident id, in time order: of the incidents that are shown."""
    hit = [i for i in scope.now if (i.conflicts or i.claims_against) and scope.tells(i)]
    return {incident.id: n for n, incident in enumerate(hit, 1)}


def disagreements(
    scope: Scope, numbers: Mapping[str, int], findings: Mapping[str, int], reports: Sequence[ReportNote]
) -> tuple[Disagreement, ...]:
    """All of them, side by side. findings: number of the first finding by incident id; reports: the
    annex, which holds the quotations."""
    notes: Notes = {claim.number: (report, claim) for report in reports for claim in report.claims}
    return tuple(
        Disagreement(
            number=numbers[incident.id],
            when=phrase.when(incident.when),
            place=phrase.place(incident.place),
            act=phrase.act(incident.acts[0].value if incident.acts else None),
            finding=findings.get(incident.id),
            fields=_fields(scope, notes, incident),
        )
        for incident in scope.now
        if incident.id in numbers
    )


def _fields(scope: Scope, notes: Notes, incident: Incident) -> tuple[DisputedField, ...]:
    made = []
    names = list(dict.fromkeys(_SINGULAR.get(name, name) for name in incident.conflicts))
    if incident.claims_against and not {"happened", "denial", "denied"} & set(names):
        names.append("happened")
    for name in names:
        if name in ("act", "actor", "target"):
            versions = {"act": incident.acts, "actor": incident.actors, "target": incident.targets}[name]
            columns = [_version(scope, notes, name, v) for v in versions]
        elif name in ("killed", "injured", "toll"):
            columns = [
                _column(scope, notes, _figures(name, t.killed, t.injured), (t.origin,), t.claims, name)
                for t in incident.tolls
            ]
        elif name in ("happened", "denial", "denied"):
            against = _claims(scope, incident.claims_against)
            columns = [
                _column(scope, notes, words.HAPPENED, incident.origins, incident.claims_for, name),
                _column(scope, notes, words.DENIED, _families(scope, against), incident.claims_against, name),
            ]
        else:
            columns = _by_value(scope, notes, incident, name)
        if columns:
            made.append(DisputedField(words.FIELD.get(name, name), tuple(columns)))
    return tuple(made)


def _version(scope: Scope, notes: Notes, name: str, version: Version) -> VersionNote:
    value = phrase.act(version.value) if name == "act" else phrase.actor(scope.dossier, version.value)
    return _column(scope, notes, value, version.origins, version.claims, name)


def _by_value(scope: Scope, notes: Notes, incident: Incident, name: str) -> list[VersionNote]:
    """Versions of a field that the incident keeps no versions of: place, time and the like."""
    groups: dict[str, list[Claim]] = {}
    for claim in _claims(scope, incident.claims_for):
        if name == "place":
            value = phrase.place(claim.place)
        elif name in ("when", "date"):
            value = phrase.when(claim.when)
        else:
            raw = getattr(claim, name, None)
            value = words.NOT_SAID if raw is None else str(raw)
        groups.setdefault(value, []).append(claim)
    return [
        _column(scope, notes, value, _families(scope, claims), tuple(c.id for c in claims), name)
        for value, claims in groups.items()
    ]


def _column(
    scope: Scope, notes: Notes, value: str, origins: Sequence[str], claims: Sequence[str], field: str
) -> VersionNote:
    known = sorted(_claims(scope, claims), key=lambda c: scope.numbers[c.id])
    voices = []
    for claim in _spread(known):
        report, note = notes[scope.numbers[claim.id]]
        if note.quiet is None:
            voices.append(Voice(report.publisher, _only(note.quote, field), note.language, note.number))
    shown = {voice.claim for voice in voices}
    return VersionNote(
        value,
        tuple(phrase.origin(scope.dossier, name) for name in origins),
        tuple(voices),
        tuple(n for n in scope.refs(claims) if n not in shown),
    )


def _only(quote: Sequence[Segment], field: str) -> tuple[Segment, ...]:
    """The quotation with only the words marked that the column is about; words from outside the
    sentence are left out when they are about something else."""
    fields = (*_MARKED.get(field, (field,)), COLUMN)
    cut = Segment(CUT, None, True)
    kept: list[Segment] = []
    in_sentence = False
    for segment in quote:
        if not segment.outside:
            in_sentence = True
            kept.append(segment if segment.field in fields else Segment(segment.text))
        elif segment.field in fields:
            kept += [cut, segment] if in_sentence else [segment, cut]
    return tuple(kept)


def _spread(claims: Sequence[Claim]) -> list[Claim]:
    """A few claims to quote: first one of each report, so that one source does not fill the column."""
    first: dict[str, Claim] = {}
    for claim in claims:
        first.setdefault(claim.report, claim)
    return list(first.values())[:QUOTES]


def _claims(scope: Scope, names: Sequence[str]) -> list[Claim]:
    return [scope.claims[name] for name in names if name in scope.numbers]


def _families(scope: Scope, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Origins of claims of one incident, each once; a copy is the word of its original."""
    known = with_repeats(vocabulary(scope.dossier), [claims])
    return tuple(dict.fromkeys(origin_of(claim, known).family for claim in claims))


def _figures(name: str, killed: Harm | None, injured: Harm | None) -> str:
    parts = []
    if name in ("killed", "toll") and killed:
        parts.append(f"{words.KILLED}: {phrase.harm(killed)}")
    if name in ("injured", "toll") and injured:
        parts.append(f"{words.INJURED}: {phrase.harm(injured)}")
    return "; ".join(parts) or words.NOT_SAID
