"""What became of an incident when later reports changed what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from ceasefire.incidents.incident import Incident

Kind = Literal["merged", "split"]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """old: id of an incident; into: the incidents that its claims are in now (with its own id, if one of them keeps it);
    kind: `merged` into one other, `split` into several;
    reports: how many reports there were when it was seen."""

    old: str
    kind: Kind
    into: tuple[str, ...]
    reports: int


class Lineage(msgspec.Struct, frozen=True):
    """changes: in the order in which they were seen; members: incident -> its claims, as of last time."""

    changes: tuple[Change, ...] = ()
    members: Mapping[str, tuple[str, ...]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Ids of all incidents, of today and of earlier days."""
        return (*self.members, *(change.old for change in self.changes))


def followed(before: Lineage, incidents: Sequence[Incident], reports: int) -> Lineage:
    """With what has changed since.

    The id of an incident is made of its first claim in the order of intake. So one that later reports add to keeps it;
    of two that become one, the id of the earlier stays; of one that is split, the part with its first claim keeps it. Of an incident whose claims are all read otherwise now
    (another reader, other names in the dossier) nothing is recorded.
    """
    now = {one.id: (*one.claims_for, *one.claims_against) for one in incidents}
    home = {claim: name for name, claims in now.items() for claim in claims}
    changes: list[Change] = []
    for old, claims in before.members.items():
        into = tuple(dict.fromkeys(home[claim] for claim in claims if claim in home))
        if into and into != (old,):
            changes.append(Change(old=old, kind="merged" if len(into) == 1 else "split", into=into, reports=reports))
    return Lineage((*before.changes, *changes), now)


def current(name: str, changes: Iterable[Change]) -> tuple[str, ...]:
    """The incidents that the one of that id is in now: itself, where nothing became of it."""
    names = {name: None}
    for change in changes:
        if change.old in names:
            rest = [one for one in names if one != change.old]
            names = dict.fromkeys((*rest, *change.into))
    return tuple(names)


def became(name: str, changes: Iterable[Change]) -> tuple[Change, ...]:
    """What is recorded of that id, as the old or as the new one."""
    return tuple(change for change in changes if name == change.old or name in change.into)
