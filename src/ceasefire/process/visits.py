"""Visits of monitors, and access that was denied to them, as entries of the ledger. They count as rows of coverage.yaml do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, get_args

import msgspec

from ceasefire.clock import local_day, parse_local
from ceasefire.dossier.coverage import Visit
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import CeasefireError, InputError, LedgerError
from ceasefire.ledger.chain import append, entries, instant
from ceasefire.ledger.entry import REMEDY, Entry, EntryKind
from ceasefire.reports.header import is_text
from ceasefire.reports.report import Tlp
from ceasefire.store.base import Store

Means = Literal["foot", "vehicle", "drone", "camera", "post"]
MEANS: tuple[Means, ...] = get_args(Means)
_EYES = {"foot": "visit", "vehicle": "patrol", "drone": "overflight", "camera": "camera", "post": "post"}
KINDS: tuple[EntryKind, ...] = ("monitor_visit", "access_denied")
LONGEST = timedelta(days=366)
"""A visit that lasts longer is a mistyped year."""


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A visit as somebody tells it. place, by, denied: ids or names; start, end: local dates or times; denied: who did not
    let them in; delayed: minutes until they were let in; condition: on which alone they would have been; why: in words."""

    place: str
    start: str
    end: str
    by: str
    means: Means = "foot"
    denied: str | None = None
    delayed: int | None = None
    condition: str | None = None
    why: str = ""
    handling: Tlp = "CLEAR"


def enter(store: Store, dossier: Dossier, asked: Asked, *, at: datetime, author: str | None = None) -> Entry:
    """Enter a visit, or that access was denied. `InputError` says what cannot be."""
    start, end = _span(asked, dossier.time_zone, at)
    payload: dict[str, Any] = {
        "place": _place(dossier, asked.place), "from": instant(start), "to": instant(end), "by": _eyes(dossier, asked.by, "--by"),
        "means": asked.means, "why": _words(asked.why, "--why"), "handling": asked.handling,
    }  # fmt: skip
    kind: EntryKind = "monitor_visit"
    if asked.denied is not None:
        if asked.delayed is not None or asked.condition is not None:
            raise InputError("access that was denied was neither delayed nor given on a condition", "give --denied alone, or the others")
        kind, payload = "access_denied", payload | {"access": "denied", "denied_by": _eyes(dossier, asked.denied, "--denied")}
    if asked.condition is not None:
        kind, payload = "access_denied", payload | {"access": "conditional", "condition": _words(asked.condition, "--condition", needed=True)}
    if asked.delayed is not None:
        if asked.delayed < 1:
            raise InputError(f"--delayed {asked.delayed} is no delay", "give minutes, 1 or more")
        payload["delayed_minutes"] = asked.delayed
        if start + timedelta(minutes=asked.delayed) >= end and asked.condition is None:
            kind, payload = "access_denied", payload | {"access": "delayed"}
    return append(store, kind, payload, at=at, author=author)


def withdraw(store: Store, seq: int, why: str, *, at: datetime, author: str | None = None) -> Entry:
    """Enter that a visit was entered by mistake. Its entry stays; it counts no more."""
    with store.transaction():
        standing = {entry.seq: entry for entry in _standing(store)}
        if seq not in standing:
            raise InputError(f"entry {seq} is no visit that stands", "see `ceasefire visit DIR` for those that do")
        old = standing[seq]
        payload = {"withdraws": seq, "why": _words(why, "--why", needed=True), "handling": old.payload["handling"]}
        return append(store, old.kind, payload, at=at, author=author)  # type: ignore[arg-type]


def entered(store: Store, zone: str) -> tuple[Visit, ...]:
    """What was entered and not withdrawn, as rows of coverage, in the order of the ledger."""
    try:
        return tuple(row for entry in _standing(store) for row in _rows(entry, zone))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LedgerError("an entry of a visit is none", REMEDY, file=store.address) from error


def with_visits(dossier: Dossier, store: Store) -> Dossier:
    """The dossier whose coverage has what was entered too. The store is given back when it cannot be read."""
    try:
        rows = entered(store, dossier.time_zone)
    except CeasefireError:
        store.close()
        raise
    return msgspec.structs.replace(dossier, coverage=(*dossier.coverage, *rows)) if rows else dossier


def _standing(store: Store) -> list[Entry]:
    found = sorted((entry for kind in KINDS for entry in entries(store, kind=kind)), key=lambda one: one.seq)
    gone = {entry.payload["withdraws"] for entry in found if "withdraws" in entry.payload}
    return [entry for entry in found if "withdraws" not in entry.payload and entry.seq not in gone]


def _rows(entry: Entry, zone: str) -> Iterator[Visit]:
    told = entry.payload
    start, end = (datetime.fromisoformat(told[name]) for name in ("from", "to"))
    let_in = min(end, start + timedelta(minutes=told.get("delayed_minutes", 0)))
    if entry.kind == "access_denied":
        yield _row(entry, start, end, told["access"], zone)
        return
    if let_in > start:
        yield _row(entry, start, let_in, "delayed", zone)
    yield _row(entry, let_in, end, _EYES[told["means"]], zone)


def _row(entry: Entry, start: datetime, end: datetime, kind: Any, zone: str) -> Visit:
    told = entry.payload
    return Visit(
        id=f"entry-{entry.seq}-{kind}", by=told["by"], place=told["place"], from_=local_day(start, zone),
        until=local_day(end - timedelta(microseconds=1), zone), kind=kind, denied_by=told.get("denied_by"), note=told["why"] or told.get("condition"),
        start=start, end=end, entry=entry.seq, handling=told["handling"],
    )  # fmt: skip


def _span(asked: Asked, zone: str, now: datetime) -> tuple[datetime, datetime]:
    """[start, end): a day without a time ends at its end."""
    start, _ = parse_local(asked.start, zone)
    end, timed = parse_local(asked.end, zone)
    if not timed:
        end = parse_local(local_day(end, zone) + timedelta(days=1), zone)[0]
    if end <= start:
        raise InputError(f"the visit ends ({asked.end}) before it begins ({asked.start})", "give the earlier time to --from")
    if end - start > LONGEST:
        raise InputError(f"a visit from {asked.start} to {asked.end} is longer than a year", "check the years; enter a post in coverage.yaml")
    if start > now:
        raise InputError(f"the visit begins in the future ({asked.start})", "enter it when it has been made; check the clock")
    return start.astimezone(UTC), end.astimezone(UTC)


def _place(dossier: Dossier, word: str) -> str:
    """The id of a place given by id or by name."""
    if dossier.gazetteer.get(word) is not None:
        return word
    found = dossier.gazetteer.find(word)
    if len(found) == 1 and found[0].id is not None:
        return found[0].id
    if found:
        ids = ", ".join(str(place.id) for place in found)
        raise InputError(f"'{word}' is the name of {len(found)} places", f"give the id of one: {ids}")
    spelt = {**{one: one for one in dossier.gazetteer.entries}, **{name: ids[0] for name, ids in dossier.gazetteer.names().items()}}
    near = [spelt[one] for one in difflib.get_close_matches(word, list(spelt), 9, 0.5)]
    names = [dossier.gazetteer.entries[one].name for one in dict.fromkeys(near)][:3]
    raise InputError(f"'{word}' is not a place of this dossier", _listed(names, "add it to places.yaml"))


def _eyes(dossier: Dossier, word: str, option: str) -> str:
    """The id of an actor or a source given by id or by its neutral name."""
    known = {one.id: one.name for one in dossier.actors.values()} | {one.id: one.name for one in dossier.sources.values()}
    if word in known:
        return word
    named = [one for one, name in known.items() if name.casefold() == word.strip().casefold()]
    if len(named) == 1:
        return named[0]
    raise InputError(
        f"{option} '{word}' is in neither actors.yaml nor sources.yaml", _nearest(word, [*known, *known.values()], "add it to one of them")
    )


def _nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    return _listed(difflib.get_close_matches(word, list(dict.fromkeys(known)), 3, 0.5), otherwise)


def _listed(near: Sequence[str], otherwise: str) -> str:
    return f"did you mean {' or '.join(repr(one) for one in near)}?" if near else otherwise


def _words(text: str, option: str, *, needed: bool = False) -> str:
    if not is_text(text):
        raise InputError(f"{option} is not text in UTF-8", "write it in UTF-8")
    if needed and not text.strip():
        raise InputError(f"{option} says nothing", "say it in words")
    return text.strip()
