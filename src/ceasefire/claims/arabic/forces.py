"""`جنود العدو الأزرقي`, `طائرات حكومة أ`: what stands before the name of a state says whether its forces are meant."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.adjectives import forces_of
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_AS_ENEMY = frozenset(fold(w) for w in words("العدو الاحتلال الكيان"))


@lru_cache(maxsize=1)
def _armed() -> frozenset[str]:
    """Folded words for forces and their means."""
    rows = msgspec.yaml.decode(files("ceasefire.claims.arabic").joinpath("owned.yaml").read_bytes(), type=dict[str, tuple[str, ...]])
    return frozenset(fold(w) for key in ("force", "means") for w in rows[key])


_TABLES: list[tuple[Vocabulary, dict[str, str]]] = []


def _called(vocabulary: Vocabulary) -> dict[str, str]:
    """`قوات أ` -> whoever alone is so called."""
    for known, table in _TABLES:
        if known is vocabulary:
            return table
    made: dict[str, set[str]] = {}
    for actor in vocabulary.actors.values():
        for said in (actor.name_ar or "", *(a.text for a in actor.aliases)):
            if said.startswith("قوات "):
                made.setdefault(fold(said), set()).add(actor.id)
    table = {said: next(iter(ids)) for said, ids in made.items() if len(ids) == 1}
    _TABLES.append((vocabulary, table))
    del _TABLES[:-8]
    return table


def _army(toks: Sequence[Token], name: Name) -> bool:
    """`الجيش`, `القوات المسلحة`, of the state that the text has named: its forces."""
    said = [bare(rest) for rest in (toks[name.first].norm[len(name.clitics) :],)] + [bare(t.norm) for t in toks[name.first + 1 : name.last]]
    return said in (["جيش"], ["قوات", "مسلحه"])


def of_forces(toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """The names of a sentence; a government is its forces right behind a word for
    forces or means, where somebody is called "the forces of" it or it is named as the enemy."""
    out = list(names)
    for k, name in enumerate(names):
        if name.kind == "actor" and name.id is not None and not name.adjective and _army(toks, name) and (whose := forces_of(name.id, vocabulary)) != name.id:
            out[k] = msgspec.structs.replace(name, ids=(whose,), armed=True, state=False)
            continue
        if name.kind != "actor" or not name.first or name.clitics or name.adjective or name.id is None or name.people:
            continue
        before = toks[name.first - 1].norm
        if before.startswith("ال") or not any(bare(rest) in _armed() for _, rest in word_forms(before)):
            continue
        said = " ".join(t.norm for t in toks[name.first : name.last])
        whose = _called(vocabulary).get(f"قوات {said}") or (forces_of(name.id, vocabulary) if toks[name.first].norm in _AS_ENEMY else name.id)
        if whose != name.id:
            out[k] = msgspec.structs.replace(name, ids=(whose,), armed=True, state=False)
    return tuple(out)
