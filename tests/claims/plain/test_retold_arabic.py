"""What a short Arabic report says again, owns up to, denies or only refers to."""

from __future__ import annotations

import pytest
from tests.support.told import told

DRONE = "تعرضت قاعدة في غوما لهجوم بمسيرة أمس. "
FIRST = ("drone_strike", None, "2024-01-09", "asserted")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # responsibility for what was told: taken on, denied, or only asked about
        (DRONE + "وأعلن تنظيم مسلح مسؤوليته عن الهجوم.", [FIRST, ("drone_strike", "تنظيم مسلح", "2024-01-09", "asserted")]),
        (DRONE + "وتبنت روسيا الهجوم.", [FIRST, ("drone_strike", "Russia", "2024-01-09", "asserted")]),
        (DRONE + "ونفت روسيا مسؤوليتها عن الهجوم.", [FIRST, ("drone_strike", "Russia", "2024-01-09", "denied")]),
        (DRONE + "ولم تتبن أي جهة الهجوم.", [FIRST]),
        ("قصف الجيش سوقا في غوما أمس، وهو ما نفته الحكومة.", [("shelling", None, "2024-01-09", "asserted"), ("shelling", "الحكومة", "2024-01-09", "denied")]),
        # agencies are told without a preposition, and the day stands behind them
        (
            "قتل سبعة في هجوم على غوما، على ما أفاد مسؤول محلي وكالة فرانس برس الاثنين. وقال مصدر إن الهجوم وقع صباح الأحد.",
            [("ground_assault", "مسؤول محلي", "2024-01-07", "asserted")],
        ),
        ("قال مراسل وكالة فرانس برس إن قذيفة سقطت في غوما أمس.", [("shelling", "Agence France-Presse", "2024-01-09", "asserted")]),
        ("أفاد نشطاء وكالة رويترز بأن قذيفة سقطت في غوما أمس.", [("shelling", "نشطاء وكالة رويترز", "2024-01-09", "asserted")]),
        ("قتلت روسيا ثلاثة مدنيين بقذيفة في غوما أمس، وسط أنباء غير مؤكدة عن خطف جنديين في بيني.", [("shelling", None, "2024-01-09", "asserted"), ("abduction_or_detention", None, "2024-01-09", "hedged")]),
        # terms of a deal are no acts
        (
            "وقعت روسيا وأوكرانيا اتفاقا في جنيف يوم 5 يناير يقضي بوقف القتال وتبادل الأسرى. وينص الاتفاق على انسحاب المقاتلين خلال 30 يوما.",
            [("agreement_signed", None, "2024-01-05", "asserted")],
        ),
        # another kind of act was told: the shelling is new; the same kind: it is the one told
        ("توصل الطرفان إلى اتفاق في غوما الأحد. لكن ناشطين أكدوا أن القصف استمر حتى صباح الثلاثاء.", [("agreement_signed", None, "2024-01-07", "asserted"), ("shelling", "ناشطين", "2024-01-09", "asserted")]),
        # what lies days back has no day of its own
        ("أطلقت السلطات سراح صحفي في غوما أمس بعد 40 يوما من اعتقاله.", [("prisoner_exchange", None, "2024-01-09", "asserted"), ("abduction_or_detention", None, None, "asserted")]),
        # a third day of a truce declares none
        ("في اليوم الثالث من الهدنة دخلت 120 شاحنة مساعدات إلى غوما.", [("aid_delivery", None, None, "asserted")]),
        # a paper that is published moves no soldiers
        ("قال تقرير نشرته منظمة حقوقية اليوم إن جنودا أعدموا 23 مدنيا في غوما.", [("killing_other", "تقرير", None, "asserted")]),
        # holding a town is no news, taking it is
        ("تسيطر الحكومة على غوما منذ سنوات.", []),
        ("الجيش يسيطر على غوما.", [("control_gained", None, None, "asserted")]),
        # what explodes is the drone that hit; a relic of war is a device
        ("انفجرت مسيرة فوق سوق في غوما أمس.", [("drone_strike", None, "2024-01-09", "asserted")]),
        ("انفجرت قذيفة من مخلفات الحرب في غوما أمس.", [("explosive_device", None, "2024-01-09", "asserted")]),
        ("نصب مسلحون كمينا لرتل عسكري قرب غوما أمس.", [("ground_assault", None, "2024-01-09", "asserted")]),
        ("سجل المراقبون خروقا للهدنة في غوما بين مساء الجمعة ومساء الأحد.", [("violation_alleged", "المراقبون", "2024-01-05", "asserted")]),
    ],
)  # fmt: skip
def test_short_reports(text: str, want: list[tuple[str, str | None, str | None, str]]) -> None:
    assert told(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        # what is told aside, of an earlier time, leaves the scene's day as it is
        (
            "استهدف قصف مدفعي غوما صباح اليوم. وكانت المدينة تعرضت لغارة جوية أول أمس. وهاجم مسلحون حاجزا.",
            [("shelling", None, "2024-01-10", "asserted"), ("airstrike", None, "2024-01-08", "asserted"), ("ground_assault", None, "2024-01-10", "asserted")],
        ),
        (
            "استهدف قصف مدفعي غوما صباح اليوم. وتعرضت المدينة لغارة جوية أول أمس. وهاجم مسلحون حاجزا.",
            [("shelling", None, "2024-01-10", "asserted"), ("airstrike", None, "2024-01-08", "asserted"), ("ground_assault", None, "2024-01-08", "asserted")],
        ),
        # a truce that begins on a day to come was not declared on the day gone by of that name
        ("توصل الطرفان إلى هدنة في غوما تبدأ صباح الجمعة.", [("truce_declared", None, None, "asserted")]),
        ("توصل الطرفان إلى هدنة في غوما صباح الجمعة.", [("truce_declared", None, "2024-01-05", "asserted")]),
        # "until" is ahead of a demand; a joint statement is nobody's name
        ("أمهلت روسيا أوكرانيا حتى مساء الجمعة للانسحاب من خيرسون.", [("demand_or_ultimatum", None, None, "asserted")]),
        ("أمهلت روسيا أوكرانيا مساء الجمعة يومين للانسحاب من خيرسون.", [("demand_or_ultimatum", None, "2024-01-05", "asserted")]),
        ("قصف الجيش غوما أمس، وفق بيان مشترك.", [("shelling", "بيان مشترك", "2024-01-09", "asserted")]),
        ("قصف الجيش غوما أمس، وفق بيان رسمي للحكومة.", [("shelling", "الحكومة", "2024-01-09", "asserted")]),
        # what a strike did is no second act; destruction by itself is one
        ("قصفت مدفعية غوما أمس، ما أدى إلى تدمير مدرسة.", [("shelling", None, "2024-01-09", "asserted")]),
        ("تدمير مدرسة في غوما أمس.", [("property_destruction", None, "2024-01-09", "asserted")]),
        # a state and a habit are no news
        ("احتلت جماعة مسلحة قرية قرب غوما أمس.", [("control_gained", None, "2024-01-09", "asserted")]),
        ("القوات لا تزال تحتل 50 قرية قرب غوما.", []),
        ("تشن جماعة مسلحة هجمات متكررة في غوما.", []),
        ("شنت جماعة مسلحة هجمات في غوما أمس.", [("ground_assault", None, "2024-01-09", "asserted")]),
        # "the force" is no verb; who denies a charge is not called after it; a mission is not the man who spoke last
        ("القوة صادرت أسلحة في غوما أمس.", []),
        (
            "قالت منظمة حقوقية إن قذيفة سقطت في غوما أمس. ونفى مصدر عسكري الاتهام. وأكدت المنظمة أن اشتباكات اندلعت في غوما اليوم.",
            [("shelling", "منظمة حقوقية", "2024-01-09", "asserted"), ("shelling", "مصدر عسكري", "2024-01-09", "denied"), ("armed_clash", "منظمة حقوقية", "2024-01-10", "asserted")],
        ),
        ("قال مصدر طبي إن قذيفة سقطت في غوما أمس. وأكدت المنظمة أن اشتباكات اندلعت في غوما اليوم.", [("shelling", "مصدر طبي", "2024-01-09", "asserted"), ("armed_clash", "المنظمة", "2024-01-10", "asserted")]),
        ("قافلة مساعدات أعيدت من حاجز قرب غوما أمس.", [("aid_obstruction", None, "2024-01-09", "asserted")]),
    ],
)  # fmt: skip
def test_scenes_and_states(text: str, want: list[tuple[str, str | None, str | None, str]]) -> None:
    assert told(text) == want
