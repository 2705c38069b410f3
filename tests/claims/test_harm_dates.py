"""What is added to a toll and what is not; of which days a toll is; reports of the embedded dossier, all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.harm import harms
from ceasefire.claims.parse import parse
from ceasefire.claims.read import read_text
from ceasefire.claims.text import Sentence
from ceasefire.claims.times import find_times
from ceasefire.cli.read import read
from ceasefire.clock import first_day, last_day, local_text
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.vocabulary import Vocabulary

ZONE = "Asia/Damascus"


def _harm(text: str) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """The fields of killed and injured of each statement of harm."""
    (p,) = parse(text, [(Sentence(0, len(text), 0), ())])
    return [
        tuple(  # type: ignore[misc]
            None
            if harm is None
            else {f: getattr(harm, f) for f in Harm.__struct_fields__ if getattr(harm, f) not in (None, ())}
            for harm in (one.killed, one.injured)
        )
        for one in harms(p)
    ]


def _n(number: int, **more: Any) -> dict[str, Any]:
    return {"low": number, "best": number, "high": number, **more}


def _floor(number: int, **more: Any) -> dict[str, Any]:
    return {"low": number, "best": number, **more}


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        # Another fate is no death.
        (
            "The UN counted 18,000 displaced people and at least eight civilian deaths.",
            _floor(8, civilians=8),
            None,
        ),
        ("It said 500 people fled, 30 were detained and 12 were killed.", _n(12), None),
        ("5,000 were evacuated and 12 wounded.", None, _n(12)),
        ("The shelling killed three civilians and displaced 3,000 people.", _n(3, civilians=3), None),
        ("It killed three soldiers and captured 12.", _n(3, combatants=3), None),
        ("More than 320,000 people were displaced and 150 killed.", _n(150), None),
        ("The strike killed 14 displaced civilians.", _n(14, civilians=14), None),
        ("Twelve captured soldiers were killed.", _n(12, combatants=12), None),
        ("The attack killed 150 people and 200 were injured.", _n(150), _n(200)),
        # Parts of a whole.
        (
            "The strikes killed 14 civilians on Tuesday morning, five children and three women among them.",
            _n(14, civilians=14, women=3, children=5),
            None,
        ),
        (
            "Six civilians, two women and three children among them, were killed.",
            _n(6, civilians=6, women=2, children=3),
            None,
        ),
        ("It killed 98 civilians, among them 24 children.", _n(98, civilians=98, children=24), None),
        ("Shells killed 14 people, of whom five were children.", _n(14, children=5), None),
        ("Shells killed 14 people, including five children.", _n(14, children=5), None),
        (
            "23 children and 11 women among 59 civilians were killed.",
            _n(59, civilians=59, women=11, children=23),
            None,
        ),
        (
            "It told of at least 159 civilians killed since 19 June, 33 children among them, and put the number of displaced at 320,000.",
            _floor(159, civilians=159, children=33),
            None,
        ),
        ("Three civilians, two of them children, were killed.", _n(3, civilians=3, children=2), None),
        # Groups of killed in one phrase are added.
        ("Three civilians and two fighters were killed.", _n(5, civilians=3, combatants=2), None),
        # Families are not persons.
        ("Five members of one family died when their home was hit.", _n(5), None),
        (
            "It wounded many people, a paper wrote on the word of a reporter.",
            None,
            {"unquantified": ("people",)},
        ),
        ("One more civilian was killed.", _n(1, civilians=1), None),
        # Nobody.
        ("None was killed.", _n(0), None),
        ("None of them was killed.", _n(0), None),
        ("No one was killed.", _n(0), None),
        ("No civilians were killed.", _n(0), None),
        ("No fewer than five civilians were killed.", _floor(5, civilians=5), None),
        ("Two soldiers were killed.", _n(2, combatants=2), None),
        ("A hospital put the dead at more than 100 civilians.", _floor(100), None),
        ("23 people, including children, were killed.", _n(23, unquantified=("children",)), None),
        (
            "Shells killed 23 people in the town, including children.",
            _n(23, unquantified=("children",)),
            None,
        ),
    ],
)
def test_what_is_added_and_what_is_not(
    text: str, killed: dict[str, Any] | None, injured: dict[str, Any] | None
) -> None:
    found = _harm(text)
    assert [one for one, _ in found if one is not None] == ([killed] if killed is not None else [])
    assert [one for _, one in found if one is not None] == ([injured] if injured is not None else [])


@pytest.mark.parametrize(
    "text",
    [
        "A local source spoke of 150 killed and 200 injured.",
        "The attack left the city in shock, with 150 killed and 200 injured in three suicide attacks by 30 gunmen.",
        "The group got inside the city on Wednesday and carried out three attacks, and a source spoke of 150 killed, 200 injured.",
        "Officials told of 150 people killed and another 200 injured in the city.",
        "It left 150 dead and 200 wounded in the villages of the east.",
    ],
)
def test_killed_and_injured_keep_their_numbers(text: str) -> None:
    assert _harm(text) == [(_n(150), None), (None, _n(200))]


def test_a_toll_of_all_days_is_not_that_of_one_attack() -> None:
    text = "Shelling killed 17 civilians on Thursday, bringing the toll to 93 since 19 June."
    assert _harm(text) == [(_n(17, civilians=17), None), (_n(93), None)]
    text = "Shelling killed 17 civilians, raising to 93 the number of civilians killed since 19 June."
    assert _harm(text) == [(_n(17, civilians=17), None), (_n(93, civilians=93), None)]
    text = "The number of civilians killed in the province reached 93 since 19 June."
    assert _harm(text) == [(_n(93), None)]


def test_a_figure_to_compare_with_is_never_added() -> None:
    text = "There was no death since 9 July, against 18 civilians killed in the eight days before."
    assert _harm(text) == [(_n(0), None), (_n(18, civilians=18), None)]
    text = "None was killed, compared with 18 civilians killed the month before the truce."
    assert _harm(text) == [(_n(0), None), (_n(18, civilians=18), None)]
    assert _harm("At least 23 people died, down from 40 in June.") == [(_floor(23), None)]


def _days(text: str, published: date | None = date(2018, 7, 18)) -> list[tuple[str, str] | None]:
    return [
        None
        if one.interval is None
        else (first_day(one.interval).isoformat(), last_day(one.interval).isoformat())
        for one in find_times(text, 0, len(text), published, ZONE)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since 9 July, against 18 in the eight days before", [("2018-07-09", "2018-07-18"), ("2018-07-01", "2018-07-08")]),
        ("in the eight days before 9 July", [("2018-07-01", "2018-07-08")]),
        ("in the month before the truce", [None]),
        ("the month before", [None]),
        ("in the two weeks before the deal", [None]),
        ("since 19 June", [("2018-06-19", "2018-07-18")]),
        ("since the offensive began on 19 June", [("2018-06-19", "2018-07-18")]),
        ("since the start of the escalation on June 19, 2018", [("2018-06-19", "2018-07-18")]),
        ("since the ceasefire of 9 July", [("2018-07-09", "2018-07-18")]),
    ],
)  # fmt: skip
def test_days_before_and_since(text: str, expected: list[tuple[str, str] | None]) -> None:
    assert _days(text) == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "timed"),
    [
        ("after midnight on Tuesday", "2018-07-17T00:00+03:00", "2018-07-17T06:00+03:00", False),
        ("shortly after midnight", "2018-07-18T00:00+03:00", "2018-07-18T06:00+03:00", False),
        ("before midnight", "2018-07-18T18:00+03:00", "2018-07-19T00:00+03:00", False),
        ("at midnight", "2018-07-18T00:00+03:00", "2018-07-18T00:01+03:00", True),
    ],
)
def test_after_midnight_is_the_night_not_a_minute(text: str, start: str, end: str, timed: bool) -> None:
    (when,) = find_times(text, 0, len(text), date(2018, 7, 18), ZONE)
    assert when.interval is not None and when.interval.timed is timed
    assert (local_text(when.interval.start, ZONE), local_text(when.interval.end, ZONE)) == (start, end)


@lru_cache(maxsize=1)
def _world() -> Vocabulary:
    return general_vocabulary("Asia/Baghdad")


def _read(text: str, published: datetime = datetime(2018, 7, 6, tzinfo=UTC)) -> tuple[Claim, ...]:
    return read_text(text, _world(), published=published, language="en")


def _toll(claims: tuple[Claim, ...], number: int) -> Claim:
    (one,) = [c for c in claims if c.killed is not None and c.killed.low == number]
    return one


@pytest.mark.parametrize(
    "text",
    [
        "A monitor said 98 civilians have been killed since 19 June.",
        "Shells hit the market of Mosul on Thursday and killed two people. A monitor counted at least 98 civilians killed since 19 June, 33 children among them.",
    ],
)
def test_a_toll_since_a_day_is_its_own_claim_over_all_the_days(text: str) -> None:
    claim = _toll(_read(text), 98)
    assert claim.when is not None
    assert (first_day(claim.when), last_day(claim.when)) == (date(2018, 6, 19), date(2018, 7, 6))
    assert (claim.kind, claim.when.date_prec, claim.place) == ("event", 4, None)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Mosul on Thursday. The number of civilians killed in the province reached 93 since the escalation began on 19 June, a monitor said.",
        "Air strikes killed 17 civilians in Mosul on Thursday, bringing the toll to 93 since 19 June, a monitor said.",
    ],
)
def test_a_toll_of_all_days_takes_neither_day_nor_place_of_one_attack(text: str) -> None:
    claims = _read(text)
    toll = _toll(claims, 93)
    assert toll.when is not None and toll.place is None
    assert (first_day(toll.when), last_day(toll.when)) == (date(2018, 6, 19), date(2018, 7, 6))
    (attack,) = [c for c in claims if c is not toll]
    assert attack.when is not None and attack.place is not None
    assert first_day(attack.when) == last_day(attack.when) == date(2018, 7, 5)


def test_a_toll_keeps_the_place_that_is_said_of_it() -> None:
    claim = _toll(_read("A monitor said 93 people were killed in Mosul since 19 June."), 93)
    assert claim.place is not None and claim.when is not None and claim.when.date_prec == 4


def test_a_toll_of_years_is_no_happening() -> None:
    claims = _read("Shells hit Mosul on Thursday. Some 500,000 people were killed since 15 March 2011.")
    assert not [c for c in claims if c.killed is not None]


def test_a_comparison_has_its_own_earlier_days() -> None:
    text = "The monitor documented no death in fighting in Mosul since 1 July, against 18 civilians killed in shelling by the army in the eight days before."
    claims = _read(text)
    earlier = _toll(claims, 18)
    assert earlier.when is not None
    assert (first_day(earlier.when), last_day(earlier.when)) == (date(2018, 6, 23), date(2018, 6, 30))
    assert all(c.killed is None or c.killed.best in (0, 18) for c in claims)


def test_a_month_before_a_truce_is_not_dated() -> None:
    text = "Two people were killed in shelling in Mosul between 9 June and 6 July. The monitor counted 84 civilians killed in the month before the truce, among them 24 children and 27 women."
    claim = _toll(_read(text), 84)
    assert (claim.when, claim.place) == (None, None)
    assert claim.killed is not None and (claim.killed.children, claim.killed.women) == (24, 27)


def test_without_a_zone_and_a_dossier_one_line_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "text.txt"
    path.write_text("The army shelled Mosul at noon on Sunday. Rebels shelled Mosul on Monday.\n")
    assert read(str(path), published="2021-08-03") == 0
    said = capsys.readouterr()
    assert "+00:00" in said.out
    assert said.err.count("--zone") == 1 and len(said.err.splitlines()) == 1
    assert read(str(path), published="2021-08-03", zone="Asia/Baghdad") == 0
    assert capsys.readouterr().err == ""


def test_children_without_a_number_are_named(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert read(str(shared / "texts" / "daraa-breakdown-2021.txt"), published="2021-08-03", zone=ZONE) == 0
    assert '"unquantified":["children"]' in capsys.readouterr().out
