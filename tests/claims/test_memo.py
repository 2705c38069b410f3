"""Answers of a rule that are kept by word."""

from __future__ import annotations

import pytest

from ceasefire.claims.memo import of_spelling


def test_a_rule_is_asked_once_for_each_word_and_anew_when_there_are_too_many() -> None:
    asked: list[str] = []

    @of_spelling(2)
    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    assert [length(one) for one in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]
    assert [length(one) for one in ("ccc", "a", "ccc")] == [3, 1, 3]
    assert asked == ["a", "bb", "ccc", "a"]


def test_a_rule_that_fails_is_asked_again() -> None:
    asked: list[str] = []

    @of_spelling(2)
    def first(word: str) -> str:
        asked.append(word)
        return word[0]

    for _ in range(2):
        with pytest.raises(IndexError):
            first("")
    assert asked == ["", ""]
