"""That a truce was not broken, as a count of none; and how many times it was, in Arabic."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2023, 6, 14, tzinfo=UTC)


def told(text: str) -> list[Claim]:
    return [c for c in read_text(text, general_vocabulary(), published=DAY) if c.act == "violation_alleged"]


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("A source in Khartoum said there was no notable disruption of the truce on Sunday.", "notable"),
        ("There were no serious breaches of the ceasefire in Taiz on Monday, residents said.", "serious"),
        ("There has been no interruption of the truce in Goma since Sunday, the army said.", None),
        ("The truce was not broken in Taiz on Sunday, a local official said.", None),
        ("No breach of the truce was reported in Goma on Monday.", None),
        ("The ceasefire passed its first day without any violation, a mediator said on Monday.", None),
        ("Neither side broke the ceasefire in Kadugli on Monday.", None),
    ],
)
def test_none_of_the_breaches_is_a_count_of_none(text: str, degree: str | None) -> None:
    (one,) = told(text)
    assert (one.kind, one.modality, one.terms["aggregate"], one.terms["count"], one.terms.get("degree")) == ("status", "denied", "violation", "0", degree)


@pytest.mark.parametrize(
    "text",
    [
        "There was no disruption of water supplies in Taiz during the truce.",
        "If there is no breach of the truce, aid will enter Taiz.",
        "There can be no violation of the ceasefire, the envoy said.",
        "The army will not break the truce, its spokesman said.",
        "There was no doubt in Taiz that the truce would hold.",
    ],
)
def test_what_counts_no_breaches(text: str) -> None:
    assert told(text) == []


def test_who_says_that_he_broke_no_truce_is_who_is_spoken_of() -> None:
    (one,) = told("The Sudanese army has not violated the truce since Sunday, its spokesman said.")
    assert (one.actor, one.modality) == ("saf", "denied")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("سجلت البعثة أربعة خروقات للهدنة في تعز يوم الاثنين.", {"count": "4"}),
        ("أحصت البعثة 12 خرقا لوقف إطلاق النار في مأرب أمس.", {"count": "12"}),
        ("وثق مركز المراقبة أكثر من 130 خرقا لوقف إطلاق النار في الحديدة خلال أيار.", {"count_min": "130"}),
        ("رصدت اللجنة ما لا يقل عن عشرين انتهاكا للاتفاق في تعز الثلاثاء.", {"count_min": "20"}),
        ("عد ناشطون سبعة خروقات للهدنة في الخرطوم يوم الأحد.", {"count": "7"}),
        ("لم يسجل أي خرق للهدنة في تعز يوم الأحد.", {"count": "0"}),
    ],
)
def test_counted_breaches_in_arabic(text: str, count: dict[str, str]) -> None:
    (one,) = told(text)
    assert {key: value for key, value in one.terms.items() if key.startswith("count")} == count
    assert one.terms["aggregate"] == "violation"
    assert one.modality == ("denied" if count == {"count": "0"} else "asserted")


@pytest.mark.parametrize("text", ["اتهمت الحكومة المتمردين بخرق الهدنة في تعز الأحد.", "ارتكب المتمردون خرقا للهدنة في تعز الأحد.", "تبادل الطرفان الاتهام بخروقات للهدنة في تعز."])
def test_breaches_that_nobody_counted(text: str) -> None:
    assert all("aggregate" not in one.terms for one in told(text))


@pytest.mark.parametrize(
    ("text", "asserter"),
    [("وثق مركز المراقبة أكثر من 130 خرقا للهدنة في تعز.", "مركز المراقبة"), ("أحصت البعثة 12 خرقا للهدنة في تعز أمس.", "البعثة")],
)
def test_who_counts_is_named_without_the_number(text: str, asserter: str) -> None:
    assert [one.attributed_to for one in told(text)] == [asserter]
