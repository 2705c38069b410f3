"""The command on real workers of this machine."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.archive.test_match import cut, incidents, reports

from ceasefire.archive.match import match_archive
from ceasefire.archive.pool import Here
from ceasefire.cli.main import main


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_workers_give_what_one_process_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = cut(tmp_path / "in", pa.table(reports(1500, 3)), 3, 1)
    code = main(["archive", "match", str(source), str(tmp_path / "out"), "--workers", "2", "--memory", "1GB", "--json"])
    summary = msgspec.json.decode(capsys.readouterr().out)
    assert code == 0
    assert (summary["rows"], summary["parts"]) == (summary["matched"], 3)
    match_archive(source, tmp_path / "here", Here(), rows_at_once=400)
    assert incidents(tmp_path / "out") == incidents(tmp_path / "here")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_texts_are_read_on_workers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    texts = ["Rebels shelled Homs on 3 March 2021, killing three people."]
    pq.write_table(pa.table({"text": [*texts, None]}), tmp_path / "in" / "a.parquet")
    code = main(["archive", "read", str(tmp_path / "in"), str(tmp_path / "out"), "--workers", "1", "--memory", "2GB"])
    out, err = capsys.readouterr()
    assert code == 1  # one row has no text
    assert out.startswith("2 reports in 1 parts, 1 claims")
    assert "problems.jsonl says which" in err


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--memory", "much"], "is no size"),
        (["--memory", "5MB"], "is no size that work fits in"),
        (["--workers", "0"], "does no work"),
        (["--scheduler", "tcp://127.0.0.1:1"], "no scheduler answers"),
    ],
)
def test_options_that_cannot_be_meant_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceasefire.archive.pool.PATIENCE", "1s")
    assert main(["archive", "match", str(tmp_path), str(tmp_path / "out"), *options]) == 2
    assert what in capsys.readouterr().err
