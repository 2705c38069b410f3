"""What the adjective of a state says of where things are: "the Xian capital", "Xian officials" beside a name
that towns of several states bear."""

from __future__ import annotations

from functools import lru_cache

from ceasefire.claims.means import before_means
from ceasefire.claims.tokens import Tokens, phrase_key
from ceasefire.dossier.states import states
from ceasefire.dossier.world import World


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Code of the state whose adjective of one word this is, in lower case."""
    return {adjective.lower(): state.code for state in states() for adjective in state.adjectives if " " not in adjective}


@lru_cache(maxsize=1)
def _seats() -> dict[str, str]:
    return {state.code: state.seats[0] for state in states() if state.seats}


def capital_places(tokens: Tokens, world: World) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, ids) of "Xian capital" where no name follows."""
    found = []
    for at, word in enumerate(tokens.keys[:-1]):
        if tokens.keys[at + 1] != "capital" or (code := adjectives().get(word)) is None or (seat := _seats().get(code)) is None:
            continue
        nxt = at + 2 + (tokens.keys[at + 2 : at + 3] == (",",))
        if nxt < len(tokens.keys) and tokens.text[tokens.starts[nxt]].isupper():
            continue  # "the Xian capital, Xville": its name stands there
        spelt = world.spelt(phrase_key(seat))
        ids = tuple(i for i in spelt.places if world.entries[i].admin[:1] == (code,)) if spelt is not None else ()
        if ids:
            found.append((tokens.starts[at], tokens.ends[at + 1], ids[:1]))
    return found


def codes_said(tokens: Tokens) -> frozenset[str]:
    """Codes of the states whose adjectives stand in a text; a doer's nationality says nothing of where."""
    table = adjectives()
    if table.keys().isdisjoint(tokens.keys):
        return frozenset()
    return frozenset(table[key] for at, key in enumerate(tokens.keys) if key in table and not before_means(tokens, tokens.ends[at]))
