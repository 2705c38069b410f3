"""The outlook of one agreement on one day: will it hold, how sure is that, why, and what would change it."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from ceasefire.outlook.broken import Past
from ceasefire.outlook.likelihood import Confidence

HORIZONS = (7, 30, 90, 365)
"""Days ahead for which a probability is given."""

NEWS_DAYS = 30
"""News is weighed by the probability of holding so many days."""

State = Literal["in_force", "broken", "ended", "too_little"]


class Chance(msgspec.Struct, frozen=True, kw_only=True):
    """That it is intact `days` from now. probability, low, high: mean and 90 % interval, None where it runs out before
    that by its own terms; like: of agreements like it, before anything is known of how this one is kept; word: ICD 203."""

    days: int
    probability: float | None
    low: float | None = None
    high: float | None = None
    like: float | None = None
    word: str | None = None


class Contribution(msgspec.Struct, frozen=True, kw_only=True):
    """What one thing adds to the log hazard of the coming days. All of them add up to `Outlook.log_hazard`.

    part: `file` (from its file and the process's past), `record` (weeks that it has held or not), `driver`, `width` (how much of the
    ground was seen: adds nothing); name: key; text: in words, with the figures; low, high: 90 % interval, None for `record`; known: whether the value
    is known; findings, claims: what the value rests on; also: rows of the dossier's files that it rests on, in words.
    """

    part: Literal["file", "record", "driver", "width"]
    name: str
    text: str
    effect: float
    low: float | None = None
    high: float | None = None
    known: bool = True
    findings: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class News(msgspec.Struct, frozen=True, kw_only=True):
    """One piece of news that may come, and what the outlook would then be. probability: of holding NEWS_DAYS days then;
    change: from now."""

    name: str
    text: str
    probability: float
    change: float


class Outlook(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement on the local day `as_of`. start: its first local day.

    state: `too_little` where nothing at all was reported from its zone; why: of the state, in words; past: by each
    meaning of "broken"; runs_out: the last local day by its own terms; chances: of HORIZONS; confidence and the reason
    for it; contributions: largest first; log_hazard: their sum, beside an average agreement of the base data;
    learned: share of what is known of the drivers' effects that comes from this dossier, the rest is prior, 0 to 1;
    news: largest change first.
    """

    agreement: str
    title: str
    start: date
    as_of: date
    state: State
    why: str
    past: Past
    runs_out: date | None = None
    chances: tuple[Chance, ...] = ()
    confidence: Confidence = "low"
    confidence_why: str = ""
    contributions: tuple[Contribution, ...] = ()
    log_hazard: float | None = None
    learned: float | None = None
    news: tuple[News, ...] = ()
