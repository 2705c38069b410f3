"""How monitors go about is no deed of a party; those who were counted are not counted again; a truce day from its first day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import local_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 5, 22, tzinfo=UTC)


def read(text: str, published: datetime | None = DAY) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=published)


@pytest.mark.parametrize(
    "text",
    [
        "On 21 May an SMM patrol of two armoured vehicles was positioned on the western edge of Horlivka.",
        "An SMM patrol was in Horlivka on 21 May. The patrol left the area at once and returned to its base in Bakhmut.",
        "The observer mission visited Horlivka on 21 May. The team withdrew from the town after an hour.",
        "An SMM patrol heard nothing in Horlivka on 21 May. The SMM notified the army of the incident and requested follow-up.",
    ],
)
def test_monitors_on_their_way_do_nothing_to_anybody(text: str) -> None:
    assert not {c.act for c in read(text)} & {"force_movement", "withdrawal", "demand_or_ultimatum"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A Russian patrol entered Horlivka on Friday.", "force_movement"),
        ("The army patrol withdrew from Horlivka on Friday.", "withdrawal"),
        ("UN observers withdrew from Quneitra on Friday after the shelling.", "withdrawal"),
        ("OSCE monitors saw that a patrol of the army entered Horlivka on Friday.", "force_movement"),
    ],
)
def test_patrols_of_parties_and_monitors_who_leave_for_good_do(text: str, act: str) -> None:
    assert act in {c.act for c in read(text)}


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


def test_the_ninth_day_of_a_truce_is_counted_from_the_day_of_its_implementation() -> None:
    text = (
        "The truce holds for the ninth day since its implementation on the 9th of July 2017. Shells fell on Horlivka on the ninth day of the truce."
    )
    (claim,) = (c for c in read(text, None) if c.act == "shelling")
    assert claim.when is not None
    assert local_day(claim.when.end, "UTC") in (date(2017, 7, 17), date(2017, 7, 18))
    assert claim.when.start.date() in (date(2017, 7, 16), date(2017, 7, 17))


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


def test_a_breach_that_is_counted_stands_beside_the_deeds_it_was_made_of() -> None:
    told = {c.act for c in read("Government forces violated the truce more than 130 times in the past month by bombing Horlivka, the coalition said.")}
    assert {"violation_alleged", "airstrike"} <= told
    assert {c.act for c in read("Government forces violated the truce by bombing Horlivka on Friday.")} == {"airstrike"}


def test_where_the_wounded_were_taken_is_not_where_they_were_hit() -> None:
    text = (
        "Rebels fired mortar shells at Horlivka on Friday. A shell hit a house and killed two children. "
        "A medical source at Horlivka National Hospital said that the wounded were moved."
    )
    assert {c.place.name for c in read(text) if c.place and c.killed} == {"Horlivka"}
