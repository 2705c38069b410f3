"""Who copied whom, where the claim does not say so: a report that lists what another listed; a claim that gives of one
happening what another gave."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day
from ceasefire.dossier.actor import belongs_to, side_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.origin import UNKNOWN, Origin, opposed, origin_of

RUN = 4
"""So many different places in the same order are no chance: two who saw for themselves list what
they saw, and differ."""

WITHIN = timedelta(days=3)

BOTH, EACH = 12, 3
"""Killed and injured that two seldom count alike by chance: so many together, and so many of each."""


def with_copies(vocabulary: Vocabulary, claims: Iterable[Claim]) -> Vocabulary:
    """With the reports that repeat another by what they list; what their texts show is there before, and comes first."""
    return msgspec.structs.replace(vocabulary, copies={**copied(claims), **vocabulary.copies})


def with_repeats(vocabulary: Vocabulary, groups: Iterable[Sequence[Claim]]) -> Vocabulary:
    """With the claims that repeat another of their group (claims of one happening, in any order). A report that has
    passed on a count of another is led by it in all that both tell."""
    ordered = [sorted(group, key=lambda c: (c.order, c.id)) for group in groups if len(group) > 1]
    several = [(group, {c.id: origin_of(c, vocabulary) for c in group}) for group in ordered]
    tolls: dict[str, str] = {}
    leads = dict(vocabulary.leads)
    for group, origins in several:
        for claim, head in _same_toll(group, origins, vocabulary):
            tolls[claim.id] = head
            leads[claim.report] = (*leads.get(claim.report, ()), head)
    vocabulary = msgspec.structs.replace(vocabulary, leads=leads, copies={**vocabulary.copies, **tolls})
    led = {name: head for group, origins in several for name, head in _led(group, origins, vocabulary).items()}
    return msgspec.structs.replace(vocabulary, copies={**vocabulary.copies, **led, **tolls})


def _led(group: Sequence[Claim], origins: Mapping[str, Origin], vocabulary: Vocabulary) -> dict[str, str]:
    """Claims in its own word of a report that may repeat a source or a report which tells of this happening too."""
    out: dict[str, str] = {}
    for claim in group:
        leads = vocabulary.leads.get(claim.report, ())
        mine = origins[claim.id]
        if not leads or not _own(claim, mine, vocabulary):
            continue
        for other in group:
            origin = origins[other.id]
            if origin.family in (mine.family, UNKNOWN) or not _same_doer(claim, other, vocabulary) or _other_count(claim, other):
                continue  # what it tells otherwise it has not from there
            if opposed(mine, origin) and claim.attributed_to is None:
                continue  # that the other side says it too is what corroboration means; "state media said" is not its word
            led = other.report in leads and (
                other.order < claim.order
                or not _own(other, origin, vocabulary)
                or claim.report not in vocabulary.leads.get(other.report, ())
            )
            if led or _names(leads, origin, vocabulary):
                out[claim.id] = origin.family.removeprefix("actor:")
                break
    return out


def _same_toll(group: Sequence[Claim], origins: Mapping[str, Origin], vocabulary: Vocabulary) -> Iterator[tuple[Claim, str]]:
    """Claims in their own word that give the exact killed and injured which another gave: one count has been passed on.
    Whose it is: the family in whose name most claims give it, of equals the first. Opposed sides stay two."""
    alike: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in group:
        killed, injured = _exact(claim.killed), _exact(claim.injured)
        if claim.row is None and killed is not None and injured is not None and killed + injured >= BOTH and min(killed, injured) >= EACH:
            alike[(killed, injured)].append(claim)
    for claims in alike.values():
        families = [origins[c.id].family for c in claims if origins[c.id].family != UNKNOWN]
        if len(set(families)) < 2:
            continue
        head = max(dict.fromkeys(families), key=families.count)
        origin = next(origins[c.id] for c in claims if origins[c.id].family == head)
        for claim in claims:
            mine = origins[claim.id]
            if mine.family != head and _own(claim, mine, vocabulary) and (claim.attributed_to is not None or not opposed(mine, origin)):
                yield claim, head.removeprefix("actor:")


def _exact(harm: Harm | None) -> int | None:
    return None if harm is None else harm.best


def _own(claim: Claim, origin: Origin, vocabulary: Vocabulary) -> bool:
    """Whether it counts as the publisher's word, and not because the text names that origin."""
    source = vocabulary.sources.get(claim.source or "")
    named = claim.attributed_to in vocabulary.sources and claim.attributed_to != claim.source
    return claim.row is None and source is not None and not named and (source.family or source.id) == origin.family


def _other_count(a: Claim, b: Claim) -> bool:
    """Whether `a` gives, in the name of somebody, another number of killed than `b`: that somebody counted too."""
    mine, theirs = _exact(a.killed), _exact(b.killed)
    return a.attributed_to is not None and mine is not None and theirs is not None and mine != theirs


def _same_doer(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    """Whether `a` names no doer, or one that is, or belongs to, that of `b`; what `a` gives as told by somebody else it may
    call by another name of that side."""
    if a.actor is None or a.actor == b.actor:
        return True
    if b.actor is None or a.when is None:
        return False
    day = first_day(a.when)
    side = side_of(vocabulary.actors, a.actor, day)
    if a.attributed_to is not None and side is not None and side == side_of(vocabulary.actors, b.actor, day):
        return True
    return bool({*belongs_to(vocabulary.actors, a.actor, day)} & {*belongs_to(vocabulary.actors, b.actor, day)})


def _names(leads: Sequence[str], origin: Origin, vocabulary: Vocabulary) -> bool:
    named = (vocabulary.sources[one] for one in leads if one in vocabulary.sources)
    return any((source.family or source.id) == origin.family for source in named)


def copied(claims: Iterable[Claim]) -> Mapping[str, str]:
    """Report -> source whose account it repeats: the first that listed at least `RUN` different
    places, in one order, within three days. Rows of tables copy nobody; one source is no copy of itself.
    """
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.row is None and claim.source is not None and claim.kind == "event":
            by_report[claim.report].append(claim)
    told = sorted((sorted(group, key=lambda c: c.order) for group in by_report.values()), key=_first)
    seen: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    out: dict[str, str] = {}
    for group in told:
        runs = _runs(group)
        for run in runs:
            earlier = next((c for c in seen[run] if _near(c, group[0]) and c.source != group[0].source), None)
            if earlier is not None and earlier.source is not None:
                out.setdefault(group[0].report, out.get(earlier.report, earlier.source))
        for run in runs:
            seen[run].append(group[0])
    return out


def _first(group: list[Claim]) -> tuple[float, tuple[int, int]]:
    times = [c.when.start.timestamp() for c in group if c.when is not None]
    return (min(times, default=float("inf")), group[0].order)


def _runs(group: list[Claim]) -> list[tuple[str, ...]]:
    """Every `RUN` different places that follow one another in a report."""
    places = list(dict.fromkeys(c.place.id for c in group if c.place is not None and c.place.id is not None))
    return [tuple(places[i : i + RUN]) for i in range(len(places) - RUN + 1)]


def _near(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return False
    return abs(a.when.start - b.when.start) <= WITHIN
