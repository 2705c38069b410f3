"""Who only passes on what another said: "X, citing Y, said", "X, in a report carried from Y", "carried by X from Y"."""

from __future__ import annotations

from collections.abc import Iterator

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import conjuncts, low
from ceasefire.claims.stance_words import SPEAKER
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_RELAYING = words("citing quoting relaying carrying republishing reproducing referencing echoing translating")
_RELAYED = words(
    """carried republished relayed reproduced reprinted taken cited quoted translated distributed seen obtained viewed reviewed posted shared
    issued published released aired broadcast filmed recorded provided sent circulated run monitored"""
)
PIECE = words(
    """report article dispatch story piece item statement bulletin post account footage video videos image images photo photos photograph
    photographs clip clips recording recordings picture pictures document documents letter memo message messages communique communiqué
    interview remarks comments"""
)


_MEDIA = words("media television tv radio")


def relayed(p: Parsed, speaker: Word) -> list[Word]:
    """The nouns for whoever a speaker passes on, innermost first; [] when it speaks for itself.

    speaker: the token named as speaking; what it passes on may hang on it or on its verb of saying.
    """
    found: list[Word] = []
    for holder in (speaker, *_verbs(speaker)):
        for child in holder.children:
            if child.dep_ in {"acl", "advcl", "appos", "prep", "parataxis", "dep"} and low(child) in _RELAYING:
                found += [one for one in _passed_on(child) if one not in found and one != speaker]
            elif child.dep_ == "prep" and low(child) == "from" and holder != speaker:
                # "X reported from state media"; where it reported from is no outlet
                found += [o for o in child.children if o.dep_ == "pobj" and (_outlet(p, o) or low(o) in _MEDIA) and o not in found]
            elif child.dep_ == "prep" and low(child) == "in":
                for piece in child.children:
                    if piece.dep_ == "pobj" and low(piece) in PIECE:
                        found += [one for one in _origin(piece) if one not in found]
    if low(speaker) in PIECE:
        found += [one for one in _origin(speaker) if one not in found]
    if not found:
        found = list(_bracketed(p, speaker))
    return found[:1]


def outer_of(speaker: Word) -> Word | None:
    """Who carries a speaker's words: "Y, quoted by X", "a report, carried by X from Y"; None if nobody."""
    for child in speaker.children:
        if child.dep_ == "acl" and low(child) in _RELAYED:
            for by in child.children:
                if by.dep_ == "agent" or low(by) == "by":
                    return next((o for o in by.children if o.dep_ == "pobj"), None)
    return None


def carried_in(speaker: Word) -> list[Word]:
    """Who carries the statement in which a speaker says it: "in a statement carried by X, Y said"."""
    found: list[Word] = []
    for verb in _verbs(speaker):
        for prep in verb.children:
            if prep.dep_ == "prep" and low(prep) in {"in", "through", "via", "on"}:
                for piece in prep.children:
                    if piece.dep_ == "pobj" and low(piece) in PIECE and (by := outer_of(piece)) is not None:
                        found.append(by)
    return found[:1]


def told_to(p: Parsed, verb: Word, speaker: Word | None) -> list[Word]:
    """Outlets that somebody spoke to: "told X", "speaking to X", "in an interview with X", "contacted by X"."""
    found = [c for c in verb.children if c.dep_ in {"dobj", "dative"} and _outlet(p, c)]
    for holder in (verb, *([speaker] if speaker is not None else [])):
        for child in holder.children:
            if child.low in _TALK and child.dep_ in {"acl", "advcl", "prep", "relcl"} and child is not verb:
                found += [t for t in _addressed(child, 0) if _outlet(p, t)]
    return found[:1]


def _outlet(p: Parsed, noun: Word) -> bool:
    return any(p.mention(one, "source") is not None for one in (noun, *(c for c in noun.children if c.dep_ == "compound")))


_TALK = words(
    """speaking talking writing told tells telling interviewed reached contacted interview interviews remarks comments
    briefing statement statements call email message conversation testimony quoted spoke speaks to with by in via for"""
)


def _addressed(word: Word, depth: int) -> Iterator[Word]:
    """Nouns at the end of "speaking to ...", "in an interview with ...", "reached by ... by phone"."""
    if depth > 4 or low(word) not in _TALK:
        return
    for child in word.children:
        if child.dep_ in {"pobj", "dobj", "dative"} and low(child) not in _TALK:
            if low(word) != "in":
                yield child
        else:
            yield from _addressed(child, depth + 1)


def _verbs(speaker: Word) -> list[Word]:
    head = speaker.head
    return [head] if speaker.dep_ in {"nsubj", "nsubjpass"} and head.tag_.startswith("VB") else []


def _passed_on(word: Word) -> Iterator[Word]:
    """ "citing Y", "citing a report by Y", "quoting Y and Z" (the first)."""
    for child in word.children:
        if child.dep_ in {"dobj", "pobj", "ccomp", "dep"} and child.tag_.startswith(("NN", "PRP")):
            inner = list(_origin(child)) if low(child) in PIECE else []
            yield from inner or [one for one in conjuncts(child)[:1] if not reason(one)]


def reason(noun: Word) -> bool:
    """ "X, citing the protection of civilians, struck Y": what is cited is why, and nobody who speaks."""
    return noun.tag_ in {"NN", "NNS"} and reason_word(noun.low)


def reason_word(word: str) -> bool:
    """Whether a word in small letters is one for a reason, by its end, and for no body that may speak."""
    return word.endswith(_ABSTRACT) and singular(word) not in _BODIES


_BODIES = SPEAKER | words("administration association business charity city community corporation delegation entity federation majority minority municipality nation publication station university")
_ABSTRACT = ("ection", "ation", "ations", "ness", "ity", "ities", "need", "needs", "concerns", "fears", "threats", "reasons")


def _origin(piece: Word) -> Iterator[Word]:
    """Whose piece it is: "carried from Y", "taken from Y", "a report from Y", "a report by Y"."""
    for child in piece.children:
        if child.dep_ == "acl" and low(child) in _RELAYED:
            for prep in child.children:
                if prep.dep_ == "prep" and low(prep) == "from":
                    yield from (o for o in prep.children if o.dep_ == "pobj")
        elif child.dep_ == "prep" and low(child) in {"from", "by"}:
            yield from (o for o in child.children if o.dep_ == "pobj")


def _bracketed(p: Parsed, speaker: Word) -> Iterator[Word]:
    """ "X (citing Y) said": brackets break the tree, so the words beside are looked at."""
    near = p.tokens[speaker.i + 1 : speaker.i + 3]
    for at, token in enumerate(near):
        if low(token) in _RELAYING and (not at or not near[0].tag_.startswith(("VB", "NN"))):
            for later in p.tokens[token.i + 1 : token.i + 4]:
                if later.i in p.named:
                    yield later
                    return
