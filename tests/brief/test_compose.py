"""What goes into a brief: period, handling marks, protected positions, what has no date or place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from ceasefire.agreement.terms import Provision
from ceasefire.brief.brief import Brief
from ceasefire.brief.html import render
from ceasefire.brief.phrase import day_range, harm, span
from ceasefire.claims.claim import Harm
from ceasefire.clock import days
from ceasefire.errors import InputError
from ceasefire.findings.finding import Dissent
from ceasefire.place import Place

AVERNO = Place(name="Averno", id="averno", admin=("V", "V.n"), lat=45.42, lon=10.2)


def one_day(value: date) -> Any:
    return days(value, value, "Europe/Rome")


def counted(brief: Brief) -> dict[str, tuple[int, int]]:
    return {c.outcome: (c.now, c.before or 0) for c in brief.counts if c.now or c.before}


def told(brief: Brief) -> str:
    return "\n".join(line.text for line in (*brief.summary, *brief.heaviest, *brief.limits))


def add(world: Any, on: date, source: str = "watch", **fields: Any) -> str:
    """One report with one claim about shelling, its incident and its finding; the claim's id."""
    sentence = f"Averno was shelled on {on}."
    report = world.report(source, sentence, **fields.pop("report", {}))
    claim = world.claim(
        report, sentence, **{"act": "shelling", "when": one_day(on), "place": AVERNO, **fields}
    )
    world.finding(world.incident(claim))
    return str(claim)


def test_the_period_is_local_days_both_included_and_compared_with_the_days_before(bare: Any) -> None:
    for on in (date(2020, 5, 3), date(2020, 5, 4), date(2020, 5, 10), date(2020, 5, 11)):
        add(bare, on)
    brief = bare.brief(date(2020, 5, 4), date(2020, 5, 10))
    assert counted(brief) == {"serious_violation": (2, 1)}
    assert brief.before == (date(2020, 4, 27), date(2020, 5, 3))
    assert [f.when for f in brief.instruments[0].articles[0].findings] == ["4 May 2020", "10 May 2020"]


def test_the_head_says_how_late_the_reports_are_that_it_cites(bare: Any) -> None:
    """A brief of a past week rests on later reports as well, and does not pretend to have been written then."""
    add(bare, date(2020, 5, 5), report={"day": date(2020, 5, 5)})
    brief = bare.brief(date(2020, 5, 4), date(2020, 5, 10))
    assert brief.reported_to == date(2020, 5, 5)
    assert "what was said of the period afterwards counts" not in render(brief)
    add(bare, date(2020, 5, 6), report={"day": date(2020, 6, 1)})
    add(bare, date(2020, 8, 6), report={"day": date(2020, 8, 7)})
    add(bare, date(2020, 5, 7), report={"day": date(2020, 7, 1), "handling": "RED"})
    later = bare.brief(date(2020, 5, 4), date(2020, 5, 10))
    assert later.reported_to == date(2020, 6, 1)
    assert "what was said of the period afterwards counts" in render(later)


def test_an_incident_that_reaches_into_the_period_belongs_to_it(bare: Any) -> None:
    add(bare, date(2020, 5, 1), when=days(date(2020, 4, 20), date(2020, 5, 1), "Europe/Rome"))
    assert counted(bare.brief(date(2020, 5, 1), date(2020, 5, 1))) == {"serious_violation": (1, 1)}


def test_a_period_that_ends_before_it_begins_is_refused(bare: Any) -> None:
    with pytest.raises(InputError, match="before it begins"):
        bare.brief(date(2020, 5, 2), date(2020, 5, 1))


def test_rows_stand_in_time_then_in_order_of_intake(bare: Any) -> None:
    late, early, same = (add(bare, date(2020, 5, n)) for n in (9, 2, 9))
    brief = bare.brief()
    notes = {c.id: c.number for r in brief.reports for c in r.claims}
    rows = [f.claims for f in brief.instruments[0].articles[0].findings]
    assert rows == [(notes[early],), (notes[late],), (notes[same],)]
    assert [notes[n] for n in (late, early, same)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("tlp", "seen"),
    [("CLEAR", 1), ("GREEN", 2), ("AMBER", 3), ("AMBER+STRICT", 4), ("RED", 5)],
)
def test_a_reader_sees_what_the_mark_allows(bare: Any, tlp: str, seen: int) -> None:
    for n, mark in enumerate(("CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED")):
        add(bare, date(2020, 5, 4 + n), report={"handling": mark})
    brief = bare.brief(tlp=tlp)
    assert counted(brief) == {"serious_violation": (seen, 0)}
    assert len(brief.reports) == seen
    withheld = [line.text for line in brief.limits if "handling mark" in line.text]
    assert len(withheld) == (seen < 5)
    if withheld:
        assert withheld[0].startswith(f"{5 - seen} report")


def test_the_mark_of_a_source_holds_for_all_it_gives(bare: Any) -> None:
    add(bare, date(2020, 5, 4), "desk", report={"handling": "CLEAR"})
    assert counted(bare.brief(tlp="GREEN")) == {}
    assert counted(bare.brief(tlp="AMBER")) == {"serious_violation": (1, 0)}


def test_nothing_of_a_withheld_report_shows(world: Any) -> None:
    secret = world.report(
        "watch", "Zebra squad shelled Brisa at the quay.", handling="RED", title="Quiet word"
    )
    claim = world.claim(secret, "Zebra squad shelled Brisa at the quay.", act="shelling", actor="hill",
                        actor_surface="Zebra squad", when=one_day(date(2020, 5, 7)), killed=Harm(low=7077, best=7077, high=7077))  # fmt: skip
    world.finding(world.incident(claim))
    open_html, red_html = render(world.brief()), render(world.brief(tlp="RED"))
    for trace in ("Zebra", "quay", "Quiet word", "7,077", secret[:16]):
        assert trace not in open_html
        assert trace in red_html


def test_an_incident_that_rests_on_withheld_claims_in_part_is_judged_again_without_them(bare: Any) -> None:
    when, target = one_day(date(2020, 5, 4)), "civilians"
    a = bare.report("hill_radio", "Averno was shelled on Monday; three people died.")
    b = bare.report(
        "desk", "The guard shelled Averno on Monday from the quarry; 9191 people died.", handling="RED"
    )
    common = {"act": "shelling", "place": AVERNO, "when": when, "target": target}
    one = bare.claim(a, bare.texts[a], killed=Harm(low=3, best=3, high=3), **common)
    two = bare.claim(b, bare.texts[b], actor="hill", killed=Harm(low=9191, best=9191, high=9191), **common)
    incident = bare.incident(one, two, conflicts=("killed",), credibility_reason="the liaison desk saw it")
    bare.finding(incident, proof="clear_and_convincing")
    red = bare.brief(tlp="RED").instruments[0].articles[0].findings
    assert [(f.responsibility, f.killed, f.proof) for f in red] == [
        ("attributed", "3–9,191", "clear_and_convincing")
    ]
    brief = bare.brief()
    [row] = brief.instruments[0].articles[0].findings
    assert row.killed == "3"
    assert row.responsibility == "not_attributable"
    assert row.proof != "clear_and_convincing"
    html = render(brief)
    assert not any(trace in html for trace in ("9,191", "9191", "liaison", "quarry"))


def test_positions_of_forces_are_coarse_and_late(world: Any) -> None:
    move = "A column of vehicles moved into Corvo on Tuesday."
    fresh = world.brief(until=date(2020, 5, 11))
    assert "minor_violation" not in counted(fresh)
    assert "1 incident about movements or positions of forces is held back" in told(fresh)
    assert move not in render(fresh)
    late = world.brief(until=date(2020, 5, 12))
    [row] = [f for f in late.instruments[0].articles[0].findings if f.outcome == "minor_violation"]
    assert row.place == "South District"
    assert all("Corvo" not in reason.text for reason in row.reasons)
    [claim] = [c for r in late.reports for c in r.claims if move in "".join(s.text for s in c.quote)]
    assert "Corvo" not in claim.reading
    assert [s.name for s in late.map.spots if s.area] == ["South District"]


def test_words_that_state_a_position_are_not_repeated_from_a_report_that_is_not_public(world: Any) -> None:
    world.reports = [
        msgspec.structs.replace(r, handling="GREEN") if "column" in world.texts[r.id] else r
        for r in world.reports
    ]
    html = render(world.brief(tlp="GREEN"))
    assert "Words not repeated" in html
    assert "Corvo" not in html


def test_what_has_no_date_is_listed_and_counted_nowhere(bare: Any) -> None:
    add(bare, date(2020, 5, 4), when=None)
    brief = bare.brief()
    assert counted(brief) == {}
    assert [(e.when, e.place, e.claims) for e in brief.undated] == [("date not said", "Averno", (1,))]
    assert "1 incident, published in the period, has no date and stands in no count." in told(brief)
    later = bare.brief(date(2020, 6, 1), date(2020, 6, 30))
    assert later.undated == ()


def test_what_has_no_place_is_a_row_and_said_beside_the_map(bare: Any) -> None:
    add(bare, date(2020, 5, 4), place=None)
    brief = bare.brief()
    [row] = brief.instruments[0].articles[0].findings
    assert row.place == "place not said"
    assert [line.text for line in brief.map.notes] == ["1 incident without coordinates is not drawn."]
    assert "place not said" in render(brief)


def test_a_district_is_an_area_on_the_map_and_never_a_point(bare: Any) -> None:
    district = Place(
        name="North District", id="V.n", where_prec=3, lat=45.45, lon=10.15, radius_km=14, admin=("V", "V.n")
    )
    add(bare, date(2020, 5, 4), place=district)
    add(bare, date(2020, 5, 4), place=Place(name="Valdria", where_prec=6, lat=45.3, lon=10.3))
    brief = bare.brief()
    assert [(s.name, s.area, bool(s.rings)) for s in brief.map.spots] == [("North District", True, True)]
    assert 'class="disc' not in render(brief)
    assert "known only to a country or wider is not drawn" in brief.map.notes[0].text


def test_every_summary_sentence_about_claims_carries_their_numbers(world: Any) -> None:
    brief = world.brief()
    assert all(line.claims for line in (*brief.summary, *brief.heaviest))
    assert brief.summary[0].claims == (1, 2, 3, 4, 5)
    lines = {line.text: line.claims for line in brief.summary}
    assert lines[
        "Of 2 incidents held to be a violation, each counted once, 1 is attributed to one side: Hill Guard 1."
    ] == (4,)
    assert lines["1 of them is contested: claims name different sides, or the side named denies it."] == (
        1,
        2,
        3,
    )
    assert lines[
        "Killed, added up over 1 incident with a stated toll: 2 to at least 5. 1 of them has no upper figure."
    ] == (1, 2, 3)


def test_tolls_add_up_as_intervals(bare: Any) -> None:
    for killed in (
        Harm(low=2, best=3, high=5),
        Harm(low=4, best=4, high=4),
        Harm(unquantified=("children",)),
    ):
        add(bare, date(2020, 5, 4), killed=killed)
    assert "Killed, added up over 2 incidents with a stated toll: 6–9. Incidents may overlap" in told(
        bare.brief()
    )
    assert [t.killed for t in bare.brief().tolls] == ["2–5", "4", "number not stated"]


def test_versions_stand_side_by_side_in_the_sources_own_words(world: Any) -> None:
    [dispute] = world.brief().disagreements
    who, killed = dispute.fields
    assert [(v.value, v.origins) for v in who.versions] == [
        ("Lake Front", ("Radio One",)), ("Hill Guard", ("Wire Two",)), ("not said", ("The Watch",)),
    ]  # fmt: skip
    first = who.versions[0].voices[0]
    assert [(s.text, s.field) for s in first.quote if s.field] == [("Gangs of the lake", "actor")]
    assert [v.value for v in killed.versions] == [
        "killed: 2",
        "killed: at least 5",
        "killed: 3; of them 3 civilians",
    ]


def test_withdrawn_findings_leave_the_brief_and_dissent_stays(world: Any) -> None:
    dissent = Dissent(who="Observer 7", when=datetime(2020, 5, 20, tzinfo=UTC), why="the crater points south")
    first, second, *rest = world.findings
    world.findings = [
        msgspec.structs.replace(first, dissent=(dissent,)), msgspec.structs.replace(second, state="withdrawn"), *rest,
    ]  # fmt: skip
    brief = world.brief()
    assert counted(brief) == {"serious_violation": (1, 0), "pending": (1, 0)}
    assert "1 finding of the period has been withdrawn and is not shown." in told(brief)
    assert "the crater points south" in render(brief)


def test_findings_about_what_was_due_are_said_though_they_have_no_date(world: Any) -> None:
    first = world.findings[0]
    world.findings.append(msgspec.structs.replace(first, id="finding-due", incident="", due="due-1"))
    brief = world.brief()
    assert "1 finding about something due that was not reported has no date and is in no count." in told(
        brief
    )
    assert counted(brief)["serious_violation"] == (1, 0)


def test_what_was_due_stands_with_its_claims(world: Any) -> None:
    (first, *rest) = world.agreements
    soon = datetime(2020, 5, 20, tzinfo=UTC)
    duties = (
        Provision(id="9", title="Fire", text="A made duty.", requires=("shelling",), by=soon),
        Provision(id="10", title="Aid", text="A made duty.", requires=("aid_delivery",)),
        Provision(id="11", title="Release", text="A made duty.", requires=("prisoner_exchange",), by=soon),
    )
    world.agreements = (msgspec.structs.replace(first, provisions=(*first.provisions, *duties)), *rest)
    brief = world.brief(date(2020, 5, 1), date(2020, 5, 31))
    rows = {d.what: d for d in brief.duties}
    assert rows["Article 9: Fire"].status == "met"
    assert rows["Article 9: Fire"].claims
    assert rows["Article 9: Fire"].due == "20 May 2020, 02:00"
    assert rows["Article 11: Release"].status in ("missed", "unseen")
    assert "Article 10: Aid" not in rows
    assert brief.duties_open == 2  # with one of the agreement itself
    page = render(brief)
    assert "Besides, 2 of the things required" in page
    cited = {n for d in brief.duties for n in d.claims}
    assert all(f'id="c{n}"' in page for n in cited)


def test_a_busy_period_is_drawn_by_week_and_month(crowd: Callable[[int], Any]) -> None:
    world = crowd(40)
    assert world.brief().timeline.unit == "day"
    weekly = world.brief(date(2020, 1, 1), date(2020, 12, 31)).timeline
    assert (weekly.unit, weekly.buckets[0].first.weekday()) == ("week", 0)
    monthly = world.brief(date(2018, 1, 15), date(2020, 12, 31)).timeline
    assert (monthly.unit, monthly.buckets[0].first, monthly.end) == (
        "month",
        date(2018, 1, 1),
        date(2021, 1, 1),
    )
    for line in (weekly, monthly):
        assert sum(sum(b.counts) for b in line.buckets) == 40


def test_dates_and_figures_in_words() -> None:
    assert day_range(date(2017, 7, 9), date(2017, 7, 9)) == "9 Jul 2017"
    assert day_range(date(2017, 7, 9), date(2017, 7, 11)) == "9–11 Jul 2017"
    assert day_range(date(2018, 6, 30), date(2018, 7, 2)) == "30 Jun – 2 Jul 2018"
    assert day_range(date(2018, 7, 1), date(2018, 7, 31)) == "Jul 2018"
    assert day_range(date(2018, 1, 1), date(2018, 12, 31)) == "2018"
    assert [span(v) for v in (None, (23, None), (8, 23), (5, 5), (0, 0), (None, 4), (None, None))] == [
        None, "at least 23", "8–23", "5", "none", "up to 4", "number not stated",
    ]  # fmt: skip
    assert harm(Harm(low=20, best=23, high=25, children=3)) == "20–25; best estimate 23; of them 3 children"
    assert harm(Harm(best=23, unquantified=("children",))) == "23; children, number not stated"
    assert harm(None) == "not said"


def test_words_from_outside_the_sentence_show_only_where_they_matter(bare: Any) -> None:
    text = "On Sunday it was quiet at first. Witnesses said the guard shelled Averno."
    report = bare.report("watch", text)
    claim = bare.claim(report, "Witnesses said the guard shelled Averno.", act="shelling", place=AVERNO,
                       when=one_day(date(2020, 5, 3)), marks={"attributed_to": "Witnesses", "actor": "the guard"})  # fmt: skip
    bare.claims[claim] = msgspec.structs.replace(
        bare.claims[claim], spans={**bare.claims[claim].spans, "when": (3, 9)}, actor="hill"
    )
    bare.finding(bare.incident(claim, conflicts=("actor", "date")))
    brief = bare.brief()
    [note] = [c for r in brief.reports for c in r.claims]
    assert "".join(s.text for s in note.quote) == "Sunday […] Witnesses said the guard shelled Averno."
    who, when = brief.disagreements[0].fields
    assert (
        "".join(s.text for s in who.versions[0].voices[0].quote) == "Witnesses said the guard shelled Averno."
    )
    assert [s.text for s in who.versions[0].voices[0].quote if s.field] == ["the guard"]
    assert "".join(s.text for s in when.versions[0].voices[0].quote).startswith("Sunday […] Witnesses")
