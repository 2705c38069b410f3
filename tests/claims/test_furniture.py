"""Lines of a page that are none of its text give no claims, in either language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.furniture import without_furniture
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 20, tzinfo=UTC)


def acts(text: str) -> list[tuple[str, str | None]]:
    return [(c.act, c.place.name if c.place else None) for c in read_text(text, general_vocabulary(), published=DAY)]


@pytest.mark.parametrize(
    "line",
    [
        "Houses hit by army shelling in Homs last year (Photo: A. Writer/AFP)",
        "Smoke over Homs after an air strike, May 1, 2023. REUTERS/Some Body",
        "FILE PHOTO: Soldiers shelled Homs in 2019",
        "A boy looks at a house that rockets destroyed in Homs [Getty]",
        "آثار قصف سابق على مدينة حمص (رويترز)",
        "قصف مدفعي على حمص العام الماضي (صورة أرشيفية)",
    ],
)
def test_a_caption_tells_nothing(line: str) -> None:
    english = line.isascii()
    lead, rest = (
        ("Government forces shelled Aleppo on Monday, a local council said.", "The council has nine members.")
        if english
        else ("قصفت قوات النظام مدينة حلب يوم الاثنين، بحسب المجلس المحلي.", "ويضم المجلس تسعة أعضاء.")
    )
    assert [place for _, place in acts(f"{lead}\n\n{line}\n\n{rest}")] == ["Aleppo"]


def test_an_agency_in_brackets_is_whom_a_report_is_from() -> None:
    text = "Shells fell on Aleppo on Monday.\nTwo people died there. (Reuters)"
    assert without_furniture(text, 0) == text
    text = "Regime shells Aleppo (photos)\nGovernment forces shelled the town of Homs on Monday (AFP)"
    assert without_furniture(text, 0) == text
    text = "قصفت قوات النظام مدينة حلب (صور)\nوسقطت قذائف على حمص (رويترز)"
    assert without_furniture(text, 0) == text


def test_a_list_of_other_articles_with_their_hours_tells_nothing() -> None:
    text = (
        "14:45 May 19, 2024\n\nGunmen attacked a post near Aleppo on Sunday, the army said.\n\n"
        "World 10:20 May 18, 2024\nRockets hit a market in Homs\nWorld 09:05 May 17, 2024\nSoldiers shelled Hama overnight\n"
    )
    assert {place for _, place in acts(text)} == {"Aleppo"}
    lone = "Gunmen attacked a post near Aleppo, the army said.\n10:20 May 18, 2024\nRockets hit a market in Homs"
    assert without_furniture(lone, 0) == lone


def test_spans_stay_where_they_were() -> None:
    text = "Clashes broke out in Aleppo on Monday.\nA street in Homs [Getty]\nA shell hit a house in Hama on Monday, medics said."
    (*_, last) = read_text(text, general_vocabulary(), published=DAY)
    assert text[slice(*last.spans["place"])] == "Hama"
    assert len(without_furniture(text, 0)) == len(text)


def test_a_text_of_nothing_but_such_lines_is_read_as_it_is() -> None:
    text = "Photo: shells hit Aleppo\nImage: shells hit Homs"
    assert without_furniture(text, 0) == text
