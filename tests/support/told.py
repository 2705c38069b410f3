"""What the reader makes of one text, in short."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2024, 1, 10, tzinfo=UTC)  # a Wednesday


def told(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """(act, who says so, first day, modality) of each claim of a text published on `DAY`."""
    general = general_vocabulary()
    (claims,) = read_many([Text(text=text, published=DAY)], general)
    shown = [present(c, general) for c in claims]
    return [(c["act"], c["attributed_to"], (c["start"] or "")[:10] or None, c["modality"]) for c in shown]


@lru_cache(maxsize=1)
def first_case() -> Vocabulary:
    """The vocabulary of the embedded dossier."""
    return vocabulary(load(embedded("southwest-syria")))


def told_there(text: str, published: datetime) -> list[Claim]:
    """The claims of a text read with the embedded dossier."""
    return list(read_text(text, first_case(), published=published))
