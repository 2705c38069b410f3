"""Lines of a page that are none of its text: captions under pictures with whoever took them, and lists of other articles
with the hour of each."""

from __future__ import annotations

import re
from itertools import pairwise

_CREDIT = r"photos?|images?|pictures?|file(?: photo| picture)?|archives?|credits?|courtesy|screen ?(?:shot|grab)|handout|صورة|صور|أرشيف|أرشيفية|أرشيفيه|ارشيف"
_OLD = r"file(?: photo| picture| image)?|archives?|handout|أرشيف|أرشيفية|أرشيفيه|ارشيف"
_AGENCY = (
    r"reuters|afp|ap|epa|aa|getty(?: images)?|anadolu(?: agency)?|xinhua|tass|shutterstock|social media|"
    r"رويترز|فرانس برس|أ ?\.? ?ف ?\.? ?ب|الأناضول|الفرنسية|أسوشيتد برس|غيتي|جيتي|مواقع التواصل(?: الاجتماعي)?"
)
_TOOK = re.compile(
    rf"[(\[](?:[^()\[\]\n]{{0,60}}\b)?(?:(?:{_CREDIT})\b[^()\[\]\n\w]{{1,3}}\w[^()\[\]\n]{{1,80}}|{_OLD})[)\]]\s*$"
    rf"|^[\s*|–—-]*(?:file photo|photo|image|picture|credit|صورة)(?: (?:by|from|credit))?\s*[:：]"
    r"|\b(?:REUTERS|AFP|AP|EPA|Getty Images)\s?/\s?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:/[\w ]+)?\s*\)?\s*$",
    re.IGNORECASE,
)  # fmt: skip
_SOLD = re.compile(rf"[(\[]\s*(?:{_AGENCY})\s*[)\]]\s*$", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?؟][\"”’»)]*\s*$")
_STAMP = re.compile(r"^\W{0,4}(?:[^\W\d]{2,20}(?: [^\W\d]{2,20})?\W{0,3})?\d{1,2}:\d{2}(?:\s?[ap]m)?\W{1,4}[^\n:]{0,24}\b(?:19|20)\d\d\W{0,3}$", re.IGNORECASE)
_HINT = re.compile(rf"[(\[/:：]\s*(?:{_AGENCY})\b|(?:{_AGENCY})\s?[/)\]]|\b(?:{_CREDIT})\b|\d:\d\d\b[^\n:]{{1,28}}\b20\d\d", re.IGNORECASE)
_CAPTION, _HEADLINE = 260, 160
"""Letters that a caption and a headline have at most."""


def without_furniture(text: str, start: int) -> str:
    """The text from `start` on with such lines blanked; its length is unchanged, and a text of one line stays."""
    if "\n" not in text[start:].strip() or _HINT.search(text, start) is None:
        return text
    lines = text[start:].splitlines(keepends=True)
    filled = [k for k, line in enumerate(lines) if line.strip()]
    captions = [n for n, k in enumerate(filled) if _caption(lines[k].strip(), n, len(filled))]
    # Of a run of such lines each is an item of a digest that says whom it has it from.
    digest = {n for a, b in pairwise(captions) if b == a + 1 for n in (a, b) if _TOOK.search(lines[filled[n]].strip()) is None}
    pictured = {filled[n] for n in captions if n not in digest}
    listed = _listed(lines, filled) - pictured
    if not any(k not in pictured | listed and (_STOPPED.search(lines[k].strip()) or len(lines[k].strip()) > _HEADLINE) for k in filled):
        listed = set()  # such lists stand beside an article; a log of reports, each with its hour, is the text itself
    # Captions are the lesser part: a post of one line that ends in whoever took its picture is the report itself.
    if sum(len(lines[k].strip()) for k in pictured) >= sum(len(lines[k].strip()) for k in filled if k not in pictured | listed):
        pictured = set()
    gone = pictured | listed
    if not gone or len(gone) == len(filled):
        return text
    return text[:start] + "".join(blank(line) if k in gone else line for k, line in enumerate(lines))


def _caption(line: str, number: int, size: int) -> bool:
    """Whether a line is a caption. An agency alone in brackets may be whom a report is from: under a picture it stands between other
    lines, behind words that no full stop ends."""
    if len(line) > _CAPTION:
        return False
    if _TOOK.search(line) is not None:
        return True
    sold = _SOLD.search(line)
    return sold is not None and 0 < number < size - 1 and _STOPPED.search(line[: sold.start()]) is None


def _listed(lines: list[str], filled: list[int]) -> set[int]:
    """The lines of a list in which hours and headlines take turns."""
    found: set[int] = set()
    stamped = [n for n, k in enumerate(filled) if len(lines[k]) < _HEADLINE and _STAMP.match(lines[k].strip())]
    for first, second in pairwise(stamped):
        if second - first != 2:
            continue
        for n in (first, first + 1, second, second + 1):
            if n < len(filled) and len(lines[filled[n]]) <= _HEADLINE and not _STOPPED.search(lines[filled[n]].strip()):
                found.add(filled[n])
    return found


def blank(line: str) -> str:
    """As many spaces, with the line's end."""
    return re.sub(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", line)
