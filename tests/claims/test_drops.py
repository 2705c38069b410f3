"""Reports that a filter once dropped, and what it is there to drop."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.furniture import without_furniture
from ceasefire.claims.language import language_of
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 3, 13, tzinfo=UTC)  # a Wednesday


def acts(text: str) -> list[str]:
    """Acts, those that are not asserted with how they are told."""
    vocabulary = general_vocabulary()
    (claims,) = read_many([Text(text=text, published=DAY)], vocabulary)
    shown = [present(one, vocabulary) for one in claims]
    return [c["act"] if c["modality"] == "asserted" else f"{c['act']} {c['modality']}" for c in shown]


@pytest.mark.parametrize(
    "headline",
    [
        "UN base shelled near El Fasher", "Shells hit El Obeid", "No truce, no talks, says Hamas", "Bomb-laden van kills nine", "UN airlift delivers aid, Juba",
        "Port-au-Prince gangs kill nine", "Ciudad del Este: gunmen free hostages", "Türkiye strikes Qamishli, four dead", "Côte d'Ivoire: gunmen kill six",
        "Somalia: al Shabaab kill six", "ELN rebels kidnap six oil workers, Norte de Santander",
    ],
)  # fmt: skip
def test_names_do_not_make_a_headline_foreign(headline: str) -> None:
    assert language_of(headline) == "en"


@pytest.mark.parametrize(
    "headline",
    [
        "Attaque contre un village au nord du Mali: six morts", "Mueren seis soldados en Cauca", "Angriff auf ein Dorf: sechs Tote", "Die Armee griff das Dorf an",
        "Serangan di Papua menewaskan dua tentara", "Raids israéliens: six tués", "Combats violents pour El Fasher", "El gobierno y las FARC",
    ],
)  # fmt: skip
def test_foreign_headlines_stay_foreign(headline: str) -> None:
    assert language_of(headline) != "en"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Jets bombed the museum in Raqqa during an exhibition of paintings, and the curator and two tourists were killed.", "airstrike"),
        ("A bomb went off at the cricket match in Peshawar. Two batsmen and the umpire were injured.", "explosive_device"),
        ("A mine killed two researchers counting elephants and birds in Upemba park.", "explosive_device"),
        ("A shell exploded at the ferry landing in Kherson. The ferry sank and swimmers drowned.", "shelling"),
        ("Air strike on a vaccine store in Saada: measles and cholera doses lost.", "airstrike"),
        ("A drone hit an oil depot in Odesa. Oil prices, exports and shares rose.", "drone_strike"),
    ],
)
def test_what_a_weapon_did_is_read_whatever_it_struck(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The striker fired a rocket past the goalkeeper and killed the match in stoppage time.",
        "A drone fell on spectators at the concert and injured a singer.",
        "The film bombed at the box office and the audience shot down its sequel; critics killed the songs.",
        "The rocket carried a telescope into orbit. Scientists said the launch hit no problems.",
        "The gold mine's shares fell; two miners died in a rock fall, the company said.",
    ],
)
def test_weapons_of_ordinary_news_tell_nothing(text: str) -> None:
    assert acts(text) == []


def test_a_digest_says_whom_it_has_each_item_from() -> None:
    text = "What the agencies report today\nTwo killed by mine near Sinjar (AFP)\nTurkish drones strike Qamishli (Reuters)\nShells hit Kobani (AP)\nEnd of digest."
    assert acts(text) == ["explosive_device", "drone_strike", "shelling"]


def test_a_post_with_whose_picture_it_is_is_the_report() -> None:
    assert acts("Shells hit Nawa hospital, four dead [video, photo: local council]\nResidents are asked to stay at home.") == ["shelling"]
    text = "The council of Nawa met on Monday to speak of bread and of water for its people.\n\nShells hit Nawa [photo: A. Writer]\n\nIt has nine members."
    assert "Shells" not in without_furniture(text, 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what is only meant, wished or refused beside what was done
        ("In a raid meant to kill a commander, jets hit a bakery in Nuseirat.", ["airstrike"]),
        ("Under a deal to end the siege, the army halted its attack on Nawa.", ["offensive_halted"]),
        ("The army refused to comment but rejected the rebels' offer of a truce.", ["rejection"]),
        ("The rebels refused to give up Goma.", ["rejection"]),
        ("An official who refused to give his name spoke of hunger in Nawa.", []),
        ("A doctor who asked not to be named spoke of hunger in Nawa.", []),
        # what had happened when
        ("MSF plans to leave Bria after gunmen kidnapped two nurses there.", ["abduction_or_detention"]),
        ("The wedding was to go ahead in Kandahar when a bomb went off outside.", ["explosive_device"]),
        ("Farmers hope to harvest what is left after shells burned the fields near Nawa.", ["shelling"]),
        ("Israel would strike Tyre if rockets were fired.", []),
        ("Rebels plan to attack Goma when the rains end.", []),
        # what a deed did not do
        ("Shelling has not spared a single house in Nawa.", ["shelling"]),
        ("Sunday's shelling of Nawa did not hit the school.", ["shelling"]),
        ("The assault on Goma has not reached the airport.", ["ground_assault"]),
        ("The car bomb in Quetta did not wound anybody.", ["explosive_device"]),
        ("The attack on Goma did not take place.", []),
        ("Shelling was not reported in Nawa on Sunday.", []),
        ("Shelling of Nawa did not resume on Sunday.", []),
        # who speaks, and what befell him
        ("A driver who was shot at in Goma on Sunday said gunmen stopped his bus.", ["small_arms_fire"]),
        ("A veteran who fought in Goma said the food was bad.", []),
        # history, and a day of its own
        ("Jets bombed a bridge from 1912 near Deir al-Zor on Friday.", ["airstrike"]),
        ("In 1943 tanks rolled into Kharkiv.", []),
        # denials
        ("The army denied it had hit the wedding.", ["denial"]),
        ("The Front denied the lies about an attack by its men on Goma.", ["ground_assault denied"]),
    ],
)
def test_what_is_told_stays_and_what_is_not_falls(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("act", "texts"),
    [
        ("aid_obstruction", ["Aid trucks failed to get to Kadugli.", "UN lorries never made it to Kadugli.", "Ambulances cannot get into Daraya.", "No aid can get into Daraya.",
                             "Humanitarian agencies have no access to El Fasher.", "Armed men are charging aid trucks a fee at a bridge near Bentiu."]),
        ("small_arms_fire", ["A sniper picked off a woman fetching water in Sarajevo.", "Bullets whizzed over a school playground in Avdiivka.", "Soldiers emptied their magazines into a Toyota at a roadblock outside Bamenda."]),
        ("drone_strike", ["A loitering munition struck a clinic in Afrin.", "An unmanned aircraft hit an ambulance in Mekelle."]),
        ("shelling", ["Gunners on the ridge rained fire on the vegetable market of Stepanakert for an hour."]),
        ("abduction_or_detention", ["A nurse was dragged from a clinic in Dekoa by gunmen.", "Israeli forces picked up twelve Palestinians in Hebron overnight."]),
        ("siege_or_blockade", ["The town of Djibo has been choked off by jihadists for months.", "The Lachin corridor remained shut for a fourth day, Armenia said."]),
        ("property_destruction", ["Settlers cut down 80 olive trees near Burin.", "Villagers said soldiers had poisoned their wells in Torit."]),
        ("fortification", ["Troops put up a checkpoint beside the bakery in Sinjar.", "The army sowed mines along the river at Kherson.", "Fighters turned the school at Shadadi into a base."]),
        ("force_movement", ["Russia shifted two brigades to Belgorod."]),
        ("overflight", ["Two helicopters were seen over the Demilitarised Zone near Panmunjom."]),
        ("withdrawal", ["M23 fighters began to thin out around Kibumba."]),
        ("displacement", ["Whole villages have emptied along the river near Renk."]),
        ("service_disruption", ["Taps have run dry in Mariupol.", "Mobile networks were switched off in Tigray."]),
        ("safe_passage", ["The army let farmers through to their fields near Marinka.", "The border crossing at Nasib is open again."]),
        ("monitoring_begun", ["The first ten UN observers have reached Hodeidah."]),
        ("control_gained", ["Goma is in the hands of M23."]),
        ("control_lost", ["The town of Kani fell on Sunday."]),
    ],
)  # fmt: skip
def test_more_words_for_an_act(act: str, texts: list[str]) -> None:
    assert [(t, acts(t)) for t in texts] == [(t, [act]) for t in texts]


@pytest.mark.parametrize(
    "text",
    [
        "Sandbags were stacked around the bank in York against the flood.", "Goma is in good hands.", "The lights went out at the cinema in Kharkiv before the film.", "Taps and showers are on sale in Mariupol.",
        "Mobile phones must be switched off in the exam hall in Nairobi.", "The library in Nasib is open again after repairs.", "The trainer picked up an injury in Hebron.", "Workers cut down 80 old trees near Burin.",
        "The farmer poisoned rats in Torit.", "The first ten runners have reached Hodeidah.", "Snow fell on Sunday in Kani.", "The temperature in Kani fell on Sunday.", "The firm shifted two departments to Belgorod.",
        "Cars whizzed past the school in Avdiivka.", "A dog dragged a sofa from a house in Dekoa.", "Artists turned the school at Shadadi into a gallery.", "Two helicopters were seen at the air show near Panmunjom.",
        "The fans began to thin out around the stadium in Kibumba.", "Snow has choked off the town of Djibo.", "The ferry company charges trucks a fee in Mombasa.", "The caterer emptied the warehouse in Wad Madani for the party.",
        "The stadium in Kharkiv emptied after the whistle.", "Hail rained on the vegetable market of Stepanakert for an hour.", "The cold front swept over Bunia on Tuesday.",
    ],
)  # fmt: skip
def test_the_same_words_in_another_sense(text: str) -> None:
    assert acts(text) == []


def test_a_place_behind_the_forces_of_an_attack_is_where_it_was() -> None:
    vocabulary = general_vocabulary()
    text = "The RSF said there was an attack by its forces on Zamzam camp. Mortars fell at Mount Dovar, a herder said."
    (claims,) = read_many([Text(text=text, published=DAY)], vocabulary)
    assert [(c.act, c.place.name if c.place else None) for c in claims] == [("ground_assault", "Zamzam camp"), ("shelling", "Mount Dovar")]
