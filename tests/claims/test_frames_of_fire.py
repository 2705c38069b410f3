"""Acts told by light verbs and verbal nouns, and whose forces do them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 8, 18, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Monitors documented the firing of several mortar shells by the Houthis on places in Taiz.", [("shelling", "houthis")]),
        ("The first violation was the dropping of a shell on a neighbourhood in Taiz.", [("shelling", None)]),
        ("The Houthis carried out the launching of three rockets at Marib on Monday.", [("shelling", "houthis")]),
        ("Activists recorded the launch of four missiles by Hezbollah towards Haifa.", [("missile_strike", "hezbollah")]),
        ("Taiz witnessed the dropping of six barrel bombs by the army on Monday.", [("airstrike", None)]),
        ("Goma witnessed a number of raids by warplanes on Monday.", [("airstrike", None)]),
        ("Azerbaijani units subjected Armenian positions near Sotk to mortar fire.", [("shelling", "state_az")]),
        (
            "Armenian armed forces, located in Berkaber village, subjected to fire the positions of the Azerbaijan Army near Horadiz.",
            [("small_arms_fire", "state_am")],
        ),
        ("Russian forces opened fire with 120 mm mortars near Avdiivka.", [("shelling", "rf_forces")]),
        ("Russian forces fired from an automatic grenade launcher near Avdiivka.", [("shelling", "rf_forces")]),
        ("M23 opened fire on a UN convoy near Goma.", [("small_arms_fire", "m23")]),
        ("The post came under heavy machine-gun fire from M23 near Goma.", [("small_arms_fire", "m23")]),
        ("Israeli warplanes broke the sound barrier twice over Tyre.", [("overflight", "idf")]),
        ("A soldier received a gunshot wound near Martuni on Monday.", [("small_arms_fire", None)]),
        ("Hamas fire prompted Israel to carry out air strikes in Rafah.", [("airstrike", "state_il")]),
        ("Residents fear the firing of rockets from Gaza.", []),
        ("The company celebrated the launch of three phones in Goma.", []),
        ("Runners broke the record twice in Tyre.", []),
        ("Police witnessed a drop in the number of thefts in Juba.", []),
    ],
)
def test_fire_told_by_nouns_and_light_verbs(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(c.act, c.actor) for c in _read(text)] == told


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("An Israeli drone hit Tyre.", "idf"),
        ("Israeli shelling hit Tyre.", "idf"),
        ("A Russian missile struck Kyiv.", "rf_forces"),
        ("Soldiers belonging to the Congolese army attacked Goma.", "fardc"),
        ("Units loyal to Haftar attacked Sirte.", "lna"),
        ("A Turkish drone struck Kobane.", "state_tr"),  # whose forces have no name of their own
        ("Fighters linked to Hezbollah attacked Tyre.", None),
        ("Militias affiliated with Hezbollah attacked Tyre.", None),
        ("An Israeli-made drone hit Tyre.", None),
    ],
)
def test_whose_forces_strike(text: str, actor: str | None) -> None:
    (one,) = _read(text)
    assert one.actor == actor
