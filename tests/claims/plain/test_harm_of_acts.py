"""Which of several acts, and whose telling, a toll belongs to; what is summed and what is not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Harm
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 15, tzinfo=UTC)
Row = tuple[str, str | None, tuple[int | None, ...] | None, tuple[int | None, ...] | None]


def harm(harm: Harm | None) -> tuple[int | None, ...] | None:
    return None if harm is None else (harm.low, harm.best, harm.high)


def exact(number: int) -> tuple[int, int, int]:
    return number, number, number


def read(text: str) -> list[Row]:
    claims = read_text(text, general_vocabulary(), published=DAY)
    return [(c.act, c.attributed_to, harm(c.killed), harm(c.injured)) for c in claims if c.killed or c.injured]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Shelling of Goma killed two people, and a drone strike in Taiz wounded four.",
            [("shelling", None, exact(2), None), ("drone_strike", None, None, exact(4))],
        ),
        ("Shelling of Goma killed two people and wounded four on Monday.", [("shelling", None, exact(2), exact(4))]),
        (
            "Rocket fire on Goma killed three people on Monday while a car bomb in Kabul caused no casualties.",
            [("shelling", None, exact(3), None), ("explosive_device", None, exact(0), exact(0))],
        ),
        (
            "Shells hit a hall in Goma on Friday. Nine guests died and three more succumbed to their injuries.",
            [("shelling", None, exact(12), None)],
        ),
        ("Shells hit a hall in Goma on Friday. One man was seriously wounded and two were lightly hurt.", [("shelling", None, None, exact(3))]),
        ("Shells hit a hall in Goma on Friday. One man was killed and another was lightly hurt.", [("shelling", None, exact(1), exact(1))]),
        ("Shells hit a hall in Goma on Friday. One person died at the scene and another in hospital.", [("shelling", None, exact(2), None)]),
        ("Shells hit a hall in Goma on Friday. One person died at the scene and another fled.", [("shelling", None, exact(1), None)]),
        ("Of the 29 people on board, 25 were killed when a missile hit a bus near Goma on Monday.", [("missile_strike", None, exact(25), None)]),
        ("A missile killed an elderly couple in Goma on Monday.", [("missile_strike", None, exact(2), None)]),
        ("Shells hit Goma on Friday. Medics said they had received the bodies of nine soldiers.", [("shelling", "Medics", exact(9), None)]),
        ("Shells hit a hall in Goma on Friday. One woman died of a heart attack.", []),
        ("Shells hit a hall in Goma on Friday. One woman died of her wounds.", [("shelling", None, exact(1), None)]),
        ("Shells hit Goma on Friday. The dead: a farmer and his son.", [("shelling", None, exact(2), None)]),
        ("A bomb wounded 15 people in Goma on Friday. Three of them, two children and a policeman, later died.", [("explosive_device", None, exact(3), exact(15))]),
        ("Shells wounded a passer-by in Goma on Friday.", [("shelling", None, None, exact(1))]),
        ("A ten-day-old baby and both its parents died when shells hit Goma on Friday.", [("shelling", None, exact(3), None)]),
        ("The toll of Friday's fighting in Goma rose to 25, with more than 100 injured.", [("armed_clash", None, exact(25), (100, 100, None))]),
        (
            "The mayor said on Friday that the civilian death toll in Goma had risen to 25, with more than 100 injured, since Monday.",
            [("killing_other", "mayor", exact(25), (100, 100, None))],
        ),
        ("Shells hit Goma on Friday. A doctor confirmed three deaths and 20 gunshot injuries.", [("shelling", "doctor", exact(3), exact(20))]),
        ("Shells killed a boy in Goma on Friday. More than 500 children have been killed since Xland's full-scale invasion.", [("shelling", None, exact(1), None)]),
        ("Shells hit a hall in Goma on Friday. Nine guests died at once.", [("shelling", None, exact(9), None)]),
        ("Shells hit a hall in Goma on Friday. Their neighbour, a woman of 58, died.", [("shelling", None, exact(1), None)]),
        ("Shells hit a hall in Goma on Friday. A farmer, a teacher and a nurse died.", [("shelling", None, exact(3), None)]),
        ("A car bomb in Goma on Friday caused 14 casualties (5 killed and 9 injured).", [("explosive_device", None, exact(5), exact(9))]),
        ("Shells hit a hall in Goma on Friday, with 8 dead and 20+ injured.", [("shelling", None, exact(8), (20, 20, None))]),
        (
            "A car bomb in Goma on Friday wounded ten people, witnesses said. Police put the injured at seven.",
            [("explosive_device", "witnesses", None, exact(10)), ("explosive_device", "Police", None, exact(7))],
        ),
        (
            "A car bomb in Goma on Friday wounded ten people, witnesses said. Police put the suspects at seven.",
            [("explosive_device", "witnesses", None, exact(10))],
        ),
        (
            "Rebels said a car bomb killed 42 soldiers in Goma on Friday; the army admitted losing 33 men.",
            [("explosive_device", "Rebels", exact(42), None), ("explosive_device", "army", exact(33), None)],
        ),
        ("Ten years after the massacre in which 72 migrants were killed, a car bomb wounded two people in Goma on Monday.", [("explosive_device", None, None, exact(2))]),
    ],
)
def test_whose_toll_it_is(text: str, told: list[Row]) -> None:
    assert read(text) == told
