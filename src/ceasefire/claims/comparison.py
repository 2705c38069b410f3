"""Figures of another time than the rest of a sentence: "against 18 in the eight days before", "down from
40 in June", "bringing the toll to 93 since 19 June"."""

from __future__ import annotations

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


def compared(p: Parsed, token: int) -> bool:
    """Whether a word stands in the part of its sentence that only compares."""
    part = comparison(p)
    return part is not None and part[0] <= token < part[1]
