"""How monitors go about is no deed of a party."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 5, 22, tzinfo=UTC)


def read(text: str, published: datetime | None = DAY) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=published)


@pytest.mark.parametrize(
    "text",
    [
        "On 21 May an SMM patrol of two armoured vehicles was positioned on the western edge of Horlivka.",
        "An SMM patrol was in Horlivka on 21 May. The patrol left the area at once and returned to its base in Bakhmut.",
        "The observer mission visited Horlivka on 21 May. The team withdrew from the town after an hour.",
        "An SMM patrol heard nothing in Horlivka on 21 May. The SMM notified the army of the incident and requested follow-up.",
    ],
)
def test_monitors_on_their_way_do_nothing_to_anybody(text: str) -> None:
    assert not {c.act for c in read(text)} & {"force_movement", "withdrawal", "demand_or_ultimatum"}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("A Russian patrol entered Horlivka on Friday.", "force_movement"),
        ("The army patrol withdrew from Horlivka on Friday.", "withdrawal"),
        ("UN observers withdrew from Quneitra on Friday after the shelling.", "withdrawal"),
        ("OSCE monitors saw that a patrol of the army entered Horlivka on Friday.", "force_movement"),
    ],
)
def test_patrols_of_parties_and_monitors_who_leave_for_good_do(text: str, act: str) -> None:
    assert act in {c.act for c in read(text)}
