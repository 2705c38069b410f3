"""The brief's sections on talks and strength: each line cites claims, at every mark."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from tests.brief.conftest import PLACES, make_world

from ceasefire.brief.html import render
from ceasefire.clock import days

ZONE = "Europe/Rome"
ON = {e.id: e.place for e in PLACES}


def told() -> Any:
    """An ultimatum of 4 May, refused in a report for the desk only; shelling after it; reinforcements; an older demand."""
    world = make_world()
    day = {n: days(date(2020, 5, n), date(2020, 5, n), ZONE) for n in (4, 6, 9, 12)}
    texts = {
        "ask": "The Hill Guard told the Lake Front to leave Averno by 8 May.", "no": "The Lake Front said no to a secret envoy.",
        "fire": "The Hill Guard shelled Averno on Saturday.", "men": "The Hill Guard sent 300 men to Averno.",
        "more": "The Lake Front asked for food by June.",
    }  # fmt: skip
    at = datetime(2020, 5, 4, tzinfo=UTC)
    reports = {k: world.report("desk" if k == "no" else "watch", t, published=at.replace(day=n)) for (k, t), n in zip(texts.items(), (4, 6, 9, 12, 12), strict=True)}
    kept = {
        "ask": world.claim(reports["ask"], texts["ask"], act="demand_or_ultimatum", kind="statement", actor="hill", target="lake", when=day[4], place=ON["averno"],
                           terms={"deadline": "2020-05-08", "content": "leave Averno", "about": "departure"}),
        "no": world.claim(reports["no"], texts["no"], act="rejection", kind="statement", actor="lake", target="hill", when=day[6], terms={"about": "departure"}),
        "fire": world.claim(reports["fire"], texts["fire"], act="shelling", actor="hill", when=day[9], place=ON["averno"]),
        "men": world.claim(reports["men"], texts["men"], act="force_movement", actor="hill", when=day[12], place=ON["averno"], terms={"posture": "reinforcement", "men": "300"}),
        "more": world.claim(reports["more"], texts["more"], act="demand_or_ultimatum", kind="statement", actor="lake", target="hill", when=day[12], terms={"about": "aid", "content": "<b>food</b>"}),
    }  # fmt: skip
    for name in kept.values():
        world.incident(name, kind=world.claims[name].kind)
    world.dossier = type(world.dossier)(**{f: getattr(world.dossier, f) for f in world.dossier.__struct_fields__} | {"days": {r.id: r.published.date() for r in world.reports if r.published}})
    return world


def test_steps_of_the_period_open_ones_and_what_became_of_earlier_ones() -> None:
    world = told()
    brief = world.brief(tlp="AMBER")
    assert [s.kind for s in brief.tracks.asked] == ["demand"]
    assert {s.kind for s in brief.tracks.steps} == {"truce", "ultimatum", "refusal", "demand"}
    ultimatum = next(s for s in brief.tracks.steps if s.kind == "ultimatum")
    assert [f.text.split(" ")[0] for f in ultimatum.fates] == ["refused", "carried"]
    later = world.brief(since=date(2020, 5, 9), tlp="AMBER")
    assert [s.kind for s in later.tracks.earlier] == ["ultimatum"]


def test_every_line_cites_claims_that_the_annex_has() -> None:
    brief = told().brief(tlp="AMBER")
    known = {c.number for r in brief.reports for c in r.claims}
    for step in (*brief.tracks.steps, *brief.tracks.asked):
        assert set(step.claims) <= known and (step.claims or step.told.startswith("agreement on file"))
        for fate in step.fates:
            assert set(fate.claims) <= known and (fate.claims or fate.text.startswith(("still open", "in force")))
    assert all(row.claims and set(row.claims) <= known for row in brief.tracks.strength)


def test_what_is_above_the_mark_shows_neither_as_step_nor_as_fate() -> None:
    brief = told().brief(tlp="CLEAR")
    assert "refusal" not in {s.kind for s in brief.tracks.steps}
    assert all("refused" not in f.text for s in brief.tracks.steps for f in s.fates)
    assert "secret" not in render(brief)


def test_moves_wait_for_the_delay_of_the_dossier() -> None:
    world = told()
    assert not world.brief(until=date(2020, 5, 18)).tracks.strength
    (row,) = world.brief(until=date(2020, 5, 19)).tracks.strength
    assert (row.side, row.numbers, row.moves) == ("Hill Guard", "300 men", "reinforcement")


def test_the_page_numbers_its_sections_and_escapes_words_of_reports() -> None:
    page = render(told().brief(tlp="AMBER"))
    numbers = [int(part.split(". ")[0]) for part in page.replace("\n", " ").split('-h">')[1:] if part[:1].isdigit()]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) == page.count("<h2 ")
    assert "<b>food" not in page and "&lt;b&gt;food" in page


def test_a_brief_without_talks_says_so() -> None:
    page = render(make_world().brief(since=date(2020, 6, 1), until=date(2020, 6, 30)))
    assert "No demand or offer is known to be open." in page and "No step of talks is reported in the period." in page
