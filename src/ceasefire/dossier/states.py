"""States, their adjectives and seats of government, from `general_actors.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.dossier.names import name_key


class State(msgspec.Struct, frozen=True):
    """code: ISO 3166-1; names: the usual one first; adjectives: "Sudanese"; people: "Sudanese";
    seats: places that stand for the government."""

    code: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]


class GeneralRows(msgspec.Struct, frozen=True):
    """The rows of the file, as written."""

    states: tuple[str, ...]
    groups: tuple[str, ...]
    sources: tuple[str, ...]


@lru_cache(maxsize=1)
def general_rows() -> GeneralRows:
    """The general table, read once."""
    raw = files("ceasefire.dossier").joinpath("general_actors.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=GeneralRows)


def listed(cell: str) -> tuple[str, ...]:
    """The comma-separated words of a cell."""
    return tuple(one.strip() for one in cell.split(",") if one.strip())


@lru_cache(maxsize=1)
def states() -> tuple[State, ...]:
    """All states, in the order of the file."""
    rows = []
    for row in general_rows().states:
        code, names, adjectives, people, seats = (cell.strip() for cell in (row + " |" * 4).split("|")[:5])
        rows.append(State(code, listed(names), listed(adjectives), listed(people), listed(seats)))
    return tuple(rows)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, State]:
    return {name_key(name): state for state in states() for name in state.names}


def adjectives_of(names: Iterable[str]) -> tuple[str, ...]:
    """Adjectives of the state that one of the names is a usual name of; () when none is."""
    for name in names:
        state = _by_name().get(name_key(name.removeprefix("the ")))
        if state is not None:
            return state.adjectives
    return ()
