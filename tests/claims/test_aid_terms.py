"""Small facts of humanitarian access: read only where they stand, with their span, and never a plan for a deed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.claims.aid_figures import figures
from ceasefire.claims.aid_lists import Kinds, lists, pattern
from ceasefire.claims.aid_terms import with_aid_terms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general import general_vocabulary

WORDS = general_vocabulary()
GAZETTEER = Gazetteer([PlaceEntry(id="mill", name="Milltown"), PlaceEntry(id="ford", name="Fordham", ar=("فوردهام",))])


def told(text: str, act: str, word: str, **fields: object) -> dict[str, str]:
    at = text.index(word)
    claim = Claim(id="claim-1", report="r", act=act, spans={"sentence": (0, len(text)), "act": (at, at + len(word))}, **fields)  # type: ignore[arg-type]
    (made,) = with_aid_terms([claim], text, GAZETTEER)
    for key in made.terms:
        first, last = made.spans[key]
        assert 0 <= first < last <= len(text), key
    assert made.id == "claim-1"
    return made.terms


@pytest.mark.parametrize(
    ("text", "act", "word", "wanted"),
    [
        ("Two convoys with 147 tonnes of food and blankets reached the town.", "aid_delivery", "reached",
         {"status": "delivered", "items": "food,shelter", "convoys": "2", "tonnes": "147"}),
        ("A request for an aid convoy has not been granted so far.", "aid_delivery", "convoy", {"status": "refused"}),
        ("Forty trucks of flour were turned back at the gate.", "aid_obstruction", "turned back",
         {"status": "turned_back", "items": "food", "trucks": "40", "constraint": "people_restricted", "crossing": "gate"}),
        ("Flour deliveries for 12,000 families are delayed.", "aid_delivery", "deliveries",
         {"status": "delayed", "items": "food", "number": "12000", "number_of": "families"}),
        ("Officers handed out 2,150 kilograms of rice.", "aid_delivery", "handed out", {"status": "delivered", "items": "food", "tonnes": "2.15"}),
        ("Gunmen looted aid for at least 300 people.", "aid_obstruction", "looted",
         {"status": "looted", "constraint": "interference", "number_min": "300", "number_of": "people"}),
        ("Between 285,000 and 325,000 people were displaced.", "displacement", "displaced",
         {"movement": "displaced", "number_min": "285000", "number_max": "325000", "number_of": "people"}),
        ("Some 153 people, including 106 fighters, left Milltown for Fordham.", "displacement", "left",
         {"movement": "displaced", "number": "153", "number_of": "people"}),
        ("Families returned from Fordham to Milltown.", "displacement", "returned", {"movement": "returned", "origin": "ford", "destination": "mill"}),
        ("The hospital went out of service.", "service_disruption", "out of service", {"service": "health"}),
        ("North Gate crossing is open from 8:00 to 14:30, only for women and the elderly.", "safe_passage", "open",
         {"crossing": "North Gate crossing", "state": "partly", "hours": "08:00-14:30", "exempt": "women,elderly"}),
        ("The charities were driven out and replaced.", "displacement", "driven out", {"organisation": "charities", "fate": "expelled"}),
        ("منعت القوات وصول الغذاء والوقود إلى فوردهام.", "aid_obstruction", "منعت", {"status": "refused", "items": "food,fuel", "constraint": "movement"}),
        ("وصلت ست شاحنات من الطحين.", "aid_delivery", "وصلت", {"status": "delivered", "items": "food", "trucks": "6"}),
        ("نزح ٤٠٠ شخص.", "displacement", "نزح", {"movement": "displaced", "number": "400", "number_of": "people"}),
        ("نزحت مئات العائلات.", "displacement", "نزحت", {"movement": "displaced"}),
    ],
)  # fmt: skip
def test_what_the_sentence_tells_is_read(text: str, act: str, word: str, wanted: dict[str, str]) -> None:
    terms = told(text, act, word)
    assert {key: terms.get(key) for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "act", "word", "absent"),
    [
        ("One civilian was killed, two children were hurt and families fled.", "displacement", "fled", "number"),
        ("The army shelled the town near the hospital road.", "shelling", "shelled", "protected"),
        ("They met at 8 to 14 places.", "safe_passage", "met", "hours"),
        ("It is open to all.", "safe_passage", "open", "crossing"),
        ("People left 12 years ago.", "displacement", "left", "number"),
    ],
)
def test_what_it_does_not_tell_is_not_read(text: str, act: str, word: str, absent: str) -> None:
    assert absent not in told(text, act, word)


def test_a_plan_is_never_a_delivery() -> None:
    text = "The agency, which delivered flour before, will deliver flour next week."
    assert told(text, "aid_delivery", "deliver flour", modality="future_or_conditional")["status"] == "planned"


def test_an_attack_tells_what_of_aid_it_hit() -> None:
    text = "The army shelled a field hospital."
    at = text.index("a field")
    made = Claim(id="c", report="r", act="shelling", spans={"sentence": (0, len(text)), "act": (9, 16), "target": (at, len(text) - 1)})
    assert with_aid_terms([made], text, GAZETTEER)[0].terms == {"protected": "hospital"}
    assert with_aid_terms([Claim(id="c", report="r", act="threat", spans=made.spans)], text, GAZETTEER)[0].terms == {}


def test_rows_of_tables_are_left_as_they_are() -> None:
    claim = Claim(id="c", report="r", act="aid_delivery", row=3, spans={"sentence": (0, 9), "act": (0, 9)})
    assert with_aid_terms([claim], "delivered", GAZETTEER) == (claim,)


def test_the_reader_gives_them_and_changes_nothing_else() -> None:
    text = "Six trucks carrying flour and medicine reached Aleppo on Monday, the agency said."
    claims = read_text(text, WORDS, published=datetime(2021, 8, 11, tzinfo=UTC))
    one, *_ = [c for c in claims if c.act == "aid_delivery"]
    assert one.terms["items"] == "food,medicine"
    assert text[slice(*one.spans["trucks"])] == "Six trucks"


@given(st.text(max_size=120), st.sampled_from(["aid_delivery", "displacement", "siege_or_blockade", "evacuation", "shelling"]), st.integers(0, 120))
def test_no_text_makes_it_raise_and_spans_lie_in_the_text(text: str, act: str, at: int) -> None:
    first = min(at, len(text))
    claim = Claim(id="c", report="r", act=act, spans={"sentence": (0, len(text)), "act": (first, min(first + 4, len(text)))})
    (made,) = with_aid_terms([claim], text, GAZETTEER)
    assert all(0 <= a <= b <= len(text) for a, b in made.spans.values())
    assert made.terms == {} or set(made.terms) <= set(made.spans)


def test_every_word_of_the_lists_is_found_as_it_is_written() -> None:
    words = lists()
    for group in (words.status, words.items, words.service, words.protected, words.constraint, words.fate, words.state, words.exempt, words.movement, words.units):
        for kind, listed in group.listed.items():
            for one in listed:
                plain = fold(one.replace("*", "").replace(" … ", " "))
                assert pattern((one,)).search(f"x {plain} y"), (kind, one)
                assert kind in {name for name, _ in group.search(f"x {plain} y")}, (kind, one)


def test_of_several_numbers_the_nearest_to_the_act_is_meant() -> None:
    text = "an estimated 55,000 people are under siege and about 24,000 people are displaced"
    at = text.index("displaced")
    assert {k: v for k, v, _ in figures(text, (at, at + 9), "displacement")}["number"] == "24000"
    assert list(Kinds({"x": ["siege"]}).search(text)) == [("x", (37, 42))]


def test_who_stops_its_own_aid_obstructs_nothing() -> None:
    def read(text: str) -> list[tuple[str | None, str | None]]:
        told = read_text(text, general_vocabulary(), published=None)
        return [(c.actor, c.target) for c in told if c.act == "aid_obstruction"]

    assert read("The World Food Programme halted its deliveries in Nyala after the shelling.") == [(None, "wfp")]
    assert read("The Rapid Support Forces halted aid deliveries in Nyala.") == [("rsf", None)]
