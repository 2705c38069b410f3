"""Acts, doers and asserters: who relays whom, strikes of unknown means, denials, idioms, names in quotation marks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2018, 6, 21, tzinfo=UTC)


@pytest.fixture(scope="module")
def south() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def _read(text: str, words: Vocabulary, source: str | None = None) -> list[Claim]:
    return list(read_text(text, words, published=DAY, source=source))


def _general(text: str) -> list[Claim]:
    return _read(text, general_vocabulary())


@pytest.mark.parametrize(
    "text",
    [
        "Reuters, citing SANA, said rebels shelled Nahteh.",
        "Reuters, quoting SANA, said rebels shelled Nahteh.",
        "Reuters, relaying SANA, said rebels shelled Nahteh.",
        "Reuters, in a report carried from SANA, said rebels shelled Nahteh.",
        "The report, carried by Reuters from SANA, said rebels shelled Nahteh.",
        "Reuters reported, citing SANA, that rebels shelled Nahteh.",
        "Rebels shelled Nahteh, Reuters reported, citing SANA.",
    ],
)
def test_whoever_is_relayed_is_the_innermost_asserter(text: str, south: Vocabulary) -> None:
    (claim,) = _read(text, south)
    assert claim.attributed_chain == ("reuters", "sana") and claim.attributed_to == "sana"
    start, end = claim.spans["attributed_to"]
    assert text[start:end] == "SANA"
    (own,) = _read(text, south, source="sana")
    assert own.attributed_to is None


def test_strikes_keep_their_places_and_the_assault_its_own(south: Vocabulary) -> None:
    text = (
        "The Syrian army and air force opened a large assault in rural Daraa, with strikes on Busra Al-Harir, Nahteh and"
        " Al-Hirak. The military had not yet pushed on the ground."
    )
    claims = _read(text, south)
    assaults = [c for c in claims if c.act == "ground_assault"]
    assert [c.place.id for c in assaults if c.place] == ["SY.daraa"]
    strikes = [c for c in claims if c.act == "airstrike"]
    assert [c.place.id for c in strikes if c.place] == ["busra_al_harir", "nahtah", "al_hirak"]
    assert {c.actor for c in strikes} == {"syrian_government_forces"}
    assert len(claims) == 4


@pytest.mark.parametrize(
    "where", ["rural Daraa", "the Daraa countryside", "the countryside of Daraa", "rural areas of Daraa"]
)
def test_the_country_round_a_town_is_not_the_town(where: str, south: Vocabulary) -> None:
    (claim,) = _read(f"The Syrian army shelled {where}.", south)
    assert claim.place is not None and claim.place.id == "SY.daraa"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Syrian army struck positions and launchers near Nahteh.", "other"),
        ("Strikes hit Nahteh on Tuesday.", "other"),
        ("The Syrian army struck Nahteh with artillery.", "shelling"),
        ("The Syrian army struck Nahteh with missiles.", "missile_strike"),
        ("Helicopters of the Syrian army struck Nahteh.", "airstrike"),
    ],
)
def test_a_strike_of_unknown_means_is_no_airstrike(text: str, act: str, south: Vocabulary) -> None:
    assert [c.act for c in _read(text, south)] == [act]


def test_hit_it_after_a_named_act_is_no_second_event(south: Vocabulary) -> None:
    claims = _read("The only medical point in Nahteh shut after shelling hit it.", south)
    assert [c.act for c in claims] == ["shelling"]


@pytest.mark.parametrize(
    "text",
    ["The wounded moved to medical points in Nahteh.", "Leaflets telling fighters to lay down arms fell on Daraa."],
)
def test_neither_wounded_who_move_nor_leaflets_are_an_evacuation(text: str, south: Vocabulary) -> None:
    assert not [c for c in _read(text, south) if c.act in {"evacuation", "weapons_handover"}]


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_a_name_in_quotation_marks_does_what_it_is_said_to_do(marks: str, south: Vocabulary) -> None:
    (bombed,) = _read(f"The {marks[0]}regime{marks[1]} bombed Nahteh on Tuesday.", south)
    assert (bombed.actor, bombed.target) == ("syrian_government", None)
    (taken,) = _read(f"The {marks[0]}Syrian army{marks[1]} liberated Saida.", south)
    assert (taken.act, taken.actor) == ("control_gained", "syrian_government_forces")
    assert taken.place is not None and taken.place.id == "sayda"


def test_a_denial_keeps_whom_and_where(south: Vocabulary) -> None:
    text = "Islamic State shelled Nahteh. The army never fought Islamic State there, an official said."
    denied = [c for c in _read(text, south) if c.modality == "denied"]
    assert [(c.actor, c.target, c.place.id if c.place else None) for c in denied] == [
        ("syrian_government_forces", "islamic_state", "nahtah")
    ]


@pytest.mark.parametrize("rest", ["", " for the attack"])
def test_denied_responsibility_is_of_the_act_told_before(rest: str, south: Vocabulary) -> None:
    told, denied = _read(f"A bomb exploded in Nahteh on Monday. Islamic State denied responsibility{rest}.", south)
    assert (denied.act, denied.modality, denied.actor) == ("explosive_device", "denied", "islamic_state")
    assert denied.attributed_to == "islamic_state" and denied.place == told.place and denied.when == told.when


@pytest.mark.parametrize(
    "text",
    [
        "Ministers fired back at the prime minister of Jordan.",
        "The opposition launched a fierce attack on the budget in Paris.",
        "Shares bombed in London.",
        "Liverpool killed the game with a late strike.",
        "Judges rejected a complaint by France against the rules.",
        "The government of Jordan signed a trade agreement on fruit, officials said.",
        "Workers at the port of Porto Velho went on strike for a second day after talks over pay failed.",
        "None of the sources confirmed reports of a chemical attack in Aleppo.",
        "None of the agencies confirmed reports of a chemical attack by the Syrian army in Aleppo.",
    ],
)
def test_ordinary_news_in_words_of_war_says_nothing(text: str) -> None:
    assert _general(text) == []


def test_who_killed_whom_in_clashes(south: Vocabulary) -> None:
    (claim,) = _read("Rebels killed nine government soldiers in clashes in Nahteh.", south)
    assert (claim.actor, claim.target) == ("southern_front", "syrian_government_forces")


def test_two_means_are_two_claims() -> None:
    claims = _general("Air strikes and artillery fire hit Khartoum.")
    assert {c.act for c in claims} == {"airstrike", "shelling"} and len(claims) == 2


@pytest.mark.parametrize(
    ("word", "actor"), [("Rebel", "southern_front"), ("Government", "syrian_government_forces")]
)
def test_the_side_before_a_noun_is_its_doer(word: str, actor: str, south: Vocabulary) -> None:
    (claim,) = _read(f"{word} shelling hit Nahteh on Monday.", south)
    assert (claim.act, claim.actor) == ("shelling", actor)
    (unknown,) = _general(f"{word} shelling killed two people in Aleppo.")
    assert (unknown.actor, unknown.actor_surface) == (None, word)


@pytest.mark.parametrize("noun", ["gangs", "militias", "mercenaries", "thugs"])
def test_scornful_names_of_a_leaders_forces(noun: str, south: Vocabulary) -> None:
    (claim,) = _read(f"Assad's {noun} shelled Nahteh.", south)
    assert claim.actor == "syrian_government_forces"
    (unknown,) = _general(f"Smith's {noun} shelled Aleppo.")
    assert (unknown.actor, unknown.actor_surface) == (None, f"Smith's {noun}")
