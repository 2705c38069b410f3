"""What "strike" and "hit" mean when no weapon stands with them: no more than the text tells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_AIR = words(
    """air airstrike airstrikes aerial warplane warplanes jet jets plane planes aircraft helicopter helicopters airforce
    bomber bombers bombed sortie sorties airborne gunship gunships"""
)
_DRONE = words("drone drones uav uavs quadcopter quadcopters")
_GROUND = words(
    """artillery mortar mortars howitzer howitzers rocket rockets shells shelled shelling shellfire bombardment grad
    cannon cannons gunner gunners gunboat gunboats warship warships"""
)
_MISSILE = words("missile missiles")
_SORTS = _AIR | _DRONE | _GROUND | _MISSILE
_TABLE = (("airstrike", _AIR), ("drone_strike", _DRONE), ("missile_strike", _MISSILE), ("shelling", _GROUND))
# Verbs that say that something was struck and not with what.
STRUCK = words(
    """strike strikes struck striking hit hits hitting target targets targeted targeting pound pounds pounded
    pounding hammer hammers hammered hammering"""
)


_STORES = words("depot store storehouse warehouse dump factory workshop plant site base launcher cache magazine arsenal facility unit battery position squad team hangar stockpile")


_FLYING = ("air force", "warplanes", "jets", "aircraft", "planes", "helicopters")


def struck_act(p: Parsed, suffered: Iterable[Word] = ()) -> str:
    """The act of a strike without a means of its own: what the sentence speaks of, `other` where
    nothing is said (`only_means` then asks the whole text).

    suffered: nouns that are struck; weapons among them say nothing of what struck them.
    """
    aside = {t.i for one in suffered for t in one.subtree}
    here = {word for at, word in enumerate(p.lows) if at not in aside}
    if any(m.kind == "actor" and m.surface.lower().endswith(_FLYING) for same in p.named.values() for m in same):
        return "airstrike"  # "Xland's air force killed four in strikes"
    for act, means in _TABLE:
        if here & means:
            return act
    return "other"


@lru_cache(maxsize=16)
def only_means(text: str) -> str | None:
    """The act of the one means of striking that a text without its names speaks of; None for none or several."""
    said = [word.strip(".,;:!?\"'()“”‘’") for word in text.lower().replace("-", " ").split()]
    # "a rocket depot" is what was struck.
    spoken = {word for word, after in zip(said, [*said[1:], ""], strict=True) if singular(after) not in _STORES}
    acts = [act for act, means in _TABLE if spoken & means]
    return acts[0] if len(acts) == 1 else None


def bare_strike(noun: Word) -> bool:
    """Whether a noun is "strike" or "raid" with no word before it that says of what."""
    return singular(noun.text) in {"strike", "raid"} and not any(
        str(c.text).lower() in _SORTS or str(c.text).lower() == "bombing"
        for c in noun.children
        if c.dep_ in {"compound", "amod", "nmod"}
    )


def on_foot(noun: Word) -> bool:
    """ "a dawn raid", "a cross-border raid by X": one that its words say was made on the ground, whatever it killed."""
    return singular(noun.text) == "raid" and any(str(c.text).lower() in _GROUND_RAID for t in (noun, *noun.children) if t is noun or t.dep_ in {"compound", "amod", "nmod"} for c in t.children)


_GROUND_RAID = words("dawn border commando night predawn pre-dawn police army rebel militia guerrilla guerilla bandit cattle ground retaliatory punitive reprisal armed deadly jihadist insurgent militant")
