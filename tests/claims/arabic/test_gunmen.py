"""What gunmen do who "target" somebody; what it led to for him; months that are names."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import local_day
from ceasefire.dossier.general import general_vocabulary


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=datetime(2021, 12, 20, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("استهدف مسلحون مجهولون أحد عناصر الأمن أمس في تعز.", "assassination"),
        ("استهدف مجهولون الشاب محمد الرفاعي في تعز أمس.", "assassination"),
        ("استهدف مسلحون حاجزا للجيش في تعز أمس.", "ground_assault"),
        ("استهدف مجهولون سيارة مدنية في تعز أمس.", "ground_assault"),
        ("استهدف مسلحون بقذيفة حاجزا في تعز أمس.", "shelling"),
        ("استهدفت قوات الجيش مدينة تعز أمس.", "shelling"),
        ("استهدف مجهولون بعبوة ناسفة سيارة ضابط في تعز أمس.", "explosive_device"),
    ],
)
def test_gunmen_who_target_somebody_shell_nobody(text: str, act: str) -> None:
    assert [c.act for c in read(text)] == [act]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("استهدف مسلحون مجهولون أحد عناصر الأمن أمس في تعز ما أدى لمقتله على الفور.", 1, None),
        ("أطلق مجهولون النار على رئيس بلدية تعز أمس ما أدى إلى وفاته.", 1, None),
        ("أطلق مجهولون النار على شابين في تعز أمس ما أسفر عن مقتلهما.", 2, None),
        ("أطلق مجهولون النار على شاب في تعز أمس ما تسبب بإصابته.", None, 1),
        ("انفجرت عبوة ناسفة بسيارة ضابط في تعز أمس ما أدى لمقتله وإصابة مرافقه.", 1, 1),
        ("قصف الجيش مدينة تعز أمس ما أدى إلى مقتل ثلاثة أشخاص.", 3, None),
    ],
)
def test_what_it_led_to_for_him(text: str, killed: int | None, injured: int | None) -> None:
    (claim,) = read(text)
    assert (claim.killed and claim.killed.best, claim.injured and claim.injured.best) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "day"),
    [("اعتقل حاجز في تعز الشاب محمد نيسان أمس.", date(2021, 12, 19)), ("قتل زياد شباط أمس برصاص مجهولين في تعز.", date(2021, 12, 19)), ("قصف الجيش مدينة تعز في شباط.", date(2021, 2, 1))],
)
def test_a_month_behind_a_given_name_is_a_surname(text: str, day: date) -> None:
    (claim,) = read(text)
    assert claim.when is not None
    assert local_day(claim.when.start, "Asia/Damascus") in (day, date.fromordinal(day.toordinal() - 1))


def test_the_days_before_end_before_the_day_that_was_spoken_of() -> None:
    claims = read_text(
        "قصف الجيش مدينة تعز الأربعاء. وكان الجيش قد قصف مدينة مأرب في الأيام السابقة.", general_vocabulary(), published=datetime(2018, 7, 11, tzinfo=UTC)
    )
    first, second = (c.when for c in claims)
    assert first is not None
    assert second is not None
    assert second.end <= first.start


@pytest.mark.parametrize("text", ["يوم الاثنين أصيب مدني في تعز بقصف.", "مساء الإثنين أصيب رئيس بلدية تعز بقصف.", "الاثنين قتل ضابط بقصف على تعز."])
def test_monday_is_no_two(text: str) -> None:
    assert all((h is None or h.best == 1) for c in read(text) for h in (c.killed, c.injured))
