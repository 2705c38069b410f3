"""What the articles of the library do in time and space, each on a real one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from tests.examples.test_library import instrument, opened

from ceasefire.agreement.article import articles, end_of
from ceasefire.claims.claim import Claim
from ceasefire.clock import Interval, days, moment
from ceasefire.dossier.dossier import vocabulary
from ceasefire.findings.finding import Finding
from ceasefire.findings.judge import judge
from ceasefire.ids import content_id
from ceasefire.incidents.match import match


def found(name: str, agreement: str, when: str | Interval, place: str, **fields: Any) -> dict[str, Finding]:
    """Findings of one claim under one agreement, by article."""
    dossier, agreements = opened(name)
    if isinstance(when, str):
        stamp = datetime.fromisoformat(when)
        time = (
            moment(stamp, dossier.time_zone)
            if "T" in when
            else days(stamp.date(), stamp.date(), dossier.time_zone)
        )
    else:
        time = when
    given = {"report": "0" * 64, "place": dossier.gazetteer.get(place), "when": time, **fields}
    claim = Claim(id=content_id("claim", Claim(id="", **given)), **given)
    incidents = match((claim,), vocabulary(dossier))
    result = judge(incidents, {claim.id: claim}, agreements, dossier)
    return {f.provision: f for f in result if f.agreement == agreement}


def test_a_crossing_point_can_be_obstructed_by_day_only() -> None:
    told = {"act": "aid_obstruction", "actor": "ukraine", "source": "osce_smm_reports"}
    by_day = found("minsk-2015", "crossing-points-2020", "2021-03-01T12:00", "mayorske", **told)
    assert by_day["1"].outcome.endswith("violation")
    assert found("minsk-2015", "crossing-points-2020", "2021-03-01T20:00", "mayorske", **told) == {}


def test_the_a9_has_three_versions_of_its_hours_and_a_closure() -> None:
    told = {"act": "aid_obstruction", "actor": "ltte", "source": "slmm_source"}

    def on(day: str) -> Finding | None:
        return found("sri-lanka-2002", "cfa-2002", day, "omanthai", **told).get("2.10")

    assert on("2003-03-02T12:00") is None  # a Sunday of the first year
    sunday = on("2003-05-04T12:00")
    early = on("2004-05-03T06:45")
    assert sunday is not None and sunday.version == 2
    assert early is not None and early.version == 3
    assert on("2007-05-03T12:00") is None  # closed


def test_the_truce_of_2022_ends_with_its_second_renewal() -> None:
    told = {"act": "airstrike", "actor": "arab_coalition", "source": "masirah"}
    name, truce = "hodeidah-2018", "yemen-truce-2022"
    ended = end_of(instrument(name, truce))
    assert ended is not None and ended.isoformat() == "2022-10-02T16:00:00+00:00"
    assert "1" in found(name, truce, "2022-10-01", "hays", **told)
    assert found(name, truce, "2022-10-03", "hays", **told) == {}


def test_the_prolongation_stands_in_for_the_sixty_days() -> None:
    whole = instrument("lebanon-israel-2024", "lebanon-israel-2024")
    withdrawal = next(a for a in articles(whole, opened("lebanon-israel-2024")[1]) if a.provision.id == "12")
    assert [(a.date().isoformat(), b and b.date().isoformat()) for a, b in withdrawal.gaps] == [
        ("2025-01-26", "2025-02-18")
    ]


def test_the_corridor_moves_at_eight_in_the_evening() -> None:
    told = {"act": "aid_obstruction", "actor": "azerbaijan", "source": "russian_mod"}
    name, statement = "nagorno-karabakh-2020", "statement-2020"
    assert found(name, statement, "2022-08-01", "lachin", **told)["6c"].version == 1
    assert "6c" not in found(name, statement, "2022-12-20", "lachin", **told)
    assert found(name, statement, "2022-12-20", "hakari_bridge", **told)["6c"].version == 2


def test_the_ground_around_debaltseve_is_inside_by_one_reading_only() -> None:
    told = {"act": "shelling", "actor": "donetsk_formations", "source": "osce_smm_reports"}
    inside = found("minsk-2015", "minsk-package-2015", "2015-02-16", "debaltseve", **told)["1"]
    assert (inside.zone, inside.outcome) == ("disputed", "pending")
    elsewhere = found("minsk-2015", "minsk-package-2015", "2015-02-16", "avdiivka", **told)["1"]
    assert elsewhere.zone == "inside"


@pytest.mark.parametrize(("weapon", "outcome"), [("122mm howitzer", "minor_violation"), (None, "pending")])
def test_guns_within_25_km_need_a_gun(weapon: str | None, outcome: str) -> None:
    told = {
        "act": "force_movement",
        "actor": "ukrainian_armed_forces",
        "source": "osce_smm_reports",
        "weapon": weapon,
    }
    assert (
        found("minsk-2015", "minsk-package-2015", "2016-05-01", "volnovakha", **told)["2.1-ua"].outcome
        == outcome
    )


def test_on_its_own_side_of_the_blue_line_an_army_may_move() -> None:
    told = {"act": "force_movement", "actor": "idf", "source": "unifil_statements"}
    across = found("lebanon-israel-2024", "lebanon-israel-2024", "2025-06-01", "houla", **told)["12b"]
    at_home = found("lebanon-israel-2024", "lebanon-israel-2024", "2025-06-01", "avivim", **told)["12b"]
    assert across.outcome == "minor_violation"
    assert at_home.outcome in ("not_a_violation", "pending")


def test_a_party_of_the_first_agreement_is_not_bound_by_the_second() -> None:
    told = {"act": "ground_assault", "actor": "nas", "target": "sspdf", "source": "ctsamvm_reports"}
    assert (
        found("south-sudan-2017", "acoh-2017", "2019-02-10", "yei", **told)["cessation"].outcome
        == "serious_violation"
    )
    assert (
        found("south-sudan-2017", "r-arcss-2018", "2019-02-10", "yei", **told)["2.1.1"].outcome
        == "not_a_violation"
    )
