"""Judgements of pairs in a package: their entry is shown to who may see both reports and its words, and what they join is one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.support.packaged import NOW, Pack, check, dossier, lines, opened, read, taken
from tests.support.steps import headed

from ceasefire.dossier.pair import Judgement, Pair
from ceasefire.incidents.judged import meant
from ceasefire.package.build import package
from ceasefire.process import Process
from ceasefire.process.pairs import enter
from ceasefire.reports.report import Tlp

WORD = "zarquat"
REPORTS = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-09", "army shelled Fordham, killing 8."),
    "q.md": headed("rumour", "2030-05-20", f"league shelled Westgate, killing 2. {WORD.title()} said it, and {WORD} too.", f"handling: RED\ntitle: From {WORD.title()}\n"),
}  # fmt: skip


def say(process: Process, judgement: Judgement, first: int, second: int, why: str, handling: Tlp = "CLEAR") -> int:
    claims = process.results().claims
    said = Pair(judgement=judgement, first=meant(claims[first], claims), second=meant(claims[second], claims), by="Ada", why=why, at=NOW, handling=handling)
    return enter(process.store, said).seq


def build(process: Process, out: Path, tlp: Tlp) -> Pack:
    package(process, out, tlp, now=NOW)
    code, told = check(out)
    assert code == 0, told
    return read(out)


def rows(pack: Pack, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pack[f"data/tables/{table}.csv"].decode(), newline="")))


def shown(pack: Pack) -> set[int]:
    return {entry["seq"] for entry in map(json.loads, lines(pack)) if entry["kind"] == "pair_judged"}


def test_who_may_see_both_reports_gets_the_entry_and_one_incident(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", REPORTS)) as process:
        taken(process)
        seq = say(process, "same", 0, 1, "seen on site")
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    assert shown(pack) == {seq}
    assert [one["claims_for"].count(";") for one in rows(pack, "incidents")] == [1]
    assert "judged one happening by Ada" in pack["data/brief.html"].decode()


def test_words_that_are_marked_stricter_stay_and_the_incident_is_one(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", REPORTS)) as process:
        taken(process)
        seq = say(process, "same", 0, 1, f"as {WORD}s told us", "AMBER")
        clear, amber = build(process, tmp_path / "c.zip", "CLEAR"), build(process, tmp_path / "a.zip", "AMBER")
    assert (shown(clear), shown(amber)) == (set(), {seq})
    for pack in (clear, amber):
        assert [one["claims_for"].count(";") for one in rows(pack, "incidents")] == [1]
    assert not [name for name, data in clear.items() if WORD.encode() in data.lower()]
    assert "judged one happening by a person, whose words may not be seen here" in clear["data/brief.html"].decode()


def test_words_that_name_what_is_hidden_are_hidden(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", REPORTS)) as process:
        taken(process)
        say(process, "same", 0, 1, f"so the {WORD} says")
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    assert shown(pack) == set()
    assert not [name for name, data in pack.items() if WORD.encode() in data.lower()]
    assert [one["claims_for"].count(";") for one in rows(pack, "incidents")] == [1]


def test_of_a_hidden_report_nothing_is_told_nor_what_is_one_through_it(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", REPORTS)) as process:
        results = taken(process)
        say(process, "same", 0, 2, "seen on site")
        say(process, "same", 2, 1, "seen on site")
        assert len(process.results().incidents) == 1
        pack, red = build(process, tmp_path / "p.zip", "CLEAR"), build(process, tmp_path / "r.zip", "RED")
    assert (len(shown(pack)), len(shown(red))) == (0, 2)
    assert (len(rows(pack, "incidents")), len(rows(red, "incidents"))) == (2, 1)
    hidden = results.claims[2]
    assert not [name for name, data in pack.items() if hidden.id.encode() in data or hidden.report.encode() in data]
    assert "judged one happening" not in pack["data/brief.html"].decode()
