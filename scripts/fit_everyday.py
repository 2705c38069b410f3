"""Learns how everyday news is told from war by its words, from texts that we wrote (tests/gold/everyday, tests/gold/read/dev-en*.jsonl, the example dossier).

    .venv/bin/python scripts/fit_everyday.py           print what cross-validation says
    .venv/bin/python scripts/fit_everyday.py --write   and write src/ceasefire/claims/everyday/weights.json

One logistic regression with a ridge penalty over sentences: each word of the sentence counts 1, each word of its text once more, less where the text is long (`reach`).
Sentences of everyday news are one class; those of reports of war that the dictionary pass would have parsed are the other, and their other sentences at a third of the weight.
Only stems of words that stand in small letters somewhere, and in two texts, are learnt.

- Folds: ten, whole texts, text n of a file in fold n mod 10.
- Lost: claims that the reader makes of reports of war without any such gate, in sentences that a model fitted without their fold would pass over.
- The limit: the highest score such that at most LOST of those claims are below, drawn MARGIN down. Sentences that the hand-made lists pass over, too, have a limit of
  their own, LIKELY, where they name a weapon; of others the lists are believed, as they were of all before.
"""

from __future__ import annotations

import argparse
import json
import sys
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

import bench
from ceasefire.claims import english
from ceasefire.claims import read as reading
from ceasefire.claims.everyday.everyday import KINDS, Weighed, stem
from ceasefire.claims.gate import is_business, is_warlike, worth_parsing
from ceasefire.claims.mentions import find_mentions
from ceasefire.claims.plain_news import unnamed_keys
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.subject import near, passed_over, subject_of
from ceasefire.claims.text import clean, sentences
from ceasefire.claims.tokens import tokenise
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
WEIGHTS = ROOT / "src" / "ceasefire" / "claims" / "everyday" / "weights.json"
FOLDS = 10
REACH = 40
PENALTY, PENALTY_OF_KINDS = 3.0, 0.3
LEAST = 2
"""Texts that a word must be in."""
OTHERS = 0.3
"""What a sentence of a report of war weighs that would not be parsed."""
REPEATED = 0.5
"""What the example dossier's reports weigh, which are much alike."""
LOST = 0.002
MARGIN = 1.5
LIKELY = 2.0
PUBLISHED = datetime(2024, 3, 5, tzinfo=UTC)
Vector = NDArray[np.float64]


class Unit(msgspec.Struct):
    """One sentence. keys: its different words, names left out; actors, places: names in it; claims: the reader makes of it without a gate; parsed: the dictionary pass would have it
    parsed; listed: the hand-made lists pass it over."""

    keys: frozenset[str]
    actors: int
    places: int
    claims: int
    parsed: bool
    listed: bool
    text: str


class Item(msgspec.Struct):
    """One text. near: it names a place of the dossier's area, and is never passed over; small: stems that stand in small letters."""

    id: str
    file: str
    war: bool
    fold: int
    near: bool
    keys: frozenset[str]
    small: frozenset[str]
    units: list[Unit]


def ungated(texts: Sequence[Text], words: Vocabulary) -> list[Any]:
    """What the reader makes of texts without the gate and without the hand-made lists."""
    kept = reading.ordinary_news, english.everyday, english.is_business
    off: Callable[..., bool] = lambda *_, **__: False  # noqa: E731
    try:
        reading.ordinary_news = english.everyday = english.is_business = off
        return list(read_many(texts, words))
    finally:
        reading.ordinary_news, english.everyday, english.is_business = kept


def item(name: str, file: str, number: int, war: bool, text: str, words: Vocabulary, claims: Sequence[Any]) -> Item:
    """A text cut into its sentences as the reader cuts it."""
    body = clean(text)
    tokens = tokenise(body)
    found = find_mentions(tokens, words)
    unnamed = unnamed_keys(tokens, found, 0, len(tokens.keys))
    about = subject_of(unnamed)
    peaceful = not is_warlike(unnamed)
    told = Counter(c.spans["sentence"] for c in claims if "sentence" in c.spans)
    units = []
    for one in sentences(body, 0):
        first, last = bisect_left(tokens.starts, one.start), bisect_left(tokens.starts, one.end)
        kinds = [m.kind for m in found if one.start <= m.start and m.end <= one.end]
        inside = [m for m in found if one.start <= m.start and m.end <= one.end]
        mine = unnamed_keys(tokens, inside, first, last)
        actors, places = kinds.count("actor"), kinds.count("place")
        units.append(Unit(
            frozenset(mine), actors, places, told[(one.start, one.end)], worth_parsing(tokens.keys[first:last], actors, places),
            passed_over(about, frozenset(mine)) or (peaceful and actors < 2 and is_business(mine)), body[one.start : one.end],
        ))  # fmt: skip
    small = frozenset(stem(key) for key, start in zip(tokens.keys, tokens.starts, strict=True) if body[start].islower())
    return Item(name, file, war, number % FOLDS, near(found, words), frozenset(unnamed), small, units)


def items() -> list[Item]:
    """All texts. Reports of war without a claim, which are neither, are left out."""
    southwest = load(embedded("southwest-syria"))
    known = {"southwest-syria": vocabulary(southwest), "general": general_vocabulary()}
    rows: list[tuple[str, str, int, bool, str, str, Text]] = []

    def add(name: str, file: str, number: int, war: bool, words: str, text: str, day: datetime | None = PUBLISHED) -> None:
        rows.append((name, file, number, war, words, text, Text(text=text, published=day, language="en")))

    for file in ("ordinary", "war", "unusual"):
        for number, line in enumerate((GOLD / "everyday" / f"{file}.jsonl").read_text("utf-8").splitlines()):
            row = json.loads(line)
            add(row["id"], file, number, file != "ordinary", "general", row["text"])
    for path in sorted((GOLD / "read").glob("dev-en*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            row = json.loads(line)
            if row["claims"] or row["register"] == "ordinary news":
                add(row["id"], path.stem, number, bool(row["claims"]), row["vocabulary"], row["text"])
    for number, (text, day, _) in enumerate(bench.english_reports(southwest)):
        add(f"dossier-{number}", "dossier", number, True, "southwest-syria", text, day)
    out = []
    for words in known:
        mine = [row for row in rows if row[4] == words]
        for row, claims in zip(mine, ungated([row[6] for row in mine], known[words]), strict=True):
            out.append(item(row[0], row[1], row[2], row[3], row[5], known[words], claims))
    return out


def signs(unit: Unit, of: Item, index: dict[str, int]) -> dict[int, float]:
    """How often each column counts in a sentence: "=KIND", stems, "+actor" and "+place"."""
    row: dict[int, float] = {index["+actor"]: min(unit.actors, 2), index["+place"]: min(unit.places, 2)}
    for keys, share in ((unit.keys, 1.0), (of.keys, min(1.0, REACH / max(1, len(of.keys))))):
        for key in sorted(keys):
            for name in (stem(key), *(f"={kind}" for kind, some in KINDS.items() if key in some)):
                if (at := index.get(name)) is not None:
                    row[at] = row.get(at, 0.0) + share
    return row


def columns(texts: Sequence[Item]) -> dict[str, int]:
    """What is learnt of these texts, in a fixed order."""
    seen = Counter(name for one in texts for name in {stem(key) for key in one.keys})
    small = frozenset().union(*(one.small for one in texts))
    learnt = sorted(name for name, count in seen.items() if count >= LEAST and name in small and name.isalpha())
    return {name: at for at, name in enumerate(("+actor", "+place", *(f"={kind}" for kind in KINDS), *learnt))}


def fitted(texts: Sequence[Item]) -> tuple[float, dict[str, float]]:
    """Intercept and weights, by column."""
    index = columns(texts)
    rows, war, weights = [], [], []
    for one in texts:
        for unit in one.units:
            rows.append(signs(unit, one, index))
            war.append(float(one.war))
            weights.append((1.0 if unit.parsed or not one.war else OTHERS) * (REPEATED if one.file == "dossier" else 1.0))
    y, w = np.array(war), np.array(weights)
    ends = np.cumsum([0, *(len(row) for row in rows)])
    x = csr_matrix(([v for row in rows for v in row.values()], [k for row in rows for k in row], ends), shape=(len(rows), len(index)))
    penalty = np.array([PENALTY_OF_KINDS if name[0] in "=+" else PENALTY for name in index])

    def loss(b: Vector) -> tuple[float, Vector]:
        z = x @ b[1:] + b[0]
        off = w * (expit(z) - y)
        return float((w * (np.logaddexp(0.0, z) - y * z)).sum() + (penalty * b[1:] ** 2).sum() / 2), np.concatenate([[off.sum()], x.T @ off + penalty * b[1:]])

    found = minimize(loss, np.zeros(len(index) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-12, "gtol": 1e-8}).x
    return float(found[0]), dict(zip(index, map(float, found[1:]), strict=True))


def scores(texts: Sequence[Item], model: tuple[float, dict[str, float]]) -> list[list[float]]:
    """The score of each sentence of each text."""
    index = {name: at for at, name in enumerate(model[1])}
    values = list(model[1].values())
    return [[model[0] + sum(values[at] * count for at, count in signs(unit, one, index).items()) for unit in one.units] for one in texts]


def held_back(texts: Sequence[Item]) -> list[tuple[float, Item, Unit]]:
    """Scores by models that were fitted without a text's fold."""
    out = []
    for fold in range(FOLDS):
        mine = [one for one in texts if one.fold == fold]
        model = fitted([one for one in texts if one.fold != fold])
        out += [(score, one, unit) for one, some in zip(mine, scores(mine, model), strict=True) for score, unit in zip(some, one.units, strict=True)]
    return out


def limit(war: Sequence[tuple[float, int]], allowed: float) -> float:
    """The highest score below which at most so many claims of war lie."""
    lost = 0
    for score, claims in sorted(war):
        lost += claims
        if lost > allowed:
            return score
    return 0.0


def main(arguments: list[str] | None = None) -> int:
    """Cross-validate, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the sentences of war with the lowest scores")
    given = parser.parse_args(arguments)
    texts = items()
    back = held_back(texts)
    war = [(score, one, unit) for score, one, unit in back if one.war and unit.claims and not one.near]
    total = sum(unit.claims for _, one, unit in back if one.war)
    sure = limit([(score, unit.claims) for score, _, unit in war if not unit.listed], LOST * total) - MARGIN

    def passed(score: float, one: Item, unit: Unit) -> bool:
        believed = unit.listed and unit.keys.isdisjoint(KINDS["means"])
        return not one.near and (believed or score < (LIKELY if unit.listed else sure))

    lost = [(score, one, unit) for score, one, unit in war if passed(score, one, unit)]
    everyday = [(score, one, unit) for score, one, unit in back if not one.war]
    parsed = [row for row in everyday if row[2].parsed]
    print(f"limits: {sure:.2f}, where the lists say so too {LIKELY:.2f}")
    print(f"claims of war lost: {sum(row[2].claims for row in lost if not row[2].listed)} of {total}; and {sum(row[2].claims for row in lost if row[2].listed)} that the lists alone lose, too, of {sum(row[2].claims for row in war if row[2].listed)}")
    print(f"  in texts that name no place of the area there are {sum(row[2].claims for row in war)}")
    for name in sorted({one.file for one in texts if one.war}):
        print(f"  {name}: {sum(row[2].claims for row in lost if row[1].file == name)} of {sum(unit.claims for one in texts if one.war and one.file == name for unit in one.units)}")
    print(f"everyday sentences that would be parsed: {len(parsed)}, passed over {sum(passed(*row) for row in parsed)}, by the lists alone {sum(row[2].listed for row in parsed)}")
    print(f"claims made of everyday news: {sum(row[2].claims for row in everyday)}, passed over {sum(row[2].claims for row in everyday if passed(*row))}, by the lists alone {sum(row[2].claims for row in everyday if row[2].listed)}")
    if given.show:
        for score, one, unit in sorted(war, key=lambda row: row[0])[:40]:
            print(f"{score:6.2f} {'L' if unit.listed else ' '} {one.file} {unit.text[:160]}")
    if given.write:
        intercept, weights = fitted(texts)
        learnt = Weighed(
            intercept=round(intercept, 2), sure=round(sure, 2), likely=LIKELY, reach=REACH, actor=round(weights["+actor"], 2), place=round(weights["+place"], 2),
            kinds={kind: round(weights[f"={kind}"], 2) for kind in KINDS},
            words={name: value for name, number in weights.items() if name[0] not in "=+" and abs(value := round(number, 2)) >= 0.05},
        )  # fmt: skip
        WEIGHTS.write_text(json.dumps(msgspec.to_builtins(learnt), indent=0).replace("{\n", "{") + "\n", "utf-8")
        print(f"wrote {WEIGHTS.relative_to(ROOT)}: {len(learnt.words)} stems")
    return 0


if __name__ == "__main__":
    sys.exit(main())
