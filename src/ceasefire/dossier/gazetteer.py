"""Places by name. Knows the dossier's places; says when a name is ambiguous."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import msgspec

from ceasefire.dossier.names import name_key, without_kind
from ceasefire.place import Place, WherePrec


class PlaceEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place of a dossier as its file gives it; see `Place` for units."""

    id: str
    name: str
    kind: str = "village"
    ar: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 2.0
    where_prec: WherePrec = 2
    admin: tuple[str, ...] = ()
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, the neutral one first."""
        return (self.name, *self.ar, *self.variants)

    @property
    def place(self) -> Place:
        """The same as a `Place`."""
        return Place(
            name=self.name, id=self.id, kind=self.kind, admin=self.admin, lat=self.lat,
            lon=self.lon, where_prec=self.where_prec, radius_km=self.radius_km,
        )  # fmt: skip


SETTLEMENTS = frozenset({"city", "town", "village"})


class Gazetteer:
    """Places by id and by name. Reading a name never guesses between two places."""

    def __init__(self, entries: Iterable[PlaceEntry]) -> None:
        self.entries: Mapping[str, PlaceEntry] = {entry.id: entry for entry in entries}
        self._by_key: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                ids = self._by_key.setdefault(name_key(name), [])
                if entry.id not in ids:
                    ids.append(entry.id)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, place_id: str) -> Place | None:
        """The place of that id."""
        entry = self.entries.get(place_id)
        return entry.place if entry else None

    def find(self, name: str, admin: str | None = None) -> tuple[Place, ...]:
        """All places of that name (in any spelling), within the admin unit `admin` if given.

        More than one means the name is ambiguous: the caller must say so, not pick one.
        """
        ids = self._by_key.get(name_key(name)) or self._by_key.get(name_key(without_kind(name))) or []
        places = [self.entries[i].place for i in ids]
        if admin is not None:
            places = [p for p in places if admin in p.admin]
        return tuple(places)

    @cached_property
    def _longer(self) -> dict[str, tuple[str, ...]]:
        table: dict[str, dict[str, None]] = {}
        for entry in self.entries.values():
            if entry.kind in SETTLEMENTS:
                for name in entry.names:
                    parts = name_key(name.partition("(")[0] if "(" in name else name.rpartition(" ")[0])
                    if len(parts) > 2:
                        table.setdefault(parts, {})[entry.id] = None
        return {key: tuple(ids) for key, ids in table.items()}

    def longer(self, name: str) -> tuple[Place, ...]:
        """Towns and villages whose name is this one and a word that tells them from namesakes: `Xville (Yland)`,
        `Xville al-Yland`."""
        return tuple(self.entries[i].place for i in self._longer.get(name_key(name), ()))

    def foreign_to(self, name: str, surface: str) -> bool:
        """Whether a text calls a place by a name that is no spelling of its neutral one. A dossier's
        neutral names always stand."""
        return False

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Every spelling as written -> ids of the places it may mean."""
        table: dict[str, list[str]] = {}
        for entry in self.entries.values():
            for name in entry.names:
                table.setdefault(name, []).append(entry.id)
        return {name: tuple(dict.fromkeys(ids)) for name, ids in table.items()}
