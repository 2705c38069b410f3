"""Arabic spelling made comparable, with the way back to the original characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Diacritics, Quranic marks, tatweel, zero-width and direction marks, byte-order mark, soft hyphen.
_DROP = [
    *range(0x0610, 0x061B), 0x061C, *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5), 0x06E7, 0x06E8, *range(0x06EA, 0x06EE), 0x0640, 0x00AD,
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF,
]  # fmt: skip
_SAME = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه",
    "ی": "ي", "ې": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "گ": "ك", "پ": "ب", "ڤ": "ف",
    "٫": ".", "٬": ",",
}  # fmt: skip
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_TABLE: dict[int, str | None] = {
    **{ord(k): v for k, v in {**_SAME, **_DIGITS}.items()},
    **dict.fromkeys(_DROP, None),
}
DROPPED = "".join(re_char for re_char in map(chr, _DROP))
"""Every character that `fold` drops."""


def _is_form(char: str) -> bool:
    return "\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufefc"


def _unform(text: str) -> str:
    """Presentation forms (one character a glyph, as some files keep them) as plain letters."""
    if any(_is_form(c) for c in text):
        return "".join(unicodedata.normalize("NFKC", c) if _is_form(c) else c for c in text)
    return text


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """A word or name in the one spelling in which this reader compares: no marks, one alef, ya for
    alef maqsura and for its hamza, ha for ta marbuta, ASCII digits, Latin in lower case."""
    return _unform(text).translate(_TABLE).lower()


def fold_text(text: str) -> str:
    """`fold` for a long text; not kept in memory."""
    return _unform(text).translate(_TABLE).lower()


def fold_map(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text and, for each of its characters and for its end, the offset in `text`.

    A character that folds to several gives each of them its own offset.
    """
    if text.isascii():
        return text.lower(), tuple(range(len(text) + 1))
    out = list(map(fold, text))
    at = [i for i, folded in enumerate(out) for _ in folded]
    return "".join(out), (*at, len(text))
