"""Products of many rows: each row comes out alike to the bit, whatever stands beside it."""

from __future__ import annotations

from typing import Any

import numpy
import pytest

from ceasefire.claims import blocks
from ceasefire.claims.blocks import Blocks

SHAPES = ((288, 288), (64, 1024))
DICE = numpy.random.default_rng(7)


def multiplied(by: Blocks, broad: int, sentences: list[Any]) -> list[Any]:
    """The products of each sentence's rows, made all at once."""
    rows = numpy.concatenate(sentences)
    places, standing = by.arranged(numpy.concatenate([numpy.arange(len(one)) for one in sentences]))
    assert len(set(places.tolist())) == len(rows)
    assert numpy.array_equal(standing[places], numpy.arange(len(rows)))
    out = numpy.empty((len(standing), broad), dtype="float32")
    by(rows.take(standing, axis=0), out)
    return numpy.split(out.take(places, axis=0), numpy.cumsum([len(one) for one in sentences])[:-1])


def made(wide: int, lengths: list[int]) -> list[Any]:
    return [DICE.standard_normal((length, wide)).astype("float32") for length in lengths]


@pytest.fixture(params=["as this processor needs it", "by spaCy's library", "blocks of twelve", "any place"])
def kinds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    found = {"by spaCy's library": (), "blocks of twelve": (0,) * 6 + (1,) * 6, "any place": (0,)}
    if request.param in found:
        monkeypatch.setattr(blocks, "_kinds", lambda wide, broad: found[request.param])
    return str(request.param)


@pytest.mark.parametrize(("wide", "broad"), SHAPES)
def test_products_are_those_of_the_rows(wide: int, broad: int, kinds: str) -> None:
    weights = DICE.standard_normal((wide, broad)).astype("float32")
    sentences = made(wide, [1, 7, 30, 2500])
    for rows, out in zip(sentences, multiplied(Blocks(weights), broad, sentences), strict=True):
        assert numpy.allclose(out, rows.astype("float64") @ weights.astype("float64"), atol=1e-3)


@pytest.mark.parametrize(("wide", "broad"), SHAPES)
def test_a_row_comes_out_alike_in_any_company(wide: int, broad: int) -> None:
    by = Blocks(DICE.standard_normal((wide, broad)).astype("float32"))
    first, second = made(wide, [23, 38])
    alone = multiplied(by, broad, [first])[0], multiplied(by, broad, [second])[0]
    for lengths in ([1], [5, 12, 13], [24] * 20, [300, 7], [1600, 3]):
        others = made(wide, lengths)
        together = multiplied(by, broad, [*others, first, *others, second])
        assert numpy.array_equal(together[len(others)], alone[0])
        assert numpy.array_equal(together[-1], alone[1])


@pytest.mark.parametrize("count", [1, 5, 48, 49, 800])
def test_rows_come_out_in_their_order(count: int, kinds: str) -> None:
    weights = DICE.standard_normal((64, 106)).astype("float32")
    by, rows = Blocks(weights), made(64, [count])[0]
    exact = rows.astype("float64") @ weights.astype("float64")
    for out in (by.ordered(rows, numpy.arange(count) % 7), by.alike(rows)):
        assert numpy.allclose(out, exact, atol=1e-3)


def test_rows_without_numbers_come_out_alike_in_any_company() -> None:
    by = Blocks(DICE.standard_normal((64, 106)).astype("float32"))
    row = made(64, [1])[0]
    alone = by.alike(row)[0]
    for before, after in ((0, 1), (1, 0), (5, 60), (6, 66), (47, 0), (799, 30), (11, 1)):
        out = by.alike(numpy.concatenate([*made(64, [before]), row, *made(64, [after])]))
        assert numpy.array_equal(out[before], alone)


def test_rows_before_a_sentence_have_numbers_too() -> None:
    places, standing = Blocks(numpy.ones((8, 8), dtype="float32")).arranged(numpy.arange(-3, 9))
    assert len(set(places.tolist())) == 12
    assert len(standing) >= 48


@pytest.mark.parametrize(
    ("rounding", "found"),
    [
        (lambda rows: rows * 0, (0,)),
        (lambda rows: rows % 6 // 2, (0, 0, 1, 1, 2, 2)),
        (lambda rows: rows // 12 % 2, (0,) * 12 + (1,) * 12),
        (lambda rows: rows, ()),
        (lambda rows: rows * 0 + len(rows), ()),
    ],
    ids=["alike everywhere", "pairs of six", "twelve by twelve", "no two alike", "by the size of the product"],
)
def test_blocks_are_found_by_trying(rounding: Any, found: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    def multiply(rows: Any, weights: Any) -> Any:
        return (rows.sum(axis=1) + rounding(numpy.arange(len(rows))))[:, None]

    monkeypatch.setattr(numpy, "matmul", multiply)
    assert blocks._kinds.__wrapped__(8, 8) == found
