"""Numbers of persons in a sentence: words, digits, "dozens", "at least", "between", "a family of five"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.ages import is_age
from ceasefire.claims.calendar_words import MONTHS
from ceasefire.claims.counted_nouns import by_age, noun_after, plural, suffers, with_second_noun
from ceasefire.claims.numerals import OPENS, number_at
from ceasefire.claims.person_words import COUNTED, Group, group_of, is_thing
from ceasefire.dossier.wordlist import words

_FLOOR = tuple(
    tuple(one.split())
    for one in ("at least", "more than", "no fewer than", "no less than", "not less than", "not fewer than", "over", "upwards of", "upward of", "a minimum of", "in excess of", "well over", "just over", "north of", "not under", "easily")
)
_CEILING = tuple(
    tuple(one.split()) for one in ("up to", "as many as", "at most", "no more than", "fewer than", "less than", "under", "a maximum of", "no higher than", "not more than")
)
_ABOUT = (
    ("about",),
    ("around",),
    ("nearly",),
    ("approximately",),
    ("roughly",),
    ("almost",),
    ("an", "estimated"),
    ("some",),
    ("close", "to"),
    ("estimated",),
    ("just", "under"),
    ("in", "the", "region", "of"),
    ("something", "like"),
    ("circa",),
)
_VAGUE = words("dozens scores hundreds thousands tens")
_ORDINAL = words("second third fourth fifth sixth seventh eighth ninth tenth")
_UNSAID = frozenset(["several", "many", "some", "numerous", "multiple", "various", "unspecified"])
_PARENTS = words("mother father parent parents mum dad grandmother grandfather")
_HARMING = words("killing killed kills kill wounding wounded wounds wound injuring injured injures injure murdered murdering shooting shot executed executing")
_LIST = 14
_WHOSE = words("enemy hostile confirmed suspected military army government rebel civilian")
_SEVERAL = {"couple": 2, "pair": 2, "twins": 2, "duo": 2, "trio": 3, "quartet": 4}


class Quantity(msgspec.Struct, frozen=True):
    """A number of persons. first, last: token indices; noun: index of the word counted, or of the
    number when none is named; low, best, high: as stated, None unsaid; group: who they are;
    plain: no noun follows ("killing five")."""

    first: int
    last: int
    noun: int
    low: int | None
    best: int | None
    high: int | None
    group: Group
    plain: bool = False
    vague: bool = False


def _modifier(words: Sequence[str], at: int, table: tuple[tuple[str, ...], ...]) -> int:
    first = words[at] if at < len(words) else ""
    for phrase in table:
        if phrase[0] == first and tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


_LAST_DAY = 31


def quantities(words: Sequence[str], tags: Sequence[str]) -> list[Quantity]:
    """Numbers of persons among lower-case words with their Penn tags, in order, not overlapping."""
    result: list[Quantity] = []
    at = 0
    while at < len(words):
        word = words[at]
        found = _quantity(words, tags, at) if word in _BEGINS or word[:1].isdecimal() else _bare_group(words, tags, at, at)
        if found is None:
            at += 1
        else:
            result.append(found)
            at = found.last + 1
    return result


_MODIFY = frozenset(phrase[0] for table in (_FLOOR, _CEILING, _ABOUT) for phrase in table)
_DETERMINERS = frozenset({"the", "a", "an", "one", "another", "his", "her", "their", "its"})
_POINTING = frozenset({"the", "this", "that"})
_BEGINS = _MODIFY | _VAGUE | OPENS | _DETERMINERS | _POINTING | _ORDINAL | _UNSAID | {"between", "both"}
"""All words that a number of persons may begin with, but figures and bare "civilians"."""


def _quantity(words: Sequence[str], tags: Sequence[str], first: int) -> Quantity | None:
    at = first
    floor = ceiling = about = 0
    if words[at] in _MODIFY:
        floor = _modifier(words, at, _FLOOR)
        ceiling = 0 if floor else _modifier(words, at, _CEILING)
        about = 0 if floor or ceiling else _modifier(words, at, _ABOUT)
        at += floor + ceiling + about
    if at >= len(words) or (words[at] in {"one", "a"} and at and words[at - 1] in {"no", "not"}):
        return None
    word = words[at]
    if word in _VAGUE and (
        at + 1 >= len(words)
        or words[at + 1] == "of"
        or words[at + 1] in {"more", "others"}
        or tags[at + 1].startswith(("VB", "IN", ",", "."))
    ):
        noun = noun_after(words, tags, at + 2) if words[at + 1 : at + 2] == ["of"] else None
        index, group = noun or (at, "people")
        return Quantity(first, index, index, None, None, None, group, noun is None, True)
    if word == "between":
        low = number_at(words, at + 1) if at + 1 < len(words) else None
        if (
            low
            and low[1] < len(words)
            and words[low[1]] == "and"
            and low[1] + 1 < len(words)
            and (high := number_at(words, low[1] + 1))
            and low[0] <= high[0]
        ):
            return _finish(words, tags, first, high[1], low[0], (low[0] + high[0]) // 2, high[0])
        return None
    value = number_at(words, at)
    if value is None:
        return _unnumbered(words, tags, first, at)
    number, after = value
    if (
        after + 1 < len(words)
        and words[after] in {"to", "-", "–", "or"}
        and words[after] != "and"
        and (high := number_at(words, after + 1))
        and high[0] > number
        and not (first and high[0] <= _LAST_DAY and words[first - 1].rstrip(".") in MONTHS)  # "on July 27 to 28"
    ):
        return _finish(words, tags, first, high[1], number, (number + high[0]) // 2, high[0])
    if first and number <= _LAST_DAY and words[first - 1].rstrip(".") in MONTHS and words[after : after + 1] in (["to"], ["through"], ["until"], ["-"], ["–"], [","], ["."], [";"], [":"], ["("], [")"], []):
        return None  # "on July 4, one person"
    if first > 2 and number <= _LAST_DAY and words[first - 1] in {"to", "and", "through", "until", "-", "–"} and words[first - 3].rstrip(".") in MONTHS:
        return None  # "on July 27 to 28"
    if first > 1 and words[first - 1] == "of" and words[first - 2] in _PARENTS:
        return None  # "a mother of three"
    trailing = words[after : after + 2]
    if not (floor or ceiling or about) and (trailing in (["or", "more"], ["at", "least"]) or trailing[:1] in (["plus"], ["+"])):
        return _finish(words, tags, first, after + (1 if trailing[:1] in (["plus"], ["+"]) else 2), number, number, None)  # "70 or more people"
    if not (floor or ceiling or about) and trailing in (["at", "most"], ["or", "fewer"]):
        return _finish(words, tags, first, after + 2, None, number, number)
    if floor:
        return _capped(words, tags, first, after, number) or _finish(words, tags, first, after, number, number, None)
    if ceiling:
        return _finish(words, tags, first, after, None, number, number)
    if about:
        return _finish(words, tags, first, after, None, number, None)
    return _finish(words, tags, first, after, number, number, number)


def _capped(words: Sequence[str], tags: Sequence[str], first: int, after: int, low: int) -> Quantity | None:
    """ "at least 54 and as many as 80 people": a floor with its ceiling."""
    here = after + (words[after : after + 1] == [","])
    here += words[here : here + 1] in (["and"], ["but"], ["or"])
    here += words[here : here + 1] in (["possibly"], ["perhaps"], ["maybe"])
    most = _modifier(words, here, _CEILING) if here > after else 0
    high = number_at(words, here + most) if most and here + most < len(words) else None
    return _finish(words, tags, first, high[1], low, (low + high[0]) // 2, high[0]) if high is not None and high[0] > low else None


def _finish(
    words: Sequence[str],
    tags: Sequence[str],
    first: int,
    after: int,
    low: int | None,
    best: int | None,
    high: int | None,
) -> Quantity | None:
    if is_age(words, tags, first, after, low if low == high else None):
        return None
    if after < len(words) and (
        words[after] == "-"
        or words[after] in {"%", "percent", "th", "mm", "km", "°"}
        or (after > 0 and words[after - 1] == "/")
    ):
        return None
    if (
        after + 1 < len(words)
        and words[after] in {"of"}
        and words[after + 1] in {"them", "whom", "those", "the", "ours", "us", "theirs"}
    ):
        # "eleven of the 14 killed": two numbers
        whole = after + 2 < len(words) and number_at(words, after + 2) is not None
        noun = noun_after(words, tags, after + 2) if words[after + 1] in {"the", "those"} and not whole else None
        if noun:
            last, group = with_second_noun(words, tags, *noun)  # "one of the women and girls"
            return Quantity(first, last, noun[0], low, best, high, group)
        ours = words[after + 1] in {"ours", "us", "theirs"}
        return Quantity(first, after + 1 if ours else after - 1, after - 1, low, best, high, "people", True)
    noun = noun_after(words, tags, after) or by_age(words, tags, after)
    if noun is not None:
        last, group = with_second_noun(words, tags, *noun)
        if low == best == high and words[last + 1 : last + 3] == ["at", "least"]:
            last, high = last + 2, None  # "18 people at least"
        return Quantity(first, last, noun[0], low, best, high, group)
    nxt = words[after] if after < len(words) else "."
    tag = tags[after] if after < len(words) else "."
    number = best or high or 0
    if (tag in {"NN", "JJ"} and words[after + 1 : after + 2] in (["injuries"], ["deaths"], ["fatalities"], ["casualties"])) or (nxt in _WHOSE and words[after + 1 : after + 2] in (["dead"], ["wounded"])):
        return Quantity(first, after, after, low, best, high, "people")  # "20 gunshot injuries", "30 enemy dead"
    if (is_thing(nxt) and nxt not in COUNTED) or (
        tag in {"NN", "NNS", "NNP", "CD"} and group_of(nxt) is None and nxt not in COUNTED
    ):
        return None
    if 1900 <= number <= 2100 and "," not in words[after - 1]:
        return None
    return Quantity(first, after - 1, after - 1, low, best, high, "people", True)


def _unnumbered(words: Sequence[str], tags: Sequence[str], first: int, at: int) -> Quantity | None:
    """ "a child", "a family of five", "several civilians", "his two sons", bare "civilians"."""
    word = words[at]
    if word == "both":
        noun = noun_after(words, tags, at + 1)
        if noun is not None and plural(words[noun[0]]):
            if at and words[at - 1] in {",", "(", "-", "–", "—"}:
                return None  # "killed two people, both women"
            return Quantity(first, noun[0], noun[0], 2, 2, 2, noun[1])
        plain = words[at + 1 : at + 2] and (
            words[at + 1] in {"died", "perished", "succumbed"} or words[at + 1] in COUNTED or (words[at + 1] == "were" and words[at + 2 : at + 3] and words[at + 2] in COUNTED)
        )
        return Quantity(first, at, at, 2, 2, 2, "people", True) if plain else None
    if word == "another" and (at + 1 >= len(words) or words[at + 1] in COUNTED or tags[at + 1] in {"IN", ",", ".", "CC", ":"} or tags[at + 1].startswith("VB") or (tags[at + 1] == "RB" and words[at + 2 : at + 3] and words[at + 2] in COUNTED)):
        return Quantity(first, at, at, 1, 1, 1, "people", True)
    if word == "a" and words[at + 1 : at + 2] and words[at + 1] in _ORDINAL and (
        at + 2 >= len(words) or tags[at + 2] in {".", ",", "CC", "IN", ":"} or tags[at + 2].startswith(("VB", "RB")) or words[at + 2] in COUNTED
    ):
        return Quantity(first, at + 1, at + 1, 1, 1, 1, "people", True)  # "wounding a fourth"
    if word in _ORDINAL and words[at + 1 : at + 2] == ["one"] and (not at or words[at - 1] in {",", ";", "and", "a", "the"}):
        return Quantity(first, at + 1, at + 1, 1, 1, 1, "people", True)
    if word in _POINTING and words[at + 1 : at + 2] and (several := _SEVERAL.get(words[at + 1])) and suffers(words, at + 2):
        return Quantity(first, at + 1, at + 1, several, several, several, "people")  # "the couple were killed"
    if word == "the" and not _one_of_a_list(words, tags, at):
        return None
    if word in _DETERMINERS:
        if word in {"a", "one"} and words[at + 1 : at + 2] in (["single"], ["civilian"], ["confirmed"], ["lone"], ["reported"]) and words[at + 2 : at + 3] in (["death"], ["fatality"], ["casualty"], ["injury"]):
            return Quantity(first, at + 1, at + 1, 1, 1, 1, group_of(words[at + 1]) or "people", True)  # "a single death"
        if (aged := by_age(words, tags, at + 1)) is not None:
            return Quantity(first, aged[0], aged[0], 1, 1, 1, aged[1])
        if words[at + 1 : at + 3] == ["family", "of"] and (
            size := number_at(words, at + 3) if at + 3 < len(words) else None
        ):
            return Quantity(first, size[1] - 1, at + 1, size[0], size[0], size[0], "people")
        if words[at + 1 : at + 2] == ["couple"]:
            return Quantity(first, at + 1, at + 1, 2, 2, 2, "people")
        if words[at + 1 : at + 3] == ["number", "of"] or words[at + 1 : at + 2] == ["few"]:
            noun = noun_after(words, tags, at + (3 if words[at + 1] == "number" else 2))
            return Quantity(first, noun[0], noun[0], None, None, None, noun[1], vague=True) if noun else None
        noun = noun_after(words, tags, at + 1)
        if noun and words[noun[0]] == "couple" and words[noun[0] + 1 : noun[0] + 2] != ["of"]:
            return Quantity(first, noun[0], noun[0], 2, 2, 2, "people")  # "an elderly couple"
        if (
            noun
            and tags[noun[0]] in {"NN", "NNP", "JJ"}
            and words[noun[0]] not in {"family", "people", "police", "others"}
            and not plural(words[noun[0]])
        ):
            return Quantity(first, noun[0], noun[0], 1, 1, 1, noun[1])
        return None
    if word in _UNSAID:
        noun = noun_after(words, tags, at + 1)
        return (
            Quantity(first, noun[0], noun[0], None, None, None, noun[1], vague=True)
            if noun and noun[0] - at <= 3
            else None
        )
    return _bare_group(words, tags, first, at)


def _bare_group(words: Sequence[str], tags: Sequence[str], first: int, at: int) -> Quantity | None:
    """Bare "civilians"."""
    if tags[at].startswith("NN"):
        word = words[at]
        group = group_of(word)
        if (
            group is not None
            and word not in COUNTED
            and (plural(word) or group in {"children", "women"})
            and (group != "people" or word in {"people", "others"})
        ):
            return Quantity(first, at, at, None, None, None, group, vague=True)
    return None


def _one_of_a_list(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """ "both the driver and his passenger", "the envoy, his guard and their driver were killed": one person each."""
    if at > 0 and words[at - 1] == "both" and words[at + 1 : at + 2] != ["the"]:
        return True
    noun = noun_after(words, tags, at + 1) if words[at + 1 : at + 2] != ["the"] else None
    if noun is None or tags[noun[0]] not in {"NN", "NNP"}:
        return False
    named = at > 0 and words[at - 1] in _HARMING
    link, whose = words[noun[0] + 1 : noun[0] + 2], words[noun[0] + 2 : noun[0] + 3]
    return (link == ["and"] and whose in (["his"], ["her"])) or (link in ([","], ["and"]) and whose in (["his"], ["her"], ["their"], ["its"]) and (named or _list_suffers(words, tags, noun[0] + 1)))


def _list_suffers(words: Sequence[str], tags: Sequence[str], at: int) -> bool:
    """Whether a list of persons that goes on at a word ends before a word of harm: ", his guard and their driver were killed"."""
    for index in range(at, min(at + _LIST, len(words))):
        if tags[index].startswith(("VB", "MD", "IN")) or words[index] in COUNTED:
            return suffers(words, index)
    return False
