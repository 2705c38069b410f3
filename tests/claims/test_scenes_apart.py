"""What belongs to another clause, sentence or act: a blow and its answer, a count of many days, where it was reported from."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.harm import short

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 2, 1, tzinfo=UTC)


def _told(text: str) -> list[dict[str, object]]:
    known = general_vocabulary()
    return [present(c, known) for c in read_text(text, known, published=DAY, language="en")]


def _places(text: str) -> list[tuple[object, object]]:
    return [(c["act"], c["place"]["name"] if c["place"] else None) for c in _told(text)]  # type: ignore[index]


def _harm(text: str) -> list[tuple[object, str, str]]:
    return [(c["act"], short(c["killed"]), short(c["injured"])) for c in _told(text)]  # type: ignore[arg-type]


def test_a_blow_that_is_answered_keeps_its_own_place_and_target() -> None:
    told = _told("Rebels shelled army positions in Goma in response to the bombing of Sake, residents said.")
    assert [(c["act"], c["place"]["name"], c["target_surface"]) for c in told] == [("shelling", "Goma", "army positions"), ("airstrike", "Sake", None)]  # type: ignore[index]


def test_a_strike_that_was_avenged_is_not_where_it_was_avenged() -> None:
    text = "Rebels said they attacked a barracks near Goma in retaliation for a strike on a car that killed two women in Sake."
    assert [place for _, place in _places(text)] == ["Goma", "Sake"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who was hurt before the answer was not hurt by it; who was hurt when they answered was.
        ("The army said two soldiers were wounded and that it responded with artillery fire near Goma.", ("shelling", "", "")),
        ("The army responded with air strikes on Goma, killing six.", ("airstrike", "6", "")),
        # One woman says nothing of the next six, one soldier does.
        ("A woman was killed and six wounded in shelling of Goma.", ("shelling", "1 w1", "6")),
        ("A soldier was killed and six wounded in shelling of Goma.", ("shelling", "1 m1", "6 m6")),
        # Short forms.
        ("Rockets hit Goma, 2 KIA (1 child), 5 WIA.", ("shelling", "2 c1", "5")),
        ("A missile hit Goma, killing 12 incl 4 children.", ("missile_strike", "12 c4", "")),
    ],
)
def test_harm_goes_to_the_act_that_did_it(text: str, expected: tuple[str, str, str]) -> None:
    assert _harm(text)[0] == expected


def test_a_count_of_all_days_since_is_no_toll_of_the_act_before() -> None:
    before = "Shells hit a market in Goma on Monday. "
    assert [c["act"] for c in _told(before + "At least 185 people have been killed since Saturday, the UN said.")] == ["shelling", "killing_other"]
    assert [c["act"] for c in _told(before + "The Red Cross has since picked up 30 bodies.")] == ["shelling", "shelling"]


@pytest.mark.parametrize("text", ["Drone strike on Goma airport, no casualties reported.", "Army artillery hit Goma, 5 casualties reported."])
def test_those_who_are_counted_report_nothing(text: str) -> None:
    (only,) = _told(text)
    assert only["attributed_to"] is None


def test_an_office_of_health_speaks_at_the_end_of_a_headline() -> None:
    (only,) = _told("Five killed in mortar attack on Goma airport - health ministry.")
    assert only["attributed_to"] == "health ministry"
    (only,) = _told("Health: mortar attack on Goma airport kills five.")
    assert only["attributed_to"] is None


def test_shelling_reported_from_a_town_fell_there() -> None:
    assert _places("Heavy shelling had been reported from Goma, the governor said.") == [("shelling", "Goma")]
    assert _places("Shells were fired from Goma at Sake, the governor said.") == [("shelling", "Sake")]


def test_both_sides_that_deny_a_deed_are_not_each_other_s_victims() -> None:
    told = _told("Azerbaijani forces shelled Stepanakert, Armenia said on Sunday. Both sides deny targeting civilians.")
    assert [(c["actor"], c["target"]) for c in told if c["modality"] == "denied"] == [(None, None)]


def test_the_ambush_is_the_ambush_and_not_the_air_raid_told_last() -> None:
    told = _told("Militants killed seven policemen in an ambush near Goma, a day after jets bombed Sake. The M23 said it had no role in the ambush.")
    assert [(c["act"], c["place"]["name"]) for c in told if c["modality"] == "denied"] == [("ground_assault", "Goma")]  # type: ignore[index]


def test_an_answer_by_deeds_is_no_speech() -> None:
    told = _told("Israeli tanks responded by striking 120 posts near Gaza, killing four fighters, the health ministry said.")
    assert [c["attributed_to"] for c in told] == ["health ministry"]


@pytest.mark.parametrize(
    "behind",
    [
        "The hospital documented the death of one man, while four others were injured.",
        "One villager was killed and two others were hurt, the mission said in a statement.",
        "They responded. Two died.",
    ],
)
def test_an_act_far_on_in_a_long_sentence_is_none_of_the_short_one_behind_it(behind: str) -> None:
    long = "On Wednesday evening, after a long day of talks in the city that had brought no result, and while the delegates were still sitting at their table with the mediators, warplanes responded with heavy air strikes on the town of Goma."
    assert "airstrike" in [act for act, _, _ in _harm(f"{long} {behind}")]
