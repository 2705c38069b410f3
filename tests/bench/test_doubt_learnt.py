"""Doubt is calibrated where it was learnt, and what is not doubted is right more often than what is."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

from doubt_examples import Example, examples
from fit_doubt import GOLD, MODELS, auc, lower_bound
from read_gold import reports

from ceasefire.claims.doubt.doubt import weighed


@pytest.fixture(scope="module")
def found() -> list[Example]:
    return examples(reports("fresh", GOLD))


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("read", [True, False])
def test_what_is_said_is_what_is_found(found: list[Example], name: str, read: bool) -> None:
    model = weighed()[name if read else f"{name}_none"]
    mine = [one for one in found if one.field in MODELS[name] and one.read == read]
    p = np.array([model.chance(one.signs) for one in mine])
    y = np.array([float(one.right) for one in mine])
    assert abs(p.mean() - y.mean()) < 0.03
    assert auc(y, p) > 0.6
    sure = np.round(p, 2) >= model.threshold
    if model.reached:
        assert sure.any()
        assert y[sure].mean() >= 0.95
    elif sure.any():  # else all of them are doubted
        assert y[sure].mean() > y.mean() - 1e-9


def test_a_claim_that_is_doubted_is_invented_more_often(found: list[Example]) -> None:
    model = weighed()["claim"]
    mine = [one for one in found if one.field == "claim"]
    p = np.array([model.chance(one.signs) for one in mine])
    y = np.array([float(one.right) for one in mine])
    assert len(y) == model.examples
    assert abs(p.mean() - y.mean()) < 0.03
    assert auc(y, p) > 0.7
    sure = np.round(p, 2) >= model.threshold
    assert y[~sure].mean() < 0.6 < y.mean() < y[sure].mean()


def test_the_bound_is_that_of_clopper_and_pearson() -> None:
    assert lower_bound(0, 10) == 0
    assert lower_bound(32, 32) == pytest.approx(0.2 ** (1 / 32))
    assert lower_bound(95, 100) < 0.95 < lower_bound(98, 100)


def test_a_ranking_is_scored_by_pairs() -> None:
    assert auc(np.array([1.0, 1.0, 0.0]), np.array([0.9, 0.5, 0.5])) == pytest.approx(0.75)
