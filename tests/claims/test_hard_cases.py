"""Hard cases: totals with their parts, quotations over sentences, teasers, accusations, lists of villages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def _read(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=datetime(2023, 3, 15, tzinfo=UTC)))


def test_victims_are_not_all_dead() -> None:
    (claim,) = _read("There were 28 victims of the airstrike on Aleppo, including nine killed and 19 wounded.")
    assert claim.killed is not None and claim.killed.best == 9


def test_martyrs_are_counted() -> None:
    (claim,) = _read("Air raid on Aleppo this morning, two martyrs and several wounded.")
    assert claim.killed is not None and claim.killed.best == 2


@pytest.mark.parametrize(
    "text",
    [
        '"Russian forces shelled Kharkiv on Sunday. They killed three people. Then they attacked Izium," the governor of Kharkiv said.',
        'The governor of Kharkiv said: "Russian forces shelled Kharkiv on Sunday. Three people were killed in Izium by mortar fire."',
    ],
)
def test_a_quotation_over_several_sentences_keeps_its_speaker(text: str) -> None:
    claims = _read(text)
    assert len(claims) >= 2
    assert {c.attributed_to for c in claims} <= {"governor of Kharkiv", "The governor of Kharkiv"}


def test_headlines_of_other_articles_say_nothing() -> None:
    assert _read("Check also: Five killed in Kharkiv.") == []
    assert _read("The deal was built on sand.") == []


def test_the_accused_and_not_the_region_is_the_doer() -> None:
    (claim,) = _read("The army accused Hezbollah in the south of shelling Haifa.")
    assert claim.actor_surface == "Hezbollah" and claim.actor is not None


def test_one_claim_for_each_town_of_a_long_list() -> None:
    claims = _read("Russia shelled Kharkiv, Izium, Kupiansk, Chuhuiv, Balakliia, Lozova and Merefa on Friday.")
    assert len(claims) == 7 and len({c.place.id for c in claims if c.place}) == 7


def test_warplanes_without_an_owner_have_none() -> None:
    (claim,) = _read("Warplanes bombed Idlib on Sunday.")
    assert claim.act == "airstrike" and claim.actor is None


def test_whom_a_threat_is_directed_at() -> None:
    (claim,) = _read("Iran threatened to attack Israel unless the blockade ends.")
    assert claim.terms["directed_at"] and claim.terms["condition"]
