"""What is gathered on the way up from an act: flags of doubt, and who speaks, inner before outer."""

from __future__ import annotations

from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

ENDS = words("let stopped stop stops ceased cease ceases abated abate subsided subside relented relent ended paused pause eased ease halted died quietened")
_NONE = frozenset({"no", "neither"})
_COMPARED = frozenset({"fewer", "less", "more"})
_MADE = words("set built build erected erect established establish opened open reached reach signed sign made make took take captured capture seized seize fired fire launched launch carried carry dug dig withdrew deployed deploy sent send attacked attack hit struck shelled shell bombed bomb")
"""Verbs of which none of what they are done to means that it was not done."""
_SENSED = words("hear see feel smell heard seen felt")
_NOBODY = words("none nobody neither nothing no-one")


class Walk:
    """Facts gathered on the way up from an act."""

    __slots__ = ("above", "chargers", "claimed", "doer", "fact", "flags", "inner", "intent", "of_deed", "spans")

    def __init__(self) -> None:
        self.inner: list[Asserter] = []
        self.flags: dict[str, bool] = {}
        self.doer: Party | None = None
        self.intent: int | None = None
        self.spans: dict[str, Span] = {}
        self.fact = False
        self.above = False
        self.claimed = False
        self.of_deed = False
        self.chargers: list[Asserter] = []

    def set(self, name: str) -> None:
        """Note a flag, unless a relative clause was left: what it tells holds whatever is said of its noun."""
        if not self.fact:
            self.flags[name] = True


def own(p: Parsed, token: Word, walk: Walk) -> None:
    """What a word's own auxiliaries and modifiers say."""
    if token.dep_ in _INVERTED and not _INVERTS.isdisjoint(p.said) and _inverted(token):
        walk.set("conditional")
    if not walk.above and token.dep_ in _OF_A_NOUN and _whoever(token):
        walk.set("conditional")
    if token.tag_ == "VBN" and _subjunctive(token):
        walk.set("future")
    if token.i and p.lows[token.i - 1] == "worse":
        walk.set("general")  # "had seen worse shelling"
    none = not _NONE.isdisjoint(p.said)
    for child in token.children:
        word, dep = child.low, child.dep_
        modal = child.tag_ == "MD"
        if dep not in _OWN and not modal and word not in _ANYWHERE:
            continue
        if modal and token.low in _SENSED:
            continue  # "we can hear shells on the town"
        if modal and not (str(child.text) == "May" and child.i):
            if word in {"may", "might", "could", "must"} and any(c.dep_ == "aux" and low(c) in {"have", "'ve", "has", "had"} for c in token.children):
                walk.set("hedged")
            elif word in {"could", "may", "might", "can", "ca", "should", "must"}:
                walk.set("conditional" if word != "must" and word != "should" else "future")
            else:
                walk.set("future")
        elif dep == "neg" and walk.above and token.low in ENDS:
            continue  # "the shelling has not stopped": it goes on
        elif dep == "neg" or (word in {"never", "neither"} and dep in {"advmod", "preconj"}):
            walk.set("negated")
        elif word in w.HEDGE or (dep == "amod" and word in w.HEDGED):
            walk.set("hedged")
            walk.spans.setdefault("modality", p.span(child.i, child.i))
        elif dep == "advmod" and (word in w.GENERAL or (word == "only" and token.tag_ in {"VBZ", "VBP"})):
            walk.set("general")
        elif dep == "mark" and word in w.CONDITION:
            walk.set("conditional")
        elif dep in {"nsubj", "nsubjpass"} and (word in _NOBODY or (none and _has_none(child))):
            walk.set("negated")  # "nobody was arrested", "no Army aircraft bombed"
        elif none and dep == "dobj" and token.low in _MADE and _has_none(child):
            walk.set("negated")  # "set up no checkpoint"
        elif dep in {"nsubj", "nsubjpass"} and child.children and doubted(p) and any(low(d) in w.HEDGED for d in child.subtree if d.i < child.i and d.dep_ in {"amod", "compound"}):
            walk.set("hedged")  # "suspected rebels attacked"
            walk.spans.setdefault("modality", p.span(child.i, child.i))
        elif word == "once" and child.i < token.i and any(low(c) in {"is", "are"} for c in token.children):
            walk.set("conditional")  # "once a truce is reached"
        elif dep == "det" and (word == "any" or (word == "no" and _none(child))) and token.tag_.startswith("NN"):
            walk.set("negated" if word == "no" else "conditional")
        elif (
            word in {"further", "future", "potential", "planned", "imminent", "next", "threatened", "looming"}
            and dep == "amod"
            and token.tag_.startswith("NN")
            and p.lows[child.i - 1] != "-"  # what was long-threatened has come
        ):
            walk.set("future" if word != "further" and word != "next" else "noted")


def doubted(p: Parsed) -> bool:
    """Whether a sentence has a word such as "suspected"."""
    known: bool | None = p.memo.get("doubted")
    if known is None:
        known = p.memo["doubted"] = not w.HEDGED.isdisjoint(p.said)
    return known


_OWN = frozenset({"neg", "advmod", "preconj", "amod", "mark", "nsubj", "nsubjpass", "dobj", "det"})
"""How a word hangs on another one of which it says something."""
_ANYWHERE = w.HEDGE | {"once"}
_ANYBODY = words("those anyone anybody whoever everyone everybody all")


def _whoever(verb: Word) -> bool:
    """ "any soldier who laid down his arms would be safe", "those who fought on would be killed": whoever may do so, and nobody has."""
    noun = verb.head
    if verb.dep_ in {"acl", "relcl"} and noun.dep_ == "pobj" and any(low(c) in {"every", "each", "any"} for c in noun.lefts) and any(c.tag_ == "MD" for c in noun.head.head.children):
        return True  # "a hostage would be killed for every house bombed"
    if verb.dep_ != "relcl" or noun.dep_ not in {"nsubj", "nsubjpass"} or not any(c.tag_ == "MD" for c in noun.head.children):
        return False
    return low(noun) in _ANYBODY or any(c.dep_ == "det" and low(c) == "any" for c in noun.children)


_OTHERWISE = frozenset({"while", "whereas", "though", "although"})
_PUT = words("put puts placed places set sets estimated estimates")


def apart(verb: Word) -> bool:
    """ "X said ..., while Y denied ...", "... while Y put the toll at 12": whether a clause beside another has a speaker of its own."""
    word = low(verb)
    speaks = word in w.SAY or word in w.DENY or word in w.ACCUSE
    if verb.dep_ == "conj":
        # "X said A, but a doctor told Y that B": hung on what X said
        joint = next((c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i), None)
        return (
            speaks and joint is not None and joint.i > 0 and low(joint.doc[joint.i - 1]) == "," and verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.head.dep_ == "ccomp"
            and any(c.dep_ == "nsubj" and joint.i < c.i < verb.i and c.tag_ != "PRP" for c in verb.children)
        )  # fmt: skip
    if _OTHERWISE.isdisjoint(map(low, verb.children)):
        return False
    return speaks or (word in _PUT and any(c.dep_ == "dobj" for c in verb.children) and any(c.dep_ == "nsubj" for c in verb.children))


def denies_for_itself(verb: Word) -> bool:
    """ "X told Y that ..., but an official denied ...", "a claim that the army dismissed": a denial with somebody of its own who denies."""
    return verb.dep_ in {"conj", "advcl", "relcl"} and low(verb) in w.DENY and any(c.dep_ == "nsubj" and c.i < verb.i and c.tag_ not in {"PRP", "WP", "WDT"} for c in verb.children)


def happened_then(verb: Word) -> bool:
    """ "plans to leave after gunmen seized two nurses", "was to begin when a bomb went off": what is told in the past behind
    "after" or "when" has happened, whatever is only wished or feared above it."""
    if verb.dep_ != "advcl" or not any(c.dep_ in {"mark", "advmod"} and low(c) in _FACTUAL and c.i < verb.i for c in verb.children):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    past = verb.tag_ == "VBD" or any(low(c) in _PAST for c in helpers)
    return past and not any(c.tag_ in {"MD", "TO"} for c in helpers) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


_SHOT = words("shell shells rocket rockets missile missiles drone drones bomb bombs mortar mortars round rounds shot shots bullet bullets projectile projectiles fire")
_HITS = words("killed kill hit struck wounded injured landed fell caused destroyed damaged targeted exploded claimed reached left set hurt")


def shot_that_hit(verb: Word) -> bool:
    """ "denied that shells fired by its guns had killed a girl": what was fired is what the clause tells, and no fact beside it."""
    return verb.head.dep_ in {"nsubj", "nsubjpass"} and low(verb.head) in _SHOT and low(verb.head.head) in _HITS and verb.head.head.dep_ in {"ccomp", "acl"}


def fact(verb: Word) -> bool:
    """Whether a clause only says more of a noun, or when something was: it holds whatever is said above it."""
    return verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ == "VBN" and not shot_that_hit(verb)) or happened_then(verb)


_FACTUAL = words("after since because when as while")
_PAST = words("had has have was were 've 's")


def _none(word: Word) -> bool:
    """ "no aircraft", "neither side"; "no fewer than twelve" are twelve."""
    return word.dep_ in {"det", "preconj"} and low(word) in _NONE and (word.i + 1 >= len(word.doc) or low(word.doc[word.i + 1]) not in _COMPARED)


def _has_none(noun: Word) -> bool:
    return not _NONE.isdisjoint(map(low, noun.children)) and any(_none(d) for d in noun.children)


def says_none(verb: Word, nouns: frozenset[str]) -> bool:
    """ "held no talks", "gave no guarantee": whether a verb says of the noun that tells the act, its object, that there was none."""
    return any(c.dep_ == "dobj" and singular(c.text) in nouns and _has_none(c) for c in verb.children)


def _inverted(verb: Word) -> bool:
    """ "Had the army attacked, the town would have fallen"."""
    if verb.dep_ not in _INVERTED:
        return False
    aux = next((c for c in verb.children if c.dep_ == "aux" and low(c) in _INVERTS), None)
    if aux is None:
        return False
    doer = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    return doer is not None and aux.i < doer.i and str(verb.doc[len(verb.doc) - 1].text) != "?"


_INVERTED = frozenset({"advcl", "ccomp", "ROOT"})
_OF_A_NOUN = frozenset({"acl", "relcl"})
_INVERTS = frozenset({"had", "should", "were"})


def _subjunctive(verb: Word) -> bool:
    """ "insisted that all heavy weapons be handed over": what is wanted."""
    return (
        verb.tag_ == "VBN" and verb.dep_ in {"ccomp", "conj", "acl", "relcl"}
        and any(c.dep_ == "auxpass" and low(c) == "be" for c in verb.children)
        and not any(c.tag_ in {"MD", "TO"} or low(c) in _HAVE for c in verb.children)
    )  # fmt: skip


def denied_subject(verb: Word) -> bool:
    """ "None of the sources confirmed", "no agency reported", "nobody attacked": it was not done."""
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"} and (child.low in _NOBODY or _has_none(child)):
            return True
    return False


def own_hedge(noun: Word, walk: Walk) -> None:
    if any(low(c) in w.HEDGED and c.dep_ == "amod" for c in noun.children):
        walk.set("hedged")


_FAILED = words("fail fails failed failing")
_DEED = words("storm attack capture seize take retake recapture enter advance assassinate kill break push infiltrate shoot bomb strike hit destroy")


def _tried(verb: Word) -> bool:
    """Whether failing at a deed tells that it was tried: "failed to storm the town"."""
    return low(verb) in _DEED


_HAVE = frozenset({"has", "have", "had", "having"})


def _yet(head: Word, token: Word) -> bool:
    return any(low(t) == "yet" for t in head.doc[head.i + 1 : token.i])


def infinitive(token: Word, head: Word, word: str, rel: str, walk: Walk) -> None:
    """ "to" + verb says no fact, unless it hangs on a verb that makes it one."""
    if any(low(c) in {"have"} and c.dep_ == "aux" for c in token.children):
        return
    if word in _FAILED and not _tried(token):
        walk.set("negated")  # "failed to reach a deal"
        return
    if word in w.FACTIVE or low(token) == "blame":
        return
    if word in w.HEDGE_VERB:
        walk.set("hedged")
        return
    if word in _HAVE and _yet(head, token):
        walk.set("negated")  # "has yet to withdraw"
        return
    if word in {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "going",
        "due",
        "set",
        "supposed",
        "meant",
        "likely",
        "expected",
        "about",
        "able",
        "ready",
        "unable",
    }:
        walk.set("future")
        return
    if word in {"refused", "refuses", "refuse", "refusing", "declined", "prevented"}:
        walk.set("negated")
        return
    if word in {"possible", "easier", "harder", "impossible", "difficult", "enough", "useful"}:
        walk.set("conditional")
        return
    if low(token) in w.PLAIN_SAY and head.tag_ in {"VBD", "VBZ", "VBN"} and word not in w.INTEND:
        return  # "went on to say", "took to the radio to announce": it is said
    walk.set("future")
    if word in w.INTEND or word in w.FUTURE_NOUN:
        walk.intent = head.i if walk.intent is None else walk.intent
    elif rel == "advcl":
        walk.set("purpose")


def past_beside(token: Word, head: Word) -> Word | None:
    """ "has fought to break away but signed a deal": a past joined to an infinitive shares nothing that governs it; the
    verb in the past that it goes with, or None where it is joined to another."""
    if token.dep_ != "conj" or token.tag_ != "VBD" or head.tag_ != "VB" or not any(c.tag_ == "TO" for c in head.children):
        return None
    at = head
    while at.head != at and at.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        at = at.head
    return at


def was_done(verb: Word) -> bool:
    """Whether a verb tells of what was or has been."""
    if not verb.tag_.startswith("VB"):
        return True
    if low(verb.head) in _HAVE and _yet(verb.head, verb):
        return True
    helpers = {low(c) for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBD", "VBN"} or bool(helpers & {"did", "has", "have", "had", "was", "were", "'ve", "'d"})
