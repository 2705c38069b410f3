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
    text = name
    if not name.isascii():
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


_SPELLINGS = (
    (re.compile(r"\b(?:al|el|as|ash|ad|adh|ar|at|ath|az|an|es|esh|ed|er|ez|et|l) (?=\w)"), ""),
    (re.compile(r"(?:iyy?[ae]h?|i[ae]h?|ey[ae]h?|yy[ae]h?|ya)\b"), "ia"),
    (re.compile(r"tch|tsch|sch|sh|ch"), "s"),
    (re.compile(r"kh"), "x"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"zh|dh|th"), "z"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"ou|oo|au|aw|ow|o|w"), "u"),
    (re.compile(r"ee|ei|ai|ay|ey|ie|y"), "i"),
    (re.compile(r"[ea]+"), "a"),
    (re.compile(r" "), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aiu])h(?=$|[^aiu])"), ""),
)


@lru_cache(maxsize=20_000)
def sound_key(key: str) -> str:
    """A coarser key for names in Latin letters that were written in another script first: articles,
    vowels, doubled letters and digraphs that such spellings differ by. `hassakeh` and `hasaka` meet."""
    text = key
    for pattern, letters in _SPELLINGS:
        text = pattern.sub(letters, text)
    return text if len(text) > 3 else ""
