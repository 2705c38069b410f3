"""What an acceptance check found wrong: the doer of a passive, asserters, invented acts, times, tolls."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from ceasefire import clock
from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.actor import Actor
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def more(vocabulary: Vocabulary) -> Vocabulary:
    """The invented vocabulary with a population, a state called by its capital and an organisation."""

    def actor(id_: str, kind: str, name_ar: str, *aliases: str) -> Actor:
        raw = {"id": id_, "name": id_, "kind": kind, "name_ar": name_ar, "aliases": [{"text": t, "lang": "ar"} for t in aliases]}
        return msgspec.convert(raw, Actor)

    added = [
        actor("civilians", "population", "المدنيون", "مدنيون", "مدنيين", "مدني"),
        actor("north_state", "state", "دولة الشمال", "نورا"),
        actor("sea_group", "armed_group", "تنظيم البحر", "بحرية"),
    ]
    return Vocabulary(vocabulary.actors | {a.id: a for a in added}, vocabulary.sources, vocabulary.gazetteer, vocabulary.time_zone, vocabulary.area)


def read(text: str, vocabulary: Vocabulary) -> tuple[Claim, ...]:
    return read_arabic(text, vocabulary, published=PUBLISHED)


def days(claim: Claim) -> str:
    """The local days of a claim whose text dates it, `*` where it does not, `-` for no time at all."""
    if claim.when is None:
        return "-"
    if "when" not in claim.spans:
        return "*"
    return f"{clock.first_day(claim.when)}..{clock.last_day(claim.when)}"


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("قتل ثلاثة مدنيين وأصيب أربعة في قصف لقوات السهل على الرمانة يوم الثلاثاء.", "plain_forces"),
        ("قُتل مدنيون وأصيب أربعة في قصف من قوات السهل على الرمانة.", "plain_forces"),
        ("أصيب مدنيون جراء قصف قوات السهل على الرمانة.", "plain_forces"),
        ("قتل مدني في قصف قوات السهل لبلدة المينا.", "plain_forces"),
        ("استشهد مدني برصاص جبهة الجبل في الرمانة.", "hill_front"),
        ("قصف من جبهة الجبل على الرمانة.", "hill_front"),
        ("قصف عنيف لجبهة الجبل على الرمانة.", "hill_front"),
        ("قتل وأصيب مدنيون في قصف على الرمانة.", None),
        ("شهدت الرمانة قصفا من «قوات السهل».", "plain_forces"),
    ],
)
def test_the_victim_of_a_passive_is_not_the_doer(text: str, doer: str | None, more: Vocabulary) -> None:
    (claim,) = read(text, more)
    assert claim.actor == doer and claim.target in (None, "civilians")
    assert claim.place is not None


def test_killed_and_injured_of_the_passive(more: Vocabulary) -> None:
    (claim,) = read("قتل ثلاثة مدنيين وأصيب أربعة في قصف لقوات السهل على الرمانة يوم الثلاثاء.", more)
    assert claim.killed is not None and claim.killed.best == 3
    assert claim.injured is not None and claim.injured.best == 4
    assert claim.place is not None and claim.place.id == "rummana" and days(claim) == "2017-07-18..2017-07-18"


def test_a_population_does_nothing_hostile_but_may_flee(more: Vocabulary) -> None:
    assert all(c.actor != "civilians" for c in read("مدنيون قصفت منازلهم قوات السهل في الرمانة", more))
    (claim,) = read("نزح مدنيون من الرمانة", more)
    assert claim.act == "displacement"


@pytest.mark.parametrize("lead", ["ريف", "ريفي", "محافظة", "طريق", "جنوب", "في", "إلى", "من"])
def test_a_capital_is_a_place_there(lead: str, more: Vocabulary) -> None:
    claims = read(f"قصفت جبهة الجبل مواقع {lead} نورا قرب الرمانة", more)
    assert claims and all("north_state" not in (c.actor, c.target) for c in claims)


def test_a_capital_can_still_act(more: Vocabulary) -> None:
    (claim,) = read("قصفت نورا الرمانة", more)
    assert claim.actor == "north_state"


@pytest.mark.parametrize("said", ["قد قالت إن", "قد أفادت بأن", "أعلنت أن", "قد أكدت أن", "قد زعمت أن"])
def test_had_said_replaces_the_asserter(said: str, more: Vocabulary) -> None:
    text = f"قصفت قوات السهل الرمانة، بحسب المرصد. وكانت وكالة البريد {said} جبهة الجبل استهدفت حاجزا في عين الورد."
    first, second = read(text, more)
    assert (first.attributed_to, second.attributed_to) == ("watch", "state_agency")
    assert second.actor == "hill_front"


def test_had_quoted_names_both(more: Vocabulary) -> None:
    (claim,) = read("وكانت وكالة البريد قد نقلت عن موقع الظهيرة أن جبهة الجبل قصفت الرمانة", more)
    assert claim.attributed_chain == ("state_agency", "radio")


@pytest.mark.parametrize(("words", "count"), [("مدنيين اثنين", 2), ("طفلتين اثنتين", 2), ("مسلحين اثنين", 2)])
def test_the_dual_said_twice(words: str, count: int, more: Vocabulary) -> None:
    (claim,) = read(f"مقتل {words} في قصف على الرمانة", more)
    assert claim.killed is not None and claim.killed.best == count


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("نفذت قوات السهل ضربات مركزة على الرمانة", None),
        ("وجهت قوات السهل ضربات مركزة بالمدفعية على الرمانة", "shelling"),
        ("وجهت قوات السهل ضربات صاروخية على الرمانة", "shelling"),
        ("نفذت طائرات قوات السهل ضربات على الرمانة", "airstrike"),
        ("نفذت قوات السهل ضربات جوية على الرمانة", "airstrike"),
    ],
)
def test_strikes_are_what_the_text_says(text: str, act: str | None, more: Vocabulary) -> None:
    assert [c.act for c in read(text, more)] == ([act] if act else [])


def test_the_injured_at_a_medical_point_are_no_evacuation(more: Vocabulary) -> None:
    assert [c.act for c in read("قصفت قوات السهل الرمانة، ونقل الجرحى إلى نقاط طبية", more)] == ["shelling"]
    assert [c.act for c in read("نقلت حافلات المقاتلين من الرمانة", more)] == ["evacuation"]


def test_leaflets_demand(more: Vocabulary) -> None:
    (claim,) = read("ألقت قوات السهل منشورات على الرمانة تدعو المقاتلين إلى تسليم السلاح ومغادرة المنطقة بحافلات", more)
    assert claim.act == "demand_or_ultimatum" and claim.actor == "plain_forces"


def test_a_denial_keeps_its_target_and_place(more: Vocabulary) -> None:
    text = "شن تنظيم البحر هجوما على الرمانة. وقال المرصد إن قوات السهل لم تشتبك مع التنظيم."
    claim = read(text, more)[-1]
    assert (claim.act, claim.modality, claim.actor, claim.target) == ("armed_clash", "denied", "plain_forces", "sea_group")
    assert claim.place is not None and claim.place.id == "rummana"


def test_no_place_for_a_denial_when_the_text_has_several(more: Vocabulary) -> None:
    text = "شن تنظيم البحر هجوما على الرمانة وعين الورد. وقال المرصد إن قوات السهل لم تشتبك مع التنظيم."
    assert read(text, more)[-1].place is None


def test_any_raids_denied(more: Vocabulary) -> None:
    text = "شنت طائرات قوات السهل غارات على الرمانة يوم الثلاثاء. ونفى المتحدث باسم قوات السهل وقوع أي غارات."
    told, denied = read(text, more)
    assert (denied.act, denied.modality, denied.attributed_to) == ("airstrike", "denied", "plain_forces")
    assert denied.place == told.place and denied.when == told.when and days(denied) == "2017-07-18..2017-07-18"


def test_clock_times_of_one_night(more: Vocabulary) -> None:
    text = (
        "الأحد 9 تموز قصفت قوات السهل الرمانة عند الساعة 11:10 ليلا، ثم قصفت عين الورد عند 11:33، "
        "ثم قصفت الزيتونة عند 11:47، ثم قصفت الرمانة عند 1:22 بعد منتصف الليل ثم قصفت عين الورد عند 2:05 بعد منتصف الليل"
    )
    starts = [clock.local_text(c.when.start, c.when.zone)[5:16] for c in read(text, more) if c.when]
    assert starts == ["07-09T23:10", "07-09T23:33", "07-09T23:47", "07-10T01:22", "07-10T02:05"]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("الأسبوع الأول من تموز", "2017-07-01..2017-07-07"), ("الأسبوع الثاني من حزيران", "2017-06-08..2017-06-14"),
        ("الأسبوع الثالث من شهر أيار", "2017-05-15..2017-05-21"), ("الأسبوع الأخير من حزيران", "2017-06-24..2017-06-30"),
    ],
)  # fmt: skip
def test_a_week_of_a_month(words: str, span: str, more: Vocabulary) -> None:
    (claim,) = read(f"قصفت قوات السهل الرمانة في {words}", more)
    assert days(claim) == span and claim.when is not None and claim.when.date_prec == 3


def test_after_midnight_is_a_night_not_a_minute(more: Vocabulary) -> None:
    claim = read("قصفت قوات السهل الرمانة يوم الأحد 9 تموز. وقصفت جبهة الجبل عين الورد بعد منتصف الليل.", more)[-1]
    assert claim.when is not None and not claim.when.timed
    start, end = (clock.local_text(t, claim.when.zone)[:16] for t in (claim.when.start, claim.when.end))
    assert (start, end) == ("2017-07-10T00:00", "2017-07-10T06:00")


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("وثق المرصد مقتل 42 مدنيا في الرمانة منذ 19 حزيران/يونيو", [(42, "2017-06-19..2017-07-20")]),
        ("وثق المرصد مقتل 42 مدنيا في الرمانة منذ بدء الحملة العسكرية في 19 حزيران/يونيو", [(42, "2017-06-19..2017-07-20")]),
        ("قصفت قوات السهل الرمانة يوم 18 تموز. وقتل 42 مدنيا في قصف على عين الورد منذ 19 حزيران", [(None, "2017-07-18..2017-07-18"), (42, "2017-06-19..2017-07-20")]),
        ("وثق المرصد مقتل 42 مدنيا في الرمانة قبل الهدنة", [(42, "-")]),
        ("وثق المرصد مقتل 42 مدنيا في الرمانة في الشهر الذي سبق", [(42, "-")]),
        ("وثق المرصد مقتل 42 مدنيا في الرمانة يوم 8 تموز قبل الهدنة", [(42, "2017-07-08..2017-07-08")]),
        ("قتل 12 مدنيا في الرمانة خلال تموز، مقابل 40 قتيلا في الشهر الذي سبق", [(12, "2017-07-01..2017-07-31"), (40, "-")]),
        ("قتل 12 مدنيا في الرمانة خلال تموز، مقابل 40 قتيلا في حزيران", [(12, "2017-07-01..2017-07-31"), (40, "2017-06-01..2017-06-30")]),
    ],
)  # fmt: skip
def test_a_toll_has_its_own_time(text: str, tolls: list[tuple[int | None, str]], more: Vocabulary) -> None:
    assert [(c.killed.best if c.killed else None, days(c)) for c in read(text, more)] == tolls


@pytest.mark.parametrize("tail", ["وعشرون معتقلا", "و3000 نازح", "ونزح 3000 شخص", "واعتقل 20 شخصا"])
def test_the_displaced_and_arrested_are_not_dead(tail: str, more: Vocabulary) -> None:
    killed = [c.killed.best for c in read(f"قتل 12 مدنيا {tail} في الرمانة", more) if c.killed]
    assert killed == [12]


def test_before_the_truce_accepts_nothing(more: Vocabulary) -> None:
    assert all(c.act != "acceptance" for c in read("قصفت قوات السهل الرمانة قبل الهدنة", more))


@pytest.mark.parametrize(
    ("text", "doer", "asserter"),
    [
        ("اتهمت جبهة الجبل قوات السهل بقصف الرمانة", "plain_forces", "hill_front"),
        ("اتهمت قوات السهل جبهة الجبل بقصف الرمانة", "hill_front", "plain_forces"),
        ("وكانت وكالة البريد قد اتهمت جبهة الجبل بقصف الرمانة", "hill_front", "state_agency"),
        ("اتهم الائتلاف جبهة الجبل بقصف الرمانة", "hill_front", "الائتلاف"),
    ],
)
def test_the_accused_is_the_doer(text: str, doer: str, asserter: str, more: Vocabulary) -> None:
    (claim,) = read(text, more)
    assert (claim.actor, claim.attributed_to) == (doer, asserter)
