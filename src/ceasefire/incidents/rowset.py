"""Many claims as columns, made ready to be matched: codes for words, numbers for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Chars = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.int8]
Flags = npt.NDArray[np.bool_]

NONE = -1
"""Code of what is not said."""


class Rowset(NamedTuple):
    """n claims, (n,) each unless said otherwise, in canonical order: by what they say, then by their
    keys, never by a party's name.

    start, end: days since 1970-01-01, both included; lat, lon: degrees, NaN unknown; radius: the true
    position is within so many km; source, place, admin1, admin2, actor, target, act: codes, `NONE` where not
    said; killed: persons, NaN not said; spelling: (p, w) code points of the p place names, 0 after their end;
    kinship: (a, a) how far two acts can be one, see `levels.SAME_ACT`; order: (n,) row of the input.
    """

    start: Ints
    end: Ints
    lat: Floats
    lon: Floats
    radius: Floats
    source: Codes
    place: Codes
    admin1: Codes
    admin2: Codes
    actor: Codes
    target: Codes
    act: Codes
    killed: Floats
    spelling: Chars
    kinship: Bytes
    order: Ints


_WIDTH = 24  # letters of a place name that are compared


def coded(words: Sequence[str | None]) -> tuple[Codes, list[str]]:
    """A code for each word, in alphabetical order of the words; `NONE` for what is empty."""
    found = np.array(["" if w is None else w for w in words], dtype=object)
    names, codes = np.unique(found, return_inverse=True)
    first = 1 if len(names) and names[0] == "" else 0
    return (codes - first).astype(np.int32), [str(n) for n in names[first:]]


def spelling(names: Sequence[str]) -> Chars:
    """(p, w) code points of names, 0 after the end of each."""
    out = np.zeros((max(1, len(names)), _WIDTH), np.int32)
    for n, name in enumerate(names):
        points = [ord(c) for c in name[:_WIDTH]]
        out[n, : len(points)] = points
    return out


def canonical(rows: Rowset, keys: Sequence[str]) -> Rowset:
    """The rows in the order that does not depend on the order they came in. keys: (n,) ids, for rows that
    say the same. Names of parties play no part."""
    key = np.array(keys, dtype=object)
    rank = np.unique(key, return_inverse=True)[1] if len(key) else np.zeros(0, np.int64)
    columns: list[Any] = [
        rank, rows.act, rows.place, rows.source, np.nan_to_num(rows.killed, nan=-1.0), rows.radius,
        np.nan_to_num(rows.lon, nan=999.0), np.nan_to_num(rows.lat, nan=999.0), rows.end, rows.start,
    ]  # fmt: skip
    order = np.lexsort(columns)
    picked = {
        name: value[order] for name, value in rows._asdict().items() if name not in ("spelling", "kinship", "order")
    }
    return rows._replace(**picked, order=rows.order[order])
