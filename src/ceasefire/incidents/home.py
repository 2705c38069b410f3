"""What is told of a wide area joins the one happening within it that it can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ceasefire.incidents.bonds import Bonds
from ceasefire.incidents.cluster import Pair
from ceasefire.incidents.compare import Points, View
from ceasefire.incidents.site import WIDE_KM
from ceasefire.place import Place, distance_km

LEAST = 5.0
"""Points without those of the place from which it is that one: the same act on the very day, or more than that."""

MAY = 3.0
"""Points without those of the place from which it may be that one: a related act on that day, and no other doer."""

AHEAD = 1.0
"""Points by which a group has to be likelier than any other that it may be: the same act against a related one."""


def settle(groups: Sequence[Sequence[int]], views: Sequence[View | None], found: Mapping[Pair, Points], bonds: Bonds) -> list[list[int]]:
    """The groups; one that is known only to an area (a province, a countryside) is joined to the one finely placed
    group that it may be, if that is likely. Where it may as well be another, it stays alone. bonds: what may not be joined."""
    of = {i: n for n, group in enumerate(groups) for i in group}
    wide = [all(area(views[i]) for i in group) for group in groups]
    fine = [any(area(views[i]) is False for i in group) for group in groups]
    met: dict[tuple[int, int], dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (i, j), points in found.items():
        (a, mine), (b, _) = ((of[i], i), (of[j], j)) if wide[of[i]] else ((of[j], j), (of[i], i))
        if points.total is not None and wide[a] and fine[b] and _within(views[i], views[j]):
            met[(a, b)][mine].append(points.total - dict(points.fields)["place"])
    able: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for (a, b), told in met.items():
        # An incident of a night is told under two days: the one that the area's claim shares with it counts.
        mean = sum(max(points) for points in told.values()) / len(told)
        if 2 * sum(map(len, told.values())) >= len(groups[a]) * len(groups[b]) and mean >= MAY:
            able[a].append((b, mean))
    out = [list(group) for group in groups]
    for a, every in able.items():
        homes = [(b, mean) for b, mean in every if bonds.may(groups[a][0], groups[b][0])]
        best = max((mean for _, mean in homes), default=0.0)
        near = [b for b, mean in homes if mean > best - AHEAD]
        if len(near) == 1 and best >= LEAST:
            out[near[0]] += out[a]
            out[a] = []
            bonds.join(groups[a][0], groups[near[0]][0])
    return [sorted(group) for group in out if group]


def area(one: View | None) -> bool | None:
    """Whether a claim's place is an area; None without a place."""
    place: Place | None = one.claim.place if one else None
    if place is None or place.id is None:
        return None  # a point with a radius, as tables have it, is compared as it stands
    return place.where_prec >= 3 or place.radius_km > WIDE_KM


def _within(a: View | None, b: View | None) -> bool:
    """Whether one lies in the area of the other, and no text tells them both."""
    if a is None or b is None or a.claim.place is None or b.claim.place is None or a.claim.report == b.claim.report:
        return False
    area, spot = sorted((a.claim.place, b.claim.place), key=lambda p: -p.radius_km)
    apart = distance_km(area, spot)
    # Of two that are equally wide either may be said to lie in the other.
    return area.id in spot.admin or spot.id in area.admin or (apart is not None and apart <= area.radius_km)
