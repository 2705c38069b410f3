"""What is marked stricter is nowhere in a package: no word of it, and no hash from which it could be guessed."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from tests.support.packaged import (
    NOW,
    Pack,
    check,
    dossier,
    judged,
    leaf,
    lines,
    listed,
    opened,
    read,
    taken,
    unpacked,
    zipped,
)
from tests.support.small import FILES
from tests.support.steps import CountingReader, headed, steps

from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError
from ceasefire.ids import sha256
from ceasefire.ledger import chain, heads
from ceasefire.ledger.entry import seal
from ceasefire.ledger.erase import erase
from ceasefire.ledger.keyfile import new_key
from ceasefire.ledger.merkle import included
from ceasefire.package.build import package
from ceasefire.package.reveal import reveal, written
from ceasefire.process import Process, Results
from ceasefire.reports.report import Tlp

WORD = "zarquat"  # in every name and text of what is hidden, and in nothing else

SOURCES = FILES["sources.yaml"] + f"- {{id: {WORD}_net, name: {WORD.title()} Net, aliases: [The {WORD.title()}], handling: RED, url: 'https://{WORD}.example'}}\n"
SOURCES = SOURCES.replace("family: watch", f"family: {WORD}_net")
PLACES = FILES["places.yaml"] + f"- {{id: {WORD}ford, name: {WORD.title()}ford, kind: village, lat: 46.7, lon: 8.2, admin: [VA, VA.south]}}\n"
QUIET = {
    f"{WORD}-note.md": headed(f"{WORD}_net", "2030-05-06", f"A {WORD} witness. army shelled {WORD.title()}ford, killing 77.", f"title: From {WORD.title()}\nurl: https://{WORD}.example/1\n"),
    # of the same happening as the public report a.md
    "q.md": headed(f"{WORD}_net", "2030-05-03", f"army shelled Milltown, killing 88. {WORD}"),
}  # fmt: skip
OPEN = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1."),
    "d.md": headed("echo", "2030-05-05", "league shelled Fordham, killing 2."),
}


class Attributing(CountingReader):
    """Also says who is named in a text as the one who says so."""

    def __call__(self, text: str, vocabulary: Vocabulary, **more: object) -> Sequence[Claim]:  # type: ignore[override]
        found = super().__call__(text, vocabulary, **more)  # type: ignore[arg-type]
        named = next((s.id for s in vocabulary.sources.values() if s.name in text), None)
        return [msgspec.structs.replace(c, attributed_to=named) for c in found]


WITHHELD = {"RED": (), "AMBER": ("places.yaml", "sources.yaml")}


def build(process: Process, out: Path, tlp: Tlp) -> Pack:
    made = package(process, out, tlp, now=NOW)
    assert set(made.withheld) <= {*WITHHELD["AMBER"], "dossier.yaml"}
    return read(out)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = dossier(tmp_path_factory.mktemp("red") / "vale", OPEN | QUIET, {"sources.yaml": SOURCES, "places.yaml": PLACES})
    with opened(folder) as process:
        results = taken(process)
        for n, finding in enumerate(results.findings):
            results = judged(process, results, n, "review", "seen" if finding.incident else "")
        secret_one = next(n for n, f in enumerate(results.findings) if WORD in str(results.by_id()[f.sides[0].claims[0]].place))
        results = judged(process, results, secret_one, "endorse", "rests on one who is in danger")
        public = next(n for n, f in enumerate(results.findings) if f.sides[0].actor == "league")
        results = judged(process, results, public, "endorse", f"as the {WORD.title()} people told us too")
        process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "RED"}, f"<p>{WORD}</p>".encode())
        process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "CLEAR"}, b"<p>Quiet.</p>")
        process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "AMBER"}, f"<p>&#122;{WORD[1:]} net</p>".encode())
    return folder


@pytest.fixture(scope="module")
def packs(root: Path) -> dict[str, Pack]:
    with opened(root) as process:
        marks: list[Tlp] = ["RED", "AMBER"]
        told = {mark: package(process, root.with_name(f"{mark}.zip"), mark, now=NOW) for mark in marks}
        assert {mark: tuple(sorted(one.withheld)) for mark, one in told.items()} == WITHHELD
        assert (told["RED"].left_out, told["AMBER"].left_out) == (0, 3)
        return {mark: read(root.with_name(f"{mark}.zip")) for mark in marks}


def test_no_word_of_it_is_there(packs: dict[str, Pack]) -> None:
    for name, data in packs["AMBER"].items():
        assert WORD not in name.casefold()
        assert WORD.encode() not in data.lower(), name
        assert b"killing 77" not in data
        assert b"killing 88" not in data
        assert b"rests on one who is in danger" not in data
        assert b"&#122;" not in data


def test_no_hash_of_it_without_salt_is_there(root: Path, packs: dict[str, Pack]) -> None:
    with opened(root) as process:
        results = process.results()
        gone = {r.id for r in results.reports if r.source == f"{WORD}_net"}
        entries = list(chain.entries(process.store))
    claims = {c.id for c in results.claims if c.report in gone}
    touched = [i for i in results.incidents if claims & {*i.claims_for, *i.claims_against}]
    only = {i.id for i in touched if claims >= {*i.claims_for}}
    findings = {f.id for f in results.findings if f.incident in only}
    hidden_files = {e.payload["sha256"] for e in entries if e.kind == "dossier_file" and e.payload["path"] in ("sources.yaml", "places.yaml")}
    hidden_pages = {e.payload["sha256"] for e in entries if e.kind == "brief_published"} - {sha256(b"<p>Quiet.</p>")}
    assert len(gone) == 2
    assert len(hidden_files) == 2
    assert len(hidden_pages) == 2
    assert claims
    assert only
    assert findings
    exported = next(json.loads(line) for line in reversed(lines(packs["RED"])) if "dossier_exported" in line)
    own = {sha256(data) for data in packs["AMBER"].values()}
    secret = gone | claims | only | findings | hidden_files | hidden_pages | (set(exported["payload"]["files"].values()) - own)
    everything = b"".join([*packs["AMBER"].values(), *(name.encode() for name in packs["AMBER"])])
    for one in secret:
        assert one.removeprefix("claim-").encode() not in everything
        assert one[:16].encode() not in everything


def rows(pack: Pack, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(pack[f"data/tables/{table}.csv"].decode(), newline="")))


def test_what_rests_on_it_in_part_is_as_if_it_were_not_there(packs: dict[str, Pack]) -> None:
    red, amber = packs["RED"], packs["AMBER"]
    mill = [one for one in rows(red, "incidents") if one["place"] == "Milltown"]
    assert (mill[0]["killed_high"], WORD in mill[0]["origins"]) == ("88", True)
    mill = [one for one in rows(amber, "incidents") if one["place"] == "Milltown"]
    assert (mill[0]["killed_high"], mill[0]["origins"]) == ("3", "watch")
    ford = [one for one in rows(amber, "incidents") if one["place"] == "Fordham"]
    assert set(ford[0]["origins"].split(";")) == {"crown_news", "echo"}  # of the hidden family only its first source has a name
    assert {one["id"] for one in rows(amber, "sources")} == {"crown_news", "river_voice", "watch", "wire", "echo", "rumour"}


def test_findings_on_which_something_hidden_was_said_are_left_out(packs: dict[str, Pack]) -> None:
    assert len(rows(packs["RED"], "judgements")) == 5
    assert rows(packs["AMBER"], "judgements") != []
    told = {one["finding"] for one in rows(packs["AMBER"], "judgements")}
    in_table = {one["id"]: one["state"] for one in rows(packs["AMBER"], "findings")}
    assert all(state == "under_review" for state in in_table.values())
    assert not {one["finding"] for one in rows(packs["RED"], "judgements") if one["decision"] == "endorse"} & set(in_table)
    assert told


def test_both_packages_hold_and_say_what_they_do_not_show(root: Path, packs: dict[str, Pack]) -> None:
    code, said = check(root.with_name("RED.zip"))
    assert code == 0, said
    assert "are not shown" not in said
    code, said = check(root.with_name("AMBER.zip"))
    assert code == 0, said
    assert "cannot be said  what entries" in said


def test_a_hash_of_a_hidden_entry_that_was_altered_is_pinned_to_it(packs: dict[str, Pack], tmp_path: Path) -> None:
    pack = dict(packs["AMBER"])
    shown = {json.loads(line)["seq"] for line in lines(pack)}
    hashes = pack["data/ledger/leaves.txt"].decode().split()
    at = next(n for n in range(1, len(hashes)) if n not in shown and n + 1 in shown)
    hashes[at - 1] = "5" * 64
    pack["data/ledger/leaves.txt"] = "".join(one + "\n" for one in hashes).encode()
    code, said = check(zipped(listed(pack), tmp_path / "altered.zip"))
    assert code == 1
    assert f"does not follow entry {at} as it is here" in said


def test_a_public_report_that_names_the_hidden_source_is_shown_and_does_not_say_that_it_is_one(tmp_path: Path) -> None:
    told = headed("wire", "2030-05-07", f"The {WORD.title()} Net says: army shelled Fordham, killing 5.")
    run = steps(Attributing())
    folder = dossier(tmp_path / "vale", OPEN | QUIET | {"e.md": told}, {"sources.yaml": SOURCES, "places.yaml": PLACES})
    with opened(folder, run) as process:
        taken(process)
        red = build(process, tmp_path / "red.zip", "RED")
        amber = build(process, tmp_path / "amber.zip", "AMBER")
    assert f"{WORD}_net" in {one["attributed_to"] for one in rows(red, "claims")}
    assert {one["attributed_to"] for one in rows(amber, "claims")} == {""}
    for name, data in amber.items():
        if WORD.encode() in data.lower():
            assert name.startswith(("data/reports/", "data/brief.html"))
        assert f"{WORD}_net".encode() not in data


def test_a_source_that_was_marked_later_is_hidden_in_earlier_versions_too(tmp_path: Path) -> None:
    loud = SOURCES.replace(", handling: RED", "")
    folder = dossier(tmp_path / "vale", OPEN | QUIET, {"sources.yaml": loud, "places.yaml": PLACES})
    with opened(folder) as process:
        taken(process)
        process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "CLEAR"}, f"<p>{WORD.title()} Net says so.</p>".encode())
    (folder / "sources.yaml").write_text(SOURCES, "utf-8")
    with opened(folder) as process:
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    assert not [name for name, data in pack.items() if WORD.encode() in data.lower()]
    assert check(tmp_path / "p.zip")[0] == 0


def test_a_report_with_a_row_from_a_hidden_source_is_hidden(tmp_path: Path) -> None:
    table = f"source,date,place,act,actor\n{WORD}_net,2030-05-06,Fordham,shelling,army\nwatch,2030-05-06,Milltown,shelling,army\n"
    folder = dossier(tmp_path / "vale", OPEN | {"t.csv": table}, {"sources.yaml": SOURCES})
    with opened(folder) as process:
        results = taken(process)
        assert len(results.reports) == 4
        pack = build(process, tmp_path / "p.zip", "AMBER")
    assert len(rows(pack, "reports")) == 3
    assert not [name for name, data in pack.items() if WORD.encode() in data.lower()]


def test_a_judgement_may_be_marked_stricter_than_what_it_is_about(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", OPEN)) as process:
        results = taken(process)
        results = judged(process, results, 0, "review", "as our own people saw", handling="AMBER")
        clear = build(process, tmp_path / "c.zip", "CLEAR")
        amber = build(process, tmp_path / "a.zip", "AMBER")
    assert rows(clear, "judgements") == []
    assert len(rows(clear, "findings")) == len(results.findings) - 1
    assert len(rows(amber, "judgements")) == 1


def test_words_of_reports_on_positions_are_hidden_unless_they_are_public(tmp_path: Path) -> None:
    table = "source,date,place,act,actor\nwatch,2030-05-06,Fordham,force_movement,army\n"
    folder = dossier(tmp_path / "vale", OPEN | {"t.csv": table})
    with opened(folder) as process:
        list(process.add([folder / "reports" / "t.csv"], handling="AMBER"))
        taken(process)
        amber = build(process, tmp_path / "a.zip", "AMBER")
        red = build(process, tmp_path / "r.zip", "RED")
    assert (len(rows(amber, "reports")), len(rows(red, "reports"))) == (3, 4)
    assert not [name for name, data in amber.items() if b"force_movement" in data]


def test_an_address_of_a_database_is_given_to_nobody(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "vale", OPEN)
    with opened(folder) as process:
        taken(process)
        text = (folder / "dossier.yaml").read_text() + "store: postgresql://team:secretword@db/vale\n"
        (folder / "dossier.yaml").write_text(text)
        pack = build(process, tmp_path / "r.zip", "RED")
    assert not [name for name, data in pack.items() if b"secretword" in data]
    assert check(tmp_path / "r.zip")[0] == 0


def test_one_hidden_entry_is_revealed_and_is_the_one(root: Path, packs: dict[str, Pack], tmp_path: Path) -> None:
    folder = unpacked(packs["AMBER"], tmp_path / "amber")
    with opened(root) as process:
        seq = next(e.seq for e in chain.entries(process.store, kind="report_received") if e.payload["report"]["source"] == f"{WORD}_net")
        made, entry = reveal(process.store, seq)
        size, _, top = made.head.partition("-")
        later, _ = reveal(process.store, process.store.entry_count())
        with pytest.raises(InputError, match="there is no entry 999"):
            reveal(process.store, 999)
    assert entry.kind == "report_received"
    assert included(bytes.fromhex(leaf(made.leaf)), seq - 1, int(size), [bytes.fromhex(h) for h in made.proof], bytes.fromhex(top))
    path = tmp_path / "one.json"

    def said(text: str) -> tuple[int, str]:
        path.write_text(text, "utf-8")
        return check(folder, "--reveal", str(path))

    code, told = said(written(made))
    assert code == 0, told
    assert f"the revealed entry {seq} (report_received" in told
    for wrong, why in (
        (msgspec.structs.replace(made, leaf=made.leaf + " "), "is not the entry whose hash"),
        (msgspec.structs.replace(made, seq=seq - 1), "is not the entry whose hash"),
        (msgspec.structs.replace(made, content="AAAA"), "are not those that it names"),
    ):
        code, told = said(written(wrong))
        assert code == 1
        assert why in told
    code, told = said(written(later))
    assert code == 0
    assert "belongs to this ledger: the package is of an earlier day" in told or f"revealed entry {later.seq}" in told
    for text in ("", "[]", "{}", '{"leaf": 1, "seq": 2}', '{"leaf": "{}", "seq": 2}'):
        code, told = said(text)
        assert code == 1
        assert "cannot be checked" in told


def test_the_tables_alone_tell_no_more(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ceasefire.cli.main import main

    run = steps(CountingReader())
    monkeypatch.setattr("ceasefire.process.default_steps", lambda: run)
    assert main(["export", str(root), "--out", str(tmp_path / "t"), "--tlp", "AMBER"]) == 0
    names = [path.name for path in sorted((tmp_path / "t").iterdir())]
    assert names == ["access.csv", "access_severity.csv", "claims.csv", "control.csv", "control_evidence.csv", "coverage.csv", "findings.csv", "incidents.csv", "incidents.geojson", "posture.csv", "reports.csv", "stress.csv", "talks.csv", "talks_fates.csv"]
    for path in (tmp_path / "t").iterdir():
        assert WORD not in path.read_text("utf-8").casefold()


def test_what_was_erased_is_said_to_be_and_the_rest_holds(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", OPEN)) as process:
        taken(process)
        seq = next(e.seq for e in chain.entries(process.store, kind="report_received") if e.payload["report"]["source"] == "echo")
        gone = next(r for r in process.reports() if r.source == "echo")
        by = erase(process.store, [seq], why="the person asked", at=NOW)
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    code, said = check(tmp_path / "p.zip")
    assert code == 0, said
    assert f"what entries {seq} said: they were erased, as entry {by.seq} (entry_erased" in said
    assert not [name for name, data in pack.items() if gone.id.encode() in data or gone.id in name]
    with opened(tmp_path / "vale") as process, pytest.raises(InputError, match="was erased"):
        reveal(process.store, seq)


def test_a_kind_of_entry_that_is_not_known_is_withheld_and_a_missing_salt_is_counted(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", OPEN)) as process:
        taken(process)
        last = process.store.last_entry()
        assert last is not None
        process.store.add_entries([seal(last.seq + 1, "visit", chain.instant(NOW), "ada", {"to": WORD}, last.leaf.hex(), salt="")])
        made = package(process, tmp_path / "p.zip", "CLEAR", now=NOW)
        red = package(process, tmp_path / "r.zip", "RED", now=NOW)
    assert (made.unsalted, red.unsalted) == (1, 0)
    assert WORD.encode() not in read(tmp_path / "p.zip")["data/ledger/entries.jsonl"]
    assert WORD.encode() in read(tmp_path / "r.zip")["data/ledger/entries.jsonl"]
    for name in ("p.zip", "r.zip"):
        code, said = check(tmp_path / name)
        assert code == 0, said


def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path) -> None:
    folder = dossier(tmp_path / "vale", OPEN)
    with opened(folder) as process:
        taken(process)
    made = []
    for name in ("one", "two"):
        shutil.copytree(folder, tmp_path / name / "vale")
        with opened(tmp_path / name / "vale") as process:
            pack = build(process, tmp_path / name / "p.zip", "CLEAR")
        made.append({n: data for n, data in pack.items() if not n.startswith(("data/ledger/", "manifest", "tagmanifest"))})
    assert made[0] == made[1]


def test_what_others_enter_meanwhile_is_in_it_as_hashes_or_whole_and_never_by_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = dossier(tmp_path / "vale", OPEN)
    with opened(folder) as process:
        taken(process)
        compute, seen = Process.results, []

        def slow(self: Process, *more: object) -> Results:
            made = compute(self, *more)  # type: ignore[arg-type]
            if not seen:
                seen.append(1)
                judged(self, made, 0, "review", "meanwhile")
            return made

        monkeypatch.setattr(Process, "results", slow)
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    assert [one["why"] for one in rows(pack, "judgements")] == ["meanwhile"]
    code, said = check(tmp_path / "p.zip")
    assert code == 0, said


def test_a_judgement_made_without_knowing_of_another_is_shown_and_changes_no_state(tmp_path: Path) -> None:
    with opened(dossier(tmp_path / "vale", OPEN)) as process:
        results = taken(process)
        judged(process, results, 0, "review", "taken up")
        judged(process, results, 0, "withdraw", "not knowing that it was taken up", by="bo")
        pack = build(process, tmp_path / "p.zip", "CLEAR")
    told = rows(pack, "judgements")
    assert [bool(one["meanwhile"]) for one in told] == [False, True]
    assert {one["state"] for one in rows(pack, "findings") if one["id"] == told[0]["finding"]} == {"under_review"}
    code, said = check(tmp_path / "p.zip")
    assert code == 0, said


def test_a_signed_head_whose_key_has_a_hidden_name_is_not_shown(tmp_path: Path) -> None:
    root = dossier(tmp_path / "vale", OPEN | QUIET, {"sources.yaml": SOURCES, "places.yaml": PLACES})
    with opened(root) as process:
        taken(process)
        for name in ("jmc", f"{WORD}_net"):
            heads.sign(process.store, process.dossier.id, [new_key(name, tmp_path / name)], at=NOW)
        made = build(process, tmp_path / "p.zip", "AMBER")
    assert ["jmc" in line for line in lines(made) if '"kind":"head_signed"' in line] == [True]
