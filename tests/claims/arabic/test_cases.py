"""Short texts of our own in the registers of an agency, a monitor, a local network and the UN."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire import clock
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 18, 9, tzinfo=UTC)
# text -> act | doer | place | day (`*` undated) | killed | injured | asserter | modality, one string a claim
CASES: list[tuple[str, list[str]]] = [
    # monitor
    ("قصفت قوات السهل عين الورد أمس", ["shelling|plain_forces|ward|17|-|-|-|asserted"]),
    ("قال المرصد إن قوات السهل قصفت عين الورد بالمدفعية صباح الأحد", ["shelling|plain_forces|ward|16|-|-|watch|asserted"]),
    ("أفاد مرصد الوادي بأن جبهة الجبل استهدفت الرمانة بقذائف هاون", ["shelling|hill_front|rummana|*|-|-|watch|asserted"]),
    ("تعرضت الزيتونة لقصف مدفعي دون وقوع إصابات", ["shelling|-|zaytun|*|0|0|-|asserted"]),
    ("تعرضت الزيتونة وعين الورد لقصف من قبل قوات السهل", ["shelling|plain_forces|zaytun|*|-|-|-|asserted", "shelling|plain_forces|ward|*|-|-|-|asserted"]),
    ("شنت طائرات جيش السهل غارات على الرمانة وعين الورد يوم الاثنين", ["airstrike|plain_forces|rummana|17|-|-|-|asserted", "airstrike|plain_forces|ward|17|-|-|-|asserted"]),
    ("ألقت مروحيات براميل متفجرة على الرمانة، ما أدى إلى مقتل أربعة مدنيين بينهم طفل", ["airstrike|-|rummana|*|4|-|-|asserted"]),
    ("سقطت ثلاث قذائف على حي السلام في مدينة الرمانة", ["shelling|-|salam|*|-|-|-|asserted"]),
    ("قصف متبادل بين قوات السهل وجبهة الجبل في عين الورد", ["shelling|plain_forces|ward|*|-|-|-|asserted"]),
    ("دارت اشتباكات بين قوات السهل وجبهة الجبل في محيط الزيتونة", ["armed_clash|plain_forces|zaytun|*|-|-|-|asserted"]),
    ("اشتبكت قوات الجبل مع قوات السهل في تل النحاس فجر اليوم", ["armed_clash|hill_front|nahas|18|-|-|-|asserted"]),
    ("أطلقت قوات السهل النار على عين الورد فأصيب رجل", ["small_arms_fire|plain_forces|ward|*|-|1|-|asserted"]),
    ("فتحت قوات السهل نيران رشاشاتها الثقيلة على الزيتونة", ["small_arms_fire|plain_forces|zaytun|*|-|-|-|asserted"]),
    ("قتل مدني برصاص قناص في حي السلام", ["small_arms_fire|-|salam|*|1|-|-|asserted"]),
    ("استهدفت طائرة مسيرة سيارة في عين الورد", ["drone_strike|-|ward|*|-|-|-|asserted"]),
    ("أطلقت جبهة الجبل صاروخ أرض أرض على الرمانة", ["missile_strike|hill_front|rummana|*|-|-|-|asserted"]),
    ("انفجرت عبوة ناسفة في الرمانة وقتلت شخصين", ["explosive_device|-|rummana|*|2|-|-|asserted"]),
    ("انفجار لغم أرضي قرب عين الورد أدى إلى إصابة طفلين", ["explosive_device|-|ward|*|-|2|-|asserted"]),
    ("اغتال مسلحون مجهولون قياديا في الزيتونة", ["assassination|-|zaytun|*|-|-|-|asserted"]),
    ("وثق المرصد مقتل 18 مدنيا في محافظة المشرق خلال تموز 2017", ["killing_other|-|X.east|1..31|18|-|watch|asserted"]),
    # state agency
    ("وكالة البريد: اعتدت جبهة الجبل بالقذائف على حي السلام", ["shelling|hill_front|salam|*|-|-|state_agency|asserted"]),
    ("ذكرت وكالة البريد أن جبهة الجبل هاجمت حواجز في الرمانة", ["ground_assault|hill_front|rummana|*|-|-|state_agency|asserted"]),
    ("أحبطت قوات السهل محاولة تسلل لجبهة الجبل إلى عين الورد", ["ground_assault|hill_front|ward|*|-|-|-|asserted"]),
    ("سيطر جيش السهل على تل النحاس والزيتونة", ["control_gained|plain_forces|nahas|*|-|-|-|asserted", "control_gained|plain_forces|zaytun|*|-|-|-|asserted"]),
    ("استعادت قوات السهل السيطرة على عين الورد", ["control_gained|plain_forces|ward|*|-|-|-|asserted"]),
    ("اعتقلت قوات السهل خمسة أشخاص في الرمانة", ["abduction_or_detention|plain_forces|rummana|*|-|-|-|asserted"]),
    ("فرضت قوات السهل حصارا على عين الورد", ["siege_or_blockade|plain_forces|ward|*|-|-|-|asserted"]),
    ("حاصرت قوات السهل عين الورد", ["siege_or_blockade|plain_forces|ward|*|-|-|-|asserted"]),
    ("أغلقت قوات السهل الطريق إلى الزيتونة", ["siege_or_blockade|plain_forces|zaytun|*|-|-|-|asserted"]),
    ("أحرقت قوات السهل منازل في عين الورد", ["property_destruction|plain_forces|ward|*|-|-|-|asserted"]),
    ("أرسلت قوات السهل تعزيزات عسكرية إلى الرمانة", ["force_movement|plain_forces|rummana|*|-|-|-|asserted"]),
    ("انسحبت جبهة الجبل من تل النحاس", ["withdrawal|hill_front|nahas|*|-|-|-|asserted"]),
    ("حلقت طائرات استطلاع فوق الرمانة", ["overflight|-|rummana|*|-|-|-|asserted"]),
    # local network
    ("سلمت جبهة الجبل السلاح الثقيل في الزيتونة", ["weapons_handover|hill_front|zaytun|*|-|-|-|asserted"]),
    ("بدأت عملية التسوية في الرمانة", ["settlement_of_status|-|rummana|*|-|-|-|asserted"]),
    ("نزحت عائلات من عين الورد إلى الزيتونة", ["displacement|-|ward|*|-|-|-|asserted"]),
    ("انقطاع المياه عن الرمانة منذ يومين", ["service_disruption|-|rummana|16..18|-|-|-|asserted"]),
    ("خرقت قوات السهل الهدنة في عين الورد", ["violation_alleged|plain_forces|ward|*|-|-|-|asserted"]),
    ("تبادل أسرى بين قوات السهل وجبهة الجبل", ["prisoner_exchange|plain_forces|-|*|-|-|-|asserted"]),
    ("علقت جبهة الجبل المفاوضات", ["negotiation|-|-|*|-|-|-|asserted"]),
    ("هددت قوات السهل باقتحام الرمانة", ["threat|plain_forces|rummana|*|-|-|-|asserted"]),
    ("رفضت جبهة الجبل الاتفاق", ["rejection|hill_front|-|*|-|-|-|asserted"]),
    ("وافقت جبهة الجبل على وقف إطلاق النار", ["acceptance|hill_front|-|*|-|-|-|asserted"]),
    # UN and aid
    ("دخلت قافلة مساعدات إلى الرمانة يوم الاثنين", ["aid_delivery|-|rummana|17|-|-|-|asserted"]),
    ("منعت قوات السهل دخول المساعدات إلى عين الورد", ["aid_obstruction|plain_forces|ward|*|-|-|-|asserted"]),
    ("وزعت الأمم المتحدة مساعدات في الزيتونة", ["aid_delivery|-|zaytun|*|-|-|-|asserted"]),
    # who says, how firmly
    ("قصفت قوات السهل الرمانة، بحسب المرصد", ["shelling|plain_forces|rummana|*|-|-|watch|asserted"]),
    ("نقل موقع الظهيرة عن وكالة البريد أن جبهة الجبل قصفت الرمانة", ["shelling|hill_front|rummana|*|-|-|state_agency|asserted"]),
    ("قال ناشطون لراديو الظهيرة إن قوات السهل قصفت الرمانة", ["shelling|plain_forces|rummana|*|-|-|ناشطون|asserted"]),
    ("نفت قوات السهل قصف الرمانة", ["shelling|plain_forces|rummana|*|-|-|plain_forces|denied"]),
    ("لم تشهد الرمانة قصفا اليوم", ["shelling|-|rummana|18|-|-|-|denied"]),
    ("أنباء عن قصف على عين الورد", ["shelling|-|ward|*|-|-|-|hedged"]),
    ("ستهاجم قوات السهل الرمانة", []),
    ("تخطط قوات السهل لهجوم على الرمانة", []),
    # harm
    ("قتل ثلاثة مدنيين بينهم طفل وأصيب خمسة بقصف على عين الورد", ["shelling|-|ward|*|3|5|-|asserted"]),
    ("قصفت قوات السهل الرمانة. وأسفر القصف عن مقتل شخصين", ["shelling|plain_forces|rummana|*|2|-|-|asserted"]),
    ("قصفت قوات السهل الرمانة وأوقعت قتلى وجرحى", ["shelling|plain_forces|rummana|*|some|some|-|asserted"]),
    ("قصفت قوات السهل الرمانة ولم ترد معلومات عن خسائر بشرية", ["shelling|plain_forces|rummana|*|-|-|-|asserted"]),
    ("قُتِلَ ٣ أشخاصٍ وأُصيبَ ١٢ في قَصْفٍ على الرُّمّانة", ["shelling|-|rummana|*|3|12|-|asserted"]),
    ("قصفت قوات السهل عين الورد، كما قصفت الزيتونة وأطلقت النار على حي السلام", ["shelling|plain_forces|ward|*|-|-|-|asserted", "shelling|plain_forces|zaytun|*|-|-|-|asserted", "small_arms_fire|plain_forces|salam|*|-|-|-|asserted"]),
    ("أطلقت قوات السهل نيران رشاشات وقذائف هاون على عين الورد", ["small_arms_fire|plain_forces|ward|*|-|-|-|asserted", "shelling|plain_forces|ward|*|-|-|-|asserted"]),
    ("قصفت ميليشيات مجهولة الرمانة", ["shelling|-|rummana|*|-|-|-|asserted"]),
    # nothing happens
    ("اجتمع وزراء الزراعة في الرمانة لبحث أسعار القمح", []),
    ("الطقس جميل في عين الورد اليوم", []),
    ("", []),
]  # fmt: skip


def brief(claim: Claim) -> str:
    def harm(which: str) -> str:
        found = getattr(claim, which)
        return "-" if found is None else "some" if found.best is None else str(found.best)

    when = "-"
    if claim.when is not None:
        first, last = clock.first_day(claim.when), clock.last_day(claim.when)
        when = "*" if "when" not in claim.spans else str(first.day) if first == last else f"{first.day}..{last.day}"
    place = (claim.place.id or claim.place.name) if claim.place else "-"
    return "|".join(
        [claim.act, claim.actor or "-", place, when, harm("killed"), harm("injured"), claim.attributed_to or "-", claim.modality]
    )


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[str(k) for k in range(len(CASES))])
def test_case(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    assert [brief(c) for c in read_arabic(text, vocabulary, published=PUBLISHED)] == expected


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_a_source_that_names_itself_speaks_for_itself(vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic("قال المرصد إن قوات السهل قصفت الرمانة", vocabulary, published=PUBLISHED, source="watch")
    assert claim.attributed_to is None and claim.attributed_chain == ()


def test_chain_is_outermost_first(vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic("نقل موقع الظهيرة عن وكالة البريد أن جبهة الجبل قصفت الرمانة", vocabulary, published=PUBLISHED)
    assert claim.attributed_chain == ("radio", "state_agency")


def test_an_unknown_name_keeps_its_words(vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic("قصف مسلحون مجهولون الرمانة", vocabulary, published=PUBLISHED)
    assert claim.actor is None and claim.actor_surface == "مسلحون مجهولون"


def test_a_truce_gives_its_terms(vocabulary: Vocabulary) -> None:
    text = "دخل وقف إطلاق النار في محافظة المشرق حيز التنفيذ عند الساعة 12 من ظهر الأحد 9 تموز 2017 بضمانة دولة الساحل"
    (claim,) = read_arabic(text, vocabulary, published=PUBLISHED)
    assert claim.act == "truce_declared" and claim.kind == "statement"
    assert claim.terms["in_force"] == "2017-07-09T12:00+03:00" and claim.terms["guarantors"] == "coast_state"


def test_on_the_road_between_two_places_the_first_stands_as_far_off_as_the_second(vocabulary: Vocabulary) -> None:
    (claim,) = read_arabic("قصفت قوات السهل الطريق بين الرمانة وعين الورد", vocabulary, published=PUBLISHED)
    assert claim.place is not None and claim.place.id == "rummana" and claim.place.where_prec == 2 and claim.place.radius_km > 10


def test_harm_of_a_list_is_told_once(vocabulary: Vocabulary) -> None:
    claims = read_arabic("غارات على الرمانة وعين الورد قتلت تسعة أشخاص", vocabulary, published=PUBLISHED)
    assert [c.killed.best if c.killed else None for c in claims] == [9, None]
