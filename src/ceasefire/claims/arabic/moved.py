"""Those who leave are to whom it is done: `نزحت 300 عائلة`, `غادر ثمانية من مقاتلي أ`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import STRONG
from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties, Party, party
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import word_forms
from ceasefire.dossier.vocabulary import Vocabulary

_LEAVES = frozenset({"ar.evacuation.hafilat", "ar.evacuation.wusul"})
_PLURALS = {
    fold(one): tuple(fold(w) for w in many)
    for one, many in {
        "مدني": ("مدنيون", "مدنيين"), "مدنيا": ("مدنيون", "مدنيين"), "مدنيين": ("مدنيين",), "مدنيون": ("مدنيون",), "عائلة": ("عائلات",),
        "عائلات": ("عائلات",), "أسرة": ("عائلات", "أسر"), "أسر": ("عائلات", "أسر"), "مواطن": ("مواطنون", "مواطنين"), "مواطنا": ("مواطنون", "مواطنين"),
    }.items()
}  # fmt: skip
"""Nouns that are counted -> the plurals by which a dossier may call a population."""
_NEAR = 8
_TABLES: list[tuple[Vocabulary, dict[str, str]]] = []


def _peoples(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded Arabic names of populations, and their ids."""
    for known, table in _TABLES:
        if known is vocabulary:
            return table
    made = {fold(alias.text): actor.id for actor in vocabulary.actors.values() if actor.kind == "population" for alias in actor.aliases if alias.lang == "ar"}
    _TABLES.append((vocabulary, made))
    del _TABLES[:-8]
    return made


def moved(scene: Scene, anchors: Sequence[Anchor], events: Sequence[Event], vocabulary: Vocabulary) -> None:
    """Puts those who flee or are taken out where an act has nobody to whom it is done."""
    for anchor, event in zip(anchors, events, strict=True):
        if event.act not in ("displacement", "evacuation") or event.parties.target is not None:
            continue
        doer = event.parties.doer
        if event.act == "evacuation" and anchor.entry not in _LEAVES:
            continue
        if event.act == "evacuation" and doer is not None and doer.id is not None:
            near = _clause(scene, anchor)
            here = scene.toks[near[0]].start <= doer.start < scene.toks[near[-1]].end
            event.parties = Parties(None, doer if here else _named(scene, anchor))
            continue
        found = _named(scene, anchor) if event.act == "evacuation" else None
        found = found or (_counted(scene, anchor, _peoples(vocabulary)) if doer is None else None)
        if found is not None:
            event.parties = Parties(doer, found)


def _clause(scene: Scene, anchor: Anchor) -> range:
    """The tokens of an act's clause up to a few words off."""
    low, high = anchor.first, anchor.last
    while low > 0 and anchor.first - low < _NEAR and scene.norms[low - 1] not in STRONG | {"،", "ان"}:
        low -= 1
    while high < len(scene.norms) and high - anchor.last < _NEAR and scene.norms[high] not in STRONG | {"،"}:
        high += 1
    return range(low, high)


def _named(scene: Scene, anchor: Anchor) -> Party | None:
    """The party that stands in the act's clause as its subject."""
    near = _clause(scene, anchor)
    name = next((n for n in scene.names if n.kind == "actor" and n.first in near and n.first >= anchor.last and n.clitics in ("", "ل") and not any(
        p.kind == "place" and anchor.last <= p.first < n.first for p in scene.names)), None)
    return party(scene.text, name) if name is not None else None


def _counted(scene: Scene, anchor: Anchor, peoples: dict[str, str]) -> Party | None:
    """`45 ألف مدني نزحوا`: a noun that is counted, where the dossier has its plural as the name of a population."""
    for k in _clause(scene, anchor):
        many = next((_PLURALS[rest] for _, rest in word_forms(scene.norms[k]) if rest in _PLURALS), ())
        ids = {peoples[w] for w in many if w in peoples}
        if len(ids) == 1 and not any(n.first <= k < n.last for n in scene.names):
            tok = scene.toks[k]
            return Party(ids.pop(), scene.text[tok.start : tok.end], tok.start, tok.end, True)
    return None
