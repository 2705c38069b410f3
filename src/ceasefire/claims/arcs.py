"""Tags, heads and relations from vectors: spaCy's tagger and its transition parser, all sentences a step
at a time, with the arithmetic in large products.

The transitions themselves, and which are allowed, are spaCy's own; the weights are those of the
installed model.
"""

from __future__ import annotations

from collections.abc import Sequence
from sys import intern
from typing import Any

from ceasefire.claims.blocks import Blocks


class Tagger:
    """The tagger of a pipeline. Raises `ValueError` for one that is built otherwise."""

    def __init__(self, pipe: Any) -> None:
        import numpy

        softmax = [n for n in pipe.model.walk() if n.name == "softmax"]
        if len(softmax) != 1 or [n.name for n in pipe.model.layers] != [
            "tok2vec-listener",
            "with_array(softmax)",
        ]:
            raise ValueError("the tagger is built otherwise")
        self._score, self._bias = Blocks(numpy.ascontiguousarray(softmax[0].get_param("W").T)), softmax[0].get_param("b")
        self._labels = tuple(map(intern, pipe.labels))

    def __call__(self, vectors: Any, numbers: Any) -> list[str]:
        """The tag of each word. numbers: of each word in its sentence."""
        scores = self._score.ordered(vectors, numbers)
        scores += self._bias
        return [self._labels[at] for at in scores.argmax(axis=1).tolist()]


class Arcs:
    """The parser of a pipeline. Raises `ValueError` for one that is built otherwise."""

    def __init__(self, pipe: Any) -> None:
        import numpy
        from spacy.ml.parser_model import ParserStepModel
        from thinc.api import Model

        front, lower, upper = pipe.model.layers
        if (
            [n.name for n in front.layers] != ["tok2vec-listener", "list2array", "linear"]
            or (lower.name, upper.name) != ("precomputable_affine", "linear")
            or lower.get_dim("nP") < 2
            or pipe.cfg["beam_width"] != 1
            or pipe.model.attrs["unseen_classes"]
        ):
            raise ValueError("the parser is built otherwise")
        self._pipe = pipe
        self._front, self._shift = Blocks(numpy.ascontiguousarray(front.layers[2].get_param("W").T)), front.layers[2].get_param("b")
        self._score, self._scored = Blocks(numpy.ascontiguousarray(upper.get_param("W").T)), upper.get_param("b")
        features, width, pieces, wide = lower.get_param("W").shape
        self._features, self._width = features, width
        # Pieces one after the other, so that the largest is taken over whole blocks.
        weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape(features * pieces * width, wide)
        self._multiply = Blocks(numpy.ascontiguousarray(weights.T))
        self._missing = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(1, -1)
        self._table = self._missing  # kept from run to run: making one anew costs as much as filling it
        self._bias = lower.get_param("b").T.reshape(-1).copy()
        # spaCy's own look at a state: which words stand where. It computes nothing here.
        nothing = numpy.zeros((1, wide), dtype="float32")
        empty: Model[Any, Any] = Model("nothing", lambda model, docs, is_train: (nothing, None))
        self._states = ParserStepModel([], [empty, lower, upper], has_upper=True, train=False)

    def __call__(self, docs: Sequence[Any], vectors: Any, numbers: Any) -> None:
        """Writes heads and relations into documents; vectors: of their words, one after the other; numbers: of each word in its sentence."""
        import numpy

        hidden = self._front.ordered(vectors, numbers)
        hidden += self._shift
        places, standing = self._multiply.arranged(numbers)
        count = len(standing) + 1
        if count > len(self._table):
            self._table = numpy.empty((count, self._table.shape[1]), dtype="float32")
            self._table[0] = self._missing
        self._multiply(hidden.take(standing, axis=0), self._table[1:count])
        table = self._table[:count].reshape(count * self._features, -1)
        row = numpy.zeros(len(places) + 1, dtype="int64")  # of each word in the table; a word that is not there has number -1: row 0
        row[:-1] = places + 1
        row *= self._features
        which = numpy.arange(self._features)
        moves = self._pipe.moves
        batch = moves.init_batch(docs)
        states = [state for state in batch if not state.is_final()]
        while states:
            looked_at = row.take(self._states.get_token_ids(states), mode="wrap")
            looked_at += which
            out = numpy.add.reduce(table.take(looked_at.T, axis=0), axis=0)  # whole blocks at a time
            out += self._bias
            best = out[:, : self._width]
            for at in range(self._width, out.shape[1], self._width):
                best = numpy.maximum(best, out[:, at : at + self._width])
            scores = self._score.alike(best)
            scores += self._scored
            states = self._pipe.transition_states(states, scores)
        self._pipe.set_annotations(docs, batch)
