"""What was said then: later reports change nothing, and the scores are those of the forecasts."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from tests.support.packaged import dossier, opened, taken
from tests.support.steps import headed

from ceasefire.cli.outlook import back
from ceasefire.outlook.backtest import STEP, days_to_ask, scored
from ceasefire.outlook.outlook import Outlook
from ceasefire.package.outlooks import of_view
from ceasefire.package.view import view
from ceasefire.process.known import known
from ceasefire.reports.report import Tlp

EARLY = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-20", "league shelled Fordham, killing 1."),
    "c.md": headed("wire", "2030-06-05", "army shelled Milltown, killing 4."),
}
LATER = {f"z{n}.md": headed("wire", f"2030-06-{n}", f"army shelled Milltown, killing {n}. league shelled Fordham, killing 2.") for n in range(11, 29)}
RED = {"r.md": headed("wire", "2030-06-04", "army shelled Fordham, killing 40.", "handling: RED\n")}


def said(root: Path, reports: dict[str, str], day: date, mark: Tlp = "RED") -> tuple[Outlook, ...]:
    with opened(dossier(root, reports)) as process:
        results = taken(process)
        then = next(known(process, results, [day]))
        return of_view(view(then, mark), day)


def test_later_reports_change_nothing(tmp_path: Path) -> None:
    """The whole answer, with every contribution, id and item of news, not only its figure."""
    day = date(2030, 6, 10)
    first = said(tmp_path / "one", EARLY, day)
    assert said(tmp_path / "two", {**EARLY, **LATER}, day) == first
    assert first[0].chances
    assert said(tmp_path / "three", {**EARLY, **LATER}, date(2030, 6, 20)) != first


def test_a_report_without_a_date_was_known_on_no_day(tmp_path: Path) -> None:
    undated = {"u.md": "---\nsource: wire\n---\narmy shelled Milltown, killing 9.\n"}
    day = date(2030, 6, 10)
    assert said(tmp_path / "one", {**EARLY, **undated}, day) == said(tmp_path / "two", EARLY, day)


def test_what_is_red_reaches_nothing_below(tmp_path: Path) -> None:
    day = date(2030, 6, 10)
    without = said(tmp_path / "one", EARLY, day, "AMBER")
    assert said(tmp_path / "two", {**EARLY, **RED}, day, "AMBER") == without
    assert said(tmp_path / "three", {**EARLY, **RED}, day, "RED") != without


def test_the_backtest_asks_on_each_day_with_what_was_known_then(tmp_path: Path) -> None:
    with opened(dossier(tmp_path, {**EARLY, **LATER})) as process:
        results = taken(process)
        tested = back(process, results, "truce", "week", "RED")
        days = [o.as_of for o in tested.said]
        for day, then in zip(days, known(process, results, days), strict=True):
            (alone,) = of_view(view(then, "RED"), day, "truce", False)
            assert alone == next(o for o in tested.said if o.as_of == day)
    assert days[0] == date(2030, 5, 1)
    assert all((b - a).days == STEP["week"] for a, b in itertools.pairwise(days))


def test_scores_by_hand(tmp_path: Path) -> None:
    with opened(dossier(tmp_path, {**EARLY, **LATER})) as process:
        tested = back(process, taken(process), "truce", "week", "RED")
    given = [o for o in tested.said if o.chances]
    week = next(s for s in tested.scores if s.days == 7)
    rows = []
    for one in given:
        end = date.fromordinal(one.as_of.toordinal() + 7)
        broke = tested.broken is not None and tested.broken <= end
        if broke or end <= tested.until:
            rows.append((1 - (one.chances[0].probability or 0.0), broke))
    assert week.count == len(rows) > 3
    assert week.brier == pytest.approx(sum((p - y) ** 2 for p, y in rows) / len(rows))


def test_days_to_ask() -> None:
    assert days_to_ask(date(2030, 5, 1), date(2030, 5, 16), "week") == [date(2030, 5, 1), date(2030, 5, 8), date(2030, 5, 15)]


def test_a_spell_ends_when_the_chance_falls_back(tmp_path: Path) -> None:
    """Made outlooks: ten at 1 %, two at 5 %, one at 1 %; it breaks later than 30 days after the spell."""
    import msgspec

    (one,) = said(tmp_path, EARLY, date(2030, 6, 10))

    def at(week: int, risk: float) -> Outlook:
        chances = tuple(msgspec.structs.replace(c, probability=1 - risk, like=0.99) for c in one.chances)
        return msgspec.structs.replace(one, as_of=date.fromordinal(date(2030, 5, 1).toordinal() + 7 * week), chances=chances)

    series = [*(at(n, 0.01) for n in range(10)), at(10, 0.05), at(11, 0.05), at(12, 0.01)]
    final = msgspec.structs.replace(one, as_of=date(2030, 12, 1))
    (spell,) = scored(series, final).spells
    assert (spell.first, spell.last, spell.broke) == (series[10].as_of, series[11].as_of, False)
    assert spell.peak == pytest.approx(0.05)
