"""What a page leaves around a text, taken away before reading: invisible characters, halves of characters,
headlines of other articles. Short forms of posts are written out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.furniture import blank, without_furniture
from ceasefire.claims.named import renamed
from ceasefire.ids import content_id

_INVISIBLE = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff\ud800-\udfff]+")
# "9 ppl killed incl. 4 children": with a number or a kind of people behind it "inc." is no company.
_SHORT = re.compile(
    r"\b(?:(?P<including>inc\.|incl\b\.?)(?= (?:at least |some |about |up to )?(?:\d|an?\b|one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|many|women|children|kids|civilians|soldiers|fighters)\b)|(?P<people>ppl)\b|(?P<near>nr)\b\.?(?= [A-Z])|(?P<between>btwn\b|b/w(?= ))|(?P<with>w/(?= )))"
)
_SHORTENED = ("inc", "ppl", " nr", "btwn", "b/w", "w/")
_MADE = re.compile(rf"{_INVISIBLE.pattern}|{_SHORT.pattern}")
_HEAD = (
    r"check also|read also|see also|watch also|also read|read more|see more|learn more|read next|up next|related (?:articles?|news|stories|posts|topics|content|coverage|reading)|related|"
    r"more (?:on this(?: story)?|news|stories|from \w+(?: \w+)?)|you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular|viewed)|latest(?: news| stories)?|"
    r"trending(?: now)?|recommended(?: for you)?|popular (?:posts|stories)|editors?[’'] picks?|don[’']t miss|other news|similar (?:articles|stories)|in this section|breaking news|"
    r"اقر[أا] أيضا?ً?ا?|إقرأ أيضا?ً?ا?|اقرا المزيد|اقرأ المزيد|شاهد أيضا?ً?ا?|انظر أيضا?ً?ا?|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|المزيد من الأخبار|قد يعجبك أيضا?ً?ا?|الأكثر قراءة"
)
_TEASER = re.compile(rf"[\s*•>#\-–—|▶►»]*(?:{_HEAD})\b\s*(?P<rest>[:：|>»\-–—….]*.*)$", re.IGNORECASE)
_HINT = re.compile(r"\b(?:also|more|related|next|like|read|latest|trending|recommended|popular|picks?|miss|news|section)\b|أيض|المزيد|ذات صلة|قراءة", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?؟][\"”’»)]*\s*$")
_BANNER = re.compile(
    r"\b(?:we (?:and our partners )?use cookies|this (?:web)?site uses cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|subscribe to (?:our|the)|sign up (?:for|to)|follow us on|share (?:this|on)|"
    r"all rights reserved|terms of (?:use|service)|privacy policy|enable javascript|advertisement|skip to (?:main )?content|"
    r"click here to|comments powered by|(?:leave|post) a (?:comment|reply))\b",
    re.IGNORECASE,
)
_HEADLINE = 160
_AFTER = 12
"""Lines after a teaser's heading that may be headlines of other articles."""


class Surface(msgspec.Struct, frozen=True):
    """text: to be read; cuts: (offset in `text`, characters left out before it, less those put in), empty where none were;
    short: (offset in the text as it was, the word written out, as it stands there) of each short form."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()
    short: tuple[tuple[int, str, str], ...] = ()


def bare(text: str, start: int) -> Surface:
    """A text without invisible characters after `start`, teasers and banners blanked out."""
    cuts: list[tuple[int, int]] = []
    short: list[tuple[int, str, str]] = []
    if (not text.isascii() and _INVISIBLE.search(text, start) is not None) or (any(map(text.__contains__, _SHORTENED)) and _SHORT.search(text, start) is not None):
        parts = [text[:start]]
        at, length, out = start, start, 0
        for found in _MADE.finditer(text, start):
            long = found.lastgroup or ""
            parts += (text[at : found.start()], long)
            length += found.start() - at + len(long)
            at = found.end()
            out += at - found.start() - len(long)
            if long:
                short.append((found.start(), long, found.group()))
            # From its last letter on, so that a span which ends with a word written out ends with the short one.
            cuts.append((length - 1 if long else length, out))
        text = "".join([*parts, text[at:]])
    return Surface(without_furniture(_unfurnished(text, start), start), tuple(cuts), tuple(short))


def _unfurnished(text: str, start: int) -> str:
    """The text with lines that lead elsewhere blanked; its length is unchanged."""
    if "\n" not in text[start:].strip() or (_HINT.search(text, start) is None and _BANNER.search(text, start) is None):
        return text
    out: list[str] = [text[:start]]
    below = 0
    for line in text[start:].splitlines(keepends=True):
        bare_line = line.strip()
        short = len(bare_line) <= _HEADLINE
        if bare_line and short and (teaser := _TEASER.match(bare_line)) is not None and not (_STOPPED.search(bare_line) and len(bare_line) > 60):
            # "Read more: X" leads to one article; a heading of its own to those under it.
            below = 0 if re.search(r"\w", teaser["rest"]) else _AFTER
            out.append(blank(line))
        elif bare_line and short and _BANNER.search(bare_line) is not None:
            out.append(blank(line))
        elif below and bare_line:
            if short and not _STOPPED.search(bare_line):
                below -= 1
                out.append(blank(line))
            else:
                below = 0
                out.append(line)
        else:
            out.append(line)
    return "".join(out)


def put_back(claims: tuple[Claim, ...], surface: Surface) -> tuple[Claim, ...]:
    """Claims with their spans counted in the text as it was."""
    if not surface.cuts:
        return claims
    starts = [at for at, _ in surface.cuts]

    def was(at: int, end: bool) -> int:
        # A span ends before the characters that were left out behind it.
        index = bisect_right(starts, at - 1 if end else at) - 1
        return at + (surface.cuts[index][1] if index >= 0 else 0)

    out: list[Claim] = []
    for one in claims:
        spans = {field: (was(first, False), max(was(first, False), was(last, True))) for field, (first, last) in one.spans.items()}
        moved = msgspec.structs.replace(one, id="", spans=spans, why=msgspec.UNSET, **_as_written(one, spans, surface.short))
        out.append(msgspec.structs.replace(moved, id=content_id("claim", moved), why=one.why))
    return tuple(out)


_WORDS = {"actor_surface": "actor", "target_surface": "target", "attributed_to": "attributed_to", "weapon": "weapon"}
"""Fields that give words of the text, and the names of their spans."""
_QUOTED = frozenset({"content", "condition", "reason", "assessment"})
"""Terms that do."""


def _as_written(one: Claim, spans: Mapping[str, tuple[int, int]], short: Sequence[tuple[int, str, str]]) -> dict[str, Any]:
    """The fields in which a short form was written out, with the words that stand there: what a claim quotes is quoted."""

    def there(words: object, span: str) -> Any:
        first, last = spans.get(span, (0, 0))
        for at, long, as_it_was in short:
            if isinstance(words, str) and first <= at < last:
                words = words.replace(long, as_it_was, 1)
        return words

    if not short:
        return {}
    made = {field: there(getattr(one, field), span) for field, span in _WORDS.items()}
    chain = tuple(made["attributed_to"] if who == one.attributed_to else who for who in one.attributed_chain)
    return {**made, "attributed_chain": chain, "terms": {name: there(value, name) if name in _QUOTED else value for name, value in one.terms.items()}}


def trimmed(claims: tuple[Claim, ...], text: str) -> tuple[Claim, ...]:
    """Claims whose spans begin and end at a word of `text`, not in what was blanked there (mark-up, links)."""
    return tuple(_trimmed(one, text) for one in claims)


def _trimmed(one: Claim, text: str) -> Claim:
    size = len(text)
    for first, last in one.spans.values():
        if first < last <= size and (text[first].isspace() or text[last - 1].isspace()):
            break
    else:
        return one
    spans = dict(one.spans)
    for field, (first, last) in one.spans.items():
        body = text[first:last]
        if body.strip():
            spans[field] = (first + len(body) - len(body.lstrip()), last - len(body) + len(body.rstrip()))
    return renamed(one, spans=spans)
