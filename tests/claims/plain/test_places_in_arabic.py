"""Arabic sentences about places: lists, roads, origins, "the town", names that no gazetteer has."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def places(texts: list[str]) -> list[list[tuple[str, bool] | None]]:
    """Name and whether it has a point, of the place of each claim."""
    read = read_many([Text(text=text, published=DAY) for text in texts], general_vocabulary())
    return [[(c.place.name, c.place.lat is not None) if c.place else None for c in claims] for claims in read]


CITIES = [("Kherson", True), ("Kharkiv", True), ("Kramatorsk", True)]
UNKNOWN = [("تل الزهور", False), ("كفر صندل", False), ("الهضيبة", False)]
SETS = [
    (CITIES, "قصفت المدفعية مدن خيرسون وخاركيف وكراماتورسك."), (CITIES, "شمل القصف المدفعي مدن: خيرسون، خاركيف، كراماتورسك."),
    (CITIES, "قصفت المدفعية خيرسون وخاركيف إضافة إلى كراماتورسك."), (CITIES, "قصفت المدفعية خيرسون وخاركيف، فضلا عن كراماتورسك."),
    (UNKNOWN, "تعرضت قرى تل الزهور وكفر صندل والهضيبة لقصف مدفعي."), (UNKNOWN, "شنت مقاتلات حربية غارات على قرى تل الزهور وكفر صندل والهضيبة."),
    ([("Kherson", True)], "قصفت قوات متمركزة في خاركيف مدينة خيرسون بالمدفعية."), ([("Kherson", True)], "سقطت قذائف أطلقت من محيط خاركيف على خيرسون."),
    ([("Kherson", True)], "قصفت مدفعية الجيش من مواقعها في خاركيف مدينة خيرسون."),
    ([("Kherson", True)] * 2, "شهدت مدينة خيرسون اشتباكات. وسقطت قذائف على أحياء المدينة."),
    ([("Kherson", True)] * 2, "وصلت قافلة مساعدات إلى مدينة خيرسون. وبعد ساعات قصفت المدفعية المدينة."),
    ([("Kherson", True)], "انفجر لغم على الطريق الذي يربط خيرسون بخاركيف."), ([("Kherson", True)], "قتل سائق برصاص قناص على طريق خيرسون خاركيف."),
    ([("نيابيبوي", False)], "سيطر المتمردون على بلدة نيابيبوي."), ([("حارة حريك", False)], "استهدفت غارة جوية مبنى في حارة حريك."),
    ([("أديغرات", False)], "قصفت مسيرة مدينة أديغرات فقتلت ثلاثة."), ([("Kherson", True)] * 2, "وصلت قافلة مساعدات إلى مدينة خيرسون. ولقي ثلاثة أشخاص مصرعهم وسط المدينة."),
    ([("رأس بعلبك", False)], "سقطت قذيفة على جرود رأس بعلبك."), ([("Baalbek", True)], "سقطت قذيفة على أطراف بعلبك."),
    ([("Kramatorsk", True)], "سقطت قذائف على المناطق الشرقية من كراماتورسك."),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "text"), SETS)
def test_places_of_a_sentence(wanted: object, text: str) -> None:
    assert places([text]) == [wanted]


ACTS = ("قصف مدفعي", "غارة جوية", "اشتباكات")
FRAMES = ("قتل ثلاثة أشخاص في {a} {p}.", "أدى {a} {p} إلى مقتل ثلاثة أشخاص.", "أفادت مصادر محلية بمقتل ثلاثة أشخاص في {a} {p}.")
WITHIN = ("في محور {n}", "في جبهة {n}", "في منطقة {n}", "في ناحية {n}", "في قرية {n}", "غرب بلدة {n}", "بقرية {n}")


@pytest.mark.parametrize("name", ["الهضيبة", "تل الزهور", "أم خالد", "الشحيمية", "عين سلوق"])
def test_a_name_in_no_gazetteer_is_kept_after_every_word_for_a_place(name: str) -> None:
    texts = [f.format(a=a, p=w.format(n=name)) for f, a, w in itertools.product(FRAMES, ACTS, WITHIN)]
    for text, found in zip(texts, places(texts), strict=True):
        assert (text, found) == (text, [(name, False)])


@pytest.mark.parametrize("words", ["في منطقة العمليات", "في منطقة خفض التصعيد", "في منطقة حدودية", "في الأحياء الشرقية", "قرب تقاطع مزدحم", "بحسب مصادر محلية بمقتل شخص"])
def test_what_names_no_place_gives_none(words: str) -> None:
    assert places([f"قصف مدفعي {words}."])[0][0] is None


def test_a_village_of_another_country_is_not_meant_by_a_shared_name() -> None:
    # A village in the West Bank has that name; a text about Darfur does not speak of it.
    assert places(["قصفت المدفعية مدينة نيالا. وقتل خمسة أشخاص في غارة جوية على قرية السكة."]) == [[("Nyala", True), ("السكة", False)]]
    assert places(["قصفت المدفعية مدينة نابلس. وقتل خمسة أشخاص في غارة جوية على قرية السكة."]) == [[("Nablus", True), ("Sikkah", True)]]


def test_a_quarter_of_a_town_is_no_town_of_another_state() -> None:
    # A town in Syria has that name too.
    assert places(["قصفت المدفعية حي الثورة بمدينة أم درمان."]) == [[("الثورة", True)]]
    assert places(["قصفت المدفعية مدينة الثورة في ريف الرقة."]) == [[("Al-Tabqa", True)]]
