"""Names in a text: the longest wins, case counts for acronyms, nothing hangs on who is named."""

from __future__ import annotations

import pytest

from ceasefire.claims.mentions import Mention, find_mentions, mentions
from ceasefire.claims.tokens import tokenise
from ceasefire.dossier.actor import Actor, Alias
from ceasefire.dossier.gazetteer import Gazetteer, PlaceEntry
from ceasefire.dossier.general import general_vocabulary
from ceasefire.dossier.source import Source
from ceasefire.dossier.vocabulary import Vocabulary


def _actor(
    key: str, name: str, *aliases: str, kind: str = "armed_group", used_by: tuple[str, ...] = ()
) -> Actor:
    rows = tuple(Alias(text=text, used_by=used_by) for text in aliases)
    return Actor(id=key, name=name, kind=kind, aliases=rows)  # type: ignore[arg-type]


VOCABULARY = Vocabulary(
    {
        a.id: a
        for a in (
            _actor("us", "United States", "US", "USA", "U.S.", kind="state"),
            _actor("russia", "Russia", kind="state"),
            _actor("front", "Northern Front", "US-backed terrorists", "rebels", "الفصائل المسلحة"),
            _actor(
                "army",
                "Velorian army",
                "SAA",
                "Velorian Arab Army",
                "the regime",
                "قوات النظام",
                used_by=("opposition",),
            ),
            _actor("guards", "Velorian guards", "the defenders", used_by=("government",)),
            _actor("band", "Northern band", "the defenders", used_by=("opposition",)),
            _actor("state", "Islamic State", "IS", "ISIS"),
            _actor("people", "Local people", "residents", kind="population"),
        )
    },
    {
        "sana": Source(id="sana", name="SANA"),
        "obs": Source(id="obs", name="Observatory", aliases=("the Observatory",)),
    },
    Gazetteer(
        [
            PlaceEntry(
                id="daraa", name="Daraa", ar=("درعا",), variants=("Dar'a", "Deraa"), lat=32.6, lon=36.1
            ),
            PlaceEntry(id="quneitra", name="al-Quneitra", ar=("القنيطرة",)),
            PlaceEntry(id="split", name="Split"),
            PlaceEntry(id="twin1", name="Twin"),
            PlaceEntry(id="twin2", name="Twin"),
        ]
    ),
    "Asia/Damascus",
)


def found(text: str, side: str | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(m.surface, m.ids) for m in mentions(text, VOCABULARY, side)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US-backed terrorists fled", [("US-backed terrorists", ("front",))]),
        ("U.S.-backed terrorists fled", [("U.S.-backed terrorists", ("front",))]),
        ("US-backed rebels fled", [("rebels", ("front",))]),
        ("they hit us at noon", []),
        ("the U.S. and the US", [("U.S.", ("us",)), ("US", ("us",))]),
        ("the US-led coalition", []),
        ("anti-regime protests", []),
        ("the Velorian Arab Army (SAA)", [("Velorian Arab Army", ("army",)), ("SAA", ("army",))]),
        ("This is it. IS fighters", [("IS", ("state",))]),
        ("WHO IS WINNING NOW", []),
        ("in Dar'a and Deraa", [("Dar'a", ("daraa",)), ("Deraa", ("daraa",))]),
        ("in Al-Quneitra", [("Al-Quneitra", ("quneitra",))]),
        ("in Quneitra", [("Quneitra", ("quneitra",))]),
        ("they split up", []),
        ("in Split", [("Split", ("split",))]),
        ("near Twin", [("Twin", ("twin1", "twin2"))]),
        ("SANA reported", [("SANA", ("sana",))]),
        ("Russian warplanes", [("Russian", ("russia",))]),
        ("Russian civilians", []),
        ("Russian-brokered deal", [("Russian", ("russia",))]),
        ("قصفت قوات النظام درعا", [("قوات النظام", ("army",)), ("درعا", ("daraa",))]),
        ("والفصائل المسلّحة في دَرعا", [("الفصائل المسلّحة", ("front",)), ("دَرعا", ("daraa",))]),
        ("للقنيطرة وبالقنيطرة", [("للقنيطرة", ("quneitra",)), ("القنيطرة", ("quneitra",))]),
        ("Daraaland", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


def test_side_of_the_source_decides_a_shared_name() -> None:
    assert found("the defenders advanced") == [("the defenders", ("guards", "band"))]
    assert found("the defenders advanced", "government") == [("the defenders", ("guards",))]
    assert found("the defenders advanced", "opposition") == [("the defenders", ("band",))]
    assert Mention("actor", ("a", "b"), 0, 1, "x").id is None


def test_spans_are_of_the_text_and_do_not_overlap() -> None:
    text = "The regime, US-backed terrorists and SANA in Dar'a; قوات النظام في درعا."
    end = 0
    for m in mentions(text, VOCABULARY):
        assert text[m.start : m.end] == m.surface
        assert m.start >= end
        end = m.end


def test_places_inside_an_actors_name_can_be_asked_for() -> None:
    v = Vocabulary({"x": _actor("x", "Rebels in Daraa")}, {}, VOCABULARY.gazetteer, "UTC")
    tokens = tokenise("The Rebels in Daraa fired")
    assert [m.kind for m in find_mentions(tokens, v)] == ["actor"]
    assert [m.ids for m in find_mentions(tokens, v, None, "place")] == [("daraa",)]


def test_at_before_a_town_is_no_article_of_its_name() -> None:
    words = general_vocabulary()
    for text in ("Shells fell at Donetsk and an Aleppo clinic.", "Shells fell in Donetsk and near Aleppo."):
        assert [m.surface for m in mentions(text, words) if m.kind == "place"] == ["Donetsk", "Aleppo"]
