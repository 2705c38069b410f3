"""The two articles that started the project, read with the embedded dossier. Nothing of them is quoted."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.present import present
from ceasefire.claims.read import read_text
from ceasefire.clock import utc
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def _read(path: Path, published: str, known: Vocabulary) -> tuple[list[Claim], list[dict[str, Any]]]:
    text = path.read_text("utf-8")
    claims = list(read_text(text, known, published=utc(datetime.fromisoformat(published), known.time_zone)))
    for claim in claims:
        for start, end in claim.spans.values():
            assert 0 <= start < end <= len(text)
    return claims, [present(claim, known) for claim in claims]


@pytest.fixture(scope="module")
def truce(shared: Path, known: Vocabulary) -> list[dict[str, Any]]:
    return _read(shared / "texts" / "southwest-truce-2017.txt", "2017-07-09", known)[1]


@pytest.fixture(scope="module")
def breakdown(shared: Path, known: Vocabulary) -> list[dict[str, Any]]:
    return _read(shared / "texts" / "daraa-breakdown-2021.txt", "2021-08-03", known)[1]


def test_the_truce_its_guarantors_its_provinces(truce: list[dict[str, Any]]) -> None:
    first = next(c for c in truce if c["act"] == "truce_declared")
    assert first["start"] == "2017-07-09T12:00+03:00"
    assert first["terms"]["guarantors"] == ["United States", "Russia", "Jordan"]
    assert {"Daraa Governorate", "Quneitra Governorate", "Suwayda Governorate"} <= set(first["terms"]["area"])
    assert first["terms"]["parties"] == ["Syrian government forces", "Southern Front"]


def test_its_provisions_are_terms_and_no_events(truce: list[dict[str, Any]]) -> None:
    for act in ("safe_passage", "aid_delivery"):
        (claim,) = (c for c in truce if c["act"] == act)
        assert (claim["kind"], claim["modality"]) == ("statement", "future_or_conditional")


def test_no_event_is_invented_from_opinions(truce: list[dict[str, Any]]) -> None:
    assert [c["act"] for c in truce if c["kind"] == "event"] == []
    late = [
        c
        for c in truce
        if c["act"] not in {"truce_declared", "agreement_signed", "safe_passage", "aid_delivery"}
    ]
    assert {c["modality"] for c in late} <= {"opinion"}
    assert {c["actor"] for c in late} == {"Syrian government forces"}


def test_what_happened_in_july_2021(breakdown: list[dict[str, Any]]) -> None:
    by_act = {c["act"]: c for c in reversed(breakdown)}
    assert by_act["shelling"]["start"] == by_act["ground_assault"]["start"] == "2021-07-29"
    assault = by_act["ground_assault"]
    assert (assault["actor"], assault["place"]["name"], assault["place"]["admin1"]) == (
        "Syrian government",
        "Daraa",
        "Daraa Governorate",
    )
    assert (assault["killed"]["low"], assault["killed"]["high"], assault["killed"]["children"]) == (
        23,
        23,
        None,
    )
    assert assault["killed"]["unquantified"] == ["children"] and assault["attributed_to"] is None
    halt = by_act["offensive_halted"]
    assert (halt["actor"], halt["start"]) == ("Syrian government", "2021-07-30")


def test_what_was_said_and_agreed(breakdown: list[dict[str, Any]]) -> None:
    threat = next(c for c in breakdown if c["act"] == "threat")
    assert (
        threat["actor"] == "Syrian government"
        and threat["terms"]["condition"]
        and threat["terms"]["threatened"] == ["shelling"]
    )
    mediation = next(c for c in breakdown if c["act"] == "negotiation")
    assert (mediation["actor"], mediation["terms"]["outcome"]) == ("Russia", "failed")
    assert [c["actor"] for c in breakdown if c["act"] == "rejection"] != []
    shares = [
        (c["actor"], bool(c["terms"].get("partition")))
        for c in breakdown
        if c["act"] == "control_gained" and c["terms"]
    ]
    assert shares == [("Syrian government", True), ("Southern Front", True)]
    corps = next(c for c in breakdown if c["act"] == "integration_of_fighters")
    assert (corps["target"], corps["modality"]) == ("5th Corps", "future_or_conditional")
    expelled = next(c for c in breakdown if c["act"] == "aid_obstruction")
    assert expelled["kind"] == "status" and expelled["start"] is None


def test_metaphors_are_no_events(breakdown: list[dict[str, Any]]) -> None:
    assert sorted(c["act"] for c in breakdown if c["kind"] == "event") == [
        "ground_assault",
        "offensive_halted",
        "shelling",
    ]
