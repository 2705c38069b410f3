"""Rows become claims: no row lost, nothing guessed, the same after the parties' names are swapped."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

import msgspec
import pytest
from tests.support.small import small

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.rows import rows_to_claims, unknown_words
from ceasefire.claims.rowwords import Names, act_of
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.act import acts
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import Problem
from ceasefire.reports import ucdp
from ceasefire.reports.report import Report
from ceasefire.reports.table import header_of, map_columns

GED = (
    "id,type_of_violence,side_a,side_b,source_office,source_original,where_prec,where_coordinates,adm_1,adm_2,"
    "latitude,longitude,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n"
)


@pytest.fixture
def words(tmp_path: Path) -> Vocabulary:
    return vocabulary(small(tmp_path))


def claims(text: str, words: Vocabulary, **report: object) -> list[Claim | Problem]:
    header, _ = header_of(text)
    columns = ucdp.columns_of(header)
    made = Report(
        id="ab" * 32, seq=4, name="t.csv", format="ucdp_ged" if columns else "csv",
        columns=columns or map_columns(header, {}), **report,  # type: ignore[arg-type]
    )  # fmt: skip
    return list(rows_to_claims(made, text, words))


def one(items: list[Claim | Problem]) -> Claim:
    assert len(items) == 1, items
    assert isinstance(items[0], Claim)
    return items[0]


def ged(
    kind: int = 1, prec: int = 2, where: str = "Milltown town", sides: str = "Vale Army,River League"
) -> str:
    return GED + (
        f"7,{kind},{sides},Vale Watch;Vale Watch,,{prec},{where},North Province,,47.51,8.11,2,"
        "2030-05-02,2030-05-04,1,2,3,0,6,7,9\n"
    )


def test_a_ged_row_of_a_clash(words: Vocabulary) -> None:
    claim = one(claims(ged(), words, source="wire"))
    assert (claim.act, claim.mutual, claim.actor, claim.target) == ("armed_clash", True, "army", "league")
    assert claim.killed == Harm(low=6, best=7, high=9, civilians=3, combatants=3)
    assert (claim.source, claim.attributed_to, claim.order, claim.row) == ("wire", "watch", (4, 0), 2)
    assert claim.when is not None
    assert (first_day(claim.when).isoformat(), last_day(claim.when).isoformat(), claim.when.date_prec) == (
        "2030-05-02", "2030-05-04", 2,
    )  # fmt: skip
    place = claim.place
    assert place is not None
    assert (place.id, place.name, place.lat, place.lon, place.where_prec, place.radius_km) == (
        "mill", "Milltown", 47.51, 8.11, 2, 5.0,
    )  # fmt: skip
    assert place.admin == ("VA", "VA.north")
    assert ged()[slice(*claim.spans["row"])] == ged().splitlines()[1]


def test_violence_of_one_side_has_a_doer(words: Vocabulary) -> None:
    claim = one(claims(ged(3, sides="Vale Army,civilians"), words))
    assert (claim.act, claim.mutual, claim.actor, claim.target) == (
        "killing_other",
        False,
        "army",
        "civilians",
    )
    assert claim.source is None


@pytest.mark.parametrize(
    ("prec", "radius", "admin"),
    [(1, 1, ("VA", "VA.north")), (3, 20, ("VA", "VA.north")), (4, 50, ("VA", "VA.north")), (5, 25, ("VA", "VA.north")),
     (6, 300, ("VA",))],
)  # fmt: skip
def test_the_radius_follows_the_precision(
    words: Vocabulary, prec: int, radius: float, admin: tuple[str, ...]
) -> None:
    place = one(claims(ged(prec=prec, where="Somewhere"), words)).place
    assert place is not None
    assert (place.where_prec, place.radius_km, place.id) == (prec, radius, None)
    assert place.admin == admin


def test_a_namesake_far_away_is_another_place(words: Vocabulary) -> None:
    place = one(claims(ged().replace("47.51,8.11", "47.9,8.11"), words)).place
    assert place is not None
    assert (place.id, place.name, place.admin) == (None, "Milltown town", ("VA", "VA.north"))


def test_names_that_are_not_known_keep_their_words(words: Vocabulary) -> None:
    claim = one(claims(ged(sides='"Blue Legion, Otter Brigade, Vale Army",Strangers'), words))
    assert (claim.actor, claim.actor_surface) == ("otters", "Blue Legion, Otter Brigade, Vale Army")
    assert (claim.target, claim.target_surface) == (None, "Strangers")


def test_partisan_names_are_resolved_and_shared_ones_are_not(words: Vocabulary) -> None:
    names = Names(words)
    assert names.actor("the Crown Troops") is None
    assert names.actor("Crown-Troops") == "army"
    assert names.source("vale watch") == "watch"
    twice = msgspec.structs.replace(words.actors["otters"], name="Vale Army")
    assert (
        Names(Vocabulary({**words.actors, "otters": twice}, {}, words.gazetteer, "UTC")).actor("Vale Army")
        is None
    )


def test_a_row_of_our_own_columns(words: Vocabulary) -> None:
    text = (
        "claim_id,source,date_start,date_end,lat,lon,radius_km,place,admin1,admin2,actor,target,act,killed,injured,text,url\n"
        "c1,River Voice,2030-05-02,,,,,Mill Town,,,crown troops,civilians,shelling,at least 2,3-5,words,https://x\n"
    )
    claim = one(claims(text, words))
    assert (claim.source, claim.attributed_to, claim.act, claim.mutual) == (
        "river_voice",
        None,
        "shelling",
        False,
    )
    assert (claim.actor, claim.actor_surface, claim.target) == ("army", "crown troops", "civilians")
    assert (claim.killed, claim.injured) == (Harm(low=2, best=2), Harm(low=3, high=5))
    assert claim.place == words.gazetteer.get("mill")
    by_data_set = one(claims(text, words, source="wire"))
    assert (by_data_set.source, by_data_set.attributed_to) == ("wire", "river_voice")


def test_a_row_that_says_little_gives_a_claim_with_little(words: Vocabulary) -> None:
    claim = one(claims("date,latitude,longitude\n2030-05-02,47.5,8.1\n", words))
    assert (claim.act, claim.actor, claim.killed, claim.source) == ("other", None, None, None)
    assert claim.place is not None
    assert claim.place.radius_km == 2.0


def test_an_unknown_act_is_told_once_and_the_row_is_kept(words: Vocabulary) -> None:
    text = "date,place,act\n2030-05-02,Milltown,skirl\n2030-05-03,Milltown,skirl\n"
    found = claims(text, words)
    assert [type(f).__name__ for f in found] == ["Problem", "Claim", "Claim"]
    assert isinstance(found[0], Problem)
    assert (found[0].line, found[0].severity) == (2, "warning")


def test_words_that_are_not_known_are_told_once_each(words: Vocabulary) -> None:
    text = (
        "date,place,act,source\n2030-05-02,Milltown,skirl,wach\n2030-05-03,Milltown,skirl,wach\n"
        "2030-05-03,Milltown,shelling,River Voice\n2030-05-03,Milltown\n"
    )
    header, _ = header_of(text)
    report = Report(id="r", name="t.csv", format="csv", columns=map_columns(header, {}))
    told = list(unknown_words(report, text, words))
    assert [(p.line, p.code, p.severity) for p in told] == [
        (2, "unknown_act", "warning"),
        (2, "unknown_source", "warning"),
    ]
    assert told[1].remedy == "did you mean 'watch'?"


def test_ids_with_underscores_are_known(words: Vocabulary) -> None:
    text = (
        "date,place,admin1,act,source,actor,target\n"
        "2030-05-02,mill,VA.north,shelling,river_voice,night_order,civilians\n"
        "2030-05-02,mill_old,,shelling,River_Voice,night_order; army,Night_Order\n"
        "2030-05-02,west_gate,VA.north,shelling,strangers; river_voice,,\n"
    )
    header, _ = header_of(text)
    report = Report(id="r", name="t.csv", format="csv", columns=map_columns(header, {}))
    assert [p.what for p in unknown_words(report, text, words)] == []
    first, second, third = claims(text, words)
    assert isinstance(first, Claim)
    assert isinstance(second, Claim)
    assert isinstance(third, Claim)
    assert (first.source, first.actor, first.place) == (
        "river_voice",
        "night_order",
        words.gazetteer.get("mill"),
    )
    assert (second.source, second.actor, second.target, second.place) == (
        "river_voice",
        "night_order",
        "night_order",
        words.gazetteer.get("mill_old"),
    )
    assert (third.source, third.place) == ("river_voice", words.gazetteer.get("west_gate"))


def test_an_id_is_its_own_whoever_is_called_so(words: Vocabulary) -> None:
    other = msgspec.structs.replace(words.actors["otters"], name="night_order")
    names = Names(Vocabulary({**words.actors, "otters": other}, {}, words.gazetteer, "UTC"))
    assert names.actor("night_order") == "night_order"
    assert names.actor("Night Order") is None


def test_an_id_far_from_the_rows_point_is_not_the_place(words: Vocabulary) -> None:
    text = "date,place,lat,lon\n2030-05-02,mill,47.51,8.11\n2030-05-02,mill,45.0,8.1\n"
    near, far = claims(text, words)
    assert isinstance(near, Claim)
    assert isinstance(far, Claim)
    assert near.place is not None
    assert far.place is not None
    assert (near.place.id, near.place.name, far.place.id) == ("mill", "Milltown", None)


def test_acts_in_our_words_and_in_those_of_others() -> None:
    for act in acts().values():
        assert act_of(act.id) == act.id
        assert act_of(act.name.upper()) in acts()
        assert (
            act.acled is None
            or act.acled == "Other"
            or act_of(act.acled) in acts()
            or act.group in ("military", "political")
        )
    assert act_of("Shelling/artillery/missile attack") == "shelling"
    assert act_of("Air/drone strike") == "airstrike"
    assert act_of("one-sided violence") == "killing_other"
    assert act_of("weather") is None


def test_swapping_the_parties_swaps_the_claims(words: Vocabulary) -> None:
    swap = {"Vale Army": "River League", "River League": "Vale Army"}
    ids = {"army": "league", "league": "army"}
    for kind in (1, 3):
        before = one(claims(ged(kind), words))
        after = one(claims(ged(kind, sides=f"{swap['Vale Army']},{swap['River League']}"), words))
        assert (after.actor, after.target) == (ids[before.actor or ""], ids[before.target or ""])
        assert (after.actor_surface, after.target_surface) == (before.target_surface, before.actor_surface)
        for name in ("act", "mutual", "place", "when", "killed", "order", "row", "attributed_to"):
            assert getattr(after, name) == getattr(before, name)


def test_the_real_release(shared: Path, root: Path) -> None:
    from ceasefire.dossier.load import load

    words = vocabulary(load(root / "examples" / "southwest-syria"))
    text = (shared / "data/ucdp-ged-syria/ged_southwest_syria_2016_2019.csv").read_bytes().decode()
    found = [c for c in claims(text, words) if isinstance(c, Claim)]
    assert len(found) == len({c.id for c in found}) == 1352
    months = Counter(first_day(c.when).isoformat()[:7] for c in found if c.when)
    own = Counter(row["date_start"][:7] for row in csv.DictReader(io.StringIO(text, newline="")))
    assert months == own
    assert months["2017-07"] < months["2017-06"]
    assert months["2018-06"] > months["2018-05"] * 2
    assert sum(c.actor is not None for c in found) > 1340
    assert sum(c.place is not None and c.place.id is not None for c in found) > 1340
