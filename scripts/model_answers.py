"""Answers of a language model that were made apart from us: the requests written to files, the answers checked, and given again.

    .venv/bin/python scripts/model_answers.py write --split dev --language en [--count 60] FOLDER
    .venv/bin/python scripts/model_answers.py join --split dev --language en ANSWERS FILE.jsonl
    .venv/bin/python scripts/model_answers.py write --again --split dev --language en FOLDER
    .venv/bin/python scripts/model_answers.py join --again --split dev --language en ANSWERS FILE.jsonl

`write`: FOLDER gets a folder a vocabulary (1, 2), each with system.txt and, a report, ID.txt: the very messages that the reader sends. `join`: ANSWERS holds,
at whatever depth, ID.json, each what the model's message would hold; those that are of the form asked for become lines of FILE.jsonl: `{"id", "asked", "prompt", "answer"}`, with the SHA-256 of the
user's message and of the system's, so that no answer is given to a text that it does not answer, and a prompt changed since is told.
With `--again` the same for the second question, which the reader asks of what the recorded first answers leave open; a line keeps, for each single question, the place chosen, so that it is found
again while that question is the same.
`bench_read.py --only recorded` reads the same reports over a service on this machine that gives those answers.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from read_gold import Row

from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.prompt import messages, schema
from ceasefire.claims.model.read import listed_names, pieces
from ceasefire.claims.model.settings import Settings
from ceasefire.claims.read import Text
from ceasefire.clock import published_day
from ceasefire.dossier.vocabulary import Vocabulary

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.support.model_service import Answer, Service, answer, send


def asked_of(one: Text, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """The messages that the reader sends about a text. Raises ValueError where it sends more than one question."""
    (window,) = pieces(one.text, one.start)
    return messages(one.text[slice(*window)], published_day(one.published, one.published_day_only, vocabulary.time_zone), *listed_names(vocabulary, Settings(address="-", model="-")))


def marks(said: list[dict[str, str]]) -> Row:
    """`asked`, `prompt`: the first 32 hexadecimal digits of the SHA-256 of the user's message and of the system's."""
    return {name: hashlib.sha256(one["content"].encode()).hexdigest()[:32] for name, one in zip(("prompt", "asked"), said, strict=True)}


def lines_of(file: Path) -> dict[str, Row]:
    """The recorded answers of a file by the id of their report."""
    return {row["id"]: row for line in file.read_text("utf-8").splitlines() if line.strip() for row in [msgspec.json.decode(line)]}


def fitting(asked: dict[str, Row], answers: dict[str, Row]) -> tuple[list[str], list[str]]:
    """The ids whose answer belongs to the text that is asked about now; and what must be said of the others.
    asked: id -> marks of the messages."""
    known = sorted(asked.keys() & answers.keys())
    other = [i for i in known if asked[i]["asked"] != answers[i]["asked"]]
    kept = [i for i in known if i not in other]
    older = [i for i in kept if asked[i]["prompt"] != answers[i]["prompt"]]
    said = ((other, "left out, for their text is not the one that was answered"), (sorted(answers.keys() - asked.keys()), "left out, for no report bears their id"), (older, "made with an earlier prompt"))
    return kept, [f"answers {why}: {len(ids)} ({', '.join(ids[:5])}{' …' if len(ids) > 5 else ''})" for ids, why in said if ids]


def service_of(answers: Iterable[Row], again: Iterable[Row] = ()) -> Service:
    """A service that gives each answer to the question that it was recorded for and refuses any other. again: answers to second questions."""
    known = {row["asked"]: row["answer"] for row in answers}
    choices = {mark: choice for row in again for mark, choice in row["choices"].items()}

    def reply(body: dict[str, Any]) -> Answer:
        if put := questions_of(body["messages"]):
            said = [{"question": one["question"], "choice": letter} for one in put if (letter := _letter(one, choices.get(mark_of(body["messages"], one)))) is not None]
            return answer(content=msgspec.json.encode({"answers": said}).decode(), model="recorded")
        found = known.get(marks(body["messages"])["asked"])
        if found is None:
            return lambda handler: send(handler, 404, b"no recorded answer")
        return answer(content=msgspec.json.encode(found).decode(), model="recorded")

    return Service(reply)


_QUESTIONS = "\n\nQUESTIONS\n"


def questions_of(said: list[dict[str, str]]) -> list[Row]:
    """The single questions of a second question; none of a first."""
    _, found, put = said[1]["content"].partition(_QUESTIONS)
    return [msgspec.json.decode(line) for line in put.splitlines()] if found else []


def mark_of(said: list[dict[str, str]], question: Row) -> str:
    """What one single question about one report is known by, whatever its number and the letters of its readings."""
    plain = [said[1]["content"].partition(_QUESTIONS)[0], question["sentence"], question["act_words"], *sorted(question["places"].values())]
    return hashlib.sha256("\n".join(plain).encode()).hexdigest()[:32]


def _letter(question: Row, choice: str | None) -> str | None:
    return next((letter for letter, text in question["places"].items() if text == choice), None)


def unanswered(asked: Iterable[Row], again: Iterable[Row]) -> list[str]:
    """What must be said of second questions to which no answer is recorded. asked: the bodies of all requests."""
    known = {mark for row in again for mark in row["choices"]}
    put = [mark_of(body["messages"], one) for body in asked for one in questions_of(body["messages"])]
    missing = sum(mark not in known for mark in put)
    return [f"second questions: {len(put)}, without a recorded answer (the first stands): {missing}"] if put else []


def asked_again(rows: list[tuple[str, Text, Vocabulary]], answers: dict[str, Row]) -> list[tuple[str, list[dict[str, str]]]]:
    """The second questions that the reader asks of what recorded first answers leave open."""
    out: list[tuple[str, list[dict[str, str]]]] = []
    service = service_of(answers.values())
    try:
        for name, one, vocabulary in rows:
            if name not in answers:
                continue
            before = len(service.asked)
            read_with_model(one, vocabulary, service.settings(timeout=60.0), mark="CLEAR", name=name)
            out += [(name, body["messages"]) for body in service.asked[before:] if questions_of(body["messages"])]
    finally:
        service.stop()
    return out


def join_again(rows: list[tuple[str, list[dict[str, str]]]], folder: Path) -> tuple[list[Row], list[str]]:
    """The lines of the second answers that are of the form asked for, and what is wrong with the others."""
    made, wrong = [], []
    files = {path.stem: path for path in sorted(folder.rglob("*.json"))}
    for name, said in rows:
        put = questions_of(said)
        try:
            given = msgspec.json.decode(files.get(name, folder / f"{name}.json").read_bytes(), type=_Second)
        except (OSError, msgspec.MsgspecError) as error:
            wrong.append(f"{name}: {type(error).__name__}")
            continue
        letters = {one.question: one.choice for one in given.answers}
        if letters.keys() != {one["question"] for one in put} or any(letter is not None and letter not in one["places"] for one in put for letter in [letters[one["question"]]]):
            wrong.append(f"{name}: questions left out, or letters that stand for nothing")
            continue
        made.append({"id": name, "prompt": marks(said)["prompt"], "choices": {mark_of(said, one): one["places"].get(letters[one["question"]]) for one in put}})
    return made, wrong


class _Choice(msgspec.Struct):
    question: int
    choice: str | None


class _Second(msgspec.Struct):
    answers: list[_Choice]


def faults(said: Any) -> str:
    """What is wrong with the form of an answer, by `schema()`; empty where nothing is."""
    fields = schema()["properties"]["claims"]["items"]["properties"]
    if not isinstance(said, dict) or said.keys() != {"claims"} or not isinstance(said["claims"], list):
        return "not one object with a list of claims"
    for n, row in enumerate(said["claims"]):
        if not isinstance(row, dict) or row.keys() != fields.keys():
            return f"claim {n}: fields {sorted(fields.keys() ^ set(row))} missing or not known"
        for name, value in row.items():
            if not (isinstance(value, str) or (value is None and "null" in fields[name]["type"])) or value not in fields[name].get("enum", [value]):
                return f"claim {n}: {name} cannot be {str(value)[:60]!r}"
    return ""


def write(rows: list[tuple[str, list[dict[str, str]]]], folder: Path) -> None:
    """The requests as files: for each system message a folder with system.txt and ID.txt for each report."""
    systems = list(dict.fromkeys(system["content"] for _, (system, _) in rows))
    for name, (system, user) in rows:
        own = folder / str(systems.index(system["content"]) + 1)
        own.mkdir(parents=True, exist_ok=True)
        (own / "system.txt").write_text(system["content"], "utf-8")
        (own / f"{name}.txt").write_text(user["content"], "utf-8")


def join(rows: list[tuple[str, list[dict[str, str]]]], folder: Path) -> tuple[list[Row], list[str]]:
    """The lines of the answers that are of the form asked for, and what is wrong with the others."""
    made, wrong = [], []
    files = {path.stem: path for path in sorted(folder.rglob("*.json"))}
    for name, said in rows:
        try:
            given = msgspec.json.decode(files.get(name, folder / f"{name}.json").read_bytes())
        except (OSError, msgspec.MsgspecError) as error:
            wrong.append(f"{name}: {type(error).__name__}")
            continue
        if fault := faults(given):
            wrong.append(f"{name}: {fault}")
            continue
        made.append({"id": name, **marks(said), "answer": given})
    return made, wrong


def spread(rows: list[Row], count: int | None) -> list[Row]:
    """As many rows as wanted, taken evenly over all of them."""
    return rows if count is None or count >= len(rows) else [rows[n * len(rows) // count] for n in range(count)]


def main(arguments: list[str] | None = None) -> int:
    """Write requests, or join answers."""
    from bench_read import GOLD, known, text_of
    from read_gold import reports

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("do", choices=("write", "join"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--split", choices=("dev", "held", "fresh", "asked", "late"), required=True)
    parser.add_argument("--language", choices=("en", "ar"), required=True)
    parser.add_argument("--count", type=int, help="as many reports, taken evenly over all")
    parser.add_argument("--again", action="store_true", help="the second question, where the first answers are recorded")
    given = parser.parse_args(arguments)
    rows = spread([row for row in reports(given.split, GOLD) if row["language"] == given.language], given.count)
    asked = [(row["id"], asked_of(text_of(row), known(row["vocabulary"]))) for row in rows]
    if given.again:
        asked = asked_again([(row["id"], text_of(row), known(row["vocabulary"])) for row in rows], lines_of(GOLD / "answers" / f"{given.split}-{given.language}.jsonl"))
    if given.do == "write":
        write(asked, given.folder)
        print(f"{len(asked)} requests in {given.folder}")
        return 0
    made, wrong = (join_again if given.again else join)(asked, given.folder)
    given.file.parent.mkdir(parents=True, exist_ok=True)
    given.file.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in made))
    print("\n".join([*wrong, f"{len(made)} answers in {given.file}, {len(wrong)} left out"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
