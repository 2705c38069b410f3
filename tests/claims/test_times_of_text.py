"""Times told against the text's own days, the truce's first day, and what stays unknown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

THURSDAY = datetime(2024, 2, 1, tzinfo=UTC)


def _read(text: str, published: datetime | None = THURSDAY) -> list[dict[str, Any]]:
    known = general_vocabulary()
    return [present(c, known) for c in read_text(text, known, published=published, language="en")]


def _when(text: str, act: str, published: datetime | None = THURSDAY) -> tuple[str | None, str | None]:
    (shown,) = [c for c in _read(text, published) if c["act"] == act]
    return shown["start"], shown["end"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Drones struck Odesa on Tuesday. The day before, rebels shelled Kherson.", "2024-01-29"),
        ("Drones struck Odesa on 28 January. A day earlier, rebels shelled Kherson.", "2024-01-27"),
        ("Drones struck Odesa on Monday. The following day rebels shelled Kherson.", "2024-01-30"),
        ("Drones struck Odesa on Monday. Later that evening rebels shelled Kherson.", "2024-01-29"),
        ("Drones struck Odesa on Monday. Two hours later rebels shelled Kherson.", "2024-01-29"),
        ("Drones struck Odesa on Saturday. Three days later rebels shelled Kherson.", "2024-01-30"),
        ("Drones struck Odesa on Tuesday, a day after rebels shelled Kherson.", "2024-01-29"),
        ("Rebels shelled Kherson at dawn, killing two people.", "2024-02-01"),
        ("Rebels shelled Kherson on the 27th.", "2024-01-27"),
        ("Rebels shelled Kherson hours after the truce took effect on Tuesday.", "2024-01-30"),
        ("On New Year's Eve rebels shelled Kherson.", "2023-12-31"),
    ],
)
def test_days_of_the_text(text: str, day: str) -> None:
    assert _when(text, "shelling") == (day, day)


@pytest.mark.parametrize(
    "text",
    [
        "The day before, rebels had shelled Kherson.",
        "A day earlier, rebels shelled Kherson.",
        "On the third day of Ramadan rebels shelled Kherson.",
        "On the ninth day of the truce rebels shelled Kherson.",
        "Rebels have shelled Kherson 40 times since the truce took effect.",
    ],
)
def test_what_the_text_does_not_date_stays_unknown(text: str) -> None:
    assert _when(text, "shelling") == (None, None)


def test_days_of_a_truce_are_counted_from_the_day_the_text_gives() -> None:
    told = "The truce, which took effect on 20 January, is fraying. On its edges little holds: on the {} day of the truce rebels shelled Kherson."
    assert _when(told.format("third"), "shelling") == ("2024-01-22", "2024-01-22")
    assert _when(told.format("first"), "shelling") == ("2024-01-20", "2024-01-20")


def test_two_truces_decide_nothing() -> None:
    text = "One truce took effect on 5 January. Another ceasefire began on 20 January. On the third day of the truce rebels shelled Kherson."
    assert _when(text, "shelling") == (None, None)


def test_a_night_belongs_to_the_day_it_leads_to() -> None:
    assert _when("Overnight into Saturday rebels shelled Kherson.", "shelling") == ("2024-01-26", "2024-01-27")
    assert _when("Residents of Kherson fled on Tuesday after overnight shelling by rebels.", "shelling") == ("2024-01-29", "2024-01-30")
    assert _when("Rebels shelled Kherson overnight.", "shelling") == ("2024-01-31", "2024-02-01")


def test_weeks_of_a_month_and_runs_of_days() -> None:
    assert _when("Rebels shelled Kherson in the first week of January.", "shelling") == ("2024-01-01", "2024-01-07")
    assert _when("Rebels shelled Kherson for three days starting on 20 January.", "shelling") == ("2024-01-20", "2024-01-22")


def test_without_a_publication_day_only_full_dates_are_read() -> None:
    assert _when("Rebels shelled Kherson at dawn.", "shelling", None) == (None, None)
    assert _when("Rebels shelled Kherson on 5 March 2018.", "shelling", None) == ("2018-03-05", "2018-03-05")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The agreement reached on Sunday between Russia and Ukraine covers heavy weapons.", "2024-01-28"),
        ("Reuters dates the first deal between Russia and Ukraine to 26 January.", "2024-01-26"),
        ("Russia and Ukraine will sign an agreement on Sunday.", "2024-02-04"),
    ],
)
def test_the_day_of_what_was_done_is_past_whatever_is_told_of_it(text: str, day: str) -> None:
    assert _when(text, "agreement_signed") == (day, day)
