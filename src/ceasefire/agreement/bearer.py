"""Who is bound by an article, on a given day."""

from __future__ import annotations

from datetime import date

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier

COMMAND = frozenset({"part_of", "commanded_by"})
ALLIANCE = frozenset({"ally_of", "supported_by"})


def bound_by(
    actor: str, day: date, agreement: Agreement, provision: Provision, dossier: Dossier
) -> str | None:
    """The bearer whose act it is when `actor` acts on that day, or None when nobody bound is.

    An actor is bound through those it is part of or commanded by on that day; through who controls
    it where the dossier states that rule; through an ally only where the article says
    `parties_and_allies`.
    """
    if provision.bearer == "everyone":
        return actor
    bearers = agreement.parties if isinstance(provision.bearer, str) else provision.bearer
    command = COMMAND | {"controlled_by"} if dossier.effective_control else COMMAND
    chain = belongs_to(dossier.actors, actor, day, command)
    own = next((one for one in chain if one in bearers), None)
    if own is not None or provision.bearer != "parties_and_allies":
        return own
    # One step of alliance only: the ally of an ally has promised nothing.
    for one in chain:
        for ally in belongs_to(dossier.actors, one, day, ALLIANCE, steps=1)[1:]:
            found = next((x for x in belongs_to(dossier.actors, ally, day, command) if x in bearers), None)
            if found is not None:
                return found
    return None


def exempt(names: tuple[str, ...], actor: str, day: date, dossier: Dossier) -> bool:
    """Whether an actor is, or on that day belongs to, one of the exempt."""
    return any(one in names for one in belongs_to(dossier.actors, actor, day))
