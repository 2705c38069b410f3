"""Doers that stand a little further off: before "goes on hitting", before "then", behind "which"; and whoever only speaks of it is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2021, 8, 3, tzinfo=UTC)

DONE = [
    ("تواصل قوات السهل استهداف الرمانة بالصواريخ.", "missile_strike", "plain_forces"),
    ("حاولت جبهة الجبل استهداف الرمانة بطائرة مسيرة.", "drone_strike", "hill_front"),
    ("قوات السهل تكثف استهداف الرمانة بالمدفعية.", "shelling", "plain_forces"),
    ("ردت جبهة الجبل على مصادر النيران، ثم انسحبت من الرمانة.", "withdrawal", "hill_front"),
    ("تقدمت قوات السهل نحو عين الورد التي تحاصرها منذ أشهر.", "siege_or_blockade", "plain_forces"),
    ("قال شهود إن الكتيبة الثانية مشاة التابعة لقوات السهل نصبت كمينا لمجموعة من جبهة الجبل قرب الرمانة.", "ground_assault", "plain_forces"),
]


def _one(text: str, act: str, vocabulary: Vocabulary) -> Claim:
    (one,) = (c for c in read_text(text, vocabulary, published=DAY) if c.act == act)
    return one


@pytest.mark.parametrize(("text", "act", "who"), DONE)
def test_who_did_it(vocabulary: Vocabulary, text: str, act: str, who: str) -> None:
    assert _one(text, act, vocabulary).actor == who


def test_the_town_besieged_by_another(vocabulary: Vocabulary) -> None:
    assert _one("تقدمت قوات السهل نحو عين الورد التي تحاصرها جبهة الجبل منذ أشهر.", "siege_or_blockade", vocabulary).actor == "hill_front"


def test_who_announces_a_deal_after_fighting_did_not_fight(vocabulary: Vocabulary) -> None:
    told = read_text("أعلنت قوات السهل عن توصلها لاتفاق لوقف إطلاق النار في الرمانة بعد اشتباكات بين عشيرتين.", vocabulary, published=DAY)
    assert [(c.act, c.actor) for c in told if c.act == "armed_clash"] == [("armed_clash", None)]
    assert any(c.act == "agreement_signed" for c in told)
    told = read_text("سيطرت قوات السهل على الرمانة بعد اشتباكات مع جبهة الجبل.", vocabulary, published=DAY)
    assert [(c.actor, c.target) for c in told if c.act == "armed_clash"] == [("plain_forces", "hill_front")]


@pytest.mark.parametrize(("adjective", "who"), [("روسيا", "rf_forces"), ("أوكرانيا", "uaf")])
def test_an_adjective_in_the_accusative_spelt_like_its_state(adjective: str, who: str) -> None:
    one = _one(f"وقالت الإذاعة إن قصفا مدفعيا {adjective} على بلدة كوبيانسك أدى إلى مقتل طفل.", "shelling", general_vocabulary())
    assert one.actor == who
    one = _one(f"وقالت الإذاعة إن هجوما صاروخيا {adjective} على بلدة كوبيانسك أدى إلى مقتل طفل.", "missile_strike", general_vocabulary())
    assert one.actor == who


def test_raids_that_hit_two_towns_are_told_once(vocabulary: Vocabulary) -> None:
    told = read_text("نفذ طيران قوات السهل غارات عنيفة مساء، استهدفت الرمانة وعين الورد.", vocabulary, published=DAY)
    assert [(c.act, c.actor, c.place.name if c.place else None) for c in told] == [("airstrike", "plain_forces", "Rummana"), ("airstrike", "plain_forces", "Ain al-Ward")]
    told = read_text("نفذ طيران قوات السهل غارات على الرمانة، واستهدفت مدفعية جبهة الجبل عين الورد.", vocabulary, published=DAY)
    assert [c.actor for c in told] == ["plain_forces", "hill_front"]


def test_what_it_left_is_no_act_beside_it(vocabulary: Vocabulary) -> None:
    (one,) = read_text("أسفر قصف لقوات السهل على الرمانة عن مقتل ثلاثة وتدمير منازل عدة.", vocabulary, published=DAY)
    assert one.act == "shelling" and one.killed is not None and one.killed.best == 3
    told = read_text("قصفت قوات السهل الرمانة، وأقدمت جبهة الجبل على تدمير منازل في عين الورد.", vocabulary, published=DAY)
    assert [c.act for c in told] == ["shelling", "property_destruction"]


def test_the_dead_of_a_series_of_incidents(vocabulary: Vocabulary) -> None:
    (one,) = read_text("قال مسؤول إن تسعة أشخاص، بينهم طفلان، لقوا حتفهم في حوادث إطلاق نار في الرمانة.", vocabulary, published=DAY)
    assert one.act == "small_arms_fire" and one.killed is not None and one.killed.best == 9
