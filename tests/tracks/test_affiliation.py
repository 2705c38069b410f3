"""Who is whom when: sides change with affiliations, joining and settling is told by whose word."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.small import FILES, claim, write

from ceasefire.dossier.load import load
from ceasefire.tracks.affiliation import SideSpell, actor_page

CHANGED = FILES["actors.yaml"].replace("  name: Otter Brigade\n  side: league\n", "  name: Otter Brigade\n  until: 2030-09-01\n")


def test_an_actor_without_a_side_of_its_own_changes_side_with_what_it_is_part_of(tmp_path: Path) -> None:
    vale = load(write(tmp_path, {"actors.yaml": CHANGED}))
    page = actor_page("otters", (), (), vale)
    assert page.sides == (SideSpell("league", None, date(2030, 6, 1)), SideSpell("crown", date(2030, 6, 1), None))
    assert [(t.other, t.relation, t.inward) for t in page.ties] == [("league", "part_of", False), ("army", "part_of", False)]
    assert (page.ended, page.became) == (date(2030, 9, 1), "army")


def test_joining_and_settling_are_told_in_order_of_time_with_whoever_says_so(tmp_path: Path) -> None:
    vale = load(write(tmp_path, {"actors.yaml": CHANGED}))
    joined = claim(vale, act="integration_of_fighters", actor="otters", target="army", when="2030-06-01", source="crown_news")
    settled = claim(vale, act="settlement_of_status", actor="otters", when="2030-05-20", source="wire", modality="future_or_conditional")
    other = claim(vale, act="settlement_of_status", actor="league", when="2030-05-20", source="wire")
    page = actor_page("otters", (joined, settled, other), (), vale)
    assert [(e.act, e.other, e.modality, e.asserter, e.voice) for e in page.events] == [
        ("settlement_of_status", None, "future_or_conditional", "wire", None),
        ("integration_of_fighters", "army", "asserted", "crown_news", "crown"),
    ]
    (mine,) = actor_page("army", (joined,), (), vale).events
    assert (mine.part, mine.other) == ("target", "otters")
