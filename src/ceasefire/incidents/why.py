"""Why two claims are held to be one, or not: each field in words, with what it weighs."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from ceasefire.incidents.grouping import Grouped
from ceasefire.incidents.levels import (
    ACTS,
    DISTRICT,
    FIELDS,
    KILLED,
    KIN,
    NAME,
    NO_POINT,
    PROVINCE,
    RATIOS,
    SOURCE,
    SPANS,
    TIME,
    UNSAID_TOLL,
    WHERE,
    WHO,
    levels,
)  # fmt: skip
from ceasefire.incidents.linkage import contested
from ceasefire.incidents.nearby import DAYS, MARGIN_KM, kilometres
from ceasefire.incidents.reason import Reason, Why
from ceasefire.incidents.rowset import Rowset
from ceasefire.incidents.weights import odds

_TIME = ("the same day", "a day apart", "two days apart", "three days apart", "four days or more apart",
         "a range of days that meets the other", "a long time that holds the other")  # fmt: skip
_PRECISION = ("a point", "a town", "a district", "a province", "no point")
_PROVINCE = ("not both said", "of different provinces", "of one province")
_DISTRICT = ("of different districts", "of one district", "not both said")
_NAME = ("not both named", "different names", "one letter apart", "the same name")
_KIN = ("the same act", "acts that witnesses use for one thing", "one of the words is too wide to tell", "acts of different kinds", "not both said")
_SOURCE = ("two sources", "the same source, which seldom tells one thing twice", "a source is not named")
_AGREE = ("not both named", "different", "the same")


def why(rows: Rowset, keys: Sequence[str], groups: Grouped, a: int, b: int) -> Why:
    """Why rows `a` and `b` (positions in canonical order) are one incident or two."""
    i, j = min(a, b), max(a, b)
    found = levels(rows, np.array([i]), np.array([j]))
    weights = groups.weights
    parts = [float(weights.table[weights.begin[f] + found[0, f]]) for f in range(len(FIELDS))]
    reasons = [Reason(FIELDS[f], _words(rows, i, j, f, int(found[0, f])), round(parts[f], 2)) for f in range(len(FIELDS)) if f != ACTS]
    pair = np.flatnonzero((groups.first == i) & (groups.second == j))
    if len(pair):
        taken = float((contested(rows.source, groups.first, groups.second, groups.total) - groups.total)[pair[0]])
        parts.append(taken)
        reasons.append(Reason("rivals", "other claims of their sources fit as well" if taken < -0.5 else "no other claim of their sources fits as well", round(taken, 2)))
    kin = KIN if KIN < ACTS else KIN - 1
    reasons[kin] = msgspec.structs.replace(reasons[kin], weight=round(parts[KIN] + parts[ACTS], 2))
    total = float(odds(weights, found)[0]) + sum(parts[len(FIELDS) :])
    together = bool(groups.label[i] == groups.label[j])
    return Why(keys[a], keys[b], tuple(sorted(reasons, key=lambda r: -abs(r.weight))), round(weights.base, 2), round(total, 2), together, _note(groups, i, j, total, together))


def _note(groups: Grouped, i: int, j: int, total: float, together: bool) -> str:
    pair = (groups.first == i) & (groups.second == j)
    if pair.any() and abs(groups.total[pair][0]) >= 1e6:
        return "a person judged this pair"
    if not pair.any():
        return f"they are no candidates: more than {DAYS} days apart, or farther than both places leave open and {MARGIN_KM:g} km"
    size = int((groups.label == groups.label[i]).sum())
    if together and total < 0:
        return f"the others of their group of {size} hold them together"
    if not together and total > 0:
        return "each is nearer to others, or the mean over the groups they are in speaks against it"
    return ""


def _words(rows: Rowset, i: int, j: int, field: int, level: int) -> str:
    if field == WHERE:
        high = next(h for h in range(NO_POINT + 1) if (h + 1) * (h + 2) // 2 > level // SPANS)
        low = level // SPANS - high * (high + 1) // 2
        known = f"known to {_PRECISION[low]} and to {_PRECISION[high]}"
        if high == NO_POINT:
            return known
        return f"{kilometres(rows.lat[i], rows.lon[i], rows.lat[j], rows.lon[j]):.1f} km apart, {known}"
    if field == WHO:
        straight, crossed = level // 9, level % 9
        said = f"doers {_AGREE[straight // 3]}, targets {_AGREE[straight % 3]}"
        swapped = 2 in (crossed // 3, crossed % 3) and 2 not in (straight // 3, straight % 3)
        return said + (": the blame is swapped" if swapped else "")
    if field == KILLED:
        if level == UNSAID_TOLL:
            return "not both said"
        a, b = sorted((rows.killed[i], rows.killed[j]))
        return f"{a:g} and {b:g}" + (": the same" if a == b else ": near" if level % (len(RATIOS) + 1) <= 2 else ": far apart")
    if field == PROVINCE:
        return _PROVINCE[0 if level == 0 else 2 - level % 2]
    table = {TIME: _TIME, DISTRICT: _DISTRICT, NAME: _NAME, KIN: _KIN, SOURCE: _SOURCE}
    return table[field][level]
