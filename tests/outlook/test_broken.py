"""The past of an agreement by each meaning of "broken"."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from tests.support.small import FILES, claim, small, write

from ceasefire.agreement.load import examine_agreements, load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import examine, load
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.broken import Broken, Past, past
from ceasefire.outlook.declared import declarations
from ceasefire.outlook.happening import happenings

AS_OF = date(2030, 8, 1)
PLACES = ("mill", "ford")


def of(dossier: Dossier, claims: list[Claim], as_of: date = AS_OF) -> Past:
    agreement = load_agreements(dossier)[0]
    incidents = match(claims, vocabulary(dossier))
    by_id = {i.id: i for i in incidents}
    findings = judge(incidents, {c.id: c for c in claims}, (agreement,), dossier)
    over = declarations((agreement,), incidents, {c.id: c for c in claims}, dossier)[agreement.id]
    return past(agreement, happenings(agreement, findings, by_id, dossier, {c.id: c for c in claims}), by_id, dossier, as_of, over)


def by(made: Past, definition: str) -> Broken:
    return next(b for b in made.of if b.definition == definition)


def offensive(dossier: Dossier, actor: str = "army", target: str = "league", days: int = 5) -> list[Claim]:
    """Two acts a day at two places, an assault among them."""
    out = []
    for n in range(days):
        day = (date(2030, 6, 10) + timedelta(days=n)).isoformat()
        for place, act in zip(PLACES, ("ground_assault" if n == 0 else "shelling", "airstrike"), strict=True):
            out.append(claim(dossier, place, day, act=act, actor=actor, target=target, source="wire"))
    return out


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("broken"))


def test_with_no_report_there_is_too_little_to_say(dossier: Dossier) -> None:
    made = of(dossier, [])
    assert {b.definition: b.status for b in made.of} == {
        "declared_over": "intact", "offensive": "too_little", "control_by_force": "too_little", "rate_above_before": "too_little",
    }  # fmt: skip
    assert made.first is None


def test_an_offensive_breaks_it_on_the_day_that_makes_it_one(dossier: Dossier) -> None:
    made = of(dossier, offensive(dossier))
    found = by(made, "offensive")
    assert (found.status, found.by, found.since, found.on) == ("broken", ("army",), date(2030, 6, 10), date(2030, 6, 13))
    assert made.first == found
    assert len(found.findings) == 8
    assert found.claims


def test_bombardment_without_an_assault_is_no_offensive(dossier: Dossier) -> None:
    claims = [c for c in offensive(dossier) if c.act != "ground_assault"]
    claims += [claim(dossier, "mill_old", "2030-06-12", act="shelling", actor="army", target="league", source="wire")]
    assert by(of(dossier, claims), "offensive").status == "intact"


def test_ground_that_is_taken_back_is_no_part_of_an_offensive(tmp_path: Path) -> None:
    """Seven breaches and a gain of ground are one; where all who name the taker say that it was taken back, they are none."""
    dossier = load(write(tmp_path, {"agreements/truce.yaml": FILES["agreements/truce.yaml"].replace("[hostile_acts]", "[hostile_acts, control_gained]")}))
    seven = [c for c in offensive(dossier)[:8] if c.act != "ground_assault"]
    taken = claim(dossier, "mill_old", "2030-06-12", act="control_gained", actor="army", source="wire")
    assert by(of(dossier, [*seven, taken]), "offensive").status == "broken"
    assert by(of(dossier, [*seven, taken]), "control_by_force").status == "broken"
    again = msgspec.structs.replace(taken, terms={"back": "yes"})
    assert by(of(dossier, [*seven, again]), "offensive").status == "intact"
    assert by(of(dossier, [*seven, again]), "control_by_force").status == "intact"
    other = claim(dossier, "mill_old", "2030-06-12", act="control_gained", actor="army", source="watch")
    assert by(of(dossier, [*seven, again, other]), "offensive").status == "broken"


def test_before_the_day_it_is_intact(dossier: Dossier) -> None:
    assert by(of(dossier, offensive(dossier), date(2030, 6, 12)), "offensive").status == "intact"


def test_swapping_the_sides_swaps_who_broke_it_and_nothing_else(dossier: Dossier) -> None:
    one = by(of(dossier, offensive(dossier)), "offensive")
    other = by(of(dossier, offensive(dossier, "league", "army")), "offensive")
    assert other.by == ("league",)
    assert (one.status, one.on, one.since, one.why) == (other.status, other.on, other.since, other.why)


def test_ground_taken_by_force_counts_where_nobody_disputes_who(dossier: Dossier) -> None:
    """The article forbids hostile acts; one that forbids taking ground is needed."""
    text = FILES["agreements/truce.yaml"].replace("prohibits: [hostile_acts]", "prohibits: [hostile_acts, control_gained]")
    root = write(dossier.root.parent / "control", {"agreements/truce.yaml": text})
    made = of(load(root), [claim(dossier, "mill", "2030-06-10", act="control_gained", actor="army", target="league", source="wire")])
    assert by(made, "control_by_force").on == date(2030, 6, 10)
    assert made.first is None  # it is not among the definitions that count unless the dossier says so


def test_a_declaration_counts_from_its_day(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"] + "outlook:\n  declared_over:\n    - {day: 2030-07-01, actor: league, page: p1}\n"
    loaded = load(write(tmp_path, {"agreements/truce.yaml": text}))
    made = of(loaded, [])
    assert made.first is not None
    assert (made.first.definition, made.first.on, made.first.by) == ("declared_over", date(2030, 7, 1), ("league",))
    assert of(loaded, [], date(2030, 6, 30)).first is None


def test_the_rate_is_compared_with_the_time_before(dossier: Dossier) -> None:
    before: list[Claim] = []
    for n in range(24):
        day = (date(2030, 2, 5) + timedelta(days=3 * n)).isoformat()
        before.append(claim(dossier, PLACES[n % 2], day, source="wire", actor="army"))
    quiet = [claim(dossier, "ford", "2030-06-20", source="wire", actor="army")]
    assert by(of(dossier, before + quiet), "rate_above_before").status == "intact"
    loud = [claim(dossier, PLACES[n % 2], (date(2030, 6, 1) + timedelta(days=2 * n)).isoformat(), source="wire", actor="army") for n in range(13)]
    found = by(of(dossier, before + loud), "rate_above_before")
    assert found.status == "broken"
    assert found.claims


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("  broken: []", "value"),
        ("  broken: [offencive]", "value"),
        ("  offensive_incidents: 1", "value"),
        ("  offensive_on_days: 9", "value"),
        ("  fighting_since: 2031-01-01", "dates"),
        ("  declared_over: [{day: 2029-01-01, actor: league}]", "dates"),
        ("  declared_over: [{day: 2030-06-01, actor: legaue}]", "unknown_actor"),
        ("  declared_over: [{day: 2030-06-01, actor: league, page: p9}]", "unknown_page"),
        ("  brokken: [offensive]", "unknown_key"),
    ],
)
def test_a_fault_in_it_is_told_at_its_line(tmp_path: Path, line: str, code: str) -> None:
    text = FILES["agreements/truce.yaml"] + f"outlook:\n{line}\n"
    dossier, _ = examine(write(tmp_path, {"agreements/truce.yaml": text}))
    assert dossier is not None
    _, problems = examine_agreements(dossier)
    assert [p.line for p in problems] == [text.count("\n")]
    assert problems[0].code == code or code == "value", problems


def test_a_dossier_may_say_it_for_all_its_agreements(tmp_path: Path) -> None:
    text = FILES["dossier.yaml"] + "outlook: {broken: [control_by_force]}\n"
    loaded = load(write(tmp_path, {"dossier.yaml": text}))
    assert of(loaded, []).definitions == ("control_by_force",)
