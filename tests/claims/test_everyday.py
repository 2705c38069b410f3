"""What is learnt of everyday news: it passes over ordinary texts, and never war in ordinary places."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from ceasefire.claims.everyday import lean_of
from ceasefire.claims.everyday.everyday import KINDS, leaning, limit, stem, weighed, weight
from ceasefire.claims.read import Text, read_many, read_text
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.load import load
from ceasefire.dossier.vocabulary import Vocabulary

GOLD = Path(__file__).resolve().parents[1] / "gold" / "everyday"


def texts(name: str) -> list[str]:
    return [json.loads(line)["text"] for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def southwest() -> Vocabulary:
    return vocabulary(load(embedded("southwest-syria")))


# Read otherwise wrongly, or passed over by the lists: numbers of lines in unusual.jsonl that give no claim.
SILENT = [8, 39, 46, 53, 62, 63, 84, 96, 100, 120, 123, 139, 151]


def test_war_in_ordinary_places_is_read() -> None:
    """A shelled wedding, a bombed market, a strike on a port: whatever else the text speaks of."""
    told = list(read_many([Text(text=text, published=None, language="en") for text in texts("unusual")], general_vocabulary()))
    assert len(told) == 151
    assert [number for number, claims in enumerate(told, 1) if not claims] == SILENT


def test_no_party_and_no_name_is_among_the_weights(southwest: Vocabulary) -> None:
    learnt = weighed().words
    assert len(learnt) > 1000
    assert not {"syria", "syrian", "russia", "russian", "israel", "hamas", "taliban", "daraa", "houthi", "kyiv"} & learnt.keys()
    for words in (southwest, general_vocabulary()):
        names = {actor.name.lower() for actor in words.actors.values()}
        assert not names & learnt.keys()


@pytest.mark.parametrize("name", ["the Southern Front", "the Syrian government", "Hezbollah"])
def test_what_anybody_is_called_changes_nothing(name: str, southwest: Vocabulary) -> None:
    news = "A judge fined {} over a parking ticket on Monday, and the driver denied the charge. Shares fell."
    war = "{} shelled a ferry on Monday, and the driver of a tram was killed. Shares fell."

    def acts(text: str) -> list[str]:
        return [claim.act for claim in read_text(text.format(name), southwest, published=None)]

    assert acts(news) == [claim.act for claim in read_text(news.format("the Jordanian government"), southwest, published=None)]
    assert "shelling" in acts(war)


def test_order_of_words_changes_nothing() -> None:
    keys = ["a", "storm", "killed", "nine", "people", "when", "a", "ferry", "struck", "the", "pier", "and", "the", "mayor", "denied", "the", "report"]
    assert leaning(keys) == leaning(keys[::-1])
    assert lean_of(keys) == lean_of(keys[::-1])


def test_a_word_weighs_as_its_kind_where_it_was_never_seen() -> None:
    unseen = next(word for word in sorted(KINDS["force"]) if stem(word) not in weighed().words)
    assert weight(unseen) > 0
    assert weight("qwertyuiop") == 0


def test_words_of_one_stem_weigh_alike() -> None:
    assert stem("attackers") == stem("attacked") == stem("attacking") == stem("attack")
    assert stem("stopped") == stem("stopping")
    assert stem("bus") == "bus"


def test_a_bound_over_a_text_holds_for_each_of_its_sentences() -> None:
    keys = ["the", "orchestra", "cancelled", "its", "concert", "after", "the", "conductor", "was", "injured", "by", "shells", "that", "hit", "a", "tram"]
    lean = lean_of(keys)
    for size in range(1, len(keys)):
        added = leaning(frozenset(keys[:size]))
        assert added <= lean.most


def test_the_lists_are_believed_only_of_what_names_no_weapon() -> None:
    assert limit(listed=True, weapon=False) == float("inf")
    assert limit(listed=True, weapon=True) == weighed().likely
    assert limit(listed=False, weapon=True) == limit(listed=False, weapon=False) == weighed().sure
    text = lean_of(["ticket", "orchestra", "mortar"])
    assert text.weapon
    assert text.everyday(frozenset(["ticket"]), 0, 0, listed=True)
    assert not text.everyday(frozenset(["mortar", "troops", "shelled"]), 0, 0, listed=True)


def test_everyday_news_is_mostly_passed_over() -> None:
    told = list(read_many([Text(text=text, published=None, language="en") for text in texts("ordinary")], general_vocabulary()))
    assert len(told) == 507
    assert sum(map(bool, told)) < 150


def test_weights_are_numbers_of_words_in_small_letters() -> None:
    learnt = weighed()
    assert all(word == word.lower() and word.isalpha() for word in learnt.words)
    assert set(learnt.kinds) == set(KINDS)
    assert learnt.sure < 0 < learnt.likely
    assert msgspec.json.decode(msgspec.json.encode(learnt), type=type(learnt)) == learnt


def test_what_two_parties_do_to_each_other_short_of_force_is_no_everyday_news() -> None:
    words = general_vocabulary()
    read = [(c.act, c.actor) for c in read_text("The United States imposed an embargo on wheat sales to the Soviet Union.", words, published=None)]
    assert read == [("siege_or_blockade", "state_us")]
    for text in ("Cuba's sugar harvest fell short as the United States kept its embargo and Russia cut oil deliveries.", "Wildfires threatened towns in Portugal and Spain on Sunday.", "Russia faces sanctions over doping, and athletes from Kenya may be banned."):
        assert read_text(text, words, published=None) == ()
