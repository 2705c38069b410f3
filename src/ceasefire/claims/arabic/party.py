"""Somebody in an act, and the parties of one act."""

from __future__ import annotations

import msgspec

from ceasefire.claims.arabic.lexicon import weapon_at
from ceasefire.claims.arabic.names import ARMED, Name
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.tokens import bare, word_forms


class Party(msgspec.Struct, frozen=True):
    """Somebody in an act. id: actor id or None; words: as written; start, end: characters;
    people: unarmed people, who are never the doer of a hostile act."""

    id: str | None
    words: str
    start: int
    end: int
    people: bool = False


class Parties(msgspec.Struct, frozen=True):
    """doer, target: None when not said; mutual: both sides are named, not who began."""

    doer: Party | None = None
    target: Party | None = None
    mutual: bool = False


def party(text: str, name: Name) -> Party:
    """A name as a party."""
    return Party(name.id, text[name.start : name.end], name.start, name.end, name.people)


def description(scene: Scene, first: int, last: int, clitics: bool = False) -> Party | None:
    """`مسلحون مجهولون`, `طائرات حربية`: armed people or means with no name."""
    k = first
    while k < last and scene.toks[k].kind == "p" and scene.norms[k] in ('"', "«", "“"):
        k += 1
    if k >= last or scene.toks[k].kind != "w":
        return None
    lead = ""
    for taken, rest in word_forms(scene.norms[k]):
        if bare(rest) in ARMED and (clitics or taken in ("", "و", "ف")):
            lead = taken
            break
    else:
        return None
    if any(n.first <= k < n.last for n in scene.names):
        return None
    end = k + 1
    while end < last and end - k < 4 and scene.toks[end].kind == "w" and not any(n.first <= end < n.last for n in scene.names):
        norm = scene.norms[end]
        if (norm[:1] in ("ب", "و", "ل") and len(norm) > 4) or norm in ("في", "على", "علي", "من", "الي", "عن", "يوم", "صباح", "مساء", "ان", "اليوم", "امس", "ليل", "فجر", "حي", "بلده", "قريه", "مدينه", "اطراف", "محيط"):
            break
        if not norm.endswith(("ون", "ين", "ه", "يا", "ي")) or norm.startswith("ال") != scene.norms[k][len(lead) :].startswith("ال"):
            break
        if any(w.first <= end < w.last for w in scene.times) or weapon_at(scene.norms, end):
            break
        end += 1
    start = scene.toks[k].start + len(lead)
    return Party(None, scene.text[start : scene.toks[end - 1].end], start, scene.toks[end - 1].end)
