"""What people hold to be one and to be two: contradictions are set aside in whatever order, the rest is obeyed."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from ceasefire.incidents.bonds import Bonds, contradicted
from ceasefire.incidents.cluster import cluster

N = 7
PAIRS = list(combinations(range(N), 2))
said = st.dictionaries(st.sampled_from(PAIRS), st.booleans(), max_size=12)


def split(told: dict[tuple[int, int], bool]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return [p for p, same in told.items() if same], [p for p, same in told.items() if not same]


def consistent(told: dict[tuple[int, int], bool]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    same, apart = split(told)
    aside = contradicted(same, apart)
    return [pair for pair in same if pair not in aside], apart


def test_a_chain_of_same_between_two_that_are_different_is_set_aside_as_a_whole() -> None:
    same, apart = [(0, 1), (1, 2), (2, 3), (4, 5)], [(0, 2)]
    assert contradicted(same, apart) == {(0, 1): frozenset({(0, 2)}), (1, 2): frozenset({(0, 2)})}


def test_the_shortest_chain_first_and_then_what_is_left() -> None:
    same = [(0, 1), (1, 2), (0, 3), (3, 4), (2, 4)]
    assert set(contradicted(same, [(0, 2)])) == set(same)
    assert set(contradicted([*same[:2], (0, 3)], [(0, 2)])) == {(0, 1), (1, 2)}


@settings(max_examples=300, deadline=None)
@given(told=said, data=st.data())
def test_no_chain_is_left_nothing_else_is_set_aside_and_the_order_does_not_matter(told: dict[tuple[int, int], bool], data: st.DataObject) -> None:
    same, apart = split(told)
    aside = contradicted(same, apart)
    kept, _ = consistent(told)
    wholes = Bonds(N, kept).wholes()
    assert not any({a, b} <= set(whole) for whole in wholes for a, b in apart)
    chained = {i: whole for whole in Bonds(N, same).wholes() for i in whole}
    for link, against in aside.items():  # only what is on a chain between two that were told apart
        assert against
        assert all({*link, *pair} <= set(chained[link[0]]) for pair in against)
        assert link not in contradicted(same, [pair for pair in apart if not set(pair) <= set(chained[link[0]])])
    shuffled = dict(data.draw(st.permutations(list(told.items()))))
    assert contradicted(*split(shuffled)) == aside


@given(told=said, points=st.dictionaries(st.sampled_from(PAIRS), st.floats(-9, 9), max_size=15))
def test_groups_obey_whatever_points_say(told: dict[tuple[int, int], bool], points: dict[tuple[int, int], float]) -> None:
    same, apart = consistent(told)
    groups = cluster(N, points, dict.fromkeys(points, 6.0), bonds=Bonds(N, same, apart))
    home = {i: n for n, group in enumerate(groups) for i in group}
    assert sorted(home) == list(range(N))
    assert all(home[a] == home[b] for a, b in same)
    assert all(home[a] != home[b] for a, b in apart)
    if not told:
        assert groups == cluster(N, points, dict.fromkeys(points, 6.0))


@given(told=said, points=st.dictionaries(st.sampled_from(PAIRS), st.floats(-9, 9), max_size=15))
def test_what_is_one_brings_its_groups_along_and_takes_nothing_out_of_them(told: dict[tuple[int, int], bool], points: dict[tuple[int, int], float]) -> None:
    same, _ = split(told)
    needed = dict.fromkeys(points, 6.0)
    with_them = cluster(N, points, needed, bonds=Bonds(N, same))
    assert all(any(set(group) <= set(whole) for whole in with_them) for group in cluster(N, points, needed))


@given(told=said, members=st.lists(st.integers(0, N - 1), unique=True, min_size=1))
def test_repeats_that_are_told_apart_are_parted_and_no_more(told: dict[tuple[int, int], bool], members: list[int]) -> None:
    same, apart = consistent(told)
    parts = Bonds(N, same, apart).parted(members)
    assert sorted(i for part in parts for i in part) == sorted(members)
    home = {i: n for n, part in enumerate(parts) for i in part}
    assert not any(home.get(a) == home.get(b) for a, b in apart if a in home and b in home)
    assert not any(home[a] != home[b] for a, b in same if a in home and b in home)
    assert len(parts) == 1 or any(True for _ in apart)
