"""Harm that another clause or sentence than the act's own tells, and numbers that share a noun or a whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.support.harm import short

from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 2, 1, tzinfo=UTC)


def _told(text: str) -> list[tuple[str, str, str, str | None]]:
    known = general_vocabulary()
    shown = [present(c, known) for c in read_text(text, known, published=DAY, language="en")]
    return [(c["act"], short(c["killed"]), short(c["injured"]), c["attributed_to"]) for c in shown]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two numbers, one noun; a noun or a doing verb of its own ends that.
        ("Mortars hit Kherson on Monday; four policemen were killed and nine injured.", ("shelling", "4", "9", None)),
        ("A mine blast near Goma killed nobody, but six soldiers were wounded.", ("explosive_device", "0", "6 m6", None)),
        ("Six conscripts were killed and eleven wounded when rockets hit Kherson.", ("shelling", "6 m6", "11 m11", None)),
        ("Six conscripts were killed and eleven others were wounded when rockets hit Kherson.", ("shelling", "6 m6", "11", None)),
        ("Rockets hit Kherson, killing six conscripts and wounding eleven.", ("shelling", "6 m6", "11", None)),
        # The whole before the colon, its parts behind it.
        ("An air raid on Goma left 17 people dead: nine civilians, among them two girls, and eight fighters.", ("airstrike", "17 v9 c2 m8", "", None)),
        ("In shelling of Kherson 30 people were killed: 21 civilians, including four women, and nine soldiers.", ("shelling", "30 v21 w4 m9", "", None)),
        # What "with" only describes stays with its noun.
        ("A man with a walking stick and two nurses died when a shell hit Kherson.", ("shelling", "3", "", None)),
        ("Shells that hit Kherson hurt a score of passengers.", ("shelling", "", "20", None)),
        ("Gunmen fired at a bus near Goma and a girl was hit in the arm.", ("small_arms_fire", "", "1 c1", None)),
        ("Shells hit Kherson on Monday; firemen have since picked up 14 bodies.", ("shelling", "14", "", None)),
    ],
)
def test_numbers_of_one_sentence(text: str, expected: tuple[str, str, str, str | None]) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "act", "killed"),
    [
        ("Unknown men shot Ali Hamid outside his house in Goma on Monday. He died on the way to a clinic.", "assassination", "1"),
        ("The headman of Goma, shot by unknown persons on Monday, died of his wounds on Wednesday.", "assassination", "1"),
        ("Congolese soldiers took control of Bukavu on Monday. Two soldiers were killed in the course of the operation.", "control_gained", "2 m2"),
    ],
)
def test_a_later_sentence_tells_of_the_same(text: str, act: str, killed: str) -> None:
    assert [(a, k) for a, k, _, _ in _told(text)] == [(act, killed)]


def test_one_who_is_told_of_nowhere_before_is_no_killing() -> None:
    assert _told("The mayor of Goma welcomed the envoys. He died on Monday.") == []


def test_a_handful_killed_in_a_town_last_month_were_killed_there() -> None:
    assert [(a, k) for a, k, _, _ in _told("Two drivers and a nurse were killed in Goma last month.")] == [("killing_other", "3")]
    assert _told("In January 340 people were killed in the country.") == []


def test_acts_are_counted_as_acts() -> None:
    told = _told("The Observatory of Peace counted 58 assassinations in Goma, in which 41 people died.")
    assert [k for _, k, _, _ in told] == ["41"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Shells hit Kherson on Monday, with nurses reporting two dead.", "nurses"),
        ("Shells hit Kherson on Monday, and a priest said two people died.", "priest"),
    ],
)
def test_a_toll_told_by_others_is_theirs_alone(text: str, who: str) -> None:
    act, toll = _told(text)
    assert act[1:] == ("", "", None)
    assert toll[1:] == ("2", "", who)


def test_a_place_that_says_whose_forces_they_are_is_not_where() -> None:
    told = _told("Shells hit Goma on Monday. Three soldiers of the Kherson garrison were killed.")
    assert [(a, k) for a, k, _, _ in told] == [("shelling", "3 m3")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rockets hit Goma: one dead, a boy of six, and at least four wounded.", [("1 c1", "4+")]),
        ("Shelling of Kherson left three dead and nine injured: a miner, a nurse and a girl of 12.", [("3 c1", "9")]),
        ("Of the 16 people killed in the shelling of Kherson, six were children and four were women.", [("16 w4 c6", "")]),
        ("Three girls of one school, aged between nine and eleven, were killed by shells in Goma.", [("3 c3", "")]),
        ("Two former fighters were killed by a mine near Goma.", [("2", "")]),
        ("Four people have been killed in the shelling of Kherson, a child among them, says the town's hospital.", [("4 c1", "")]),
        ("A charity lost three volunteers in a strike on Kherson which also killed a family of five.", [("8", "")]),
        ("Not a single casualty resulted from the shelling of Kherson.", [("0", "0")]),
        ("Missiles hit Kherson on Friday, killing 39 people, the mayor said. By nightfall he had raised the number to 52, five of them children; 98 people were being treated.", [("52 c5", "98")]),
        ("Shells killed 24 people in Kherson, the army said. Local health officials had earlier given the figure of 21.", [("24", ""), ("21", "")]),
        ("Rebels overran an army post near Goma, killing 30 soldiers.", [("30 m30", "")]),
    ],
)
def test_parts_and_later_figures(text: str, expected: list[tuple[str, str]]) -> None:
    told = [(k, i) for _, k, i, _ in _told(text)]
    assert [one for one in told if one != ("", "")] == [one for one in expected if one != ("", "")]


def test_what_killed_says_how() -> None:
    assert [(a, k) for a, k, _, _ in _told("Two men were killed in Kherson on Sunday by shells from a gunboat.")] == [("shelling", "2")]


def test_reports_of_nobody_are_a_hedge() -> None:
    known = general_vocabulary()
    (claim,) = read_text("Reports from Goma speak of an attack in which seven civilians were hacked to death.", known, published=DAY, language="en")[-1:]
    assert (claim.attributed_to, claim.modality) == (None, "hedged")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The other half of a sentence counts nobody of the first.
        ("Rebels shelled Goma on Monday, killing two, while soldiers stormed Bukavu.", [("shelling", "2"), ("ground_assault", "")]),
        ("The rebels violated the truce overnight, firing rockets at Kherson and killing a nurse.", [("shelling", "1")]),
        ("Fighting eased in Goma on Saturday after 28 people were killed on Thursday in fierce clashes.", [("armed_clash", "28")]),
        ("A bus skidded off the road near Goma on Monday and eleven people were killed.", []),
    ],
)
def test_one_claim_for_one_act(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a, k) for a, k, _, _ in _told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb hit a bus near Goma on Monday. Ten passengers died, and others were rushed to Bukavu hospital.", [("explosive_device", "10")]),
        ("Shelling of Goma killed many on Monday. The Red Cross has since found 115 bodies.", [("shelling", ""), ("shelling", "115")]),
        ("The group's tally for Goma stood at 24 fighters and seven civilians killed on Monday.", [("killing_other", "31 v7 m24")]),
    ],
)
def test_whose_toll_and_where(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(a, k) for a, k, _, _ in _told(text)] == expected


def test_two_voices_give_two_numbers() -> None:
    told = _told("Rebels raided Goma on Saturday. Local officials said as many as 2,000 people may have been killed; the army put the number at 150.")
    assert [(k, who) for _, k, _, who in told][1:] == [("<2000", "local officials"), ("150", "army")]


def test_a_number_of_others_is_no_toll() -> None:
    assert all(k == "" for _, k, _, _ in _told("Families have fled Goma since Monday. A charity put their number at 12,500."))
