"""The ladder of talks of July to September 2021, and what the article of August 2021 adds to it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from ceasefire.dossier.embedded import embedded
from ceasefire.package.view import View, view
from ceasefire.process import open_process
from ceasefire.tracks.posture import moves, posture
from ceasefire.tracks.step import Step
from ceasefire.tracks.talks import open_ultimatums, talks
from ceasefire.tracks.talksrounds import rounds

FIRST, LAST = date(2021, 7, 1), date(2021, 9, 30)
AGREED = [f"daraa-al-balad-2021-{d}" for d in ("07-24", "07-31", "08-14", "08-24", "09-01", "09-05")]


def built(folder: Path, more: Path | None = None) -> View:
    """The embedded dossier with the reports of that summer, and one text beside them."""
    shutil.copytree(embedded("southwest-syria"), folder)
    for path in (folder / "reports").glob("*.md"):
        if not "2021-06-20" <= path.name[:10] <= "2021-10-15":
            path.unlink()
    with open_process(folder, write=True) as process:
        list(process.add([folder / "reports"]))
        if more is not None:
            list(process.add([more], source="the_new_arab", published="2021-08-03"))
        return view(process.update(), "CLEAR")


def ladder(seen: View, as_of: date | None = None) -> tuple[Step, ...]:
    every = talks(seen.claims.values(), tuple(seen.incidents.values()), seen.agreements, seen.dossier, as_of)
    return tuple(s for s in every if FIRST <= s.day <= LAST)


@pytest.fixture(scope="module")
def summer(tmp_path_factory: pytest.TempPathFactory) -> View:
    return built(tmp_path_factory.mktemp("summer") / "southwest")


def test_every_step_is_cited(summer: View) -> None:
    steps = ladder(summer)
    assert len(steps) >= 30
    reports = {r.id for r in summer.reports}
    for step in steps:
        assert step.pages if not step.tellings else all(t.report in reports and t.claim in summer.claims for t in step.tellings)
        for fate in step.fates:
            assert all(c in summer.claims for c in fate.claims)


def test_the_truces_of_the_summer_stand_in_it_nested_and_in_order(summer: View) -> None:
    made = [s for s in ladder(summer) if s.agreement is not None]
    assert [s.agreement for s in made] == AGREED
    assert {s.parent for s in made} == {"daraa-reconciliation-2018", "daraa-al-balad-2021-08-14"}
    assert sum(len(s.tellings) for s in made) >= 6
    found = rounds(ladder(summer), summer.agreements, summer.dossier, LAST)
    # Deals that are only reported ("an agreement in early August") may stand between those on file.
    assert [r.deal for r in found if r.outcome == "deal" and r.deal is not None][:6] == AGREED


def test_what_came_of_the_ultimatum_of_the_end_of_august(summer: View) -> None:
    last = next(s for s in ladder(summer) if s.kind == "ultimatum" and s.day == date(2021, 8, 30))
    assert "departure" in last.about and last.deadline is not None
    accepted = next(f for f in last.fates if f.what == "met" and f.steps)
    assert accepted.day == date(2021, 8, 31) and len(set(accepted.origins)) > 1
    over = last.fate("overtaken")
    assert over is not None and "1 September" in over.why
    earlier = ladder(summer, date(2021, 8, 30))
    assert last.id in {s.id for s in open_ultimatums(earlier)}


def test_who_regrouped_in_august_is_told_with_coverage(summer: View) -> None:
    made = moves(summer.claims, summer.incidents.values(), summer.agreements, summer.dossier)
    rows = {(r.month, r.side): r for r in posture(made, summer.claims, summer.dossier)}
    august = rows["2021-08", "government"]
    assert august.kinds.get("weapons_brought", 0) + august.kinds.get("reinforcement", 0) >= 2
    assert august.seen is True and august.claims and august.under >= 1
    assert "opposition" in {side for month, side in rows if month == "2021-09"}


def test_the_article_of_august_gives_the_ultimatum_the_failed_mediation_and_the_refusal(tmp_path: Path, shared: Path) -> None:
    text = shared / "texts" / "daraa-breakdown-2021.txt"
    if not text.is_file():
        pytest.skip("the article of 2021 is not there")
    seen = built(tmp_path / "southwest", text)
    report = seen.reports[-1].id
    own = {t.claim: s for s in ladder(seen) for t in s.tellings if t.report == report}
    asked = next(s for c, s in own.items() if seen.claims[c].terms.get("condition") == "the province is cleansed of rebel leaders")
    assert asked.kind == "ultimatum" and "government" in asked.sides and seen.claims[next(c for c, s in own.items() if s is asked)].terms["condition_word"] == "unless"
    assert {"carried_out", "overtaken"} <= {f.what for f in asked.fates}
    mediated = next(s for c, s in own.items() if seen.claims[c].act == "negotiation")
    assert mediated.kind in ("mediation", "talks") and mediated.by[0].actor == "russia" and mediated.fate("failed") is not None
    refused = next(s for s in own.values() if s.kind == "refusal")
    assert "delegation" in (refused.by[0].words or "") and refused.answers
    control = next(s for s in own.values() if s.kind == "demand" and "control" in s.about)
    assert refused.answers == (control.id,) and control.fate("refused") is not None
