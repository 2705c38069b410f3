"""How long a statement of who holds a place stands: until it is superseded, or old."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from ceasefire.tracks.holding import Holding

STALE = timedelta(days=365)
"""So long a statement stands with no further word. After that the place is unknown, and it is told who was last said to hold it."""

HEDGED = timedelta(days=90)
"""The same of a statement that its own source hedges."""

ANSWER = timedelta(days=14)
"""An opposed statement within so many days of the last word of a side answers it: neither supersedes the other."""


def ends(statements: Sequence[Holding]) -> dict[int, date]:
    """The first day on which each statement that somebody holds the place no longer stands, by `id` of the statement: two
    reports may say the very same. statements: of one place."""
    later = sorted({_what(h): h for h in statements if h.sense in ("holds", "left") or h.enters}.values(), key=lambda h: h.begin)
    begins = [h.begin for h in later]
    answers = _Answers(statements)
    entries = sorted((h for h in later if h.enters), key=lambda h: h.begin)
    known: dict[tuple[object, ...], date] = {}
    out: dict[int, date] = {}
    for one in statements:
        if one.sense != "holds":
            continue
        key = (*_what(one), one.last, one.over, one.modality)
        if key not in known:
            old = max(one.begin, one.last) + (HEDGED if one.modality == "hedged" else STALE) if one.over is None else one.over
            superseded = (
                h.begin for h in later[bisect_right(begins, one.begin) :]
                if h.begin >= old or (contradicts(h, one) and not (opposed(h, one) and answers.given(one, h.begin)))
            )  # fmt: skip
            came = (h.begin + ANSWER for h in entries if h.begin >= one.begin and h.side != one.side)
            known[key] = min(next(superseded, old), next(came, old), old)
        out[id(one)] = known[key]
    return out


def contradicts(other: Holding, one: Holding) -> bool:
    """Whether a later statement says that another holds the place, or that this one does no more. A part that leaves does
    not end the hold of the whole."""
    if other.sense == "holds" or other.enters:
        return other.side != one.side
    return other.sense == "left" and (other.holder == one.holder or (other.basis == "lost" and other.side == one.side))


def opposed(one: Holding, other: Holding) -> bool:
    """Whether both speak for, or lean to, a side, and the sides differ."""
    return one.voice is not None and other.voice is not None and one.voice != other.voice


def _what(one: Holding) -> tuple[object, ...]:
    return (one.sense, one.enters, one.basis == "lost", one.side, one.holder, one.voice, one.begin)


class _Answers:
    """Whether those who speak for one side said the same within `ANSWER` of what an opposed source says."""

    def __init__(self, statements: Sequence[Holding]) -> None:
        told: dict[tuple[str | None, str], list[Holding]] = {}
        for one in statements:
            if one.sense == "holds":
                told.setdefault((one.voice, one.side), []).append(one)
        self._begins: dict[tuple[str | None, str], list[date]] = {}
        self._lasts: dict[tuple[str | None, str], list[date]] = {}
        for key, own in told.items():
            own.sort(key=lambda h: h.begin)
            self._begins[key] = [h.begin for h in own]
            self._lasts[key] = list(accumulate((max(h.begin, h.last) for h in own), max))

    def given(self, one: Holding, day: date) -> bool:
        """Whether a statement like this one begins at most `ANSWER` after the day and is of at most so long before it."""
        key = (one.voice, one.side)
        n = bisect_right(self._begins.get(key, []), day + ANSWER)
        return n > 0 and self._lasts[key][n - 1] >= day - ANSWER
