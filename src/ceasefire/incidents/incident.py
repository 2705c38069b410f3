"""An incident: what one or more claims are about. Disagreement between them is kept."""

from __future__ import annotations

from typing import Literal

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.clock import Interval
from ceasefire.place import Place

Credibility = Literal[1, 2, 3, 4, 5, 6]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One value that some claims give for one field, with the origins behind it.

    value: an actor id, an act, or None for "not said";
    origins: origin families, each counted once however often it is repeated;
    claims: ids of the claims, in order of intake.
    """

    value: str | None
    origins: tuple[str, ...]
    claims: tuple[str, ...]


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """Casualties as one origin gives them: the latest statement of that origin."""

    origin: str
    killed: Harm | None
    injured: Harm | None
    claims: tuple[str, ...]


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One happening, as its claims tell it.

    id: content id (`incident-…`) of its first claim; order: of that claim.
    acts, actors, targets: versions, most independent origins first, then order of intake.
    place: the most precise place given; radius_km there covers the spread between claims;
    when: earliest start to latest end of the best-dated claims.
    tolls: per origin; killed, injured: overall (low, high) over all origins, None = nobody says.
    claims_for, claims_against: claim ids; against are denials of the happening.
    origins: independent origins of claims_for. credibility: 1 confirmed by independent origins,
    2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.
    credibility_reason: why, in a sentence. conflicts: names of the fields that claims disagree on.
    mutual: a clash in which who began is not told.
    """

    id: str
    order: tuple[int, int]
    kind: Literal["event", "statement", "status"]
    acts: tuple[Version, ...]
    actors: tuple[Version, ...]
    targets: tuple[Version, ...]
    place: Place | None
    when: Interval | None
    tolls: tuple[Toll, ...]
    killed: tuple[int | None, int | None] | None
    injured: tuple[int | None, int | None] | None
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]
    origins: tuple[str, ...]
    credibility: Credibility
    credibility_reason: str
    conflicts: tuple[str, ...] = ()
    mutual: bool = False
