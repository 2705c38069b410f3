"""Visits of monitors and denied access: what can be entered, and that it counts as coverage does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.small import FILES, write
from tests.support.steps import CountingReader, headed, steps

from ceasefire.brief.handling import seen_coverage
from ceasefire.dossier.coverage import Visit
from ceasefire.errors import InputError
from ceasefire.ledger.verify import verify
from ceasefire.process import Process, open_process
from ceasefire.process.visits import Asked, enter, withdraw

NOW = datetime(2031, 1, 1, tzinfo=UTC)
DUTY = '  - {id: "3", title: Hand-over, text: Weapons go in., requires: [weapons_handover], bearer: [league], zone: vale, by: 2030-05-20}\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale", {"agreements/truce.yaml": FILES["agreements/truce.yaml"] + DUTY})
    (folder / "reports" / "a.md").write_text(headed("watch", "2030-06-03", "army shelled Milltown, killing 3."), "utf-8")
    with opened(folder) as process:
        list(process.add([folder / "reports"]))
    return folder


def opened(root: Path) -> Process:
    return open_process(root, write=True, steps=steps(CountingReader()))


def say(root: Path, **told: Any) -> int:
    asked = Asked(**({"place": "Milltown", "start": "2030-05-02", "end": "2030-05-19", "by": "watch"} | told))
    with opened(root) as process:
        return enter(process.store, process.dossier, asked, at=NOW).seq


def outcome(root: Path) -> list[str]:
    with opened(root) as process:
        return [finding.outcome for finding in process.absences(process.update())]


def rows(root: Path) -> list[Visit]:
    with opened(root) as process:
        assert verify(process.store)
        return [row for row in process.dossier.coverage if isinstance(row, Visit)]


def test_what_nobody_could_see_is_pending_until_monitors_say_they_were_there(root: Path) -> None:
    assert outcome(root) == ["pending"]
    seq = say(root)
    assert outcome(root) == ["minor_violation"]
    with opened(root) as process:
        withdraw(process.store, seq, "it was another town", at=NOW)
    assert outcome(root) == ["pending"]
    with opened(root) as process, pytest.raises(InputError, match="no visit that stands"):
        withdraw(process.store, seq, "again", at=NOW)


@pytest.mark.parametrize(
    "told",
    [{"denied": "league"}, {"condition": "an escort chooses the road"}, {"start": "2030-05-02T10:00", "end": "2030-05-02T12:00"}, {"place": "Westgate"}],
)
def test_access_that_was_denied_and_a_short_or_distant_visit_are_no_eyes(root: Path, told: dict[str, Any]) -> None:
    say(root, **told)
    assert outcome(root) == ["pending"]


def test_after_a_delay_only_the_time_after_it_counts(root: Path) -> None:
    say(root, start="2030-05-02T10:00", end="2030-05-02T12:00", delayed=45, means="drone")
    assert [(row.kind, row.start.hour, row.start.minute, row.end.hour, row.end.minute) for row in rows(root)] == [
        ("delayed", 8, 0, 8, 45), ("overflight", 8, 45, 10, 0),
    ]  # fmt: skip


def test_a_delay_as_long_as_the_visit_is_no_access(root: Path) -> None:
    say(root, start="2030-05-02T10:00", end="2030-05-02T12:00", delayed=120)
    assert [row.kind for row in rows(root)] == ["delayed"]


def test_names_are_known_as_the_dossier_knows_them(root: Path) -> None:
    say(root, place="mill town", by="Vale Watch", denied="River League")
    (row,) = rows(root)
    assert (row.place, row.by, row.denied_by, row.kind) == ("mill", "watch", "league", "denied")


@pytest.mark.parametrize(
    ("told", "what", "remedy"),
    [
        ({"place": "Milltwn"}, "'Milltwn' is not a place", "Milltown"),
        ({"by": "wach"}, "--by 'wach'", "watch"),
        ({"denied": "leage"}, "--denied 'leage'", "league"),
        ({"start": "2030-05-20"}, "ends (2030-05-19) before it begins", "--from"),
        ({"end": "2033-05-20"}, "longer than a year", "years"),
        ({"start": "2031-05-20", "end": "2031-05-21"}, "in the future", "clock"),
        ({"start": "soon"}, "'soon' is not a date", "2017-07-09"),
        ({"delayed": 0}, "--delayed 0", "minutes"),
        ({"denied": "league", "delayed": 5}, "neither delayed nor", "--denied alone"),
        ({"condition": " "}, "--condition says nothing", "words"),
    ],
)
def test_what_cannot_be_is_refused_with_what_would_be_right(root: Path, told: dict[str, Any], what: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        say(root, **told)
    assert what in caught.value.what and remedy in caught.value.remedy
    assert rows(root) == []


def test_a_marked_visit_is_seen_only_by_whoever_may_see_it(root: Path) -> None:
    say(root, handling="RED")
    with opened(root) as process:
        assert len(seen_coverage(process.dossier, "RED").coverage) == 1
        assert seen_coverage(process.dossier, "AMBER+STRICT").coverage == ()
