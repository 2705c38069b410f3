"""The process: only what is new is read, what is kept is current, readers work whatever happens."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.support.small import write
from tests.support.steps import CountingReader, headed, steps

from ceasefire.errors import DossierError, InputError, Problem
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.process import Results, open_process
from ceasefire.process.digests import dossier_files
from ceasefire.process.record import version_files
from ceasefire.process.steps import default_steps
from ceasefire.reports.intake import Taken


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    put(folder, "a", headed("watch", "2030-05-03", "army shelled Milltown, killing 3."))
    put(folder, "b", headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1."))
    return folder


def put(folder: Path, name: str, text: str) -> None:
    (folder / "reports" / f"{name}.md").write_text(text, "utf-8")


def updated(folder: Path, reader: CountingReader, version: str = "1") -> Results:
    with open_process(folder, write=True, steps=steps(reader, version=version)) as process:
        problems = [i for i in process.add([folder / "reports"]) if isinstance(i, Problem)]
        assert not problems
        return process.update()


def same(a: Results, b: Results) -> bool:
    return (a.claims, a.incidents, a.findings) == (b.claims, b.incidents, b.findings)


def test_from_reports_to_findings(root: Path) -> None:
    results = updated(root, CountingReader())
    assert [r.source for r in results.reports] == ["watch", "crown_news"]
    assert len(results.claims) == 2
    assert len(results.incidents) == 2
    assert {(f.agreement, f.provision) for f in results.findings} == {("truce", "1")}


def test_only_what_is_new_is_read(root: Path) -> None:
    reader = CountingReader()
    first = updated(root, reader)
    assert (len(reader.seen), first.read) == (2, 2)
    again = updated(root, reader)
    assert (len(reader.seen), again.read) == (2, 0)
    assert same(first, again)
    put(root, "c", headed("wire", "2030-05-05", "army shelled Westgate, killing 9."))
    third = updated(root, reader)
    assert (len(reader.seen), third.read) == (3, 1)
    assert third.claims[:2] == first.claims


@pytest.mark.parametrize(
    ("file", "old", "new", "read_again"),
    [
        ("actors.yaml", "crown troops", "royal troops", {"watch", "crown_news"}),
        ("places.yaml", "Milltown", "Millstown", {"watch", "crown_news"}),
        (
            "sources.yaml",
            "kind: monitor, leaning: league, reliability: B",
            "kind: monitor, reliability: A",
            {"watch"},
        ),
        ("sources.yaml", "name: Daily Echo", "name: The Echo", {"watch", "crown_news"}),
        ("agreements/truce.yaml", "No hostilities", "No shooting", set()),
    ],
)
def test_a_changed_dossier_is_read_again_as_far_as_it_matters(
    root: Path, file: str, old: str, new: str, read_again: set[str]
) -> None:
    reader = CountingReader()
    ids = {r.source: r.id for r in updated(root, reader).reports}
    reader.seen.clear()
    path = root / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    updated(root, reader)
    assert set(reader.seen) == {ids[source] for source in read_again}


def test_a_new_reader_reads_everything_again(root: Path) -> None:
    reader = CountingReader()
    updated(root, reader)
    updated(root, reader, version="2")
    assert len(reader.seen) == 4


def test_a_changed_agreement_is_judged_again(root: Path) -> None:
    before = updated(root, CountingReader())
    path = root / "agreements" / "truce.yaml"
    path.write_text(path.read_text().replace("admin: [VA.north, VA.south]", "admin: [VA.south]"))
    after = updated(root, CountingReader())
    assert len(after.findings) < len(before.findings)


def test_what_is_derived_can_be_dropped(root: Path) -> None:
    before = updated(root, CountingReader())
    with open_process(root, write=True, steps=steps()) as process:
        process.store.drop_derived()
        assert same(process.results(), before)


@pytest.mark.parametrize("data", [b"spoilt", zlib.compress(b'{"claims": 3}'), zlib.compress(b"{")])
def test_a_spoilt_reading_is_made_again(root: Path, data: bytes) -> None:
    before = updated(root, CountingReader())
    raw = sqlite3.connect(root / "ledger.db")
    raw.execute("UPDATE reading SET data = ?", (data,))
    raw.execute("UPDATE result SET data = ?", (data,))
    raw.commit()
    raw.close()
    assert same(updated(root, CountingReader()), before)


def test_the_ledger_tells_what_was_done(root: Path) -> None:
    updated(root, CountingReader())
    updated(root, CountingReader())
    truce = root / "agreements" / "truce.yaml"
    truce.write_text(truce.read_text() + "note: later\n")
    updated(root, CountingReader())
    with open_process(root, write=True, steps=steps()) as process:
        process.record_brief({"tlp": "CLEAR"}, b"a page")
        entries = list(chain.entries(process.store))
        assert [e.kind for e in entries] == [
            *["report_received"] * 2, *["dossier_file"] * 5, "dossier_version", "dossier_file", "dossier_version", "brief_published",
        ]  # fmt: skip
        first, second = (version_files(process.store, e) for e in entries if e.kind == "dossier_version")
        assert set(first) == {"dossier.yaml", "actors.yaml", "sources.yaml", "places.yaml", "agreements/truce.yaml"}
        assert {path for path in first if first[path] != second[path]} == {"agreements/truce.yaml"}
        kept = [process.store.blob(one["agreements/truce.yaml"].payload["sha256"]) for one in (first, second)]
        assert kept[1] == truce.read_bytes()
        assert kept[1] == (kept[0] or b"") + b"note: later\n"
        assert process.store.blob(entries[-1].payload["sha256"]) == b"a page"
        assert verify(process.store).entries == 11


def test_a_version_from_before_bytes_were_kept_is_entered_again_with_them(root: Path) -> None:
    with open_process(root, write=True, steps=steps()) as process:
        old = {"digest": "d", "files": dossier_files(root)}
        chain.append(process.store, "dossier_version", old, at=datetime.now(UTC))
        made = process.record_version()
        assert made is not None
        assert process.record_version() is None
        assert version_files(process.store, made)["dossier.yaml"].payload["size"] == (root / "dossier.yaml").stat().st_size


def test_a_reader_of_results_computes_what_is_missing_and_keeps_it(root: Path) -> None:
    with open_process(root, write=True, steps=steps()) as process:
        assert all(isinstance(i, Taken) for i in process.add([root / "reports"]))
    reader = CountingReader()
    with open_process(root, steps=steps(reader)) as process:
        first = process.results()
        assert (first.read, first.saved, len(first.claims)) == (2, True, 2)
    with open_process(root, steps=steps(reader)) as process:
        assert process.results().read == 0
        assert same(process.results(), first)


def test_a_reader_of_results_works_while_another_writes(root: Path) -> None:
    with open_process(root, write=True, steps=steps()) as writer:
        assert len(list(writer.add([root / "reports"]))) == 2
        with writer.store.transaction(), open_process(root, steps=steps()) as reader:
            results = reader.results()
            assert (results.read, results.saved, len(results.findings)) == (2, False, 2)
        with open_process(root, steps=steps()) as reader:
            assert reader.results().saved


def test_a_dossier_without_a_store_has_empty_results(root: Path) -> None:
    with open_process(root, steps=steps()) as process:
        results = process.results()
    assert (results.reports, results.claims, results.findings) == ((), (), ())
    assert not (root / "ledger.db").exists()


def test_an_unreadable_report_is_kept_and_gives_nothing(root: Path) -> None:
    (root / "reports" / "x.txt").write_bytes(bytes(range(128, 256)) * 9)
    with open_process(root, write=True, steps=steps()) as process:
        told = [i for i in process.add([root / "reports"]) if isinstance(i, Problem)]
        assert [p.code for p in told] == ["encoding"]
        assert (len(process.results().reports), len(process.results().claims)) == (3, 2)


def test_tables_become_claims_beside_texts(root: Path) -> None:
    (root / "reports" / "t.csv").write_text(
        "date_start,place,actor,act,killed,source\n2030-05-06,Milltown,River League,shelling,2,wire\n"
        "2030-05-07,Milltown,River League,skirl,2,wire\n2030-05-07,Milltown,wire,2\n"
    )
    with open_process(root, write=True, steps=steps()) as process:
        told = [i for i in process.add([root / "reports"]) if isinstance(i, Problem)]
        assert [(Path(p.file).name, p.line, p.code) for p in told] == [
            ("t.csv", 4, "row_cells"),
            ("t.csv", 3, "unknown_act"),
        ]
        results = process.results()
    assert [c.actor for c in results.claims if c.row] == ["league", "league"]
    assert [p.line for p in results.problems if p.severity == "error"] == [4]


def test_folders_that_are_no_dossier(tmp_path: Path, root: Path) -> None:
    with pytest.raises(InputError, match="not a folder"):
        open_process(tmp_path / "absent")
    with pytest.raises(DossierError, match=r"no dossier\.yaml"):
        open_process(tmp_path)
    (root / "agreements" / "truce.yaml").write_text("id: [")
    with pytest.raises(DossierError):
        open_process(root)


def test_the_same_reports_in_another_store_give_the_same_results(root: Path, tmp_path: Path) -> None:
    first = updated(root, CountingReader())
    other = write(tmp_path / "other")
    for file in (root / "reports").iterdir():
        put(other, file.stem, file.read_text())
    assert same(first, updated(other, CountingReader()))


def test_an_agreement_begins_on_the_local_day_of_its_announcement(root: Path) -> None:
    path = root / "agreements" / "truce.yaml"
    path.write_text(path.read_text().replace("class: ", "announced: 2030-04-30\nclass: "))
    put(root, "c", headed("wire", "2030-04-30", "army shelled Westgate, killing 9."))
    put(root, "d", headed("wire", "2030-04-29", "army shelled Westgate, killing 8."))
    with open_process(root, write=True, steps=steps(CountingReader())) as process:
        said = [i.what for i in process.add([root / "reports"]) if isinstance(i, Problem)]
    assert said == ["was published 2030-04-29, before the first agreement (2030-04-30)"]


def test_reports_read_together_give_what_each_gives_alone_in_their_order(root: Path, tmp_path: Path) -> None:
    put(root, "c", headed("wire", "2030-05-05", "The River League shelled Fordham on Sunday, wounding two people."))
    (root / "reports" / "d.csv").write_text("date_start,place,actor,act,source\n2030-05-06,Milltown,River League,shelling,wire\n")
    (root / "reports" / "e.txt").write_bytes(b"\x00\x01\x02 no text")
    put(root, "f", headed("watch", "2030-05-06", "Three villagers were killed in Milltown when the Vale Army shelled it."))
    together, alone = default_steps(), msgspec.structs.replace(default_steps(), read_many=None)
    assert together.read_many is not None
    found = []
    for number, real in enumerate((together, alone)):
        folder = tmp_path / str(number)
        shutil.copytree(root, folder)
        with open_process(folder, write=True, steps=real) as process:
            list(process.add([folder / "reports"]))
            results = process.results()
            found.append(results.claims)
            assert [process.read(r).claims for r in results.reports] == [
                tuple(c for c in results.claims if c.report == r.id) for r in results.reports
            ]
    assert found[0] == found[1]
    assert [(c.order[0], bool(c.row)) for c in found[0]] == [(1, False), (2, False), (3, False), (4, True), (6, False)]
