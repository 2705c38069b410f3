"""What is to be said about a text beside its claims: no words, a language that is not read, no day to count from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from ceasefire.claims.claim import Claim
from ceasefire.claims.language import language_of, parts
from ceasefire.errors import Problem

NAMES = {
    "fr": "French", "es": "Spanish", "de": "German", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "tr": "Turkish", "pl": "Polish", "id": "Indonesian",
    "ru": "Russian", "uk": "Ukrainian", "he": "Hebrew", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "el": "Greek", "am": "Amharic", "hi": "Hindi",
    "ka": "Georgian", "hy": "Armenian", "fa": "Persian", "ur": "Urdu", "en": "English", "ar": "Arabic",
}  # fmt: skip
READ = ("en", "ar")
"""Languages that are read."""

# UTF-8 taken for Latin-1 or Windows-1252: two-byte letters seen as two signs.
_GARBLED = re.compile(r"(?:[ÃÂØÙÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¡-¿]){4}|(?:â€[\u0080-\u00ff™œ“”˜]){2}")


def named(code: str) -> str:
    """`French (fr)`."""
    return f"{NAMES[code]} ({code})" if code in NAMES else f"a language of code '{code}'"


def remarks(name: str, text: str, *, language: str | None, published: date | None, claims: Sequence[Claim]) -> Iterator[Problem]:
    """Problems of one text. name: its file; language: as given, None to find it out; published: its local day."""
    body = text.strip()
    if not re.search(r"\w", body):
        yield Problem(file=name, code="no_words", what="has no words in it", remedy="add a file that has text in it")
        return
    if language is not None and language.lower()[:2] not in READ:
        yield _unread(name, f"is said to be in {named(language.lower()[:2])}, which is not read")
        return
    if language is None:
        found = language_of(body)
        if found not in READ and not parts(text, 0):
            what = "is in a language that cannot be told" if found is None else f"is in {named(found)}, which is not read"
            yield _unread(name, what)
            return
        if found is not None and found not in READ:
            yield _unread(name, f"is mostly in {named(found)}, which is not read; its English and Arabic paragraphs are", "warning")
    if _GARBLED.search(body):
        yield Problem(file=name, code="garbled", severity="warning", what="has letters that look like UTF-8 taken for another encoding", remedy="save it anew as UTF-8")
    if published is None and any(c.when is None for c in claims):
        yield Problem(
            file=name, code="no_date", severity="warning", what='has no date of publication: days such as "on Sunday" or "yesterday" stay unknown',
            remedy="give --published, or a header with `published:`",
        )  # fmt: skip


def _unread(name: str, what: str, severity: str = "error") -> Problem:
    remedy = "no claims are made; give --lang en or --lang ar if it is one of these" if severity == "error" else "translate the rest"
    return Problem(file=name, code="language", severity=severity, what=what, remedy=remedy)  # type: ignore[arg-type]


def too_late(name: str, published: date, today: date) -> Problem | None:
    """A day of publication that has not come yet says nothing: it is left out."""
    if published <= today:
        return None
    return Problem(
        file=name, code="future_date", severity="warning", what=f"is dated {published}, which is after today ({today}); the date is left out, so relative days stay unknown",
        remedy="correct --published or the header",
    )  # fmt: skip
