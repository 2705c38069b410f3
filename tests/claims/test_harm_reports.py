"""Tolls of all English reports of the embedded dossier: never more than the sentence says."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.read import read_text
from ceasefire.claims.text import sentences
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.reports import markdown


@lru_cache(maxsize=1)
def _dossier() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


@lru_cache(maxsize=1)
def _reports() -> tuple[tuple[str, str, tuple[Claim, ...]], ...]:
    """(name, text, claims) of each English report of the embedded dossier."""
    known = _dossier()
    result = []
    for path in sorted((embedded("southwest-syria") / "reports").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        parsed = markdown.parse(text, known, path.name, sources_known=False)
        if parsed.given.language not in {None, "en"} or path.stem.endswith("-ar"):
            continue
        claims = read_text(
            text[: parsed.body[1]],
            known,
            published=parsed.given.published,
            published_day_only=parsed.given.published_day_only,
            source=parsed.given.source,
            language="en",
            start=parsed.body[0],
        )
        result.append((path.stem, text, claims))
    return tuple(result)


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_WORDS = {word: n for n, word in enumerate(_ONES)} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_WORDS |= {
    "a": 1,
    "an": 1,
    "dozen": 12,
    "half a dozen": 6,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "no": 0,
    "none": 0,
    "without": 0,
    "further": 1,
}
_DEATH = re.compile(
    r"kill|dead|death|die[ds]|dying|toll|martyr|fatal|casualt|losses|murder|assassin|execut", re.I
)
_NUMBER = re.compile(r"\d[\d,]*|half a dozen|[a-z]+", re.I)
_NEAR = 90
"""Characters between a number and a word of death that still count as next to it."""


def _numbers(text: str) -> list[tuple[int, int]]:
    """(offset, value) of each number of a text, in words or digits."""
    found: list[tuple[int, int]] = []
    for one in _NUMBER.finditer(text):
        word = one[0].lower()
        if word[0].isdigit():
            found.append((one.start(), int(word.replace(",", ""))))
        elif word in _WORDS:
            found.append((one.start(), _WORDS[word]))
    return found


# The only tolls that no number of the text gives: groups of killed in one phrase, added, and one man who is named.
# The first two add up; of the last the sentence says no more than "raised the number to 147", of the dead before it.
_ADDED = {("2021-08-30-new-arab-mansour-mosque", 2), ("2021-08-20-global-research-zatima", 1), ("2018-07-25-south-front-suwayda-army-repels", 147)}


def test_no_toll_of_a_report_is_more_than_its_sentence_says() -> None:
    checked, added = 0, set()
    for name, text, claims in _reports():
        cut = sentences(text)
        for claim in claims:
            if claim.killed is None or "killed" not in claim.spans:
                assert claim.killed is None, (name, claim.killed)
                continue
            at = claim.spans["killed"][0]
            sentence = next(s for s in cut if s.start <= at < s.end)
            said = text[sentence.start : sentence.end]
            deaths = [m.start() for m in _DEATH.finditer(said)]
            near = {value for at, value in _numbers(said) if any(abs(at - d) <= _NEAR for d in deaths)}
            for number in {claim.killed.low, claim.killed.best} - {None}:
                checked += 1
                if number in near:
                    assert number is not None and number <= max(near)
                else:
                    added.add((name, number))
    assert added == _ADDED
    assert checked > 60


def _of(name: str) -> tuple[Claim, ...]:
    return next(claims for stem, _, claims in _reports() if stem == name)


@pytest.mark.parametrize(
    ("name", "number", "children", "women", "civilians", "when"),
    [
        ("2021-08-05-sputnik-urdupoint-bachelet", 8, None, None, 8, ("2021-08-03", "2021-08-05")),
        ("2018-07-17-afp-the-news-ain-al-tina-14", 14, 5, 3, 14, ("2018-07-17", "2018-07-17")),
        ("2018-07-17-trt-ain-al-tina-14", 14, 5, 3, 14, ("2018-07-17", "2018-07-17")),
        ("2017-07-18-sohr-ninth-day-gharaz-tulul", 18, None, None, 18, ("2017-07-01", "2017-07-08")),
        ("2017-08-09-sohr-month-one-toll", 84, 24, 27, 84, None),
        ("2018-07-25-muraselon-suwayda-150-killed", 150, None, None, None, ("2018-07-23", "2018-07-25")),
        ("2018-07-06-crisis24-interim-deal", 159, 33, None, 159, ("2018-06-19", "2018-07-06")),
        ("2017-08-11-hln-sohr-copy-nasib", 23, None, None, None, ("2017-08-11", "2017-08-11")),
    ],
)
def test_tolls_of_reports(
    name: str, number: int, children: int | None, women: int | None, civilians: int | None,
    when: tuple[str, str] | None,
) -> None:  # fmt: skip
    (claim,) = [c for c in _of(name) if c.killed is not None and c.killed.low == number]
    assert claim.killed is not None
    assert (claim.killed.children, claim.killed.women, claim.killed.civilians) == (children, women, civilians)
    days = None
    if claim.when is not None:
        days = (first_day(claim.when).isoformat(), last_day(claim.when).isoformat())
    assert days == when


def test_a_party_counted_by_its_name_is_counted_whoever_it_is() -> None:
    found = set()
    for name in ("rebels", "regime forces", "Hezbollah"):
        text = f"At least 23 {name} were killed in shelling of Daraa city on Sunday."
        claims = read_text(text, _dossier(), published=datetime(2018, 7, 6, tzinfo=UTC), language="en")
        found.add(tuple(c.killed for c in claims if c.killed is not None))
    assert found == {(Harm(low=23, best=23),)}


def test_who_bears_arms_is_not_counted_of_one_side_only() -> None:
    text = "Clashes killed 20 soldiers and 30 rebels in Daraa city on Sunday."
    (claim,) = read_text(text, _dossier(), published=datetime(2018, 7, 6, tzinfo=UTC), language="en")
    assert claim.killed == Harm(low=50, best=50, high=50)
