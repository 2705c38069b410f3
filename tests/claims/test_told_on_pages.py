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


@pytest.mark.parametrize(("adjective", "actor"), [("Russian", "rf_forces"), ("Ukrainian", "uaf"), ("Israeli", "idf"), ("Turkish", "state_tr")])
@pytest.mark.parametrize(
    "text",
    [
        "{} aerial attacks overnight killed one person in Sake.",
        "{} guided bombs hit Sake on Monday.",
        "{} heavy artillery hit Sake on Monday.",
        "A number of {} rockets hit Sake on Monday.",
        "Dozens of {} shells fell on Sake on Monday.",
    ],
)
def test_a_word_between_a_nation_and_its_weapon_hides_nobody(text: str, adjective: str, actor: str) -> None:
    assert {c.actor for c in told(text.format(adjective))} == {actor}


def test_weather_and_traffic_are_no_ones_arms() -> None:
    assert acts("Russian heavy rain hit Moscow on Monday. Russian air traffic was halted.") == []


@pytest.mark.parametrize("side", [("Taliban", "taliban"), ("Houthis", "houthis")])
def test_an_attack_blamed_on_somebody_is_theirs(side: tuple[str, str]) -> None:
    text = f"Seven soldiers were killed on Thursday in an attack blamed on the {side[0]} in Sake, officials said."
    assert [(c.actor, c.attributed_to) for c in told(text)] == [(side[1], "officials")]


@pytest.mark.parametrize(
    ("text", "told_acts"),
    [
        ("The UN provides support to people displaced by the fighting in Hama.", []),
        ("Witnesses said that Israeli forces opened fire on people fleeing via the coast road.", ["small_arms_fire"]),
        ("Hundreds of families displaced from Hama arrived in Homs on Monday.", ["displacement"]),
        ("The army destroyed 21 drones that were used in overnight attacks, the ministry said.", []),
        ("The rebels announced that their fighters would stop attacking Afghan forces for three days.", []),
        ("The militants raided checkpoints manned by Somali forces shortly before dawn, officials said.", ["ground_assault"]),
        ("The terms of the agreement included the deployment of African Union troops in Goma.", []),
        ("The rebels attacked the base in Goma on Monday using grenade launchers and rifles.", ["shelling"]),
        ("Houthi fighters shelled Taiz on Friday as part of their violations of the truce.", ["shelling"]),
    ],
)
def test_what_only_says_which_people_or_arms_is_no_claim(text: str, told_acts: list[str]) -> None:
    assert [act for act, _ in acts(text)] == told_acts


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Hassan Nuur, a local elder, said that gunmen attacked Goma on Friday.", "Hassan Nuur, a local elder"),
        ("The Tanwir Centre, a local monitor group, said that gunmen attacked Goma on Friday.", "Tanwir Centre, a local monitor group"),
        ("The Media Center of the Syrian Democratic Forces said that gunmen attacked Goma on Friday.", "sdf"),
        ("The Media Office of the Houthis said that gunmen attacked Goma on Friday.", "houthis"),
    ],
)
def test_who_says_so_is_named_whole(text: str, who: str) -> None:
    assert [c.attributed_to for c in told(text)] == [who]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighting resumed on Thursday in Kirima in the same region, about 10 kilometres from the town of Goma.", ["Kirima"]),
        ("Clashes broke out in Sake, 10 km from Goma, and in Masisi on Monday.", ["Sake", "Masisi"]),
        ("A drone hit a post in Tal Laban village, northwest Goma, on Monday.", ["Tal Laban"]),
        ("Israel launched assaults on Lebanese territory on Monday.", [None]),
        ("Rebels shelled Christian village Ain Lamis on Monday.", [None]),
    ],
)
def test_what_says_where_a_place_lies_is_no_place_of_the_act(text: str, places: list[str | None]) -> None:
    assert [c.place.name if c.place else None for c in told(text)] == places


@pytest.mark.parametrize(("nation", "actor"), [("Armenian", "state_am"), ("Azerbaijani", "state_az"), ("Russian", "rf_forces"), ("Ukrainian", "uaf")])
def test_shelling_by_somebody_is_theirs_whatever_the_parse(nation: str, actor: str) -> None:
    assert {a for _, a in acts(f"Overnight shelling by {nation} forces on Sake left seven people dead.")} == {actor}
    fled = told(f"Villagers said they fled their homes due to shelling by {nation} forces along the river.")
    assert [c.actor for c in fled if c.act == "shelling"] == [actor]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Israel shelled Tyre on Monday. Hezbollah, a member of the alliance which began it, has resumed its attack on Haifa.", "hezbollah"),
        ("Hezbollah shelled Haifa on Monday. Israel has resumed its attack on Tyre.", "state_il"),
        ("The Houthis have escalated their bombardment of villages in Taiz.", "houthis"),
    ],
)
def test_its_attack_is_the_subjects(text: str, actor: str) -> None:
    assert acts(text)[-1][1] == actor


@pytest.mark.parametrize(
    ("text", "told_acts"),
    [
        ("A civilian was killed when artillery shells landed in Sake village on Monday.", ["shelling"]),
        ("Troops landed in Sake on Monday.", ["force_movement"]),
        ("Russian forces shelled a village near Lyman on Monday, injuring three, despite no reports of clashes in the area.", ["shelling"]),
        ("There were no reports of shelling in Lyman on Monday.", []),
        ("Officials received reports of shelling in Lyman on Monday.", ["shelling"]),
        ("Fearing renewed shelling, residents of Lyman stayed in cellars on Monday.", []),
        ("The landmine incident was the fourth of its kind.", []),
        ("The army continues to hold the area near Habila, officials said.", []),
        ("The army took the area near Habila on Monday, officials said.", ["control_gained"]),
        ("Two Red Cross planes carrying 48 prisoners each flew to Sanaa on Monday.", []),
        ("The proposal says the Houthi rebels would retreat from Hodeida.", []),
        ("The presidency announced a ceasefire across the south on Saturday and urged all parties to halt hostilities.", ["truce_declared"]),
        ("The minister is visiting Riyadh to push for an end to the war.", []),
        ("Hamas said it would accept the plan.", ["acceptance"]),
        ("Both sides in the peace talks on Yemen have rejected a proposal for ending the fighting in Hodeida.", ["rejection"]),
    ],
)
def test_what_is_feared_held_on_to_or_wanted_of_others_has_not_happened(text: str, told_acts: list[str]) -> None:
    assert [act for act, _ in acts(text)] == told_acts


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Israel, citing the protection of the minority, carried out strikes on Damascus on Monday.", None),
        ("The radio, citing an organisation in Sake, said rebels shelled the town on Monday.", "organisation in Sake"),
        ("The radio, citing the municipality, said rebels shelled Sake on Monday.", "municipality"),
        ("Rebels shelled Sake on Monday, the radio said, citing local communities.", "local communities"),
        ("Citing a charity, the radio said rebels shelled Sake on Monday.", "charity"),
    ],
)
def test_a_reason_that_is_cited_says_nothing(text: str, who: str | None) -> None:
    assert [c.attributed_to for c in told(text)] == [who]


def test_the_ninth_command_is_no_ninth_of_the_month() -> None:
    (one,) = told("Troops from the 9th Command shelled Sake, officials said.")
    assert "when" not in one.spans


@pytest.mark.parametrize("country", ["Lebanon", "Israel", "Syria", "Russia", "Ukraine"])
def test_rockets_from_a_country_need_not_be_its_states(country: str) -> None:
    for text in (f"Rocket fire from {country} hit Sake on Monday.", f"Rockets from {country} hit Sake on Monday.", f"A rocket attack from {country} hit Sake on Monday."):
        assert {c.actor for c in told(text)} == {None}
    assert {c.actor for c in told("Rockets from Hamas hit Haifa on Monday.")} == {"hamas"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israeli fighter jets launched a series of airstrikes targeting dozens of launchers in Tyre on Monday.", [("airstrike", "idf")]),
        ("Russian jets launched airstrikes targeting a depot in Lyman on Monday.", [("airstrike", "rf_forces")]),
        ("An Israeli drone strike targeted a car in Tyre on Monday, killing two.", [("drone_strike", "idf")]),
        ("Six people were killed on Wednesday in a drone strike by the RSF targeting a gathering in Dilling.", [("drone_strike", "rsf")]),
        ("The army discovered three launchers that were used to carry out the attack in Metula on Monday.", []),
        ("The rebels carried out the attack in Goma on Monday.", [("ground_assault", None)]),
        ("The conditions include rebels handing over weapons and setting up regime checkpoints around Daraa.", []),
        ("The ministry of Pakistan said it will make sincere efforts to find a solution.", []),
    ],
)
def test_whoever_launches_strikes_is_behind_what_they_target(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert acts(text) == expected


def test_days_of_a_month_are_no_dead() -> None:
    (one,) = told("The two groups clashed on Jan. 27 to 28 in Abyei, leaving 54 people killed.")
    assert one.killed is not None and (one.killed.low, one.killed.best, one.killed.high) == (54, 54, 54)
    (other,) = told("The clashes on January 5 left 12 to 15 people dead in Abyei.")
    assert other.killed is not None and (other.killed.low, other.killed.high) == (12, 15)


def test_the_day_on_which_somebody_spoke_is_no_part_of_who() -> None:
    assert [c.attributed_to for c in told("A ceasefire was reached in Daraa, according to local sources on Wednesday.")] == ["local sources"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A UN convoy came under fire near Goma on Sunday.", [("small_arms_fire", None)]),
        ("An aid convoy came under attack in Goma on Sunday, the agency said.", [("ground_assault", None)]),
        ("A convoy of food aid came into Goma on Sunday.", [("aid_delivery", None)]),
        ("Ukrainian air defences shot down 36 rockets and 186 drones overnight.", []),
        ("Russian air defences shot down 36 rockets and 186 drones overnight.", []),
        ("Ukrainian air defences shot down 36 rockets fired by Russia overnight.", [("shelling", "state_ru")]),
    ],
)
def test_a_convoy_under_fire_delivers_nothing_and_who_shoots_rockets_down_fires_none(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert acts(text) == expected


def test_thursdays_attack_is_the_one_told_of_on_thursday() -> None:
    text = "A missile hit a house in Marib on Thursday, killing 11, officials said. Sixteen civilians were wounded in Thursday's attack, officials said."
    (one,) = told(text)
    assert one.act == "missile_strike" and one.killed is not None and one.killed.best == 11 and one.injured is not None and one.injured.best == 16
    other = "Rebels shelled Goma on Monday. Tuesday's attack in Sake killed four people."
    assert [c.place.name if c.place else None for c in told(other)] == ["Goma", "Sake"]


@pytest.mark.parametrize(("speaker", "other"), [("Hamas", "Israel"), ("Israel", "Hamas")])
def test_it_that_calls_for_something_is_whoever_spoke(speaker: str, other: str) -> None:
    text = f"{speaker} said {other} violated the truce on Monday. It called on mediators to intervene."
    ids = {"Hamas": "hamas", "Israel": "state_il"}
    assert [(act, actor) for act, actor in acts(text) if act == "demand_or_ultimatum"] == [("demand_or_ultimatum", ids[speaker])]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The governor was killed along with eight others in an ambush in Goma on Monday.", 9),
        ("Three soldiers were killed together with a civilian in Goma on Monday.", 4),
        ("The governor and eight others were killed in an ambush in Goma on Monday.", 9),
        ("Houses were destroyed along with two schools in Goma on Monday, and five people were killed.", 5),
    ],
)
def test_who_is_killed_along_with_others_is_counted_with_them(text: str, dead: int) -> None:
    assert [c.killed.best for c in told(text) if c.killed is not None] == [dead]


@pytest.mark.parametrize(
    ("text", "told_acts"),
    [
        ("Under the agreement, Kurdish forces were to withdraw from Sake.", []),
        ("Under the truce, the Russian army will withdraw from Lyman.", []),
        ("Under the truce, the Russian army withdrew from Lyman on Monday.", ["withdrawal"]),
        ("The Russian army will withdraw from Lyman, the ministry said.", ["withdrawal"]),
    ],
)
def test_terms_of_a_deal_have_not_happened(text: str, told_acts: list[str]) -> None:
    assert [act for act, _ in acts(text)] == told_acts
