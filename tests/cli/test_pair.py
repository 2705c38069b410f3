"""`ceasefire pair`: what somebody says of two claims, and every mistake in saying it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.cli.test_commands import objects, plain_reader, put, run
from tests.support.small import write
from tests.support.steps import CountingReader, headed, steps

from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.process import open_process
from ceasefire.store.lock import Lock

__all__ = ["plain_reader"]

WORDS = ("--by", "A. Officer", "--why", "seen on site")


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = write(tmp_path / "vale")
    put(folder, "a.md", headed("watch", "2030-05-03", "army shelled Milltown, killing 3."))
    put(folder, "b.md", headed("crown_news", "2030-05-09", "army shelled Fordham, killing 8."))
    put(folder, "c.md", headed("wire", "2030-05-20", "league shelled Westgate, killing 2."))
    run(capsys, "add", folder, folder / "reports")
    return folder


def claims(root: Path) -> tuple[Claim, ...]:
    with open_process(root) as process:
        return process.results().claims


def incidents(root: Path) -> list[str]:
    with open_process(root) as process:
        return [one.id for one in process.results().incidents]


def say(capsys: pytest.CaptureFixture[str], root: Path, first: str, second: str, judgement: str, *more: str) -> tuple[int, str, str]:
    return run(capsys, "pair", root, first, second, "--judgement", judgement, *(more or WORDS))


def test_two_incidents_are_said_to_be_one_and_everything_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (a, b, _), (first, second, third) = claims(root), incidents(root)
    code, out, err = say(capsys, root, first[:15], second.removeprefix("incident-")[:6], "same")
    assert (code, err) == (0, "")
    assert f"{a.id} and {b.id}: same, by A. Officer" in out
    assert f"they are one incident: {first}" in out
    assert f"{second} became part of {first} when there were 3 reports" in out
    assert incidents(root) == [first, third]
    told = " ".join(run(capsys, "show", root, second)[1].split())
    assert f"{a.id} and {b.id}: judged one happening by A. Officer on" in told
    assert told.endswith("seen on site")
    (object_,) = objects(run(capsys, "show", root, first, "--json")[1])
    assert [(one["judgement"], one["claims"], one["by"], one["state"]) for one in object_["judged"]] == [("same", [a.id, b.id], "A. Officer", "holds")]
    told = run(capsys, "match", root, "--explain", a.id, second)[1]
    assert f"{a.id} and {b.id} are one incident" in told
    assert "judged one happening by A. Officer on" in told
    (object_,) = objects(run(capsys, "match", root, "--explain", a.id, b.id, "--json")[1])
    assert object_["judged"][0].endswith("seen on site")


def test_the_list_has_all_with_what_became_of_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "pair", root)[:2] == (0, "nobody judged a pair\n")
    a, b, c = (one.id for one in claims(root))
    assert say(capsys, root, a, b, "same")[0] == 0
    assert say(capsys, root, c, b, "same", *WORDS, "--tlp", "AMBER")[0] == 0
    code, out, err = say(capsys, root, a, c, "different")
    assert code == 1
    assert "they are two incidents" in out
    assert "it contradicts what was said before" in err
    told = objects(run(capsys, "pair", root, "--json")[1])
    entries = [one["entry"] for one in told]
    assert [(one["judgement"], one["state"], one["against"]) for one in told] == [("same", "set_aside", [entries[2]]), ("same", "set_aside", [entries[2]]), ("different", "holds", [])]
    out = " ".join(run(capsys, "pair", root, "--tlp", "CLEAR")[1].split())
    assert f"(entry {entries[0]}): seen on site; not applied: it contradicts entry {entries[2]}" in out
    assert f"{c} and {b}: judged one happening by a person, whose words may not be seen here (entry {entries[1]})" in out
    _, out, err = run(capsys, "update", root, "--json")
    assert json.loads(out)["not_applied"] == entries[:2]
    assert "2 judgements of pairs are kept and not applied" in run(capsys, "update", root)[2]
    code, _, err = say(capsys, root, a, b, "same", "--by", "B", "--why", "still so")
    assert code == 1
    assert "it is kept and not applied: it contradicts entry" in err
    assert say(capsys, root, a, c, "unsure", "--by", "B", "--why", "the doctor is not sure any more")[0] == 0
    assert len(incidents(root)) == 1
    assert run(capsys, "update", root)[2] == ""


def test_json_is_the_entry(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b, _ = (one.id for one in claims(root))
    code, out, err = say(capsys, root, a, b, "unsure", *WORDS, "--json")
    (entry,) = objects(out)
    assert (code, err, entry["kind"], entry["payload"]["judgement"], entry["payload"]["first"]["claim"]) == (0, "", "pair_judged", "unsure", a)


def test_a_judgement_goes_with_what_an_incident_of_an_earlier_day_was(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (a, b, c), (_, second, third) = (tuple(one.id for one in claims(root)), incidents(root))
    say(capsys, root, a, b, "same")
    code, out, _ = say(capsys, root, second, third, "different")
    assert code == 0
    assert f"{b} and {c}: different" in out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nosuch", "{b}", "--judgement", "same", *WORDS), "'nosuch' is no claim of the dossier and no incident; give the id"),
        (("{a}", "incident-00000000", "--judgement", "same", *WORDS), "'incident-00000000' is no claim"),
        (("{a}", "{a}", "--judgement", "same", *WORDS), "are one claim, {a}; give two"),
        (("{a}", "{one}", "--judgement", "different", *WORDS), "are one claim, {a}; give two"),
        (("cla", "{b}", "--judgement", "same", *WORDS), "'cla' is no claim"),
        (("claim-", "{b}", "--judgement", "same", *WORDS), "'claim-' is no claim"),
        (("{a}", "{b}", "--judgement", "alike", *WORDS), "--judgement 'alike' is not known; one of: same, different, unsure"),
        (("{a}", "{b}", "--judgement", "same", "--by", " ", "--why", "x"), "a judgement needs a name and a reason; give --by and --why"),
        (("{a}", "{b}", "--judgement", "same", "--by", "A", "--why", ""), "a judgement needs a name and a reason"),
        (("{a}", "{b}", "--judgement", "same", "--by", "A", "--why", "b\udce9b\udce9"), "is not text in UTF-8"),
        (("{a}", "{b}", "--judgement", "same"), "a judgement of a pair needs --by and --why"),
        (("{a}", "{b}"), "a judgement of a pair needs --judgement and --by and --why"),
        (("{a}",), "a judgement of a pair needs a second claim and"),
        (("--judgement", "same", *WORDS), "nothing says of which two claims"),
        (("{a}", "{b}", "--judgement", "same", *WORDS, "--tlp", "PURPLE"), "PURPLE"),
        (("--tlp", "PURPLE"), "PURPLE"),
    ],
)
def test_a_mistake_is_one_line_and_nothing_is_entered(root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str) -> None:
    a, b, _ = (one.id for one in claims(root))
    names = {"a": a, "b": b, "one": incidents(root)[0]}
    code, out, err = run(capsys, "pair", root, *(word.format(**names) for word in words))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told.format(**names) in err
    assert run(capsys, "pair", root)[1] == "nobody judged a pair\n"


def test_a_beginning_that_several_have_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of four hundred ids two begin with the same four digits."""
    folder = write(tmp_path / "vale")
    put(folder, "a.md", headed("watch", "2030-05-03", "army shelled Milltown, killing 3. " * 400))
    run(capsys, "add", folder, folder / "reports")
    begun: dict[str, list[str]] = {}
    for one in claims(folder):
        begun.setdefault(one.id[:10], []).append(one.id)
    twice = next(name for name, ids in begun.items() if len(ids) > 1)
    code, out, err = say(capsys, folder, twice, "claim-0000", "same")
    assert (code, out) == (2, "")
    assert f"'{twice}' may be {len(begun[twice])} claims or incidents" in err


class Planning(CountingReader):
    """Reads what the League is told to have done as a plan."""

    def __call__(self, text: str, vocabulary: Vocabulary, **more: Any) -> Sequence[Claim]:  # type: ignore[override]
        found = super().__call__(text, vocabulary, **more)
        return [msgspec.structs.replace(one, modality="future_or_conditional") if one.actor == "league" else one for one in found]


def test_what_is_no_happening_is_refused(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made = steps(Planning(), version="2")
    monkeypatch.setattr("ceasefire.process.default_steps", lambda: made)
    a, _, plan = (one.id for one in claims(root))
    code, out, err = say(capsys, root, a, plan, "same")
    assert (code, out) == (2, "")
    assert f"{plan} speaks of no happening: it is matched with nothing; give claims of what happened" in err


def test_a_dossier_that_somebody_else_is_writing_is_told(root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    a, b, _ = (one.id for one in claims(root))
    with open_process(root, write=True) as process, process.store.transaction():
        monkeypatch.setattr("ceasefire.store.sqlite.Lock", lambda path, wait: Lock(path, 0.0))
        code, out, err = say(capsys, root, a, b, "same")
    assert (code, out, err.count("\n")) == (5, "", 1)
    assert "is being written by process" in err


def test_no_dossier_and_a_folder_without_one_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "pair", tmp_path / "none")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert run(capsys, "pair", tmp_path)[0] == 3
