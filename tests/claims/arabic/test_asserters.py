"""Who says it, and where: headlines, closings, charges; places of one name told apart by the text."""

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
    ("text", "said"),
    [
        ("وكالة البريد: قصف على الرمانة", "state_agency"),
        ("عاجل | قوات السهل: قصف على الرمانة", "plain_forces"),
        ("قصفت جبهة الجبل الرمانة، قال رئيس البلدية.", "رئيس البلدية"),
        ("«قصفت جبهة الجبل الرمانة»، قال رئيس البلدية.", "رئيس البلدية"),
        ("أفاد الدفاع المدني بأن قصفا طال الرمانة", "الدفاع المدني"),
        ("كشف تقرير لمرصد الوادي أن قصفا طال الرمانة", "watch"),
        ("نسبت وكالة البريد إلى قائد ميداني قوله إن قصفا طال الرمانة", "قائد ميداني"),
        ("أما جبهة الجبل فقالت إن قصفا طال الرمانة", "hill_front"),
        ("أقرت جبهة الجبل بفقدان السيطرة على الرمانة", "hill_front"),
        ("الرمانة: قصف على حي السلام", None),
        ("قصف على الرمانة، ثم عاد الهدوء.", None),
    ],
)
def test_who_says(text: str, said: str | None, vocabulary: Vocabulary) -> None:
    assert {c.attributed_to for c in read(text, vocabulary)} == {said}


@pytest.mark.parametrize(
    ("text", "doer", "said"),
    [
        ("حمّلت جبهة الجبل قوات السهل مسؤولية تفجير العبوة في الرمانة", "plain_forces", "hill_front"),
        ("اتهم المرصد قوات السهل بارتكاب مجزرة في الرمانة", "plain_forces", "watch"),
        ("قالت جبهة الجبل إن قصفا طال عين الورد، واتهمت قوات السهل بقصف الرمانة", "plain_forces", "hill_front"),
        ("حملت السيارات جنودا وقصفت المدفعية الرمانة", None, None),
    ],
)
def test_charges(text: str, doer: str | None, said: str | None, vocabulary: Vocabulary) -> None:
    claim = read(text, vocabulary)[-1]
    assert (claim.actor, claim.attributed_to) == (doer, said)


def test_an_unconfirmed_report_is_hedged(vocabulary: Vocabulary) -> None:
    assert read("أفادت تقارير غير مؤكدة بقصف على الرمانة", vocabulary)[0].modality == "hedged"
    assert read("أفادت تقارير مؤكدة بقصف على الرمانة", vocabulary)[0].modality == "asserted"


def test_we_are_who_speaks(vocabulary: Vocabulary) -> None:
    (claim,) = read("جبهة الجبل: قصفنا مواقع قوات السهل في الرمانة", vocabulary)
    assert (claim.actor, claim.target, claim.attributed_to) == ("hill_front", "plain_forces", "hill_front")


def test_who_repels_is_who_was_attacked(vocabulary: Vocabulary) -> None:
    (claim,) = read("صدت قوات السهل هجوما لجبهة الجبل على الرمانة", vocabulary)
    assert (claim.actor, claim.target) == ("hill_front", "plain_forces")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("انفجار في مدينة طرابلس شمالي لبنان", "LB"),
        ("اشتباكات في العاصمة الليبية طرابلس", "LY"),
        ("اشتباكات في مدينة طرابلس. وقصف على مدينة مصراتة", "LY"),
        ("اشتباكات في مدينة طرابلس", None),
    ],
)
def test_a_name_of_several_towns(text: str, country: str | None) -> None:
    place = read(text, general_vocabulary())[0].place
    assert place is not None
    if country is None:
        assert place.lat is None and place.name == "طرابلس"
    else:
        assert place.admin[0] == country and place.lat is not None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("سيطرت قوات السهل على الرمانة وخربة السنديان وعين الورد", ["Rummana", "خربة السنديان", "Ain al-Ward"]),
        ("سيطرت قوات السهل على الرمانة وخربت جبهة الجبل بيوتا", ["Rummana"]),
        ("سقط صاروخ بين الرمانة وعين الورد", ["Rummana – Ain al-Ward"]),
        ("قصف بين الرمانة وعين الورد", ["Rummana", "Ain al-Ward"]),
        ("قصف على محور الرمانة – عين الورد", ["Rummana – Ain al-Ward"]),
    ],
)
def test_lists_and_between(text: str, places: list[str], vocabulary: Vocabulary) -> None:
    found = [c.place.name for c in read(text, vocabulary) if c.act != "property_destruction" and c.place is not None]
    assert found == places
