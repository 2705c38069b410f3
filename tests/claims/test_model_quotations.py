"""What our rules read from a model's quotations: several joined, times that count from others, harm, names by description."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.claims.test_english import V
from tests.support.model_service import Service, answer

from ceasefire.claims.claim import Claim
from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.quote import find, find_all
from ceasefire.claims.read import Text
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

FIELDS = ("sentence", "act_words", "actor", "target", "place", "when", "killed", "injured", "weapon", "attributed_to", "deadline")


def told(text: str, *rows: dict[str, Any], vocabulary: Vocabulary = V, published: datetime = datetime(2017, 7, 11, tzinfo=UTC)) -> list[Claim]:
    """The claims of rows that a model gives of a text."""
    service = Service()
    service.answers = [answer(*(dict.fromkeys(FIELDS) | {"modality": "asserted"} | row for row in rows))]
    try:
        made = read_with_model(Text(text=text, published=published), vocabulary, service.settings(ask_again=False), mark="CLEAR", name="a.txt")
    finally:
        service.stop()
    assert made.problems == ()
    return list(made.claims)


def days(claim: Claim) -> tuple[str, str] | None:
    return (str(first_day(claim.when)), str(last_day(claim.when))) if claim.when is not None else None


TEXT = "On Sunday the Velorian army shelled Karsa. The next day its guns hit Karsa again. The road to Karsa remains closed. Overnight jets came."


@pytest.mark.parametrize(
    ("words", "sentence", "expected"),
    [
        ("On Sunday", 0, ("2017-07-09", "2017-07-09")),
        ("On Sunday ... The next day", 1, ("2017-07-10", "2017-07-10")),
        ("remains closed", 2, ("2017-07-11", "2017-07-11")),
        ("On Sunday ... remains closed", 2, ("2017-07-09", "2017-07-11")),
        ("On Sunday ... Overnight", 3, ("2017-07-08", "2017-07-09")),
    ],
)
def test_times_joined_count_from_one_another(words: str, sentence: int, expected: tuple[str, str]) -> None:
    one = [f"{s}." for s in TEXT.rstrip(".").split(". ")][sentence]
    (claim,) = told(TEXT, {"sentence": one, "act": "shelling", "act_words": one.split()[-1].rstrip("."), "when": words})
    assert days(claim) == expected


def test_a_time_that_cannot_be_worked_out_stays_unknown() -> None:
    for words in ("Years ago", "On the ninth day", "Some hours before the vote"):
        text = f"{words} the Velorian army shelled Karsa."
        (claim,) = told(text, {"sentence": text, "act": "shelling", "act_words": "shelled", "when": words})
        assert claim.when is None, words


def test_words_of_an_act_may_stand_apart() -> None:
    text = "The Velorian army targeted Karsa on Sunday with artillery."
    (claim,) = told(text, {"sentence": text, "act": "shelling", "act_words": "targeted ... with artillery", "actor": "The Velorian army"})
    assert text[slice(*claim.spans["act"])] == "targeted" and claim.actor == "a"


@pytest.mark.parametrize(
    ("text", "field", "words", "expected"),
    [
        ("Shells killed nine people in Karsa. Three of them were children.", "killed", "nine people ... Three of them were children", (9, 9, 9, 3)),
        ("Shells hit Karsa; at least four civilians died.", "killed", "at least four civilians", (4, 4, None, None)),
        ("A shell hit the home of a teacher in Karsa, and a girl lost her life.", "killed", "a girl", (1, 1, 1, 1)),
    ],
)
def test_harm_is_read_from_its_quotation(text: str, field: str, words: str, expected: tuple[int | None, ...]) -> None:
    first = text.split(". ")[0].rstrip(".") + "."
    (claim,) = told(text, {"sentence": first, "act": "shelling", "act_words": first.split()[1], field: words})
    harm = getattr(claim, field)
    assert harm is not None and (harm.low, harm.best, harm.high, harm.children) == expected


def test_no_casualties_are_neither_dead_nor_wounded_whichever_field_quotes_them() -> None:
    text = "Shells hit Karsa on Sunday, but no casualties were reported."
    (claim,) = told(text, {"sentence": text, "act": "shelling", "act_words": "hit", "injured": "no casualties were reported"})
    assert claim.killed is not None and claim.injured is not None and claim.killed.high == claim.injured.high == 0


def test_what_is_no_number_gives_no_toll() -> None:
    text = "Shells hit Karsa on Sunday and killed dozens."
    (claim,) = told(text, {"sentence": text, "act": "shelling", "act_words": "hit", "killed": "dozens"})
    assert claim.killed is None or claim.killed.best is None


def test_the_daily_answers_for_its_nameless_source_and_a_role_for_itself() -> None:
    text = "Shells hit Karsa, a police source told the Harbour Monitor. Shells hit Karsa, a farmer told the Harbour Monitor."
    first, second = (f"{s}." for s in text.rstrip(".").split(". "))
    row = {"act": "shelling", "act_words": "hit"}
    made = told(text, {"sentence": first, "attributed_to": "a police source ... the Harbour Monitor"} | row, {"sentence": second, "attributed_to": "a farmer ... the Harbour Monitor"} | row)
    assert [claim.attributed_to for claim in made] == ["monitor", "a farmer"]


def test_a_description_is_read_as_the_rules_read_it() -> None:
    words = general_vocabulary()
    text = "The Israeli military said its warplanes had bombed Khan Younis on Sunday. Israel-backed gangs looted Rafah."
    first, second = (f"{s}." for s in text.rstrip(".").split(". "))
    made = told(
        text, {"sentence": first, "act": "airstrike", "act_words": "bombed", "actor": "The Israeli military", "place": "Khan Younis"},
        {"sentence": second, "act": "property_destruction", "act_words": "looted", "actor": "Israel-backed gangs"}, vocabulary=words, published=datetime(2024, 5, 7, tzinfo=UTC),
    )  # fmt: skip
    assert [words.actors[c.actor].name if c.actor else None for c in made] == ["Israeli armed forces", None]
    assert made[0].place is not None and made[0].place.lat is not None


def test_a_place_of_no_gazetteer_keeps_its_name_and_has_no_point() -> None:
    text = "Shells hit the hamlet of Qzrvtik on Sunday."
    (claim,) = told(text, {"sentence": text, "act": "shelling", "act_words": "hit", "place": "Qzrvtik"})
    assert claim.place is not None and (claim.place.name, claim.place.lat) == ("Qzrvtik", None)


def test_an_ultimatum_has_its_term() -> None:
    text = "On Sunday the Velorian army gave the rebels until Friday noon to leave Karsa."
    (claim,) = told(text, {"sentence": text, "act": "demand_or_ultimatum", "act_words": "gave", "when": "On Sunday", "deadline": "until Friday noon"})
    assert claim.terms["deadline"].startswith("2017-07-14T12:00") and days(claim) == ("2017-07-09", "2017-07-09")


def test_arabic_quotations_are_read_by_the_arabic_rules() -> None:
    text = "قصفت القوات الإسرائيلية خان يونس أمس. وقتل خمسة مدنيين بينهم طفلان، بحسب وزارة الصحة في غزة. وطالبت حماس بفتح المعبر قبل السبت."
    words = general_vocabulary()
    first, second, third = (f"{s}." for s in text.rstrip(".").split(". "))
    made = told(
        text, {"sentence": first, "act": "airstrike", "act_words": "قصفت", "actor": "القوات الإسرائيلية", "place": "خان يونس", "when": "أمس", "killed": "خمسة مدنيين بينهم طفلان"},
        {"sentence": second, "act": "killing_other", "act_words": "قتل", "attributed_to": "وزارة الصحة في غزة", "killed": "خمسة مدنيين بينهم طفلان"},
        {"sentence": third, "act": "demand_or_ultimatum", "act_words": "طالبت", "actor": "حماس", "deadline": "قبل السبت"}, vocabulary=words, published=datetime(2024, 5, 7, tzinfo=UTC),
    )  # fmt: skip
    assert words.actors[str(made[0].actor)].name == "Israeli armed forces" and days(made[0]) == ("2024-05-06", "2024-05-06")
    assert all(c.killed is not None and (c.killed.best, c.killed.civilians, c.killed.children) == (5, 5, 2) for c in made[:2])
    assert made[0].place is not None and made[0].place.lat is not None and made[1].attributed_to is not None
    assert made[2].terms["deadline"] == "2024-05-11"


def test_quotations_joined_are_all_there_or_none_is_believed() -> None:
    text = "Nine died in Karsa. Three were children."
    assert find_all(text, "Nine ... Three", (0, 19), (0, len(text))) == ((0, 4), (20, 25))
    assert find_all(text, "Nine ... Seven", (0, 19), (0, len(text))) == ()
    assert find("the “last” chance", 'the "last"', (0, 17)) == (0, 10)
