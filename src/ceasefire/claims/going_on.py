"""Whether a sentence plainly goes on with what was told before it, and so keeps its day."""

from __future__ import annotations

from itertools import pairwise

from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_ON = words("meanwhile they them their it its he she his her these those then also too likewise both another others later afterwards subsequently thereafter")


_LASTS = words("continue continues go goes persist persists rage rages")


def under_way(token: Word, root: Word) -> bool:
    """ "arms are being handed over", "exchanges of fire go on": whether an act is told as going on while its text is written."""
    for verb in (token, root):
        if verb.dep_ in {"relcl", "acl"} or low(verb) in _PREPARING:
            return False
        now = {low(c) for c in verb.children if c.dep_ in {"aux", "auxpass"}}
        if verb.tag_ == "VBG" and not now.isdisjoint({"is", "are", "'s", "'re", "’s", "’re", "am"}) and not any(low(c) == "to" and c.i > verb.i for c in verb.children):
            return True
        if "being" in now and not now.isdisjoint({"is", "are"}):
            return True
    scene = token.head.head if token.dep_ == "pobj" and low(token.head) in {"of", "under", "in"} else None
    if scene is not None and (scene.dep_ == "attr" or scene.tag_ in {"VBZ", "VBP"}) and low(scene) in _SCENES:
        held = scene.head if scene.dep_ == "attr" else scene
        return held.tag_ in {"VBZ", "VBP"}  # "the airport is the scene of fighting", "the town remains under fire"
    lasts = token.head
    return token.dep_ == "nsubj" and lasts.tag_ in {"VBP", "VBZ"} and low(lasts) in _LASTS and (low(lasts) not in {"go", "goes"} or any(low(c) == "on" for c in lasts.children))


_SCENES = words("scene site target focus theatre theater is are remain remains stay stays")
_PREPARING = words("going preparing planning seeking trying considering expected set due")
_TOLD = words("violation violations attack attacks strike strikes raid raids incident incidents blast assault operation shelling bombardment fighting clashes fighters troops soldiers gunmen attackers")


def told_now(verb: Word) -> bool:
    """ "have been arrested", "has fled": told from the day of publication, not from the day spoken of before."""
    helpers = {low(c) for c in verb.children if c.dep_ == "aux"} if verb.tag_ == "VBN" else frozenset()
    return not helpers.isdisjoint({"has", "have"}) and "to" not in helpers  # "are said to have fled"


def apart(p: Parsed) -> bool:
    """ "in a separate incident": whether a sentence says that it tells of something else."""
    return "separate" in p.said or "separately" in p.said


def goes_on(p: Parsed) -> bool:
    """Whether a sentence plainly goes on with what was told: "they", "then", "another", "the two"."""
    opening = p.lows[:6]
    if "them" in p.said or not _ON.isdisjoint(opening):
        return True
    if p.tags[:1] == ["CD"] and any(a == "of" and b in {"the", "these", "those"} for a, b in pairwise(opening)):
        return True  # "Thirty-five of the men"
    return not _TOLD.isdisjoint(p.said) and any(a in {"the", "these", "this"} and b in _TOLD for a, b in pairwise(p.lows[:8]))
