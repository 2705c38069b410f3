"""A dossier with something of everything, its package, and what somebody may do to a package."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ceasefire.findings.judgement import Judgement
from ceasefire.ledger import heads
from ceasefire.ledger.keyfile import KeyPair, new_key
from ceasefire.package.build import Made, package
from ceasefire.process import Process, Results, Steps, open_process
from ceasefire.reports.report import Tlp
from tests.support.small import FILES, write
from tests.support.steps import CountingReader, headed, steps

NOW = datetime(2031, 1, 1, tzinfo=UTC)
VERIFY = Path(__file__).resolve().parents[2] / "src" / "ceasefire" / "package" / "verify.py"
Pack = dict[str, bytes]


def dossier(root: Path, reports: dict[str, str], files: dict[str, str] | None = None) -> Path:
    """The small dossier with these reports in its inbox."""
    write(root, files)
    for name, text in reports.items():
        (root / "reports" / name).write_text(text, "utf-8")
    return root


def plain(root: Path) -> Path:
    """Three public reports."""
    return dossier(root, {
        "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
        "b.md": headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1."),
        "c.md": headed("wire", "2030-05-05", "army shelled Milltown, killing 4."),
    })  # fmt: skip


def opened(root: Path, run: Steps | None = None) -> Process:
    """The dossier, for writing, with the plain reader."""
    return open_process(root, write=True, steps=run or steps(CountingReader()))


def taken(process: Process) -> Results:
    """Everything in the inbox taken in and judged."""
    list(process.add([process.dossier.root / "reports"]))
    return process.update()


def judged(process: Process, results: Results, finding: int, decision: str, why: str, by: str = "ada", **more: Any) -> Results:
    """What a person says of one of the findings."""
    said = Judgement(finding=results.findings[finding].id, decision=decision, by=by, why=why, at=NOW, **more)  # type: ignore[arg-type]
    process.record_judgement(said, results.findings[finding], results)
    return process.results()


def full(root: Path, out: Path, tlp: Tlp = "CLEAR") -> tuple[Made, KeyPair]:
    """A package with judgements, a published brief, two versions of an agreement, and signed heads."""
    key = new_key("jmc.example.org", root.with_name("jmc.key"))
    with opened(plain(root)) as process:
        results = taken(process)
        heads.sign(process.store, process.dossier.id, [key], at=NOW)
        results = judged(process, results, 0, "review", "taken up")
        results = judged(process, results, 0, "endorse", "=seen, \"heard\"\nand read", by="bo")
        process.record_brief({"since": "2030-05-01", "date": "2030-05-07", "tlp": "CLEAR"}, b"<p>A brief of the week.</p>")
        path = root / "agreements" / "truce.yaml"
        path.write_text(FILES["agreements/truce.yaml"].replace("Aid workers may pass.", "Aid workers may pass at all times."), "utf-8")
    with opened(root) as process:
        made = package(process, out, tlp, now=NOW, keys=[key])
    return made, key


def check(package_: Path, *more: str, program: Path = VERIFY) -> tuple[int, str]:
    """(exit code, what it prints) of `verify.py`, alone with the standard library. It never shows a traceback."""
    command = [sys.executable, "-I", "-S", str(program), str(package_), *more]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


def read(path: Path) -> Pack:
    """File name -> bytes of a package."""
    with zipfile.ZipFile(path) as zipped:
        return {name.partition("/")[2]: zipped.read(name) for name in zipped.namelist()}


def listed(pack: Pack) -> Pack:
    """The package with all lists of hashes made anew, as somebody does who knows how a bag is made."""
    made = {name: data for name, data in pack.items() if not name.endswith("manifest-sha256.txt")}
    payload = {name: data for name, data in made.items() if name.startswith("data/")}
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode()
    made["bag-info.txt"] = b"".join(line for line in made["bag-info.txt"].splitlines(True) if not line.startswith(b"Payload")) + oxum
    for name, inside in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        lines = [f"{hashlib.sha256(data).hexdigest()}  {n}\n" for n, data in sorted(made.items()) if n.startswith("data/") == inside]
        made[name] = "".join(lines).encode()
    return made


def zipped(pack: Pack, path: Path) -> Path:
    """As a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in pack.items():
            out.writestr(f"dossier/{name}", data)
    return path


def unpacked(pack: Pack, folder: Path) -> Path:
    """As a folder."""
    for name, data in pack.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


# what somebody may do


def swap(name: str, old: str, new: str) -> Callable[[Pack], None]:
    """Change words of a file."""

    def change(pack: Pack) -> None:
        assert old.encode() in pack[name]
        pack[name] = pack[name].replace(old.encode(), new.encode(), 1)

    return change


def lines(pack: Pack) -> list[str]:
    """Entries that are shown."""
    return pack["data/ledger/entries.jsonl"].decode().splitlines()


def put_lines(pack: Pack, made: Sequence[str]) -> None:
    """Other entries instead."""
    pack["data/ledger/entries.jsonl"] = "".join(line + "\n" for line in made).encode()


def entry(pack: Pack, kind: str, which: int = 0) -> tuple[int, dict[str, Any]]:
    """(position among the entries that are shown, the entry) of the entry of that kind."""
    hits = [(n, json.loads(line)) for n, line in enumerate(lines(pack)) if json.loads(line)["kind"] == kind]
    return hits[which]


def as_line(body: dict[str, Any]) -> str:
    """Its canonical JSON: keys and texts of these tests are plain."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def leaf(line: str) -> str:
    """Hash of its leaf, hex."""
    return hashlib.sha256(b"\0" + line.encode()).hexdigest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The plainest tree of RFC 6962."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + root_of(leaves[:half]) + root_of(leaves[half:])).digest()


def head_anew(pack: Pack) -> None:
    """The head of the leaves as they are now."""
    made = [bytes.fromhex(line) for line in pack["data/ledger/leaves.txt"].decode().split()]
    pack["data/ledger/head.txt"] = f"{len(made)}-{root_of(made).hex()}\n".encode()


def chain_anew(pack: Pack, bodies: Sequence[dict[str, Any]]) -> None:
    """The whole ledger written anew from these entries, all of them shown: numbers, links, hashes and head fit."""
    prev, made = "0" * 64, []
    for seq, body in enumerate(bodies, 1):
        made.append(as_line(body | {"seq": seq, "prev": prev}))
        prev = leaf(made[-1])
    put_lines(pack, made)
    pack["data/ledger/leaves.txt"] = "".join(leaf(line) + "\n" for line in made).encode()
    head_anew(pack)
