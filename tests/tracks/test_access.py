"""Access as reported: a plan is no delivery, disagreement stays, unknown is not 0, sides swap, nothing is finer than told."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.small import claim, day, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.act import acts
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.tracks.access import HINDERED, NOT_DONE, Entry, entries, status_of
from ceasefire.tracks.coverage_table import coverage
from ceasefire.tracks.month import month_of, months
from ceasefire.tracks.severity import INDICATORS, SCALE, Severity, severity, word_of

MAY = date(2030, 5, 1)


@pytest.fixture(scope="module")
def vale(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("vale"))


def told(dossier: Dossier, *claims: Claim) -> tuple[Entry, ...]:
    words = vocabulary(dossier)
    days = {c.report: date(2030, 5, 20) for c in claims}
    words = msgspec.structs.replace(words, days=days)
    return entries(match(claims, words), {c.id: c for c in claims}, dossier, words)


def scored(dossier: Dossier, *claims: Claim, last: date = date(2030, 6, 30)) -> dict[tuple[str, date], Severity]:
    words = vocabulary(dossier)
    seen = coverage(claims, dossier, words, MAY, last)
    made = severity(told(dossier, *claims), match(claims, words), seen, dossier)
    return {(one.area, one.month): one for one in made}


def marks(one: Severity) -> dict[str, tuple[int | None, int | None]]:
    return {i.name: (i.low, i.high) for i in one.indicators if i.high is not None}


@pytest.mark.parametrize("modality", ["future_or_conditional", "opinion", "denied"])
def test_what_is_planned_supposed_or_denied_is_no_delivery(vale: Dossier, modality: str) -> None:
    one = claim(vale, act="aid_delivery", modality=modality, terms={"status": "delivered"}, source="wire")
    (entry,) = told(vale, one)
    assert not entry.delivered
    assert not entry.happened
    assert set(entry.statuses) <= NOT_DONE


def test_two_accounts_of_one_convoy_stand_side_by_side(vale: Dossier) -> None:
    a = claim(vale, act="aid_delivery", actor="army", source="crown_news", terms={"status": "delivered", "trucks": "6"})
    b = claim(vale, act="aid_delivery", actor="army", source="river_voice", terms={"status": "looted", "trucks": "4"})
    made = told(vale, a, b)
    (entry,) = made
    assert (entry.statuses, entry.values("trucks")) == (("delivered", "looted"), ("6", "4"))
    assert [(t.by, t.side) for t in entry.told] == [("crown_news", "crown"), ("river_voice", "league")]
    assert entry.delivered
    assert entry.hindered


def test_what_goes_on_counts_in_every_month_it_touches_and_a_deed_only_in_its_own(vale: Dossier) -> None:
    long = day("2030-05-20", "2030-07-02")
    siege, convoy = told(vale, claim(vale, act="siege_or_blockade", when=long), claim(vale, act="aid_delivery", when=long, place="ford"))
    assert siege.months == tuple(months(date(2030, 5, 20), date(2030, 7, 2)))
    assert convoy.months == ()


def test_a_state_with_no_day_is_of_the_day_of_publication_and_a_deed_has_none(vale: Dossier) -> None:
    state, deed = told(vale, claim(vale, act="displacement", kind="status", when=None), claim(vale, act="aid_delivery", when=None, place="ford"))
    assert (state.months, state.dated) == ((MAY,), "publication")
    assert (deed.months, deed.dated) == ((), None)


def test_unknown_is_never_nought(vale: Dossier) -> None:
    made = scored(vale)
    assert {(s.lowest, s.highest, s.known, s.seen) for s in made.values()} == {("none", "extreme", 0, "nothing")}
    assert all(i.low is None and i.why == "not reported" for s in made.values() for i in s.indicators)


def test_quiet_is_nought_only_where_somebody_could_have_told(vale: Dossier) -> None:
    one = claim(vale, act="negotiation", source="wire")
    assert marks(scored(vale, one)["VA.north", MAY]) == {"hostilities": (0, 0)}
    assert marks(scored(vale, msgspec.structs.replace(one, source="crown_news"))["VA.north", MAY]) == {}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"act": "aid_obstruction"}, {"movement": (2, 2)}),
        ({"act": "aid_obstruction", "terms": {"status": "delayed"}}, {"movement": (1, 1)}),
        ({"act": "aid_obstruction", "terms": {"status": "suspended", "constraint": "entry"}}, {"entry": (3, 3)}),
        ({"act": "aid_delivery", "terms": {"status": "looted"}}, {"interference": (2, 2)}),
        ({"act": "aid_delivery"}, {"movement": (0, 1)}),
        ({"act": "siege_or_blockade", "terms": {"constraint": "people_restricted"}}, {"people_restricted": (3, 3)}),
        ({"act": "siege_or_blockade", "terms": {"state": "partly"}}, {"people_restricted": (2, 2)}),
        ({"act": "safe_passage"}, {"people_restricted": (0, 1)}),
        ({"act": "service_disruption", "terms": {"service": "water"}}, {"people_restricted": (2, 2)}),
        ({"act": "displacement", "terms": {"fate": "expelled"}}, {"entry": (3, 3)}),
        ({"act": "displacement", "terms": {"movement": "displaced"}}, {}),
        ({"act": "property_destruction", "terms": {"protected": "hospital"}}, {"violence": (1, 1), "hostilities": (1, 1)}),
        ({"act": "explosive_device"}, {"hostilities": (1, 1), "explosives": (1, 1)}),
        ({"act": "aid_obstruction", "modality": "hedged"}, {"movement": (0, 2)}),
        ({"act": "aid_obstruction", "terms": {"status": "planned"}}, {}),
    ],
)
def test_the_rules_are_as_stated(vale: Dossier, fields: dict[str, object], wanted: dict[str, tuple[int, int]]) -> None:
    one = claim(vale, source=None, **fields)
    made = scored(vale, one)["VA.north", MAY]
    assert marks(made) == wanted
    assert all(set(i.claims) == {one.id} for i in made.indicators if i.high is not None)
    assert made.claims == ((one.id,) if wanted else ())


def test_what_somebody_denies_may_be_nought(vale: Dossier) -> None:
    fields = {"act": "siege_or_blockade", "actor": "army", "terms": {"constraint": "people_restricted"}}
    said = claim(vale, source="river_voice", **fields)
    denied = claim(vale, source="crown_news", modality="denied", **fields)
    assert marks(scored(vale, said)["VA.north", MAY])["people_restricted"] == (3, 3)
    assert marks(scored(vale, said, denied)["VA.north", MAY])["people_restricted"] == (0, 3)


def test_a_province_gathers_and_gives_nothing_down(vale: Dossier) -> None:
    made = scored(vale, claim(vale, place="VA", act="aid_obstruction"))
    assert all(not marks(one) for one in made.values())


ACTS = st.sampled_from(["aid_delivery", "aid_obstruction", "siege_or_blockade", "displacement", "evacuation", "service_disruption", "safe_passage", "shelling", "negotiation"])
STATUS = st.sampled_from([None, "asked", "planned", "delayed", "refused", "delivered", "looted", "suspended"])
ONE = st.tuples(
    ACTS, STATUS, st.sampled_from(["army", "league", None]), st.sampled_from(["crown_news", "river_voice", "wire", None]),
    st.sampled_from(["mill", "ford", "VA.north"]), st.integers(1, 28), st.sampled_from(["asserted", "hedged", "denied", "future_or_conditional"]),
)  # fmt: skip


def made_of(dossier: Dossier, one: tuple[str, str | None, str | None, str | None, str, int, str], n: int) -> Claim:
    act, status, actor, source, place, on, modality = one
    terms = {"status": status} if status else {}
    return claim(
        dossier, act=act, actor=actor, source=source, place=place, when=f"2030-05-{on:02d}", modality=modality, terms=terms, report=f"{n:064x}", order=(n, 0)
    )


@given(st.lists(ONE, max_size=7))
def test_everything_swaps_with_the_parties_and_with_nothing_else(vale: Dossier, told_: list[tuple[str, str | None, str | None, str | None, str, int, str]]) -> None:
    even = msgspec.structs.replace(
        vale, sources={**vale.sources, "river_voice": msgspec.structs.replace(vale.sources["crown_news"], id="river_voice", alignment="league")}
    )
    swap = {"army": "league", "league": "army", "crown_news": "river_voice", "river_voice": "crown_news", "crown": "league"}
    side = {"crown": "league", "league": "crown"}
    claims = [made_of(even, one, n) for n, one in enumerate(told_, 1)]
    turned = [msgspec.structs.replace(c, actor=swap.get(c.actor or "", c.actor), source=swap.get(c.source or "", c.source)) for c in claims]
    first, second = told(even, *claims), told(even, *turned)
    assert [(e.kind, e.area, e.months, e.statuses, e.contested, e.claims) for e in first] == [
        (e.kind, e.area, e.months, e.statuses, e.contested, e.claims) for e in second
    ]
    assert [tuple(swap.get(a, a) for a in e.by) for e in first] == [e.by for e in second]
    assert [[side.get(t.side or "", t.side) for t in e.told] for e in first] == [[t.side for t in e.told] for e in second]
    assert [msgspec.to_builtins(s) for s in scored(even, *claims).values()] == [msgspec.to_builtins(s) for s in scored(even, *turned).values()]


@given(st.lists(ONE, max_size=5))
def test_an_irrelevant_report_changes_nothing(vale: Dossier, told_: list[tuple[str, str | None, str | None, str | None, str, int, str]]) -> None:
    claims = [made_of(vale, one, n) for n, one in enumerate(told_, 1)]
    other = claim(vale, place="west_gate", act="negotiation", when="2031-01-02", source="wire", report=f"{99:064x}", order=(99, 0))
    assert told(vale, *claims) == told(vale, *claims, other)
    assert scored(vale, *claims) == scored(vale, *claims, other)


@given(st.lists(ONE, max_size=7))
def test_nothing_is_finer_than_its_evidence_and_everything_cites_it(vale: Dossier, told_: list[tuple[str, str | None, str | None, str | None, str, int, str]]) -> None:
    claims = [made_of(vale, one, n) for n, one in enumerate(told_, 1)]
    by_id = {c.id: c for c in claims}
    for entry in told(vale, *claims):
        own = [by_id[name] for name in entry.claims]
        assert own
        assert entry.area is None or any(c.place is not None and entry.area in c.place.admin for c in own)
        assert all(any(c.when is not None and month_of(c.when.start.date()) <= m for c in own) for m in entry.months)
        if entry.delivered:
            assert any(c.modality in ("asserted", "hedged") and c.terms.get("status", "delivered") == "delivered" for c in own)
    for one in scored(vale, *claims).values():
        for indicator in one.indicators:
            assert (indicator.low is None) == (indicator.high is None)
            assert indicator.high is None or 0 <= (indicator.low or 0) <= indicator.high <= 3
            assert indicator.high in (None, 0) or indicator.claims
            assert set(indicator.claims) <= set(by_id)
        assert one.low <= one.high
        assert SCALE.index(one.lowest) <= SCALE.index(one.highest)


@given(st.lists(ONE, min_size=1, max_size=6))
def test_another_report_of_access_never_widens_what_is_unknown(vale: Dossier, told_: list[tuple[str, str | None, str | None, str | None, str, int, str]]) -> None:
    claims = [made_of(vale, one, n) for n, one in enumerate(told_, 1)]
    fewer, more = scored(vale, *claims[:-1]), scored(vale, *claims)
    assert all(more[key].known >= fewer[key].known for key in more if claims[-1].modality == "asserted")


def test_the_words_follow_the_mark() -> None:
    assert [word_of(x) for x in (0.0, 0.1, 0.6, 0.7, 1.3, 2.0, 2.5, 3.0)] == ["none", "low", "low", "moderate", "high", "very high", "extreme", "extreme"]
    assert len(INDICATORS) == 9


def test_every_act_has_a_plain_word(vale: Dossier) -> None:
    assert all(status_of(claim(vale, act=act)) not in HINDERED or act == "aid_obstruction" for act in acts())
