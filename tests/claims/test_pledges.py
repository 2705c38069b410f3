"""What somebody says that he will do: a threat, consent, a refusal; and what is no word of his own."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()


def _read(text: str) -> tuple[Claim, ...]:
    return read_text(text, V, published=datetime(2024, 5, 14, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Iran said on Monday it would recall its envoy from Kenya.", "threat", "state_ir", "state_ke"),
        ("Kenya will punish Somalia for the raid, its foreign minister said on Monday.", "threat", "state_ke", "state_so"),
        ("Sudan announced that it would let inspectors from Kenya visit a camp near Nyala.", "acceptance", "state_sd", "state_ke"),
        ("Mali's president said his country would cooperate with Algeria.", "acceptance", "state_ml", "state_dz"),
        ("The Taliban said they would never negotiate with Pakistan.", "rejection", "taliban", "state_pk"),
        ("Eritrea warned Ethiopia that it would send troops across the border.", "threat", "state_er", "state_et"),
        ("Sudan said it would suspend flights to Chad.", "threat", "state_sd", "state_td"),
        ("Belgium has decided to resume cooperation with Sudan.", "acceptance", "state_be", "state_sd"),
        ("Kenya cautioned Somalia of new sanctions.", "threat", "state_ke", "state_so"),
        ("The Taliban's leader said Pakistan would regret the air strikes.", "threat", "taliban", "state_pk"),
    ],
)
def test_whoever_speaks_of_himself_threatens_consents_or_refuses(text: str, act: str, actor: str, target: str) -> None:
    (claim,) = [c for c in _read(text) if c.act == act]
    assert (claim.actor, claim.target or claim.terms.get("directed_at"), claim.modality) == (actor, target, "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Iran will recall its envoy from Kenya, analysts said on Monday.",  # nobody who can say it
        "Iran said on Monday Kenya would recall its envoy.",  # of another
        "Kenya will punish late taxpayers, a newspaper said on Monday.",
        "Kenya said it would help its farmers.",  # nobody it is given to
        "The UN warned that the fighting would spread to Chad.",  # a fear
        "Kenya said it might welcome an envoy of Somalia.",
        "Belgium has resumed cooperation with Sudan.",  # done, and no word of what is to come
        "Reuters said Pakistan would pay a heavy price for its loans.",
    ],
)
def test_plans_and_fears_of_others_are_no_statements(text: str) -> None:
    assert not any(c.act in {"threat", "acceptance", "rejection"} for c in _read(text))


def test_a_warning_not_to_do_something_asks_for_it() -> None:
    (asked,) = _read("Kenya warned Somalia against sending fighters over the border.")
    assert (asked.act, asked.actor, asked.target) == ("demand_or_ultimatum", "state_ke", "state_so")


def test_one_warning_is_one_threat() -> None:
    (one,) = _read("Kenya warned that it would respond with force if Somalia attacked Garissa.")
    assert (one.act, one.target) == ("threat", "state_so")


def test_time_to_accept_is_no_acceptance() -> None:
    acts = [c.act for c in _read("Kenya gave Al-Shabaab 48 hours on Monday to accept the plan.")]
    assert acts == ["demand_or_ultimatum"]
