"""What of a text shows whether another text was taken from it: its wording, its figures, whom it says it relays."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.dossier.names import name_key
from ceasefire.dossier.source import Source

SHINGLE = 4
"""Words that follow one another and count as one piece of wording."""

KEPT = 128
"""Pieces kept of a text, those with the smallest hashes: a fair sample of a long text, all of a short one."""

_QUOTED = re.compile(r"“[^”]{25,}”|«[^»]{25,}»|\"[^\"\n]{25,}\"")
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"(?<![\w.,:/-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\w/:-]|[.,]\d)")


class Imprint(msgspec.Struct, frozen=True):
    """sketch: hashes of pieces of wording outside quotation marks, ascending, at most `KEPT`; pieces: how many there
    are; figures: unusual numbers in their order; relays: ids of the sources that the text says it was taken from."""

    sketch: tuple[int, ...] = ()
    pieces: int = 0
    figures: tuple[int, ...] = ()
    relays: tuple[str, ...] = ()


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """relayed.yaml: words before the name of the source that an item was taken from; months that a day stands by."""

    before: tuple[str, ...]
    months: tuple[str, ...]


def imprint(text: str, sources: Mapping[str, Source]) -> Imprint:
    """The imprint of a text. What stands in quotation marks is somebody's word that anyone may quote: no wording of it."""
    plain = _letters(_QUOTED.sub(" ", text))
    words = _WORD.findall(plain)
    hashes = {zlib.crc32(" ".join(words[n : n + SHINGLE]).encode()) for n in range(len(words) - SHINGLE + 1)}
    return Imprint(tuple(sorted(hashes)[:KEPT]), len(hashes), _figures(_letters(text)), _relays(_letters(text), sources))


def alike(a: Imprint, b: Imprint) -> tuple[float, float]:
    """(share of the pieces of both that both have, share of the pieces of the shorter that the longer has)."""
    if not a.pieces or not b.pieces:
        return 0.0, 0.0
    one, other = set(a.sketch), set(b.sketch)
    least = sorted(one | other)[:KEPT] if a.pieces > KEPT or b.pieces > KEPT else one | other
    share = sum(h in one and h in other for h in least) / len(least)
    both = share * (a.pieces + b.pieces) / (1 + share)
    return share, min(1.0, both / min(a.pieces, b.pieces))


def _letters(text: str) -> str:
    """Without case, marks and the differences between Arabic letters that writers do not keep; digits as in English."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ى", "ي").replace("ة", "ه"))
    kept = "".join(c for c in apart if not unicodedata.combining(c) and c != "ـ")
    return re.sub(r"[٠-٩]", lambda digit: str(int(digit[0])), kept)


def _figures(text: str) -> tuple[int, ...]:
    """Numbers that two writers seldom both arrive at: no round ones, no years, no days of a month, none below 10."""
    found = (int(one[0].replace(",", "")) for one in _FIGURE.finditer(_days().sub(" ", text)))
    return tuple(n for n in found if n >= 10 and n % 10 and not 1900 <= n <= 2100)


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    raw = (files("ceasefire.reports") / "relayed.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=_Phrases)


@lru_cache(maxsize=1)
def _days() -> re.Pattern[str]:
    months = "|".join(sorted((re.escape(_letters(m)) for m in _phrases().months), key=len, reverse=True))
    return re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?:{months})\w*)|\b(?:{months})\w*\s+\d{{1,2}}\b")


@lru_cache(maxsize=1)
def _before() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(_letters(w)) for w in _phrases().before), key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b(?P<after>[^.!?؟;؛,،:\n]{{2,80}})")


def _relays(text: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Sources named right after a phrase that says where the item is from."""
    out: dict[str, None] = {}
    for found in _before().finditer(text):
        words = name_key(found["after"]).split()[:6]
        runs = (" ".join(words[i:j]) for i in range(min(4, len(words))) for j in range(min(len(words), i + 4), i, -1))
        for one in runs:
            named = _named(sources).get(one)
            if named is not None:
                out[named] = None
                break
    return tuple(out)


_KEYS: dict[int, tuple[Mapping[str, Source], dict[str, str]]] = {}


def _named(sources: Mapping[str, Source]) -> dict[str, str]:
    """Key of a name -> source; names that two sources bear are left out."""
    kept = _KEYS.get(id(sources))
    if kept is not None and kept[0] is sources:
        return kept[1]
    found: dict[str, str] = {}
    twice: set[str] = set()
    for source in sources.values():
        for name in (source.name, *source.aliases):
            key = name_key(_letters(name))
            if found.setdefault(key, source.id) != source.id:
                twice.add(key)
    made = {key: name for key, name in found.items() if key and key not in twice}
    _KEYS.clear()
    _KEYS[id(sources)] = (sources, made)
    return made
