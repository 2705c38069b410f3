"""The arithmetic of the benchmark: rates, ratios by round, bars, and the file's shape."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from inline_snapshot import snapshot


@pytest.fixture(scope="module")
def measure() -> Iterator[ModuleType]:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
    import measure

    yield measure
    sys.path.pop(0)


@pytest.fixture
def clock(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """CPU seconds that the next pieces of work will be said to take."""
    costs: list[float] = []

    def cost(work: object) -> float:
        work()  # type: ignore[operator]
        return costs.pop(0)

    monkeypatch.setattr(measure, "cpu_seconds", cost)
    return costs


def test_ratio_is_the_median_of_the_rounds_not_of_the_sums(measure: ModuleType, clock: list[float]) -> None:
    clock += [1.0, 2.0, 1.0, 4.0, 10.0, 30.0]  # ours, peer, in turns; the last round met noise
    calls: list[str] = []
    figure = measure.measure(
        "reading", 100, "sentences/s", lambda: calls.append("ours"), lambda: calls.append("peer"),
        peer_name="other", bar=3, rounds=3,
    )  # fmt: skip
    assert calls == ["ours", "peer"] * 4  # once to warm up
    assert figure.row == measure.Row("reading", 100.0, 25.0, "other", "sentences/s", 3.0, 3, True)
    assert figure.spread_ours == pytest.approx(0.9)


def test_a_bar_that_is_not_reached_is_said_so(measure: ModuleType, clock: list[float]) -> None:
    clock += [1.0, 2.0]
    figure = measure.measure("x", 10, "rows/s", int, int, peer_name="other", bar=3, rounds=1)
    assert figure.row.met is False


def test_without_a_peer_there_is_no_ratio(measure: ModuleType, clock: list[float]) -> None:
    clock += [2.0]
    row = measure.measure("x", 10, "rows/s", int, peer_name="other", bar=3, rounds=1).row
    assert (row.ours, row.peer, row.peer_name, row.ratio, row.met) == (5.0, None, None, None, None)


def test_the_table_and_the_file(measure: ModuleType, clock: list[float], tmp_path: Path) -> None:
    clock += [1.0, 2.0, 2.0, 2.0, 0.5]
    figures = [
        measure.measure("reading", 1000, "sentences/s", int, int, peer_name="spaCy", bar=3, rounds=2),
        measure.measure("judging", 10, "rows/s", int, rounds=1),
    ]
    assert measure.table(figures) == snapshot("""\
reading
  ours         750.0 sentences/s  (±33% over 2 rounds)
  peer         500.0 sentences/s  (±0%)  spaCy
  ratio         1.50, bar 3: not met
judging
  ours          20.0 rows/s  (±0% over 1 rounds)\
""")
    measure.write(figures, tmp_path / "build" / "bench.json")
    rows = json.loads((tmp_path / "build" / "bench.json").read_text("utf-8"))
    assert [list(row) for row in rows] == [["name", "ours", "peer", "peer_name", "unit", "ratio", "bar", "met"]] * 2
    assert rows[1]["peer"] is None


def test_real_cpu_seconds_grow_with_the_work(measure: ModuleType) -> None:
    assert measure.cpu_seconds(lambda: sum(range(3_000_000))) > measure.cpu_seconds(lambda: None) > 0
