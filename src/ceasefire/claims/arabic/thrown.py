"""Headlines without a verb that say with what and onto what: `قذيفتان على سوق أ`."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from ceasefire.claims.arabic.kinds import KINDS
from ceasefire.claims.arabic.lexicon import lexicon, weapon_at
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.persons import PERSONS
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import bare, word_forms

_PROJECTILES = tuple(fold(w) for w in ["قذيف", "قذائف", "صاروخ", "صواريخ", "برميل", "براميل", "قنبل", "قنابل", "رصاص", "هاون"])
"""Stems of what is fired, thrown or dropped: its word alone with "on" tells that it was. A gun, a drone or a mine on a road lies there."""
_BEFORE = frozenset(fold(w) for w in ["عدد", "من", "عدة", "سقوط", "وابل", "عاجل", "الآن"])
_AFTER = frozenset(fold(w) for w in ["أخرى", "جديدة", "أخر", "جديد", "طائش", "طائشة"])
_VEHICLES = frozenset(fold(w) for w in ["حافلة", "باص", "سيارة", "شاحنة", "مركبة", "قافلة", "دورية", "قارب", "سفينة", "خيمة", "خيام", "تجمع", "موقع", "مواقع", "محيط", "أطراف"])
_BREAK = frozenset({"،", "؛", ":", "|", "/", ".", "-", "–"})


def thrown(scene: Scene, taken: Collection[int]) -> tuple[Anchor, ...]:
    """The act of a sentence that no other word tells. taken: tokens of names and times."""
    norms = scene.norms
    for i in range(len(norms)):
        means = weapon_at(norms, i) if i not in taken and scene.toks[i].kind == "w" else None
        if means is None or means[2] not in ("", "و") or not any(s in norms[i] for s in _PROJECTILES):
            continue
        end = i + means[1]
        end += end < len(norms) and norms[end] in _AFTER
        if _opens(scene, i) and _onto(scene, end):
            return (Anchor(i, i + means[1], means[0], "ar.means", "noun", "", -1, "fall", means[2], (i, i + means[1])),)
    return ()


def _opens(scene: Scene, i: int) -> bool:
    """Whether only a number stands before it in its clause."""
    first = next((k + 1 for k in range(i - 1, -1, -1) if scene.norms[k] in _BREAK), 0)
    return all(scene.norms[k] in _BEFORE or number_at(scene.toks, k) is not None or scene.toks[k].kind != "w" for k in range(first, i))


def _onto(scene: Scene, at: int) -> bool:
    """`على سوق`, spoken `عالسوق`: and what is struck is a place, people, a building or a vehicle."""
    norms = scene.norms
    if at >= len(norms) or not (norms[at] == "علي" or any(clitics.endswith("ع") for clitics, _ in word_forms(norms[at]))):
        return False
    for k in range(at, min(len(norms), at + 3)):
        plain = {bare(rest) for _, rest in word_forms(norms[k])}
        if plain & (_VEHICLES | KINDS.keys() | PERSONS.keys() | _built()) or any(n.first == k and n.kind != "source" for n in scene.names):
            return True
    return False


@lru_cache(maxsize=1)
def _built() -> frozenset[str]:
    """Buildings and other property, as the lexicon has them for what is destroyed."""
    return frozenset(lexicon().entries["ar.property_destruction.dammar"].object)
