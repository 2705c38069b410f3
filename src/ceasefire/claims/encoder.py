"""Vectors of words in their sentences: the arithmetic of spaCy's token-to-vector layer in a few large products.

The weights are those of the installed model. What a word type looks up is kept, because it depends on nothing but the type; the
convolution runs over many sentences at once, in products (`blocks`) that make a sentence's parse independent of its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ceasefire.claims.blocks import Blocks, product

_KEY = ("ORTH", "NORM", "SPACY")
"""What tells word types apart; all columns below follow from these."""
_TYPE = "V24"
"""The three numbers of a word type as bytes."""
_COLUMNS = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_TYPES = 12_000
"""Word types kept at most, 4 KB each."""
_BESIDE = (-1, 0, 1)
_ROWS = 768
"""Rows of one product: enough to be fast, few enough to stay in the processor's cache."""


def _longer(table: Any, rows: int) -> Any:
    """A table with room for more rows."""
    import numpy

    made = numpy.empty((rows, table.shape[1]), dtype=table.dtype)
    made[: len(table)] = table
    return made


class Encoder:
    """The token-to-vector layer of a pipeline. Raises `ValueError` for one that is built otherwise."""

    def __init__(self, model: Any) -> None:
        import numpy

        embed, encode = model.get_ref("embed"), model.get_ref("encode")
        names = [layer.name for layer in embed.layers]
        self._columns: list[str] = list(embed.layers[0].attrs.get("columns", ()))
        if (
            len(names) != 5
            or names[0] != "extract_features"
            or not self._columns
            or not _COLUMNS.issuperset(self._columns)
        ):
            raise ValueError("the embedding is built otherwise")
        self._embed, self._mix = embed.layers[2], embed.layers[3]
        nodes = [n for n in encode.walk(order="dfs_pre") if not n.layers and n.name != "dropout"]
        if [n.name for n in nodes] != ["expand_window", "maxout", "layernorm"] * (len(nodes) // 3):
            raise ValueError("the encoder is built otherwise")
        if any(n.attrs["window_size"] != 1 for n in nodes[::3]):
            raise ValueError("the encoder looks farther than one word")
        self._pad = int(encode.attrs["pad"])
        self._layers = []
        for maxout, norm in zip(nodes[1::3], nodes[2::3], strict=True):
            weights, bias = maxout.get_param("W"), maxout.get_param("b")
            width, pieces, wide = weights.shape
            # Pieces one after the other, so that the largest is taken over whole blocks.
            flat = numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * width, wide).T)
            self._layers.append((flat, bias.T.reshape(-1).copy(), norm.get_param("G"), norm.get_param("b")))
        self._width = int(model.get_dim("nO"))
        self._wide = len(self._layers[0][1])
        if self._wide < 2 * self._width:
            raise ValueError("the encoder has a single piece")
        self._beside = [Blocks(weights) for weights, *_ in self._layers[1:]]
        self._mean = numpy.full(self._width, 1 / self._width, dtype="float32")
        self._room = numpy.empty((0, 3, self._width), dtype="float32")
        self._made = numpy.empty((0, self._wide), dtype="float32")
        self._forget()

    def _forget(self) -> None:
        import numpy

        self._known: dict[bytes, int] = {}
        self._size = 1
        # Row 0 is what lies around a sentence. What a type gives the first layer as the word before, as the
        # word itself and as the word after is kept too: there it is only added up.
        self._table = numpy.zeros((1, self._width), dtype="float32")
        self._first = [numpy.zeros((1, self._wide), dtype="float32") for _ in range(3)]
        self._first[1] += self._layers[0][1]

    def _rows(self, docs: Sequence[Any], keys: Sequence[Sequence[bytes]]) -> None:
        """Looks up word types that are not known yet."""
        import numpy

        fresh: dict[bytes, Any] = {}
        for doc, mine in zip(docs, keys, strict=True):
            if not all(map(self._known.__contains__, mine)):
                missing = [at for at, key in enumerate(mine) if key not in self._known and key not in fresh]
                values = doc.to_array(self._columns)
                for at in missing:
                    fresh[mine[at]] = values[at]
        if not fresh:
            return
        first, end = self._size, self._size + len(fresh)
        if end > len(self._table):
            self._table, *self._first = (_longer(one, 2 * end) for one in (self._table, *self._first))
        looked_up = self._mix.predict(self._embed.predict(numpy.stack(list(fresh.values()))))
        self._table[first:end] = looked_up
        for at, known in enumerate(self._first):
            known[first:end] = product(looked_up, self._layers[0][0][at * self._width : (at + 1) * self._width])
        self._first[1][first:end] += self._layers[0][1]
        self._known.update(zip(fresh, range(first, end), strict=True))
        self._size = end

    def __call__(self, docs: Sequence[Any]) -> Any:
        """One vector a word, the words of all documents one after the other. No document may be empty."""
        import numpy

        if len(self._known) > _TYPES:
            self._forget()
        keys = [doc.to_array(_KEY).view(_TYPE).ravel().tolist() for doc in docs]
        self._rows(docs, keys)
        known, pad = self._known, [0] * self._pad
        result: list[Any] = []
        rows: list[int] = list(pad)
        kept: list[int] = []
        lengths: list[int] = []
        for number, mine in enumerate(keys):
            kept += range(len(rows), len(rows) + len(mine))
            rows += map(known.__getitem__, mine)
            rows += pad
            lengths.append(len(mine))
            if len(rows) >= _ROWS or number == len(keys) - 1:
                result.append(self._convolve(rows, kept, lengths))
                rows, kept, lengths = list(pad), [], []
        return numpy.concatenate(result) if result else self._table[:0]

    def _convolve(self, listed: Sequence[int], kept: Sequence[int], lengths: Sequence[int]) -> Any:
        """Vectors of the rows `kept`, the words of sentences of those lengths; what lies around sentences is computed only as far as words see it."""
        import numpy

        before, itself, after = self._first
        numbers = numpy.array(listed)
        out = itself.take(numbers, axis=0)
        out[1:] += before.take(numbers[:-1], axis=0)
        out[:-1] += after.take(numbers[1:], axis=0)
        rows = self._table.take(numbers, axis=0)
        rows += self._settle(out, *self._layers[0][2:])
        there = numpy.arange(len(rows))  # where each row stands in `rows`
        words = numpy.array(kept)
        own = numpy.concatenate([numpy.arange(length) for length in lengths])
        numbers = numpy.zeros(len(rows), dtype="int64")  # of each row in its sentence, those around it counted on
        farthest = len(self._layers) - 2
        for reach in range(-farthest, farthest + 1):
            numbers[words + reach] = own + reach
        for number, (multiply, (_, bias, scale, shift)) in enumerate(zip(self._beside, self._layers[1:], strict=True), 2):
            # A layer sees one row to each side, so each needs one row less around a sentence than the one before.
            seen_by = numpy.zeros(len(there), dtype=bool)
            around = len(self._layers) - number
            for reach in range(-around, around + 1):
                seen_by[words + reach] = True
            wanted = seen_by.nonzero()[0]
            places, standing = multiply.arranged(numbers.take(wanted))
            seen = there.take(wanted.take(standing)[:, None] + _BESIDE, mode="clip")
            if len(seen) > len(self._room):
                self._room = numpy.empty((len(seen), 3, self._width), dtype="float32")
                self._made = numpy.empty((len(seen), self._wide), dtype="float32")
            wide = rows.take(seen, axis=0, out=self._room[: len(seen)], mode="clip")
            made = self._made[: len(seen)]
            multiply(wide.reshape(len(seen), -1), made)
            made += bias
            rows = self._settle(made, scale, shift)
            rows += wide[:, 1]
            there[wanted] = places
        return rows.take(there.take(words), axis=0)

    def _settle(self, out: Any, scale: Any, shift: Any) -> Any:
        """The largest of the pieces, made even and scaled."""
        import numpy

        best = numpy.maximum(out[:, : self._width], out[:, self._width : 2 * self._width])
        for at in range(2 * self._width, self._wide, self._width):
            numpy.maximum(best, out[:, at : at + self._width], out=best)
        # Each row is summed by itself, so that it does not depend on those beside it.
        best -= numpy.vecdot(best, self._mean)[:, None]
        spread = numpy.vecdot(best, best)
        spread /= numpy.float32(self._width)
        spread += numpy.float32(1e-08)
        best *= (spread ** numpy.float32(-0.5))[:, None]
        best *= scale
        best += shift
        return best
