"""What the summary adds up: incidents and not findings, and no comparison with a time nobody told of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from ceasefire.brief.brief import Brief
from ceasefire.brief.html import render
from ceasefire.claims.claim import Harm
from ceasefire.clock import days
from ceasefire.place import Place

AVERNO = Place(name="Averno", id="averno", admin=("V", "V.n"), lat=45.42, lon=10.2)


def shelled(world: Any, on: date, actor: str | None, articles: int = 1, **more: Any) -> None:
    """One incident, held against that many articles."""
    text = f"Averno was shelled on {on}."
    claim = world.claim(world.report("watch", text), text, act="shelling", actor=actor, place=AVERNO,
                        when=days(on, on, "Europe/Rome"), killed=Harm(low=1, best=1, high=1))  # fmt: skip
    incident = world.incident(claim)
    for n in range(articles):
        world.finding(incident, **{"provision": str(n + 1), **more})


def summary(brief: Brief) -> str:
    return "\n".join(line.text for line in brief.summary)


def test_an_incident_forbidden_by_three_articles_counts_once_for_its_side(bare: Any) -> None:
    shelled(bare, date(2020, 5, 3), "hill", articles=3)
    shelled(bare, date(2020, 5, 4), "hill", articles=2)
    shelled(bare, date(2020, 5, 5), "lake")
    brief = bare.brief()
    assert "Of 3 incidents held to be a violation, each counted once, 3 are attributed" in summary(brief)
    assert "one side: Hill Guard 2, Lake Front 1." in summary(brief)
    assert "3 incidents of the period are held against 3 articles and give 6 findings" in summary(brief)
    assert "Highest proof reached for each of these incidents: reasonable grounds 3." in summary(brief)
    [serious] = [c for c in brief.counts if c.now]
    assert (serious.incidents, serious.now) == (3, 6)
    page = render(brief)
    assert "<strong>3</strong><small>6 findings</small>" in page


def test_an_incident_stands_at_its_gravest_outcome_only(bare: Any) -> None:
    shelled(bare, date(2020, 5, 3), "hill")
    bare.finding(bare.incidents[0], "pending", provision="2", proof=None)
    bare.finding(bare.incidents[0], "minor_violation", provision="3", proof="clear_and_convincing")
    brief = bare.brief()
    assert {c.outcome: c.incidents for c in brief.counts if c.incidents} == {"serious_violation": 1}
    assert {c.outcome: c.now for c in brief.counts if c.now} == {
        "serious_violation": 1, "pending": 1, "minor_violation": 1,
    }  # fmt: skip
    assert "pending" not in "\n".join(line.text for line in brief.limits)
    assert "for each of these incidents: reasonable grounds 1." in summary(brief)


def test_what_one_article_holds_contested_is_attributed_to_nobody(bare: Any) -> None:
    shelled(bare, date(2020, 5, 3), "hill")
    bare.finding(bare.incidents[0], provision="2", responsibility="contested")
    assert "attributed to one side" not in summary(bare.brief())
    assert "1 incident held to be a violation, each counted once. 1 of them is contested" in summary(
        bare.brief()
    )


def test_an_incident_under_two_parties_is_said_to_be(bare: Any) -> None:
    shelled(bare, date(2020, 5, 3), "hill")
    [side] = bare.findings[0].sides
    bare.finding(bare.incidents[0], provision="2", sides=(msgspec.structs.replace(side, by="lake"),))
    assert "1 is attributed to one side: Hill Guard 1, Lake Front 1." in summary(bare.brief())
    assert "1 of these stands under more than one of them, by different articles." in summary(bare.brief())


def test_a_time_of_which_nobody_reports_is_not_compared_with(bare: Any) -> None:
    shelled(bare, date(2020, 5, 8), "hill")
    brief = bare.brief(date(2020, 5, 6), date(2020, 5, 10))
    assert brief.before is None
    assert {(c.before, c.incidents_before) for c in brief.counts} == {(None, None)}
    assert "No comparison: no report speaks of the period before." in summary(brief)
    page = render(brief)
    assert "before: 0" not in page
    assert "no report speaks of the period before" in page
    quiet = "Averno was quiet on 3 May."
    bare.incident(bare.claim(bare.report("watch", quiet), quiet, act="other", place=AVERNO,
                             when=days(date(2020, 5, 3), date(2020, 5, 3), "Europe/Rome")))  # fmt: skip
    brief = bare.brief(date(2020, 5, 6), date(2020, 5, 10))
    assert brief.before == (date(2020, 5, 1), date(2020, 5, 5))
    assert "before: 0" in render(brief)  # somebody reported, and of no violation


def test_a_claim_about_a_whole_year_is_no_reporting_of_a_week(bare: Any) -> None:
    shelled(bare, date(2020, 5, 8), "hill")
    text = "The year was bad."
    bare.incident(bare.claim(bare.report("watch", text), text, act="other",
                             when=days(date(2020, 1, 1), date(2020, 12, 31), "Europe/Rome")))  # fmt: skip
    assert bare.brief(date(2020, 5, 6), date(2020, 5, 10)).before is None


def test_a_claim_that_may_not_be_seen_does_not_show_in_the_comparison(bare: Any) -> None:
    shelled(bare, date(2020, 5, 8), "hill")
    shelled(bare, date(2020, 5, 3), "hill")
    bare.reports[1] = msgspec.structs.replace(bare.reports[1], handling="RED")
    assert bare.brief(date(2020, 5, 6), date(2020, 5, 10)).before is None
    assert bare.brief(date(2020, 5, 6), date(2020, 5, 10), tlp="RED").before is not None


def test_a_long_period_is_compared_with_nothing(bare: Any) -> None:
    shelled(bare, date(2019, 12, 1), "hill")
    shelled(bare, date(2020, 5, 8), "hill")
    quarter = bare.brief(date(2020, 2, 29), date(2020, 5, 30))  # 92 days
    assert quarter.before == (date(2019, 11, 29), date(2020, 2, 28))
    longer = bare.brief(date(2020, 2, 28), date(2020, 5, 30))
    assert longer.before is None
    assert "No comparison: the period is longer than 92 days." in summary(longer)


def test_a_sum_of_tolls_says_that_incidents_may_overlap(bare: Any) -> None:
    shelled(bare, date(2020, 5, 8), "hill")
    assert "overlap" not in summary(bare.brief())  # one incident is no sum
    shelled(bare, date(2020, 5, 9), "hill")
    [line] = [x.text for x in bare.brief().summary if x.text.startswith("Killed")]
    assert line.endswith(
        "Incidents may overlap, where reports sum up several days or places: this sum is no count of persons."
    )


def test_figures_that_are_likely_sums_are_not_added_up(bare: Any) -> None:
    shelled(bare, date(2020, 5, 8), "hill")
    country = Place(name="Valdria", id="V", where_prec=6, lat=45.3, lon=10.3)
    unlisted = Place(name="Zuk", where_prec=7)
    month = days(date(2020, 5, 1), date(2020, 5, 31), "Europe/Rome")
    day = days(date(2020, 5, 9), date(2020, 5, 9), "Europe/Rome")
    for killed, place, when in (
        (18000, None, day), (700, country, day), (500, AVERNO, month), (3, unlisted, day),
    ):  # fmt: skip
        text = f"In all {killed} were killed."
        claim = bare.claim(bare.report("watch", text), text, act="killing_other", place=place, when=when,
                           killed=Harm(low=killed, best=killed, high=killed))  # fmt: skip
        bare.finding(bare.incident(claim))
    brief = bare.brief()
    assert "Killed, added up over 2 incidents with a stated toll: 4." in summary(brief)
    assert "3 incidents with a stated toll have no place, a whole country" in summary(brief)
    assert [line.text.split(", ")[1].split(":")[0] for line in brief.heaviest] == ["Zuk", "Averno"]
    assert len(brief.tolls) == 5  # each still stands in the table, by itself


def test_a_brief_of_very_many_findings_lists_the_gravest_and_says_so(crowd: Callable[[int], Any]) -> None:
    world = crowd(5200)
    for n in range(300):  # what no article was held against
        name = f"claim-{n:05d}"
        world.incident(name, id=f"free-{n:04d}")
    brief = world.brief()
    [article] = [a for a in brief.instruments[0].articles if a.findings]
    assert (len(article.findings), article.more) == (200, 5000)
    assert {f.outcome for f in article.findings} == {"serious_violation"}
    assert {f.killed for f in article.findings} == {"4"}  # of 1,300 serious ones those with most killed
    assert sum(c.now for c in brief.counts) == 5200
    assert sum(sum(b.counts) for b in brief.timeline.buckets) == 5200
    assert (len(brief.events), brief.events_more) == (200, 100)
    assert len(brief.reports[0].claims) <= 400
    text = "\n".join(line.text for line in brief.limits)
    assert "counts 5,200 findings and lists 200 of them: the 200 gravest of each article." in text
    assert "`ceasefire findings --json`" in text
    page = render(brief)
    assert "And 5,000 findings of this article, less grave, not listed here" in page
    assert len(page.encode()) < 2_000_000


def test_up_to_five_thousand_findings_are_all_listed(crowd: Callable[[int], Any]) -> None:
    brief = crowd(5000).brief()
    assert [a.more for a in brief.instruments[0].articles] == [0, 0, 0]
    assert len(brief.instruments[0].articles[0].findings) == 5000
    assert not any("gravest of each article" in line.text for line in brief.limits)
