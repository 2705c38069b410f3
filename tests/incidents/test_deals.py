"""Claims of a deal are held against the dossier's agreements: by their days, their places and who is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import FILES, claim, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.incidents.deals import told_deals
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.match import match
from ceasefire.incidents.whypoints import why_claims

SECOND = (
    FILES["agreements/truce.yaml"]
    .replace("id: truce\n", "id: mill_pause\n")
    .replace("The Vale truce", "Pause at Milltown")
    .replace("2030-05-01T12:00", "2030-05-20T06:00")
    .replace("vale: {admin: [VA.north, VA.south]}", "vale: {places: [mill]}")
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("deals"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return load(write(tmp_path_factory.mktemp("two"), {"agreements/pause.yaml": SECOND}))


def deal(dossier: Dossier, when: str | None = "2030-05-01", place: str | None = None, **more: Any) -> Claim:
    return claim(dossier, place, when, **{"kind": "statement", "act": "truce_declared", "source": "wire", **more})


def told(dossier: Dossier, *claims: Claim) -> list[str | None]:
    found = told_deals(claims, load_agreements(dossier), dossier)
    return [found.get(c.id) for c in claims]


def matched(dossier: Dossier, *claims: Claim) -> tuple[Incident, ...]:
    return match(claims, vocabulary(dossier), told_deals(claims, load_agreements(dossier), dossier))


@pytest.mark.parametrize(
    ("fields", "one"),
    [
        ({}, True),
        ({"when": "2030-04-30"}, True),  # the evening before
        ({"when": "2030-05-02"}, True),
        ({"when": "2030-05-04"}, False),
        ({"when": "2030-04-28"}, False),
        ({"actor": "army", "target": "league"}, True),
        ({"actor": "otters"}, True),  # part of a party
        ({"actor": "night_order"}, False),
        ({"actor": "army", "terms": {"parties": "army,night_order"}}, False),
        ({"place": "mill"}, True),
        ({"place": "ford"}, True),
        ({"place": "west_gate"}, False),  # outside its zone
        ({"act": "acceptance"}, False),
        ({"act": "shelling", "kind": "event"}, False),
        ({"when": None}, False),
    ],
)
def test_a_claim_of_a_deal_is_of_the_agreement_that_it_can_be(dossier: Dossier, fields: dict[str, Any], one: bool) -> None:
    assert told(dossier, deal(dossier, **fields)) == ["truce" if one else None]


def test_a_deal_in_news_without_a_day_has_to_name_a_party(dossier: Dossier) -> None:
    published = msgspec.structs.replace(dossier, days={"a" * 64: date(2030, 5, 2), "b" * 64: date(2030, 5, 9)})
    named, nobody, late = (
        deal(dossier, None, report=r * 64, actor=actor) for r, actor in (("a", "army"), ("a", None), ("b", "army"))
    )
    assert told(published, named, nobody, late) == ["truce", None, None]


def test_of_two_agreements_a_claim_is_of_the_one_on_its_day_and_of_none_where_both_are_as_near(two: Dossier) -> None:
    assert told(two, deal(two, "2030-05-20", "mill")) == ["mill_pause"]
    near = SECOND.replace("2030-05-20T06:00", "2030-05-02T06:00")
    close = load(write(two.root.parent / f"{two.root.name}-close", {"agreements/pause.yaml": near}))
    assert told(close, deal(close, "2030-05-02", "mill")) == ["mill_pause"]
    assert told(close, deal(close, "2030-05-02", "ford")) == ["truce"]
    assert told(close, deal(close, "2030-04-30", "mill")) == ["truce"]  # two days before the other
    assert told(close, deal(close, "2030-05-03", "mill")) == ["mill_pause"]


def test_accounts_of_one_agreement_are_one_incident_however_they_date_and_place_it(dossier: Dossier) -> None:
    told = [
        deal(dossier, "2030-04-30", actor="army", target="league", source="wire"),
        deal(dossier, "2030-05-02", "ford", actor="league", act="agreement_signed", source="watch"),
        deal(dossier, "2030-05-01", "mill", source="crown_news"),
    ]
    (found,) = matched(dossier, *told)
    assert set(found.claims_for) == {c.id for c in told}
    assert "date" in found.conflicts
    assert len(match(told, vocabulary(dossier))) == 3  # without the agreement nothing says that they are one


def test_two_agreements_stay_two_and_so_do_deals_of_no_agreement(two: Dossier) -> None:
    early, late = deal(two, "2030-05-01", "mill", actor="army"), deal(two, "2030-05-20", "mill", actor="army", source="watch")
    other = deal(two, "2030-05-10", "mill", actor="army", source="crown_news")
    assert len(matched(two, early, late, other)) == 3


def test_one_report_that_places_a_deal_twice_tells_of_one(dossier: Dossier) -> None:
    both = [deal(dossier, place=p, report="c" * 64, order=(9, n)) for n, p in enumerate(("mill", "ford"))]
    assert len(matched(dossier, *both)) == 1


def test_a_denial_of_a_deal_is_of_that_deal(dossier: Dossier) -> None:
    (found,) = matched(dossier, deal(dossier, actor="army"), deal(dossier, actor="army", modality="denied", source="crown_news"))
    assert found.conflicts == ("denied",)


def test_the_place_of_a_deal_is_what_most_say_that_it_covers(dossier: Dossier) -> None:
    places = ["mill", "VA.north", "VA.north", "mill_old"]
    (found,) = matched(dossier, *(deal(dossier, place=p, source=s) for p, s in zip(places, ("wire", "watch", "crown_news", "river_voice"), strict=True)))
    assert found.place is not None and found.place.id == "VA.north"


def test_why_says_which_agreement(dossier: Dossier) -> None:
    one, other = deal(dossier, "2030-04-30", "mill"), deal(dossier, "2030-05-02", "ford", source="watch")
    deals = told_deals([one, other], load_agreements(dossier), dossier)
    why = why_claims(one, other, [one, other], match([one, other], vocabulary(dossier), deals), vocabulary(dossier), deals)
    assert why.together
    words = {reason.field: reason.words for reason in why.reasons}
    assert words["deal"].startswith("truce, by its days")
    assert words["place"].endswith("what one deal covers is told in two ways")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_changes_nothing_and_no_deal_is_chained_to_another(two: Dossier, data: st.DataObject) -> None:
    made = [
        deal(
            two,
            data.draw(st.sampled_from(["2030-05-01", "2030-05-02", "2030-05-10", "2030-05-20", "2030-05-21"])),
            data.draw(st.sampled_from(["mill", "ford", "VA.north", None])),
            act=data.draw(st.sampled_from(["truce_declared", "agreement_signed", "acceptance"])),
            actor=data.draw(st.sampled_from(["army", "league", "night_order", None])),
            source=data.draw(st.sampled_from(["watch", "wire", "crown_news", None])),
        )
        for _ in range(data.draw(st.integers(1, 10)))
    ]
    straight = matched(two, *made)
    assert straight == matched(two, *data.draw(st.permutations(made)))
    deals = told_deals(made, load_agreements(two), two)
    for one in straight:
        assert len({deals[c] for c in one.claims_for if c in deals}) <= 1


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_parties_exchanged_are_the_same_deal(dossier: Dossier, data: st.DataObject) -> None:
    other = {"army": "league", "league": "army", None: None}
    named = [(data.draw(st.sampled_from(["army", "league", None])), data.draw(st.sampled_from(["2030-05-01", "2030-05-03", "2030-05-10"]))) for _ in range(5)]
    straight = [deal(dossier, when, actor=actor) for actor, when in named]
    swapped = [msgspec.structs.replace(c, actor=other[c.actor]) for c in straight]
    assert told(dossier, *straight) == told(dossier, *swapped)
    groups = [[i.claims_for for i in matched(dossier, *given)] for given in (straight, swapped)]
    assert groups[0] == groups[1]
