"""Will it hold: what moves the answer, what must not, and when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.small import FILES, claim, dead, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.news import ITEMS, supposed
from ceasefire.outlook.outlook import Outlook
from ceasefire.outlook.value import Value

AS_OF = date(2030, 8, 1)
OTHER = {"army": "league", "league": "army"}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("hold"))


def of(dossier: Dossier, claims: Sequence[Claim], as_of: date = AS_OF) -> Outlook:
    agreements = load_agreements(dossier)
    by_id = {c.id: c for c in claims}
    incidents = match(sorted(claims, key=lambda c: c.order), vocabulary(dossier))
    findings = judge(incidents, by_id, agreements, dossier)
    (found,) = outlooks(agreements, by_id, incidents, findings, dossier, as_of)
    return found


def month(found: Outlook) -> float:
    chance = found.chances[1]
    assert (chance.days, chance.probability is not None) == (30, True)
    return chance.probability or 0.0


def some(dossier: Dossier, **more: Any) -> list[Claim]:
    """A quiet record: a breach now and then, from both sides."""
    days = ("2030-05-10", "2030-06-01", "2030-06-20", "2030-07-15")
    return [claim(dossier, "mill" if n % 2 else "ford", d, actor=("army", "league")[n % 2], source="wire", **more) for n, d in enumerate(days)]


def test_with_nothing_reported_there_is_no_number(dossier: Dossier) -> None:
    found = of(dossier, [])
    assert (found.state, found.chances, found.log_hazard, found.news) == ("too_little", (), None, ())


def test_the_chances_fall_with_time_and_lie_in_their_range(dossier: Dossier) -> None:
    found = of(dossier, some(dossier))
    said = [c.probability for c in found.chances[:3]]
    assert said == sorted(said, reverse=True)
    assert all(c.low <= c.probability <= c.high for c in found.chances[:3])  # type: ignore[operator]
    assert found.chances[3].probability is None  # it runs out on 30 November
    assert found.runs_out == date(2030, 11, 30)


def test_the_contributions_add_up(dossier: Dossier) -> None:
    found = of(dossier, [*some(dossier), claim(dossier, "mill", "2030-07-28", act="threat", kind="statement", actor="army", source="wire")])
    assert sum(c.effect for c in found.contributions) == pytest.approx(found.log_hazard)
    driver = next(c for c in found.contributions if c.name == "ultimatum")
    assert driver.effect > 0
    assert len(driver.claims) == 1


def test_each_driver_rests_on_claims_there_are(dossier: Dossier) -> None:
    claims = some(dossier, killed=dead(2))
    found = of(dossier, claims)
    assert {c for one in found.contributions for c in one.claims} <= {c.id for c in claims}


@pytest.mark.parametrize(
    ("act", "actor", "worse"),
    [
        ("threat", "army", True), ("rejection", "league", True), ("fortification", "league", True),
        ("negotiation", "army", False), ("withdrawal", "army", False), ("aid_delivery", None, False),
    ],
)  # fmt: skip
def test_news_moves_it_the_stated_way(dossier: Dossier, act: str, actor: str | None, worse: bool) -> None:
    before = of(dossier, some(dossier))
    kind: Any = "statement" if act in ("threat", "rejection", "negotiation") else "event"
    after = of(dossier, [*some(dossier), claim(dossier, "mill", "2030-07-30", act=act, kind=kind, actor=actor, source="wire")])
    assert (month(after) < month(before)) is worse
    assert month(after) != month(before)


def test_grave_breaches_of_a_week_weigh_more_than_one_shot(dossier: Dossier) -> None:
    shot = claim(dossier, "mill", "2030-07-30", act="small_arms_fire", actor="army", source="wire")
    grave = [
        claim(dossier, place, f"2030-07-{day}", act="ground_assault", actor="army", target="league", killed=dead(3), source="wire")
        for place in ("mill", "ford") for day in (28, 29, 30)
    ]  # fmt: skip
    quiet = some(dossier)
    assert month(of(dossier, [*quiet, *grave])) < month(of(dossier, [*quiet, shot])) <= month(of(dossier, quiet))


def test_what_lies_elsewhere_changes_nothing(dossier: Dossier) -> None:
    quiet = some(dossier)
    strange = claim(dossier, "west_gate", "2030-07-30", act="airstrike", actor="night_order", target="civilians", killed=dead(9), source="wire")
    assert of(dossier, [*quiet, strange]) == of(dossier, quiet)


def test_what_is_denied_is_no_signal(dossier: Dossier) -> None:
    quiet = some(dossier)
    denied = claim(dossier, "mill", "2030-07-30", act="fortification", actor="army", modality="denied", source="wire")
    assert of(dossier, [*quiet, denied]).chances == of(dossier, quiet).chances


def test_what_comes_later_is_not_looked_at(dossier: Dossier) -> None:
    quiet = some(dossier)
    later = [claim(dossier, "mill", "2030-08-05", act="ground_assault", actor="army", target="league", killed=dead(5), source="wire")]
    assert of(dossier, [*quiet, *later]).chances == of(dossier, quiet).chances


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from([
                "shelling", "ground_assault", "force_movement", "fortification", "threat", "negotiation", "rejection", "acceptance", "withdrawal",
                "control_gained", "armed_clash", "aid_delivery", "aid_obstruction", "monitor_restricted", "displacement", "prisoner_exchange",
            ]),
            st.sampled_from(["army", "league", None]), st.sampled_from(["mill", "ford", None]), st.integers(0, 88), st.integers(0, 4),
        ),
        max_size=14,
    )
)  # fmt: skip
def test_swapping_the_sides_changes_nothing(dossier: Dossier, rows: list[tuple[str, str | None, str | None, int, int]]) -> None:
    def told(swap: bool) -> list[Claim]:
        out = []
        for n, (act, actor, place, day, killed) in enumerate(rows):
            who = OTHER[actor] if swap and actor else actor
            whom = OTHER[who] if who else None
            kind: Any = "statement" if act in ("threat", "negotiation", "rejection") else "event"
            when = (date(2030, 5, 2) + timedelta(days=day)).isoformat()
            out.append(claim(dossier, place, when, act=act, kind=kind, actor=who, target=whom, killed=dead(killed), source="wire", order=(n, 0)))
        return out

    one, other = of(dossier, told(False)), of(dossier, told(True))
    assert (one.state, one.chances, one.log_hazard, one.news, one.confidence) == (other.state, other.chances, other.log_hazard, other.news, other.confidence)
    assert [(c.name, c.effect, c.text) for c in one.contributions] == [(c.name, c.effect, c.text) for c in other.contributions]


def test_news_is_computed_and_ranked(dossier: Dossier) -> None:
    found = of(dossier, some(dossier))
    assert {n.name for n in found.news} <= set(ITEMS)
    assert "declared" not in {n.name for n in found.news}  # by the definition that counts it would be the end
    changes = [abs(n.change) for n in found.news]
    assert changes == sorted(changes, reverse=True)
    by = {n.name: n.change for n in found.news}
    assert by["assault"] < by["ultimatum"] < 0 < by["talks"]


def test_each_driver_is_moved_by_some_piece_of_news(dossier: Dossier) -> None:
    now = tuple(Value(driver=d.id, value=d.typical, count=1, beside=1.0) for d in drivers())
    moved = {a.driver for name in ITEMS for a, b in zip(supposed(now, name), now, strict=True) if a.value != b.value}
    assert moved == {d.id for d in drivers()}


def test_one_voice_gives_low_confidence_and_the_prior_is_told(dossier: Dossier) -> None:
    alone = of(dossier, [claim(dossier, "mill", "2030-07-15", actor="league", source="crown_news")])
    assert alone.confidence == "low"
    both = of(dossier, some(dossier))
    assert both.confidence == "moderate"
    assert "prior" in both.confidence_why
    assert both.learned is not None
    assert 0 <= both.learned < 0.2


def test_silence_after_reports_leaves_the_drivers_unknown_and_widens(dossier: Dossier) -> None:
    early = [claim(dossier, "mill", "2030-05-10", actor="army", source="wire")]
    found = of(dossier, early, date(2030, 8, 20))
    told = [c for c in found.contributions if c.part == "driver" and c.name != "declared"]
    assert not any(c.known for c in told)
    assert found.confidence == "low"


def test_where_nobody_could_tell_that_it_broke_confidence_is_low(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"] + "outlook: {broken: [rate_above_before]}\n"
    found = of(load(write(tmp_path, {"agreements/truce.yaml": text})), some(small(tmp_path / "other")))
    assert found.confidence == "low"
    assert "nobody could tell" in found.confidence_why


def test_without_a_zone_only_those_with_a_role_count(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"].replace("    zone: vale\n", "").replace("zones:\n  vale: {admin: [VA.north, VA.south]}\n", "")
    loaded = load(write(tmp_path, {"agreements/truce.yaml": text}))
    quiet = some(loaded)
    stranger = claim(loaded, "mill", "2030-07-30", act="fortification", actor="night_order", source="wire")
    party = claim(loaded, "mill", "2030-07-30", act="fortification", actor="army", source="wire")
    assert of(loaded, [*quiet, stranger]).chances == of(loaded, quiet).chances != of(loaded, [*quiet, party]).chances


def test_a_broken_one_has_no_chance_given(dossier: Dossier, tmp_path: Path) -> None:
    claims = [
        claim(dossier, place, f"2030-07-{day}", act="ground_assault", actor="army", target="league", source="wire")
        for place in ("mill", "ford") for day in (20, 21, 22, 23)
    ]  # fmt: skip
    found = of(dossier, claims)
    assert (found.state, found.chances) == ("broken", ())
    assert found.past.first is not None
    assert found.past.first.on == date(2030, 7, 23)
