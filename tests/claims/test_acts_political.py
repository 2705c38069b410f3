"""Acts of states beside force, by class of word: easing, resigning, charging, banning, arming, threats of deeds."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

V = general_vocabulary()


def _read(text: str) -> tuple[Claim, ...]:
    return read_text(text, V, published=datetime(2024, 5, 14, tzinfo=UTC), explain=True)


def _entries(text: str) -> set[str]:
    return {str(c.why.get("act")).partition("lexicon entry ")[2].split(";")[0] for c in _read(text) if c.why}


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Chad rescinded its ban on rallies on Monday.", "other.ease_v"),
        ("Niger withdrew sedition charges against a union leader on Monday.", "other.ease_charge_v"),
        ("Mali's king readmitted the opposition to parliament; Mali restored the constitution on Monday.", "other.ease_rights_v"),
        ("Kenya's interior minister quit on Monday after the raid.", "other.resign_v"),
        ("Sudan's prime minister stood down on Monday.", "other.resign_down_v"),
        ("Eritrea readmitted United Nations inspectors on Monday.", "other.admit_v"),
        ("Mali suspended the constitution on Monday.", "other.licence_v"),
        ("Rwanda indicted a former general for murder on Monday.", "other.charge_v"),
        ("Iran jammed the broadcasts of an opposition radio station on Monday.", "other.ban_site_v"),
        ("Tunisia stopped an opposition politician from travelling on Monday.", "other.bar_from_v"),
        ("Russia crippled the computers of Georgia's army on Monday.", "other.hack_v"),
        ("Egypt froze the assets of a charity on Monday.", "other.confiscate_v"),
        ("France is giving Niger training and helicopters.", "other.military_aid_v"),
        ("Norway lent Sudan 20 million euros on Monday.", "other.money_v"),
        ("Eritrea is gearing up for war with Ethiopia.", "other.prepare_v"),
        ("Uganda contributed 400 soldiers to the peacekeeping force in Somalia.", "force_movement.peacekeepers_join_v"),
        ("Chadian tanks advanced towards the Sudanese border on Monday.", "force_movement.near_border_v"),
        ("Syria positioned missiles on the Golan on Monday.", "force_movement.position_v"),
        ("The emir of Qatar flew to Tehran on Monday.", "negotiation.officials_arrive_v"),
        ("Sudanese rebels massed outside Nyala on Monday.", "force_movement.gather_v"),
        ("Police put Gao in Mali under curfew on Monday.", "siege_or_blockade.curfew_under_v"),
        ("Ugandan soldiers guarded relief depots in Mogadishu on Monday.", "safe_passage.guard_v"),
        ("Kenya gave back six boats to Uganda on Monday.", "other.return_v"),
        ("Kenyan police fired tear gas at a crowd in Kisumu on Monday.", "other.disperse_gas_v"),
        ("Gabon's government yielded to the demands of soldiers on Monday.", "acceptance.accede_demand_v"),
        ("Chad let the Red Cross visit prisoners in Faya on Monday.", "other.admit_visit_v"),
        ("Togo's junta ceded power to a council; Togo transferred power on Monday.", "other.resign_power_v"),
        ("Kenya's premier tendered his resignation on Monday.", "other.resign_offer_v"),
        ("Jordan took in 300 refugees from Syria on Monday.", "safe_passage.shelter_in_v"),
        ("Eritrea is conscripting youths.", "force_movement.recruit_v"),
        ("Malawi's police searched the newsroom of a daily on Monday.", "other.ban_raid_v"),
        ("Kenyan commandos crossed into Somalia on Monday.", "force_movement.arrive_v"),
        ("The Iranian foreign minister flew to Doha on Monday for a short visit.", "negotiation.on_visit_v"),
        ("Malian soldiers surrendered to rebels near Gao on Monday.", "weapons_handover.give_up_v"),
        ("Gunmen hijacked a Kenyan airliner near Lamu on Monday.", "abduction_or_detention.hijack_v"),
        ("A crowd pelted police in Kisumu on Monday.", "other.beat_stone_v"),
        ("Ethiopian troops chased Tigrayans from their villages on Monday.", "displacement.drive_home_v"),
    ],
)  # fmt: skip
def test_the_class_of_the_word_tells_the_act(text: str, entry: str) -> None:
    assert entry in _entries(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Chad lifted the cup on Monday.", "other.ease_v"),
        ("Kenya's coach quit on Monday.", "other.resign_v"),
        ("Rwanda charged a driver with speeding on Monday.", "other.charge_v"),
        ("Iran blocked a penalty on Monday.", "other.ban_site_v"),
        ("Russia targeted growth of two per cent on Monday.", "other.hack_v"),
        ("France gave Niger a run for its money on Monday.", "other.money_v"),
        ("Eritrea is gearing up for the marathon.", "other.prepare_v"),
        ("The rebels surrendered Gao to the Malian army on Monday.", "weapons_handover.give_up_v"),
        ("Chadian tourists moved towards the border on Monday.", "force_movement.near_border_v"),
    ],
)
def test_what_only_looks_like_one(text: str, entry: str) -> None:
    assert entry not in _entries(text)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Iran will close the strait if its ports are attacked, an Iranian commander warned on Monday.", "state_ir"),
        ("Sudan may cut off electricity to Chad unless it pays, a Sudanese minister said on Monday.", "state_sd"),
        ("The Taliban said they would shell Kunduz if Pakistan bombed again.", "taliban"),
    ],
)
def test_a_deed_that_its_doer_says_he_will_do_is_a_threat(text: str, actor: str) -> None:
    assert actor in {c.actor for c in _read(text) if c.act == "threat"}


def test_force_that_somebody_is_ready_to_use_is_a_threat_whatever_it_is_for() -> None:
    assert "threat" in {c.act for c in _read("Britain is ready to use force to free the hostages, a minister said on Monday.")}


@pytest.mark.parametrize(
    "text",
    [
        "Iran will keep the strait closed, an Iranian commander said on Monday.",
        "Russia will shell Kharkiv again, a Ukrainian minister said on Monday.",
    ],
)
def test_what_goes_on_or_what_another_foretells_is_no_threat(text: str) -> None:
    assert "threat" not in {c.act for c in _read(text)}
