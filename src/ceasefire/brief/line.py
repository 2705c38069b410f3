"""One sentence of a brief."""

from __future__ import annotations

import msgspec


class Line(msgspec.Struct, frozen=True):
    """One sentence in neutral words and the numbers of the claims behind it, ascending."""

    text: str
    claims: tuple[int, ...] = ()
