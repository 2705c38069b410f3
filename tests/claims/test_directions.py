"""Countrysides that share their noun, where a fight has spread to, and whom a name of the past means in a later text."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.told import told_there

DAY = datetime(2021, 7, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Clashes broke out in the western and eastern countryside of Daraa on Wednesday.", ["western_daraa", "eastern_daraa"]),
        ("The army shelled the eastern and western Daraa countryside on Wednesday.", ["eastern_daraa", "western_daraa"]),
        ("Fighting raged in northern and southern Quneitra on Wednesday.", ["northern_quneitra", "southern_quneitra"]),
        ("Air strikes hit the northern, eastern and western countryside of Daraa on Wednesday.", ["northern_daraa", "eastern_daraa", "western_daraa"]),
        ("The army shelled the eastern countryside of Daraa on Wednesday.", ["eastern_daraa"]),
        ("اندلعت اشتباكات في ريفي درعا الغربي والشرقي يوم الأربعاء.", ["western_daraa", "eastern_daraa"]),
        ("قصف الطيران ريف درعا الشرقي والغربي يوم الأربعاء.", ["eastern_daraa", "western_daraa"]),
        ("دارت معارك بريفي القنيطرة الشمالي والجنوبي أمس.", ["northern_quneitra", "southern_quneitra"]),
        ("سيطر مقاتلون على 12 حاجزا في ريفي درعا الشرقي والغربي أمس.", ["eastern_daraa", "western_daraa"]),
        ("قصف الطيران ريف درعا الشرقي أمس.", ["eastern_daraa"]),
    ],
)
def test_two_directions_of_one_noun_are_two_places(text: str, places: list[str]) -> None:
    assert [c.place.id if c.place else None for c in told_there(text, DAY)] == places


@pytest.mark.parametrize(
    "text", ["Eastern and western diplomats met in Nawa on Wednesday.", "سيطر الشرقي والغربي على نوى.", "The army shelled the eastern and northern outskirts of Nawa on Wednesday."]
)
def test_directions_of_something_else_are_no_places(text: str) -> None:
    assert {c.place.id for c in told_there(text, DAY) if c.place} <= {"nawa"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Tanks fired on Daraa al-Balad. The clashes spread to Tafas. Gunmen attacked two checkpoints.", ["tafas"]),
        ("Fighting broke out in Nawa. The fighting then spread to Jasim and Inkhil. Rebels took two checkpoints.", ["jasim", "inkhil"]),
        ("The army shelled Nawa. The shelling has spread to Tafas. Rebels attacked an army post.", ["tafas"]),
        ("Gunmen clashed with the army in Nawa. The clashes soon spread to Tafas. Gunmen seized a post.", ["tafas"]),
        ("The battles moved to Tafas on Wednesday. Rebels captured five checkpoints. The army shelled Nawa.", ["tafas"]),
    ],
)
def test_what_follows_is_where_the_fight_has_spread_to(text: str, places: list[str]) -> None:
    third = [c for c in told_there(text, DAY) if c.spans["sentence"][0] in {i + 2 for i in range(len(text)) if text.startswith(". ", i)}]
    spread = next(c for c in told_there(text, DAY) if c.place is not None and c.place.id == places[0])
    after = [c for c in third if c.spans["sentence"][0] > spread.spans["sentence"][0]]
    first = min(c.spans["sentence"][0] for c in after)
    assert [c.place.id if c.place else None for c in after if c.spans["sentence"][0] == first] == places


def test_what_spreads_somewhere_is_told_even_with_the() -> None:
    assert [(c.act, c.place and c.place.id) for c in told_there("The clashes spread to Tafas.", DAY)] == [("armed_clash", "tafas")]


@pytest.mark.parametrize("text", ["Opposition groups hold Tafas.", "Rebels took Tafas.", "The rebels rejected the deal.", "The government demanded that the rebels leave.", "Opposition groups took 12 checkpoints in Tafas."])
def test_a_generic_name_is_of_the_days_of_its_text(text: str) -> None:
    ids = {one for c in told_there(text, DAY) for one in (c.actor, c.target)} - {None}
    assert "southern_front" not in ids
    before = {one for c in told_there(text, datetime(2017, 7, 29, tzinfo=UTC)) for one in (c.actor, c.target)}
    assert "daraa_local_fighters" not in before
