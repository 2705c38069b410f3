"""Places with the precision at which they are known."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt
from typing import Literal

import msgspec

WherePrec = Literal[1, 2, 3, 4, 5, 6, 7]

EARTH_KM = 6371.0088
"""Mean radius of the Earth, km (IUGG)."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where something is, as far as is known.

    name: neutral name; id: gazetteer id or None; kind: village, district, crossing ...;
    admin: ids of the units it lies in, wide to narrow, known membership only;
    lat, lon: WGS84 degrees or None; where_prec: UCDP 1 exact, 2 limited area, 3 district
    centroid, 4 province centroid, 5 linear or part, 6 country, 7 international;
    radius_km: the true position is within this distance of the point; candidates: ids of the places
    that an ambiguous name may mean (then there is no id and no point), unset for any other.
    """

    name: str
    id: str | None = None
    kind: str | None = None
    admin: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    where_prec: WherePrec = 2
    radius_km: float = 2.0
    candidates: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def ambiguous(self) -> bool:
        """Whether several places bear the name and nothing said which is meant."""
        return self.candidates is not msgspec.UNSET and bool(self.candidates)

    @property
    def unlisted(self) -> bool:
        """Whether a text names it and no gazetteer has it."""
        return self.id is None and not self.ambiguous and bool(self.name)


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance between two points (haversine), km; None if either has none."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))
