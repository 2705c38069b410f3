"""Why two claims are one incident or two by the stated points, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.compare import (
    Points,
    View,
    compare,
    enough,
    none_there,
    one_deadline,
    one_talks,
    view,
)
from ceasefire.incidents.context import NONE, contexts
from ceasefire.incidents.copies import with_copies
from ceasefire.incidents.happening import unusable, usable
from ceasefire.incidents.home import area
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.judged import judged
from ceasefire.incidents.judgedwords import deciding, in_words, named, of_claims
from ceasefire.incidents.matter import matter_words, one_matter
from ceasefire.incidents.origin import UNKNOWN, opposed
from ceasefire.incidents.reason import Reason, Why
from ceasefire.incidents.relayed import misplaced
from ceasefire.place import distance_km

_ACTS = {2.0: "the same act", 1.0: "acts that witnesses use for one thing", 0.5: "a killing, and an act that kills", 0.0: "one of the acts is not told"}
_SITES = {
    4.0: "the same place", 3.0: "one name", 2.5: "a quarter in its town", 2.0: "the same district", 1.5: "their circles meet",
    1.0: "one lies in the district or area of the other", 0.5: "the same wide area", 0.0: "a place is not said", -1.0: "one lies in the province of the other, or may",
    -1.5: "two places beside one another", -2.0: "two places, or one is not known to a point",
}  # fmt: skip

_TITLES = {"actor": "doer and target", "dead": "named as killed"}


def why_claims(first: Claim, second: Claim, claims: Sequence[Claim], incidents: Sequence[Incident], vocabulary: Vocabulary, deals: Mapping[str, str] = {}) -> Why:
    """Why two claims of a dossier are one incident or two. deals: as `match` was given them."""
    home = {name: one for one in incidents for name in (*one.claims_for, *one.claims_against)}
    left, right = home.get(first.id), home.get(second.id)
    together = left is not None and right is not None and left.id == right.id
    a, b = _views(first, second, claims, vocabulary, deals)
    points = compare(a, b) if a is not None and b is not None else Points(None)
    enough_alone = a is not None and b is not None and points.total is not None and points.total >= enough(a, b)
    every = judged(claims, vocabulary.pairs)
    told = of_claims(every, first.id, second.id)
    if left is not None and right is not None and together != enough_alone and not any(one.state == "holds" for one in told):
        told = deciding(every, left, right)
    words = (*map(in_words, of_claims(every, first.id, second.id)), *(named(one) for one in told if {*one.claims} != {first.id, second.id}))
    if one_matter(first, second, vocabulary):
        return Why(first.id, second.id, (), 0.0, 0.0, together, matter_words(first, second), words)
    for claim in (first, second):
        if why := unusable(claim):
            return Why(first.id, second.id, (), 0.0, 0.0, together, f"{claim.id} {why}: it is matched with nothing", words)
    if a is None or b is None:
        missing = first if a is None else second
        return Why(first.id, second.id, (), 0.0, 0.0, together, f"{missing.id} has no time, nor has its report a short one: it is compared with nothing", words)
    size = len(left.claims_for) + len(left.claims_against) if left is not None else 0
    decided = any(one.state == "holds" for one in told)
    return msgspec.structs.replace(why_points(first.id, second.id, a, b, points, together, size, decided), judged=words)


def _views(first: Claim, second: Claim, claims: Sequence[Claim], vocabulary: Vocabulary, deals: Mapping[str, str]) -> tuple[View | None, View | None]:
    """The two as they are compared; None for one that is compared with nothing."""
    words = with_copies(vocabulary, claims)
    around = contexts([c for c in claims if usable(c) and c.report in (first.report, second.report)], vocabulary.days, vocabulary.time_zone)
    a, b = (view(c, words, around.get(c.id, NONE), deals.get(c.id)) if usable(c) else None for c in (first, second))
    return a, b


def why_points(first: str, second: str, a: View, b: View, points: Points, together: bool, size: int, decided: bool = False) -> Why:
    """The same for two views. size: claims of the incident that they share, if they do; decided: a person's word decided, and
    not what points do not tell."""
    if points.total is None:
        note = f"they cannot be one thing by themselves: {points.why}"
        if decided:
            note = f"by points {note}"
        elif together and misplaced(a, b):
            note += f"; but one relays the other's account, with the same act and toll: it gives it another place ({' and '.join(v.claim.place.name for v in (a, b) if v.claim.place)})"
        elif together:
            note += f"; the others of their incident of {size} claims hold them together"
        return Why(first, second, (), 0.0, 0.0, together, note)
    words = {"act": _act, "time": _time, "place": _place, "actor": _doers, "killed": _killed, "injured": _injured, "people": _people, "deal": _deal, "dead": _named}
    reasons = [Reason(_TITLES.get(field, field), words[field](a, b, weight), weight) for field, weight in points.fields]
    needed = enough(a, b)
    note = f"by points, of which {needed:g} are needed" if decided else _note(a, b, points.total, needed, together, size)
    return Why(first, second, tuple(sorted(reasons, key=lambda one: -abs(one.weight))), 0.0, points.total, together, note)


def _note(a: View, b: View, total: float, needed: float, together: bool, size: int) -> str:
    told = f"{needed:g} points are needed"
    wide = {area(a), area(b)} == {True, False}
    if together and wide:
        return f"{told}; the area holds one thing only that it can be, or that is likelier than any other there"
    if together and total < needed:
        same = a.origin.family == b.origin.family != UNKNOWN
        return f"{told}; " + ("one origin says the same again" if same and size == 2 else f"the others of their incident of {size} claims hold them together")
    if not together and wide:
        return f"{told}; but what is known to an area only is joined to what is placed finely only if that is the one thing there that it can be, or by far the likeliest"
    if not together and total >= needed:
        return f"{told}; but the mean over all pairs of their incidents is lower"
    return told


def _act(a: View, b: View, weight: float) -> str:
    one, other = (v.claim.act.replace("_", " ") for v in (a, b))
    if weight == 1.5:
        return f"{one} and {other}: one side left, the other took"
    return f"{one} in both" if one == other else f"{one} and {other}: {_ACTS.get(weight, 'near acts')}"


def _time(a: View, b: View, weight: float) -> str:
    one, other = _days(a), _days(b)
    if one_deadline(a, b):
        return f"{one} and {other}: the same deadline, {a.claim.terms['deadline']}"
    if one == other:
        return f"{one} in both"
    if weight == 1 and (a.since or b.since) and min(a.end, b.end) <= max(a.start, b.start):
        return f"{one} and {other}: what is denied to have been done yet is denied of the days before"
    return f"{one} and {other}" + (": a day apart, or the days of a report only" if weight == 0 else "")


def _days(one: View) -> str:
    if one.news:
        return f"not said, in news of {one.end - timedelta(hours=12):%Y-%m-%d}"
    if one.claim.when is None:
        return f"not said, in a report that speaks of {one.start:%Y-%m-%d} to {one.end - timedelta(hours=1):%Y-%m-%d}"
    first, last = first_day(one.claim.when), last_day(one.claim.when)
    return f"{first}" if first == last else f"{first} to {last}"


def _place(a: View, b: View, weight: float) -> str:
    x, y = a.claim.place, b.claim.place
    if x is None or y is None:
        named = next((p.name for p in (x, y) if p is not None), None)
        told = "no place in either" if named is None else f"{named}, and no place in the other"
        if weight == 1 and (none_there(a, b) or none_there(b, a)):
            return f"{told}: none of its kind was done where its report is"
        if weight == 2.5 and one_talks(a, b):
            return f"{told}: their reports tell of one deadline"
        return told + (": its report tells of that kind of act there only" if weight > 0 else "")
    names = " and ".join(dict.fromkeys(p.name or "a point" for p in (x, y)))
    apart = distance_km(x, y)
    far = f", {apart:.1f} km apart" if apart else ""
    if a.deal is not None and a.deal == b.deal and weight == 0:
        return f"{names}{far}: what one deal covers is told in two ways"
    return f"{names}{far}: {_SITES.get(weight, 'near')}"


def _doers(a: View, b: View, weight: float) -> str:
    doers, targets = _who(a.actors, b.actors, a.actor_side, b.actor_side), _who(a.targets, b.targets, a.target_side, b.target_side)
    told = f"doers {doers}, targets {targets}"
    if weight == 0 and "of two sides" in told and opposed(a.origin, b.origin):
        return f"{told}: sources of opposed sides swap the blame"
    return told


def _who(a: frozenset[str], b: frozenset[str], one: str | None, other: str | None) -> str:
    if not a or not b:
        return "not both named"
    if a & b:
        return "the same"
    if one is None or other is None:
        return "of no known side"
    return "of one side" if one == other else "of two sides"


def _killed(a: View, b: View, weight: float) -> str:
    return _toll(a.claim.killed, b.claim.killed)


def _injured(a: View, b: View, weight: float) -> str:
    return _toll(a.claim.injured, b.claim.injured)


def _people(a: View, b: View, weight: float) -> str:
    return " and ".join(v.claim.terms["people"] for v in (a, b)) + " people on the move"


def _named(a: View, b: View, weight: float) -> str:
    return " and ".join(v.claim.terms["dead"] for v in (a, b)) + (": one person" if weight > 0 else ": two persons, one in each")


def _deal(a: View, b: View, weight: float) -> str:
    return f"{a.deal}, by its days, its places and who is named"


def _toll(a: Harm | None, b: Harm | None) -> str:
    numbers = [None if h is None else h.best if h.best is not None else h.low for h in (a, b)]
    if None in numbers:
        return "not both said"
    return f"{numbers[0]} in both" if numbers[0] == numbers[1] else f"{numbers[0]} and {numbers[1]}"
