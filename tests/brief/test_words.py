"""How things are named: acts and their links, origins, places, and what people said of a finding."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from ceasefire.agreement.zone import Zones, locate
from ceasefire.agreement.zonespec import ZoneSpec
from ceasefire.brief import phrase
from ceasefire.brief.html import refs, render
from ceasefire.claims.claim import Claim
from ceasefire.clock import days
from ceasefire.dossier.source import Source
from ceasefire.findings.finding import Dissent
from ceasefire.place import Place


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("shelling", "shelling by Hill Guard against Lake Front"),
        ("truce_declared", "declaration of a truce by Hill Guard with Lake Front"),
        ("agreement_signed", "agreement by Hill Guard with Lake Front"),
        ("demand_or_ultimatum", "demand or ultimatum by Hill Guard – Lake Front"),
        ("aid_delivery", "aid delivery by Hill Guard – Lake Front"),
        ("other", "other by Hill Guard – Lake Front"),
    ],
)
def test_only_hostile_acts_are_against_somebody(bare: Any, act: str, expected: str) -> None:
    claim = Claim(id="c", report="r", act=act, actor="hill", target="lake")
    assert phrase.reading(bare.dossier, claim).split(";")[0] == expected


def test_rows_of_talks_say_with_whom(bare: Any) -> None:
    day = days(date(2020, 5, 3), date(2020, 5, 3), "Europe/Rome")
    for act in ("agreement_signed", "threat", "shelling"):
        text = f"Something: {act}."
        claim = bare.claim(bare.report("watch", text), text, act=act, actor="hill", target="lake", when=day)
        bare.incident(claim)
    assert [e.who for e in bare.brief().events] == [
        "Hill Guard with Lake Front", "Hill Guard – Lake Front", "Hill Guard – Lake Front",
    ]  # fmt: skip


def test_an_origin_family_is_named_after_somebody_and_never_by_its_id(bare: Any) -> None:
    sources = {
        **bare.dossier.sources,
        "relief": Source(id="relief", name="Relief Office", kind="un", family="un"),
        "refuge": Source(id="refuge", name="Refugee Agency", kind="un", family="un"),
        "one": Source(id="one", name="Channel One", kind="broadcaster", family="house"),
        "two": Source(id="two", name="Channel Two", kind="broadcaster", family="house"),
    }
    dossier = msgspec.structs.replace(bare.dossier, sources=sources)
    assert phrase.origin(dossier, "un") == "United Nations"
    assert phrase.origin(dossier, "house") == "Channel One"
    assert phrase.origin(dossier, "watch") == "The Watch"
    assert phrase.origin(dossier, "actor:hill") == "Hill Guard"
    assert phrase.origin(dossier, "unknown") == "origin unknown"


def test_a_place_that_is_on_no_list_is_not_said_to_be_abroad() -> None:
    assert phrase.precision(Place(name="Zuk", where_prec=7)) == "place not in the gazetteer, not located"
    assert phrase.precision(Place(name="The region", id="R", where_prec=7)) == "beyond one country"


def test_a_drawn_zone_is_called_the_zone_and_a_known_unit_by_its_name(bare: Any) -> None:
    shapes = {**bare.dossier.shapes, "quarters_2021_x": bare.dossier.shapes["V.n"]}
    dossier = msgspec.structs.replace(bare.dossier, shapes=shapes)
    place = Place(name="Averno", lat=45.42, lon=10.2)
    said = {
        shape: locate(place, "z", Zones({"z": ZoneSpec(shapes=(shape,))}, {}, dossier)).why
        for shape in ("quarters_2021_x", "V.n")
    }
    assert said["quarters_2021_x"].startswith("Averno lies within the zone,")
    assert said["V.n"].startswith("Averno lies within North District,")


def test_a_changed_finding_shows_what_was_proposed_and_who_changed_it(world: Any) -> None:
    dissent = Dissent(who="Observer 7", when=datetime(2020, 5, 21, tzinfo=UTC), why="the crater points south")
    first, *rest = world.findings
    changed = msgspec.structs.replace(
        first, outcome="minor_violation", responsibility="not_attributable", state="published", dissent=(dissent,),
        proposed=("serious_violation", "contested"),
        judged=(
            "2020-05-20 A. Panel: change: <b>no</b> heavy weapon",
            "2020-05-21 Observer 7: dissent: the crater points south",
            "2020-05-22 A. Panel: publish: agreed",
        ),
    )  # fmt: skip
    world.findings = [changed, *rest]
    page = render(world.brief())
    assert "<dt>Proposed by the machine</dt><dd>Serious violation; Contested</dd>" in page
    assert "<dd>2020-05-20 A. Panel: change: &lt;b&gt;no&lt;/b&gt; heavy weapon</dd>" in page
    assert "<dd>2020-05-22 A. Panel: publish: agreed</dd>" in page
    assert page.count("the crater points south") == 1
    assert page.count("Proposed by the machine") == 1  # no other finding was changed


def test_what_people_say_of_a_position_is_coarse_too(world: Any) -> None:
    first, second, *rest = world.findings
    second = msgspec.structs.replace(
        second, state="endorsed", judged=("2020-05-20 P: endorse: seen in Corvo",)
    )
    world.findings = [first, second, *rest]
    page = render(world.brief())
    assert "endorse: seen in South District" in page


def test_the_folder_of_the_dossier_is_nowhere_in_the_page(world: Any) -> None:
    one = render(world.brief())
    world.dossier = msgspec.structs.replace(world.dossier, id="elsewhere-7")
    assert render(world.brief()) == one


def test_about_is_said_to_be_in_the_words_of_its_keeper(world: Any) -> None:
    page = render(world.brief())
    label = page.index("About this dossier, in the words of who keeps it")
    assert label < page.index("An invented ceasefire.")


def test_on_paper_long_lists_of_numbers_point_to_the_annex(world: Any) -> None:
    folded = refs(tuple(range(1, 101, 2)))
    assert '<span class="paper">, see annex</span>' in folded
    assert folded.count('class="rest"') == 1
    page = render(world.brief())
    paper = page[page.index("@media print") :]
    assert ".more .rest{display:none}" in paper
    assert ":not(.more)" in page[page.index("beforeprint") :]
    endless = refs(tuple(range(1, 20_000, 2)))
    assert "and 8990 more, see annex" in endless
    assert endless.count("<a ") == 1011


def test_on_paper_an_address_stands_once_a_report_and_a_number_once_a_finding(world: Any) -> None:
    page = render(world.brief())
    paper = page[page.index("@media print") : page.index("</style>")]
    assert ".claim~.claim .src,.why .same{display:none}" in paper
    row = page[page.index('id="f1"') : page.index('id="f2"')]
    assert row.count('<span class="same">') == 1  # the reason that rests on all claims of the row
