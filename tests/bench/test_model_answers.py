"""Recorded answers of a model: each is given to the text that it answers and to no other."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import model_answers  # noqa: E402

from ceasefire.claims.model import read_with_model  # noqa: E402
from ceasefire.claims.model.prompt import MEANT, QUOTED, schema  # noqa: E402
from ceasefire.claims.read import Text  # noqa: E402
from ceasefire.dossier.general import general_vocabulary  # noqa: E402

TEXT = "Israeli jets bombed Rafah on Sunday, medics said."
CLAIM = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality")) | {
    "sentence": TEXT, "act_words": "bombed", "act": "airstrike", "modality": "asserted", "actor": "Israeli jets", "place": "Rafah", "attributed_to": "medics",
}  # fmt: skip
ANSWER = {"claims": [CLAIM]}


def asked(text: str = TEXT) -> list[dict[str, str]]:
    return model_answers.asked_of(Text(text=text), general_vocabulary())


def test_an_answer_goes_the_whole_way_of_a_model_and_only_to_its_text() -> None:
    service = model_answers.service_of([model_answers.marks(asked()) | {"id": "x", "answer": ANSWER}])
    words = general_vocabulary()
    try:
        made, other = (read_with_model(Text(text=t), words, service.settings(), mark="CLEAR") for t in (TEXT, TEXT.replace("Sunday", "Monday")))
    finally:
        service.stop()
    (claim,) = made.claims
    assert (claim.act, claim.attributed_to, claim.reader) == ("airstrike", "medics", "ceasefire-model/0.3 recorded") and made.problems == ()
    assert other.problems and "404" in other.problems[0].what


def test_answers_to_other_texts_are_left_out_and_older_prompts_told() -> None:
    now = {name: model_answers.marks(asked()) for name in ("a", "b", "c")}
    answers = {"a": now["a"], "b": now["b"] | {"asked": "0" * 32}, "c": now["c"] | {"prompt": "0" * 32}, "d": now["a"]}
    kept, said = model_answers.fitting(now, answers)
    assert kept == ["a", "c"] and len(said) == 3
    assert "(b)" in said[0] and "(d)" in said[1] and "(c)" in said[2]


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (ANSWER, ""), ({"claims": []}, ""), ([], "not one object"), ({"claims": [{}]}, "missing or not known"), ({"claims": [CLAIM | {"act": "war"}]}, "act cannot be 'war'"),
        ({"claims": [CLAIM | {"sentence": None}]}, "sentence cannot be"), ({"claims": [CLAIM | {"more": "x"}]}, "missing or not known"), ({"claims": ["x"]}, "missing or not known"),
    ],
)  # fmt: skip
def test_the_form_of_an_answer_is_checked(answer: object, fault: str) -> None:
    assert fault in model_answers.faults(answer) and bool(fault) == bool(model_answers.faults(answer))


def test_written_and_joined_again(tmp_path: Path) -> None:
    rows = [("a", asked()), ("b", asked("Nothing happened."))]
    model_answers.write(rows, tmp_path)
    assert (tmp_path / "1" / "a.txt").read_text("utf-8") == rows[0][1][1]["content"] and (tmp_path / "1" / "system.txt").is_file()
    (tmp_path / "1" / "a.json").write_bytes(msgspec.json.encode(ANSWER))
    made, wrong = model_answers.join(rows, tmp_path)
    assert [row["id"] for row in made] == ["a"] and wrong == ["b: FileNotFoundError"]
    assert made[0] | {"answer": None} == {"id": "a", "answer": None} | model_answers.marks(rows[0][1])


def test_every_field_of_the_form_has_its_line_in_the_question() -> None:
    said = asked()[0]["content"]
    fields = schema()["properties"]["claims"]["items"]["properties"]
    assert all(name in said for name in fields) and all(act in said for act in fields["act"]["enum"])
