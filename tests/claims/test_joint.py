"""Two states joined by a hyphen are neither of them; a state beside which something lies is not whom it is said to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def read(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=datetime(2019, 12, 31, tzinfo=UTC))


@pytest.mark.parametrize(
    "text",
    [
        "The US-Saudi coalition militants today Saturday continued their violations of the ceasefire in Hodeidah, a source said.",
        "US-Saudi warplanes bombed Hodeidah on Saturday.",
        "Russian-Syrian warplanes bombed Idlib on Saturday.",
        "A Franco-British force shelled Sirte on Saturday.",
        "The Saudi-Emirati coalition bombed Hodeidah on Saturday.",
    ],
)
def test_what_two_states_do_together_is_given_to_neither(text: str) -> None:
    claims = read(text)
    assert claims
    assert {c.actor for c in claims} == {None}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Russian warplanes bombed Idlib on Saturday.", "rf_forces"),
        ("The US-led coalition bombed Raqqa on Saturday.", "us_coalition"),
        ("The Turkish-backed Syrian National Army shelled Tal Tamr on Saturday.", "sna"),
    ],
)
def test_one_state_and_names_with_a_hyphen_stay(text: str, actor: str) -> None:
    assert {c.actor for c in read(text)} == {actor}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The president has sworn to recapture the area bordering Jordan.", None),
        ("The army threatened to attack villages bordering Turkey.", None),
        ("Israel threatened to strike targets inside Lebanon.", None),
        ("Iran threatened Israel with strikes.", "state_il"),
    ],
)
def test_a_threat_is_not_to_the_state_beside_which_its_place_lies(text: str, target: str | None) -> None:
    assert {c.target for c in read(text) if c.act == "threat"} == {target}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The army said it shelled Nawa on Friday, while medics said four people were killed.", {("army", None), ("medics", 4)}),
        ("The army said it shelled Nawa on Friday, but medics put the dead at four.", {("army", None), ("medics", 4)}),
        ("The army said it shelled Nawa on Friday and killed four people.", {("army", 4)}),
    ],
)
def test_a_toll_that_another_gives_in_the_same_sentence_is_his(text: str, who: set[tuple[str, int | None]]) -> None:
    assert {(c.attributed_to, c.killed and c.killed.best) for c in read(text)} == who


@pytest.mark.parametrize("hour", ["5 a.m. Saturday", "2 a.m. and 5 a.m. Saturday", "5 p.m. GMT", "5 am Saturday"])
def test_an_hour_with_points_ends_no_sentence_before_its_day(hour: str) -> None:
    claims = read(f"Rebels attacked Wau by {hour}, army spokesman Lul Koang said by phone from Juba.")
    assert {c.attributed_to for c in claims} == {"army spokesman Lul Koang"}


def test_people_of_a_state_are_no_place() -> None:
    claims = read("Troops opened fire on Palestinians near Khan Younis on Friday.")
    assert [c.place.name for c in claims if c.place] == ["Khān Yūnis"]
