"""Which nouns speak of persons, and what they say of them. Data in `persons.yaml`."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from ceasefire.claims.lexicon import lexicon, singular
from ceasefire.claims.memo import of_spelling
from ceasefire.dossier.wordlist import words

Group = Literal["children", "women", "civilians", "combatants", "people"]

_PEOPLED = frozenset({"force", "reinforcement"})
COUNTED = words("dead killed wounded injured deaths fatalities martyrs casualties injuries lives life hurt bodies corpses death fatality injury")
"""What befell somebody, said as if it were who he is: "ten dead"."""
_GROUPS: tuple[Group, ...] = ("children", "women", "civilians", "combatants", "people")


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[str]]:
    raw = files("ceasefire.claims").joinpath("persons.yaml").read_bytes()
    return {key: words(text) for key, text in msgspec.yaml.decode(raw, type=dict[str, str]).items()}


@lru_cache(maxsize=1)
def _group() -> dict[str, Group]:
    """Noun -> its group; the narrowest where a noun stands in two lists."""
    return {noun: group for group in reversed(_GROUPS) for noun in _rows()[group]}


@of_spelling(4096)
def group_of(word: str) -> Group | None:
    """Which group of persons a noun counts; None when it counts no persons we know."""
    if word in COUNTED:
        return None
    return _group().get(singular(word)) or _group().get(word.lower()) or _compound(word)


_LONG = 5
"""Letters that a noun for persons has at least to end another word that is one: "schoolteacher", "minibusdriver"."""


def _compound(word: str) -> Group | None:
    """ "schoolteacher", "railwayman": a word that ends in a noun for persons is one too."""
    one = singular(word)
    if one in _rows()["not_person"] or one in lexicon().nouns:
        return None
    if len(one) > _LONG + 1 and one.endswith(("man", "woman", "men", "women")) and not one.endswith(_NO_MAN):
        return "people"
    return next((group for at in range(2, len(one) - _LONG + 1) if (group := _group().get(one[at:])) is not None and one[at:] not in _NO_END), None)


_NO_MAN = ("german", "roman", "human", "ottoman", "talisman", "turkmen", "regimen", "specimen", "shaman", "acumen", "abdomen", "cyclamen", "hetman", "brahman", "norman")
_NO_END = frozenset({"other", "partner", "agent", "dealer", "major", "patient", "wounded", "staff", "queen", "prince", "party", "novice"})


def person_nouns() -> frozenset[str]:
    """All nouns for persons, in the singular."""
    return frozenset(_group())


def is_thing(word: str) -> bool:
    """Whether a noun, singular or plural, is one that numbers count and that is no person."""
    # "414 assassinations", "two ambushes": acts are no persons either; "20 government forces" are.
    return (one := singular(word)) in _rows()["not_person"] or (one in lexicon().nouns and one not in _PEOPLED and group_of(word) is None)


def like_person(word: str) -> bool:
    """Whether a singular noun in no list looks like one for a person, where it is told to have been killed or hurt: "the conductor",
    "his workmate"."""
    return len(word) > _SHORT and word.endswith(_ENDINGS) and not word.endswith(_THINGS)


_SHORT = 4
_ENDINGS = ("er", "or", "ist", "mate", "man", "woman", "boy", "girl", "maid", "smith", "person", "eer", "ian", "ant", "ress", "herd")
_THINGS = ("water", "power", "paper", "number", "matter", "order", "border", "motor", "tractor", "reactor", "factor", "sector", "tower", "river", "winter", "summer", "corner", "center", "shelter",
           "tiger", "panther", "spider", "oyster", "plant", "elephant", "mist", "fist", "list", "transformer", "helicopter", "trailer", "tanker", "fighter", "bomber", "cruiser", "steamer", "freighter", "trawler", "cutter",
           "chapter", "computer", "printer", "launcher", "timer", "ladder", "laser", "layer", "letter", "offer", "error", "terror", "mirror", "horror", "odor", "odour", "condor", "anchor", "harbor", "labor", "rigor", "vapor")  # fmt: skip


def unarmed(before: str, word: str) -> bool:
    """ "a police officer", "an aid commander": whether the word before says that no soldier follows.
    "government troops" are soldiers all the same."""
    return before in _rows()["unarmed"] and singular(word) in _rows()["either"]
