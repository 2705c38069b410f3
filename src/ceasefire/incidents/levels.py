"""How two claims compare, field by field, as levels: what weights are learned for and told in words."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ceasefire.agreement.jit import compiled
from ceasefire.incidents.nearby import kilometres
from ceasefire.incidents.rowset import Bytes, Chars, Codes, Floats, Ints, Rowset

Levels = npt.NDArray[np.int32]

FIELDS = ("time", "where", "province", "district", "place name", "kind of act", "acts", "who", "killed", "source")
TIME, WHERE, PROVINCE, DISTRICT, NAME, KIN, ACTS, WHO, KILLED, SOURCE = range(len(FIELDS))

SAME_ACT, NEAR_ACT, VAGUE_ACT, APART_ACT, NO_ACT = range(5)
"""Kinship of two acts: one word; words that witnesses use for one thing; one of them too wide to tell;
different things; not said."""

KM = np.array([0.3, 1.0, 2.0, 3.0, 4.5, 6.0, 8.0, 11.0, 15.0, 20.0, 30.0, 45.0, 70.0])
CLASSES = np.array([3.0, 12.0, 50.0])
"""Upper limits of the radius, km, of a place known to a point, a town, a district; beyond: a province."""

NO_POINT = 4
PAIRS_OF_CLASSES = 15
SPANS = len(KM) + 1
PROVINCES = 7
"""Not both said; then different or the same, where both places are known to a town, one to a district, one less well."""
SIZES = np.array([0.5, 2.5, 6.5])
RATIOS = np.array([0.01, 0.25, 0.5, 0.8, 1.2, 2.0])
UNSAID_TOLL = (len(SIZES) + 1) * (len(RATIOS) + 1)
NO_SOURCE = 2
NOT_NAMED, OTHER_NAME, LIKE_NAME, SAME_NAME = range(4)


def sizes(rows: Rowset) -> tuple[int, ...]:
    """Number of levels of each field."""
    acts = len(rows.kinship)
    return (7, PAIRS_OF_CLASSES * SPANS, PROVINCES, 3, 4, 5, max(1, acts * (acts + 1) // 2) + 1, 81, UNSAID_TOLL + 1, 3)


def levels(rows: Rowset, first: Ints, second: Ints) -> Levels:
    """(m, fields) levels of pairs of rows. Symmetric; a party's name is only ever compared for equality."""
    out = np.zeros((len(first), len(FIELDS)), np.int32)
    _fill(
        out, first, second, rows.start, rows.end, rows.lat, rows.lon, rows.radius, rows.source, rows.place, rows.admin1,
        rows.admin2, rows.actor, rows.target, rows.act, rows.killed, rows.spelling, rows.kinship, KM, CLASSES, SIZES, RATIOS,
    )  # fmt: skip
    return out


@compiled
def _fill(
    out: Levels, first: Ints, second: Ints, start: Ints, end: Ints, lat: Floats, lon: Floats, radius: Floats, source: Codes,
    place: Codes, admin1: Codes, admin2: Codes, actor: Codes, target: Codes, act: Codes, killed: Floats, spelling: Chars, kinship: Bytes,
    km: Floats, classes: Floats, sizes_: Floats, ratios: Floats,
) -> None:  # fmt: skip
    acts = len(kinship)
    for x in range(len(first)):
        i, j = first[x], second[x]
        out[x, 0] = _time(start[i], end[i], start[j], end[j])
        p = _class(lat[i], radius[i], classes)
        q = _class(lat[j], radius[j], classes)
        low, high = min(p, q), max(p, q)
        span = 0
        if high < 4:
            span = int(np.searchsorted(km, kilometres(lat[i], lon[i], lat[j], lon[j]), side="right"))
        out[x, 1] = (high * (high + 1) // 2 + low) * (len(km) + 1) + span
        if admin1[i] >= 0 and admin1[j] >= 0:
            out[x, 2] = 1 + 2 * min(max(high - 1, 0), 2) + int(admin1[i] == admin1[j])
        out[x, 3] = 2 if admin2[i] < 0 or admin2[j] < 0 else int(admin2[i] == admin2[j])
        if place[i] < 0 or place[j] < 0:
            out[x, 4] = 0
        elif place[i] == place[j]:
            out[x, 4] = 3
        else:
            out[x, 4] = 2 if alike(spelling[place[i]], spelling[place[j]]) else 1
        if act[i] < 0 or act[j] < 0:
            out[x, 5] = 4
            out[x, 6] = acts * (acts + 1) // 2
        else:
            a, b = min(act[i], act[j]), max(act[i], act[j])
            out[x, 5] = kinship[a, b]
            out[x, 6] = b * (b + 1) // 2 + a
        straight = 3 * _agree(actor[i], actor[j]) + _agree(target[i], target[j])
        crossed = 3 * _agree(actor[i], target[j]) + _agree(target[i], actor[j])
        out[x, 7] = 9 * straight + crossed
        out[x, 8] = _toll(killed[i], killed[j], sizes_, ratios)
        out[x, 9] = NO_SOURCE if source[i] < 0 or source[j] < 0 else int(source[i] == source[j])


@compiled
def _time(s1: int, e1: int, s2: int, e2: int) -> int:
    gap = max(s1, s2) - min(e1, e2)
    if gap > 0:
        return min(gap, 4)
    long = max(e1 - s1, e2 - s2)
    return 0 if long <= 1 else 5 if long <= 9 else 6


@compiled
def _class(lat: float, radius: float, classes: Floats) -> int:
    return 4 if np.isnan(lat) else int(np.searchsorted(classes, radius))


@compiled
def _agree(a: int, b: int) -> int:
    return 0 if a < 0 or b < 0 else 2 if a == b else 1


@compiled
def _toll(a: float, b: float, sizes_: Floats, ratios: Floats) -> int:
    if np.isnan(a) or np.isnan(b):
        return (len(sizes_) + 1) * (len(ratios) + 1)
    less, more = min(a, b), max(a, b)
    size = int(np.searchsorted(sizes_, less, side="right"))
    ratio = int(np.searchsorted(ratios, np.log((more + 0.5) / (less + 0.5)), side="right"))
    return size * (len(ratios) + 1) + ratio


@compiled
def alike(a: Chars, b: Chars) -> bool:
    """Whether two spellings (code points, 0 after the end) differ by one letter added, left out, changed or
    swapped with its neighbour. Names of three letters and fewer are alike only when equal."""
    n, m = 0, 0
    while n < len(a) and a[n] != 0:
        n += 1
    while m < len(b) and b[m] != 0:
        m += 1
    if abs(n - m) > 1 or min(n, m) < 4:
        return False
    k = 0
    while k < n and k < m and a[k] == b[k]:
        k += 1
    x, y = n, m  # from behind
    while x > k and y > k and a[x - 1] == b[y - 1]:
        x -= 1
        y -= 1
    if max(x - k, y - k) <= 1:
        return True
    return bool(n == m and x - k == 2 and a[k] == b[k + 1] and a[k + 1] == b[k])
