"""Dense wire copy: what one sentence takes over from another, and what it must not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary

_DAY = datetime(2020, 3, 19, tzinfo=UTC)  # a Thursday
_ACTORS = (
    Actor(id="veloria", name="Veloria", kind="state", aliases=(Alias(text="Velorian President"), Alias(text="Velorian government"), Alias(text="Velorian"))),
    Actor(id="army", name="Velorian armed forces", kind="armed_forces", aliases=(Alias(text="Velorian army"), Alias(text="Velorian military"), Alias(text="Veloria's military"), Alias(text="Veloria's army"))),
    Actor(id="lomian", name="Lomian armed forces", kind="armed_forces", aliases=(Alias(text="Lomian army"),)),
    Actor(id="ninth", name="9th Division", kind="armed_forces"),
    Actor(id="front", name="Hill Front", aliases=(Alias(text="Hill Front rebels"), Alias(text="Hill rebels"))),
    Actor(id="council", name="Karsa Elders Council", kind="body"),
    Actor(id="people", name="Unarmed people", kind="population", aliases=(Alias(text="civilians"), Alias(text="residents"), Alias(text="families"))),
)
_SOURCES = (Source(id="wire", name="Wire Service"), Source(id="watch", name="Karsa Observatory", aliases=("Observatory", "the Observatory")))
_KNOWN = Vocabulary(
    {a.id: a for a in _ACTORS}, {s.id: s for s in _SOURCES},
    Gazetteer(tuple(PlaceEntry(id=n.lower(), name=n, kind="town", lat=0.4 + 0.4 * i, lon=0.5, where_prec=1) for i, n in enumerate(("Karsa", "Lomo", "Dovrin", "Serrak")))), "UTC",
)  # fmt: skip


def _read(text: str) -> list[dict[str, Any]]:
    return [present(c, _KNOWN) for c in next(read_many([Text(text=text, published=_DAY)], _KNOWN))]


def _of(text: str, act: str, field: str) -> list[Any]:
    """One field of all claims of an act, in the text's order."""
    found = [c[field] for c in _read(text) if c["act"] == act]
    assert found, text
    return [one["name"] if isinstance(one, dict) and "name" in one else one for one in found]


def _days(text: str, act: str) -> list[tuple[str | None, str | None]]:
    return list(zip(_of(text, act, "start"), _of(text, act, "end"), strict=True))


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        # What came before, told behind the news, dates nothing after it; news told last does.
        ("The Velorian army raided Karsa on Monday after gunmen had attacked a post there on Saturday. Houses were burnt.", "property_destruction", [("2020-03-16",) * 2]),
        ("Gunmen attacked a post in Karsa on Saturday and the Velorian army raided Lomo on Monday. Houses were burnt.", "property_destruction", [("2020-03-16",) * 2]),
        # A noun that only names the act again says when it was.
        ("Shells hit Karsa, wounding two. The strike on Tuesday was the first for months.", "shelling", [("2020-03-17",) * 2]),
        ("Rebels fired rockets at Karsa, wounding two people and damaging 100 homes. The attack on Tuesday evening came after a lull.", "property_destruction", [("2020-03-17",) * 2]),
        ("Shells hit Karsa on Sunday, wounding two. The strike on Tuesday was worse.", "shelling", [("2020-03-15",) * 2]),
        # A time in a clause about a noun is not the act's.
        ("The Hill Front shelled Karsa, where the power has been cut since 9 March.", "shelling", [(None, None)]),
        ("The power in Karsa has been cut since 9 March.", "service_disruption", [("2020-03-09", "2020-03-19")]),
        # When it was claimed is not when it was.
        ("The Hill Front claimed on Monday to have captured Karsa.", "control_gained", [(None, None)]),
        ("The Hill Front claimed to have captured Karsa on Monday.", "control_gained", [("2020-03-16",) * 2]),
        # The perfect of the present speaks from publication.
        ("Jets bombed Karsa on Monday. Two men have been arrested in Lomo.", "abduction_or_detention", [(None, None)]),
        ("Jets bombed Karsa on Monday. Two men were arrested in Lomo.", "abduction_or_detention", [("2020-03-16",) * 2]),
        # Places of a list with days of their own; with one day for all.
        ("Jets bombed Karsa on Monday, Lomo on Tuesday and Dovrin on Wednesday.", "airstrike", [("2020-03-16",) * 2, ("2020-03-17",) * 2, ("2020-03-18",) * 2]),
        ("Jets bombed Karsa, Lomo and Dovrin on Monday.", "airstrike", [("2020-03-16",) * 2] * 3),
        ("Some 900 people were displaced from Karsa in January and February.", "displacement", [("2020-01-01", "2020-02-29")]),
        ("Some 900 people were displaced from Karsa in December and January.", "displacement", [("2019-12-01", "2020-01-31")]),
        ("During the week the mission counted two breaches of the ceasefire near Karsa.", "violation_alleged", [("2020-03-13", "2020-03-19")]),
    ],
)
def test_days(text: str, act: str, days: list[tuple[str | None, str | None]]) -> None:
    assert [tuple(d and d[:10] for d in one) for one in _days(text, act)] == days


@pytest.mark.parametrize(
    ("text", "act", "place"),
    [
        ("The Velorian army raided Karsa at dawn on Monday and shelled it. Houses were burnt. Lomo was quiet, and Dovrin too.", "property_destruction", "Karsa"),
        ("The Velorian army raided Karsa. Rebels burnt houses. Lomo was quiet, and Dovrin too.", "property_destruction", None),  # somebody else
        ("The Velorian army raided Karsa on Sunday. On Tuesday a patrol was shelled. Lomo was quiet, and Dovrin too.", "shelling", None),  # another day
        ("The Velorian army raided Karsa and Lomo on Monday. A bus was shelled. Dovrin was quiet.", "shelling", None),  # two scenes
        ("The Velorian army raided Karsa on Monday. In a nearby village a bus was shelled. Lomo was quiet, and Dovrin too.", "shelling", None),
        ("Prime Minister Adel Serrak left. Velorian army troops entered Lomo at Serrak's request.", "force_movement", "Lomo"),
        ("Prime Minister Adel Serrak left. The Velorian army shelled Serrak.", "shelling", "Serrak"),
        ("Troops were shelled in Serrak.", "shelling", "Serrak"),
    ],
)
def test_places(text: str, act: str, place: str | None) -> None:
    assert _of(text, act, "place") == [place]


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        ("The Velorian army bombed Karsa. The army then shelled Lomo.", "shelling", "Velorian armed forces"),
        ("The Velorian army bombed Karsa. Army jets then bombed Lomo.", "airstrike", "Velorian armed forces"),
        ("The Velorian army bombed Karsa and the Lomian army fled. The army then shelled Lomo.", "shelling", None),
        ("The Velorian army bombed Karsa. An army of volunteers then shelled Lomo.", "shelling", None),
        ("Veloria's ruling military shelled Lomo.", "shelling", "Velorian armed forces"),
        ("Officers of the 9th Division met elders. The division then stormed Karsa.", "ground_assault", "9th Division"),
        ("Officers of the 9th Division met elders. Division soldiers then stormed Karsa.", "ground_assault", "9th Division"),
        ("Officers of the 9th Division met elders. A division then stormed Karsa.", "ground_assault", None),
        ("Velorian President Ana Belu opened a bridge. Belu rejected the plan of the Hill Front.", "rejection", "Veloria"),
        ("The teacher Ana Belu opened a bridge. Belu rejected the plan of the Hill Front.", "rejection", None),
        ("A car bomb killed nine people in Karsa, the Observatory said. The bombing was carried out by the Hill Front, it said.", "explosive_device", "Hill Front"),
    ],
)
def test_who_did_it(text: str, act: str, actor: str | None) -> None:
    assert set(_of(text, act, "actor")) == {actor}


def test_another_voice_naming_who_did_it_makes_a_claim_of_its_own() -> None:
    text = "Shells hit Karsa, the Observatory said. The bombing was carried out by the Hill Front, Wire Service said."
    assert _of(text, "shelling", "actor") == [None, "Hill Front"]


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Officers of the 9th Division met elders. Gunmen then attacked one of the division's checkpoints in Karsa.", "ground_assault", "9th Division"),
        ("The Hill Front attacked Karsa. The Velorian army shelled the attackers.", "shelling", "Hill Front"),
        ("Veloria and the Hill Front each freed 175 prisoners on Monday.", "prisoner_exchange", "Hill Front"),
        ("Veloria freed 175 prisoners on Monday.", "prisoner_exchange", None),
        ("Jets bombed civilians in Karsa.", "airstrike", None),
        ("Jets bombed Hill Front rebels in Karsa.", "airstrike", "Hill Front"),
    ],
)
def test_whom_it_was_done_to(text: str, act: str, target: str | None) -> None:
    assert _of(text, act, "target") == [target]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Veloria shot two men in Karsa, its military said.", "Velorian armed forces"),
        ("The Hill Front shot two men in Karsa, its military said.", "Hill Front"),
        ("Velorian President Ana Belu was in Dovrin. Shells hit Karsa, Belu said.", "Veloria"),
        ("The teacher Ana Belu was in Dovrin. Shells hit Karsa, Belu said.", "belu"),
        ("Shells hit Karsa, the Xville-based Observatory said.", "Karsa Observatory"),
        ("Statement of the Hill Front\n\nThe Velorian army shelled Karsa.", "Hill Front"),
        ("Press release of the Hill Front. The Velorian army shelled Karsa.", "Hill Front"),
        ("Hill Front statement no. 4: the Velorian army shelled Karsa.", "Hill Front"),
        ("A statement of the Hill Front on Lomo was long. Shells hit Karsa.", None),
        ("According to preliminary information, shells hit Karsa, killing two.", None),
    ],
)
def test_who_says_so(text: str, who: str | None) -> None:
    said = {c["attributed_to"]["name"] if isinstance(c["attributed_to"], dict) else c["attributed_to"] for c in _read(text)}
    assert said == {who}


def test_a_statement_rejects_and_demands_on_its_own_day() -> None:
    text = "Statement of the Hill Front\n\nWe reject the plan of Veloria."
    assert _of(text, "rejection", "actor") == ["Hill Front"]
    assert _days(text, "rejection")[0][0][:10] == "2020-03-19"  # type: ignore[index]
    assert _days("Statement of the Hill Front\n\nWe rejected the plan of Veloria on Monday.", "rejection")[0][0][:10] == "2020-03-16"  # type: ignore[index]


@pytest.mark.parametrize(
    ("text", "accepts"),
    [
        ("The Hill Front vowed that it would respect the ceasefire in Karsa.", True),
        ("The Hill Front vowed that Karsa would not fall.", False),
        ("The Velorian army halted its raids on Karsa to support the talks.", False),
        ("Veloria supported the talks on Karsa.", True),
    ],
)
def test_what_is_consent(text: str, accepts: bool) -> None:
    assert ("acceptance" in {c["act"] for c in _read(text)}) == accepts


def _dead(text: str) -> list[int | None]:
    return [None if c["killed"] is None else c["killed"]["best"] for c in _read(text)]


def test_whose_dead_they_are() -> None:
    assert _dead("Jets bombed Karsa on Monday. Twelve men were killed on Sunday.") == [None, 12]
    assert _dead("Jets bombed Karsa on Monday. Twelve men died on Tuesday.") == [12]
    assert _dead("The Velorian army shot dead seven rebels. In Karsa a woman died of her wounds.") == [7, 1]
    assert _dead("Shells hit the car of a mayor in Karsa on Monday. He escaped unharmed.") == [0]
    assert _dead("Shells hit a bus in Karsa on Monday, killing two. The driver escaped unharmed.") == [2]


def test_swapped_names_swap_the_reading() -> None:
    text = "The Velorian army bombed Karsa. The army then shelled Lomo. Officers of the Lomian army fled."
    swapped = text.replace("Velorian", "#").replace("Lomian", "Velorian").replace("#", "Lomian")
    names = {"Velorian armed forces": "Lomian armed forces", "Lomian armed forces": "Velorian armed forces"}
    ours, theirs = ([(c["act"], c["actor"] and c["actor"]["name"] if isinstance(c["actor"], dict) else c["actor"]) for c in _read(one)] for one in (text, swapped))
    assert [(act, names.get(who, who) if who else who) for act, who in ours] == theirs
