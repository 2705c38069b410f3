"""When an act was and who asserts it, in Arabic: stretches of days, days counted from others, the day of the saying, speakers."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day, utc
from ceasefire.dossier.vocabulary import Vocabulary

TUESDAY = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")


def _claim(text: str, vocabulary: Vocabulary, act: str) -> Claim:
    return next(c for c in read_arabic(text, vocabulary, published=TUESDAY) if c.act == act)


@pytest.mark.parametrize(
    ("text", "act", "first", "last"),
    [
        # since, with whatever stands between, and before another time of the sentence
        ("قصفت قوات السهل الرمانة بالمدفعية 12 مرة منذ دخول التهدئة حيز التنفيذ صباح الأحد.", "shelling", "2018-07-01", "2018-07-03"),
        ("قصفت قوات السهل الرمانة بالمدفعية صباح الأحد.", "shelling", "2018-07-01", "2018-07-01"),
        ("قصفت قوات السهل الرمانة بالمدفعية منذ يوم الجمعة، فيما هاجمت جبهة الجبل عين الورد صباح اليوم.", "shelling", "2018-06-29", "2018-07-03"),
        ("قصفت قوات السهل الرمانة بالمدفعية منذ بداية الشهر الجاري.", "shelling", "2018-07-01", "2018-07-03"),
        # days in a row
        ("قصفت قوات السهل الرمانة بالمدفعية اليوم الثلاثاء، لليوم الثالث على التوالي.", "shelling", "2018-07-01", "2018-07-03"),
        ("قصفت قوات السهل الرمانة بالمدفعية اليوم الثلاثاء، للمرة الثالثة على التوالي.", "shelling", "2018-07-03", "2018-07-03"),
        ("قصفت قوات السهل الرمانة بالمدفعية يوم الأحد ثم الاثنين.", "shelling", "2018-07-01", "2018-07-02"),
        # counted from the day told before, also by a sentence that tells no act
        ("غادر الوفد الأحد. وفي اليوم التالي قصفت قوات السهل الرمانة بالمدفعية.", "shelling", "2018-07-02", "2018-07-02"),
        ("غادر الوفد الاثنين. وقبل ذلك بيومين قصفت قوات السهل الرمانة بالمدفعية.", "shelling", "2018-06-30", "2018-06-30"),
        ("قصفت قوات السهل الرمانة بالمدفعية بعد يومين من اجتماع السبت.", "shelling", "2018-07-02", "2018-07-02"),
        ("قصفت قوات السهل الرمانة بالمدفعية من أول امبارح.", "shelling", "2018-07-01", "2018-07-03"),
        ("قصفت قوات السهل الرمانة بالمدفعية أول امبارح.", "shelling", "2018-07-01", "2018-07-01"),
        # days of a month, of two, before and after one, and one that goes on into another
        ("قصفت قوات السهل الرمانة بالمدفعية في اليوم الأخير من حزيران.", "shelling", "2018-06-30", "2018-06-30"),
        ("قصفت قوات السهل الرمانة بالمدفعية يومي 1 و2 تموز.", "shelling", "2018-07-01", "2018-07-02"),
        ("قصفت قوات السهل الرمانة بالمدفعية عشية محادثات الاثنين.", "shelling", "2018-07-01", "2018-07-01"),
        ("قصفت قوات السهل الرمانة بالمدفعية قبل أمس.", "shelling", "2018-07-01", "2018-07-01"),
        ("قصفت قوات السهل الرمانة بالمدفعية قبل ظهر أمس.", "shelling", "2018-07-02", "2018-07-02"),
        ("اندلعت اشتباكات بين قوات السهل وجبهة الجبل في الرمانة الأحد واستمرت حتى الاثنين.", "armed_clash", "2018-07-01", "2018-07-02"),
        ("اندلعت اشتباكات بين قوات السهل وجبهة الجبل في الرمانة الأحد وتوقفت.", "armed_clash", "2018-07-01", "2018-07-01"),
        # a truce is declared when it is declared, not when it is to begin
        ("أعلنت قوات السهل الاثنين هدنة لثلاثة أيام تبدأ الجمعة.", "truce_declared", "2018-07-02", "2018-07-02"),
        ("أعلنت قوات السهل الاثنين هدنة لثلاثة أيام من 6 حتى 9 تموز.", "truce_declared", "2018-07-02", "2018-07-02"),
        # what "we" demand is demanded now
        ("بيان من جبهة الجبل: هاجمت قوات السهل الرمانة أمس. ونطالب قوات السهل بالانسحاب من الرمانة.", "demand_or_ultimatum", "2018-07-03", "2018-07-03"),
    ],
)
def test_when(text: str, act: str, first: str, last: str, vocabulary: Vocabulary) -> None:
    claim = _claim(text, vocabulary, act)
    assert claim.when is not None
    assert (str(first_day(claim.when)), str(last_day(claim.when)), claim.when_assumed) == (first, last, False)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # an unnamed source that speaks to a known outlet is the outlet's
        ("قال مصدر أمني لراديو الظهيرة إن قوات السهل قصفت الرمانة", "radio"),
        ("قال مصدر أمني إن قوات السهل قصفت الرمانة", "مصدر أمني"),
        ("قال طبيب لراديو الظهيرة إن قوات السهل قصفت الرمانة", "طبيب"),
        # two of them, one of many, whom a name beside them says nothing of
        ("أكد مسؤولان محليان تعرض الرمانة لقصف مدفعي", "مسؤولان محليان"),
        ("قال أحد سكان الرمانة إن قوات السهل قصفت الرمانة", "أحد سكان الرمانة"),
        ("أعربت جبهة الجبل عن أسفها لقصف قوات السهل الرمانة", "hill_front"),
        # a verb that no list has, a verb with a noun of saying, behind a dash
        ("سرب مسؤول محلي أن قوات السهل قصفت الرمانة", "مسؤول محلي"),
        ("جدد مسؤول محلي التأكيد على أن قوات السهل قصفت الرمانة", "مسؤول محلي"),
        ("قتل مسؤول محلي بعد أن قصفت قوات السهل الرمانة", None),
        ("قوات السهل قصفت الرمانة بالمدفعية - مسؤول محلي", "مسؤول محلي"),
        ("قوات السهل قصفت الرمانة بالمدفعية - صورة", None),
        ("قال مسؤول محلي لم يذكر اسمه إن قوات السهل قصفت الرمانة", "مسؤول محلي"),
        ("قصفت قوات السهل الرمانة بالمدفعية، على ما أفاد المحافظ", "المحافظ"),
        ("قصفت قوات السهل الرمانة بالمدفعية على ما يبدو", None),
    ],
)
def test_who_asserts(text: str, who: str | None, vocabulary: Vocabulary) -> None:
    assert _claim(text, vocabulary, "shelling").attributed_to == who


def test_unconfirmed_reports_are_hedged(vocabulary: Vocabulary) -> None:
    assert _claim("وردت تقارير غير مؤكدة عن قصف مدفعي على الرمانة", vocabulary, "shelling").modality == "hedged"
    assert _claim("لم يتسن التحقق من صحة تقارير عن قصف مدفعي على الرمانة", vocabulary, "shelling").modality == "hedged"
    assert _claim("دوت انفجارات في الرمانة ناجمة على ما يبدو عن قصف مدفعي على البلدة", vocabulary, "shelling").modality == "hedged"
    assert _claim("وردت تقارير مؤكدة عن قصف مدفعي على الرمانة", vocabulary, "shelling").modality == "asserted"


def test_a_hit_that_is_denied_is_the_one_told_before(vocabulary: Vocabulary) -> None:
    told = "اتهمت جبهة الجبل قوات السهل بقصف الرمانة، ونفت قوات السهل"
    denied = read_arabic(f"{told} استهداف البلدة.", vocabulary, published=TUESDAY)
    assert [(c.act, c.attributed_to, c.modality) for c in denied] == [("shelling", "hill_front", "asserted"), ("shelling", "plain_forces", "denied")]
    other = read_arabic(f"{told} فتح الطريق.", vocabulary, published=TUESDAY)
    assert (other[0].act, other[0].modality) == ("shelling", "asserted")
    assert all(c.act != "shelling" for c in other[1:])


def test_who_is_meant_by_it_said_and_by_its_claim(vocabulary: Vocabulary) -> None:
    said = _claim("نشرت جبهة الجبل بيانا على موقعها. وقالت فيه إن قوات السهل قصفت الرمانة", vocabulary, "shelling")
    assert said.attributed_to == "hill_front"
    nobody = _claim("نشرت بيانات كثيرة على الموقع. وقالت فيها إن قوات السهل قصفت الرمانة", vocabulary, "shelling")
    assert nobody.attributed_to == "قالت"  # whoever it was, it is not the outlet's own word


def test_a_denial_of_a_name_nobody_knows_is_a_denial(vocabulary: Vocabulary) -> None:
    assert _claim("نفى الحلف شن قصف مدفعي على الرمانة", vocabulary, "shelling").modality == "denied"
    assert _claim("بدأ الحلف شن قصف مدفعي على الرمانة", vocabulary, "shelling").modality == "asserted"
