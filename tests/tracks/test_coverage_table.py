"""Who could see, by unit and month: unseen is not quiet, one side is not several, a denial is no eye."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.small import claim, day, small, write

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.load import load
from ceasefire.place import Place
from ceasefire.tracks.area import Areas, month_span, sure_month
from ceasefire.tracks.coverage import seen
from ceasefire.tracks.coverage_table import WORDS, Coverage, coverage
from ceasefire.tracks.month import months

MAY = date(2030, 5, 1)


@pytest.fixture(scope="module")
def vale(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("vale"))


def table(dossier: Dossier, *claims: Claim, last: date = date(2030, 5, 31)) -> dict[tuple[str, date], Coverage]:
    rows = coverage(claims, dossier, vocabulary(dossier), MAY, last)
    assert len({(r.area, r.month) for r in rows}) == len(rows)
    return {(r.area, r.month): r for r in rows}


def test_every_unit_of_the_area_has_every_month(vale: Dossier) -> None:
    made = table(vale, last=date(2030, 7, 2))
    assert list(made) == [(unit, month) for unit in ("VA.north", "VA.south") for month in months(MAY, date(2030, 7, 2))]
    assert {r.word for r in made.values()} == {"unseen"}


def test_sources_of_one_side_are_one_side(vale: Dossier) -> None:
    one = claim(vale, source="crown_news")
    made = table(vale, one)
    row = made["VA.north", MAY]
    assert (row.word, row.seen, [(v.side, v.origins, v.claims) for v in row.sides]) == ("one side", False, [("crown", 1, (one.id,))])
    assert made["VA.south", MAY].word == "unseen"
    assert table(vale, one, claim(vale, source="river_voice"))["VA.north", MAY].word == "several sides"


def test_one_origin_that_repeats_itself_is_one(vale: Dossier) -> None:
    rows = table(vale, claim(vale, source="watch"), claim(vale, source="echo"), claim(vale, source="watch"))
    assert [(v.origins, len(v.claims)) for v in rows["VA.north", MAY].sides] == [(1, 3)]


def test_what_nobody_known_says_shows_nothing(vale: Dossier) -> None:
    assert table(vale, claim(vale, source=None))["VA.north", MAY].word == "unseen"


def test_what_is_known_to_a_province_or_over_two_months_shows_no_month_of_it(vale: Dossier) -> None:
    wide = claim(vale, place="VA.north", source="wire")
    late = claim(vale, when=day("2030-05-30", "2030-06-02"), source="wire")
    assert table(vale, wide, late)["VA.north", MAY].word == "unseen"


def test_eyes_count_once_and_a_denial_is_told_and_is_no_eye(tmp_path: Path) -> None:
    rows = (
        "- {id: a, by: watch, place: mill, from: 2030-05-02, until: 2030-05-10, kind: post}\n"
        "- {id: b, by: wire, place: mill, from: 2030-05-02, until: 2030-05-10, kind: camera}\n"
        "- {id: c, by: watch, place: ford, from: 2030-05-01, until: 2030-05-31, kind: denied, denied_by: army}\n"
        "- {id: d, by: watch, place: ford, from: 2030-06-01, until: 2030-06-20, kind: patrol}\n"
    )
    dossier = load(write(tmp_path, {"coverage.yaml": rows}))
    made = table(dossier, last=date(2030, 6, 30))
    north = made["VA.north", MAY]
    assert [(e.by, e.kind, e.days, e.row) for e in north.eyes] == [("watch", "post", 9, "a"), ("wire", "camera", 9, "b")]
    assert north.word == "unseen"  # nine days of thirty-one, however many looked
    south = made["VA.south", MAY]
    assert [(d.kind, d.by, d.denied_by, d.days) for d in south.denied] == [("denied", "watch", "army", 31)]
    assert (south.word, south.eyes) == ("unseen", ())
    assert made["VA.south", date(2030, 6, 1)].word == "eyes there"


def test_a_restriction_that_is_reported_is_told_with_its_claim(vale: Dossier) -> None:
    one = claim(vale, act="monitor_restricted", actor="army", target="league", terms={"restriction": "delayed"}, source="wire")
    (shut,) = table(vale, one)["VA.north", MAY].denied
    assert (shut.kind, shut.by, shut.denied_by, shut.claims) == ("delayed", "league", "army", (one.id,))


def test_the_table_says_what_the_question_says(vale: Dossier) -> None:
    told = [claim(vale, source="crown_news"), claim(vale, source="river_voice"), claim(vale, place="ford", source="river_voice")]
    start, end = month_span(MAY, vale.time_zone)
    for (unit, _), row in table(vale, *told).items():
        answer = seen(lambda place, unit=unit: unit in place.admin, start, end, told, vale, vocabulary(vale))  # type: ignore[misc]
        assert (row.seen, row.why) == (answer.seen, answer.why)


SOURCES = st.sampled_from(["crown_news", "river_voice", "watch", "wire", "echo", None])
TOLD = st.lists(st.tuples(st.sampled_from(["mill", "ford", "VA.north", "west_gate"]), st.integers(1, 28), SOURCES), max_size=8)


@given(TOLD)
def test_more_reports_never_show_less(vale: Dossier, told: list[tuple[str, int, str | None]]) -> None:
    claims = [claim(vale, place=p, when=f"2030-05-{d:02d}", source=s) for p, d, s in told]
    fewer, more = table(vale, *claims[:-1]), table(vale, *claims)
    for key, row in more.items():
        assert WORDS.index(row.word) <= WORDS.index(fewer[key].word)
        assert row.seen == (row.word in WORDS[:2])


@given(TOLD)
def test_sides_swap_with_the_sources(vale: Dossier, told: list[tuple[str, int, str | None]]) -> None:
    swap = {"crown_news": "river_voice", "river_voice": "crown_news"}
    mirror = msgspec.structs.replace(vale.sources["crown_news"], id="river_voice", alignment="league")
    neutral = msgspec.structs.replace(vale.sources["watch"], leaning=None)
    even = msgspec.structs.replace(vale, sources={**vale.sources, "river_voice": mirror, "watch": neutral})
    claims = [claim(vale, place=p, when=f"2030-05-{d:02d}", source=s) for p, d, s in told]
    turned = [msgspec.structs.replace(c, source=swap.get(c.source or "", c.source)) for c in claims]
    other = {"crown": "league", "league": "crown"}
    mirrored = table(even, *turned)
    for key, row in table(even, *claims).items():
        sides = [(other.get(v.side or "", v.side), v.origins, v.claims) for v in row.sides]
        assert [(v.side, v.origins, v.claims) for v in mirrored[key].sides] == sides
        assert (mirrored[key].word, mirrored[key].why) == (row.word, row.why)


def test_a_place_with_no_unit_is_put_in_one_only_where_all_of_it_lies_in_the_outline(vale: Dossier) -> None:
    square = {"type": "Polygon", "coordinates": [[[7.9, 47.4], [8.2, 47.4], [8.2, 47.6], [7.9, 47.6], [7.9, 47.4]]]}
    drawn = msgspec.structs.replace(vale, shapes={"VA.north": square})
    areas = Areas(drawn)
    assert areas.of(Place(name="Barn", lat=47.5, lon=8.05, radius_km=1.0)) == "VA.north"
    assert areas.of(Place(name="Barn", lat=47.5, lon=8.05, radius_km=30.0)) is None
    assert areas.of(Place(name="Barn")) is None
    assert areas.chain(vale.gazetteer.get("mill")) == ("VA", "VA.north")


def test_a_month_is_sure_only_where_all_days_lie_in_it() -> None:
    assert sure_month(day("2030-05-01", "2030-05-31")) == MAY
    assert sure_month(day("2030-05-31", "2030-06-01")) is None
    assert sure_month(None) is None
