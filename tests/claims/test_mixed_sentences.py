"""Sentences in which two speak: rival tolls, denials beside charges, ultimatums, whoever may do something."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

FRIDAY = datetime(2025, 2, 21, tzinfo=UTC)


def _read(text: str) -> list[dict[str, Any]]:
    known = general_vocabulary()
    return [present(c, known) for c in read_text(text, known, published=FRIDAY, language="en")]


def _tolls(text: str) -> list[tuple[int | None, tuple[str, ...]]]:
    return [(c["killed"]["best"], tuple(c["attributed_chain"])) for c in _read(text) if c["killed"]]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The mayor of Goma said 11 people were killed near Goma on Wednesday, while a priest put the toll at 17.", 11, 17),
        ("Police said 12 people died in the bombing of a mosque in Kunduz, but residents put the number of dead at 43.", 12, 43),
        ("Residents said 12 people were killed in the shelling of Goma, although a militia leader put the figure at 26.", 12, 26),
        ("Medics in Goma said 28 bodies had been brought in since dawn, while a priest put the toll at 31, among them nine women.", 28, 31),
        ("Doctors in Goma counted 40 dead after the shelling, whereas the army gave a figure of 12, all of them fighters.", 40, 12),
        ("A priest said 80 people had been killed in fighting in Goma, and the governor reported 112.", 80, 112),
    ],
)
def test_each_of_two_voices_keeps_its_toll(text: str, first: int, second: int) -> None:
    told = _tolls(text)
    assert [number for number, _ in told] == [first, second]
    assert all(len(chain) == 1 for _, chain in told)
    assert told[0][1] != told[1][1]


def test_parts_of_the_second_toll_are_none_of_the_first() -> None:
    first, second = [c["killed"] for c in _read("Medics in Goma said 28 bodies had been brought in since dawn, while a priest put the toll at 31, among them nine women.")]
    assert (first["women"], second["women"]) == (None, 9)


def test_a_later_figure_of_the_same_voice_takes_the_place_of_the_first() -> None:
    assert [number for number, _ in _tolls("Officials said 24 people were killed in the shelling of Goma. They later put the toll at 31.")] == [31]


def test_own_dead_are_not_the_other_sides() -> None:
    first, second = _read("Yerevan said 105 of its soldiers had died in Azerbaijani shelling near Jermuk, while Baku acknowledged 71 deaths among its own troops.")
    assert (first["target"], second["target"], second["attributed_to"]) == ("Armenia", "Azerbaijan", "Azerbaijan")


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("A rebel commander, Abu Salim, told Reuters by phone that his fighters would resume attacks unless the army withdrew from the crossing within 48 hours.", "2025-02-23"),
        ("The M23 rebels said they would advance on Bukavu if Congolese troops did not leave the airport within 72 hours.", "2025-02-24"),
        ("A field commander said his men would storm the base if the pilots were not handed over by Sunday.", "2025-02-23"),
        ("Police said the gunmen would kill the six teachers unless a ransom was paid within a week.", "2025-02-28"),
    ],
)
def test_what_is_to_come_unless_something_is_done_in_time_is_an_ultimatum(text: str, deadline: str) -> None:
    (claim,) = _read(text)
    assert (claim["act"], claim["terms"]["deadline"], claim["killed"]) == ("demand_or_ultimatum", deadline, None)


@pytest.mark.parametrize(
    "text",
    [
        "The army said any soldier who laid down his weapon in Goma would be safe.",
        "The rebels said those who fought on in Goma would be killed.",
        "The rebels said a hostage would be killed for every house bombed.",
    ],
)
def test_whoever_may_do_something_has_not_done_it(text: str) -> None:
    assert {c["act"] for c in _read(text)} <= {"threat", "demand_or_ultimatum", "acceptance"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Damascus denied that the army had fired on the town and said rebels had launched rockets at Aleppo.", [None, "Aleppo"]),
        ("Pakistan denied that its jets had bombed Khost and said militants had shelled Peshawar.", ["Khōst", "Peshawar"]),
        ("The Taliban said they had captured Ghazni and that civilians were killed in Kunduz.", ["Ghazni", "Kunduz"]),
    ],
)
def test_each_of_two_sayings_has_its_own_place(text: str, places: list[str | None]) -> None:
    assert [(c["place"] or {}).get("name") for c in _read(text)] == places


def test_the_day_of_a_charge_is_not_that_of_a_denial() -> None:
    denied, charged = _read("Rwanda denied shelling Goma and accused Congolese forces of attacking Bukavu on Thursday.")
    assert (denied["modality"], denied["start"]) == ("denied", None)
    assert (charged["modality"], charged["start"]) == ("asserted", "2025-02-20")


def test_shells_that_are_denied_to_have_killed_are_denied() -> None:
    denied, told = _read("Turkish officials denied that shells fired by the army had killed a girl in Kobani and said a soldier had died near Kilis in mortar fire by the YPG.")
    assert (denied["modality"], denied["killed"], told["killed"]["best"]) == ("denied", None, 1)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Pakistan\'s army said Indian missiles killed 31 civilians overnight, while India said it had hit only "terrorist infrastructure" and denied that any civilian had been targeted.', "India"),
        ("The RSF denied burning the village of Karsa, saying that the army had bombed it, and accused the army of executing prisoners in Wad Madani.", "Rapid Support Forces"),
        ("The UN mission said it had received reports that M23 fighters executed 20 men in Goma.", "United Nations"),
    ],
)
def test_the_last_to_speak_is_the_one_named(text: str, who: str) -> None:
    assert _read(text)[-1]["attributed_to"] == who


def test_an_officials_denial_is_not_told_by_the_other_side() -> None:
    claims = _read("A spokesman for the Arakan Army told AFP that the group had seized three outposts near Paletwa, but a junta official denied that any base had fallen.")
    assert [(c["act"], c["attributed_to"]) for c in claims] == [("control_gained", "Arakan Army"), ("denial", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The army had said it shelled Goma and, while rebels claimed the town, denied killing ten.",
        "He had insisted that troops bombed Goma and, as rebels claimed victory there, accused them of killing ten.",
    ],
)
def test_a_verb_of_saying_between_two_joined_ones_ends_no_sentence_in_a_circle(text: str) -> None:
    assert _read(text)[0]["place"]["name"] == "Goma"
