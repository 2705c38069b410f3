"""The reader's own arithmetic gives what spaCy's pipeline gives, whichever sentences stand together."""

from __future__ import annotations

import gc
import random
from typing import Any

import numpy
import pytest
import spacy

from ceasefire.claims.annotate import Annotator, spacy_words
from ceasefire.claims.blas import _switch, one_thread
from ceasefire.claims.encoder import Encoder
from ceasefire.claims.parse import model
from ceasefire.claims.word import Word, of_word, release, words_of

WHO = (
    "The army",
    "Rebels of the Hill Brigade",
    "Two villagers",
    "A spokesman",
    "Army and Army",
    "Monitors",
    "Paris",
)
DID = (
    "shelled",
    "was hit by",
    "said that",
    "has not entered",
    "began to leave",
    "accused France of striking",
    "kept",
)
WHAT = (
    "the old mill near Paris",
    "3 trucks",
    "all of it",
    "a convoy that carried flour",
    "nobody",
    "its own line, he said",
)
WHEN = ("overnight", "at 14:30 on 3 May 2021", "after the truce", "(for the 2nd time)", "- twice -", "")
END = (".", "!", " ...", ", an officer said.", "; it denied this", "\u00a0.", "  ", " “so be it”.")


def made(count: int) -> list[str]:
    """Sentences of mixed parts and lengths, the same every time."""
    dice = random.Random(3)
    result = []
    for _ in range(count):
        parts = [dice.choice(WHO), dice.choice(DID), dice.choice(WHAT), dice.choice(WHEN)]
        if dice.random() < 0.4:
            parts += [
                dice.choice(("and", "but", "while")),
                dice.choice(WHO).lower(),
                dice.choice(DID),
                dice.choice(WHAT),
            ]
        result.append(" ".join(parts) + dice.choice(END))
    return [*result, "", " ", "x", "Shelling", "\n", "((((((((", "don't U.S. 5km/h a@b.c"]


def plain(words: list[Word]) -> list[Any]:
    """What the rules see of the words."""
    return [
        (
            w.i,
            w.idx,
            w.text,
            w.low,
            w.tag_,
            w.dep_,
            w.head.i,
            w.whitespace_,
            [c.i for c in w.children],
            [s.i for s in w.subtree],
        )
        for w in words
    ]


@pytest.fixture(scope="module")
def ours() -> Annotator:
    return Annotator(model())


def test_tags_heads_and_relations_are_those_of_the_pipeline(ours: Annotator) -> None:
    texts = made(300)
    theirs = [spacy_words(doc, text) for doc, text in zip(model().pipe(texts), texts, strict=True)]
    assert [plain(one) for one in ours(texts)] == [plain(one) for one in theirs]


def test_words_are_spacys_tokens() -> None:
    for text in made(40):
        doc = model()(text)
        for word, token in zip(spacy_words(doc, text), doc, strict=True):
            assert (word.text, word.low, word.idx, len(word)) == (
                token.text,
                token.lower_,
                token.idx,
                len(token),
            )
            assert (word.dep_, word.head.i, word.is_space) == (token.dep_, token.head.i, token.is_space)
            assert [w.i for w in word.lefts] == [t.i for t in token.lefts]
            assert [w.i for w in word.rights] == [t.i for t in token.rights]
            assert [w.i for w in word.children] == [t.i for t in token.children]
            assert [w.i for w in word.subtree] == [t.i for t in token.subtree]


def test_vectors_are_those_of_the_pipeline() -> None:
    docs = [model()(text) for text in made(60) if text.strip()]
    vectors = Encoder(model().get_pipe("tok2vec").model)(docs)
    assert numpy.allclose(vectors, numpy.concatenate([doc.tensor for doc in docs]), atol=1e-5)
    assert numpy.abs(vectors).max() > 1


def test_a_sentence_has_the_same_vectors_to_the_bit_alone_and_among_others() -> None:
    encode = Encoder(model().get_pipe("tok2vec").model)
    docs = [model().make_doc(text) for text in made(80) if text]
    together, at = encode(docs), 0
    for doc in docs:
        alone = Encoder(model().get_pipe("tok2vec").model)([doc]) if at % 7 == 0 else encode([doc])
        assert numpy.array_equal(alone, together[at : at + len(doc)])
        at += len(doc)


def test_the_order_and_company_of_texts_change_nothing(ours: Annotator) -> None:
    texts = made(120)
    each = [plain(ours([text])[0]) for text in texts]
    assert [plain(one) for one in ours(texts)] == each
    assert [plain(one) for one in ours(texts[::-1])] == each[::-1]


def test_word_types_that_are_forgotten_are_looked_up_again(
    monkeypatch: pytest.MonkeyPatch, ours: Annotator
) -> None:
    texts = made(30)
    before = [plain(one) for one in ours(texts)]
    monkeypatch.setattr("ceasefire.claims.encoder._TYPES", 3)
    assert [plain(ours([text])[0]) for text in texts] == before


def test_a_very_long_chain_of_words_is_walked() -> None:
    words = words_of("x" * 3000, [1] * 3000, [0] * 3000, ["X"] * 3000, ["dep"] * 3000, [0, *[-1] * 2999])
    assert [w.i for w in words[0].subtree] == list(range(3000))


def test_a_rule_of_a_word_is_worked_out_once_and_what_it_found_cannot_be_spoilt() -> None:
    asked = []

    @of_word
    def below(word: Word) -> list[int]:
        asked.append(word.i)
        return [one.i for one in word.children]

    words = words_of("abc", [1] * 3, [0] * 3, ["X"] * 3, ["dep"] * 3, [0, -1, -2])
    below(words[0]).append(9)
    assert (below(words[0]), below(words[1]), asked) == ([1, 2], [], [0, 1])


def alive() -> int:
    return sum(type(one) is Word for one in gc.get_objects())


@pytest.mark.parametrize(("freed", "left"), [(True, 0), (False, 3)])
def test_words_that_are_released_are_freed_without_a_search(freed: bool, left: int) -> None:
    gc.collect()
    running = gc.isenabled()
    gc.disable()
    try:
        before = alive()
        words = words_of("abc", [1] * 3, [0] * 3, ["X"] * 3, ["dep"] * 3, [0, -1, -2])
        assert list(words[0].subtree) == words
        if freed:
            release(words)
        del words
        assert alive() == before + left
    finally:
        if running:
            gc.enable()


def test_products_run_on_one_thread_and_the_rest_as_before() -> None:
    switch = _switch()
    if switch is None:
        return
    before = switch[0]()
    switch[1](2)
    with one_thread():
        assert switch[0]() == 1
    assert switch[0]() == 2
    switch[1](before)


def test_a_pipeline_that_is_built_otherwise_is_refused() -> None:
    with pytest.raises(ValueError, match="other parts"):
        Annotator(spacy.blank("en"))
