"""Times against the publication date; people killed and injured."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm import harms
from ceasefire.claims.parse import parse
from ceasefire.claims.text import Sentence, clean, sentences
from ceasefire.claims.times import find_times, to_come
from ceasefire.clock import first_day, last_day, local_text

ZONE = "Asia/Damascus"
TUESDAY = date(2021, 8, 3)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2021-08-03", "2021-08-03"),
        ("yesterday", "2021-08-02", "2021-08-02"),
        ("overnight", "2021-08-02", "2021-08-03"),
        ("this morning", "2021-08-03", "2021-08-03"),
        ("on Sunday", "2021-08-01", "2021-08-01"),
        ("on Tuesday", "2021-08-03", "2021-08-03"),
        ("last Tuesday", "2021-07-27", "2021-07-27"),
        ("late Saturday", "2021-07-31", "2021-07-31"),
        ("early on Monday", "2021-08-02", "2021-08-02"),
        ("since Friday", "2021-07-30", "2021-08-03"),
        ("9–10 July", "2021-07-09", "2021-07-10"),
        ("from 9 to 11 July 2019", "2019-07-09", "2019-07-11"),
        ("July 24", "2021-07-24", "2021-07-24"),
        ("24th of July", "2021-07-24", "2021-07-24"),
        ("on 24 December", "2020-12-24", "2020-12-24"),
        ("between July 24 and August 1", "2021-07-24", "2021-08-01"),
        ("mid-July", "2021-07-11", "2021-07-20"),
        ("in July", "2021-07-01", "2021-07-31"),
        ("in July 2018", "2018-07-01", "2018-07-31"),
        ("in 2018", "2018-01-01", "2018-12-31"),
        ("earlier this week", "2021-08-01", "2021-08-03"),
        ("last week", "2021-07-25", "2021-07-31"),
        ("at the end of last week", "2021-07-29", "2021-07-29"),
        ("By Friday morning", "2021-07-30", "2021-07-30"),
        ("over the weekend", "2021-07-30", "2021-07-31"),
        ("three days ago", "2021-07-31", "2021-07-31"),
        ("in the past 48 hours", "2021-08-01", "2021-08-03"),
        ("2021-07-30", "2021-07-30", "2021-07-30"),
        ("30/07/2021", "2021-07-30", "2021-07-30"),
    ],
)
def test_dates(words: str, first: str, last: str) -> None:
    (when,) = find_times(words, 0, len(words), TUESDAY, ZONE)
    assert when.interval is not None
    assert (first_day(when.interval).isoformat(), last_day(when.interval).isoformat()) == (first, last)


def test_the_working_week_ends_where_its_days_of_rest_begin() -> None:
    words = "at the end of last week"
    (there,) = find_times(words, 0, len(words), TUESDAY, "Europe/Kyiv")
    assert there.interval is not None
    assert first_day(there.interval) == date(2021, 7, 30)


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("At noon Damascus time", "2021-08-03T12:00+03:00"),
        ("on Sunday at noon", "2021-08-01T12:00+03:00"),
        ("07:00 on 29 July", "2021-07-29T07:00+03:00"),
        ("on 5 May 2018 at 3 p.m. GMT", "2018-05-05T18:00+03:00"),
    ],
)
def test_clock_times(words: str, start: str) -> None:
    (when,) = find_times(words, 0, len(words), TUESDAY, ZONE)
    assert when.interval is not None and when.interval.timed
    assert local_text(when.interval.start, ZONE) == start


@pytest.mark.parametrize(
    "words", ["in recent years", "on the ninth day of the truce", "in the years since", "on 3/4/2018"]
)
def test_what_cannot_be_worked_out_is_unknown(words: str) -> None:
    assert [when.interval for when in find_times(words, 0, len(words), TUESDAY, ZONE)] == [None]


@pytest.mark.parametrize(
    "words", ["yesterday", "on Sunday", "overnight", "last week", "9 July", "three days ago"]
)
def test_without_a_publication_date_nothing_is_guessed(words: str) -> None:
    assert [when.interval for when in find_times(words, 0, len(words), None, ZONE)] == [None]


@pytest.mark.parametrize(
    "words", ["may attack", "they march on", "we said £7", "an august body", "the second shell"]
)
def test_no_dates_where_there_are_none(words: str) -> None:
    assert find_times(words, 0, len(words), TUESDAY, ZONE) == []


def test_a_weekday_of_something_to_come_is_the_next() -> None:
    (when,) = find_times("on Sunday", 0, 9, TUESDAY, ZONE)
    moved = to_come(when, TUESDAY)
    assert moved.interval is not None and first_day(moved.interval) == date(2021, 8, 8)


def _harm(text: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """The fields stated of killed and of injured, over all statements of a sentence."""
    (p,) = parse(text, [(Sentence(0, len(text), 0), ())])
    both: list[dict[str, Any] | None] = [None, None]
    for one in harms(p):
        for at, harm in enumerate((one.killed, one.injured)):
            if harm is not None:
                both[at] = {
                    f: getattr(harm, f) for f in Harm.__struct_fields__ if getattr(harm, f) not in (None, ())
                }
        assert 0 <= one.span[0] < one.span[1] <= len(text)
    return both[0], both[1]


def _n(number: int, **more: Any) -> dict[str, Any]:
    return {"low": number, "best": number, "high": number, **more}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Two civilians were killed.", _n(2, civilians=2), None),
        ("One soldier was killed and another wounded.", _n(1, combatants=1), _n(1)),
        (
            "Twenty-three people, including children, were left dead.",
            _n(23, unquantified=("children",)),
            None,
        ),
        ("The shelling killed at least 12 people.", {"low": 12, "best": 12}, None),
        ("Up to 30 soldiers died.", {"best": 30, "high": 30, "combatants": 30}, None),
        ("About 40 people were injured.", None, {"best": 40}),
        ("Between 10 and 15 fighters were killed.", {"low": 10, "best": 12, "high": 15}, None),
        ("The strike killed a family of five.", _n(5), None),
        ("Five people, three women and two children, were killed.", _n(5, women=3, children=2), None),
        ("Ten people, including 3 women and 4 children, were killed.", _n(10, women=3, children=4), None),
        ("It killed 3 civilians, two of them children.", _n(3, civilians=3, children=2), None),
        ("A man and his two sons were killed.", _n(3), None),
        ("A man and his two children were killed.", _n(3, children=2), None),
        ("It killed two people and wounded five others.", _n(2), _n(5)),
        ("Two civilians were killed and five others injured in the town.", _n(2, civilians=2), _n(5)),
        ("The attack left four people dead and 10 wounded.", _n(4), _n(10)),
        ("At least 20 people were killed or wounded.", {"high": 20}, {"high": 20}),
        ("The death toll rose to 45.", _n(45), None),
        ("No casualties were reported.", _n(0), _n(0)),
        ("It caused damage without injuries.", None, _n(0)),
        ("No information on casualties was available.", None, None),
        ("There were no reports of casualties.", None, None),
        ("It wounded dozens.", None, {"unquantified": ("people",)}),
        ("It wounded several civilians.", None, {"unquantified": ("civilians",)}),
        (
            "The shelling caused the death of three civilians and the injury of ten.",
            _n(3, civilians=3),
            _n(10),
        ),
        ("Twenty-three civilians lost their lives.", _n(23, civilians=23), None),
        ("Ahmad (20) and Omar (30) were wounded.", None, None),
        ("Three shells hit the market on 10 July.", None, None),
        ("Half a dozen civilians were killed.", _n(6, civilians=6), None),
        ("A 45-year-old woman was killed.", _n(1, women=1), None),
    ],
)
def test_harm(text: str, killed: dict[str, Any] | None, injured: dict[str, Any] | None) -> None:
    assert _harm(text) == (killed, injured)


def test_sentences_keep_their_place() -> None:
    text = (
        "<p>Gen. Ali spoke at 5 p.m. on Sunday.</p>\n<p>The U.S. agreed &amp; left. He went; nobody came.</p>"
    )
    bare = clean(text)
    assert len(bare) == len(text)
    assert [bare[s.start : s.end] for s in sentences(bare)] == [
        "Gen. Ali spoke at 5 p.m. on Sunday.", "The U.S. agreed &     left.".replace("     ", "     "), "He went;", "nobody came.",
    ]  # fmt: skip
