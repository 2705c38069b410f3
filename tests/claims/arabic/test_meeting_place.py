"""A blast during a meeting is where the meeting was; a kind of place is not the name of another."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def _places(text: str) -> list[tuple[str, str | None]]:
    claims = read_text(text, general_vocabulary(), published=datetime(2019, 3, 16, tzinfo=UTC))
    return [(c.act, c.place.name if c.place else None) for c in claims]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ستة مقاتلين في تفجير شخص نفسه أثناء اجتماع في مدينة تعز.",
        "أصيب عشرة في تفجير انتحاري أثناء لقاء في مقرهم بمدينة تعز.",
        "قتل ستة في تفجير في معسكر بمدينة تعز.",
        "انفجرت سيارة مفخخة في مخيم بمنطقة تعز.",
    ],
)
def test_the_place_of_a_blast_at_a_meeting(text: str) -> None:
    assert [(act, place) for act, place in _places(text)] == [("explosive_device", "Taiz")]


def test_where_people_met_to_speak_of_a_blast_is_not_its_place() -> None:
    assert all(place != "Amman" for _, place in _places("تحدث الوزير عن التفجير خلال اجتماع في عمان."))


def test_an_area_that_reaches_so_many_kilometres_moves_nowhere() -> None:
    assert [act for act, _ in _places("سيطرت وحدات من الجيش على تلال قرب تعز على مساحة تصل إلى 100 كم مربع.")] == ["control_gained"]
    assert [act for act, _ in _places("وصلت تعزيزات من الجيش إلى تعز مساء الجمعة.")] == ["force_movement"]
