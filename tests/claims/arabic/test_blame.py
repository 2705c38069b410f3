"""Charges, denials, what a speaker calls his own, killers without an act; with sentences that nearly have them."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")


def brief(claim: Claim) -> str:
    return "|".join((claim.act, claim.actor or "-", claim.target or "-", claim.attributed_to or "-", claim.modality))


CASES: list[tuple[str, list[str]]] = [
    # the accused did it, the accuser says so
    ("اتهمت جبهة الجبل قوات السهل بقصف الرمانة", ["shelling|plain_forces|-|hill_front|asserted"]),
    ("قوات السهل تتهم جبهة الجبل بشن هجوم على الرمانة", ["ground_assault|hill_front|-|plain_forces|asserted"]),
    ("حملت قوات السهل جبهة الجبل مسؤولية قصف الرمانة", ["shelling|hill_front|-|plain_forces|asserted"]),
    ("اتهم ناشطون قوات السهل بقصف الرمانة", ["shelling|plain_forces|-|ناشطون|asserted"]),
    ("نددت جبهة الجبل بقصف الرمانة", ["shelling|-|-|hill_front|asserted"]),
    (
        "دخلت الهدنة حيز التنفيذ، واتهمت جبهة الجبل قوات السهل بخرقها في الرمانة",
        ["truce_declared|-|-|-|asserted", "violation_alleged|plain_forces|-|hill_front|asserted"],
    ),
    # a denier's own deed, and somebody else's
    ("نفت قوات السهل قصف الرمانة", ["shelling|plain_forces|-|plain_forces|denied"]),
    ("قوات السهل تنفي قصف الرمانة", ["shelling|plain_forces|-|plain_forces|denied"]),
    ("نفت قوات السهل اتهامات جبهة الجبل لها بقصف الرمانة", ["shelling|plain_forces|-|plain_forces|denied"]),
    ("نفى المتحدث باسم جبهة الجبل سيطرة قوات السهل على الرمانة", ["control_gained|plain_forces|-|hill_front|denied"]),
    ("نفت قوات السهل قصف مواقعها في الرمانة", ["shelling|-|-|plain_forces|denied"]),
    # a denial that points back is the act told before, denied
    (
        "اتهمت جبهة الجبل قوات السهل بقصف الرمانة، لكن قوات السهل نفت ذلك",
        ["shelling|plain_forces|-|hill_front|asserted", "shelling|plain_forces|-|plain_forces|denied"],
    ),
    ("نفت قوات السهل شائعات عن استقالة قائدها", ["denial|plain_forces|-|plain_forces|asserted"]),
    # what the speaker calls his own is his
    ("قالت قوات السهل إن جبهة الجبل هاجمت مواقعها في الرمانة", ["ground_assault|hill_front|plain_forces|plain_forces|asserted"]),
    ("قال مرصد الوادي إن جبهة الجبل هاجمت مواقعها السابقة في الرمانة", ["ground_assault|hill_front|-|watch|asserted"]),
    ("جبهة الجبل: قواتنا سيطرت على الرمانة", ["control_gained|hill_front|-|hill_front|asserted"]),
    ("لم تقصف قواتنا الرمانة، قال المتحدث باسم قوات السهل", ["shelling|plain_forces|-|plain_forces|denied"]),
    ("قالت قوات السهل إن مسلحين هاجموا دورية لها في الرمانة", ["ground_assault|-|plain_forces|plain_forces|asserted"]),
    ("تعرضت دورية لقوات السهل لإطلاق نار في الرمانة", ["small_arms_fire|-|plain_forces|-|asserted"]),
    ("انفجرت عبوة ناسفة بسيارة لقوات السهل في الرمانة", ["explosive_device|-|plain_forces|-|asserted"]),
    # "loyal to" is not "of"
    ("هاجمت مجموعات مسلحة موالية لقوات السهل مواقع جبهة الجبل في الرمانة", ["ground_assault|-|hill_front|-|asserted"]),
    ("هاجمت مجموعات مسلحة تابعة لقوات السهل مواقع جبهة الجبل في الرمانة", ["ground_assault|plain_forces|hill_front|-|asserted"]),
    # owned up to
    ("أعلنت جبهة الجبل مسؤوليتها عن تفجير عبوة ناسفة في الرمانة", ["explosive_device|hill_front|-|hill_front|asserted"]),
    ("لم تعلن أي جهة مسؤوليتها عن تفجير عبوة ناسفة في الرمانة", ["explosive_device|-|-|-|asserted"]),
    # killed by somebody, with no act told
    ("قتل جنديان على يد مسلحي جبهة الجبل في الرمانة", ["killing_other|hill_front|-|-|asserted"]),
    ("قتل جنديان في مناطق سيطرة جبهة الجبل في الرمانة", ["killing_other|-|-|-|asserted"]),
    # whoever is named in an attribution neither does nor suffers it
    ("وبحسب بيان صادر عن جبهة الجبل، قصف طيران مجهول الرمانة", ["airstrike|-|-|hill_front|asserted"]),
    # a leader's threat is his party's
    ("توعد قائد جبهة الجبل سامر الورد باقتحام الرمانة", ["threat|hill_front|-|-|asserted"]),
    # the doer of the sentence before goes on
    (
        "قال مصدر محلي إن مقاتلي جبهة الجبل قصفوا الرمانة. وأضاف أنهم هاجموا عين الورد.",
        ["shelling|hill_front|-|مصدر محلي|asserted", "ground_assault|hill_front|-|مصدر محلي|asserted"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[str(k) for k in range(len(CASES))])
def test_who_did_it_by_whose_word(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    assert [brief(c) for c in read_arabic(text, vocabulary, published=PUBLISHED)] == expected
