"""Why two claims are held to be one thing, as it is told."""

from __future__ import annotations

import msgspec


class Reason(msgspec.Struct, frozen=True):
    """One field of a comparison. weight: log-odds (natural logarithm), positive for being one."""

    field: str
    words: str
    weight: float


class Why(msgspec.Struct, frozen=True):
    """first, second: keys of the two rows; reasons: by weight, the heaviest first; base: log-odds of a pair of
    candidates of which nothing is known; total: their sum; together: whether they came out as one incident;
    note: what else decided; judged: what people said of the two, or of others of their incidents that decided."""

    first: str
    second: str
    reasons: tuple[Reason, ...]
    base: float
    total: float
    together: bool
    note: str
    judged: tuple[str, ...] = ()
