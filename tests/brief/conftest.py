"""An invented conflict, made by hand: the Hill Guard and the Lake Front around the town of Averno."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from ceasefire.agreement.terms import Agreement, Provision, ZoneSpec
from ceasefire.brief.brief import Brief
from ceasefire.brief.compose import compose
from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval, days
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.findings.finding import Finding, Outcome, Reason, Side
from ceasefire.incidents.incident import Incident, Toll, Version
from ceasefire.reports.report import Report

ZONE = "Europe/Rome"
ARABIC = "قال المرصد إن القصف على أفيرنو قتل ثلاثة مدنيين يوم الأحد."


def square(west: float, south: float, size: float) -> dict[str, Any]:
    """A square polygon, degrees."""
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


class World(msgspec.Struct):
    """All that `compose` takes, to be changed by a test before it composes."""

    dossier: Dossier
    agreements: tuple[Agreement, ...]
    reports: list[Report] = []
    texts: dict[str, str] = {}
    claims: dict[str, Claim] = {}
    incidents: list[Incident] = []
    findings: list[Finding] = []

    def report(self, source: str, text: str, *, day: date = date(2020, 5, 4), **more: Any) -> str:
        """Take a report in; its id."""
        name = hashlib.sha256(f"{source}{text}{len(self.reports)}".encode()).hexdigest()
        at = datetime.combine(day, datetime.min.time(), UTC)
        fields: dict[str, Any] = {
            "url": f"https://{source.replace('_', '-')}.example/{len(self.reports)}", "title": f"Item {len(self.reports)}",
            "language": "en", "published": at, "body": (0, len(text)),
        }  # fmt: skip
        self.reports.append(
            Report(id=name, seq=len(self.reports) + 1, source=source, size=len(text), **{**fields, **more})
        )
        self.texts[name] = text
        return name

    def claim(
        self, report: str, sentence: str, *, marks: Mapping[str, str] | None = None, **fields: Any
    ) -> str:
        """A claim read from a sentence of the report; its id. marks: field -> words in the sentence."""
        text = self.texts[report]
        at = text.index(sentence)
        spans = {"sentence": (at, at + len(sentence))}
        for field, words in (marks or {}).items():
            spot = text.index(words, at)
            spans[field] = (spot, spot + len(words))
        held = next(r for r in self.reports if r.id == report)
        name = f"claim-{len(self.claims):04d}"
        self.claims[name] = Claim(
            id=name,
            report=report,
            order=(held.seq, len(self.claims)),
            source=held.source,
            spans=spans,
            **fields,
        )
        return name

    def incident(self, *for_: str, against: tuple[str, ...] = (), **more: Any) -> Incident:
        """An incident of those claims."""
        told = [self.claims[name] for name in for_]
        families = tuple(dict.fromkeys(c.source or "" for c in told))

        def versions(field: str) -> tuple[Version, ...]:
            by: dict[Any, list[Claim]] = {}
            for c in told:
                by.setdefault(getattr(c, field), []).append(c)
            return tuple(
                Version(
                    value=v,
                    origins=tuple(dict.fromkeys(c.source or "" for c in cs)),
                    claims=tuple(c.id for c in cs),
                )
                for v, cs in by.items()
            )

        def overall(field: str) -> tuple[int | None, int | None] | None:
            harms = [getattr(c, field) for c in told if getattr(c, field)]
            if not harms:
                return None
            lows = [h.low if h.low is not None else h.best for h in harms]
            highs = [h.high for h in harms]
            return min((x for x in lows if x is not None), default=None), None if None in highs else max(
                highs
            )

        made = Incident(
            **{
                "id": f"incident-{len(self.incidents):04d}", "order": told[0].order, "kind": "event",
                "acts": versions("act"), "actors": versions("actor"), "targets": versions("target"),
                "place": next((c.place for c in told if c.place), None),
                "when": next((c.when for c in told if c.when), None),
                "tolls": tuple(
                    Toll(origin=c.source or "", killed=c.killed, injured=c.injured, claims=(c.id,))
                    for c in told if c.killed or c.injured
                ),
                "killed": overall("killed"), "injured": overall("injured"),
                "claims_for": for_, "claims_against": against, "origins": families,
                "credibility": 2, "credibility_reason": "two origins tell it", **more,
            }
        )  # fmt: skip
        self.incidents.append(made)
        return made

    def finding(self, incident: Incident, outcome: Outcome = "serious_violation", **more: Any) -> Finding:
        """The incident held against the first article."""
        sides = tuple(
            Side(actor=v.value, by=v.value, origins=v.origins, claims=v.claims) for v in incident.actors
        )
        named = {s.actor for s in sides if s.actor}
        made = Finding(
            **{
                "id": f"finding-{len(self.findings):04d}", "agreement": "averno", "provision": "1",
                "incident": incident.id, "outcome": outcome,
                "responsibility": "contested" if len(named) > 1 else "attributed" if named else "not_attributable",
                "sides": sides, "zone": "inside", "proof": "reasonable_grounds",
                "reasons": (
                    Reason(element="act", text="Shelling is a hostile act.", claims=incident.claims_for),
                    Reason(element="zone", text=f"{incident.place.name if incident.place else '?'} lies in the zone."),
                ),
                **more,
            }
        )  # fmt: skip
        self.findings.append(made)
        return made

    def brief(
        self, since: date = date(2020, 5, 1), until: date = date(2020, 5, 31), tlp: Any = "CLEAR"
    ) -> Brief:
        """Compose it."""
        return compose(
            self.dossier, self.agreements, self.reports, self.texts.__getitem__, self.claims,
            self.incidents, self.findings, date=until, since=since, tlp=tlp,
        )  # fmt: skip


PLACES = [
    PlaceEntry(id="V", name="Valdria", kind="country", where_prec=6, lat=45.3, lon=10.3, radius_km=60, admin=("V",)),
    PlaceEntry(id="V.n", name="North District", kind="district", where_prec=3, lat=45.45, lon=10.25, radius_km=14, admin=("V", "V.n")),
    PlaceEntry(id="V.s", name="South District", kind="district", where_prec=3, lat=45.15, lon=10.25, radius_km=14, admin=("V", "V.s")),
    PlaceEntry(id="averno", name="Averno", kind="city", lat=45.42, lon=10.2, admin=("V", "V.n")),
    PlaceEntry(id="brisa", name="Brisa", kind="town", lat=45.44, lon=10.24, admin=("V", "V.n")),
    PlaceEntry(id="corvo", name="Corvo", kind="village", where_prec=1, radius_km=0.5, lat=45.2, lon=10.3, admin=("V", "V.s")),
    PlaceEntry(id="dolma", name="Dolma", kind="town", lat=45.1, lon=10.1, admin=("V", "V.s")),
]  # fmt: skip


def make_world(hill: str = "Hill Guard", lake: str = "Lake Front") -> World:
    """The dossier and its agreement, with no report yet."""
    dossier = Dossier(
        root=Path("valdria"), id="valdria", title="Valdria ceasefire", time_zone=ZONE, languages=("en", "ar"),
        area=("V.n", "V.s"), about="An invented ceasefire.", store=None,
        actors={
            "hill": Actor(id="hill", name=hill), "lake": Actor(id="lake", name=lake),
            "civilians": Actor(id="civilians", name="Civilians", kind="population"),
        },
        sources={
            "hill_radio": Source(id="hill_radio", name="Radio One", kind="state_media", alignment="hill", reliability="C"),
            "lake_wire": Source(id="lake_wire", name="Wire Two", kind="party_media", alignment="lake", reliability="C"),
            "watch": Source(id="watch", name="The Watch", kind="monitor", reliability="B"),
            "desk": Source(id="desk", name="Liaison desk", kind="official", handling="AMBER"),
        },
        gazetteer=Gazetteer(PLACES),
        shapes={"V.n": square(10.0, 45.3, 0.3), "V.s": square(10.0, 45.0, 0.3)},
    )  # fmt: skip
    agreement = Agreement(
        id="averno", title="Averno ceasefire", class_="cessation_of_hostilities",
        in_force=datetime(2020, 4, 30, 22, tzinfo=UTC), parties=("hill", "lake"),
        zones={"all": ZoneSpec(admin=("V.n", "V.s"))},
        provisions=(
            Provision(id="1", title="No hostilities", text="The parties stop all hostile acts.", prohibits=("hostile_acts",), zone="all"),
            Provision(id="2", title="Aid", text="Aid is delivered.", requires=("aid_delivery",)),
            Provision(id="3", title="Passage", text="Aid workers may pass.", permits=("safe_passage",)),
        ),
    )  # fmt: skip
    return World(dossier=dossier, agreements=(agreement,))


def fill(world: World) -> World:
    """Two accounts of one shelling, a military movement, an Arabic report, a table, a talk."""
    on = {e.id: e.place for e in PLACES}
    sunday = days(date(2020, 5, 3), date(2020, 5, 3), ZONE)
    a = world.report(
        "hill_radio", "Radio says. Gangs of the lake shelled Averno on Sunday, killing two. More follows."
    )
    b = world.report(
        "lake_wire", "The hill's mercenaries shelled Averno on Sunday; at least five people died."
    )
    c = world.report("watch", f"{ARABIC}\n", language="ar", title="قصف أفيرنو")
    common = {"act": "shelling", "place": on["averno"], "when": sunday, "target": "civilians"}
    one = world.claim(a, "Gangs of the lake shelled Averno on Sunday, killing two.", actor="lake",
                      marks={"actor": "Gangs of the lake", "act": "shelled", "place": "Averno", "killed": "two"},
                      killed=Harm(low=2, best=2, high=2), **common)  # fmt: skip
    two = world.claim(b, "The hill's mercenaries shelled Averno on Sunday; at least five people died.", actor="hill",
                      marks={"actor": "The hill's mercenaries", "killed": "at least five"},
                      killed=Harm(low=5, best=5), **common)  # fmt: skip
    three = world.claim(
        c,
        ARABIC,
        marks={"place": "أفيرنو", "killed": "ثلاثة"},
        killed=Harm(low=3, best=3, high=3, civilians=3),
        **common,
    )
    world.finding(world.incident(one, two, three, conflicts=("actor", "killed")))
    d = world.report("watch", "A column of vehicles moved into Corvo on Tuesday.", day=date(2020, 5, 6))
    tuesday = days(date(2020, 5, 5), date(2020, 5, 5), ZONE)
    move = world.claim(d, "A column of vehicles moved into Corvo on Tuesday.", act="force_movement", actor="hill",
                       place=on["corvo"], when=tuesday, marks={"place": "Corvo"})  # fmt: skip
    world.finding(world.incident(move), "minor_violation")
    rows = 'id,where,note\n7,Brisa,"one, killed"\n8,Dolma,quiet\n'
    e = world.report("watch", rows, format="csv", title="Table of May")
    row = world.claim(
        e,
        "7",
        act="explosive_device",
        place=on["brisa"],
        row=2,
        when=days(date(2020, 5, 10), date(2020, 5, 10), ZONE),
    )
    world.finding(world.incident(row), "pending", proof=None)
    f = world.report("watch", "Envoys of both sides met in Dolma on 12 May.", day=date(2020, 5, 13))
    talk = world.claim(f, "Envoys of both sides met in Dolma on 12 May.", act="negotiation", place=on["dolma"],
                       when=days(date(2020, 5, 12), date(2020, 5, 12), ZONE))  # fmt: skip
    world.incident(talk)
    return world


@pytest.fixture
def world() -> World:
    """The invented conflict with its reports."""
    return fill(make_world())


@pytest.fixture
def bare() -> World:
    """The invented conflict without any report."""
    return make_world()


@pytest.fixture
def named() -> Callable[[str, str], World]:
    """The same conflict with other names for its two parties."""
    return lambda hill, lake: fill(make_world(hill, lake))


@pytest.fixture
def crowd() -> Callable[[int], World]:
    """A conflict with that many findings, one claim each, in one table."""

    def make(count: int) -> World:
        world = make_world()
        spots = [e.place for e in PLACES if e.where_prec <= 2]
        head = "id,date,where,who,killed,note\n"
        lines = [
            f"{n},2020-05-{n % 28 + 1:02d},{spots[n % 4].name},side {n % 2},{n % 5},{'word ' * 60}\n"
            for n in range(count)
        ]
        table = world.report("watch", head + "".join(lines), format="csv")
        outcomes: tuple[Outcome, ...] = ("serious_violation", "minor_violation", "pending", "not_a_violation")
        first = datetime(2020, 4, 30, 22, tzinfo=UTC)
        for n in range(count):
            start = first + timedelta(days=n % 28)
            name = f"claim-{n:05d}"
            world.claims[name] = Claim(
                id=name, report=table, order=(1, n), source="watch", act="shelling", actor=("hill", "lake")[n % 2],
                place=spots[n % 4], when=Interval(start, start + timedelta(days=1), 1, ZONE), row=n + 2,
                killed=Harm(low=n % 5, best=n % 5, high=n % 5),
            )  # fmt: skip
            world.finding(world.incident(name), outcomes[n % 4])
        return world

    return make
