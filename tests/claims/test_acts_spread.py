"""How news of many conflicts says each act: statements, light verbs, headlines, passives; and what only
looks like one. Read with the general table."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.act import acts
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 10, tzinfo=UTC)


def _read(text: str) -> tuple[Claim, ...]:
    (claims,) = read_many([Text(text=text, published=DAY, language="en")], general_vocabulary())
    return claims


@pytest.mark.parametrize(
    ("text", "act", "actor", "target"),
    [
        ("Russian President Ivan Petrov met his Turkish counterpart in Sochi on Monday.", "negotiation", "Russia", "Turkey"),
        ("The foreign ministers of Azerbaijan and Armenia held talks in Geneva.", "negotiation", "Azerbaijan", "Armenia"),
        ("Saudi and Iranian officials will meet in Baghdad next week.", "negotiation", "Saudi Arabia", "Iran"),
        ("Qatar's emir received a Taliban delegation in Doha.", "negotiation", "Qatar", "Taliban"),
        ("A US envoy arrived in Jeddah for talks on Sudan.", "negotiation", "United States", None),
        ("Ethiopia dismissed an African Union call for an immediate ceasefire.", "rejection", "Ethiopia", "African Union"),
        ("The Taliban gave the militia 48 hours to lay down its arms.", "demand_or_ultimatum", "Taliban", None),
        ("Britain committed to train 10,000 recruits from Ukraine.", "acceptance", "United Kingdom", "Ukraine"),
        ("Moscow said it would support a resolution that extends the mission.", "acceptance", "Russia", None),
        ("Japan donated 5,000 tons of rice to Chad.", "aid_delivery", "Japan", "Chad"),
        ("Qatar sent two planes loaded with medical supplies to Lebanon.", "aid_delivery", "Qatar", "Lebanon"),
        ("Israel called up 50,000 reservists.", "force_movement", "Israel", None),
        ("Ethiopia has put its army on high alert along the border.", "force_movement", "Ethiopia", None),
        ("Turkey shipped ammunition and rifles to Tripoli.", "force_movement", "Turkey", None),
        ("Twelve drivers were taken hostage by gunmen near Goma.", "abduction_or_detention", None, None),
        ("The Houthis seized eleven UN staff in Sanaa.", "abduction_or_detention", "Houthis (Ansar Allah)", "United Nations"),
        ("Indian authorities clamped a curfew on Srinagar.", "siege_or_blockade", "India", None),
        ("Israel sealed off the West Bank after the attack.", "siege_or_blockade", "Israel", None),
        ("The town of Djibo has been under siege for two years.", "siege_or_blockade", None, None),
        ("RSF fighters raped at least 20 women in Geneina.", "sexual_violence", "Rapid Support Forces", None),
        ("Dozens of cases of sexual violence were recorded in Bunia.", "sexual_violence", None, None),
        ("Tigrayan forces evacuated Lalibela.", "withdrawal", "Tigray forces", None),
        ("The Arakan Army captured Htinpaw from the junta.", "control_gained", "Arakan Army", None),
        ("The capture of Lyman by Russian forces was announced on Sunday.", "control_gained", "Russian armed forces", None),
        ("Israeli jets pound southern Lebanon", "airstrike", "Israeli armed forces", None),
        ("Heavy shelling rocks Bakhmut", "shelling", None, None),
        ("A drone strike on a hospital in Kharkiv killed 30 patients.", "drone_strike", None, None),
        ("An air strike on a hospital in Kharkiv killed 30 patients.", "airstrike", None, None),
        ("Ethiopia announced a halt to its offensive in Tigray.", "offensive_halted", "Ethiopia", None),
        ("Ukrainian drones struck an oil depot in Bryansk.", "drone_strike", "Ukrainian armed forces", None),
        ("A UN patrol came under small-arms fire near Goma on Monday.", "small_arms_fire", None, "United Nations"),
    ],
)  # fmt: skip
def test_what_news_says(text: str, act: str, actor: str | None, target: str | None) -> None:
    names = {None: None, **{a.id: a.name for a in general_vocabulary().actors.values()}}
    told = [(c.act, names[c.actor], names[c.target or c.terms.get("directed_at")]) for c in _read(text)]
    assert (act, actor, target) in told


@pytest.mark.parametrize(
    "text",
    [
        "The minister came under fire for his handling of the budget in London.",
        "A heat wave hit Spain, killing crops and drying rivers.",
        "Brazil beat Argentina 2-1 in Sao Paulo.",
        "Article 3 prohibits attacks on civilians and aid convoys.",
        "Nurses in London will hold talks with hospital managers over pay.",
        "The band will visit Japan in May on its world tour.",
        "The player was released by Juventus on a free transfer.",
        "The team held a training exercise at the stadium in Milan.",
        "The town hall in Rome was open until noon.",
        "The envoy captured the mood of the talks in Paris.",
        "The treaty would oblige the army to withdraw from the city within 30 days.",
        "Voters in Chile rejected the draft constitution.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert _read(text) == ()


def test_a_promise_by_oneself_is_kept_and_one_of_others_is_not() -> None:
    (own,) = _read("Hamas said it would release two American hostages.")
    assert (own.act, own.actor, own.modality) == ("prisoner_exchange", "hamas", "future_or_conditional")
    assert _read("Hamas is expected to release two American hostages.") == ()


def test_what_a_threat_is_about_is_told_once() -> None:
    (threat,) = _read("Iran warned it would strike back at any attack on its nuclear sites.")
    assert (threat.act, threat.actor) == ("threat", "state_ir")


@pytest.mark.parametrize(
    ("text", "surface", "actor"),
    [
        ("The hill rebels said on Friday they would free ten soldiers.", "hill rebels", None),
        ("The Arakan Army said it would free ten soldiers.", "Arakan Army", "arakan_army"),
        ("The militia said its fighters had shelled Goma on Sunday.", "militia", None),
    ],
)
def test_a_pronoun_is_whoever_says_the_clause(text: str, surface: str, actor: str | None) -> None:
    (claim,) = _read(text)
    assert (claim.actor_surface, claim.actor) == (surface, actor)


def test_the_group_is_whoever_did_the_last_thing_and_nobody_where_two_are_named() -> None:
    one = _read("M23 rebels attacked Sake on Monday. The group captured Goma two days later.")
    assert [(c.act, c.actor) for c in one] == [("ground_assault", "m23"), ("control_gained", "m23")]
    two = _read("M23 rebels fought ADF rebels with mortars in Sake on Monday. The group captured Goma two days later.")
    assert [c.actor for c in two if c.act == "control_gained"] == [None]


def test_a_commanders_men_are_his_party() -> None:
    (claim,) = _read("A Hezbollah commander said his men had shelled Metula on Sunday.")
    assert claim.actor == "hezbollah"
    (other,) = _read("A farmer said his men had shelled Metula on Sunday.")
    assert other.actor is None


def test_a_pronoun_that_does_not_agree_is_left_alone() -> None:
    (claim,) = _read("The old farmer said they shelled Goma on Sunday.")
    assert claim.actor is None and claim.actor_surface == "they"


def test_whoever_kills_in_an_attack_is_its_doer() -> None:
    (attack,) = _read("Hill guerrillas killed two soldiers in a bomb attack near Goma on Thursday.")
    assert (attack.act, attack.actor_surface, attack.target_surface) == ("explosive_device", "Hill guerrillas", "two soldiers")
    (passive,) = _read("Two soldiers were killed in a bomb attack near Goma on Thursday.")
    assert passive.actor_surface is None


def test_who_bears_an_office_is_whom_he_holds_it_for() -> None:
    (one,) = _read("Turkish Foreign Minister Ali Sochi visited Armenia on Monday.")
    assert (one.actor, one.target) == ("state_tr", "state_am")
    assert _read("Turkish singer Ali Sochi visited Armenia on Monday.") == ()


def test_a_part_of_a_country_is_where_and_not_whom() -> None:
    (part,) = _read("Israeli forces shelled southern Lebanon on Sunday.")
    assert part.target is None and part.place is not None and part.place.id == "LB"
    (whole,) = _read("Israeli forces shelled Lebanon on Sunday.")
    assert whole.target == "state_lb"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kharkiv came under attack from Hezbollah militants overnight, a doctor said.", "hezbollah"),
        ("Rocket fire from Hamas gunmen hit Ashdod on Sunday.", "hamas"),
        ("Rocket fire from Gaza hit Ashdod on Sunday.", None),
        ("Turkish commandos raided a house in Goma on Monday.", "state_tr"),
        ("Former Lebanese soldiers raided a house in Goma on Monday.", None),
        ("Shining Path rebels raided a house in Goma on Monday.", "shining_path"),
        ("Rwandan rebels raided a house in Goma on Monday.", None),
        ("Congolese soldiers raided a house in Goma on Monday.", "fardc"),
    ],
)
def test_whose_fighters_they_are(text: str, actor: str | None) -> None:
    (claim,) = _read(text)
    assert claim.actor == actor


def test_unknown_gunmen_are_nobody_even_where_gunmen_are_somebody() -> None:
    front = Actor(id="front", name="Hill Front", aliases=(Alias(text="gunmen"),))
    town = Gazetteer((PlaceEntry(id="karsa", name="Karsa", kind="town", lat=0.5, lon=0.5, where_prec=1),))
    words = Vocabulary({"front": front}, {}, town, "UTC")
    texts = ("Unidentified gunmen attacked Karsa on Monday.", "Gunmen attacked Karsa on Monday.")
    unknown, known = read_many([Text(text=t, published=DAY, language="en") for t in texts], words)
    assert (unknown[0].actor, known[0].actor) == (None, "front")


def test_the_means_in_a_name_say_how() -> None:
    (plane,) = _read("Russian warplanes hit Idlib on Sunday, killing two people.")
    (army,) = _read("Russian forces hit Idlib on Sunday, killing two people.")
    assert (plane.act, plane.actor) == ("airstrike", army.actor)
    assert army.act == "other"


def test_an_envoy_is_no_army_for_being_named() -> None:
    (talks,) = _read("The Russian envoy arrived in Geneva for talks.")
    assert talks.act == "negotiation"
    (troops,) = _read("Russian troops arrived in Aleppo on Monday.")
    assert troops.act == "force_movement"


def test_every_act_has_verbs_and_nouns() -> None:
    said = lexicon().entries.values()
    for act in acts():
        if act != "other":
            assert any(e.verb for e in said if e.act == act), act
            assert any(e.noun for e in said if e.act == act), act
