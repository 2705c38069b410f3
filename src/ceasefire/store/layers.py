"""Tables that a map program opens: derived, one row a feature and audience, with a view for each audience."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from ceasefire.store.base import Store

SRID = 4326
"""WGS 84: longitude and latitude in degrees."""


class Layer(msgspec.Struct, frozen=True):
    """name: of the table, and of its views with the audience behind it; columns: (name, SQL type); geometry: of its column
    `geom`; rows: values in the order of the columns, and last the geometry as WKT or None."""

    name: str
    columns: tuple[tuple[str, str], ...]
    geometry: Literal["Point", "MultiPolygon"]
    rows: Sequence[tuple[Any, ...]] = ()


def layers_wanted(store: Store) -> bool:
    """Whether the store is one that can have layers."""
    from ceasefire.store.sqlite import SqliteStore

    return not isinstance(store, SqliteStore)


def put_layers(store: Store, audiences: dict[str, Sequence[Layer]]) -> str | None:
    """Put these layers in the place of those that are there, in one transaction. audiences: the same layers for each.

    None when done; else why the database cannot have them, in words that say what its administrator has to do.
    """
    from ceasefire.store.postgres import PostgresStore

    if not isinstance(store, PostgresStore):
        return "this kind of store has no layers for maps"
    return store.put_layers(audiences)
