"""A text is left unsearched only where a pattern cannot match it."""

from __future__ import annotations

import random
import re

import pytest

from ceasefire.claims.literals import DIGIT, Presence, needs
from ceasefire.claims.prior_rules import PRIOR_RULES
from ceasefire.claims.time_rules import RULES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bsince (?:the )?(?:war|truce)\b", [{"since "}, {"war", "truce"}]),
        (r"(?:maybe )?(?:soon)?", []),
        (r"(?:on |at )?\d{1,2} (?:May|June)", [{DIGIT}, {"may", "june"}]),
        (r"(?:\d+|noon)", [{DIGIT, "noon"}]),
        (r"(?:days|\w+)", []),
        (r"(?!never)ever", [{"ever"}]),
        (r"(?:ago)+", [{"ago"}]),
        (r"(?:ago)*", []),
        (r"[ab]c", []),
    ],
)
def test_strings_that_every_match_holds(pattern: str, expected: list[set[str]]) -> None:
    assert [set(one) for one in needs(re.compile(pattern, re.IGNORECASE))] == expected


def test_a_text_may_match_only_with_all_its_sets() -> None:
    present = Presence([re.compile(r"\d+ May", re.IGNORECASE), re.compile("since dawn", re.IGNORECASE)])
    assert present("It was 3 MAY.") == [True, False]
    assert present("It may be.") == [False, False]
    assert present("SINCE DAWN") == [False, True]


def test_letters_that_case_makes_equal_are_not_missed() -> None:
    pattern = re.compile("since friday", re.IGNORECASE)
    for text in ("\u017fince Friday", "s\u0131nce FR\u0130DAY", "SINCE FRIDAY"):
        assert pattern.search(text)
        assert Presence([pattern])(text) == [True]


def test_no_rule_of_times_matches_where_it_is_said_not_to() -> None:
    patterns = [pattern for pattern, _ in (*RULES, *PRIOR_RULES)]
    present = Presence(patterns)
    parts = (
        "on", "since", "the", "Friday", "Monday", "3", "12", "2018", "May", "July", "mid-", "early", "late", "week", "weekend", "month", "last",
        "this", "next", "days", "two", "hours", "ago", "before", "truce", "of", "end", "and", "to", "until", "overnight", "yesterday", "in", "day",
        "past", "2019-07-03", "3/14/2018", "from", "between", "start", "offensive", "first", "recent", "year", "once", "twelfth", "3rd",
    )  # fmt: skip
    dice = random.Random(11)
    hits = 0
    for _ in range(6000):
        text = " ".join(dice.choice(parts) for _ in range(dice.randint(1, 7)))
        for pattern, may in zip(patterns, present(text), strict=True):
            if pattern.search(text):
                hits += 1
                assert may, (pattern.pattern, text)
    assert hits > 3000
