"""Acts that somebody is said to take up: "resorted to mortar fire", "initiated shelling"."""

from __future__ import annotations

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_RESORTS = words("resort resorts resorted resorting")
_BREAKS = words(", ; by with in at for from on and or while after before as")
_NEAR, _FAR = 5, 8


def resorted(p: Parsed, token: Word) -> Word | None:
    """The verb that says that its subject took to an act: "resorted to small-arms and mortar fire"; None where none does."""
    if p.said.isdisjoint(_RESORTS):
        return None
    for at in range(token.i - 1, max(-1, token.i - _FAR), -1):
        if p.lows[at] in _RESORTS:
            return p.doc[at]
        if p.lows[at] in _BREAKS and p.lows[at] != "and":
            return None
    return None


def taken_up(token: Word, verb: Word, carries: bool) -> bool:
    """Whether an act's noun in "-ing" is what the verb before it takes up, where the parse takes it for a verb of its own
    ("initiated heavy shelling"). carries: the verb is one by which acts are done."""
    if token.tag_ != "VBG" or token.dep_ not in {"advcl", "xcomp"} or token.head != verb or not 0 < token.i - verb.i < _NEAR:
        return False
    return carries and all(verb.doc[at].low not in _BREAKS for at in range(verb.i + 1, token.i))


def struck_thing(p: Parsed, token: Word, owner: Word) -> bool:
    """ "a UN convoy attack", "the Xian embassy attack": whose the thing is that was attacked, no doer."""
    last = token.i - 1
    return owner.i < last and last not in p.named and singular(p.lows[last]) in _THINGS


_THINGS = words("convoy base camp compound headquarters embassy consulate post outpost checkpoint barracks hospital clinic school office warehouse airbase mission")


def done_by(p: Parsed, token: Word) -> Word | None:
    """Who had an act done, named behind it by a participle that the parse hangs elsewhere: "died in the attacks, carried out by X"."""
    if "by" not in p.said or p.said.isdisjoint(_DONE):
        return None
    at = token.i + 1 + (p.lows[token.i + 1 : token.i + 2] == [","])
    if p.lows[at : at + 1] == [] or p.lows[at] not in _DONE or p.doc[at].tag_ != "VBN":
        return None
    at += 1 + (p.lows[at + 1 : at + 2] == ["out"])
    return next((c for c in p.doc[at].children if c.dep_ == "pobj"), None) if p.lows[at : at + 1] == ["by"] else None


_DONE = words("carried launched conducted committed staged perpetrated mounted")
