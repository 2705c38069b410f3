"""Sentences and words of an Arabic text, each with its place in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from ceasefire.claims.arabic.normal import DROPPED, fold

MAX_SENTENCE = 1500
"""Longer stretches without a full stop are cut at a space, so that work per sentence is bounded."""


class Token(msgspec.Struct, frozen=True):
    """A word, number or mark. start, end: characters of the original; norm: folded spelling;
    kind: `w` word, `n` number (also 10:30, 9/7/2017), `p` punctuation; tied: the word was written with the letter of
    the feminine at its end, which `norm` writes like the pronoun "his"."""

    start: int
    end: int
    norm: str
    kind: str
    tied: bool = False


_MARKS = re.escape(DROPPED)
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN = re.compile(
    rf"(?P<n>[{_DIGIT}]+(?:[.,:/\u066b\u066c\-][{_DIGIT}]+)*)"
    rf"|(?P<w>[^\W{_DIGIT}_](?:[^\W{_DIGIT}_]|[{_MARKS}]|['’](?=[A-Za-z]))*)"
    r"|(?P<p>[^\s\w])"
)
_END = re.compile(r"[.!?؟]+(?=[\s\"»”')\]]|$)|(?<=[ء-ي]{3})\.(?=[ء-ي]{2})|\n+|…(?=\s|$)")


def spans_of_sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of text[start:end], without the white space around them."""
    stop = len(text) if end is None else end
    at = start
    for found in _END.finditer(text, start, stop):
        yield from _cut(text, at, found.end())
        at = found.end()
    yield from _cut(text, at, stop)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        space = text.rfind(" ", start + MAX_SENTENCE // 2, start + MAX_SENTENCE)
        middle = space if space > start else start + MAX_SENTENCE
        yield from _trim(text, start, middle)
        start = middle
    yield from _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] in DROPPED):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in DROPPED):
        end -= 1
    if start < end:
        yield start, end


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The words, numbers and marks of text[start:end]; an article that stands apart before a
    number (`الـ 9`) is left out."""
    out: list[Token] = []
    for found in _TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = found.lastgroup or "p"
        raw = found.group()
        if kind == "p" and raw in DROPPED:
            continue
        norm = fold(raw) if kind != "p" else raw
        if kind == "n" and out and out[-1].norm == "ال":
            out.pop()
        if norm:
            out.append(Token(found.start(), found.end(), norm, kind, norm[-1] == "ه" and "ة" in raw[-3:]))
    return out


def word_forms(norm: str) -> Iterator[tuple[str, str]]:
    """Readings of a word as (proclitics taken off, rest): the word itself first, then without
    و/ف, without ب/ل/ك, and without both; `لل` is ل and the article, spoken `عال` "on" and the article."""
    yield "", norm
    rest, lead = norm, ""
    if norm[:1] in ("و", "ف") and len(norm) > 2:
        rest, lead = norm[1:], norm[0]
        yield lead, rest
    if rest[:2] == "لل" and len(rest) > 3:
        yield lead + "ل", "ال" + rest[2:]
    if rest[:3] == "عال" and len(rest) > 5:
        yield lead + "ع", rest[1:]
    if rest[:1] in ("ب", "ل", "ك") and len(rest) > 2:
        yield lead + rest[0], rest[1:]


def bare(norm: str) -> str:
    """The word without the article."""
    return norm[2:] if norm.startswith("ال") and len(norm) > 3 else norm
