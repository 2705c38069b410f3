"""Speed beside the peers', in the same run on the same machine (`make bench`).

    .venv/bin/python scripts/bench.py [--rounds N]

Prints the table and writes build/bench.json. Real texts and event files are used where a folder
`shared` stands beside the checkout; without it those rows are left out, and this is said.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import bench_judge
import news_patterns
from bench_stream import SENTENCES, ordinary_articles
from measure import Figure, measure, race, table, write

from ceasefire.agreement.article import articles
from ceasefire.agreement.load import load_agreements
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.claims.parse import MODEL
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.rows import rows_to_claims
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.findings.judge import judge
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.match import match
from ceasefire.reports.intake import Taken, take_in
from ceasefire.reports.markdown import parse
from ceasefire.store import open_store

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

PEER = "spaCy small, full pipeline (no claims made)"
MIXED = 8
"""One article in this many is about the conflict."""

Article = tuple[str, datetime | None, str | None]
"""Text, publication instant, source id."""


def english_reports(dossier: Dossier) -> list[Article]:
    """Bodies of the embedded dossier's English reports."""
    words = vocabulary(dossier)
    out: list[Article] = []
    for path in sorted((dossier.root / "reports").glob("*.md")):
        text = path.read_text("utf-8")
        found = parse(text, words, path.name)
        if found.given.language == "en" and not found.problems:
            out.append((text[slice(*found.body)], found.given.published, found.given.source))
    return out


def shared_texts() -> list[Article]:
    """The two published texts, where they are present."""
    dated = {"southwest-truce-2017.txt": datetime(2017, 7, 9, tzinfo=UTC)}
    dated["daraa-breakdown-2021.txt"] = datetime(2021, 8, 3, tzinfo=UTC)
    found = [(SHARED / "texts" / name, day) for name, day in dated.items()]
    return [(path.read_text("utf-8"), day, None) for path, day in found if path.exists()]


def reading(name: str, articles: Sequence[Article], words: Vocabulary, rounds: int, bar: float | None) -> list[Figure]:
    """Our reader, text to claims, against a parse of everything that makes no claims."""
    import spacy

    nlp = spacy.load(MODEL)
    texts = [text for text, _, _ in articles]
    sentences = sum(len(list(doc.sents)) for doc in nlp.pipe(texts))

    given = [Text(text=text, published=day, source=source, language="en") for text, day, source in articles]

    def ours() -> None:
        for _ in read_many(given, words):
            pass

    def peer() -> None:
        for _ in nlp.pipe(texts):
            pass

    figure = measure(
        f"{name}: articles", len(texts), "articles per CPU second", ours, peer,
        peer_name=PEER, bar=bar, rounds=rounds,
    )  # fmt: skip
    scale = sentences / len(texts)  # the same runs, counted in sentences
    row = replace(
        figure.row, name=f"{name}: sentences", unit="sentences per CPU second",
        ours=round(figure.row.ours * scale, 3), peer=round((figure.row.peer or 0.0) * scale, 3),
    )  # fmt: skip
    return [figure, replace(figure, row=row)]


REPEATED = {"conflict reports": 4}
"""How often a stream is read in one run by the clock, so that no start decides; others twice."""
BATCHES = (32, 128)
"""Texts that the peer is let send to a process at once; the best counts."""
_FIGURE = re.compile(r"\b(?<![:.,/-])(?:[2-9]|[1-9]\d)\b(?![:./-]|,\d)")


def again(text: str, time: int) -> str:
    """A text for the time it is read once more: its figures below a hundred are others. (Nothing of ours keeps whole texts or
    sentences for longer than 128 texts, and nothing of the peer either; words both of them keep.)"""
    return _FIGURE.sub(lambda found: str(2 + (int(found[0]) - 2 + 7 * time) % 98), text)


def on_cores(name: str, articles: Sequence[Article], words: Vocabulary, rounds: int, bar: float | None) -> Figure:
    """Both by the clock on all cores that this process may use; the peer as it goes fastest: by its own processes, or alone."""
    import spacy

    from ceasefire.claims.many import cores, read_on

    nlp, count, times = spacy.load(MODEL), cores(), REPEATED.get(name, 2)
    given = [
        Text(text=again(text, time), published=day, source=source, language="en") for time in range(times) for text, day, source in articles
    ]
    texts = [one.text for one in given]

    def ours() -> None:
        for _ in read_on(given, words, count):
            pass

    def peer(processes: int, batch: int) -> Callable[[], None]:
        def run() -> None:
            for _ in nlp.pipe(texts, n_process=processes, batch_size=batch):
                pass

        return run

    ways = {"alone": {"one process": peer(1, 256)}}
    if count > 1:
        ways["shared"] = {f"{count} processes, batches of {batch}": peer(count, batch) for batch in BATCHES}
    return race(
        f"{name}, {len(texts)} texts ({len(articles)} {times} times over, with other figures), by the clock on {count} cores: articles", len(texts),
        "articles per second", ours, ways, peer_name=PEER, bar=bar, rounds=rounds,
    )  # fmt: skip


def event_file() -> Path | None:
    """The table of 1,352 events, where it is present."""
    path = SHARED / "data" / "ucdp-ged-syria" / "ged_southwest_syria_2016_2019.csv"
    return path if path.exists() else None


def claims_of_table(path: Path, dossier: Dossier) -> tuple[Claim, ...]:
    """Intake into a store in memory, then rows to claims; every row has to become one."""
    words = vocabulary(dossier)
    with open_store(":memory:") as store:
        taken = [t for t in take_in(store, words, [path]) if isinstance(t, Taken)]
        blob = store.blob(taken[0].report.id) or b""
    text = blob.decode(taken[0].report.encoding)
    made = tuple(rows_to_claims(taken[0].report, text, words))
    problems = [one for one in made if isinstance(one, Problem)]
    if problems:
        raise SystemExit(f"{path.name}: {problems[0]}")
    return tuple(one for one in made if isinstance(one, Claim))


def events(path: Path, dossier: Dossier, rounds: int) -> list[Figure]:
    """The event file from bytes to findings, and judging alone beside a bare spatial join."""
    words, agreements = vocabulary(dossier), load_agreements(dossier)
    claims = claims_of_table(path, dossier)
    incidents = match(claims, words)
    by_id = {claim.id: claim for claim in claims}

    def whole() -> None:
        again = claims_of_table(path, dossier)
        judge(match(again, words), {claim.id: claim for claim in again}, agreements, dossier)

    held = sum(len(a.provisions) for a in agreements)
    return [
        measure(f"event table to findings, {len(claims)} rows", len(claims), "rows per CPU second", whole, rounds=rounds),
        measure(
            f"judging, {len(incidents)} incidents x {held} articles", len(incidents), "incidents per CPU second",
            lambda: judge(incidents, by_id, agreements, dossier), join(incidents, agreements, dossier),
            peer_name="shapely STRtree join with date masks (yes or no only, no reasons)", rounds=rounds,
        ),
    ]  # fmt: skip


def join(incidents: Sequence[Incident], agreements: Sequence[Agreement], dossier: Dossier) -> Callable[[], int]:
    """What GeoPandas' sjoin does below pandas: point in polygon by an STRtree, then masks on dates."""
    import numpy
    import shapely
    from shapely.geometry import shape

    placed = [i for i in incidents if i.place is not None and i.place.lat is not None and i.when is not None]
    start = numpy.array([i.when.start.timestamp() for i in placed if i.when])
    points = shapely.points([(i.place.lon, i.place.lat) for i in placed if i.place])
    outlines = {name: shape(dict(geometry)) for name, geometry in dossier.shapes.items()}
    zones: list[Any] = []
    spans: list[tuple[float, float]] = []
    for agreement in agreements:
        for article in articles(agreement, tuple(agreements)):
            spec = agreement.zones.get(article.provision.zone or "")
            parts = [outlines[n] for n in (*spec.admin, *spec.shapes) if n in outlines] if spec else []
            zones.append(shapely.union_all(parts) if parts else shapely.box(-180, -90, 180, 90))
            spans.append((article.start.timestamp(), article.end.timestamp() if article.end else float("inf")))

    def run() -> int:
        tree = shapely.STRtree(points)
        zone, point = tree.query(zones, predicate="contains")
        begin, end = numpy.array(spans)[zone].T
        return int(((start[point] >= begin) & (start[point] < end)).sum())

    return run


def reading_figures(rounds: int) -> list[Figure]:
    """Reading beside the peer, on conflict reports and on the mixed stream."""
    dossier = load(embedded("southwest-syria"))
    words = vocabulary(dossier)
    conflict = [*english_reports(dossier), *shared_texts()]
    length = round(sum(text.count(". ") + 1 for text, _, _ in conflict) / len(conflict))
    figures = reading("conflict reports", conflict, words, max(rounds, 7), 3.0)  # a round takes seconds only: a single slow one must not decide
    figures.append(on_cores("conflict reports", conflict, words, min(rounds, 2), 3.0))
    seen = (*SENTENCES, *news_patterns.tuned())
    for kind, patterns, bar in (("patterns tuned on", seen, None), ("held-out patterns", news_patterns.held(), 10.0)):
        made = ordinary_articles((MIXED - 1) * len(conflict), length, patterns=patterns)
        ordinary: list[Article] = [(text, conflict[0][1], None) for text in made]
        name = f"mixed stream, one in {MIXED} about the conflict, {kind}"
        figures += reading(name, [*conflict, *ordinary], words, rounds, bar)
        if bar is not None:
            figures.append(on_cores(name, [*conflict, *ordinary], words, min(rounds, 2), bar))
    return figures


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, write build/bench.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count, after one that warms up")
    rounds = parser.parse_args(arguments).rounds
    dossier = load(embedded("southwest-syria"))
    figures = reading_figures(rounds)
    path = event_file()
    if path is not None:
        figures += events(path, dossier, rounds)
    print(table(figures))
    print()
    out = ROOT / "build" / "bench.json"
    write(figures, out)
    columns = bench_judge.run()
    out.write_text(json.dumps([*json.loads(out.read_text("utf-8")), *columns], indent=2) + "\n", "utf-8")
    print("\nCPU seconds of this process, or seconds by the clock where that is said; ours and the peer in turns, medians (the fastest, by the clock); written to build/bench.json")
    if path is None:
        print("left out: the event table (no folder `shared` beside the checkout)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
