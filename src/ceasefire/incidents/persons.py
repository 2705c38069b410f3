"""Names of persons compared, also across scripts: by their consonants."""

from __future__ import annotations

import re
from functools import lru_cache

from ceasefire.dossier.names import name_key

_ARABIC = str.maketrans(
    {
        **dict.fromkeys("اوىيءئؤعة", ""), "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "g", "غ": "g", "گ": "g", "ح": "h", "ه": "h",
        "د": "d", "ض": "d", "ذ": "d", "ز": "d", "ظ": "d", "ر": "r", "س": "s", "ص": "s", "ش": "s", "ف": "f", "ق": "k", "ك": "k", "خ": "k",
        "ل": "l", "م": "m", "ن": "n",
    }
)  # fmt: skip
_LATIN = str.maketrans({**dict.fromkeys("aeiouwy", ""), "z": "d", "j": "g", "q": "k", "c": "k", "x": "k", "p": "b", "v": "f"})


@lru_cache(maxsize=50_000)
def person_key(name: str) -> tuple[str, ...]:
    """The consonants of each part of a name, alike in Arabic and in Latin letters: what transliterations share.
    `Mohamed Hilal Zatima` and `محمد هلال زطيمة` meet. Articles are left out; "Abd al-" and "Abdul" are one part with what follows."""
    parts: list[str] = []
    joined = ""
    for word in name_key(name).split():
        told = _consonants(joined + word)
        joined = ""
        if word in ("عبد", "abd", "abdul", "abdel", "abdal", "ابو", "abu", "ام", "umm", "um", "بن", "bin", "ibn", "ابن"):
            joined = word
            continue
        if told:
            parts.append(told)
    return tuple(parts)


def _consonants(word: str) -> str:
    text = re.sub(r"(.)\1+", r"\1", word.replace("ch", "sh"))
    text = text.translate(_ARABIC).translate(_LATIN)
    text = re.sub(r"^bdl(?=.)", "bd", text)
    text = re.sub(r"(?<=[dkgst])h", "", text)  # dh, kh, gh, sh, th are one letter in the other script
    return re.sub(r"(?<=.)h$", "", text)


def one_person(first: str, second: str) -> bool:
    """Whether two names may be of one person: of at least two parts, the first and the last alike, or all of the shorter
    in the longer in their order."""
    one, other = sorted((person_key(first), person_key(second)), key=len)
    if len(one) < 2:
        return False
    if one[0] == other[0] and one[-1] == other[-1]:
        return True
    rest = iter(other)
    return all(part in rest for part in one)


def two_persons(first: str, second: str) -> bool:
    """Whether two names are of two persons: each of at least two parts, none of them shared."""
    one, other = person_key(first), person_key(second)
    return len(one) > 1 and len(other) > 1 and not set(one) & set(other)
