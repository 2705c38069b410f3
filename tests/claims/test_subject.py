"""Ordinary news in words of war is passed over before anything is parsed; texts about force are not."""

from __future__ import annotations

import msgspec
import pytest

from ceasefire.claims import english, ordinary_text
from ceasefire.claims.claim import Claim
from ceasefire.claims.english import Prepared, prepare
from ceasefire.claims.ordinary_text import ordinary_news
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.claims.subject import FORCE, ORDINARY, Subject, subject_of
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.reports.markdown import parse


@pytest.fixture(scope="module")
def southwest() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


def prepared(text: str, words: Vocabulary | None = None) -> Prepared | None:
    return prepare(text, words or general_vocabulary(), published=None)


@pytest.mark.parametrize(
    "text",
    [
        "The striker shot wide twice, and the goalkeeper kept the attack of the league leaders out.",
        "Shareholders fired the chief executive after profits exploded and then collapsed in a year.",
        "A judge struck out the claim that the film had killed the market for the novel.",
        "The hurricane killed four people; winds tore into the coast and floods cut the valley off.",
        "Voters punished the incumbent, whose candidates were attacked over inflation and rents.",
        "Scientists fired a laser at the comet and watched the blast from a telescope.",
    ],
)  # fmt: skip
def test_other_subjects_in_words_of_war_are_passed_over(text: str) -> None:
    assert prepared(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers shot at the goalkeeper of the league leaders, and he was wounded.",
        "Four people were killed and ten wounded when a bomb exploded beside the stadium.",
        "Armed men attacked a village, set fire to homes and looted the shops.",
        "Gunmen killed two voters, and the election was put off.",
        "Rebels attacked a convoy of vaccine and doctors said that three drivers were killed.",
        "Militants struck; the army shelled the vineyards, and profits of the winery fell.",
    ],
)
def test_texts_about_force_are_read_whatever_else_they_speak_of(text: str) -> None:
    assert prepared(text) is not None


def test_a_sentence_that_holds_more_of_war_than_of_its_subject_is_read_inside_ordinary_news() -> None:
    news = "The league title went to the champions. The referee was booed by spectators. "
    war = "Attackers bombed a convoy, wounded nine refugees and kidnapped two prisoners."
    found = prepared(news + war)
    assert found is not None
    assert [news.count(". ")] == list(found.chosen)
    assert prepared(news + "The striker was wounded by critics of his shot.") is None


def test_a_place_of_the_dossiers_area_makes_a_text_worth_reading(southwest: Vocabulary) -> None:
    text = "Voters in {} attacked the candidates over inflation, and two were wounded."
    assert prepared(text.format("Nawa"), southwest) is not None
    assert prepared(text.format("Oslo"), southwest) is None


def test_what_anybody_is_called_says_nothing(southwest: Vocabulary) -> None:
    for name in ("the Southern Front", "the Syrian government"):
        assert (
            prepared(f"Voters attacked {name} over inflation, and the candidates were wounded.", southwest)
            is None
        )


def test_a_long_text_needs_more_than_two_words_of_another_subject() -> None:
    assert subject_of(["league", "goal", "shot"]).ordinary
    assert not subject_of(["league", "shot"]).ordinary
    assert not Subject(all=400, force=0, loose=1, other=3).ordinary
    assert not Subject(all=20, force=1, loose=1, other=9).ordinary


def test_no_word_is_of_both_lists() -> None:
    assert not FORCE & ORDINARY


def everything(claim: Claim) -> bytes:
    """A claim without its number in the text."""
    return msgspec.json.encode(msgspec.structs.replace(claim, id="", order=(0, 0)))


def test_the_embedded_reports_lose_no_claim(southwest: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    for path in sorted((embedded("southwest-syria") / "reports").glob("*.md")):
        text = path.read_text("utf-8")
        found = parse(text, southwest, path.name)
        if found.given.language == "en" and not found.problems:
            body = text[slice(*found.body)]
            texts.append(
                Text(text=body, published=found.given.published, source=found.given.source, language="en")
            )
    assert len(texts) > 150
    gated = [[everything(c) for c in claims] for claims in read_many(texts, southwest)]
    for name, answer in (
        ("may_say", True),
        ("is_warlike", True),
        ("worth_parsing", True),
        ("is_business", False),
        ("passed_over", False),
        ("everyday", False),
    ):
        holding = [module for module in (english, ordinary_text) if hasattr(module, name)]
        assert holding, name
        for module in holding:
            monkeypatch.setattr(module, name, lambda *_, answer=answer, **__: answer)
    monkeypatch.setattr(Subject, "ordinary", False)
    whole = [[everything(c) for c in claims] for claims in read_many(texts, southwest)]
    assert sum(map(len, whole)) > 400
    assert gated == whole


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("An air strike injured four people.", ["airstrike"]),
        ("Four women were hurt in an air strike.", ["airstrike"]),
        ("An aerial attack injured a nurse and two patients.", ["airstrike"]),
        ("An air strike hit the bridge.", ["airstrike"]),
        ("A strike at the harbour hurt exporters.", []),
        ("Off the air, the presenter was injured in a strike against his knee.", []),
        ("The keeper was injured before the attack down the left.", []),
        ("A kitchen fire injured two cooks.", []),
    ],
)
def test_a_blow_from_the_air_is_read_where_nothing_else_is_warlike(text: str, acts: list[str]) -> None:
    assert [claim.act for claim in read_text(text, general_vocabulary(), published=None)] == acts


def test_a_word_of_force_behind_a_word_of_peace_is_none() -> None:
    news = "A fire destroyed a cinema near the market; nobody was hurt, the fire brigade said. Ticket prices will not rise."
    words = general_vocabulary()
    assert ordinary_news(news, words)
    assert not ordinary_news(news.replace("the fire brigade said", "the 4th Brigade said"), words)
    assert not ordinary_news(news.replace("brigade said", "brigade told the brigade"), words)
    assert subject_of(["the", "salvation", "army", "sold", "books", "at", "an", "auction"]).ordinary
    assert not subject_of(["the", "salvation", "army", "sold", "books", "to", "the", "army", "at", "an", "auction"]).ordinary
