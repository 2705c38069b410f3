"""What must hold for any text: swaps, determinism, bad input, spans, moments. Invented names throughout."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.test_english import TUESDAY, V, make, read

from ceasefire.claims.present import present
from ceasefire.claims.read import language_of, read_text
from ceasefire.ids import canonical


def test_languages() -> None:
    assert language_of("The army said it had shelled the town.") == "en"
    assert language_of("قصفت قوات النظام مدينة درعا") == "ar"
    assert (
        language_of("Le porte-parole de l'armée a déclaré que les combats sont terminés dans la ville.")
        == "fr"
    )
    assert language_of("Армия обстреляла город, сообщили в штабе.") == "ru"
    assert language_of("") is None and language_of("12345 ...") is None
    french = "Les combats ont repris dans la ville de Karsa et deux civils ont été tués par un obus."
    assert read_text(french, V, published=TUESDAY) == ()


NAMES = st.from_regex(r"[A-Z][a-z]{3,7}( [A-Z][a-z]{3,7})?( Brigade| Movement| Army)?", fullmatch=True)
TEMPLATES = (
    "The {A} shelled Karsa, killing two fighters of the {B}. The {B} said it would respond. It then attacked Odra.",
    "The {B} accused the {A} of shelling Karsa; the {A} denied it. Clashes between the {A} and the {B} broke out in Tamar.",
    "{A} positions near Karsa were hit by {B} mortars on Friday, the {A} said. Three soldiers were killed.",
    "The {A} rejected a ceasefire that the {B} had accepted. The {B} vowed to attack {A} posts unless the {A} withdrew from Karsa.",
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(first=NAMES, second=NAMES, template=st.sampled_from(TEMPLATES))
def test_swapping_two_parties_swaps_the_claims_and_nothing_else(
    first: str, second: str, template: str
) -> None:
    parts = {*first.split(), *second.split()}
    if len(parts) != len(first.split()) + len(second.split()):
        return
    vocabulary = make(first, second)
    swap = {"a": "b", "b": "a", None: None}

    def told(text: str, turn: bool) -> list[Any]:
        return [
            (c.kind, c.act, swap.get(c.actor, c.actor) if turn else c.actor, swap.get(c.target, c.target) if turn else c.target,
             c.place and c.place.id, c.when, c.killed, c.injured, c.modality, swap.get(c.attributed_to, c.attributed_to) if turn else c.attributed_to,
             c.mutual, sorted(c.terms))
            for c in read(text, vocabulary)
        ]  # fmt: skip

    assert told(template.format(A=first, B=second), False) == told(template.format(A=second, B=first), True)


def test_the_same_text_gives_the_same_bytes() -> None:
    text = " ".join(t.format(A="Velorian army", B="Northern Front") for t in TEMPLATES)
    assert canonical(read(text)) == canonical(read(text))
    assert len({c.id for c in read(text)}) == len(read(text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(["The Velorian army ", "shelled ", "Karsa", " on Sunday", ". ", "killing ", "23 people", "<b>", "&nbsp;", "“", "\u200f", "\n\n",
                             "was ", "said ", "unless ", "between 5 and ", "noon", " (", "the "]),
        ),
        max_size=25,
    )
)  # fmt: skip
def test_no_text_makes_it_fail(parts: list[str]) -> None:
    text = "".join(parts)
    for claim in read(text):
        for name, (start, end) in claim.spans.items():
            assert 0 <= start <= end <= len(text), name


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\ufeff", "?" * 50, "<<<>>>&&;", "\x00\x01", "the " * 5, "((((" * 30]
)
def test_bad_input_gives_no_claims(text: str) -> None:
    assert read_text(text, V, published=TUESDAY) == ()


def test_ten_megabytes_on_one_line_end_in_time() -> None:
    text = "word without meaning here " * 400_000 + "the Velorian army shelled Karsa."
    assert [c.act for c in read(text)] == ["shelling"]


def test_spans_count_from_the_start_of_the_file() -> None:
    head = "---\nsource: vna\npublished: 2021-08-03\n---\n"
    text = head + "The Velorian army shelled Karsa on Sunday."
    (claim,) = read_text(text, V, published=TUESDAY, start=len(head))
    words = {name: text[a:b] for name, (a, b) in claim.spans.items()}
    assert words == {
        "sentence": "The Velorian army shelled Karsa on Sunday.", "act": "shelled", "actor": "Velorian army", "place": "Karsa", "when": "on Sunday",
    }  # fmt: skip


def test_a_moment_of_publication_counts_in_local_time() -> None:
    late = datetime(2021, 8, 3, 22, 30, tzinfo=UTC)
    (claim,) = read_text(
        "The Velorian army shelled Karsa today.", V, published=late, published_day_only=False
    )
    assert present(claim, V)["start"] == "2021-08-04"
