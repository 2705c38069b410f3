"""Claims about one happening meet; near-repeats stay apart; disagreement is kept."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.small import claim, day, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.match import match


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("match"))


def matched(dossier: Dossier, *claims: Claim) -> tuple[Incident, ...]:
    return match(claims, vocabulary(dossier))


def one(dossier: Dossier, *claims: Claim) -> Incident:
    incidents = matched(dossier, *claims)
    assert len(incidents) == 1
    return incidents[0]


def test_two_witnesses_of_one_shelling(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army", killed=dead(3)),
        claim(dossier, source="crown_news", actor="army", killed=dead(2)),
    )
    assert found.origins == ("watch", "crown_news")
    assert found.killed == (2, 3)
    assert found.conflicts == ("killed",)
    assert found.credibility == 1


def test_opposed_sources_that_swap_the_blame_disagree_about_one_thing(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="crown_news", actor="league"),
    )
    assert [v.value for v in found.actors] == ["army", "league"]
    assert "actor" in found.conflicts


def test_one_side_naming_two_doers_tells_of_two_things(dossier: Dossier) -> None:
    assert (
        len(
            matched(
                dossier,
                claim(dossier, source="watch", actor="army"),
                claim(dossier, source="river_voice", actor="league"),
            )
        )
        == 2
    )


def test_a_copy_is_not_a_second_witness(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="echo", actor="army"),
        claim(dossier, source="wire", actor="army", attributed_to="watch"),
    )
    assert found.origins == ("watch",)
    assert found.credibility == 2


def test_a_denial_joins_and_counts_against(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", actor="army"),
        claim(dossier, source="crown_news", actor="army", modality="denied"),
    )
    assert len(found.claims_against) == 1
    assert found.conflicts == ("denied",)
    assert found.credibility == 4


@pytest.mark.parametrize(
    "other",
    [
        {"place": "ford"},
        {"when": "2030-05-13"},
        {"act": "aid_delivery"},
        {"when": None},
        {"place": "VA.north", "act": "small_arms_fire"},
    ],
)
def test_different_things_stay_apart(dossier: Dossier, other: dict[str, Any]) -> None:
    assert len(matched(dossier, claim(dossier, source="watch"), claim(dossier, source="wire", **other))) == 2


@pytest.mark.parametrize("modality", ["future_or_conditional", "opinion"])
def test_plans_and_opinions_are_no_incidents(dossier: Dossier, modality: str) -> None:
    assert matched(dossier, claim(dossier, modality=modality)) == ()


def test_a_neighbourhood_meets_its_town(dossier: Dossier) -> None:
    found = one(dossier, claim(dossier, "mill_old", source="watch"), claim(dossier, "mill", source="wire"))
    assert found.place is not None
    assert found.place.id == "mill_old"
    assert found.place.radius_km >= 0.5


def test_near_repeats_are_not_chained(dossier: Dossier) -> None:
    """Day after day of shelling at one town is not one incident."""
    days = [f"2030-05-{n:02}" for n in range(10, 20)]
    incidents = matched(dossier, *(claim(dossier, when=d, source="watch", actor="army") for d in days))
    assert len(incidents) >= 5
    assert all(i.when is not None and (i.when.end - i.when.start).days <= 2 for i in incidents)


def test_rows_of_one_table_stay_what_their_maker_made_them(dossier: Dossier) -> None:
    rows = [claim(dossier, report="a" * 64, row=n, order=(1, n), source="wire") for n in (2, 3)]
    assert len(matched(dossier, *rows)) == 2


def test_one_text_with_two_places_tells_of_two_things(dossier: Dossier) -> None:
    told = [claim(dossier, p, report="b" * 64, source="watch") for p in ("mill", "mill_old")]
    assert len(matched(dossier, *told)) == 1  # a part of the town it names
    told = [claim(dossier, p, report="b" * 64, source="watch") for p in ("mill", "ford")]
    assert len(matched(dossier, *told)) == 2


def test_an_update_replaces_the_toll_of_its_origin(dossier: Dossier) -> None:
    found = one(
        dossier,
        claim(dossier, source="watch", killed=dead(3)),
        claim(dossier, source="watch", killed=dead(4)),
    )
    assert found.killed == (4, 4)
    assert len(found.tolls) == 1
    assert len(found.tolls[0].claims) == 2


def test_at_least_stays_open(dossier: Dossier) -> None:
    assert one(dossier, claim(dossier, killed=dead(low=23))).killed == (23, None)


def test_a_monthly_toll_is_no_single_day(dossier: Dossier) -> None:
    month = day("2030-05-01", "2030-05-31")
    incidents = matched(
        dossier,
        claim(dossier, when=month, act="killing_other", place="VA.north", source="watch"),
        claim(dossier, when="2030-05-10", act="killing_other", source="watch"),
    )
    assert len(incidents) == 2


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_of_arrival_in_the_list_does_not_matter_and_nothing_is_lost(
    dossier: Dossier, data: st.DataObject
) -> None:
    made = [
        claim(
            dossier,
            data.draw(st.sampled_from(["mill", "mill_old", "ford", "VA.north", None])),
            data.draw(st.sampled_from(["2030-05-10", "2030-05-11", "2030-05-12", None])),
            act=data.draw(st.sampled_from(["shelling", "airstrike", "armed_clash"])),
            actor=data.draw(st.sampled_from(["army", "league", "otters", None])),
            source=data.draw(st.sampled_from(["watch", "wire", "crown_news", None])),
        )
        for _ in range(data.draw(st.integers(1, 12)))
    ]
    straight = matched(dossier, *made)
    shuffled = matched(dossier, *data.draw(st.permutations(made)))
    assert straight == shuffled
    held = [c for i in straight for c in (*i.claims_for, *i.claims_against)]
    assert sorted(held) == sorted(c.id for c in made)


def test_the_same_places_in_the_same_order_are_one_account(dossier: Dossier) -> None:
    places = ["mill", "ford", "west_gate", "mill_old"]

    def account(source: str, order: list[str], when: str = "2030-05-10") -> list[Claim]:
        report = f"{source}{when}".ljust(64, "0")
        return [claim(dossier, p, when, source=source, report=report, order=(len(source), n)) for n, p in enumerate(order)]

    first, echo = account("wire", places), account("crown_news", places)
    assert all(i.origins == ("wire",) for i in matched(dossier, *first, *echo) if len(i.claims_for) > 1)
    other = account("crown_news", places[::-1])
    assert any(len(i.origins) == 2 for i in matched(dossier, *first, *other))
    later = account("crown_news", places, "2030-05-20")
    assert {i.origins for i in matched(dossier, *first, *later)} == {("wire",), ("crown_news",)}
