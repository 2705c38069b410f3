"""Places that a list names: "ten towns, including A and B", "six villages. Among them were A, B and C"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2023, 6, 14, tzinfo=UTC)


def told(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=DAY))


def where(text: str, act: str) -> list[str | None]:
    return [c.place.name if c.place else None for c in told(text) if c.act == act]


@pytest.mark.parametrize(
    ("text", "act", "places"),
    [
        ("Air strikes hit ten towns, including Goma and Bukavu.", "airstrike", ["Goma", "Bukavu"]),
        ("Rebels took four villages including Kadugli on Monday.", "control_gained", ["Kadugli"]),
        ("Russian forces shelled several towns, including Nikopol and Kherson, overnight.", "shelling", ["Nikopol", "Kherson"]),
        ("Gunmen attacked three settlements, including Baidoa, on Tuesday.", "ground_assault", ["Baidoa"]),
        ("The army bombed eight cities, including Loikaw and Myitkyina.", "airstrike", ["Loikaw", "Myitkyina"]),
    ],
)
def test_the_places_that_an_act_includes(text: str, act: str, places: list[str]) -> None:
    assert where(text, act) == places


@pytest.mark.parametrize(
    ("text", "act", "places"),
    [
        ("Rebels shelled several towns on Monday. Goma and Bukavu were among them.", "shelling", ["Goma", "Bukavu"]),
        ("The Sudanese army took six villages on Monday. Among them were Goma, Bukavu and Bunia.", "control_gained", ["Goma", "Bukavu", "Bunia"]),
        ("Air strikes hit ten cities on Monday. These included Nikopol and Kherson.", "airstrike", ["Nikopol", "Kherson"]),
        ("Ukraine lost five towns, the Russian army said. It named Lyman and Izyum among them.", "control_lost", ["Lyman", "Izyum"]),
        ("Islamic State took five checkpoints on Monday. They include Baidoa and Kismayo.", "control_gained", ["Baidoa", "Kismayo"]),
        ("Soldiers torched homes in three villages on Sunday. Among these is Goma.", "property_destruction", ["Goma"]),
    ],
)
def test_the_places_that_the_next_sentence_lists(text: str, act: str, places: list[str]) -> None:
    assert where(text, act) == places


def test_somebody_elses_list_is_a_claim_of_his_own() -> None:
    claims = told("Five towns were shelled on Monday, the army said. Goma and Bunia are among them, a doctor said.")
    assert [(c.place and c.place.name, c.attributed_to) for c in claims] == [(None, "army"), ("Goma", "doctor"), ("Bunia", "doctor")]


@pytest.mark.parametrize(
    ("text", "act", "places"),
    [
        ("The army shelled Goma on Monday. Three men from Bunia were among the dead.", "shelling", ["Goma"]),
        ("The Sudanese army took six villages on Monday. The mayor of Goma was among them.", "control_gained", [None]),
        ("The army shelled Goma on Monday. Among them were Bukavu and Bunia.", "shelling", ["Goma"]),
    ],
)
def test_what_lists_no_places_of_the_act(text: str, act: str, places: list[str | None]) -> None:
    assert where(text, act) == places
