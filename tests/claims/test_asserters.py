"""Who says so: at the edge of a sentence, around it, from sentence to sentence; known and unknown speakers."""

from __future__ import annotations

import pytest
from tests.claims.test_english import TUESDAY, V, read

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def _only(text: str, act: str = "shelling") -> Claim:
    (claim,) = (c for c in read(text) if c.act == act)
    return claim


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Governor: the Velorian army shelled Karsa", ("Governor",)),
        ("Harbour Monitor: Velorian army shells Karsa", ("monitor",)),
        ("Spokesman for the Northern Front: the Velorian army shelled Karsa.", ("b",)),
        ("The Velorian army shelled Karsa - governor", ("governor",)),
        ("The Velorian army shelled Karsa – residents say", ("residents",)),
        ("The Velorian army shelled Karsa: doctors", ("doctors",)),
        ("The Velorian army shelled Karsa (Worldwire).", ("wire",)),
        ("The Velorian army shelled Karsa, per the Harbour Monitor.", ("monitor",)),
        ("Via Harbour Monitor: the Velorian army shelled Karsa.", ("monitor",)),
        ("By the mayor's account, the Velorian army shelled Karsa.", ("mayor",)),
        ("In the words of one survivor, the Velorian army shelled Karsa for hours.", ("survivor",)),
        ("As the Northern Front put it, the Velorian army shelled Karsa.", ("b",)),
        ("Governor: residents said the Velorian army shelled Karsa.", ("Governor", "residents")),
    ],
)
def test_speakers_at_the_edge_of_a_sentence(text: str, chain: tuple[str, ...]) -> None:
    claim = _only(text)
    assert claim.attributed_chain == chain and claim.attributed_to == chain[-1]
    start, end = claim.spans["attributed_to"]
    assert 0 <= start < end <= len(text) and claim.actor == "a"


@pytest.mark.parametrize(
    "text",
    [
        "Breaking: the Velorian army shelled Karsa.",
        "Karsa: the Velorian army shelled the town.",
        "KARSA (Worldwire) - The Velorian army shelled Odra.",
        "The Velorian army shelled Karsa - two women and a child were hurt.",
        "The Velorian army shelled Karsa - again",
    ],
)
def test_topics_datelines_and_afterthoughts_do_not_speak(text: str) -> None:
    assert {c.attributed_to for c in read(text)} == {None}


def test_a_country_before_a_colon_is_what_is_spoken_of() -> None:
    found = read_text("Ukraine: a mortar attack hit Kherson.", general_vocabulary(), published=TUESDAY, language="en")
    assert [c.attributed_to for c in found] == [None]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("In a statement carried by VNA, the Northern Front said the Velorian army shelled Karsa.", ("vna", "b")),
        ("A medic, speaking to Worldwire by telephone, said the Velorian army shelled Karsa.", ("wire", "medic")),
        ("Two residents contacted by Worldwire said the Velorian army shelled Karsa.", ("wire", "Two residents")),
        ("In an interview with Worldwire, a rebel captain said the Velorian army shelled Karsa.", ("wire", "rebel captain")),
        ("A local teacher was quoted by Worldwire as saying that the Velorian army shelled Karsa.", ("wire", "local teacher")),
        ("Worldwire quoted a local teacher as saying that the Velorian army shelled Karsa.", ("wire", "local teacher")),
        ("Worldwire has learned that the Velorian army shelled Karsa.", ("wire",)),
        ("The Tamar Gazette reported that the Velorian army shelled Karsa, citing a hospital director.", ("Tamar Gazette", "hospital director")),
        ("Footage posted by activists shows that the Velorian army shelled Karsa.", ("activists",)),
    ],
)
def test_chains_outermost_first(text: str, chain: tuple[str, ...]) -> None:
    assert _only(text).attributed_chain == chain


def test_an_army_does_not_learn_for_us() -> None:
    """Only an outlet that "has learned" something tells it."""
    assert _only("The Northern Front learned that the Velorian army shelled Karsa.").attributed_to is None


@pytest.mark.parametrize(
    ("who", "by"),
    [
        ("Tamar news agency", "tamar news agency"),
        ("The general staff", "general staff"),
        ("A survivor", "survivor"),
        ("Local civil society", "local civil society"),
        ("Ostian media", "ostian media"),
        ("The former Ostian minister", "former ostian minister"),
    ],
)
def test_speakers_that_nobody_knows_are_asserters_in_lower_case(who: str, by: str) -> None:
    claim = _only(f"{who} said the Velorian army shelled Karsa.")
    assert present(claim, V)["attributed_to"] == by


def test_who_speaks_for_a_known_actor_is_that_actor() -> None:
    assert _only("Northern Front spokesman Adil Marek said the Velorian army shelled Karsa.").attributed_to == "b"
    assert _only("The Northern Front shelled Karsa, and there was no reply, its spokesman said.").attributed_to == "b"


@pytest.mark.parametrize("text", ["The deal says the Velorian army shelled Karsa.", "According to the timetable, the Velorian army shelled Karsa."])
def test_deals_and_timetables_assert_nothing(text: str) -> None:
    assert _only(text).attributed_to is None


def test_a_second_quotation_is_the_same_speakers() -> None:
    told = read('"The Velorian army shelled Karsa," the governor said. "They also shelled Odra."')
    assert [c.attributed_to for c in told] == ["governor", "governor"]
    own = read('"The Velorian army shelled Karsa," the governor said. The Velorian army shelled Odra too.')
    assert [c.attributed_to for c in own] == ["governor", None]


def test_the_asserter_changes_from_sentence_to_sentence() -> None:
    text = "The governor said the Velorian army shelled Karsa. Worldwire said the Northern Front shelled Odra. It added that the Northern Front had also shelled Tamar."
    assert [c.attributed_to for c in read(text)] == ["governor", "wire", "wire"]


def test_a_colon_covers_its_paragraph_and_no_more() -> None:
    text = "Harbour Monitor: Velorian army shells Karsa. It then shelled Odra.\n\nThe Velorian army shelled Tamar."
    assert [c.attributed_to for c in read(text)] == ["monitor", "monitor", None]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Suspected Northern Front fighters attacked Karsa.", "hedged"),
        ("Unconfirmed reports said the Northern Front attacked Karsa.", "hedged"),
        ("Armed Northern Front fighters attacked Karsa.", "asserted"),
    ],
)
def test_suspected_and_unconfirmed_hedge(text: str, modality: str) -> None:
    assert _only(text, "ground_assault").modality == modality


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Velorian army shelled a market in Karsa on Sunday, residents said, hours before a truce was due to start, and burned shops.", "residents"),
        ("Unknown men hacked to death three farmers in Karsa and burned their homes, a village chief told Worldwire.", "village chief"),
        ("Velorian army shells have been falling on Karsa since early Sunday, the Harbour Monitor reports, with no word of losses.", "monitor"),
    ],
)
def test_speakers_between_commas_speak_for_the_whole(text: str, by: str) -> None:
    claims = read(text)
    assert claims and {c.attributed_to for c in claims} == {by}


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army shelled Karsa on Sunday; officials, residents said, had left.",
        "The Velorian army shelled Karsa on Sunday, but the governor said the town was calm.",
    ],
)
def test_what_somebody_says_of_something_else_is_not_the_act(text: str) -> None:
    assert _only(text).attributed_to is None


def test_another_speakers_toll_is_another_claim() -> None:
    text = "The Velorian army shelled Karsa on Sunday, killing 20 people, medics said. The health ministry later put the toll at 28 dead."
    told = [(c.attributed_to, c.killed.best if c.killed else None) for c in read(text)]
    assert told == [("medics", 20), ("health ministry", 28)]
    same = read("The Velorian army shelled Karsa on Sunday, medics said. Twenty people were killed, the medics said.")
    assert [(c.attributed_to, c.killed.best if c.killed else None) for c in same] == [("medics", 20)]


def test_the_month_of_may_is_no_doubt() -> None:
    text = "Clashes between the Velorian army and the Northern Front in Karsa since 10 May have killed four people."
    assert _only(text, "armed_clash").modality == "asserted"
    assert _only("Clashes between the Velorian army and the Northern Front in Karsa may have killed four people.", "armed_clash").modality == "hedged"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Harbour Monitor said the Velorian army shelled Karsa. The agency added that it also shelled Odra.", ["monitor", "monitor"]),
        ("The Northern Front said the Velorian army shelled Karsa. The agency reported that it also shelled Odra.", ["b", "agency"]),
        ("The Harbour Monitor said the Velorian army shelled Karsa. The coalition said it had also shelled Odra.", ["monitor", "coalition"]),
    ],
)
def test_an_agency_is_the_one_before_and_a_coalition_is_not(text: str, by: list[str]) -> None:
    assert [c.attributed_to for c in read(text) if c.act == "shelling"] == by


def test_an_accusation_by_nobody_named_is_hedged() -> None:
    assert (_only("The Velorian army was accused of shelling Karsa.").modality, _only("Ostia accused the Velorian army of shelling Karsa.").modality) == ("hedged", "asserted")


def test_a_source_close_to_somebody_is_not_that_somebody() -> None:
    assert _only("A source close to the Northern Front said the Velorian army shelled Karsa.").attributed_to == "source close to the Northern Front"
    assert _only("A source in the Northern Front said the Velorian army shelled Karsa.").attributed_to == "b"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Shells hit a market in Karsa on Monday, the Harbour Monitor said. Its head Adem Olo said 30 people were wounded.", "monitor"),
        ("The Velorian army shelled Karsa on Monday, the Northern Front said. Its spokesman, Adem Olo, said three people were killed.", "b"),
        ("The Harbour Monitor said the Velorian army shelled Karsa. Their director Ina Mor told Worldwire that six people were killed.", "monitor"),
    ],
)
def test_its_director_is_the_voice_of_the_body_that_spoke(text: str, speaker: str) -> None:
    claim = read(text)[-1]
    assert (claim.killed or claim.injured) is not None
    assert claim.attributed_to == speaker


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army shelled Karsa on Monday, a doctor said. Its spokesman Adem Olo said six people were killed.",
        "The Harbour Monitor said the hospital in Karsa was shelled on Monday. Its director Adem Olo said three people were killed.",
        "The Harbour Monitor said the Velorian army shelled Karsa on Monday. His brother Adem Olo said three people were killed.",
        "The Harbour Monitor said the Velorian army shelled Karsa on Monday. Its former director Adem Olo said three people were killed.",
    ],
)
def test_a_director_of_something_else_is_not(text: str) -> None:
    claim = read(text)[-1]
    assert claim.killed is not None and claim.attributed_to not in {None, "monitor", "doctor", "a"}
