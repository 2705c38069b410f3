"""Structured rows become claims without reading: one row, one claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.rowplaces import place_of
from ceasefire.claims.rowwords import Names, act_of, people
from ceasefire.clock import DatePrec, Interval, days
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.ids import content_id
from ceasefire.reports import ucdp
from ceasefire.reports.header import nearest
from ceasefire.reports.report import Report
from ceasefire.reports.table import Row, day_of, number_of, rows

ROWS = "rows/1"
"""Name and version of this reader."""

_PRECISIONS: dict[str, DatePrec] = {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5}


def rows_to_claims(report: Report, text: str, vocabulary: Vocabulary) -> Iterator[Claim | Problem]:
    """The claims of a table report, in the order of its rows; a `Problem` for each row that has none,
    and a warning for each act that is not known.

    `Claim.row` is the row's line of the file; `spans["row"]` its characters in `text`. Names that
    the vocabulary does not know keep their words and give no actor.
    """
    names = Names(vocabulary)
    ged = report.format == "ucdp_ged"
    make: Callable[[Report, Row, Vocabulary, Names], Claim] = _from_ged if ged else from_row
    known: dict[str, bool] = {}
    position = 0
    for row in rows(report, text, ucdp.KINDS if ged else None):
        if isinstance(row, Problem):
            yield row
            continue
        told = _told_act(report, row, known)
        if told is not None:
            yield told
        yield _numbered(report, row, make(report, row, vocabulary, names), position)
        position += 1


def unknown_words(report: Report, text: str, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A warning at the first row of each act and each source that is not known; no claim is made."""
    names = Names(vocabulary)
    acts: dict[str, bool] = {}
    sources: dict[str, bool] = {}
    if not {"act", "source"} & set(report.columns):
        return
    for row in rows(report, text):
        if isinstance(row, Problem):
            continue
        told = _told_act(report, row, acts)
        if told is not None:
            yield told
        word = row.values.get("source")
        if word is not None and word not in sources:
            sources[word] = names.source(word) is not None
            if not sources[word]:
                yield _unknown_source(report, row, word, vocabulary)


def _unknown_source(report: Report, row: Row, word: str, vocabulary: Vocabulary) -> Problem:
    remedy = nearest(word, vocabulary.sources, "its words are kept; see sources.yaml")
    what = f"column '{report.columns['source']}' has {word[:40]!r}, which is not a source of this dossier"
    return Problem(
        file=report.name, line=row.line, code="unknown_source", severity="warning", what=what, remedy=remedy
    )


def _told_act(report: Report, row: Row, known: dict[str, bool]) -> Problem | None:
    word = row.values.get("act")
    if word is None or word in known:
        return None
    known[word] = act_of(word) is not None
    return None if known[word] else _unknown_act(report, row, word)


def _numbered(report: Report, row: Row, claim: Claim, position: int) -> Claim:
    fields = {name: getattr(claim, name) for name in claim.__struct_fields__}
    fields |= {
        "id": content_id("claim", {"report": report.id, "row": row.line}),
        "report": report.id,
        "order": (report.seq, position),
        "spans": {"row": row.span},
        "reader": ROWS,
        "row": row.line,
    }
    return Claim(**fields)


def _from_ged(report: Report, row: Row, vocabulary: Vocabulary, names: Names) -> Claim:
    cell = row.values.get
    one_sided = cell("type_of_violence") == "3"
    when = _interval(row, vocabulary, _PRECISIONS.get(cell("date_prec", "")))
    lat, lon = number_of(cell("lat", "")), number_of(cell("lon", ""))
    said = " ".join((cell("source_original") or cell("source_office") or "").split()) or None
    return Claim(
        id="", report=report.id,
        source=report.source or (ucdp.SOURCE if ucdp.SOURCE in vocabulary.sources else None),
        act="killing_other" if one_sided else "armed_clash",
        # GED names the sides of a dyad; which of them attacked it does not say.
        mutual=not one_sided,
        actor=names.actor(cell("side_a")), actor_surface=cell("side_a"),
        target=names.actor(cell("side_b")), target_surface=cell("side_b"),
        place=place_of(
            vocabulary.gazetteer, name=cell("where_coordinates"), admin1=cell("adm_1"), admin2=cell("adm_2"),
            point=(lat, lon) if lat is not None and lon is not None else None,
            where_prec=_whole(cell("where_prec")),
        ),
        when=when,
        killed=_deaths(row),
        attributed_to=names.source(said) or names.source(cell("source_office")) or said,
    )  # fmt: skip


def _deaths(row: Row) -> Harm | None:
    cell = row.values.get
    low, best, high = _whole(cell("low")), _whole(cell("best")), _whole(cell("high"))
    if low is None and best is None and high is None:
        return None
    sides = [n for n in (_whole(cell("deaths_a")), _whole(cell("deaths_b"))) if n is not None]
    return Harm(
        low=low, best=best, high=high, civilians=_whole(cell("deaths_civilians")),
        combatants=sum(sides) if sides else None,
    )  # fmt: skip


def from_row(report: Report, row: Row, vocabulary: Vocabulary, names: Names) -> Claim:
    cell = row.values.get
    lat, lon = number_of(cell("lat", "")), number_of(cell("lon", ""))
    radius = cell("radius_km")
    act = act_of(cell("act", "")) or "other"
    place = place_of(
        vocabulary.gazetteer, name=cell("place"), admin1=cell("admin1"), admin2=cell("admin2"),
        point=(lat, lon) if lat is not None and lon is not None else None,
        radius_km=number_of(radius) if radius else None,
    )  # fmt: skip
    said = cell("source")
    known = names.source(said)
    return Claim(
        id="", report=report.id,
        source=report.source or known,
        act=act, mutual=act == "armed_clash",  # who began is not told
        actor=names.actor(cell("actor")), actor_surface=cell("actor"),
        target=names.actor(cell("target")), target_surface=cell("target"),
        place=place,
        when=_interval(row, vocabulary, None),
        killed=people(cell("killed", "")), injured=people(cell("injured", "")),
        attributed_to=(known or said) if report.source or known is None else None,
    )  # fmt: skip


def _interval(row: Row, vocabulary: Vocabulary, precision: DatePrec | None) -> Interval | None:
    start = day_of(row.values["date_start"])
    end = day_of(row.values.get("date_end", row.values["date_start"]))
    if start is None or end is None:
        return None
    return days(start, end, vocabulary.time_zone, precision)


def _whole(cell: str | None) -> int | None:
    number = number_of(cell) if cell else None
    return None if number is None else int(number)


def _unknown_act(report: Report, row: Row, word: str) -> Problem:
    what = f"column '{report.columns['act']}' has {word[:40]!r}, which is no act that is known"
    return Problem(file=report.name, line=row.line, code="unknown_act", severity="warning", what=what,
                   remedy="it is taken as `other`; use an act of ours, of ACLED or of UCDP")  # fmt: skip
