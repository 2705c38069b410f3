"""Names in brackets, groups of a country, the first person of who speaks, wounds, what still is so."""

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
    ("text", "speaker"),
    [
        ("The South Sudan armed opposition group (SPLM-IO) accused the army of breaching the ceasefire.", "splm_io"),
        ("The South Sudan government accused rebels of breaching the ceasefire.", "state_ss"),
    ],
)
def test_a_name_in_brackets_is_who_the_noun_is(text: str, speaker: str) -> None:
    assert {c.attributed_to for c in _read(text)} == {speaker}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Sudanese rebel group attacked Kadugli on Monday.", None),
        ("The Sudanese army attacked Kadugli on Monday.", "saf"),
        ("Yemeni government forces shelled Hodeidah on Monday.", "yemeni_government"),
    ],
)
def test_a_countrys_rebels_are_not_its_state(text: str, actor: str | None) -> None:
    (one,) = _read(text)
    assert one.actor == actor


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ('"The army attacked us near Laiza on Monday," a spokesman for the Kachin Independence Army said.', None, "kia"),
        ('"Our forces withdrew from Goma on Monday," an M23 spokesman said.', "m23", None),
        ('"Our neighbours fled Goma on Monday," a resident said.', None, None),
        ('"The Houthis attacked us in Taiz on Monday," a shopkeeper said.', "houthis", None),
    ],
)
def test_we_are_whoever_speaks(text: str, actor: str | None, target: str | None) -> None:
    (one,) = _read(text)
    assert (one.actor, one.target) == (actor, target)


def test_a_gunshot_wound_is_one_injured_on_the_day_of_the_breach() -> None:
    first, second = _read("On August 13, M23 violated the ceasefire. As a result of the incident, a soldier received a gunshot wound.")
    assert (first.act, second.act) == ("violation_alleged", "small_arms_fire")
    assert second.injured is not None
    assert second.injured.best == 1
    assert second.when == first.when
    assert _read("The company suffered heavy wounds to its image in Goma.") == ()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The eastern districts of Taiz are still under the control of the Houthis.", []),
        ("Sirte is now under the control of the LNA, officials said.", ["control_gained"]),
        ("Sirte fell under the control of the LNA on Monday.", ["control_gained"]),
    ],
)
def test_what_still_is_so_is_no_gain(text: str, acts: list[str]) -> None:
    assert [c.act for c in _read(text)] == acts


def test_it_was_such_an_attack_names_the_one_told() -> None:
    text = 'A mine killed 11 soldiers near Jaffna on Monday. "It was a claymore attack," the military spokesman said. "The LTTE is behind this attack," he said.'
    assert [(c.act, c.actor, c.attributed_to) for c in _read(text)] == [
        ("explosive_device", None, None),
        ("explosive_device", "ltte", "military spokesman"),
    ]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A drone strike killed five people in El Fasher on Monday.", ["drone_strike"]),
        ("A missile strike hit a market in Kramatorsk on Monday.", ["missile_strike"]),
        ("An air strike hit a school in Mekelle on Tuesday.", ["airstrike"]),
        ("Activists documented the killing of two civilians in rocket attacks on a farm near Taiz.", ["shelling"]),
        ("Activists documented the killing of two civilians near Taiz.", ["killing_other"]),
        ("Negotiators failed to reach a truce in Juba on Monday.", []),
        ("The army failed to storm Taiz on Monday.", ["ground_assault"]),
        ("The RSF launched drone strikes on Omdurman hours after announcing a humanitarian truce.", ["drone_strike"]),
        ("Sudan's army has been fighting the RSF in Darfur since April 2019.", []),
        ("Clashes between the army and the RSF in El Fasher since 10 August have killed 134 people.", ["armed_clash"]),
        ("More people have fled Goma since M23 took the town in January.", ["displacement"]),
        ("M23 took the town of Goma in January.", ["control_gained"]),
        ("Shells fell on Goma, where families had sought refuge from M23.", ["shelling"]),
        ("Families sought refuge in Goma on Monday, where shells fell.", ["displacement", "shelling"]),
    ],
)
def test_one_act_by_its_own_words(text: str, acts: list[str]) -> None:
    assert [c.act for c in _read(text)] == acts


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Shells fell on Tawila, where residents had sought refuge from the Rapid Support Forces (RSF).", None),
        ("Shells fell on a post of the Free Front of Goma (FFG).", None),
        ("The army shelled positions of Hezbollah near Tyre (IDF).", "idf"),
        ("Monitors documented the death of a civilian due to rocket attacks on the outskirts of Taiz.", "Monitors"),
    ],
)
def test_brackets_that_shorten_a_name_do_not_speak(text: str, speaker: str | None) -> None:
    (one,) = _read(text)
    assert one.attributed_to == speaker


def test_a_container_that_nobody_knows_stands_between() -> None:
    text = "The army shelled Al-Qahera village in Sahl Al-Ghab in the north-western countryside of Hama."
    assert [text[slice(*c.spans["place"])] for c in _read(text)] == ["Al-Qahera"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least three soldiers were killed in a drone strike carried out by Houthi militia in Marib on Friday.", [("drone_strike", "houthis")]),
        ("Two soldiers were killed in a Houthi drone attack in Marib on Sunday, the second deadly attack in less than a week.", [("drone_strike", "houthis")]),
        ("A car bomb exploded in Gao on Monday, the third attack this month.", [("explosive_device", None)]),
        ("A car bomb exploded in Gao on Monday, and a second attack hit Kidal.", [("explosive_device", None), ("ground_assault", None)]),
        ("Armed formations of the Russian Federation shelled Avdiivka on Monday.", [("shelling", "state_ru")]),
        ("M23 mounted five attacks on army positions near Goma using mortars.", [("shelling", "m23")]),
        ("M23 mounted five attacks on army positions near Goma.", [("ground_assault", "m23")]),
        ("Russian forces opened fire from automatic grenade launchers near Avdiivka.", [("shelling", "rf_forces")]),
        ("Russian forces opened fire from rifles near Avdiivka.", [("small_arms_fire", "rf_forces")]),
    ],
)
def test_whose_and_what_attack(text: str, told: list[tuple[str, str | None]]) -> None:
    assert [(c.act, c.actor) for c in _read(text)] == told
