"""Arabic tolls: one of several, somebody by name and those with him, who else tells the toll, figures replaced, nobody hurt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)
NONE = ((0, 0, 0), {})


def exact(n: int, **parts: int) -> object:
    return (n, n, n), parts


def said(harm: Harm | None) -> object:
    if harm is None:
        return None
    kinds = ("civilians", "women", "children", "combatants")
    return (harm.low, harm.best, harm.high), {kind: count for kind in kinds if (count := getattr(harm, kind)) is not None}


def read(text: str) -> list[Claim]:
    return list(next(read_many([Text(text=text, published=DAY)], general_vocabulary())))


COUNTED = [
    ("أسفرت غارة جوية على غوما عن مقتل أحد المسعفين وجرح إحدى الممرضات.", exact(1), exact(1, women=1)),
    ("قصفت المدفعية غوما أمس، ما أدى إلى مقتل أحد ضباطها وإصابة سبعة.", exact(1, combatants=1), exact(7)),
    ("غارة جوية على دراجة يستقلها شقيقان في غوما أدت إلى إصابة أحدهما.", None, exact(1)),
    ("أودت غارة جوية على غوما بحياة المدرس سالم الخطيب وثلاثة من طلابه.", exact(4), None),
    ("أسفر انفجار لغم في غوما عن مقتل مدير المدرسة حسام عيسى وخمسة آخرين.", exact(6), None),
    ("مقتل مزارع وأحد عشر فردا من أسرته بقصف مدفعي على غوما.", exact(12), None),
    ("أصيب طفل ووالداه بقصف مدفعي على غوما.", None, exact(3, children=1)),
    ("خلفت الغارة الجوية على غوما تسعة قتلى في صفوف المهاجمين.", exact(9, combatants=9), None),
    ("مقتل «أبو سليم»، أحد قادة الجيش، بغارة جوية على غوما.", exact(1, combatants=1), None),
    ("أوقع القصف على غوما ثمانية قتلى و15 جريحا على الأقل.", ((8, 8, None), {}), ((15, 15, None), {})),
    ("راح ثلاثة شهدا بقصف مدفعي على غوما.", exact(3), None),
    ("ارتفعت إلى 19 حصيلة قتلى الانفجار في غوما، وكانت حصيلة سابقة تتحدث عن 12 قتيلا.", exact(19), None),
    ("ارتفعت حصيلة القصف على غوما إلى 31 قتيلا، بعد أن كانت الحصيلة الأولى 24 قتيلا.", exact(31), None),
    ("سقطت قذيفة على غوما صباح أمس، واقتصرت الأضرار على الماديات.", NONE, NONE),
    ("انفجر لغم قرب غوما أمس فأودى برقيب وجنديين.", exact(3, combatants=3), None),
    ("مقتل القيادي في فصيل محلي سامر العلي ومرافقه بغارة جوية على غوما.", exact(2, combatants=1), None),
    ("أوقع الهجوم على غوما في صفوفهم أكثر من 30 قتيلا.", ((30, 30, None), {"combatants": 30}), None),
    ("قصف على غوما، في شهيدين وتلت جرحى.", exact(2), exact(3)),
    ("ارتفع إلى 52 عدد المدنيين الذين قتلوا في قصف غوما، بعد وفاة امرأة متأثرة بجراحها.", exact(52, civilians=52), None),
    ("أعلن مقتل 60 شخصا في غارة جوية على غوما بينهم 4 نساء، منهم 12 قضوا في المستشفى.", exact(60, women=4), None),
    ("تجاوز عدد قتلى الغارة الجوية على غوما 35، وفق الشرطة.", ((35, 35, None), {}), None),
    ("تخطت حصيلة الغارة الجوية على غوما 80 قتيلا.", ((80, 80, None), {}), None),
    ("انتشلت فرق الإنقاذ تسع جثث لأطفال بعد غارة جوية على غوما.", exact(9, children=9), None),
    ("قصف على غوما قتل فيه 12 مدنيا و30 من أفراد القوات الحكومية و41 من المسلحين.", exact(83, civilians=12, combatants=71), None),
    ("هاجم مسلحون دورية في غوما وقتل شرطي، بينما نقل السائق مصابا إلى المستشفى.", exact(1), exact(1)),
    ("أصيب أربعة جنود، أحدهم حالته خطرة، بعد استهداف سيارتهم بعبوة ناسفة في غوما.", None, exact(4, combatants=4)),
    ("انفجار لغم يقتل راعيين شقيقين قرب غوما، فيما أصيب والدهما.", exact(2), exact(1)),
    ("ثلاثة قتلى وخمسة جرحى من المدنيين، هي الحصيلة حتى الآن لاقتحام غوما.", exact(3, civilians=3), exact(5, civilians=5)),
    ("أعلن الجيش أن 24 جنديا ومدنيا واحدا سقطوا في هجوم على غوما.", exact(25, civilians=1, combatants=24), None),
    ("وثق المركز مصرع 40 من قوات النظام في هجوم على غوما.", exact(40, combatants=40), None),
    ("بلغ عدد قتلى القصف على غوما 30، بعدما كانت الشرطة قد تحدثت عن 12 قتيلا.", exact(30), None),
    ("قتل ستة بقصف مدفعي على غوما، ما يرفع عدد القتلى إلى 21.", exact(21), None),
    ("ارتكبت الطائرات الحربية مجزرة في غوما راح ضحيتها ثمانية مدنيين، بينما أصيب العشرات.", exact(8, civilians=8), ...),
    ("مسلحون يغتالون عضو المجلس المحلي سعد العمر وثلاثة كانوا معه في غوما.", exact(4), None),
    ("أفاد الدفاع المدني بانتشال تسع جثث وستين مصابا بعد غارة جوية على غوما.", exact(9), exact(60)),
    ("أعلنت الشرطة مقتل ستة جنود في اليوم الثالث من المعارك عند غوما.", exact(6, combatants=6), None),
    ("ارتكب مسلحون مجزرة في غوما إذ قتل تسعة وجرح 11 بقصفهم حيا بقذائف الهاون.", exact(9), exact(11)),
    ("نزلت قذيفة على غوما قبل ساعة، الحمد لله ما تصاوب حدا.", NONE, NONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "injured"), COUNTED)
def test_who_is_counted(text: str, killed: object, injured: object) -> None:
    (claim,) = read(text)
    assert (claim.place and claim.place.name, said(claim.killed)) == ("Goma", killed)
    assert injured is ... or said(claim.injured) == injured


def test_nobody_hurt_is_true_of_every_place_and_a_toll_is_told_once() -> None:
    at = {c.place.name if c.place else None: said(c.killed) for c in read("قصفت المدفعية خاركيف وغوما أمس دون وقوع إصابات.")}
    assert at == {"Kharkiv": NONE, "Goma": NONE}
    told = [said(c.killed) for c in read("قصفت المدفعية خاركيف وغوما أمس، ما أدى إلى مقتل ثلاثة مدنيين.")]
    assert told == [exact(3, civilians=3), None]


def test_whoever_gives_the_toll_of_an_act_told_by_another_makes_a_claim_of_his_own() -> None:
    claims = read("دارت معارك عنيفة في غوما، وقال متحدث طبي إن ستة جنود و11 مسلحا قتلوا.")
    assert [(c.act, c.attributed_to, said(c.killed)) for c in claims] == [
        ("armed_clash", None, None), ("armed_clash", "متحدث طبي", exact(17, combatants=17)),
    ]  # fmt: skip


def test_a_toll_behind_another_that_of_the_same_speaker_is_of_the_act_told() -> None:
    (claim,) = read("أفاد شهود بأن مسلحين أطلقوا النار على دورية بين غوما ورثشورو وأن شرطيين أصيبا.")
    assert (claim.act, claim.attributed_to, said(claim.injured)) == ("small_arms_fire", "شهود", exact(2))


def test_vehicles_destroyed_are_no_property_and_their_dead_belong_to_the_attack() -> None:
    (claim,) = read("هاجم مسلحون قاعدة قرب غوما أمس، وتم تدمير عربة وقتل خمسة جنود.")
    assert (claim.act, said(claim.killed)) == ("ground_assault", exact(5, combatants=5))


ARRESTS = [
    "داهمت الشرطة منازل في غوما أمس واعتقلت تسعة شبان.",
    "نفذت الشرطة حملة دهم في غوما أمس اعتقلت خلالها ثلاثة طلاب.",
    "اعتقلت الشرطة سبعة أشخاص في غوما أمس ثم أفرجت عن اثنين منهم.",
]


@pytest.mark.parametrize("text", ARRESTS)
def test_a_raid_for_arrests_and_a_release_after_them_are_part_of_the_arrest(text: str) -> None:
    assert [(c.act, c.place and c.place.name) for c in read(text)] == [("abduction_or_detention", "Goma")]


def test_a_raid_without_arrests_and_a_swap_stay_acts() -> None:
    assert [c.act for c in read("داهمت الشرطة منازل في غوما أمس.")] == ["ground_assault"]
    assert "prisoner_exchange" in [c.act for c in read("أفرجت الحركة في غوما عن أسيرين مقابل إطلاق ستة من معتقليها أمس.")]
