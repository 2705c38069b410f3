"""Places that a model quotes from Arabic: sites that bear the name of a town, crossings between two countries, names of which ours is a part."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.support.model_service import Service, answer

from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.prompt import MEANT, QUOTED
from ceasefire.claims.read import Text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.place import Place

V = general_vocabulary()
BLANK: dict[str, Any] = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality"))


def read(text: str, quoted: str, meant: str) -> tuple[Place, str]:
    """The place of the one claim that a model makes of an Arabic sentence, and the words that it stands in."""
    service = Service()
    service.answers = [answer(BLANK | {"sentence": text, "act": "shelling", "act_words": text.split()[0], "modality": "asserted", "place": quoted, "place_is": meant})]
    try:
        made = read_with_model(Text(text=text, published=datetime(2023, 8, 16, tzinfo=UTC), language="ar"), V, service.settings(ask_again=False), mark="CLEAR", name="a.txt")
    finally:
        service.stop()
    (claim,) = made.claims
    assert made.problems == () and claim.place is not None
    return claim.place, text[slice(*claim.spans["place"])]


@pytest.mark.parametrize(
    ("text", "quoted", "meant", "name", "located"),
    [
        ("قصفت المدفعية مطار بورتسودان صباح اليوم.", "مطار بورتسودان", "Port Sudan Airport, SD", "مطار بورتسودان", False),
        ("قصف المتمردون قاعدة غاو الجوية.", "قاعدة غاو الجوية", "Gao air base, ML", "قاعدة غاو الجوية", False),
        ("قصفت القوات مبنى قرب جامعة الخرطوم.", "جامعة الخرطوم", "University of Khartoum, SD", "جامعة الخرطوم", False),
        ("قصفت الطائرات محيط مستشفى الفاشر.", "الفاشر", "El Fasher, SD", "El Fasher", True),
        ("قصفت القوات مدينة مأرب.", "مدينة مأرب", "Marib, YE", "Ma'rib", True),
        ("قصفت الطائرات ميناء الحديدة.", "ميناء الحديدة", "Hodeidah, YE", "Al Ḩudaydah", True),
        ("قصفت الطائرات مخيم جباليا.", "مخيم جباليا", "Jabalia camp, PS", "Jabalia camp", True),
        ("قصف المسلحون جنودا في قاعدة بليدوغلي.", "بليدوغلي", "Baledogle, SO", "قاعدة بليدوغلي", False),
        ("قصفت المدفعية مواقع بمطار كيسانغو.", "كيسانغو", "Kisangu, CD", "مطار كيسانغو", False),
        ("قصفت الطائرات سوق توغوغا.", "توغوغا", "Togoga, ET", "توغوغا", False),
        ("قصف المسلحون مركزا في مطار مقديشو.", "مقديشو", "Mogadishu, SO", "Mogadishu", True),
        ("قصفت القوات معبر كرم أبو سالم.", "معبر كرم أبو سالم", "Kerem Shalom, IL", "Kerem Shalom crossing", True),
        ("قصفت الطائرات معبر رفح.", "معبر رفح", "Rafah Crossing, EG", "Rafah crossing", True),
        ("قصفت الطائرات معسكرا في سان فيسنتي ديل كاغوان.", "سان فيسنتي ديل كاغوان", "San Vicente del Caguán, CO", "San Vicente del Caguán", True),
        ("قصفت المدفعية طرابلس.", "طرابلس", "Tripoli, GR", "طرابلس", False),
        ("قصفت المسيرات مطار كسلا.", "مطار كسلا", "Kassala Airport, SD", "مطار كسلا", False),
        ("قصف الجيش سجن تعز المركزي.", "سجن تعز المركزي", "Taiz central prison, YE", "سجن تعز المركزي", False),
        ("قصف الثوار ثكنة حمص.", "ثكنة حمص", "Homs barracks, SY", "ثكنة حمص", False),
        ("قصف المقاتلون مصفاة الزاوية.", "مصفاة الزاوية", "Zawiya refinery, LY", "مصفاة الزاوية", False),
        ("قصفت القوات جامعة الموصل وأحياء مجاورة.", "جامعة الموصل", "University of Mosul, IQ", "جامعة الموصل", False),
        ("قصفت الطائرات مطار صنعاء.", "مطار صنعاء", "Sanaa International Airport, YE", "Sanaa airport", True),
        ("قصفت الطائرات مطار الخرطوم.", "مطار الخرطوم", "Khartoum International Airport, SD", "Khartoum airport", True),
        ("قصفت المدفعية بلدة بوكروفسك.", "بوكروفسك", "Pokrovsk, UA", "Pokrovsk", True),
        ("قصفت المدفعية محطة قطار في كراماتورسك.", "كراماتورسك", "Kramatorsk, UA", "Kramatorsk", True),
        ("قصفت القوات فندقا في مقديشو.", "مقديشو", "Mogadishu, SO", "Mogadishu", True),
        ("قصف المسلحون دورية لقاعدة تيساليت.", "تيساليت", "Tessalit, ML", "Tessalit", True),
        ("قصف المسلحون مخيم كالما.", "كالما", "Kalma camp, SD", "مخيم كالما", False),
        ("قصف المسلحون سجن كوبر.", "كوبر", "Kober Prison, SD", "سجن كوبر", False),
        ("قصفت الطائرات جسر شمبات.", "شمبات", "Shambat, SD", "شمبات", False),
        ("قصفت المدفعية معبر نصيب.", "معبر نصيب", "Nasib crossing, JO", "معبر نصيب", False),
        ("قصفت المدفعية معبر أدري.", "أدري", "Adre, TD", "Adré", True),
        ("قصفت المدفعية محافظة مأرب.", "محافظة مأرب", "Marib Governorate, YE", "Ma'rib", True),
    ],
)  # fmt: skip
def test_places(text: str, quoted: str, meant: str, name: str, located: bool) -> None:
    place, _ = read(text, quoted, meant)
    assert (place.name, place.lat is not None) == (name, located)


def test_the_noun_of_a_site_is_part_of_what_is_quoted_and_its_preposition_is_not() -> None:
    assert read("قصفت المدفعية مواقع بمطار كيسانغو.", "كيسانغو", "Kisangu, CD")[1] == "مطار كيسانغو"


def test_a_longer_name_of_the_atlas_is_not_the_town_of_which_ours_is_a_part() -> None:
    """Two towns of one country that are nearer than those that are only spelt alike."""
    text = "قصف الجيش الكولومبي معسكرا في سان فيسنتي ديل كاغوان."
    place, _ = read(text, "سان فيسنتي ديل كاغوان", "San Vicente del Caguán, CO")
    assert place.name == "San Vicente del Caguán"
