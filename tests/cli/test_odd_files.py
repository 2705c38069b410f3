"""The commands and files as systems have them: odd names, closed folders, pipes, long lists of mistakes."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.nobody import as_nobody
from tests.support.small import write

from ceasefire.cli.main import main


def ceasefire(*words: str | bytes | Path) -> tuple[int, str, str]:
    """In a process of its own and a plain locale: what a terminal gets."""
    done = subprocess.run(
        [sys.executable, "-m", "ceasefire", *words], capture_output=True, timeout=100, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_names_that_are_not_utf_8_go_through_all_commands(tmp_path: Path) -> None:
    folder = write(tmp_path / os.fsdecode(b"vale\xe9"))
    inbox = folder / "reports"
    for name in (b"a\xe9.txt", b"b\nc.txt", b"d.txt"):
        (inbox / os.fsdecode(name)).write_text(f"The army shelled Milltown on Friday. {name.hex()}")
    code, out, err = ceasefire("add", folder, inbox, "--source", "wire", "--published", "2030-05-10")
    assert (code, out.count("\n"), out.count(" new ")) == (0, 3, 3), err
    assert r"a\xe9.txt" in out
    assert r"b\nc.txt" in out
    rows = [json.loads(line) for line in ceasefire("add", folder, inbox, "--json")[1].splitlines()]
    assert [row["new"] for row in rows] == [False] * 3
    for words in (["update"], ["findings"], ["verify"], ["brief", "--date", "2030-05-12", "--json"],
                  ["export", "-o", str(tmp_path / os.fsdecode(b"out\xff")), "--json"]):  # fmt: skip
        code, out, err = ceasefire(words[0], folder, *words[1:])
        assert code == 0, (words, err)
        if "--json" in words:
            json.loads(out)


def test_an_address_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "vale")
    (tmp_path / "a.txt").write_text("words")
    code, out, err = ceasefire("add", folder, tmp_path / "a.txt", "--source", "wire", "--url", b"http://\xe9")
    assert (code, out) == (2, "")
    assert "--url is not text in UTF-8" in err


def test_a_pipe_given_by_name_is_refused_at_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "vale")
    os.mkfifo(tmp_path / "p")
    code, out, err = ceasefire("add", folder, tmp_path / "p", "--source", "wire")
    assert (code, out) == (1, "")
    assert f"{tmp_path / 'p'}: is a pipe, not a file; " in err


def test_a_file_in_a_closed_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    code = (
        "from pathlib import Path\nfrom ceasefire.cli.show import write_text\nfrom ceasefire.errors import StoreError\n"
        "become_nobody()\n"
        "try:\n    write_text(Path(sys.argv[1]), 'x')\nexcept StoreError as error:\n    print(error)\n"
    )
    said = as_nobody(code, closed / "b.html")
    assert said == [
        f"{closed / 'b.html'}: cannot be written (Permission denied); "
        "check that the folder exists, its rights and the space on its disk"
    ]


def test_match_says_each_mistake_once_and_which_columns_it_used(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    rows = [["1", "2030-05-02", "47.5", "8.1", f"act{n % 60}", "dry"] for n in range(180)]
    with table.open("w", newline="") as file:
        csv.writer(file).writerows([["claim_id", "event_date", "lat", "lon", "act", "weather"], *rows])
    words = ["match", str(table), "-o", str(tmp_path / "m.csv")]
    assert main(words) == 0
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert lines[0] == (
        f"{table}:2: warning: 'act0' is no act that is known; 3 rows have it; it is compared as a word of its own"
    )
    assert lines[50:] == [
        "… and 11 more; `--json` lists them all",
        "columns used: claim_id, event_date as date_start, lat, lon, act; not used: weather",
    ]
    assert out.startswith("180 rows, ")
    # Sixty words for acts, and the claim_id that all rows share.
    main([*words, "--json"])
    assert len(json.loads(capsys.readouterr().out)["problems"]) == 61


def test_read_says_what_it_cannot_read_and_why(tmp_path: Path) -> None:
    french, empty, late = tmp_path / "fr.txt", tmp_path / "empty.txt", tmp_path / "late.txt"
    french.write_text("Le porte-parole a déclaré que les combats sont terminés dans la ville et que deux civils ont été tués.", "utf-8")
    empty.write_text("  \n")
    late.write_text("Rebels shelled Nawa on Sunday.")
    code, out, err = ceasefire("read", french)
    assert (code, out) == (1, "") and "French (fr), which is not read" in err
    code, out, err = ceasefire("read", empty)
    assert (code, out) == (1, "") and "has no words in it" in err
    code, out, err = ceasefire("read", late, "--published", "2190-01-01", "--dossier", "southwest-syria", "--source", "Nobody at all")
    assert code == 0 and '"start":null' in out and "after today" in err and "'Nobody at all' is not a source that is known" in err
    code, out, err = ceasefire("read", late, "--published", "2021-08-04", "--dossier", "southwest-syria")
    assert code == 0 and '"start":"2021-08-01"' in out and err == ""
