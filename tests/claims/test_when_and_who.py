"""When an act was and who asserts it: stretches of days, days counted from a clause, days of the saying, speakers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.clock import utc
from ceasefire.dossier.general import general_vocabulary

WEDNESDAY = "2024-05-15"


def _claims(text: str) -> list[dict[str, Any]]:
    words = general_vocabulary()
    day = utc(datetime.fromisoformat(WEDNESDAY), words.time_zone)
    return [present(c, words) for c in next(read_many([Text(text=text, published=day)], words))]


def _one(text: str, act: str) -> dict[str, Any]:
    return next(c for c in _claims(text) if c["act"] == act)


@pytest.mark.parametrize(
    ("text", "act", "start", "end"),
    [
        # up to publication: "since" whatever a date follows, a length, what has no end yet
        ("Shells have fallen on Taiz since fighting flared again in mid-April.", "shelling", "2024-04-11", WEDNESDAY),
        ("Shells fell on Taiz in mid-April.", "shelling", "2024-04-11", "2024-04-20"),
        ("The army has shelled Bara since the start of the month.", "shelling", "2024-05-01", WEDNESDAY),
        ("Rebels have besieged the town of Babanusa for five days.", "siege_or_blockade", "2024-05-10", WEDNESDAY),
        ("Soldiers closed the road to Kutum on Sunday and no lorry has got through since.", "siege_or_blockade", "2024-05-12", WEDNESDAY),
        ("Soldiers closed the road to Kutum on Sunday and no lorry got through.", "siege_or_blockade", "2024-05-12", "2024-05-12"),
        # days in a row, and days joined
        ("Guns shelled Vovchansk on Tuesday for the third day running.", "shelling", "2024-05-12", "2024-05-14"),
        ("Guns shelled Vovchansk on Tuesday for the third time.", "shelling", "2024-05-14", "2024-05-14"),
        ("Gunmen opened fire on buses near Bamenda on Monday and again on Tuesday.", "small_arms_fire", "2024-05-13", "2024-05-14"),
        # counted from the day of a clause
        ("Two days before the envoys met on Tuesday, artillery shelled Omdurman.", "shelling", "2024-05-12", "2024-05-12"),
        ("The day after the envoys met on Sunday, artillery shelled Omdurman.", "shelling", "2024-05-13", "2024-05-13"),
        ("Within hours of the envoys leaving on Sunday, artillery shelled Omdurman.", "shelling", "2024-05-12", "2024-05-12"),
        # counted from a sentence that tells no act
        ("The envoys left on Sunday. A day later artillery shelled Omdurman.", "shelling", "2024-05-13", "2024-05-13"),
        # now, and a headline of what is done
        ("Shells are falling on Omdurman right now.", "shelling", WEDNESDAY, WEDNESDAY),
        ("Jets bomb camp in Rafah on Tuesday", "airstrike", "2024-05-14", "2024-05-14"),
        ("Jets bombed Rafah in late April.", "airstrike", "2024-04-21", "2024-04-30"),
        # any event of a sentence that plainly goes on with the scene
        ("M23 fighters shelled Minova at noon on Tuesday. Afterwards they withdrew from the hills around Numbi.", "withdrawal", "2024-05-14", "2024-05-14"),
        ("M23 fighters shelled Minova at noon on Tuesday. Congolese troops withdrew from the hills around Numbi.", "withdrawal", None, None),
    ],
)
def test_when(text: str, act: str, start: str | None, end: str | None) -> None:
    claim = _one(text, act)
    assert tuple(day[:10] if day else None for day in (claim["start"], claim["end"])) == (start, end)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The army said on Tuesday that rebels had shelled Taiz.", None),
        ("Rebels shelled Taiz, the army said on Tuesday.", None),
        ("The army denied on Tuesday that its guns had shelled Taiz.", None),
        ("The army said on Tuesday that rebels had shelled Taiz on Sunday.", "2024-05-12"),
        ("The army said that rebels had shelled Taiz on Sunday.", "2024-05-12"),
        ("Rebels shelled Taiz on Sunday, the army said on Tuesday.", "2024-05-12"),
    ],
)
def test_the_day_of_the_saying_is_not_that_of_the_act(text: str, start: str | None) -> None:
    assert _one(text, "shelling")["start"] == start


def test_what_is_announced_has_the_day_of_its_announcing() -> None:
    assert _one("The Rapid Support Forces announced on Monday a three-day truce.", "truce_declared")["start"] == "2024-05-13"


@pytest.mark.parametrize(
    ("text", "act", "who"),
    [
        # an unnamed source that speaks to a known outlet is the outlet's; a person is himself, a source elsewhere too
        ("Jets bombed a bridge near Sanaa, a security source told Al Jazeera.", "airstrike", "Al Jazeera"),
        ("Jets bombed a bridge near Sanaa, a doctor told Al Jazeera.", "airstrike", "doctor"),
        ("Jets bombed a bridge near Sanaa, a medical source told Al Jazeera.", "airstrike", "medical source"),
        ("Jets bombed a bridge near Sanaa, a security source said.", "airstrike", "security source"),
        # who speak together and bear no name
        ("Militiamen shelled a village near Bunia, witnesses and a priest said.", "shelling", "witnesses and a priest"),
        ("Militiamen shelled a village near Bunia, witnesses said.", "shelling", "witnesses"),
        # the one organisation named before
        ("Soldiers turned back a convoy of the World Food Programme near Rafah, the agency said.", "aid_obstruction", "World Food Programme"),
        # verbs of saying that need a clause
        ("Investigators found that the army had shelled the village near Bunia.", "shelling", "investigators"),
        ("Investigators found two bodies in Bunia after the army had shelled the village.", "shelling", None),
        # a relative clause without its pronoun names no speaker
        ("Gunmen thought to belong to Al-Shabaab stopped a bus near Baidoa and killed the driver, police said.", "killing_other", "police"),
    ],
)
def test_who_asserts(text: str, act: str, who: str | None) -> None:
    assert _one(text, act)["attributed_to"] == who


def test_suspected_doers_make_the_second_deed_hedged_too() -> None:
    said = "fighters shelled a post near Beni on Friday and abducted two farmers."
    assert [c["modality"] for c in _claims(f"Suspected ADF {said}")] == ["hedged", "hedged"]
    assert [c["modality"] for c in _claims(f"ADF {said}")] == ["asserted", "asserted"]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("in the night to Tuesday", "2024-05-13", "2024-05-14"),
        ("on 12.05.2024", "2024-05-12", "2024-05-12"),
        ("since the third of May", "2024-05-03", WEDNESDAY),
        ("on the last day of April", "2024-04-30", "2024-04-30"),
        ("on the afternoon of the 13th", "2024-05-13", "2024-05-13"),
        ("a day after Sunday's talks", "2024-05-13", "2024-05-13"),
        ("on the day of Sunday's talks", "2024-05-12", "2024-05-12"),
        ("on the eve of Sunday's talks", "2024-05-11", "2024-05-11"),
        ("from last Thursday until yesterday", "2024-05-09", "2024-05-14"),
        ("last Thursday and yesterday", "2024-05-09", "2024-05-14"),
        ("over the past week", "2024-05-08", WEDNESDAY),
    ],
)
def test_days_at_either_end_of_a_sentence(words: str, start: str, end: str) -> None:
    for text in (f"Artillery shelled the market in Taiz {words}.", f"{words[0].upper()}{words[1:]}, artillery shelled the market in Taiz."):
        claim = _one(text, "shelling")
        assert (claim["start"], claim["end"]) == (start, end)


def test_clashes_that_went_on_into_another_day_are_of_both() -> None:
    both = _one("Clashes between the army and the RSF broke out in Wad Madani on Sunday and went on into Monday.", "armed_clash")
    assert (both["start"], both["end"]) == ("2024-05-12", "2024-05-13")
    first = _one("Clashes between the army and the RSF broke out in Wad Madani on Sunday and ended there.", "armed_clash")
    assert (first["start"], first["end"]) == ("2024-05-12", "2024-05-12")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A local official admitted that shells fell on the market in Nyala.", "local official"),
        ("A local official made clear that shells fell on the market in Nyala.", "local official"),
        ("A local official maintains that shells fell on the market in Nyala.", "official"),
        ("Shells fell on the market in Nyala, a local official was quoted as saying.", "local official"),
        ("Shells fell on the market in Nyala, in the words of a local official.", "local official"),
        ("A local official knew that shells fell on the market in Nyala.", None),
        ("A local official died when shells fell on the market in Nyala.", None),
    ],
)
def test_whatever_the_verb_of_saying(text: str, who: str | None) -> None:
    assert _one(text, "shelling")["attributed_to"] == who


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Guns shelled Taiz despite the truce in force there since 9 May.", None),
        ("Guns have shelled Taiz since 9 May.", "2024-05-09"),
        ("Guns broke the truce 52 times and shelled Taiz since 9 May.", "2024-05-09"),
        ("Over the past day, on 14 May, guns shelled Taiz.", "2024-05-14"),
        ("Over the past day guns shelled Taiz.", "2024-05-14"),
    ],
)
def test_a_time_that_hangs_on_a_truce_is_the_truces(text: str, start: str | None) -> None:
    assert _one(text, "shelling")["start"] == start


def test_over_the_past_day_ends_with_publication_unless_a_date_says_which() -> None:
    assert _one("Over the past day, on 14 May, guns shelled Taiz.", "shelling")["end"] == "2024-05-14"
    assert _one("Over the past day guns shelled Taiz.", "shelling")["end"] == WEDNESDAY


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Blast kills 20 rebels in Taiz: monitor", "monitor"),
        ("Blast kills 20 rebels in Taiz: photos", None),
        ("Two soldiers killed in Taiz - Turkish Defence Ministry", "Turkey"),
        ("The SDF put out a statement. It said that shells killed two farmers in Kobani.", "Syrian Democratic Forces"),
        ('"Their jets killed two students in Mekelle," Getu Reda, a spokesperson for the ELN, an armed group, tweeted on Tuesday.', "National Liberation Army (ELN)"),
    ],
)
def test_who_speaks_at_the_edge_of_what_kills(text: str, who: str | None) -> None:
    assert {c["attributed_to"] for c in _claims(text) if c["killed"]} == {who}


def test_what_somebody_only_heard_is_hedged() -> None:
    assert _one('"I heard that the rebels shelled the market in Taiz," an officer said.', "shelling")["modality"] == "hedged"
    assert _one('"The rebels shelled the market in Taiz," an officer said.', "shelling")["modality"] == "asserted"
