"""What the reader makes of one text, in short."""

from __future__ import annotations

from datetime import UTC, datetime

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)  # a Wednesday


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """(act, who says so, first day, modality) of each claim of a text published on `DAY`."""
    vocabulary = general_vocabulary()
    (claims,) = read_many([Text(text=text, published=DAY)], vocabulary)
    shown = [present(c, vocabulary) for c in claims]
    return [(c["act"], c["attributed_to"], (c["start"] or "")[:10] or None, c["modality"]) for c in shown]
