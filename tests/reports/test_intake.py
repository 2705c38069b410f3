"""Taking reports in: every kind of file, every kind of mistake; what is acknowledged is there."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.nobody import as_nobody
from tests.support.small import small

from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.reports.decode import text_of
from ceasefire.reports.intake import Taken, take_in
from ceasefire.store import Store, open_store

NOW = datetime(2030, 6, 1, tzinfo=UTC)
Take = Callable[..., list[Taken | Problem]]

HEADED = """\
---
source: wire
url: "https://example.org/1"
published: 2030-05-02
language: en
title: "A title: with a colon"
---
The army shelled Milltown on Wednesday.
"""


@pytest.fixture
def store() -> Store:
    return open_store(":memory:")


@pytest.fixture
def words(tmp_path: Path) -> Vocabulary:
    return vocabulary(small(tmp_path / "dossier"))


@pytest.fixture
def take(store: Store, words: Vocabulary) -> Take:
    def run(*paths: object, **given: Any) -> list[Taken | Problem]:
        return list(take_in(store, words, [str(p) for p in paths], now=NOW, author="ada", **given))

    return run


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def only(items: list[Taken | Problem]) -> Taken:
    assert len(items) == 1, items
    assert isinstance(items[0], Taken)
    return items[0]


def told(items: list[Taken | Problem], code: str, line: int = 0) -> Problem:
    found = [i for i in items if isinstance(i, Problem) and i.code == code and i.line == line]
    assert len(found) == 1, items
    return found[0]


def test_a_headed_report(take: Take, store: Store, tmp_path: Path) -> None:
    taken = only(take(put(tmp_path, "a.md", HEADED)))
    report = taken.report
    assert (taken.new, report.format, report.source, report.url) == (
        True,
        "markdown",
        "wire",
        "https://example.org/1",
    )
    assert report.title == "A title: with a colon"
    assert report.published == datetime(2030, 5, 1, 22, tzinfo=UTC)
    assert report.published_day_only
    data = store.blob(report.id)
    assert data == HEADED.encode()
    assert text_of(report, data)[slice(*report.body)] == "The army shelled Milltown on Wednesday."
    entry = next(iter(chain.entries(store)))
    assert (entry.kind, entry.author, entry.at) == ("report_received", "ada", "2030-06-01T00:00:00.000000Z")
    assert entry.payload["report"]["id"] == report.id
    assert verify(store).reports == 1


def test_the_same_bytes_twice_are_one_report(take: Take, store: Store, tmp_path: Path) -> None:
    first, again = put(tmp_path, "a.md", HEADED), put(tmp_path, "b.md", HEADED)
    items = take(first, again, first)
    assert [(i.new, i.report.seq) for i in items if isinstance(i, Taken)] == [
        (True, 1),
        (False, 1),
        (False, 1),
    ]
    assert store.report_count() == 1
    assert len(list(chain.entries(store))) == 1
    assert told(take(again, source="rumour"), "other_source").severity == "warning"


def test_a_plain_text_takes_what_the_command_says(take: Take, tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "\r\n Guns fell silent.\r\n")
    report = only(
        take(path, source="watch", published="2030-05-02T18:30 UTC", url="https://x", handling="tlp:amber")
    ).report
    assert report.published == datetime(2030, 5, 2, 18, 30, tzinfo=UTC)
    assert not report.published_day_only
    assert (report.handling, report.url, report.body) == ("AMBER", "https://x", (3, 20))


def test_folders_go_in_order_of_names_and_skip_what_is_no_report(take: Take, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    for name in ("b/2.txt", "a.txt", "b/1.txt", "c.txt"):
        put(inbox, name, f"text {name}")
    put(inbox, ".hidden.txt", "no")
    put(inbox, "ledger.db", "no")
    (inbox / "loop").symlink_to(inbox)
    items = take(inbox, source="watch")
    assert [Path(i.path).name for i in items if isinstance(i, Taken)] == ["a.txt", "1.txt", "2.txt", "c.txt"]
    assert told(items, "skipped").severity == "warning"


def test_standard_input(store: Store, words: Vocabulary) -> None:
    given = io.BytesIO("قصفت القوات البلدة".encode())
    taken = only(list(take_in(store, words, ["-"], source="watch", stdin=given)))
    assert (taken.path, taken.report.name) == ("-", "-")


@pytest.mark.parametrize(
    ("content", "name", "code", "line"),
    [
        (b"", "a.txt", "empty", 0),
        (b" \n\t\n", "a.txt", "empty", 0),
        ("---\nsource: wire\n\nno end", "a.md", "header_open", 1),
        ("---\nsource: [wire\n---\nx", "a.md", "header_yaml", 3),
        ("---\n- a\n- b\n---\nx", "a.md", "header_yaml", 2),
        ("---\nsource: wire\ntitle: a: b\n---\nx", "a.md", "header_yaml", 3),
        ("---\nsource: wired\n---\nx", "a.md", "unknown_source", 2),
        ("---\nsource: wire\npublished: yesterday\n---\nx", "a.md", "bad_date", 3),
        ("---\nsource: wire\npublished: 2030-02-30\n---\nx", "a.md", "value", 3),
        ("---\nsource: wire\npublished: 203\n---\nx", "a.md", "bad_date", 3),
        ('---\nsource: wire\ntitle: "\\ud800"\n---\nx', "a.md", "value", 3),
        ("---\nsource: wire\nsource: watch\n---\nx", "a.md", "duplicate_key", 3),
        ("---\nsource: wire\nhandling: SECRET\n---\nx", "a.md", "handling", 3),
        ("---\nsource: wire\n---\n\n", "a.md", "empty", 4),
        ("no header and no source", "a.txt", "no_source", 0),
        ("place,act\nMilltown,shelling\n", "a.csv", "columns", 1),
        ("date,act\n2030-05-02,shelling\n", "a.csv", "columns", 1),
        ("date_start,place,source\n", "a.csv", "empty", 0),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_line_and_the_rest_goes_on(
    take: Take, tmp_path: Path, content: str | bytes, name: str, code: str, line: int
) -> None:
    bad, good = put(tmp_path, name, content), put(tmp_path, "good.md", HEADED)
    items = take(bad, good)
    problem = told(items, code, line)
    assert problem.file == str(bad)
    assert problem.remedy
    assert [i.path for i in items if isinstance(i, Taken)] == [str(good)]


@pytest.mark.parametrize(("key", "near"), [("publishd", "did you mean 'published'?"), ("weather", "known here")])
def test_an_unknown_key_is_a_warning_whatever_it_is_near_to(
    take: Take, tmp_path: Path, key: str, near: str
) -> None:
    items = take(put(tmp_path, "a.md", f"---\nsource: wire\n{key}: 2030-05-02\n---\nx"))
    problem = told(items, "unknown_key", 3)
    assert problem.severity == "warning"
    assert near in problem.remedy
    assert [i.report.published for i in items if isinstance(i, Taken)] == [None]


def test_what_a_mistyped_key_leaves_out_is_missed_by_who_needs_it(take: Take, tmp_path: Path) -> None:
    items = take(put(tmp_path, "a.md", "---\nsorce: wire\n---\nx"))
    assert told(items, "unknown_key", 2).severity == "warning"
    assert told(items, "no_source").severity == "error"
    assert len(items) == 2


def test_the_nearest_source_is_named(take: Take, tmp_path: Path) -> None:
    assert (
        "'wire'"
        in told(take(put(tmp_path, "a.md", HEADED.replace("wire", "wired"))), "unknown_source", 2).remedy
    )
    with pytest.raises(InputError, match="did you mean 'watch'"):
        take(tmp_path, source="wach")
    with pytest.raises(InputError, match="did you mean 'actor'"):
        take(tmp_path, columns={"actr": "x"})
    with pytest.raises(InputError, match="not a date"):
        take(tmp_path, published="5/6/2030")


def test_what_cannot_be_decoded_is_kept_and_said(take: Take, store: Store, tmp_path: Path) -> None:
    noise = bytes(range(128, 256)) * 20
    for name, data in (("a.txt", noise), ("b.pdf", b"%PDF-1.7 \xff"), ("c.txt", b"one\x00two")):
        items = take(put(tmp_path, name, data))
        assert "bytes are kept" in told(items, "encoding").what
        report = next(i.report for i in items if isinstance(i, Taken))
        assert report.encoding == ""
        assert store.blob(report.id) == data
        assert text_of(report, data) == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1256", "cp1252"])
def test_encodings_that_can_be_told(take: Take, tmp_path: Path, encoding: str) -> None:
    text = (
        "Les forces gouvernementales ont bombardé la ville à l'aube. Trois civils ont été tués, dont un élève âgé.\n"
        if encoding == "cp1252"
        else "قصفت القوات الحكومية بلدة في ريف المحافظة فجر يوم الأحد، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفل.\n"
    )
    items = take(put(tmp_path, "a.txt", (text * 5).encode(encoding)), source="watch")
    report = only(items).report
    assert text_of(report, (text * 5).encode(encoding)) == text * 5


def test_limits_are_stated(take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    big = put(tmp_path, "a.txt", b"word " * 4_200_000)
    problem = told(take(big, source="watch"), "too_large")
    assert "21 MB" in problem.what
    assert "at most 20 MB" in problem.what
    assert "split" in problem.remedy
    huge = tmp_path / "b.csv"
    with huge.open("wb") as file:
        file.truncate(201_000_000)
    assert "at most 200 MB" in told(take(huge), "too_large").what


def test_a_date_before_the_agreement_is_a_warning(take: Take, tmp_path: Path) -> None:
    items = take(put(tmp_path, "a.md", HEADED), first_agreement=datetime(2030, 5, 3, tzinfo=UTC))
    assert told(items, "before_agreement").severity == "warning"
    assert any(isinstance(i, Taken) for i in items)


@pytest.mark.parametrize(
    ("published", "first", "said"),
    [("2010-01-01", (2030, 5, 3, 22), "was published 2010-01-01, before the first agreement (2030-05-04)"),
     ("2030-05-03T23:30", (2030, 5, 3, 22), "was published 2030-05-03, before the first agreement (2030-05-04)"),
     ("2030-05-04", (2030, 5, 3, 22), None), ("2030-05-04", (2030, 5, 4, 10), None)],
)  # fmt: skip
def test_days_in_warnings_are_those_of_the_dossiers_zone(
    take: Take, tmp_path: Path, published: str, first: tuple[int, int, int, int], said: str | None
) -> None:
    items = take(
        put(tmp_path, "a.txt", "x"), source="wire", published=published,
        first_agreement=datetime(*first, tzinfo=UTC),
    )  # fmt: skip
    assert [i.what for i in items if isinstance(i, Problem)] == ([said] if said else [])


def test_rows_of_the_local_day_of_the_agreement_are_not_before_it(take: Take, tmp_path: Path) -> None:
    table = put(tmp_path, "a.csv", "date,place,source\n2030-05-03,Milltown,wire\n2030-05-04,Milltown,wire\n")
    problem = told(take(table, first_agreement=datetime(2030, 5, 3, 22, tzinfo=UTC)), "before_agreement")
    assert problem.what == "1 of 2 rows are from before the first agreement (2030-05-04)"


def test_the_strictest_mark_holds(store: Store, words: Vocabulary, tmp_path: Path) -> None:
    path = put(tmp_path, "a.md", HEADED.replace("language: en", "handling: GREEN"))
    assert only(list(take_in(store, words, [path], handling="AMBER"))).report.handling == "AMBER"


def test_a_folder_without_rights_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    put(tmp_path, "good.txt", "text").chmod(0o644)
    code = (
        "import io\nfrom ceasefire.reports.files import walk\nbecome_nobody()\nroot = os.path.dirname(sys.argv[1])\n"
        "for one in walk([root + '/closed', root + '/good.txt'], io.BytesIO()):\n"
        "    print(one[1] if isinstance(one, tuple) else one.remedy)\n"
    )
    said = as_nobody(code, tmp_path / "here")
    assert said == ["give yourself the right to read it (`chmod u+rX`)", "b'text'"]


def test_rights_that_the_system_refuses(take: Take, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed, good = tmp_path / "closed", put(tmp_path, "good.md", HEADED)
    closed.mkdir()
    before = Path.iterdir

    def refuse(self: Path) -> Any:
        if self == closed:
            raise PermissionError(13, "Permission denied")
        return before(self)

    monkeypatch.setattr(Path, "iterdir", refuse)
    items = take(closed, good, tmp_path / "absent")
    assert [i.code for i in items if isinstance(i, Problem)] == ["unreadable", "unreadable"]
    assert sum(isinstance(i, Taken) for i in items) == 1
