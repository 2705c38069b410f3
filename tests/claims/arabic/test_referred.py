"""What is only referred to, who merely stands near, where people come from; with sentences that nearly have them."""

from __future__ import annotations

from datetime import datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = utc(datetime(2018, 7, 3, 9, 0), "Asia/Damascus")


def brief(claim: Claim) -> str:
    def count(harm: object) -> str:
        return str(getattr(harm, "best", None)) if harm is not None else "-"

    place = (claim.place.id or claim.place.name) if claim.place else "-"
    return "|".join((claim.act, claim.actor or "-", claim.target or "-", place, f"{count(claim.killed)}/{count(claim.injured)}"))


CASES: list[tuple[str, list[str]]] = [
    # a truce that dates, frames or still holds is no news; one that begins or is declared is
    ("تشهد الرمانة هدوءا منذ دخول اتفاق وقف إطلاق النار حيز التنفيذ", []),
    ("دخل اتفاق وقف إطلاق النار حيز التنفيذ في الرمانة", ["truce_declared|-|-|rummana|-/-"]),
    # the calm that a truce brought is the truce itself told; force that comes after it is not
    ("يسود الهدوء الرمانة بعد دخول وقف إطلاق النار حيز التنفيذ", ["truce_declared|-|-|rummana|-/-"]),
    ("قصفت قوات السهل الرمانة بعد دخول وقف إطلاق النار حيز التنفيذ", ["shelling|plain_forces|-|rummana|-/-"]),
    ("قصفت قوات السهل الرمانة رغم دخول الهدنة حيز التنفيذ", ["shelling|plain_forces|-|rummana|-/-"]),
    ("في ثاني أيام الهدنة قصفت قوات السهل الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("أعلنت قوات السهل التقيد بنظام وقف إطلاق النار في الرمانة", []),
    ("أعلنت قوات السهل التزامها بالهدنة في الرمانة", []),
    ("أعلنت قوات السهل وقف إطلاق النار في الرمانة", ["truce_declared|plain_forces|-|rummana|-/-"]),
    ("بدأ سريان الهدنة في الرمانة", ["truce_declared|-|-|rummana|-/-"]),
    ("تجددت المعارك في الرمانة رغم إعلان قوات السهل هدنة من جانب واحد", ["armed_clash|-|-|rummana|-/-", "truce_declared|plain_forces|-|rummana|-/-"]),
    # a breach that only announces what is told
    ("في آخر خروقات الهدنة قصفت قوات السهل بالمدفعية الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("تجدد القتال في الرمانة في أول خرق لوقف إطلاق النار", ["armed_clash|-|-|rummana|-/-"]),
    ("الخروقات لا تتوقف، فقد قصفت قوات السهل الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("سجل مرصد الوادي خمسة خروقات للهدنة من قبل قوات السهل في الرمانة", ["violation_alleged|plain_forces|-|rummana|-/-"]),
    # a neighbour says where a place lies
    ("قصفت قوات السهل عين الورد الواقعة شمالا، والقريبة من مدينة الرمانة", ["shelling|plain_forces|-|ward|-/-"]),
    ("قصفت قوات السهل عين الورد، والرمانة", ["shelling|plain_forces|-|ward|-/-", "shelling|plain_forces|-|rummana|-/-"]),
    # whose post an act happened near, and whose post was hit
    ("قتل شابان بإطلاق نار قرب حاجز لقوات السهل في الرمانة", ["small_arms_fire|-|-|rummana|2/-"]),
    ("قتل شابان بإطلاق نار قرب الرمانة من قبل قوات السهل", ["small_arms_fire|plain_forces|-|rummana|2/-"]),
    ("أطلق مجهولون النار قرب الرمانة على حاجز لقوات السهل", ["small_arms_fire|-|plain_forces|rummana|-/-"]),
    # where the victim comes from
    ("أطلق مجهولون النار على شابين في الرمانة ما أدى إلى مقتلهما، وهما من أبناء بلدة عين الورد", ["small_arms_fire|-|-|rummana|2/-"]),
    ("اغتال مجهولون في الرمانة شابا من أهالي بلدة عين الورد", ["assassination|-|-|rummana|-/-"]),
    ("نزح عشرات من أهالي بلدة عين الورد", ["displacement|-|-|ward|-/-"]),
    # undertaking, going on with, renewing
    ("أعلن مرصد الوادي قيام قوات السهل بقصف الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("أعلنت جبهة الجبل قيام قوات السهل بتجديد هجماتها على الرمانة", ["ground_assault|plain_forces|-|rummana|-/-"]),
    ("تستمر قوات السهل بقصف الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("وقعت قوات السهل في كمين في الرمانة", ["ground_assault|-|-|rummana|-/-"]),
    # numbers
    ("قصفت قوات السهل الرمانة مودية بحياة ستة أشخاص", ["shelling|plain_forces|-|rummana|6/-"]),
    ("قتل شخصان وأصيب ثالث برصاص قناص في الرمانة", ["small_arms_fire|-|-|rummana|2/1"]),
    ("نسفت قوات السهل مباني في الرمانة", ["property_destruction|plain_forces|-|rummana|-/-"]),
    ("استهدفت قوات السهل الرمانة بطائرتين مسيرتين", ["drone_strike|plain_forces|-|rummana|-/-"]),
    ("فجر ثلاثة انتحاريين أنفسهم في الرمانة", ["explosive_device|-|-|rummana|-/-"]),
    ("فجر ثلاثة من عناصر جبهة الجبل أنفسهم في الرمانة", ["explosive_device|hill_front|-|rummana|-/-"]),
    ("قتل ثلاثة من عناصر جبهة الجبل في الرمانة بهجوم", ["ground_assault|-|hill_front|rummana|3/-"]),
    # who stands in a frame is not the subject of the main verb
    ("بعد هجوم قوات السهل سيطر مقاتلو جبهة الجبل على الرمانة", ["ground_assault|plain_forces|-|rummana|-/-", "control_gained|hill_front|-|rummana|-/-"]),
    ("خلال الأسبوع الماضي قوات السهل قصفت الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    # an act told again is one act, and lends what it adds
    ("قصفت قوات السهل الرمانة. وينضم هذا القصف إلى سلسلة الخروقات التي شهدتها الرمانة وعين الورد", ["shelling|plain_forces|-|rummana|-/-"]),
    ("تعرضت الرمانة لقصف. وأسفر القصف الذي نفذته قوات السهل عن مقتل ثلاثة أشخاص", ["shelling|plain_forces|-|rummana|3/-"]),
    ("قصفت قوات السهل الرمانة. وأدى القصف الذي استهدف عين الورد إلى مقتل شخصين", ["shelling|plain_forces|-|rummana|-/-", "shelling|-|-|ward|2/-"]),
    (
        "قالت وكالة البريد إن قوات السهل قصفت الرمانة. وقال مرصد الوادي إن القصف الذي نفذته قوات السهل، استهدف مدرسة",
        ["shelling|plain_forces|-|rummana|-/-", "shelling|plain_forces|-|rummana|-/-"],
    ),
    # what flies and fires a rocket, what fires one from the ground
    ("الطيران الحربي قصف بصاروخ الرمانة", ["airstrike|-|-|rummana|-/-"]),
    ("قوات السهل قصفت بصاروخ الرمانة", ["shelling|plain_forces|-|rummana|-/-"]),
    ("استشهد اثنان بنيران مسيرة في الرمانة", ["drone_strike|-|-|rummana|2/-"]),
    ("أعلنت قوات السهل هدنة تشمل وقف الأعمال العدائية في الرمانة", ["truce_declared|plain_forces|-|rummana|-/-"]),
    ("أدى القرار إلى فشل جهود التفاوض بين قوات السهل وجبهة الجبل", []),
    ("بدأ التفاوض بين قوات السهل وجبهة الجبل", ["negotiation|plain_forces|hill_front|-|-/-"]),
    # where a place lies, after a comma too; the date of an earlier time is not the news's
    ("قصفت قوات السهل قرية عين الورد، في ريف المشرق", ["shelling|plain_forces|-|ward|-/-"]),
    ("قصفت قوات السهل عين الورد، وفي الرمانة هاجمت جبهة الجبل دورية", ["shelling|plain_forces|-|ward|-/-", "ground_assault|hill_front|-|rummana|-/-"]),
    # aims are no acceptance or refusal, and what is refused is no demand
    ("أمهلت قوات السهل جبهة الجبل 12 ساعة من أجل القبول بالتسوية في الرمانة", ["demand_or_ultimatum|plain_forces|hill_front|rummana|-/-"]),
    ("أعلنت جبهة الجبل رفضها شروط قوات السهل", ["rejection|hill_front|-|-|-/-"]),
    ("أعلنت قوات السهل الموافقة على الهدنة", ["acceptance|plain_forces|-|-|-/-"]),
    # no space after a full stop
    ("قصفت قوات السهل الرمانة.وهاجمت جبهة الجبل عين الورد", ["shelling|plain_forces|-|rummana|-/-", "ground_assault|hill_front|-|ward|-/-"]),
    # who agreed on a truce, some of them, whoever warns
    ("رغم اتفاق قوات السهل وجبهة الجبل أمس على تهدئة قصفت قوات السهل الرمانة", ["truce_declared|plain_forces|hill_front|-|-/-", "shelling|plain_forces|-|rummana|-/-"]),
    ("دخل مقاتلو جبهة الجبل إلى الرمانة حيث أطلق بعضهم النار، ثم فجر أربعة منهم أنفسهم", ["small_arms_fire|hill_front|-|rummana|-/-", "explosive_device|hill_front|-|rummana|-/-"]),
    ("حذرت قوات السهل من أنها ستقصف الرمانة", ["threat|plain_forces|-|rummana|-/-"]),
    ("حذر مرصد الوادي من أن أي هجوم على الرمانة ستكون له عواقب", []),
    ("فجر اللاعبون فرحة جمهورهم في الرمانة", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t[:44] for t, _ in CASES])
def test_referred(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    """Each sentence gives exactly its claims."""
    assert [brief(c) for c in read_arabic(text + ".", vocabulary, published=PUBLISHED)] == expected


PAPERS: list[tuple[str, list[str]]] = [
    # a paper with its owner, with none, and the paper of whoever spoke before
    ("وجاء في بيان صادر عن جبهة الجبل أن قوات السهل قصفت الرمانة", ["shelling|plain_forces|hill_front"]),
    ("وجاء في صحيفة النهر أن قوات السهل قصفت الرمانة", ["shelling|plain_forces|صحيفة النهر"]),
    (
        "قالت جبهة الجبل إن قوات السهل هاجمت عين الورد. وجاء في البيان: «قصفت قوات السهل الرمانة»",
        ["ground_assault|plain_forces|hill_front", "shelling|plain_forces|hill_front"],
    ),
    ("أفاد مستشفى النور بمقتل شخصين بقصف نفذته قوات السهل على الرمانة", ["shelling|plain_forces|مستشفى النور"]),
    ("قصفت قوات السهل مستشفى النور في الرمانة", ["shelling|plain_forces|-"]),
    ("جاء مقاتلو قوات السهل في سيارات وقصفوا الرمانة", ["shelling|plain_forces|-"]),
    # the attacks that somebody else renews are not the speaker's
    ("وجاء في بيان جبهة الجبل: «جدد الغزاة هجماتهم على الرمانة»", ["ground_assault|-|hill_front"]),
    ("أعلنت جبهة الجبل سيطرتها على الرمانة", ["control_gained|hill_front|hill_front"]),
]


@pytest.mark.parametrize(("text", "expected"), PAPERS, ids=[t[:44] for t, _ in PAPERS])
def test_papers(vocabulary: Vocabulary, text: str, expected: list[str]) -> None:
    """What stands in a paper is said by whose paper it is."""
    claims = read_arabic(text + ".", vocabulary, published=PUBLISHED)
    assert ["|".join((c.act, c.actor or "-", c.attributed_to or "-")) for c in claims] == expected
