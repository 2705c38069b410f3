"""A text is left unsearched only where a pattern cannot match it."""

from __future__ import annotations

import random
import re

import pytest

from ceasefire.claims import literals, times
from ceasefire.claims.literals import DIGIT, Sieve, enough, needs
from ceasefire.claims.presence import Presence
from ceasefire.claims.prior_rules import PRIOR_RULES
from ceasefire.claims.time_after import AFTER_RULES
from ceasefire.claims.time_rules import RULES


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bsince (?:the )?(?:war|truce)\b", [{"\\bsince "}, {"\\bwar", "\\btruce"}]),
        (r"(?:maybe )?(?:soon)?", []),
        (r"(?:on |at )?\d{1,2} (?:May|June)", [{DIGIT}, {" may", " june"}]),
        (r"(?:\d+|noon)", [{DIGIT, "noon"}]),
        (r"(?:days|\w+)", []),
        (r"(?!never)ever", [{"ever"}]),
        (r"(?:ago)+", [{"ago"}]),
        (r"(?:ago)*", []),
        (r"[ab]c", [{"ac", "bc"}]),
        (r"[^ab]c", []),
        (r"(?:via|[(:])", [{"via", "(", ":"}]),
        (r"(?:via|,)", []),
        (r"\bto(?:day|night)\b", [{"\\btoday", "\\btonight"}]),
        (r"\b(?:(?:early|late),? )?May", [{"\\bmay"}]),
        (r"\b(?:mid-?)?July", [{"july"}]),
        (r"\b(?:on|by)(?! now) Monday", [{"\\bon monday", "\\bby monday"}]),
    ],
)
def test_strings_that_every_match_holds(pattern: str, expected: list[set[str]]) -> None:
    assert [set(one) for one in needs(re.compile(pattern, re.IGNORECASE))] == expected


ANY = re.compile("")


def may(patterns: list[re.Pattern[str]], text: str, gate: re.Pattern[str] = ANY) -> list[int]:
    return [number for number, _, _ in Presence(gate, patterns, often=0)(text, 0, len(text))]


def test_a_text_may_match_only_with_all_its_sets() -> None:
    patterns = [re.compile(r"\d+ May", re.IGNORECASE), re.compile("since dawn", re.IGNORECASE)]
    assert may(patterns, "It was 3 MAY.") == [0]
    assert may(patterns, "It may be.") == []
    assert may(patterns, "SINCE DAWN") == [1]


def test_letters_that_case_makes_equal_are_not_missed() -> None:
    pattern = re.compile("since friday", re.IGNORECASE)
    for text in ("\u017fince Friday", "s\u0131nce FR\u0130DAY", "SINCE FRIDAY"):
        assert pattern.search(text)
        assert may([pattern], text) == [0]


def test_alternatives_of_plain_letters_are_enough() -> None:
    assert enough(re.compile(r"\d|night|day\b|(?:on )?hours", re.IGNORECASE)) == {DIGIT, "night"}
    assert enough(re.compile("night")) == frozenset()


def test_what_does_not_pass_the_gate_may_not_match() -> None:
    gate, pattern = re.compile(r"\d|night|day\b", re.IGNORECASE), re.compile("the", re.IGNORECASE)
    for text, passes in (("the Night", True), ("the day", True), ("the days", False), ("the 3", True), ("the \u00b2", False)):
        assert bool(gate.search(text)) == passes
        assert may([pattern], text, gate) == ([0] if passes else [])


def test_no_rule_of_times_matches_where_it_is_said_not_to() -> None:
    patterns = [pattern for pattern, _ in (*RULES, *PRIOR_RULES, *AFTER_RULES)]
    present = Presence(ANY, patterns, often=0)
    parts = (
        "on", "since", "the", "Friday", "Monday", "3", "12", "2018", "May", "July", "mid-", "early", "late", "week", "weekend", "month", "last",
        "this", "next", "days", "two", "hours", "ago", "before", "truce", "of", "end", "and", "to", "until", "overnight", "yesterday", "in", "day",
        "past", "2019-07-03", "3/14/2018", "from", "between", "start", "offensive", "first", "recent", "year", "once", "twelfth", "3rd",
    )  # fmt: skip
    dice = random.Random(11)
    hits = 0
    for _ in range(6000):
        text = " ".join(dice.choice(parts) for _ in range(dice.randint(1, 7)))
        likely = {number: (first, last) for number, first, last in present(text, 0, len(text))}
        for number, pattern in enumerate(patterns):
            for found in pattern.finditer(text):
                hits += 1
                first, last = likely[number]
                assert first <= found.start() <= last, (pattern.pattern, text)
    assert hits > 3000


def test_a_match_may_begin_only_before_what_tells_of_its_pattern() -> None:
    text = "The truce of 3 May held, the army said on Monday in the town."
    pattern = re.compile(r"\b(?:on )?Monday\b", re.IGNORECASE)
    [(_, first, last)] = Presence(ANY, [pattern], often=0)(text, 4, len(text))
    found = pattern.search(text)
    assert found is not None and 4 < first <= found.start() <= last < len(text) - 5
    assert Presence(ANY, [pattern], often=0)(text + "\u0663", 0, len(text) + 1) == [(0, 0, len(text) + 1)]  # a digit that is not looked for: no place is told


def test_a_pattern_finds_the_same_behind_its_sieve() -> None:
    dice = random.Random(5)
    parts = ("said", "She", "told", "(", ")", "3", "\u0663", "May", "to", "ten", " dead", "TOLL", "\u017faid", "\ud800", ":", ", ", " - ", "\u2014", "count", "via", "x")
    patterns = (r"\bsaid (?:she|he)\b", r"\b(?:toll|count)\b.{0,9}\d", r"(?:via|[(:])", r"\)$|[\u2013\u2014] ", r"\bto (?:\d+|ten)\b", r"x*")
    hits = 0
    for pattern in (re.compile(one, re.IGNORECASE) for one in patterns):
        sieve = Sieve(pattern)
        for _ in range(1500):
            text = dice.choice(("", " ")).join(dice.choice(parts) for _ in range(dice.randint(1, 8)))
            start, end = dice.randint(0, 3), dice.randint(0, len(text) + 2)
            wanted = pattern.search(text, start, end)
            hits += wanted is not None
            assert repr(sieve.search(text, start, end)) == repr(wanted), (pattern.pattern, text)
            assert repr(sieve.match(text, start, end)) == repr(pattern.match(text, start, end))
            assert list(map(repr, sieve.finditer(text, start, end))) == list(map(repr, pattern.finditer(text, start, end)))
    assert hits > 1000


@pytest.mark.parametrize("other", ["٣", "İ", "é"])  # a digit that is none of 0 to 9; a letter that is longer in lower case; neither
def test_a_text_is_looked_through_once_however_many_of_its_stretches_are_asked_about(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    text = f"The army shelled {other} Karsa on Monday. " * 50
    pool, seen = literals._Pool([Sieve(re.compile("shelled"))]), []
    lowered = literals.lowered
    monkeypatch.setattr(literals, "lowered", lambda part: seen.append(len(part)) or lowered(part))
    held = [bool(pool(text, at, at + 20)) for at in range(0, len(text), 7)]
    assert held == [bool(re.search("shelled", text[at : at + 20])) for at in range(0, len(text), 7)]
    assert seen.count(len(text)) == 1


def test_no_pattern_of_times_matches_nothing() -> None:
    # Times are looked for from where the last one ended: an empty match would be found there for ever.
    assert all(pattern.match("") is None and literals._parsed(pattern).getwidth()[0] > 0 for pattern, _, _ in times._ALL)
