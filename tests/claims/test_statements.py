"""Statements: deadlines and conditions, threats, offers and answers, talks, truces, exchanges; the numbers they name.

The texts are published on Tuesday 3 August 2021."""

from __future__ import annotations

import pytest
from tests.claims.test_english import V, one, read

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text


def _terms(text: str, act: str) -> dict[str, str]:
    return one(text, act).terms


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The Velorian army gave the Northern Front until Friday to leave Karsa.", "2021-08-06"),
        ("The Velorian army gave the Northern Front until noon on Saturday to leave Karsa.", "2021-08-07T12:00+03:00"),
        ("The Velorian army gave the Northern Front until five o'clock on Friday afternoon to leave Karsa.", "2021-08-06T17:00+03:00"),
        ("The Velorian army gave the Northern Front 72 hours to leave Karsa.", "2021-08-06"),
        ("The Velorian army gave the Northern Front a week to leave Karsa.", "2021-08-10"),
        ("The Velorian army on Monday gave the Northern Front 24 hours to leave Karsa.", "2021-08-03"),
        ("The Velorian army demanded that the Northern Front leave Karsa by 10 August.", "2021-08-10"),
        ("The Velorian army demanded that the Northern Front leave Karsa within two days.", "2021-08-05"),
        ("The Velorian army demanded that the Northern Front leave Karsa by the end of the month.", "2021-08-31"),
        ("The Velorian army demanded that the Northern Front leave Karsa and set Friday as a deadline.", "2021-08-06"),
        ("The Velorian army demanded that the Northern Front leave Karsa until six and then ten on Friday morning.", "2021-08-06T10:00+03:00"),
        ("The Velorian army demanded that the Northern Front leave Karsa by midnight on Friday.", "2021-08-06"),
        ("The Velorian army demanded that the Northern Front leave Karsa by 1 February.", "2022-02-01"),
        ("The Velorian army issued a 48-hour ultimatum to the Northern Front to leave Karsa.", "2021-08-05"),
    ],
)
def test_deadlines_are_days_after_the_day_of_the_statement(text: str, deadline: str) -> None:
    claim = one(text, "demand_or_ultimatum")
    assert claim.terms["deadline"] == deadline and claim.actor == "a" and claim.target == "b"
    start, end = claim.spans["deadline"]
    assert text[start:end]


def test_a_deadline_that_no_date_tells_stays_in_words() -> None:
    text = "The Velorian army demanded that the Northern Front leave Karsa within three hours."
    assert _terms(text, "demand_or_ultimatum")["deadline"] == "within three hours"
    undated = read_text("The Velorian army gave the Northern Front until Friday to leave Karsa.", V, published=None, language="en")
    assert [c.terms["deadline"] for c in undated] == ["until Friday"]


@pytest.mark.parametrize(
    "text", ["The Velorian army demanded that the Northern Front leave Karsa.", "The Velorian army was told by Ostia to leave; it demanded that the Northern Front go."]
)
def test_no_deadline_where_none_is_set(text: str) -> None:
    assert "deadline" not in _terms(text, "demand_or_ultimatum")


@pytest.mark.parametrize(
    ("text", "consequence"),
    [
        ("Ostia gave the Northern Front until Friday to free the prisoners or face an attack.", "or face an attack"),
        ("Ostia gave the Northern Front until Friday to free the prisoners, failing which air strikes would resume.", "failing which air strikes would resume"),
    ],
)
def test_what_is_to_follow(text: str, consequence: str) -> None:
    terms = _terms(text, "demand_or_ultimatum")
    assert terms["consequence"] == consequence and "free the prisoners" in terms["condition"]


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Ostia threatened to strike Karsa if the Northern Front attacks Odra.", "threat", "b"),
        ("Ostia threatened to strike Karsa unless the Northern Front leaves Odra.", "threat", "b"),
        ("Ostia threatened to strike Karsa unless the Northern Front leaves Odra by Friday.", "demand_or_ultimatum", "b"),
        ("Ostia threatened to strike Karsa if the siege of Odra is not lifted.", "threat", None),
        ("Ostia threatened to attack the Northern Front.", "threat", "b"),
    ],
)
def test_a_term_makes_an_ultimatum_of_a_threat_and_a_condition_does_not(text: str, act: str, target: str | None) -> None:
    claim = one(text, act)
    assert (claim.actor, claim.target, claim.attributed_to) == ("ostia", target, None)


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("Ostia rejected the Northern Front's terms.", "rejection", "b"),
        ("Ostia turned down the truce offered by the Northern Front.", "rejection", "b"),
        ("Ostia accepted the Northern Front's proposal.", "acceptance", "b"),
        ("Ostia accepted the proposal.", "acceptance", None),
        ("Ostia accepted the month-long truce offered by the Northern Front.", "acceptance", "b"),
        ("Ostia is ready for talks with the Northern Front.", "acceptance", "b"),
    ],
)
def test_whose_offer_is_answered(text: str, act: str, target: str | None) -> None:
    claim = one(text, act)
    assert (claim.actor, claim.target, claim.kind) == ("ostia", target, "statement")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Talks between Ostia and the Northern Front resumed in Karsa.", "resumed"),
        ("Talks between Ostia and the Northern Front in Karsa have stalled.", "stalled"),
        ("Talks between Ostia and the Northern Front ended in Karsa without agreement.", "failed"),
        ("Talks between Ostia and the Northern Front collapsed in Karsa.", "failed"),
        ("Ostia and the Northern Front held talks in Karsa.", None),
    ],
)
def test_how_talks_went(text: str, outcome: str | None) -> None:
    claim = one(text, "negotiation")
    assert claim.terms.get("outcome") == outcome and (claim.actor, claim.target) == ("ostia", "b")


def test_the_round_of_talks() -> None:
    assert _terms("The third round of talks between Ostia and the Northern Front began in Karsa.", "negotiation")["round"] == "3"


@pytest.mark.parametrize(
    "text",
    [
        "Dovia mediated talks between Ostia and the Northern Front in Karsa.",
        "Talks between Ostia and the Northern Front mediated by Dovia began in Karsa.",
    ],
)
def test_who_mediates_between_whom(text: str) -> None:
    claim = one(text, "negotiation")
    assert claim.terms["mediators"] == "dovia" and set(claim.terms["parties"].split(",")) == {"ostia", "b"}


def test_nobody_mediates_talks_of_two() -> None:
    assert "mediators" not in _terms("Ostia and the Northern Front held talks in Karsa.", "negotiation")


def test_who_alone_announces_a_truce_says_so() -> None:
    alone = one("Ostia announced a 72-hour humanitarian truce in Karsa.", "truce_declared")
    assert (alone.attributed_to, alone.terms["duration"], alone.terms["purpose"]) == ("ostia", "72 hours", "humanitarian")
    both = one("Ostia and Dovia announced a truce in Karsa.", "truce_declared")
    assert both.attributed_to is None and "duration" not in both.terms
    told = one("Ostia announced a truce in Karsa, Worldwire reported.", "truce_declared")
    assert told.attributed_to == "wire"


def test_until_when_a_truce_lasts_is_not_when_it_was_made() -> None:
    claim = one("On Monday, Ostia and the Northern Front extended their truce by two months until 2 October.", "truce_declared")
    assert (claim.terms["until"], claim.terms["duration"], claim.actor, claim.target) == ("2021-10-02", "two months", "ostia", "b")
    assert claim.when is not None and claim.when.start.date().isoformat() == "2021-08-01"


def test_an_expired_truce_is_not_declared() -> None:
    assert [c.act for c in read("The truce in Karsa expired on Sunday.")] == []


def test_a_truce_is_signed_as_an_agreement_is() -> None:
    assert one("Ostia and the Northern Front signed a truce in Karsa on Monday.", "agreement_signed").target == "b"


@pytest.mark.parametrize(
    ("text", "act", "key", "number"),
    [
        ("Some 20,000 people fled Karsa.", "displacement", "people", "20000"),
        ("Some 300 families fled Karsa.", "displacement", "families", "300"),
        ("Ostia and the Northern Front exchanged 40 prisoners in Karsa.", "prisoner_exchange", "prisoners", "40"),
        ("An aid convoy of thirty trucks entered Karsa.", "aid_delivery", "trucks", "30"),
        ("The Velorian army blocked an aid convoy of 12 lorries near Karsa.", "aid_obstruction", "trucks", "12"),
    ],
)
def test_numbers_that_are_no_harm(text: str, act: str, key: str, number: str) -> None:
    claim = one(text, act)
    assert claim.terms[key] == number and claim.killed is None


@pytest.mark.parametrize(("text", "key"), [("Hundreds fled Karsa.", "people"), ("An aid convoy entered Karsa on Sunday.", "trucks")])
def test_no_number_where_none_is_told(text: str, key: str) -> None:
    assert all(key not in c.terms for c in read(text))


@pytest.mark.parametrize(
    ("text", "act", "target"),
    [
        ("The Velorian army captured Karsa from the Northern Front.", "control_gained", "b"),
        ("The Velorian army lost Karsa to the Northern Front.", "control_lost", "b"),
        ("The Velorian army captured Karsa.", "control_gained", None),
    ],
)
def test_from_whom_and_to_whom_ground_goes(text: str, act: str, target: str | None) -> None:
    claim: Claim = one(text, act)
    assert (claim.actor, claim.target) == ("a", target)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The Northern Front shelled Karsa, the mayor insisted.", []),
        ("The Northern Front insisted on a truce in Karsa.", ["demand_or_ultimatum"]),
        ("Ostia insisted that the Northern Front leave Karsa.", ["demand_or_ultimatum"]),
    ],
)
def test_to_insist_is_to_ask_or_to_say(text: str, acts: list[str]) -> None:
    assert [c.act for c in read(text) if c.act == "demand_or_ultimatum"] == acts


def test_who_has_until_when() -> None:
    claim = one("The Northern Front has until Friday to leave Karsa, Ostia said.", "demand_or_ultimatum")
    assert (claim.target, claim.terms["deadline"], claim.attributed_to) == ("b", "2021-08-06", "ostia")


def test_a_condition_without_if() -> None:
    claim = one("The Northern Front threatened to shell Karsa should Ostia attack Odra.", "threat")
    assert (claim.target, claim.terms["condition"].startswith("Ostia attack")) == ("ostia", True)


def test_talks_put_off() -> None:
    assert _terms("Talks between Ostia and the Northern Front in Karsa were put off.", "negotiation")["outcome"] == "postponed"


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ostia said it would retaliate for the shelling of Karsa.", ["threat"]),
        ("Ostia said it would respond if the siege of Karsa went on.", ["threat"]),
        ("Ostia said it would respond with force.", ["threat"]),
        ("Ostia said it would respond to the proposal.", []),
        ("Ostia responded to the shelling of Karsa.", []),
    ],
)
def test_to_say_that_one_will_retaliate_is_a_threat(text: str, acts: list[str]) -> None:
    told = [c for c in read(text) if c.act == "threat"]
    assert [c.act for c in told] == acts and {(c.actor, c.modality) for c in told} <= {("ostia", "asserted")}


def test_speakers_who_decline_to_be_named_reject_nothing() -> None:
    assert [c.act for c in read("A teacher in Karsa, who declined to be named, said the Velorian army shelled Odra.")] == ["shelling"]
    assert "rejection" in [c.act for c in read("The Northern Front declined to leave Karsa.")]


@pytest.mark.parametrize(
    ("text", "doer", "speaker"),
    [
        ("The governor confirmed on Monday a deal with an immediate ceasefire in Karsa.", None, "governor"),
        ("The Northern Front confirmed an agreement to lift the siege of Karsa.", "b", "b"),
        ("A spokesman for the Northern Front confirmed on Wednesday a truce deal with the Velorian army in Karsa.", "b", "b"),
        ("Elders confirmed on Sunday an accord on prisoners in Karsa.", None, "Elders"),
    ],
)
def test_a_deal_that_is_confirmed_was_made_on_a_day_not_said(text: str, doer: str | None, speaker: str) -> None:
    claim = one(text, "agreement_signed")
    assert (claim.actor, claim.attributed_to, claim.when) == (doer, speaker, None)


@pytest.mark.parametrize(
    "text",
    [
        "The governor confirmed on Monday a date for the visit to Karsa.",
        "The governor confirmed on Monday the deaths of three people in Karsa.",
        "The bus agreement covers Karsa.",
        "The contract of 24 July covers three warehouses in Karsa.",
    ],
)
def test_what_is_no_deal_that_was_made(text: str) -> None:
    assert not any(c.act == "agreement_signed" for c in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said the deal of 24 July provided for an end of the siege of Karsa.",
        "The agreement of 24 July covers the handover of heavy weapons and three bases in Karsa.",
        "The accord of 24 July commits both sides to leave Karsa.",
    ],
)
def test_what_a_deal_of_a_day_provides_for_says_that_it_was_made(text: str) -> None:
    claim = one(text, "agreement_signed")
    assert claim.actor is None and claim.when is not None and claim.when.date_prec == 1
    assert claim.when.start.isoformat().startswith("2021-07-23")  # midnight, local


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("The Velorian army gave a deadline until Friday for all weapons and said that otherwise the Northern Front would burn.", None),
        ("The Velorian army demanded that the Northern Front leave Karsa by Friday.", "b"),
    ],
)
def test_what_comes_otherwise_is_not_whom_a_deadline_is_set(text: str, at: str | None) -> None:
    assert one(text, "demand_or_ultimatum").terms.get("directed_at") == at


@pytest.mark.parametrize(("text", "told"), [("The Velorian army captured Karsa years ago.", "years ago"), ("The Velorian army captured Karsa.", None)])
def test_a_time_without_a_day_shows_its_words(text: str, told: str | None) -> None:
    claim = one(text, "control_gained")
    assert claim.when is None
    span = claim.spans.get("when")
    assert (text[span[0] : span[1]].rstrip(".") if span else None) == told


def test_whose_side_somebody_takes_is_not_whom_he_threatens() -> None:
    text = "The Ostian commander threatened to intervene on the Velorian army's side unless the Northern Front leaves Karsa by Friday."
    assert one(text, "demand_or_ultimatum").target != "a"


def test_a_reply_that_is_due_is_no_ultimatum() -> None:
    assert not [c for c in read("The Velorian army said it would answer by Friday.") if c.act == "demand_or_ultimatum"]


def test_a_plan_that_is_put_forward_is_a_proposal() -> None:
    claim = one("Ostia presented a roadmap to the Northern Front in Karsa.", "negotiation")
    assert claim.terms["step"] == "proposal"
