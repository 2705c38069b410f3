"""`ceasefire show`, and `ceasefire match DIR --explain`: what is known of one incident, one source, one pair."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.small import write

from ceasefire.cli.main import main
from ceasefire.process import open_process

FIRST = "On 10 May 2030 the Vale Army shelled Milltown and killed nine people, Vale Watch said."
SECOND = "On 10 May 2030 the River League shelled Milltown and killed nine people, Crown News said."
THIRD = "On 14 May 2030 the Vale Army shelled Fordham, Vale Watch said."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(tmp_path_factory.mktemp("show") / "vale")
    with open_process(root, write=True) as process:
        for n, (text, source) in enumerate(((FIRST, "watch"), (SECOND, "crown_news"), (THIRD, "watch"))):
            path = root / "reports" / f"{n}.txt"
            path.write_text(text, "utf-8")
            list(process.add([path], source=source, published="2030-05-15"))
        process.update()
    return root


def incidents(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    with open_process(folder) as process:
        return [(one.id, one.claims_for) for one in process.results().incidents]


def both(folder: Path) -> tuple[str, tuple[str, ...]]:
    return next(one for one in incidents(folder) if len(one[1]) == 2)


def test_an_incident_with_its_versions(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name, claims = both(folder)
    assert main(["show", str(folder), name[:15]]) == 0
    told = capsys.readouterr().out
    assert f"{name}: shelling, Milltown, 10 May 2030" in told
    assert "doer: Vale Army (watch)" in told
    assert "doer: River League (crown_news)" in told
    assert all(one in told for one in claims)
    assert main(["show", str(folder), name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["incidents"][0]["id"] == name


def test_a_source_with_how_often_others_agree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder), "watch"]) == 0
    told = capsys.readouterr().out
    assert "watch: Vale Watch, monitor, reliability B (a person's grade)" in told
    assert "over all acts: 1 of 2 told alike by an independent origin" in told
    assert main(["show", str(folder), "rumour"]) == 0
    assert "nothing can be compared" in capsys.readouterr().out
    assert main(["show", str(folder), "watch", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["standings"][0]["compared"] == 2


@pytest.mark.parametrize("name", ["nobody", "incident-", "inc"])
def test_what_is_not_there_is_told(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["show", str(folder), name]) == 2
    assert f"'{name}' is no incident, no source and no actor" in capsys.readouterr().err


def test_why_two_claims_are_one_incident(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, (a, b) = both(folder)
    assert main(["match", str(folder), "--explain", a, b]) == 0
    told = capsys.readouterr().out
    assert f"{a} and {b} are one incident" in told
    assert "place: Milltown: the same place" in told
    assert "sources of opposed sides swap the blame" in told
    assert "killed: 9 in both" in told
    assert "6 points are needed" in told


def test_why_two_claims_are_two_incidents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, (a, _) = both(folder)
    other = next(claims[0] for _, claims in incidents(folder) if a not in claims)
    assert main(["match", str(folder), "--explain", a, other.removeprefix("claim-")[:10]]) == 0
    told = capsys.readouterr().out
    assert "are two incidents" in told
    assert "they cannot be one thing by themselves: their times do not meet" in told
    assert main(["match", str(folder), "--explain", a, "claim-0000"]) == 2
    assert "'claim-0000' is no claim of the dossier" in capsys.readouterr().err
    assert main(["match", str(folder), "-o", str(folder / "x.csv")]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_an_actor_with_its_sides_and_what_it_belongs_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder), "Otter Brigade"]) == 0
    told = capsys.readouterr().out
    assert "otters: Otter Brigade, armed group" in told
    assert "part of River League, until 1 Jun 2030" in told
    assert "part of Vale Army, from 1 Jun 2030" in told
    assert main(["show", str(folder), "crown troops", "--json"]) == 0
    page = json.loads(capsys.readouterr().out)["actor"]
    assert (page["id"], page["ties"][0]["other"], page["ties"][0]["inward"]) == ("army", "otters", True)


def test_a_name_nearly_right_is_offered(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(folder), "Oter Brigade"]) == 2
    assert "did you mean 'Otter Brigade'?" in capsys.readouterr().err
