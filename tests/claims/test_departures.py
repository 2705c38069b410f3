"""Fighters taken out under a deal, deals reached, ground cleared, raids flown, terms that are still to come."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.lexicon import plural
from ceasefire.claims.read import read_text
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

SATURDAY = datetime(2021, 8, 28, tzinfo=UTC)


def _read(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=SATURDAY))


def _acts(text: str) -> list[tuple[str, str | None, str]]:
    return [(c.act, c.place.name if c.place else None, c.modality) for c in _read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A second group of fighters left Taiz on Thursday under a truce.",
        "The last group of militants left Taiz on Thursday.",
        "Seventy gunmen left Taiz by bus on Thursday.",
        "More than 50 gunmen left Taiz in two batches on 26 August.",
        "On Thursday 60 rebels and their families left Taiz.",
        "Some 80 insurgents were sent from Taiz to the north with their families on Thursday.",
    ],
)
def test_fighters_who_leave_in_batches_or_with_families_are_taken_out(text: str) -> None:
    assert [(act, place) for act, place, _ in _acts(text)] == [("evacuation", "Taiz")]


@pytest.mark.parametrize("text", ["The soldiers left Taiz on Thursday.", "A group of soldiers left Taiz on Thursday.", "The gunmen left Taiz on Thursday."])
def test_an_army_that_leaves_withdraws(text: str) -> None:
    assert [(act, place) for act, place, _ in _acts(text)] == [("withdrawal", "Taiz")]


def test_it_is_the_fighters_who_leave_not_their_families() -> None:
    (one,) = _read("Hamas fighters and their families left Khan Younis on Thursday.")
    assert (one.act, one.actor) == ("evacuation", "hamas")


def test_words_in_man_have_their_plural() -> None:
    assert [plural(one) for one in ("gunman", "militiaman", "woman", "german", "shaman")] == ["gunmen", "militiamen", "women", "germans", "shamans"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The rebels of Taiz reached a final agreement with Saudi Arabia on Friday.", "agreement_signed"),
        ("Fighters in Taiz reached a reconciliation deal with the army on Friday.", "agreement_signed"),
        ("The militias of Taiz reached a ceasefire on Friday.", "truce_declared"),
        ("Government troops reached Taiz on Friday.", "force_movement"),
    ],
)
def test_who_reaches_a_deal_does_not_march(text: str, act: str) -> None:
    assert act in [one.act for one in _read(text)] and ("force_movement" in [one.act for one in _read(text)]) == (act == "force_movement")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Government forces pushed fighters out of Malakal.", ["control_gained"]),
        ("The army flushed militants out of Malakal on Friday.", ["control_gained"]),
        ("Troops drove the rebels out of Malakal on Friday.", ["control_gained"]),
        ("Volunteers drove the wounded out of Malakal on Friday.", ["evacuation"]),
        ("The army pushed reinforcements towards Malakal on Friday.", ["force_movement"]),
    ],
)
def test_who_drives_fighters_out_of_a_town_holds_it(text: str, acts: list[str]) -> None:
    assert [(one.act, one.place.name if one.place else None) for one in _read(text)] == [(act, "Malakal") for act in acts]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Jets flew eight raids against Taiz on Monday.", "airstrike"),
        ("Warplanes mounted at least six raids on Taiz on Monday.", "airstrike"),
        ("Jets flew over Taiz on Monday.", "overflight"),
    ],
)
def test_raids_flown_are_strikes(text: str, act: str) -> None:
    assert [(one.act, one.place.name if one.place else None) for one in _read(text)] == [(act, "Taiz")]


@pytest.mark.parametrize(
    "text",
    [
        "The attack by the Islamic State organization in Mosul on Wednesday killed 15 people.",
        'The attack by the "Islamic State" organisation in Mosul on Wednesday killed 15 people.',
        "Fifteen people died in Wednesday's Islamic State attack on Mosul.",
    ],
)
def test_the_doer_of_an_attack_named_as_an_organisation_or_after_its_day(text: str) -> None:
    (one,) = _read(text)
    assert (one.act, one.actor, one.place and one.place.name) == ("ground_assault", "islamic_state", "Mosul")


def test_an_organisation_of_a_country_is_not_the_country() -> None:
    assert all(one.actor is None for one in _read("A Russia organisation attacked Mosul on Wednesday."))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shelling killed four villagers in the Druze village of Hasbaya on Friday.", "Hasbaya"),
        ("A car bomb went off in the Maronite town of Rmeish on Friday.", "Rmeish"),
        ("Gunmen attacked the Tutsi village of Bwegera on Friday.", "Bwegera"),
    ],
)
def test_whose_village_it_is_is_no_place(text: str, place: str) -> None:
    assert {one.place.name for one in _read(text) if one.place} == {place}


def test_the_mostly_such_town_is_the_one_told_before() -> None:
    claims = _read("Gunmen attacked the town of Malakal on Friday. They killed six civilians in the mostly Shilluk town.")
    assert {one.place.name for one in claims if one.place} == {"Malakal"} and len(claims) == 2


@pytest.mark.parametrize(
    "text",
    [
        "A blast in a camp near Beirut killed 40 people and wounded tens, the website of the broadcaster reported on Friday from its own sources.",
        "Shells killed four people in Beirut, and the newspaper said on Friday that more were feared dead.",
    ],
)
def test_a_day_of_telling_is_not_the_day_of_the_deed(text: str) -> None:
    first = _read(text)[0]
    assert first.when is not None and first.when_assumed


def test_the_day_beside_the_deed_is_its_day() -> None:
    first = _read("A blast in Beirut on Thursday killed 40 people, the website of the broadcaster reported on Friday.")[0]
    assert first.when is not None and not first.when_assumed and str(first_day(first.when)) == "2021-08-26"


@pytest.mark.parametrize(
    "text",
    [
        "The siege of Taiz is to be lifted and detainees are to be released.",
        "The deal was signed in Marib on Friday. Its terms are a ceasefire, the evacuation of those who refuse from Taiz.",
        "The conditions are a truce, a withdrawal from Taiz and the evacuation of the wounded.",
    ],
)
def test_terms_have_not_happened(text: str) -> None:
    assert all(modality == "future_or_conditional" for act, place, modality in _acts(text) if act != "agreement_signed")


def test_what_was_lifted_was() -> None:
    assert ("offensive_halted", "Taiz", "asserted") in _acts("The siege of Taiz was lifted on Friday.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The army shelled Kherson on Monday in support of the gunmen in Taiz. More than 50 gunmen left in two batches on Wednesday.", "Taiz"),
        ("The army shelled Kherson on Monday. The insurgents inside Taiz gave in. On Friday 200 insurgents left with their families.", "Taiz"),
        ("The army shelled Kherson on Monday. Residents feared for the fighters trapped in Taiz. About 40 fighters handed over their weapons on Tuesday.", "Taiz"),
    ],
)
def test_who_leaves_left_where_the_text_said_that_they_are(text: str, place: str) -> None:
    assert [c.place.name if c.place else None for c in _read(text) if c.act in {"evacuation", "weapons_handover"}] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Kherson on Monday in support of the gunmen in Taiz. About 50 soldiers left in two batches on Wednesday.",
        "The army shelled Kherson on Monday in support of the gunmen in Taiz. More than 50 gunmen left Aleppo in two batches on Wednesday.",
        "The army helped the gunmen in Taiz and fought the gunmen in Kherson. More than 50 gunmen left in two batches on Wednesday.",
    ],
)
def test_others_left_elsewhere(text: str) -> None:
    assert "Taiz" not in [c.place.name for c in _read(text) if c.act in {"evacuation", "weapons_handover"} and c.place]
