"""How far two claims can be about the same thing: points per field, and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.origin import Origin, opposed, origin_of
from ceasefire.place import Place, distance_km

NEAR_ACTS: tuple[frozenset[str], ...] = (
    frozenset({"shelling", "missile_strike", "small_arms_fire"}),
    frozenset({"airstrike", "missile_strike", "drone_strike", "shelling"}),
    frozenset({"armed_clash", "ground_assault", "small_arms_fire"}),
    frozenset({"assassination", "killing_other", "small_arms_fire", "explosive_device"}),
    frozenset({"siege_or_blockade", "aid_obstruction"}),
    frozenset({"displacement", "evacuation"}),
    frozenset({"truce_declared", "agreement_signed", "acceptance"}),
    frozenset({"demand_or_ultimatum", "threat"}),
    frozenset({"rejection", "denial"}),
    frozenset({"settlement_of_status", "weapons_handover", "integration_of_fighters"}),
    frozenset({"control_gained", "control_lost", "ground_assault"}),
    frozenset({"withdrawal", "offensive_halted"}),
)
"""Acts that different witnesses may call the same happening by."""

LETHAL = frozenset(
    {"shelling", "missile_strike", "airstrike", "drone_strike", "small_arms_fire", "ground_assault",
     "armed_clash", "explosive_device", "assassination"}
)  # fmt: skip

ENOUGH_EVENT = 6.0
ENOUGH_STATEMENT = 5.0
"""Points from which two claims count as one happening: about "same place, same day, related act"."""


class View(msgspec.Struct, frozen=True):
    """A claim with what comparing needs. chain_*: the actor and all it belongs to on that day."""

    claim: Claim
    origin: Origin
    start: datetime
    end: datetime
    actors: frozenset[str]
    targets: frozenset[str]
    actor_side: str | None
    target_side: str | None


class Points(msgspec.Struct, frozen=True):
    """Points per field; total None when the two cannot be the same thing."""

    total: float | None
    fields: tuple[tuple[str, float], ...] = ()


def view(claim: Claim, vocabulary: Vocabulary) -> View | None:
    """The claim made ready; None without a time, which can be compared with nothing."""
    if claim.when is None:
        return None
    day = first_day(claim.when)
    return View(
        claim,
        origin_of(claim, vocabulary),
        claim.when.start,
        claim.when.end,
        _chain(claim.actor, day, vocabulary),
        _chain(claim.target, day, vocabulary),
        side_of(vocabulary.actors, claim.actor, day),
        side_of(vocabulary.actors, claim.target, day),
    )


def _chain(actor: str | None, day: date, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(belongs_to(vocabulary.actors, actor, day)) if actor else frozenset()


def enough(a: View, b: View) -> float:
    """Points needed for these two."""
    both = a.claim.kind == "statement" and b.claim.kind == "statement"
    return ENOUGH_STATEMENT if both else ENOUGH_EVENT


def compare(a: View, b: View) -> Points:
    """Points for being one happening. Symmetric; names play no part in it."""
    if a.claim.report == b.claim.report and (a.claim.row is not None or b.claim.row is not None):
        return Points(None)  # rows of one table are separate entries by its maker's own decision
    act = _act(a.claim.act, b.claim.act)
    time = _time(a, b) if act is not None else None
    place = _place(a.claim.place, b.claim.place) if time is not None else None
    if (a.claim.place is None or b.claim.place is None) and not (a.claim.kind == b.claim.kind == "statement"):
        place = -2.0 if place is not None else None  # a day has many acts: without a place little speaks for one
    if act is None or time is None or place is None:
        return Points(None)
    if a.claim.report == b.claim.report and (act < 2 or place < 2.5):
        return Points(None)  # one text tells apart what it names apart
    if "denied" in (a.claim.modality, b.claim.modality) and (place < 1 or _apart(a, b)):
        return Points(None)  # a denial is of something: of that place, and of those against whom
    fields = (
        ("act", act),
        ("time", time),
        ("place", place),
        ("actor", _doers(a, b)),
        ("killed", _toll(a.claim.killed, b.claim.killed, opposed(a.origin, b.origin))),
        ("injured", _toll(a.claim.injured, b.claim.injured, opposed(a.origin, b.origin)) / 2),
    )
    return Points(sum(points for _, points in fields), fields)


def _act(a: str, b: str) -> float | None:
    if a == b:
        return 2.0
    if any(a in group and b in group for group in NEAR_ACTS):
        return 1.0
    if "other" in (a, b):
        return 0.0  # what was done is not told: nothing for, nothing against
    if "killing_other" in (a, b) and (a in LETHAL or b in LETHAL):
        return 0.5
    return None


def _time(a: View, b: View) -> float | None:
    gap = max(a.start, b.start) - min(a.end, b.end)
    short_a, short_b = a.end - a.start <= timedelta(hours=25), b.end - b.start <= timedelta(hours=25)
    if gap < timedelta(0):
        if short_a and short_b:
            return 3.0
        longest = max(a.end - a.start, b.end - b.start)
        if (a.start, a.end) == (b.start, b.end):
            return 3.0
        return 2.0 if longest <= timedelta(days=4) else 1.0 if longest <= timedelta(days=9) else -1.0
    if a.origin.family == b.origin.family:
        return None  # one origin that names two days means two days
    return 0.0 if gap <= timedelta(days=1) and short_a and short_b else None


def _place(a: Place | None, b: Place | None) -> float | None:
    if a is None or b is None:
        return 0.0
    if a.id is not None and a.id == b.id:
        return {1: 4.0, 2: 4.0, 3: 2.0}.get(a.where_prec, 0.5)
    coarse = max(a.where_prec, b.where_prec)
    wide, fine = (a, b) if a.where_prec >= b.where_prec else (b, a)
    if wide.id is not None and wide.id in fine.admin:
        return 1.0 if wide.where_prec == 3 else -1.0
    apart = distance_km(a, b)
    if apart is None and a.id is None and b.id is None and name_key(a.name) and "" not in (a.name, b.name):
        return 3.0 if name_key(a.name) == name_key(b.name) else -2.0  # names are all there is
    if apart is None:
        return None if a.admin and b.admin and a.admin[:2] != b.admin[:2] else -1.0
    if coarse >= 3:
        return (1.0 if coarse == 3 else -1.0) if apart <= a.radius_km + b.radius_km else None
    if apart <= 1.5 and (a.id is None or b.id is None):
        return 4.0
    big, small = (a, b) if a.radius_km >= b.radius_km else (b, a)
    if apart + small.radius_km <= big.radius_km * 1.25 and big.radius_km > 1.5 * small.radius_km:
        return 2.5  # a neighbourhood within its town
    if apart <= a.radius_km + b.radius_km:
        return -1.5 if a.id is not None and b.id is not None else 1.5
    return None if apart > a.radius_km + b.radius_km + 2 else -2.0


def _doers(a: View, b: View) -> float:
    """Doer and target together: opposed sources that swap the blame disagree, they do not differ."""
    straight = _one(a.actors, b.actors, a.actor_side, b.actor_side) + 0.5 * _one(
        a.targets, b.targets, a.target_side, b.target_side
    )
    if a.claim.mutual or b.claim.mutual:
        crossed = _one(a.actors, b.targets, a.actor_side, b.target_side) + 0.5 * _one(
            a.targets, b.actors, a.target_side, b.actor_side
        )
        straight = max(straight, crossed)
    denied = "denied" in (a.claim.modality, b.claim.modality)
    if straight < 0 and (denied or opposed(a.origin, b.origin)):
        return 0.0
    return straight


def _apart(a: View, b: View) -> bool:
    """Whether two claims name targets of different sides. Who denies "we attacked them" and says "they
    attacked us" speaks of one happening."""
    if a.actors & b.targets and a.targets & b.actors:
        return False
    named = a.targets and b.targets and not a.targets & b.targets
    return bool(named) and a.target_side != b.target_side


def _one(a: frozenset[str], b: frozenset[str], side_a: str | None, side_b: str | None) -> float:
    if not a or not b:
        return 0.0
    if a & b:
        return 2.0
    if side_a is None or side_b is None:
        return -0.5  # a name that is in no table may be another name of the same
    return 0.5 if side_a == side_b else -4.0


def _toll(a: Harm | None, b: Harm | None, opposing: bool) -> float:
    x = _best(a)
    y = _best(b)
    if x is None or y is None:
        return 0.0
    if x == y:
        return 0.3 if x == 0 else 1.0 if x < 5 else 1.5
    if min(x, y) > 0 and max(x, y) <= 1.5 * min(x, y):
        return 0.5
    return -0.3 if opposing else -1.0


def _best(harm: Harm | None) -> int | None:
    if harm is None:
        return None
    return next((v for v in (harm.best, harm.low, harm.high) if v is not None), None)
