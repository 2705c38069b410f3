"""Those who bring aid and stop it themselves ("the UN suspended its convoys because of the fighting") obstruct nothing: they are kept from it."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.found import bases
from ceasefire.claims.roles import Party
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_STOP = words("suspend halt pause stop freeze postpone cancel curtail")
_UNARMED = frozenset({"organisation", "body", "population"})


def stopped_own(verb: Word, doers: Sequence[Party], vocabulary: Vocabulary) -> bool:
    """Whether a verb says that unarmed bodies, of a side that nobody armed is of, stopped what they do."""
    if not doers or bases(verb).isdisjoint(_STOP):
        return False
    known = [vocabulary.actors.get(one.id or "") for one in doers]
    if not all(one is not None and one.kind in _UNARMED for one in known):
        return False
    armed = {one.side for one in vocabulary.actors.values() if one.kind not in _UNARMED} - {None}
    return all(one is not None and one.side not in armed for one in known)
