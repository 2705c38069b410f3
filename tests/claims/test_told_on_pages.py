"""Kinds of sentences that real news pages are full of, each with what it must not be taken for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)  # a Wednesday


def told(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=DAY)


def acts(text: str) -> list[tuple[str, str | None]]:
    return [(c.act, c.actor) for c in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops resorted to mortar shelling near Lyman on Monday.", ("shelling", "rf_forces")),
        ("Russian troops resorted to small-arms and mortar fire near Lyman on Monday.", ("shelling", "rf_forces")),
        ("A farmer was killed when Ukrainian troops resorted to mortar fire near Lyman on Monday.", ("shelling", "uaf")),
        ("A farmer was killed when Ukrainian troops initiated mortar shelling near Lyman on Monday.", ("shelling", "uaf")),
        ("Officials said the shelling near Lyman was initiated by Ukrainian forces.", ("shelling", "uaf")),
        ("The beach resort was hit by mortar fire near Lyman on Monday.", ("shelling", None)),
    ],
)
def test_whoever_resorts_to_fire_fires(text: str, expected: tuple[str, str | None]) -> None:
    assert expected in acts(text)
    assert not any(actor not in {None, expected[1]} for _, actor in acts(text))


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Troops stationed in the village of Kherva shelled two farms on Monday.", False),
        ("Soldiers deployed along the river returned fire on Tuesday.", False),
        ("Hundreds of troops were deployed to Goma on Monday.", True),
        ("Troops deployed in Goma on Monday after the clashes.", True),
        ("Soldiers deployed on Monday in Goma opened fire at a bus.", True),
    ],
)
def test_troops_deployed_somewhere_are_only_said_to_stand_there(text: str, moved: bool) -> None:
    assert ("force_movement" in [act for act, _ in acts(text)]) is moved


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Hundreds of villagers were fleeing to Thailand on Monday. They targeted schools in Kyaing, a volunteer said.", None),
        ("The enemy shelled Lyman with guns banned by the Minsk agreements. They used mortars near Avdiivka too.", None),
        ("Russian tanks crossed into Ukraine from Belarus on Monday. They shelled Lyman, officials said.", "rf_forces"),
        ("Israel struck Beirut on Monday. It also shelled Tyre.", "state_il"),
        ("Villagers fled across the border with Thailand. The military has retaken Kyaing village, a rebel officer said.", None),
    ],
)
def test_they_are_not_the_country_that_people_fled_to(text: str, actor: str | None) -> None:
    assert acts(text)[-1][1] == actor


def test_sentences_without_a_space_between_them_are_two() -> None:
    text = "The village was quiet, a local radio said.The attack on civilians took place near Goma on Monday.Since mid-December M23 units have shelled Sake."
    assert [text[slice(*c.spans["sentence"])][:9] for c in told(text)] == ["The attac", "Since mid"]
    assert len(told("Fighters shelled Goma on Monday, the paper sun.The said.")) == 1


def test_a_heading_without_a_stop_is_no_part_of_the_paragraph_below() -> None:
    body = " ".join(["A drone strike killed four people in the town of Sake on Monday, and the hospital said that it was running out of beds and of blood."] * 2)
    heading = "Shelling in Goma kills seven people after a quiet week in town: medics"
    assert [c.attributed_to for c in told(f"{heading}\n{body}") if c.act == "shelling"] == ["medics"]
    wrapped = "Shelling in the eastern town of Goma killed seven people on\nMonday, medics said, and the hospital was hit again."
    assert [c.attributed_to for c in told(wrapped)] == ["medics"]


@pytest.mark.parametrize(
    "text",
    [
        "This is the sixth killing of policemen in Goma since June.",
        "It was the third drone strike on Lyman this month, officials said.",
        "The deal requires a full withdrawal of Israeli forces from Gaza.",
        "Yemen has been at war since 2014 when the Houthis captured Sanaa, forcing the government to flee.",
    ],
)
def test_what_only_counts_or_dates_or_is_required_is_no_claim(text: str) -> None:
    assert acts(text) == []


def test_a_toll_beside_a_count_is_told() -> None:
    (one,) = told("This was the deadliest attack on Goma, killing 14 people on Monday.")
    assert one.killed is not None and one.killed.best == 14


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Four civilians died in the attacks, carried out by Russian forces in Lyman.", [("ground_assault", "rf_forces")]),
        ("Four civilians died in the attacks, carried out by Ukrainian forces in Lyman.", [("ground_assault", "uaf")]),
        ("Four patients were carried out of the hospital in Lyman on Monday.", [("evacuation", None)]),
    ],
)
def test_attacks_that_are_carried_out_bring_nobody_out(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("A UN convoy attack in Goma killed a driver, officials said.", None, "un"),
        ("The Russian embassy attack killed a guard in Kabul on Monday.", None, "state_ru"),
        ("The Israeli embassy attack killed a guard in Kabul on Monday.", None, "state_il"),
        ("An Israeli army raid killed two people in Jenin on Monday.", "idf", None),
        ("Israel's convoy attack in Gaza killed two people on Monday.", "state_il", None),
    ],
)
def test_whose_convoy_is_attacked_attacks_nobody(text: str, actor: str | None, target: str | None) -> None:
    assert [(c.actor, c.target) for c in told(text)] == [(actor, target)]


def test_a_toll_is_no_opinion() -> None:
    assert [c.modality for c in told("The attack on the market killed four people.")] == ["asserted"]
