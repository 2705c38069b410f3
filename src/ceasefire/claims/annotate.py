"""Texts into annotated words, by a spaCy pipeline's own weights, quicker than the pipeline itself.

The results are those of the pipeline: its tokeniser, its transitions, its weights; only the arithmetic
is arranged in larger products.
"""

from __future__ import annotations

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


def spacy_words(doc: Any, text: str) -> list[Word]:
    """Words of a document that a pipeline has annotated."""
    name = doc.vocab.strings
    return _words(doc, text, [name[key] for key in doc.to_array("TAG").tolist()], {})


def _words(doc: Any, text: str, tags: Sequence[str], relations: dict[int, str]) -> list[Word]:
    """relations: names of relations known so far; spaCy makes each anew whenever it is asked, and the rules compare them often."""
    values = doc.to_array(["LENGTH", "SPACY", "DEP", "HEAD"])
    lengths, spaces, keys, _ = values.T.tolist()
    heads = values[:, 3].astype("int64").tolist()  # negative where the head stands before the word
    for key in set(keys) - relations.keys():
        relations[key] = intern(doc.vocab.strings[key])
    return words_of(text, lengths, spaces, tags, [relations[key] for key in keys], heads)


class Annotator:
    """A pipeline of tok2vec, tagger and parser. Raises `ValueError` for one that is built otherwise."""

    def __init__(self, pipeline: Any) -> None:
        if pipeline.pipe_names != ["tok2vec", "tagger", "parser"]:
            raise ValueError("the pipeline has other parts")
        self._tokens = pipeline.make_doc
        self._relations: dict[int, str] = {}
        self._alone = Lock()  # what is computed in is kept from run to run
        self._encode = Encoder(pipeline.get_pipe("tok2vec").model)
        self._tag = Tagger(pipeline.get_pipe("tagger"))
        self._join = Arcs(pipeline.get_pipe("parser"))

    def __call__(self, texts: Sequence[str]) -> list[list[Word]]:
        """The words of each text."""
        return list(self.each(texts))

    def each(self, texts: Sequence[str]) -> Iterator[list[Word]]:
        """The words of each text, made only when they are asked for: what is looked at soon after it is made is still near the processor."""
        docs = [self._tokens(text) for text in texts]
        for doc, text, tags in zip(docs, texts, self._tagged(docs), strict=True):
            yield _words(doc, text, tags, self._relations)

    def _tagged(self, docs: Sequence[Any]) -> list[list[str]]:
        """Writes heads and relations into documents and gives the tags of their words."""
        result: list[list[str]] = [[] for _ in docs]
        with self._alone, one_thread():
            for run in _runs([len(doc) for doc in docs]):
                mine = [docs[number] for number in run]
                vectors = self._encode(mine)
                self._join(mine, vectors)
                tags = self._tag(vectors)
                at = 0
                for number, doc in zip(run, mine, strict=True):
                    result[number] = tags[at : at + len(doc)]
                    at += len(doc)
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
