"""The vocabulary of acts, from `acts.yaml`: the one table that code and agreements name acts by."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import msgspec


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One act. group: hostile, military, humanitarian, monitoring, political, control, other;
    name: in words; covers: what is counted as it; acled, ucdp, plover: its class in those vocabularies, None where there is none."""

    id: str
    group: str
    name: str
    covers: str
    acled: str | None = None
    ucdp: str | None = None
    plover: str | None = None


@lru_cache(maxsize=1)
def acts() -> dict[str, Act]:
    """All acts by id, in the order of the file."""
    raw = msgspec.yaml.decode(files("ceasefire.dossier").joinpath("acts.yaml").read_bytes())
    return {
        name: Act(id=name, group=group, **fields)
        for group, rows in raw.items()
        for name, fields in rows.items()
    }


@lru_cache(maxsize=1)
def groups() -> dict[str, frozenset[str]]:
    """`hostile_acts` and the like -> ids of their acts."""
    table: dict[str, set[str]] = {}
    for act in acts().values():
        table.setdefault(f"{act.group}_acts" if act.group != "other" else "other", set()).add(act.id)
    return {name: frozenset(ids) for name, ids in table.items()}


def expand(names: tuple[str, ...]) -> frozenset[str]:
    """Acts and groups of acts, as acts. An unknown name stands for nothing (the loader reports it)."""
    chosen: set[str] = set()
    for name in names:
        chosen |= groups().get(name, frozenset({name} if name in acts() else ()))
    return frozenset(chosen)
