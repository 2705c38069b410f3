"""What a deal says: a term of it, which has not happened by being agreed."""

from __future__ import annotations

from ceasefire.claims.lexicon import inflect
from ceasefire.claims.roles import is_passive, low, subject
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_DEAL = words("agreement deal accord pact memorandum treaty protocol truce ceasefire plan roadmap arrangement")
_SAYS = frozenset(form for base in words("provide cover stipulate include contain envisage envision foresee entail prescribe mandate seek") for form in inflect(base))


def laid_down(verb: Word) -> bool:
    """ "the agreement provides for the withdrawal of both": whether what hangs on a verb is what a deal says."""
    return low(verb) in _SAYS and not is_passive(verb) and (of := subject(verb)) is not None and low(of) in _DEAL
