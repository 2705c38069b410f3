"""Incidents as columns: one row a single claim and the incident it makes alone.

The records stay the reference (`Claim`, and `fuse` of it); this is the one place where they become
columns and columns become records. Words stand once each in `Lists`, and columns hold their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar, cast, get_args

import msgspec
import numpy as np
import numpy.typing as npt

from ceasefire.claims.claim import Claim, Harm, Kind, Means, Modality
from ceasefire.clock import DatePrec, Interval, first_day
from ceasefire.dossier.act import acts
from ceasefire.incidents.fuse import toll_range
from ceasefire.place import Place, WherePrec

Array = npt.NDArray[Any]

NEVER = np.iinfo(np.int64).min
"""An unknown time, in the columns of microseconds."""

NONE = -1
"""Nothing said, in the columns of numbers and of list positions."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("event", "statement", "status")
MODALITIES: tuple[Modality, ...] = ("asserted", "hedged", "denied", "future_or_conditional", "opinion")
MEANS: tuple[Means | None, ...] = (None, *get_args(Means))

Asserter = tuple[str | None, str | None, tuple[str, ...]]
"""source, attributed_to, attributed_chain of a claim."""

PlaceName = tuple[str | None, str, str | None]
"""id, name and kind of a place."""


class Lists(msgspec.Struct, frozen=True, kw_only=True):
    """What the numbers in the columns stand for, each list in order of first use."""

    actors: tuple[str, ...] = ()
    admins: tuple[tuple[str, ...], ...] = ()
    places: tuple[PlaceName, ...] = ()
    asserters: tuple[Asserter, ...] = ()
    words: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ("UTC",)
    terms: tuple[tuple[tuple[str, str], ...], ...] = ()


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """n incidents of one claim each; every array has shape (n,).

    start, end: microseconds since 1970 UTC, int64, `NEVER` = no time given; day: its first local day,
    days since 1970, int32 (0 without a time); clock: of `lists.clocks`; date_prec, timed as `Interval`.
    lat, lon: degrees, NaN = none; radius_km; where_prec; place: of `lists.places`, `NONE` = no place
    given; admin: of `lists.admins`. act: position in `acts.yaml`; actor, target: of `lists.actors`;
    mutual; kind, modality, means: of `KINDS`, `MODALITIES`, `MEANS`; asserter: of `lists.asserters`; weapon, surface
    (words of the target): of `lists.words`; terms: of `lists.terms`. killed_low, killed_high,
    civilians: persons, `NONE` = not said. order0, order1: the claim's order.
    ids: ids of the claims, None: made from the content when records are made.
    """

    lists: Lists
    start: Array
    end: Array
    day: Array
    clock: Array
    date_prec: Array
    timed: Array
    lat: Array
    lon: Array
    radius_km: Array
    where_prec: Array
    place: Array
    admin: Array
    act: Array
    actor: Array
    target: Array
    mutual: Array
    kind: Array
    modality: Array
    means: Array
    asserter: Array
    weapon: Array
    surface: Array
    terms: Array
    killed_low: Array
    killed_high: Array
    civilians: Array
    order0: Array
    order1: Array
    ids: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self.start)


TYPES: dict[str, str] = {
    "start": "i8", "end": "i8", "day": "i4", "clock": "i2", "date_prec": "i1", "timed": "?", "lat": "f8",
    "lon": "f8", "radius_km": "f8", "where_prec": "i1", "place": "i4", "admin": "i4", "act": "i2",
    "actor": "i4", "target": "i4", "mutual": "?", "kind": "i1", "modality": "i1", "means": "i1", "asserter": "i4",
    "weapon": "i4", "surface": "i4", "terms": "i4", "killed_low": "i4", "killed_high": "i4",
    "civilians": "i4", "order0": "i8", "order1": "i8",
}  # fmt: skip
"""Column -> numpy type."""

DEFAULTS: dict[str, Any] = {
    "start": NEVER, "end": NEVER, "date_prec": 1, "lat": np.nan, "lon": np.nan, "radius_km": 2.0,
    "where_prec": 2, "place": NONE, "actor": NONE, "target": NONE, "weapon": NONE, "surface": NONE,
    "terms": NONE, "killed_low": NONE, "killed_high": NONE, "civilians": NONE,
}  # fmt: skip
"""What stands where nothing is given; 0 for the rest."""


def columns(lists: Lists, n: int, **given: Array) -> Columns:
    """Columns of n rows from arrays; those not given say nothing. `ValueError` for a wrong length."""
    made: dict[str, Array] = {}
    for name, kind in TYPES.items():
        one = given.pop(name, None)
        made[name] = np.full(n, DEFAULTS.get(name, 0), kind) if one is None else np.asarray(one, kind)
        if made[name].shape != (n,):
            raise ValueError(f"column '{name}' has shape {made[name].shape}, not ({n},)")
    if given:
        raise ValueError(f"no such columns: {', '.join(given)}")
    return Columns(lists=lists, ids=None, **made)


Key = TypeVar("Key")


class Numbering:
    """Words and the numbers that stand for them."""

    def __init__(self) -> None:
        self.known: dict[Any, int] = {}

    def of(self, key: Any) -> int:
        """The number of a word, a new one for a new word; None has `NONE`."""
        if key is None:
            return NONE
        return self.known.setdefault(key, len(self.known))

    def listed(self) -> tuple[Any, ...]:
        """The words in order of their numbers."""
        return tuple(self.known)


def columns_of(claims: Sequence[Claim]) -> Columns:
    """Records to columns, in their order. Everything that judging asks is kept."""
    actors, admins, places, asserters = Numbering(), Numbering(), Numbering(), Numbering()
    words, clocks, terms, order = Numbering(), Numbering(), Numbering(), {a: n for n, a in enumerate(acts())}
    clocks.of("UTC")
    admins.of(())
    rows: list[tuple[Any, ...]] = []
    for c in claims:
        rows.append(
            (
                *_time(c.when, clocks),
                *_spot(c.place, places, admins),
                order.get(c.act, NONE), actors.of(c.actor), actors.of(c.target), c.mutual,
                KINDS.index(c.kind), MODALITIES.index(c.modality), MEANS.index(c.means),
                asserters.of((c.source, c.attributed_to, c.attributed_chain)),
                words.of(c.weapon), words.of(c.target_surface),
                terms.of(tuple(sorted(c.terms.items())) or None),
                *_killed(c.killed), *c.order,
            )
        )  # fmt: skip
    arrays = {name: np.array([row[n] for row in rows], kind) for n, (name, kind) in enumerate(TYPES.items())}
    lists = Lists(
        actors=actors.listed(), admins=admins.listed(), places=places.listed(), words=words.listed(),
        asserters=asserters.listed(), clocks=clocks.listed(), terms=terms.listed(),
    )  # fmt: skip
    return Columns(lists=lists, ids=tuple(c.id for c in claims), **arrays)


def micros(instant: datetime) -> int:
    """Microseconds since 1970 UTC, exact."""
    return (instant - EPOCH) // timedelta(microseconds=1)


def _time(when: Interval | None, clocks: Numbering) -> tuple[Any, ...]:
    if when is None:
        return (NEVER, NEVER, 0, 0, 1, False)
    day = (first_day(when) - EPOCH.date()).days
    return (micros(when.start), micros(when.end), day, clocks.of(when.zone), when.date_prec, when.timed)


def _spot(place: Place | None, places: Numbering, admins: Numbering) -> tuple[Any, ...]:
    if place is None:
        return (np.nan, np.nan, DEFAULTS["radius_km"], DEFAULTS["where_prec"], NONE, 0)
    lat, lon = (np.nan if v is None else v for v in (place.lat, place.lon))
    radius = round(place.radius_km, 3)  # as `fuse` does
    named = places.of((place.id, place.name, place.kind))
    return (lat, lon, radius, place.where_prec, named, admins.of(place.admin))


def _killed(harm: Harm | None) -> tuple[int, int, int]:
    """(low, high, civilians) of one claim, as an incident of it alone has them."""
    if harm is None:
        return (NONE, NONE, NONE)
    low, high = toll_range(harm)
    return (_or_none(low), _or_none(high), _or_none(harm.civilians))


def _or_none(number: int | None) -> int:
    return NONE if number is None else number


def claims_of(made: Columns, rows: Iterable[int]) -> list[Claim]:
    """Rows as claims; report, spans and other fields that judging does not ask stay empty.

    Without ids in the columns, each claim is named by its row.
    """
    names = tuple(acts())
    lists = made.lists
    out: list[Claim] = []
    for i in rows:
        source, attributed, chain = lists.asserters[made.asserter[i]] if lists.asserters else (None, None, ())
        out.append(
            Claim(
                id=made.ids[i] if made.ids is not None else f"claim-{i:016x}",
                report="",
                order=(int(made.order0[i]), int(made.order1[i])),
                source=source,
                attributed_to=attributed,
                attributed_chain=chain,
                kind=KINDS[made.kind[i]],
                modality=MODALITIES[made.modality[i]],
                means=MEANS[made.means[i]],
                act=names[made.act[i]] if made.act[i] >= 0 else "other",
                actor=_word(lists.actors, made.actor[i]),
                target=_word(lists.actors, made.target[i]),
                target_surface=_word(lists.words, made.surface[i]),
                weapon=_word(lists.words, made.weapon[i]),
                place=_place(made, i),
                when=_when(made, i),
                killed=_harm(made, i),
                mutual=bool(made.mutual[i]),
                terms=dict(_word(lists.terms, made.terms[i]) or ()),
            )
        )
    return out


def _word(listed: tuple[Key, ...], n: int) -> Key | None:
    return listed[n] if n >= 0 else None


def _number(value: float) -> int | None:
    return int(value) if value >= 0 else None


def _place(made: Columns, i: int) -> Place | None:
    named = _word(made.lists.places, made.place[i])
    if named is None:
        return None
    lat, lon = (None if np.isnan(v) else float(v) for v in (made.lat[i], made.lon[i]))
    return Place(
        name=named[1], id=named[0], kind=named[2], admin=made.lists.admins[made.admin[i]], lat=lat, lon=lon,
        where_prec=cast(WherePrec, int(made.where_prec[i])), radius_km=float(made.radius_km[i]),
    )  # fmt: skip


def _when(made: Columns, i: int) -> Interval | None:
    if made.start[i] == NEVER:
        return None
    start, end = (EPOCH + timedelta(microseconds=int(v)) for v in (made.start[i], made.end[i]))
    return Interval(
        start,
        end,
        cast(DatePrec, int(made.date_prec[i])),
        made.lists.clocks[made.clock[i]],
        bool(made.timed[i]),
    )


def _harm(made: Columns, i: int) -> Harm | None:
    low, high, civilians = (_number(v[i]) for v in (made.killed_low, made.killed_high, made.civilians))
    if low is None and high is None and civilians is None:
        return None
    return Harm(low=low, high=high, civilians=civilians)
