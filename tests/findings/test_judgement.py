"""People decide, and nothing they or the machine said before is erased."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.support.small import claim, small

from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.dossier import vocabulary
from ceasefire.errors import InputError
from ceasefire.findings.finding import Finding
from ceasefire.findings.judge import judge
from ceasefire.findings.judgement import Judgement, check, decided
from ceasefire.incidents.match import match


@pytest.fixture
def finding(tmp_path: Path) -> Finding:
    dossier = small(tmp_path)
    told = claim(dossier, source="watch", actor="army")
    return judge(match([told], vocabulary(dossier)), {told.id: told}, load_agreements(dossier), dossier)[0]


def said(finding: Finding, decision: str, seq: int = 1, **more: object) -> Judgement:
    at = datetime(2030, 6, 1, tzinfo=UTC)
    return Judgement(
        finding=finding.id, decision=decision, by="A. Officer", why="seen on site", at=at, seq=seq, **more
    )  # type: ignore[arg-type]


def test_a_change_keeps_what_was_proposed(finding: Finding) -> None:
    (after,) = decided([finding], [said(finding, "review", 0), said(finding, "change", outcome="serious_violation")])
    assert (after.state, after.outcome) == ("endorsed", "serious_violation")
    assert after.proposed == ("minor_violation", "attributed")
    assert after.reasons == finding.reasons
    assert after.judged[-1] == "2030-06-01 A. Officer: change: seen on site"


def test_dissent_is_kept_beside(finding: Finding) -> None:
    (after,) = decided([finding], [said(finding, "endorse", 1), said(finding, "dissent", 2)])
    assert after.state == "endorsed"
    assert [d.who for d in after.dissent] == ["A. Officer"]


def test_the_order_is_that_of_the_ledger(finding: Finding) -> None:
    (after,) = decided([finding], [said(finding, "withdraw", 2), said(finding, "endorse", 1)])
    assert after.state == "withdrawn"


@pytest.mark.parametrize(
    ("decision", "more", "what"),
    [
        ("publish", {}, "cannot be said to 'publish'"),
        ("endorse", {}, "possible now: dissent, review, withdraw"),
    ],
)
def test_what_cannot_be_said_is_refused(
    finding: Finding, decision: str, more: dict[str, object], what: str
) -> None:
    with pytest.raises(InputError, match=what):
        check(said(finding, decision, **more), finding)


def test_a_judgement_on_what_is_no_longer_proposed_applies_to_nothing(finding: Finding) -> None:
    gone = Judgement(
        finding="finding-0000000000000000",
        decision="endorse",
        by="A",
        why="b",
        at=datetime(2030, 6, 1, tzinfo=UTC),
    )
    assert decided([finding], [gone]) == (finding,)
