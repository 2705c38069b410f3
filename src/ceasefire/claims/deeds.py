"""Deeds said by the noun of a verb with what they are done to: "the seizure of the town by X", "the burning of homes".

They are read as the verb in the passive is. Nouns that name an act by themselves ("the shelling") are in the
lexicon as nouns and need none of this.
"""

from __future__ import annotations

from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.word import Word, of_word

_DEED = frozenset({"NN", "NNS", "VBG"})


def verb_of(noun: Word) -> str | None:
    """The form under which the lexicon has the verb that a noun is made of, where the noun has an "of"; None elsewhere."""
    if noun.tag_ not in _DEED:
        return None
    word = noun.low
    lex = lexicon()
    verb = lex.deeds.get(word) or (word if word.endswith("ing") and word in lex.verbs and word not in lex.nouns else None)
    return verb if verb is not None and done_to(noun) else None


def is_deed(noun: Word) -> bool:
    """Whether a word stands for a deed as its verb would."""
    return noun.tag_ in _DEED and verb_of(noun) is not None


@of_word
def done_to(noun: Word) -> list[Word]:
    """The nouns behind the "of" of a noun or gerund."""
    if any(c.dep_ in {"dobj", "nsubj", "aux"} for c in noun.children):
        return []
    return [o for c in noun.children if c.dep_ == "prep" and c.low == "of" for o in c.children if o.dep_ == "pobj"]


def doer_of(noun: Word) -> Word | None:
    """Who stands after "by" or owns the deed: "the seizure of the town by X", "X's seizure of the town"; None if unsaid."""
    for word in noun.subtree:
        if word.low == "by" and word.i > noun.i and word.dep_ in {"prep", "agent"}:
            return next((o for o in word.children if o.dep_ == "pobj"), None)
    return next((c for c in noun.children if c.dep_ == "poss"), None)
