"""Articles in time: versions by amendment, suspensions, extensions, truces inside truces, daily hours."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.support.small import FILES, ZONE, day, write

from ceasefire.agreement.article import Article, articles, held
from ceasefire.agreement.load import load_agreements
from ceasefire.clock import Interval, moment
from ceasefire.dossier.load import load

TRUCE = FILES["agreements/truce.yaml"]


def versions(tmp_path: Path, text: str, extra: dict[str, str] | None = None) -> tuple[Article, ...]:
    dossier = load(write(tmp_path, {"agreements/truce.yaml": text, **(extra or {})}))
    every = load_agreements(dossier)
    return tuple(a for one in every if one.id == "truce" for a in articles(one, every))


def at(text: str) -> Interval:
    return moment(datetime.fromisoformat(text), ZONE)


def test_an_amendment_makes_a_version_from_its_date(tmp_path: Path) -> None:
    text = TRUCE + (
        "amendments:\n  - id: annex-a\n    from: 2030-06-01\n    articles:\n"
        '      - {id: "1", title: T, text: Only shelling., prohibits: [shelling], zone: vale}\n'
        '      - {id: "3", title: N, text: New., prohibits: [force_movement], zone: vale}\n'
        '    repeals: ["2"]\n'
    )
    found = versions(tmp_path, text)
    table = [
        (a.provision.id, a.version, a.by, held(a, day("2030-05-10"), ZONE), held(a, day("2030-06-10"), ZONE))
        for a in found
    ]
    assert table == [
        ("1", 1, None, "inside", "outside"),
        ("1", 2, "annex-a", "outside", "inside"),
        ("2", 1, None, "inside", "outside"),
        ("3", 1, "annex-a", "outside", "inside"),
    ]


def test_a_suspension_is_a_gap(tmp_path: Path) -> None:
    text = TRUCE + 'suspensions:\n  - {from: 2030-06-01, until: 2030-06-05, articles: ["1"]}\n'
    first, second = versions(tmp_path, text)
    assert held(first, day("2030-06-02"), ZONE) == "outside"
    assert held(first, day("2030-06-05"), ZONE) == "inside"
    assert held(first, day("2030-05-31", "2030-06-01"), ZONE) == "straddles"
    assert held(second, day("2030-06-02"), ZONE) == "inside"


def test_an_extension_moves_the_end(tmp_path: Path) -> None:
    first = versions(tmp_path, TRUCE + "extensions:\n  - {until: 2031-01-01}\n")[0]
    assert held(first, day("2030-12-15"), ZONE) == "inside"
    assert held(first, day("2031-01-01"), ZONE) == "outside"


def test_the_parents_terms_go_on_unless_the_child_stands_in_for_them(tmp_path: Path) -> None:
    child = (
        TRUCE.replace("id: truce", 'id: child\nparent: truce\ninstead_of: ["1"]', 1)
        .replace("2030-05-01T12:00", "2030-07-01T00:00")
        .replace("until: 2030-12-01", "until: 2030-07-10")
    )
    first, second = versions(tmp_path, TRUCE, {"agreements/child.yaml": child})
    assert held(first, day("2030-07-05"), ZONE) == "outside"
    assert held(first, day("2030-07-10"), ZONE) == "inside"
    assert held(second, day("2030-07-05"), ZONE) == "inside"


@pytest.mark.parametrize(
    ("hours", "when", "expected"),
    [
        ('{start: "09:00", end: "14:00"}', at("2030-05-10T10:00"), "inside"),
        ('{start: "09:00", end: "14:00"}', at("2030-05-10T15:00"), "outside"),
        ('{start: "09:00", end: "14:00"}', day("2030-05-10"), "straddles"),
        ('{start: "22:00", end: "04:00"}', at("2030-05-10T02:00"), "inside"),
        ('{start: "22:00", end: "04:00"}', at("2030-05-10T12:00"), "outside"),
        ('{start: "22:00", end: "24:00"}', at("2030-05-10T23:59"), "inside"),
        ('{start: "09:00", end: "14:00", days: [sat, sun]}', at("2030-05-10T10:00"), "outside"),  # a Friday
        ('{start: "09:00", end: "14:00", days: [fri]}', at("2030-05-10T10:00"), "inside"),
        ('{start: "09:00", end: "14:00"}', None, "straddles"),
    ],
)
def test_daily_hours(tmp_path: Path, hours: str, when: Interval | None, expected: str) -> None:
    text = TRUCE.replace("    zone: vale\n    except", f"    hours: {hours}\n    zone: vale\n    except", 1)
    assert held(versions(tmp_path, text)[0], when, ZONE) == expected


def test_no_article_holds_outside_its_instrument(tmp_path: Path) -> None:
    text = TRUCE.replace(
        "    zone: vale\n    except",
        "    from: 2029-01-01\n    until: 2035-01-01\n    zone: vale\n    except",
        1,
    )
    first = versions(tmp_path, text)[0]
    assert held(first, day("2029-06-01"), ZONE) == "outside"
    assert held(first, day("2031-06-01"), ZONE) == "outside"
