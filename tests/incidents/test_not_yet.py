"""That something was not done yet is denied of all the days before; that none of its kind was done at all, of where the report is."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.support.small import claim, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

HERE, THERE = "a" * 64, "b" * 64


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("yet"))


def _done(dossier: Dossier, when: str = "2030-05-08", place: str | None = "mill", **fields: object) -> Claim:
    return claim(dossier, place, when, **{"act": "withdrawal", "actor": "otters", "source": "river_voice", "report": THERE, **fields})


def _not(dossier: Dossier, place: str | None = "mill", yet: str | None = "not", when: str = "2030-05-12", **fields: object) -> Claim:
    terms = {"yet": yet} if yet else {}
    return claim(dossier, place, when, **{"act": "withdrawal", "actor": "league", "source": "wire", "report": HERE, "modality": "denied", "terms": terms, **fields})


def _one(dossier: Dossier, one: Claim, other: Claim, *more: Claim) -> bool:
    words = msgspec.structs.replace(vocabulary(dossier), days={HERE: date(2030, 5, 12), THERE: date(2030, 5, 9)})
    return any({one.id, other.id} <= {*found.claims_for, *found.claims_against} for found in match([one, other, *more], words))


def test_that_it_was_not_done_yet_is_denied_of_the_days_before(dossier: Dossier) -> None:
    assert _one(dossier, _done(dossier), _not(dossier))
    assert not _one(dossier, _done(dossier), _not(dossier, yet=None))  # "did not withdraw on 12 May"
    assert not _one(dossier, _done(dossier, when="2030-05-01"), _not(dossier))  # news no more
    assert not _one(dossier, _done(dossier, when="2030-05-15"), _not(dossier))  # done after all


@pytest.mark.parametrize("other", [{"place": "ford"}, {"act": "fortification"}, {"actor": "night_order"}])
def test_it_is_denied_of_its_own_place_act_and_doer(dossier: Dossier, other: dict[str, str]) -> None:
    assert not _one(dossier, _done(dossier), _not(dossier, **other))  # type: ignore[arg-type]


def test_two_days_of_two_deeds_stay_two(dossier: Dossier) -> None:
    later = _done(dossier, when="2030-05-12", source="wire", report=HERE, terms={"yet": "not"})
    assert not _one(dossier, _done(dossier), later)  # neither is denied


def _around(dossier: Dossier, *places: str) -> list[Claim]:
    return [claim(dossier, one, "2030-05-12", act="force_movement", actor="league", source="wire", report=HERE, order=(0, n + 1)) for n, one in enumerate(places)]


def test_none_at_all_is_denied_of_where_the_report_is(dossier: Dossier) -> None:
    none = _not(dossier, place=None, yet="none")
    assert _one(dossier, _done(dossier, place="VA.north"), none, *_around(dossier, "mill", "mill_old"))
    assert _one(dossier, _done(dossier), none, *_around(dossier, "mill", "ford"))
    assert not _one(dossier, _done(dossier, place="west_gate"), none, *_around(dossier, "mill", "ford"))
    assert not _one(dossier, _done(dossier, place="VA.south"), none, *_around(dossier, "mill", "mill_old"))


def test_one_that_was_not_done_is_not_denied_everywhere(dossier: Dossier) -> None:
    assert not _one(dossier, _done(dossier, place="VA.north"), _not(dossier, place=None), *_around(dossier, "mill", "mill_old"))
    other = _not(dossier, place=None, yet="none", actor="army")
    assert not _one(dossier, _done(dossier, place="VA.north"), other, *_around(dossier, "mill", "mill_old"))


def test_the_words_say_so(dossier: Dossier) -> None:
    done, none = _done(dossier, place="VA.north"), _not(dossier, place=None, yet="none")
    claims = [done, none, *_around(dossier, "mill", "mill_old")]
    words = msgspec.structs.replace(vocabulary(dossier), days={HERE: date(2030, 5, 12), THERE: date(2030, 5, 9)})
    told = " ".join(reason.words for reason in why_claims(done, none, claims, match(claims, words), words).reasons)
    assert "denied of the days before" in told and "where its report is" in told
