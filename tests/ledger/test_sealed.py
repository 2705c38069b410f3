"""Pages of entries that are looked at together: whoever alters one and gives it its right hash is still found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from ceasefire.ledger.chain import New, append_all
from ceasefire.ledger.sealed import sealed
from ceasefire.store import open_store
from ceasefire.store.base import EntryTuple

Alter = Callable[[bytes], bytes]


def page(count: int) -> list[EntryTuple]:
    """Entries of several authors and kinds, one without an author's name."""
    with open_store(":memory:") as store:
        authors = ("ada", "bo", '"q","kind":"work","payload":{', "Ünal")
        kinds = ("work", "judgement", "work")
        append_all(store, [New(kinds[n % 3], {"n": n, "what": '","seq":3}'}, datetime(2030, 1, 1, tzinfo=UTC), authors[n % 4]) for n in range(count)])
        (rows,) = store.entry_pages()
        return rows


def again(row: EntryTuple, alter: Alter) -> EntryTuple:
    """An altered entry with its right hash."""
    body = alter(row[4])
    return (*row[:3], hashlib.sha256(b"\0" + body).digest(), body)


def test_plain_entries_pass() -> None:
    rows = page(99)
    assert sealed(rows[:9], 1, "0" * 64)
    assert sealed(rows[9:], 10, rows[8][3].hex())
    assert not sealed(rows, 1, "0" * 64)  # numbers of different length are left to the slower way
    assert not sealed(rows[9:], 11, rows[8][3].hex())
    assert not sealed(rows[9:], 10, "0" * 64)


ALTERED: dict[str, Alter] = {
    "number": lambda b: b[:-3] + b"00}",
    "kind": lambda b: b.replace(b'"kind":"work"', b'"kind":"wort"').replace(b'"kind":"judgement"', b'"kind":"judgemend"'),
    "time": lambda b: b.replace(b"2030-", b"2031-", 1),
    "predecessor": lambda b: b[:-100] + (b"1" if b[-100:-99] != b"1" else b"2") + b[-99:],
    "no salt": lambda b: b.replace(b'"salt"', b'"malt"'),
    "before the author": lambda b: b.replace(b'","author"', b'","auth0r"', 1),
    "a byte more": lambda b: b + b" ",
}


@pytest.mark.parametrize("what", ALTERED)
@pytest.mark.parametrize("at", [9, 40, 98])
def test_each_alteration_is_seen(what: str, at: int) -> None:
    rows = page(99)
    begin = rows[8][3].hex()
    altered = again(rows[at], ALTERED[what])
    assert altered[4] != rows[at][4]
    assert not sealed([*rows[9:at], altered, *rows[at + 1 :]], 10, begin)
    assert not sealed([*rows[9:at], (*rows[at][:4], rows[at][4].replace(b'"n":', b'"m":')), *rows[at + 1 :]], 10, begin)


def test_one_entry_does_not_make_up_for_another() -> None:
    rows = page(99)[9:]
    short = (rows[3][0], rows[3][1], rows[3][2][:-1], *rows[3][3:])
    long = (rows[4][0], rows[4][1], rows[4][2] + "0", *rows[4][3:])
    begin = page(9)[8][3].hex()
    assert not sealed([*rows[:3], short, long, *rows[5:]], 10, begin)
    assert not sealed([*rows[:3], rows[4], rows[3], *rows[5:]], 10, begin)
    assert not sealed([*rows[:3], *rows[4:]], 10, begin)
