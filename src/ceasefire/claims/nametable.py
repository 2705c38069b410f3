"""The table of all names that a vocabulary has, and the automaton that finds them in one pass."""

from __future__ import annotations

import re
from typing import Any, Literal

import msgspec

from ceasefire.claims.tokens import phrase_key
from ceasefire.claims.usage import scornful, vague
from ceasefire.dossier.actor import Alias
from ceasefire.dossier.gazetteer import SETTLEMENTS
from ceasefire.dossier.states import adjectives_of, states
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World

MentionKind = Literal["actor", "place", "source"]


class Sense(msgspec.Struct, frozen=True):
    """One reading of a pattern. upper: an acronym, only found in capitals; capital: a proper name;
    adjective: only before a word that makes it the state's own; force: that word must be one of force; users: sides of which one
    must speak (a word that is used of anybody); shunned: the side that never says it of its own (see `usage`)."""

    kind: MentionKind
    id: str
    used_by: tuple[str, ...] = ()
    upper: bool = False
    capital: bool = False
    adjective: bool = False
    plain: bool = False
    force: bool = False
    users: tuple[str, ...] = ()
    shunned: str | None = None


class Dictionary(msgspec.Struct, frozen=True):
    """automaton: over `Tokens.joined`; senses: per pattern; keys: the same by their words; lead: 1 where the pattern starts with
    the space before its first word, 0 for Arabic, whose prefixes are written onto the word."""

    vocabulary: Vocabulary
    automaton: Any
    senses: tuple[tuple[Sense, ...], ...]
    lead: tuple[int, ...]
    keys: dict[str, list[Sense]]


_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|ar|at|az|an) (?=\w{3})")
_SIDE = "government|regime|rebel|opposition|insurgent|separatist|loyalist|coalition|junta|militant|jihadist"
_SIDE_NAME = re.compile(rf"(?:the )?(?:({_SIDE})s|({_SIDE}) (?:forces|troops|soldiers|fighters))")
_OWNED = re.compile(r"(.+['’]s) (?:forces|army|troops)")
_SCORNED = ("gangs", "militias", "mercenaries", "thugs")
_CACHE: list[Dictionary] = []
_CACHE_SIZE = 8


def _add(table: dict[str, list[Sense]], name: str, sense: Sense) -> None:
    key = phrase_key(name)
    if not (key.islower() or any(map(str.isalpha, key))):
        return
    forms = [key]
    if _ARABIC.search(key):
        if key.startswith("ال") and len(key) > 4:
            forms.append("لل" + key[2:])
    elif sense.kind == "place" and _ARTICLE.search(key) and len(_ARTICLE.sub("", key)) >= 4:
        forms.append(_ARTICLE.sub("", key))
    for form in forms:
        rows = table.setdefault(form, [])
        if not any(row.kind == sense.kind and row.id == sense.id for row in rows):
            rows.append(sense)


def _is_acronym(name: str) -> bool:
    if " " in name or not name.isascii():
        return False
    letters = [c for c in name if c.isalpha()]
    return 1 < len(letters) <= 6 and all(c.isupper() for c in letters)


def dictionary(vocabulary: Vocabulary) -> Dictionary:
    """The table of a vocabulary, made once."""
    for made in _CACHE:
        if made.vocabulary is vocabulary:
            return made
    from ahocorasick_rs import AhoCorasick

    table: dict[str, list[Sense]] = {}
    for actor in vocabulary.actors.values():
        for alias in (Alias(text=actor.name), Alias(text=actor.name_ar or ""), *actor.aliases):
            name, used_by = alias.text, alias.used_by
            plain = actor.kind == "population" or (actor.kind == "organisation" and name == name.lower())
            users, shunned = used_by if vague(alias) else (), actor.side if scornful(alias) else None
            _add(table, name, Sense("actor", actor.id, used_by, _is_acronym(name), plain=plain, users=users, shunned=shunned))
    for actor in vocabulary.actors.values():
        if actor.kind == "state":
            for adjective in adjectives_of((actor.name, *(alias.text for alias in actor.aliases))):
                if phrase_key(adjective) not in table:
                    _add(table, adjective, Sense("actor", actor.id, (), False, True, True))
    _add_sides(table, vocabulary)
    _add_owned(table, vocabulary)
    for source in vocabulary.sources.values():
        for name in (source.name, *source.aliases):
            _add(table, name, Sense("source", source.id, (), _is_acronym(name), name[:1].isupper()))
            if _is_acronym(name) and "gency" in source.name:
                _add(table, f"{name} agency", Sense("source", source.id))  # "the Abcd agency"
    for name, ids in vocabulary.gazetteer.names().items():
        for place in ids:
            _add(table, name, Sense("place", place, (), False, name.isascii() or name[:1].isupper()))
    for name, ids in _without_direction(vocabulary).items():
        if not any(sense.kind == "actor" for sense in table.get(phrase_key(name), ())):
            for place in ids:
                _add(table, name, Sense("place", place, (), False, name.isascii()))
    lead = tuple(0 if _ARABIC.search(key) else 1 for key in table)
    patterns = [f" {key} " if at else f"{key} " for key, at in zip(table, lead, strict=True)]
    made = Dictionary(vocabulary, AhoCorasick(patterns), tuple(tuple(rows) for rows in table.values()), lead, table)
    _CACHE.append(made)
    del _CACHE[:-_CACHE_SIZE]
    return made


_DIRECTION = re.compile(r"(?:Eastern|Western|Northern|Southern|East|West|North|South|Upper|Lower) (?=[A-Z])")
_ARABIC_DIRECTION = re.compile(r" (?:ال)?(?:شرقي|غربي|شمالي|جنوبي)[ةه]?$")


def _without_direction(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """What "Eastern X" and "Western X" share: "X" alone may be either."""
    if isinstance(vocabulary.gazetteer, World):
        return {}
    bare: dict[str, list[str]] = {}
    for entry in vocabulary.gazetteer.entries.values():
        if entry.kind not in SETTLEMENTS:
            continue
        if (found := _DIRECTION.match(entry.name)) is not None:
            bare.setdefault(entry.name[found.end() :], []).append(entry.id)
        for name in {cut.string[: cut.start()] for one in entry.ar if (cut := _ARABIC_DIRECTION.search(one)) is not None}:
            if not any(name.startswith(f"{kind} ") for kind in ("خربة", "تل", "طريق")):
                bare.setdefault(name, []).append(entry.id)
    return {name: tuple(ids) for name, ids in bare.items() if len(ids) > 1}


def _add_owned(table: dict[str, list[Sense]], vocabulary: Vocabulary) -> None:
    """ "Xland's army" is whoever "Xian army" is."""
    whole = frozenset(table)
    nations = {adjective: state.names for state in states() for adjective in state.adjectives}
    for actor in vocabulary.actors.values():
        if actor.kind == "state":
            continue
        for alias in (Alias(text=actor.name), *actor.aliases):
            first, _, rest = alias.text.partition(" ")
            if rest.lower() in _OWN_FORCES and not alias.used_by:
                for name in nations.get(first, ()):
                    if phrase_key(f"{name}'s {rest}") not in whole:
                        _add(table, f"{name}'s {rest}", Sense("actor", actor.id))


_OWN_FORCES = words("army military forces troops soldiers navy") | {"air force", "armed forces", "defence forces", "defense forces", "security forces", "ground forces"}


def _add_sides(table: dict[str, list[Sense]], vocabulary: Vocabulary) -> None:
    """The adjective of a side ("rebel", "government") and scornful names of somebody's forces."""
    whole = frozenset(table)
    for actor in vocabulary.actors.values():
        for alias in (Alias(text=actor.name), *actor.aliases):
            if (side := _SIDE_NAME.fullmatch(alias.text)) is not None:
                word = side.group(1) or side.group(2)
                if phrase_key(word) not in whole:
                    _add(table, word, Sense("actor", actor.id, alias.used_by, adjective=True, force=True))
            elif actor.kind != "state" and (owned := _OWNED.fullmatch(alias.text)) is not None:
                for noun in _SCORNED:
                    name = f"{owned.group(1)} {noun}"
                    if phrase_key(name) not in whole:
                        _add(table, name, Sense("actor", actor.id, alias.used_by))
