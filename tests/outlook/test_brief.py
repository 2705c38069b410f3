"""The outlook as a section of the brief."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from tests.support.packaged import dossier, opened, taken
from tests.support.small import FILES
from tests.support.steps import headed

from ceasefire.brief import holdnotes
from ceasefire.cli.brief import brief_page
from ceasefire.outlook.forecast import Forecast
from ceasefire.reports.report import Tlp

DAY = date(2030, 6, 10)
REPORTS = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-20", "league shelled Fordham, killing 1."),
    "c.md": headed("wire", "2030-06-05", "army shelled Milltown, killing 4."),
}
LATER = {"z.md": headed("wire", "2030-07-01", "army shelled Milltown, killing 60.")}
RED = {"r.md": headed("wire", "2030-06-04", "army shelled Fordham, killing 40.", "handling: RED\n")}


def section(root: Path, reports: dict[str, str], mark: Tlp = "RED", files: dict[str, str] | None = None) -> str:
    with opened(dossier(root, reports, files)) as process:
        page = brief_page(process, taken(process), date(2030, 5, 1), DAY, mark)
    found = re.search(r'<section id="outlook".*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_it_tells_chances_reasons_with_claims_and_news(tmp_path: Path) -> None:
    told = section(tmp_path, REPORTS)
    assert "The Vale truce" in told
    assert "The ranges hold nine cases of ten" in told  # the short form of the method stands with the figures
    assert re.search(r"to hold 30 days \(\d+ %\)", told)
    assert 'href="#c' in told
    assert "News that would move it most" in told
    assert "<svg" in told
    assert "<style" not in told  # the page's policy forbids it


def test_days_are_told_as_an_officer_writes_them(tmp_path: Path) -> None:
    week = Forecast(area="North", period="2030-W24", observed=None, mean=None, quantiles=None)
    (row,) = holdnotes.notes((), (week,), lambda _: ()).expected
    assert row.period == "10–16 Jun 2030"
    over = FILES["agreements/truce.yaml"] + "outlook:\n  declared_over:\n    - {actor: army, day: 2030-05-20}\n"
    assert "broken on 20 May 2030" in section(tmp_path, REPORTS, files={"agreements/truce.yaml": over})


def test_with_nothing_reported_it_says_so_and_gives_no_figure(tmp_path: Path) -> None:
    told = section(tmp_path, {})
    assert "too little to say" in told
    assert not re.search(r"\d %", told.replace("90 %", ""))


def test_without_an_agreement_there_is_no_section(tmp_path: Path) -> None:
    later = {"agreements/truce.yaml": FILES["agreements/truce.yaml"].replace("2030-05-01", "2030-08-01")}
    assert section(tmp_path, REPORTS, files=later) == ""


def test_what_was_published_later_or_is_red_is_not_in_it(tmp_path: Path) -> None:
    plain = section(tmp_path / "one", REPORTS, "AMBER")
    assert section(tmp_path / "two", {**REPORTS, **LATER}, "AMBER") == plain
    assert section(tmp_path / "three", {**REPORTS, **RED}, "AMBER") == plain
    assert section(tmp_path / "four", {**REPORTS, **RED}, "RED") != plain
