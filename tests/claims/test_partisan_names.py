"""Two hundred names that sides give one another, three sentences each: the right one, nobody, never a
wrong country."""

from __future__ import annotations

import pytest
from tests.support.partisan import ARMY, GENERAL, GENERAL_UNKNOWN, SENTENCES, general_table, invented, table
from tests.support.partisan import wrong as wrong_doers

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary


def test_there_are_two_hundred_names() -> None:
    assert len(table()) + len(GENERAL) + len(GENERAL_UNKNOWN) >= 200
    assert len({n for n, _ in table()}) == len(table())


@pytest.mark.parametrize("which", ["invented dossier", "general table"])
def test_partisan_names(which: str) -> None:
    vocabulary = invented() if which == "invented dossier" else general_vocabulary()
    names = table() if which == "invented dossier" else general_table(vocabulary)
    wrong = wrong_doers(vocabulary, names, "Oldbridge" if which == "invented dossier" else "Kharkiv")
    total = len(names) * len(SENTENCES)
    assert len(wrong) <= 0.05 * total, wrong
    states = {a.id for a in vocabulary.actors.values() if a.kind == "state"}
    wanted = dict(names)
    countries = [row for row in wrong if any(d in states and d != wanted[row[0]] for d in row[2])]
    assert countries == []


def test_swapping_the_sides_swaps_the_doer() -> None:
    one = wrong_doers(invented(), [(n, "army") for n in ARMY], "Oldbridge")
    plain = invented()
    army, front = plain.actors["army"], plain.actors["front"]
    swapped = {**plain.actors, "army": Actor(id="army", name=front.name, kind=army.kind, side=army.side, aliases=front.aliases),
               "front": Actor(id="front", name=army.name, kind=front.kind, side=front.side, aliases=army.aliases)}  # fmt: skip
    other = wrong_doers(Vocabulary(swapped, {}, plain.gazetteer, "UTC"), [(n, "front") for n in ARMY], "Oldbridge")
    assert [row[:2] for row in one] == [row[:2] for row in other]
