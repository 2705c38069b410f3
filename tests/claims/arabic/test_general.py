"""Without a dossier: states, forces, groups, agencies and towns of the world by their Arabic names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.general import general_vocabulary

PUBLISHED = datetime(2024, 5, 16, 9, tzinfo=UTC)


def read(text: str) -> tuple[Claim, ...]:
    return read_arabic(text, general_vocabulary(), published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قصفت قوات الدعم السريع مدينة الفاشر", "rsf"),
        ("قصفت مليشيا الدعم السريع مدينة الفاشر", "rsf"),
        ("قصف الجيش السوداني مدينة نيالا", "saf"),
        ("قصفت القوات الروسية مدينة خاركيف", "rf_forces"),
        ("قصفت المليشيات الحوثية مدينة مأرب", "houthis"),
        ("سيطرت حركة إم 23 على مدينة غوما", "m23"),
        ("قصفت القوات الإثيوبية مدينة ميكيلي", "endf"),
        ("قصفت القوات الكينية مدينة غوما", "state_ke"),
        ("قصفت قوات النور مدينة غوما", None),
        ("قصفت مليشيات محلية مدينة غوما", None),
    ],
)
def test_who_is_who(text: str, actor: str | None) -> None:
    (claim,) = read(text)
    assert claim.actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل ثلاثة في غارة إسرائيلية على النبطية", "idf"),
        ("استهدفت مسيرة تركية سيارة في القامشلي", "state_tr"),
        ("شنت مقاتلات أمريكية غارات على صنعاء", "state_us"),
        ("قصف مدفعي روسي على خاركيف", "rf_forces"),
        ("هجوم بطائرة مسيرة أوكرانية على بيلغورود", "uaf"),
        ("شنت ميليشيات إيرانية هجوما على دير الزور", None),
        ("قصف مسلحون باكستانيون مدينة قندهار", None),
        ("قصفت فصائل مدعومة من تركيا مدينة عين عيسى", None),
        ("قصف على مواقع روسية في خاركيف", None),
        ("قتل مواطن أردني في قصف على غزة", None),
    ],
)
def test_an_adjective_names_a_state_only_beside_what_is_its_own(text: str, actor: str | None) -> None:
    (claim,) = read(text)
    assert claim.actor == actor


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("غارة على صور", "Tyre"), ("غارة على مدينة سرت", "Sirte"), ("قصف على تعز", "Taiz"), ("قصف على رفح", "Rafaḩ"),
        ("قصف على مخيم جباليا", "Jabalia camp"), ("قصف على بنت جبيل", "Bent Jbaïl"), ("قصف على شمال دارفور", "North Darfur"),
        ("قصف على مدينة الأبيض", "El Obeid"), ("قصف على كييف", "Kyiv"),
    ],
)  # fmt: skip
def test_where(text: str, place: str) -> None:
    (claim,) = read(text)
    assert claim.place is not None and claim.place.name == place and claim.place.lat is not None


@pytest.mark.parametrize(
    "text",
    [
        "سرت الهدنة في جميع الجبهات وقصف الجيش السوداني مواقع",
        "حرض الخطيب الجنود على قصف الأهالي بالمدفعية",
        "قصفت القوات الروسية مقر الخوذ البيضاء",
        "قصفت القوات الروسية موقعا حديثة البناء",
    ],
)
def test_a_common_word_is_no_town(text: str) -> None:
    assert all(c.place is None for c in read(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("قصف على غزة، وفق وكالة رويترز", "reuters"), ("قصف على غزة، بحسب وكالة فرانس برس", "afp"),
        ("قالت اللجنة الدولية للصليب الأحمر إن قصفا طال مدينة غزة", "icrc"), ("ذكرت الوكالة الوطنية للإعلام أن قصفا طال النبطية", "nna"),
        ("قال شاهد عيان إن قصفا طال النبطية", "شاهد عيان"),
    ],
)  # fmt: skip
def test_who_says(text: str, said: str) -> None:
    (claim,) = read(text)
    assert claim.attributed_to == said


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("أعلن حزب الله أنه قصف موقعا في صفد", "hezbollah"),
        ("قال الجيش الإسرائيلي إنه قصف بعلبك", "idf"),
        ("أعلن الجيش السوداني أن قواته سيطرت على مدينة سنجة", "saf"),
        ("أعلنت أوكرانيا أن قواتها انسحبت من مدينة باخموت", "state_ua"),
        ("أعلنت جماعة الحوثي استهداف سفينة في البحر الأحمر بصاروخ باليستي", "houthis"),
        ("قال الجيش الإسرائيلي إن حزب الله قصف صفد", "hezbollah"),
        ("قالت الأمم المتحدة إن مدفعية قصفت مدينة نيالا", None),
        ("أعلنت شرطة محلية استهداف سيارة في كويتا بعبوة ناسفة", None),
    ],
)
def test_who_speaks_of_himself(text: str, actor: str | None) -> None:
    claim = read(text)[0]
    assert claim.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "تبادلت قوات حكومة الوحدة الوطنية وقوات حفتر القصف جنوب مدينة سرت",
        "تبادل القصف بين قوات حكومة الوحدة الوطنية وقوات حفتر جنوب مدينة سرت",
    ],
)
def test_an_exchange_has_two_sides(text: str) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.target, claim.mutual) == ("gnu", "lna", True)


@pytest.mark.parametrize(
    ("text", "actor", "place"),
    [
        ("سقط ثلاثة قتلى في اشتباكات الخرطوم", None, "Khartoum"),
        ("قصف الجيش السوداني الخرطوم فجرا", "saf", "Khartoum"),
        ("قصف عنيف يستهدف دمشق", None, "Damascus"),
        ("قصف دمشق لإدلب خلف ثلاثة قتلى", "state_sy", "Idlib"),
    ],
)
def test_a_capital_that_is_struck_is_a_town(text: str, actor: str | None, place: str) -> None:
    (claim,) = read(text)
    assert claim.actor == actor and claim.target is None
    assert claim.place is not None and claim.place.name == place
