"""Where the reader knows that it may be wrong."""

from __future__ import annotations

from ceasefire.claims.doubt.doubt import with_doubt

__all__ = ["with_doubt"]
