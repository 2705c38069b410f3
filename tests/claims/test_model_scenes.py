"""Places by the English words around what a model quoted or left out: parts of countries, streets, conditions, deals, witnesses, denials."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.model.check import check
from ceasefire.claims.model.own import source_of
from ceasefire.claims.model.quote import Row
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.text import sentences
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary

V = general_vocabulary()


def made(text: str, words: str, act: str, vocabulary: Vocabulary = V, **fields: str) -> Claim:
    """The one claim that a model makes of a text of 2 May 2024."""
    ours = next(read_many([Text(text=text, published=datetime(2024, 5, 2, tzinfo=UTC), language="en")], vocabulary))
    source = source_of(text, vocabulary, date(2024, 5, 2), None, "en", ours)
    at = text.index(words)
    sentence = next(text[one.start : one.end].strip() for one in sentences(text) if one.start <= at < one.end)
    said = {name: value for name, value in fields.items() if value}
    checked = check(Row({"sentence": sentence, "act": act, "act_words": words, "modality": "asserted"} | said), source, (0, len(text)))
    assert checked.claim is not None, checked.reason
    return checked.claim


def is_at(claim: Claim, name: str) -> bool:
    """Whether a claim has a place of that name, or of one of its names; no place where the name is "nothing"."""
    if claim.place is None or name == "nothing":
        return claim.place is None and name == "nothing"
    return name_key(claim.place.name) == name_key(name) or any(one.id == claim.place.id for one in V.gazetteer.find(name) if one.id is not None)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("Shelling was heard across eastern Ukraine on Friday.", "Shelling", "shelling", "eastern Ukraine", "Eastern Ukraine, UA", "eastern Ukraine"),
        ("Over 200,000 people have fled north-west Syria since December.", "have fled", "displacement", "north-west Syria", "Northwest Syria, SY", "north-west Syria"),
        ("Gunmen raided farms in central Mali on Monday.", "raided", "ground_assault", "central Mali", "Central Mali, ML", "central Mali"),
        ("Rebels shelled towns in the far north of Mozambique.", "shelled", "shelling", "Mozambique", "Mozambique, MZ", "Mozambique"),
        ("The army shelled Goma in eastern Congo.", "shelled", "shelling", "Goma", "Goma, CD", "Goma"),
        ("Rebels fired on South Sudan's army in Juba.", "fired on", "small_arms_fire", "Juba", "Juba, SS", "Juba"),
        ("Fighting went on in South Sudan on Monday.", "Fighting", "armed_clash", "South Sudan", "South Sudan, SS", "South Sudan"),
        ("The truce held in northern Ethiopia on Sunday, diplomats said.", "held", "truce_declared", "northern Ethiopia", "Northern Ethiopia, ET", "northern Ethiopia"),
        ("Jets bombed positions in north-eastern Nigeria overnight.", "bombed", "airstrike", "north-eastern Nigeria", "Northeastern Nigeria, NG", "north-eastern Nigeria"),
        ("Clashes in southern Philippines left the roads empty.", "Clashes", "armed_clash", "southern Philippines", "Southern Philippines, PH", "southern Philippines"),
        ("A mine went off in the east of Colombia.", "went off", "explosive_device", "Colombia", "Colombia, CO", "Colombia"),
        ("Shells fell on East Timor's border with Indonesia.", "fell", "shelling", "East Timor", "Timor-Leste, TL", "Timor-Leste"),
        ("Shells fell on northern Gaza on Sunday.", "fell", "shelling", "Gaza", "Gaza, PS", "Gaza"),
        ("The army shelled western Sudan on Monday.", "shelled", "shelling", "western Sudan", "Western Sudan, SD", "western Sudan"),
        ("Militants raided a post in Central African Republic.", "raided", "ground_assault", "Central African Republic", "Central African Republic, CF", "Central African Republic"),
    ],
)  # fmt: skip
def test_a_part_of_a_country_is_not_the_country(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant), place)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("Two drones hit Kharkiv at dawn. One of them struck a flat on Nauky Avenue.", "struck", "drone_strike", "Nauky Avenue", "Nauky Avenue, UA", "Kharkiv"),
        ("Odesa, 5:40. a shahed came down on Kanatna, windows gone", "came down", "drone_strike", "Kanatna", "Kanatna Street, UA", "Odesa"),
        ("Clashes broke out in Taiz on Sunday; snipers fired on people in Jamal Street.", "fired on", "small_arms_fire", "Jamal Street", "Jamal Street, YE", "Taiz"),
        ("The division in Wad Medani beat off an attack near the Hantoub bridge on Friday.", "attack", "ground_assault", "Hantoub bridge", "Hantoub Bridge, SD", "Wad Medani"),
        ("Gunmen shelled the San Fernando bridge on Monday.", "shelled", "shelling", "San Fernando bridge", "San Fernando bridge, PH", "San Fernando bridge"),
        ("A bomb went off at Zobe junction in Mogadishu.", "went off", "explosive_device", "Zobe junction", "Zobe junction, SO", "Zobe junction"),
        ("A grenade was thrown at the Buyenzi quarter of Bujumbura.", "was thrown", "explosive_device", "Buyenzi", "Buyenzi, BI", "Buyenzi"),
        ("A gunman fired at worshippers in Peshawar on Friday; police closed Kohati Road.", "fired", "small_arms_fire", "Kohati Road", "Kohati Road, PK", "Peshawar"),
        ("Shells hit the Antonivsky bridge outside Kherson on Monday.", "hit", "shelling", "Antonivsky bridge", "Antonivsky Bridge, UA", "Kherson"),
        ("In Bangassou the shooting lasted all night. By morning hundreds had crossed the Mbomou river.", "had crossed", "displacement", "Mbomou river", "Mbomou River, CF", "Bangassou"),
        ("Kharkiv was quiet until noon. Then a bomb fell on Sumska street.", "fell", "airstrike", "Sumska street", "Sumska Street, UA", "Kharkiv"),
        ("A bomb exploded on Makka Al-Mukarama road in Mogadishu, killing a guard.", "exploded", "explosive_device", "Makka Al-Mukarama road", "Makka al-Mukarama Road, SO", "Mogadishu"),
        ("A mortar landed on the Street of the Saints.", "landed", "shelling", "Street of the Saints", "Street of the Saints, UA", "Street of the Saints"),
        ("In Paris he said that snipers fired on people in Jamal Street.", "fired on", "small_arms_fire", "Jamal Street", "Jamal Street, YE", "Jamal Street"),
        ("Gunmen seized the Buyenzi quarter of Bujumbura.", "seized", "control_gained", "Buyenzi quarter", "Buyenzi, BI", "Buyenzi"),
        ("Fighting in Tumaco emptied ten hamlets on the Mira.", "emptied", "displacement", "Mira", "Mira River, CO", "Tumaco"),
        ("By dark the people of Bangassou had crossed the Kotto.", "had crossed", "displacement", "Kotto", "Kotto River, CF", "Bangassou"),
        ("Gunmen attacked huts along the Telembi near Barbacoas.", "attacked", "ground_assault", "Telembi", "Telembi River, CO", "Barbacoas"),
        ("Gunmen attacked huts in Telembi near Barbacoas.", "attacked", "ground_assault", "Telembi", "Telembi, CO", "Telembi"),
    ],
)  # fmt: skip
def test_a_street_a_bridge_or_a_river_is_at_the_town_told_with_it(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant), place)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("Kyiv answered that it would not negotiate before Russian troops had left Kherson.", "would not negotiate", "rejection", "Kherson", "Kherson, UA", "nothing"),
        ("The movement rules out talks until the army withdraws from Wad Medani.", "rules out talks", "rejection", "Wad Medani", "Wad Medani, SD", "nothing"),
        ("The rebels refuse to hand over weapons unless the blockade of Taiz ends.", "refuse", "rejection", "Taiz", "Taiz, YE", "nothing"),
        ("The garrison of Juba refused to let the convoy pass before dark.", "refused", "rejection", "Juba", "Juba, SS", "Juba"),
        ("The council in Misrata rejected the proposal on Monday.", "rejected", "rejection", "Misrata", "Misrata, LY", "Misrata"),
        ("The rebels demanded that the army withdraw from Taiz before they sign.", "demanded", "demand_or_ultimatum", "Taiz", "Taiz, YE", "Taiz"),
        ("The junta says it will not cease fire as long as Lashio is held by the rebels.", "will not cease fire", "rejection", "Lashio", "Lashio, MM", "nothing"),
        ("No truce, said the commander, before the last fighter was out of Aleppo.", "No truce", "rejection", "Aleppo", "Aleppo, SY", "nothing"),
        ("Baku refuses to reopen the Lachin road until Armenia pulls its men out of Goris.", "refuses", "rejection", "Goris", "Goris, AM", "nothing"),
        ("The mayor of Toribio refused talks with both sides.", "refused", "rejection", "Toribio", "Toribío, CO", "Toribio"),
        ("Before the talks in Geneva the rebels rejected any pullout from Taiz.", "rejected", "rejection", "Taiz", "Taiz, YE", "Taiz"),
        ("The army rejected a truce in Bakhmut.", "rejected", "rejection", "Bakhmut", "Bakhmut, UA", "Bakhmut"),
    ],
)  # fmt: skip
def test_the_condition_of_a_refusal_is_not_its_place(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant), place)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("The factions in Zawiya and the government side reached a deal late on Thursday.", "reached a deal", "agreement_signed", "", "", "Zawiya"),
        ("Under an accord announced on Thursday, the fighters of Zawiya keep their light arms.", "an accord announced", "agreement_signed", "", "", "Zawiya"),
        ("The two armies agreed on how the observers in Geneva are to work.", "agreed", "agreement_signed", "", "", "nothing"),
        ("A diplomat in Doha said that Israel and Hamas had agreed to a truce.", "had agreed", "agreement_signed", "", "", "nothing"),
        ("Moscow and Kyiv agreed on Tuesday to exchange the dead.", "agreed", "agreement_signed", "", "", "nothing"),
        ("Six villages, among them Tumaco, made peace with the rebels.", "made peace", "agreement_signed", "", "", "Tumaco"),
        ("The warring sides in Yemen agreed on Monday to open the roads.", "agreed", "agreement_signed", "", "", "nothing"),
        ("After three days of shelling the notables of Zliten struck a deal with the brigade.", "struck a deal", "agreement_signed", "", "", "Zliten"),
        ("The brigade is to leave Zliten under an agreement reached with notables on Saturday.", "an agreement reached", "agreement_signed", "", "", "Zliten"),
        ("The government and the Front agreed on Monday in Nairobi to let aid through.", "agreed", "agreement_signed", "", "", "Nairobi"),
        ("The two clans signed a peace in the town of Wajid on Tuesday, elders said.", "signed a peace", "agreement_signed", "", "", "Wajid"),
        ("A source in Amman told Reuters that the two sides had signed.", "had signed", "agreement_signed", "", "", "nothing"),
        ("London and Dublin signed the accord on Friday.", "signed", "agreement_signed", "", "", "nothing"),
        ("The sides agreed to withdraw from Hodeidah.", "agreed", "agreement_signed", "", "", "nothing"),
        ("The sides have agreed that monitors will be sent to Zliten.", "have agreed", "agreement_signed", "", "", "nothing"),
    ],
)  # fmt: skip
def test_an_agreement_is_where_its_parties_are_or_where_it_was_made(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant), place)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("An AFP correspondent in Bakhmut heard shelling on Friday.", "shelling", "shelling", "", "", "Bakhmut"),
        ("Residents in Taiz saw jets bomb the airport road.", "bomb", "airstrike", "", "", "Taiz"),
        ("A Reuters photographer in Goma counted eleven shell bursts before noon.", "shell bursts", "shelling", "", "", "Goma"),
        ("The mission's patrol in Horlivka heard outgoing fire at night.", "outgoing fire", "shelling", "", "", "Horlivka"),
        ("A source in Amman said the jets had bombed a convoy.", "had bombed", "airstrike", "", "", "nothing"),
        ("A resident in Amman saw on television how the tower was hit.", "was hit", "airstrike", "", "", "nothing"),
        ("Residents of Taiz were told of shelling.", "shelling", "shelling", "", "", "nothing"),
        ("Two journalists of the agency in Omdurman witnessed an air strike on the market.", "air strike", "airstrike", "", "", "Omdurman"),
        ("Monitors in Avdiivka recorded 40 bursts of machine-gun fire.", "bursts of machine-gun fire", "small_arms_fire", "", "", "Avdiivka"),
        ("Witnesses in Marawi reported seeing helicopters fire rockets.", "fire rockets", "airstrike", "", "", "Marawi"),
        ("A reporter in Khartoum could hear artillery at dawn.", "artillery", "shelling", "", "", "Khartoum"),
        ("Our correspondent in Tripoli heard heavy gunfire after midnight.", "gunfire", "small_arms_fire", "", "", "Tripoli"),
        ("Diplomats in Nairobi saw in the shelling a breach of the deal.", "shelling", "shelling", "", "", "nothing"),
        ("Analysts in London counted 40 raids last week.", "raids", "airstrike", "", "", "nothing"),
        ("Residents in Taiz heard from relatives that jets had bombed a bridge.", "had bombed", "airstrike", "", "", "nothing"),
    ],
)  # fmt: skip
def test_what_somebody_heard_or_saw_was_where_he_was(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant), place)


@pytest.mark.parametrize(
    ("text", "words", "act", "quoted", "meant", "place"),
    [
        ("Shells hit Zliten on Sunday, doctors said. The brigade denied firing on homes.", "denied firing", "shelling", "Zliten", "Zliten, LY", "nothing"),
        ("Shells hit Zliten on Sunday, doctors said. The brigade denied shelling residential quarters.", "denied shelling", "shelling", "Zliten", "Zliten, LY", "nothing"),
        ("Villagers of Lashio say soldiers burned barns. The army denies ever having burned houses.", "ever having burned", "property_destruction", "Lashio", "Lashio, MM", "nothing"),
        ("Shells hit Zliten on Sunday. The brigade denied shelling the town.", "denied shelling", "shelling", "Zliten", "Zliten, LY", "Zliten"),
        ("Shells hit Zliten on Sunday. The brigade denied it.", "denied it", "shelling", "Zliten", "Zliten, LY", "Zliten"),
        ("Shells hit Zliten on Sunday. The brigade denied any part in the attack.", "denied", "shelling", "Zliten", "Zliten, LY", "Zliten"),
        ("A market in Taiz was bombed. The coalition denies bombing it.", "denies bombing", "airstrike", "Taiz", "Taiz, YE", "Taiz"),
        ("The brigade denied shelling homes in Zliten.", "denied shelling", "shelling", "Zliten", "Zliten, LY", "Zliten"),
        ("Jets hit a school in Taiz. The coalition has denied targeting civilians.", "denied targeting", "airstrike", "Taiz", "Taiz, YE", "nothing"),
        ("Rockets fell on Ashkelon. The movement denied having fired rockets that night.", "denied having fired", "shelling", "Ashkelon", "Ashkelon, IL", "Ashkelon"),
        ("Jets hit a school in Taiz. The coalition denied the raid; it denied using cluster bombs.", "denied the raid", "airstrike", "Taiz", "Taiz, YE", "Taiz"),
        ("Prisoners were shot in Bucha, relatives say. Moscow denies executing prisoners.", "denies executing", "killing_other", "Bucha", "Bucha, UA", "nothing"),
        ("Prisoners were shot in Bucha, relatives say. Moscow denies involvement.", "denies involvement", "killing_other", "Bucha", "Bucha, UA", "Bucha"),
        ("A convoy was held at Wad Madani. The army denied obstructing aid.", "denied obstructing", "aid_obstruction", "Wad Madani", "Wad Madani, SD", "nothing"),
        ("A convoy was held at Wad Madani. The army denied having held it up.", "denied having held", "aid_obstruction", "Wad Madani", "Wad Madani, SD", "Wad Madani"),
    ],
)  # fmt: skip
def test_a_denial_that_names_what_it_denies_points_back_at_nothing(text: str, words: str, act: str, quoted: str, meant: str, place: str) -> None:
    assert is_at(made(text, words, act, place=quoted, place_is=meant, modality="denied"), place)


@pytest.mark.parametrize("name", ["Mlaiha", "Maliha", "Mleiha", "Gharya", "Samadaniya"])
def test_a_name_that_a_word_tells_apart_is_ambiguous_without_it(name: str) -> None:
    words = vocabulary(load(embedded("southwest-syria")))
    text = f"Shells fell on {name} on Monday."
    for said, apart in ((name, True), (f"Eastern {name}", False)):
        text = f"Shells fell on {said} on Monday."
        place = made(text, "fell", "shelling", words, place=said, place_is=f"{said}, SY").place
        assert place is not None and place.ambiguous is apart and (place.lat is None) is apart


def test_explain_says_where_a_place_was_read_that_the_model_did_not_quote() -> None:
    claim = made("Two drones hit Kharkiv at dawn. One of them struck a flat on Nauky Avenue.", "struck", "drone_strike", place="Nauky Avenue", place_is="Nauky Avenue, UA")
    assert isinstance(claim.why, dict) and claim.why["place"].endswith('it is in "Kharkiv", the town told with it')
    claim = made("A reporter in Khartoum could hear artillery at dawn.", "artillery", "shelling")
    assert isinstance(claim.why, dict) and claim.why["place"] == '"Khartoum": seen by our own rules in the sentence of whoever heard or saw it; the model quoted no place'
    claim = made("Kyiv would not negotiate before troops left Kherson.", "would not negotiate", "rejection", place="Kherson", place_is="Kherson, UA")
    assert isinstance(claim.why, dict) and claim.why["place"].endswith("held against our own lists and rules, which stands in the condition of the refusal")
