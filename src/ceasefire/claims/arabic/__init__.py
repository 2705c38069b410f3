"""Arabic text into claims, with dictionaries and rules only."""

from __future__ import annotations

from ceasefire.claims.arabic.read import READER, read_arabic

__all__ = ["READER", "read_arabic"]
