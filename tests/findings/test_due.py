"""What was due: met, late, missed where somebody could have seen it, unseen where nobody could."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from tests.support.small import FILES, ZONE, claim, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.clock import parse_local
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.due import absences, calendar
from ceasefire.findings.duty import Duty
from ceasefire.incidents.match import match

HAND_OVER = '  - {id: "3", title: Hand-over, text: Weapons go in., requires: [weapons_handover], bearer: [league], zone: vale, %s}\n'


def made(tmp_path: Path, term: str, coverage: str = "", provision: str = HAND_OVER) -> Dossier:
    files = {"agreements/truce.yaml": FILES["agreements/truce.yaml"] + provision % term}
    if coverage:
        files["coverage.yaml"] = coverage
    return load(write(tmp_path, files))


def due(dossier: Dossier, *claims: Claim, as_of: str = "2030-09-01") -> list[Duty]:
    when = parse_local(as_of, ZONE)[0]
    return list(
        calendar(
            match(claims, vocabulary(dossier)),
            {c.id: c for c in claims},
            load_agreements(dossier),
            dossier,
            when,
        )
    )


EYES = "- {id: c1, by: watch, place: VA.north, from: 2030-05-01, until: 2030-06-30, kind: post}\n"


def test_met_in_time(tmp_path: Path) -> None:
    dossier = made(tmp_path, "by: 2030-06-01")
    (one,) = due(
        dossier, claim(dossier, act="weapons_handover", actor="league", when="2030-05-20", source="wire")
    )
    assert (one.status, one.why) == ("met", "reported in time")


def test_late(tmp_path: Path) -> None:
    dossier = made(tmp_path, "by: 2030-06-01")
    (one,) = due(
        dossier, claim(dossier, act="weapons_handover", actor="league", when="2030-06-04", source="wire")
    )
    assert (one.status, one.why) == ("late", "reported 3 days late")


def test_missed_only_where_somebody_could_have_seen_it(tmp_path: Path) -> None:
    dossier = made(tmp_path / "a", "by: 2030-06-01", EYES)
    (one,) = due(dossier)
    assert one.status == "missed"
    (found,) = absences([one], load_agreements(dossier), dossier)
    assert (found.outcome, found.responsibility, found.due) == ("minor_violation", "attributed", one.id)
    blind = made(tmp_path / "b", "by: 2030-06-01")
    (one,) = due(blind)
    assert one.status == "unseen"
    (found,) = absences([one], load_agreements(blind), blind)
    assert (found.outcome, found.proof) == ("pending", None)


def test_reports_of_two_sides_are_eyes_and_those_of_one_are_not(tmp_path: Path) -> None:
    dossier = made(tmp_path, "by: 2030-06-01")
    one_side = [claim(dossier, source="watch", when="2030-05-20")]
    assert due(dossier, *one_side)[0].status == "unseen"
    both = [*one_side, claim(dossier, source="crown_news", when="2030-05-21")]
    assert due(dossier, *both)[0].status == "missed"


def test_somebody_elses_act_does_not_fulfil_it(tmp_path: Path) -> None:
    dossier = made(tmp_path, "by: 2030-06-01", EYES)
    assert (
        due(dossier, claim(dossier, act="weapons_handover", actor="army", when="2030-05-20"))[0].status
        == "missed"
    )


def test_not_yet_due_is_open(tmp_path: Path) -> None:
    dossier = made(tmp_path, "by: 2030-06-01")
    assert due(dossier, as_of="2030-05-20")[0].status == "open"


def test_so_many_a_week(tmp_path: Path) -> None:
    convoy = '  - {id: "3", title: Aid, text: Two convoys a week., requires: [aid_delivery], zone: vale, at_least: {count: 2, of: convoys, per: week}%s}\n'
    dossier = made(tmp_path, "", EYES, convoy)
    told = [
        claim(dossier, act="aid_delivery", actor=None, when=d, source="wire")
        for d in ("2030-05-02", "2030-05-05", "2030-05-09")
    ]
    weeks = due(dossier, *told, as_of="2030-05-29")
    assert [w.status for w in weeks] == ["met", "partly", "missed", "missed"]
    assert weeks[1].why == "1 of 2 reported"


def test_within_hours_of_another_article_and_after_it(tmp_path: Path) -> None:
    chain = HAND_OVER % "by: 2030-06-01" + (
        '  - {id: "4", title: Pull-back, text: Then the army goes., requires: [withdrawal], bearer: [army], zone: vale, within: {hours: 48, after: "3"}}\n%s'
    )
    dossier = made(tmp_path / "a", "", EYES, chain)
    assert [d.status for d in due(dossier) if d.provision == "4"] == ["waiting"]
    first = claim(dossier, act="weapons_handover", actor="league", when="2030-05-20", source="wire")
    (late,) = [
        d
        for d in due(
            dossier, first, claim(dossier, act="withdrawal", actor="army", when="2030-05-25", source="wire")
        )
        if d.provision == "4"
    ]
    assert late.status == "late"
    assert late.start == datetime.fromisoformat("2030-05-21T00:00:00+02:00")


@pytest.mark.parametrize("term", ["by: 2030-06-01", "within: {days: 31}"])
def test_the_calendar_never_looks_into_the_future(tmp_path: Path, term: str) -> None:
    dossier = made(tmp_path, term)
    assert due(dossier, as_of="2030-04-01") == []


def test_what_each_must_do_is_not_done_by_one(tmp_path: Path) -> None:
    both = '  - {id: "3", title: Pull-back, text: Both go., requires: [withdrawal], zone: vale, by: 2030-06-01, each: true}\n%s'
    dossier = made(tmp_path, "", EYES, both)
    one_side = claim(dossier, act="withdrawal", actor="army", when="2030-05-20", source="wire")
    (partly,) = due(dossier, one_side)
    assert (partly.status, partly.why) == ("partly", "reported of some, not of River League")
    other = claim(dossier, "ford", act="withdrawal", actor="otters", when="2030-05-21", source="wire")
    assert [d.status for d in due(dossier, one_side, other)] == ["met"]
