"""Who relays an origin may give its account another place; the same toll and act tell that it is that account."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("relayed"))


def original(dossier: Dossier, place: str = "mill", **more: Any) -> Claim:
    return claim(dossier, place, **{"source": "watch", "killed": dead(2), "injured": dead(3), **more})


def relay(dossier: Dossier, place: str = "ford", **more: Any) -> Claim:
    return original(dossier, place, **{"source": "wire", "attributed_to": "watch", **more})


def incidents(dossier: Dossier, *claims: Claim) -> int:
    return len(match(claims, vocabulary(dossier)))


def test_a_relay_that_misplaces_an_account_tells_of_the_same(dossier: Dossier) -> None:
    one, other = original(dossier), relay(dossier, actor="army")
    (found,) = match([one, other], vocabulary(dossier))
    assert found.origins == ("watch",)
    assert found.place is not None and (found.place.id, found.place.radius_km) == ("mill", 2)
    why = why_claims(one, other, [one, other], (found,), vocabulary(dossier))
    assert why.together and why.note.endswith("it gives it another place (Milltown and Fordham)")


@pytest.mark.parametrize(
    "more",
    [
        {"attributed_to": None},  # its own word
        {"attributed_to": "crown_news"},
        {"injured": dead(4)},
        {"killed": dead(3)},
        {"injured": None},
        {"killed": dead(0), "injured": dead(0)},
        {"act": "airstrike"},
        {"when": "2030-05-11"},
        {"modality": "denied"},
        {"row": 3},
    ],
)
def test_anything_else_is_of_another_place(dossier: Dossier, more: dict[str, Any]) -> None:
    assert incidents(dossier, original(dossier), relay(dossier, **more)) == 2


def test_two_acts_of_one_toll_leave_open_which_is_relayed(dossier: Dossier) -> None:
    assert incidents(dossier, original(dossier), original(dossier, "west_gate"), relay(dossier)) == 3


def test_two_reports_of_the_origin_itself_are_two(dossier: Dossier) -> None:
    assert incidents(dossier, original(dossier), original(dossier, "ford")) == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_changes_nothing_and_relays_chain_no_originals(dossier: Dossier, data: st.DataObject) -> None:
    made = [
        data.draw(st.sampled_from([original, relay]))(
            dossier, data.draw(st.sampled_from(["mill", "ford", "west_gate"])), killed=dead(data.draw(st.sampled_from([1, 2]))),
            actor=data.draw(st.sampled_from(["army", "league", None])),
        )
        for _ in range(data.draw(st.integers(1, 9)))
    ]  # fmt: skip
    straight = match(made, vocabulary(dossier))
    assert straight == match(data.draw(st.permutations(made)), vocabulary(dossier))
    place = {c.id: c.place.id for c in made if c.place is not None and c.attributed_to is None}
    for one in straight:
        assert len({place[c] for c in one.claims_for if c in place}) <= 1
