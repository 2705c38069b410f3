"""Monitors' prose: what was heard and seen, how much, from where, how far off. Invented names throughout."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.claims.test_english import V as BASE

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.clock import utc
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import canonical
from ceasefire.incidents.match import match
from ceasefire.place import Place, distance_km

TWINS = [
    PlaceEntry(id="lorn_a", name="Lorn", lat=40.1, lon=20.1, kind="city", where_prec=1, radius_km=4.0, admin=("VE", "VE.north")),
    PlaceEntry(id="lorn_b", name="Lorn", lat=43.0, lon=25.0, kind="city", where_prec=1, radius_km=4.0, admin=("OS", "OS.east")),
]
V = Vocabulary(
    {**BASE.actors, "vmm": Actor(id="vmm", name="Velorian Monitoring Mission", kind="organisation")},
    {**BASE.sources, "vmm": Source(id="vmm", name="Velorian Monitoring Mission", aliases=("VMM",), kind="monitor")},
    Gazetteer([*BASE.gazetteer.entries.values(), *TWINS]), "Asia/Damascus",
)  # fmt: skip
DAY = utc(datetime(2021, 8, 4), "Asia/Damascus")


def read(text: str, source: str | None = None, explain: bool = False) -> tuple[Claim, ...]:
    return read_text(text, V, published=DAY, source=source, language="en", explain=explain)


def only(text: str, source: str | None = None) -> Claim:
    (claim,) = read(text, source)
    return claim


KARSA = Place(name="Karsa", lat=40.1, lon=20.1)


def test_an_assessment_ends_where_the_sentence_goes_on() -> None:
    told = read(
        "The VMM heard 27 explosions and about 60 bursts of heavy-machine-gun fire, all assessed as live-fire training, "
        "3-5km south-west of its position in Karsa between 14:00 and 15:30 on 3 August."
    )
    assert [c.terms["assessment"] for c in told] == ["live-fire training"] * 2
    (only,) = read("While in Karsa, the VMM heard six explosions assessed as the impacts of 82mm mortar rounds, all 3km north, on the evening of 2 August.")
    assert only.terms["assessment"] == "the impacts of 82mm mortar rounds"


def test_the_observer_is_not_where_it_happened() -> None:
    text = (
        "While at the eastern edge of Karsa (government-controlled, 42km north-east of Odra), the VMM heard 12 undetermined explosions "
        "(assessed as impacts) and about 40 bursts of heavy-machine-gun fire, all 3–5km south-west, between 20:15 and 21:00 on 3 August."
    )
    blasts, bursts = read(text)
    assert (blasts.act, bursts.act) == ("shelling", "small_arms_fire")
    assert blasts.terms["count"] == "12" and blasts.terms["assessment"] == "impacts"
    assert (bursts.terms["count"], bursts.terms["count_modifier"], bursts.weapon) == ("40", "about", "heavy-machine-gun")
    for claim in (blasts, bursts):
        assert claim.means == "heard" and claim.attributed_to == "vmm" and claim.actor is None
        assert claim.terms["observer_place"] == "Karsa" and claim.terms["observer_control"] == "government-controlled"
        assert (claim.terms["range_km"], claim.terms["bearing"]) == ("3-5", "south-west")
        assert claim.place is not None and claim.place.id is None
        apart = distance_km(claim.place, KARSA)
        assert apart is not None and 3.9 <= apart <= 4.1
        assert claim.place.lat is not None and claim.place.lat < 40.1 and (claim.place.lon or 99) < 20.1
        assert 3 <= claim.place.radius_km <= 9
        shown = present(claim, V)
        assert (shown["start"], shown["end"], shown["means"]) == ("2021-08-03T20:15+03:00", "2021-08-03T21:00+03:00", "heard")
        for field, (first, last) in claim.spans.items():
            assert text[first:last].strip(), field


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        ("at least 20 shots of small-arms fire", {"count_min": "20", "count_modifier": "at_least", "type": "shot"}),
        ("over 100 bursts", {"count_min": "100", "count_modifier": "over", "type": "burst"}),
        ("uncountable explosions", {"count_modifier": "uncountable", "type": "explosion"}),
        ("30-35 single shots", {"count_min": "30", "count_max": "35", "type": "shot"}),
        ("one outgoing mortar round", {"count": "1", "type": "round", "assessment": "outgoing"}),
        ("twenty-three muzzle flashes", {"count": "23", "type": "muzzle_flash"}),
        ("1,204 explosions", {"count": "1204", "type": "explosion"}),
        ("two projectiles in flight from north-east to south-west", {"count": "2", "type": "projectile", "flight": "north-east to south-west"}),
    ],
)  # fmt: skip
def test_counts_keep_their_modifiers(said: str, terms: dict[str, str]) -> None:
    claim = only(f"On 2 August, the VMM in Karsa recorded {said}.")
    shown = {k: v for k, v in claim.terms.items() if k.startswith("count") or k in ("type", "flight", "assessment")}
    assert shown == terms


@pytest.mark.parametrize(
    ("verb", "means"),
    [
        ("The VMM heard", "heard"), ("Peacekeepers saw", "saw"), ("The VMM camera in Karsa recorded", "camera"), ("A VMM mini-UAV spotted", "camera"),
        ("The mission recorded", None),
    ],
)  # fmt: skip
def test_how_they_know(verb: str, means: str | None) -> None:
    assert only(f"{verb} three explosions near Karsa on 2 August.").means == means


def test_each_item_takes_its_own_minute() -> None:
    first, second = read("On 2 August, while in Karsa, the VMM heard one explosion at 12:53hrs, and at 13:22hrs heard three shots, 1km to the west.")
    assert [present(c, V)["start"] for c in (first, second)] == ["2021-08-02T12:53+03:00", "2021-08-02T13:22+03:00"]


def test_an_exercise_outside_the_zone_is_no_hostile_act() -> None:
    allowed = only("While in Karsa on 2 August, the VMM heard six mortar rounds 4km north, assessed as a live-fire exercise outside the security zone.")
    assert allowed.act == "other" and "live-fire exercise outside" in allowed.terms["assessment"]
    inside = only("While in Karsa on 2 August, the VMM heard six mortar rounds 4km north, assessed as a live-fire exercise inside the security zone.")
    assert inside.act == "shelling" and "inside the security zone" in inside.terms["assessment"]
    plain = only("While in Karsa on 2 August, the VMM heard six mortar rounds 4km north.")
    assert plain.act == "shelling" and "assessment" not in plain.terms


def test_distance_and_bearing_say_which_of_two_towns_and_where_an_unlisted_village_is() -> None:
    # 43.0, 25.0 is far away: only one Lorn lies 33 km north of Odra.
    claim = only("The VMM in Lorn (42km north-east of Odra) heard four explosions on 2 August.")
    assert claim.place is not None and claim.place.id == "lorn_a"
    village = only("The VMM in Hobbel (20km east of Karsa) heard four explosions on 2 August.")
    assert village.place is not None and village.place.name == "Hobbel"
    assert 19 < (distance_km(village.place, KARSA) or 0) < 21
    bare = only("The VMM in Hobbel heard four explosions on 2 August.")
    assert bare.place is not None and bare.place.lat is None


def test_a_reporting_period_dates_what_has_no_day() -> None:
    text = "Based on information received as of 19:30, 3 August 2021. {}While in Karsa, the mission heard one explosion."
    shown = present(only(text.format("")), V)
    assert (shown["start"], shown["end"]) == ("2021-08-02T19:30+03:00", "2021-08-03T19:30+03:00")
    dated = present(only(text.format("On 1 August it rained. \n\n")), V)
    assert dated["start"] == "2021-08-02T19:30+03:00"
    assert only("While in Karsa, the mission heard one explosion.").when is None


def test_counts_of_a_region_are_aggregates_and_make_no_incident() -> None:
    text = (
        "In North Province, the mission recorded 144 ceasefire violations, including 33 explosions, between the evenings of 2 and 3 August. "
        "In the previous reporting period, it recorded 61 ceasefire violations in the province."
    )
    claim = only(text)
    assert (claim.kind, claim.act) == ("status", "violation_alleged") and claim.place is not None and claim.place.id == "VE.north"
    assert {k: claim.terms[k] for k in ("aggregate", "count", "explosions", "previous")} == {"aggregate": "ceasefire violation", "count": "144", "explosions": "33", "previous": "61"}
    assert match([claim], V) == ()
    single = only("The VMM in Karsa heard two explosions on 2 August.")
    assert len(match([single], V)) == 1


def test_counts_by_party_and_by_region() -> None:
    by = read("Between 1 and 7 July the monitors recorded 12 violations by the Velorian army and nine by the Northern Front.")
    assert [(c.actor, c.terms["count"]) for c in by] == [("a", "12"), ("b", "9")]
    where = read("The mission recorded 19 violations in Karsa and 45 in Tamar on 2 August.")
    assert [(c.place and c.place.id, c.terms["count"]) for c in where] == [("karsa", "19"), ("tamar", "45")]
    (none,) = read("On 2 August the VMM did not record any ceasefire violations in Karsa.")
    assert none.modality == "denied" and none.terms["count"] == "0"


@pytest.mark.parametrize(
    ("text", "restriction", "actor", "place", "more"),
    [
        ("Two soldiers of the Velorian army denied the VMM passage at a checkpoint near Karsa on 2 August, citing orders from their superiors.", "denied", "a", "karsa", {"at": "checkpoint", "reason": "orders from their superiors"}),
        ("The patrol was delayed for 40 minutes near Tamar by Northern Front fighters.", "delayed", "b", "tamar", {"delay_minutes": "40"}),
        ("The VMM was allowed to proceed to Odra only after it had shown a list of its staff.", "conditional", None, "odra", {"demanded": "it had shown a list of its staff"}),
        ("Northern Front fighters prevented the monitors from reaching Beltuna.", "denied", "b", "belt", {}),
        ("A VMM mini-UAV experienced GPS signal interference near Karsa, assessed as caused by jamming.", "interference", None, "karsa", {}),
        ("Velorian army soldiers did not allow the observers to enter Tamar.", "denied", "a", "tamar", {}),
    ],
)  # fmt: skip
def test_monitors_kept_from_going_on(text: str, restriction: str, actor: str | None, place: str, more: dict[str, str]) -> None:
    claim = only(text)
    assert (claim.act, claim.terms["restriction"], claim.actor) == ("monitor_restricted", restriction, actor)
    assert claim.place is not None and claim.place.id == place
    assert more.items() <= claim.terms.items()


@pytest.mark.parametrize(
    "text",
    [
        "The Velorian army denied the mission's claims about Karsa.",
        "The VMM was not delayed near Karsa on 2 August.",
        "The mission said it would not be prevented from patrolling Karsa.",
    ],
)
def test_no_restriction_is_made_up(text: str) -> None:
    assert not any(c.act == "monitor_restricted" for c in read(text))


def test_a_crater_stands_where_it_is_and_its_day_is_not_that_of_the_fire() -> None:
    claim = only("On 2 August in Karsa, the VMM saw a fresh crater, assessed as caused by a 120mm mortar round fired from a south-westerly direction.")
    assert (claim.act, claim.means, claim.weapon, claim.when) == ("shelling", "inspected", "120mm mortar", None)
    assert claim.place is not None and claim.place.id == "karsa"
    assert claim.terms["fired_from"] == "south-west" and claim.terms["observed"] == "2021-08-02" and claim.terms["age"] == "recent"
    assert not any("evidence" in c.terms for c in read("On 2 August in Karsa, the VMM saw no craters."))


def test_weapons_are_a_violation_only_where_the_monitor_says_so() -> None:
    said = only("A VMM mini-UAV spotted five tanks near Karsa on 2 August, in violation of withdrawal lines.")
    assert (said.act, said.kind, said.terms["count"], said.means) == ("violation_alleged", "statement", "5", "camera")
    assert said.place is not None and said.place.id == "karsa"
    seen = only("The VMM saw five tanks near Karsa on 2 August, beyond the withdrawal lines but outside designated storage sites.")
    assert seen.act == "force_movement" and seen.terms["presence"] == "seen"
    gone = only("At a heavy weapons holding area near Karsa, the VMM noted that 12 towed howitzers were missing.")
    assert gone.terms["presence"] == "missing" and gone.terms["count"] == "12"


@pytest.mark.parametrize(
    ("text", "ruling", "actor", "modality"),
    [
        ("The monitors ruled that the shelling was a clear violation of the truce by the Velorian army.", "violation", "a", "asserted"),
        ("The VMM determined that the killing near Karsa was a violation attributable to the Northern Front.", "violation", "b", "asserted"),
        ("The monitors found that the incident was not a violation of the agreement.", "no_violation", None, "denied"),
        ("The attack in Karsa could not be attributed to any party, the VMM said.", "not_attributable", None, "asserted"),
        ("The verification team was unable to determine who was behind the mine attack near Tamar.", "not_attributable", None, "asserted"),
    ],
)  # fmt: skip
def test_rulings(text: str, ruling: str, actor: str | None, modality: str) -> None:
    claim = only(text)
    assert (claim.act, claim.terms["ruling"], claim.actor, claim.modality) == ("violation_alleged", ruling, actor, modality)


def test_a_party_that_rules_is_no_monitor() -> None:
    assert not any("ruling" in c.terms for c in read("The Velorian army found that the Northern Front had committed a violation of the truce in Karsa."))


def test_the_publisher_does_not_quote_itself() -> None:
    text = "The VMM heard two explosions near Karsa on 2 August."
    assert only(text).attributed_to == "vmm"
    assert only(text, source="wire").attributed_to == "vmm"
    assert only(text, source="vmm").attributed_to is None
    assert only("The mission heard two explosions near Karsa on 2 August.").attributed_to is None


def test_what_others_told_the_monitors_is_theirs() -> None:
    claim = only("A doctor told the VMM that the Velorian army had shelled Karsa on 2 August.")
    assert claim.means == "told" and claim.actor == "a" and claim.attributed_to not in (None, "vmm")
    seen = only("Peacekeepers saw that the Velorian army shelled Karsa on 2 August.")
    assert seen.means == "saw" and seen.actor == "a"


PIPE = """Log of the mission

| Observer position | Event location | Means | No. | Observation | Description | Weapon | Date, time |
|---|---|---|---|---|---|---|---|
| Karsa | 3-5km SE | Heard | 14 | Burst | | HMG | 2-Aug, 10:15-10:40 |
| | 1km N | Heard | at least 3 | Explosion | Impact | N/K | 2-Aug, 11:05 |
| | N/K | Recorded | 1 | Projectile | W to E | N/K | 2-Aug, 23:50 |
"""
TABS = "Date\tTime\tPlace\tMeans\tNumber\tType\tWeapon\tDirection\n2021-08-02\t20:15\tTamar\tsaw\t2\ttracer\t\tfrom E to W\n2021-08-02\t21:00\tKarsa\theard\t12\texplosion\tmortar\t\n"
ALIGNED = "Time     Location    Type         No\n2021-08-01  Karsa    explosion    4\n2021-08-02  Odra     shots        7\n"


def test_tables_give_one_claim_a_row() -> None:
    bursts, blasts, flown = read(PIPE)
    assert (bursts.act, bursts.terms["count"], bursts.terms["range_km"], bursts.row) == ("small_arms_fire", "14", "3-5", 5)
    assert (blasts.act, blasts.terms["count_min"], blasts.terms["observer_place"]) == ("shelling", "3", "Karsa")
    assert flown.means == "camera" and flown.terms["flight"] == "west to east"
    assert present(bursts, V)["start"] == "2021-08-02T10:15+03:00" and present(flown, V)["end"] == "2021-08-02T23:51+03:00"
    tracer, mortar = read(TABS)
    assert (tracer.act, tracer.place and tracer.place.id, mortar.act, mortar.weapon) == ("small_arms_fire", "tamar", "shelling", "mortar")
    assert [(c.place and c.place.id, c.terms["count"]) for c in read(ALIGNED)] == [("karsa", "4"), ("odra", "7")]


def test_a_table_of_something_else_is_left_alone() -> None:
    assert read("| Team | Place | Points |\n|---|---|---|\n| Reds | Karsa | 12 |\n| Blues | Tamar | 3 |\n") == ()


def test_other_sentences_go_on_to_the_ordinary_reader_in_order() -> None:
    text = "The Velorian army shelled Tamar on 2 August. The VMM heard two explosions near Karsa on 2 August. The Northern Front shelled Odra on 1 August."
    found = read(text)
    assert [c.place and c.place.id for c in found] == ["tamar", "karsa", "odra"]
    assert [c.order[1] for c in found] == [0, 1, 2] and len({c.id for c in found}) == 3
    again = list(read_many([Text(text=text, published=DAY, language="en")] * 2, V))
    assert canonical(again[0]) == canonical(found) == canonical(again[1])


def test_explained() -> None:
    (claim,) = read("While in Karsa on 2 August, the VMM heard six explosions 4km north.", explain=True)
    assert isinstance(claim.why, dict)
    assert "4km north" in claim.why["terms.bearing"] and claim.why["place"].startswith('"4km north": the observer')


def test_that_day_and_the_following_day() -> None:
    text = "On 1 August the VMM heard one explosion near Karsa. The following day the VMM heard three shots near Odra. Later that day an armed man refused to let the patrol pass near Tamar."
    first, second, third = read(text)
    assert [present(c, V)["start"] for c in (first, second, third)] == ["2021-08-01", "2021-08-02", "2021-08-02"]
    assert third.actor_surface == "an armed man" and third.actor is None


def test_what_it_was_assessed_as_is_no_second_thing() -> None:
    text = "Positioned on the edge of Karsa on 2 August, the VMM heard 14 explosions assessed as impacts of mortar rounds and about 40 bursts of heavy-machine-gun fire, all 3–6km east."
    blasts, bursts = read(text)
    assert (blasts.act, blasts.weapon, blasts.terms["assessment"]) == ("shelling", "mortar", "impacts of mortar rounds")
    assert (bursts.act, bursts.terms["range_km"]) == ("small_arms_fire", "3-6")


@pytest.mark.parametrize(
    ("text", "place", "terms"),
    [
        ("Ceasefire violations in Karsa fell to 12 on 2 August from 46 the day before, the monitors said.", "karsa", {"count": "12", "previous": "46"}),
        ("According to monitors, 40 violations were recorded in Tamar on 2 August.", "tamar", {"count": "40"}),
        ("The mission reported 14 incidents in Odra, three of which it classified as serious violations.", "odra", {"count": "14", "aggregate": "incident"}),
        ("The VMM found no violations of the truce in Karsa on 2 August.", "karsa", {"count": "0"}),
    ],
)  # fmt: skip
def test_more_ways_to_count(text: str, place: str, terms: dict[str, str]) -> None:
    claim = only(text)
    assert claim.place is not None and claim.place.id == place and claim.kind == "status"
    assert terms.items() <= claim.terms.items()


def test_where_the_observer_stood_between_commas() -> None:
    claim = only("In the evening of 2 August the VMM, positioned 2km south of Karsa, saw 14 muzzle flashes about 5km to the east.")
    assert claim.means == "saw" and claim.terms["range_km"] == "5" and claim.place is not None
    assert 4 < (distance_km(claim.place, KARSA) or 0) < 7


def test_what_the_patrol_left_is_not_where_it_was_stopped() -> None:
    claim = only("The VMM patrol from Tamar was held up for two hours at Karsa.")
    assert claim.place is not None and claim.place.id == "karsa" and claim.terms["delay_minutes"] == "120"


@pytest.mark.parametrize(
    "text",
    [
        "The space agency's mission recorded two solar flares on Monday.", "The trade mission noted a burst of activity and several rounds of talks in Karsa.",
        "Observers of the market recorded a shot of optimism.", "UN monitors detected the firing of four rockets from Karsa toward Tamar.",
    ],
)  # fmt: skip
def test_what_is_no_observation_of_fire(text: str) -> None:
    assert not any("type" in c.terms for c in read(text))
