"""The annex says where a person's word decides what is one incident."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from tests.brief.test_compose import add, one_day

from ceasefire.brief.brief import Brief
from ceasefire.brief.html import render
from ceasefire.dossier.pair import Judgement, Pair
from ceasefire.incidents.judged import meant

NOW = datetime(2020, 6, 1, tzinfo=UTC)
WHY = "the <b>mayor</b> of Averno says so"


def say(world: Any, judgement: Judgement, first: str, second: str, handling: Any = "CLEAR") -> None:
    known = world.claims.values()
    said = Pair(judgement=judgement, first=meant(world.claims[first], known), second=meant(world.claims[second], known), by="Ada", why=WHY, at=NOW, seq=7, handling=handling)
    world.dossier = msgspec.structs.replace(world.dossier, pairs=(*world.dossier.pairs, said))


def judged(brief: Brief) -> dict[str, tuple[tuple[int | None, str], ...]]:
    return {claim.id: claim.judged for report in brief.reports for claim in report.claims}


def test_both_claims_say_who_and_why_with_the_number_of_the_other(bare: Any) -> None:
    first, second = add(bare, date(2020, 5, 5)), add(bare, date(2020, 5, 6), "hill_radio")
    say(bare, "same", first, second)
    brief = bare.brief()
    line = f"judged one happening by Ada on 2020-06-01 (entry 7): {WHY}"
    assert judged(brief) == {first: ((2, line),), second: ((1, line),)}
    page = render(brief)
    assert "<b>mayor</b>" not in page
    assert '<a href="#c2">[2]</a> and this: <bdi>judged one happening by Ada on 2020-06-01 (entry 7)' in page


def test_what_binds_nothing_is_not_in_the_annex(bare: Any) -> None:
    first, second = add(bare, date(2020, 5, 5)), add(bare, date(2020, 5, 6), "hill_radio")
    say(bare, "unsure", first, second)
    assert set(judged(bare.brief()).values()) == {()}


@pytest.mark.parametrize("fields", [{"handling": "AMBER"}, {"act": "force_movement"}])
def test_who_and_why_are_left_out_above_the_mark_and_of_positions_of_forces(bare: Any, fields: dict[str, Any]) -> None:
    act = fields.get("act", "shelling")
    first, second = (add(bare, day, source, act=act, when=one_day(day)) for day, source in ((date(2020, 5, 5), "watch"), (date(2020, 5, 6), "hill_radio")))
    say(bare, "different", first, second, fields.get("handling", "CLEAR"))
    brief = bare.brief(tlp="CLEAR")
    said = {line for lines in judged(brief).values() for _, line in lines}
    assert said == {"judged two happenings by a person, whose words may not be seen here (entry 7)"}
    assert "mayor" not in render(brief)
