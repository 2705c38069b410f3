"""`--explain` in Arabic: for each field that is filled, its words and the rule."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from ceasefire.claims.arabic.read import read_arabic
from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary

PUBLISHED = datetime(2017, 7, 20, 9, tzinfo=UTC)


def why(text: str, vocabulary: Vocabulary) -> dict[str, str]:
    claim = read_arabic(text, vocabulary, published=PUBLISHED, explain=True)[0]
    assert claim.why is not msgspec.UNSET
    return claim.why


def test_every_filled_field_is_explained(vocabulary: Vocabulary) -> None:
    said = why("قال المرصد إن قوات السهل قصفت مواقع جبهة الجبل في الرمانة بالمدفعية يوم الثلاثاء، ما أدى إلى مقتل ثلاثة وإصابة خمسة", vocabulary)
    assert set(said) == {"act", "actor", "target", "place", "when", "killed", "injured", "weapon", "attributed_to", "modality"}
    assert said["act"] == '"قصفت": lexicon entry ar.shelling.qasf'
    assert said["actor"] == "\"قوات السهل\": subject of the verb, or after 'by' in a passive; known by name"
    assert said["place"].startswith('"الرمانة": a place name in the act\'s own words; gazetteer entry rummana')
    assert said["when"] == '"يوم الثلاثاء": time expression against the publication date'
    assert said["killed"].endswith("number beside a word of harm")


@pytest.mark.parametrize(
    ("text", "field", "rule"),
    [
        ("شنت قوات السهل هجوما بالمدفعية على الرمانة", "act", "shelling by its instrument"),
        ("اشتبكت قوات السهل مع جبهة الجبل في الرمانة", "actor", "the sides of a mutual act"),
        ("أعلنت جبهة الجبل أنها قصفت الرمانة", "actor", "whoever speaks"),
        ("قصفت قوات السهل الرمانة", "when", "no day of its own: the days before publication"),
        ("قصفت قوات السهل الرمانة دون إصابات", "killed", "said that nobody was"),
        ("نفت قوات السهل قصف الرمانة", "modality", "negated, or under a verb of denying"),
        ("قصفت قوات السهل الرمانة، بحسب المرصد", "attributed_to", "named after what is said"),
        ("أمهلت قوات السهل جبهة الجبل 48 ساعة للانسحاب", "terms.deadline", '"48 ساعة": what the statement carries'),
        ("قصف مسلحون مجهولون الرمانة", "actor", "no name of a known actor"),
    ],
)
def test_rules(text: str, field: str, rule: str, vocabulary: Vocabulary) -> None:
    assert rule in why(text, vocabulary)[field]


def test_explaining_changes_nothing_else(vocabulary: Vocabulary) -> None:
    text = "قصفت قوات السهل الرمانة، بحسب المرصد"

    def plain(claims: tuple[Claim, ...]) -> list[Claim]:
        return [msgspec.structs.replace(c, why=msgspec.UNSET) for c in claims]

    assert plain(read_arabic(text, vocabulary, published=PUBLISHED, explain=True)) == list(read_arabic(text, vocabulary, published=PUBLISHED))
