"""What long pages have and short reports have not: speakers carried on, background paragraphs, names that tell nothing."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, utc
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")  # a Tuesday


def line(claim: Claim) -> str:
    place = (claim.place.id or claim.place.name) if claim.place else "-"
    day = first_day(claim.when).isoformat() if claim.when is not None and not claim.when_assumed else "-"
    return "|".join((claim.act, claim.actor or "-", place, day, claim.attributed_to or "-"))


def read(text: str, vocabulary: Vocabulary) -> list[str]:
    return [line(c) for c in read_arabic(text, vocabulary, published=PUBLISHED)]


LEAD = "قالت وكالة البريد إن قوات السهل قصفت الرمانة أمس الاثنين.\n"
TOLD = "shelling|plain_forces|rummana|2018-07-02|state_agency"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an aside is in the text's own words, of no day and at no place of the scene
        ("يذكر أن قوات السهل انسحبت من بلدة المينا.", ["withdrawal|plain_forces|mina|-|-"]),
        ("ويشار إلى أن جبهة الجبل أعلنت هدنة.", ["truce_declared|hill_front|-|-|hill_front"]),
        # "the same source" is whoever spoke
        ("وقصفت جبهة الجبل بلدة المينا، وفق المصدر نفسه.", ["shelling|hill_front|mina|2018-07-02|state_agency"]),
        ("وقصفت جبهة الجبل بلدة المينا، بحسب المصدر ذاته.", ["shelling|hill_front|mina|2018-07-02|state_agency"]),
        ("وذكرت الوكالة نفسها أن جبهة الجبل قصفت بلدة المينا.", ["shelling|hill_front|mina|2018-07-02|state_agency"]),
        # times that name no day take none over
        ("وقصفت جبهة الجبل مؤخرا بلدة المينا.", ["shelling|hill_front|mina|-|-"]),
        ("وتواصل جبهة الجبل منذ أسابيع قصف بلدة المينا.", ["shelling|hill_front|mina|-|-"]),
        # the shelling, put beside something else, is the one just told
        ("ويأتي هذا القصف بعد إعلان هدنة في المشرق.", []),
        # whose shelling it was
        ("وأضافت أن بلدة المينا كان لها النصيب الأكبر من القصف.", ["shelling|plain_forces|mina|2018-07-02|state_agency"]),
    ],
)
def test_what_follows_a_lead(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    assert read(LEAD + text, vocabulary) == [TOLD, *expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the front that is called after the fighting, and fighting on a front
        ("ارتكبت قوات السهل خروقات للهدنة على جبهات القتال في الرمانة.", ["violation_alleged|plain_forces|rummana|-|-"]),
        ("اندلع قتال في جبهة الرمانة أمس.", ["armed_clash|-|rummana|2018-07-02|-"]),
        # the zone that is called after what it should bring
        ("قصفت قوات السهل أمس عين الورد في منطقة خفض التصعيد.", ["shelling|plain_forces|ward|2018-07-02|-"]),
        # what has ebbed
        ("تشهد الرمانة انخفاضا في وتيرة القصف.", []),
        ("وشهدت الرمانة غيابا كاملا للطلعات الجوية.", []),
        # what any future attack would meet, and one that was denied
        ("أعلنت قوات السهل استعدادها للتصدي لأي هجوم على الرمانة.", []),
        # a body called after a movement, and one that saw to it
        ("قصفت قوات السهل الرمانة أمس. وتجتمع لجنة تنسيق إعادة الانتشار اليوم.", ["shelling|plain_forces|rummana|2018-07-02|-"]),
        ("تحققت لجنة المراقبة من انسحاب قوات السهل من الرمانة أمس.", ["withdrawal|plain_forces|rummana|2018-07-02|-"]),
        # a truce broken is not declared
        ("سجلت جبهة الجبل انتهاكا للهدنة في الرمانة أمس.", ["violation_alleged|-|rummana|2018-07-02|hill_front"]),
        ("خرقت قوات السهل الهدنة عبر شنها هجوما على الرمانة أمس.", ["violation_alleged|plain_forces|-|2018-07-02|-", "ground_assault|plain_forces|rummana|2018-07-02|-"]),
        # a truce's own day is not the breach's
        ("تواصل قوات السهل خرق هدنة 9 حزيران في الرمانة.", ["violation_alleged|plain_forces|rummana|-|-"]),
        # names of deals, verbs and clauses in passing are no places
        ("قصفت قوات السهل أمس بلدة المينا رغم اتفاق الرمانة.", ["shelling|plain_forces|mina|2018-07-02|-"]),
        ("قصفت قوات السهل الرمانة أمس، علما أن بلدة المينا تبعد عنها 20 كم، ما أدى إلى مقتل شخصين.", ["shelling|plain_forces|rummana|2018-07-02|-"]),
        ("قصفت قوات السهل أمس قرى مثل عين الورد والزيتونة.", ["shelling|plain_forces|ward|2018-07-02|-", "shelling|plain_forces|zaytun|2018-07-02|-"]),
        # besieged quarters lie where they lie
        ("قصفت قوات السهل أمس الأحياء المحاصرة في الرمانة.", ["shelling|plain_forces|rummana|2018-07-02|-"]),
        # a speech that a comma opens covers what the next comma parts from it
        ("قال مصدر في الرمانة، إن قوات السهل دخلت إلى بلدة المينا، أمس الاثنين، برفقة دبابات.", ["force_movement|plain_forces|mina|2018-07-02|مصدر"]),
        ("وكالة البريد، أفادت بأن قوات السهل قصفت الرمانة أمس.", ["shelling|plain_forces|rummana|2018-07-02|state_agency"]),
        # data that are official speak
        ("قتل شخصان بقصف على الرمانة أمس، وفق بيانات رسمية.", ["shelling|-|rummana|2018-07-02|بيانات رسمية"]),
        ("أعلنت عنها جبهة الجبل هدنة في الرمانة أمس.", ["truce_declared|hill_front|rummana|2018-07-02|hill_front"]),
        # local sources of a land are not the land
        ("قالت مصادر محلية سهلية إن جبهة الجبل قصفت الرمانة أمس.", ["shelling|hill_front|rummana|2018-07-02|مصادر محلية سهلية"]),
    ],
)
def test_one_sentence(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    assert read(text, vocabulary) == expected


def test_a_new_paragraph_leaves_the_days_of_background(vocabulary: Vocabulary) -> None:
    text = "قصفت قوات السهل الرمانة أمس الاثنين.\nوفي 5 أيار 2016 قصفت قوات السهل عين الورد.\nكما قصفت جبهة الجبل بلدة المينا."
    assert read(text, vocabulary) == ["shelling|plain_forces|rummana|2018-07-02|-", "shelling|plain_forces|ward|2016-05-05|-", "shelling|hill_front|mina|-|-"]
    same = "قصفت قوات السهل الرمانة أمس الاثنين.\nوفي 5 أيار 2016 قصفت قوات السهل عين الورد. كما قصفت جبهة الجبل بلدة المينا."
    assert read(same, vocabulary)[-1] == "shelling|hill_front|mina|2016-05-05|-"


def test_a_count_of_years_is_no_toll_of_yesterday(vocabulary: Vocabulary) -> None:
    text = "قصفت قوات السهل الرمانة أمس الاثنين.\nيشار إلى أن الحرب خلفت أكثر من 4 آلاف قتيل منذ 5 أيار 2016."
    assert read_arabic(text, vocabulary, published=PUBLISHED)[0].killed is None
    near = "قصفت قوات السهل الرمانة أمس الاثنين.\nوأسفر القصف عن 4 قتلى."
    killed = read_arabic(near, vocabulary, published=PUBLISHED)[0].killed
    assert killed is not None and killed.best == 4


def test_the_same_deed_told_again_by_the_same_speaker_is_one(vocabulary: Vocabulary) -> None:
    text = "قالت وكالة البريد إن جبهة الجبل قصفت الرمانة. وأردفت أن القصف على الرمانة أودى بحياة 4 مدنيين."
    (one,) = read_arabic(text, vocabulary, published=PUBLISHED)
    assert one.killed is not None and one.killed.best == 4
    other = "قالت وكالة البريد إن جبهة الجبل قصفت الرمانة. وقال مرصد الوادي إن القصف على الرمانة أودى بحياة 4 مدنيين."
    assert [c.attributed_to for c in read_arabic(other, vocabulary, published=PUBLISHED)] == ["state_agency", "watch"]


def test_whoever_backs_a_party_is_not_its_army(vocabulary: Vocabulary) -> None:
    text = "قصفت جبهة الجبل المدعومة من قوات السهل الرمانة أمس.\nواستهدفت بلدة المينا قوات الجيش."
    assert all(c.actor != "plain_forces" for c in read_arabic(text, vocabulary, published=PUBLISHED)[1:])
