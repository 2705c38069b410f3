"""Which act a sentence tells, and that what only stands beside it is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2021, 9, 3, 12, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    return next(iter(read_many([Text(text=text, published=DAY)], general_vocabulary())))


def _acts(text: str) -> list[str]:
    return [c.act for c in _read(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # A pause with a stated end is a truce, one without is a halt.
        ("Ethiopia announced a pause in its operations in Tigray until 10 September.", "truce_declared"),
        ("Ukraine announced a 48-hour halt to its strikes around Donetsk on Monday.", "truce_declared"),
        ("Ethiopia announced a halt to its offensive in Tigray.", "offensive_halted"),
        ("A lull in the army's bombardment of Taiz has lasted since Tuesday.", "offensive_halted"),
        ("A pause in Russian air strikes on Bakhmut held through Sunday.", "offensive_halted"),
        ("Turkey called off its assault on Kobani on Monday.", "offensive_halted"),
        # Answers in plain words.
        ("Ethiopia said no to the Kenyan roadmap on Monday.", "rejection"),
        ("Eritrea said yes to the Kenyan proposal on Monday.", "acceptance"),
        ("Chad agreed a truce with Libya on Monday. Sudan rejected it at once.", "rejection"),
        # Forces that move without "deploying".
        ("Kenyan troops returned to Garissa on Monday.", "force_movement"),
        ("Ethiopian tanks were closing in on Mekelle on Tuesday.", "force_movement"),
        ("The army brought four howitzers up to the edge of Goma overnight.", "force_movement"),
        # Means tell the act.
        ("Israeli jets fired two missiles at a depot near Tyre on Sunday.", "airstrike"),
        ("Army artillery replied to the sources of fire near Goma.", "shelling"),
        ("Rebels detonated a tunnel beneath an army post in Taiz on Monday.", "explosive_device"),
        ("A farmer was killed by an explosion near Taiz on Monday.", "explosive_device"),
        ("Two women were wounded in a blast in Goma on Monday.", "explosive_device"),
        # What could not be done.
        ("An aid convoy could not reach Taiz on Monday as the road was shut.", "aid_obstruction"),
        ("Relief trucks were unable to enter Mekelle on Tuesday.", "aid_obstruction"),
        ("UN monitors were not allowed to enter a base near Goma on Monday.", "monitor_restricted"),
        ("A strike put the only hospital in Taiz out of service on Monday.", "service_disruption"),
        # Who is counted or takes to the road has been displaced.
        ("Some 12,000 IDPs have been registered in Goma since Monday.", "displacement"),
        ("Hundreds of families took to the road near Goma on Monday.", "displacement"),
        # What words of several senses mean.
        ("Ethiopian forces have driven Al-Shabaab out of Beledweyne.", "control_gained"),
        ("Kenyan negotiators walked out of the talks with Somalia on Monday.", "negotiation"),
        ("Somalia wants three of its soldiers released and the border opened.", "demand_or_ultimatum"),
        ("Gunmen murdered a radio commentator in Goma on Monday.", "killing_other"),
        # Pasts that the parse takes for nouns.
        ("Unknown gunmen on a motorcycle shot dead two officers in Taiz on Monday.", "assassination"),
        ("Masked men in a car shot dead a judge in Goma on Sunday.", "assassination"),
        ("Soldiers on a truck shot dead a herder near Goma on Sunday.", "killing_other"),
        ("The army retook Wad Madani from the RSF on Monday.", "control_gained"),
        ("An elder of Goma, shot by unknown men on Friday, died of his wounds on Monday.", "assassination"),
        ("Dozens of barrel bombs were dropped by Syrian army helicopters on Idlib.", "airstrike"),
        ("Russian forces opened up with artillery on villages near Sumy on Monday.", "shelling"),
        ("Russian jets answered with some twenty raids on Idlib on Monday.", "airstrike"),
        ("Kurdish fighters shot their way into a prison in Hasaka on Monday.", "ground_assault"),
        ("Saudi Arabia and the Houthis have agreed to extend the truce by two months.", "truce_declared"),
        ("Some 300 former rebels were sworn in as policemen in Bangui on Monday.", "integration_of_fighters"),
        ("Thirty of the men signed contracts with the Kenyan army in Garissa on Monday.", "integration_of_fighters"),
        ("The town of Sake was left on Monday and dozens of rifles handed over.", "weapons_handover"),
        ("Internet access was cut in Goma on Monday.", "service_disruption"),
        ("A humanitarian pause came into force in Taiz at dawn on Monday.", "truce_declared"),
        ("Armed men at Goma told a UN patrol to go back.", "monitor_restricted"),
        ("Kenya warned Somalia against an attack on Garissa, saying that any raid would meet with a severe response.", "threat"),
        ("Kenya's army barred residents of Garissa from leaving on Monday.", "siege_or_blockade"),
        # Ordinary ways to say it.
        ("Army checkpoints have stopped all traffic into Mekelle since Sunday.", "siege_or_blockade"),
        ("Looters emptied a clinic in Wau on Monday.", "property_destruction"),
        ("A Russian drone strayed into Romanian airspace near Galati.", "overflight"),
        ("The army has cleared the last militants from the centre of Marawi.", "control_gained"),
        ("Thirty-two Yemeni detainees flew home to Sanaa on Monday.", "prisoner_exchange"),
        ("Ambulances carried 18 sick children from Gaza to Egypt.", "evacuation"),
        ("Sudan and South Sudan put their names to an accord in Addis Ababa.", "agreement_signed"),
        ("Moscow brushed aside a Turkish offer to mediate.", "rejection"),
        ("Two Kenyan warships took up positions off Lamu on Monday.", "force_movement"),
        ("Thousands of Turkish soldiers have gathered along the Iraqi frontier.", "force_movement"),
        ("Russia's defence minister said Chechen fighters would be destroyed.", "threat"),
        ("Vietnam is committed to opening talks with China.", "acceptance"),
        ("Indonesia and East Timor settled their quarrel over a border post on Friday.", "agreement_signed"),
        ("Jihadists stabbed a Copt outside a monastery in Assiut.", "killing_other"),
        ("In Taiz, wanted men surrendered 12 rifles to the army on Monday.", "weapons_handover"),
        ("The head of the water board was shot dead by masked men in Taiz on Monday.", "assassination"),
        ("Russia said it shot down two of nine missiles fired at Belgorod overnight.", "missile_strike"),
        ("Kenya's defence minister said any attack on Garissa would be answered with force.", "threat"),
        ("Ethiopia told Kenya to return the prisoners within a week.", "demand_or_ultimatum"),
        # A bombing that is told again is what was told before.
        ("A car bomb went off in Mogadishu on Friday. Al-Shabaab said it had carried out the bombing.", "explosive_device"),
        ("Rockets hit homes in Taiz on Friday. Two women were killed in one such attack on Sunday.", "shelling"),
    ],
)
def test_the_act_is_told(text: str, act: str) -> None:
    assert act in _acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The deal opens the way to talks in Goma.", "safe_passage"),
        ("Ethiopia announced a suspension of combat operations in Tigray.", "armed_clash"),
        ("Kenyan troops beat back an attack by Al-Shabaab near Garissa.", "control_gained"),
        ("Kenya called the strike on Goma a crime.", "offensive_halted"),
        ("Kenya insisted on Monday that all weapons in Garissa be handed over.", "weapons_handover"),
        ("Families who asked about the missing in Goma were told to stop asking.", "demand_or_ultimatum"),
        ("One of the elders negotiating in Goma said on Monday that two rebels were shot dead.", "negotiation"),
        ("A commander in the alliance fighting beside Ethiopia said on Monday that it took Mekelle.", "armed_clash"),
        ("Soldiers turned back flour in Taiz that a charity had sent on Monday.", "aid_delivery"),
        ("Ethiopia violated the truce on Monday, shelling Garissa.", "violation_alleged"),
        ("Police raided homes in Goma on Monday and arrested three women.", "other"),
        ("Refugees massed near Goma on Monday got bread from the UN.", "force_movement"),
        ("Kenya rejected it.", "denial"),
        ("Ukraine shot down a missile over Odessa on Monday.", "missile_strike"),
        ("The band was bombarded with bad reviews in Beirut.", "shelling"),
        ("Kyiv marked the anniversary of the battle of Kruty on Monday.", "armed_clash"),
        ("A retired colonel who fought in Angola opened a bar in Havana.", "armed_clash"),
        ("Engineers detonated charges near Cairo to clear a tunnel.", "explosive_device"),
        ("Parliament in Nairobi rejected the budget.", "rejection"),
        ("Rebels freed a major in Goma whom they had captured in May.", "abduction_or_detention"),
        ("Police with dogs drove supporters of the opposition from the square in Tirana.", "force_movement"),
        ("China test-fired two missiles off Taiwan on Monday.", "missile_strike"),
        ("Sudan's president dropped the attack on Kadugli from his plans.", "airstrike"),
        ("A patrol broke into three houses in Garissa on Monday and led away four men.", "ground_assault"),
        ("The battle for Goma has entered its fourth day.", "armed_clash"),
        ("The captain said he had seen worse shelling in Goma.", "shelling"),
        ("Under the strikes of the army the rebels in Goma laid down their arms on Monday.", "other"),
        ("Ethiopia told its soldiers to leave Garissa.", "withdrawal"),
        ("A gas cooker explosion in a kitchen in Goma injured four on Monday.", "explosive_device"),
        ("The premier lectured the besieged of Taiz about peace.", "siege_or_blockade"),
        ("The convoy could reach Taiz on Monday.", "aid_obstruction"),
        ("UN monitors were allowed to enter a base near Goma on Monday.", "monitor_restricted"),
    ],
)
def test_what_stands_beside_it_is_none(text: str, act: str) -> None:
    assert act not in _acts(text)


def test_whoever_tells_and_blames_tells_once() -> None:
    (one,) = _read("A bomb killed two guards in Bogotá on Saturday, police said, blaming the FARC.")
    assert (one.act, one.actor) == ("explosive_device", "farc")


def test_another_voice_that_blames_is_a_claim_of_its_own() -> None:
    claims = _read("A bomb killed two guards in Bogotá on Saturday. Police blamed the FARC.")
    assert [(c.act, c.actor) for c in claims] == [("explosive_device", None), ("explosive_device", "farc")]
