"""What sentences say: act, doer, target, place, who asserts it, how firmly. Invented names throughout."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import READER, read_text
from ceasefire.clock import utc
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary


def _actor(key: str, name: str, kind: str, side: str | None, *aliases: str) -> Actor:
    return Actor(id=key, name=name, kind=kind, side=side, aliases=tuple(Alias(text=a) for a in aliases))  # type: ignore[arg-type]


def _place(
    key: str, name: str, lat: float, lon: float, kind: str = "town", prec: int = 1, radius: float = 2.0
) -> PlaceEntry:
    admin = ("VE", "VE.north") if kind != "governorate" else ("VE", key)
    return PlaceEntry(
        id=key, name=name, kind=kind, lat=lat, lon=lon, where_prec=prec, radius_km=radius, admin=admin
    )  # type: ignore[arg-type]


def make(first: str = "Velorian army", second: str = "Northern Front") -> Vocabulary:
    actors = [
        _actor("a", first, "armed_forces", "government"),
        _actor("b", second, "armed_group", "opposition", "the rebels"),
        _actor("ostia", "Ostia", "state", None, "the Ostian government"),
        _actor("dovia", "Dovia", "state", None),
        _actor("corps", "Fourth Corps", "armed_forces", "government"),
        _actor("un", "United Nations", "organisation", None, "UN"),
    ]
    sources = [
        Source(id="vna", name="VNA", alignment="a"),
        Source(id="monitor", name="Harbour Monitor"),
        Source(id="wire", name="Worldwire"),
    ]
    places = [
        _place("VE.north", "North Province", 40.0, 20.0, "governorate", 4, 40.0),
        _place("karsa", "Karsa", 40.1, 20.1), _place("belt", "Beltuna", 40.3, 20.4), _place("tamar", "Tamar", 40.5, 20.6), _place("odra", "Odra", 39.8, 19.8),
    ]  # fmt: skip
    return Vocabulary(
        {x.id: x for x in actors}, {x.id: x for x in sources}, Gazetteer(places), "Asia/Damascus"
    )


V = make()
TUESDAY = utc(datetime(2021, 8, 3), "Asia/Damascus")


def read(text: str, vocabulary: Vocabulary = V, source: str | None = None) -> tuple[Claim, ...]:
    return read_text(text, vocabulary, published=TUESDAY, source=source, language="en")


def one(text: str, act: str, **more: Any) -> Claim:
    found = [c for c in read(text, **more) if c.act == act]
    assert found, [(c.act, c.modality) for c in read(text, **more)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act", "actor", "target", "place"),
    [
        ("The Velorian army shelled Karsa on Sunday.", "shelling", "a", None, "karsa"),
        ("The Northern Front shelled Velorian army positions near Karsa.", "shelling", "b", "a", "karsa"),
        ("Velorian army shelling of Karsa killed three people.", "shelling", "a", None, "karsa"),
        ("Shelling by the Velorian army hit the town of Karsa.", "shelling", "a", None, "karsa"),
        ("Karsa was shelled on Sunday.", "shelling", None, None, "karsa"),
        ("Karsa was shelled by the Northern Front.", "shelling", "b", None, "karsa"),
        ("Velorian army shells Karsa", "shelling", "a", None, "karsa"),
        ("Mortar shells fired by the Northern Front landed in Karsa.", "shelling", "b", None, "karsa"),
        ("The Northern Front fired rockets at Karsa.", "shelling", "b", None, "karsa"),
        ("The Velorian army fired a missile at Karsa.", "missile_strike", "a", None, "karsa"),
        ("Velorian army warplanes bombed Karsa.", "airstrike", "a", None, "karsa"),
        ("The Velorian army carried out air strikes on Karsa.", "airstrike", "a", None, "karsa"),
        ("An air strike hit Karsa on Sunday.", "airstrike", None, None, "karsa"),
        ("Warplanes struck Karsa on Monday.", "airstrike", None, None, "karsa"),
        ("A Northern Front drone struck a Velorian army post in Karsa.", "drone_strike", "b", "a", "karsa"),
        (
            "The Northern Front opened fire on a Velorian army patrol in Karsa.",
            "small_arms_fire",
            "b",
            "a",
            "karsa",
        ),
        ("Velorian army snipers fired at farmers in Karsa.", "small_arms_fire", "a", None, "karsa"),
        (
            "The Velorian army launched a ground offensive against Karsa.",
            "ground_assault",
            "a",
            None,
            "karsa",
        ),
        ("The Northern Front stormed Karsa on Monday.", "ground_assault", "b", None, "karsa"),
        (
            "The Northern Front attacked Velorian army positions in Karsa.",
            "ground_assault",
            "b",
            "a",
            "karsa",
        ),
        ("The Velorian army attacked Karsa with artillery.", "shelling", "a", None, "karsa"),
        ("The Velorian army clashed with the Northern Front in Karsa.", "armed_clash", "a", "b", "karsa"),
        (
            "Clashes erupted between the Velorian army and the Northern Front in Karsa.",
            "armed_clash",
            "a",
            "b",
            "karsa",
        ),
        ("A car bomb exploded in Karsa, killing two people.", "explosive_device", None, None, "karsa"),
        ("A roadside bomb hit a Velorian army convoy in Karsa.", "explosive_device", None, "a", "karsa"),
        ("Unknown gunmen shot dead a former commander in Karsa.", "assassination", None, None, "karsa"),
        ("The Velorian army executed two men in Karsa.", "killing_other", "a", None, "karsa"),
        ("23 people were killed in Karsa.", "killing_other", None, None, "karsa"),
        ("The Velorian army detained five men in Karsa.", "abduction_or_detention", "a", None, "karsa"),
        ("The Northern Front kidnapped a teacher in Karsa.", "abduction_or_detention", "b", None, "karsa"),
        ("The Velorian army has besieged Karsa since Friday.", "siege_or_blockade", "a", None, "karsa"),
        ("The Northern Front closed the road to Karsa.", "siege_or_blockade", "b", None, "karsa"),
        ("The Velorian army burned houses in Karsa.", "property_destruction", "a", None, "karsa"),
        ("The Velorian army sent reinforcements to Karsa.", "force_movement", "a", None, "karsa"),
        ("The Northern Front dug trenches near Karsa.", "fortification", "b", None, "karsa"),
        ("Velorian army drones flew over Karsa.", "overflight", "a", None, "karsa"),
        ("The Velorian army withdrew from Karsa.", "withdrawal", "a", None, "karsa"),
        ("The Northern Front handed over its weapons in Karsa.", "weapons_handover", "b", None, "karsa"),
        (
            "Northern Front fighters were integrated into the Fourth Corps.",
            "integration_of_fighters",
            "b",
            "corps",
            None,
        ),
        ("By Friday morning the Velorian army halted its offensive.", "offensive_halted", "a", None, None),
        ("The United Nations delivered food to Karsa.", "aid_delivery", "un", None, "karsa"),
        ("An aid convoy entered Karsa on Sunday.", "aid_delivery", None, None, "karsa"),
        ("The Velorian army blocked an aid convoy near Karsa.", "aid_obstruction", "a", None, "karsa"),
        ("The Northern Front expelled aid agencies from Karsa.", "aid_obstruction", "b", None, "karsa"),
        ("Some 300 people fled Karsa.", "displacement", None, None, "karsa"),
        ("The Velorian army cut electricity to Karsa.", "service_disruption", "a", None, "karsa"),
        (
            "The Velorian army stopped a monitoring patrol near Karsa.",
            "monitor_restricted",
            "a",
            None,
            "karsa",
        ),
        ("The Northern Front violated the ceasefire in Karsa.", "violation_alleged", "b", None, "karsa"),
        (
            "Ostia and Dovia announced a ceasefire in North Province.",
            "truce_declared",
            "ostia",
            "dovia",
            "VE.north",
        ),
        ("Ostia threatened to attack the Northern Front.", "threat", "ostia", "b", None),
        (
            "The Velorian army demanded that the Northern Front hand over its weapons.",
            "demand_or_ultimatum",
            "a",
            "b",
            None,
        ),
        ("The Northern Front rejected the offer.", "rejection", "b", None, None),
        ("The Northern Front accepted the proposal.", "acceptance", "b", None, None),
        (
            "The Velorian army and the Northern Front exchanged prisoners in Karsa.",
            "prisoner_exchange",
            "a",
            "b",
            "karsa",
        ),
        ("The Velorian army captured Karsa.", "control_gained", "a", None, "karsa"),
        ("Karsa fell to the Northern Front.", "control_gained", "b", None, "karsa"),
        ("Militants attacked Karsa on Sunday.", "ground_assault", None, None, "karsa"),
    ],
)
def test_acts(text: str, act: str, actor: str | None, target: str | None, place: str | None) -> None:
    claim = one(text, act)
    assert (claim.actor, claim.target, claim.place.id if claim.place else None) == (actor, target, place)
    assert claim.modality == "asserted" and claim.attributed_to is None and claim.reader == READER


@pytest.mark.parametrize(
    ("text", "act", "actor", "by", "modality"),
    [
        (
            "The Velorian army shelled Karsa, the Harbour Monitor said.",
            "shelling",
            "a",
            "monitor",
            "asserted",
        ),
        (
            "According to the Harbour Monitor, the Velorian army shelled Karsa.",
            "shelling",
            "a",
            "monitor",
            "asserted",
        ),
        ("The Northern Front said the Velorian army shelled Karsa.", "shelling", "a", "b", "asserted"),
        ("The Northern Front accused the Velorian army of shelling Karsa.", "shelling", "a", "b", "asserted"),
        (
            "The Northern Front blamed the Velorian army for the shelling of Karsa.",
            "shelling",
            "a",
            "b",
            "asserted",
        ),
        (
            "A spokesman for the Northern Front said the Velorian army shelled Karsa.",
            "shelling",
            "a",
            "b",
            "asserted",
        ),
        (
            "A doctor told Worldwire that shelling killed two people in Karsa.",
            "shelling",
            None,
            "doctor",
            "asserted",
        ),
        ("The Velorian army denied shelling Karsa.", "shelling", "a", "a", "denied"),
        ("The Velorian army denied that it had shelled Karsa.", "shelling", "a", "a", "denied"),
        ("The Velorian army reportedly shelled Karsa.", "shelling", "a", None, "hedged"),
        ("The Velorian army allegedly attacked Karsa on Sunday.", "ground_assault", "a", None, "hedged"),
        ("The Velorian army may have shelled Karsa.", "shelling", "a", None, "hedged"),
        ("The Velorian army will withdraw from Karsa.", "withdrawal", "a", None, "future_or_conditional"),
    ],
)
def test_who_says_so_and_how_firmly(
    text: str, act: str, actor: str | None, by: str | None, modality: str
) -> None:
    claim = one(text, act)
    assert (claim.actor, claim.attributed_to, claim.modality) == (actor, by, modality)


def test_nested_attribution_is_outermost_first() -> None:
    assert one(
        "A doctor told Worldwire that shelling killed two people in Karsa.", "shelling"
    ).attributed_chain == ("wire", "doctor")


def test_a_source_that_names_itself_speaks_for_itself() -> None:
    assert (
        one(
            "The Velorian army shelled Karsa, the Harbour Monitor said.", "shelling", source="monitor"
        ).attributed_to
        is None
    )


@pytest.mark.parametrize(
    "text",
    [
        "The deal was built on sand.",
        "The Velorian army could shell Karsa.",
        "If the Velorian army shells Karsa, the truce will end.",
        "No shelling was reported in Karsa.",
        "Neither side will ever rest.",
        "It was flexing its muscles.",
        "Relief from bombings would help.",
        "Velorian farmers sold apples in Karsa on Sunday.",
        "The Velorian army threatened to shell Karsa.",
        "Velorian army attacks on towns are often deadly.",
    ],
)
def test_no_event_where_nothing_is_told_to_have_happened(text: str) -> None:
    assert [c.act for c in read(text) if c.kind == "event" and c.modality in {"asserted", "hedged"}] == []


def test_a_village_list_gives_one_claim_each() -> None:
    claims = [
        c
        for c in read("The Velorian army shelled Karsa, Beltuna and Tamar, killing two people.")
        if c.act == "shelling"
    ]
    assert [c.place.id for c in claims if c.place] == ["karsa", "belt", "tamar"]
    assert [c.killed.best if c.killed else None for c in claims] == [2, None, None]


def test_harm_of_the_next_sentence_goes_to_the_act_before() -> None:
    (claim,) = read("The Velorian army shelled Karsa on Sunday. Five people were killed, including a child.")
    assert claim.killed is not None and (claim.killed.best, claim.killed.children) == (5, 1)


def test_pronouns_mean_the_only_actor_in_reach() -> None:
    assert [c.actor for c in read("The Velorian army shelled Karsa. It also shelled Odra.")] == ["a", "a"]
    last = read("The Velorian army met the Northern Front. They shelled Odra.")[-1]
    assert last.act == "shelling" and last.actor is None


def test_a_day_carries_over_to_the_next_act_only() -> None:
    first, second = read("The Velorian army shelled Karsa on Friday. The Northern Front attacked Odra.")
    assert first.when == second.when and "when" in first.spans and "when" not in second.spans


def test_news_without_any_time_is_of_the_days_before_publication() -> None:
    (claim,) = read("The Velorian army shelled Karsa.")
    shown = present(claim, V)
    assert (shown["start"], shown["end"], shown["date_prec"]) == (None, None, None)
    assert shown["window"] == ["2021-08-01", "2021-08-03"]


def test_an_ultimatum_has_its_condition_and_deadline() -> None:
    claim = one(
        "The Velorian army threatened to storm Karsa unless the rebels surrendered within 48 hours.",
        "demand_or_ultimatum",
    )
    assert (
        claim.terms["condition"].startswith("the rebels surrendered")
        and claim.terms["deadline"] == "2021-08-05"
    )
    assert claim.terms["threatened"] == "ground_assault" and claim.kind == "statement"


def test_failed_mediation() -> None:
    claim = one(
        "Attempts by Ostia to mediate between the Velorian army and the Northern Front in Karsa have failed.",
        "negotiation",
    )
    assert claim.terms["outcome"] == "failed" and claim.kind == "statement"
