"""Texts read without a dossier: states, groups, agencies and towns of the general table."""

from __future__ import annotations

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.mentions import mentions
from ceasefire.claims.read import read_text
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.general import general_actors, general_sources, general_vocabulary


def _ids(text: str) -> list[tuple[str, str | None]]:
    return [(m.kind, m.id) for m in mentions(text, general_vocabulary())]


def _claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=None, language="en")


def test_the_table_is_well_formed() -> None:
    assert len(general_actors()) > 200 and len(general_sources()) > 50
    assert all(isinstance(a, Actor) and a.name for a in general_actors().values())
    assert general_actors()["state_no"].name == "Norway"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ukrainian army advanced", ("actor", "uaf")),
        ("French troops left", ("actor", "state_fr")),
        ("AFP reported", ("source", "afp")),
        ("the Rapid Support Forces", ("actor", "rsf")),
        ("in Kharkiv", ("place", "geonames:706483")),
        ("SANA reported", ("source", "sana")),
    ],
)
def test_names(text: str, expected: tuple[str, str]) -> None:
    assert expected in _ids(text)


@pytest.mark.parametrize(
    "text",
    ["US-backed gunmen", "Iranian-backed militias", "militants", "the gangs", "they told us", "Who is it?"],
)
def test_nobody_is_made_of_a_description(text: str) -> None:
    assert _ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Iranian militias attacked a convoy in Kharkiv.",
        "Syrian civilians fled Kharkiv.",
        "US-backed gunmen shelled Kharkiv.",
    ],
)
def test_an_adjective_is_not_the_doer(text: str) -> None:
    (claim,) = _claims(text)
    assert claim.actor is None and (claim.target is None)


def test_an_agency_is_an_asserter_not_a_doer() -> None:
    (claim,) = _claims("SANA reported that shells hit Kharkiv.")
    assert (claim.act, claim.actor, claim.attributed_to) == ("shelling", None, "sana")


def test_a_name_of_several_towns_is_not_guessed() -> None:
    (claim,) = _claims("The Rapid Support Forces shelled Tripoli.")
    assert claim.actor == "rsf" and (claim.place is None or claim.place.id is None)
