"""Arabic charges and admissions that name the act by a pronoun alone, and a place that was then taken."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def read(text: str) -> list[Claim]:
    return list(next(read_many([Text(text=text, published=DAY)], general_vocabulary())))


POINTING = [
    ("قتل ستة جنود بانفجار سيارة مفخخة في مقديشو أمس، وهو الهجوم الذي تبنته حركة الشباب.", "al_shabaab", "al_shabaab", "asserted"),
    ("انفجرت شاحنة مفخخة في مقديشو أمس، غير أن الحكومة الصومالية حملت حركة الشباب مسؤوليتها.", "al_shabaab", "state_so", "asserted"),
    ("قصفت طائرة مسيرة سوق نيالا أمس، وقال مصدر عسكري إن قوات الدعم السريع تقف على الأرجح وراءه.", "rsf", "مصدر عسكري", "hedged"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doer", "who", "modality"), POINTING)
def test_whoever_is_blamed_for_it(text: str, doer: str, who: str, modality: str) -> None:
    first, *_, last = read(text)
    assert (last.act, last.actor, last.attributed_to, last.modality, last.killed) == (first.act, doer, who, modality, None)
    assert (last.place and last.place.name) == (first.place and first.place.name)


def test_a_burden_without_an_act_told_charges_nobody() -> None:
    assert [c.act for c in read("حملت الحكومة الصومالية حركة الشباب مسؤوليتها أمام الشعب.")] == []


def test_a_place_named_before_is_taken() -> None:
    claims = read("شنت طائرات روسية غارات على خاركيف ليل الاثنين، قبل أن يسيطر عليها الجيش الروسي صباح الثلاثاء.")
    assert [(c.act, c.place and c.place.name) for c in claims] == [("airstrike", "Kharkiv"), ("control_gained", "Kharkiv")]
    assert [c.act for c in read("قصفت طائرات روسية مناطق قرب خاركيف التي يسيطر عليها الجيش الأوكراني.")] == ["airstrike"]
