"""The last whole calendar year of the base: quiet, fought, and whether others fought; not known where nothing was told."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.small import claim, dead, small

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.happening import happenings
from ceasefire.outlook.lastyear import LastYear, last_year, outside_killed

START, LATER = date(2030, 5, 1), date(2032, 2, 1)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("lastyear"))


def of(dossier: Dossier, claims: list[Claim], day: date, start: date = START) -> LastYear:
    (agreement,) = load_agreements(dossier)
    incidents = match(claims, vocabulary(dossier))
    findings = judge(incidents, {c.id: c for c in claims}, (agreement,), dossier)
    happened = happenings(agreement, findings, {i.id: i for i in incidents}, dossier)
    return last_year(start, happened, outside_killed(agreement, incidents, dossier), day)


def test_before_a_year_is_over_neither_is_said(dossier: Dossier) -> None:
    found = of(dossier, [claim(dossier, actor="army", target="league", killed=dead(90))], date(2030, 12, 31))
    assert (found.quiet, found.fought, found.outsiders) == (False, False, None)


@pytest.mark.parametrize(("killed", "fought"), [(24, False), (25, True)])
@pytest.mark.parametrize(("actor", "target"), [("army", "league"), ("league", "army")])
def test_a_year_with_a_wars_deaths_between_the_parties(dossier: Dossier, killed: int, fought: bool, actor: str, target: str) -> None:
    told = [claim(dossier, when="2030-08-01", actor=actor, target=target, killed=dead(killed))]
    found = of(dossier, told, date(2031, 3, 1), date(2029, 5, 1))
    assert (found.quiet, found.fought, found.outsiders) == (not fought, fought, False)


def test_of_a_year_without_reports_nothing_is_said(dossier: Dossier) -> None:
    assert of(dossier, [claim(dossier)], LATER) == LastYear(quiet=None, fought=None, outsiders=None)


def test_others_fight_where_somebody_armed_without_a_role_takes_part(dossier: Dossier) -> None:
    def outsiders(**fields: object) -> bool | None:
        return of(dossier, [claim(dossier, when="2029-08-01", killed=dead(40), **fields)], date(2030, 6, 1)).outsiders

    assert outsiders(actor="night_order", target="army") is True
    assert outsiders(actor="league", target="night_order") is True
    assert outsiders(actor="army", target="civilians") is False
    assert outsiders(actor="otters", target="army") is False
    assert outsiders(actor=None) is False
