"""Probes of single fields: short texts that say what dates, places, harm or asserters their claims must have.

A probe is right when every value expected is that of some claim read and every value read is expected;
claims that say nothing of the field do not count, but a text of which nothing is read is wrong.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from read_gold import Row, lines, same, whole

GROUPS = {"when": ("start", "end"), "where": ("place",), "harm": ("killed", "injured"), "who": ("attributed_to", "modality")}


def probes(split: str, folder: Path) -> list[Row]:
    """The probes of one split (`dev` or `held`), in the order of their ids."""
    return [row | {"expect": [whole(one) for one in row["expect"]]} for row in lines(folder, f"probes-{split}*.jsonl")]


def right(field: str, expected: list[Row], read: list[Row]) -> bool:
    """Whether the claims read say of the field what is expected, no less and no more."""
    fields = GROUPS[field]
    if field != "who":  # an outlet that speaks for itself is an answer; a date that is not given is none
        expected, told = ([one for one in rows if any(one[name] is not None for name in fields)] for rows in (expected, read))
    else:
        told = read

    def alike(a: Row, b: Row) -> bool:
        return all(same(name, a, b) for name in fields)

    return bool(read) and all(any(alike(a, b) for b in told) for a in expected) and all(any(alike(a, b) for a in expected) for b in told)


def probed(rows: list[Row], ours: list[list[Row]], errors: bool) -> str:
    """What is printed: right of all, and of those of which anything was read; with `errors` what went wrong."""
    counts: Counter[tuple[str, str, str]] = Counter()
    wrong = []
    for row, mine in zip(rows, ours, strict=True):
        kind = "right" if right(row["field"], row["expect"], mine) else "wrong" if mine else "unread"
        counts[row["language"], row["field"], kind] += 1
        if kind != "right" and errors:
            names = GROUPS[row["field"]]
            said = [[{name: one[name] for name in names} for one in group] for group in (row["expect"], mine)]
            wrong.append(f"{row['id']} {kind}: expected {said[0]}, read {said[1]} :: {row['text']}")
    out = []
    for language in ("en", "ar"):
        for field in GROUPS:
            good, bad, unread = (counts[language, field, kind] for kind in ("right", "wrong", "unread"))
            if total := good + bad + unread:
                of_read = f", {good / (good + bad):.3f} of those read" if good + bad else ""
                out.append(f"probes, {language} {field}: {good / total:.3f} right ({good} of {total}){of_read}")
    return "\n".join([*out, *wrong])
