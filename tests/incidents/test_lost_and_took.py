"""Who lost ground and who took it may be one happening; one side that lost and took is two."""

from __future__ import annotations

import pytest
from tests.support.small import claim, small

from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("ground"))


@pytest.mark.parametrize(("lost", "took", "together"), [("army", "league", True), ("army", None, True), ("army", "army", False), ("league", "league", False)])
def test_one_side_does_not_lose_and_take_in_one_happening(dossier: Dossier, lost: str, took: str | None, together: bool) -> None:
    claims = [
        claim(dossier, "mill", "2030-05-10", act="control_lost", kind="status", actor=lost, source="wire", killed=None),
        claim(dossier, "mill", "2030-05-10", act="control_gained", kind="status", actor=took, source="watch", killed=None),
    ]
    assert (len(match(claims, vocabulary(dossier))) == 1) is together


def test_a_denied_loss_is_of_the_loss(dossier: Dossier) -> None:
    """ "We did not lose it, we hold it": the denial and the gain may be of one thing."""
    claims = [
        claim(dossier, "mill", "2030-05-10", act="control_lost", kind="status", actor="army", source="crown_news", modality="denied", killed=None),
        claim(dossier, "mill", "2030-05-10", act="control_gained", kind="status", actor="army", source="watch", killed=None),
    ]
    assert len(match(claims, vocabulary(dossier))) == 1
