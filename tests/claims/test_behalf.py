"""On whose behalf somebody speaks: short forms, spokesmen, unnamed sources, staff, and whose count it is."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary

_DAY = datetime(2020, 3, 16, tzinfo=UTC)
_ACTORS = (
    Actor(id="army", name="Velorian army", kind="armed_forces", side="crown", aliases=(Alias(text="Velorian forces"), Alias(text="Velorian military"))),
    Actor(id="front", name="Hill Front", side="league", aliases=(Alias(text="the rebels"), Alias(text="rebel"), Alias(text="rebels"))),
    Actor(id="pact", name="Five-state coalition", kind="coalition", side="abroad"),
    Actor(id="turks", name="Turkish armed forces", kind="armed_forces", side="south", aliases=(Alias(text="Turkish army"), Alias(text="Turkish military"))),
)
_SOURCES = (
    Source(id="organ", name="Velorian News Agency", aliases=("VNA",), leaning="crown"), Source(id="wire", name="Wire Service"),
    Source(id="voice", name="Hill Front spokesmen", aliases=("rebel spokesman",), kind="official", alignment="front"),
    Source(id="watch", name="Rights Watch"),
)  # fmt: skip
_KNOWN = Vocabulary(
    {a.id: a for a in _ACTORS}, {s.id: s for s in _SOURCES},
    Gazetteer((PlaceEntry(id="karsa", name="Karsa", kind="town", lat=0.5, lon=0.5, where_prec=1), PlaceEntry(id="lomo", name="Lomo", kind="town", lat=0.9, lon=0.5, where_prec=1))), "UTC",
)  # fmt: skip


def _said(text: str) -> list[str | None]:
    return [c.attributed_to for c in next(read_many([Text(text=text, published=_DAY)], _KNOWN))]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A rebel spokesman said on Sunday that the army had shelled Karsa.", "front"),
        ("A Velorian military source told VNA on Sunday that shells had hit Karsa.", "organ"),
        ("Planes of the Five-state coalition bombed a depot near Karsa on Sunday, the coalition said.", "pact"),
        ("Rights Watch said its investigators found that rockets had hit houses in Karsa.", "watch"),
        ("Turkey's army said on Sunday that it had shelled Karsa.", "turks"),
        ("Turkey's military said its jets had bombed Karsa on Sunday.", "turks"),
        ("Rights Watch counted 41 shells on Karsa on Sunday.", "watch"),
        ("The VNA agency said shells hit Karsa on Sunday.", "organ"),
        ("The Hill Front charged the army with having shelled a school in Karsa on Sunday.", "front"),
        ("The Hill Front mourned two of its commanders, killed on Sunday by a bomb in Karsa.", "front"),
    ],
)
def test_who_speaks(text: str, who: str) -> None:
    assert set(_said(text)) == {who}


def test_a_neutral_agency_does_not_stand_for_a_partys_source() -> None:
    assert _said("A Velorian military source told Wire Service that shells had hit Karsa on Sunday.") == ["army"]


def test_residents_of_what_was_named_are_not_it() -> None:
    (who,) = _said("Planes of the Five-state coalition bombed a depot near Karsa on Sunday, residents of the town said.")
    assert who == "residents of the town"


@pytest.mark.parametrize("topic", ["Security", "Protection", "Access", "Shelter"])
def test_the_heading_of_a_paragraph_speaks_not(topic: str) -> None:
    assert _said(f"{topic}: fighting flared up again near Karsa on 12 March.") == [None]


def test_whose_count_it_is_covers_its_own_clause() -> None:
    first, second = _said("Rebels fired rockets at Lomo on Sunday, and Velorian jets bombed Karsa, killing nine fighters by the army's count.")
    assert (first, second) == (None, "army's") or (first, second) == (None, "army")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karsa was shelled on Sunday; two people died, an army spokesman said.", ["army spokesman"]),
        ("The Velorian army said it shelled Karsa on Sunday, while Hill Front fighters stormed Lomo, according to Rights Watch.", ["army", "watch"]),
        ("Shells hit Karsa on Sunday, one of the elders said.", ["elders"]),
        ("Two people were killed by shells in Karsa on Sunday.\n— Hill Front, Operations Room, 15 March", ["front"]),
        ("The Velorian army announced on Sunday a halt to its offensive on Karsa.", ["army"]),
        ("The Hill Front announced the capture of Karsa on Sunday.", ["front"]),
        ("Two shells hit Karsa; the army said it would answer.", [None]),
    ],
)
def test_how_far_a_speaker_reaches(text: str, who: list[str | None]) -> None:
    assert [one for one in _said(text) if one is not None] == [one for one in who if one is not None]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('"Two fighters were killed," a Hill Front official, Ann Ville, told reporters after shells hit Karsa on Sunday.', "front"),
        ("To hear the Hill Front tell it, the army shelled Karsa on Sunday.", "front"),
        ("Shells hit Karsa on Sunday, if Dr A. Ville, who works in the clinic there, is to be believed.", "Dr A. Ville"),
        ("The army broke the calm, members of the council insist, by shelling Karsa on Sunday.", "members of the council"),
    ],
)
def test_odd_ways_to_speak(text: str, who: str) -> None:
    assert _said(text)[-1] == who
