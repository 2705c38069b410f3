"""Products of many rows at once, each rounded as if it stood in any other company.

A library of products works on blocks of rows: it may round a row by where in its block it stands, and again in another way where a
block is not full. So rows are filled up to whole blocks, and where in a block a row may stand follows from its own number alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ceasefire.claims.blas import one_thread

_LENGTHS = (1, 4, 6, 8, 12, 16, 24, 48)
"""Rows of a block, as far as libraries are known to have them."""
_STEP = 5
"""Has no divisor in common with any of them."""
_LEAST = 48
_MOST = 768
"""Rows of one product: smaller ones may be made in a way of their own, larger ones are cut. Both are whole blocks of any length."""
_TRIED = (1, 2, 3, 5, 8, 15)
"""How many times `_LEAST`, every second time and a block, are tried before a length is believed."""


@lru_cache(maxsize=1)
def _ops() -> Any:
    from thinc.api import NumpyOps

    return NumpyOps()


def product(rows: Any, weights: Any, out: Any = None) -> Any:
    """rows @ weights (float32, contiguous), in `out` where that is given; each row as if it stood alone. By the library that
    spaCy multiplies with: slower than numpy's where there are many rows."""
    return _ops().gemm(rows, weights, out=out)


class Blocks:
    """rows @ weights (float32, contiguous) for many rows, by numpy's library.

    Every row stands where rows of its number may stand, in a product of as many rows as `arranged` says; so it comes out the same to
    the bit whatever else is there. Rows without numbers all stand at places of one kind (`alike`)."""

    def __init__(self, weights: Any) -> None:
        import numpy

        self._weights = weights
        kinds = _kinds(*weights.shape)
        self._by_numpy = bool(kinds)
        self._kinds = kinds or (0,)
        self._alike = self._kinds.count(0)
        self._rows = numpy.zeros((0, len(weights)), dtype="float32")

    def arranged(self, numbers: Any) -> tuple[Any, Any]:
        """Where each row stands, and for each place of the product which row stands there (any, where none has to). numbers: of each
        row in its sentence."""
        import numpy

        kinds = numpy.array(self._kinds)
        # Numbers one after the other take kinds in turns, so that a sentence needs about as many places of each.
        of_row = kinds[numbers * _STEP % len(kinds)]
        places = numpy.empty(len(numbers), dtype="int64")
        blocks = -(-_LEAST // len(kinds))
        for kind in range(kinds.max() + 1):
            mine, free = (of_row == kind).nonzero()[0], (kinds == kind).nonzero()[0]
            needed = -(-len(mine) // len(free))
            blocks = max(blocks, needed)
            places[mine] = (numpy.arange(needed)[:, None] * len(kinds) + free).ravel()[: len(mine)]
        standing = numpy.zeros(blocks * len(kinds), dtype="int64")
        standing[places] = numpy.arange(len(numbers))
        return places, standing

    def ordered(self, rows: Any, numbers: Any) -> Any:
        """The products of rows, in their order. numbers: as for `arranged`."""
        import numpy

        if not self._by_numpy:
            return product(rows, self._weights)
        places, standing = self.arranged(numbers)
        out = numpy.empty((len(standing), self._weights.shape[1]), dtype="float32")
        self(rows.take(standing, axis=0), out)
        return out.take(places, axis=0)

    def alike(self, rows: Any) -> Any:
        """The products of rows without numbers. Places of other kinds stay empty, which is still quicker than BLIS for some tens of rows."""
        import numpy

        if not self._by_numpy:
            return product(rows, self._weights)
        end = max(_LEAST, -(-len(rows) // self._alike) * len(self._kinds))
        if end > len(self._rows):
            self._rows = numpy.zeros((end, len(self._weights)), dtype="float32")
            self._out = numpy.empty((end, self._weights.shape[1]), dtype="float32")
            self._places = (numpy.resize(self._kinds, end) == 0).nonzero()[0]
        places = self._places[: len(rows)]
        self._rows[places] = rows
        self(self._rows[:end], self._out[:end])
        return self._out.take(places, axis=0)

    def __call__(self, rows: Any, out: Any) -> None:
        """The products of arranged rows, into `out`."""
        import numpy

        if not self._by_numpy:
            product(rows, self._weights, out)
            return
        with one_thread():  # more would cut the rows among them, anywhere
            for first in range(0, len(rows), _MOST):
                first = min(first, len(rows) - _LEAST)  # no piece is too small
                numpy.matmul(rows[first : first + _MOST], self._weights, out[first : first + _MOST])


@lru_cache(maxsize=16)
def _kinds(wide: int, broad: int) -> tuple[int, ...]:
    """For each place of a block, how a row is rounded there, as numbers from 0 on, for weights of that shape; empty where no length
    of a block holds."""
    with one_thread():
        for length in _LENGTHS:
            kinds = _seen(wide, broad, length, [n * _LEAST + at % 2 * length for at, n in enumerate(_TRIED)])
            if kinds:
                return kinds
    return ()


def _seen(wide: int, broad: int, length: int, sizes: Sequence[int]) -> tuple[int, ...]:
    """How equal rows come out in products of those sizes, if alike in every block of that length; else empty."""
    import numpy

    row = numpy.sin(numpy.arange(1, wide + 1, dtype="float32"))
    weights = numpy.cos(numpy.arange(wide * broad, dtype="float32")).reshape(wide, broad)
    found: dict[bytes, int] = {}
    first: tuple[int, ...] = ()
    for size in sizes:
        out = numpy.matmul(numpy.tile(row, (size, 1)), weights)
        kinds = tuple(found.setdefault(one.tobytes(), len(found)) for one in out)
        first = first or kinds[:length]
        if kinds != first * (size // length):
            return ()
    return first
