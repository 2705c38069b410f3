"""Proof is monotone: one more independent, consistent claim never lowers it; a copy never raises it.
And no finding stands outside an instrument's validity."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, small

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.clock import Interval
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.findings.finding import PROOF_ORDER, Finding
from ceasefire.findings.judge import judge
from ceasefire.incidents.match import match

SOURCES = ["crown_news", "river_voice", "watch", "wire", "rumour"]


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("proof"))


def found(dossier: Dossier, claims: list[Claim]) -> Finding:
    (one,) = judge(match(claims, vocabulary(dossier)), {c.id: c for c in claims}, load_agreements(dossier), dossier)
    return one


def rank(finding: Finding) -> int:
    return PROOF_ORDER.index(finding.proof) if finding.proof else -1


def told(dossier: Dossier, source: str, actor: str, data: st.DataObject) -> Claim:
    return claim(
        dossier, source=source, actor=actor, target="civilians", modality=data.draw(st.sampled_from(["asserted", "hedged"]))
    )


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_one_more_independent_consistent_claim_never_lowers(dossier: Dossier, data: st.DataObject) -> None:
    actor = data.draw(st.sampled_from(["army", "league"]))
    sources = data.draw(st.permutations(SOURCES))
    count = data.draw(st.integers(1, len(sources) - 1))
    claims = [told(dossier, s, actor, data) for s in sources[:count]]
    more = [*claims, told(dossier, sources[count], actor, data)]
    assert rank(found(dossier, more)) >= rank(found(dossier, claims))


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_copy_never_raises(dossier: Dossier, data: st.DataObject) -> None:
    actor = data.draw(st.sampled_from(["army", "league"]))
    others = data.draw(st.lists(st.sampled_from(["crown_news", "river_voice", "wire"]), unique=True, max_size=3))
    claims = [told(dossier, s, actor, data) for s in others] + [claim(dossier, source="watch", actor=actor, target="civilians")]
    copy = data.draw(
        st.sampled_from([{"source": "echo"}, {"source": "wire", "attributed_to": "watch"}, {"source": "watch"}])
    )
    copied = [*claims, claim(dossier, actor=actor, target="civilians", **copy)]
    assert rank(found(dossier, copied)) <= rank(found(dossier, claims))


@settings(max_examples=150, deadline=None)
@given(start=st.datetimes(datetime(2030, 4, 1), datetime(2031, 1, 31)), hours=st.integers(1, 200))
def test_no_finding_outside_an_instruments_validity(dossier: Dossier, start: datetime, hours: int) -> None:
    begin = start.replace(tzinfo=UTC)
    when = Interval(begin, begin + timedelta(hours=hours), 1, "Europe/Zurich", True)
    (truce,) = load_agreements(dossier)
    one = claim(dossier, when=when, source="wire", actor="army")
    findings = judge(match([one], vocabulary(dossier)), {one.id: one}, (truce,), dossier)
    assert truce.until is not None
    if when.end <= truce.in_force or when.start >= truce.until:
        assert findings == ()
    elif when.start >= truce.in_force and when.end <= truce.until:
        assert [f.outcome for f in findings if f.provision == "1"] == ["minor_violation"]
    else:
        assert [f.outcome for f in findings if f.provision == "1"] == ["pending"]
