"""The model of proof: one more independent voice never lowers it, a copy never raises it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ceasefire.findings.weigh import THRESHOLDS, Voice, interest, weigh, weight_of
from ceasefire.incidents.origin import Origin

SIDES = st.sampled_from([None, "crown", "league"])


@st.composite
def voices(draw: st.DrawFn) -> list[Voice]:
    count = draw(st.integers(1, 6))
    return [
        Voice(Origin(f"family{n}", draw(SIDES), draw(st.sampled_from("ABCDEF"))), draw(st.booleans()))
        for n in range(count)
    ]


@given(voices(), SIDES)
def test_one_more_consistent_voice_never_lowers(told: list[Voice], accused: str | None) -> None:
    for n in range(1, len(told)):
        assert weigh(told[: n + 1], [], accused).total >= weigh(told[:n], [], accused).total - 1e-9


@given(voices(), voices(), SIDES)
def test_one_more_denial_never_raises(told: list[Voice], denying: list[Voice], accused: str | None) -> None:
    for n in range(len(denying)):
        assert weigh(told, denying[: n + 1], accused).total <= weigh(told, denying[:n], accused).total + 1e-9


@given(voices(), voices(), SIDES)
def test_swapping_the_sides_changes_nothing(
    told: list[Voice], denying: list[Voice], accused: str | None
) -> None:
    other = {"crown": "league", "league": "crown", None: None}

    def swap(items: list[Voice]) -> list[Voice]:
        return [Voice(Origin(v.origin.family, other[v.origin.side], v.origin.grade), v.hedged) for v in items]

    assert weigh(told, denying, accused) == weigh(swap(told), swap(denying), other[accused])


def test_against_its_interest_weighs_more() -> None:
    crown = Voice(Origin("crown_news", "crown", "D"))
    league = Voice(Origin("river_voice", "league", "D"))
    assert interest(crown.origin, "crown") == "against"
    assert (
        weight_of(crown, "crown")
        > weight_of(Voice(Origin("wire", None, "D")), "crown")
        > weight_of(league, "crown")
    )


@pytest.mark.parametrize("grade", list("EF"))
def test_a_poor_or_unknown_voice_alone_founds_no_ground(grade: str) -> None:
    assert weigh([Voice(Origin("x", None, grade))], [], None).proof in (None, "reasonable_suspicion")


def test_thresholds_fall() -> None:
    assert [t for _, t in THRESHOLDS] == sorted((t for _, t in THRESHOLDS), reverse=True)


def test_who_saw_it_weighs_more_than_who_was_told() -> None:
    origin = Origin("x", None, "B")
    saw, heard, told = (weight_of(Voice(origin, means=m), None) for m in ("saw", "heard", "told"))
    assert saw > heard == weight_of(Voice(origin), None) > told


def test_who_says_it_widely_weighs_less() -> None:
    origin = Origin("x", None, "B")
    assert weight_of(Voice(origin, coarse=True), None) < weight_of(Voice(origin), None)
