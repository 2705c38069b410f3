"""The words of monitors' reports: `words.yaml` as patterns."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from ceasefire.claims.claim import Means
from ceasefire.claims.lexicon import plural
from ceasefire.claims.literals import Sieve


class Type(msgspec.Struct, frozen=True):
    """A type of what is heard or seen and the act it is when no weapon is named."""

    name: str
    act: str


class Words(msgspec.Struct, frozen=True):
    """Compiled patterns; types, weapons, verbs: written form -> what it is."""

    observer: Sieve
    camera: Sieve
    verb: Sieve
    verbs: dict[str, Means | None]
    type: str
    types: dict[str, Type]
    adjective: str
    weapon: re.Pattern[str]
    weapons: dict[str, str]
    modifier: str
    modifiers: dict[str, str]
    uncountable: str
    harmless: re.Pattern[str]
    trace: str
    counted: str


def form(text: str) -> str:
    """A written form as it is looked up: lower case, hyphens and line breaks as spaces."""
    return " ".join(re.sub(r"[-‐‑]", " ", text.lower()).split())


def pattern(words: list[str]) -> str:
    """One pattern for any of these, the longest first, singular and plural."""
    listed: dict[str, None] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        head, _, last = word.rpartition(" ")
        many = plural(last) if last.isalpha() else last
        for one in (f"{head} {many}".strip(), word, _many_of(word)):
            listed[re.escape(one).replace(r"\ ", r"[\s\-‐‑]+")] = None
    return "(?:" + "|".join(listed) + ")"


def _many_of(word: str) -> str:
    """"violations of the ceasefire": the first word bears the plural."""
    head, of, rest = word.partition(" of ")
    return f"{plural(head.split()[-1]) if ' ' not in head else ' '.join([*head.split()[:-1], plural(head.split()[-1])])}{of}{rest}"


def _lookup(table: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, listed in table.items():
        for word in listed:
            head, _, last = word.rpartition(" ")
            for one in (word, f"{head} {plural(last) if last.isalpha() else last}".strip(), _many_of(word)):
                found[form(one)] = key
    return found


@lru_cache(maxsize=1)
def words() -> Words:
    """The words, read once."""
    raw: dict[str, Any] = msgspec.yaml.decode(files("ceasefire.claims.observation").joinpath("words.yaml").read_bytes())
    types = _lookup({name: row["words"] for name, row in raw["types"].items()})
    verbs: dict[str, Any] = {form(v): how or None for how, listed in raw["verbs"].items() for v in listed}
    weapons = _lookup(raw["weapons"])
    flags = re.IGNORECASE
    return Words(
        observer=Sieve(re.compile(rf"\b{pattern(raw['observers'])}\b", flags)), camera=Sieve(re.compile(rf"\b{pattern(raw['cameras'])}\b", flags)),
        verb=Sieve(re.compile(rf"\b{pattern_plain(_every(raw['verbs']))}\b", flags)), verbs=verbs,
        type=pattern([w for row in raw["types"].values() for w in row["words"]]),
        types={w: Type(name, raw["types"][name]["act"]) for w, name in types.items()},
        adjective=pattern_plain(raw["adjectives"] + _every(raw["weapons"])),
        weapon=re.compile(rf"\b(?:\d{{2,3}}\s?mm[\s\-]+)?(?:calibre[\s\-]+)?{pattern(_every(raw['weapons']))}\b", flags), weapons=weapons,
        modifier=pattern_plain(_every(raw["modifiers"])), modifiers={form(w): k for k, listed in raw["modifiers"].items() for w in listed},
        uncountable=pattern_plain(raw["uncountable"]), harmless=re.compile(rf"\b{pattern(raw['harmless'])}\b", flags),
        trace=pattern(raw["traces"]), counted=pattern(raw["counted"]),
    )  # fmt: skip


def _every(table: dict[str, list[str]]) -> list[str]:
    return [word for listed in table.values() for word in listed]


def pattern_plain(listed: list[str]) -> str:
    """One pattern for any of these as written, the longest first."""
    ordered = sorted(dict.fromkeys(listed), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"[\s\-‐‑]+") for w in ordered) + ")"
