"""Texts into annotated words, by a spaCy pipeline's own weights, quicker than the pipeline itself.

The results are those of the pipeline: its tokeniser, its transitions, its weights; only the arithmetic
is arranged in larger products.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from sys import intern
from threading import Lock
from typing import Any

from ceasefire.claims.arcs import Arcs, Tagger
from ceasefire.claims.blas import one_thread
from ceasefire.claims.encoder import Encoder
from ceasefire.claims.word import Word, words_of

_WORDS = 2048
"""Words annotated in one run; the memory of a run grows with them (4 KB each)."""


Columns = tuple[list[int], list[int], list[str], list[int]]
"""Of words one after the other: length, whether a space follows, relation, how many words after it the head stands."""


def spacy_words(doc: Any, text: str) -> list[Word]:
    """Words of a document that a pipeline has annotated."""
    name = doc.vocab.strings
    lengths, spaces, relations, heads = _columns([doc])
    return words_of(text, lengths, spaces, [name[key] for key in doc.to_array("TAG").tolist()], relations, heads)


def _columns(docs: Sequence[Any]) -> Columns:
    """Columns of annotated documents, one after the other: taken out of spaCy's arrays all at once."""
    import numpy

    values = numpy.concatenate([doc.to_array(["LENGTH", "SPACY", "DEP", "HEAD"]) for doc in docs])
    lengths, spaces, keys, _ = values.T.tolist()
    heads = values[:, 3].astype("int64").tolist()  # negative where the head stands before the word
    # spaCy makes a name anew whenever it is asked, and the rules compare them often.
    names = {key: intern(docs[0].vocab.strings[key]) for key in set(keys)}
    return lengths, spaces, [names[key] for key in keys], heads


class Annotator:
    """A pipeline of tok2vec, tagger and parser. Raises `ValueError` for one that is built otherwise."""

    def __init__(self, pipeline: Any) -> None:
        if pipeline.pipe_names != ["tok2vec", "tagger", "parser"]:
            raise ValueError("the pipeline has other parts")
        self._tokens = pipeline.make_doc
        self._alone = Lock()  # what is computed in is kept from run to run
        if hasattr(os, "register_at_fork"):  # a copy of this process is made between runs, and with the lock free
            os.register_at_fork(before=self._alone.acquire, after_in_parent=self._alone.release, after_in_child=self._alone.release)
        self._encode = Encoder(pipeline.get_pipe("tok2vec").model)
        self._tag = Tagger(pipeline.get_pipe("tagger"))
        self._join = Arcs(pipeline.get_pipe("parser"))

    def __call__(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text."""
        return list(self.each(texts))

    def each(self, texts: Sequence[str]) -> Iterator[list[Word]]:
        """The words of each text, made only when they are asked for: what is looked at soon after it is made is still near the processor."""
        docs = [self._tokens(text) for text in texts]
        for text, (tags, lengths, spaces, relations, heads) in zip(texts, self._annotated(docs), strict=True):
            yield words_of(text, lengths, spaces, tags, relations, heads)

    def _annotated(self, docs: Sequence[Any]) -> list[tuple[list[str], list[int], list[int], list[str], list[int]]]:
        """The tags of each document's words, and their `Columns`."""
        import numpy

        result: list[tuple[list[str], list[int], list[int], list[str], list[int]]] = [([], [], [], [], []) for _ in docs]
        with self._alone, one_thread():
            for run in _runs([len(doc) for doc in docs]):
                mine = [docs[number] for number in run]
                vectors = self._encode(mine)
                numbers = numpy.concatenate([numpy.arange(len(doc)) for doc in mine])
                self._join(mine, vectors, numbers)
                tags = self._tag(vectors, numbers)
                lengths, spaces, relations, heads = _columns(mine)
                at = 0
                for number, doc in zip(run, mine, strict=True):
                    end = at + len(doc)
                    result[number] = tags[at:end], lengths[at:end], spaces[at:end], relations[at:end], heads[at:end]
                    at = end
        return result


def _runs(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of documents in runs of like length, so that all of a run end at about the same step."""
    run: list[int] = []
    size = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if not lengths[number]:
            continue
        if run and size + lengths[number] > _WORDS:
            yield run
            run, size = [], 0
        run.append(number)
        size += lengths[number]
    if run:
        yield run
