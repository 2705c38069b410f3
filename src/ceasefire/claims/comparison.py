"""Figures of another time than the rest of a sentence: "against 18 in the eight days before", "down from
40 in June", "bringing the toll to 93 since 19 June"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.literals import Sieve
from ceasefire.claims.parse import Parsed

_PAIRS = frozenset(
    {
        ("compared", "with"), ("compared", "to"), ("down", "from"), ("up", "from"), ("opposed", "to"),
        ("contrast", "with"), ("contrast", "to"), ("comparison", "with"), ("comparison", "to"), ("rising", "from"),
        ("falling", "from"),
    }
)  # fmt: skip
# "bringing the toll to 93 since 19 June": the figure of all the days, after that of the one attack.
_RAISING = frozenset({"raising", "bringing", "taking", "pushing", "lifting"})
_OPENS = frozenset({"versus", "against", *_RAISING, *(first for first, _ in _PAIRS)})
"""Words without one of which nothing is compared."""
_COUNT = frozenset({"toll", "number", "total", "killed", "dead", "deaths"})
_NEAR = 4
_WIDE = 10
_OPENING = 2


def comparison(p: Parsed) -> tuple[int, int] | None:
    """Tokens [from, to) of the part of a sentence that gives a figure of another time to compare with;
    None when there is none. To the end of the sentence, or to the comma where it opens it."""
    if "comparison" not in p.memo:
        p.memo["comparison"] = _comparison(p)
    found: tuple[int, int] | None = p.memo["comparison"]
    return found


def _comparison(p: Parsed) -> tuple[int, int] | None:
    words, tags = p.lows, p.tags
    if _OPENS.isdisjoint(p.said):
        return None
    for at, word in enumerate(words):
        pair = (word, words[at + 1]) if at + 1 < len(words) else (word, "")
        # "attacks against 18 civilians" compares nothing: only after a comma does "against" count.
        alone = word == "versus" or (
            word == "against" and at > 0 and words[at - 1] in {",", "as", "(", "–", "—"}
        )
        if word in _RAISING and at > _OPENING:
            later = words[at + 1 : at + _WIDE]
            if "to" in later and "CD" in tags[at + 1 : at + _WIDE] and not _COUNT.isdisjoint(later):
                return at, len(words)
        if pair not in _PAIRS and not alone:
            continue
        after = at + (1 if alone else 2)
        if "CD" not in tags[after : after + _NEAR] and not {"dozens", "hundreds", "scores", "none"} & set(
            words[after : after + _NEAR]
        ):
            continue
        if at <= _OPENING:
            end = next((i for i in range(after, len(words)) if words[i] == ","), len(words))
            return at, end
        return at, len(words)
    return None


_LONG_UNITS = frozenset({"year", "years", "months", "decade", "decades", "weeks"})
_ONLY = frozenset({"since", "first", "deadliest", "worst", "bloodiest", "biggest", "heaviest", "largest"})
_BROUGHT = frozenset({"bring", "brings", "brought", "take", "takes", "took", "taken", "raise", "raises", "raised", "push", "pushes", "pushed", "lift", "lifted", *_RAISING})
_ALL_TIME = re.compile(
    r"\b(?:since|so far this|this (?:year|month|week)|overall|of the (?:\w+ )?(?:war|conflict|campaign|offensive|siege)|in the (?:\w+ )?(?:war|conflict|campaign|offensive))\b", re.IGNORECASE
)


_WAR = r"the (?:[\w-]+ ){0,2}(?:war|conflict|uprising|insurgency|rebellion|revolution)"
_OF_A_WAR = Sieve(re.compile(rf"\b(?:(?P<since>since {_WAR} (?:began|begun|started|erupted|broke|flared|resumed)|since (?:the|its|[\w-]+['’]s) (?:[\w-]+ ){{0,2}}invasion)|(?P<does>{_WAR},? (?:which |that )?(?:has |have |had )?(?:already |so far )?(?:killed|claimed|cost|left|taken)))", re.IGNORECASE))


def of_a_war(p: Parsed, tokens: Sequence[int]) -> int | None:
    """Which of some words of harm tells the toll of a whole war ("30,000 killed since the war began"), which is no happening."""
    found = _OF_A_WAR.search(p.masked)
    if found is None:
        return None
    at = next((t.i for t in p.doc if t.idx + len(t) >= (found.start() if found["since"] else found.end())), 0)
    before, after = [t for t in tokens if t < at], [t for t in tokens if t >= at]
    return (before[-1] if before else after[0] if after else None) if found["since"] else (after[0] if after else None)


def looks_back(p: Parsed, token: int) -> bool:
    """Whether a word tells of something longer ago ("the worst since March, when nine died") or of all the
    time ("that brought the number of dead since June to 93")."""
    at = p.doc[min(token, len(p.doc) - 1)]
    while at.head != at:
        marks = {c.low for c in at.children if c.dep_ in {"mark", "advmod"}} if at.dep_ in {"advcl", "relcl", "ccomp"} else frozenset()
        if ("since" in marks and at.dep_ == "advcl") or (at.dep_ == "pobj" and at.head.low == "since"):
            return True
        if at.dep_ == "pobj" and at.head.low == "after" and at.head.i and p.lows[at.head.i - 1] in _LONG_UNITS:
            return True  # "ten years after the massacre in which 72 were killed"
        if "when" in marks and not _ONLY.isdisjoint(p.lows[: at.i]):
            return True
        at = at.head
    for i, word in enumerate(p.lows[:token]):
        if word in _BROUGHT and i < _NEAR and not _COUNT.isdisjoint(p.lows[i + 1 : i + _WIDE]) and _ALL_TIME.search(p.masked):
            return True
    return False


def compared(p: Parsed, token: int) -> bool:
    """Whether a word stands in the part of its sentence that only compares."""
    part = comparison(p)
    return part is not None and part[0] <= token < part[1]
