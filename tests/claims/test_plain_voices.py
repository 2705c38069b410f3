"""Who says it: plain sentences put together from a speaker, a frame of saying and what is said, so that nothing an
attributed speaker says comes out as the outlet's own."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)
EACH = 8

SAID = [
    ("shells hit a market in Tarvik", "shelling"), ("three soldiers were killed in clashes near Bentiu", "armed_clash"),
    ("government forces shelled the village of Molka", "shelling"), ("a drone strike killed two people in Kherson", "drone_strike"),
    ("gunmen abducted a teacher in Jubek", "abduction_or_detention"), ("an air strike on a clinic in Goma left five dead", "airstrike"),
    ("rebels seized the town of Sake", "control_gained"), ("a landmine killed a farmer near Sloviansk", "explosive_device"),
    ("fighters set fire to houses in Kutum", "property_destruction"), ("about 2,000 people fled the fighting in Masisi", "displacement"),
]  # fmt: skip
WHO = [
    ("the governor of the province", "governor"), ("a medic", "medic"), ("residents", "residents"), ("local officials", "officials"),
    ("the defence ministry", "ministry"), ("Colonel Daniel Okot", "Okot"), ("a human rights group", "group"), ("Mayor Anna Koval", "Koval"),
    ("army spokesman Brig. Gen. Saleh Amer", "Amer"), ("a local journalist", "journalist"), ("a hospital director", "director"),
]  # fmt: skip


def up(words: str) -> str:
    return words[0].upper() + words[1:]


FRAMES: list[Callable[[str, str], str]] = [
    lambda s, c: f"{up(s)} said in a statement that {c}.",
    lambda s, c: f"{up(s)} said on Monday in a televised address to the nation that {c}.",
    lambda s, c: f"{up(s)} told the broadcaster by telephone that {c}.",
    lambda s, c: f"{up(c)}, according to {s}.",
    lambda s, c: f"{up(c)}, per {s}.",
    lambda s, c: f"{up(s)}: {c}.",
    lambda s, c: f"{up(c)} – {s}",
    lambda s, c: f"{up(c)}, based on information from {s}.",
    lambda s, c: f"As {s} reported, {c}.",
    lambda s, c: f"In the words of {s}, {c}.",
    lambda s, c: f"In a post on Telegram, {s} said {c}.",
    lambda s, c: f"{up(s)} took to the radio to say {c}.",
    lambda s, c: f'"We are still counting," {s} said. "{up(c)}. Nobody could help."',
    lambda s, c: f'{up(s)} said the situation was tense. "{up(c)}," he added.',
    lambda s, c: f"{up(s)} said the night had been calm. He added that {c}.",
    lambda s, c: f"{up(s)} issued a statement on Tuesday. The statement went on to say that {c}.",
    lambda s, c: f"{up(s)} gave details in a statement. {up(c)}, the statement said.",
    lambda s, c: f"The army said it had kept its positions, while {s} said {c}.",
]

DEEDS = [
    ("shelling the village of Molka", "the shelling of the village of Molka", "shelling"),
    ("abducting three aid workers in Jubek", "the abduction of three aid workers in Jubek", "abduction_or_detention"),
    ("burning homes in Kutum", "the burning of homes in Kutum", "property_destruction"),
    ("killing five villagers near Sake", "the killing of five villagers near Sake", "killing_other"),
    ("blocking an aid convoy near Hodeidah", "the blocking of an aid convoy near Hodeidah", "aid_obstruction"),
    ("seizing the town of Sake", "the seizure of the town of Sake", "control_gained"),
]
DOERS = ["the rebels", "the militia", "separatists", "paramilitary fighters"]
CHARGES: list[Callable[[str, str, str, str], str]] = [
    lambda s, d, v, n: f"{up(s)} accused {d} of {v}.",
    lambda s, d, v, n: f"{up(d)} were accused by {s} of {v}.",
    lambda s, d, v, n: f"{up(s)} blamed {d} for {n}.",
    lambda s, d, v, n: f"{up(s)} pointed the finger at {d} for {n}.",
    lambda s, d, v, n: f"{up(s)} complained of {n} by {d}.",
    lambda s, d, v, n: f"{up(s)} documented {n} by {d}.",
    lambda s, d, v, n: f"{up(s)} lodged a complaint over {n} by {d}.",
    lambda s, d, v, n: f"{up(s)} spoke of {n} by {d}.",
]


def read(texts: list[str]) -> list[tuple[Claim, ...]]:
    return list(read_many([Text(text=text, published=DAY, source="outlet") for text in texts], general_vocabulary()))


def one(text: str) -> list[tuple[str, str | None]]:
    return [(c.act, c.attributed_to) for c in read([text])[0]]


def test_whoever_says_it_is_kept_in_every_frame() -> None:
    pick = random.Random(11)
    rows = [(f(s[0], c[0]), s, c) for f in FRAMES for s, c in ((pick.choice(WHO), pick.choice(SAID)) for _ in range(EACH))]
    for (text, (_, who), (_, act)), claims in zip(rows, read([row[0] for row in rows]), strict=True):
        assert [(text, c.act, who.lower() in (c.attributed_to or "").lower()) for c in claims] == [(text, act, True)]


def test_a_charge_names_who_makes_it_and_whom_it_blames() -> None:
    pick = random.Random(3)
    speakers = [w for w in WHO if "." not in w[0]]
    rows = [(f(s[0], d, v, n), s[1], d, act) for f in CHARGES for s, d, (v, n, act) in ((pick.choice(speakers), pick.choice(DOERS), pick.choice(DEEDS)) for _ in range(EACH))]
    for (text, who, doer, act), claims in zip(rows, read([row[0] for row in rows]), strict=True):
        told = [(text, c.act, who.lower() in (c.attributed_to or "").lower(), (c.actor_surface or "").lower().removeprefix("the ")) for c in claims]
        assert told == [(text, act, True, doer.removeprefix("the "))]


def test_a_clause_of_time_names_no_speaker() -> None:
    assert one("As the governor said talks would go on, shells hit a market in Tarvik.") == [("shelling", None)]
    assert one("Shells hit a market in Tarvik as a bus based in Kherson drove by.") == [("shelling", None)]


def test_what_is_to_be_said_is_not_said_yet() -> None:
    assert all(c.modality != "asserted" for c in read(["The governor is expected to say that rebels seized the town of Sake."])[0])


def test_homes_that_burn_are_no_charge() -> None:
    assert one("The army shelled a row of burning homes in Kutum.")[0][0] == "shelling"
    assert [c.act for c in read(["Residents spoke of burning homes and of hunger."])[0]] == []


def test_words_before_a_new_speaker_are_not_the_statements() -> None:
    text = "The ministry issued a statement on Tuesday. Shells hit a market in Tarvik."
    assert one(text) == [("shelling", None)]


def test_monitors_kept_out_are_so_as_somebody_says() -> None:
    assert one("UNIFIL said soldiers blocked its patrol near Tyre on Monday.") == [("monitor_restricted", "unifil")]
    assert one("Soldiers stopped a UN patrol near Tyre, residents said on Monday.") == [("monitor_restricted", "residents")]
    assert one("The foreign ministry said UN observers were denied access to Shebaa.") == [("monitor_restricted", "foreign ministry")]
    assert one("UN observers were turned back at Quneitra, according to a diplomat.") == [("monitor_restricted", "diplomat")]
    assert one("Armed men turned back a UN patrol near Tyre and said the road was mined.")[0] == ("monitor_restricted", None)


def test_harm_that_another_speaker_tells_is_no_part_of_what_the_first_said() -> None:
    told = read(["The army said rebels shelled Goma. State television said a woman had died in Goma."])[0]
    assert [(c.attributed_to, c.killed.best if c.killed else None) for c in told] == [("army", None), ("State television", 1)]
    same = read(["The army said rebels shelled Goma. It said a woman had died in Goma."])[0]
    assert [(c.attributed_to, c.killed.best if c.killed else None) for c in same] == [("army", 1)]


def test_what_a_radio_says_after_a_colon_is_its_own() -> None:
    text = "The army said rebels shelled Goma. The rebels' radio put it differently: two army trucks were blown up near Goma, it said."
    assert ("explosive_device", "rebels' radio") in one(text)


def test_a_second_thing_spoken_of_is_said_too() -> None:
    assert one("Residents spoke of gunfire in Goma, and of two houses blown up by engineers.") == [
        ("small_arms_fire", "Residents"), ("property_destruction", "Residents"),
    ]  # fmt: skip


def test_a_network_of_one_letter_ends_a_sentence() -> None:
    told = read(["The governor wrote about it on X. Rebels then shelled Goma."])[0]
    assert [(c.act, c.attributed_to) for c in told] == [("shelling", None)]
    assert len(read(["Rebels led by Gen. X. Akol shelled Goma."])[0]) == 1


def test_one_who_fled_and_speaks_is_no_exodus() -> None:
    assert [act for act, _ in one("A resident who fled to Goma said jets bombed Sake.")] == ["airstrike"]
    assert "displacement" in [act for act, _ in one("Residents who fled to Goma by the hundred on Monday filled two schools.")]


def test_one_of_two_who_spoke_together_speaks_for_himself() -> None:
    text = "The guerrillas and the army said the truce was dead. The army said rebels had blown up a bridge near Goma."
    assert one(text)[-1][1] == "army"
    assert one("A spokesman of the army said the truce was dead. The spokesman said rebels had blown up a bridge near Goma.")[-1][1] == "spokesman of the army"


def test_the_hyphen_of_a_name_cuts_no_speaker() -> None:
    text = "Drones struck a bakery near Goma on Thursday night, the Kurdish-led administration in north-east Syria said, leaving 40 villages in the dark."
    assert one(text) == [("drone_strike", "Kurdish-led administration in north-east Syria")]
    assert one("Drones struck a bakery near Goma - the governor said - killing two.") == [("drone_strike", "governor")]


def test_who_notes_between_commas_speaks_of_monitors_too() -> None:
    text = "Its chairman, Brigadier Mads Rasmussen, noted, however, that a UN patrol was stopped twice by government soldiers."
    assert one(text) == [("monitor_restricted", "chairman")]


@pytest.mark.parametrize("opening", ['"', "“"])
@pytest.mark.parametrize("before", ['"Our crews have rested. They have water and tents," said Koval. ', "Koval said:\n- two pumps at dawn\n"])
def test_a_quotation_that_begins_a_sentence_is_whose_the_one_before_was(before: str, opening: str) -> None:
    text = f"{before}{opening}Rebels shelled the village of Molka on Sunday.{'”' if opening == '“' else opening}"
    (claims,) = read_many([Text(text=text, published=DAY)], general_vocabulary())
    assert [(one.act, one.attributed_to) for one in claims] == [("shelling", "Koval")]
