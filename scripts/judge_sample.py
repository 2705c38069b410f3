"""Generated incidents, zones and provisions for bench_judge.py; no place or party in it is real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from ceasefire.agreement.terms import Agreement, Exempt, Provision
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.dossier.act import acts
from ceasefire.dossier.actor import Actor, Affiliation
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.source import Source
from ceasefire.findings.columns import Columns, Lists, columns

ZONES, PROVISIONS, VERTICES, ACTORS, PARTIES = 200, 50, 500, 40, 6
WEST, SOUTH, EAST, NORTH = 0.0, 0.0, 10.0, 8.0
EPOCH = datetime(2040, 1, 1, tzinfo=UTC)
DAYS = 1460
DAY = 86_400_000_000
RADII_KM = (0.0, 0.0, 0.5, 2.0, 5.0, 15.0)
GRADES = ("A", "B", "C", "D", "F")


@dataclass(frozen=True)
class Sample:
    """rings: (zones, vertices + 1, 2); windows: (zones, 2) days; holds: (k, 2) pairs of zone and
    provision; acts_of, bearers, spared: of each provision; periods: (provisions, 2) days; belongs:
    (actor, party, first day, first day after); rows: columns of the incidents, by name."""

    rings: Any
    windows: Any
    holds: list[tuple[int, int]]
    acts_of: list[list[int]]
    bearers: list[list[int]]
    spared: list[list[int]]
    periods: Any
    belongs: list[tuple[int, int, int, int]]
    rows: dict[str, Any]

    def dossier(self) -> Dossier:
        """The same as a dossier. Actors 0 to PARTIES - 1 are the parties."""
        days = _day
        actors = {}
        for n in range(ACTORS):
            links = tuple(
                Affiliation(to=f"a{party}", from_=days(first), until=days(after))
                for actor, party, first, after in self.belongs
                if actor == n and party != n
            )
            actors[f"a{n}"] = Actor(id=f"a{n}", name=f"Actor {n}", side=f"s{n}" if n < PARTIES else None, affiliations=links)
        sources = {f"w{n}": Source(id=f"w{n}", name=f"Wire {n}", reliability=g, leaning=f"s{n}") for n, g in enumerate(GRADES)}  # type: ignore[arg-type]
        shapes = {f"z{n}": {"type": "Polygon", "coordinates": [ring.tolist()]} for n, ring in enumerate(self.rings)}
        return Dossier(
            root=Path(), id="sample", title="Sample", time_zone="UTC", languages=("en",), area=(), about="",
            store=None, actors=actors, sources=sources, gazetteer=Gazetteer([]), shapes=shapes,
        )  # fmt: skip

    def agreement(self) -> Agreement:
        """One instrument with a provision for every pair; its id is zone * 100 + provision."""
        names = list(acts())
        zones = {
            f"z{n}": ZoneSpec(shapes=(f"z{n}",), from_=_at(first), until=_at(last))
            for n, (first, last) in enumerate(self.windows)
        }
        provisions = tuple(
            Provision(
                id=str(z * 100 + p), title="", text="", prohibits=tuple(names[a] for a in self.acts_of[p]),
                bearer=tuple(f"a{b}" for b in self.bearers[p]), zone=f"z{z}",
                from_=_at(self.periods[p][0]), until=_at(self.periods[p][1]),
                except_=Exempt(target=tuple(f"a{t}" for t in self.spared[p])) if self.spared[p] else None,
            )
            for z, p in self.holds
        )  # fmt: skip
        return Agreement(
            id="truce", title="Truce", class_="cessation_of_hostilities", in_force=_at(0),
            parties=tuple(f"a{n}" for n in range(PARTIES)), zones=zones, provisions=provisions,
        )  # fmt: skip

    def columns(self, n: int | None = None) -> Columns:
        """The incidents, or the first n."""
        rows = {name: values[:n] for name, values in self.rows.items()}
        lists = Lists(
            actors=tuple(f"a{i}" for i in range(ACTORS)), admins=((),), places=((None, "", None),),
            asserters=tuple((f"w{i}", None, ()) for i in range(len(GRADES))),
        )  # fmt: skip
        return columns(lists, len(rows["start"]), **rows)


def _at(day: int) -> datetime:
    return EPOCH + timedelta(days=int(day))


def _day(day: int) -> date:
    return _at(day).date()


def sample(n: int, *, each: bool = False, radii: bool = False, dense: bool = True, seed: int = 20300501) -> Sample:
    """n incidents; dense: four zones over a point on average, else one; each: every provision in every zone; radii: circles of doubt, else points."""
    rng = np.random.default_rng(seed)
    rings = np.stack([_ring(rng, 2.05 if dense else 1.0) for _ in range(ZONES)])
    first = rng.integers(0, DAYS - 180, ZONES)
    windows = np.stack([first, np.minimum(first + rng.integers(120, 900, ZONES), DAYS)], 1)
    hostile = [i for i, act in enumerate(acts().values()) if act.group == "hostile"]
    acts_of = [sorted(rng.choice(hostile, rng.integers(1, 4), replace=False).tolist()) for _ in range(PROVISIONS)]
    bearers = [sorted(rng.choice(PARTIES, rng.integers(2, PARTIES + 1), replace=False).tolist()) for _ in range(PROVISIONS)]
    spared = [sorted(rng.choice(range(ACTORS - 4, ACTORS), rng.integers(0, 3), replace=False).tolist()) for _ in range(PROVISIONS)]
    start = rng.integers(0, 300, PROVISIONS)
    periods = np.stack([start, rng.integers(900, DAYS, PROVISIONS)], 1)
    if each:
        holds = [(z, p) for z in range(ZONES) for p in range(PROVISIONS)]
    else:
        holds = [(int(z), n % PROVISIONS) for n, z in enumerate(rng.permutation(ZONES))]
    day = rng.integers(0, DAYS - 3, n)
    rows = {
        "start": (day + (EPOCH.date() - date(1970, 1, 1)).days) * DAY,
        "lat": rng.uniform(SOUTH, NORTH, n), "lon": rng.uniform(WEST, EAST, n),
        "radius_km": rng.choice(RADII_KM, n) if radii else np.zeros(n),
        "where_prec": np.ones(n), "place": np.zeros(n),
        "act": rng.choice(hostile, n), "actor": rng.integers(0, ACTORS, n), "target": rng.integers(0, ACTORS, n),
        "asserter": rng.integers(0, len(GRADES), n), "killed_low": rng.choice([-1, 0, 1, 3], n),
        "order0": np.arange(n),
    }  # fmt: skip
    rows["day"] = rows["start"] // DAY
    rows["end"] = rows["start"] + rng.choice([1, 1, 1, 3], n) * DAY
    return Sample(rings, windows, holds, acts_of, bearers, spared, periods, _belongs(rng), rows)


def _ring(rng: Any, scale: float) -> Any:
    """A star-shaped ring with a rough outline, at scale 1 about 25 to 50 km from its middle."""
    angle = np.linspace(0, 2 * np.pi, VERTICES, endpoint=False)
    wave = sum(rng.uniform(0, 0.12) * np.sin(k * angle + rng.uniform(0, 6)) for k in range(2, 6))
    reach = scale * rng.uniform(0.22, 0.45) * (1 + wave + rng.uniform(-0.02, 0.02, VERTICES))
    middle = rng.uniform((WEST + 0.5, SOUTH + 0.5), (EAST - 0.5, NORTH - 0.5))
    ring = middle + reach[:, None] * np.stack([np.cos(angle), np.sin(angle)], 1)
    return np.concatenate([ring, ring[:1]])


def _belongs(rng: Any) -> list[tuple[int, int, int, int]]:
    """Parties belong to themselves; most others to a party until some day, then to another."""
    out = [(p, p, -10_000, 10_000) for p in range(PARTIES)]
    for actor in range(PARTIES, ACTORS - 4):
        change = int(rng.integers(100, DAYS))
        before, after = (int(v) for v in rng.integers(0, PARTIES, 2))
        out += [(actor, before, -10_000, change), (actor, after, change, 10_000)]
    return out
