"""Incidents to expect by area: from the dossier's own, and nothing where nothing is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.support.small import claim, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.outlook.expected import expected


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("expected"))


def weekly(dossier: Dossier, place: str, weeks: int, actor: str = "army") -> list[Claim]:
    first = date(2030, 5, 6)
    return [claim(dossier, place, (first + timedelta(days=7 * n)).isoformat(), actor=actor, source="wire", killed=dead(n % 3)) for n in range(weeks)]


def test_with_nothing_known_there_is_nothing(dossier: Dossier) -> None:
    assert expected([], dossier, date(2030, 6, 1)) == ()


def test_with_a_few_weeks_there_is_too_little_to_say(dossier: Dossier) -> None:
    (row,) = expected(match(weekly(dossier, "mill", 3), vocabulary(dossier)), dossier, date(2030, 5, 22))
    assert row.mean is None
    assert "too little" in (row.why or "")


def test_where_more_happened_more_is_expected_in_the_week_after(dossier: Dossier) -> None:
    claims = [*weekly(dossier, "mill", 14), *weekly(dossier, "mill_old", 14, "league"), *weekly(dossier, "ford", 2)]
    rows = {r.area: r for r in expected(match(claims, vocabulary(dossier)), dossier, date(2030, 8, 8))}
    assert set(rows) == {"North Province", "South Province"}
    north, south = rows["North Province"].mean, rows["South Province"].mean
    assert north is not None
    assert south is not None
    assert north > south
    assert rows["North Province"].period == "2030-W33"


def test_what_lies_outside_the_area_or_later_does_not_count(dossier: Dossier) -> None:
    claims = weekly(dossier, "mill", 12)
    more = [*claims, *weekly(dossier, "west_gate", 12), claim(dossier, "mill", "2030-09-20", actor="army", source="wire")]
    day = date(2030, 7, 25)
    assert expected(match(more, vocabulary(dossier)), dossier, day) == expected(match(claims, vocabulary(dossier)), dossier, day)


def test_a_slip_in_a_year_gives_nothing_and_no_error(dossier: Dossier) -> None:
    claims = [*weekly(dossier, "mill", 8), claim(dossier, "mill", "1203-05-01", actor="army", source="wire")]
    assert expected(match(claims, vocabulary(dossier)), dossier, date(2030, 7, 1)) == ()
