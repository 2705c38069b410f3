"""The day of a deal is the deal's: broken deals, deals not reached, a sentence that ends in a month."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.claims.times import find_times
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 9, 6, tzinfo=UTC)
"""A Monday."""


def told(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=DAY))


def days_of(text: str, act: str) -> list[str]:
    """First days of the claims of an act that tell a time."""
    return [first_day(c.when).isoformat() for c in told(text) if c.act == act and c.when is not None and "when" in c.spans]


@pytest.mark.parametrize(
    ("text", "act", "days"),
    [
        ("The Sudanese army shelled Kadugli in breach of the ceasefire agreed on 1 September.", "shelling", []),
        ("The shelling of Kadugli on Saturday broke the deal signed on 1 September.", "shelling", ["2021-09-04"]),
        ("Fighters violated the agreement of 1 September in Taiz on Saturday.", "violation_alleged", ["2021-09-04"]),
        ("The Sudanese army broke the 26 July accord in Kadugli.", "violation_alleged", []),
        ("Gunmen attacked Taiz despite the truce brokered on Friday.", "ground_assault", []),
        ("Drones hit Kherson on Sunday despite the ceasefire of 1 September.", "airstrike", []),
        ("Saudi forces shelled Taiz on Sunday in violation of the truce declared on 20 August.", "shelling", ["2021-09-05"]),
    ],
)
def test_what_breaks_a_deal_is_not_as_old_as_the_deal(text: str, act: str, days: list[str]) -> None:
    assert days_of(text, act) == days


@pytest.mark.parametrize(
    ("text", "act", "day"),
    [
        ("The two armies signed the agreement of 1 September in Taiz.", "agreement_signed", "2021-09-01"),
        ("Russia and Ukraine reached a deal on 26 July.", "agreement_signed", "2021-07-26"),
        ("The Sudanese army violated the truce on Sunday in Kadugli.", "violation_alleged", "2021-09-05"),
        ("The siege of Taiz was lifted under an agreement of 3 September.", "offensive_halted", "2021-09-03"),
    ],
)
def test_what_is_done_with_a_deal_or_under_it_keeps_the_day(text: str, act: str, day: str) -> None:
    assert days_of(text, act) == [day]


@pytest.mark.parametrize(
    "text",
    [
        "No final agreement has been reached, the Sudanese army said.",
        "No deal was reached between Ukraine and Russia in Istanbul on Monday.",
        "The Sudanese army has not signed any agreement with the rebels.",
        "The sides reached no agreement in Doha on Monday.",
        "Saudi Arabia did not sign the truce, a diplomat said.",
    ],
)
def test_that_no_deal_was_made_is_denied(text: str) -> None:
    assert [(c.act, c.modality) for c in told(text)] == [("agreement_signed", "denied")]


@pytest.mark.parametrize("text", ["No agreement will be reached without Russia, Ukraine said.", "If no deal is reached, Sudan will storm Kadugli.", "No agreement can be signed in Doha, the envoy said."])
def test_deals_that_may_not_come_are_not_denied(text: str) -> None:
    assert all(c.act != "agreement_signed" for c in told(text))


@pytest.mark.parametrize("words", ["on 1 September.", "on September 1.", "in May.", "on 3 March.", "since 17 June.", "by 4 July."])
def test_the_stop_of_a_sentence_is_no_part_of_its_last_day(words: str) -> None:
    text = f"Taiz was shelled {words}"
    (one,) = find_times(text, 0, len(text), date(2021, 9, 6), "UTC")
    assert one.span[1] == len(text) - 1 or words.endswith("1.")


def test_the_stop_of_an_abbreviation_is() -> None:
    (one,) = find_times("Taiz was shelled on 1 Sept. by rebels.", 0, 38, date(2021, 9, 6), "UTC")
    assert "Sept." in "Taiz was shelled on 1 Sept. by rebels."[slice(*one.span)]


def test_a_noun_has_its_own_time_before_that_of_its_verb() -> None:
    claims = told("Fighting in Kadugli since 17 August had displaced 3,000 people by 4 September.")
    (clash,) = [c for c in claims if c.act == "armed_clash"]
    assert clash.when is not None and (first_day(clash.when).isoformat(), last_day(clash.when).isoformat()) == ("2021-08-17", "2021-09-06")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Taiz, a survey published on 12 August said.",
        "Shelling hit Kherson, according to a report issued on 12 August.",
        "Rebels took Kadugli, said a bulletin released on 12 August.",
        "Troops shelled Kadugli, a video posted on 12 August showed.",
        "A bomb went off in Taiz, said an article printed on 12 August.",
    ],
)
def test_when_it_was_published_is_not_when_it_happened(text: str) -> None:
    assert all(first_day(c.when).isoformat() != "2021-08-12" for c in told(text) if c.when is not None)


@pytest.mark.parametrize("text", ["The Sudanese army took part in the search of Kadugli.", "Russian troops took no part in the clashes in Kherson.", "Ukraine takes part in talks in Kyiv."])
def test_who_takes_part_takes_no_place(text: str) -> None:
    assert all(c.act != "control_gained" for c in told(text))
