"""The other side of an act that stands in no object's place: borders, receivers, joined sides, who is to do what was agreed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2018, 6, 21, tzinfo=UTC)


def _read(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=DAY))


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Sudan has massed hundreds of soldiers along its border with Ethiopia.", "force_movement", "Ethiopia"),
        ("Peru sent a second brigade to the Ecuadorean frontier.", "force_movement", "Ecuadorean frontier"),
        ("Armenian and Turkish officials agreed to reopen a railway.", "agreement_signed", "Turkish"),
        ("Somalia has agreed to let UN inspectors visit the port.", "agreement_signed", "UN inspectors"),
        ("Kenya withdrew its last soldiers from Somalia on Tuesday.", "withdrawal", "Somalia"),
        ("Laos announced its intention to free a Thai journalist held since May.", "acceptance", "Thai journalist"),
        ("The Kenyan army set a 48-hour deadline for Oromo leaders to surrender.", "demand_or_ultimatum", "Oromo leaders"),
        ("Malian envoys flew to Tunis to meet Libyan diplomats.", "negotiation", "Libyan diplomats"),
        ("Canada granted asylum to a Karen dissident.", "safe_passage", "Karen dissident"),
    ],
)
def test_the_other_side_is_read_where_it_stands(text: str, act: str, target: str) -> None:
    claims = [c for c in _read(text) if c.act == act]
    assert len(claims) == 1
    assert target in (claims[0].target_surface or "")
    assert text[slice(*claims[0].spans["target"])] == claims[0].target_surface


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Sudan has massed hundreds of soldiers in the hills since Monday.", "force_movement"),
        ("Kenya withdrew its last soldiers after a visit by Somali elders.", "withdrawal"),
        ("Peru agreed on Friday to reopen a railway.", "agreement_signed"),
        ("Malian envoys flew to Tunis to discuss the border.", "negotiation"),
    ],
)
def test_a_circumstance_or_a_town_is_no_side(text: str, act: str) -> None:
    claims = [c for c in _read(text) if c.act == act]
    assert len(claims) == 1
    assert claims[0].target is None
    assert not any(name in (claims[0].target_surface or "") for name in ("Somali", "Tunis", "Monday", "Friday", "hills"))


def test_who_travels_to_meet_is_told_once() -> None:
    (claim,) = _read("Malian envoys flew to Tunis to meet Libyan diplomats.")
    assert (claim.act, claim.actor, claim.target, claim.modality) == ("negotiation", "state_ml", "state_ly", "asserted")


def test_a_king_of_a_state_visits_for_it() -> None:
    (claim,) = _read("King Willem of Norway paid a visit to Iraq on Sunday.")
    assert (claim.act, claim.actor) == ("negotiation", "state_no")
    assert not any(c.actor for c in _read("Maria Willem of Norway paid a visit to Iraq on Sunday."))


def test_force_that_a_speaker_would_use_is_a_threat() -> None:
    claims = _read("Kenya said it would use force against Somalia unless the hostages were freed.")
    assert [(c.act, c.actor, c.target) for c in claims] == [("threat", "state_ke", "state_so")]
    assert not any(c.act in {"threat", "demand_or_ultimatum"} for c in _read("Kenya used force against rebels in Somalia in the past."))


def test_a_warning_issued_is_a_threat_where_it_threatens() -> None:
    claims = _read("Kenya has issued a stern warning to Somalia that it will strike militant camps across the border.")
    assert [(c.act, c.actor, c.target) for c in claims if c.act == "threat"] == [("threat", "state_ke", "state_so")]
    assert not any(c.act == "threat" for c in _read("Kenya has issued a warning to Somalia about heavy rain."))


def test_diplomats_sent_home_are_no_ground_won() -> None:
    assert not any(c.act == "control_gained" for c in _read("Russia expelled six British diplomats on Thursday."))
    assert any(c.act == "control_gained" for c in _read("Ukraine expelled Russian forces from Kherson on Thursday."))


def test_who_gives_and_who_gets() -> None:
    (gift,) = [c for c in _read("Iran has donated 20 ambulances to Afghanistan.") if c.act == "aid_delivery"]
    assert (gift.actor, gift.target) == ("state_ir", "state_af")
    assert not any(c.act == "aid_delivery" for c in _read("A tycoon donated 20 paintings to a museum."))


def test_those_who_fell_in_a_battle_are_its_first_side() -> None:
    (clash,) = [c for c in _read("Seven Malian soldiers died in a gun battle with Tuareg rebels near Kidal.") if c.act == "armed_clash"]
    assert (clash.actor, clash.actor_surface) == ("state_ml", "Malian soldiers")
    assert not any(c.actor for c in _read("Seven people died in a gun battle with Tuareg rebels near Kidal.") if c.act == "armed_clash")


def test_who_injured_whom_is_read() -> None:
    (hurt,) = _read("Three Malian farmers were injured by Libyan soldiers near Kidal.")
    assert (hurt.actor, hurt.target_surface) == ("state_ly", "Three Malian farmers")
    assert not any(c.actor for c in _read("Three Malian farmers were injured by falling rocks near Kidal."))


def test_sides_named_in_another_sentence_are_left_alone() -> None:
    text = "The Kenyan army has long held the hill above the river and the village beyond the old stone bridge. It agreed to leave."
    assert all(c.target_surface is None for c in _read(text) if c.act == "agreement_signed")


def test_people_bear_the_name_behind_them() -> None:
    (arrest,) = _read("Sudanese police detained 30 members of the Nile Brotherhood.")
    assert "Nile Brotherhood" in (arrest.target_surface or "")
    (other,) = _read("Sudanese police detained 30 members of the club.")
    assert "club" not in (other.target_surface or "")


def test_forces_that_were_deployed_moved() -> None:
    (move,) = _read("French paratroopers were deployed to northern Mali.")
    assert (move.actor, move.actor_surface) == ("state_fr", "French paratroopers")
    (sent,) = _read("France deployed paratroopers to northern Mali.")
    assert (sent.actor, sent.actor_surface) == ("state_fr", "France")


def test_who_deports_whom() -> None:
    claims = _read("Nepal deported eighteen Tibetan refugees to China.")
    assert [(c.act, c.actor, c.target_surface) for c in claims] == [("displacement", "state_np", "eighteen Tibetan refugees")]
    assert not any(c.act == "displacement" for c in _read("Nepal received eighteen Tibetan refugees in May."))


def test_two_that_fire_at_each_other_are_both_sides() -> None:
    (fire,) = _read("Indian and Pakistani border troops shelled each other in Kashmir.")
    assert (fire.actor, fire.target_surface) == ("state_in", "Pakistani")
    (one,) = _read("Indian border troops shelled the other bank in Kashmir.")
    assert one.target is None


def test_whom_a_warning_is_given_hides_nothing_of_what_is_threatened() -> None:
    claims = _read("Kenya warned Somalia that it would bomb the port.")
    assert ("threat", "state_ke", "state_so") in {(c.act, c.actor, c.target) for c in claims}
    assert not any(c.act == "threat" for c in _read("Kenya warned Somalia that the rain would last."))


def test_who_is_freed_and_who_is_evicted() -> None:
    (free,) = _read("Libya freed five Bulgarian nurses on Tuesday.")
    assert (free.act, free.actor, free.target_surface) == ("prisoner_exchange", "state_ly", "five Bulgarian nurses")
    (out,) = _read("Farmers were evicted from their land by Zimbabwean soldiers.")
    assert (out.act, out.actor) == ("displacement", "state_zw")
    assert not _read("A tenant was evicted from a flat by his landlord.")
