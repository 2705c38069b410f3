"""`--explain`: the words and the rule for each field, and nothing else about the claim changes."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.dossier.general import general_vocabulary

DAY = datetime(2023, 3, 15, tzinfo=UTC)
TEXT = "Ukraine accused the Russian army of shelling Kharkiv with mortars on Saturday, killing three people. Dozens fled."


def test_each_field_says_its_words_and_its_rule() -> None:
    (claim, *_) = read_text(TEXT, general_vocabulary(), published=DAY, explain=True)
    assert isinstance(claim.why, dict)
    assert claim.why["act"] == '"shelling": lexicon entry shelling.shell_v'
    assert claim.why["actor"].startswith('"Russian army": the accused of an accusation')
    assert claim.why["attributed_to"] == '"Ukraine": accusation: accused'
    assert {"place", "when", "killed", "modality"} <= set(claim.why)
    assert present(claim, general_vocabulary())["why"] == claim.why


def test_it_changes_nothing_else() -> None:
    plain = read_text(TEXT, general_vocabulary(), published=DAY)
    told = read_text(TEXT, general_vocabulary(), published=DAY, explain=True)
    assert [msgspec.structs.replace(c, why=msgspec.UNSET) for c in told] == list(plain)
    assert all("why" not in present(c, general_vocabulary()) for c in plain)
    assert all(b'"why"' not in msgspec.json.encode(c) for c in plain)


@pytest.mark.parametrize("text", [TEXT, "قصفت قوات الاحتلال الإسرائيلي بلدة في غزة وقتل ثلاثة مدنيين يوم السبت."])
def test_arabic_too(text: str) -> None:
    for claim in read_text(text, general_vocabulary(), published=DAY, explain=True):
        assert isinstance(claim.why, dict) and claim.why["act"]


def test_many_texts_give_what_each_gives_alone() -> None:
    texts = [TEXT, "", "The market opened at nine.", "Rebels attacked a checkpoint in Aleppo, killing two soldiers.", TEXT]
    known = general_vocabulary()
    alone = [read_text(text, known, published=DAY, seq=n) for n, text in enumerate(texts)]
    assert list(read_many((Text(text=t, published=DAY, seq=n) for n, t in enumerate(texts)), known)) == alone
    assert alone[0] and alone[3] and not alone[1] and not alone[2]


@pytest.mark.parametrize(
    ("text", "act", "surface"),
    [
        ("The Harbour Council agreed to withdraw its gunmen from the port.", "agreement_signed", "Harbour Council"),
        ("The Harbour Council threatened to attack the port unless the blockade ends.", "threat", "Harbour Council"),
        ("Rebel leaders are willing to meet the envoys.", "acceptance", "Rebel leaders"),
    ],
)
def test_a_doer_who_is_not_in_the_table_keeps_his_words(text: str, act: str, surface: str) -> None:
    claims = [c for c in read_text(text, general_vocabulary(), published=DAY) if c.act == act]
    assert [(c.actor, c.actor_surface) for c in claims] == [(None, surface)]
