"""Random agreements and claims over the small dossier, every construct of the terms among them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import cos, pi, sin
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from ceasefire.agreement.terms import (
    Agreement,
    Amendment,
    Direction,
    Exempt,
    GravityRule,
    Provision,
    Security,
    Voiding,
)
from ceasefire.agreement.timing import Extension, Hours, Suspension
from ceasefire.agreement.zonespec import Buffer, Line, ZoneSpec
from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval, moment
from ceasefire.dossier.dossier import Dossier
from ceasefire.ids import content_id
from ceasefire.place import Place
from tests.support.small import ZONE, day, small

START = datetime(2030, 5, 1, 10, tzinfo=UTC)
ACTORS = ["army", "league", "otters", "night_order", "civilians", "stranger", None]
ACTS = ["shelling", "airstrike", "small_arms_fire", "abduction_or_detention", "aid_obstruction", "force_movement", "monitor_restricted", "negotiation"]
SHAPES = ["star", "ring", "two", "bow", "front", "VA.south", "nothing"]
ZONES = ["everything", "north", "star", "mix", "dated", "strip", "read", "less", "deep", "named", "gone"]


def _square(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def shapes(random: Random) -> dict[str, dict[str, Any]]:
    """Polygons, one with a hole, one in two parts, one that crosses itself, and a line."""
    reach = [random.uniform(0.2, 0.8) for _ in range(60)]
    star = [[8 + r * cos(k * pi / 30), 47 + r * sin(k * pi / 30)] for k, r in enumerate(reach)]
    return {
        "star": {"type": "Polygon", "coordinates": [[*star, star[0]]]},
        "ring": {"type": "Polygon", "coordinates": [_square(7.5, 46.5, 1.0), _square(7.8, 46.8, 0.4)[::-1]]},
        "two": {"type": "MultiPolygon", "coordinates": [[_square(7.0, 47.2, 0.5)], [_square(8.2, 46.4, 0.3)]]},
        "bow": {"type": "Polygon", "coordinates": [[[7.5, 46.5], [8.5, 47.5], [8.5, 46.5], [7.5, 47.5], [7.5, 46.5]]]},
        "front": {"type": "LineString", "coordinates": [[7.0, 47.0], [8.0, 47.1], [9.0, 47.0]]},
        "VA.south": {"type": "Polygon", "coordinates": [_square(7.6, 46.2, 0.6)]},
    }


def dossier(root: Path, seed: int = 1) -> Dossier:
    """The small dossier with those shapes."""
    return msgspec.structs.replace(small(root), shapes=shapes(Random(seed)))


def some(random: Random, values: list[Any], least: int = 0, most: int = 2) -> tuple[Any, ...]:
    """Some of the values, none twice."""
    return tuple(random.sample(values, random.randint(least, min(most, len(values)))))


def at(random: Random, first: int = 0, last: int = 60) -> datetime:
    """An hour within those days."""
    return START + timedelta(days=random.randint(first, last), hours=random.choice([0, 0, 5]))


def maybe(random: Random, value: Any, chance: float = 0.3) -> Any:
    """The value, or None."""
    return value if random.random() < chance else None


def zones(random: Random) -> dict[str, ZoneSpec]:
    """One zone of every kind, with dates here and there."""
    dates = lambda: {"from_": maybe(random, at(random)), "until": maybe(random, at(random, 20, 90))}  # noqa: E731
    strip = Buffer(line=random.choice(["front", "line"]), km=random.choice([3, 15]), side=random.choice(["both", "left"]))
    return {
        "everything": ZoneSpec(admin=("VA",)),
        "north": ZoneSpec(admin=some(random, ["VA.north", "VA.south", "VA.west"], 1), **dates()),
        "star": ZoneSpec(shapes=("star",), **dates()),
        "mix": ZoneSpec(admin=("VA.south",), shapes=some(random, SHAPES), places=some(random, ["mill", "ford", "gone"])),
        "dated": ZoneSpec(shapes=some(random, ["ring", "two", "star"], 1), from_=at(random), until=at(random, 30, 80)),
        "strip": ZoneSpec(buffers=(strip,)),
        "read": ZoneSpec(readings={"army": ZoneSpec(shapes=("star",)), "league": ZoneSpec(shapes=("ring",), **dates())}),
        "less": ZoneSpec(shapes=("star", "two"), without=some(random, ["named", "north", "gone", "strip"], 1), **dates()),
        "deep": ZoneSpec(admin=("VA.north",), without=("less",)),
        "named": ZoneSpec(places=("mill", "west_gate")),
    }


def provision(random: Random, name: str) -> Provision:
    """An article of any kind that an incident can breach."""
    direction = random.choice([Direction(into="star"), Direction(from_="north"), Direction(across="line")])
    given: dict[str, Any] = {"prohibits": some(random, [*ACTS, "hostile_acts"], 1, 3)}
    if random.random() < 0.2:
        given = {"permits": ("safe_passage",), "protects": some(random, ["night_order", "civilians"])}
    exempt = Exempt(
        target=some(random, ["night_order", "otters", "civilians"]), actor=some(random, ["otters", "league"], 0, 1),
        act=some(random, ACTS, 0, 1), ground=some(random, ["self_defence", "policing"]) if random.random() < 0.3 else (),
    )  # fmt: skip
    return Provision(
        id=name, title=name, text=name, **given,
        bearer=random.choice(["parties", "parties_and_allies", "everyone", ("army",), ("league", "night_order")]),
        zone=random.choice([None, *ZONES]), from_=maybe(random, at(random)), until=maybe(random, at(random, 30, 90)),
        hours=maybe(random, Hours(start="08:00", end=random.choice(["16:00", "02:00", "24:00"]), days=some(random, ["mon", "sat"])), 0.15),
        weapon=some(random, ["heavy", "light", "air"]) if random.random() < 0.3 else (),
        direction=maybe(random, direction, 0.15), except_=maybe(random, exempt, 0.5),
    )  # fmt: skip


def agreement(random: Random, name: str, parent: str | None = None) -> Agreement:
    """One instrument with amendments, suspensions, extensions and rules of its own."""
    names = [str(n) for n in range(random.randint(1, 6))]
    rules = [
        GravityRule(id="own", gravity="minor", text="small arms", acts=("small_arms_fire",), targets=some(random, ["population", "armed_group"], 0, 1)),
        GravityRule(id="heavy", gravity="serious", text="heavy", weapon=("heavy",), civilians_at_least=maybe(random, 1)),
        GravityRule(id="often", gravity="serious", text="often", repeated=2, repeated_days=random.choice([3, 20])),
        GravityRule(id="site", gravity="serious", text="site", sites=("hospital", "village")),
    ]
    return Agreement(
        id=name, title=name, class_="local_truce", in_force=at(random, 0, 10), until=maybe(random, at(random, 40, 90), 0.6),
        parent=parent, instead_of=some(random, names) if parent else (), parties=some(random, ["army", "league", "night_order"], 1, 3),
        monitors=some(random, ["civilians"], 0, 1), zones=zones(random),
        lines={"line": Line(shape="front", left="army", right=maybe(random, "league", 0.7))},
        provisions=tuple(provision(random, n) for n in names),
        amendments=tuple(
            Amendment(id=f"m{k}", from_=at(random, 10, 50), articles=(provision(random, random.choice(names)),), repeals=some(random, names, 0, 1))
            for k in range(random.randint(0, 2))
        ),
        extensions=tuple(Extension(until=at(random, 60, 120)) for _ in range(random.randint(0, 1))),
        suspensions=tuple(
            Suspension(from_=at(random, 10, 40), until=maybe(random, at(random, 41, 60), 0.7), articles=some(random, names))
            for _ in range(random.randint(0, 1))
        ),
        void_if=(Voiding(id="v", text="fighters come", acts=("force_movement",), bearer=random.choice(["parties", ("league",)])),)
        if random.random() < 0.2
        else (),
        security=(Security(zone="north", by=some(random, ["army", "league"], 1)),),
        gravity=some(random, rules, 0, 3),
    )  # fmt: skip


def agreements(random: Random) -> tuple[Agreement, ...]:
    """Two instruments, and one inside the first."""
    return (agreement(random, "one"), agreement(random, "two"), agreement(random, "child", "one"))


def when(random: Random) -> Interval | None:
    """A day, some days, a minute, in one of two zones; seldom none."""
    if random.random() < 0.03:
        return None
    first = START + timedelta(days=random.randint(-5, 100))
    if random.random() < 0.2:
        return moment(first.replace(tzinfo=None, hour=random.randint(0, 23)), random.choice([ZONE, "UTC"]))
    return day(f"{first:%Y-%m-%d}", f"{first + timedelta(days=random.choice([0, 0, 0, 2, 20])):%Y-%m-%d}")


def place(random: Random, held: Dossier) -> Place | None:
    """A place of the gazetteer, or a point with more or less doubt; seldom none."""
    kind = random.random()
    if kind < 0.04:
        return None
    if kind < 0.4:
        return held.gazetteer.get(random.choice(list(held.gazetteer.entries)))
    known = random.random() < 0.95
    return Place(
        name=random.choice(["spot", "the hospital"]), admin=random.choice([(), (), ("VA",), ("VA", "VA.north"), ("VA", "VA.south")]),
        kind=random.choice([None, "hospital"]), lat=round(random.uniform(46, 48), 3) if known else None,
        lon=round(random.uniform(6.8, 9.2), 3) if known else None, where_prec=random.choice([1, 2, 2, 3, 4, 6]),
        radius_km=random.choice([0, 0, 0.5, 2, 10.12345, 40, 300]),
    )  # fmt: skip


def claim(random: Random, held: Dossier, n: int) -> Claim:
    """A claim of anything, by anybody, about anybody."""
    harm = Harm(low=maybe(random, random.randint(0, 3)), best=maybe(random, 3), high=maybe(random, 5), civilians=maybe(random, 1))
    made: dict[str, Any] = {
        "act": random.choice(ACTS), "actor": random.choice(ACTORS), "target": random.choice(ACTORS),
        "target_surface": random.choice([None, "a school", "the convoy"]), "mutual": random.random() < 0.2,
        "place": place(random, held), "when": when(random), "killed": maybe(random, harm, 0.5),
        "weapon": random.choice([None, None, "mortar", "rifles", "sticks"]), "kind": random.choice(["event"] * 8 + ["statement", "status"]),
        "modality": random.choice(["asserted"] * 6 + ["hedged", "denied"]), "source": random.choice([*held.sources, None, "nobody"]),
        "attributed_to": random.choice([None, None, "army", "league", "watch", "activists"]),
        "attributed_chain": random.choice([(), (), ("otters",)]), "means": random.choice([None, "saw", "told"]),
        "terms": random.choice([{}, {}, {"ground": "self_defence"}, {"from_place": "mill"}]),
    }  # fmt: skip
    report = f"{n:064x}"
    return Claim(id=content_id("claim", [n, report]), report=report, order=(n, 0), **made)
