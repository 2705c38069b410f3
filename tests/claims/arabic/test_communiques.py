"""Whoever issues a communiqué asserts what it tells, and his own units do what it tells of them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)
FOLLOWS = " وقصفت قوات السهل بلدة عين الورد صباح اليوم. وسيطر مقاتلونا على تل النحاس."


def said(text: str, vocabulary: Vocabulary) -> list[str | None]:
    return [c.attributed_to for c in read_arabic(text, vocabulary, published=PUBLISHED)]


@pytest.mark.parametrize(
    "head",
    [
        "بيان صادر عن جبهة الجبل: نحيي شعبنا الصامد.",
        "بيان عسكري صادر عن جبهة الجبل: نحيي شعبنا الصامد.",
        "صادر عن جبهة الجبل: نحيي شعبنا الصامد.",
        "صدر عن قيادة جبهة الجبل: نحيي شعبنا الصامد.",
        "بلاغ رقم 12 من جبهة الجبل: نحيي شعبنا الصامد.",
        "جبهة الجبل - بيان رقم ٤\n",
        "بسم الله الرحمن الرحيم.\nجبهة الجبل | بيان عسكري\n",
        "بيان جبهة الجبل\n",
        "جبهة الجبل: نحيي شعبنا الصامد.",
    ],
)
def test_all_of_a_communique_is_its_issuers(head: str, vocabulary: Vocabulary) -> None:
    assert said(head + FOLLOWS, vocabulary) == ["hill_front", "hill_front"]


@pytest.mark.parametrize(
    "text",
    [
        "عقدت جبهة الجبل مؤتمرا صحفيا وأصدرت بيانا." + " وقصفت قوات السهل بلدة عين الورد صباح اليوم.",
        "ورد بيان صادر عن جبهة الجبل إلى الصحف أمس. وقصفت قوات السهل بلدة عين الورد صباح اليوم.",
        "الرمانة: وقصفت قوات السهل بلدة عين الورد صباح اليوم.",
        "بيان بلا توقيع\nقصفت قوات السهل بلدة عين الورد صباح اليوم.",
        "قالت جبهة الجبل إنها ترفض الهدنة. وقصفت قوات السهل بلدة عين الورد صباح اليوم.",
    ],
)
def test_a_report_about_a_communique_is_none(text: str, vocabulary: Vocabulary) -> None:
    assert said(text, vocabulary)[-1] is None


def test_another_who_is_quoted_in_it_keeps_his_words(vocabulary: Vocabulary) -> None:
    text = "بيان صادر عن جبهة الجبل: نحيي شعبنا. وأفاد مرصد الوادي بأن قوات السهل قصفت عين الورد."
    assert said(text, vocabulary) == ["watch"]


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("قصف فوج المدفعية مواقع في الرمانة ظهر اليوم.", "hill_front"),
        ("استهدف المجاهدون عربة في الرمانة بقذائف الهاون.", "hill_front"),
        ("قصف أبطالنا مواقع في الرمانة ظهر اليوم.", "hill_front"),
        ("وردا على قصف قوات السهل الزيتونة، قصف فوج المدفعية الرمانة ظهر اليوم.", "hill_front"),
        ("قصفت مدفعية قوات السهل الرمانة ظهر اليوم.", "plain_forces"),
        ("قُصفت الرمانة ظهر اليوم بالمدفعية.", None),
        ("قصف طيران مجهول الرمانة ظهر اليوم.", None),
    ],
)
def test_a_unit_of_nobody_else_is_the_issuers(sentence: str, actor: str | None, vocabulary: Vocabulary) -> None:
    claims = read_arabic(f"بيان صادر عن جبهة الجبل: نحيي شعبنا. {sentence}", vocabulary, published=PUBLISHED)
    assert [c.actor for c in claims if c.place is not None and c.place.name == "Rummana"] == [actor]


def test_outside_of_a_communique_a_unit_is_nobodys(vocabulary: Vocabulary) -> None:
    claims = read_arabic("قصف فوج المدفعية مواقع في الرمانة ظهر اليوم.", vocabulary, published=PUBLISHED)
    assert [c.actor for c in claims] == [None]


def test_the_ministry_of_a_state_that_issues_it_is_the_state() -> None:
    text = "وزارة الدفاع في جمهورية أذربيجان: قصف مسلحون بلدة بردع بالمدفعية. وسيطرت قواتنا على قرية مجاورة."
    assert set(said(text, general_vocabulary())) == {"state_az"}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("استهدف مقاتلو جبهة الجبل تجمعا لجنود العدو الإسرائيلي قرب المطلة.", "idf"),
        ("اقتحمت دبابات العدو الإسرائيلي بلدة عيترون.", "idf"),
        ("وجه العدو الإسرائيلي تهديدا إلى بلدة عيترون.", "state_il"),
    ],
)
def test_the_enemys_soldiers_are_its_forces(text: str, target: str) -> None:
    named = {i for c in read_arabic(text, general_vocabulary(), published=PUBLISHED) for i in (c.actor, c.target) if i}
    assert named == {target}


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("قالت وزارة الصحة في حكومة الوفاق إن قصفا على سبها أوقع 32 قتيلا.", "gnu"),
        ("قالت وزارة الصحة في غزة إن قصفا على رفح أوقع 32 قتيلا.", "وزارة الصحة"),
    ],
)
def test_a_ministry_within_a_government_is_that_government(text: str, asserter: str) -> None:
    assert said(text, general_vocabulary()) == [asserter]


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("قال ناشطون إن الوضع هادئ. وبين المصدر أن قوات السهل سيطرت على الرمانة وعين الورد.", True),
        ("قصفت قوات السهل المنطقة بين الرمانة وعين الورد.", False),
    ],
)
def test_he_explained_is_not_between(text: str, asserter: bool, vocabulary: Vocabulary) -> None:
    assert {a is not None for a in said(text, vocabulary)} == {asserter}
