"""A second number by somebody else in one sentence: "police put the dead at 12, the hospital at 19", "12 died according to A, 19 according to B"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm_chain import State
from ceasefire.claims.harm_words import HarmFound
from ceasefire.claims.parse import Parsed
from ceasefire.claims.quantities import Quantity
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
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


_GIVERS = words("put puts place places placed set sets gave gives estimated estimates raised revised")
_TOLLS = words("toll tally count number figure total dead deaths killed losses fatalities casualties it")
_APART = words("while whereas though although but and ; yet")
_AT = frozenset({"at", "of", "to", "as"})


def rival_tolls(p: Parsed, state: State, told: Sequence[HarmFound]) -> list[HarmFound]:
    """ "X said 20 people were killed, while Y put the toll at 31": the figure that somebody else gives in a clause of his own, with his word;
    what the first told stays."""
    if not told or (_COUNTERS.isdisjoint(p.said) and (_GIVERS.isdisjoint(p.said) or _TOLLS.isdisjoint(p.said))):
        return []
    result: list[HarmFound] = []
    for verb in p.tokens:
        if low(verb) not in _GIVE_OR_COUNT or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
            continue
        who = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
        before = [h for h in told if who is not None and h.token < who.i and (h.killed or h.injured) and not h.of_them]
        if who is None or not before or low(who) in _TOLLS or who.tag_ in {"PRP", "WP", "WDT"} or _APART.isdisjoint(state.words[before[-1].token : who.i]):
            continue
        figure = _figure_of(state, verb)
        if figure is None:
            continue
        harm = Harm(low=figure.low, best=figure.best, high=figure.high)
        killed = before[-1].killed is not None
        result.append(HarmFound(harm if killed else None, None if killed else harm, figure.last, p.span(figure.first, figure.last), again=True, voice=who.i))
    return result


_NEAR = 8
_COUNTERS = words("counted counts recorded records documented documents reported reports spoke speaks registered")
_GIVE_OR_COUNT = _GIVERS | _COUNTERS
_LEAST = frozenset({"of", "only", "just"})


def _figure_of(state: State, verb: Word) -> Quantity | None:
    """ "put the toll at 31", "counted 23": the number that a verb gives of those counted before."""
    said = state.words
    counted = next((c for c in verb.children if c.dep_ == "dobj" and low(c) in _TOLLS), None)
    if counted is not None and low(verb) in _GIVERS:
        return next((q for q in state.found if q.first > counted.i and q.best is not None and not _AT.isdisjoint(said[counted.i + 1 : q.first]) and q.first - counted.i <= _NEAR), None)
    if low(verb) not in _COUNTERS:
        return None
    return next((q for q in state.found if q.first > verb.i and q.plain and q.best is not None and set(said[verb.i + 1 : q.first]) <= _LEAST and said[q.last + 1 : q.last + 2] in ([], ["."], [","], [";"])), None)
