"""Which countries a text is about: what decides between places of one name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

import msgspec

from ceasefire.claims.arabic.normal import fold, fold_text
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.mentions import mentions
from ceasefire.claims.text import without_halves
from ceasefire.dossier.general_arabic import arabic_states, feminine
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import World
from ceasefire.place import Place, distance_km

LARGER = 10
"""A town is meant by a shared name alone only when it is so many times larger than the next."""
SAME_KM = 10.0
"""Entries of one name so near each other are one place."""


class Context(msgspec.Struct, frozen=True):
    """ISO codes of the countries of a text's unambiguous places, and of the states named there; named: those places;
    actors: of the states whose adjective stands there. "The Russian army" says who acts, not where: it decides between
    no places; only where nothing says where are names that no list has looked for by their sound in those countries."""

    places: frozenset[str]
    states: frozenset[str]
    named: tuple[Place, ...] = ()
    actors: frozenset[str] = frozenset()


Asked = Callable[[], Context]


_WHERE = frozenset(fold(w) for w in words("عاصمة مدينة بلدة قرية محافظة ولاية إقليم مقاطعة أراضي حدود ساحل سواحل مياه أجواء شمال جنوب شرق غرب وسط"))
"""After these an adjective of a state does say where: "the Libyan capital"."""


@lru_cache(maxsize=1)
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """Names of states of one word, and their adjectives, bare -> code; the first state of a word has it."""
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    for code, state in arabic_states().items():
        for name in state.names:
            if not name.startswith("~") and " " not in name:
                names.setdefault(bare(fold(name)), code)
        for adjective in state.adjectives:
            for form in (adjective, feminine(adjective), f"{adjective}ين", f"{adjective}ون"):
                adjectives.setdefault(bare(fold(form)), code)
    return names, adjectives


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple((fold(name).removeprefix("ال"), code) for code, state in arabic_states().items() for name in state.names if " " in name and not name.startswith("~"))


def context_of(text: str, vocabulary: Vocabulary) -> Context:
    """The countries of a text."""
    entries = vocabulary.gazetteer.entries
    ids = dict.fromkeys(m.ids[0] for m in mentions(without_halves(text), vocabulary) if m.kind == "place" and len(m.ids) == 1 and m.ids[0] in entries and entries[m.ids[0]].admin)
    named = tuple(p for p in map(vocabulary.gazetteer.get, ids) if p is not None)
    places = {p.admin[0] for p in named}
    folded = fold_text(text)
    phrases = frozenset(code for name, code in _phrases() if name in folded)
    names, adjectives = _words()
    states, actors = set(phrases), set()
    before: set[str] = set()
    for word in folded.split():
        here = {bare(rest) for _, rest in word_forms(word.strip("،,.:؛!؟()\"«»"))}
        states |= {names[b] for b in here if b in names}
        spoken = {adjectives[b] for b in here if b in adjectives}
        actors |= spoken
        if not before.isdisjoint(_WHERE):
            states |= spoken
        before = here
    return Context(frozenset(places), frozenset(states), named, frozenset(actors))


SMALL = 20_000
"""A town with fewer people than this bears a name that villages elsewhere may bear as well."""
FAR_KM = 600.0


def astray(place: Place, context: Asked | None, vocabulary: Vocabulary) -> bool:
    """Whether a small place found by its name alone lies in a country that the text does not speak of, far from every
    other place that it names: the name is that of a village which no gazetteer has."""
    world = vocabulary.gazetteer
    if context is None or not isinstance(world, World) or not (place.id or "").startswith("geonames:") or place.where_prec > 2 or world.people(place.id or "") >= SMALL:
        return False
    about = context()
    others = [p for p in about.named if p.id != place.id and p.lat is not None]
    if not others or place.admin[0] in about.states or any(p.admin[0] == place.admin[0] for p in others):
        return False
    return all((apart := distance_km(place, p)) is not None and apart > FAR_KM for p in others)


def told_apart(found: Sequence[Place], context: Asked | None, vocabulary: Vocabulary) -> Sequence[Place]:
    """The places of one name that the text can mean; one where it decides, where all lie at one spot, or
    where one is a town many times larger than any other."""
    if len(found) < 2:
        return found
    world = vocabulary.gazetteer
    # A dossier lists no place twice: its neighbours of one name are two.
    if isinstance(world, World) and _one_spot(found):
        return found[:1]
    about = context() if context is not None else Context(frozenset(), frozenset())
    for codes in (about.places, about.states):
        left = [p for p in found if p.admin and p.admin[0] in codes]
        if left and (len(left) == 1 or (isinstance(world, World) and _one_spot(left))):
            return left[:1]
    if isinstance(world, World):
        sizes = sorted(((world.people(p.id), -k) for k, p in enumerate(found) if p.id), reverse=True)
        if len(sizes) == len(found) and sizes[0][0] >= LARGER * max(sizes[1][0], 500):
            return [found[-sizes[0][1]]]
    return found


def _one_spot(found: Sequence[Place]) -> bool:
    first = found[0]
    apart = [distance_km(first, p) for p in found[1:]]
    return all(a is not None and a <= SAME_KM for a in apart) and all(p.where_prec <= 2 for p in found)
