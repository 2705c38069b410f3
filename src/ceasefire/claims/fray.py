"""The two sides of a clash told by its noun: "fighting broke out at dawn in A between X and Y", "took A after clashes with Y"."""

from __future__ import annotations

from ceasefire.claims import roles
from ceasefire.claims.lexicon import inflect, singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE
from ceasefire.claims.roles import Party
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_TAKES = frozenset(
    form
    for base in words("take capture seize retake recapture enter storm withdraw retreat pull lose regain advance clear push overrun secure hold repel control reach kill leave cut")
    for form in inflect(base)
) | words("took retook overran withdrew lost drove held left cut")
_AFTER = words("after following amid during in despite")
_BETWEEN = words("between btw")


def sides_of_fray(p: Parsed, token: Word, doers: list[Party], targets: list[Party]) -> tuple[list[Party], list[Party]]:
    """(the side named first, the other), where the words around the noun itself name no two; else as given."""
    if len({one.id for one in (*doers, *targets)} - {None}) > 1:
        return doers, targets
    at = next((t for t in p.doc[token.i + 1 :] if t.low in _BETWEEN), None)
    if at is not None:
        sides = [one for obj in at.children if obj.dep_ == "pobj" for one in roles.parties(p, obj)]
        if len(sides) > 1:
            return sides[:1], sides[1:]
    verb = token.head.head if token.dep_ == "pobj" and token.head.low in _AFTER else None
    if doers or verb is None or verb.low not in _TAKES or roles.is_passive(verb) or not targets:
        return doers, targets
    who = roles.subject(verb)
    if who is None:
        return doers, targets
    first = roles.party(p, who)
    known = {one.id for one in targets}
    return ([first], targets) if (first.id is not None or singular(who.text) in FORCE) and first.id not in known - {None} else (doers, targets)
