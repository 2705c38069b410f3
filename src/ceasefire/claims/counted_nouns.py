"""The noun that a number of persons counts, and what stands around it: "ten Muslim traders", "two 19-year-olds"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.numerals import number_at
from ceasefire.claims.person_words import COUNTED, Group, group_of, is_thing, unarmed
from ceasefire.dossier.wordlist import words

_BE = words("was were been being is are be have had has")
_ADJECTIVES = 5
_FORMER = frozenset({"former", "ex", "retired"})
_DIED = words("died perished dead succumbed drowned")
_GROWN = 18


def noun_after(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[int, Group] | None:
    """The counted noun after a number, over adjectives and "of the"."""
    index = at
    for step in range(_ADJECTIVES):
        if index >= len(words):
            return None
        if words[index + 1 : index + 3] == ["-", "by"] and words[index] in {"passer", "passers"}:
            return index + 2, "people"
        if words[index + 1 : index + 5 : 2] == ["-", "-"] and words[index + 2 : index + 3] in (["year"], ["month"], ["week"], ["day"]):
            index += 5  # "45-year-old"
            continue
        word = words[index]
        if word in COUNTED - {"martyrs", "dead", "killed", "wounded", "injured"}:
            return None
        if word in {"family", "families"}:
            return None  # "five members of one family": families are not persons
        if word == "including":
            return None
        known = group_of(word)
        if known == "combatants" and index and (unarmed(words[index - 1], word) or not _FORMER.isdisjoint(words[max(0, at - 1) : index])):
            known = "people"
        more_noun = index + 1 < len(words) and tags[index + 1].startswith("NN")
        if known is not None and tags[index] == "JJ" and more_noun and words[index + 1] not in COUNTED and group_of(words[index + 1]) is None:
            index += 1  # "ten Muslim traders", "two minor wounds"
            continue
        if known is not None:
            following = (
                group_of(words[index + 1])
                if more_noun
                else None
            )
            if following is not None:
                # "rebel fighters", "civilian women": the later noun is the counted one.
                more = noun_after(words, tags, index + 1)
                if more is not None and following == "people" and known != "people":
                    return more[0], known
                return more
            return index, known
        if is_thing(word):
            if more_noun and (group_of(words[index + 1]) is not None or tags[index + 1] == "NNS"):
                index += 1  # "six warehouse workers"
                continue
            return None
        if tags[index] == "NNPS" and not more_noun:
            return index, "people"  # "nine Palestinians"
        if word in {"of", "the", "his", "her", "their", "its", "-", "more", "further", "additional"} or tags[
            index
        ] in {
            "JJ",
            "VBN",
            "NNP",
            "NN",
            "CD",
            "VBG",
            "RB",
            "NNPS",
            "POS",
            "PRP$",
        }:
            if tags[index] in {"NNS"} and step > 0:
                return None
            index += 1
            continue
        if tags[index] in {"NNS", "NNPS"}:
            # A plural nobody listed ("three Palestinians"): counted, kind unknown.
            return index, "people"
        return None
    return None


def with_second_noun(words: Sequence[str], tags: Sequence[str], at: int, group: Group) -> tuple[int, Group]:
    """ "95 children and women": one number over two groups says of neither how many."""
    if words[at + 1 : at + 2] not in (["and"], ["or"]) or at + 2 >= len(words) or not plural(words[at]):
        return at, group
    for index in range(at + 2, min(at + 4, len(words))):
        other = group_of(words[index])
        if other is not None and plural(words[index]) and tags[index].startswith("NN") and words[index] != "others":
            verb = tags[index + 1] if index + 1 < len(words) else "."
            # "killed two soldiers and rebels fled": those did something of their own.
            return (at, group) if verb in {"VBD", "VBP"} and words[index + 1] not in _BE else (index, group if other == group else "people")
        if not tags[index].startswith(("JJ", "NN")):
            break
    return at, group


def suffers(words: Sequence[str], at: int) -> bool:
    """Whether what befell people stands at a word, over "were" and adverbs."""
    rest = [w for w in words[at : at + 5] if w not in _BE and not w.endswith("ly") and w not in {"both", "all", "also"}]
    return bool(rest) and (rest[0] in COUNTED or rest[0] in _DIED)


def by_age(words: Sequence[str], tags: Sequence[str], at: int) -> tuple[int, Group] | None:
    """ "a six-year-old was killed", "two 19-year-olds": (last word, who they are) where no noun follows the age."""
    age = number_at(words, at) if at < len(words) else None
    if age is None or words[age[1] : age[1] + 3] not in (["-", "year", "-"], ["-", "month", "-"]) or words[age[1] + 3 : age[1] + 4] not in (["old"], ["olds"]):
        return None
    last = age[1] + 3
    if last + 1 < len(words) and tags[last + 1].startswith(("NN", "JJ", "CD", "VBG")) and words[last + 1] not in COUNTED:
        return None
    return last, "children" if age[0] < _GROWN or words[age[1] + 1] == "month" else "people"


def plural(word: str) -> bool:
    return word in {"children", "women", "men", "people", "others"} or (
        word.endswith("s") and not word.endswith("ss")
    )
