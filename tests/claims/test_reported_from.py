"""Whose word it is: who reports from another outlet passes it on; who rejects an offer denies no deed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.read import read_text
from ceasefire.dossier.general import general_vocabulary


def _read(text: str) -> list[Claim]:
    return list(read_text(text, general_vocabulary(), published=datetime(2020, 10, 3, tzinfo=UTC)))


@pytest.mark.parametrize(
    ("text", "asserter"),
    [
        ("Nine people died in a blast in Ganja on Friday, Reuters reported from state media.", "state media"),
        ("Nine people died in a blast in Ganja on Friday, Reuters reported from Interfax.", "Interfax"),
        ("Nine people died in a blast in Ganja on Friday, Reuters reported from Baku.", "Reuters"),
    ],
)
def test_who_reports_from_another_outlet_passes_it_on(text: str, asserter: str) -> None:
    (one,) = _read(text)
    start, end = one.spans["attributed_to"]
    assert text[start:end] == asserter


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army shelled Ganja on Friday. Mediators had offered a roadmap, which the separatists rejected.", False),
        ("The army shelled Ganja on Friday. The envoy spoke of a draft accord, which the army rejected.", False),
        ("The army shelled Ganja on Friday. A plan was tabled on Saturday, which the army rejected.", False),
        ("The army shelled Ganja on Friday, residents said. They made accusations which the army rejected.", True),
    ],
)
def test_who_rejects_an_offer_denies_no_deed(text: str, denied: bool) -> None:
    assert any(one.modality == "denied" and one.act == "shelling" for one in _read(text)) == denied
