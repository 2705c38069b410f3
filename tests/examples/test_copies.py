"""The embedded dossier: what copies another report counts once."""

from __future__ import annotations

import hashlib
import shutil
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from ceasefire.claims.claim import Claim
from ceasefire.dossier.embedded import embedded
from ceasefire.incidents.copies import with_copies, with_repeats
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.match import match
from ceasefire.incidents.origin import origin_of
from ceasefire.process import open_process

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "southwest-syria"

TWICE = 0
"""Copies that count as a second witness of an incident. A claim for an incident and a denial of it are two words, whoever
copied whom: they are not compared."""


class Copy(msgspec.Struct, frozen=True):
    """A row of copies.yaml."""

    origin: str
    copy: str
    note: str = ""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[Claim]], tuple[Incident, ...], dict[str, str], dict[str, str]]:
    """Claims by name of the report, incidents, and the family of each claim without and with copies told by texts."""
    folder = tmp_path_factory.mktemp("copies") / "southwest"
    shutil.copytree(embedded("southwest-syria"), folder)
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in (folder / "reports").glob("*.md")}
    with open_process(folder, write=True) as process:
        list(process.add([folder / "reports"]))
        results = process.results()
        words = process.vocabulary
    assert words.leads
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in results.claims:
        claims[names[claim.report]].append(claim)
    incidents = match(results.claims, words)
    by_id = results.by_id()
    groups = [[by_id[name] for name in (*i.claims_for, *i.claims_against)] for i in incidents]
    before = with_copies(msgspec.structs.replace(words, copies={}, leads={}), results.claims)
    after = with_repeats(with_copies(words, results.claims), groups)
    return claims, incidents, *({c.id: origin_of(c, one).family for c in results.claims} for one in (before, after))


def test_copied_reports_count_once(made: tuple[dict[str, list[Claim]], tuple[Incident, ...], dict[str, str], dict[str, str]]) -> None:
    claims, incidents, _, family = made
    of = {name: (one.id, told) for one in incidents for told in (one.claims_for, one.claims_against) for name in told}
    rows = msgspec.yaml.decode((GOLDEN / "copies.yaml").read_bytes(), type=list[Copy])
    twice = []
    for row in rows:
        pairs = [(a, b) for a in claims[row.origin] for b in claims[row.copy] if of.get(a.id, a.id) == of.get(b.id, b.id)]
        if any(family[a.id] != family[b.id] for a, b in pairs):
            twice.append(row.copy)
    assert len(twice) <= TWICE, twice


def test_who_was_there_stays_a_witness(made: tuple[dict[str, list[Claim]], tuple[Incident, ...], dict[str, str], dict[str, str]]) -> None:
    """Texts and figures change the origin of few claims; most incidents with several origins keep them."""
    _, incidents, before, after = made

    def several(family: dict[str, str]) -> int:
        return sum(len({family[name] for name in one.claims_for}) > 1 for one in incidents)

    assert 1 <= sum(before[name] != after[name] for name in before) <= 15
    assert several(before) - 5 <= several(after) < several(before)
