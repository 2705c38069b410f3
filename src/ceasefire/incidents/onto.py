"""Add rows to what was matched before: only their neighbourhood is weighed and grouped anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.incidents.cells import Table
from ceasefire.incidents.levels import levels
from ceasefire.incidents.linkage import APART, NEAR, link
from ceasefire.incidents.memory import Added, Memory, remember
from ceasefire.incidents.neighbours import Spread, neighbours
from ceasefire.incidents.regions import regions
from ceasefire.incidents.rowfile import arrow_of, codes_by, joined, packed, rowset_of, some, unpacked
from ceasefire.incidents.rowset import Codes, Flags, Floats, Ints, Rowset, canonical
from ceasefire.incidents.table import columns_used, digest
from ceasefire.incidents.tablerows import Ready, ready
from ceasefire.incidents.weights import odds


class Change(msgspec.Struct, frozen=True):
    """A row matched before whose incident is another one now. claim: its id; before, now: incidents."""

    claim: str
    before: str
    now: str


class Onto(msgspec.Struct, frozen=True):
    """ids: incident of each new row that can be matched, by its row of the table; changes: rows matched before whose
    incident is another now; merged: incident -> the one whose part it is now; pairs: that were weighed; rows: that were
    grouped anew."""

    ids: Mapping[int, str]
    changes: Sequence[Change]
    merged: Mapping[str, str]
    pairs: int
    rows: int


def add_onto(memory: Memory, new: Ready) -> tuple[Onto, Added]:
    """Where new rows belong, and what the memory is to keep. Rows are numbered: those of the first matching, those that
    came later, the new ones.

    The weights stay those of the first matching. Rows are grouped as matching all of them with these weights would
    have it; an incident keeps its id as long as it can (see `_named`).
    """
    late, n = memory.added, len(memory.same)
    more = [unpacked(late.rows)] if late.count else []
    tables = [memory.rows, *more, arrow_of(new)]
    begin, total = n + late.count, n + late.count + len(new.said)
    same = np.concatenate([memory.same, np.array(late.same, np.int64), np.arange(begin, total)])
    first, second = _candidates(memory, tables, same, begin)
    chosen, at = np.unique(np.concatenate([first, second]), return_inverse=True)
    rows = rowset_of(some(tables, chosen), memory.head.acts)
    a, b = at[: len(first)], at[len(first) :]
    alike = _alike(rows, a, b)
    np.minimum.at(same, second[alike], first[alike])
    worth = odds(memory.head.weights(), levels(rows, a, b))
    good = (worth > APART) & (same[second] == second) & (same[first] == first)
    first = np.concatenate([np.array(late.first, np.int64), first[good]])
    second = np.concatenate([np.array(late.second, np.int64), second[good]])
    worth = np.concatenate([np.array(late.odds), worth[good]])
    own = np.flatnonzero(same[begin:] == np.arange(begin, total)) + begin
    touched = _touched(memory, same, first, second, worth, own)
    touched, label = _grouped(memory, tables, touched, first, second, worth)
    ids = np.concatenate([memory.ids, np.array(late.ids, np.uint64), np.zeros(len(new.said), np.uint64)])
    for row, name in late.changed.items():
        ids[row] = name
    before = ids[:begin].copy()
    merged = _named(ids, touched, label, some(tables, touched)["said"].to_pylist(), begin)
    new_here = np.zeros(total, np.bool_)
    new_here[touched] = True
    new_here[begin:] = True
    ids = np.where(new_here[same] | new_here, ids[same], ids)
    moved = np.flatnonzero(ids[:begin] != before)
    said = some(tables, moved)["said"].to_pylist()
    changes = [Change(word, _name(before[r]), _name(ids[r])) for word, r in zip(said, moved.tolist(), strict=True)]
    names = {int(row): _name(one) for row, one in zip(new.rows.order.tolist(), ids[begin:].tolist(), strict=True)}
    added = Added(
        rows=packed(joined(tables[1:])), count=total - n, same=same[n:].tolist(), first=first.tolist(), second=second.tolist(),
        odds=worth.tolist(), ids=ids[n:].tolist(), changed=late.changed | {r: int(ids[r]) for r in moved.tolist() if r < n},
    )  # fmt: skip
    return Onto(names, changes, merged, len(a), len(touched)), added


class Joined(msgspec.Struct, frozen=True):
    """incident_ids, problems, used, unused: of the new table, as in `table.Matched`; onto: what came of it; memory, added:
    what is remembered when its caller is done (`remember`)."""

    incident_ids: tuple[str | None, ...]
    problems: tuple[Problem, ...]
    used: Mapping[str, str]
    unused: tuple[str, ...]
    onto: Onto
    memory: Memory
    added: Added

    def remember(self) -> None:
        """Keep the new rows with those that they were added to."""
        remember(self.memory, self.added)


def match_onto(
    memory: Memory, table: Table, name: str, *, columns: Mapping[str, str] | None = None, vocabulary: Vocabulary | None = None
) -> Joined:
    """Match the rows of a table onto what was matched before."""
    used = columns_used(table, columns or {}, name)
    made = ready(table, used, vocabulary or Vocabulary({}, {}, Gazetteer(()), "UTC"), name)
    unknown = sorted(set(made.words["act"]) - set(memory.head.acts))
    problems = [
        *made.problems,
        *(Problem(file=name, line=1, code="row_value", severity="warning", what=f"the act '{act[:40]}' did not occur when weights were learned", remedy="it is compared as if no act were said") for act in unknown),
    ]  # fmt: skip
    onto, added = add_onto(memory, made)
    ids = tuple(onto.ids.get(row) for row in range(len(table.lines)))
    unused = tuple(c for c in table.header if c not in used.values())
    return Joined(ids, tuple(problems), used, unused, onto, memory, added)


def _name(bits: Any) -> str:
    return f"incident-{int(bits):016x}"


def _candidates(memory: Memory, tables: Sequence[Any], same: Ints, begin: int) -> tuple[Ints, Ints]:
    """Pairs of which the second is a new row, the first an earlier one."""
    days, margin = memory.head.days, memory.head.margin
    names = {column: codes_by(tables, column) for column in ("place", "admin1", "admin2")}
    asking = _spread(tables[-1], names, begin, len(same))
    second, first = neighbours(asking, asking, np.ones(len(asking.start), np.bool_), days, margin)
    found = [(first[first < second] + begin, second[first < second] + begin)]
    at = 0
    for table in tables[:-1]:
        till = at + table.num_rows
        old = _spread(table, names, at, till)
        order = np.arange(at, till)
        if at:  # what came later stands in several orders, one after the other
            by = np.argsort(old.start, kind="stable")
            order, old = order[by], Spread._make(column[by] for column in old)
        use: Flags = same[order] == order
        second, first = neighbours(asking, old, use, days, margin)
        found.append((order[first], second + begin))
        at = till
    return np.concatenate([f for f, _ in found]), np.concatenate([s for _, s in found])


def _spread(table: Any, names: Mapping[str, Codes], at: int, till: int) -> Spread:
    numbers: list[Any] = [table[name].to_numpy() for name in ("start", "end", "lat", "lon", "radius")]
    return Spread._make([*numbers, *(names[name][at:till] for name in ("place", "admin1", "admin2"))])


def _alike(rows: Rowset, a: Ints, b: Ints) -> Flags:
    """(m,) whether the two rows of a pair say the very same."""
    out = np.ones(len(a), np.bool_)
    for name, column in rows._asdict().items():
        if name not in ("spelling", "kinship", "order"):
            x, y = column[a], column[b]
            out &= (x == y) | (np.isnan(x) & np.isnan(y)) if column.dtype.kind == "f" else x == y
    return out


def _touched(memory: Memory, same: Ints, first: Ints, second: Ints, worth: Floats, own: Ints) -> Ints:
    """The rows whose groups may change: those that pairs connect with a new row."""
    n = len(memory.same)
    strong = worth > NEAR

    def node(rows: Ints) -> Ints:  # rows of the first matching stand for their region
        return np.where(rows < n, memory.region[np.minimum(rows, n - 1)], rows)

    a, b = node(first[strong]), node(second[strong])
    nodes, at = np.unique(np.concatenate([a, b, own]), return_inverse=True)
    region = regions(len(nodes), at[: len(a)], at[len(a) : 2 * len(a)])
    hit = np.zeros(len(nodes), np.bool_)
    hit[region[at[2 * len(a) :]]] = True
    reached = nodes[hit[region]]
    flag = np.zeros(n, np.bool_)
    flag[reached[reached < n]] = True
    old = np.flatnonzero(flag[memory.region])
    return np.concatenate([old[same[old] == old], reached[reached >= n]])


def _grouped(memory: Memory, tables: Sequence[Any], touched: Ints, first: Ints, second: Ints, worth: Floats) -> tuple[Ints, Ints]:
    """(those rows in canonical order, position of the first row of each one's group)."""
    if not len(touched):
        return touched, touched
    table = some(tables, touched)
    rows = canonical(rowset_of(table, memory.head.acts), table["said"].to_pylist())
    order = rows.order
    n = len(memory.same)
    old = touched[touched < n]
    low, many = memory.begin[old], memory.begin[old + 1] - memory.begin[old]
    kept = np.repeat(low - np.cumsum(many) + many, many) + np.arange(int(many.sum()))
    a, b = np.concatenate([np.repeat(old, many), first]), np.concatenate([memory.second[kept], second])
    total = np.concatenate([memory.odds[kept], worth])
    place = np.empty(len(touched), np.int64)
    place[order] = np.arange(len(touched))
    x, y = np.searchsorted(touched, a), np.searchsorted(touched, b)
    x, y = np.minimum(x, len(touched) - 1), np.minimum(y, len(touched) - 1)
    inside = (touched[x] == a) & (touched[y] == b)
    x, y, total = place[x[inside]], place[y[inside]], total[inside]
    x, y = np.minimum(x, y), np.maximum(x, y)
    by = np.lexsort((y, x))
    return touched[order], link(rows.source, x[by], y[by], total[by])


def _named(ids: Any, touched: Ints, label: Ints, said: Sequence[str], begin: int) -> dict[str, str]:
    """Give the groups their ids; incident -> the one whose part it is now.

    An incident goes to the group that has most of its rows; a group that gets several keeps the one of which it has most
    rows; a tie goes to the earlier row. A group that gets none is called by its first row.
    """
    votes: Counter[tuple[int, int]] = Counter()
    rows = list(zip(label.tolist(), ids[touched].tolist(), (touched < begin).tolist(), strict=True))
    votes.update((head, one) for head, one, old in rows if old)
    goes: dict[int, int] = {}
    for head, one in votes:  # in the order of their first rows
        if one not in goes or votes[head, one] > votes[goes[one], one]:
            goes[one] = head
    called: dict[int, int] = {}
    for one, head in goes.items():
        if head not in called or votes[head, one] > votes[head, called[head]]:
            called[head] = one
    merged = {_name(one): _name(called[head]) for one, head in goes.items() if called[head] != one}
    heads = sorted(set(label.tolist()) - set(called))
    wanted = {head: digest(said[head]) for head in heads}
    asked = np.append(np.sort(np.array(list(wanted.values()), np.uint64)), np.uint64(2**64 - 1))
    taken = set(ids[asked[np.searchsorted(asked, ids)] == ids].tolist())
    for head, one in wanted.items():
        turn = 1
        while one in taken:
            turn += 1
            one = digest(f"{said[head]}\x1e{turn}")
        taken.add(one)
        called[head] = one
    ids[touched] = np.array([called[head] for head in label.tolist()], np.uint64)
    return merged
