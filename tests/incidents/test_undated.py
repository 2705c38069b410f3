"""What a text gives no time for: its report's days, else the days before it was published; a place that one side left and
the other took."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.support.small import claim, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

NEWS, SPAN = "a" * 64, (1, 2)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("undated"))


def _together(dossier: Dossier, one: Claim, other: Claim, *more: Claim, published: dict[str, date]) -> bool:
    words = msgspec.structs.replace(vocabulary(dossier), days=published)
    return any({one.id, other.id} <= {*found.claims_for, *found.claims_against} for found in match([one, other, *more], words))


def _taken(dossier: Dossier, place: str | None = "mill", when: str | None = None, **fields: object) -> Claim:
    return claim(dossier, place, when, **{"kind": "status", "act": "control_gained", "actor": "army", "source": "wire", **fields})


def test_what_was_news_is_of_the_days_before(dossier: Dossier) -> None:
    bare = _taken(dossier, report=NEWS)
    dated = _taken(dossier, when="2030-05-10", source="watch", kind="event")
    days = [date(2030, 5, n) for n in (9, 10, 11, 12, 13)]
    assert [_together(dossier, bare, dated, published={NEWS: day}) for day in days] == [False, True, True, True, False]
    assert not _together(dossier, bare, dated, published={})


@pytest.mark.parametrize(
    "fields",
    [
        {"place": "ford"},
        {"act": "siege_or_blockade"},  # goes on
        {"spans": {"when": SPAN}},  # "years ago"
        {"act": "violation_alleged", "kind": "statement"},
    ],
)
def test_a_time_that_is_told_or_long_is_no_news(dossier: Dossier, fields: dict[str, object]) -> None:
    bare = _taken(dossier, report=NEWS, **fields)
    dated = _taken(dossier, when="2030-05-10", source="watch", act=bare.act)
    assert not _together(dossier, bare, dated, published={NEWS: date(2030, 5, 10)})


def test_two_of_no_day_need_more_than_a_place(dossier: Dossier) -> None:
    published = {NEWS: date(2030, 5, 10), "b" * 64: date(2030, 5, 11)}
    mine, same = (_taken(dossier, report=r, source=s) for r, s in ((NEWS, "wire"), ("b" * 64, "watch")))
    assert _together(dossier, mine, same, published=published)
    nobody = _taken(dossier, report="b" * 64, source="watch", actor=None)
    assert not _together(dossier, mine, nobody, published=published)


def test_the_words_say_so(dossier: Dossier) -> None:
    bare, dated = _taken(dossier, report=NEWS), _taken(dossier, when="2030-05-10", source="watch", kind="event")
    words = msgspec.structs.replace(vocabulary(dossier), days={NEWS: date(2030, 5, 11)})
    told = why_claims(bare, dated, [bare, dated], match([bare, dated], words), words)
    assert any("news of 2030-05-11" in reason.words for reason in told.reasons)


def test_who_left_and_who_took_tell_of_one_change_of_hands(dossier: Dossier) -> None:
    def pair(left: str | None, took: str = "army", place: str = "mill") -> bool:
        taken = _taken(dossier, when="2030-05-10", source="watch", kind="event", actor=took)
        gone = claim(dossier, place, "2030-05-10", act="withdrawal", actor=left, source="wire")
        return _together(dossier, taken, gone, published={})

    assert pair("night_order") and pair("army", "night_order")
    assert not pair("army")  # it took the place and left it again
    assert not pair(None)
    assert not pair("night_order", place="ford")
