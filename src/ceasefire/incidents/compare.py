"""How far two claims can be about the same thing: points per field, and why."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day, local_day
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.context import NO_SUCH, NONE, YET, Context
from ceasefire.incidents.origin import Origin, opposed, origin_of
from ceasefire.incidents.persons import one_person, two_persons
from ceasefire.incidents.site import holds, site
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


SAME_DEAL = 4.0
"""Points for telling of one agreement of the dossier: as much as for one place."""

SAME_DEAD = 5.0
"""Points for naming one person as killed, near in time and place: nobody dies twice."""

OTHER_DEAD = -6.0
"""Points for naming two persons, where each tells of one dead."""

DEAD_DAYS, DEAD_KM = timedelta(days=3), 25.0
"""How far apart two accounts of one named death may date and place it."""

OWN_DEED = frozenset(
    {"force_movement", "withdrawal", "fortification", "weapons_handover", "integration_of_fighters", "offensive_halted",
     "overflight", "evacuation", "settlement_of_status", "demand_or_ultimatum", "threat", "acceptance", "rejection", "denial"}
)  # fmt: skip
"""Acts of which each side does its own: no blame that could be swapped."""

BACK = timedelta(days=9)
"""How far a denial that something was done yet ("no post has been set up so far") reaches back, as news answers news."""

MANY = 5
"""Persons from which a toll is out of the ordinary."""


class View(msgspec.Struct, frozen=True):
    """A claim with what comparing needs. actors, targets: who is named and all it belongs to on
    that day; own: the origin's own report, not one that relays it; around: where a claim without a place may lie, by its context;
    news: all that is known of its time is that it was news when published; deal: the agreement of the dossier that it tells of; demands: that
    its report tells of, (deadline to the hour, who makes it and all that belongs to), for a claim without a place or a time; since: how far back a
    denial that something was done yet reaches; spots: where it lies that none such was done at all."""

    claim: Claim
    origin: Origin
    start: datetime
    end: datetime
    actors: frozenset[str]
    targets: frozenset[str]
    actor_side: str | None
    target_side: str | None
    own: bool = True
    around: Place | None = None
    news: bool = False
    deal: str | None = None
    demands: tuple[tuple[str, frozenset[str]], ...] = ()
    since: datetime | None = None
    spots: tuple[Place, ...] = ()


class Points(msgspec.Struct, frozen=True):
    """Points per field; total None when the two cannot be the same thing, and why."""

    total: float | None
    fields: tuple[tuple[str, float], ...] = ()
    why: str = ""


def view(claim: Claim, vocabulary: Vocabulary, context: Context = NONE, deal: str | None = None) -> View | None:
    """The claim made ready; None where neither it nor its context has a time: it can be compared with nothing."""
    span = (claim.when.start, claim.when.end) if claim.when else context.span
    if span is None:
        return None
    day = first_day(claim.when) if claim.when else local_day(span[0], vocabulary.time_zone)
    origin = origin_of(claim, vocabulary)
    source = vocabulary.sources.get(claim.source or "")
    return View(
        claim,
        origin,
        *span,
        _chain(claim.actor, day, vocabulary).union(*(_chain(one, day, vocabulary) for one in claim.terms.get("with", "").split(",") if claim.actor and one)),
        _chain(claim.target, day, vocabulary),
        side_of(vocabulary.actors, claim.actor, day),
        side_of(vocabulary.actors, claim.target, day),
        source is None or (source.family or source.id) == origin.family,
        context.place,
        claim.when is None and context.news,
        deal,
        tuple((deadline, _chain(actor, day, vocabulary)) for deadline, actor in context.demands),
        span[1] - BACK if claim.modality == "denied" and YET in claim.terms else None,
        context.spots,
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
        return Points(None, why="rows of one table are separate entries by its maker's own decision")
    if a.deal != b.deal and a.deal is not None and b.deal is not None:
        return Points(None, why="they tell of two agreements of the dossier")
    deal = a.deal is not None and a.deal == b.deal
    dead = _dead(a, b)
    act = 1.5 if _changed_hands(a, b) is not None else None if _lost_and_took(a, b) else _act(a.claim.act, b.claim.act)
    time = _time(a, b) if act is not None else None
    place = site(a.claim.place, b.claim.place) if time is not None or deal else None
    if a.claim.place is None or b.claim.place is None:
        # A day has many acts: without a place little speaks for one, unless the context has it; what is said is said of no place.
        near = site(a.claim.place or a.around, b.claim.place or b.around)
        said = a.claim.kind == b.claim.kind == "statement"
        place = 2.5 if said and ((near is not None and near >= 4) or one_talks(a, b)) else 1.0 if near is not None and near >= 2.5 else 0.0 if said else -2.0
        if none_there(a, b) or none_there(b, a):
            place = max(place, 1.0)
    if dead > 0:  # who died is known better than how, on which day and in which street
        act, time, place = max(act or 0.0, 0.0), max(time or 0.0, 0.0), max(place or 0.0, 0.0)
    if deal:  # its days, and what it covers, are what accounts of one deal differ on
        time, place = max(time or 0.0, 0.0), max(place or 0.0, 0.0)
    if act is None or time is None or place is None:
        what = "their acts are of different kinds" if act is None else "their times do not meet" if time is None else "their places lie apart"
        return Points(None, why=what)
    if a.claim.report == b.claim.report and not deal and (act < 2 or place < 2.5) and not _toll_apart(a, b, act, place):
        return Points(None, why="one text tells apart what it names apart")
    if "denied" in (a.claim.modality, b.claim.modality) and ((place < 1 and not deal) or _apart(a, b)):
        return Points(None, why="a denial is of something: of that place, and of those against whom")
    killed, injured = _tolls(a, b)
    fields = (
        ("act", act), ("time", time), ("place", place), ("actor", max(_doers(a, b), 0.0) if deal or dead > 0 else _doers(a, b)), ("killed", killed), ("injured", injured),
        *((("people", _moved(a, b)),) if _moved(a, b) else ()),
        *((("deal", SAME_DEAL),) if deal else ()),
        *((("dead", dead),) if dead else ()),
    )  # fmt: skip
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


def one_deadline(a: View, b: View) -> bool:
    """Whether both tell of a demand with the very same deadline, by which a demand is known better than by its day."""
    return a.claim.terms.get("deadline", "") == b.claim.terms.get("deadline", "") != "" and a.claim.act == b.claim.act


def one_talks(a: View, b: View) -> bool:
    """Whether two reports tell of one demand with the very same hour as its deadline: the talks are one in both, and what each says
    of them is. A demand is known by its own deadline."""
    if a.claim.report == b.claim.report or a.claim.act != b.claim.act or a.claim.act == "demand_or_ultimatum":
        return False
    return any(x == y and (not p or not q or p & q) for x, p in a.demands for y, q in b.demands)


def none_there(denial: View, other: View) -> bool:
    """Whether none such was done by the same at all, says one that names no place, and the other is told of where its report is: of an
    area that holds most places of that report (its circle is rough), or of one of them."""
    if denial.claim.terms.get(YET) != NO_SUCH or not denial.spots or denial.claim.place is not None or other.claim.place is None or other.claim.modality == "denied":
        return False
    if denial.claim.act != other.claim.act or not denial.actors & other.actors:
        return False
    where = other.claim.place
    return 2 * sum(holds(where, spot) for spot in denial.spots) > len(denial.spots) or any(holds(spot, where) for spot in denial.spots)


def _time(a: View, b: View) -> float | None:
    if one_deadline(a, b):
        return 3.0
    gap = max(a.start, b.start) - min(a.end, b.end)
    if a.news or b.news:
        both = a.news and b.news
        return None if gap >= timedelta(0) else 0.5 if not both else 0.0 if a.start == b.start else -0.5
    if a.claim.when is None or b.claim.when is None:
        return 1.0 if gap < timedelta(0) and a.claim.when != b.claim.when else None
    short_a, short_b = a.end - a.start <= timedelta(hours=25), b.end - b.start <= timedelta(hours=25)
    if gap < timedelta(0):
        if short_a and short_b:
            return 3.0
        longest = max(a.end - a.start, b.end - b.start)
        if (a.start, a.end) == (b.start, b.end):
            return 3.0
        return 2.0 if longest <= timedelta(days=4) else 1.0 if longest <= timedelta(days=9) else -1.0
    if a.origin.family == b.origin.family and (a.own == b.own):
        return None  # one origin that names two days means two days; who relays it may date it by its own day
    if a.since is not None or b.since is not None:
        meet = max(a.since or a.start, b.since or b.start) < min(a.end, b.end)
        if meet and a.claim.modality != b.claim.modality and (a.actors & b.actors or not (a.actors and b.actors)):
            return 1.0  # what is told of others is no answer
    return 0.0 if gap <= timedelta(days=1) and short_a and short_b else None


def _doers(a: View, b: View) -> float:
    """Doer and target together: opposed sources that swap the blame disagree, they do not differ."""
    if (left := _changed_hands(a, b)) is not None:
        return left
    loose = _one_side(a, b)
    straight = _one(a.actors, b.actors, a.actor_side, b.actor_side, loose) + 0.5 * _one(
        a.targets, b.targets, a.target_side, b.target_side, loose
    )
    if a.claim.mutual or b.claim.mutual:
        crossed = _one(a.actors, b.targets, a.actor_side, b.target_side, loose) + 0.5 * _one(
            a.targets, b.actors, a.target_side, b.actor_side, loose
        )
        straight = max(straight, crossed)
    denied = "denied" in (a.claim.modality, b.claim.modality)
    own = {a.claim.act, b.claim.act} <= OWN_DEED
    if straight < 0 and (denied or (opposed(a.origin, b.origin) and not own)):
        return 0.0
    return straight


def _changed_hands(a: View, b: View) -> float | None:
    """Who took a place and who of another side left it tell of one happening: points for being the same who left; None for
    anything else. Who takes a place and leaves it does two things."""
    taken, left = (a, b) if a.claim.act == "control_gained" else (b, a)
    if taken.claim.act != "control_gained" or left.claim.act not in ("withdrawal", "control_lost") or {taken.claim.modality, left.claim.modality} != {"asserted"}:
        return None
    if taken.actor_side is None or left.actor_side is None or taken.actor_side == left.actor_side:
        return None
    return 0.5 * _one(taken.targets, left.actors, taken.target_side, left.actor_side, None)


def _lost_and_took(a: View, b: View) -> bool:
    """Whether one side is said to have lost ground and to have taken some: two things, one after the other."""
    both = {a.claim.act, b.claim.act} == {"control_gained", "control_lost"} and {a.claim.modality, b.claim.modality} == {"asserted"}
    return both and a.actor_side is not None and a.actor_side == b.actor_side


def _apart(a: View, b: View) -> bool:
    """Whether two claims name targets of different sides. Who denies "we attacked them" and says "they
    attacked us" speaks of one happening."""
    if a.actors & b.targets and a.targets & b.actors:
        return False
    named = a.targets and b.targets and not a.targets & b.targets
    return bool(named) and a.target_side != b.target_side


def _one_side(a: View, b: View) -> str | None:
    """The side that both origins stand on, if they do."""
    return a.origin.side if a.origin.side == b.origin.side else None


def _one(a: frozenset[str], b: frozenset[str], side_a: str | None, side_b: str | None, speaker: str | None) -> float:
    """speaker: the side that both origins stand on, None where they do not."""
    if not a or not b:
        return 0.0
    if a & b:
        return 2.0
    if side_a is None or side_b is None:
        return -0.5  # a name that is in no table may be another name of the same
    if side_a == side_b:
        return 0.5
    # A side's words for its adversaries are loose: it calls one fighter by the name of another group.
    return -1.0 if speaker is not None and speaker not in (side_a, side_b) else -4.0


def _toll_apart(a: View, b: View, act: float, place: float) -> bool:
    """Whether one text tells an act in one sentence and, naming no place, its toll in another."""
    tolls = [_best(v.claim.killed) is not None or _best(v.claim.injured) is not None for v in (a, b)]
    placed = [v.claim.place is not None for v in (a, b)]
    return act == 2 and place == 1 and tolls == [not p for p in placed] and any(tolls) and not all(tolls)


def _tolls(a: View, b: View) -> tuple[float, float]:
    """Points for the killed and for the injured."""
    opposing = opposed(a.origin, b.origin)
    killed = _toll(a.claim.killed, b.claim.killed, opposing)
    injured = _toll(a.claim.injured, b.claim.injured, opposing) / 2
    if killed >= 1 and injured >= 0.5:
        killed += 1.0  # both figures alike, neither of them none: seldom by chance
    return killed, injured


def _toll(a: Harm | None, b: Harm | None, opposing: bool) -> float:
    x = _best(a)
    y = _best(b)
    if x is None or y is None:
        return 0.0
    if x == y:
        return 0.3 if x == 0 else 1.0 if x < 5 else 1.5
    if min(x, y) > 0 and max(x, y) <= 1.5 * min(x, y):
        return 0.5
    if min(x, y) >= MANY:
        return -0.3  # so many dead are rare: two counts of them are more often one than two
    return -0.3 if opposing else -1.0


def _dead(a: View, b: View) -> float:
    """Points for who is named as killed: one person, near in time and place, or two where each tells of one dead."""
    one, other = (tuple(filter(None, v.claim.terms.get("dead", "").split(","))) for v in (a, b))
    if not one or not other:
        return 0.0
    if any(one_person(x, y) for x in one for y in other):
        apart = distance_km(a.claim.place, b.claim.place) if a.claim.place is not None and b.claim.place is not None else None
        near = max(a.start, b.start) - min(a.end, b.end) <= DEAD_DAYS and (apart is None or apart <= DEAD_KM)
        return SAME_DEAD if near else 0.0
    alone = all(len(names) == 1 and _best(v.claim.killed) in (None, 1) for names, v in ((one, a), (other, b)))
    return OTHER_DEAD if alone and two_persons(one[0], other[0]) else 0.0


FAR = 20
"""How many times as many people on the move are not the same people."""


def _moved(a: View, b: View) -> float:
    """How many people left, in both: near numbers speak for one departure, far ones against."""
    told = sorted(int(one) for one in (v.claim.terms.get("people", "") for v in (a, b)) if one.isdecimal())
    if len(told) < 2 or not told[0]:
        return 0.0
    if told[0] == told[1]:
        return 1.0 if told[0] < MANY else 1.5
    return 0.5 if told[1] <= 1.5 * told[0] else -2.0 if told[1] >= FAR * told[0] else 0.0


def _best(harm: Harm | None) -> int | None:
    if harm is None:
        return None
    return next((v for v in (harm.best, harm.low, harm.high) if v is not None), None)
