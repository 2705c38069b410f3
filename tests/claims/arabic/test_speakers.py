"""Who says it: verb first, name first, headlines, "according to", speech that goes on, nobody named; and who does not."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.clock import utc
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")

# (sentence, asserter of each claim; "-" for nobody)
SAID: list[tuple[str, list[str]]] = [
    # verb first: an office, a person, an anonymous source of somebody
    ("أفاد مصدر عسكري في قوات السهل بأن جبهة الجبل قصفت الرمانة", ["plain_forces"]),
    ("قال المكتب الإعلامي لجبهة الجبل إن قوات السهل قصفت الرمانة بالمدفعية", ["hill_front"]),
    ("شدد قائد ميداني في جبهة الجبل على أن مقاتليها سيطروا على الرمانة", ["hill_front"]),
    ("أكد العقيد سمير الورد، الناطق باسم قوات السهل، أن جبهة الجبل هاجمت الرمانة", ["plain_forces"]),
    ("وأعلن حاكم المنطقة سامي الورد عبر صفحته أن جبهة الجبل قصفت الرمانة", ["حاكم المنطقة سامي الورد"]),
    ("نوهت غرفة الطوارئ إلى أن قذائف سقطت على الرمانة", ["غرفة الطوارئ"]),
    ("ادعت جبهة الجبل أن قوات السهل قصفت الرمانة", ["hill_front"]),
    # told to an outlet, which passes it on
    ("أبلغ سكان محليون راديو الظهيرة بأن قوات السهل قصفت الرمانة", ["سكان محليون"]),
    ("قال مصدر طبي لراديو الظهيرة إن قوات السهل قصفت الرمانة", ["مصدر طبي"]),
    ("قالت وكالة البريد نقلا عن ضابط في قوات السهل إن جبهة الجبل قصفت الرمانة", ["plain_forces"]),
    ("نقلت وكالة البريد أمس عن شاهدين أن جبهة الجبل قصفت الرمانة", ["شاهدين"]),
    # name first
    ("جبهة الجبل تعلن قصف الرمانة بالمدفعية", ["hill_front"]),
    ("قوات السهل تتهم «جبهة الجبل» بقصف الرمانة", ["plain_forces"]),
    ("أما جبهة الجبل فقالت إن قوات السهل قصفت الرمانة", ["hill_front"]),
    # headlines
    ("جبهة الجبل: قوات السهل قصفت الرمانة", ["hill_front"]),
    ("عاجل | مصدر أمني: مسلحون هاجموا الرمانة", ["مصدر أمني"]),
    ("الرمانة: قصف مدفعي على حي السلام", ["-"]),
    ("عاجل: قصف مدفعي على حي السلام", ["-"]),
    # according to
    ("قصفت قوات السهل الرمانة بالمدفعية، على حد قول ناشطين", ["ناشطين"]),
    ("قصفت قوات السهل الرمانة بالمدفعية، طبقا لمرصد الوادي", ["watch"]),
    ("قصفت قوات السهل الرمانة بالمدفعية، كما أفاد مركز حقوقي", ["مركز حقوقي"]),
    ("قصفت قوات السهل الرمانة بالمدفعية، وفق رواية جبهة الجبل", ["hill_front"]),
    ("قصفت قوات السهل الرمانة بالمدفعية، كما هاجمت عين الورد", ["-", "-"]),
    ("قصفت قوات السهل الرمانة وفق الاتفاق", ["-"]),
    # quotation first
    ("«قصفت قوات السهل الرمانة بالمدفعية»، قال المتحدث باسم جبهة الجبل", ["hill_front"]),
    # speech goes on
    ("قال مصدر محلي إن قوات السهل قصفت الرمانة. وتابع: كما هاجمت جبهة الجبل عين الورد.", ["مصدر محلي", "مصدر محلي"]),
    ("قال مصدر محلي إن قوات السهل قصفت الرمانة. وهاجمت جبهة الجبل عين الورد.", ["مصدر محلي", "-"]),
    ("قال مصدر محلي إن قوات السهل قصفت الرمانة، مشيرا إلى أن جبهة الجبل هاجمت عين الورد", ["مصدر محلي", "مصدر محلي"]),
    # a quotation over a full stop, and after it; "we" goes on for whoever spoke
    (
        "قال الناطق باسم جبهة الجبل: «قصفت قوات السهل الرمانة. وهاجمت قوات السهل عين الورد». وهاجم مسلحون الزيتونة.",
        ["hill_front", "hill_front", "-"],
    ),
    ("بيان صادر عن جبهة الجبل: قصفنا الرمانة. وهاجمت قواتنا عين الورد.", ["hill_front", "hill_front"]),
    ("بيان صادر عن جبهة الجبل: قصفنا الرمانة. وهاجم مسلحون عين الورد.", ["hill_front", "-"]),
    # who is named is not who speaks
    ("قصفت قوات السهل مقر راديو الظهيرة في الرمانة", ["-"]),
    ("رغم تحذيرات مرصد الوادي، قصفت قوات السهل الرمانة", ["-"]),
    ("جاء في بيان لجبهة الجبل أن قوات السهل قصفت الرمانة", ["hill_front"]),
    ("بعد إعلان جبهة الجبل سيطرتها على الرمانة، قصفت قوات السهل عين الورد", ["hill_front", "-"]),
    # nobody named
    ("يُقال إن مسلحين هاجموا الرمانة", ["-"]),
    ("أفاق السكان على قصف الرمانة", ["-"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[str(k) for k in range(len(SAID))])
def test_who_says_it(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    claims = read_arabic(text, vocabulary, published=PUBLISHED)
    assert [c.attributed_to or "-" for c in claims if c.act != "denial"] == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("أُفيد عن قصف مدفعي على الرمانة", "hedged"),
        ("ذُكر أن قوات السهل قصفت الرمانة", "hedged"),
        ("ذكر مرصد الوادي أن قوات السهل قصفت الرمانة", "asserted"),
        ("قوات السهل تنفي قصف الرمانة", "denied"),
        ("كذب الناطق باسم قوات السهل أنباء قصف الرمانة", "denied"),
        ("قوات السهل تؤكد قصف الرمانة", "asserted"),
    ],
)
def test_said_by_nobody_named_is_hedged_and_denied_is_denied(text: str, modality: str, vocabulary: Vocabulary) -> None:
    (claim,) = (c for c in read_arabic(text, vocabulary, published=PUBLISHED) if c.act == "shelling")
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("موسكو: القوات الأوكرانية قصفت بيلغورود", "state_ru"),
        ("موسكو: قصف مدفعي على أطراف المدينة", None),
        ("وزير الإعلام اليمني: قصف مدفعي على تعز", "state_ye"),
        ("وفد المعارضة اليمنية: قصف مدفعي على تعز", None),
    ],
)
def test_a_capital_says_or_is_where(text: str, asserter: str | None) -> None:
    (claim,) = read_arabic(text, general_vocabulary(), published=PUBLISHED)
    assert (claim.attributed_to == asserter) if asserter else not (claim.attributed_to or "").startswith("state_")


def test_we_did_it_is_the_speakers_deed(vocabulary: Vocabulary) -> None:
    one, two = read_arabic("بيان صادر عن جبهة الجبل: قصفنا الرمانة. وهاجمت قواتنا عين الورد.", vocabulary, published=PUBLISHED)
    assert (one.actor, two.actor) == ("hill_front", "hill_front")
    (other,) = read_arabic("قال مرصد الوادي: قصفنا الرمانة", vocabulary, published=PUBLISHED)
    assert other.actor is None
