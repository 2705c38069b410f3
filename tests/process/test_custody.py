"""Custody: how a report came, what was done with it, and corrections beside a record that never changes."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tests.support.archives import SHELLED, answer, warc
from tests.support.packaged import opened
from tests.support.small import FILES, write
from tests.support.steps import headed

from ceasefire.errors import InputError, StoreError
from ceasefire.ledger import chain
from ceasefire.ledger.erase import entry_of, erase
from ceasefire.ledger.verify import verify
from ceasefire.package.build import package
from ceasefire.process import Process
from ceasefire.process.custody import Chain, copy, find, history
from ceasefire.reports.custody import correct, enter
from ceasefire.reports.examine import Via
from ceasefire.reports.intake import Taken
from ceasefire.reports.report import Report, Tlp

NOW = datetime(2031, 1, 1, tzinfo=UTC)
SOURCES = FILES["sources.yaml"].replace("kind: news_agency", "kind: news_agency, url: 'https://wire.example'")


@pytest.fixture
def process(tmp_path: Path) -> Process:
    root = write(tmp_path / "vale", {"sources.yaml": SOURCES})
    return opened(root)


def take(process: Process, data: str | bytes, name: str = "a.md", **said: object) -> Report:
    path = process.dossier.root / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    items = [one for one in process.add([path], **said) if isinstance(one, Taken)]
    path.unlink()
    return items[-1].report


def shelled(process: Process, **said: object) -> Report:
    return take(process, headed("watch", "2030-05-03", "army shelled Milltown, killing 3."), **said)


def steps(told: Chain) -> list[str]:
    return [step.what for step in told.steps]


def test_the_entry_says_how_it_came_and_the_record_has_the_same_bytes_as_without_it(process: Process) -> None:
    report = shelled(process)
    (entry,) = chain.entries(process.store, kind="report_received")
    custody = entry.payload["custody"]
    assert (custody["way"], custody["tool"].partition(" ")[0]) == ("file", "ceasefire")
    assert datetime.fromisoformat(custody["modified"]).year >= 2020
    assert str(process.dossier.root) not in msgspec.json.encode(entry.payload).decode()
    row = process.store.report(report.id)
    assert row is not None and msgspec.json.decode(row.json) == entry.payload["report"]
    assert verify(process.store).reports == 1


def test_how_it_reached_the_monitors_is_an_entry_of_its_own_with_its_own_mark(process: Process) -> None:
    report = shelled(process, via=Via("handed over by a nurse"))
    assert "nurse" in history(process, report.id).steps[1].detail
    told = history(process, report.id, "AMBER+STRICT")
    assert "nurse" not in msgspec.json.encode(told).decode() and told.hidden == 1
    again = shelled(process, via=Via("the channel of the town", "CLEAR"))
    assert again.id == report.id
    assert steps(history(process, report.id, "CLEAR"))[:2] == ["received", "reached"]


def test_the_whole_chain_is_told(process: Process, tmp_path: Path) -> None:
    report = shelled(process)
    results = process.update()
    enter(process.store, report.id, "viewed", "compared with the hospital's list", at=NOW, by="ada")
    copy(process, report, tmp_path / "copy.md", "for translation", at=NOW, by="bo")
    process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "CLEAR"}, f"<code>{report.id[:16]}</code>".encode())
    package(process, tmp_path / "p.zip", "CLEAR", now=NOW)
    told = history(process, report.id[:8])
    assert steps(told) == ["received", "viewed", "copied", "published", "exported", "read"]
    assert [step.by for step in told.steps][1:3] == ["ada", "bo"]
    assert results.claims and "1 claims" in told.steps[-1].detail
    assert verify(process.store)


def test_a_working_copy_is_apart_from_the_evidence(process: Process, tmp_path: Path) -> None:
    report = shelled(process)
    out = tmp_path / "copy.md"
    entry = copy(process, report, out, "", at=NOW, by="ada")
    assert out.read_bytes() == process.store.blob(report.id)
    assert (entry.payload["sha256"], entry.payload["size"]) == (report.id, report.size)
    out.write_text("worked on")
    assert verify(process.store)
    with pytest.raises(StoreError, match="is there already"):
        copy(process, report, out, "", at=NOW)
    with pytest.raises(StoreError, match="cannot be written"):
        copy(process, report, tmp_path / "no" / "copy.md", "", at=NOW)
    assert len(list(chain.entries(process.store, kind="custody"))) == 1
    assert not list(tmp_path.glob(".*part"))


def test_a_correction_is_read_and_the_record_stays(process: Process) -> None:
    report = shelled(process)
    before = process.update()
    row = process.store.report(report.id)
    correct(process.store, report, "published", "2030-06-03", "the clerk misread the month", process.vocabulary, at=NOW, by="ada")
    correct(process.store, report, "source", "wire", "it is the wire's", process.vocabulary, at=NOW, by="ada")
    (now,) = process.reports()
    assert (now.source, now.published and now.published.month) == ("wire", 6)
    assert process.store.report(report.id) == row
    after = process.update()
    assert after.read == 1 and after.claims[0].source == "wire" and before.claims[0].source == "watch"
    assert "published was 2030-05-02T22:00:00Z, is 2030-06-02T22:00:00Z: the clerk misread the month" in history(process, report.id).steps[1].detail
    assert verify(process.store)


@pytest.mark.parametrize(
    ("field", "value", "why", "told"),
    [
        ("sourc", "wire", "w", "'sourc' is not corrected"), ("source", "wyre", "w", "not a source"), ("published", "soon", "w", "not a date"),
        ("language", "English", "w", "not a language code"), ("title", " ", "w", "to nothing"), ("source", "wire", " ", "needs a reason"),
        ("source", "watch", "w", "says that already"), ("size", "3", "w", "'size' is not corrected"), ("title", "\ud800", "w", "to nothing"),
    ],
)  # fmt: skip
def test_what_cannot_be_corrected_is_refused(process: Process, field: str, value: str, why: str, told: str) -> None:
    report = shelled(process)
    with pytest.raises(InputError, match=told):
        correct(process.store, report, field, value, why, process.vocabulary, at=NOW)


def test_a_mark_is_only_made_stricter_and_holds_everywhere(process: Process, tmp_path: Path) -> None:
    report = shelled(process)
    correct(process.store, report, "handling", "AMBER", "the source asks", process.vocabulary, at=NOW)
    (now,) = process.reports()
    with pytest.raises(InputError, match="is not loosened"):
        correct(process.store, now, "handling", "CLEAR", "changed my mind", process.vocabulary, at=NOW)
    with pytest.raises(InputError, match="is no report"):
        find(process, report.id, "GREEN")
    with pytest.raises(InputError, match="is no report"):
        history(process, report.id, "GREEN")
    process.update()
    package(process, tmp_path / "p.zip", "GREEN", now=NOW)
    with zipfile.ZipFile(tmp_path / "p.zip") as zipped:
        assert not any(report.id[:12] in name for name in zipped.namelist())
        assert not any(b"shelled Milltown, killing 3" in zipped.read(name) for name in zipped.namelist())


@pytest.mark.parametrize(("tlp", "shown"), [("CLEAR", 1), ("RED", 3)])
def test_a_package_has_the_custody_that_its_readers_may_see(process: Process, tmp_path: Path, tlp: Tlp, shown: int) -> None:
    report = shelled(process, via=Via("handed over by a nurse"))
    enter(process.store, report.id, "viewed", "by the duty officer", at=NOW, handling="CLEAR")
    enter(process.store, report.id, "noted", "the nurse is called Ann", at=NOW, handling="AMBER")
    process.update()
    package(process, tmp_path / "p.zip", tlp, now=NOW)
    with zipfile.ZipFile(tmp_path / "p.zip") as zipped:
        whole = b"".join(zipped.read(name) for name in zipped.namelist())
    assert whole.count(b'"kind":"custody"') == shown
    assert (b"nurse" in whole) == (tlp == "RED")


def test_a_container_is_marked_as_strictly_as_what_it_holds(process: Process) -> None:
    page = take(process, warc([answer("https://wire.example/1", SHELLED)]), "x.warc.gz")
    whole, now = process.reports()
    assert (whole.handling, now.handling) == ("AMBER", "CLEAR")
    correct(process.store, page, "handling", "RED", "the witness is named", process.vocabulary, at=NOW)
    assert [one.handling for one in process.reports()] == ["RED", "RED"]
    told = history(process, whole.id)
    assert steps(told) == ["received", "held"] and page.id[:12] in told.steps[1].detail
    assert "record <urn:uuid:" in history(process, page.id).steps[0].detail


def test_what_is_read_of_a_page_is_its_text_and_not_its_navigation(process: Process) -> None:
    page = take(process, SHELLED, "page.html", source="wire")
    assert page.format == "html"
    text = process.text(page.id)[slice(*page.body)]
    assert text.startswith("Milltown hit") and "<" not in text and "Home" not in text


def test_an_erasure_is_told_by_the_number_of_its_entry(process: Process) -> None:
    report = shelled(process)
    seq = entry_of(process.store, report.id)
    erase(process.store, [seq], why="a person asked", at=NOW, author="ada")
    told = history(process, str(seq))
    assert (told.report, steps(told)) == (None, ["erased"])
    with pytest.raises(InputError):
        history(process, report.id)


@pytest.mark.parametrize("name", ["", "abc", "ffff", "999999", "../x"])
def test_what_is_no_report_is_refused(process: Process, name: str) -> None:
    shelled(process)
    with pytest.raises(InputError, match="is no report"):
        history(process, name)


def test_a_judgement_that_rests_on_it_is_in_its_chain(process: Process) -> None:
    from tests.support.packaged import judged

    report = shelled(process)
    judged(process, process.update(), 0, "review", "looks right")
    told = history(process, report.id)
    assert "judged" in steps(told)
    assert json.loads(msgspec.json.encode(told))["report"]["id"] == report.id
