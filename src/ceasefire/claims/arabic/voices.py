"""Whether two figures are told by different people."""

from __future__ import annotations

from ceasefire.claims.arabic.asserter import is_anaphor
from ceasefire.claims.arabic.asserters import Scope
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold


def another(source: str | None, one: Scope | None, other: Scope) -> bool:
    """Whether somebody else tells a later figure than told the first. source: id of the publisher."""
    theirs = other.chain[-1]
    if is_anaphor(theirs) or (theirs.id is not None and theirs.id == source):
        return False
    mine = one.chain[-1] if one is not None and one.chain else None
    return mine is None or (mine.id or fold(mine.words)) != (theirs.id or fold(theirs.words))


def told_by_another(source: str | None, scope: Scope | None, event: Event) -> bool:
    """Whether a scope has a speaker, and another than the event's."""
    return scope is not None and bool(scope.chain) and another(source, event.scope, scope)
