"""Which place is the act's: of neighbours who tell it, of ways between two places, of people named by their town, of "the town" and "there"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary

MONDAY = datetime(2023, 5, 1, tzinfo=UTC)


def _places(text: str, act: str | None = None) -> list[str | None]:
    claims = read_text(text, general_vocabulary(), published=MONDAY, language="en")
    return [c.place.name if c.place else None for c in claims if act in (None, c.act)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # who lives there, or was there, tells of there
        ("Residents of Kosti said gunmen had attacked a market on Friday.", ["Kosti"]),
        ("A resident of Golosiivka told the monitors that a shell had landed in his yard.", ["Golosiivka"]),
        ("A nurse at the hospital in Kosti said four people were killed when a shell hit a house.", ["Kosti"]),
        ("Shells hit a school on Friday, a witness in Kosti said.", ["Kosti"]),
        ("Farmers in Kosti say they found the bodies of two men; they had been shot on Friday.", ["Kosti"]),
        ("The government in Khartoum said gunmen had attacked a market on Friday.", [None]),
        ("Shells hit a school on Friday, Kosti's mayor said.", [None]),
        ("Residents of Kosti said shells had fallen on Rabak on Friday.", ["Rabak"]),
        # what was named before in the sentence
        ("Days after a truce for Kosti took effect, residents reported shelling in the north of the city.", ["Kosti"]),
        ("A general met elders in Kosti on Friday and demanded that 40 men from the town be handed over.", ["Kosti"]),
        # ways
        ("A mine exploded on the road between Kosti and Rabak on Friday.", ["Kosti"]),
        ("A convoy travelling from Kosti to Rabak was ambushed on Friday.", ["Kosti"]),
        ("Gunmen stopped a bus travelling between Kosti and Rabak and abducted six passengers.", ["Kosti"]),
        ("Rebels captured posts between Kosti and Rabak on Friday.", ["Kosti", "Rabak"]),
        # who somebody is
        ("The mayor of Kosti was shot dead in Rabak on Friday.", ["Rabak"]),
        ("A Kosti trader was abducted in Rabak on Friday.", ["Rabak"]),
        ("Kosti's police chief was shot dead on Friday.", ["Kosti"]),
        # both, not one that explains the other
        ("Shells landed on the outskirts of Kosti and in Rabak on Friday.", ["Kosti", "Rabak"]),
        ("Shells landed in Rabak, north of Kosti, on Friday.", ["Rabak"]),
        ("Gunmen killed four people in the village of Kitchanga, in Masisi territory in North Kivu province.", ["Kitchanga"]),
        ("Jets bombed Idlib and Aleppo provinces on Friday.", ["Idlib Governorate", "Aleppo Governorate"]),
        ("Gunmen killed six soldiers on the Tessit-Ansongo road on Friday.", ["Tessit"]),
        ("Gunmen attacked the villages of Zaroumey-Daye and Kolmane on Friday.", ["Zaroumey-Daye", "Kolmane"]),
        # people and things that bear a place's name
        ("Bakri Hasan, the governor of West Darfur, was abducted and killed in Nyala on Friday.", ["Nyala"]),
        ("A bomb at the Khartoum roundabout in Nyala wounded an officer on Friday.", ["Nyala"]),
        # where fire comes from, where a deal holds, where they meet
        ("Shelling from the rebel-held bank of the Nile killed two people in Kosti on Friday.", ["Kosti"]),
        ("In Cairo, Egyptian mediators met a Hamas delegation on Friday to discuss a truce in Kosti.", ["Cairo"]),
        ("Talks between the army and the RSF in Jeddah collapsed on Friday as shelling rocked Kosti.", ["Jeddah"]),
        # the place that the clause hangs on, the side that something comes from
        ("The truce does not cover Kosti, where air strikes destroyed a hospital on Friday.", ["Kosti"]),
        ("Gunmen attacked a bus on the road linking Kosti to Rabak on Friday.", ["Kosti"]),
        ("Rebels fired at army jets over Kolmane on Friday.", ["Kolmane"]),
        # for whose sake
        ("Fighters in Kosti and Rabak attacked posts on Friday in support of El Geneina.", ["Kosti", "Rabak"]),
        ("Rebels said they had ambushed troops near Tal al-Broq and Kolmane that morning.", ["Tal al-Broq", "Kolmane"]),
        ("Rebel fighters attacked Kolmane from the north.", ["Kolmane"]),
        # what is in another clause
        ("The rebels left the talks in Kosti on Friday, hours after the army had demanded that they surrender.", [None]),
        ("Three trucks of food reached Rabbak Zayd from Kosti on Friday.", ["Rabbak Zayd"]),
    ],
)  # fmt: skip
def test_where_it_was(text: str, places: list[str | None]) -> None:
    assert _places(text)[: len(places)] == places


def test_what_was_at_sea_or_on_a_border_was_not_in_the_town_told_before() -> None:
    assert _places("Jets bombed Kosti on Friday. Two soldiers were killed when a rocket struck their vessel off the coast.") == ["Kosti", None]
    assert _places("Jets bombed Kosti on Friday. Two soldiers were killed when a rocket struck their lorry.") == ["Kosti", "Kosti"]


def test_a_country_is_not_narrowed_to_the_place_of_another_such_act() -> None:
    text = "Israel said its jets had bombed nine targets in Syria on Saturday. Its jets also bombed a depot in Palmyra on Sunday."
    assert _places(text, "airstrike") == ["Syria", "Palmyra"]


def test_a_city_whose_second_word_is_left_out() -> None:
    (place,) = _places("Soldiers fought gunmen in Marawi on Friday.")
    claims = read_text("Soldiers fought gunmen in Marawi on Friday.", general_vocabulary(), published=MONDAY, language="en")
    assert place == "Marawi" and claims[0].place is not None and claims[0].place.admin[:1] == ("PH",)
