"""Breaches and days of a truce that are counted."""

from __future__ import annotations

from datetime import UTC, date, datetime

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import local_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 5, 22, tzinfo=UTC)


def read(text: str, published: datetime | None = DAY) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=published)


def test_the_ninth_day_of_a_truce_is_counted_from_the_day_of_its_implementation() -> None:
    text = (
        "The truce holds for the ninth day since its implementation on the 9th of July 2017. Shells fell on Horlivka on the ninth day of the truce."
    )
    (claim,) = (c for c in read(text, None) if c.act == "shelling")
    assert claim.when is not None
    assert local_day(claim.when.end, "UTC") in (date(2017, 7, 17), date(2017, 7, 18))
    assert claim.when.start.date() in (date(2017, 7, 16), date(2017, 7, 17))


def test_a_breach_that_is_counted_stands_beside_the_deeds_it_was_made_of() -> None:
    told = {c.act for c in read("Government forces violated the truce more than 130 times in the past month by bombing Horlivka, the coalition said.")}
    assert {"violation_alleged", "airstrike"} <= told
    assert {c.act for c in read("Government forces violated the truce by bombing Horlivka on Friday.")} == {"airstrike"}
