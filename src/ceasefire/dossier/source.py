"""Sources: who publishes, for whom it speaks, whom it copies, how far it can be relied on."""

from __future__ import annotations

from typing import Literal

import msgspec

SourceKind = Literal[
    "state_media", "party_media", "news_agency", "newspaper", "broadcaster", "monitor",
    "local_network", "un", "think_tank", "dataset", "official",
]  # fmt: skip


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """alignment: id of the party it speaks for; leaning: side it sympathises with;
    reliability: Admiralty A-F, where F is "cannot be judged", not a middling grade;
    family: origin family (who copies whom), the id itself when it has its own reporting;
    handling: TLP 2.0 mark of what it gives."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: SourceKind = "local_network"
    languages: tuple[str, ...] = ()
    country: str | None = None
    alignment: str | None = None
    leaning: str | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    family: str | None = None
    handling: Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] = "CLEAR"
    url: str | None = None
    note: str | None = None
