"""The package can be checked with nothing installed, and what was altered in it is named."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.packaged import (
    Pack,
    as_line,
    chain_anew,
    check,
    entry,
    full,
    head_anew,
    leaf,
    lines,
    listed,
    put_lines,
    read,
    root_of,
    swap,
    unpacked,
    zipped,
)

from ceasefire.ledger.keyfile import KeyPair, new_key
from ceasefire.package.build import Made

Change = Callable[[Pack], None]
CLAIMS = "data/tables/claims.csv"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made, KeyPair]:
    folder = tmp_path_factory.mktemp("made")
    told, key = full(folder / "vale", folder / "vale.zip")
    return folder / "vale.zip", told, key


@pytest.fixture
def pack(made: tuple[Path, Made, KeyPair]) -> Pack:
    return read(made[0])


def test_what_was_made_holds_as_a_zip_and_as_a_folder(made: tuple[Path, Made, KeyPair], pack: Pack, tmp_path: Path) -> None:
    path, told, key = made
    code, said = check(path, "--head", told.head, "--key", str(key.public))
    assert code == 0, said
    assert "DOES NOT HOLD" not in said
    assert "cannot be said" not in said
    for words in ("3 reports have the bytes", "6 states of files of the dossier and 1 briefs", "3 claims, 2 incidents and 2 judgements", "signatures over entries"):
        assert words in said
    folder = unpacked(pack, tmp_path / "dossier")
    assert check(folder, program=folder / "verify.py")[0] == 0
    assert (told.reports, told.judgements, told.signed, told.entries) == (3, 2, True, told.shown)


def test_it_is_a_bag_with_research_object_metadata(made: tuple[Path, Made, KeyPair], pack: Pack) -> None:
    with zipfile.ZipFile(made[0]) as zipped_:
        assert {name.partition("/")[0] for name in zipped_.namelist()} == {"vale"}
        assert {info.date_time for info in zipped_.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert pack["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert listed(pack) == pack
    graph = {one["@id"]: one for one in json.loads(pack["data/ro-crate-metadata.json"])["@graph"]}
    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    parts = {one["@id"] for one in graph["./"]["hasPart"]}
    assert parts == {name[5:] for name in pack if name.startswith("data/")} - {"ro-crate-metadata.json"}
    assert all(graph[one]["@type"] == "File" for one in parts)


# planted alterations: (what is done, what has to be named)


def entry_words(kind: str, which: int, change: Callable[[dict[str, Any]], None], deep: int) -> Change:
    """Alter an entry. deep: 1 its hash too, 2 the head too, 3 all that follows is linked to it anew."""

    def alter(pack: Pack) -> None:
        at, body = entry(pack, kind, which)
        change(body)
        shown = lines(pack)
        shown[at] = as_line(body)
        if deep == 3:
            chain_anew(pack, [json.loads(line) for line in shown])
            return
        put_lines(pack, shown)
        if deep:
            hashes = pack["data/ledger/leaves.txt"].decode().split()
            hashes[body["seq"] - 1] = leaf(shown[at])
            pack["data/ledger/leaves.txt"] = "".join(one + "\n" for one in hashes).encode()
        if deep == 2:
            head_anew(pack)

    return alter


def retitle(body: dict[str, Any]) -> None:
    body["payload"]["report"]["title"] = "Another title"


def rewhy(body: dict[str, Any]) -> None:
    body["payload"]["why"] = "for another reason"


def outcome(body: dict[str, Any]) -> None:
    body["payload"] |= {"decision": "withdraw"}


def false_signature(body: dict[str, Any]) -> None:
    note = body["payload"]["note"]
    at = len(note) - 10
    body["payload"]["note"] = note[:at] + ("A" if note[at] != "A" else "B") + note[at + 1 :]


def file_of(pack: Pack, prefix: str, words: str = "") -> str:
    return next(name for name in sorted(pack) if name.startswith(prefix) and words.encode() in pack[name])


def report_bytes(pack: Pack) -> None:
    swap(file_of(pack, "data/reports/", "killing 3"), "killing 3", "killing 9")(pack)


def report_renamed(pack: Pack) -> None:
    name = file_of(pack, "data/reports/", "killing 3")
    data = pack.pop(name).replace(b"killing 3", b"killing 9")
    pack[f"data/reports/{hashlib.sha256(data).hexdigest()}.md"] = data


def report_removed(pack: Pack) -> None:
    del pack[file_of(pack, "data/reports/", "killing 1")]


def report_and_entry_removed(pack: Pack) -> None:
    report_removed(pack)
    at, _ = entry(pack, "report_received", 1)
    put_lines(pack, [line for n, line in enumerate(lines(pack)) if n != at])


def judgement_removed(pack: Pack) -> None:
    at, _ = entry(pack, "judgement", 1)
    put_lines(pack, [line for n, line in enumerate(lines(pack)) if n != at])


def judgements_reordered(pack: Pack) -> None:
    a, b = entry(pack, "judgement", 0)[0], entry(pack, "judgement", 1)[0]
    shown = lines(pack)
    shown[a], shown[b] = shown[b], shown[a]
    put_lines(pack, shown)


def rows_reordered(pack: Pack) -> None:
    pack["data/tables/judgements.csv"] = re.sub(
        rb"\A([^\n]+\n)([^\n]+\n)(.*)\Z", rb"\1\3\2", pack["data/tables/judgements.csv"], flags=re.DOTALL
    )


def entry_twice(pack: Pack) -> None:
    shown = lines(pack)
    put_lines(pack, [shown[0], *shown])


def export_removed(pack: Pack) -> None:
    at, _ = entry(pack, "dossier_exported")
    put_lines(pack, [line for n, line in enumerate(lines(pack)) if n != at])


def cut_off(pack: Pack) -> None:
    at, body = entry(pack, "dossier_exported")
    put_lines(pack, lines(pack)[:at])
    pack["data/ledger/leaves.txt"] = b"".join(pack["data/ledger/leaves.txt"].splitlines(True)[: body["seq"] - 1])
    head_anew(pack)


def older_head(pack: Pack) -> None:
    made = [bytes.fromhex(line) for line in pack["data/ledger/leaves.txt"].decode().split()][:4]
    pack["data/ledger/head.txt"] = f"4-{root_of(made).hex()}\n".encode()


def other_head(pack: Pack) -> None:
    size = pack["data/ledger/head.txt"].partition(b"-")[0]
    pack["data/ledger/head.txt"] = size + b"-" + b"5" * 64 + b"\n"


def not_canonical(pack: Pack) -> None:
    shown = lines(pack)
    shown[-1] = shown[-1].replace('","author"', '", "author"')
    put_lines(pack, shown)
    hashes = pack["data/ledger/leaves.txt"].decode().split()
    pack["data/ledger/leaves.txt"] = "".join(one + "\n" for one in [*hashes[:-1], leaf(shown[-1])]).encode()
    head_anew(pack)


def claim_added(pack: Pack) -> None:
    row = pack[CLAIMS].decode().splitlines()[1].split(",")
    row[0], row[1] = "claim-0000000000000000", "ab" * 32
    pack[CLAIMS] += (",".join(row) + "\n").encode()


def added(name: str, data: bytes = b"army shelled Fordham, killing 50.\n") -> Change:
    return lambda pack: pack.update({name: data})


def page(pack: Pack) -> None:
    swap(file_of(pack, "data/briefs/"), "A brief of the week", "Another brief of the week")(pack)


def agreement(pack: Pack) -> None:
    swap(file_of(pack, "data/dossier/", "at all times"), "at all times", "on Sundays")(pack)


def older_agreement(pack: Pack) -> None:
    swap(file_of(pack, "data/dossier/", "Aid workers may pass.\n"), "Aid workers may pass", "Nobody may pass")(pack)


PLANTED: dict[str, tuple[Change, str]] = {
    "a casualty figure in a table": (swap(CLAIMS, ",3,3,3,", ",30,30,30,"), r"entry \d+ \(dossier_exported, .*claims\.csv was altered"),
    "a casualty figure in a report": (report_bytes, r"entry 1 \(report_received, .*was altered"),
    "a casualty figure in a report, under its new hash": (report_renamed, r"entry 1 \(report_received, .*is missing"),
    "a report removed": (report_removed, r"entry 2 \(report_received, .*is missing"),
    "a report removed with its entry": (report_and_entry_removed, r"entry 2 was shown .* was removed"),
    "a report added": (added("data/reports/" + "0" * 64 + ".txt"), r"reports/0{64}\.txt was added: no entry"),
    "another file added": (added("data/note.txt"), r"data/note\.txt was added: no entry"),
    "a title in an entry": (entry_words("report_received", 0, retitle, 0), r"entry 1 \(report_received, .*its content does not give its hash"),
    "a title in an entry, with its hash": (entry_words("report_received", 0, retitle, 1), r"entry 2 \(report_received, .*does not follow entry 1"),
    "a title in an entry, with hash and head": (entry_words("report_received", 0, retitle, 2), r"entry 2 \(report_received, .*does not follow entry 1"),
    "a title in an entry, and all that follows": (entry_words("report_received", 0, retitle, 3), r"entry 10 \(head_signed, .*entries 1-9 are not those that were signed"),
    "a reason in a judgement": (entry_words("judgement", 0, rewhy, 0), r"entry 11 \(judgement, .*was altered"),
    "a reason in a judgement, and all that follows": (entry_words("judgement", 0, rewhy, 3), r"entry 17 \(head_signed, .*entries 1-16 are not those that were signed"),
    "a decision": (entry_words("judgement", 1, outcome, 0), r"entry 12 \(judgement, .*was altered"),
    "judgements reordered": (judgements_reordered, r"entry 11 \(judgement, .*stands after entry 12"),
    "judgements reordered in the table": (rows_reordered, r"judgements\.csv: line 2 is not what entry 11 \(judgement,"),
    "a reason in the table of judgements": (swap("data/tables/judgements.csv", "taken up", "left alone"), r"judgements\.csv: line 2 is not what entry 11 \(judgement,"),
    "a judgement removed": (judgement_removed, r"entry 12 was shown .* was removed"),
    "an entry twice": (entry_twice, r"entry 1 \(report_received, .*stands after entry 1"),
    "a head of fewer entries": (older_head, r"head\.txt stands for 4 entries, and there are 17"),
    "another head": (other_head, r"head\.txt is not the head of these entries"),
    "a signature": (entry_words("head_signed", 0, false_signature, 0), r"entry 10 \(head_signed, .*was altered"),
    "a signature, and all that follows": (entry_words("head_signed", 0, false_signature, 3), r"entry 10 \(head_signed, .*signature of jmc\.example\.org is false"),
    "an agreement": (agreement, r"entry 14 \(dossier_file, .*truce\.yaml was altered"),
    "an earlier version of an agreement": (older_agreement, r"entry \d \(dossier_file, .*truce\.yaml was altered"),
    "a published brief": (page, r"entry 13 \(brief_published, .*was altered"),
    "the brief of the package": (swap("data/brief.html", "Milltown", "Fordham"), r"entry 16 \(dossier_exported, .*brief\.html was altered"),
    "a claim of no report": (claim_added, r"claims\.csv: claim-0{16} rests on report (ab){6}, which is not here"),
    "the state of a finding": (swap("data/tables/findings.csv", "endorsed", "published"), r"findings\.csv: finding-\w+ is 'published'"),
    "an outcome": (swap("data/tables/findings.csv", "serious_violation", "not_a_violation"), r"entry 16 \(dossier_exported, .*findings\.csv was altered"),
    "the entry that says what was made": (export_removed, r"\(dossier_exported\) was removed"),
    "the end cut off": (cut_off, r"\(dossier_exported\) was removed"),
    "an entry not in canonical form": (not_canonical, r"entry 17 \(head_signed, .*not in canonical form"),
    "the program that verifies": (swap("verify.py", "return 1 if check.wrong else 0", "return 0"), r"entry 16 \(dossier_exported, .*verify\.py was altered"),
    "what is to be read first": (swap("README.txt", "you can check it yourself", "you can believe it"), r"entry 16 \(dossier_exported, .*README\.txt was altered"),
    "the metadata": (swap("data/ro-crate-metadata.json", "Claims", "Facts"), r"entry 16 \(dossier_exported, .*ro-crate-metadata\.json was altered"),
}  # fmt: skip


@pytest.mark.parametrize("what", PLANTED)
def test_an_alteration_by_somebody_who_makes_all_lists_anew_is_named(what: str, pack: Pack, tmp_path: Path) -> None:
    change, named = PLANTED[what]
    change(pack)
    made = listed(pack)
    for path in (zipped(made, tmp_path / "altered.zip"), unpacked(made, tmp_path / "altered")):
        code, said = check(path)
        assert code == 1
        assert re.search(rf"^DOES NOT HOLD   .*{named}", said, re.MULTILINE), said
        assert "manifest" not in said


@pytest.mark.parametrize("what", PLANTED)
def test_the_same_by_somebody_who_does_not_is_named_by_its_file_too(what: str, pack: Pack, tmp_path: Path) -> None:
    before = dict(pack)
    PLANTED[what][0](pack)
    code, said = check(zipped(pack, tmp_path / "altered.zip"))
    assert code == 1
    for name in sorted(before.keys() | pack.keys()):
        if before.get(name) != pack.get(name):
            assert re.search(rf"^DOES NOT HOLD   {re.escape(name)} is not (there|listed|as it is listed)", said, re.MULTILINE), said
    assert re.search(PLANTED[what][1], said)


def forged(pack: Pack, key: KeyPair | None) -> Pack:
    """Everything written anew by whoever holds the ledger: a report altered with all that depends on it, and no signed head or,
    with a key, signed heads of that key."""
    from ceasefire.ledger.chain import Head
    from ceasefire.ledger.note import Note, checkpoint

    name = file_of(pack, "data/reports/", "killing 3")
    old, data = Path(name).stem, pack.pop(name).replace(b"killing 3", b"killing 9")
    new = hashlib.sha256(data).hexdigest()
    pack[f"data/reports/{new}.md"] = data
    for one in [n for n in pack if n.startswith(("data/tables", "data/ro-crate"))]:
        pack[one] = pack[one].replace(old.encode(), new.encode())
    bodies = [json.loads(line.replace(old, new)) for line in lines(pack)]
    for body in bodies:
        if body["kind"] == "dossier_exported":
            body["payload"]["files"] = {n: hashlib.sha256(pack[n]).hexdigest() for n in body["payload"]["files"]}
    signed = [n for n, body in enumerate(bodies) if body["kind"] == "head_signed"]
    if key is None:
        for n in signed:
            bodies[n] |= {"kind": "format_changed", "payload": {}}
    chain_anew(pack, bodies)
    for n in signed if key is not None else ():
        assert key is not None
        bodies = [json.loads(line) for line in lines(pack)]
        root = root_of([bytes.fromhex(leaf(line)) for line in lines(pack)[:n]]).hex()
        note = key.sign(Note(checkpoint("vale", Head(n, root)), ()))
        bodies[n]["payload"] = {"note": str(note), "keys": [str(key.public)]}
        chain_anew(pack, bodies)
    return listed(pack)


def test_a_ledger_written_wholly_anew_is_found_by_a_head_or_a_key_from_elsewhere(
    made: tuple[Path, Made, KeyPair], pack: Pack, tmp_path: Path
) -> None:
    path = zipped(forged(pack, None), tmp_path / "forged.zip")
    code, said = check(path)
    assert code == 0, said
    assert "cannot be said  whether entries 1-17 were written anew" in said
    code, said = check(path, "--head", made[1].head)
    assert code == 1
    assert "the first 17 entries are not those of the head that you gave" in said
    code, said = check(path, "--key", str(made[2].public))
    assert code == 1
    assert "none of the keys that you gave signed entries 1-16" in said


def test_a_forger_with_a_key_of_the_same_name_is_found_by_the_key(made: tuple[Path, Made, KeyPair], pack: Pack, tmp_path: Path) -> None:
    false = new_key("jmc.example.org", tmp_path / "false.key")
    path = zipped(forged(pack, false), tmp_path / "forged.zip")
    code, said = check(path)
    assert code == 0, said
    assert f"whose key {false.public} is" in said
    code, said = check(path, "--key", str(made[2].public))
    assert code == 1
    assert "none of the keys that you gave signed entries 1-16" in said


def test_a_signed_head_in_a_file_is_a_head_from_elsewhere(made: tuple[Path, Made, KeyPair], pack: Pack, tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_text(entry(pack, "head_signed")[1]["payload"]["note"], "utf-8")
    code, said = check(made[0], "--head", str(note))
    assert code == 0, said
    path = zipped(forged(pack, None), tmp_path / "forged.zip")
    code, said = check(path, "--head", str(note))
    assert code == 1
    assert "the first 9 entries are not those of the head" in said
