"""Reports that come later: the same groups as all at once, ids that stay, merges and splits that are recorded."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, day, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.lineage import Change, Lineage, became, current, followed
from ceasefire.incidents.match import match


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("lineage"))


def members(one: Incident) -> frozenset[str]:
    return frozenset((*one.claims_for, *one.claims_against))


@st.composite
def reports(draw: st.DrawFn, dossier: Dossier) -> list[list[Claim]]:
    """Reports of one to three claims, near one another in place, time, act, doer and toll."""
    out = []
    for n in range(draw(st.integers(2, 7))):
        told = []
        for k in range(draw(st.integers(1, 3))):
            toll = draw(st.sampled_from([None, 1, 2, 9]))
            told.append(
                claim(
                    dossier,
                    draw(st.sampled_from(["mill", "mill_old", "ford", "VA.north", None])),
                    draw(st.sampled_from(["2030-05-10", "2030-05-11", "2030-05-14", None])),
                    report=f"{n:064x}", order=(n + 1, k), source=draw(st.sampled_from(["watch", "crown_news", "wire", "echo", "rumour"])),
                    act=draw(st.sampled_from(["shelling", "missile_strike", "withdrawal"])),
                    actor=draw(st.sampled_from([None, "army", "league"])), killed=None if toll is None else dead(toll),
                    modality=draw(st.sampled_from(["asserted", "asserted", "asserted", "denied"])),
                )
            )  # fmt: skip
        source = told[0].source
        out.append([msgspec.structs.replace(one, source=source) for one in told])
    return out


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_reports_that_come_later_give_what_all_at_once_give(dossier: Dossier, data: st.DataObject) -> None:
    """Whatever comes with which batch; and what did not change keeps its id."""
    told = data.draw(reports(dossier))
    words = vocabulary(dossier)
    whole = match([c for one in told for c in one], words)
    lineage = Lineage()
    before: tuple[Incident, ...] = ()
    for n in range(1, len(told) + 1):
        now = match(data.draw(st.permutations([c for one in told[:n] for c in one])), words)
        ids = {members(one): one.id for one in now}
        assert all(ids[members(one)] == one.id for one in before if members(one) in ids)
        lineage = followed(lineage, now, n)
        before = now
    assert before == whole
    names = {one.id for one in whole}
    home = {name: one.id for one in whole for name in members(one)}
    assert all(set(current(change.old, lineage.changes)) <= names for change in lineage.changes)
    for n in range(1, len(told)):  # an id of any earlier day leads to where its claims are
        for one in match([c for part in told[:n] for c in part], words):
            assert {home[name] for name in members(one)} <= set(current(one.id, lineage.changes))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_in_whatever_order_reports_were_taken_in_the_groups_are_the_same(dossier: Dossier, data: st.DataObject) -> None:
    """Ties are broken by time, place and toll before they are by the order of intake. Sources that pass nothing on, and
    claims with a toll or time of their own, so that no two pairs are alike in all of these."""
    days = ["2030-05-10", "2030-05-11", "2030-05-13"]
    told = [
        claim(dossier, place, day, source=source, actor=actor, killed=dead(20 + 7 * n))
        for n, (place, day, source, actor) in enumerate(
            data.draw(
                st.lists(
                    st.tuples(st.sampled_from(["mill", "ford", "west_gate"]), st.sampled_from(days), st.sampled_from(["watch", "crown_news", "wire"]), st.sampled_from([None, "army", "league"])),
                    min_size=2, max_size=9,
                )
            )
        )
    ]  # fmt: skip
    words = vocabulary(dossier)
    expected = {members(one) for one in match(told, words)}
    order = data.draw(st.permutations(range(len(told))))
    moved = [msgspec.structs.replace(one, order=(n + 1, 0)) for n, one in zip(order, told, strict=True)]
    assert {members(one) for one in match(moved, words)} == expected


def test_a_later_report_merges_two_and_the_earlier_id_stays(dossier: Dossier) -> None:
    """A day in the town, some days in its quarter, and one who names the doer in both."""
    first = claim(dossier, source="watch")
    second = claim(dossier, "mill_old", day("2030-05-09", "2030-05-12"), source="wire", act="airstrike", actor="army")
    third = claim(dossier, source="rumour", actor="army")
    words = vocabulary(dossier)
    lineage = followed(Lineage(), match([first, second], words), 2)
    ids = list(lineage.members)
    assert len(ids) == 2
    lineage = followed(lineage, match([first, second, third], words), 3)
    assert lineage.changes == (Change(old=ids[1], kind="merged", into=(ids[0],), reports=3),)
    assert current(ids[1], lineage.changes) == (ids[0],)
    assert became(ids[0], lineage.changes) == lineage.changes
    assert followed(lineage, match([first, second, third], words), 4).changes == lineage.changes


def test_a_split_names_all_parts_and_one_keeps_the_id(dossier: Dossier) -> None:
    claims = [claim(dossier, source=source) for source in ("watch", "crown_news")]
    words = vocabulary(dossier)
    lineage = followed(Lineage(), match(claims, words), 2)
    (old,) = lineage.members
    apart = [*match(claims[:1], words), *match(claims[1:], words)]
    lineage = followed(lineage, apart, 3)
    assert lineage.changes == (Change(old=old, kind="split", into=(apart[0].id, apart[1].id), reports=3),)
    assert apart[0].id == old
    assert current(old, lineage.changes) == (old, apart[1].id)


def test_what_is_read_otherwise_now_is_not_told_as_a_change(dossier: Dossier) -> None:
    lineage = followed(Lineage(), match([claim(dossier)], vocabulary(dossier)), 1)
    (old,) = lineage.members
    lineage = followed(lineage, match([claim(dossier)], vocabulary(dossier)), 1)
    assert lineage.changes == ()
    assert old not in lineage.members
