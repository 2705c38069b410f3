"""Who is on what: so that two people see each other before both do the same."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from ceasefire.errors import InputError
from ceasefire.ledger.chain import append, entries, instant
from ceasefire.ledger.entry import Entry
from ceasefire.store.base import Store


class Work(msgspec.Struct, frozen=True):
    """what: id of a finding, an incident or a report; by: who is on it; since, until: UTC, ISO 8601; seq: its entry."""

    what: str
    by: str
    since: str
    until: str
    seq: int


def at_work(store: Store, now: datetime) -> list[Work]:
    """What people are on, in the order in which they took it up; what was given back or is over is left out."""
    held: dict[tuple[str, str], Work] = {}
    for entry in entries(store, kind="work"):
        one = msgspec.convert(entry.payload | {"since": entry.at, "by": entry.author, "seq": entry.seq}, Work)
        held.pop((one.what, one.by), None)
        if one.until > instant(now):
            held[one.what, one.by] = one
    return list(held.values())


def take(store: Store, what: str, by: str, *, at: datetime, hours: float, too: bool = False) -> Entry:
    """Say that somebody is on something for so many hours; 0: no longer.

    `InputError` names who else is on it, unless `too`. Of two who take it at once, one gets it.
    """
    if not what.strip():
        raise InputError("nothing says what", "give the id of a finding, an incident or a report")
    if not by.strip():
        raise InputError("nobody is named", "give --by")
    if not 0 <= hours <= 24 * 14:
        raise InputError(f"{hours:g} hours is not a time that somebody can be on something", "give up to 336")
    with store.transaction():
        others = [one for one in at_work(store, at) if one.what == what and one.by != by]
        if others and hours and not too:
            who = ", ".join(f"{one.by} since {one.since[:16]}Z" for one in others)
            raise InputError(f"somebody is on {what} already: {who}", "talk to them; --too to be on it together")
        return append(store, "work", {"what": what, "until": instant(at + timedelta(hours=hours))}, at=at, author=by)
