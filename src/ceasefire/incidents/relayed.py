"""One origin's account, told again by who relays it, with another place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from ceasefire.claims.claim import Harm
from ceasefire.incidents.compare import View
from ceasefire.incidents.origin import UNKNOWN
from ceasefire.incidents.site import site

Groups = list[list[int]]


def with_relays(same: Groups, views: Sequence[View | None]) -> Groups:
    """The groups, in each the first the one that is compared. What relays an origin goes with the one claim of the origin's own
    reports that it can be: the same act with as many killed and as many injured, at times that meet. Where places allow the
    two to be one, or the origin tells of two such acts, points decide."""
    own: dict[tuple[object, ...], list[tuple[int, View]]] = defaultdict(list)
    for n, members in enumerate(same):
        first = next((one for i in members if (one := views[i]) is not None and one.own), None)
        if first is not None and (key := _account(first)) is not None:
            own[key].append((n, first))
    out = [list(members) for members in same]
    for n, members in enumerate(same):
        one = views[members[0]]
        if one is None or (key := _account(one)) is None or any(n == m for m, _ in own[key]):
            continue
        origins = [(m, first) for m, first in own[key] if _meet(one, first)]
        if len(origins) == 1 and misplaced(origins[0][1], one):
            out[origins[0][0]] += members
            out[n] = []
    return [members for members in out if members]


def misplaced(a: View | None, b: View | None) -> bool:
    """Whether one relays the other's account, with its very toll, to a place where that cannot be."""
    if a is None or b is None or a.own == b.own or a.claim.report == b.claim.report:
        return False
    return _account(a) is not None and _account(a) == _account(b) and _meet(a, b) and site(a.claim.place, b.claim.place) is None


def _account(one: View) -> tuple[object, ...] | None:
    """Origin, act and toll, where somebody was killed and somebody injured: seldom the same by chance."""
    claim = one.claim
    toll = tuple(_figure(harm) for harm in (claim.killed, claim.injured))
    if claim.row is not None or one.origin.family == UNKNOWN or claim.modality == "denied" or not all(toll):
        return None
    return one.origin.family, claim.act, claim.modality, *toll


def _figure(harm: Harm | None) -> int | None:
    return None if harm is None else next((v for v in (harm.best, harm.low, harm.high) if v is not None), None)


def _meet(a: View, b: View) -> bool:
    return max(a.start, b.start) - min(a.end, b.end) < timedelta(0)
