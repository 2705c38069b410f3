"""When something was, where a model quotes no time for it (our rules' reading stands only in its own clause), and days that are counted back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.support.model_service import Service, answer

from ceasefire.claims.claim import Claim
from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.prompt import MEANT, QUOTED
from ceasefire.claims.read import Text
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()
BLANK: dict[str, Any] = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality"))


def read(language: str, text: str, sentence: int, modality: str = "asserted", **fields: str | None) -> Claim:
    """The one claim that a model makes of a sentence of a text of 16 August 2023."""
    said = text.split(". ")[sentence].rstrip(".") + "."
    service = Service()
    service.answers = [answer(BLANK | {"sentence": said, "modality": modality} | fields)]
    try:
        made = read_with_model(Text(text=text, published=datetime(2023, 8, 16, tzinfo=UTC), language=language), V, service.settings(ask_again=False), mark="CLEAR", name="a.txt")
    finally:
        service.stop()
    assert made.problems == ()
    return made.claims[0]


def days(claim: Claim) -> str:
    """`13..16`, days of August; `-`: not known."""
    if claim.when is None:
        return "-"
    first, last = first_day(claim.when).day, last_day(claim.when).day
    return f"{first}" if first == last else f"{first}..{last}"


@pytest.mark.parametrize(
    ("language", "text", "sentence", "act", "act_words", "when", "asserter", "expected"),
    [
        ("ar", "أعلن الجيش الإثيوبي أمس الثلاثاء السيطرة على بلدة كوبو.", 0, "control_gained", "السيطرة على بلدة كوبو", "", "الجيش الإثيوبي", "15"),
        ("ar", "قصفت المدفعية سوقا في الفاشر صباح الاثنين، وطالبت نقابة الأطباء بفتح ممر آمن.", 0, "demand_or_ultimatum", "طالبت نقابة الأطباء", "", "", "-"),
        ("ar", "قصفت طائرات مسيرة مطار الأبيض يوم الأحد. وقال متحدث باسم الجيش إن قواته سيطرت على بلدة بارا.", 1, "control_gained", "سيطرت على بلدة بارا", "", "متحدث باسم الجيش", "-"),
        ("ar", "انسحبت القوات من الحاجز بعد أن قصفته المدفعية ليل السبت.", 0, "withdrawal", "انسحبت القوات", "", "", "-"),
        ("ar", "رفضت الحركة التفاوض قبل إطلاق الأسرى الذين احتجزوا يوم الجمعة.", 0, "rejection", "رفضت الحركة التفاوض", "", "", "-"),
        ("ar", "قصف الجيش مواقع المتمردين في مرتفعات أمهرة صباح اليوم. كما قصف الجيش مخازن ذخيرة في غوندر.", 1, "shelling", "قصف الجيش", "", "", "16"),
        ("ar", "شن الطيران غارة على كسلا أمس. ونفى متحدث باسم الجيش شن أي غارة على كسلا.", 1, "airstrike", "شن أي غارة", "", "متحدث باسم الجيش", "-"),
        ("ar", "خلال الأيام الثلاثة الماضية قتل سبعة مدنيين بقصف على نيالا.", 0, "shelling", "قصف", "خلال الأيام الثلاثة الماضية~2023-08-14/2023-08-16", "", "13..16"),
        ("ar", "سقط خمسة قتلى في اشتباكات بمدينة الزاوية في اليومين الماضيين.", 0, "armed_clash", "اشتباكات", "في اليومين الماضيين~2023-08-15/2023-08-16", "", "14..16"),
        ("ar", "سجلت البعثة 40 خرقا في آخر 24 ساعة.", 0, "violation_alleged", "سجلت البعثة 40 خرقا", "آخر 24 ساعة~2023-08-16", "", "15..16"),
        ("ar", "قصفت القوات البلدة يوم الأحد الماضي.", 0, "shelling", "قصفت القوات", "يوم الأحد الماضي~2023-08-13", "", "13"),
        ("ar", "تواصل القصف على المدينة منذ ثلاثة أيام.", 0, "shelling", "القصف", "منذ ثلاثة أيام~2023-08-13/2023-08-16", "", "13..16"),
        ("en", "The army said on Monday that it had shelled Goma, and villagers fled towards Sake.", 0, "displacement", "villagers fled", "", "", "-"),
        ("en", "Rebels attacked Goma on Sunday, a spokesman said, while the mayor called for calm.", 0, "demand_or_ultimatum", "called for calm", "", "", "-"),
        ("en", "Gunmen attacked a convoy near Goma during the past three days.", 0, "ground_assault", "attacked a convoy", "during the past three days~2023-08-14/2023-08-16", "", "13..16"),
        ("en", "Over the last 48 hours rebels shelled Goma.", 0, "shelling", "shelled Goma", "Over the last 48 hours~2023-08-15/2023-08-16", "", "14..16"),
        ("en", "Rebels shelled Goma last Sunday.", 0, "shelling", "shelled Goma", "last Sunday~2023-08-13", "", "13"),
        ("en", "Rebels shelled Goma for three days.", 0, "shelling", "shelled Goma", "for three days~2023-08-14/2023-08-16", "", "14..16"),
        ("ar", "أعلنت وزارة الدفاع اليوم سيطرة قواتها على مدينة ود مدني.", 0, "control_gained", "سيطرة قواتها", "", "وزارة الدفاع", "16"),
        ("ar", "مقديشو، 15 آب - سيطرت القوات الصومالية على بلدة عيل بور.", 0, "control_gained", "سيطرت القوات الصومالية", "", "", "15"),
        ("ar", "هاجم مسلحون حافلة قرب بلدة كايا يوم الاثنين، فيما نشر الجيش تعزيزات على الحدود.", 0, "force_movement", "نشر الجيش تعزيزات", "", "", "-"),
        ("ar", "قتل جنديان في كمين يوم السبت. وذكر مصدر طبي أن عشرات العائلات نزحت من بلدة الجينة.", 1, "displacement", "عشرات العائلات نزحت", "", "مصدر طبي", "-"),
        ("ar", "قصفت قواتنا مواقع العدو في شبوة يوم أمس. وقصفت قواتنا أيضا معسكرا في عتق.", 1, "shelling", "قصفت قواتنا", "", "", "15"),
        ("ar", "استهدفت مسيرة سيارة في كسلا، مما أدى إلى نزوح عائلات كانت وصلت يوم الخميس.", 0, "displacement", "نزوح عائلات", "", "", "-"),
        ("ar", "سلمت الفصائل أسلحتها في مدينة الحسكة خلال اليومين الماضيين.", 0, "weapons_handover", "سلمت الفصائل أسلحتها", "خلال اليومين الماضيين~2023-08-15/2023-08-16", "", "14..16"),
        ("ar", "خلال الساعات الـ48 الأخيرة نفذت الطائرات عشر غارات.", 0, "airstrike", "عشر غارات", "خلال الساعات الـ48 الأخيرة~2023-08-15/2023-08-16", "", "14..16"),
        ("ar", "نفذت الطائرات غارات على مدى الأيام الأربعة الأخيرة.", 0, "airstrike", "غارات", "على مدى الأيام الأربعة الأخيرة~2023-08-13/2023-08-16", "", "12..16"),
        ("ar", "أفرج عن الأسرى في الأسبوع الماضي.", 0, "prisoner_exchange", "أفرج عن الأسرى", "في الأسبوع الماضي~2023-08-07/2023-08-13", "", "7..13"),
        ("ar", "توقفت الاشتباكات بعد يومين من القتال.", 0, "armed_clash", "القتال", "بعد يومين من القتال~2023-08-14/2023-08-16", "", "14..16"),
        ("en", "A mine killed two shepherds near Kidal, where troops had arrived on Friday.", 0, "explosive_device", "A mine killed", "", "", "-"),
        ("en", "Rebels took Goma on Sunday after they had surrounded it.", 0, "siege_or_blockade", "had surrounded it", "", "", "-"),
        ("en", "In the past day the army shelled Kherson.", 0, "shelling", "shelled Kherson", "In the past day~2023-08-15", "", "15..16"),
        ("en", "In the past few days the army shelled Kherson.", 0, "shelling", "shelled Kherson", "In the past few days~2023-08-13/2023-08-16", "", "13..16"),
        ("en", "The army shelled Kherson in the last week of July.", 0, "shelling", "shelled Kherson", "in the last week of July~2023-07-25/2023-07-31", "", "25..31"),
        ("ar", "أعلن الجيش الإثيوبي، أمس الثلاثاء، السيطرة على بلدة كوبو.", 0, "control_gained", "السيطرة على بلدة كوبو", "", "الجيش الإثيوبي", "15"),
        ("ar", "قصفت المدفعية سوقا في الفاشر، صباح الاثنين، وطالبت نقابة الأطباء بفتح ممر آمن.", 0, "shelling", "قصفت المدفعية", "", "", "14"),
        ("ar", "استقدم الجيش، يوم الأحد، تعزيزات إلى كسلا.", 0, "force_movement", "تعزيزات", "", "", "13"),
        ("ar", "قصفت القوات السوق في الساعة العاشرة من ليل الأحد الماضي.", 0, "shelling", "قصفت القوات", "ليل الأحد الماضي~2023-08-13", "", "13"),
        ("ar", "وثق المرصد 12 انتهاكا خلال الـ72 ساعة الماضية.", 0, "violation_alleged", "12 انتهاكا", "خلال الـ72 ساعة الماضية~2023-08-14/2023-08-16", "", "13..16"),
        ("ar", "نزحت مئات العائلات خلال الأيام القليلة الماضية.", 0, "displacement", "نزحت مئات العائلات", "خلال الأيام القليلة الماضية~2023-08-13/2023-08-16", "", "13..16"),
    ],
)  # fmt: skip
def test_when(language: str, text: str, sentence: int, act: str, act_words: str, when: str, asserter: str, expected: str) -> None:
    """when: the quotation, `~`, the days that the model takes it for; nothing where it quotes none."""
    words, _, meant = when.partition("~")
    assert days(read(language, text, sentence, act=act, act_words=act_words, when=words or None, days=meant or None, attributed_to=asserter or None)) == expected


def test_a_denial_has_the_time_of_what_it_denies() -> None:
    text = "شن الطيران غارة على كسلا أمس. ونفى متحدث باسم الجيش شن أي غارة على كسلا."
    assert days(read("ar", text, 1, "denied", act="airstrike", act_words="شن أي غارة", attributed_to="متحدث باسم الجيش")) == "15"
