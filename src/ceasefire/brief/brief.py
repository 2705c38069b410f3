"""The brief as data: every part of the published document, in words, with the claims behind it.

Numbers, not ids, link the parts: finding n is `#f{n}`, claim n is `#c{n}`, report n is `#r{n}`. A claim's
number follows `Claim.order`, so nothing in the order of the document depends on a name.
"""

from __future__ import annotations

import datetime

import msgspec

from ceasefire.agreement.zone import ZoneTest
from ceasefire.brief.accessnote import AccessNotes
from ceasefire.brief.controlnote import ControlNotes
from ceasefire.brief.holdnote import HoldNotes
from ceasefire.brief.line import Line as Line
from ceasefire.findings.duty import Status
from ceasefire.findings.finding import Outcome, Proof, Responsibility, State
from ceasefire.reports.report import Tlp

Ring = tuple[tuple[float, float], ...]


class Segment(msgspec.Struct, frozen=True):
    """A stretch of quoted text. field: the claim's field that was read from it, None for the rest;
    outside: it stands elsewhere in the report than the sentence (or shows the cut between)."""

    text: str
    field: str | None = None
    outside: bool = False


class ClaimNote(msgspec.Struct, frozen=True, kw_only=True):
    """One claim in the annex. id: content id; quote: the sentence (or table row) it was read from;
    language: ISO 639-1 of the quote; row: the quote is a row of a table; reading: what was read, in
    neutral words; findings: numbers of the findings that rest on it;
    quiet: why the words are not repeated, None when they are; judged: what a person said of it and another claim that
    decides what is one incident: number of the other, None where it has none, and in words."""

    number: int
    id: str
    quote: tuple[Segment, ...]
    language: str | None
    row: int | None
    reading: str
    findings: tuple[int, ...]
    quiet: str | None = None
    judged: tuple[tuple[int | None, str], ...] = ()


class ReportNote(msgspec.Struct, frozen=True, kw_only=True):
    """One report in the annex. id: hex SHA-256; url: address as the report gives it, never trusted;
    source_note: whose voice it is; reliability: Admiralty letter."""

    number: int
    id: str
    publisher: str
    title: str | None
    language: str | None
    published: str
    url: str | None
    source_note: str
    reliability: str
    handling: Tlp
    claims: tuple[ClaimNote, ...]


class Count(msgspec.Struct, frozen=True):
    """One outcome. now: findings of the period; before: of the equal period before it, None where the
    two are not compared; incidents, incidents_before: the same by incident, each once, at its gravest."""

    outcome: Outcome
    now: int
    before: int | None
    incidents: int
    incidents_before: int | None


class SideNote(msgspec.Struct, frozen=True):
    """One version of who is responsible: neutral name, whose act it would be, independent origins."""

    name: str
    by: str | None
    origins: tuple[str, ...]
    claims: tuple[int, ...]


class ReasonNote(msgspec.Struct, frozen=True):
    """One step of the argument."""

    element: str
    text: str
    claims: tuple[int, ...]


class FindingNote(msgspec.Struct, frozen=True, kw_only=True):
    """One row of an article's table. when, place, killed, injured: printable text;
    coarse: the place is known to a district or wider, or was made so; dissent: printable sentences;
    proposed: what the machine proposed, where people changed it; judged: what people said, oldest first."""

    number: int
    id: str
    when: str
    place: str
    precision: str
    act: str
    outcome: Outcome
    responsibility: Responsibility
    zone: ZoneTest
    proof: Proof | None
    state: State
    sides: tuple[SideNote, ...]
    reasons: tuple[ReasonNote, ...]
    credibility: str
    killed: str | None
    injured: str | None
    claims: tuple[int, ...]
    disagreement: int | None = None
    dissent: tuple[str, ...] = ()
    proposed: str | None = None
    judged: tuple[str, ...] = ()


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """One provision with its findings in the period. number: position in the brief, from 1;
    kind: what it does, in words; counts: outcomes in the order of `words.OUTCOMES`;
    more: findings of the period that are counted and not listed."""

    number: int
    id: str
    title: str
    text: str
    kind: str
    counts: tuple[Count, ...]
    findings: tuple[FindingNote, ...]
    more: int = 0


class Instrument(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement. since, until: local days it is in force, None when open or not stated;
    period: the same in words; overlaps: it is in force at some time in the period;
    pages: (publisher and date, address) of what its terms were reported on."""

    number: int
    title: str
    class_: str
    period: str
    parties: tuple[str, ...]
    since: datetime.date | None
    until: datetime.date | None
    overlaps: bool
    pages: tuple[tuple[str, str], ...]
    articles: tuple[Article, ...]


class DutyNote(msgspec.Struct, frozen=True):
    """One thing that was due under an agreement. due: printable; status: see `findings.duty`."""

    agreement: str
    what: str
    due: str
    status: Status
    why: str
    claims: tuple[int, ...]


class EventNote(msgspec.Struct, frozen=True):
    """An incident that no article was held against: talks, terms, statements."""

    when: str
    place: str
    act: str
    who: str
    claims: tuple[int, ...]


class OriginToll(msgspec.Struct, frozen=True):
    """What one origin gives for one incident."""

    origin: str
    killed: str
    injured: str
    claims: tuple[int, ...]


class TollNote(msgspec.Struct, frozen=True, kw_only=True):
    """Casualties of one incident: interval over origins, and each origin's own figures."""

    when: str
    place: str
    act: str
    killed: str
    injured: str
    origins: tuple[OriginToll, ...]
    finding: int | None


class Voice(msgspec.Struct, frozen=True):
    """One quoted sentence. who: the publisher; claim: its number."""

    who: str
    quote: tuple[Segment, ...]
    language: str | None
    claim: int


class VersionNote(msgspec.Struct, frozen=True):
    """One column: what is said, by which origins, in which words. more: claims not quoted here."""

    value: str
    origins: tuple[str, ...]
    voices: tuple[Voice, ...]
    more: tuple[int, ...]


class DisputedField(msgspec.Struct, frozen=True):
    """What the claims differ on, one column a version."""

    name: str
    versions: tuple[VersionNote, ...]


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """An incident whose claims differ."""

    number: int
    when: str
    place: str
    act: str
    finding: int | None
    fields: tuple[DisputedField, ...]


class Outline(msgspec.Struct, frozen=True):
    """A shape on the map, rings of (lon, lat) degrees. name: label, drawn at `at` (lon, lat);
    main: the dossier is about it."""

    name: str
    rings: tuple[Ring, ...]
    main: bool
    at: tuple[float, float] | None = None


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents at one place. area: known to a district or wider (radius_km is then its extent,
    rings its shape where one is on file); killed: sum of the lowest figures given for single
    happenings; outcome: the gravest of their findings."""

    name: str
    lat: float
    lon: float
    radius_km: float
    area: bool
    count: int
    killed: int
    outcome: Outcome
    rings: tuple[Ring, ...] = ()


class Town(msgspec.Struct, frozen=True):
    """A place drawn for orientation only. rank: 0 cities, 1 towns."""

    name: str
    lat: float
    lon: float
    rank: int


class MapView(msgspec.Struct, frozen=True):
    """What the map shows. notes: what it cannot show, in sentences."""

    outlines: tuple[Outline, ...]
    spots: tuple[Spot, ...]
    towns: tuple[Town, ...]
    notes: tuple[Line, ...]


class Bucket(msgspec.Struct, frozen=True):
    """Incidents that start in [first, next): counts in the order of `words.OUTCOMES`."""

    first: datetime.date
    counts: tuple[int, ...]


class Timeline(msgspec.Struct, frozen=True):
    """unit: day, week or month; end: day after the last bucket."""

    unit: str
    buckets: tuple[Bucket, ...]
    end: datetime.date
    notes: tuple[Line, ...]


class FateNote(msgspec.Struct, frozen=True):
    """One thing that became of a step. claims: numbers of the claims that show it."""

    text: str
    claims: tuple[int, ...]


class StepNote(msgspec.Struct, frozen=True, kw_only=True):
    """One step of talks. when, kind, who: printable; terms: what it says, a source's words in quotation marks; told: by whom;
    claims: numbers of the claims that tell of it; disputed: sources contradict each other."""

    when: str
    kind: str
    who: str
    terms: tuple[str, ...]
    told: str
    claims: tuple[int, ...]
    fates: tuple[FateNote, ...]
    disputed: bool


class StrengthNote(msgspec.Struct, frozen=True, kw_only=True):
    """One side in one month. moves, numbers, seen: printable; under: how many fell under a truce that binds the side."""

    month: str
    side: str
    moves: str
    numbers: str
    under: str
    seen: str
    claims: tuple[int, ...]


class TrackNotes(msgspec.Struct, frozen=True):
    """The two sections. kept: what of the moves is not shown, in a sentence, None when nothing is kept back."""

    asked: tuple[StepNote, ...] = ()
    steps: tuple[StepNote, ...] = ()
    earlier: tuple[StepNote, ...] = ()
    strength: tuple[StrengthNote, ...] = ()
    kept: str | None = None


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """One brief. since, date: first and last local day; before: the same of the period compared with,
    None where nothing is compared, for the reason in `not_compared`; reported_to: local day of the latest report cited;
    duties_open: what is due with no time set, and not reported; tracks: talks and strength; access: aid and passage; control: who holds what; hold: the outlook;
    events_more, undated_more, incidents_more: counted and not listed, in a brief of very many
    findings (0 in any other)."""

    title: str
    about: str
    time_zone: str
    since: datetime.date
    date: datetime.date
    before: tuple[datetime.date, datetime.date] | None
    not_compared: str
    reported_to: datetime.date | None
    tlp: Tlp
    counts: tuple[Count, ...]
    summary: tuple[Line, ...]
    heaviest: tuple[Line, ...]
    limits: tuple[Line, ...]
    instruments: tuple[Instrument, ...]
    duties: tuple[DutyNote, ...]
    duties_open: int
    undated: tuple[EventNote, ...]
    events: tuple[EventNote, ...]
    tolls: tuple[TollNote, ...]
    disagreements: tuple[Disagreement, ...]
    map: MapView
    timeline: Timeline
    reports: tuple[ReportNote, ...]
    tracks: TrackNotes
    control: ControlNotes
    hold: HoldNotes = HoldNotes()
    access: AccessNotes = AccessNotes()
    events_more: int = 0
    undated_more: int = 0
    incidents_more: int = 0
