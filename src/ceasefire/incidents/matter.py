"""Counts over a period that are versions of one count: the breaches, or the dead, of a truce's first month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place, distance_km

LONG = timedelta(days=10)
"""A toll over a longer time is a count over a period, no toll of one happening."""

HALF, PART = 0.5, 0.25
"""Two periods are versions of one where they share more than half of all their days, or where one lies in the other and
is at least this part of it."""

BREACHES = frozenset(
    f"{noun}{of}" for noun in ("violation", "breach") for of in ("", " of the ceasefire", " of the truce")
) | {"ceasefire violation", "truce violation", "ceasefire breach", "truce breach"}


class Matter(msgspec.Struct, frozen=True):
    """Counts of one thing by several reports. counted: `breaches` or `killed`; claims: ids, in order of intake, each of
    a report of its own; figures: what each counts, (low, high), None where that end is open. It is no incident: what is
    counted happened many times over."""

    counted: str
    claims: tuple[str, ...]
    figures: tuple[tuple[int | None, int | None], ...]


def matters(claims: Iterable[Claim], vocabulary: Vocabulary) -> tuple[Matter, ...]:
    """Counts that at least two reports give, each beside the first that it is a version of, in order of intake."""
    groups: list[list[Claim]] = []
    for claim in sorted(_wholes(claims), key=lambda c: (c.order, c.id)):
        home = next((g for g in groups if all(c.report != claim.report and one_matter(c, claim, vocabulary) for c in g)), None)
        if home is None:
            groups.append([claim])
        else:
            home.append(claim)
    return tuple(
        Matter(counted_of(g[0]) or "", tuple(c.id for c in g), tuple(figure_of(c) or (None, None) for c in g)) for g in groups if len(g) > 1
    )


def _wholes(claims: Iterable[Claim]) -> list[Claim]:
    """Of the counts that one report gives of one thing and period the largest: the others are parts of it."""
    held: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        counted, figure = counted_of(claim), figure_of(claim)
        if counted is None or figure is None or claim.when is None or claim.row is not None:
            continue
        area = (claim.place.id or claim.place.name) if claim.place is not None and counted == "breaches" else ""
        key = (claim.report, counted, claim.when.start, claim.when.end, area)
        old = held.get(key)
        if old is None or (-_least(figure), claim.order) < (-_least(figure_of(old)), old.order):
            held[key] = claim
    return list(held.values())


def _least(figure: tuple[int | None, int | None] | None) -> int:
    low, high = figure or (None, None)
    return low if low is not None else high or 0


def counted_of(claim: Claim) -> str | None:
    """What a claim counts over a period, None where it counts nothing so."""
    if claim.modality not in ("asserted", "denied") or claim.when is None:
        return None
    if claim.terms.get("aggregate", "") in BREACHES:
        return "breaches"
    return "killed" if claim.when.end - claim.when.start > LONG and claim.killed is not None and "aggregate" not in claim.terms else None


def figure_of(claim: Claim) -> tuple[int | None, int | None] | None:
    """(low, high) of what is counted, an open end None; None without a figure."""
    if "aggregate" in claim.terms:
        exact, least, most = (_number(claim.terms, key) for key in ("count", "count_min", "count_max"))
        return (exact, exact) if exact is not None else (least, most) if least is not None or most is not None else None
    return None if claim.killed is None else _harm(claim.killed)


def _number(terms: Mapping[str, str], key: str) -> int | None:
    return int(terms[key]) if terms.get(key, "").isdecimal() else None


def _harm(harm: Harm) -> tuple[int | None, int | None] | None:
    low = harm.low if harm.low is not None else harm.best
    return None if low is None and harm.high is None else (low, harm.high)


def one_matter(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    """Whether two counts are versions of one. Symmetric; no name plays a part in it."""
    return (
        a.report != b.report and counted_of(a) is not None and counted_of(a) == counted_of(b)
        and figure_of(a) is not None and figure_of(b) is not None
        and _one_period(a, b) and _one_area(a, b) and _one_doer(a, b, vocabulary)
    )  # fmt: skip


def shared(a: Claim, b: Claim) -> tuple[int, int]:
    """(days that two counts share, days of both together)."""
    if a.when is None or b.when is None:
        return 0, 0
    day = timedelta(days=1)
    common = min(a.when.end, b.when.end) - max(a.when.start, b.when.start)
    whole = max(a.when.end, b.when.end) - min(a.when.start, b.when.start)
    return max(0, round(common / day)), max(1, round(whole / day))


def _one_period(a: Claim, b: Claim) -> bool:
    common, whole = shared(a, b)
    if not common or a.when is None or b.when is None:
        return False
    lengths = sorted(round((w.end - w.start) / timedelta(days=1)) for w in (a.when, b.when))
    return common > HALF * whole or (common >= lengths[0] - 1 > 0 and lengths[0] >= PART * lengths[1])


def _one_area(one: Claim, other: Claim) -> bool:
    """Whether one lies in the other or may. A toll with no area is of anywhere, and no version of one that names its own."""
    a, b = one.place, other.place
    if a is None or b is None:
        return a is b or counted_of(one) == "breaches"
    apart = distance_km(a, b)
    return _holds(a, b) or _holds(b, a) or (apart is not None and apart <= max(a.radius_km, b.radius_km))


def _holds(outer: Place | None, inner: Place | None) -> bool:
    """Whether an area is known to hold another, or is it."""
    if outer is None or inner is None:
        return outer is inner
    return outer.id is not None and (outer.id == inner.id or outer.id in inner.admin)


def _one_doer(a: Claim, b: Claim, vocabulary: Vocabulary) -> bool:
    if a.actor is None or b.actor is None or a.when is None or b.when is None:
        return True
    one, other = ({*belongs_to(vocabulary.actors, c.actor, first_day(c.when))} for c in (a, b) if c.actor and c.when)
    return bool(one & other)


def matter_words(a: Claim, b: Claim) -> str:
    """Why two counts are versions of one, and whether they contradict each other, in words."""
    common, whole = shared(a, b)
    told = f"both count {'breaches' if counted_of(a) == 'breaches' else 'people killed'} over a time, {common} of {whole} days in common: versions of one count, no happening"
    figures = [figure_of(c) or (None, None) for c in (a, b)]
    told += "; " + " and ".join(_range(*one) for one in figures)
    (low, high), (least, most) = figures
    if high is not None and least is not None and high < least and _covers(a, b):
        return f"{told}: the wider count is the smaller"
    if most is not None and low is not None and most < low and _covers(b, a):
        return f"{told}: the wider count is the smaller"
    return told


def _covers(a: Claim, b: Claim) -> bool:
    """Whether all that `b` counts is in what `a` counts: its time, its area, its doers and its acts."""
    if a.when is None or b.when is None or not (a.when.start <= b.when.start and b.when.end <= a.when.end):
        return False
    return _holds(a.place, b.place) and a.actor in (None, b.actor) and a.act in ("killing_other", b.act)


def _range(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return str(low)
    return f"at least {low}" if high is None else f"at most {high}" if low is None else f"{low} to {high}"
