"""The brief as one HTML file that needs nothing else: no network, no font, no script but its own.

Report text is hostile input. Everything passes Jinja's escaping; only `http` and `https` addresses
become links; and a content security policy, with the hashes of our own style and script, forbids all else.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ceasefire.brief import (
    accesswords,
    controlwords,
    holdsvg,
    holdwords,
    mapsvg,
    phrase,
    timesvg,
    trackwords,
    words,
)
from ceasefire.brief.brief import Brief, DutyNote, Segment
from ceasefire.brief.method import METHOD_ITEMS
from ceasefire.brief.quote import COLUMN

Row = TypeVar("Row")

CHUNK = 100
"""Rows of one fold of a table."""

SHOWN = 10
"""References shown at a sentence before the rest is folded away."""

UNFOLDED = 1000
"""References in such a fold: beyond them the annex is the shorter way."""

_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def render(brief: Brief) -> str:
    """The whole document. The same brief gives the same bytes."""
    style, script = _asset("style.css"), _asset("script.js")
    listed = ", ".join(f"{s.name} {s.count}" for s in sorted(brief.map.spots, key=lambda s: -s.count)[:12])
    places = len(brief.map.spots)
    one, many = words.PLACES
    map_svg = mapsvg.draw(
        brief.map,
        words.MAP_DESC.format(places=one if places == 1 else many.format(n=places), listed=listed or "–"),
    )
    detail = mapsvg.draw_detail(brief.map)
    highest = max((sum(b.counts) for b in brief.timeline.buckets), default=0)
    time_svg = timesvg.draw(
        brief.timeline,
        brief.instruments,
        words.TIME_DESC.format(a=phrase.day(brief.since), b=phrase.day(brief.date), n=highest),
    )
    text = (
        _environment()
        .get_template("brief.html")
        .render(
            b=brief,
            by_agreement=_by_agreement,
            w=words,
            t=trackwords,
            h=holdwords,
            k=controlwords,
            a=accesswords,
            control_svg=Markup(brief.control.picture or ""),
            hold_svg=[Markup(holdsvg.ahead(told.outlook, f"hold{n}")) for n, told in enumerate(brief.hold.told)],
            number=itertools.count(1).__next__,
            method_items=METHOD_ITEMS,
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            map_svg=Markup(map_svg) if map_svg else None,
            detail_svg=Markup(detail[1]) if detail else None,
            detail_name=detail[0] if detail else "",
            time_svg=Markup(time_svg) if time_svg else None,
        )
    )
    # Empty lines are the templates', never the reports': quotations hold no line breaks.
    return re.sub(r"\n\s*\n+", "\n", text).strip() + "\n"


def link(url: str | None) -> str | None:
    """The address if it may become a link: http or https with a host and no control characters."""
    if not url or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return url if usable else None


def printed(url: str) -> str:
    """The address as a person reads and types it: percent-encoded letters as letters, all else kept."""

    def letters(found: re.Match[str]) -> str:
        try:
            text = unquote(found[0], errors="strict")
        except UnicodeDecodeError:
            return found[0]
        # Marks that turn the direction of writing could make an address look like another one.
        return text if all(c.isalnum() or unicodedata.category(c) == "Mn" for c in text) else found[0]

    return _ENCODED.sub(letters, url)


def language(value: str | None) -> Markup:
    """` lang="ar" dir="auto"` where the language is a well-formed tag, else only the direction."""
    if value and _LANGUAGE.fullmatch(value):
        return Markup(' lang="{}" dir="auto"').format(value)
    return Markup(' dir="auto"')


def quoted(segments: Sequence[Segment]) -> Markup:
    """Quoted words with what was read from them marked."""
    parts = []
    for segment in segments:
        if segment.field is None:
            parts.append(escape(segment.text))
        elif segment.field == COLUMN:
            parts.append(Markup("<i>{}</i>").format(segment.text))
        else:
            name = words.MARK.get(segment.field, segment.field)
            parts.append(Markup('<mark title="{}">{}</mark>').format(name, segment.text))
    return Markup("").join(parts)


def refs(numbers: Sequence[int]) -> Markup:
    """Links to claims: `[3, 7–9]`; beyond `SHOWN` of them the rest is folded away."""
    if not numbers:
        return Markup("")
    runs = _runs(numbers)
    head, rest = runs[:SHOWN], runs[SHOWN:]
    if len(rest) <= 2:
        head, rest = runs, []
    shown = Markup('<span class="refs">[{}]</span>').format(_links(head))
    if not rest:
        return shown
    more = sum(b - a + 1 for a, b in rest)
    label = words.MORE_CLAIMS.format(n=phrase.noun(more, "claim") if more != 1 else 1)
    # Pages of bare numbers help nobody on paper: there the annex says which claims there are.
    inside, left = rest[:UNFOLDED], sum(b - a + 1 for a, b in rest[UNFOLDED:])
    tail = Markup(', <a href="#annex">{}, {}</a>').format(words.MORE_CLAIMS.format(n=left), words.SEE_ANNEX)
    fold = Markup(
        '<details class="refs more"><summary>{}<span class="paper">, {}</span></summary>'
        '<span class="rest"> [{}{}]</span></details>'
    )
    return shown + Markup(" ") + fold.format(label, words.SEE_ANNEX, _links(inside), tail if left else "")


def _links(runs: Sequence[tuple[int, int]]) -> Markup:
    return Markup(", ").join(
        Markup('<a href="#c{0}">{0}</a>').format(a)
        if a == b
        else Markup('<a href="#c{0}">{0}</a>–<a href="#c{1}">{1}</a>').format(a, b)
        for a, b in runs
    )


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """`1 2 3 5 6` as 1–3, 5, 6: a run of two is no range."""
    runs: list[tuple[int, int]] = []
    for n in sorted(set(numbers)):
        if runs and n == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    split: list[tuple[int, int]] = []
    for a, b in runs:
        split += [(a, a), (b, b)] if b == a + 1 else [(a, b)]
    return split


def chunks(rows: Sequence[Row]) -> list[Sequence[Row]]:
    """Rows in folds of `CHUNK`."""
    return [rows[i : i + CHUNK] for i in range(0, len(rows), CHUNK)]


def _policy(style: str, script: str) -> str:
    def hashed(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{hashed(style)}'; script-src 'sha256-{hashed(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _by_agreement(duties: Sequence[DutyNote]) -> list[tuple[str, list[DutyNote]]]:
    """Duties under the title of their agreement, in order."""
    out: dict[str, list[DutyNote]] = {}
    for duty in duties:
        out.setdefault(duty.agreement, []).append(duty)
    return list(out.items())


def _asset(name: str) -> str:
    return files("ceasefire.brief").joinpath("templates", name).read_text("utf-8")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("ceasefire.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        refs=refs, quoted=quoted, link=link, printed=printed, language=language, chunks=chunks, day=phrase.day,
        day_range=phrase.day_range, count=phrase.number, noun=phrase.noun,
    )  # fmt: skip
    return environment
