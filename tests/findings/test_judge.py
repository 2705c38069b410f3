"""Incidents held against articles: period, zone, bearer, exception, responsibility, gravity, proof."""

from __future__ import annotations

from pathlib import Path

import pytest
from inline_snapshot import snapshot
from tests.support.small import FILES, ZONE, claim, dead, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import moment, parse_local
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.findings.finding import PROOF_ORDER, Finding
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("judge"))


def judged(
    dossier: Dossier, *claims: Claim, agreements: tuple[Agreement, ...] | None = None
) -> tuple[Finding, ...]:
    incidents = match(claims, vocabulary(dossier))
    return judge(incidents, {c.id: c for c in claims}, agreements or load_agreements(dossier), dossier)


def one(dossier: Dossier, *claims: Claim) -> Finding:
    findings = judged(dossier, *claims)
    assert len(findings) == 1, findings
    return findings[0]


def said(finding: Finding) -> list[str]:
    return [f"{r.element}: {r.text}" for r in finding.reasons]


def test_a_shelling_with_dead_is_a_serious_violation_with_reasons(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, source="watch", actor="army", killed=dead(3)))
    assert (found.outcome, found.responsibility, found.proof) == (
        "serious_violation",
        "attributed",
        "reasonable_suspicion",
    )
    assert said(found) == snapshot(
        [
            "act: shelling: is prohibited by article 1",
            "period: 2030-05-10: while the article held",
            "zone: inside: Milltown is in North Province",
            "responsibility: Vale Army is named by one origin, and nobody else is",
            "gravity: serious by rule 'harm': somebody was killed by every toll given (at least 3)",
            "proof: reasonable suspicion that Vale Army did it: one origin (weight 0.72)",
        ]
    )
    assert all(r.claims for r in found.reasons)


def test_no_harm_is_minor(dossier: Dossier) -> None:
    assert one(dossier, claim(dossier, source="watch", actor="army")).outcome == "minor_violation"


def test_a_disputed_death_is_not_serious_by_harm(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army", killed=dead(3)),
        claim(dossier, source="crown_news", actor="army", killed=dead(0)),
    )
    assert found.outcome == "minor_violation"


def test_blame_that_is_swapped_is_contested(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="crown_news", actor="league"),
    )
    assert found.responsibility == "contested"
    assert {s.actor for s in found.sides} == {"army", "league"}
    assert found.outcome == "minor_violation"


def test_denial_makes_it_contested(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="crown_news", actor="army", modality="denied"),
    )
    assert found.responsibility == "contested"


def test_no_doer_is_pending_and_not_attributable(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, source="watch"))
    assert (found.outcome, found.responsibility) == ("pending", "not_attributable")


def test_a_clash_between_the_parties_is_a_violation_by_nobody_known(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(
            dossier,
            act="armed_clash",
            actor="army",
            target="league",
            mutual=True,
            source="wire",
            killed=dead(1),
        ),
    )
    assert (found.outcome, found.responsibility) == ("serious_violation", "not_attributable")


@pytest.mark.parametrize(
    ("actor", "target", "mutual"),
    [
        ("army", "night_order", False),
        ("night_order", "army", False),
        ("army", "night_order", True),
        ("night_order", "civilians", False),
    ],
)
def test_whom_the_article_leaves_out_and_who_is_not_bound_breach_nothing(
    dossier: Dossier, actor: str, target: str, mutual: bool
) -> None:
    found = one(
        dossier,
        claim(
            dossier,
            act="armed_clash",
            actor=actor,
            target=target,
            mutual=mutual,
            source="wire",
            killed=dead(9),
        ),
    )
    assert found.outcome == "not_a_violation"


def test_a_target_disputed_between_exempt_and_not_is_pending(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army", target="league"),
        claim(dossier, source="crown_news", actor="army", target="night_order"),
    )
    assert found.outcome == "pending"
    assert any("others do not" in r.text for r in found.reasons)


def test_affiliation_on_the_day_decides_whose_act_it_was(dossier: Dossier) -> None:
    before = one(dossier, claim(dossier, when="2030-05-10", source="wire", actor="otters"))
    after = one(dossier, claim(dossier, when="2030-06-10", source="wire", actor="otters"))
    assert [s.by for s in before.sides] == ["league"]
    assert [s.by for s in after.sides] == ["army"]


@pytest.mark.parametrize("when", ["2030-04-30", "2030-12-01", "2031-01-01"])
def test_outside_its_time_an_article_finds_nothing(dossier: Dossier, when: str) -> None:
    assert judged(dossier, claim(dossier, when=when, actor="army", source="wire")) == ()


def test_the_day_it_began_is_pending_unless_the_hour_is_told(dossier: Dossier) -> None:
    assert one(dossier, claim(dossier, when="2030-05-01", actor="army", source="wire")).outcome == "pending"
    noon = moment(parse_local("2030-05-01T13:00", "UTC")[0].replace(tzinfo=None), ZONE)
    assert one(dossier, claim(dossier, when=noon, actor="army", source="wire")).outcome == "minor_violation"
    early = moment(parse_local("2030-05-01T11:00", "UTC")[0].replace(tzinfo=None), ZONE)
    assert judged(dossier, claim(dossier, when=early, actor="army", source="wire")) == ()


def test_outside_the_zone_nothing_and_a_country_is_pending(dossier: Dossier) -> None:
    assert judged(dossier, claim(dossier, "west_gate", actor="army", source="wire")) == ()
    found = one(dossier, claim(dossier, "VA", actor="army", source="wire"))
    assert (found.zone, found.outcome) == ("indeterminate", "pending")
    assert one(dossier, claim(dossier, None, actor="army", source="wire")).outcome == "pending"


def test_obstruction_breaches_a_permission(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, act="aid_obstruction", actor="army", source="wire"))
    assert (found.provision, found.outcome) == ("2", "minor_violation")


def rank(finding: Finding) -> int:
    return PROOF_ORDER.index(finding.proof) if finding.proof else -1


def test_opposed_sides_that_agree_count_for_more_than_one_side_repeating_itself(dossier: Dossier) -> None:
    alone = one(dossier, claim(dossier, source="watch", actor="army"))
    repeated = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="river_voice", actor="army"),
    )
    agreed = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="crown_news", actor="army"),
    )
    assert rank(alone) <= rank(repeated) < rank(agreed)
    assert agreed.proof == "clear_and_convincing"


def test_a_copy_raises_nothing(dossier: Dossier) -> None:
    alone = one(dossier, claim(dossier, source="watch", actor="army"))
    copied = one(
        dossier, claim(dossier, source="watch", actor="army"), claim(dossier, source="echo", actor="army")
    )
    assert alone.proof == copied.proof


def test_a_source_of_unknown_worth_founds_a_suspicion_only(dossier: Dossier) -> None:
    assert one(dossier, claim(dossier, source="rumour", actor="army")).proof == "reasonable_suspicion"


def test_an_article_may_bind_everyone_or_allies(tmp_path: Path) -> None:
    text = FILES["agreements/truce.yaml"]
    everyone = text.replace(
        "    zone: vale\n    except", "    bearer: everyone\n    zone: vale\n    except", 1
    )
    found = one(
        load(write(tmp_path / "e", {"agreements/truce.yaml": everyone})),
        claim(small(tmp_path / "s"), actor="night_order", source="wire"),
    )
    assert found.outcome == "minor_violation"


def test_a_child_truce_is_judged_beside_its_parent(tmp_path: Path) -> None:
    child = (
        FILES["agreements/truce.yaml"]
        .replace("id: truce", "id: child\nparent: truce", 1)
        .replace("2030-05-01T12:00", "2030-05-09T00:00")
    )
    dossier = load(write(tmp_path, {"agreements/child.yaml": child}))
    findings = judged(dossier, claim(dossier, source="wire", actor="army"))
    assert [f.agreement for f in findings] == ["truce", "child"]


def test_allies_are_bound_only_where_the_article_says_so_and_only_one_step(tmp_path: Path) -> None:
    actors = FILES["actors.yaml"] + (
        "- {id: friends, name: Friends, side: crown, affiliations: [{to: army, relation: ally_of}]}\n"
        "- {id: friends_of_friends, name: Others, side: other, affiliations: [{to: friends, relation: ally_of}]}\n"
    )
    wide = FILES["agreements/truce.yaml"].replace(
        "    zone: vale\n    except", "    bearer: parties_and_allies\n    zone: vale\n    except", 1
    )
    narrow = load(write(tmp_path / "n", {"actors.yaml": actors}))
    broad = load(write(tmp_path / "b", {"actors.yaml": actors, "agreements/truce.yaml": wide}))
    assert one(narrow, claim(narrow, actor="friends", source="wire")).outcome == "not_a_violation"
    assert [s.by for s in one(broad, claim(broad, actor="friends", source="wire")).sides] == ["army"]
    assert one(broad, claim(broad, actor="friends_of_friends", source="wire")).outcome == "not_a_violation"


def test_an_article_that_names_its_bearers_says_nothing_of_others(tmp_path: Path) -> None:
    named = FILES["agreements/truce.yaml"].replace(
        "    zone: vale\n    except", "    bearer: [league]\n    zone: vale\n    except", 1
    )
    dossier = load(write(tmp_path, {"agreements/truce.yaml": named}))
    assert judged(dossier, claim(dossier, actor="army", source="wire")) == ()
    assert one(dossier, claim(dossier, actor="league", source="wire")).outcome == "minor_violation"


def test_without_a_time_nothing_is_held_against_anything(dossier: Dossier) -> None:
    assert judged(dossier, claim(dossier, when=None, source="wire", actor="army")) == ()


def test_without_a_place_only_a_zone_as_wide_as_the_dossier_is_in_question(tmp_path: Path) -> None:
    narrow = FILES["agreements/truce.yaml"].replace("admin: [VA.north, VA.south]", "places: [mill]")
    dossier = load(write(tmp_path, {"agreements/truce.yaml": narrow}))
    assert judged(dossier, claim(dossier, None, source="wire", actor="army")) == ()
    assert judged(dossier, claim(dossier, "VA", source="wire", actor="army")) == ()
    assert one(dossier, claim(dossier, "VA.north", source="wire", actor="army")).outcome == "pending"


def test_a_clash_does_not_hide_who_others_say_attacked(dossier: Dossier) -> None:
    attack = claim(dossier, source="wire", act="ground_assault", actor="army", target="league")
    clash = claim(dossier, source="watch", act="armed_clash", actor="army", target="league", mutual=True)
    found = one(dossier, attack, clash)
    assert found.responsibility == "attributed"
    assert [s.actor for s in found.sides] == ["army"]


def test_what_reaches_no_standard_of_proof_stays_open(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, source="crown_news", actor="league", modality="hedged"))
    assert (found.outcome, found.proof) == ("pending", None)
    assert found.reasons[-1].text == "open: what is reported reaches no standard of proof"


def test_a_denial_by_its_own_side_does_not_outweigh_independent_witnesses(dossier: Dossier) -> None:
    told = [claim(dossier, source=s, actor="army") for s in ("wire", "watch", "river_voice")]
    denial = claim(dossier, source="crown_news", actor="army", modality="denied")
    firm = one(dossier, *told, denial)
    assert firm.responsibility == "attributed"
    assert any("does not outweigh" in r.text for r in firm.reasons)
    assert one(dossier, told[1], denial).responsibility == "contested"
    by_others = claim(dossier, source="rumour", actor="army", modality="denied")
    assert one(dossier, *told, by_others).responsibility == "contested"


def test_a_proxy_is_its_controllers_act_only_by_a_stated_rule(tmp_path: Path) -> None:
    actors = FILES["actors.yaml"] + "- {id: proxy, name: Proxy, side: crown, affiliations: [{to: army, relation: controlled_by}]}\n"
    plain = load(write(tmp_path / "p", {"actors.yaml": actors}))
    ruled = load(write(tmp_path / "r", {"actors.yaml": actors, "dossier.yaml": FILES["dossier.yaml"] + "effective_control: true\n"}))
    assert one(plain, claim(plain, actor="proxy", source="wire")).outcome == "not_a_violation"
    found = one(ruled, claim(ruled, actor="proxy", source="wire"))
    assert [s.by for s in found.sides] == ["army"]
    assert any("effective control of Vale Army" in r.text for r in found.reasons)


def test_a_clash_with_one_named_side_is_nobodys_act(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, source="wire", act="armed_clash", actor="army", mutual=True, killed=dead(2)))
    assert (found.outcome, found.responsibility) == ("pending", "not_attributable")
    own = one(dossier, claim(dossier, source="crown_news", act="armed_clash", actor="army", target="league", mutual=True))
    assert not any("its own side says so" in r.text for r in own.reasons)
