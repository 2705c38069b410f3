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


def test_a_race_is_against_the_fastest_way_of_the_peer(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = [
        measure.Run(1.5, 1.9, 0.4), measure.Run(8.0, 8.0, 0.0), measure.Run(5.0, 9.0, 0.0), measure.Run(4.0, 7.0, 0.0),  # ours; alone; by 32, by 128
        measure.Run(1.0, 1.9, 0.1), measure.Run(8.0, 8.0, 0.0), measure.Run(4.5, 7.0, 0.2),
        measure.Run(2.0, 2.0, 0.9), measure.Run(9.0, 8.0, 0.0), measure.Run(5.0, 7.0, 0.3),
    ]  # fmt: skip
    done: list[str] = []

    def clock(work: object) -> object:
        work()  # type: ignore[operator]
        return runs.pop(0)

    monkeypatch.setattr(measure, "undisturbed", clock)
    peers = {"alone": {"one process": lambda: done.append("one")}, "shared": {f"by {n}": lambda n=n: done.append(f"by {n}") for n in (32, 128)}}
    figure = measure.race("reading", 40, "texts/s", lambda: done.append("ours"), peers, peer_name="other", bar=3, rounds=3)
    assert done == ["ours", "one", "by 32", "by 128"] + ["ours", "one", "by 128"] * 2
    assert figure.row == measure.Row("reading", 40.0, 10.0, "other, by 128", "texts/s", 4.0, 3, True)
    assert measure.table([figure]) == snapshot("""\
reading
  ours          40.0 texts/s  (±33% over 3 rounds)
  peer          10.0 texts/s  (±11%)  other, by 128
  ratio         4.00, bar 3: met
        the fastest of the rounds; cores that everybody else used meanwhile: ours 0.10, peer 0.00
        CPU seconds of all processes, the least of the rounds: ours 1.9, peer 7.0, ratio 3.68
        all rounds, ours: 26.7 (0.40), 40.0 (0.10), 20.0 (0.90)
        all rounds, peer, one process: 5.0 (0.00), 5.0 (0.00), 4.4 (0.00)
        all rounds, peer, by 32: 8.0 (0.00)
        all rounds, peer, by 128: 10.0 (0.00), 8.9 (0.20), 8.0 (0.30)\
""")


def test_a_race_on_a_busy_machine_is_not_judged(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    runs = [measure.Run(1.0, 1.9, 0.0), measure.Run(8.0, 8.0, 0.5)]
    monkeypatch.setattr(measure, "undisturbed", lambda work: runs.pop(0))
    figure = measure.race("reading", 40, "texts/s", int, {"alone": {"one process": int}}, peer_name="other", bar=3, rounds=1)
    assert (figure.row.ratio, figure.row.met) == (8.0, None)
    assert "bar 3: not judged" in measure.table([figure])


def test_a_disturbed_run_is_run_once_more(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = measure.Run(0.5, 0.0, 0.0)
    runs = [quiet, measure.Run(5.0, 5.0, 0.6), quiet, measure.Run(4.0, 5.0, 0.4), quiet]
    monkeypatch.setattr(measure, "by_the_clock", lambda work: runs.pop(0))
    assert measure.undisturbed(int).seconds == 4.0
    assert runs == [quiet]


def test_work_of_other_processes_is_no_work_of_ours(measure: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    busy, own, time = iter((100.0, 107.0)), iter((10.0, 14.0)), iter((50.0, 52.0))
    monkeypatch.setattr(measure, "busy_seconds", lambda: next(busy))
    monkeypatch.setattr(measure, "own_seconds", lambda: next(own))
    monkeypatch.setattr(measure.time, "perf_counter", lambda: next(time))
    assert measure.by_the_clock(int) == measure.Run(2.0, 4.0, 1.5)
