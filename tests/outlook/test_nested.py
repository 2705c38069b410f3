"""A deal inside another falls with it where the offensive was on its ground, and only there."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.support.small import claim, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.hold import outlooks
from ceasefire.outlook.outlook import Outlook

DEAL = """\
id: {town}-deal
title: Deal of {town}
class: local_truce
parent: truce
in_force: {since}
parties: [army, league]
pages:
  - {{id: p1, url: "https://example.org/{town}", publisher: World Wire, published: 2030-05-15}}
zones:
  area: {{places: [{town}]}}
provisions:
  - id: "1"
    title: No hostilities
    text: No hostile acts in the town.
    prohibits: [hostile_acts]
    zone: area
    pages: [p1]
"""


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    files = {f"agreements/{town}.yaml": DEAL.format(town=town, since=since) for town, since in (("mill", "2030-05-15"), ("ford", "2030-05-15"), ("mill_old", "2030-07-01"))}
    return load(write(tmp_path_factory.mktemp("nested"), files))


def fought(dossier: Dossier, actor: str = "army", target: str = "league") -> list[Claim]:
    """Ten breaches in five days: three of four at Milltown, the others at Fordham; a few elsewhere and later."""
    out = [claim(dossier, "ford", "2030-07-20", actor=target, target=actor, source="wire")]
    for n in range(5):
        day = (date(2030, 6, 10) + timedelta(days=n)).isoformat()
        for place, act in (("mill", "ground_assault" if n == 0 else "shelling"), ("ford" if n % 2 else "mill", "airstrike")):
            out.append(claim(dossier, place, day, act=act, actor=actor, target=target, source="wire"))
    return out


def of(dossier: Dossier, claims: list[Claim], as_of: date = date(2030, 8, 1)) -> dict[str, Outlook]:
    agreements, by_id = load_agreements(dossier), {c.id: c for c in claims}
    incidents = match(claims, vocabulary(dossier))
    findings = judge(incidents, by_id, agreements, dossier)
    return {one.agreement: one for one in outlooks(agreements, by_id, incidents, findings, dossier, as_of)}


def test_the_deal_on_whose_ground_the_offensive_was_falls_with_the_truce(dossier: Dossier) -> None:
    found = of(dossier, fought(dossier))
    whole, here = found["truce"].past.first, found["mill-deal"].past.first
    assert whole is not None and here is not None
    assert (found["truce"].state, found["mill-deal"].state) == ("broken", "broken")
    assert (here.on, here.by, here.definition) == (whole.on, whole.by, "offensive")
    assert here.why == "it stands in 'The Vale truce', which an offensive broke that day; 6 of its 8 breaches lay on the ground of this one"
    assert here.findings and here.claims


def test_a_deal_elsewhere_goes_on_and_no_break_is_counted_twice(dossier: Dossier, tmp_path: Path) -> None:
    found = of(dossier, fought(dossier))
    assert (found["ford-deal"].state, found["ford-deal"].past.first) == ("in_force", None)
    alone = load(write(tmp_path, {"agreements/ford.yaml": DEAL.format(town="ford", since="2030-05-15")}))
    late = [[c.text for c in one["ford-deal"].contributions if "broken of late" in c.text] for one in (found, of(alone, fought(alone)))]
    assert late[0] == late[1] != []


def test_a_deal_of_later_did_not_stand_in_it_then(dossier: Dossier) -> None:
    assert of(dossier, fought(dossier))["mill_old-deal"].state != "broken"


def test_before_the_truce_is_broken_the_deal_is_not(dossier: Dossier) -> None:
    found = of(dossier, fought(dossier), date(2030, 6, 12))
    assert found["truce"].past.first is None and found["mill-deal"].past.first is None


def test_swapping_the_sides_swaps_who_broke_it_and_nothing_else(dossier: Dossier) -> None:
    one, other = (of(dossier, fought(dossier, *sides))["mill-deal"].past.first for sides in (("army", "league"), ("league", "army")))
    assert one is not None and other is not None
    assert (one.by, other.by) == (("army",), ("league",))
    assert (one.on, one.why, one.status) == (other.on, other.why, other.status)


def test_a_dossier_without_nested_deals_is_as_before(tmp_path: Path) -> None:
    alone = small(tmp_path)
    assert set(of(alone, fought(alone))) == {"truce"}
