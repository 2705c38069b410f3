"""One person named as killed is one incident, however it is told; two names are two."""

from __future__ import annotations

import pytest
from tests.support.small import claim, points, small

from ceasefire.claims.claim import Claim, Harm
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.compare import OTHER_DEAD, SAME_DEAD
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

ONE = Harm(low=1, best=1, high=1)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("dead"))


def _of(dossier: Dossier, name: str, day: str = "2030-05-10", act: str = "shelling", source: str = "watch", place: str = "mill", **more: object) -> Claim:
    return claim(dossier, place, day, act=act, source=source, killed=ONE, terms={"dead": name} if name else {}, **more)


def test_one_name_in_two_scripts_is_one_incident_though_act_day_and_doer_differ(dossier: Dossier) -> None:
    left = _of(dossier, "Samir Hilal Nasr", "2030-05-10", "shelling", actor="army")
    right = _of(dossier, "سمير هلال نصر", "2030-05-11", "assassination", "wire", actor="night_order")
    found = points(dossier, left, right)
    assert dict(found.fields)["dead"] == SAME_DEAD
    assert len(match([left, right], vocabulary(dossier))) == 1
    assert {v.value for v in match([left, right], vocabulary(dossier))[0].actors} == {"army", "night_order"}
    assert found == points(dossier, right, left)


def test_two_names_are_two_incidents_of_one_day_and_place(dossier: Dossier) -> None:
    left, right = _of(dossier, "Samir Nasr", act="assassination"), _of(dossier, "Omar Haddad", act="assassination", source="wire")
    assert dict(points(dossier, left, right).fields)["dead"] == OTHER_DEAD
    assert len(match([left, right], vocabulary(dossier))) == 2
    same = [_of(dossier, "Samir Nasr", act="assassination"), _of(dossier, "Omar Haddad", act="assassination", report="b" * 64)]
    assert len(match(same, vocabulary(dossier))) == 2  # one source that tells of both is not repeating itself


def test_one_name_of_several_dead_is_not_against_another(dossier: Dossier) -> None:
    many = Harm(low=3, best=3, high=3)
    left = claim(dossier, "mill", "2030-05-10", act="shelling", killed=many, terms={"dead": "Samir Nasr"})
    right = claim(dossier, "mill", "2030-05-10", act="shelling", source="wire", killed=many, terms={"dead": "Omar Haddad"})
    assert "dead" not in dict(points(dossier, left, right).fields)


@pytest.mark.parametrize(("day", "weight"), [("2030-05-13", SAME_DEAD), ("2030-05-20", None)])
def test_a_namesake_long_after_is_another(dossier: Dossier, day: str, weight: float | None) -> None:
    found = points(dossier, _of(dossier, "Samir Nasr"), _of(dossier, "Samir Nasr", day, source="wire"))
    assert dict(found.fields).get("dead") == weight


def test_why_says_the_names(dossier: Dossier) -> None:
    left, right = _of(dossier, "Samir Nasr"), _of(dossier, "سمير نصر", source="wire")
    claims, known = (left, right), vocabulary(dossier)
    why = why_claims(left, right, claims, match(claims, known), known)
    assert any(one.words == "Samir Nasr and سمير نصر: one person" for one in why.reasons)
