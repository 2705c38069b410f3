"""Real links: which reports did people use for which event? (part of `make bench-match` where the data is there)

    .venv/bin/python scripts/bench_links.py [--limit N]

`shared/data/ged-report-links` lists, for events of UCDP GED, the reports that its coders used: office, date, headline.
Headlines are read into claims by `ceasefire archive read`. A pair of a report and an event at most four days apart is
weighed by what headline and date tell: days between, distance to the nearest claim (and how well its place is known), the
event's place or province named in the headline, tolls. What that is worth is learned, by the regression of
`ceasefire match`, from the reports with even numbers; figures are of those with odd numbers. Beside it a stated
rule that learns nothing: published on the day of the event or the next, and a claim within 5 km or the place named.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ceasefire.archive.pool import Here
from ceasefire.archive.read import read_archive
from ceasefire.claims.rowwords import people
from ceasefire.incidents.nearby import DAYS, kilometres
from ceasefire.incidents.weights import fitted, odds

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "ged-report-links"
KIND = re.compile(r"\s+(?:town|village|city|neighbou?rhood|suburb|area|camp|subdistrict|district|governorate)$", re.IGNORECASE)
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|at|ar|az)(?=[bcdfghjklmnpqrstvwxyz])")
FAR = np.array([2.0, 5.0, 10.0, 25.0, 50.0])
COARSE_KM = 12.0
SIZES = (7, 14, 2, 2, 5)
"""Levels of each field: days, distance (7 for places known to a town, 7 for wider ones), place named, province named, toll."""


def links(limit: int | None) -> pd.DataFrame:
    """One row a link: report (a number), event, and what is known of both."""
    frame = pd.concat([pd.read_csv(path, dtype=str) for path in sorted(DATA.glob("report_links_*.csv.gz"))], ignore_index=True)
    frame["report"] = frame.groupby(["report_source", "report_date", "report_headline"], sort=False).ngroup()
    return frame if limit is None else frame[frame.report < limit]


def claims(reports: pd.DataFrame, folder: Path) -> pd.DataFrame:
    """What the headlines say."""
    texts = pd.DataFrame({"id": reports.report.astype(str), "text": reports.report_headline, "published": reports.report_date, "source": reports.report_source})
    (folder / "in").mkdir()
    texts.to_parquet(folder / "in" / "headlines.parquet", index=False)
    read_archive(folder / "in", folder / "out", Here())
    return pd.read_parquet(folder / "out" / "headlines.parquet")


def skeleton(words: list[str]) -> str:
    """Names romanised in different ways made comparable: without articles, vowels and doubled letters."""
    out = ""
    for word in words:
        for a, b in (("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "$"), ("ch", "$"), ("q", "k")):
            word = word.replace(a, b)
        out += re.sub(r"[aeiouywh]", "", re.sub(r"(.)\1", r"\1", ARTICLE.sub("", word)))
    return re.sub(r"(.)\1", r"\1", out)


def words_of(text: str) -> list[str]:
    """Its words in plain lower-case letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return [w for w in re.split(r"[^a-z$]+", re.sub(r"['’‘`ʿʾ]", "", plain)) if w not in ("", "al", "el", "as", "ash", "ad", "an", "at", "ar", "az")]


def named(text: str) -> set[str]:
    """Skeletons of up to three words that follow each other."""
    words = words_of(text)
    return {skeleton(words[n : n + k]) for n in range(len(words)) for k in (1, 2, 3)}


def pairs(reports: pd.DataFrame, events: pd.DataFrame, said: pd.DataFrame) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(report, event) as positions, and (m, fields) levels."""
    by: dict[int, list[Any]] = defaultdict(list)
    for claim in said.itertuples():
        by[int(claim.report)].append(claim)
    day = pd.to_datetime(events.event_start).to_numpy().astype("datetime64[D]")
    order = np.argsort(day, kind="stable")
    place = [skeleton(words_of(KIND.sub("", name))) for name in events.event_place]
    province = [skeleton(words_of(KIND.sub("", name))) for name in events.adm_1.fillna("")]
    lat, lon, best = events.latitude.astype(float).to_numpy(), events.longitude.astype(float).to_numpy(), events.best.astype(float).to_numpy()
    first, second, found = [], [], []
    for number, report in enumerate(reports.itertuples()):
        published = np.datetime64(report.report_date, "D")
        low, high = np.searchsorted(day[order], [published - DAYS, published + 2])
        words = named(report.report_headline)
        mine = by.get(report.report, [])
        tolls = [harm.best if harm.best is not None else harm.low for c in mine if isinstance(c.killed, str) and (harm := people(c.killed))]
        for event in order[low:high]:
            lag = int((published - day[event]).astype(int))
            span = len(FAR) + 1
            for claim in mine:
                if claim.lat == claim.lat:
                    far = int(np.searchsorted(FAR, kilometres(claim.lat, claim.lon, lat[event], lon[event])))
                    span = min(span, far + (7 if claim.radius_km > COARSE_KM else 0), key=lambda level: level % 7)
            toll = 0 if not tolls else min(1 if t == best[event] else 2 if abs(t - best[event]) <= 2 else 3 if t > best[event] else 4 for t in tolls)
            first.append(number)
            second.append(event)
            found.append((lag + 1, span, int(len(place[event]) > 2 and place[event] in words), int(len(province[event]) > 2 and province[event] in words), toll))
    return np.array(first), np.array(second), np.array(found, np.int32)


def figures(found: np.ndarray, right: np.ndarray, gold: int) -> dict[str, Any]:
    """Of links found."""
    hit = int(right[found].sum())
    precision, recall = hit / max(1, int(found.sum())), hit / max(1, gold)
    return {"found": int(found.sum()), "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(2 * precision * recall / max(1e-9, precision + recall), 3)}


def measured(frame: pd.DataFrame, folder: Path) -> dict[str, Any]:
    """All that is printed."""
    reports, events = frame.drop_duplicates("report"), frame.drop_duplicates("event_id").reset_index(drop=True)
    said = claims(reports, folder)
    first, second, levels = pairs(reports, events, said)
    numbers, ids = reports.report.to_numpy()[first], events.event_id.to_numpy()[second]
    gold = set(zip(frame.report, frame.event_id, strict=True))
    right = np.array([pair in gold for pair in zip(numbers.tolist(), ids.tolist(), strict=True)])
    odd = numbers % 2 == 1
    weights = fitted(levels[~odd], right[~odd].astype(np.float64), np.ones(int((~odd).sum())), SIZES)
    score = odds(weights, levels)
    limits = np.quantile(score[~odd], np.linspace(0.8, 0.9999, 200))
    even_gold, odd_gold = (sum(r % 2 == n for r, _ in gold) for n in (0, 1))
    limit = max(limits, key=lambda one: figures((score >= one) & ~odd, right, even_gold)["f1"])
    rule = (levels[:, 0] >= 1) & (levels[:, 0] <= 2) & ((levels[:, 1] < 2) | (levels[:, 2] == 1))
    placed = set(said.report[said.lat.notna()].astype(int))
    odd_pairs = {pair for pair in gold if pair[0] % 2 == 1}
    reach = sum(r in placed for r, _ in odd_pairs) / len(odd_pairs)
    best = np.zeros(int(first.max()) + 1, np.int64)
    best[first] = np.lexsort((score, first))[np.searchsorted(np.sort(first), first, side="right") - 1]
    top = best[np.unique(first[odd])]
    tied = np.unique(np.stack([first, score], axis=1), axis=0, return_inverse=True, return_counts=True)
    rivals = tied[2][tied[1].ravel()][right & odd] - 1
    tight = figures((score >= np.quantile(score[~odd], 0.9985)) & odd, right, odd_gold)
    return {
        "reports": len(reports), "events": len(events), "links": len(gold), "claims": len(said),
        "links within the days compared": round(right[odd].sum() / odd_gold, 3), "links whose report has a claim with a point": round(reach, 3),
        "links whose event's place is named": round(float((levels[odd & right][:, 2] == 1).mean()), 3),
        "events that a report is compared with, median": int(np.median(np.bincount(first))),
        "other events that fit the report as well as a right one, median": int(np.median(rivals)),
        "learned": figures((score >= limit) & odd, right, odd_gold), "learned, only the surest": tight,
        "stated rule": figures(rule & odd, right, odd_gold), "best event of a report is right": round(float(right[top].mean()), 3),
    }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; nothing where the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="only the first so many reports")
    given = parser.parse_args(arguments)
    if not DATA.is_dir():
        print("real links: the folder shared/data/ged-report-links is not there")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        made = measured(links(given.limit), Path(folder))
    print("real links of reports and events:")
    for name, value in made.items():
        print(f"  {name}: {value:,}" if isinstance(value, int) else f"  {name}: {value}")
    out = ROOT / "build" / "bench-links.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(made, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
