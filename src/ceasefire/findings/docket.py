"""The articles of all agreements compiled to tables, for incidents held as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np

from ceasefire.agreement.article import Article, articles
from ceasefire.agreement.nearby import Nearby, nearby
from ceasefire.agreement.raster import Floats, Ints
from ceasefire.agreement.terms import Agreement
from ceasefire.agreement.zonetable import FOREVER, NEVER, PARTS, SHAPE, ZoneTable, zone_table
from ceasefire.dossier.act import acts
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.columns import Lists, micros
from ceasefire.findings.judge import breaches


class Terms(NamedTuple):
    """n articles in the order of `judge`. start, end: microseconds; gaps: (g, 2) and where those of
    each article begin; hours: 1 where daily hours hold; zone: of the zone table."""

    start: Ints
    end: Ints
    gap_begins: Ints
    gaps: Ints
    hours: Ints
    zone: Ints


class Index(NamedTuple):
    """Articles by act: those of zones made of polygons only, by (zone, act), found through `near`; all
    others by act alone. polygonal: zones by position in the boxes of `near`; lone: the one polygon
    that such a zone is, -1 where it is more, or leaves something out. zone_listed: (m, 3) twice the
    article, plus 1 where it has gaps or hours, and its start and end, side by side because the loop
    reads little else."""

    near: Nearby
    polygonal: Ints
    lone: Ints
    zone_begins: Ints
    zone_listed: Ints
    other_begins: Ints
    other_listed: Ints
    acts: int


class Docket(msgspec.Struct, frozen=True, kw_only=True):
    """Articles and their tables. forbidden: acts that can breach each article; number: of each
    article's agreement in `agreements`."""

    dossier: Dossier
    agreements: tuple[Agreement, ...]
    articles: tuple[Article, ...]
    forbidden: tuple[frozenset[str], ...]
    number: tuple[int, ...]
    terms: Terms
    zones: ZoneTable
    index: Index


def docket(agreements: Sequence[Agreement], dossier: Dossier, lists: Lists) -> Docket:
    """Compile agreements against the places and units that columns name."""
    everything = tuple(agreements)
    listed: list[Article] = []
    number: list[int] = []
    for n, agreement in enumerate(everything):
        found = articles(agreement, everything)
        listed += found
        number += [n] * len(found)
    keys = list(dict.fromkeys((n, a.provision.zone) for n, a in zip(number, listed, strict=True)))
    times: dict[tuple[int, str | None], tuple[int, int]] = {
        (n, name): (
            NEVER if spec.from_ is None else micros(spec.from_),
            FOREVER if spec.until is None else micros(spec.until),
        )
        for n, agreement in enumerate(everything)
        for name, spec in agreement.zones.items()
    }
    zones, every = zone_table(keys, everything, dossier, lists.admins, [p[0] for p in lists.places], times)
    place = {key: n for n, key in enumerate(every)}
    zone = [place[(n, a.provision.zone)] for n, a in zip(number, listed, strict=True)]
    forbidden = tuple(breaches(a.provision, a.agreement) for a in listed)
    terms = _terms(listed, zone)
    return Docket(
        dossier=dossier,
        agreements=everything,
        articles=tuple(listed),
        forbidden=forbidden,
        number=tuple(number),
        terms=terms,
        zones=zones,
        index=_index(zone, len(keys), forbidden, zones, terms),
    )


def _terms(listed: Sequence[Article], zone: Sequence[int]) -> Terms:
    gaps = [(micros(s), FOREVER if e is None else micros(e)) for a in listed for s, e in a.gaps]
    return Terms(
        start=np.array([micros(a.start) for a in listed], np.int64),
        end=np.array([FOREVER if a.end is None else micros(a.end) for a in listed], np.int64),
        gap_begins=np.cumsum([0, *(len(a.gaps) for a in listed)], dtype=np.int64),
        gaps=np.array(gaps, np.int64).reshape(-1, 2),
        hours=np.array([a.provision.hours is not None for a in listed], np.int64),
        zone=np.array(zone, np.int64),
    )


def _index(
    zone: Sequence[int], count: int, forbidden: Sequence[frozenset[str]], zones: ZoneTable, terms: Terms
) -> Index:
    order: Mapping[str, int] = {name: n for n, name in enumerate(acts())}
    boxes = {z: box for z in range(count) if (box := _box(zones, z)) is not None}
    polygonal = list(boxes)
    position = {z: n for n, z in enumerate(polygonal)}
    in_zone: list[list[int]] = [[] for _ in range(len(polygonal) * len(order))]
    other: list[list[int]] = [[] for _ in order]
    for n, (z, acts_) in enumerate(zip(zone, forbidden, strict=True)):
        for act in acts_:
            if z in position:
                in_zone[position[z] * len(order) + order[act]].append(n)
            else:
                other[order[act]].append(n)
    odd = terms.hours | (np.diff(terms.gap_begins) > 0)
    zone_begins, zone_listed = _joined(in_zone)
    other_begins, other_listed = _joined(other)
    near = nearby(np.array([boxes[z] for z in polygonal], np.float64).reshape(-1, 4))
    return Index(
        near=near,
        polygonal=np.array(polygonal, np.int64),
        lone=np.array([_lone(zones, z) for z in polygonal], np.int64),
        zone_begins=zone_begins,
        zone_listed=np.stack(
            [2 * zone_listed + odd[zone_listed], terms.start[zone_listed], terms.end[zone_listed]], 1
        ),
        other_begins=other_begins,
        other_listed=other_listed,
        acts=len(order),
    )


def _lone(zones: ZoneTable, zone: int) -> int:
    first, last = zones.parts[zone], zones.parts[zone + 1]
    whole = zones.without_begins[zone] == zones.without_begins[zone + 1]
    return int(zones.shape[first]) if whole and last - first == 1 else -1


def _box(zones: ZoneTable, zone: int) -> Floats | None:
    """The box about a zone that consists of good polygons only; None for any other."""
    span = slice(zones.parts[zone], zones.parts[zone + 1])
    shape = zones.shape[span]
    if zones.kind[zone] != PARTS or not len(shape) or (zones.what[span] != SHAPE).any() or (shape < 0).any():
        return None
    box = zones.made.box[shape]
    return np.array([box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()])


def _joined(lists: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Lists end to end, and where each begins (one more at the end)."""
    begins = np.cumsum([0, *(len(one) for one in lists)], dtype=np.int64)
    return begins, np.array([n for one in lists for n in one], np.int64)
