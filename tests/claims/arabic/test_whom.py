"""Who of two parties speaks, fires or is hit, where only case, gender, word order or the clause before tell; with sentences that nearly do."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")


def brief(claim: Claim) -> str:
    killed = "-" if claim.killed is None else str(claim.killed.best)
    return "|".join((claim.act, claim.actor or "-", claim.target or "-", claim.attributed_to or "-", killed))


CASES: list[tuple[str, list[str]]] = [
    # shells on a quarter that is called "the way" set nobody free
    ("أطلق مسلحون قذائف على حي السبيل", ["shelling|-|-|-|-"]),
    ("أطلقت قوات السهل سبيل ثلاثة معتقلين في الرمانة", ["prisoner_exchange|plain_forces|-|-|-"]),
    # an appeal to stop stops nothing
    ("أطلقت جبهة الجبل نداء لوقف القصف على الرمانة", ["demand_or_ultimatum|hill_front|-|-|-"]),
    # the subject stands before, the one name behind is spoken to
    ("أعلنت غرفة العمليات رفضها للشروط وأمهلت قوات السهل 24 ساعة للانسحاب", ["rejection|-|-|غرفة العمليات|-", "demand_or_ultimatum|-|plain_forces|غرفة العمليات|-"]),
    ("رفضت جبهة الجبل العرض وأمهلت قوات السهل يومين للانسحاب", ["rejection|hill_front|-|-|-", "demand_or_ultimatum|hill_front|plain_forces|-|-"]),
    ("قالت غرفة العمليات إنها أمهلت قوات السهل يومين للانسحاب", ["demand_or_ultimatum|-|plain_forces|غرفة العمليات|-"]),
    ("تمهل قوات السهل جبهة الجبل يومين للانسحاب", ["demand_or_ultimatum|plain_forces|hill_front|-|-"]),
    ("وأمهلت قوات السهل جبهة الجبل يومين للانسحاب", ["demand_or_ultimatum|plain_forces|hill_front|-|-"]),
    # of two names behind a verb the second is spoken to
    ("هدد القيادي في جبهة الجبل قوات السهل بالرد", ["threat|hill_front|plain_forces|-|-"]),
    # nouns of an act with two genitives
    ("استهداف جبهة الجبل لقوات السهل في الرمانة أدى إلى مقتل ستة جنود", ["shelling|hill_front|plain_forces|-|6"]),
    ("استهداف قوات السهل في الرمانة أدى إلى مقتل ستة جنود", ["shelling|-|plain_forces|-|6"]),
    # the passive, written with its vowel or with nothing that could be hit
    ("استُهدفت قوات السهل بعبوة ناسفة في الرمانة", ["explosive_device|-|plain_forces|-|-"]),
    ("استهدفت قوات السهل بعبوة ناسفة قرب الرمانة", ["explosive_device|-|plain_forces|-|-"]),
    ("استهدفت قوات السهل بقذائف الهاون بلدة المينا", ["shelling|plain_forces|-|-|-"]),
    ("استهدفت قوات السهل بالرشاشات الأحياء السكنية في الرمانة", ["small_arms_fire|plain_forces|-|-|-"]),
    ("استهدفت جبهة الجبل رتلا لقوات السهل بكمين في الرمانة", ["ground_assault|hill_front|plain_forces|-|-"]),
    # what somebody is warned of was not done
    ("حذر شيوخ الرمانة قوات السهل من قصف منازلهم", []),
    # a charge of killing
    ("اتهمت جبهة الجبل قوات السهل بقتل ثلاثة مدنيين في الرمانة", ["killing_other|plain_forces|-|hill_front|3"]),
    ("حملت جبهة الجبل قوات السهل مسؤولية مقتل ثلاثة مدنيين في الرمانة", ["killing_other|plain_forces|-|hill_front|3"]),
    # a refusal before a charge does not take the charge away
    ("أعلنت جبهة الجبل رفضها المبادرة واتهمت قوات السهل بقصف الرمانة", ["rejection|hill_front|-|hill_front|-", "shelling|plain_forces|-|hill_front|-"]),
    # by whom the shells were that somebody answers is not said
    ("شنت قوات السهل غارات على الرمانة بعد إطلاق قذائف على بلدة المينا", ["airstrike|plain_forces|-|-|-", "shelling|-|-|-|-"]),
    ("قتل ثلاثة شبان على يد مسلحي جبهة الجبل في الرمانة", ["killing_other|hill_front|-|-|3"]),
    ("قتل مسلحو جبهة الجبل أربعة جنود في الرمانة", ["killing_other|hill_front|-|-|4"]),
    ("أكد القائد أن جبهة الجبل ترفض الانسحاب وتطالب قوات السهل بوقف القصف", ["rejection|hill_front|-|القائد|-", "demand_or_ultimatum|hill_front|plain_forces|القائد|-"]),
    ("شنت طائرة مسيرة مجهولة غارة على سيارة في الرمانة", ["drone_strike|-|-|-|-"]),
    # who kills is not counted among the killed
    ("قتل الجيش السهلي ستة مسلحين في الرمانة", ["killing_other|plain_forces|-|-|6"]),
    ("قتل مسلحو القرية في اشتباك في الرمانة", ["armed_clash|-|-|-|-"]),
    ("عثر على جثث 12 شخصا أعدمتهم جبهة الجبل في الرمانة", ["killing_other|hill_front|-|-|12"]),
    # a short verb behind "and" has a subject of its own
    ("أغارت قوات السهل على الرمانة وقصف مسلحون بلدة المينا", ["airstrike|plain_forces|-|-|-", "shelling|-|-|-|-"]),
    ("حاصر جيش السهل الرمانة وقصف بلدة المينا", ["siege_or_blockade|plain_forces|-|-|-", "shelling|plain_forces|-|-|-"]),
    # an answer to an attack is not that attack
    ("ردت قوات السهل على هجوم جبهة الجبل بقصف الرمانة", ["ground_assault|hill_front|-|-|-", "shelling|plain_forces|-|-|-"]),
    ("ردت جبهة الجبل على القصف بإطلاق صواريخ على الرمانة", ["missile_strike|hill_front|-|-|-"]),
    # what drives an army to something is no march
    ("الخرق دفع الجيش إلى استئناف القصف على الرمانة", ["shelling|-|-|-|-"]),
    # who condemns a raid did not fly it
    ("نددت جبهة الجبل بالغارة على الرمانة", ["airstrike|-|-|hill_front|-"]),
    ("نمهل قوات السهل يومين للانسحاب", ["demand_or_ultimatum|-|plain_forces|-|-"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_and_whom(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    """Each party in its own role."""
    assert [brief(c) for c in read_arabic(text + ".", vocabulary, published=PUBLISHED)] == expected
