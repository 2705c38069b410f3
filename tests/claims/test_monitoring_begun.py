"""Monitors begin their work: centres that open, missions that become operational, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2023, 6, 14, tzinfo=UTC)


def acts(text: str) -> list[str]:
    return [c.act for c in read_text(text, general_vocabulary(), published=DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "The centre for monitoring the ceasefire in Yemen began its work on Monday.",
        "Jordan opened a centre in Amman on Monday to monitor the ceasefire in Yemen.",
        "The monitoring mission started operations in Hodeidah on Monday.",
        "The joint monitoring mechanism became operational on Monday, the UN said.",
        "Observers began their mission in Kadugli on Monday.",
        "The truce monitoring committee resumed its work in Taiz on Monday.",
        "باشر مركز مراقبة وقف إطلاق النار عمله في تعز يوم الاثنين.",
        "بدأت بعثة المراقبين عملها في الحديدة يوم الاثنين.",
        "أعلنت روسيا بدء عمل مركز المراقبة المشترك في تعز يوم الاثنين.",
        "استأنفت لجنة مراقبة الهدنة مهامها في مأرب يوم الاثنين.",
        "افتتح مركز لرصد الخروقات في تعز يوم الاثنين.",
        "أعلنت الأمم المتحدة تفعيل آلية مراقبة الهدنة في الحديدة يوم الاثنين.",
    ],
)
def test_monitoring_begins(text: str) -> None:
    (one,) = read_text(text, general_vocabulary(), published=DAY)
    assert (one.act, one.kind, one.modality) == ("monitoring_begun", "statement", "asserted")
    assert one.when is not None and first_day(one.when).isoformat() == "2023-06-12"


@pytest.mark.parametrize(
    "text",
    [
        "A medical centre opened in Taiz on Monday.",
        "Rebels set up a command centre in Taiz on Monday.",
        "The UN mission opened an office in Hodeidah.",
        "The two sides agreed to set up a monitoring centre in Amman.",
        "The mission of the delegation began with a lunch in Sanaa.",
        "بدأ العمل في مركز صحي في تعز.",
        "بدأت البلدية عملها في تعز.",
        "افتتح مركز تجاري في الخرطوم الثلاثاء.",
    ],
)
def test_what_begins_no_monitoring(text: str) -> None:
    assert "monitoring_begun" not in acts(text)
