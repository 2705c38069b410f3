"""How agencies' first sentences tell an act: hyphens, tries, what happened where, rebels who walk out; and what only nearly does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return claims


def acts(text: str) -> list[str]:
    return [c.act for c in _read(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # a word that the parse has in three
        ("The rebels announced a cease-fire in Goma.", "truce_declared"),
        ("Israel and Hamas agreed to a cease-fire on Monday.", "truce_declared"),
        # sides that no table knows, where armed people are spoken of
        ("Rebels walked out of peace talks with the army on Monday.", "negotiation"),
        ("Guerrillas withdrew from a cease-fire with the army last week.", "rejection"),
        ("The government suspended peace talks with the guerrillas.", "rejection"),
        ("Militia leaders sat down with army officers in Goma.", "negotiation"),
        ("The northern army clashed with militia fighters on Saturday.", "armed_clash"),
        ("Security forces retook the village of Sake on Monday.", "control_gained"),
        ("The kidnappers threatened to kill their hostages in Goma.", "threat"),
        ("The army will crush the militia, a general said in Goma.", "threat"),
        # what is only named has happened somewhere
        ("An officer said the fighting had broken out in Goma.", "armed_clash"),
        ("Mortar fire could be heard in Goma on Monday.", "shelling"),
        # who did it stands behind "by"
        ("The village of Sake was abandoned by the militia.", "withdrawal"),
        # people of a nation are no army
        ("Some 40 Burundians fled to Goma on Monday.", "displacement"),
        ("Kenya expelled 12 Ugandans to Sudan.", "displacement"),
        ("More than 80,000 have crossed into Rwanda since Friday.", "displacement"),
        ("Refugees streamed into Tanzania.", "displacement"),
        ("Large numbers of refugees are arriving in Goma.", "displacement"),
        # tries
        ("Rebels tried to capture Goma on Monday.", "ground_assault"),
        ("Ten soldiers were wounded in a failed attempt to retake Goma.", "ground_assault"),
        ("Kenya tried to broker a truce in Goma.", "negotiation"),
        # a past joined to an infinitive
        ("The movement has fought to break away since 1982 but signed a peace deal in Goma last week.", "agreement_signed"),
    ],
)
def test_an_act_of_a_first_sentence(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Maoists ordered a blockade of Goma last week.", "siege_or_blockade"),
        ("The army stepped up its patrols in Goma, a militia leader said.", "force_movement"),
        ("Three thousand soldiers were ordered into Goma.", "force_movement"),
        ("The arrival of 900 Kenyan soldiers in Goma was announced on Monday.", "force_movement"),
        ("The militia is still holding six nurses in Goma.", "abduction_or_detention"),
        ("Three peacekeepers remain in custody in Goma.", "abduction_or_detention"),
        ("Militia commanders handed over nine captured soldiers to the Red Cross in Goma.", "prisoner_exchange"),
        ("Kenya told Somalia it must pull back its tanks.", "demand_or_ultimatum"),
        ("Uganda wants Rwanda to withdraw its soldiers.", "demand_or_ultimatum"),
        ("The United Nations airlifted biscuits to Goma.", "aid_delivery"),
        ("The Taliban said they had disbanded their military wing.", "weapons_handover"),
        ("Kenya pledged ten million dollars to Somalia.", "acceptance"),
        ("Missiles rained on Kharkiv before dawn.", "missile_strike"),
        ("Russia fired a volley of cruise missiles at Kharkiv.", "missile_strike"),
        ("A UN helicopter was fired upon near Goma.", "small_arms_fire"),
        ("Government troops moved against rebel strongholds near Goma.", "ground_assault"),
        ("The army launched an operation against militants in Goma.", "ground_assault"),
        ("Kenya recalled its soldiers from Somalia.", "withdrawal"),
        ("Militiamen fled Goma as tanks advanced.", "withdrawal"),
        ("Eritrea pulled out of peace talks with Ethiopia.", "negotiation"),
        ("The army denied aid workers access to Goma.", "aid_obstruction"),
        ("Foreigners were airlifted out of Goma by French troops.", "evacuation"),
        ("Telephone lines to Goma were cut.", "service_disruption"),
        ("The army allowed civilians to leave Goma.", "safe_passage"),
        ("Ceasefire monitors were deployed in Goma.", "monitoring_begun"),
        ("A US envoy visited Khartoum.", "negotiation"),
        ("The militia is in control of Goma.", "control_gained"),
        ("The army retreated from its bases in the hills.", "withdrawal"),
    ],
)
def test_words_of_the_lexicon(text: str, act: str) -> None:
    assert act in acts(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Rebel members of the party walked out of pay talks in Leeds.", "negotiation"),
        ("The company suspended talks with its suppliers.", "rejection"),
        ("Market forces recaptured ground in Leeds.", "control_gained"),
        ("Uganda wants to withdraw its soldiers.", "demand_or_ultimatum"),
        ("The campaign against litter in Leeds goes on.", "ground_assault"),
        ("Rebels tried to capture Goma on Monday.", "control_gained"),
        ("Kenya tried to broker a truce in Goma.", "truce_declared"),
        ("The union walked out of talks in Leeds.", "negotiation"),
        ("The factory pulled out of talks with a rival in Leeds.", "withdrawal"),
        ("A head chef visited Khartoum.", "negotiation"),
        ("The choir is in control of the hall in Leeds.", "control_gained"),
        ("The bank still holds six paintings in Leeds.", "abduction_or_detention"),
        ("Toyota recalled 40,000 cars from Kenya.", "withdrawal"),
        ("Kenya pledged ten million dollars to Somalia.", "threat"),
        ("Hundreds of pilgrims arrived in Goma.", "displacement"),
        ("The minister told Kenya he must leave early for the match.", "demand_or_ultimatum"),
    ],
)
def test_what_only_nearly_tells_it(text: str, act: str) -> None:
    assert act not in acts(text)
