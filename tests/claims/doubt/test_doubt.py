"""What is doubted: a part of the claim and not of its id, the same every time, for either side, and calibrated."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from ceasefire.claims.claim import Claim
from ceasefire.claims.doubt import with_doubt
from ceasefire.claims.doubt.doubt import of_field, weighed
from ceasefire.claims.doubt.signs import EITHER, FIELDS
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

DAY = datetime(2018, 6, 20, tzinfo=UTC)
PLAIN = "Syrian government forces shelled Tafas on Tuesday, killing three civilians, a doctor told Reuters."
HARD = (
    "After the withdrawal the rebels, who had rejected the terms in Busra al-Sham, said on Monday that Nawa, Tasil and Jassim were hit. "
    "Another nine people died, and the Observatory spoke of eleven; no town was named."
)
ARABIC = "قصفت قوات النظام بلدة طفس يوم الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين، بحسب طبيب. ونفت روسيا ذلك."


@pytest.fixture(scope="module")
def known() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def read(text: str, known: Vocabulary, *, doubt: bool = True, explain: bool = False) -> tuple[Claim, ...]:
    return read_text(text, known, published=DAY, doubt=doubt, explain=explain)


@pytest.mark.parametrize("text", [PLAIN, HARD, ARABIC])
def test_nothing_else_changes_and_least_of_all_the_id(text: str, known: Vocabulary) -> None:
    plain, doubted = read(text, known, doubt=False), read(text, known)
    assert plain
    assert [msgspec.structs.replace(one, doubt=msgspec.UNSET) for one in doubted] == list(plain)
    assert all(one.doubt is msgspec.UNSET and "doubt" not in present(one, known) for one in plain)


@pytest.mark.parametrize("text", [PLAIN, HARD, ARABIC])
def test_the_same_every_time_alone_or_among_others_and_through_json(text: str, known: Vocabulary) -> None:
    alone = read(text, known)
    among = list(read_many([Text(text=one, published=DAY, doubt=True) for one in (ARABIC, HARD, PLAIN, text)], known))
    assert among[-1] == alone == read(text, known)
    assert msgspec.json.decode(msgspec.json.encode(alone), type=tuple[Claim, ...]) == alone
    for one in alone:
        assert isinstance(one.doubt, dict) and set(one.doubt) <= set(FIELDS)
        assert all(0 <= chance < of_field(field, one).threshold for field, chance in one.doubt.items())
        assert present(one, known)["doubt"] == one.doubt


def test_more_is_doubted_where_more_speaks_against_it(known: Vocabulary) -> None:
    (plain, *_), hard = read(PLAIN, known), read(HARD, known)
    assert isinstance(plain.doubt, dict) and not {"place", "when"} & set(plain.doubt)
    assert any(isinstance(one.doubt, dict) and "place" in one.doubt for one in hard)


def test_it_says_why_in_words(known: Vocabulary) -> None:
    for one in read(HARD, known, explain=True):
        assert isinstance(one.doubt, dict) and isinstance(one.why, dict)
        assert all("doubted" in one.why[field] and "such cases" in one.why[field] for field in one.doubt)
        assert not any("doubted" in words for field, words in one.why.items() if field not in one.doubt)
    assert any("; right in about " in words for one in read(HARD, known, explain=True) for words in (one.why if isinstance(one.why, dict) else {}).values())


SWAPPED = [("Syrian government forces", "Southern Front"), ("Russian forces", "Israeli forces")]


@pytest.mark.parametrize(("a", "b"), SWAPPED)
@pytest.mark.parametrize(
    "text",
    [
        "{a} shelled {b} in Tafas on Tuesday, killing two people.",
        "On Monday {a} and {b} clashed near Nawa; {b} said later that nine of its men had died.",
        "{a} denied that it had attacked {b}. Three people were wounded.",
    ],
)
def test_it_is_the_same_for_either_side(text: str, a: str, b: str, known: Vocabulary) -> None:
    one, other = read(text.format(a=a, b=b), known), read(text.format(a=b, b=a), known)
    assert one
    assert [claim.doubt for claim in one] == [claim.doubt for claim in other]


def test_what_our_rules_did_not_read_has_no_doubt(known: Vocabulary) -> None:
    claims = [msgspec.structs.replace(one, reader="rows/1") for one in read(PLAIN, known, doubt=False)]
    assert list(with_doubt(claims, PLAIN, known)) == claims
    assert with_doubt((), PLAIN, known) == ()


def test_spans_beyond_the_text_and_no_spans_at_all_raise_nothing() -> None:
    claim = Claim(id="claim-1", report="", reader="ceasefire-reader/0.2")
    assert isinstance(with_doubt([claim], "", general_vocabulary())[0].doubt, dict)
    far = msgspec.structs.replace(claim, spans={"sentence": (40, 90), "act": (50, 60), "place": (70, 80)})
    assert isinstance(with_doubt([far], "Short.", general_vocabulary())[0].doubt, dict)


def test_a_sign_against_a_field_is_never_for_it() -> None:
    for name in ("place", "when", "toll", "attributed_to", "actor"):
        for model in (weighed()[name], weighed()[f"{name}_none"]):
            assert all(weight <= 0 for sign, weight in model.weights.items() if sign not in EITHER)
            assert 0.5 <= model.threshold <= 1
            assert model.chance({"cut": 2.0, "elsewhere": 1.0, "after": 1.0}) <= model.chance({})


@pytest.mark.parametrize("text", [PLAIN, ARABIC])
def test_half_a_character_changes_no_doubt(text: str, known: Vocabulary) -> None:
    assert [c.doubt for c in read(f"{text} \udfff", known)] == [c.doubt for c in read(text, known)]
    assert [c.act for c in read(f"\ud800\n{text}", known)] == [c.act for c in read(text, known)]
