"""Words of closed lists and of fixed shape: kinds of place, languages, sides, addresses."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence

from ceasefire.dossier.actor import Actor
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

PLACE_KINDS = (
    "country", "state", "governorate", "province", "oblast", "district", "subdistrict", "payam", "city",
    "town", "village", "neighbourhood", "camp", "crossing", "hill", "road", "base", "airport", "port",
    "dam", "area",
)  # fmt: skip

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = frozenset(_CODES.split())
"""ISO 639-1."""

_ADDRESS = re.compile(r"https?://[^\s/?#]+([/?#]\S*)?", re.IGNORECASE)


def near(word: str, known: Iterable[str], what: str = "known") -> str:
    """`did you mean 'x'?`, or a list of what is known, short."""
    names = sorted(set(known))
    close = difflib.get_close_matches(word, names, 1)
    if close:
        return f"did you mean '{close[0]}'?"
    shown = ", ".join(names[:8]) + (", …" if len(names) > 8 else "")
    return f"{what}: {shown}" if names else f"none is {what} yet: add it first"


def place_kind(source: YamlFile, path: Path_, word: str) -> list[Problem]:
    """A problem if it is no kind of place."""
    if word in PLACE_KINDS:
        return []
    close = difflib.get_close_matches(word, PLACE_KINDS, 1)
    remedy = (f"did you mean '{close[0]}'? " if close else "") + f"one of: {', '.join(PLACE_KINDS)}"
    return [source.problem(path, "place_kind", f"'{word}' is not a kind of place", remedy)]


def language(source: YamlFile, path: Path_, word: str) -> list[Problem]:
    """A problem if it is no code of ISO 639-1."""
    if word in LANGUAGES:
        return []
    code = word.strip().lower()[:2]
    remedy = "write the two letters of ISO 639-1" + (f", such as '{code}'" if code in LANGUAGES else "")
    return [source.problem(path, "language", f"'{word}' is not a language code", remedy)]


def is_address(word: str) -> bool:
    """Whether it is the whole address of a page."""
    return _ADDRESS.fullmatch(word.strip()) is not None


def address(source: YamlFile, path: Path_, word: str | None) -> list[Problem]:
    """A problem if it is given and is no address of a page."""
    if word is None or is_address(word):
        return []
    what = f"'{word}' is not an address"
    return [source.problem(path, "address", what, "write it whole, beginning with https:// and the host")]


def sides(actors: Mapping[int, Actor]) -> frozenset[str]:
    """Sides that some actor has; an actor with no side given is a side of its own."""
    return frozenset(a.side or a.id for a in actors.values())


def side(
    source: YamlFile, path: Path_, word: str, known: frozenset[str], actors: Sequence[Actor]
) -> list[Problem]:
    """A problem if no actor has that side: an error if it looks like a slip, else a warning, for
    a word that means several sides does no harm and no good."""
    if word in known:
        return []
    named = next((a.side for a in actors if a.id == word), None)
    close = difflib.get_close_matches(word, sorted({a.side for a in actors if a.side}), 1, 0.8)
    remedy = f"'{word}' is an actor; its side is '{named}'" if named else near(word, close or known, "sides")
    what = f"'{word}' is the side of no actor"
    return [source.problem(path, "unknown_side", what, remedy, warning=not (named or close))]
