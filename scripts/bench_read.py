"""How well the reader reads (`make bench-read`): our gold reports, partisan names, PLOVER, re3d, speed.

    .venv/bin/python scripts/bench_read.py [--split dev|held|fresh|asked|late] [--errors] [--only gold|recorded|probes|agreement|names|plover|re3d|speed]

The held split is followed by the late one, held out too and newer, and by the fresh one: reports by people who had not seen the
reader, on which doubt is learnt and no rule tuned.
Reads tests/gold/read, and `plover-gsr` and `re3d` where a folder `shared` stands beside the checkout.
Of those two every second record is for developing (`--split dev`), the others are for reporting.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from read_gold import Row, flat, lines, reports, score, table, whole
from read_peers import plover, re3d
from read_probes import probed, probes

from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.settings import Settings, settings
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.clock import utc
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold" / "read"
PARTS = ("gold", "recorded", "probes", "agreement", "names", "plover", "re3d", "speed")


@lru_cache(maxsize=4)
def known(name: str) -> Vocabulary:
    """The vocabulary a report is read with."""
    return general_vocabulary() if name == "general" else vocabulary(load(embedded(name)))


def one_name(words: Vocabulary) -> dict[str, str]:
    """Of bodies that a dossier lists both as a source and as an actor, under one id: the name as a source -> as an actor."""
    return {source.name: words.actors[i].name for i, source in words.sources.items() if i in words.actors}


def text_of(row: Row) -> Text:
    """A report as the reader gets it."""
    day = utc(datetime.fromisoformat(row["published"]), known(row["vocabulary"]).time_zone) if row["published"] else None
    return Text(text=row["text"], published=day, source=row.get("source"), doubt=True)


def read(rows: list[Row], model: Settings | None = None) -> list[list[Row]]:
    """Our claims for each report, in the gold's fields; of a model where one is given."""
    result = []
    for row in rows:
        words, one = known(row["vocabulary"]), text_of(row)
        # The gold texts are our own and public.
        claims = next(read_many([one], words)) if model is None else read_with_model(one, words, model, mark="CLEAR", name=row["id"]).claims
        result.append([flat(present(claim, words), row["text"]) for claim in claims])
    return result


def gold(split: str, errors: bool, model: Settings | None = None) -> str:
    """Scores of one split, by language."""
    rows = reports(split, GOLD)
    ours = read(rows, model)
    lines = []
    for language in ("en", "ar"):
        picked = [n for n, row in enumerate(rows) if row["language"] == language]
        # Doubt is learnt on the fresh reports: what the rules get wrong there is nobody's to read.
        told = errors and (split != "fresh" or model is not None)
        lines.append(scored([rows[n] for n in picked], [ours[n] for n in picked], f"our {split} split, {language}", split, told))
    return "\n".join(lines)


def scored(rows: list[Row], ours: list[list[Row]], title: str, split: str, errors: bool) -> str:
    """The table of claims read of reports of one split."""
    for row, mine in zip(rows, ours, strict=True):
        words = known(row["vocabulary"])
        publisher = words.sources.get(row.get("source") or "")
        one = one_name(words)
        for claim in (*row["claims"], *mine):
            claim["attributed_to"] = one.get(claim["attributed_to"], claim["attributed_to"])
        for claim in row["claims"]:
            claim["publisher"] = one.get(publisher.name, publisher.name) if publisher else None
    made = score(rows, ours)
    told = table(made)
    if split == "fresh":  # doubt was learnt on these: what it says of them is no measure of it
        told = "\n".join(line for line in told.split("\n") if not line.startswith("doubt of"))
    return "\n".join([f"== {title}: {len(rows)} reports\n{told}", *(made.errors if errors and split in {"dev", "asked", "fresh"} else [])])


def recorded(split: str, errors: bool) -> str:
    """Scores of recorded answers of a language model, and of the rules on the same reports."""
    from model_answers import asked_of, fitting, lines_of, marks, service_of, unanswered

    out = []
    for language in ("en", "ar"):
        file = GOLD / "answers" / f"{split}-{language}.jsonl"
        if not file.is_file():
            out.append(f"left out: no recorded answers to our {split} split, {language}")
            continue
        rows, answers = [row for row in reports(split, GOLD) if row["language"] == language], lines_of(file)
        kept, said = fitting({row["id"]: marks(asked_of(text_of(row), known(row["vocabulary"]))) for row in rows}, answers)
        rows = [row for row in rows if row["id"] in kept]
        second = GOLD / "answers" / f"again-{split}-{language}.jsonl"
        again = lines_of(second).values() if second.is_file() else ()
        service = service_of((answers[i] for i in kept), again)
        try:
            made = read(rows, service.settings(timeout=60.0))
        finally:
            service.stop()
        out += [*said, *unanswered(service.asked, again), scored(rows, made, f"recorded answers of a large language model, our {split} split, {language}", split, errors)]
        out.append(scored(rows, read(rows), f"the rules on the same reports, our {split} split, {language}", split, False))
    return "\n".join(out)


def fields(split: str, errors: bool, model: Settings | None = None) -> str:
    """Probes of single fields of one split."""
    rows = probes(split, GOLD)
    return f"== probes of single fields, {split} split\n{probed(rows, read(rows, model), errors and split == 'dev')}"


def agreement() -> str:
    """What two annotators agree on: of the first reports that are dev now, of the held and the late ones, of the fresh ones, and of the
    dense ones (half of them dev, half fresh)."""
    folder = GOLD / "passes"
    if not folder.is_dir():
        return "left out: agreement (no second pass)"
    out = []
    for split, prefix in (("dev", ""), ("held", "held-"), ("late", "late-"), ("fresh", "fresh-"), ("dense", "new-")):
        for language in ("en", "ar"):
            first, second = ({row["id"]: row for row in lines(folder, f"{prefix}{name}-{language}.jsonl")} for name in ("first", "second"))
            ids = sorted(first.keys() & second.keys())
            rows = [{"id": i, "register": "", "text": "", "claims": [whole(c) for c in first[i]["claims"]]} for i in ids]
            made = score(rows, [[whole(c) for c in second[i]["claims"]] for i in ids])
            out.append(f"== second annotator against the first, {split} split, {language}: {len(ids)} reports\n{table(made)}")
    return "\n".join(out)


def names() -> str:
    """Partisan names in three sentences each, from the table that the tests hold."""
    sys.path.insert(0, str(ROOT))
    from tests.support import partisan

    lines = []
    for title, wrong, total in partisan.measured():
        lines.append(f"== partisan names, {title}: {(total - wrong) / total:.3f} right of {total} sentences (bar .95)")
    return "\n".join(lines)


def speed() -> str:
    """Articles a CPU second beside the full small pipeline of spaCy."""
    from measure import table as measured

    import bench

    return "== speed\n" + measured(bench.reading_figures(rounds=3))


def main(arguments: list[str] | None = None) -> int:
    """Score one split and print it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=("dev", "held", "fresh", "asked", "late"), default="held")
    parser.add_argument("--errors", action="store_true", help="print what went wrong (dev, asked, fresh)")
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--reader", choices=("rules", "model"), default="rules", help="model: the one of CEASEFIRE_READER_ADDRESS and _MODEL, for our gold alone")
    given = parser.parse_args(arguments)
    model = settings(None, os.environ) if given.reader == "model" else None
    data = given.shared / "data"

    splits = ("held", "late", "fresh") if given.split == "held" else (given.split,)

    def outside(run: object) -> str:
        if not data.is_dir():
            return "left out: no folder `shared`"
        return str(run(data, given.split == "dev", general_vocabulary(), given.errors))  # type: ignore[operator]

    for name in [given.only] if given.only else ("gold",) if model else PARTS:
        if name == "speed" and given.only is None and given.split == "dev":
            continue
        print(
            {
                "gold": lambda: "\n".join(gold(one, given.errors, model) for one in splits), "probes": lambda: fields(given.split, given.errors, model), "agreement": agreement, "names": names, "recorded": lambda: "\n".join(recorded(one, given.errors) for one in splits),
                "plover": lambda: outside(plover), "re3d": lambda: outside(re3d), "speed": speed,
            }[name](),
            flush=True,
        )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
