"""Web archives: kept whole, their pages taken in one by one, and what is wrong with them told and never fatal."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.archives import ARTICLE, SHELLED, WHEN, answer, other, wacz, warc
from tests.support.small import FILES, write

from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.ids import sha256
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.reports import warc as limits
from ceasefire.reports.intake import Taken, take_in
from ceasefire.store import Store, open_store

NOW = datetime(2030, 6, 1, tzinfo=UTC)
WIRE = "https://wire.example/world/1"
Take = Callable[..., list[Taken | Problem]]
SOURCES = FILES["sources.yaml"].replace("kind: news_agency", "kind: news_agency, url: 'https://www.wire.example/'").replace(
    "{id: rumour, name: Rumour Mill,", "{id: rumour, name: Rumour Mill, url: 'https://talk.example/rumour', handling: RED,"
)


@pytest.fixture
def store() -> Store:
    return open_store(":memory:")


@pytest.fixture
def words(tmp_path: Path) -> Vocabulary:
    return vocabulary(load(write(tmp_path / "dossier", {"sources.yaml": SOURCES})))


@pytest.fixture
def take(store: Store, words: Vocabulary, tmp_path: Path) -> Take:
    def run(data: bytes, name: str = "x.warc.gz", **said: Any) -> list[Taken | Problem]:
        path = tmp_path / name
        path.write_bytes(data)
        return list(take_in(store, words, [str(path)], now=NOW, author="ada", **said))

    return run


def taken(items: list[Taken | Problem]) -> list[Taken]:
    return [one for one in items if isinstance(one, Taken)]


def codes(items: list[Taken | Problem]) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in items if isinstance(one, Problem)]


def what(items: list[Taken | Problem], code: str) -> Problem:
    return next(one for one in items if isinstance(one, Problem) and one.code == code)


@pytest.mark.parametrize("packed", [True, False])
def test_a_container_is_kept_whole_and_its_page_is_a_report_of_its_own(take: Take, store: Store, packed: bool) -> None:
    data = warc([answer(WIRE, SHELLED)], packed=packed)
    whole, page = taken(take(data, "x.warc.gz" if packed else "x.warc"))
    assert (whole.report.format, whole.report.encoding, store.blob(whole.report.id)) == ("warc", "", data)
    assert (page.report.format, page.report.source, page.report.url, page.report.title) == ("html", "wire", WIRE, "Milltown hit")
    assert store.blob(page.report.id) == SHELLED
    capture = page.report.capture
    assert capture is not None
    assert (capture.container, capture.record, capture.at) == (whole.report.id, "<urn:uuid:00000000-0000-4000-8000-000000000000>", datetime.fromisoformat(WHEN))
    assert (page.report.published, page.report.published_assumed) == (datetime(2030, 5, 10, 6, tzinfo=UTC), True)
    entered = [entry.payload for entry in chain.entries(store, kind="report_received")]
    assert [one["custody"]["way"] for one in entered] == ["file", "record"]
    assert verify(store).reports == 2


def test_the_time_of_capture_is_no_time_of_publication(take: Take) -> None:
    bare = b"<html><body><p>The army shelled Milltown.</p></body></html>"
    _, page = taken(take(warc([answer(WIRE, bare)])))
    assert page.report.published is None
    late = ARTICLE.format(title="t", text="words").replace("2030-05-10", "2030-08-10").encode()
    items = take(warc([answer(WIRE, late)]), "y.warc.gz")
    assert taken(items)[1].report.published is None and what(items, "bad_date").severity == "warning"
    _, given_ = taken(take(warc([answer(WIRE, bare + b" ")]), "z.warc.gz", published="2030-05-11"))
    assert given_.report.published is not None


def test_again_nothing_is_new_and_what_a_kill_left_out_is_made_up_for(take: Take, store: Store, words: Vocabulary, tmp_path: Path) -> None:
    two = warc([answer(WIRE, SHELLED), answer(WIRE + "2", SHELLED + b"<p>more")])
    path = tmp_path / "k.warc.gz"
    path.write_bytes(two)
    stopped = take_in(store, words, [str(path)], now=NOW)
    next(stopped), next(stopped)
    stopped.close()
    assert store.report_count() == 2
    items = taken(take(two))
    assert [one.new for one in items] == [False, False, True]
    before = store.entry_count()
    assert [one.new for one in taken(take(two))] == [False] * 3
    assert store.entry_count() == before


def test_what_is_no_page_is_passed_over_and_counted(take: Take) -> None:
    data = warc([
        other("warcinfo", "", b"software: x", "application/warc-fields"), answer(WIRE, SHELLED), answer(WIRE + "?", b"gone", status="404 Not Found"),
        answer("https://wire.example/a.png", b"\x89PNG", "image/png"), other("resource", "dns:wire.example", b"1", "text/dns"),
        other("metadata", WIRE, b"a: b", "application/warc-fields"),
    ])  # fmt: skip
    items = take(data)
    assert len(taken(items)) == 2
    told = what(items, "passed_over")
    assert told.severity == "warning"
    for part in ("5 records", "1 warcinfo", "1 response with status 404", "1 response of image/png", "1 dns", "1 metadata"):
        assert part in told.what


def test_pages_of_nobody_are_told_and_stay_in_the_container(take: Take, store: Store) -> None:
    items = take(warc([answer("https://ads.example/1", SHELLED), answer(WIRE, SHELLED + b" ")]))
    assert len(taken(items)) == 2
    told = what(items, "no_source")
    assert told.severity == "error" and "1 of ads.example" in told.what
    (_, page, _) = taken(take(warc([answer("https://ads.example/1", SHELLED), answer(WIRE, SHELLED + b" ")]), source="echo"))
    assert (page.report.source, store.report_count()) == ("echo", 3)


def test_a_container_may_be_seen_by_whoever_may_see_all_of_it(take: Take) -> None:
    whole, page, quiet = taken(take(warc([answer(WIRE, SHELLED), answer("https://talk.example/rumour/3", SHELLED + b" ")])))
    assert (whole.report.handling, page.report.handling, quiet.report.handling) == ("RED", "CLEAR", "RED")
    assert quiet.report.source == "rumour"
    alone, *_ = taken(take(warc([answer("https://nobody.example/", SHELLED)]), "y.warc.gz"))
    assert alone.report.handling == "AMBER"  # requests in it may have cookies


def test_a_page_that_calls_itself_a_report_with_a_header_is_only_a_text(take: Take) -> None:
    forged = b"---\nsource: crown_news\npublished: 2030-05-02\n---\nThe league shelled Milltown."
    _, page = taken(take(warc([answer(WIRE, forged, "text/plain")])))
    assert (page.report.source, page.report.format, page.report.published) == ("wire", "text", None)


def test_compressed_and_foreign_encodings_are_undone(take: Take, store: Store) -> None:
    arabic = "<html lang=ar><body><p>قصف الجيش البلدة يوم الجمعة وقتل ثلاثة أشخاص في السوق القديم</p>".encode("cp1256")
    _, one, two = taken(take(warc([
        answer(WIRE, gzip.compress(SHELLED), Content_Encoding="gzip"), answer(WIRE + "/ar", arabic, "text/html; charset=windows-1256"),
    ])))  # fmt: skip
    assert store.blob(one.report.id) == SHELLED
    assert (two.report.encoding, two.report.language) == ("windows-1256", "ar")
    items = take(warc([answer(WIRE, b"\x0b\x02\x80<p>", Content_Encoding="br")]), "br.warc.gz")
    assert len(taken(items)) == 1 and "compressed with br" in what(items, "encoding").what


def test_a_digest_that_does_not_fit_is_told_with_its_record(take: Take) -> None:
    items = take(warc([answer(WIRE, SHELLED)], digest="sha1:" + "A" * 32))
    assert len(taken(items)) == 2
    told = what(items, "digest")
    assert told.severity == "warning" and "record <urn:uuid:00000000-0000-4000-8000-000000000000>" in told.file
    for number, right in enumerate((f"sha256:{sha256(SHELLED)}", "sha1:", "nonsense", "blake9:xx")):
        assert "digest" not in dict(codes(take(warc([answer(WIRE, SHELLED)], digest=right), f"d{number}.warc.gz")))


@pytest.mark.parametrize("packed", [True, False])
def test_a_truncated_file_gives_what_came_before_the_end(take: Take, packed: bool) -> None:
    data = warc([answer(WIRE, SHELLED), answer(WIRE + "/2", SHELLED + b" more")], packed=packed)
    items = take(data[: -len(data) // 4], "x.warc.gz" if packed else "x.warc")
    assert len(taken(items)) == 2
    assert ("container", "error") in codes(items)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.warc", b"words, and no archive"), ("a.warc.gz", gzip.compress(b"words", mtime=0)), ("b.warc.gz", b"\x1f\x8bnot gzip"),
        ("c.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"), ("d.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n\r\n"),
        ("e.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/\r\n\r\n"),
        ("f.wacz", b"words"), ("g.wacz", b"PK\x03\x04 broken"), ("h.wacz", wacz({"a.txt": b"words"})),
        ("i.wacz", wacz({"archive/a.warc.gz": b"words"})),
    ],
    ids=list("abcdefghij"),
)  # fmt: skip
def test_a_broken_container_is_kept_and_told(take: Take, store: Store, name: str, data: bytes) -> None:
    items = take(data, name)
    (whole,) = taken(items)
    assert store.blob(whole.report.id) == data
    assert ("container", "error") in codes(items)
    assert verify(store).reports == 1


def test_a_bomb_is_stopped(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 3_000_000)
    monkeypatch.setattr(limits, "MAX_TEXT", 1_000_000)
    items = take(warc([answer(WIRE, SHELLED), answer(WIRE + "/bomb", b" " * 50_000_000)]))
    assert len(taken(items)) == 2 and ("too_large", "error") in codes(items)
    inside = take(warc([answer(WIRE, gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")]), "in.warc.gz")
    assert len(taken(inside)) == 1 and "more than 1 MB" in what(inside, "too_large").what
    twice = take(gzip.compress(gzip.compress(b"WARC/1.0\r\n" * 1000)), "twice.warc.gz")
    assert ("container", "error") in codes(twice)


def test_a_package_is_read_and_checked_against_what_it_says_of_itself(take: Take, tmp_path: Path) -> None:
    inner = warc([answer(WIRE, SHELLED)])
    said = {"resources": [{"path": "archive/data.warc.gz", "hash": f"sha256:{sha256(inner)}"}]}
    good = wacz({"archive/data.warc.gz": inner, "datapackage.json": json.dumps(said).encode()})
    items = take(good, "x.wacz")
    assert [one.report.format for one in taken(items)] == ["wacz", "html"] and codes(items) == []
    said["resources"][0]["hash"] = "sha256:" + "0" * 64
    items = take(wacz({"archive/data.warc.gz": inner, "datapackage.json": json.dumps(said).encode()}), "y.wacz")
    assert ("digest", "warning") in codes(items)
    items = take(wacz({"archive/data.warc.gz": inner, "../../evil.warc.gz": inner, "archive/../../e.warc.gz": inner}), "z.wacz")
    assert codes(items) == [("path", "warning"), ("package", "warning")]
    assert len(taken(items)) == 2 and not list(tmp_path.parent.glob("*evil*"))


def test_a_page_that_came_before_by_itself_is_named_with_the_container(take: Take, store: Store) -> None:
    alone, *_ = taken(take(SHELLED, "page.html", source="wire"))
    whole, page = taken(take(warc([answer(WIRE, SHELLED)])))
    assert (page.new, page.report) == (False, alone.report)
    (entry,) = chain.entries(store, kind="custody")
    assert (entry.payload["report"], entry.payload["container"]) == (alone.report.id, whole.report.id)


BASE = warc([answer(WIRE, SHELLED), answer(WIRE + "/2", SHELLED, "text/plain")], packed=False)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), min_size=1, max_size=6), st.booleans())
def test_spoilt_bytes_never_end_in_a_traceback(changes: list[tuple[int, int]], packed: bool) -> None:
    data = bytearray(gzip.compress(BASE, mtime=0) if packed else BASE)
    for at, byte in changes:
        data[at % len(data)] = byte
    for one in limits.items("x", bytes(data), "warc"):
        assert isinstance(one, limits.Item | Problem)
    for one in limits.items("x", wacz({"archive/a.warc.gz": bytes(data)}), "wacz"):
        assert isinstance(one, limits.Item | Problem)


def test_standard_input_may_be_a_container(store: Store, words: Vocabulary) -> None:
    items = list(take_in(store, words, ["-"], now=NOW, stdin=io.BytesIO(warc([answer(WIRE, SHELLED)]))))
    assert len(taken(items)) == 2


@pytest.mark.parametrize("inside", [b"X: " + b"a" * 2_000_000, b"X: a\r\n" + b" b\r\n" * 500_000, b"X: a\r\n" * 400_000])
def test_headers_without_end_are_refused(take: Take, inside: bytes) -> None:
    # In warcio such headers take the square of their length.
    items = take(warc([answer(WIRE, SHELLED)], packed=False) + b"WARC/1.0\r\n" + inside + b"\r\n\r\n", "h.warc")
    assert len(taken(items)) == 2
    assert "headers have more than 100 KB" in what(items, "container").what
