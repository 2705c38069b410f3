"""Deals and fights that a sentence only refers to are no news; those that it tells are."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 8, 18, tzinfo=UTC)
DEALS = {"truce_declared", "agreement_signed"}


def _acts(text: str) -> list[str]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return [c.act for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "The shelling of Donetsk continued on Monday, a week after a truce brokered by the OSCE came into force.",
        "Rebels and the army have clashed several times since the ceasefire took effect on 20 April.",
        "The ceasefire, which was signed in Juba in September 2018, has been broken repeatedly, analysts say.",
        "Hamas and Israel fought for 11 days before a truce was reached in May 2021.",
        "It was the third week of the ceasefire declared by the Sudanese army in May.",
        "The truce still holds on its ninth day, residents said.",
        "During the ceasefire announced by the Houthis last month, prisoners were freed.",
        "A truce reached in 2002 is near collapse in Sri Lanka, diplomats said.",
        "Since the peace agreement signed in 2016, more than 300 former fighters have been killed in Colombia.",
        "The town had been quiet since a local truce was agreed in July.",
        "Ukraine says Russia has violated the truce that came into effect on 27 July.",
        "Tigray's two-year war ended with a deal signed in Pretoria in November 2022.",
        "A ceasefire has largely held since October 2020, when it was signed in Geneva.",
        "The ceasefire enters its third day in Tripoli on Wednesday.",
        "The truce came after weeks of shelling of Goma.",
        "Shells hit Debaltseve, the mission said, two days after the truce began.",
        "Separatists refused to let monitors into Debaltseve, the mission said, two days after the truce began.",
    ],
)
def test_a_deal_that_only_dates_something_is_no_news(text: str) -> None:
    assert DEALS.isdisjoint(_acts(text))


@pytest.mark.parametrize(
    "text",
    [
        "The army and the rebels signed a ceasefire in Juba on Monday.",
        "A ceasefire came into effect at midnight on Tuesday, the UN said.",
        "After three days of fighting, a truce was reached in Khartoum on Sunday.",
        "The Houthis announced a unilateral ceasefire on Saturday.",
        "Azerbaijan and Armenia agreed to a truce that takes effect at noon on Saturday.",
        "The truce began in Khartoum at noon, the mission said, after shells had hit the bridge.",
        "A truce brokered by Egypt took effect in Gaza on Friday after eleven days of war.",
        "Ceasefire comes into force in Khartoum",
        "Fighting in Goma stopped on Tuesday after M23 declared a ceasefire.",
        "The ceasefire went into force in Taiz on Thursday, the Houthis said.",
        "The warring parties extended the truce that expired on Sunday by two months.",
    ],
)
def test_a_deal_that_is_told_is_news(text: str) -> None:
    assert len(DEALS.intersection(_acts(text))) == 1


def test_what_a_told_deal_says_in_a_clause_of_its_own_stays_with_it() -> None:
    (claims,) = read_many([Text(text="A truce brokered by Egypt took effect in Gaza on Friday.", published=DAY)], general_vocabulary())
    (one,) = claims
    assert (one.act, one.actor) == ("truce_declared", "state_eg")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("After three days of fighting, a truce was reached in Khartoum on Sunday.", False),
        ("Prices in Aden have doubled since the Houthi offensive.", False),
        ("Three days of fighting in Khartoum killed 40 people.", True),
        ("The Houthis began an offensive on Aden on Sunday.", True),
    ],
)
def test_days_of_fighting_that_date_something(text: str, told: bool) -> None:
    assert bool({"armed_clash", "ground_assault"}.intersection(_acts(text))) is told


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Israeli warplanes bombed Tyre on Monday in a new violation of the ceasefire.", ["airstrike"]),
        ("The army shelled Goma, marking yet another breach of the truce.", ["shelling"]),
        ("The UN recorded 12 ceasefire violations in Hodeidah on Monday.", ["violation_alleged"]),
    ],
)
def test_a_breach_that_names_what_was_just_told(text: str, acts: list[str]) -> None:
    assert _acts(text) == acts


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Aircraft bombed an aid convoy near Kobane.", ["airstrike"]),
        ("An aid convoy was shelled near Kobane on Monday.", ["shelling"]),
        ("An aid convoy reached Kobane on Monday.", ["aid_delivery"]),
    ],
)
def test_what_is_struck_has_not_been_delivered(text: str, acts: list[str]) -> None:
    assert _acts(text) == acts
