"""Where acts were that a text tells without a place of their own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def told(text: str, vocabulary: Vocabulary) -> list[tuple[str, str | None]]:
    return [(c.act, c.place.name if c.place else None) for c in read_arabic(text, vocabulary, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("دخلت قوات السهل الرمانة صباح اليوم، واحتجزت عشرة من أهلها", "abduction_or_detention"),
        ("سيطرت قوات السهل على الرمانة بعد اشتباكات مع جبهة الجبل استمرت يومين", "armed_clash"),
        ("اقتحمت قوات السهل الرمانة أمس. وأحرق الجنود عشرات المنازل", "property_destruction"),
        ("هاجم مسلحون الرمانة فجرا، ما أجبر مئات العائلات على النزوح", "displacement"),
    ],
)
def test_what_is_told_beside_an_act_was_where_it_was(text: str, act: str, vocabulary: Vocabulary) -> None:
    assert (act, "Rummana") in told(text, vocabulary)


@pytest.mark.parametrize(
    "text",
    [
        "اقتحمت قوات السهل الرمانة أمس. وفي حادث منفصل انفجرت عبوة ناسفة بسيارة",
        "قصفت قوات السهل الرمانة أمس. وعلى صعيد آخر اعتقلت جبهة الجبل ثلاثة شبان",
        "قصفت قوات السهل الرمانة أمس. واقتحم مسلحون بلدة حدودية",
    ],
)
def test_another_matter_and_a_town_without_a_name_are_elsewhere(text: str, vocabulary: Vocabulary) -> None:
    assert told(text, vocabulary)[-1][1] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توصلت قوات السهل وجبهة الجبل إلى اتفاق يقضي بانسحاب قوات السهل من الرمانة. وبدأت قوات السهل الانسحاب صباح اليوم", ("withdrawal", "Rummana")),
        ("خُطف معلم من الرمانة أول أمس ووُجد مقتولا في عين الورد أمس", ("abduction_or_detention", "Rummana")),
        ("قُتل شاب برصاص قناص بينما كان يقف أمام بيته في الرمانة، وفق مصدر طبي في عين الورد", ("small_arms_fire", "Rummana")),
        ("منعت قوات السهل فريق المراقبين من زيارة ثكنة في الرمانة", ("monitor_restricted", "Rummana")),
        ("هددت قوات السهل خلال لقاء عُقد أمس في عين الورد باقتحام الرمانة", ("threat", "Rummana")),
    ],
)
def test_the_place_of_an_act_and_not_of_what_stands_beside(text: str, expected: tuple[str, str], vocabulary: Vocabulary) -> None:
    assert expected in told(text, vocabulary)


def test_of_several_places_none_is_taken_over_but_by_a_toll(vocabulary: Vocabulary) -> None:
    assert told("قصفت قوات السهل الرمانة وعين الورد أمس. واعتقل مسلحون ثلاثة شبان", vocabulary)[-1] == ("abduction_or_detention", None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("دارت معارك بين الجيش الفلبيني ومسلحين في مدينة مراوي أمس", "Marawi City"),
        ("قُتل ثلاثة شبان في بلدة سامانييغو جنوب غربي كولومبيا", "Samaniego"),
        ("قصفت طائرات روسية مدينة غوري في جورجيا أمس", "Gori"),
        ("أحرق جنود من جيش ميانمار منازل في بوثيدونغ", "Buthidaung Town"),
        ("سيطر مسلحون على بامباري في جمهورية أفريقيا الوسطى", "Bambari"),
    ],
)
def test_towns_abroad_are_known_by_their_sound(text: str, name: str) -> None:
    assert {place for _, place in told(text, general_vocabulary())} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت المدفعية موقعا في برزونة شمال دمشق أمس", "برزونة"),
        ("قتلت مسيرة شابا في خربة سلم بقضاء بنت جبيل", "خربة سلم"),
        ("قصف الجيش في ميانمار بلدة كاندونغ أمس", "كاندونغ"),
        ("انفجرت عبوة ناسفة في العاصمة الكينية أمس", "Nairobi"),
        ("انفجرت عبوة ناسفة في مطار حامد كرزاي في كابل", "مطار حامد كرزاي"),
        ("قُتل جندي بانفجار لغم في حي بي كي 5 بالعاصمة بانغي", "بي كي 5"),
        ("قصف الطيران حاجز «البوابة ٢٧» أمس", "البوابة ٢٧"),
        ("سيطر مسلحون على قرى وتلال شرق تعز أمس", "Taiz"),
    ],
)
def test_names_as_written_beside_what_they_lie_in(text: str, name: str) -> None:
    assert [place for _, place in told(text, general_vocabulary())] == [name]


@pytest.mark.parametrize("text", ["قصف الجيش الأوكراني موقعا في تقرير أمس", "عُقدت صفقة في إطار تبادل الأسرى في أوكرانيا", "أصيبت بارجة روسية بصاروخ قبالة الساحل"])
def test_words_are_no_towns(text: str) -> None:
    assert all(place is None or place == "Ukraine" for _, place in told(text, general_vocabulary()))


def test_a_town_beside_its_country_and_where_a_deal_was_signed() -> None:
    world = general_vocabulary()
    assert told("سيطر مقاتلون على كونا وسط مالي الخميس، ما دفع فرنسا إلى شن غارات على المدينة", world) == [("control_gained", "كونا"), ("airstrike", "كونا")]
    assert ("agreement_signed", "Minsk") in told("وقعت الأطراف في مينسك اتفاقا لوقف إطلاق النار في شرق أوكرانيا", world)
    assert ("displacement", "Buthidaung Town") in told("أحرق جيش ميانمار قرى في بوثيدونغ أمس، وفر الآلاف إلى بنغلادش", world)
