"""Numbers that say how old somebody is: "aged 6, 9 and 13", "a nurse of 33", "N. Ville, 18,", "Ahmad (20)"."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.numerals import number_at
from ceasefire.claims.person_words import COUNTED, group_of
from ceasefire.dossier.wordlist import words

_AGED = frozenset({"aged", "age", "ages"})
_OLDEST = 110
_LIST = frozenset({",", "and", "to", "between", "about", "around", "only", "just", "or", "respectively", "-"})
_MANY_AGES = 12
"""Words back from a number within which "aged" opens the list that it stands in."""
_UNIT = words("year years month months week weeks day days")


def is_age(said: Sequence[str], tags: Sequence[str], first: int, after: int, number: int | None) -> bool:
    """Whether the number said[first:after], `number` where it is exact, is an age and counts nobody."""
    if not first:
        return False
    before, behind = said[first - 1], said[after : after + 1]
    if before == "(" and behind == [")"]:
        return True  # "Ahmad (20)"
    if _in_a_list(said, first) and not (behind and (behind[0] in COUNTED or group_of(behind[0]) is not None)):
        return True
    if _behind_persons(said, first, after):
        return True
    if first < 2 or number is None or number > _OLDEST:
        return False
    if before == "of" and _single(said, tags, first - 2) and tags[after:after + 1] != ["NNS"]:
        return True  # "a boy of nine", "a nurse of 33"
    return before == "," and _single(said, tags, first - 2) and (behind == [","] or (behind in (["and"], ["."]) and tags[first - 2] == "NNP"))  # "N. Ville, 18, was shot dead"


def _in_a_list(said: Sequence[str], first: int) -> bool:
    """Whether "aged" stands before a number, with nothing but other numbers between."""
    for at in range(first - 1, max(-1, first - _MANY_AGES), -1):
        word = said[at]
        if word in _AGED:
            return True
        if word not in _LIST and word not in _UNIT and number_at(said, at) is None:
            return False
    return False


def _behind_persons(said: Sequence[str], first: int, after: int) -> bool:
    """ "two sisters, 8 and 11, were killed": the numbers between commas behind several persons."""
    opens, closes, many = first, after, 1
    while opens and (said[opens - 1] in {",", "and"} or number_at(said, opens - 1) is not None):
        opens -= 1
        many += said[opens] not in {",", "and"}
    while closes < len(said) and (said[closes] in {",", "and"} or number_at(said, closes) is not None):
        many += said[closes] not in {",", "and"}
        closes += 1
    return many > 1 and opens > 0 and said[opens] == "," and said[closes - 1] == "," and said[opens - 1].endswith(("s", "ren", "men")) and group_of(said[opens - 1]) is not None


def _single(said: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a word is a name or a noun for one person."""
    return tags[at] == "NNP" or (tags[at] == "NN" and group_of(said[at]) is not None)
