"""Layers for maps, and the rights of a team, on a server with PostGIS: as the how-to says it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import psycopg
import pytest
from scripts.debian import postgis
from tests.support.packaged import dossier, opened
from tests.support.small import FILES
from tests.support.steps import CountingReader, headed, steps

from ceasefire.claims.claim import Claim
from ceasefire.errors import StoreError
from ceasefire.ledger.chain import append
from ceasefire.ledger.erase import erase
from ceasefire.ledger.verify import verify
from ceasefire.package.layers import lay
from ceasefire.process.move import move
from ceasefire.store import open_store

HOW_TO = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "work-in-a-team-on-postgresql.md"
NOW = datetime(2031, 1, 1, tzinfo=UTC)
Address = Callable[[str], str]
SOURCES = FILES["sources.yaml"] + "- {id: quiet, name: Quiet Net, handling: RED}\n- {id: close, name: Close Net, handling: AMBER}\n"
REPORTS = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-04", "league shelled Fordham, killing 1."),
    "c.md": headed("close", "2030-05-09", "army shelled Fordham, killing 7."),
    "d.md": headed("quiet", "2030-05-15", "army shelled Milltown, killing 88."),
}


def square(name: str, wide: float, high: float) -> dict[str, Any]:
    """A feature of a file of zones; sizes in degrees."""
    ring = [[8, 46], [8 + wide, 46], [8 + wide, 46 + high], [8, 46 + high], [8, 46]]
    return {"type": "Feature", "properties": {"id": name}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


DRAWN = {
    "zones/drawn.geojson": json.dumps({"type": "FeatureCollection", "features": [square("wide", 1, 1), square("narrow", 1, 0.5), square("town", 0.5, 0.5)]}),
    "agreements/truce.yaml": FILES["agreements/truce.yaml"].replace(
        "  vale: {admin: [VA.north, VA.south]}\n",
        "  vale: {admin: [VA.north, VA.south]}\n"
        "  bank: {readings: {army: {shapes: [wide]}, league: {shapes: [narrow]}}}\n"
        "  town: {shapes: [town]}\n"
        "  rest: {shapes: [wide], without: [town]}\n",
    ),
}
_numbers = count()


def sql(part: str, name: str) -> list[str]:
    """The statements of that part of the how-to, for a team of another name."""
    found = re.search(rf"<!-- sql: {part} -->\n```sql\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)
    assert found
    return [one.strip().replace("truce", name) for one in found[1].split(";") if one.strip()]


@pytest.fixture
def team(postgres_server: str) -> Iterator[tuple[str, Address]]:
    """(name, address as a role) of a database of its own, made by the statements of the how-to."""
    if postgis() is None:
        pytest.skip("PostGIS is not installed (Debian: apt-get install postgresql-postgis)")
    name = f"team{next(_numbers)}"

    def address(role: str) -> str:
        return postgres_server.replace("//officer@/postgres", f"//{role}@/{name}")

    with psycopg.connect(postgres_server, autocommit=True) as c:
        for statement in sql("administrator", name):
            c.execute(statement)
        for role in ("writer", "reader", "map"):
            c.execute(f"CREATE ROLE {name}_{role}_person LOGIN IN ROLE {name}_{role}")
    with psycopg.connect(address("officer"), autocommit=True) as c:
        for statement in sql("database", name):
            c.execute(statement)
    yield name, address


def moved(root: Path, address: str, files: dict[str, str] | None = None) -> Path:
    """The small dossier with its reports, in that database."""
    folder = dossier(root / "d", REPORTS, FILES | {"sources.yaml": SOURCES} | (files or {}))
    with opened(folder) as process:
        list(process.add([folder / "reports"]))
    move(folder, f"{address}&schema=valley")
    with opened(folder) as process:
        process.update()
        assert lay(process, NOW) is None
    return folder


def rows(address: str, query: str) -> list[tuple[Any, ...]]:
    """What a role gets."""
    with psycopg.connect(address) as c:
        return c.execute(query).fetchall()  # type: ignore[call-overload,no-any-return]


def test_a_map_program_finds_points_with_a_key_and_a_reference_system(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    folder = moved(tmp_path, address(f"{name}_owner"))
    with psycopg.connect(address(f"{name}_owner"), autocommit=True) as c:
        for statement in sql("owner", name):
            c.execute(statement)
    as_map = address(f"{name}_map_person")
    listed = rows(as_map, "SELECT f_table_name, srid, type FROM geometry_columns WHERE f_table_schema = 'valley' ORDER BY 1")
    assert [one for one in listed if one[0].endswith("_clear")] == [
        ("map_control_clear", 4326, "POINT"), ("map_finding_clear", 4326, "POINT"), ("map_incident_clear", 4326, "POINT"), ("map_zone_clear", 4326, "MULTIPOLYGON"),
    ]  # fmt: skip
    points = rows(as_map, "SELECT key, acts, killed_high, claims_for, where_prec, ST_X(geom), ST_Y(geom) FROM valley.map_incident_clear ORDER BY key")
    assert [one[0] for one in points] == [1, 2]
    assert {one[2] for one in points} == {1, 3}  # 7 is AMBER, 88 is RED
    assert all(one[1] == "shelling" and one[3] == 1 and 5 < one[5] < 11 and 45 < one[6] < 48 for one in points)
    held = rows(as_map, "SELECT outcome, acts, ST_AsText(geom) FROM valley.map_finding_clear")
    assert held and all(outcome and act == "shelling" and at.startswith("POINT(") for outcome, act, at in held)
    for forbidden in ("map_incident_amber", "map_incident", "report", "blob", "entry", "result"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            rows(as_map, f"SELECT * FROM valley.{forbidden}")
    as_owner = address(f"{name}_owner")
    assert sorted(rows(as_owner, "SELECT killed_high FROM valley.map_incident_amber")) == [(1,), (3,), (7,)]
    with opened(folder) as process:
        assert lay(process, NOW) is None
        assert len(rows(as_owner, "SELECT key FROM valley.map_incident_clear")) == 2  # put in the place of the old ones
        process.store.drop_derived()
    assert rows(as_owner, "SELECT key FROM valley.map_incident_clear") == rows(as_owner, "SELECT key FROM valley.map_zone_amber") == []


def test_zones_are_polygons_and_readings_stay_apart(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    moved(tmp_path, address(f"{name}_owner"), DRAWN)
    found = rows(address(f"{name}_owner"), "SELECT zone, reading_of, ST_IsValid(geom), round(ST_Area(geom)::numeric, 2)::float FROM valley.map_zone_clear ORDER BY key")
    # of the unit `vale` no outline is known
    assert found == [("bank", "army", True, 1.0), ("bank", "league", True, 0.5), ("town", None, True, 0.25), ("rest", None, True, 0.75)]


class Moving(CountingReader):
    """Reads a shelling as a movement of forces."""

    def __call__(self, *given: Any, **more: Any) -> Sequence[Claim]:
        return [msgspec.structs.replace(claim, act="force_movement") for claim in super().__call__(*given, **more)]


def test_movements_of_forces_are_old_and_by_district_only(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    folder = moved(tmp_path, address(f"{name}_owner"))
    as_owner, query = address(f"{name}_owner"), "SELECT id FROM valley.map_incident_clear"
    with opened(folder, steps(Moving(), version="2")) as process:
        process.update()
        assert lay(process, datetime(2030, 5, 6, tzinfo=UTC)) is None
        assert rows(as_owner, query) == []
        assert lay(process, datetime(2030, 5, 11, tzinfo=UTC)) is None
        assert len(rows(as_owner, query)) == 1
        assert lay(process, NOW) is None
    assert len(rows(as_owner, query)) == 2
    assert not {"Milltown", "Fordham"} & {place for (place,) in rows(as_owner, "SELECT place FROM valley.map_incident_amber UNION SELECT place FROM valley.map_finding_amber")}


def test_a_writer_appends_and_alters_nothing_even_without_triggers(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    moved(tmp_path, address(f"{name}_owner"))
    with psycopg.connect(address(f"{name}_owner"), autocommit=True) as c:
        for statement in sql("owner", name):
            c.execute(statement)
    as_writer = address(f"{name}_writer_person")
    with open_store(f"{as_writer}&schema=valley", write=True) as store:
        before = store.entry_count()
        append(store, "work", {"on": "a"}, at=NOW, author="bo")
        store.put_result("judged", "k", b"1")
        assert verify(store).entries == before + 1
        with pytest.raises(StoreError, match="permission denied"):
            erase(store, [1], why="asked for", at=NOW)
        assert store.entry_count() == before + 1
    attempts = [
        f"{verb} valley.{table}{rest}"
        for table, column in (("entry", "kind"), ("report", "id"), ("blob", "sha256"), ("subtree", "level"), ("erasure", "report"), ("format", "version"))
        for verb, rest in (("UPDATE", f" SET {column} = {column}"), ("DELETE FROM", ""), ("TRUNCATE", ""), ("ALTER TABLE", " DISABLE TRIGGER ALL"), ("DROP TABLE", ""))
    ]
    attempts += ["INSERT INTO valley.erasure VALUES (1, 1)", "CREATE TABLE valley.other (n int)", "CREATE TEMP TABLE entry (seq int)", "CREATE SCHEMA other"]
    with psycopg.connect(address("officer"), autocommit=True) as c:
        for (statement,) in c.execute("SELECT format('DROP TRIGGER %I ON valley.%I', tgname, relname) FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE relnamespace = 'valley'::regnamespace").fetchall():
            c.execute(statement)
    with psycopg.connect(as_writer, autocommit=True) as c:
        for attempt in attempts:
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                c.execute(attempt)  # type: ignore[call-overload]


def test_a_reader_reads_and_adds_nothing(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    moved(tmp_path, address(f"{name}_owner"))
    with psycopg.connect(address(f"{name}_owner"), autocommit=True) as c:
        for statement in sql("owner", name):
            c.execute(statement)
    as_reader = f"{address(f'{name}_reader_person')}&schema=valley"
    with open_store(as_reader) as store:
        assert verify(store).reports == 4
    with open_store(as_reader, write=True) as store, pytest.raises(StoreError, match="permission denied"):
        append(store, "work", {"on": "a"}, at=NOW)


def test_a_writer_fills_the_layers_that_the_owner_made(tmp_path: Path, team: tuple[str, Address]) -> None:
    name, address = team
    folder = moved(tmp_path, address(f"{name}_owner"))
    with psycopg.connect(address(f"{name}_owner"), autocommit=True) as c:
        for statement in sql("owner", name):
            c.execute(statement)
    file = folder / "dossier.yaml"
    file.write_text(file.read_text("utf-8").replace(f"{name}_owner@", f"{name}_writer_person@"), "utf-8")
    with opened(folder) as process:
        (folder / "reports" / "e.md").write_text(headed("watch", "2030-05-20", "league shelled Milltown, killing 5."), "utf-8")
        list(process.add([folder / "reports" / "e.md"]))
        process.update()
        assert lay(process, NOW) is None
    assert (5,) in rows(address(f"{name}_map_person"), "SELECT killed_high FROM valley.map_incident_clear")


def test_without_postgis_it_is_said_and_nothing_is_made(tmp_path: Path, postgres_address: str) -> None:
    folder = dossier(tmp_path / "d", REPORTS, FILES | {"sources.yaml": SOURCES})
    with opened(folder) as process:
        list(process.add([folder / "reports"]))
        process.update()
        assert lay(process, NOW) is None  # SQLite: nobody asked for maps
    move(folder, postgres_address)
    with opened(folder) as process:
        process.update()
        assert "CREATE EXTENSION postgis" in (lay(process, NOW) or "")
        assert verify(process.store).reports == 4
