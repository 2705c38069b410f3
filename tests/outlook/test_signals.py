"""Each driver is fed by the track that knows it: what counts, until when, and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.support.small import FILES, claim, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.outlook import Contribution, Outlook

AS_OF = date(2030, 8, 1)
ACTORS = FILES["actors.yaml"] + """\
- {id: patron, name: Patron, kind: state, side: patron}
- {id: patron_police, name: Patron Police, kind: police, affiliations: [{to: patron}]}
"""
TRUCE = FILES["agreements/truce.yaml"].replace("parties: [army, league]\n", "parties: [army, league]\nguarantors: [patron]\nmonitors: [patron_police]\n")
EYES = """\
- {id: post-north, by: patron_police, place: VA.north, from: 2030-07-01, until: 2030-12-31, kind: post}
- {id: shut-south, by: patron_police, place: VA.south, from: 2030-07-10, until: 2030-07-12, kind: denied, denied_by: army}
"""
PRICES = "date,place,indicator,value,unit,source,page,published\n2030-03,mill,price.bread,100,pound,wire,,\n2030-06,mill,price.bread,150,pound,wire,,\n"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("signals"), {"actors.yaml": ACTORS, "agreements/truce.yaml": TRUCE}))


def of(dossier: Dossier, claims: Sequence[Claim], as_of: date = AS_OF) -> Outlook:
    """With a breach now and then, so that something is heard."""
    told = [*claims, *(claim(dossier, place, day, actor=who, source="wire") for place, day, who in (("mill", "2030-05-10", "army"), ("ford", "2030-07-15", "league")))]
    by_id = {c.id: c for c in told}
    agreements = load_agreements(dossier)
    incidents = match(sorted(told, key=lambda c: c.order), vocabulary(dossier))
    (found,) = outlooks(agreements, by_id, incidents, judge(incidents, by_id, agreements, dossier), dossier, as_of)
    return found


def chances(found: Outlook) -> list[float | None]:
    """Without their ranges, which narrow with every report from there."""
    return [c.probability for c in found.chances]


def driver(found: Outlook, name: str) -> Contribution:
    return next(c for c in found.contributions if c.name == name)


def asked(dossier: Dossier, day: str = "2030-07-25", actor: str | None = "army", **terms: str) -> Claim:
    return claim(dossier, "mill", day, act="demand_or_ultimatum", kind="statement", actor=actor, target="league", source="wire", terms=terms)


def test_a_plain_demand_is_no_ultimatum(dossier: Dossier) -> None:
    assert chances(of(dossier, [asked(dossier)])) == chances(of(dossier, []))


@pytest.mark.parametrize("actor", ["army", "league", "patron"])
def test_an_ultimatum_counts_while_it_is_open_and_so_does_its_deadline(dossier: Dossier, actor: str) -> None:
    one = asked(dossier, actor=actor, deadline="2030-08-05")
    found = of(dossier, [one])
    for name in ("ultimatum", "deadline"):
        assert driver(found, name).claims == (one.id,)
        assert driver(found, name).effect > driver(of(dossier, []), name).effect
    assert driver(found, "deadline").text.endswith(": yes, 2030-08-05")
    far = of(dossier, [asked(dossier, actor=actor, deadline="2030-09-20")])
    assert driver(far, "ultimatum").claims
    assert not driver(far, "deadline").claims


def test_a_deadline_that_lapsed_weighs_for_two_weeks(dossier: Dossier) -> None:
    one = [asked(dossier, deadline="2030-07-27")]
    soon, late = of(dossier, one), of(dossier, one, date(2030, 8, 15))
    assert (driver(soon, "ultimatum").claims, len(driver(soon, "deadline").claims)) == ((), 1)
    assert not driver(late, "deadline").claims


def test_one_that_is_met_weighs_nothing(dossier: Dossier) -> None:
    one = asked(dossier, deadline="2030-08-05", about="weapons")
    met = claim(dossier, "mill", "2030-07-28", act="weapons_handover", actor="league", source="wire")
    found = of(dossier, [one, met])
    assert not driver(found, "ultimatum").claims
    assert not driver(found, "deadline").claims
    assert driver(found, "carried_out").claims == (met.id,)


def test_a_strangers_ultimatum_counts_for_nothing(dossier: Dossier) -> None:
    assert chances(of(dossier, [asked(dossier, actor="night_order", deadline="2030-08-05")])) == chances(of(dossier, []))


def test_the_direction_is_told_with_its_counts_and_findings(dossier: Dossier) -> None:
    one_way = driver(of(dossier, []), "both_ways")
    answered = driver(of(dossier, [claim(dossier, "mill", "2030-07-20", actor="army", source="wire")]), "both_ways")
    assert (one_way.text.split(": ")[1], len(one_way.findings)) == ("no (1 in four weeks)", 1)
    assert (answered.text.split(": ")[1], len(answered.findings)) == ("yes (1 and 1 in four weeks)", 2)
    assert answered.effect > one_way.effect


def test_failed_talks_are_no_talks(dossier: Dossier) -> None:
    def met(**terms: str) -> Claim:
        return claim(dossier, "mill", "2030-07-25", act="negotiation", kind="statement", actor="army", target="league", source="wire", terms=terms)

    alive, failed = of(dossier, [met()]), of(dossier, [met(outcome="failed")])
    assert (len(driver(alive, "talks").claims), len(driver(alive, "refusals").claims)) == (1, 0)
    assert (len(driver(failed, "talks").claims), len(driver(failed, "refusals").claims)) == (0, 1)


def moved(dossier: Dossier, posture: str | None, actor: str, act: str = "force_movement") -> Claim:
    return claim(dossier, "mill", "2030-07-25", act=act, actor=actor, source="wire", terms={"posture": posture} if posture else {})


@pytest.mark.parametrize(
    ("posture", "actor", "act", "name"),
    [
        ("reinforcement", "army", "force_movement", "reinforcements"), ("fortification", "league", "fortification", "reinforcements"),
        ("withdrawal", "league", "withdrawal", "carried_out"), ("police_deployment", "patron_police", "force_movement", "guarantor_present"),
        ("withdrawal", "patron_police", "withdrawal", "guarantor_leaves"), ("rotation", "army", "force_movement", None),
        ("reinforcement", "patron", "force_movement", None), ("reinforcement", "night_order", "force_movement", None),
    ],
)  # fmt: skip
def test_moves_of_forces_count_by_what_they_do_and_for_whom(dossier: Dossier, posture: str, actor: str, act: str, name: str | None) -> None:
    one = moved(dossier, posture, actor, act)
    found = of(dossier, [one])
    assert [c.name for c in found.contributions if one.id in c.claims and c.part == "driver"] == ([name] if name else [])


def test_a_place_that_changes_hands_by_force_counts_and_one_by_agreement_does_not(dossier: Dossier) -> None:
    def gained(by: str, day: str) -> Claim:
        return claim(dossier, "mill", day, act="control_gained", actor=by, target="league", source="wire")

    fight = claim(dossier, "mill", "2030-07-24", act="armed_clash", actor="army", target="league", source="wire")
    forced = of(dossier, [fight, gained("army", "2030-07-25")])
    assert driver(forced, "control_force").claims
    assert driver(forced, "control_force").effect > driver(of(dossier, [gained("army", "2030-07-25")]), "control_force").effect


@pytest.mark.parametrize(
    ("act", "terms", "name"),
    [
        ("aid_delivery", {}, "aid_through"), ("aid_delivery", {"status": "turned_back"}, "aid_blocked"), ("aid_obstruction", {}, "aid_blocked"),
        ("displacement", {}, "displacement"), ("service_disruption", {}, "displacement"), ("monitor_restricted", {}, "monitors_denied"),
        ("aid_delivery", {"status": "planned"}, None),
    ],
)  # fmt: skip
def test_access_counts_by_what_became_of_it(dossier: Dossier, act: str, terms: dict[str, str], name: str | None) -> None:
    one = claim(dossier, "mill", "2030-07-25", act=act, actor=None, target=None, source="wire", terms=terms)
    found = of(dossier, [one])
    assert [c.name for c in found.contributions if one.id in c.claims and c.part == "driver" and c.name not in ("rate", "serious", "both_ways")] == ([name] if name else [])


def test_rows_of_coverage_tell_of_guarantors_and_of_access_denied_as_far_as_they_came_to_pass(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"actors.yaml": ACTORS, "agreements/truce.yaml": TRUCE, "coverage.yaml": EYES}))
    now, before = of(loaded, []), of(loaded, [], date(2030, 6, 20))
    assert driver(now, "guarantor_present").also == ("coverage post-north",)
    assert driver(now, "monitors_denied").also == ("coverage shut-south",)
    assert not driver(before, "guarantor_present").also


def test_stress_counts_once_it_is_known(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"actors.yaml": ACTORS, "agreements/truce.yaml": TRUCE, "stress.csv": PRICES}))
    found = driver(of(loaded, []), "stress")
    assert (found.known, found.effect > 0, found.also) == (True, True, ("stress.csv line 3",))
    assert "+50 %" in found.text
    early = driver(of(loaded, [], date(2030, 7, 29)), "stress")  # a row without a day of publication is known after 30 days
    assert (early.known, early.effect) == (False, 0.0)


def test_rows_without_any_report_give_no_number(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, {"actors.yaml": ACTORS, "agreements/truce.yaml": TRUCE, "coverage.yaml": EYES, "stress.csv": PRICES}))
    (found,) = outlooks(load_agreements(loaded), {}, (), (), loaded, AS_OF)
    assert (found.state, found.chances) == ("too_little", ())


def test_what_all_deny_feeds_nothing(dossier: Dossier) -> None:
    def told(**more: Any) -> list[Claim]:
        return [claim(dossier, "mill", "2030-07-25", act=a, kind="statement", actor="army", target="league", source="wire", **more) for a in ("negotiation", "threat", "rejection")]

    assert chances(of(dossier, told(modality="denied"))) == chances(of(dossier, [])) != chances(of(dossier, told()))
