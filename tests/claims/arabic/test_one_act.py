"""What a sentence tells twice or points back to: how a killing was done, the talks before a deal, the hotel, the raids condemned."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def read(text: str, vocabulary: Vocabulary) -> list[Claim]:
    return list(read_arabic(text, vocabulary, published=PUBLISHED))


def where(claim: Claim) -> str | None:
    return claim.place.name if claim.place else None


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("اغتيل قيادي في جبهة الجبل بعبوة ناسفة زرعت في سيارته في الرمانة.", ["assassination"]),
        ("رصد ناشطون عملية اغتيال جديدة في الرمانة، حيث أقدم مسلحون على إطلاق النار على تاجر فيها.", ["assassination"]),
        ("اغتيل قيادي في جبهة الجبل في الرمانة أمس، وانفجرت عبوة ناسفة في عين الورد.", ["assassination", "explosive_device"]),
    ],
)
def test_how_a_killing_was_done_is_no_second_act(text: str, acts: list[str], vocabulary: Vocabulary) -> None:
    assert [c.act for c in read(text, vocabulary)] == acts


def test_the_talks_before_a_deal_were_between_those_who_made_it(vocabulary: Vocabulary) -> None:
    claims = read("وقعت قوات السهل وجبهة الجبل اليوم اتفاقا لوقف إطلاق النار، بعد محادثات في الرمانة.", vocabulary)
    talks = next(c for c in claims if c.act == "negotiation")
    assert {talks.actor, talks.target} == {"plain_forces", "hill_front"}
    others = read("وقعت قوات السهل وجبهة الجبل اليوم اتفاقا لوقف إطلاق النار. وعقدت دولة الساحل محادثات في الرمانة.", vocabulary)
    assert [c.target for c in others if c.act == "negotiation"] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("أصابت غارة جوية فندقا في الرمانة أمس. ثم هاجم مسلحون الفندق صباح اليوم.", "Rummana"),
        ("أصابت غارة جوية فندقا في الرمانة أمس. ثم هاجم مسلحون الفندق الكبير في عين الورد صباح اليوم.", "Ain al-Ward"),
    ],
)
def test_the_building_is_the_one_told_before(text: str, place: str, vocabulary: Vocabulary) -> None:
    assert where(read(text, vocabulary)[-1]) == place


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("قصفت طائرات قوات السهل الرمانة أمس. ونددت دولة الساحل بالغارات واعتبرتها انتهاكا للاتفاق.", "plain_forces", "Rummana"),
        ("قصفت طائرات قوات السهل الرمانة أمس. واتهمت دولة الساحل جبهة الجبل بانتهاك الاتفاق.", "hill_front", None),
    ],
)
def test_a_charge_that_points_back_is_about_what_was_told(text: str, actor: str, place: str | None, vocabulary: Vocabulary) -> None:
    charge = next(c for c in read(text, vocabulary) if c.act == "violation_alleged")
    assert (charge.actor, where(charge)) == (actor, place)


def test_the_strike_that_somebody_is_charged_with_is_the_one_told() -> None:
    text = "قتل 44 مهاجرا في ضربة جوية أصابت مركز احتجاز في سبها مساء الثلاثاء. واتهمت حكومة الوفاق قوات حفتر بتنفيذ الضربة."
    charge = read(text, general_vocabulary())[-1]
    assert (charge.act, charge.actor, charge.attributed_to, where(charge)) == ("airstrike", "lna", "gnu", "Sabha")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("هاجمت قوات السهل معسكر النور في الرمانة. وتحدث أطباء عن اغتصاب 12 امرأة أثناء فرارهن نحو عين الورد.", "معسكر النور"),
        ("تحركت دورية لقوات السهل نحو عين الورد وهاجمت حاجزا هناك.", "Ain al-Ward"),
    ],
)
def test_where_people_fled_to_is_not_where_they_were_struck(text: str, place: str, vocabulary: Vocabulary) -> None:
    assert where(read(text, vocabulary)[-1]) == place


def test_another_who_counts_the_dead_speaks_of_the_fighting_told_before(vocabulary: Vocabulary) -> None:
    text = "اندلعت اشتباكات بين قوات السهل وجبهة الجبل في الرمانة أمس. وذكر مصدر طبي أن خمسة مقاتلين قتلوا."
    last = read(text, vocabulary)[-1]
    assert (last.act, where(last), last.actor, last.killed.best if last.killed else None) == ("armed_clash", "Rummana", None, 5)
    elsewhere = read(text.replace("قتلوا", "قتلوا في عين الورد"), vocabulary)[-1]
    assert (elsewhere.act, where(elsewhere)) == ("killing_other", "Ain al-Ward")


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ('أفاد مراسل موقع "الظهيرة" في الرمانة بأن قوات السهل قصفت عين الورد.', "radio"),
        ('أفاد مراسل موقع "الصدى" في الرمانة بأن قوات السهل قصفت عين الورد.', None),
        ("أعلنت جبهة الجبل في بيان تلقته وسائل الإعلام أمس أن قوات السهل قصفت عين الورد.", "hill_front"),
    ],
)
def test_an_outlet_in_quotation_marks_and_one_that_received_a_paper(text: str, asserter: str | None, vocabulary: Vocabulary) -> None:
    said = read(text, vocabulary)[-1].attributed_to
    assert said == asserter or (asserter is None and said not in vocabulary.sources)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصفت الفرقة السهلية عين الورد. ثم قصفت الفرقة الرمانة.", None),
        ("قصفت طائرات حكومة أزورا الرمانة.", None),
    ],
)
def test_a_unit_that_nobody_listed_is_nobody(text: str, actor: str | None, vocabulary: Vocabulary) -> None:
    assert [c.actor for c in read(text, vocabulary)][-1:] == [actor]


def test_a_unit_named_before_is_meant_by_its_noun_alone() -> None:
    dossier = general_vocabulary()
    told = read("هاجمت كتائب القسام موقعا في غزة. وقصفت الكتائب بلدة بيت حانون.", dossier)
    assert [c.actor for c in told] == ["hamas", "hamas"]
    other = read("هاجمت كتائب القسام موقعا في غزة. وقصفت الكتائب الحمراء بلدة بيت حانون.", dossier)
    assert other[-1].actor is None
