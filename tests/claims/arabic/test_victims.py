"""Whom an act hit, by whom it harmed and whose what it struck is; and whose own units act for whoever speaks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def parties(text: str, vocabulary: Vocabulary) -> list[tuple[str, str | None, str | None]]:
    return [(c.act, c.actor, c.target) for c in read_arabic(text, vocabulary, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("قتل ثلاثة عناصر من قوات السهل في هجوم على الرمانة فجر اليوم.", "plain_forces"),
        ("قتل 21 عنصرا من جبهة الجبل بقصف على الرمانة.", "hill_front"),
        ("أصيب جنديان لقوات السهل بانفجار عبوة ناسفة في الرمانة.", "plain_forces"),
        ("قتل ثلاثة عناصر، وقالت قوات السهل إن قصفا استهدف الرمانة.", None),
        ("أصيب مدنيان برصاص قناصة جبهة الجبل في الرمانة.", None),
    ],
)
def test_whoever_was_harmed_was_hit(text: str, target: str | None, vocabulary: Vocabulary) -> None:
    assert parties(text, vocabulary)[-1][2] == target


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أصيب مدنيان برصاص قناصة جبهة الجبل في الرمانة.", "hill_front"),
        ("أصيب مدنيان برصاص مسلحي جبهة الجبل في الرمانة.", "hill_front"),
        ("أصيب مدنيان برصاص مجهولين قرب حاجز لجبهة الجبل في الرمانة.", None),
    ],
)
def test_by_the_shots_of_his_men_he_did_it(text: str, actor: str | None, vocabulary: Vocabulary) -> None:
    assert parties(text, vocabulary)[-1][1] == actor


def test_its_positions_are_those_of_the_party_named_before(vocabulary: Vocabulary) -> None:
    text = "وردا على قصف قوات السهل الزيتونة أمس، استهدفت جبهة الجبل مواقعها في الرمانة بالمدفعية."
    assert parties(text, vocabulary)[-1] == ("shelling", "hill_front", "plain_forces")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قال جيش السهل إن سلاح الجو قصف الرمانة صباح اليوم.", "plain_forces"),
        ("قال مرصد الوادي إن سلاح الجو قصف الرمانة صباح اليوم.", None),
        ("قال جيش السهل إن مدفعية جبهة الجبل قصفت الرمانة صباح اليوم.", "hill_front"),
    ],
)
def test_the_air_force_is_that_of_the_army_that_speaks(text: str, actor: str | None, vocabulary: Vocabulary) -> None:
    assert {a for _, a, _ in parties(text, vocabulary)} <= {actor}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بيان من الجيش الليبي: ندعو القيادة التشادية إلى سحب قواتها من سبها.", [("demand_or_ultimatum", "state_ly", "state_td")]),
        ("بيان من الجيش الليبي: ننفي قطعيا قصف السكان المدنيين في سبها.", [("shelling", "state_ly", None)]),
    ],
)
def test_whoever_says_we_does_it(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert parties(text, general_vocabulary()) == expected


def test_who_goes_with_somebody_is_no_target(vocabulary: Vocabulary) -> None:
    assert parties("دخلت قوات السهل الرمانة برفقة دورية من جبهة الجبل.", vocabulary) == [("force_movement", "plain_forces", None)]


def test_a_column_that_was_destroyed_did_not_move(vocabulary: Vocabulary) -> None:
    assert "force_movement" not in [a for a, _, _ in parties("أشار مصدر إلى أن سلاح الجو دمر ظهرا رتل آليات لجبهة الجبل شرق الرمانة.", vocabulary)]
    assert "force_movement" in [a for a, _, _ in parties("وصل رتل آليات لجبهة الجبل إلى الرمانة.", vocabulary)]


def test_a_school_that_was_hit_is_no_teacher(vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic("أصابت غارة جوية مدرسة تؤوي نازحين في الرمانة أمس.", vocabulary, published=PUBLISHED)
    assert claim.injured is None
    hurt = read_arabic("أصيبت مدرسة بجروح بغارة جوية على الرمانة أمس.", vocabulary, published=PUBLISHED)
    assert [c.injured.best if c.injured else None for c in hurt] == [1]


@pytest.mark.parametrize("text", ["الله يفرجها علينا في الرمانة.", "حاولت دورية اعتقال أحد أفرادها في الرمانة.", "من المنتظر أن تستأنف قوات السهل وجبهة الجبل المفاوضات في الرمانة."])
def test_what_is_wished_tried_or_expected_was_not_done(text: str, vocabulary: Vocabulary) -> None:
    assert parties(text, vocabulary) == []


def test_what_was_done_is_read_all_the_same(vocabulary: Vocabulary) -> None:
    assert [a for a, _, _ in parties("استأنفت قوات السهل وجبهة الجبل المفاوضات في الرمانة.", vocabulary)] == ["negotiation"]
    assert [a for a, _, _ in parties("اعتقلت دورية لقوات السهل أحد سكان الرمانة.", vocabulary)] == ["abduction_or_detention"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قصفت قوات السهل الرمانة بصواريخ بركان أمس.", "missile_strike"),
        ("قصفت قوات السهل الرمانة بصواريخ غراد أمس.", "shelling"),
        ("قصفت قوات السهل الرمانة بالصواريخ أمس.", "shelling"),
    ],
)
def test_a_rocket_that_has_a_name_is_no_place(text: str, act: str, vocabulary: Vocabulary) -> None:
    claims = read_arabic(text, vocabulary, published=PUBLISHED)
    assert [(c.act, c.place.name if c.place else None) for c in claims] == [(act, "Rummana")]


def test_a_detention_centre_is_a_place(vocabulary: Vocabulary) -> None:
    acts = [c.act for c in read_arabic("أصابت غارة جوية لقوات السهل مركز احتجاز في الرمانة.", vocabulary, published=PUBLISHED)]
    assert acts == ["airstrike"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("تمكنت قوات السهل من استهداف ثلاث عربات لجبهة الجبل في الرمانة بالمدفعية.", ("plain_forces", "hill_front")),
        ("نجح مرصد الوادي في توثيق قصف قوات السهل على الرمانة.", ("plain_forces", None)),
    ],
)
def test_whoever_managed_it_did_it(text: str, expected: tuple[str, str | None], vocabulary: Vocabulary) -> None:
    assert [(a, t) for _, a, t in parties(text, vocabulary)][-1] == expected


def test_under_the_fire_of_somebody_he_shells(vocabulary: Vocabulary) -> None:
    assert ("shelling", "hill_front", None) in parties("انسحبت قوات السهل من الرمانة تحت قصف جبهة الجبل.", vocabulary)


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [("مطلع الشهر", "2024-05-01", "2024-05-10"), ("أوائل الشهر", "2024-05-01", "2024-05-10"), ("مطلع الشهر الماضي", "2024-04-01", "2024-04-10")],
)
def test_the_beginning_of_the_month(when: str, first: str, last: str, vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic(f"قصفت قوات السهل {when} بلدة عين الورد.", vocabulary, published=PUBLISHED)
    assert claim.when is not None
    assert (str(first_day(claim.when)), str(last_day(claim.when))) == (first, last)
