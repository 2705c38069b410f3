"""Statements and their terms; plans, conditions, terms of a deal and figures of speech give no acts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)  # a Thursday


def read(text: str, vocabulary: Vocabulary, published: datetime | None = PUBLISHED) -> tuple[Claim, ...]:
    return read_arabic(text, vocabulary, published=published)


@pytest.mark.parametrize(
    ("text", "act", "terms"),
    [
        ("هددت قوات السهل باقتحام الرمانة", "threat", {"content": "باقتحام الرمانة", "threatened": "ground_assault"}),
        ("هددت قوات السهل بقصف الرمانة إذا لم تنسحب جبهة الجبل", "threat", {"condition": "لم تنسحب جبهة الجبل"}),
        ("توعدت جبهة الجبل بالرد ما لم يرفع الحصار", "threat", {"condition": "لم يرفع الحصار"}),
        ("أمهلت قوات السهل جبهة الجبل 48 ساعة للانسحاب من الرمانة", "demand_or_ultimatum", {"deadline": "2017-07-22"}),
        ("أمهلت قوات السهل جبهة الجبل حتى يوم السبت لتسليم السلاح", "demand_or_ultimatum", {"deadline": "2017-07-22"}),
        ("طالبت قوات السهل بإخلاء الرمانة قبل 25 تموز", "demand_or_ultimatum", {"deadline": "2017-07-25"}),
        ("فشلت المفاوضات بين قوات السهل وجبهة الجبل", "negotiation", {"outcome": "failed"}),
        ("استمرت المفاوضات بين قوات السهل وجبهة الجبل", "negotiation", {"outcome": ""}),
    ],
)
def test_terms(text: str, act: str, terms: dict[str, str], vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert (claim.act, claim.kind) == (act, "statement")
    assert {key: claim.terms.get(key, "") for key in terms} == terms
    for key in terms.keys() & claim.spans.keys():
        assert claim.spans[key][0] < claim.spans[key][1]


def test_a_deadline_needs_the_day_of_publication(vocabulary: Vocabulary) -> None:
    (claim,) = read("أمهلت قوات السهل جبهة الجبل 48 ساعة للانسحاب من الرمانة", vocabulary, None)
    assert claim.terms["deadline"] == "48 ساعة"


def test_whom_a_demand_is_addressed_to(vocabulary: Vocabulary) -> None:
    assert read("طالبت قوات السهل جبهة الجبل بالانسحاب", vocabulary)[0].target == "hill_front"
    assert read("دعت دولة الساحل إلى مشاركة جبهة الجبل في المحادثات", vocabulary)[0].target is None


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("وقعت قوات السهل وجبهة الجبل اتفاقا في الرمانة", ("plain_forces", "hill_front")),
        ("توصلت جبهة الجبل وقوات السهل إلى وقف لإطلاق النار", ("hill_front", "plain_forces")),
        ("بدأت محادثات بين قوات السهل وجبهة الجبل برعاية دولة الساحل", ("plain_forces", "hill_front")),
    ],
)
def test_who_makes_a_deal(text: str, sides: tuple[str, str], vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert (claim.actor, claim.target) == sides
    if "برعاية" in text:
        assert claim.terms["guarantors"] == "coast_state"


@pytest.mark.parametrize(
    ("told", "untold"),
    [
        ("هاجمت قوات السهل الرمانة", "ستهاجم قوات السهل الرمانة"),
        ("هاجمت قوات السهل الرمانة", "إذا هاجمت قوات السهل الرمانة فسيكون الرد قاسيا"),
        ("شنت قوات السهل هجوما على الرمانة", "تخطط قوات السهل لهجوم على الرمانة"),
        ("شنت قوات السهل هجوما على الرمانة", "حذر الوسطاء من هجوم وشيك على الرمانة"),
        ("انسحبت قوات السهل من الرمانة", "ينص المقترح على انسحاب قوات السهل من الرمانة"),
        ("انسحبت قوات السهل من الرمانة", "في حال انسحاب قوات السهل من الرمانة تبدأ المحادثات"),
        ("قصف عنيف على الرمانة", "قصف إعلامي على الرمانة"),
        ("دارت معركة في الرمانة", "دارت معركة انتخابية في الرمانة"),
        ("انفجرت عبوة في الرمانة", "انفجر الغضب في الرمانة"),
        ("هجوم عنيف على الرمانة", "هجوم لاذع على رئيس بلدية الرمانة"),
    ],
)
def test_done_and_only_spoken_of(told: str, untold: str, vocabulary: Vocabulary) -> None:
    assert [c.kind for c in read(told, vocabulary)] == ["event"]
    assert all(c.kind == "statement" for c in read(untold, vocabulary))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("لا صحة للأنباء عن انسحاب قوات السهل من الرمانة", "denied"), ("غير صحيح أن قوات السهل قصفت الرمانة", "denied"),
        ("لم تسجل أي خروقات للهدنة في الرمانة", "denied"), ("سجلت خروقات للهدنة في الرمانة", "asserted"),
    ],
)  # fmt: skip
def test_what_is_not_so(text: str, modality: str, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert claim.modality == modality


def test_prisoners_exchanged_through_a_mediator(vocabulary: Vocabulary) -> None:
    (claim,) = read("تبادلت قوات السهل وجبهة الجبل 75 أسيرا بوساطة دولة الساحل", vocabulary)
    assert (claim.act, claim.actor, claim.target, claim.terms["mediators"]) == ("prisoner_exchange", "plain_forces", "hill_front", "coast_state")
