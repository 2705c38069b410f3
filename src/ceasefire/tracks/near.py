"""Whether two things of talks or forces are of one area: places by what they lie in, agreements by their zones."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import Place


def one_area(a: Place | None, b: Place | None) -> bool:
    """Whether two places may be of one matter: one lies in the other, or both in one district. No place may be anywhere."""
    if a is None or b is None:
        return True
    if a.id is not None and (a.id == b.id or a.id in b.admin):
        return True
    if b.id is not None and b.id in a.admin:
        return True
    return bool(a.admin and b.admin and len(a.admin) > 1 and a.admin[-1] == b.admin[-1])


class Areas(msgspec.Struct, frozen=True):
    """The agreements of a dossier by id, with what was found of their zones."""

    agreements: Mapping[str, Agreement]
    dossier: Dossier
    known: dict[tuple[str, str], bool] = {}

    def holds(self, agreement: str, place: Place | None) -> bool:
        """Whether a place lies, or may lie, in a zone of an agreement. An agreement without zones is of everywhere."""
        one = self.agreements.get(agreement)
        if one is None or place is None or not one.zones:
            return True
        key = agreement, place.id or f"{place.name} {place.lat} {place.lon}"
        if key not in self.known:
            zones = Zones(one.zones, one.lines, self.dossier)
            self.known[key] = any(locate(place, name, zones).test != "outside" for name in one.zones)
        return self.known[key]

    def overlap(self, a: str, b: str) -> bool:
        """Whether the zones of two agreements may share ground: a place of one lies in the other, or both name one shape."""
        one, other = self.agreements.get(a), self.agreements.get(b)
        if one is None or other is None or not one.zones or not other.zones:
            return True
        drawn = [{s for z in x.zones.values() for s in z.shapes} for x in (one, other)]
        if drawn[0] & drawn[1]:
            return True
        inside = [(b, self.places(one)), (a, self.places(other))]
        if not any(places for _, places in inside):
            return True
        return any(self.holds(name, place) for name, places in inside for place in places)

    def places(self, one: Agreement) -> list[Place]:
        """The places and units that its zones name, in the order of the file."""
        names = [n for z in one.zones.values() for n in (*z.admin, *z.places)]
        return [entry for n in names if (entry := self.dossier.gazetteer.get(n)) is not None]
