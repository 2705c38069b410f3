"""How well the reader reads (`make bench-read`): per-field precision, recall and F1, strict claims, acts confused.

    .venv/bin/python scripts/bench_read.py [--split dev|held] [--errors] [--only gold|plover|re3d]

Reads tests/gold/read, and `plover-gsr` and `re3d` where a folder `shared` stands beside the checkout.
Of those two every second record is for developing (`--split dev`), the others are for reporting.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from read_peers import plover, re3d

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.clock import utc
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
FIELDS = ("act", "actor", "target", "place", "start", "end", "killed", "injured", "attributed_to", "modality")

Row = dict[str, Any]


@lru_cache(maxsize=4)
def known(name: str) -> Vocabulary:
    """The vocabulary a report is read with."""
    return general_vocabulary() if name == "general" else vocabulary(load(embedded(name)))


def reports(split: str, folder: Path) -> list[Row]:
    """The annotated reports of one split."""
    lines = (folder / f"{split}.jsonl").read_text("utf-8").splitlines()
    return [msgspec.json.decode(line) for line in lines if line.strip()]


def flat(shown: Row, text: str) -> Row:
    """A claim as `present` gives it, in the gold's fields; `said_by`: the words of the asserter."""
    span = shown["spans"].get("attributed_to")
    out = {name: shown.get(name) for name in FIELDS}
    out["place"] = shown["place"]["name"] if shown["place"] else None
    for name in ("killed", "injured"):
        out[name] = shown[name]["best"] if shown[name] else None
    for name in ("start", "end"):
        out[name] = shown[name][:10] if shown[name] else None
    out["said_by"] = text[span[0] : span[1]].lower() if span else ""
    return out


def read(rows: list[Row]) -> list[list[Row]]:
    """Our claims for each report, in the gold's fields."""
    result = []
    for row in rows:
        words = known(row["vocabulary"])
        day = utc(datetime.fromisoformat(row["published"]), words.time_zone)
        (claims,) = read_many([Text(text=row["text"], published=day)], words)
        result.append([flat(present(claim, words), row["text"]) for claim in claims])
    return result


def same(field: str, gold: Row, got: Row) -> bool:
    """Whether a field is right; an asserter known by words alone is right where the words hold them."""
    a, b = gold[field], got[field]
    if a == b:
        return True
    if field == "attributed_to" and a and b:
        return a.lower() in (str(b).lower(), *got["said_by"].split(), got["said_by"]) or a.lower() in got["said_by"]
    return False


def pair(gold: list[Row], got: list[Row]) -> list[tuple[Row | None, Row | None]]:
    """Gold claims with ours, the most alike first; what has no partner stands alone."""
    scored = sorted(
        ((_alike(a, b), -i, -j) for i, a in enumerate(gold) for j, b in enumerate(got)), reverse=True
    )
    left, right, pairs = set(range(len(gold))), set(range(len(got))), []
    for score, i, j in scored:
        if score >= 3 and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            pairs.append((gold[-i], got[-j]))
    return [*pairs, *((gold[i], None) for i in sorted(left)), *((None, got[j]) for j in sorted(right))]


def _alike(a: Row, b: Row) -> int:
    return 3 * same("act", a, b) + sum(same(f, a, b) and a[f] is not None for f in FIELDS[1:-1])


def score(rows: list[Row], ours: list[list[Row]]) -> tuple[dict[str, Counter[str]], Counter[str], Counter[tuple[str, str]], list[str]]:
    """Per field right, wrong and missed; strict counts; (gold act, our act) pairs; errors in words."""
    fields = {name: Counter[str]() for name in FIELDS}
    strict, confused, errors = Counter[str](), Counter[tuple[str, str]](), []
    for row, mine in zip(rows, ours, strict=True):
        for gold, got in pair(row["claims"], mine):
            strict["gold"] += gold is not None
            strict["ours"] += got is not None
            wrong = []
            for name in FIELDS:
                a, b = (gold or {}).get(name), (got or {}).get(name)
                if gold is not None and got is not None and same(name, gold, got):
                    fields[name]["right"] += a is not None
                    continue
                wrong.append(f"{name} {a!r}, read {b!r}")
                fields[name]["wrong"] += b is not None
                fields[name]["missed"] += a is not None
            strict["right"] += not wrong
            if gold is None or got is None or gold["act"] != got["act"]:
                confused[(gold["act"] if gold else "nothing", got["act"] if got else "nothing")] += 1
            if wrong:
                what = "; ".join(wrong) if gold and got else f"missed {gold['act']}" if gold else f"invented {got['act'] if got else ''}"
                errors.append(f"{row['id']} [{row['register']}] {what} :: {row['text']}")
    return fields, strict, confused, errors


def ratio(right: int, other: int) -> float:
    """right / (right + other); 0 where there is neither."""
    return right / (right + other) if right + other else 0.0


def table(fields: dict[str, Counter[str]], strict: Counter[str], confused: Counter[tuple[str, str]]) -> str:
    """What is printed."""
    lines = [f"{'field':14} precision  recall     F1"]
    for name, c in fields.items():
        p, r = ratio(c["right"], c["wrong"]), ratio(c["right"], c["missed"])
        lines.append(f"{name:14} {p:9.3f} {r:7.3f} {2 * p * r / (p + r) if p + r else 0.0:6.3f}")
    p, r = ratio(strict["right"], strict["ours"] - strict["right"]), ratio(strict["right"], strict["gold"] - strict["right"])
    lines.append(f"strict, all fields: precision {p:.3f}, recall {r:.3f} ({strict['right']} of {strict['gold']} claims, {strict['ours']} read)")
    lines += [f"act {a} read as {b}: {n}" for (a, b), n in confused.most_common(10)]
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    """Score one split and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "held"), default="held")
    parser.add_argument("--errors", action="store_true", help="print what went wrong (dev only)")
    parser.add_argument("--only", choices=("gold", "plover", "re3d"))
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    given = parser.parse_args(arguments)
    if given.only in (None, "gold"):
        rows = reports(given.split, ROOT / "tests" / "gold" / "read")
        ours = read(rows)
        for language in ("en", "ar"):
            picked = [n for n, row in enumerate(rows) if row["language"] == language]
            fields, strict, confused, errors = score([rows[n] for n in picked], [ours[n] for n in picked])
            print(f"== our {given.split} split, {language}: {len(picked)} reports\n{table(fields, strict, confused)}")
            if given.errors and given.split == "dev":
                print("\n".join(errors))
    for name, run in (("plover", plover), ("re3d", re3d)):
        if given.only in (None, name):
            folder = given.shared / "data"
            print(run(folder, given.split == "dev", general_vocabulary(), given.errors) if folder.is_dir() else f"left out: {name} (no folder `shared`)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
