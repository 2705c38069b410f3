"""Little coverage widens what is said, and moves nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.outlook.test_hold import of, some
from tests.support.small import claim, small, write

from ceasefire.agreement.load import load_agreements
from ceasefire.dossier.load import load
from ceasefire.outlook.ahead import Ahead
from ceasefire.outlook.base import base, scaled
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.ground import Ground
from ceasefire.outlook.learn import learn
from ceasefire.outlook.sight import sight
from ceasefire.outlook.value import Value

DAY = date(2030, 8, 1)
EYES = """\
- {{id: post-{0}, by: wire, place: VA.{0}, from: 2030-07-05, until: 2030-07-31, kind: post}}
"""


def test_units_that_somebody_could_see(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    ground = Ground(load_agreements(dossier)[0], dossier)
    assert (sight(ground, {}, dossier, DAY).seen, sight(ground, {}, dossier, DAY).units) == (0, 2)  # the third lies outside the zone
    told = claim(dossier, "mill", "2030-07-20", source="wire")
    found = sight(ground, {told.id: told}, dossier, DAY)
    assert (found.seen, found.claims, found.share) == (1, (told.id,), 0.5)
    one_sided = claim(dossier, "mill", "2030-07-20", source="crown_news")
    assert sight(ground, {one_sided.id: one_sided}, dossier, DAY).seen == 0
    assert sight(ground, {told.id: told}, dossier, date(2030, 9, 1)).seen == 0


def test_eyes_move_no_chance_and_narrow_its_range(tmp_path: Path) -> None:
    blind, north, both = (
        load(write(tmp_path / name, {"coverage.yaml": "".join(EYES.format(unit) for unit in units)} if units else None))
        for name, units in (("blind", ()), ("north", ("north",)), ("both", ("north", "south")))
    )
    silent = [c for c in some(blind) if c.when is not None and c.when.start.month < 7] + [claim(blind, "mill", "2030-07-15", actor="army", source="crown_news")]
    said = [of(dossier, silent) for dossier in (blind, north, both)]
    assert [[c.probability for c in o.chances] for o in said] == [[c.probability for c in said[0].chances]] * 3
    widths = [(o.chances[1].high or 0) - (o.chances[1].low or 0) for o in said]
    assert widths[0] > widths[1] > widths[2]
    assert [next(c.text for c in o.contributions if c.name == "coverage")[:6] for o in said] == ["0 of 2", "1 of 2", "2 of 2"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.none(), st.floats(-1, 2)), min_size=len(drivers()), max_size=len(drivers())), st.floats(0, 1))
def test_the_chance_is_the_same_whatever_was_seen(values: list[float | None], share: float) -> None:
    model = base()
    ahead = Ahead(model, scaled(model, {}, 100.0), learn([], model.frailty), 90)
    told = [Value(driver=d.id, value=v) for d, v in zip(drivers(), values, strict=True)]
    sure, unsure = ahead.intact(told), ahead.intact(told, share)
    assert np.array_equal(sure, ahead.intact(told))
    if share < 0.5 and any(v is not None and d.ground for d, v in zip(drivers(), values, strict=True)):
        assert not np.array_equal(sure, unsure)


def test_with_everything_seen_and_known_nothing_is_unsure_but_the_effects() -> None:
    model = base()
    ahead = Ahead(model, scaled(model, {}, 100.0), learn([], model.frailty), 30)
    told = [Value(driver=d.id, value=d.typical) for d in drivers()]
    assert ahead.intact(told, 1.0) == pytest.approx(ahead.intact(told))
