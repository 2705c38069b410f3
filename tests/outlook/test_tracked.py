"""The tracks as the outlook asks them: what comes later, or is marked, reaches nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from tests.support.packaged import dossier, opened, taken
from tests.support.small import FILES
from tests.support.steps import headed, steps

from ceasefire.claims.claim import Claim, Kind
from ceasefire.clock import days, zone_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import content_id
from ceasefire.outlook.outlook import Outlook
from ceasefire.package.outlooks import of_view, seen_at
from ceasefire.process.known import known
from ceasefire.reports.report import Tlp

_SENTENCE = re.compile(r"(?P<actor>\w+) (?P<act>[a-z]+(?:_[a-z]+)+|shelling|threat|withdrawal|negotiation|rejection|acceptance|fortification)(?: to (?P<target>\w+))? at (?P<place>\w+)(?: until (?P<deadline>\S+))?\.")
STATEMENTS = frozenset({"demand_or_ultimatum", "threat", "negotiation", "rejection", "acceptance"})
TRUCE = FILES["agreements/truce.yaml"].replace("parties: [army, league]\n", "parties: [army, league]\nguarantors: [night_order]\n")
PRICES = "date,place,indicator,value,unit,source,page,published\n2030-02,mill,price.bread,100,pound,wire,,\n2030-05,mill,price.bread,150,pound,wire,,2030-06-05\n"
EYES = "- {id: here, by: night_order, place: mill, from: 2030-05-20, until: 2030-12-30, kind: post}\n"

EARLY = {
    "a.md": headed("watch", "2030-05-03", "army shelling to league at Milltown. league fortification at Milltown."),
    "b.md": headed("crown_news", "2030-05-20", "league shelling to army at Fordham. army negotiation to league at Milltown."),
    "c.md": headed("wire", "2030-06-05", "army demand_or_ultimatum to league at Milltown until 2030-06-13. army fortification at Fordham."),
    "d.md": headed("wire", "2030-06-07", "army armed_clash to league at Milltown. army control_gained to league at Milltown. night_order aid_delivery at Fordham."),
}
LATER = {
    "x1.md": headed("wire", "2030-06-11", "league weapons_handover at Milltown. league acceptance to army at Milltown. army withdrawal at Milltown."),
    "x2.md": headed("wire", "2030-06-14", "army ground_assault to league at Milltown. night_order withdrawal at Fordham. league control_gained to army at Milltown."),
    "x3.md": headed("crown_news", "2030-06-15", "league rejection to army at Milltown. army aid_obstruction at Fordham. army monitor_restricted at Milltown."),
}
RED = {"r.md": headed("wire", "2030-06-06", "league threat to army at Milltown. league fortification at Milltown. army displacement at Fordham.", "handling: RED\n")}
DAY = date(2030, 6, 10)


class Reader:
    """Reads `army threat to league at Milltown until 2030-06-13.`"""

    def __call__(
        self, text: str, vocabulary: Vocabulary, *, published: datetime | None, published_day_only: bool,
        source: str | None, language: str | None, report: str, seq: int, start: int,
    ) -> Sequence[Claim]:  # fmt: skip
        out = []
        for position, found in enumerate(_SENTENCE.finditer(text, start)):
            local = published.astimezone(zone_of(vocabulary.time_zone)).date() if published else None
            kind: Kind = "statement" if found["act"] in STATEMENTS else "event"
            out.append(
                Claim(
                    id=content_id("claim", [report, found.start()]), report=report, order=(seq, position), source=source, kind=kind,
                    act=found["act"], actor=found["actor"], target=found["target"], place=vocabulary.gazetteer.find(found["place"])[0],
                    when=days(local, local, vocabulary.time_zone) if local else None,
                    terms={"deadline": found["deadline"]} if found["deadline"] else {}, spans={"sentence": found.span()}, reader="test/1",
                )
            )  # fmt: skip
        return out


def said(root: Path, reports: dict[str, str], mark: Tlp = "RED", day: date = DAY, files: dict[str, str] | None = None) -> tuple[Outlook, ...]:
    own = {"agreements/truce.yaml": TRUCE, "stress.csv": PRICES, "coverage.yaml": EYES, **(files or {})}
    run = msgspec.structs.replace(steps(), read_text=Reader())
    with opened(dossier(root, reports, own), run) as process:
        results = taken(process)
        then = next(known(process, results, [day]))
        return of_view(seen_at(then, day, mark), day)


def test_every_track_feeds_the_answer(tmp_path: Path) -> None:
    (found,) = said(tmp_path, EARLY)
    fed = {c.name for c in found.contributions if c.part == "driver" and (c.claims or c.also)}
    assert fed >= {"ultimatum", "deadline", "talks", "reinforcements", "control_force", "aid_through", "guarantor_present", "stress"}


def test_later_reports_change_nothing_whatever_they_tell(tmp_path: Path) -> None:
    """What became of an ultimatum, who left, which place changed hands again: all of it is told later."""
    first = said(tmp_path / "one", EARLY)
    assert said(tmp_path / "two", {**EARLY, **LATER}) == first
    assert said(tmp_path / "three", {**EARLY, **LATER}, day=date(2030, 6, 20)) != first


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("stress.csv", "2030-05,mill,price.rice,9,pound,wire,,2030-06-20\n2030-02,mill,price.rice,1,pound,wire,,\n2030-06,mill,price.bread,900,pound,wire,,\n"),
        ("coverage.yaml", "- {id: later, by: night_order, place: ford, from: 2030-06-11, until: 2030-06-30, kind: denied}\n"),
    ],
)
def test_later_rows_change_nothing(tmp_path: Path, name: str, more: str) -> None:
    own = {"stress.csv": PRICES, "coverage.yaml": EYES}[name]
    assert said(tmp_path / "two", EARLY, files={name: own + more}) == said(tmp_path / "one", EARLY)


def test_how_long_eyes_stayed_is_not_known_beforehand(tmp_path: Path) -> None:
    shorter = EYES.replace("2030-12-30", "2030-06-10")
    assert said(tmp_path / "two", EARLY, files={"coverage.yaml": shorter}) == said(tmp_path / "one", EARLY)


def test_what_is_red_reaches_no_track_below(tmp_path: Path) -> None:
    assert said(tmp_path / "two", {**EARLY, **RED}, "AMBER") == said(tmp_path / "one", EARLY, "AMBER")
    assert said(tmp_path / "three", {**EARLY, **RED}) != said(tmp_path / "four", EARLY)


def test_a_dossier_whose_only_report_is_red_says_nothing_below(tmp_path: Path) -> None:
    (below,) = said(tmp_path / "one", RED, "AMBER")
    assert (below.state, below.chances) == ("too_little", ())
    assert below == said(tmp_path / "two", {}, "AMBER")[0]
    (red,) = said(tmp_path / "three", RED)
    assert red.chances
