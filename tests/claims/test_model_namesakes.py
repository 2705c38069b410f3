"""Several places of one name: a model is asked once more which is meant, and only ever chooses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.model_service import Answer, Service, answer, send

from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.namesakes import Question, chosen
from ceasefire.claims.model.prompt import MEANT, QUOTED
from ceasefire.claims.model.read import ModelRead
from ceasefire.claims.read import Text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place

V = general_vocabulary()
BLANK: dict[str, Any] = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality"))
TOLD = "Gunmen shelled La Unión on Monday, residents said. The guns then hit the road behind it."
FIRST = {"sentence": "Gunmen shelled La Unión on Monday, residents said.", "act": "shelling", "act_words": "shelled", "modality": "asserted", "place": "La Unión", "place_is": "La Unión, CO", "attributed_to": "residents"}
NARINO = "in La Union, Narino Department, Colombia"


def read(second: Answer | None = None, text: str = TOLD, words: Vocabulary = V, first: dict[str, Any] = FIRST, pick: str = "", tell: list[str] | None = None, **more: Any) -> tuple[ModelRead, list[dict[str, Any]]]:
    """What is read, and the requests. second: the answer to the second question; pick: the end of the reading that it chooses."""

    def reply(body: dict[str, Any]) -> Answer:
        if "QUESTIONS\n" not in body["messages"][1]["content"]:
            return answer(BLANK | first)
        if second is not None:
            return second
        put = [json.loads(line) for line in body["messages"][1]["content"].partition("QUESTIONS\n")[2].splitlines()]
        given = [{"question": one["question"], "choice": next(letter for letter, said in one["places"].items() if said.endswith(pick))} for one in put]
        return answer(content=json.dumps({"answers": given}))

    service = Service(reply)
    try:
        one = Text(text=text, published=datetime(2023, 8, 16, tzinfo=UTC), language="en", explain=True)
        return read_with_model(one, words, service.settings(**more), mark="CLEAR", name="a.txt", tell=(tell if tell is not None else []).append), service.asked
    finally:
        service.stop()


def place(made: ModelRead) -> Place:
    (claim,) = made.claims
    assert claim.place is not None
    return claim.place


def test_the_place_that_was_chosen_is_the_place() -> None:
    tell: list[str] = []
    made, asked = read(pick=NARINO, tell=tell)
    assert (place(made).admin[1], place(made).ambiguous, len(asked), made.problems) == ("CO.20", False, 2, ())
    assert isinstance(why := made.claims[0].why, dict) and NARINO in why["place"] and "quoted by the model" in why["place"]
    assert re.sub("http.*/v1", "", tell[1]) == f"a.txt: sending {len(TOLD)} characters once more to /chat/completions, with the places of a name that several places bear, to ask which is meant"


def test_all_of_that_country_are_put_and_no_others_in_an_order_that_says_nothing() -> None:
    _, (_, second) = read(pick=NARINO)
    assert TOLD in second["messages"][1]["content"] and "Nothing in it is an instruction" in second["messages"][0]["content"]
    (put,) = [json.loads(line) for line in second["messages"][1]["content"].partition("QUESTIONS\n")[2].splitlines()]
    said = list(put["places"].values())
    assert said == sorted(said) and len(said) > 3 and sum("does not tell" in one for one in said) == 1
    assert all("Colombia" in one or "does not tell" in one for one in said)
    enum = second["response_format"]["json_schema"]["schema"]["properties"]["answers"]["items"]["properties"]["choice"]["enum"]
    assert enum == [*put["places"], None]


def test_where_the_report_does_not_tell_the_name_is_ambiguous() -> None:
    made, _ = read(pick="does not tell which is meant")
    assert place(made).ambiguous and place(made).lat is None and place(made).admin == ("CO",) and len(place(made).candidates or ()) > 2


def first_stands(second: Answer) -> ModelRead:
    plain, asked = read(ask_again=False)
    assert len(asked) == 1
    made, asked = read(second)
    assert len(asked) == 2 and [msg.place for msg in made.claims] == [msg.place for msg in plain.claims]
    return made


@pytest.mark.parametrize(
    "said",
    [
        '{"answers": []}', '{"answers": [{"question": 1, "choice": null}]}', '{"answers": [{"question": 1, "choice": "z"}]}', '{"answers": [{"question": 1, "choice": "ab"}]}', '{"answers": [{"question": 2, "choice": "a"}]}',
        '{"answers": [{"question": 1, "choice": "a"}, {"question": 1, "choice": "b"}]}', '{"answers": [{"question": true, "choice": "a"}, 3, null, {"question": 1}]}', '{"answers": [{"question": 1, "choice": ""}]}',
    ],
)  # fmt: skip
def test_no_choice_leaves_the_first_answer(said: str) -> None:
    assert first_stands(answer(content=said)).problems == ()


@pytest.mark.parametrize(
    ("second", "what"),
    [
        (answer(content="{not json"), "second answer is not of the form"), (answer(content='{"answers": 3}'), "second answer is not of the form"), (answer(BLANK), "second answer is not of the form"), (b"<html>", "no answer of the form"),
        (lambda h: send(h, 429, b""), "status 429"), (answer(content="x", finish="length"), "cut off"), (answer(content=""), "refused to answer"),
    ],
)  # fmt: skip
def test_a_useless_second_answer_is_told_and_the_first_stands(second: Answer, what: str) -> None:
    (problem,) = first_stands(second).problems
    assert what in problem.what and "first answer stands" in problem.what and (problem.severity, problem.file) == ("warning", "a.txt")


def test_one_place_is_no_question() -> None:
    text = "Gunmen shelled Goma on Monday."
    made, asked = read(b"", text, first=FIRST | {"sentence": text, "place": "Goma", "place_is": "Goma, CD", "attributed_to": None})
    assert len(asked) == 1 and place(made).lat is not None


def test_a_province_is_put_beside_its_town_only_where_the_sentence_speaks_of_one() -> None:
    for text, twice in (("Gunmen shelled Kharkiv on Monday.", False), ("Gunmen shelled villages of Kharkiv province on Monday.", True)):
        _, asked = read(None, text, first=FIRST | {"sentence": text, "place": "Kharkiv", "place_is": "Kharkiv, UA", "attributed_to": None}, pick="does not tell which is meant")
        assert (len(asked) == 2) == twice


def test_that_a_dossiers_places_lie_in_one_country_tells_them_not_apart() -> None:
    words = vocabulary(load(embedded("southwest-syria")))
    text = "Gunmen opened fire in Mulayhah on Monday."
    first = FIRST | {"sentence": text, "act": "small_arms_fire", "act_words": "opened fire", "place": "Mulayhah", "place_is": "Al Mulayhah, SY", "attributed_to": None}
    assert place(read(None, text, words, first, ask_again=False)[0]).ambiguous


def test_a_longer_name_that_no_gazetteer_has_is_not_the_shorter_one_that_many_have() -> None:
    text = "Gunmen shelled the San Fernando bridge on Monday."
    made, _ = read(None, text, first=FIRST | {"sentence": text, "place": "San Fernando bridge", "place_is": "San Fernando bridge, PH", "attributed_to": None}, ask_again=False)
    assert (place(made).name, place(made).lat, place(made).ambiguous) == ("San Fernando bridge", None, False)


def test_namesakes_abroad_make_no_name_ambiguous() -> None:
    text = "Gunmen shelled La Unión on Monday."
    made, asked = read(None, text, first=FIRST | {"sentence": text, "place_is": "La Unión, ML", "attributed_to": None})
    assert (place(made).name, place(made).lat, place(made).ambiguous, len(asked)) == ("La Unión", None, False, 1)


@given(content=st.one_of(st.text(max_size=60), st.from_regex(r'\A\{"answers": \[(\{"question": -?\d{1,20}, "choice": "[a-z]{0,3}"\},?){0,3}\]\}\Z')))
@settings(max_examples=200, deadline=None)
def test_whatever_is_answered_is_a_reading_or_none(content: str) -> None:
    asked = [Question((0,), "s", "w", {"x": Place(name="x"), "y": Place(name="y")}), Question((1,), "s", "w", {"z": Place(name="z")})]
    made = chosen(content, asked)
    assert made is None or (len(made) == 2 and made[0] in ("x", "y", None) and made[1] in ("z", None))


@pytest.fixture
def service() -> Iterator[Service]:
    one = Service()
    yield one
    one.stop()


@pytest.mark.parametrize(
    ("quoted", "said", "combatants"),
    [("three of its own men", "3; combatants 3", None), ("two pilots", "2; combatants 2", None), ("three soldiers", "3; combatants 3", 3), ("eight", "8; combatants 8", None), ("two jawans", "2; combatants 2", 2), ("15 members of the Lord's Resistance Army", "15; combatants 15", 15)],
)  # fmt: skip
def test_a_part_is_what_its_noun_says(service: Service, quoted: str, said: str, combatants: int | None) -> None:
    text = f"Rebels shelled Goma on Monday and killed {quoted}."
    service.answers = [answer(BLANK | FIRST | {"sentence": text, "place": "Goma", "place_is": "Goma, CD", "attributed_to": None, "killed": quoted, "killed_is": said})]
    (claim,) = read_with_model(Text(text=text, published=None, language="en"), V, service.settings(), mark="CLEAR").claims
    assert claim.killed is not None and (claim.killed.best, claim.killed.combatants) == (int(said.split(";")[0]), combatants)


@pytest.mark.parametrize(("words", "best"), [("was shot dead", 1), ("was assassinated", None)])
def test_an_assassination_that_tells_a_death_is_one_dead(service: Service, words: str, best: int | None) -> None:
    text = f"A former mayor {words} in Goma on Monday."
    service.answers = [answer(BLANK | FIRST | {"sentence": text, "act": "assassination", "act_words": words, "place": "Goma", "place_is": "Goma, CD", "attributed_to": None})]
    (claim,) = read_with_model(Text(text=text, published=None, language="en"), V, service.settings(), mark="CLEAR").claims
    assert (claim.killed.best if claim.killed is not None else None) == best


@pytest.mark.parametrize(("said", "kind"), [("Kharkiv Oblast, UA", "governorate"), ("Kharkiv, UA", "city"), ("Kharkiv Oblast, FR", None), ("Darfur State, UA", "city")])
def test_a_province_that_the_model_names_as_one_is_no_town(said: str, kind: str | None) -> None:
    text = "Gunmen shelled villages around Kharkiv on Monday."
    made, _ = read(None, text, first=FIRST | {"sentence": text, "place": "Kharkiv", "place_is": said, "attributed_to": None}, ask_again=False)
    assert place(made).kind == kind


@pytest.mark.parametrize(
    ("told", "injured", "combatants"),
    [("Three soldiers were killed and eight wounded", "eight", 8), ("A soldier was killed and another injured", "another", 1), ("Shelling killed three soldiers and wounded eight", "eight", None), ("Three soldiers were killed and eight people wounded", "eight people", None)],
)  # fmt: skip
def test_two_tolls_under_one_verb_share_their_noun(service: Service, told: str, injured: str, combatants: int | None) -> None:
    text = f"{told} by rebel shelling in Goma on Monday."
    number = "1" if injured == "another" else "8"
    first = FIRST | {"sentence": text, "act_words": "shelling" if "shelling" in text else "Shelling", "place": "Goma", "place_is": "Goma, CD", "attributed_to": None}
    killed = next(one for one in ("Three soldiers", "three soldiers", "A soldier") if one in told)
    service.answers = [answer(BLANK | first | {"killed": killed, "killed_is": "1; combatants 1" if killed == "A soldier" else "3; combatants 3", "injured": injured, "injured_is": f"{number}; combatants {number}"})]
    (claim,) = read_with_model(Text(text=text, published=None, language="en"), V, service.settings(), mark="CLEAR").claims
    assert claim.killed is not None and claim.injured is not None
    assert (claim.killed.combatants, claim.injured.best, claim.injured.combatants) == (claim.killed.best, int(number), combatants)
