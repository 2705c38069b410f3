"""Arabic sentences put together from parts: whatever says how many, and wherever it stands, the numbers are read."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)
MANY = 400
# As subject, as object, then low, best, high and the parts that the words state.
Q: list[tuple[str, str, tuple[int | None, int | None, int | None], dict[str, int]]] = [
    ("ثلاثة أشخاص", "ثلاثة أشخاص", (3, 3, 3), {}), ("جنديان", "جنديين", (2, 2, 2), {"combatants": 2}), ("امرأتان", "امرأتين", (2, 2, 2), {"women": 2}),
    ("أحد عشر مدنيا", "أحد عشر مدنيا", (11, 11, 11), {"civilians": 11}), ("إحدى وثلاثون امرأة", "إحدى وثلاثين امرأة", (31, 31, 31), {"women": 31}),
    ("مئتا شخص", "مئتي شخص", (200, 200, 200), {}), ("ألف ومئتا شخص", "ألف ومئتي شخص", (1200, 1200, 1200), {}),
    ("ما لا يقل عن سبعة أشخاص", "ما لا يقل عن سبعة أشخاص", (7, 7, None), {}), ("ما يزيد على 60 شخصا", "ما يزيد على 60 شخصا", (60, 60, None), {}),
    ("نحو 30 شخصا", "نحو 30 شخصا", (None, 30, None), {}), ("ما بين 15 و20 شخصا", "ما بين 15 و20 شخصا", (15, 17, 20), {}),
    ("خمسة إلى سبعة أشخاص", "خمسة إلى سبعة أشخاص", (5, 6, 7), {}), ("أب وأبناؤه الثلاثة", "أب وأبنائه الثلاثة", (4, 4, 4), {}),
    ("رجل وزوجته وطفلاهما", "رجل وزوجته وطفليهما", (4, 4, 4), {"women": 1, "children": 2}), ("خمسة أفراد من عائلة واحدة", "خمسة أفراد من عائلة واحدة", (5, 5, 5), {}),
    ("سبعة أشخاص بينهم طفلان", "سبعة أشخاص بينهم طفلان", (7, 7, 7), {"children": 2}), ("٧ من أفراد الشرطة", "٧ من أفراد الشرطة", (7, 7, 7), {}),
    ("ضابط برتبة عقيد وأربعة جنود", "ضابط برتبة عقيد وأربعة جنود", (5, 5, 5), {"combatants": 5}),
]  # fmt: skip
CAUSES = ("قصف مدفعي على حي الثورة", "غارة جوية", "اشتباكات قرب غوما", "انفجار لغم أرضي")
KILLED = (
    "قتل {n} في {c} يوم الإثنين.", "استشهد {n} جراء {c}.", "قضى {n} في {c}.", "سقط {n} قتلى في {c}.", "مقتل {g} وجرح تسعة في {c}",
    "أكد مصدر طبي مقتل {g} في {c}.", "أسفرت الغارة عن استشهاد {g}، بحسب مصادر طبية.", "أودت غارة جوية بحياة {g}.", "راح ضحية الغارة الجوية {n}.",
)  # fmt: skip
INJURED = ("أصيب {n} بجروح في {c} يوم الإثنين.", "أسفرت الغارة الجوية عن جرح {g}.", "إصابة {g} بشظايا قذيفة في {c}", "أدى قصف مدفعي على حي الثورة إلى إصابة {g}.")
PARTS = ("civilians", "women", "children", "combatants")


def said(harm: Harm | None) -> object:
    if harm is None:
        return None
    return (harm.low, harm.best, harm.high), {part: count for part in PARTS if (count := getattr(harm, part)) is not None}


def read(texts: list[str]) -> list[list[Claim]]:
    return [list(found) for found in read_many([Text(text=text, published=DAY) for text in texts], general_vocabulary())]


def test_every_count_is_read_in_every_frame() -> None:
    made = [(f, q, c, which) for which, frames in (("killed", KILLED), ("injured", INJURED)) for f, q, c in itertools.product(frames, Q, CAUSES)]
    rows = [(f.format(n=q[0], g=q[1], c=c), q, which) for f, q, c, which in random.Random(5).sample(made, MANY) if not (f.startswith("سقط") and q[2][1] == 2)]
    for (text, q, which), claims in zip(rows, read([row[0] for row in rows]), strict=True):
        assert (text, [said(getattr(c, which)) for c in claims]) == (text, [(q[2], q[3])])


LEADS = ("شن الطيران غارة جوية على مدينة خيرسون", "قصفت المدفعية مدينة خيرسون يوم الإثنين", "تعرضت خيرسون لقصف صاروخي صباح الإثنين")
NONE = (
    "دون وقوع إصابات", "دون أن يسفر ذلك عن ضحايا", "من دون أن تسجل إصابات", "ولم تسجل أي إصابات", "ولم يسفر القصف عن إصابات", "ولم يصب أحد بأذى",
    "ولا إصابات", "دون سقوط قتلى أو جرحى", "من دون وقوع خسائر في الأرواح", "ولم تحدث أي خسائر بشرية", "وما في إصابات الحمد لله", "دون أن يتسبب في خسائر بشرية",
    "دون أن يؤدي إلى سقوط ضحايا", "ولم ينجم عنه أي إصابات",
)  # fmt: skip
UNKNOWN = (
    "ولم ترد أنباء عن إصابات", "دون معلومات عن حجم الخسائر البشرية", "ولا معلومات عن وقوع ضحايا", "ولم تتضح حصيلة الضحايا بعد", "ولم ترد معلومات عن سقوط ضحايا",
    "وخلف أضرارا مادية في خمسة منازل", "بنحو 30 قذيفة", "على عمق 12 كيلومترا من الحدود",
)  # fmt: skip
ZERO = ((0, 0, 0), {})


@pytest.mark.parametrize(("tails", "wanted"), [(NONE, ZERO), (UNKNOWN, None)])
def test_nobody_hurt_is_zero_and_nothing_known_is_null(tails: tuple[str, ...], wanted: object) -> None:
    texts = [f"{lead} {tail}." for lead, tail in itertools.product(LEADS, tails)]
    for text, claims in zip(texts, read(texts), strict=True):
        assert (text, [(c.place.name if c.place else None, said(c.killed), said(c.injured)) for c in claims]) == (text, [("Kherson", wanted, wanted)])


def exact(number: int, **parts: int) -> object:
    return (number, number, number), parts


RAID = "غارة جوية على مدينة خيرسون"
BOTH = [
    *(lead + tail for lead in LEADS for tail in (
        ". وقتل ثمانية أشخاص وأصيب 12 آخرون.", ". وأسفر ذلك عن مقتل ثمانية أشخاص وجرح 12.", ". وبلغت الحصيلة ثمانية قتلى و12 جريحا.",
        ". ووصل إلى المستشفى ثمانية قتلى و12 جريحا.",
    )),
    f"أدت {RAID} إلى مقتل ثمانية أشخاص، فيما أصيب 12 آخرون.", f"أوقعت {RAID} ثمانية قتلى، في حين بلغ عدد الجرحى 12.", f"قتل ثمانية أشخاص، بينما جرح 12 آخرون، في {RAID}.",
    f"قتل ثمانية أشخاص في {RAID}، كما أصيب 12.", f"ارتفع عدد قتلى {RAID} إلى ثمانية، فيما بلغ عدد الجرحى 12.", f"وصل ثمانية شهداء و12 إصابة إلى المستشفى بعد {RAID}.",
]  # fmt: skip
TOLD = f"قتل تسعة أشخاص وأصيب 12 في {RAID}"
LATER = [
    f"{TOLD}. وبين القتلى أربعة أطفال وثلاث نساء.", f"{TOLD}. ومن بين الضحايا أربعة أطفال وثلاث نساء.", f"{TOLD}. والقتلى بينهم أربعة أطفال وثلاث نساء.",
    f"{TOLD}، وبين القتلى أربعة أطفال وثلاث نساء.", f"قتل تسعة أشخاص بينهم أربعة أطفال وثلاث نساء وأصيب 12 في {RAID}.",
]  # fmt: skip
GREW = [
    f"قتل ثمانية أشخاص في {RAID}. وفي وقت لاحق ارتفعت الحصيلة إلى 11 قتيلا.", f"قتل ثمانية أشخاص في {RAID}. ولاحقا بلغ عدد القتلى 11.",
    *(f"ارتفعت حصيلة قتلى الغارة الجوية على خيرسون إلى 11 قتيلا{tail}." for tail in (
        ". وكانت الحصيلة السابقة ثمانية قتلى", ". وكانت حصيلة أولية تحدثت عن مقتل ثمانية", ". وتحدثت حصيلة أولية عن ثمانية قتلى", " بعدما كانت ثمانية قتلى",
    )),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [(BOTH, (exact(8), exact(12))), (LATER, (exact(9, women=3, children=4), exact(12))), (GREW, (exact(11), None))],
)
def test_one_toll_is_one_claim(texts: list[str], wanted: object) -> None:
    for text, claims in zip(texts, read(texts), strict=True):
        assert (text, [(said(c.killed), said(c.injured)) for c in claims]) == (text, [wanted])


WORDS = [
    ("قتل 13 شخصا، بينهم ثلاثة من قادة الفصائل المسلحة وأربع نساء وأربعة أطفال، في سلسلة غارات جوية على خيرسون.", [("Kherson", exact(13, women=4, children=4, combatants=3), None)]),
    ("قتل جنرال وعقيد وخمسة عسكريين آخرين في اشتباكات قرب خيرسون.", [("Kherson", exact(7, combatants=7), None)]),
    ("دارت اشتباكات في خيرسون قتل فيها أربعة جنود، فيما قتل ثلاثة من المسلحين.", [("Kherson", exact(7, combatants=7), None)]),
    ("أصيبت امرأة وطفلاها بشظايا صاروخ باليستي سقط على خيرسون.", [("Kherson", None, exact(3, women=1, children=2))]),
    ("تعرضت خيرسون لقصف صاروخي أدى إلى سقوط مئات القتلى.", [("Kherson", ((None, None, None), {}), None)]),
    ("دارت اشتباكات في خيرسون قتل خلالها 12 عنصرا من الشرطة وثلاثة من مقاتلي القبائل.", [("Kherson", exact(15, combatants=15), None)]),
    ("قتل مسلحون صاحب متجر وابنه في خيرسون.", [("Kherson", exact(2), None)]),
    ("قالت باكو إنها خسرت 50 عسكريا.", [(None, exact(50, combatants=50), None)]),
    ("وثق المكتب سقوط 127 ضحية في خيرسون، هم 25 قتيلا و102 جريح.", [("Kherson", exact(25), exact(102))]),
    ("أسفر انفجار في خيرسون عن سقوط 38 قتيلا، 30 منهم من رجال الشرطة، و155 جريحا.", [("Kherson", exact(38), exact(155))]),
    ("قتل جندي برصاص قناص في خيرسون، وأصيب مدنيان في خاركيف بانفجار لغم.", [("Kherson", exact(1, combatants=1), None), ("Kharkiv", None, exact(2, civilians=2))]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), WORDS)
def test_who_is_counted(text: str, wanted: object) -> None:
    (claims,) = read([text])
    assert [(c.place.name if c.place else None, said(c.killed), said(c.injured)) for c in claims] == wanted


NEARLY = [
    # the line of the telephone is lost, not the men
    ("دارت اشتباكات في خيرسون، فقد خلالها ثلاثة جنود الاتصال.", [("Kherson", None, None)]),
    # the shop is nobody's kin
    ("قتل مسلحون صاحب متجر وفروا.", [(None, exact(1), None)]),
    # a first toll that calls itself preliminary is the toll
    (f"أفادت حصيلة أولية بمقتل ثمانية أشخاص في {RAID}.", [("Kherson", exact(8), None)]),
    # the second clause names an act and a place of its own
    ("قتل ثلاثة أشخاص في قصف مدفعي على خيرسون، فيما أصيب خمسة في غارة جوية على خاركيف.", [("Kherson", exact(3), None), ("Kharkiv", None, exact(5))]),
    ("قتل ثلاثة أشخاص في قصف مدفعي على خيرسون، وفي خاركيف أصيب خمسة في غارة جوية.", [("Kherson", exact(3), None), ("Kharkiv", None, exact(5))]),
    # more parts than dead: they are of others
    (f"قتل ثلاثة أشخاص في {RAID}. وبين القتلى أربعة أطفال وثلاث نساء.", [("Kherson", exact(3), None)]),
]


@pytest.mark.parametrize(("text", "wanted"), NEARLY)
def test_what_is_nearly_the_same_toll_is_not(text: str, wanted: object) -> None:
    (claims,) = read([text])
    assert [(c.place.name if c.place else None, said(c.killed), said(c.injured)) for c in claims] == wanted
