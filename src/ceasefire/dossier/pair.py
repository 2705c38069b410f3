"""What a person said of two claims: that they tell of one happening, of two, or that they cannot tell."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

Judgement = Literal["same", "different", "unsure"]
"""A closed set: what a person can say of two claims."""

Span = tuple[int, int]


class Meant(msgspec.Struct, frozen=True, kw_only=True):
    """Which claim was meant, told so that it is found again when its report is read otherwise (`incidents.judged.found`).

    report: SHA-256 of its bytes; claim: its id when this was said; act: what it told then; row: 1-based line of a table, None
    for prose; sentence, words: half-open character spans of the report's text: its sentence, and by field the words that tell
    the deed; beside: the words of each other claim of that sentence then.
    """

    report: str
    claim: str
    act: str
    row: int | None = None
    sentence: Span | None = None
    words: dict[str, Span] = {}
    beside: tuple[dict[str, Span], ...] = ()


class Pair(msgspec.Struct, frozen=True, kw_only=True):
    """One person's word on two claims, as the ledger has it. seq: number of its entry; by, why: who and the reason, None for
    readers who may not see them; at: UTC; handling: who may see them (TLP)."""

    judgement: Judgement
    first: Meant
    second: Meant
    by: str | None
    why: str | None
    at: datetime
    seq: int = 0
    handling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] = "CLEAR"

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that it is about: whoever may not see both learns nothing of it."""
        return frozenset((self.first.report, self.second.report))

    def unsaid(self) -> Pair:
        """The same without who said it and why."""
        return msgspec.structs.replace(self, by=None, why=None)
