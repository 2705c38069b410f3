"""What is denied, by whom, and the charge that is told only to be denied; deeds that somebody owns to."""

from __future__ import annotations

import pytest
from tests.claims.test_english import read


def _told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(c.act, c.actor, c.attributed_to, c.modality) for c in read(text)]


_DENIED_BY_A = [("shelling", "a", "a", "denied")]
_CHARGED_AND_DENIED = [("shelling", "a", "b", "asserted"), *_DENIED_BY_A]


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army denied accusations of shelling Karsa.",
        "The Velorian army rejected the accusation that it had shelled Karsa.",
        "The Velorian army dismissed reports that it had shelled Karsa.",
        "The Velorian army said claims that it had shelled Karsa were false.",
        'The Velorian army called the allegation that it had shelled Karsa "a fabrication".',
        "There was no truth in the report that the Velorian army shelled Karsa, its spokesman said.",
        "The Velorian army said it was not behind the shelling of Karsa.",
        "The Velorian army said it had nothing to do with the shelling of Karsa.",
        "The Velorian army said that it was not true that it had shelled Karsa.",
        "The Velorian army said it did not shell Karsa.",
    ],
)
def test_a_charge_told_only_to_be_denied_is_one_denial(text: str) -> None:
    assert _told(text) == _DENIED_BY_A


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army denied the Northern Front's claim that it had shelled Karsa.",
        "The Velorian army rejected Northern Front accusations that it had shelled Karsa.",
        "The Velorian army denied claims by the Northern Front that it had shelled Karsa.",
        "The Northern Front accused the Velorian army of shelling Karsa, a charge the Velorian army denies.",
        "The Northern Front accused the Velorian army of shelling Karsa. The Velorian army denied the accusation.",
        "The Northern Front accused the Velorian army of shelling Karsa. The Velorian army said the charge was baseless.",
        "The Northern Front said the Velorian army shelled Karsa. The Velorian army denied it.",
    ],
)
def test_a_named_accuser_and_the_denial_are_two_claims(text: str) -> None:
    assert _told(text) == _CHARGED_AND_DENIED


@pytest.mark.parametrize(
    "text", ["The Velorian army did not shell Karsa.", "The Velorian army has not shelled Karsa.", "Contrary to reports, the Velorian army never shelled Karsa."]
)
def test_a_negated_act_is_the_outlets_own_denial(text: str) -> None:
    assert _told(text) == [("shelling", "a", None, "denied")]


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army does not shell towns.",
        "No shelling was recorded in Karsa.",
        "Officials could not confirm that the Velorian army shelled Karsa.",
        "The Velorian army will not shell Karsa.",
        "The Velorian army, which denies shelling civilians, met the Northern Front.",
    ],
)
def test_habits_absences_and_doubts_deny_nothing(text: str) -> None:
    assert [told for told in _told(text) if told[0] == "shelling"] == []


def test_what_is_neither_confirmed_nor_denied_is_open() -> None:
    assert _told("Ostia neither confirmed nor denied shelling Karsa.") == [("shelling", "ostia", None, "hedged")]


def test_a_denial_of_something_else_does_not_deny_the_act() -> None:
    told = _told("The Velorian army shelled Karsa. The Northern Front rejected the proposal.")
    assert ("shelling", "a", None, "asserted") in told and not [t for t in told if t[3] == "denied"]


@pytest.mark.parametrize(
    ("text", "denier"),
    [("The Northern Front denied any part in it.", "b"), ("The Northern Front denied involvement.", "b")],
)
def test_whoever_denies_a_part_in_it_is_said_not_to_have_done_it(text: str, denier: str) -> None:
    told = _told(f"A car bomb exploded in Karsa on Monday. {text}")
    assert told == [("explosive_device", None, None, "asserted"), ("explosive_device", denier, denier, "denied")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A car bomb exploded in Karsa on Monday. The Northern Front claimed responsibility.", "b"),
        ("The Northern Front claimed responsibility for a car bomb that exploded in Karsa.", "b"),
    ],
)
def test_who_claims_a_deed_did_and_says_it(text: str, actor: str) -> None:
    assert _told(text)[-1] == ("explosive_device", actor, actor, "asserted")


def test_nobody_claimed_it() -> None:
    text = "No group claimed responsibility for the car bomb that killed five people in Karsa on Monday."
    assert _told(text) == [("explosive_device", None, None, "asserted")]


@pytest.mark.parametrize(
    ("text", "doer", "by", "modality"),
    [
        ("Ostia held the Velorian army responsible for the shelling of Karsa.", "a", "ostia", "asserted"),
        ("The Velorian army was behind the shelling of Karsa, Ostia said.", "a", "ostia", "asserted"),
        ("The Velorian army is believed to be behind the shelling of Karsa.", "a", None, "hedged"),
        ("The Velorian army is to blame for the shelling of Karsa, Ostia said.", "a", "ostia", "asserted"),
    ],
)
def test_who_answers_for_an_act_is_its_doer(text: str, doer: str, by: str | None, modality: str) -> None:
    assert _told(text) == [("shelling", doer, by, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "Had the Velorian army shelled Karsa, the truce would have ended.",
        "Plans for an air strike on Karsa were dropped.",
        "A drone attack on Karsa was averted.",
        "The drill simulated a missile strike on Karsa.",
        "Residents fear that the Velorian army will shell Karsa.",
        "The Velorian army will storm Karsa, residents fear.",
    ],
)
def test_what_is_imagined_rehearsed_or_called_off_has_not_happened(text: str) -> None:
    assert [c.act for c in read(text) if c.kind == "event"] == []


def test_what_is_avenged_has_happened() -> None:
    assert ("airstrike", "ostia", None, "asserted") in _told("The Northern Front vowed to avenge the air strike by Ostia on Karsa.")


@pytest.mark.parametrize(
    "text", ["Ostia blamed the Velorian army.", "Ostia accused the Velorian army of firing them.", "Ostia blamed the Velorian army for the attack.", "Ostia blamed the attack on the Velorian army."]
)
def test_blame_for_what_was_told_is_a_claim_of_its_own(text: str) -> None:
    told = _told(f"Shells fell on Karsa on Monday. {text}")
    assert told == [("shelling", None, None, "asserted"), ("shelling", "a", "ostia", "asserted")]


@pytest.mark.parametrize("text", ["Ostia blamed the Velorian army for the high price of bread.", "Ostia blamed the weather.", "Ostia accused the Velorian army of greed."])
def test_blame_for_something_else_is_no_charge(text: str) -> None:
    assert _told(f"Shells fell on Karsa on Monday. {text}") == [("shelling", None, None, "asserted")]


def test_two_charges_are_two_claims() -> None:
    text = "Shells fell on Karsa on Monday. Ostia blamed the Velorian army. Dovia blamed the Northern Front."
    assert [told[1:3] for told in _told(text)] == [(None, None), ("a", "ostia"), ("b", "dovia")]


def test_the_denied_act_is_of_whoever_was_said_to_have_done_it() -> None:
    text = "The Velorian army shelled Karsa on Monday, the Harbour Monitor said. A military spokesman denied the shelling."
    assert _told(text) == [("shelling", "a", "monitor", "asserted"), ("shelling", "a", "military spokesman", "denied")]


def test_both_sides_are_the_two_told_before() -> None:
    text = "Talks between Ostia and the Northern Front resumed in Karsa. On Saturday the two had signed a truce there."
    told = [(c.act, c.actor, c.target, c.place.id if c.place else None) for c in read(text)]
    assert told == [("negotiation", "ostia", "b", "karsa"), ("agreement_signed", "ostia", "b", "karsa")]
    alone = read("Ostia held talks in Karsa. The two signed a truce there.")
    assert [c.actor for c in alone if c.act == "agreement_signed"] == [None]


def test_a_withdrawal_can_be_denied_too() -> None:
    text = "The Northern Front said the Velorian army withdrew from Karsa. The Velorian army denied this."
    assert [t for t in _told(text) if t[0] == "withdrawal"] == [("withdrawal", "a", "b", "asserted"), ("withdrawal", "a", "a", "denied")]


def test_a_denial_beside_another_speakers_words_is_the_deniers() -> None:
    text = "The Northern Front said it had agreed to a truce in Karsa, while Ostia denied knowing of any truce."
    assert ("denial", "ostia", "ostia", "asserted") in _told(text)


def test_a_denial_in_a_clause_about_the_charge_is_the_deniers() -> None:
    text = "Worldwire accused the Velorian army of shelling Karsa, which Ostia denies."
    assert _told(text) == [("shelling", "a", "wire", "asserted"), ("shelling", "a", "ostia", "denied")]
