"""Tolls that a model quotes from Arabic: nobody in whatever words, deaths told with an assassination, parts that our rules read and the model leaves out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.support.model_service import Service, answer

from ceasefire.claims.arabic.nobody import says_nobody
from ceasefire.claims.arabic.tokens import tokens
from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.model import read_with_model
from ceasefire.claims.model.prompt import MEANT, QUOTED
from ceasefire.claims.read import Text
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()
BLANK: dict[str, Any] = dict.fromkeys((*QUOTED, *MEANT.values(), "act", "modality"))


def read(text: str, **fields: str | None) -> Claim:
    """The one claim that a model makes of an Arabic text."""
    service = Service()
    service.answers = [answer(BLANK | {"sentence": text, "modality": "asserted"} | fields)]
    try:
        made = read_with_model(Text(text=text, published=datetime(2023, 8, 16, tzinfo=UTC), language="ar", explain=True), V, service.settings(ask_again=False), mark="CLEAR", name="a.txt")
    finally:
        service.stop()
    assert made.problems == ()
    return made.claims[0]


def brief(harm: Harm | None) -> str:
    """`5`, `5..` at least five, `9co4` nine of them four combatants, `-` no number."""
    if harm is None or (harm.low, harm.best, harm.high) == (None, None, None):
        return "-"
    number = f"{harm.low}" if harm.low == harm.high else f"{'' if harm.low is None else harm.low}..{'' if harm.high is None else harm.high}"
    return number + "".join(f"{part[:2]}{value}" for part in ("civilians", "women", "children", "combatants") if (value := getattr(harm, part)) is not None)


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("من دون أن يصاب أحد من الركاب بأذى", True, True), ("ولا في إصابات الحمد لله", True, True), ("ما حدا تأذى", True, True), ("محدش اتصاب", True, True), ("ماكو شهداء ولا جرحى", True, True), ("مفيش ضحايا", True, True),
        ("لم تسقط أي ضحية", True, True), ("لم تتسبب القذائف بسقوط ضحايا في صفوف السكان", True, True), ("نجا جميع من كانوا في المنزل دون خدش", True, True), ("ما مات حدا", True, False), ("لم يسقط أي قتيل", True, False),
        ("دون أن تسفرا عن إصابات", True, True), ("بلا خسائر في الأرواح", True, True), ("ليس هناك ضحايا", True, True), ("ما انجرح حدا والحمدلله", True, True), ("عدم وقوع إصابات", True, True),
        ("سلمت العائلة ولم يمسسها سوء", True, True), ("الكل بخير", True, True), ("لم ترد أنباء عن إصابات", False, False), ("دون معرفة عدد الضحايا", False, False), ("ما عرفنا إذا في إصابات", False, False),
        ("لم تتحدث عن ضحايا", False, False), ("دون توفر معلومات عن الخسائر البشرية", False, False), ("ما أدى إلى سقوط ضحايا", False, False), ("ولا نعلم شيئا عن المصابين", False, False), ("ما خلف قتلى وجرحى", False, False),
        ("لم ينفجر الصاروخ", False, False), ("دون أضرار", False, False), ("لم تتضح حصيلة القتلى بعد", False, False), ("لا يزال عدد الضحايا مجهولا", False, False), ("لم يتسن التأكد من وقوع إصابات", False, False),
        ("ما لا يقل عن ثلاثة قتلى", False, False), ("سقط قتلى وجرحى", False, False), ("لم يفصح عن خسائره", False, False), ("ما صار شي بحدا", True, True), ("من دون أن توقعا ضحايا", True, True), ("دون أن يصاب أحد", True, True),
        ("ماكو خسائر", True, True), ("دون أن يلحق بالسكان أي مكروه", True, True), ("محد انصاب والحمدلله", True, True), ("ماكو أي ضحية بين المدنيين", True, True), ("ما استشهد حدا الله ستر", True, False),
        ("من غير ما حد يتأذى", True, True), ("لم تسجل المستشفيات أي وفيات", True, False), ("لم تكن هناك أي إصابات بين قوات حفظ السلام", True, True), ("فش إصابات", True, True), ("وخرج الجميع سالمين", True, True),
        ("لا قتلى ولا جرحى", True, True), ("دون تسجيل أي إصابة تذكر", True, True), ("مافي شهداء الحمدلله بس دمار كبير", True, False), ("لم يُصب أحد من ركاب الحافلة", True, True), ("عدنا جميعا بخير وسلامة", True, True),
        ("لم تخلفا ضحايا", True, True), ("ما في حدا متصاوب", True, True), ("لا إصابات في صفوفنا", True, True), ("دون وقوع خسائر بشرية أو مادية", True, True), ("دون أن ترد معلومات عن سقوط قتلى", False, False),
        ("لم تتوافر بعد حصيلة للضحايا", False, False), ("ما وصلنا خبر عن مصابين", False, False), ("ما تسبب بوقوع إصابات", False, False), ("ولم تشر الوزارة إلى وقوع إصابات", False, False), ("ما منعرف شو صار بالعيلة", False, False),
        ("لم تعلق الوزارة على أنباء سقوط ضحايا", False, False), ("لم يهاجم المسلحون المدنيين", False, False), ("دون خسائر مادية", False, False), ("لا تزال جثث القتلى تحت الأنقاض", False, False),
        ("لم يتمكن المسعفون من انتشال الجثث", False, False), ("لم يُكشف عن عدد المصابين", False, False), ("لم يتأكد مقتل أي شخص", False, False), ("ما بين قتيل وجريح", False, False), ("لم تتبنّ أي جهة الهجوم صباحا", False, False),
        ("لا أحد يعرف مصير المصابين", False, False), ("ما رفع عدد الضحايا", False, False), ("لم يستبعد سقوط قتلى", False, False), ("نفت الوزارة سقوط أي قتيل", False, False),
    ],
)  # fmt: skip
def test_nobody_is_believed_where_the_words_deny_it(words: str, killed: bool, injured: bool) -> None:
    toks = tokens(words, 0, len(words))
    assert (says_nobody(toks, "killed"), says_nobody(toks, "injured")) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "act", "act_words", "killed", "injured", "expected"),
    [
        ("أطلق مسلحون النار على مختار القرية أمام بيته، ما أدى إلى مقتله.", "assassination", "أطلق مسلحون النار", "", "", "1 -"),
        ("استهدف مجهولون بعبوة لاصقة سيارة قاض في كركوك، الأمر الذي أسفر عن مصرعه.", "assassination", "استهدف مجهولون بعبوة لاصقة", "", "", "1 -"),
        ("شهدت المدينة اغتيال مدير المدرسة أمس.", "assassination", "اغتيال مدير المدرسة", "", "", "- -"),
        ("اغتال مجهولون ضابطا متقاعدا في عدن.", "assassination", "اغتال مجهولون ضابطا متقاعدا", "", "", "- -"),
        ("أردى مسلحان قاضيا قتيلا في جلال آباد.", "assassination", "أردى مسلحان قاضيا قتيلا", "", "", "1 -"),
        ("أطلق ملثمون الرصاص على شيخ القبيلة في بيضاء اليمن ثم لاذوا بالفرار.", "assassination", "أطلق ملثمون الرصاص على شيخ القبيلة", "", "", "- -"),
        ("نفذ مجهولون عملية اغتيال بحق قيادي سابق في الفصائل.", "assassination", "عملية اغتيال بحق قيادي سابق", "", "", "- -"),
        ("هاجم مسلحون حاجزا في تكريت، ما أدى إلى مقتل عنصر من الشرطة.", "ground_assault", "هاجم مسلحون", "عنصر من الشرطة~1", "", "1 -"),
        ("أصيب عنصر من الدفاع المدني بقذيفة في سراقب.", "shelling", "بقذيفة", "", "عنصر من الدفاع المدني~1", "- 1"),
        ("قتل عنصر من الأمن العسكري بعبوة ناسفة في طفس.", "explosive_device", "بعبوة ناسفة", "عنصر من الأمن العسكري~1", "", "1co1 -"),
        ("استشهد الشاب وأصيبت زوجته برصاص قناص.", "small_arms_fire", "برصاص قناص", "الشاب~1", "زوجته~1", "1 1wo1"),
        ("قالت المنظمة إن ما لا يقل عن 30 مدنيا قتلوا وإن 12 شخصا أصيبوا في الغارة.", "airstrike", "الغارة", "ما لا يقل عن 30 مدنيا~30+; civilians 30", "12 شخصا~12", "30..ci30 12"),
        ("أوقع القصف ما لا يقل عن خمسة قتلى و20 جريحا.", "shelling", "القصف", "ما لا يقل عن خمسة قتلى~5+", "20 جريحا~20", "5.. 20.."),
        ("سقطت القذيفة في ساحة خالية وما حدا تأذى.", "shelling", "سقطت القذيفة", "ما حدا تأذى~0", "ما حدا تأذى~0", "0 0"),
        ("سقطت القذيفة في ساحة خالية ولم ترد أنباء عن ضحايا.", "shelling", "سقطت القذيفة", "لم ترد أنباء عن ضحايا~0", "لم ترد أنباء عن ضحايا~0", "- -"),
        ("قصفت المدفعية المخيم ولم يسقط أي قتيل.", "shelling", "قصفت المدفعية", "لم يسقط أي قتيل~0", "لم يسقط أي قتيل~0", "0 -"),
        ("فتح مسلحون النار على سيارة نائب في البرلمان ما أدى لمقتله وإصابة حارسه.", "assassination", "فتح مسلحون النار", "", "حارسه~1", "1 1"),
        ("انفجرت عبوة بسيارة صحفية في كابول، ما أسفر عن مقتلها.", "assassination", "انفجرت عبوة بسيارة صحفية", "", "", "1 -"),
        ("فجر انتحاري نفسه أمام منزل والي الولاية في محاولة لاغتياله.", "assassination", "محاولة لاغتياله", "", "", "- -"),
        ("تعرض قائد الكتيبة لإطلاق نار أدى إلى وفاته لاحقا في المستشفى.", "assassination", "تعرض قائد الكتيبة لإطلاق نار", "", "", "1 -"),
        ("اغتيل رئيس المجلس المحلي في سيبا.", "assassination", "اغتيل رئيس المجلس المحلي", "", "", "- -"),
        ("أطلق مسلح النار على إمام المسجد فأرداه قتيلا.", "assassination", "أطلق مسلح النار على إمام المسجد", "", "", "1 -"),
        ("قتل مسعفان وعنصر من الهلال الأحمر في الغارة.", "airstrike", "الغارة", "مسعفان وعنصر من الهلال الأحمر~3", "", "3 -"),
        ("استشهدت معلمة بقصف مدفعي على كوباني.", "shelling", "قصف مدفعي", "معلمة~1", "", "1wo1 -"),
        ("قتل تسعة أشخاص منهم أربعة جنود في الكمين.", "ground_assault", "الكمين", "تسعة أشخاص منهم أربعة جنود~9", "", "9co4 -"),
        ("قتل الشيخ وستة آخرون في الهجوم.", "ground_assault", "الهجوم", "الشيخ وستة آخرون~7", "", "7 -"),
        ("أصيب جنديان في انفجار اللغم.", "explosive_device", "انفجار اللغم", "", "جنديان~2; combatants 2", "- 2co2"),
        ("ذكر المستشفى أن ما لا يقل عن 8 أشخاص قتلوا، وأن 3 أطفال جرحوا.", "shelling", "قتلوا", "ما لا يقل عن 8 أشخاص~8+", "3 أطفال~3; children 3", "8.. 3ch3"),
        ("قتل ما لا يقل عن 8 أشخاص وجرح 15.", "shelling", "قتل", "ما لا يقل عن 8 أشخاص~8+", "15~15", "8.. 15"),
        ("سقطت مسيرة على مبنى فارغ بلا أي ضحايا.", "drone_strike", "سقطت مسيرة", "بلا أي ضحايا~0", "بلا أي ضحايا~0", "0 0"),
        ("هاجموا النقطة وانسحبوا ومحدش من رجالتنا اتصاب.", "ground_assault", "هاجموا النقطة", "محدش من رجالتنا اتصاب~0", "محدش من رجالتنا اتصاب~0", "0 0"),
        ("استهدفت الطائرات مستودعا ولم يعلن الجيش عن حصيلة للقتلى.", "airstrike", "استهدفت الطائرات", "لم يعلن الجيش عن حصيلة للقتلى~0", "", "- -"),
        ("دمر الانفجار المبنى واقتصرت الخسائر على الماديات.", "explosive_device", "الانفجار", "الخسائر على الماديات~0", "الخسائر على الماديات~0", "0 0"),
    ],
)  # fmt: skip
def test_tolls(text: str, act: str, act_words: str, killed: str, injured: str, expected: str) -> None:
    """killed, injured: quotation, `~`, what the model takes it for."""
    given = {name: said.partition("~") for name, said in (("killed", killed), ("injured", injured)) if said}
    fields = {name: words for name, (words, _, _) in given.items()} | {f"{name}_is": meant or None for name, (_, _, meant) in given.items()}
    claim = read(text, act=act, act_words=act_words, **fields)
    assert f"{brief(claim.killed)} {brief(claim.injured)}" == expected


def test_what_tells_a_death_with_an_assassination_is_said() -> None:
    text = "أطلق مسلحون النار على مختار القرية أمام بيته، ما أدى إلى مقتله."
    claim = read(text, act="assassination", act_words="أطلق مسلحون النار")
    assert isinstance(claim.why, dict) and claim.why["killed"] == '"مقتله": told of whom the act was done to, read by our own rules'
    assert text[slice(*claim.spans["killed"])] == "مقتله"
