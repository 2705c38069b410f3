"""Acts in further constructions: passives of their own form, things given up, cities that fall, light verbs, conditions with `إن`."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)


def read(text: str, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    return read_arabic(text, vocabulary, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("قامت قوات السهل بقصف الرمانة", "shelling", "plain_forces", None),
        ("تمكنت جبهة الجبل من السيطرة على الرمانة", "control_gained", "hill_front", None),
        ("اغتيل قيادي في جبهة الجبل في الرمانة", "assassination", None, "hill_front"),
        ("سقطت الرمانة بيد قوات السهل", "control_gained", "plain_forces", None),
        ("فقدت قوات السهل السيطرة على الرمانة", "control_lost", "plain_forces", None),
        ("سلم 120 مقاتلا من جبهة الجبل أسلحتهم لقوات السهل في الرمانة", "weapons_handover", "hill_front", "plain_forces"),
        ("أطلقت قوات السهل سراح 90 معتقلا من الرمانة", "prisoner_exchange", "plain_forces", None),
        ("فر مئات السكان من الرمانة", "displacement", None, None),
        ("اغتصب مسلحون نساء في الرمانة", "sexual_violence", None, None),
        ("نسفت قوات السهل ثلاثة منازل في الرمانة", "property_destruction", "plain_forces", None),
        ("أغلقت قوات السهل مداخل الرمانة", "siege_or_blockade", "plain_forces", None),
        ("سمحت قوات السهل بخروج المرضى من الرمانة", "safe_passage", "plain_forces", None),
        ("عقدت جبهة الجبل اجتماعا مع قوات السهل في الرمانة", "negotiation", "hill_front", "plain_forces"),
        ("وافقت جبهة الجبل على الهدنة في الرمانة", "acceptance", "hill_front", None),
    ],
)
def test_acts(text: str, act: str, actor: str | None, target: str | None, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert (claim.act, claim.actor, claim.target) == (act, actor, target)
    assert claim.place is not None and claim.place.id == "rummana"


@pytest.mark.parametrize(
    "text",
    [
        "قامت قوات السهل بزيارة الرمانة",
        "سقطت تفاحة بيد طفل في الرمانة",
        "فر عناصر الحاجز من الرمانة",
        "أطلقت قوات السهل حملة نظافة في الرمانة",
        "أغلقت المحال أبوابها في الرمانة",
        "عقد المزارعون اجتماعا في الرمانة",
        "انتهى اليوم من دون قتال في الرمانة",
        "أجبرت المعارك الناس على البقاء في بيوتهم",
    ],
)
def test_what_only_looks_like_an_act(text: str, vocabulary: Vocabulary) -> None:
    assert all(c.kind == "event" and c.act in ("other",) for c in read(text, vocabulary))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("هددت جبهة الجبل بقصف الرمانة إن هاجمت قوات السهل عين الورد", "هاجمت قوات السهل عين الورد"),
        ("قالت جبهة الجبل إن قوات السهل هاجمت عين الورد", None),
    ],
)
def test_if_and_that_are_spelt_alike(text: str, condition: str | None, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert claim.terms.get("condition") == condition


def test_whom_a_respite_is_given(vocabulary: Vocabulary) -> None:
    claim = read("منحت جبهة الجبل قوات السهل مهلة 24 ساعة", vocabulary)[0]
    assert (claim.actor, claim.target, claim.terms["deadline"]) == ("hill_front", "plain_forces", "2017-07-21")


def test_a_truce_in_force_is_not_declared_anew(vocabulary: Vocabulary) -> None:
    assert [c.act for c in read("تجددت الاشتباكات في الرمانة رغم سريان الهدنة", vocabulary)] == ["armed_clash"]
    assert [c.act for c in read("بدأ سريان الهدنة في الرمانة", vocabulary)] == ["truce_declared"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصف على الخرطوم", "Khartoum"), ("قصف على مدينة رام الله", "Ramallah"), ("انفجار في أديس أبابا", "Addis Ababa"),
        ("قصف على الطريق بين الزاوية وطرابلس في ليبيا", "Az Zāwīyah"), ("إطلاق نار قبالة رفح", "Rafaḩ"),
    ],
)  # fmt: skip
def test_seats_of_government_are_towns_too(text: str, name: str) -> None:
    place = read(text, general_vocabulary())[0].place
    assert place is not None and place.name == name


def test_a_shared_name_says_which_places_it_may_mean() -> None:
    place = read("قصف على مدينة البيضاء", general_vocabulary())[0].place
    assert place is not None and place.ambiguous and place.lat is None
    assert not read("قصف على مدينة البيضاء في اليمن", general_vocabulary())[0].place.ambiguous  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("أسقطت قوات السهل مسيرة فوق الرمانة", []),
        ("أعلنت قوات السهل تدمير خمس مسيرات استهدفت الرمانة", []),
        ("استهدفت مسيرة الرمانة", ["drone_strike"]),
        ("فككت قوات السهل عبوة ناسفة في الرمانة", []),
        ("كسرت قوات السهل الحصار عن الرمانة", []),
        ("فرضت قوات السهل الحصار على الرمانة", ["siege_or_blockade"]),
        ("هاجمت جبهة الجبل مقر الدفاع الجوي في الرمانة", ["ground_assault"]),
        ("شنت جبهة الجبل هجوما جويا على الرمانة", ["airstrike"]),
    ],
)
def test_means_that_were_stopped_or_only_name_a_unit(text: str, acts: list[str], vocabulary: Vocabulary) -> None:
    assert [c.act for c in read(text, vocabulary)] == acts


def test_who_records_did_not_do_it(vocabulary: Vocabulary) -> None:
    (claim,) = read("سجلت قوات السهل ارتكاب جبهة الجبل 185 خرقا للهدنة في الرمانة", vocabulary)
    assert (claim.actor, claim.attributed_to) == ("hill_front", "plain_forces")


def test_a_camp_for_the_displaced_bears_no_such_name(vocabulary: Vocabulary) -> None:
    (claim,) = read("قصفت قوات السهل مخيما للنازحين في الرمانة", vocabulary)
    assert claim.place is not None and claim.place.id == "rummana"
    (other,) = read("قصفت قوات السهل مخيم الكرامة", vocabulary)
    assert other.place is not None and other.place.name == "الكرامة"


@pytest.mark.parametrize(
    ("text", "act", "actor"),
    [
        ("قال قيادي: لن نقبل بتسليم السلاح في الرمانة", "rejection", None),
        ("قبلت جبهة الجبل تسليم السلاح", "acceptance", "hill_front"),
        ("طلبت قوات السهل من جبهة الجبل الانسحاب", "demand_or_ultimatum", "plain_forces"),
        ("سحبت قوات السهل آلياتها من الرمانة", "withdrawal", "plain_forces"),
        ('قال ناشطون إن نحو 40 عنصرا من "قوات السهل" انسحبوا من الرمانة', "withdrawal", "plain_forces"),
        ("قال ناشطون إن قرابة 40 مقاتلا من «جبهة الجبل» انسحبوا من الرمانة", "withdrawal", "hill_front"),
    ],
)
def test_statements_and_withdrawals(text: str, act: str, actor: str | None, vocabulary: Vocabulary) -> None:
    (claim,) = read(text, vocabulary)
    assert (claim.act, claim.actor) == (act, actor)


@pytest.mark.parametrize("text", ["قال مسؤول طلب عدم الكشف عن هويته إن الطقس جميل", "سحبت قوات السهل شكواها"])
def test_no_statement_and_no_withdrawal(text: str, vocabulary: Vocabulary) -> None:
    assert read(text, vocabulary) == ()


def test_a_plural_verb_follows_its_subject() -> None:
    (claim,) = read("أعلنت كتائب القسام أن مقاتليها استهدفوا دبابة إسرائيلية بقذيفة في رفح", general_vocabulary())
    assert (claim.actor, claim.attributed_to) == ("hamas", "hamas")
