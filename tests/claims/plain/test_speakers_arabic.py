"""Who says it, in Arabic: every kind of speaker in every kind of frame, put together from parts."""

from __future__ import annotations

import itertools
import random

import pytest
from tests.support.told import DAY, told

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

MANY = 160
SPEAKERS = [  # (as written, feminine)
    ("المتحدث باسم الجيش", False), ("ناشطون", False), ("شهود عيان", False), ("مصدر أمني", False), ("مصادر طبية", True), ("المحافظ", False),
    ("الدفاع المدني", False), ("مسؤول محلي", False), ("وزارة الصحة", True), ("مدير المستشفى", False), ("مصدر في الشرطة", False), ("لجان المقاومة", True),
    ("غرفة الطوارئ", True), ("العقيد سالم حداد", False), ("منظمة حقوقية", True), ("الهلال الأحمر", False), ("رئيس البلدية", False), ("محامي الضحايا", False),
]  # fmt: skip
CORES = [  # (after "that", verb first, act)
    ("غارة جوية استهدفت سوقا في غوما مساء أمس", "استهدفت غارة جوية سوقا في غوما مساء أمس", "airstrike"),
    ("عبوة ناسفة انفجرت قرب غوما مساء أمس", "انفجرت عبوة ناسفة قرب غوما مساء أمس", "explosive_device"),
    ("مسلحين خطفوا معلما في غوما مساء أمس", "خطف مسلحون معلما في غوما مساء أمس", "abduction_or_detention"),
    ("مقاتلين انسحبوا من غوما مساء أمس", "انسحب مقاتلون من غوما مساء أمس", "withdrawal"),
    ("قافلة مساعدات دخلت غوما مساء أمس", "دخلت قافلة مساعدات غوما مساء أمس", "aid_delivery"),
    ("مئات المدنيين نزحوا من غوما مساء أمس", "نزح مئات المدنيين من غوما مساء أمس", "displacement"),
]
VERBS = [("قال", "قالت", "إن"), ("أفاد", "أفادت", "بأن"), ("كشف", "كشفت", "أن"), ("أشار", "أشارت", "إلى أن"), ("نوه", "نوهت", "إلى أن")]
ACCORDING = ["بحسب {}", "وفق ما ذكر {}", "نقلا عن {}", "استنادا إلى {}", "وفق ما نقلت وكالة محلية عن {}", "بناء على معلومات من {}"]
Made = tuple[str, str, str]


def with_l(who: str) -> str:
    return "لل" + who[2:] if who.startswith("ال") else "ل" + who


def frames(who: str, feminine: bool, that: str, first: str) -> list[str]:
    t = "ت" if feminine else ""
    out = []
    for he, she, says in VERBS:
        verb = she if feminine else he
        out += [f"{verb} {who} {says} {that}.", f"{who} {verb} {says} {that}."]
    for form in ACCORDING:
        said = form.format(who)
        out += [f"{first}، {said}.", f"{first} {said}.", f"{said}، {first}."]
    out += [f"{first}، وفقا {with_l(who)}.", f"{first}، طبقا {with_l(who)}.", f"{who}: {first}.", f"{who} | {first}."]
    out += [
        f"«{first}»، قال{t} {who}.", f"وقال{t} {who}: «{first}».", f"جاء في بيان صادر عن {who} أن {that}.",
        f"أصدر{t} {who} بيانا قال{t} فيه إن {that}.", f"قال{t} {who} إن الوضع صعب. وأضاف{t} أن {that}.",
        f"قال{t} {who} إن الوضع صعب. الطقس بارد. وتابع{t} أن {that}.", f"قال{t} {who} في بيان إن الوضع صعب. وتابع البيان أن {that}.",
    ]  # fmt: skip
    return out


def sentences() -> list[Made]:
    out = []
    for (who, feminine), (that, first, act) in itertools.product(SPEAKERS, CORES):
        out += [(text, who, act) for text in frames(who, feminine, that, first)]
    return random.Random(11).sample(out, MANY)


def test_whoever_says_it_is_read_in_every_frame() -> None:
    rows = sentences()
    vocabulary = general_vocabulary()
    read = read_many([Text(text=text, published=DAY) for text, _, _ in rows], vocabulary)
    for (text, who, act), claims in zip(rows, read, strict=True):
        shown = [present(c, vocabulary) for c in claims]
        assert (text, [(c["act"], c["attributed_to"], (c["start"] or "")[:10]) for c in shown]) == (text, [(act, who, "2024-01-09")])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # a headline's bar names who speaks, not where it happened
        ("السودان | غارة جوية استهدفت سوقا في الفاشر أمس.", [("airstrike", None, "2024-01-09", "asserted")]),
        # quoting somebody moves nobody
        ("نقلت صحيفة محلية عن مدنيين أن عبوة انفجرت في غوما أمس.", [("explosive_device", "مدنيين", "2024-01-09", "asserted")]),
        # whoever attacked announces it himself
        ("رد الجيش الروسي بقصف مدفعي على خيرسون أمس، وفق ما أعلن في بيان.", [("shelling", "Russian armed forces", "2024-01-09", "asserted")]),
        # what stands between the attribution and the end is told by the same man; a new clause is not
        ("سقطت غوما بيد المتمردين السبت، حسب شهود، بعد معارك عنيفة.", [("control_gained", "شهود", "2024-01-06", "asserted"), ("armed_clash", "شهود", "2024-01-06", "asserted")]),
        ("سقطت غوما بيد المتمردين السبت، حسب شهود، فيما قصف الجيش بيني.", [("control_gained", "شهود", "2024-01-06", "asserted"), ("shelling", None, "2024-01-06", "asserted")]),
        # a charge about what was told is the accuser's claim; asking for an inquiry is none
        ("استهدفت مسيرة محطة في مروي الأحد. واتهم الوالي روسيا بتنفيذ الهجوم.", [("drone_strike", None, "2024-01-07", "asserted"), ("drone_strike", "الوالي", "2024-01-07", "asserted")]),
        ("استهدفت مسيرة محطة في مروي الأحد. وطالب الوالي روسيا بالتحقيق في الهجوم.", [("drone_strike", None, "2024-01-07", "asserted"), ("demand_or_ultimatum", None, None, "asserted")]),
        # the accused does not speak
        ("سقطت قذائف على غوما أمس. واتهم ناشطون المتمردين بإطلاق القذائف.", [("shelling", None, "2024-01-09", "asserted"), ("shelling", "ناشطون", "2024-01-09", "asserted")]),
        # a channel called after a capital is no government
        ("قالت قناة القاهرة الإخبارية إن غارة استهدفت غوما أمس.", [("airstrike", "قناة القاهرة الإخبارية", "2024-01-09", "asserted")]),
    ],
)  # fmt: skip
def test_near_frames(text: str, want: list[tuple[str, str | None, str | None, str]]) -> None:
    assert told(text) == want
