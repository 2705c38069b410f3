"""Matching by weights that the table itself teaches: on made reports whose incidents are known."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ceasefire.incidents.cells import Table, table_of
from ceasefire.incidents.learn import _unlike, falling, picked
from ceasefire.incidents.levels import alike
from ceasefire.incidents.linkage import APART, link
from ceasefire.incidents.nearby import DAYS, MARGIN_KM, kilometres, near_pairs
from ceasefire.incidents.rowset import spelling
from ceasefire.incidents.table import explained, match_table

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from match_sample import made
from match_score import scores

Columns = dict[str, list[Any]]


@lru_cache(maxsize=5)
def _sample(seed: int = 77) -> tuple[Columns, list[int]]:
    frame = made(3_000, seed=seed)
    gold = frame.pop("gold").tolist()
    return {name: [None if v != v else v for v in frame[name].tolist()] for name in frame.columns}, gold


def _table(columns: Columns, order: Sequence[int] | None = None) -> Table:
    rows = range(len(columns["claim_id"])) if order is None else order
    return table_of({name: [values[n] for n in rows] for name, values in columns.items()})


def _partition(ids: Sequence[str | None], names: Sequence[str]) -> set[frozenset[str]]:
    groups: dict[str | None, set[str]] = {}
    for one, name in zip(ids, names, strict=True):
        groups.setdefault(one, set()).add(name)
    return {frozenset(group) for group in groups.values()}


def test_it_finds_what_a_plain_rule_does_not() -> None:
    columns, gold = _sample()
    got = scores(gold, match_table(_table(columns)).incident_ids)
    plain = [f"{a} {b}" for a, b in zip(columns["place"], columns["date_start"], strict=True)]
    rule = scores(gold, plain)
    assert got["pairwise"] > rule["pairwise"] + 0.15
    assert got["b3"] > 0.80


def test_a_province_that_is_named_helps() -> None:
    """Who knows only the valley is held to the happenings of that valley, however wide his circle is."""
    with_it, without = [], []
    for seed in (77, 78):
        columns, gold = _sample(seed)
        bare = {name: values for name, values in columns.items() if name != "admin1"}
        with_it.append(scores(gold, match_table(_table(columns)).incident_ids)["pairwise"])
        without.append(scores(gold, match_table(_table(bare)).incident_ids)["pairwise"])
    assert sum(with_it) > sum(without) + 0.005
    assert min(with_it) > 0.78


def test_near_repeats_of_one_source_are_told_from_its_repeats_by_its_words() -> None:
    """Decoys of other words than the source has for one thing are two things; what cannot be said counts for neither."""
    matched = match_table(_table(_sample()[0]))
    assert matched.groups is not None
    rows = picked(matched.ready.rows, matched.groups.alone)
    gold = np.array(_sample()[1])[rows.order]
    pairs = near_pairs(rows)
    own = rows.source[pairs.first] == rows.source[pairs.second]
    first, second = pairs.first[own], pairs.second[own]
    said = _unlike(rows, first, second)
    one = gold[first] == gold[second]
    assert abs(np.nanmean(said[~one]) - 1) < 0.05
    assert abs(np.nanmean(said[one])) < 0.25
    assert np.isnan(_unlike(rows._replace(act=np.full_like(rows.act, -1)), first, second)).all()


def test_neither_the_order_of_rows_nor_the_names_of_parties_matter() -> None:
    columns, _ = _sample()
    names = columns["claim_id"]
    first = match_table(_table(columns)).incident_ids
    order = np.random.default_rng(3).permutation(len(names)).tolist()
    shuffled = match_table(_table(columns, order)).incident_ids
    assert shuffled == tuple(first[n] for n in order)
    swap = {"Coast Guards": "Hill League", "Hill League": "Coast Guards"}
    swapped = {**columns, **{side: [swap.get(v, v) for v in columns[side]] for side in ("actor", "target")}}
    assert match_table(_table(swapped)).incident_ids == first


def test_a_judgement_decides_its_pair() -> None:
    columns, _ = _sample()
    base = match_table(_table(columns))
    at = dict(zip(columns["claim_id"], base.incident_ids, strict=True))
    groups = [sorted(g) for g in _partition(base.incident_ids, columns["claim_id"]) if len(g) == 2]
    together = min(groups)
    apart = (together[0], next(n for n in columns["claim_id"] if at[n] != at[together[0]]))
    again = match_table(_table(columns), judged={(together[0], together[1]): False, apart: True})
    after = dict(zip(columns["claim_id"], again.incident_ids, strict=True))
    assert after[together[0]] != after[together[1]]
    assert after[apart[0]] == after[apart[1]]
    assert explained(again, *apart).note == "a person judged this pair"


def test_labels_improve_the_whole_and_spoil_nothing_that_they_do_not_name() -> None:
    """In the mean of five tables: on one of so few rows a few labels may do either."""
    found = []
    for seed in range(77, 82):
        columns, gold = _sample(seed)
        base = match_table(_table(columns))
        assert base.groups is not None
        keys, number = base.ready.keys, dict(zip(columns["claim_id"], gold, strict=True))
        unsure = np.flatnonzero(np.abs(base.groups.total) < 2)[:300]
        told = {
            (keys[a], keys[b]): number[keys[a]] == number[keys[b]]
            for a, b in zip(base.groups.first[unsure].tolist(), base.groups.second[unsure].tolist(), strict=True)
        }
        named = {name for pair in told for name in pair}
        others = [n for n, name in enumerate(columns["claim_id"]) if name not in named]
        again = match_table(_table(columns), judged=told)
        of_others = [scores([gold[n] for n in others], [m.incident_ids[n] for n in others])["pairwise"] for m in (base, again)]
        found.append([*of_others, *(scores(gold, m.incident_ids)["pairwise"] for m in (base, again))])
    before, after, whole, told_whole = np.mean(found, axis=0)
    assert after >= before - 0.01
    assert told_whole > whole


def test_rows_that_say_the_very_same_are_one_however_many() -> None:
    row = {"source": "a", "date_start": "2030-05-10", "lat": 47.5, "lon": 8.1, "place": "Milltown", "killed": 3}
    many = {"claim_id": [str(n) for n in range(5_000)], **{k: [v] * 5_000 for k, v in row.items()}}
    assert len(set(match_table(table_of(many)).incident_ids)) == 1


def test_where_rows_lie_too_densely_only_the_nearest_are_compared_and_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ceasefire.incidents.nearby.MOST", 10_000)
    columns: Columns = {
        "claim_id": [str(n) for n in range(1_500)], "source": [f"s{n % 7}" for n in range(1_500)],
        "date_start": ["2030-05-10"] * 1_500, "lat": [47.5 + n * 1e-5 for n in range(1_500)], "lon": [8.1] * 1_500,
        "killed": [n % 5 for n in range(1_500)],
    }  # fmt: skip
    matched = match_table(table_of(columns))
    assert all(matched.incident_ids)
    assert any("so many rows lie together" in p.what for p in matched.problems)


def test_candidates_are_all_near_pairs_and_no_others() -> None:
    rows = match_table(_table(_sample()[0])).ready.rows
    some = np.arange(0, len(rows.start), 7)
    pairs = near_pairs(rows)
    got = {(a, b) for a, b in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)}
    for i in some.tolist():
        for j in range(i + 1, len(rows.start), 11):
            gap = max(rows.start[i], rows.start[j]) - min(rows.end[i], rows.end[j])
            near = gap <= DAYS and kilometres(rows.lat[i], rows.lon[i], rows.lat[j], rows.lon[j]) <= rows.radius[i] + rows.radius[j] + MARGIN_KM
            assert ((i, j) in got) == near


def test_a_table_is_explained_field_by_field() -> None:
    columns, _ = _sample()
    matched = match_table(_table(columns))
    group = min(sorted(g) for g in _partition(matched.incident_ids, columns["claim_id"]) if len(g) > 1)
    told = explained(matched, group[0], group[1])
    assert told.together
    assert {r.field for r in told.reasons} >= {"time", "where", "kind of act", "who", "killed", "source"}
    assert abs(sum(r.weight for r in told.reasons) + told.base - told.total) < 0.1


def test_near_repeats_are_not_chained() -> None:
    chain = [(n, n + 1) for n in range(9)]
    first, second = (np.array(side) for side in zip(*chain, strict=True))
    label = link(np.arange(10, dtype=np.int32), first, second, np.full(9, 2.0))
    assert len(set(label.tolist())) > 3  # ten in a row would each be like the next, and not like the one after


def test_a_group_that_all_agree_on_is_one() -> None:
    pairs = [(a, b) for a in range(5) for b in range(a + 1, 5)]
    first, second = (np.array(side) for side in zip(*pairs, strict=True))
    apart = np.arange(6, dtype=np.int32)
    assert set(link(apart, first, second, np.full(10, 1.0)).tolist()) == {0, 5}
    assert set(link(apart, first, second, np.full(10, APART - 1)).tolist()) == set(range(6))


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [("karsa", "karsa", True), ("karsa", "karsaa", True), ("karsa", "krasa", True), ("karsa", "karta", True), ("karsa", "kartta", False), ("abc", "abd", False), ("karsa", "milltown", False)],
)  # fmt: skip
def test_one_letter_apart(a: str, b: str, wanted: bool) -> None:
    table = spelling([a, b])
    assert bool(alike(table[0], table[1])) == wanted


def test_values_that_never_rise() -> None:
    got = falling(np.array([3.0, 1.0, 2.0, 0.5]), np.array([1.0, 1.0, 1.0, 1.0]))
    assert got.tolist() == [3.0, 1.5, 1.5, 0.5]


def test_many_rows_that_say_few_things_are_matched_as_few() -> None:
    """Three sources that each repeat one thing without end teach nothing by it: they are matched as three rows would be."""
    one = {"date_start": "2030-05-10", "lat": 47.5, "lon": 8.1, "act": "shelling"}
    many: Columns = {"claim_id": [str(n) for n in range(3_000)], "source": [f"s{n % 3}" for n in range(3_000)], **{k: [v] * 3_000 for k, v in one.items()}}
    few: Columns = {k: v[:3] for k, v in many.items()}
    assert len(set(match_table(table_of(few)).incident_ids)) == 1
    matched = match_table(table_of(many))
    assert len(set(matched.incident_ids)) == 1
    assert explained(matched, "0", "3").note == "they say the very same"
    assert explained(matched, "0", "1").total >= 6


def test_few_distinct_rows_far_apart_stay_apart_however_often_they_repeat() -> None:
    many: Columns = {
        "claim_id": [str(n) for n in range(2_000)], "source": [f"s{n % 2}" for n in range(2_000)],
        "date_start": ["2030-05-10" if n % 2 else "2030-08-10" for n in range(2_000)], "lat": [47.5] * 2_000, "lon": [8.1] * 2_000,
        "act": ["shelling"] * 2_000,
    }  # fmt: skip
    assert len(set(match_table(table_of(many)).incident_ids)) == 2


def test_a_province_and_a_day_alone_do_not_make_two_rows_one() -> None:
    """Two shellings a day in one province are two as easily as one; the very same toll of it is one."""
    rows: Columns = {
        "claim_id": ["1", "2", "3"], "source": ["a", "b", "c"], "date_start": ["2030-05-10"] * 3, "admin1": ["Northland"] * 3,
        "act": ["shelling"] * 3, "killed": [17, 4, 17],
    }  # fmt: skip
    ids = match_table(table_of(rows)).incident_ids
    assert ids[0] == ids[2] != ids[1]
    told = {r.field: r.words for r in explained(match_table(table_of(rows)), "1", "2").reasons}
    assert told["place"] == "Northland: the same wide area"
