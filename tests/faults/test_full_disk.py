"""A disk that is full at any moment: what was acknowledged is kept, and the message says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.postgres import Server, available

from ceasefire.errors import StoreError
from ceasefire.ids import canonical, sha256
from ceasefire.ledger import chain
from ceasefire.ledger.verify import verify
from ceasefire.store import ReportRow, Store, open_store

AT = datetime(2030, 5, 1, 12, tzinfo=UTC)

FILL = """
import os, resource, sys
from tests.faults.test_full_disk import take
from ceasefire.errors import StoreError
from ceasefire.store import open_store
with open_store(sys.argv[1], create=True, write=True) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
    try:
        while True:
            print(take(store, os.urandom(20_000)), flush=True)
    except StoreError as error:
        print("refused", error, flush=True)
"""

WRITE = """
import resource, sys
from pathlib import Path
from ceasefire.cli.show import write_text
from ceasefire.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
try:
    write_text(Path(sys.argv[1]), "y" * 20_000)
except StoreError as error:
    print("refused", error, flush=True)
"""


def take(store: Store, data: bytes) -> str:
    record = {"id": sha256(data), "seq": store.report_count() + 1}
    with store.transaction():
        store.put_blob(sha256(data), data)
        store.add_report(ReportRow(sha256(data), store.report_count() + 1, canonical(record)))
        chain.append(store, "report_received", {"report": record}, at=AT)
    return sha256(data)


def child(root: Path, code: str, *words: object) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code, *map(str, words)], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("limit", [150_000, 333_333, 1_000_000, 4_500_000])
def test_sqlite_keeps_what_it_acknowledged_and_goes_on_when_there_is_space(root: Path, tmp_path: Path, limit: int) -> None:
    path = tmp_path / "ledger.db"
    *taken, last = child(root, FILL, path, limit)
    assert last.startswith("refused ")
    assert "disk" in last
    with open_store(path, write=True) as store:
        assert [row.id for row in store.reports()] == taken
        verify(store)
        taken.append(take(store, b"there is space again"))
        assert verify(store).reports == len(taken)


def test_a_file_that_does_not_fit_leaves_the_old_one(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text("x" * 3000)
    told = child(root, WRITE, path)
    assert "cannot be written" in told[0]
    assert path.read_text() == "x" * 3000
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def small_server() -> Iterator[Server]:
    if not available():
        if os.environ.get("CI"):
            pytest.fail("PostgreSQL is absent, and on CI nothing may be skipped")
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    made = Server()
    try:
        made.start(largest=24_000_000)
        yield made
        made.stop()
    finally:
        made.remove()


def test_postgresql_keeps_what_it_acknowledged_and_goes_on_when_there_is_space(small_server: Server) -> None:
    taken = []
    with open_store(small_server.address, create=True, write=True) as store:
        with pytest.raises(StoreError, match="disk"):
            for _ in range(20):
                taken.append(take(store, os.urandom(3_000_000)))
        assert len(taken) > 3
        assert [row.id for row in store.reports()] == taken
        verify(store)
    small_server.kill()
    small_server.start()
    with open_store(small_server.address, write=True) as store:
        taken.append(take(store, b"there is space again"))
        assert [row.id for row in store.reports()] == taken
        verify(store)
