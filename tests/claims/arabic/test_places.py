"""Where an act was, in Arabic: kinds of place, lists, towns of no gazetteer, what goes on where the last act was."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.dossier.general import general_gazetteer, general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def places(text: str, vocabulary: Vocabulary | None = None) -> list[Place | None]:
    return [claim.place for claim in read_arabic(text, vocabulary or general_vocabulary(), published=PUBLISHED)]


def names(text: str, vocabulary: Vocabulary | None = None) -> list[str | None]:
    return [place.name if place else None for place in places(text, vocabulary)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قصفت المدفعية ثكنة الصنوبر صباح اليوم", "ثكنة الصنوبر"),
        ("هاجم مسلحون مخفر الرمانة ليلا", "Rummana"),
        ("اقتحم مسلحون حاجز السنديان أمس", "حاجز السنديان"),
        ("قصف الطيران جبل موزة أمس", "جبل موزة"),
        ("قصفت المدفعية بلدة عين الورد", "Ain al-Ward"),
        ("قصفت المدفعية حاجزا عسكريا أمس", None),
        ("أفادت مصادر محلية بأن غارة جوية قتلت امرأة أمس", None),
        ("قصفت المدفعية الحاجز الجديد أمس", None),
        ("قصفت المدفعية مستشفى ميدانيا أمس", None),
    ],
)
def test_a_word_for_a_kind_of_place_names_what_follows(text: str, name: str | None, vocabulary: Vocabulary) -> None:
    assert names(text, vocabulary) == [name]


def test_a_list_goes_on_with_names_that_no_gazetteer_has_and_ends_at_a_verb(vocabulary: Vocabulary) -> None:
    assert names("سقطت قذائف على قرى كرزون والرمانة وبلطين في ريف المشرق", vocabulary) == ["كرزون", "Rummana", "بلطين"]
    assert names("سقطت قذائف على قرى كرزون والرمانة وقتلت ثلاثة مدنيين", vocabulary) == ["كرزون", "Rummana"]


def test_where_the_town_has_namesakes_east_and_west_of_it_the_name_alone_is_ambiguous() -> None:
    from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry

    towns = [
        PlaceEntry(id=i, name=n, ar=(ar,), lat=10.0 + at, lon=10.0, admin=("X", "X.east"), kind="village")
        for i, n, ar, at in (("e", "Eastern Lawza", "اللوزة الشرقية", 0.0), ("w", "Western Lawza", "اللوزة الغربية", 0.04))
    ]
    known = Vocabulary({}, {}, Gazetteer(towns), "UTC", ("X.east",))
    (unclear,) = places("قصفت المدفعية اللوزة أمس", known)
    assert unclear is not None and unclear.ambiguous and unclear.lat is None
    (clear,) = places("قصفت المدفعية اللوزة الغربية أمس", known)
    assert clear is not None and clear.id == "w"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("قصف الطيران الحربي بلدة قانا أمس", "LB"),
        ("شن الطيران غارات على بلدتي صريفا وتبنين", "LB"),
        ("اندلعت اشتباكات في محيط كفر سعد", "EG"),
        ("توغلت قوات في مدينة بنت جبيل فجرا", "LB"),
    ],
)
def test_small_towns_have_their_arabic_names(text: str, country: str) -> None:
    for place in places(text):
        assert place is not None and place.id is not None and general_gazetteer().entries[place.id].admin[0] == country


def test_a_small_towns_name_that_is_a_word_needs_a_word_for_a_town() -> None:
    assert names("قصفت المدفعية البيوت العالية أمس") == [None]


def test_the_letter_of_a_name_is_not_taken_for_a_preposition() -> None:
    # "and in Lida" would be a town of Belarus between two of Lebanon.
    assert names("قصفت المدفعية أطراف بلدة عيترون وميس الجبل وبليدا")[2] == "Blida"


def test_the_same_doers_next_deed_is_where_the_last_was(vocabulary: Vocabulary) -> None:
    assert names("توغلت قوات السهل في الرمانة فجر اليوم واعتقلت شابين ثم انسحبت", vocabulary) == ["Rummana"] * 3
    assert names("توغلت قوات السهل في الرمانة فجر اليوم، بينما قصفت قوات الجبل عين الورد", vocabulary) == ["Rummana", "Ain al-Ward"]


def test_out_of_it_and_into_it_point_back(vocabulary: Vocabulary) -> None:
    assert names("سيطرت قوات السهل على الرمانة بعد انسحاب قوات الجبل منها", vocabulary) == ["Rummana", "Rummana"]


def test_people_are_arrested_where_they_are_taken_from_and_shells_do_not_fall_where_they_are_fired_from(vocabulary: Vocabulary) -> None:
    assert names("اعتقلت قوات السهل ثلاثة شبان من الرمانة", vocabulary) == ["Rummana"]
    assert names("أطلقت قوات السهل قذائف من الرمانة", vocabulary) in ([None], [])


def test_where_people_met_is_not_what_an_ultimatum_is_about(vocabulary: Vocabulary) -> None:
    assert names("أمهلت قوات السهل جبهة الجبل خلال اجتماع في الرمانة يومين لتسليم السلاح", vocabulary)[0] is None
    assert names("فشلت المفاوضات بين قوات السهل وجبهة الجبل في الرمانة", vocabulary) == ["Rummana"]


def test_the_side_of_a_crossing_is_at_it(vocabulary: Vocabulary) -> None:
    assert names("دخلت دبابات قوات السهل الجانب الشرقي من الرمانة", vocabulary) == ["Rummana"]


def test_on_the_town_in_spoken_arabic(vocabulary: Vocabulary) -> None:
    assert names("قوات السهل عم تقصف عالزيتونة من الصبح", vocabulary) == ["Zaytuna"]


def test_towns_outside_the_dossier_are_looked_up_in_its_countries() -> None:
    from ceasefire.dossier.dossier import vocabulary as of
    from ceasefire.dossier.embedded import embedded
    from ceasefire.dossier.load import load

    known = of(load(embedded("southwest-syria")))
    (place,) = places("قصف الطيران الحربي مدينة سراقب", known)
    assert place is not None and place.id is not None and place.id.startswith("geonames:") and place.lat is not None
    (abroad,) = places("قصف الطيران الحربي مدينة بوهودوخيف", known)
    assert abroad is not None and abroad.id is None and abroad.lat is None


def test_a_quarters_name_like_an_adjective_is_one_where_its_town_follows(vocabulary: Vocabulary) -> None:
    assert names("قصفت المدفعية حي كرواني بالرمانة", vocabulary) == ["كرواني"]
    assert names("قصفت المدفعية حي سكني بالرمانة", vocabulary) == ["Rummana"]


def test_towns_of_the_dossiers_country_need_no_word_for_a_town() -> None:
    from ceasefire.dossier.dossier import vocabulary as of
    from ceasefire.dossier.embedded import embedded
    from ceasefire.dossier.load import load

    known = of(load(embedded("southwest-syria")))
    found = places("أغارت الطائرات على خان شيخون وسراقب", known)
    assert all(place is not None and place.id is not None and place.id.startswith("geonames:") for place in found) and len(found) == 2
    assert names("أغارت الطائرات على منازل المدنيين", known) == [None]


def test_two_governorates_are_not_their_towns(vocabulary: Vocabulary) -> None:
    text = "قصفت قوات السهل مواقع في محافظتي المشرق والمغرب"
    assert names(text, vocabulary) == ["East", "West"]


def test_a_hashtag_before_the_news_is_its_place() -> None:
    from ceasefire.dossier.dossier import vocabulary as of
    from ceasefire.dossier.embedded import embedded
    from ceasefire.dossier.load import load

    known = of(load(embedded("southwest-syria")))
    assert names("#طفس: سقطت قذيفة هاون صباح اليوم", known) == ["Tafas"]
    assert names("طفس", known) == []


def test_a_district_is_named_and_an_office_is_not(vocabulary: Vocabulary) -> None:
    assert names("قصفت المدفعية مديرية الكوماني أمس", vocabulary) == ["الكوماني"]
    assert names("قصفت المدفعية مديرية التربية أمس", vocabulary) == [None]
