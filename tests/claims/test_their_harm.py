"""What an act led to for one person, who is counted once, and where they were hit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 5, 22, tzinfo=UTC)


def read(text: str, published: datetime | None = DAY) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=published)


@pytest.mark.parametrize(
    "text",
    [
        "Shelling of Horlivka wounded a soldier on Friday. The serviceman was taken to a hospital.",
        "Shelling of Horlivka wounded two children on Friday. The children were rushed to hospital.",
        "Shelling of Horlivka wounded a farmer on Friday. The health of the wounded man is satisfactory.",
    ],
)
def test_those_who_were_counted_are_not_counted_again(text: str) -> None:
    assert [c.injured.best for c in read(text) if c.injured] in ([1], [2])


def test_more_than_were_counted_are_others() -> None:
    claims = read("A sniper killed a man in Horlivka on Friday. In Pisky the two soldiers were killed by a mine.")
    assert sorted(c.killed.best or 0 for c in claims if c.killed) == [1, 2]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Gunmen opened fire on former commander Tayseer Nasr in Horlivka on Friday, killing him.", 1, None),
        ("A bomb planted in the car of a colonel exploded in Horlivka on Friday, leading to his death.", 1, None),
        ("Gunmen shot at a policeman in Horlivka on Friday, which led to his death.", 1, None),
        ("Shelling of Horlivka on Friday left her wounded.", None, 1),
        ("Shelling of Horlivka on Friday killed two people, leading to his resignation.", 2, None),
    ],
)
def test_what_an_act_led_to_for_one_person(text: str, killed: int | None, injured: int | None) -> None:
    told = [(c.killed and c.killed.best, c.injured and c.injured.best) for c in read(text) if c.killed or c.injured]
    assert told == [(killed, injured)]


def test_where_the_wounded_were_taken_is_not_where_they_were_hit() -> None:
    text = (
        "Rebels fired mortar shells at Horlivka on Friday. A shell hit a house and killed two children. "
        "A medical source at Horlivka National Hospital said that the wounded were moved."
    )
    assert {c.place.name for c in read(text) if c.place and c.killed} == {"Horlivka"}
