"""A name of what no longer exists means what took its place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.actor import Actor, Affiliation, Alias, standing
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.vocabulary import Vocabulary

ACTORS = {
    "old": Actor(
        id="old", name="Old Front", aliases=(Alias(text="the rebels"),), until=date(2018, 8, 1),
        affiliations=(Affiliation(to="new", from_=date(2018, 8, 1)),),
    ),
    "new": Actor(id="new", name="New Guard"),
    "gone": Actor(id="gone", name="Gone Band", until=date(2018, 8, 1)),
}  # fmt: skip


@pytest.mark.parametrize(
    ("actor", "day", "meant"),
    [
        ("old", date(2018, 7, 31), "old"),
        ("old", date(2018, 8, 1), "new"),
        ("gone", date(2020, 1, 1), None),
        ("new", date(2020, 1, 1), "new"),
        (None, date(2020, 1, 1), None),
    ],
)
def test_standing(actor: str | None, day: date, meant: str | None) -> None:
    assert standing(ACTORS, actor, day) == meant


@pytest.mark.parametrize(("year", "meant"), [(2017, "old"), (2021, "new")])
def test_a_text_means_whoever_stood_on_its_day(year: int, meant: str) -> None:
    places = Gazetteer([PlaceEntry(id="karsa", name="Karsa", lat=40.0, lon=20.0)])
    words = Vocabulary(ACTORS, {}, places, "UTC")
    found = read_text("The rebels shelled Karsa on Monday.", words, published=datetime(year, 7, 5, tzinfo=UTC), language="en")
    assert [c.actor for c in found] == [meant]
