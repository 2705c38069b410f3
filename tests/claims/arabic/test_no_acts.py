"""Words of an act that say none where they stand, beside the same words where they do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)

CASES = [
    ("ووفق سكان محليين، قصفت قوات السهل الرمانة أمس.", ["shelling"]),
    ("ووفقا لمصدر طبي، قتل اثنان في قصف على الرمانة.", ["shelling"]),
    ("ووافقت جبهة الجبل على الهدنة.", ["acceptance"]),
    ("قصفت قوات السهل مواقع عبر خط السيطرة قرب الرمانة.", ["shelling"]),
    ("سيطرت قوات السهل على الرمانة.", ["control_gained"]),
    ("تخضع الرمانة لسيطرة جبهة الجبل منذ عامين.", []),
    ("استعادت قوات السهل ثمانية أسرى من جبهة الجبل.", []),
    ("استعادت قوات السهل جثماني مقاتلين قرب الرمانة.", []),
    ("استعادت قوات السهل الرمانة من جبهة الجبل.", ["control_gained"]),
    ("أصدر جيش السهل بيانا وصلت نسخة منه إلى راديو الظهيرة في الرمانة.", []),
    ("وصلت تعزيزات لقوات السهل إلى الرمانة.", ["force_movement"]),
    ("اعتادت قوات السهل قصف الرمانة.", []),
    ("وغالبا ما تقصف جبهة الجبل عين الورد.", []),
    ("تقصف جبهة الجبل عين الورد.", ["shelling"]),
    ("وباتت الرمانة هدفا دائما لهجمات جبهة الجبل.", []),
    ("وكانت الرمانة أمس هدفا لهجوم شنته جبهة الجبل.", ["ground_assault"]),
    ("قتلت قوات السهل ثلاثة مسلحين في الرمانة خلال ليلة عدت من الأطول، وهي من أعنف المعارك.", ["killing_other"]),
    ("وفي هجوم آخر، قصفت جبهة الجبل عين الورد.", ["shelling"]),
    ("وفي هجوم آخر على عين الورد قتلت جبهة الجبل ثلاثة مدنيين.", ["ground_assault"]),
    ("ولم تسجل معلومات عن وقوع اعتقالات في الرمانة.", []),
    ("وسجلت المديرية وقوع اعتقالات في الرمانة.", ["abduction_or_detention"]),
    ("ألقت طائرة مسيرة لقوات السهل قنبلة على الرمانة.", ["drone_strike"]),
    ("ألقى الطيران الحربي لقوات السهل قنابل على الرمانة.", ["airstrike"]),
    ("ألقى مسلحون قنبلة على مخفر في الرمانة.", ["explosive_device"]),
    ("ألقت طائرة مساعدات غذائية فوق الرمانة.", ["aid_delivery"]),
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_what_is_told(vocabulary: Vocabulary, text: str, told: list[str]) -> None:
    assert [one.act for one in read_text(text, vocabulary, published=DAY)] == told


@pytest.mark.parametrize("verb", ["أسفر", "أدى", "تسبب"])
def test_the_shelling_that_led_to(verb: str) -> None:
    """A noun behind "led", never a verb whose object is its doer."""
    from ceasefire.dossier.general import general_vocabulary

    with_ = {"أسفر": "عن", "أدى": "إلى", "تسبب": "في"}[verb]
    (one,) = read_text(f"{verb} قصف روسي على كوبيانسك {with_} مقتل ستة أشخاص.", general_vocabulary(), published=DAY)
    assert (one.act, one.actor, one.target) == ("shelling", "rf_forces", None)


MORE = [
    ("وتشهد محافظة المشرق هجمات مسلحة متكررة منذ عام 2015.", []),
    ("وبالتوازي مع إعلان وقف إطلاق النار دعا الوجهاء إلى الهدوء في الرمانة.", []),
    ("ورصد المركز خرق قوات السهل، صباح أمس، وقف إطلاق النار في الرمانة.", ["violation_alleged"]),
    ("أعلنت قوات السهل وقف إطلاق النار في الرمانة رغم خرق جبهة الجبل للهدنة.", ["truce_declared", "violation_alleged"]),
    ("قصفت جبهة الجبل أرتالا كانت في طريقها إلى الرمانة لقتال الفصائل هناك.", ["shelling"]),
    ("وتتعرض قرى المشرق باستمرار إلى قصف مدفعي من جبهة الجبل.", []),
    ("وتتعرض الرمانة منذ الصباح إلى قصف مدفعي من جبهة الجبل.", ["shelling"]),
    ("واتضح لاحقا أن الهجوم على الرمانة لم يكن بعبوة ناسفة.", ["ground_assault"]),
    ("ولم تؤكد جبهة الجبل عملية تبادل الأسرى.", []),
    ("وكان تبادل الأسرى في الماضي يشمل عددا مماثلا من الجانبين.", []),
    ("أكدت جبهة الجبل عملية تبادل الأسرى مع قوات السهل.", ["prisoner_exchange"]),
    ("أدان المركز الهجوم الذي وقع بسيارة مفخخة في الرمانة.", ["explosive_device"]),
    ("وقال شهود إن مسلحين يتمركزون في الرمانة أطلقوا قذائف على عين الورد.", ["shelling"]),
]


@pytest.mark.parametrize(("text", "told"), MORE)
def test_habits_aims_and_silence(vocabulary: Vocabulary, text: str, told: list[str]) -> None:
    assert [one.act for one in read_text(text, vocabulary, published=DAY)] == told
