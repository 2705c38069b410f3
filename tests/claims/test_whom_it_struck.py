"""Whom a deed struck, whose attempt was beaten back, the two sides of a clash, who made the offer that was answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    return next(read_many([Text(text=text, published=DAY)], general_vocabulary()))


def _of(text: str, act: str) -> tuple[str | None, str | None]:
    """Doer and target of the last claim of that act."""
    one = [c for c in _read(text) if c.act == act][-1]
    return one.actor, one.target


STRUCK = [
    ("Two officers and five conscripts of the Ukrainian army died when their lorry hit a mine near Lyman on Tuesday.", "explosive_device", None, "uaf"),
    ("Two Kenyan peacekeepers of UNMISS were killed when a mortar shell hit their vehicle in Bor on Sunday.", "shelling", None, "unmiss"),
    ("A roadside bomb went off under a Myanmar army truck near Hpakant on Friday, wounding three.", "explosive_device", None, "tatmadaw"),
    ("An IED exploded beside a Hezbollah car near Tyre on Friday.", "explosive_device", None, "hezbollah"),
    ("Drones hit a convoy of trucks ferrying M23 fighters to Sake on Friday.", "drone_strike", None, "m23"),
    ("A roadside bomb missed a patrol of the Lebanese army near Arsal on Monday.", "explosive_device", None, "state_lb"),
    ("South Africa said four more of its soldiers had been killed near Sake on Sunday.", "killing_other", None, "state_za"),
    ("Pakistani shelling killed two Indian soldiers in Poonch on Friday.", "shelling", "state_pk", "state_in"),
    ("RSF fighters stormed hideouts of the SPLM-N near Dilling on Monday.", "ground_assault", "rsf", "splm_n"),
    ("Malian troops beat back a JNIM attempt to overrun their post at Boulkessi on Monday.", "ground_assault", "jnim", "state_ml"),
    ("Afghan soldiers fended off a Taliban bid to take the prison at Kandahar on Friday.", "ground_assault", "taliban", "state_af"),
    ("Moscow denied that its aircraft had bombed Kharkiv on Sunday.", "airstrike", "rf_forces", None),
    ("At least 148 barrel bombs dropped by Sudanese army helicopters fell on Nyala in June.", "airstrike", "saf", None),
    ("Soldiers at a roadblock in Bentiu held up three WFP lorries for nine hours on 18 August.", "aid_obstruction", None, "wfp"),
    ("The WFP said gunmen had looted two of its lorries near Kosti on Sunday.", "aid_obstruction", None, "wfp"),
    ("JNIM took 14 soldiers of the Malian army prisoner near Boulkessi on Monday.", "abduction_or_detention", "jnim", "state_ml"),
    ("Two soldiers of the Malian army, taken prisoner by JNIM at Boulkessi on Friday, appeared in a video.", "abduction_or_detention", "jnim", "state_ml"),
    ("Taliban fighters overran an Afghan army base at Ghormach on Monday and took 50 soldiers captive.", "abduction_or_detention", "taliban", "state_af"),
    ("Fighting broke out at dawn in Bahri between soldiers of the Sudanese army and RSF fighters.", "armed_clash", "saf", "rsf"),
    ("Units of the Ukrainian army took control of Robotyne on Monday after fierce clashes with Russian troops.", "armed_clash", "uaf", "rf_forces"),
    ("Israel offered a week-long truce on Sunday. Hamas rejected the offer on Monday.", "rejection", "hamas", "state_il"),
    ("Qatar proposed a ten-day pause on Thursday. Israel turned it down within hours.", "rejection", "state_il", "state_qa"),
    ("Hamas said yes to the American road map on Friday.", "acceptance", "hamas", "state_us"),
    ("The Rwandan army said it had bombed a camp on Friday. Since June, it added, its troops have clashed 25 times with the M23.", "armed_clash", "state_rw", "m23"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "actor", "target"), STRUCK)
def test_who_did_it_and_to_whom(text: str, act: str, actor: str | None, target: str | None) -> None:
    assert _of(text, act) == (actor, target)


NOBODY = [
    ("Two farm workers from Egypt were killed in shelling of Qasr Bin Ghashir on Sunday.", "shelling"),
    ("A bomb went off near a market in Kabul on Friday, killing nine people; a Taliban patrol arrived later.", "explosive_device"),
    ("An Iraqi soldier and two Peshmerga fighters were killed by a mine near Makhmour on Sunday.", "explosive_device"),
    ("The Philippine government and the MILF signed an agreement in Manila on Monday. The BIFF rejected it at once.", "rejection"),
    ("Two WFP trucks were looted south of Kosti on 6 March after clashes between SAF and RSF.", "armed_clash"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act"), NOBODY)
def test_who_is_meant_by_nobody_stays_unknown(text: str, act: str) -> None:
    found = [c for c in _read(text) if c.act == act]
    assert found
    if act == "armed_clash":
        assert {(c.actor, c.target) for c in found} == {("saf", "rsf")}
    else:
        assert {c.target for c in found} == {None}


@pytest.mark.parametrize(("text", "act", "actor", "target"), [s for s in STRUCK if "M23" in s[0] or "JNIM" in s[0]])
def test_another_band_in_its_place_is_read_alike(text: str, act: str, actor: str | None, target: str | None) -> None:
    other = {"m23": "codeco", "jnim": "al_shabaab"}
    swapped = text.replace("M23", "CODECO").replace("JNIM", "Al-Shabaab")
    assert _of(swapped, act) == (other.get(actor or "", actor), other.get(target or "", target))


@pytest.mark.parametrize(
    "text",
    [
        "Fighting broke out at dawn in Goma between fighters of {a} and fighters of {b}.",
        "{a} beat back an attempt by {b} to storm their post near Goma on Monday.",
        "{a} proposed a truce on Sunday. {b} turned it down on Monday.",
        "A mine killed two fighters of {a} near Goma on Monday, and {b} shelled the town.",
        "{a} overran a post of {b} near Goma on Monday and took 14 soldiers prisoner.",
    ],
)
def test_two_parties_exchanged_exchange_the_result(text: str) -> None:
    one, other = _read(text.format(a="M23", b="CODECO")), _read(text.format(a="CODECO", b="M23"))
    turn = {"m23": "codeco", "codeco": "m23"}
    assert [(c.act, turn.get(c.actor or "", c.actor), turn.get(c.target or "", c.target)) for c in one] == [(c.act, c.actor, c.target) for c in other]


def test_the_army_is_the_countrys_where_the_text_names_it_alone() -> None:
    assert _of("The army said it had killed nine militants in Bannu, in Pakistan's northwest, on Monday.", "killing_other")[0] == "state_pk"
    assert _of("Tuareg rebels took Bourem in northern Mali on Tuesday after a firefight with the army.", "armed_clash")[1] == "state_ml"
    assert _of("Militants raided Gao on Saturday. The army said the raid left 12 people dead.", "ground_assault")[0] is None
    assert _of("Clashes broke out in Tripoli in Libya on Monday between militias and the army.", "armed_clash")[1] is None
    assert _of("An Israeli drone hit a car in Tyre in Lebanon on Monday. The army shelled the town.", "shelling")[0] != "state_lb"


def test_a_denial_answers_what_came_before_it() -> None:
    text = (
        "An Armenian rocket attack on Barda killed 21 people on Wednesday, Azerbaijan said. Yerevan called the accusation groundless "
        "and in turn charged Azerbaijan with having shelled a maternity ward in Stepanakert."
    )
    told = [(c.actor, c.place.name if c.place else None, c.attributed_to, c.modality) for c in _read(text)]
    assert ("state_am", "Barda", "state_am", "denied") in told
    assert ("state_az", "Stepanakert", "state_am", "asserted") in told
    assert not any(c == ("state_az", "Stepanakert", "state_am", "denied") for c in told)


def test_a_former_commander_is_nobodys() -> None:
    assert _of("Army shelling killed M23 commander Jean Kabore near Goma on Friday.", "shelling")[1] == "m23"
    assert _of("Army shelling killed former M23 commander Jean Kabore near Goma on Friday.", "shelling")[1] is None


def test_who_was_consulted_on_a_halt_to_attacks_is_not_the_attacks() -> None:
    read = _of("Rwanda consulted the Congolese army on a halt to attacks, the mission said.", "negotiation")
    assert read[0] is not None and read[1] is not None


def test_infantry_makes_a_text_one_about_force() -> None:
    assert [c.act for c in _read("An infantry battalion walked out of its camp under a white flag.")] == ["withdrawal"]
