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
        ("Two farmers trod on a mine near Gao on Monday.", "explosive_device"),
        ("The M23 refused to let a food convoy into Masisi on Monday.", "aid_obstruction"),
        ("Israel told Hezbollah on Monday to pull back its men.", "demand_or_ultimatum"),
        ("French troops began leaving Chad on Monday.", "withdrawal"),
        ("Hezbollah loosed two missiles at Metula on Monday.", "missile_strike"),
        ("Rebels in Mali gave two oil firms three days to leave Gao.", "demand_or_ultimatum"),
        ("Kenya provided Somalia with 40 tonnes of maize on Monday.", "aid_delivery"),
    ],
)
def test_every_word_of_a_class_tells_the_act(text: str, act: str) -> None:
    assert act in {c.act for c in _read(text)}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Nobody was arrested in Goma on Monday.", "abduction_or_detention"),
        ("The coach told Israel's keeper on Monday to stay on his line.", "demand_or_ultimatum"),
        ("French fans began leaving Chad on Monday.", "withdrawal"),
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


def test_whatever_is_of_force_makes_the_adjective_the_state() -> None:
    (stormed,) = _read("Ukrainian commandos stormed a Russian command post near Kherson on Monday.")
    assert stormed.actor == _read("Ukrainian soldiers stormed Kherson on Monday.")[0].actor
    assert stormed.target == _read("Rebels attacked Russian troops near Kherson on Monday.")[0].target
    (hooligans,) = _read("Ukrainian hooligans stormed a Russian food stall with rifles near Kherson on Monday.")
    assert (hooligans.actor, hooligans.target) == (None, None)


def test_the_lorries_of_a_body_are_its_doing_and_its_loss() -> None:
    (aid,) = [c for c in _read("World Food Programme lorries got through to Kadugli on Monday with 90 tonnes of millet.") if c.act == "aid_delivery"]
    assert aid.actor == "wfp"
    (hit,) = _read("Rebels shelled a World Food Programme lorry near Kadugli on Monday.")
    assert hit.target == "wfp"
    (car,) = _read("Rebels shelled a Japanese lorry near Kadugli on Monday.")
    assert car.target is None  # made in Japan


def test_its_patrols_are_those_of_whoever_says_so() -> None:
    (fired,) = _read("UNIFIL said Israeli soldiers opened fire on one of its patrols near Khiam on Monday.")
    assert (fired.actor, fired.target) == ("idf", "unifil")
    (other,) = _read("UNIFIL said Israeli soldiers opened fire on one of the patrols near Khiam on Monday.")
    assert other.target is None


def test_those_lined_up_and_shot_did_not_shoot() -> None:
    (shot,) = _read("Nine Malian policemen were lined up and shot in Gao on Monday.")
    assert (shot.actor, shot.target) == (None, "state_ml")
    (fired,) = _read("Nine Malian policemen lined up and shot at a crowd in Gao on Monday.")
    assert fired.actor == "state_ml"


def test_who_held_those_freed_in_exchange_is_the_other_side() -> None:
    (swap,) = _read("The Houthis freed two sailors on Monday in return for seven fighters held by Saudi Arabia.")
    assert (swap.act, swap.actor, swap.target) == ("prisoner_exchange", "houthis", "state_sa")
    (gift,) = _read("The Houthis freed two sailors on Monday after talks in Saudi Arabia.")
    assert gift.target is None


def test_going_on_the_offensive_is_told_once() -> None:
    (pushed,) = _read("Congolese soldiers went on the offensive around Masisi on Monday.")
    assert (pushed.act, pushed.actor) == ("ground_assault", "fardc")
    assert not any(c.act == "ground_assault" for c in _read("Critics went on the offensive around the Congolese budget on Monday."))


@pytest.mark.parametrize(
    "text",
    [
        "The coach warned Brazil against taking Chile lightly.",
        "The hurricane flattened homes in Honduras and displaced thousands.",
        "Diplomats hope that Sudan will accept the plan.",
        "Sudanese miners fired a kiln near Gao on Monday.",
    ],
)
def test_trades_storms_and_hopes_tell_no_act(text: str) -> None:
    assert _read(text) == ()
