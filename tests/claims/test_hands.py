"""Whose a place is now: towns that return to somebody's control, pass into somebody's hands."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load

DAY = datetime(2018, 7, 2, tzinfo=UTC)


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(c.act, c.actor, c.place.name if c.place else None, c.modality) for c in read_text(text, general_vocabulary(), published=DAY)]


@pytest.mark.parametrize(
    ("text", "actor", "places"),
    [
        ("Kherson passed into Russian hands on Friday.", "rf_forces", ["Kherson"]),
        ("Lyman and Izyum returned to Ukrainian control on Friday.", "uaf", ["Lyman", "Izyum"]),
        ("The town of Taiz went back to Houthi control on Sunday, a resident said.", "houthis", ["Taiz"]),
        ("Mosul came back under the authority of Iraq in the morning.", "state_iq", ["Mosul"]),
        ("Kadugli had reverted to the control of the Sudanese army by Saturday.", "saf", ["Kadugli"]),
        ("Baiji slipped back into the hands of Islamic State on Monday.", "islamic_state", ["Bayjī"]),
    ],
)
def test_who_has_a_place_again_gained_it(text: str, actor: str, places: list[str]) -> None:
    assert [(act, place, how) for act, _, place, how in told(text)] == [("control_gained", place, "asserted") for place in places]
    assert {one for _, one, _, _ in told(text)} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "Residents returned to Taiz on Friday.",
        "The fire in Taiz went out of control on Friday.",
        "The minister returned to government after the vote in Kyiv.",
        "Passport control in Kyiv went back to normal.",
        "A decision on the town passed to the Ukrainian parliament.",
    ],
)
def test_a_return_of_another_kind_gains_nobody_a_place(text: str) -> None:
    assert all(act != "control_gained" for act, _, _, _ in told(text))


def test_what_is_to_return_is_yet_to_come() -> None:
    assert [how for act, _, _, how in told("Kherson will return to Ukrainian control, the Ukrainian army said.") if act == "control_gained"] == ["future_or_conditional"]


def of_the_dossier(text: str) -> list[Claim]:
    return list(read_text(text, vocabulary(load(embedded("southwest-syria"))), published=DAY))


def test_a_side_is_whoever_the_dossier_knows_by_the_word() -> None:
    claims = of_the_dossier("Air strikes grew heavier. At least eight rebel towns went back to government control under deals. Dael and Nawa are among them, said SANA, which confirmed the deals.")
    assert [(c.act, c.actor, c.place and c.place.id, c.attributed_to) for c in claims if c.act != "airstrike"] == [
        ("control_gained", "syrian_government_forces", None, None),
        ("control_gained", "syrian_government_forces", "dael", "sana"),
        ("control_gained", "syrian_government_forces", "nawa", "sana"),
    ]
