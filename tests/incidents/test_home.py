"""What is told of an area joins the one happening there that it can be, or that is by far the likeliest; an ultimatum is
known by its deadline."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import FILES, claim, dead, write

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.incidents.match import match

UPPER = "- {id: upper, name: Upper Farm, kind: village, lat: 47.6, lon: 7.8, radius_km: 1.5, where_prec: 2, admin: [VA, VA.north]}\n"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    places = FILES["places.yaml"] + UPPER
    return load(write(tmp_path_factory.mktemp("home"), {"places.yaml": places}))


def groups(dossier: Dossier, *claims: Claim) -> list[set[str]]:
    return [set(i.claims_for) for i in match(claims, vocabulary(dossier))]


def assault(dossier: Dossier, place: str, **more: Any) -> Claim:
    return claim(dossier, place, **{"act": "ground_assault", "actor": "army", "source": "wire", **more})


def wide(dossier: Dossier, **more: Any) -> Claim:
    return assault(dossier, "VA.north", **{"source": "watch", **more})


def second(dossier: Dossier, **more: Any) -> Claim:
    """Another happening of that day in that province."""
    return assault(dossier, **{"place": "upper", "source": "crown_news", **more})


def test_the_only_one_there_is_it(dossier: Dossier) -> None:
    area, spot = wide(dossier), assault(dossier, "mill")
    assert groups(dossier, area, spot) == [{area.id, spot.id}]


def test_of_two_as_likely_it_is_neither(dossier: Dossier) -> None:
    assert len(groups(dossier, wide(dossier), assault(dossier, "mill"), second(dossier))) == 3


@pytest.mark.parametrize("less", [{"act": "armed_clash"}, {"act": "control_gained", "kind": "status"}, {"actor": None}, {"actor": "night_order"}])
def test_it_is_the_same_act_of_the_same_doer_before_what_is_only_like_it(dossier: Dossier, less: dict[str, Any]) -> None:
    area, spot, like = wide(dossier), assault(dossier, "mill"), second(dossier, **less)
    assert {area.id, spot.id} in groups(dossier, area, spot, like)


def test_a_toll_alone_does_not_decide_between_two(dossier: Dossier) -> None:
    area = wide(dossier, killed=dead(150))
    assert len(groups(dossier, area, assault(dossier, "mill", killed=dead(200)), second(dossier))) == 3


def test_the_likeliest_has_to_be_likely(dossier: Dossier) -> None:
    area = wide(dossier, act="armed_clash", actor=None)
    assert len(groups(dossier, area, assault(dossier, "mill"), second(dossier, act="small_arms_fire", when="2030-05-11"))) == 3


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_changes_nothing_and_an_area_joins_no_two_places(dossier: Dossier, data: st.DataObject) -> None:
    made = [
        data.draw(st.sampled_from([wide, second, lambda d, **m: assault(d, "mill", **m)]))(
            dossier, when=data.draw(st.sampled_from(["2030-05-10", "2030-05-11"])), act=data.draw(st.sampled_from(["ground_assault", "armed_clash"])),
            actor=data.draw(st.sampled_from(["army", "league", None])),
        )
        for _ in range(data.draw(st.integers(1, 9)))
    ]  # fmt: skip
    straight = match(made, vocabulary(dossier))
    assert straight == match(data.draw(st.permutations(made)), vocabulary(dossier))
    place = {c.id: c.place.name for c in made if c.place is not None and c.place.where_prec < 3}
    for one in straight:
        assert len({place[c] for c in one.claims_for if c in place}) <= 1
    other = {"army": "league", "league": "army", None: None}
    swapped = [msgspec.structs.replace(c, actor=other[c.actor]) for c in made]
    assert groups(dossier, *swapped) == [set(i.claims_for) for i in straight]


def test_demands_with_one_deadline_are_one_whenever_they_were_told(dossier: Dossier) -> None:
    published = {"a" * 64: date(2030, 5, 10), "b" * 64: date(2030, 5, 10)}

    def demand(report: str, deadline: str, **more: Any) -> Claim:
        given = {"kind": "statement", "act": "demand_or_ultimatum", "actor": "army", "terms": {"deadline": deadline}, **more}
        return claim(dossier, None, None, report=report * 64, source={"a": "wire", "b": "watch"}[report], **given)

    def together(*told: Claim) -> bool:
        return len(match(told, msgspec.structs.replace(vocabulary(dossier), days=published))) == 1

    ten, same, noon = demand("a", "2030-05-11T10:00"), demand("b", "2030-05-11T10:00"), demand("b", "2030-05-11T12:00")
    assert together(ten, same)
    assert not together(ten, noon)
    assert not together(ten, demand("b", "2030-05-11T10:00", actor="league"))
