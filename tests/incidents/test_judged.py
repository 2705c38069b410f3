"""What people said of two claims is obeyed in a dossier, and lasts when reports are read otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, day, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.pair import Judgement, Pair
from ceasefire.incidents.judged import Judged, found, judged, meant
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

NOW = datetime(2031, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("judged"))


def said(seq: int, judgement: Judgement, first: Claim, second: Claim, claims: Iterable[Claim] = (), by: str = "Ada") -> Pair:
    known = [first, second, *claims]
    return Pair(judgement=judgement, first=meant(first, known), second=meant(second, known), by=by, why="seen on site", at=NOW + timedelta(hours=seq), seq=seq)


def groups(dossier: Dossier, claims: Sequence[Claim], *pairs: Pair) -> list[set[str]]:
    words = msgspec.structs.replace(vocabulary(dossier), pairs=pairs)
    return [{*one.claims_for, *one.claims_against} for one in match(claims, words)]


def names(*claims: Claim) -> set[str]:
    return {one.id for one in claims}


def test_what_points_hold_apart_is_one_and_brings_its_incidents_along(dossier: Dossier) -> None:
    """Two accounts here and two there; a person knows that one of each tell of one thing."""
    here = [claim(dossier, source=source, actor="army") for source in ("watch", "crown_news")]
    there = [claim(dossier, "ford", "2030-05-20", source=source, actor="army") for source in ("watch", "crown_news")]
    assert groups(dossier, [*here, *there]) == [names(*here), names(*there)]
    assert groups(dossier, [*here, *there], said(1, "same", here[1], there[0])) == [names(*here, *there)]


def test_what_points_hold_to_be_one_is_two_also_through_third_claims(dossier: Dossier) -> None:
    told = [claim(dossier, source=source, actor="army") for source in ("watch", "crown_news", "wire")]
    (whole,) = groups(dossier, told)
    assert whole == names(*told)
    apart = groups(dossier, told, said(1, "different", told[0], told[2]))
    assert len(apart) == 2
    assert not any(names(told[0], told[2]) <= one for one in apart)


def test_who_is_one_with_somebody_is_apart_from_whom_that_one_is_apart(dossier: Dossier) -> None:
    told = [claim(dossier, source=source, actor="army") for source in ("watch", "crown_news")]
    far = claim(dossier, "ford", "2030-05-20", source="wire")
    assert groups(dossier, [*told, far], said(1, "different", told[0], far), said(2, "same", told[1], far)) == [names(told[0]), names(told[1], far)]


def test_one_that_says_the_same_again_may_still_be_told_apart(dossier: Dossier) -> None:
    """Repeats of one origin are one before points are counted; here without a place, so that points would not join them."""
    told = [claim(dossier, None, source="watch", actor="army", target="league") for _ in range(3)]
    assert groups(dossier, told) == [names(*told)]
    assert groups(dossier, told, said(1, "different", told[0], told[1])) == [names(told[0], told[2]), names(told[1])]


def test_what_is_told_of_an_area_goes_to_the_other_where_one_is_ruled_out(dossier: Dossier) -> None:
    area = claim(dossier, "VA.north", source="watch", act="ground_assault", actor="army")
    spots = [claim(dossier, place, source=source, act="ground_assault", actor="army") for place, source in (("mill", "wire"), ("mill_old", "crown_news"))]
    spots[1] = msgspec.structs.replace(spots[1], actor="league", place=msgspec.structs.replace(spots[0].place, id="upper", name="Upper", lat=47.6, lon=7.8))  # type: ignore[arg-type]
    assert names(area, spots[0]) in groups(dossier, [area, *spots])
    assert names(area, spots[0]) not in groups(dossier, [area, *spots], said(1, "different", area, spots[0]))


def test_a_claim_without_a_time_can_be_told_to_be_one_with_another(dossier: Dossier) -> None:
    dated, undated = claim(dossier, source="watch"), claim(dossier, when=None, source="wire", act="siege_or_blockade")
    assert groups(dossier, [dated, undated], said(1, "same", dated, undated)) == [names(dated, undated)]


def test_unsure_binds_nothing_and_takes_back_what_was_said(dossier: Dossier) -> None:
    here, there = claim(dossier, source="watch"), claim(dossier, "ford", "2030-05-20", source="wire")
    first, last = said(1, "same", here, there), said(2, "unsure", there, here, by="Bo")
    assert groups(dossier, [here, there], last) == groups(dossier, [here, there], first, last) == [names(here), names(there)]
    assert [(one.state, one.against) for one in judged([here, there], (last, first))] == [("replaced", (2,)), ("unsure", ())]


def test_of_a_contradiction_what_was_told_apart_stays_apart(dossier: Dossier) -> None:
    a, b, c = (claim(dossier, place, when, source="watch") for place, when in (("mill", "2030-05-03"), ("ford", "2030-05-12"), ("west_gate", "2030-05-22")))
    pairs = [said(1, "same", a, b), said(2, "same", b, c), said(3, "different", a, c)]
    assert groups(dossier, [a, b, c], *pairs) == [names(a), names(b), names(c)]
    told = judged([a, b, c], pairs)
    assert [(one.state, one.against) for one in told] == [("set_aside", (3,)), ("set_aside", (3,)), ("holds", ())]
    assert groups(dossier, [a, b, c], *pairs, said(4, "unsure", b, c)) == [names(a, b), names(c)]


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_neither_the_order_of_claims_nor_of_reports_nor_of_judgements_matters(dossier: Dossier, data: st.DataObject) -> None:
    """Claims with a toll of their own, as two that are alike in everything are told apart by their order of intake only. One
    judgement of a pair, as of several the last counts."""
    days = ["2030-05-10", "2030-05-11", "2030-05-13"]
    drawn = data.draw(
        st.lists(
            st.tuples(st.sampled_from(["mill", "ford", "west_gate"]), st.sampled_from(days), st.sampled_from(["watch", "crown_news", "wire"]), st.sampled_from([None, "army", "league"])),
            min_size=3, max_size=8,
        )
    )  # fmt: skip
    told = [claim(dossier, place, day, source=source, actor=actor, killed=dead(20 + 7 * n)) for n, (place, day, source, actor) in enumerate(drawn)]
    pair = st.lists(st.integers(0, len(told) - 1), min_size=2, max_size=2, unique=True).map(lambda two: (min(two), max(two)))
    verdicts = data.draw(st.dictionaries(pair, st.sampled_from(["same", "different", "unsure"]), max_size=6))
    pairs = [said(n, verdict, told[a], told[b]) for n, ((a, b), verdict) in enumerate(verdicts.items())]
    expected = {frozenset(one) for one in groups(dossier, told, *pairs)}
    for (a, b), verdict in verdicts.items():
        together = any(names(told[a], told[b]) <= one for one in expected)
        assert not (verdict == "different" and together)
    moved = [msgspec.structs.replace(one, order=(n + 1, 0)) for n, one in zip(data.draw(st.permutations(range(len(told)))), told, strict=True)]
    swapped = [msgspec.structs.replace(one, first=one.second, second=one.first, seq=n) for n, one in enumerate(data.draw(st.permutations(pairs)))]
    assert {frozenset(one) for one in groups(dossier, data.draw(st.permutations(moved)), *swapped)} == expected


SWAPPED = {"army": "league", "league": "army", "crown_news": "river_voice", "river_voice": "crown_news", None: None, "watch": "watch", "wire": "wire"}


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_swapping_the_parties_changes_nothing_in_what_belongs_together(dossier: Dossier, data: st.DataObject) -> None:
    """With sources that differ in nothing but whose they are."""
    alike = {one.id: msgspec.structs.replace(one, reliability="C", kind="newspaper", leaning=None, alignment={"crown_news": "army", "river_voice": "league"}.get(one.id), family=None) for one in dossier.sources.values()}
    even = msgspec.structs.replace(dossier, sources=alike)
    told = [
        claim(even, place, "2030-05-10", source=source, actor=actor, target=target)
        for place, source, actor, target in data.draw(
            st.lists(st.tuples(st.sampled_from(["mill", "ford"]), st.sampled_from(["crown_news", "river_voice", "wire"]), st.sampled_from([None, "army", "league"]), st.sampled_from([None, "army", "league"])), min_size=2, max_size=6)
        )
    ]  # fmt: skip
    mirrored = [msgspec.structs.replace(one, source=SWAPPED[one.source], actor=SWAPPED[one.actor], target=SWAPPED[one.target]) for one in told]
    pair = st.lists(st.integers(0, len(told) - 1), min_size=2, max_size=2, unique=True).map(lambda two: (min(two), max(two)))
    verdicts = data.draw(st.dictionaries(pair, st.sampled_from(["same", "different"]), max_size=4))
    pairs = [said(n, verdict, told[a], told[b]) for n, ((a, b), verdict) in enumerate(verdicts.items())]
    assert groups(even, told, *pairs) == groups(even, mirrored, *pairs)


# found again

TEXT = {"sentence": (0, 80), "actor": (4, 8), "act": (9, 16), "place": (17, 25)}
BESIDE = {"sentence": (0, 80), "actor": (4, 8), "act": (9, 16), "place": (30, 37)}


def two(dossier: Dossier) -> tuple[Claim, Claim]:
    report = "f" * 64
    return claim(dossier, "mill", report=report, order=(1, 0), spans=TEXT), claim(dossier, "ford", report=report, order=(1, 1), spans=BESIDE)


def anew(one: Claim, **fields: object) -> Claim:
    return msgspec.structs.replace(one, **({"id": f"{one.id}-anew"} | fields))


def test_a_claim_is_found_by_its_words_whatever_its_id_act_and_place_are_now(dossier: Dossier) -> None:
    one, other = two(dossier)
    asked = meant(one, [one, other])
    assert found(asked, [other, one]) is one
    for later in (anew(one), anew(one, act="airstrike"), anew(one, spans={**TEXT, "killed": (40, 60)}), anew(one, spans={k: v for k, v in TEXT.items() if k != "place"}), anew(one, spans={**TEXT, "act": (9, 20)})):
        assert found(asked, [anew(other), later]) is later


def test_a_neighbour_is_not_taken_for_a_claim_that_is_gone(dossier: Dossier) -> None:
    one, other = two(dossier)
    for asked, left in ((one, other), (other, one)):
        assert found(meant(asked, [one, other]), [anew(left)]) is None
    elsewhere = anew(one, spans={"sentence": (90, 160), "actor": (4, 8), "act": (99, 106)})
    another_deed = anew(one, act="abduction_or_detention", spans={**TEXT, "act": (50, 60)})
    hardly = anew(one, spans={"sentence": (0, 80), "act": (60, 70), "target": (71, 79), "actor": (4, 8)})
    assert [found(meant(one, [one]), [later]) for later in (elsewhere, another_deed, hardly)] == [None, None, None]


def test_of_several_with_as_many_of_the_words_it_is_the_one_of_the_same_act_then_the_first(dossier: Dossier) -> None:
    one, other = two(dossier)
    asked = meant(one, [one, other])
    strike, same, last = anew(one, act="airstrike", order=(1, 0)), anew(one, id="x", order=(1, 1)), anew(one, id="y", order=(1, 2))
    assert found(asked, [strike, last, same]) is same


def test_a_row_of_a_table_is_found_by_its_line(dossier: Dossier) -> None:
    rows = [claim(dossier, report="a" * 64, order=(1, n), row=n + 2) for n in range(3)]
    later = [anew(one, act="airstrike") for one in rows]
    assert found(meant(rows[1], rows), later) is later[1]
    assert found(meant(rows[1], rows), later[2:]) is None


def test_what_is_not_applied_says_why(dossier: Dossier) -> None:
    one, other = two(dossier)
    far = claim(dossier, "ford", "2030-05-20", source="wire")
    pair = said(1, "different", one, far, [other])

    def state(claims: list[Claim]) -> Judged:
        (told,) = judged(claims, (pair,))
        return told

    assert (state([one, other, far]).state, state([one, other, far]).idle) == ("holds", False)
    gone = state([other, far])
    assert (gone.state, gone.claims, gone.idle) == ("lost", (far.id,), True)
    plan = state([anew(one, modality="future_or_conditional"), far])
    assert (plan.state, plan.idle) == ("no_happening", True)
    (joined,) = judged([one], (said(1, "different", one, other),))
    assert joined.state == "lost"
    merged = anew(one, spans={k: v for k, v in TEXT.items() if k != "place"})
    (joined,) = judged([merged], (said(1, "different", one, other),))
    assert (joined.state, joined.idle) == ("one_claim", True)
    (joined,) = judged([merged], (said(1, "same", one, other),))
    assert (joined.state, joined.idle) == ("one_claim", False)


# why


def lines(dossier: Dossier, claims: Sequence[Claim], first: Claim, second: Claim, *pairs: Pair) -> tuple[bool, tuple[str, ...], str]:
    words = msgspec.structs.replace(vocabulary(dossier), pairs=pairs)
    told = why_claims(first, second, claims, match(claims, words), words)
    return told.together, told.judged, told.note


def test_why_says_who_judged_and_nothing_of_groups_that_did_not_decide(dossier: Dossier) -> None:
    here, there = claim(dossier, source="watch"), claim(dossier, "ford", day("2030-05-20"), source="wire")
    together, said_so, note = lines(dossier, [here, there], here, there, said(4, "same", here, there))
    assert together
    assert said_so == ("judged one happening by Ada on 2031-01-01 (entry 4): seen on site",)
    assert note == "by points they cannot be one thing by themselves: their times do not meet"
    hidden = said(4, "same", here, there).unsaid()
    assert lines(dossier, [here, there], here, there, hidden)[1] == ("judged one happening by a person, whose words may not be seen here (entry 4)",)


def test_why_names_the_judgement_of_others_that_decided(dossier: Dossier) -> None:
    a, b = (claim(dossier, source=source, actor="army") for source in ("watch", "crown_news"))
    far = claim(dossier, "ford", "2030-05-20", source="wire")
    together, said_so, _ = lines(dossier, [a, b, far], b, far, said(4, "same", a, far))
    assert together
    assert said_so == (f"{a.id} and {far.id}: judged one happening by Ada on 2031-01-01 (entry 4): seen on site",)
    assert lines(dossier, [a, b, far], a, b, said(4, "same", a, far))[1] == ()  # these two are one by points


def test_why_says_that_a_judgement_was_set_aside_and_by_which_entry(dossier: Dossier) -> None:
    a, b, c = (claim(dossier, place, when, source="watch") for place, when in (("mill", "2030-05-03"), ("ford", "2030-05-12"), ("west_gate", "2030-05-22")))
    pairs = [said(1, "same", a, b), said(2, "same", b, c), said(3, "different", a, c)]
    together, (line,), _ = lines(dossier, [a, b, c], a, b, *pairs)
    assert not together
    assert line.endswith("seen on site; not applied: it contradicts entry 3")
