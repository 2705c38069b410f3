"""Harm of several people or of several statements, taken together."""

from __future__ import annotations

from ceasefire.claims.claim import Harm

_CLASH = frozenset({"armed_clash", "ground_assault"})


def merge(one: Harm | None, other: Harm | None, act: str = "") -> Harm | None:
    """Two statements of harm of one act: their sum where they tell of different people ("21 soldiers were killed and
    three of our fighters fell"), else the one with a number."""
    if one is None or other is None:
        return one or other
    first, second = all_of(one), all_of(other)
    if first and second and (first != second or (first == "combatants" and act in _CLASH)):
        return added(one, other)
    return one if one.best is not None or other.best is None else other


def added(one: Harm, other: Harm) -> Harm:
    """The harm of different people, together."""

    def both(a: int | None, b: int | None) -> int | None:
        return None if a is None or b is None else a + b

    return Harm(
        low=both(one.low, other.low), best=both(one.best, other.best), high=both(one.high, other.high),
        civilians=_both(one.civilians, other.civilians), women=_both(one.women, other.women), children=_both(one.children, other.children),
        combatants=_both(one.combatants, other.combatants), unquantified=one.unquantified,
    )  # fmt: skip


def all_of(harm: Harm) -> str | None:
    """The group that all the persons of an exact number belong to."""
    if not harm.best or harm.low != harm.best or harm.high != harm.best:
        return None
    return next((g for g in ("combatants", "civilians", "women", "children") if getattr(harm, g) == harm.best), None)


def _both(one: int | None, other: int | None) -> int | None:
    return None if one is None and other is None else (one or 0) + (other or 0)
