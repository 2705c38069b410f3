"""Prose into claims. Finds out the language and hands the text to that language's reader."""

from __future__ import annotations

from datetime import datetime

from ceasefire.claims.claim import Claim
from ceasefire.claims.language import language_of
from ceasefire.dossier.vocabulary import Vocabulary

__all__ = ["READER", "language_of", "read_text"]

READER = "ceasefire-reader/0.1"
"""Name and version of the reader; every claim carries it."""


def read_text(
    text: str,
    vocabulary: Vocabulary,
    *,
    published: datetime | None,
    published_day_only: bool = True,
    source: str | None = None,
    language: str | None = None,
    report: str = "",
    seq: int = 0,
    start: int = 0,
) -> tuple[Claim, ...]:
    """Claims that a text makes, in its order; spans are offsets in `text`.

    published: UTC instant of publication, None when unknown (relative dates then stay unknown);
    published_day_only: only its date is known; source: id of the publisher; language: ISO 639-1,
    found out when None; report: its SHA-256; seq: order of intake; start: where the item itself
    begins, after a header. A language other than English and Arabic gives no claims. No text makes
    it raise.
    """
    if not text[start:].strip():
        return ()
    code = (language or language_of(text[start:]) or "").lower()[:2]
    if code == "en":
        from ceasefire.claims.english import read_english

        return read_english(
            text, vocabulary, published=published, published_day_only=published_day_only, source=source,
            report=report, seq=seq, start=start, reader=READER,
        )  # fmt: skip
    if code == "ar":
        from ceasefire.claims.arabic import read_arabic

        found: tuple[Claim, ...] = read_arabic(
            text, vocabulary, published=published, published_day_only=published_day_only, source=source,
            language=code, report=report, seq=seq, start=start,
        )  # fmt: skip
        return found
    return ()
