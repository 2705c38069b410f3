"""`جنود العدو الأزرقي`, `مدفعية الاحتلال`: what stands before the name of a state says whether its forces are meant."""

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


def of_forces(toks: Sequence[Token], names: Sequence[Name], vocabulary: Vocabulary) -> tuple[Name, ...]:
    """The names of a sentence; a state that is named as the enemy is its forces right behind a word for forces or means."""
    out = list(names)
    for k, name in enumerate(names):
        if name.kind != "actor" or not name.first or name.clitics or name.adjective or name.id is None or toks[name.first].norm not in _AS_ENEMY:
            continue
        before = toks[name.first - 1].norm
        if before.startswith("ال") or not any(bare(rest) in _armed() for _, rest in word_forms(before)):
            continue
        whose = forces_of(name.id, vocabulary)
        if whose != name.id:
            out[k] = msgspec.structs.replace(name, ids=(whose,), armed=True, state=False)
    return tuple(out)
