"""A report's text cut into sentences, every offset kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

Span = tuple[int, int]

MAX_SENTENCE = 1200
"""Characters of the longest sentence that is read whole; a longer run is cut at a space."""


class Sentence(msgspec.Struct, frozen=True):
    """start, end: half-open character span of the report's text; paragraph: its number from 0;
    quoted: the sentence begins inside a quotation that an earlier one opened."""

    start: int
    end: int
    paragraph: int
    quoted: bool = False


_TAG = re.compile(
    r"</?[A-Za-z][^<>\n]{0,400}>",
    re.I,
)
_HIDDEN = re.compile(r"<(?P<kind>script|style|noscript|nav|footer|svg|template|iframe|button|select|form)\b|<!--", re.I)
_BLOCK = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|table|article|section|header|footer)\b[^<>]*>", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]{2,8});")
_LINK = re.compile(r"https?://\S+|www\.\S+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_PLAIN_CONTROL = {number: " " for number in range(128) if _CONTROL.match(chr(number))}
"""Those of plain letters, which are looked up in less time than they are matched."""
_ENTITIES = {
    "&amp;": "&",
    "&quot;": '"',
    "&apos;": "'",
    "&#39;": "'",
    "&rsquo;": "'",
    "&lsquo;": "'",
    "&ldquo;": '"',
    "&rdquo;": '"',
}
# A full stop after one of these ends no sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Gov|Sen|Rep|St|Mt|No|vs|approx|Inc|Ltd|Co|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Fig|al|etc|e\.g|i\.e|cf|km|min|hrs)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
# No abbreviation: a sentence ends here, though the next begins small, as posts and names that are written small do.
_WHOLE = re.compile(r"(?:\b(?:May|June|July|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:19|20)\d\d)|[a-z]{6})\.$")
# "the mayor wrote on X.": a name of one letter.
_ON_X = re.compile(r"\b(?:on|via) X\.$")
# The set at the front lets the search pass quickly over whatever is none of it.
# "a statement.The attack": the space was lost where a page was copied; "sun.star" is a name.
_STOP = re.compile(
    r"[.!?…。؟;](?:(?<=[.!?…])[.!?…]*[\"'”’»)\]]*(?=\s|$)|(?<=[。؟])|(?<=;)(?=\s)|(?<=[a-z]{3}\.)(?=(?:The|In|On|At|He|She|It|They|We|This|That|These|There"
    r"|An?|According|However|But|And|Meanwhile|Earlier|Since|After|Before|During|For|From|As|While|When|Under|Some|Local|Officials|Last|No|Its|Both|By|With|Despite|Although)\s))"
)
_OPEN, _CLOSE = "“«", "”»"
_QUOTE = re.compile(r"[“«”»\"]")


def _blank(found: re.Match[str]) -> str:
    words = found.group()
    if _BLOCK.match(words) and len(words) >= 3:
        return "\n\n".ljust(len(words))
    return " " * len(words)


@lru_cache(maxsize=4)
def clean(text: str) -> str:
    """The text with mark-up, links and control characters blanked out; its length is unchanged."""
    if "<" in text:
        text = _TAG.sub(_blank, _shown(text))
    if "&" in text:
        text = _ENTITY.sub(lambda m: _ENTITIES.get(m.group(), " ").ljust(len(m.group())), text)
    if "http" in text or "www." in text:
        text = _LINK.sub(_blank, text)
    if text.isprintable():  # none of `_CONTROL` is
        return text
    return text.translate(_PLAIN_CONTROL) if text.isascii() else _CONTROL.sub(" ", text)


_HALF = re.compile("[\ud800-\udfff]")


def without_halves(text: str) -> str:
    """The text with halves of characters, which no look for strings can bear, blanked; its length is unchanged."""
    return text if text.isascii() else _HALF.sub(" ", text)


def _shown(text: str) -> str:
    """The text with what a page does not show as its own words (scripts, styles, comments, menus) blanked.
    What is opened and never closed stays."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if c.isascii() else c for c in text)
    parts: list[str] = []
    unclosed: set[str] = set()
    at = 0
    while (found := _HIDDEN.search(text, at)) is not None:
        kind = (found["kind"] or "").lower()
        close = f"</{kind}" if kind else "-->"
        end = -1 if kind in unclosed else low.find(close, found.end())
        if end < 0:
            unclosed.add(kind)
            parts.append(text[at : found.end()])
            at = found.end()
            continue
        stop = low.find(">", end) + 1 if kind else end + 3
        stop = stop or len(text)
        parts += [text[at : found.start()], re.sub(r"[^\n]", " ", text[found.start() : stop])]
        at = stop
    return "".join([*parts, text[at:]]) if parts else text


_WRAPPED = 160
"""Letters of the longest line that was broken to fit a page; a longer one is a paragraph, stopped or not."""


def _paragraphs(text: str, start: int) -> list[Span]:
    """Blocks of lines that belong together. A line that ends short and unstopped is a heading."""
    blocks: list[Span] = []
    begin: int | None = None
    at = start
    last = ""
    lines = text[start:].splitlines(keepends=True)
    wrapped = max(map(len, lines), default=0) <= _WRAPPED  # where a line is longer none was broken to fit
    for line in lines:
        bare = line.strip()
        joined = wrapped and begin is not None and bare and 55 < len(last) <= _WRAPPED and not re.search(r"[.!?:؟\"”]$", last)
        if begin is not None and not joined:
            blocks.append((begin, at))
            begin = None
        if bare and begin is None:
            begin = at
        last = bare
        at += len(line)
    if begin is not None:
        blocks.append((begin, at))
    return blocks


# "16 were killed; six of them were children": one statement.
_PARTS = re.compile(r"\s+(?:at least |about )?(?:\w+|\d[\d,]*)(?:-\w+)? of (?:them|whom|those|the (?:dead|victims|wounded|killed))\b", re.IGNORECASE)


_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY_NEXT = re.compile(r"\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|[A-Z]{2,4}\b|[Ll]ocal)")
"""Behind "5 a.m." these go on with the time: "5 a.m. Saturday", "5 a.m. GMT"."""


_LETTERS = 6
"""Small letters in a row that no abbreviation but one has."""


def _plain_word(text: str, start: int, end: int) -> bool:
    """Whether so many, of plain letters, stand before a full stop that it ends a sentence whatever follows: most do."""
    last = text[start:end]
    return last.islower() and last.isascii() and last.isalpha() and len(last) == _LETTERS and last != "approx"


def _long_word(text: str, stop: int) -> bool:
    """Whether so many stand before a full stop that none can be: a cheap look before the costly one."""
    last = text[stop - 1 - _LETTERS : stop - 1] if stop > _LETTERS else ""
    return last.isalpha() and last.islower() and last != "approx"


def _cut(text: str, start: int, end: int) -> list[Span]:
    """Sentences of one block."""
    found: list[Span] = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        mark, at = stop.group(), stop.end()
        if mark == ";" and _PARTS.match(text, at):
            continue
        if mark == "." and not _plain_word(text, max(start, at - 1 - _LETTERS), at - 1):
            after = text[at : at + 3].lstrip()
            if text.startswith("X", at - 2) and _ON_X.search(text, max(start, at - 8), at) and after[:1].isupper():
                found.append((begin, at))
                begin = at
                continue
            if not _long_word(text, at) and _ABBREVIATION.search(text, max(start, at - 12), at):
                continue
            if (after[:1].islower() and not _WHOLE.search(text, max(start, at - 14), at)) or (text.startswith(".m", at - 3) and _HOUR.search(text, max(start, at - 6), at) and _DAY_NEXT.match(text, at)):
                continue
        found.append((begin, at))
        begin = at
    if text[begin:end].strip():
        found.append((begin, end))
    return found


def _limit(text: str, start: int, end: int) -> list[Span]:
    pieces: list[Span] = []
    while end - start > MAX_SENTENCE:
        cut = max(
            text.rfind(mark, start + MAX_SENTENCE // 2, start + MAX_SENTENCE) for mark in (" ", ";", ",")
        )
        cut = cut + 1 if cut > start else start + MAX_SENTENCE
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return pieces


@lru_cache(maxsize=4)
def sentences(text: str, start: int = 0) -> tuple[Sentence, ...]:
    """Sentences of a cleaned text from `start` on, in order, without the space around them."""
    result: list[Sentence] = []
    quoting = _QUOTE.search(text, start) is not None
    for number, (first, last) in enumerate(_paragraphs(text, start)):
        depth = 0
        for begin, end in _cut(text, first, last):
            opened = depth > 0
            for piece_start, piece_end in _limit(text, begin, end) if end - begin > MAX_SENTENCE else ((begin, end),):
                body = text[piece_start:piece_end].rstrip()
                if body:
                    result.append(Sentence(piece_start + len(body) - len(body.lstrip()), piece_start + len(body), number, opened))
            for mark in _QUOTE.findall(text, begin, end) if quoting else ():
                if mark in _OPEN:
                    depth += 1
                elif mark in _CLOSE:
                    depth = max(0, depth - 1)
                elif mark == '"':
                    depth = 0 if depth else 1
    return tuple(result)


_QUOTE_MARKS = "\"“”«»"


def in_quotes(text: str, one: Sentence, at: int) -> bool:
    """Whether offset `at` stands inside quotation marks opened in its own sentence."""
    return sum(text.count(mark, one.start, at) for mark in _QUOTE_MARKS) % 2 == 1


def quote_of(cut: Sequence[Sentence], number: int) -> range:
    """Numbers of the sentences of one quotation that runs over several, around sentence `number`;
    empty when that sentence stands in no such quotation."""
    first = last = number
    while cut[first].quoted and first:
        first -= 1
    while last + 1 < len(cut) and cut[last + 1].quoted:
        last += 1
    return range(first, last + 1) if last > first else range(0)
