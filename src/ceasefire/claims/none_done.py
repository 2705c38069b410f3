"""That none of some things did, or was done: "no lorry was let in", "there was no breach"."""

from __future__ import annotations

from ceasefire.claims import roles
from ceasefire.claims.found import TRUCE, head_words
from ceasefire.claims.lexicon import singular
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words as wordlist

_NONE = wordlist("no neither nor not hardly scarcely")


def none_did(verb: Word, nouns: frozenset[str]) -> bool:
    """ "no lorry has been let in", "the lorries were not let in", "there is neither water nor bread": that
    none of some nouns did is what is told."""
    around = [*verb.children, *(d for c in verb.children if c.dep_ in {"aux", "auxpass"} for d in c.children)]
    spoken = [n for c in around if c.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"} for n in roles.conjuncts(c)]
    spoken += [n for c in verb.children if c.dep_ == "xcomp" for d in c.children if d.dep_ == "dobj" for n in roles.conjuncts(d)]
    spoken = [n for n in spoken if singular(n.text) in nouns or low(n) in nouns]  # "no power struggle" is none of these
    if any(c.dep_ == "neg" for c in verb.children):
        return bool(spoken)
    return any(
        low(n) in _NOTHING or any(low(t) in _NONE for t in (*n.lefts, *(c for c in verb.lefts if c.dep_ in {"preconj", "cc"})) if t.i < n.i)
        for n in spoken
    )


def no_breach(verb: Word, nouns: frozenset[str]) -> bool:
    """ "there was no breach", "the truce held without major breaches", "no disruption of the truce was seen", and not of the water supply."""
    spoken = [n for c in verb.children if c.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"} for n in roles.conjuncts(c) if singular(n.text) in nouns]
    spoken = [n for n in spoken if none_did(verb, nouns)] + [o for prep, o in roles.prep_objects(verb) if prep == "without" and singular(o.text) in nouns]
    return any(all(head_words(o) & TRUCE for prep, o in roles.prep_objects(n) if prep == "of") for n in spoken)


_NOTHING = wordlist("nothing nobody none no-one")
