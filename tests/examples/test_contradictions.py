"""The embedded dossier, read and matched: reports that contradict each other become one incident with both versions."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest

from ceasefire.claims.claim import Claim
from ceasefire.cli.main import main
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.compare import compare, enough, view
from ceasefire.incidents.context import NONE, contexts
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.matter import matters
from ceasefire.process import open_process

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "southwest-syria"

TOGETHER, BY_DEAL = 60, 2
"""Pairs of 63 that are one incident, or versions of one count, by what they differ on. On 29 November 2026 62 are one (58 and 4), two
of them by a deal that both name and not by what they differ on (apart.yaml)."""


class Pair(msgspec.Struct, frozen=True):
    """Two reports of contradictions.yaml, or of apart.yaml with `by` and `why`."""

    reports: tuple[str, str]
    about: str = ""
    by: str = ""
    why: str = ""


class Made(msgspec.Struct, frozen=True):
    """What reading and matching made of the dossier. claims: by name of the report."""

    folder: Path
    claims: dict[str, list[Claim]]
    incidents: tuple[Incident, ...]
    words: Vocabulary


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    import shutil

    folder = tmp_path_factory.mktemp("contradictions") / "southwest"
    shutil.copytree(embedded("southwest-syria"), folder)
    with open_process(folder, write=True) as process:
        list(process.add([folder / "reports"]))
    return found(folder)


def found(folder: Path) -> Made:
    names = {hashlib.sha256(path.read_bytes()).hexdigest(): path.name for path in (folder / "reports").glob("*.md")}
    claims: dict[str, list[Claim]] = defaultdict(list)
    with open_process(folder) as process:
        results = process.results()
        for claim in results.claims:
            claims[names[claim.report]].append(claim)
        return Made(folder, claims, results.incidents, process.vocabulary)


def pairs(name: str) -> list[Pair]:
    return msgspec.yaml.decode((GOLDEN / name).read_bytes(), type=list[Pair])


def told(made: Made, pair: Pair) -> str:
    """'' where the two are one incident, else what keeps them apart."""
    of = {name: one.id for one in made.incidents for name in (*one.claims_for, *one.claims_against)}
    left, right = (made.claims.get(name, []) for name in pair.reports)
    if {of.get(c.id, c.id) for c in left} & {of.get(c.id, c.id) for c in right}:
        return ""
    counts = [{*one.claims} for one in matters([c for told in made.claims.values() for c in told], made.words)]
    if any({c.id for c in left} & one and {c.id for c in right} & one for one in counts):
        return ""
    around = contexts([*left, *right], made.words.days, made.words.time_zone)
    best = None
    for a in left:
        for b in right:
            one, other = (view(c, made.words, around.get(c.id, NONE)) for c in (a, b))
            if one is None or other is None:
                continue
            points = compare(one, other)
            if points.total is not None and (best is None or points.total - enough(one, other) > best[0]):
                best = (points.total - enough(one, other), points.fields)
    missing = [name for name in pair.reports if not made.claims.get(name)]
    if missing:
        return f"no claim was read in {missing[0]}"
    return "no two claims that could be one thing" if best is None else f"points short: {-best[0]:g}, {best[1]}"


def test_contradictory_reports_become_one_incident(made: Made) -> None:
    apart = {pair: why for pair in pairs("contradictions.yaml") if (why := told(made, pair))}
    lines = "\n".join(f"{' / '.join(pair.reports)}: {why}" for pair, why in apart.items())
    assert len(pairs("contradictions.yaml")) - len(apart) >= TOGETHER + BY_DEAL, lines


def test_one_incident_of_a_contradiction_holds_both_versions(made: Made) -> None:
    """The child of al-Sabil: who fired is told in two ways, and both are kept."""
    left, right = ("2017-09-25-sana-sabil-child-hader-sniper-ar.md", "2017-09-25-alghad-alsoury-sabil-child-ibtaa-ar.md")
    mine = {c.id for c in made.claims[left]}, {c.id for c in made.claims[right]}
    both = [one for one in made.incidents if mine[0] & set(one.claims_for) and mine[1] & set(one.claims_for)]
    assert len(both) == 1
    assert "actor" in both[0].conflicts
    assert len({v.value for v in both[0].actors}) >= 2


@pytest.mark.parametrize(
    ("told", "denied", "act"),
    [
        ("2021-09-06-north-press-ten-oclock-deadline.md", "2021-09-06-amman-today-no-final-agreement.md", "agreement_signed"),
        ("2017-07-24-infowars-russian-checkpoints.md", "2017-07-25-sohr-seventeenth-day-calm-and-clash.md", "fortification"),
    ],
)
def test_what_one_tells_and_another_denies_is_one_incident(made: Made, told: str, denied: str, act: str) -> None:
    mine, theirs = ({c.id for c in made.claims[name] if c.act == act} for name in (told, denied))
    (one,) = [one for one in made.incidents if theirs & set(one.claims_against)]
    assert mine & set(one.claims_for)


def test_the_list_of_what_stays_apart_names_pairs_of_the_golden_list() -> None:
    known = {pair.reports for pair in pairs("contradictions.yaml")}
    listed = pairs("apart.yaml")
    assert {pair.reports for pair in listed} <= known
    assert all(pair.by in ("reader", "rule", "matter") and pair.why for pair in listed)
    assert len(known) - len(listed) >= TOGETHER


def test_what_the_rules_keep_apart_a_person_can_say_to_be_one(made: Made, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has read both reports joins them by `ceasefire pair`: one incident then holds both versions, and says who joined it."""
    apart = [pair for pair in pairs("contradictions.yaml") if told(made, pair)]
    assert apart
    meant = []
    for pair in apart:
        a, b = (next(c for c in made.claims[name] if c.act in ("ground_assault", "control_gained") and c.place is not None) for name in pair.reports)
        said = ["--judgement", "same", "--by", "A. Reader", "--why", f"Read together: {pair.about}"]
        assert main(["pair", str(made.folder), a.id, b.id, *said]) == 0
        meant.append((a, b))
    again = found(made.folder)
    assert [told(again, pair) for pair in pairs("contradictions.yaml")] == [""] * len(pairs("contradictions.yaml"))
    for a, b in meant:
        (one,) = [i for i in again.incidents if a.id in (*i.claims_for, *i.claims_against)]
        assert b.id in (*one.claims_for, *one.claims_against) and one.conflicts
        capsys.readouterr()
        assert main(["match", str(made.folder), "--explain", a.id, b.id]) == 0
        assert "judged one happening by A. Reader" in capsys.readouterr().out
