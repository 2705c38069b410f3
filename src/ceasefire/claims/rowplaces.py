"""Where a row of a table says that something was: its own point, with names the gazetteer knows."""

from __future__ import annotations

from typing import get_args

import msgspec

from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.place import Place, WherePrec, distance_km
from ceasefire.reports.ucdp import RADIUS_KM

SAME_KM = 15.0
"""A place of the same name farther from the row's point than this is another place, km."""

_UNITS = frozenset({"country", "governorate", "district", "subdistrict"})


def unit(gazetteer: Gazetteer, name: str | None, within: Place | None) -> Place | None:
    """The admin unit of that id or name, inside `within` if given; None if there is none or two."""
    if not name:
        return None
    own = gazetteer.get(name.strip())
    if own is not None and own.kind in _UNITS:
        return own
    inside = within.admin[-1] if within and within.admin else None
    found = [p for p in gazetteer.find(name, inside) if p.kind in _UNITS]
    if len(found) > 1:  # a district named after its city, a governorate after its district
        found = [p for p in found if p.kind != "country"][:2]
        kinds = {p.kind for p in found}
        if len(kinds) == 2:
            wanted = "district" if within else "governorate"
            found = [p for p in found if p.kind == wanted]
    return found[0] if len(found) == 1 else None


def place_of(
    gazetteer: Gazetteer,
    *,
    name: str | None,
    admin1: str | None,
    admin2: str | None,
    point: tuple[float, float] | None,
    where_prec: int | None = None,
    radius_km: float | None = None,
) -> Place | None:
    """The place of a row. point: (lat, lon) in degrees; where_prec as UCDP has it, None if unknown.

    The point and its precision are the row's; the id, the neutral name and the chain of admin units
    come from the gazetteer where it knows the name there. None when the row says nothing of use.
    """
    first = unit(gazetteer, admin1, None)
    second = unit(gazetteer, admin2, first)
    chain = (second or first or Place(name="")).admin
    known = _known(gazetteer, name, first, point)
    precision = where_prec if where_prec in get_args(WherePrec) else None
    if point is None:
        base = known or (second if admin2 else None) or first
        if base is None:
            return _unlisted(name, admin1, admin2)
        return (
            base
            if radius_km is None
            else msgspec.structs.replace(base, radius_km=max(radius_km, base.radius_km))
        )
    prec: WherePrec = precision or 2  # type: ignore[assignment]
    radius = radius_km if radius_km is not None else RADIUS_KM[prec] if precision else 2.0
    shown = known.name if known else name or admin2 or admin1 or ""
    if precision in (4, 6):
        chain = chain[:-1] if second is not None and precision == 4 and first is not None else chain
        chain = (
            first.admin if first is not None and precision == 4 else chain[:1] if precision == 6 else chain
        )
    elif known is not None and len(known.admin) >= len(chain):
        chain = known.admin
    return Place(
        name=shown, id=known.id if known else None, kind=known.kind if known else None,
        admin=chain, lat=point[0], lon=point[1], where_prec=prec, radius_km=radius,
    )  # fmt: skip


def _unlisted(name: str | None, admin1: str | None, admin2: str | None) -> Place | None:
    """A place of which only a name is known; a row that names no more than a district or province says no more than that."""
    if name:
        return Place(name=name, where_prec=6, radius_km=300.0)
    if admin2:
        return Place(name=admin2, kind="district", where_prec=3, radius_km=300.0)
    return Place(name=admin1, kind="governorate", where_prec=4, radius_km=300.0) if admin1 else None


def _known(
    gazetteer: Gazetteer, name: str | None, first: Place | None, point: tuple[float, float] | None
) -> Place | None:
    """The one place of that id or name that can be meant; None if none can, or two."""
    if not name:
        return None
    own = gazetteer.get(name.strip())
    found = (own,) if own is not None else gazetteer.find(name, first.id if first else None)
    if point is not None:
        here = Place(name="", lat=point[0], lon=point[1])
        near = [(p, distance_km(p, here)) for p in found]
        found = tuple(p for p, d in near if d is not None and d <= max(SAME_KM, p.radius_km))
    return found[0] if len(found) == 1 else None
