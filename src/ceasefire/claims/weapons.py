"""Means of attack and the act each makes of a word such as "attack" or "hit"."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.claims.found import head_words
from ceasefire.claims.lexicon import singular
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_MEANS = {
    "airstrike": "warplane jet plane aircraft helicopter airstrike bomber gunship airforce barrel-bomb airplane f-16 warplane",
    "drone_strike": "drone uav quadcopter",
    "explosive_device": "ied mine landmine claymore vbied explosive car-bomb bomber",
    "missile_strike": "missile",
    "shelling": "artillery mortar shell shelling rocket howitzer tank grad cannon projectile shellfire bombardment",
    "small_arms_fire": "sniper machinegun gunfire rifle bullet gun ammunition shot",
}
_ACT = {word: act for act, means in _MEANS.items() for word in means.split()}
MEANS = frozenset(_ACT)
_PAIRS = {
    ("air", "strike"): "airstrike", ("air", "raid"): "airstrike", ("air", "force"): "airstrike", ("barrel", "bomb"): "airstrike",
    ("cluster", "bomb"): "airstrike", ("guided", "bomb"): "airstrike", ("glide", "bomb"): "airstrike", ("aerial", "bomb"): "airstrike", ("car", "bomb"): "explosive_device", ("roadside", "bomb"): "explosive_device",
    ("suicide", "bomber"): "explosive_device", ("suicide", "bomb"): "explosive_device", ("explosive", "device"): "explosive_device",
    ("machine", "gun"): "small_arms_fire", ("small", "arm"): "small_arms_fire", ("anti-tank", "missile"): "missile_strike",
    ("mortar", "fire"): "shelling", ("artillery", "fire"): "shelling", ("rocket", "launcher"): "shelling",
    ("grenade", "launcher"): "shelling",
}  # fmt: skip


def means_act(said: Iterable[str]) -> tuple[str, int, int] | None:
    """(act, index of the first word, index of the last) of the first means among lower-case words."""
    listed = [singular(word) for word in said]
    for at, word in enumerate(listed):
        if at + 1 < len(listed) and (act := _PAIRS.get((word, listed[at + 1]))):
            return act, at, at + 1
        if act := _ACT.get(word):
            first = at
            last = at
            while last + 1 < len(listed) and (
                listed[last + 1] in _ACT or listed[last + 1] in {"round", "fire", "gun"}
            ):
                last += 1
            return act, first, last
    return None


_CARRIED = MEANS | {"round", "grenade", "munition", "fire", "bomb", "strike", "raid", "bombing", "arm", "weapon"}


def is_means(token: Word) -> bool:
    """Whether a noun is a weapon or what carries one, not whoever uses it."""
    return singular(token.low) in _CARRIED


def falls(noun: Word) -> bool:
    """Whether a thing that is dropped falls: "dropped barrel bombs", not "dropped the attack"."""
    return not _FALLING.isdisjoint(head_words(noun))


_FALLING = words("bomb barrel munition grenade explosive shell leaflet bomblet")
