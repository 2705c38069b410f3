"""Foreign towns by how an Arabic text spells them: `سامانييغو` is Samaniego where the text speaks of its country.

Both spellings become the consonants that Arabic and Latin letters share, with what vowels stand between them; a vowel
that Arabic writes has to stand in the other name, one that it leaves out costs a little.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import bare
from ceasefire.dossier.general import general_gazetteer
from ceasefire.dossier.world import World
from ceasefire.place import Place

_ARABIC = {
    **dict.fromkeys("بپ", "b"), **dict.fromkeys("تطث", "t"), **dict.fromkeys("دضذظ", "d"), **dict.fromkeys("جغقكخ", "k"),
    **dict.fromkeys("سصشز", "s"), **dict.fromkeys("فڤ", "f"), "ر": "r", "ل": "l", "م": "m", "ن": "n", "ح": "", "ه": "",
    "ا": "A", "ع": "A", "ء": "", "و": "U", "ي": "I",
}  # fmt: skip
_LATIN = {
    **dict.fromkeys("bp", "b"), "t": "t", "d": "d", **dict.fromkeys("gkqj", "k"), **dict.fromkeys("sz", "s"), **dict.fromkeys("fv", "f"),
    "r": "r", "l": "l", "m": "m", "n": "n", "h": "", "x": "ks", "a": "A", "e": "E", "o": "O", "u": "U", "w": "U", "i": "I", "y": "I",
}  # fmt: skip
_DIGRAPHS = (
    (re.compile(r"tch|tsch|sch|sh|ch|zh|c(?=[eiy])"), "s"), (re.compile(r"kh|gh|ck|dj|dzh|c"), "k"), (re.compile(r"ph"), "f"), (re.compile(r"th"), "t"), (re.compile(r"dh"), "d"),
)  # fmt: skip
_LETTERS = str.maketrans({"ç": "s", "ş": "s", "š": "s", "ș": "s", "ž": "s", "č": "s", "ć": "s", "ı": "i", "ł": "l", "ğ": "g", "ø": "o", "ß": "s", "đ": "d"})
_KIND = re.compile(r"\b(?:city|town|municipality|district)$")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|adh|ar|at|ath|az|an)[ -](?=\w)")
_HEARD = {"A": "AEO", "U": "UO", "I": "IEA"}
"""What a written vowel of Arabic can stand for; `ي` also for the `a` of `ai`."""
_ENDS = {"A": "AEOI", "U": "UOE", "I": "IEY"}
_NATIVE = re.compile("[حصضظعذق]")
"""Letters that spell few foreign names."""
_LEAST = 3
"""Consonants from which a name is known by its sound alone."""

Sound = tuple[str, tuple[str, ...]]
"""The consonants of a name, and the vowels before, between and after them."""


def _sound(letters: Iterable[str]) -> Sound:
    consonants, gaps = "", [""]
    for letter in letters:
        if letter.isupper():
            gaps[-1] += letter
        elif consonants[-1:] == letter and not gaps[-1]:
            continue
        else:
            consonants += letter
            gaps.append("")
    return consonants, tuple(gaps)


@lru_cache(maxsize=4096)
def _of_arabic(name: str) -> Sound:
    plain = fold(name).replace("تش", "ش").replace("دج", "ج")
    plain = plain[:-1] + "ا" if plain.endswith("ه") else plain
    return _sound("".join(_ARABIC.get(c, "") for c in bare(plain)))


def _of_latin(name: str) -> Sound:
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if (c.isascii() and c.isalpha()) or c in " -")
    plain = _ARTICLE.sub("", _KIND.sub("", plain).strip())
    for pattern, letter in _DIGRAPHS:
        plain = pattern.sub(letter, plain)
    return _sound("".join(_LATIN.get(c, "") for c in plain))


_FIRST = re.compile("[b-df-gj-np-tvxz]")
_GROUP = {letter: _LATIN.get(letter, "k")[:1] for letter in "bcdfgjklmnpqrstvxz"}
_GROUPS = {"c": "ks", "p": "bf", "s": "s", "d": "dk"}
"""First letters that may be heard as either consonant."""


@lru_cache(maxsize=64)
def _names(code: str) -> dict[str, list[tuple[str, str]]]:
    """The towns of a country by the consonant that their names may begin with."""
    out: dict[str, list[tuple[str, str]]] = {}
    world = general_gazetteer()
    for place, name in world.towns_of(code) if isinstance(world, World) else ():
        found = _FIRST.search(_ARTICLE.sub("", name.casefold().translate(_LETTERS)))
        for group in _GROUPS.get(found[0], _GROUP[found[0]]) if found else "":
            out.setdefault(group, []).append((place, name))
    return out


@lru_cache(maxsize=512)
def _towns(code: str, group: str) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The towns of a country that begin with a consonant, by all their consonants."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for place, name in _names(code).get(group, ()):
        consonants, gaps = _of_latin(name)
        out.setdefault(consonants, []).append((gaps, place))
    return out


_LEFT_OUT, _OTHER = 2, 3
"""What a vowel costs that Arabic does not write, and one that it writes as another."""
_EXACT = frozenset({"AA", "UU", "UO", "II", "IE"})


def _cost(written: tuple[str, ...], spoken: tuple[str, ...]) -> int | None:
    """How far the vowels of an Arabic spelling are from those of a Latin one; None where it writes one that is not there."""
    cost, last = 0, len(written) - 1
    for k, (ours, theirs) in enumerate(zip(written, spoken, strict=True)):
        table = _ENDS if k == last else _HEARD
        if k == 0 and theirs[:1] not in ("", "A"):
            ours = ours.removeprefix("A")  # an initial alef carries any vowel
        rest = theirs
        for vowel in ours:
            at = next((i for i, c in enumerate(rest) if c in table[vowel]), -1)
            if at < 0:
                return None
            cost += 0 if vowel + rest[at] in _EXACT else 1 if k == last else _OTHER
            rest = rest[at + 1 :] if len(rest) > 1 else rest[at:]
        if theirs and not written[k]:
            cost += _LEFT_OUT
    return cost


def sounding(name: str, codes: Iterable[str], strict: bool = False) -> tuple[Place, ...]:
    """The towns of some countries that an Arabic spelling stands for, those alone that it fits best; several where it
    fits towns of one name alike. strict: the text does not say that it is a place, so it has to be a name that no Arabic word looks like."""
    if strict and (_NATIVE.search(fold(name)) or len(name) < 5):
        return ()
    consonants, gaps = _of_arabic(name)
    if len(consonants) < 2 or (strict and len(consonants) < _LEAST):
        return ()
    allowed = _LEFT_OUT if len(consonants) < _LEAST else 2 * _LEFT_OUT if strict else len(consonants)
    found = [
        (cost, place) for code in dict.fromkeys(codes) for theirs, place in _towns(code, consonants[0]).get(consonants, ())
        if (cost := _cost(gaps, theirs)) is not None and cost <= allowed
    ]  # fmt: skip
    if not found:
        return ()
    best = min(cost for cost, _ in found)
    world = general_gazetteer()
    return tuple(p for cost, i in found if cost == best and (p := world.get(i)) is not None)
