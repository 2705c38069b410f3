"""Who was taken from whom, by texts: wording, figures, whom a text says it relays. Independent accounts stay two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from tests.support.small import claim, dead, small

from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.dossier.source import Source
from ceasefire.incidents.copies import with_repeats
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.match import match
from ceasefire.incidents.retold import retold
from ceasefire.reports.imprint import imprint
from ceasefire.reports.report import Report

SOURCES = {one: Source(id=one, name=name) for one, name in (("wire", "World Wire"), ("echo", "Daily Echo"), ("watch", "Vale Watch"), ("nahr", "وكالة النهر"))}

ORIGINAL = """Rockets fell on the eastern edge of Milltown shortly before dawn on Tuesday and set two barns and a grain store on
fire, a farmer who lives beside the mill race said by telephone. The fire brigade needed until noon to put out the flames, and
the road to the bridge was closed for the rest of the day while soldiers looked for duds in the fields along the river."""
REPRINT = """MILLTOWN. Rockets fell on the eastern edge of Milltown shortly before dawn on Tuesday, setting two barns and a grain
store on fire, a farmer who lives beside the mill race said by telephone. The fire brigade needed until noon to put out the
flames, and the road to the bridge was closed for the rest of the day. (Agencies)"""
OTHER_EYES = """Before sunrise on Tuesday several rockets hit Milltown from the east. Two barns and a store of grain burnt down, and
firemen were at work until midday, our reporter saw. Traffic over the bridge was stopped while the army searched the riverside
for shells that had not gone off; a teacher counted nine craters."""
COMMUNIQUE = '“The joint commission calls on both sides to keep the truce in the whole valley, to open the two roads to the mill and to hand over all who were taken since the first of May.”'
ARABIC = """سقطت قذائف على الطرف الشرقي لبلدة الطاحونة قبيل فجر الثلاثاء واشتعلت النار في حظيرتين ومخزن للحبوب، وقال مزارع يسكن قرب
القناة إن رجال الإطفاء عملوا حتى الظهر لإخماد الحريق، وإن الطريق إلى الجسر أغلق بقية النهار فيما بحث الجنود عن قذائف لم تنفجر في الحقول"""
ARABIC_REPRINT = """سقطت قذائف على الطرف الشرقي لبلدة الطاحونة قُبيل فجر الثلاثاء، واشتعلت النار في حظيرتين ومخزن للحبوب. وقال مزارع يسكن قرب
القناة إن رجال الاطفاء عملوا حتى الظهر لاخماد الحريق، وإن الطريق الى الجسر أغلق بقية النهار"""
ARABIC_OTHER = """قبل شروق شمس الثلاثاء أصابت صواريخ عدة بلدة الطاحونة من جهة الشرق، واحترقت حظيرتان ومستودع قمح. ورأى مراسلنا رجال الإطفاء
يعملون حتى منتصف النهار، وأوقف الجيش حركة السير على الجسر ليفتش ضفة النهر، وأحصى معلم تسع حفر"""


def told(*texts: tuple[str, str], days: int = 0) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """copies and leads of texts (source, text), taken in in that order, `days` between them."""
    start = datetime(2030, 5, 10, tzinfo=UTC)
    rows = [
        (Report(id=f"r{n}", seq=n, source=source, published=start + timedelta(days=n * days)), imprint(text, SOURCES))
        for n, (source, text) in enumerate(texts)
    ]
    return retold(rows)


@pytest.mark.parametrize(("original", "reprint"), [(ORIGINAL, REPRINT), (ARABIC, ARABIC_REPRINT)])
def test_near_identical_wording_is_a_copy(original: str, reprint: str) -> None:
    assert told(("wire", original), ("echo", reprint))[0] == {"r1": "wire"}
    assert told(("wire", original), ("echo", reprint), days=8) == ({}, {})
    assert told(("wire", original), ("wire", reprint)) == ({}, {})
    assert told(("echo", original), ("wire", original), ("watch", reprint), days=1)[0] == {"r1": "echo", "r2": "echo"}


@pytest.mark.parametrize(("one", "other"), [(ORIGINAL, OTHER_EYES), (ARABIC, ARABIC_OTHER), (REPRINT, OTHER_EYES)])
def test_two_accounts_of_one_event_in_words_of_their_own_are_two(one: str, other: str) -> None:
    assert told(("wire", one), ("echo", other)) == ({}, {})


def test_a_statement_that_both_quote_makes_no_copy() -> None:
    assert told(("wire", f"{ORIGINAL} {COMMUNIQUE}"), ("echo", f"{OTHER_EYES} {COMMUNIQUE}")) == ({}, {})
    assert told(("wire", f"It said: {COMMUNIQUE}"), ("echo", f"We were told: {COMMUNIQUE}")) == ({}, {})


@pytest.mark.parametrize(
    ("one", "other", "led"),
    [
        ("46 buses took 959 people north.", "On 40 buses 959 fighters left.", True),
        ("Guns of 57 and 37 mm were handed in.", "سلموا مدفعا عيار ٥٧ وآخر عيار ٣٧", True),
        ("Guns of 57 and 37 mm were handed in.", "37 were hurt and 57 fled.", False),
        ("900 people went north, 40 stayed.", "It counted 900 people and 40 houses.", False),
        ("They met on 17 May 2030 and on 23 May.", "From 17 May to 23 May 2030 nothing happened.", False),
        ("Nine were killed and 23 hurt.", "A mine wounded 23.", False),
    ],
)
def test_the_same_unusual_figures_in_the_same_order_are_a_lead(one: str, other: str, led: bool) -> None:
    copies, leads = told(("wire", one), ("echo", other), days=1)
    assert copies == {}
    assert leads == ({"r1": ("r0",)} if led else {})
    assert told(("wire", one), ("echo", other), days=4) == ({}, {})


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The town was hit, the paper wrote in a translation from World Wire.", "wire"),
        ("Daily Echo carried a Vale Watch item: the town was hit.", "watch"),
        ("تعرضت البلدة للقصف، نقلاً عن وكالة النهر.", "nahr"),
        ("The town was hit. World Wire had warned of it.", None),
        ("The town was hit, citing no source; World Wire was silent.", None),
        ("The translation from German was bad. The Vale Watch report was read.", None),
    ],
)
def test_a_text_says_whom_it_relays(text: str, source: str | None) -> None:
    assert imprint(text, SOURCES).relays == ((source,) if source else ())


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("retold"))


def one(dossier: Dossier, *claims: object, leads: dict[str, tuple[str, ...]] | None = None) -> Incident:
    words = msgspec.structs.replace(vocabulary(dossier), leads=leads or {})
    found = match(claims, words)  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0]


def test_a_lead_counts_where_both_tell_of_one_thing_and_agree(dossier: Dossier) -> None:
    first = claim(dossier, source="watch", report="a" * 64, actor="army")
    later = claim(dossier, source="wire", report="b" * 64, actor="army")
    assert one(dossier, first, later).origins == ("watch", "wire")
    assert one(dossier, first, later, leads={"b" * 64: ("a" * 64,)}).origins == ("watch",)
    assert one(dossier, first, later, leads={"b" * 64: ("watch",)}).origins == ("watch",)
    opposed = claim(dossier, source="crown_news", report="c" * 64, actor="army")
    assert one(dossier, first, opposed, leads={"c" * 64: ("watch",)}).origins == ("watch", "crown_news")
    unsaid = claim(dossier, source="wire", report="e" * 64)
    relayed = claim(dossier, source="crown_news", report="c" * 64, actor="army", attributed_to="the other side's papers")
    assert one(dossier, first, relayed, leads={"c" * 64: ("watch",)}).origins == ("watch",)
    renamed = claim(dossier, source="crown_news", report="c" * 64, actor="otters", attributed_to="the other side's papers")
    assert one(dossier, first, msgspec.structs.replace(renamed, actor="otters"), leads={"c" * 64: ("watch",)}).origins == ("watch", "crown_news")
    named = claim(dossier, source="watch", report="a" * 64, actor="league")
    assert one(dossier, named, renamed, leads={"c" * 64: ("watch",)}).origins == ("watch",)
    otherwise = claim(dossier, source="rumour", report="d" * 64, actor="otters")
    assert one(dossier, unsaid, otherwise, leads={"d" * 64: ("wire",)}).origins == ("wire", "rumour")


@pytest.mark.parametrize(
    ("source", "killed", "injured", "origins"),
    [
        ("wire", 9, 23, ("watch",)),
        ("wire", 9, 24, ("watch", "wire")),
        ("wire", 9, None, ("watch", "wire")),
        ("crown_news", 9, 23, ("watch", "crown_news")),
    ],
)
def test_a_count_of_dead_and_wounded_alike_is_one_count(dossier: Dossier, source: str, killed: int, injured: int | None, origins: tuple[str, ...]) -> None:
    first = claim(dossier, source="watch", killed=dead(9), injured=dead(23))
    later = claim(dossier, source=source, killed=dead(killed), injured=dead(injured) if injured else None)
    assert one(dossier, first, later).origins == origins


def test_small_counts_agree_by_themselves(dossier: Dossier) -> None:
    counts = {"killed": dead(2), "injured": dead(4)}
    assert one(dossier, claim(dossier, source="watch", **counts), claim(dossier, source="wire", **counts)).origins == ("watch", "wire")


def test_a_count_that_several_relay_is_of_whom_they_name(dossier: Dossier) -> None:
    counts = {"killed": dead(9), "injured": dead(23)}
    found = one(
        dossier,
        claim(dossier, source="wire", **counts),
        claim(dossier, source="watch", **counts),
        claim(dossier, source="rumour", attributed_to="watch", **counts),
    )
    assert found.origins == ("watch",)


def test_whose_count_it_is_does_not_hang_on_how_the_claims_are_listed(dossier: Dossier) -> None:
    counts = {"killed": dead(9), "injured": dead(23)}
    first = msgspec.structs.replace(claim(dossier, source="wire", **counts), order=(1, 0))
    later = msgspec.structs.replace(claim(dossier, source="watch", **counts), order=(2, 0))
    words = vocabulary(dossier)
    assert with_repeats(words, [[first, later]]).copies == with_repeats(words, [[later, first]]).copies == {later.id: "wire"}


def test_a_count_that_a_side_gives_as_told_by_somebody_is_no_count_of_its_own(dossier: Dossier) -> None:
    first = claim(dossier, source="watch", killed=dead(9), injured=dead(23))
    own = claim(dossier, source="crown_news", killed=dead(9), injured=dead(23))
    relayed = claim(dossier, source="crown_news", killed=dead(9), injured=dead(23), attributed_to="the other side's papers")
    assert one(dossier, first, own).origins == ("watch", "crown_news")
    assert one(dossier, first, relayed).origins == ("watch",)
