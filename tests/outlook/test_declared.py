"""A party that is reported to end the truce itself: whose word counts, for which agreement, and that nobody else's does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.small import FILES, claim, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match
from ceasefire.outlook.declared import Declaration, declarations
from ceasefire.outlook.hold import outlooks

DAY = "2030-07-01"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("declared"))


def ends(dossier: Dossier, actor: str | None = "league", source: str = "wire", **more: Any) -> Claim:
    given = {"place": None, "when": DAY, "act": "rejection", "kind": "statement", "terms": {"step": "ended"}, **more}
    return claim(dossier, actor=actor, source=source, **given)


def told(dossier: Dossier, *claims: Claim) -> dict[str, tuple[Declaration, ...]]:
    return declarations(load_agreements(dossier), match(list(claims), vocabulary(dossier)), {c.id: c for c in claims}, dossier)


def test_its_own_words_count_from_their_day(dossier: Dossier) -> None:
    one = ends(dossier, attributed_to="league", attributed_chain=("league",))
    assert told(dossier, one)["truce"] == (Declaration(day=date(2030, 7, 1), actor="league", by="league", claims=(one.id,)),)


def test_an_outlet_of_no_side_may_tell_of_it(dossier: Dossier) -> None:
    assert [d.actor for d in told(dossier, ends(dossier))["truce"]] == ["league"]


@pytest.mark.parametrize(("actor", "other"), [("league", "army"), ("army", "league")])
def test_the_other_side_cannot_say_it_for_a_party(dossier: Dossier, actor: str, other: str) -> None:
    assert told(dossier, ends(dossier, actor, attributed_to=other, attributed_chain=(other,)))["truce"] == ()
    assert told(dossier, ends(dossier, actor, {"army": "crown_news", "league": "watch"}[other]))["truce"] == ()


@pytest.mark.parametrize("more", [{"modality": "denied"}, {"modality": "hedged"}, {"modality": "future_or_conditional"}, {"terms": {}}, {"actor": None}, {"actor": "night_order"}])
def test_what_is_no_declaration_of_a_party(dossier: Dossier, more: dict[str, Any]) -> None:
    assert told(dossier, ends(dossier, **more))["truce"] == ()


def test_what_its_own_side_denies_does_not_count(dossier: Dossier) -> None:
    one, denied = ends(dossier, place="mill"), ends(dossier, place="mill", modality="denied", attributed_to="league", attributed_chain=("league",))
    assert told(dossier, one, denied)["truce"] == ()


def test_a_member_of_a_coalition_speaks_for_itself(dossier: Dossier) -> None:
    """The brigade is a member of the league until June, then a part of the army."""
    assert told(dossier, ends(dossier, "otters", when="2030-05-20"))["truce"] == ()
    (later,) = told(dossier, ends(dossier, "otters"))["truce"]
    assert (later.actor, later.by) == ("army", "otters")


def test_elsewhere_before_and_after_it_concerns_another_agreement(dossier: Dossier) -> None:
    assert told(dossier, ends(dossier, place="west_gate"))["truce"] == ()
    assert told(dossier, ends(dossier, when="2030-04-01"))["truce"] == ()
    assert told(dossier, ends(dossier, when="2030-12-02"))["truce"] == ()


def test_where_two_agreements_can_be_meant_neither_is_taken(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"].replace("id: truce", "id: mill_truce").replace("admin: [VA.north, VA.south]", "admin: [VA.north]")
    two = load(write(tmp_path, {"agreements/mill_truce.yaml": text}))
    assert not any(told(two, ends(two)).values())
    assert {name: len(found) for name, found in told(two, ends(two, place="ford")).items()} == {"truce": 1, "mill_truce": 0}


def test_it_breaks_the_agreement_and_says_on_whose_word(dossier: Dossier) -> None:
    claims = [claim(dossier, "mill", "2030-05-10", actor="army", source="wire"), ends(dossier)]
    agreements, by_id = load_agreements(dossier), {c.id: c for c in claims}
    incidents = match(claims, vocabulary(dossier))
    findings = judge(incidents, by_id, agreements, dossier)
    before, after = (outlooks(agreements, by_id, incidents, findings, dossier, d)[0] for d in (date(2030, 6, 30), date(2030, 7, 1)))
    assert (before.state, after.state) == ("in_force", "broken")
    assert after.past.first is not None
    assert (after.past.first.definition, after.past.first.by, after.past.first.claims) == ("declared_over", ("league",), (claims[1].id,))
    assert "as reported" in after.why
    assert msgspec.json.encode(after)
