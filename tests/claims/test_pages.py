"""What long English pages have and short reports have not: background paragraphs, acts that only describe, names in passing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.clock import first_day
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 5, 20, tzinfo=UTC)  # a Monday


def claims(text: str) -> tuple[Claim, ...]:
    return read_text(text, general_vocabulary(), published=DAY)


def acts(text: str) -> list[str]:
    return [c.act for c in claims(text)]


def places(text: str) -> list[str | None]:
    return [c.place.name if c.place else None for c in claims(text)]


def days(text: str) -> list[str]:
    return [first_day(c.when).isoformat() if c.when is not None and not c.when_assumed else "-" for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who holds a place is told in passing, or is the news
        ("Drones struck Homs, which is controlled by rebels, on Monday.", ["drone_strike"]),
        ("Rebels took control of Homs on Monday.", ["control_gained"]),
        # who put up the post
        ("Gunmen shot two men at a checkpoint set up by the army near Homs on Monday.", ["small_arms_fire"]),
        # the war that a truce ended
        ("Shells hit Homs on Monday despite the ceasefire that ended 13 months of fighting between the army and rebels.", ["shelling"]),
        # what dates a toll, in however long a sentence
        (
            "Ten people died in Homs on Monday in shelling by the army, amid the flight of families to other towns and of many more to the hills, less than a week after the ceasefire agreement came into force, medics said.",
            ["shelling"],
        ),
        # what kind of coalition it is
        ("The rebels had support from the coalition fighting Islamic State, officials said.", []),
        # nobody was told that a breach had been, but of it
        ("Shells hit Homs on Monday. The peacekeepers were informed of the ceasefire violation by the army.", ["shelling"]),
        # mines made harmless
        ("Army units entered Homs on Monday, combing the town and dismantling mines and bombs left by rebels.", ["force_movement"]),
        # a threat to a truce is none
        ("The shelling of Homs on Monday poses a threat to the truce.", ["shelling"]),
        ("The army pledged to refrain from strikes on Homs.", []),
        # the spelling with a hyphen is read like the one without
        ("Armenia violated the cease-fire on Saturday.", ["violation_alleged"]),
        ("Rebels declared a cease-fire in Homs on Monday.", ["truce_declared"]),
        ("Shells hit Homs on Monday, hours after the cease-fire began.", ["shelling"]),
    ],
)
def test_what_is_told(text: str, expected: list[str]) -> None:
    assert acts(text) == expected


def test_spans_of_words_with_a_hyphen() -> None:
    text = "On Monday the army's cease-fire collapsed. Armenia violated the cease-fire near Goris on Saturday, officials said."
    (one,) = [c for c in claims(text) if c.act == "violation_alleged"]
    assert {k: text[slice(*v)] for k, v in one.spans.items() if k in ("act", "place", "when")} == {"act": "violated", "place": "Goris", "when": "on Saturday"}


def test_a_new_paragraph_leaves_the_days_of_background() -> None:
    lead = "The army shelled Homs on Sunday 19 May.\n\nThe attacks on Homs began on 2 March.\n\n"
    assert days(lead + "Elsewhere, planes bombed the town of Idlib, killing two people.") == ["2024-05-19", "2024-03-02", "2024-05-19"]
    assert days(lead.rstrip() + " Planes bombed the town of Idlib, killing two people.")[-1] == "2024-03-02"
    assert days("The army shelled Homs on Sunday. Rebels said that the army shells Idlib every day.") == ["2024-05-19", "-"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # where another place lies
        ("Clashes broke out on Monday in Omdurman city, north of the Sudanese capital Khartoum.", ["Omdurman"]),
        ("Clashes broke out on Monday in Omdurman and Khartoum.", ["Omdurman", "Khartoum"]),
        # places in the name of whoever speaks, and the governor's own name
        ("Gunmen attacked Homs on Monday, according to the Council of Villages of Aleppo, Idlib and Hama.", ["Homs"]),
        ("The governor of Norte de Santander, Xavier Yanson, reported on Sunday that the fighting had killed 80 civilians.", ["Norte de Santander Department"]),
        # the scene that the sentence before sets, and one that it does not
        ("The calm is still prevailing in the city of Homs. There was only an exchange of fire between the Syrian army and rebels on Monday.\n\nShells hit Aleppo.", ["Homs", "Aleppo"]),
        # several places struck: none of them is the one that the text is about
        ("Air strikes killed four people in Syria on Monday. A drone struck a car near Homs. Another hit a shop in Aleppo.", ["Syria", "Homs", "Aleppo"]),
        # towns behind whoever holds them
        ("The army shelled rebel-held Xanville town on Monday.", ["Xanville"]),
    ],
)
def test_where(text: str, expected: list[str]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sudanese army shelled Omdurman on Friday. The army blamed the RSF for violating the truce.", "saf"),
        ("A statement issued by the Sudanese army said shells hit Omdurman on Friday.", "saf"),
        ("The RSF said on Friday that the army shelled Omdurman. The aforesaid statement added that planes bombed Bahri.", "rsf"),
    ],
)
def test_who_says_so(text: str, expected: str) -> None:
    names = {"saf": "Sudanese Armed Forces", "rsf": "Rapid Support Forces"}
    vocabulary = general_vocabulary()
    last = claims(text)[-1]
    assert last.attributed_to is not None and vocabulary.actors[last.attributed_to].name == names[expected]


def test_the_army_that_was_named() -> None:
    vocabulary = general_vocabulary()
    text = "The Sudanese army shelled Omdurman on Friday. The Rapid Support Forces accused the army of violating the truce."
    assert vocabulary.actors[claims(text)[-1].actor or ""].name == "Sudanese Armed Forces"
    two = "The Sudanese army and the Ethiopian army clashed in Gedaref on Friday. Rebels accused the army of violating the truce."
    assert claims(two)[-1].actor is None


def test_hearsay_hedges_and_names_nobody() -> None:
    (*_, last) = claims("Soldiers have reportedly killed 20 civilians and destroyed homes in Homs since Friday.")
    assert (last.modality, last.attributed_to) == ("hedged", None)


@pytest.mark.parametrize("date", ["July 4,", "July 4, 2023,", "Sept. 5,", "4 July 2023,"])
def test_a_day_of_the_month_is_no_toll(date: str) -> None:
    (one,) = claims(f"On {date} one person was killed by shelling in Homs.")
    assert one.killed is not None and one.killed.best == 1


def test_a_long_line_without_a_stop_is_a_paragraph() -> None:
    first = "On 12 May the army carried out two air strikes on the town of Homs, and one of the bombs hit a house there, which killed a man and wounded at least five others, according to local sources"
    text = f"{first}\nResidents also reported that shells hit Idlib on 13 May."
    assert [(c.attributed_to or "").lower() for c in claims(text)][-1] == "residents"
