"""Harm in short, for tables of expectations."""

from __future__ import annotations

from typing import Any

PARTS = {"civilians": "v", "women": "w", "children": "c", "combatants": "m"}


def short(harm: dict[str, Any] | None) -> str:
    """`3-4-5 c2`: a range with its middle and its parts; `3+` at least, `<3` at most, `~3` about three, nothing for no number."""
    if harm is None or (harm["low"] is None and harm["best"] is None):
        return ""
    low, best, high = harm["low"], harm["best"], harm["high"]
    number = f"~{best}" if low is None and high is None else f"<{best}" if low is None else f"{low}+" if high is None else str(best) if low == high else f"{low}-{best}-{high}"
    return " ".join([number, *(f"{letter}{harm[name]}" for name, letter in PARTS.items() if harm[name] is not None)])
