"""Talks that are known by the hour of an ultimatum: what two reports say of them is said of one thing."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from tests.support.small import claim, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

ONE, OTHER = "a" * 64, "b" * 64
NINE, TEN = "2030-05-11T09:00+00:00", "2030-05-11T10:00+00:00"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("deadline"))


def _asked(dossier: Dossier, report: str, deadline: str, **fields: object) -> Claim:
    told = {"kind": "statement", "act": "demand_or_ultimatum", "actor": "army", "terms": {"deadline": deadline}, "report": report, **fields}
    return claim(dossier, None, None, **told)


def _said(dossier: Dossier, report: str, when: str | None = None, **fields: object) -> Claim:
    return claim(dossier, None, when, **{"kind": "statement", "act": "agreement_signed", "actor": None, "report": report, **fields})


def _one(dossier: Dossier, signed: Claim, other: Claim, *asked: Claim) -> bool:
    words = msgspec.structs.replace(vocabulary(dossier), days={ONE: date(2030, 5, 10), OTHER: date(2030, 5, 11)})
    return any({signed.id, other.id} <= {*found.claims_for, *found.claims_against} for found in match([signed, other, *asked], words))


def test_that_a_deal_was_made_and_that_none_was_are_said_of_one_round_of_talks(dossier: Dossier) -> None:
    signed, none = _said(dossier, ONE, "2030-05-10", source="wire"), _said(dossier, OTHER, source="watch", modality="denied")
    assert not _one(dossier, signed, none)
    assert _one(dossier, signed, none, _asked(dossier, ONE, TEN), _asked(dossier, OTHER, TEN))
    assert _one(dossier, signed, none, _asked(dossier, ONE, TEN), _asked(dossier, OTHER, TEN, actor=None))


@pytest.mark.parametrize(
    "other",
    [
        {"deadline": NINE},
        {"actor": "night_order"},  # two demands that end at one hour
        {"report": ONE},  # only one report tells of it
    ],
)
def test_another_demand_is_of_other_talks(dossier: Dossier, other: dict[str, str]) -> None:
    signed, none = _said(dossier, ONE, "2030-05-10", source="wire"), _said(dossier, OTHER, source="watch", modality="denied")
    assert not _one(dossier, signed, none, _asked(dossier, ONE, TEN), _asked(dossier, **{"report": OTHER, "deadline": TEN, **other}))


def test_a_day_alone_tells_no_talks(dossier: Dossier) -> None:
    signed, none = _said(dossier, ONE, "2030-05-10", source="wire"), _said(dossier, OTHER, source="watch", modality="denied")
    assert not _one(dossier, signed, none, _asked(dossier, ONE, "2030-05-11"), _asked(dossier, OTHER, "2030-05-11"))


def test_another_act_of_the_talks_is_another_thing(dossier: Dossier) -> None:
    asked = _asked(dossier, ONE, TEN), _asked(dossier, OTHER, TEN)
    signed = _said(dossier, ONE, "2030-05-10", source="wire")
    assert not _one(dossier, signed, _said(dossier, OTHER, source="watch", act="rejection", actor="night_order"), *asked)
    assert not _one(dossier, signed, _said(dossier, OTHER, "2030-05-07", source="watch"), *asked)


def test_of_one_report_two_deals_stay_two(dossier: Dossier) -> None:
    first, second = _said(dossier, ONE, "2030-05-10"), _said(dossier, ONE, order=(0, 1), terms={"about": "prisoners"})
    assert not _one(dossier, first, second, _asked(dossier, ONE, TEN))


def test_the_words_say_so(dossier: Dossier) -> None:
    signed, none = _said(dossier, ONE, "2030-05-10", source="wire"), _said(dossier, OTHER, source="watch", modality="denied")
    claims = [signed, none, _asked(dossier, ONE, TEN), _asked(dossier, OTHER, TEN)]
    words = msgspec.structs.replace(vocabulary(dossier), days={ONE: date(2030, 5, 10), OTHER: date(2030, 5, 11)})
    told = why_claims(signed, none, claims, match(claims, words), words)
    assert any("one deadline" in reason.words for reason in told.reasons)
