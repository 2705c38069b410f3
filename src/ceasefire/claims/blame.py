"""Who is blamed, who answers for an act: "accused X of", "held X responsible for", "X was behind", "nothing to do with"."""

from __future__ import annotations

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.lexicon import inflect
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

CHARGE = words(
    """claim claims allegation allegations accusation accusations charge charges report reports rumour rumours rumor rumors
    suspicion suspicions finding findings assertion assertions suggestion suggestions account accounts version insinuation
    insinuations complaint complaints denunciation announcement announcements statement statements declaration declarations admission confirmation disclosure"""
)
OPEN = words("announcement announcements statement statements declaration declarations admission confirmation disclosure")
"""Of these nobody holds the content against who made them."""
"""Nouns whose clause or object is what somebody says."""
ANSWERABLE = words("responsibility involvement role part hand blame complicity guilt link links connection participation")
"""What one takes, bears or denies of a deed."""
FALSE = words(
    """false untrue baseless unfounded fabricated groundless fabrication fabrications lie lies nonsense propaganda absurd fake incorrect
    inaccurate invention inventions slander slanderous unsubstantiated misleading ridiculous malicious bogus wrong disinformation
    misinformation invented concocted fictitious preposterous fiction hoax"""
)
_ANSWERING = words("responsible accountable guilty complicit implicated involved culpable liable")
NAMING = _ANSWERING | ANSWERABLE | words("accused accuse accuses accusing behind nothing little blame")
"""Words without one of which a sentence says of nobody that he answers for an act."""
_BEAR = frozenset(f for base in ("have", "play", "take", "bear", "carry", "share") for f in inflect(base)) | {"'d"}
_BE = words("is are was were be been being 's 're remain remains remained")


class Culprit(msgspec.Struct, frozen=True):
    """Who is said to answer for an act, by its noun. token: of that noun; negative: said not to;
    verb: index of the word that says it."""

    token: Word
    negative: bool
    verb: int


def culprit(start: Word) -> Culprit | None:
    """Whoever is said to be behind an act, or to have had no part in it; None when nobody is."""
    at, negative = start, False
    for _ in range(8):
        word, head = low(at), at.head
        negative = negative or _no(at)
        if word == "behind" and at.dep_ in {"prep", "advmod", "acomp"} and low(head) in _BE:
            return _of(head, negative)
        if word in _ANSWERING and at != start:
            if at.tag_ == "VBN" and any(c.dep_ in {"nsubjpass", "nsubj"} for c in at.children):
                return _of(at, negative)
            if low(head) in _BE and at.dep_ in {"acomp", "attr", "oprd"}:
                return _of(head, negative)
            return None
        if word in ANSWERABLE and at != start and low(head) in _BEAR:
            return _of(head, negative)
        if word in {"nothing", "little"} and low(head) in _BEAR and any(low(c) == "do" for c in at.children):
            return _of(head, negative or word == "nothing")
        if word == "blame" and at.dep_ in {"xcomp", "acomp"} and low(head) in _BE:
            return _of(head, negative)
        if head == at or (at.tag_.startswith("VB") and at != start and word not in {"do", *_BE}):
            return None
        at = head
    return None


def _of(verb: Word, negative: bool) -> Culprit | None:
    found = roles.subject(verb)
    if found is None or found.tag_ == "EX":
        return None
    return Culprit(found, negative or _no(verb), int(verb.i))


def _no(token: Word) -> bool:
    return any(c.dep_ == "neg" or (c.dep_ in {"det", "advmod"} and low(c) in {"no", "never", "neither"}) for c in token.children)


PINS = {form: prep for prep, bases in (("on", "blame pin"), ("to", "attribute ascribe")) for base in bases.split() for form in inflect(base)} | {"pinned": "on"}
"""Verbs that put a deed down to somebody -> the word before whom."""


def pinned_on(deed: Word, verb: Word) -> Word | None:
    """Whom a verb puts a deed down to: "blamed the raid on X", "the raid was attributed to X by the panel"; None elsewhere."""
    for holder in (verb, deed):
        for obj in roles.behind_one_of(holder, frozenset({PINS[low(verb)]})):
            return obj
    return None


def accused(p: Parsed, start: Word) -> tuple[Word, Word] | None:
    """(the accused, the accusing verb) where the parse hangs what X is accused of on the nearest noun:
    "accused X in the east of shelling Y", "held X in the east responsible for the shelling of Y"."""
    at = start
    while at.dep_ == "conj":
        at = at.head
    heads = [at]
    while heads[-1].head != heads[-1] and len(heads) < 6:
        heads.append(heads[-1].head)
    under = [low(h) for h in heads]
    if at.dep_ == "pcomp" and low(at.head) == "of" and not at.head.head.tag_.startswith("VB"):
        return _accusing(p, at, _ACCUSED)
    if {"responsible", "accountable"} & set(under[1:]):
        return _accusing(p, at, _HELD)
    return None


_ACCUSED = frozenset({"accused", "accuse", "accuses", "accusing"})
_HELD = frozenset({"held", "hold", "holds", "holding"})


def _accusing(p: Parsed, at: Word, verbs: frozenset[str]) -> tuple[Word, Word] | None:
    for verb in p.doc[: at.i]:
        if low(verb) in verbs:
            for child in verb.children:
                if child.dep_ in {"dobj", "nsubjpass"}:
                    return child, verb
                if child.dep_ == "ccomp" and verbs is _HELD:
                    for deep in child.children:
                        if deep.dep_ == "nsubj":
                            return deep, verb
    return None


def content_noun(token: Word) -> Word | None:
    """The noun whose content a clause is: "the claim that it shelled Y", "accusations of shelling"; the parse may hang
    the clause elsewhere. None when there is none."""
    for mark in token.children:
        if mark.dep_ in {"mark", "dobj", "nsubj"} and low(mark) == "that" and mark.i:
            before = token.doc[mark.i - 1]
            if low(before) in CHARGE and (before.tag_.startswith("NN") or (mark.i > 1 and low(token.doc[mark.i - 2]) in _SAID)):
                return before
    head = token.head
    if token.dep_ in {"acl", "relcl"} and low(head) in CHARGE and head.tag_.startswith("NN"):
        own = any(c.dep_ in {"nsubj", "nsubjpass"} and c.tag_ not in {"WDT", "WP"} and low(c) != "that" for c in token.children)
        return head if own or token.dep_ == "acl" else None
    if token.dep_ == "prep" and low(token) in {"of", "about", "on", "over"} and low(head) in CHARGE and head.tag_.startswith("NN"):
        return head
    return None


def said_verb(token: Word) -> Word | None:
    """The verb of saying whose content a clause is where the parse hangs it on the noun before: "reported to the
    president that rebels shelled the town"; None when it stands where it should."""
    if token.dep_ not in {"relcl", "acl"} or not any(c.dep_ == "mark" and low(c) == "that" for c in token.children):
        return None
    at = token.head
    for _ in range(4):
        if at.head == at or at.dep_ not in {"pobj", "prep", "agent", "dobj", "dative", "npadvmod"}:
            return None
        at = at.head
        if at.tag_.startswith("VB"):
            return None if any(c.dep_ == "ccomp" for c in at.children) else at
    return None


def denier_before(noun: Word) -> Word | None:
    """Who denies a charge where the parse takes the verb for an adjective: "the military refuted allegations that"."""
    for child in noun.children:
        if child.dep_ == "amod" and child.tag_ in {"VBN", "VBD", "JJ"} and low(child) in _DENIED and child.i:
            return noun.doc[child.i - 1]
    return None


_SAID = words("said says say saying that")
_DENIED = frozenset(f for base in ("deny", "refute", "dismiss", "reject", "dispute", "disavow") for f in inflect(base))


def called_false(noun: Word) -> Word | None:
    """The verb that says of a charge that it is false: "the claims were baseless", "called the report a lie",
    "no truth to the claim"; None when none does."""
    if not noun.tag_.startswith("NN"):
        # "said claims that it shelled the town were false": a noun taken for a verb.
        return next((t for t in noun.doc[noun.i + 1 :] if low(t) in _BE and t.i + 1 < len(noun.doc) and low(noun.doc[t.i + 1]) in FALSE), None)
    at = noun
    for _ in range(4):
        head = at.head
        if head == at:
            return None
        if low(at) in {"truth", "basis", "substance", "foundation"} and _no(at):
            return head if head.tag_.startswith("VB") else at
        if head.tag_.startswith("VB"):
            told = [c for c in head.children if c.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp", "prep", "advcl", "dobj", "npadvmod"} and c != at]
            deep = [d for c in told for d in [c, *c.subtree]]
            if low(head) in _BE or low(head) in _CALL:
                if any(low(d) in FALSE for d in deep):
                    return head
                if low(head) in _BE and _no(head) and any(low(d) in {"true", "correct", "accurate"} for d in deep):
                    return head
            return None
        at = head
    return None


_CALL = frozenset(f for base in ("call", "describe", "brand", "label", "dismiss", "denounce", "slam", "reject", "dub", "condemn", "term") for f in inflect(base))


def untrue_that(verb: Word) -> bool:
    """ "It is not true that ...", "it is a lie that ...": of the copula above a clause."""
    if low(verb) not in _BE:
        return False
    said = [low(c) for c in verb.children if c.dep_ in {"acomp", "attr"}]
    if not {*said}.isdisjoint(FALSE):
        return not _no(verb)
    return _no(verb) and not {*said}.isdisjoint({"true", "correct", "accurate", "case"})
