"""A second number by somebody else in one sentence: "police put the dead at 12, the hospital at 19", "12 died according to A, 19 according to B"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm_chain import State
from ceasefire.claims.harm_words import HarmFound
from ceasefire.claims.parse import Parsed
from ceasefire.claims.quantities import Quantity
from ceasefire.dossier.wordlist import words

_GIVES = words("put puts placed spoke speaks estimated")
_FAR = 20
"""Words from the verb that gives the first number to the second number."""


def second_figures(p: Parsed, state: State, told: Sequence[HarmFound]) -> list[HarmFound]:
    """The numbers that somebody else gives of those whom the sentence told as killed or hurt, each with its speaker's word."""
    if not told or ("according" not in p.said and _GIVES.isdisjoint(p.said)):
        return []
    result: list[HarmFound] = []
    for q in state.found:
        before = [h for h in told if h.token < q.first and (h.killed or h.injured) and not h.of_them]
        first = min((h.span[0] for h in told), default=0)
        if not q.plain or q.best is None or not before or p.span(q.first, q.first)[0] <= first:
            continue
        voice = _voice(p, state, q)
        if voice is None:
            continue
        harm = Harm(low=q.low, best=q.best, high=q.high)
        if (before[-1].killed or before[-1].injured) == harm:
            continue
        killed = before[-1].killed is not None
        result.append(HarmFound(harm if killed else None, None if killed else harm, q.first, p.span(q.first, q.last), again=True, voice=voice))
    return result


def _voice(p: Parsed, state: State, q: Quantity) -> int | None:
    """The word of whoever gives a number: "19 according to doctors", ", the hospital at 19"."""
    said = state.words
    if said[q.last + 1 : q.last + 3] == ["according", "to"] and "according" in said[: q.first]:
        return next((c.i for c in p.doc[q.last + 2].children if c.dep_ == "pobj"), None)
    if said[q.first - 1 : q.first] not in (["at"], ["of"]) or q.first < 3:
        return None
    prep, noun = said[q.first - 1], q.first - 2
    verb = next((i for i in range(q.first - 3, max(-1, q.first - 3 - _FAR), -1) if said[i] in _GIVES), None)
    if verb is None or not p.tags[noun].startswith("NN") or "," not in said[verb:noun] or not any(t.first > verb and said[t.first - 1] == prep for t in state.found if t.last < noun):
        return None
    return noun
