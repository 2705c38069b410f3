"""A small invented dossier, and short ways to make records for tests. No real names."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval, days
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.ids import content_id
from ceasefire.incidents.compare import Points, compare, view
from ceasefire.place import Place

ZONE = "Europe/Zurich"

FILES = {
    "dossier.yaml": """\
title: The Vale truce
time_zone: Europe/Zurich
area: [VA.north, VA.south]
""",
    "actors.yaml": """\
- id: army
  name: Vale Army
  kind: armed_forces
  side: crown
  aliases:
    - {text: crown troops, slant: delegitimising, used_by: [league]}
- id: league
  name: River League
  kind: coalition
  side: league
  aliases:
    - {text: river bandits, slant: delegitimising, used_by: [crown]}
- id: otters
  name: Otter Brigade
  side: league
  affiliations:
    - {to: league, relation: part_of, from: null, until: 2030-06-01}
    - {to: army, relation: part_of, from: 2030-06-01}
- id: night_order
  name: Night Order
  side: night
- id: civilians
  name: civilians
  kind: population
  side: civilian
""",
    "sources.yaml": """\
- {id: crown_news, name: Crown News, kind: state_media, alignment: army, reliability: D}
- {id: river_voice, name: River Voice, kind: local_network, leaning: league, reliability: C}
- {id: watch, name: Vale Watch, kind: monitor, leaning: league, reliability: B}
- {id: wire, name: World Wire, kind: news_agency, reliability: B}
- {id: echo, name: Daily Echo, kind: newspaper, reliability: C, family: watch}
- {id: rumour, name: Rumour Mill, kind: local_network, reliability: F}
""",
    "places.yaml": """\
- {id: VA, name: Vale, kind: country, lat: 47.0, lon: 8.0, radius_km: 200, where_prec: 6, admin: [VA]}
- {id: VA.north, name: North Province, kind: governorate, lat: 47.5, lon: 8.0, radius_km: 40, where_prec: 4, admin: [VA, VA.north]}
- {id: VA.south, name: South Province, kind: governorate, lat: 46.5, lon: 8.0, radius_km: 40, where_prec: 4, admin: [VA, VA.south]}
- {id: VA.west, name: West Province, kind: governorate, lat: 47.0, lon: 7.0, radius_km: 40, where_prec: 4, admin: [VA, VA.west]}
- {id: mill, name: Milltown, kind: town, variants: [Mill Town], lat: 47.5, lon: 8.1, radius_km: 2, where_prec: 2, admin: [VA, VA.north]}
- {id: mill_old, name: Old Quarter, kind: neighbourhood, lat: 47.505, lon: 8.1, radius_km: 0.5, where_prec: 1, admin: [VA, VA.north]}
- {id: ford, name: Fordham, kind: village, lat: 46.6, lon: 8.0, radius_km: 1.5, where_prec: 2, admin: [VA, VA.south]}
- {id: west_gate, name: Westgate, kind: village, lat: 47.0, lon: 7.1, radius_km: 1.5, where_prec: 2, admin: [VA, VA.west]}
""",
    "agreements/truce.yaml": """\
id: truce
title: The Vale truce
class: cessation_of_hostilities
in_force: "2030-05-01T12:00 Europe/Zurich"
until: 2030-12-01
parties: [army, league]
pages:
  - {id: p1, url: "https://example.org/truce", publisher: World Wire, published: 2030-04-30}
zones:
  vale: {admin: [VA.north, VA.south]}
provisions:
  - id: "1"
    title: No hostilities
    text: Both sides stop all hostile acts in both provinces.
    prohibits: [hostile_acts]
    zone: vale
    except: {target: [night_order]}
    pages: [p1]
  - id: "2"
    title: Safe passage
    text: Aid workers may pass.
    permits: [safe_passage]
    zone: vale
    pages: [p1]
""",
}


def write(root: Path, files: dict[str, str] | None = None) -> Path:
    """The small dossier as files under `root`; `files` replaces or adds some."""
    for name, text in {**FILES, **(files or {})}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "reports").mkdir(exist_ok=True)
    return root


def small(root: Path) -> Dossier:
    """The small dossier, loaded."""
    return load(write(root))


def day(text: str, until: str | None = None) -> Interval:
    """The local day(s)."""
    return days(date.fromisoformat(text), date.fromisoformat(until or text), ZONE)


_COUNTER = iter(range(1, 10_000_000))


def claim(
    dossier: Dossier,
    place: str | Place | None = "mill",
    when: str | Interval | None = "2030-05-10",
    **fields: Any,
) -> Claim:
    """A claim of shelling at Milltown on 10 May 2030 unless told otherwise, each from a report of its own."""
    n = next(_COUNTER)
    spot = dossier.gazetteer.get(place) if isinstance(place, str) else place
    time = day(when) if isinstance(when, str) else when
    given = {"act": "shelling", "report": f"{n:064x}", "order": (n, 0), **fields}
    made = Claim(id="", place=spot, when=time, **given)
    return Claim(id=content_id("claim", made), place=spot, when=time, **given)


def dead(best: int | None = None, low: int | None = None, high: int | None = None) -> Harm:
    """A toll; `best` alone is exact."""
    if best is not None and low is None and high is None:
        return Harm(low=best, best=best, high=best)
    return Harm(low=low, best=best, high=high)


def points(dossier: Dossier, one: Claim, other: Claim) -> Points:
    """What speaks for two claims being one happening, both without a context."""
    a, b = (view(c, vocabulary(dossier)) for c in (one, other))
    assert a is not None and b is not None
    return compare(a, b)
