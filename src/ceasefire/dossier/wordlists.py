"""Weapons and sites by the words that reports use for them, from `weapons.yaml` and `sites.yaml`."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import msgspec


class WeaponGroup(msgspec.Struct, frozen=True):
    """words: how reports name it; acts: acts that cannot be done without it."""

    words: tuple[str, ...]
    acts: tuple[str, ...]


@lru_cache(maxsize=1)
def weapon_groups() -> dict[str, WeaponGroup]:
    """Groups of weapons by name: heavy, light, air, drone, mine."""
    raw = files("ceasefire.dossier").joinpath("weapons.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=dict[str, WeaponGroup])


@lru_cache(maxsize=1)
def sites() -> dict[str, tuple[str, ...]]:
    """Kinds of place by name -> words."""
    raw = files("ceasefire.dossier").joinpath("sites.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])


@lru_cache(maxsize=64)
def pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words as a whole word, in any case; the Arabic article may stand before it."""
    listed = "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(rf"(?<!\w)(?:ال)?(?:{listed})(?!\w)", re.IGNORECASE)


def groups_of(act: str, *texts: str | None) -> frozenset[str]:
    """Weapon groups that an act needs or that the texts name; empty when nothing tells."""
    found = {name for name, group in weapon_groups().items() if act in group.acts}
    for name, group in weapon_groups().items():
        if any(text and pattern(group.words).search(text) for text in texts):
            found.add(name)
    return frozenset(found)


def sites_of(*texts: str | None) -> frozenset[str]:
    """Kinds of place that the texts name."""
    return frozenset(
        name for name, words in sites().items() if any(text and pattern(words).search(text) for text in texts)
    )
