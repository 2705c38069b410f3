"""Names made comparable: transliterated Arabic and Arabic script are spelt in many ways."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": None}
)
_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARTICLE = re.compile(r"\b(?:al|el|as|ash|ad|adh|ar|at|ath|az|an|es|esh)[- ](?=\w)")
_AR_ARTICLE = re.compile(r"(?:(?<=\s)|^)ال(?=\w{2})")
_KIND = re.compile(
    r"\b(?:town|village|city|governorate|province|district|subdistrict|sub-district|area|neighbou?rhood)$"
)
_NOT_WORD = re.compile(r"[^\w\s]+")


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A key under which spellings of one name meet: case, diacritics, apostrophes, hyphens and
    the Arabic article are taken away. `At-Ta'if` and `taif`, `نوى` and `نَوى` meet; no vowel is."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", name)).translate(_ARABIC)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"['’‘`ʿʾʻʼ]", "", text.casefold())
    text = _ARTICLE.sub("", text.strip())
    text = _NOT_WORD.sub(" ", text)
    text = _AR_ARTICLE.sub("", text)
    return " ".join(text.split())


def without_kind(name: str) -> str:
    """`Dael town` as `Dael`: the word for the kind of place, at the end, taken away."""
    return _KIND.sub("", name.strip(), count=1).strip() or name
