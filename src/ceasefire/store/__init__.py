"""The only package that names a database. `open_store` gives a `Store`."""

from __future__ import annotations

from ceasefire.store.base import EntryRow, ReportRow, Store
from ceasefire.store.open import open_store

__all__ = ["EntryRow", "ReportRow", "Store", "open_store"]
