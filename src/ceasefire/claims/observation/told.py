"""One thing that a monitors' text says, before it becomes a claim."""

from __future__ import annotations

from typing import Literal

import msgspec

from ceasefire.claims.claim import Harm, Means, Modality
from ceasefire.claims.text import Span
from ceasefire.clock import Interval
from ceasefire.place import Place


class Told(msgspec.Struct, kw_only=True):
    """The fields of `Claim` that a rule fills; why: field -> the rule; asserter: who is named as saying it."""

    sentence: Span
    act: str
    act_span: Span
    rule: str
    kind: Literal["event", "statement", "status"] = "event"
    actor: str | None = None
    actor_surface: str | None = None
    target: str | None = None
    target_surface: str | None = None
    place: Place | None = None
    when: Interval | None = None
    killed: Harm | None = None
    injured: Harm | None = None
    weapon: str | None = None
    means: Means | None = None
    modality: Modality = "asserted"
    asserter: str | None = None
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {}
    why: dict[str, str] = {}
    row: int | None = None
