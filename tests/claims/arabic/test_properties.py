"""Swapping the parties swaps the claims; nothing makes the reader fail; spans stay inside."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.arabic.conftest import make_vocabulary

from ceasefire.claims.arabic.normal import fold_map, fold_text
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim

PUBLISHED = datetime(2017, 7, 18, 9, tzinfo=UTC)
A, B = "قوات السهل", "قوات الجبل"
PIECES = [
    "قال المرصد إن {A} قصفت عين الورد بالمدفعية", "استهدفت {A} مواقع {B} في تل النحاس بقذائف هاون", "هاجمت {B} حواجز {A} في الرمانة",
    "دارت اشتباكات بين {A} و{B} في الزيتونة", "نفت {A} قصف الرمانة", "قتل ثلاثة مدنيين بقصف من قبل {B} على حي السلام",
    "أطلقت {A} النار على عين الورد دون إصابات", "وافقت {B} على تسليم السلاح", "هددت {A} باقتحام الرمانة", "انسحبت {B} من تل النحاس",
    "سيطرت {A} على الزيتونة بعد معارك مع {B}", "اتهمت {B} {A} بخرق الهدنة", "شنت طائرات {A} غارات على الرمانة وعين الورد مساء أمس",
]  # fmt: skip
WORDS = [
    "قصف", "قصفت", "قتل", "قتلى", "بينهم", "أطفال", "دون", "إصابات", "بين", "و", "قال", "إن", "أن", "بحسب", "المرصد", "في", "على", "من",
    "قرية", "بلدتي", "طريق", "عند", "الساعة", "10:30", "منذ", "قبل", "يومين", "9", "تموز", "/", "يوليو", "الأحد", "–", "الاثنين", "ليل", "بعد",
    "منتصف", "12", "عشر", "ثلاثة", "مئة", "آلاف", "أكثر", "ما", "لا", "يقل", "عن", "عدد", "كانون", "الـ", "صباح", "،", ".", "\"", "(", ")", "\n",
    "قوات السهل", "قوات الجبل", "عين الورد", "الرمانة", "لم", "نفى", "وأضاف", "صواريخ", "سقطت", "هدنة", "وقف إطلاق النار", "\u200f", "ـ", "َ", "٣١", "31", "شباط",
]  # fmt: skip


def _swapped(words: str) -> str:
    """The words of a term with the two names exchanged."""
    return B.join(part.replace(B, A) for part in words.split(A))


def shape(claim: Claim, swap: bool) -> tuple[object, ...]:
    other = {"plain_forces": "hill_front", "hill_front": "plain_forces"} if swap else {}
    surface = {A: B, B: A} if swap else {}
    drop = {"id", "terms", "actor", "target", "actor_surface", "target_surface", "attributed_to", "attributed_chain"}
    rest = tuple((f, repr(getattr(claim, f))) for f in claim.__struct_fields__ if f not in drop)
    who = [claim.actor, claim.target, claim.attributed_to, *claim.attributed_chain]
    words = [claim.actor_surface, claim.target_surface]
    told = {key: _swapped(value) if swap else value for key, value in claim.terms.items()}
    who += [told.pop(key, None) for key in ("makers", "guarantors", "mediators")]
    rest = (*rest, ("terms", repr(told)))
    return (*rest, *(other.get(w, w) if w else w for w in who), *(surface.get(w, w) if w else w for w in words))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.sampled_from(["، ", " و", ". "]))
def test_swapping_the_parties_swaps_the_claims(pieces: list[str], joint: str) -> None:
    vocabulary = make_vocabulary()
    text = joint.join(pieces) + "."
    straight = read_arabic(text.format(A=A, B=B), vocabulary, published=PUBLISHED)
    swapped = read_arabic(text.format(A=B, B=A), vocabulary, published=PUBLISHED)
    assert straight
    assert [shape(c, True) for c in straight] == [shape(c, False) for c in swapped]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.booleans())
def test_any_order_of_words_is_read_without_failing(words: list[str], dated: bool) -> None:
    _sound(" ".join(words), dated)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.booleans())
def test_any_text_is_read_without_failing(text: str, dated: bool) -> None:
    _sound(text, dated)
    _sound("قصفت قوات السهل " + text + " عين الورد", dated)


def _sound(text: str, dated: bool) -> None:
    claims = read_arabic(text, make_vocabulary(), published=PUBLISHED if dated else None, report="r", seq=3)
    for k, claim in enumerate(claims):
        assert claim.order == (3, k) and claim.report == "r" and claim.id.startswith("claim-")
        for first, last in claim.spans.values():
            assert 0 <= first < last <= len(text)
        for harm in (claim.killed, claim.injured):
            if harm is not None and harm.low is not None and harm.high is not None:
                assert harm.low <= harm.high
        msgspec.json.encode(claim)


@given(st.text(max_size=80))
def test_fold_map_leads_back(text: str) -> None:
    folded, at = fold_map(text)
    assert len(at) == len(folded) + 1 and at[-1] == len(text)
    assert list(at) == sorted(at)
    assert fold_text("قُصِفَتْ ‏الرُّمّانةُ").split() == ["قصفت", "الرمانه"]


def test_time_grows_with_length_only() -> None:
    vocabulary = make_vocabulary()
    line = " ".join(p.format(A=A, B=B) for p in PIECES) + " "
    took = []
    for size in (10, 80):
        text = line * size
        start = time.process_time()
        assert read_arabic(text, vocabulary, published=PUBLISHED)
        took.append(time.process_time() - start)
    assert took[1] < took[0] * 8 * 3


def test_start_leaves_the_header_alone() -> None:
    head = "قصفت قوات السهل الرمانة.\n---\n"
    text = head + "قصفت قوات الجبل عين الورد."
    (claim,) = read_arabic(text, make_vocabulary(), published=PUBLISHED, start=len(head))
    assert claim.actor == "hill_front" and text[slice(*claim.spans["place"])] == "عين الورد"
