"""Acts by class of word: whatever is burned, whoever is taken, whoever withdraws."""

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
    ("text", "act"),
    [
        ("Raiders gutted a convent near Goma on Monday.", "property_destruction"),
        ("Ethiopian soldiers pulled down a granary in Adwa on Monday.", "property_destruction"),
        ("Malian soldiers set fire to barley fields near Gao on Monday.", "property_destruction"),
        ("Burmese police rounded up 40 monks in Mandalay on Monday.", "abduction_or_detention"),
        ("Rebels grabbed two surgeons in Goma on Monday.", "abduction_or_detention"),
        ("Kidnappers made off with two pilgrims near Gao on Monday.", "abduction_or_detention"),
        ("Chadian paratroopers fell back to Faya on Monday.", "withdrawal"),
        ("Kenya pulled its commandos out of Kismayo on Monday.", "withdrawal"),
        ("Rebels wrested an airstrip near Goma from the Congolese army on Monday.", "control_gained"),
        ("The M23 flushed Congolese troops out of Goma on Monday.", "control_gained"),
        ("Eritrea barricaded the strait of Assab on Monday.", "siege_or_blockade"),
        ("Colombian guerrillas let two nuns go near Cali on Monday.", "prisoner_exchange"),
        ("Rebels decommissioned 60 launchers near Gao on Monday, Mali said.", "weapons_handover"),
        ("Sudan expelled 300 Chadian herders through Tine on Monday.", "displacement"),
        ("Mali acceded to the terms of the rebels on Monday.", "acceptance"),
        ("Iran stormed out of the talks with Britain on Monday.", "negotiation"),
        ("A mortar round wounded three pupils in Goma on Monday.", "shelling"),
        ("Ugandan soldiers flogged four fishermen near Gulu on Monday.", "other"),
        ("Bahraini police put down a rally in Manama on Monday.", "other"),
        ("Kenyan police fired tear gas at a crowd in Kisumu on Monday.", "other"),
        ("Hamas fighters burned four buses in Rafah on Monday.", "property_destruction"),
        ("Malian troops recovered the hamlet of Tessit on Monday.", "control_gained"),
        ("Firing across the border near Goma began on Monday.", "small_arms_fire"),
        ("The people of Gao have had no running water since Monday.", "service_disruption"),
        ("Rebels impounded eleven lorries with sorghum at Gao on Monday.", "aid_obstruction"),
        ("Kenya provided Somalia with 40 tonnes of maize on Monday.", "aid_delivery"),
    ],
)
def test_every_word_of_a_class_tells_the_act(text: str, act: str) -> None:
    assert act in {c.act for c in _read(text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The critic gutted a novel in Paris on Monday.", "property_destruction"),
        ("Ethiopia pulled down a trade barrier on Monday.", "property_destruction"),
        ("A striker grabbed two goals in Goma on Monday.", "abduction_or_detention"),
        ("Prices in Chad fell back on Monday.", "withdrawal"),
        ("Kenya pulled its bid out of the tender on Monday.", "withdrawal"),
        ("Sudan expelled air from the chamber on Monday.", "displacement"),
        ("Mali acceded to the throne of fashion on Monday.", "acceptance"),
        ("Brazil flogged Chile 4-0 in Lima on Monday.", "other"),
        ("Kenyan police turned a water cannon on a crowd in Kisumu on Monday.", "shelling"),
        ("A mortar board wounded nobody's pride at the school in Goma on Monday.", "shelling"),
    ],
)
def test_what_only_looks_like_a_word_of_the_class(text: str, act: str) -> None:
    assert act not in {c.act for c in _read(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Ethiopian troops shelled Adwa on Monday, destroying three houses.",
        "Ethiopian troops stormed Adwa on Monday behind a curtain of mortar fire.",
        "Ethiopian jets bombed the road along which people were fleeing Adwa on Monday.",
    ],
)
def test_what_an_act_did_or_was_done_with_is_no_second_act(text: str) -> None:
    assert len(_read(text)) == 1


def test_a_deed_beside_an_attack_stays_its_own() -> None:
    acts = {c.act for c in _read("Ethiopian troops shelled Adwa on Monday. On Tuesday they destroyed three houses in Axum.")}
    assert acts == {"shelling", "property_destruction"}


def test_means_that_destroy_are_a_strike() -> None:
    (jets,) = _read("Russian jets levelled a clinic in Kherson on Monday.")
    assert (jets.act, jets.actor) == ("airstrike", _read("Russian jets bombed Kherson on Monday.")[0].actor)
    (men,) = _read("Russian soldiers levelled a clinic in Kherson on Monday.")
    assert men.act == "property_destruction"


def test_whoever_repels_an_attack_suffers_it() -> None:
    (attack,) = _read("Malian soldiers repelled an attack on Gao on Monday.")
    assert (attack.actor, attack.target) == (None, "state_ml")
    (led,) = _read("Malian soldiers led an attack on Gao on Monday.")
    assert led.actor == "state_ml"


def test_a_bomb_beside_a_patrol_is_meant_for_it() -> None:
    (bomb,) = _read("A roadside bomb went off under a patrol of Malian soldiers near Gao on Monday.")
    assert bomb.target == "state_ml"
    (stall,) = _read("A roadside bomb went off under a stall of Malian dates near Gao on Monday.")
    assert stall.target is None


def test_the_men_of_an_armed_group_are_its_own() -> None:
    (looted,) = _read("Rapid Support Forces men looted a pharmacy in Nyala on Monday.")
    assert (looted.act, looted.actor) == ("property_destruction", "rsf")
    assert not any(c.actor for c in _read("Sudanese men looted a pharmacy with rifles in Nyala on Monday."))


def test_fire_that_has_not_stopped_goes_on() -> None:
    (fire,) = _read("Artillery fire on Goma has not let up since Monday.")
    assert (fire.act, fire.modality) == ("shelling", "asserted")
    assert not any(c.modality == "asserted" for c in _read("Artillery has not hit Goma since Monday."))


def test_who_is_brought_out_wounded_was_not_hurt_by_it() -> None:
    assert [c.act for c in _read("The Red Cross ferried 31 wounded men out of Goma on Monday.")] == ["evacuation"]
    assert any(c.injured for c in _read("A shell wounded 31 men in Goma on Monday."))
