"""Where an agreement holds, and who has a role in it: what decides whether something concerns it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zone import Zones, locate
from ceasefire.clock import Interval
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.dossier import Dossier
from ceasefire.place import Place

GUARDS = frozenset({"guarantor", "monitor"})
TALKERS = frozenset({"party", "guarantor"})


class Ground:
    """One agreement's zones and roles."""

    def __init__(self, agreement: Agreement, dossier: Dossier) -> None:
        self.agreement, self.dossier = agreement, dossier
        self._zones = Zones(agreement.zones, agreement.lines, dossier)
        self._roles = {"party": agreement.parties, "guarantor": agreement.guarantors, "monitor": agreement.monitors}

    def inside(self, place: Place | None, when: Interval | None = None) -> bool | None:
        """Whether it was in any zone of the agreement; None where nobody says where, it cannot be told, or none is named:
        then only what concerns somebody with a role counts."""
        if place is None or not self.agreement.zones:
            return None
        tests = {locate(place, name, self._zones, when).test for name in self.agreement.zones}
        if "inside" in tests or "disputed" in tests:
            return True
        return None if "indeterminate" in tests else False

    def roles(self, actors: Iterable[str | None], day: date) -> frozenset[str]:
        """The roles that they have, themselves or through whom they belong to."""
        chain = {one for actor in actors if actor for one in belongs_to(self.dossier.actors, actor, day)}
        return frozenset(role for role, members in self._roles.items() if chain & set(members))

    def sides(self, day: date) -> frozenset[str]:
        """The sides of its parties."""
        return frozenset(s for p in self.agreement.parties if (s := side_of(self.dossier.actors, p, day)) is not None)

    def concerns(self, place: Place | None, roles: frozenset[str], when: Interval | None = None) -> bool:
        """Whether it was in a zone, or may have been and somebody with a role took part."""
        inside = self.inside(place, when)
        return inside is True or (inside is None and bool(roles))
