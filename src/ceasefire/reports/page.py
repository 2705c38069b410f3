"""A web page as an item: its text without navigation, and what it says of itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import msgspec

from ceasefire.errors import InputError
from ceasefire.reports.header import is_text, publication
from ceasefire.reports.markup import markup

_START = re.compile(r"\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"])
_LOOSE = frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody", "tfoot", "colgroup"])
"""End tags of these may be missing, so nothing is said of what lies inside."""
_BLOCK = frozenset(
    ["p", "div", "section", "article", "main", "aside", "nav", "header", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "table", "tr", "thead", "tbody", "figure", "figcaption", "form", "fieldset", "address", "details", "summary", "hr", "body", "center"]
)
_NEVER = frozenset(["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas", "select", "button", "textarea", "title", "head"])
"""What is no text of a page whatever lies around it."""
_ASIDE = frozenset(["nav", "aside", "footer", "menu", "dialog", "figure"])
_ROLES = frozenset(["navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar", "dialog", "alertdialog"])
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|footer|cookies?|consent|share|sharing|social|related|recommended|"
    r"newsletter|subscribe|promo|advert|advertisement|ads|banner|comments?|pagination|skip|most-read|trending|tags?)(?:$|[\s_-])", re.IGNORECASE
)  # fmt: skip
_DATES = ("article:published_time", "datepublished", "og:published_time", "dc.date.issued", "dc.date", "dcterms.issued", "date", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date")
_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_ENOUGH = 150  # characters that make a part of a page its main text
_RANK = {"body": 0, "article": 1, "main": 2}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """text: its main text, paragraphs apart by an empty line; title, language (ISO 639-1), publisher, url: as it says;
    published: UTC instant that its metadata gives, None where it gives none; published_day_only: without a time."""

    text: str
    title: str | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: datetime | None = None
    published_day_only: bool = True


class _Block(msgspec.Struct):
    """text: of one paragraph; linked: characters of it inside links; zones: numbers of the main parts around it; aside:
    it lies in what is no main text by its tag or its name."""

    text: str
    linked: int
    zones: tuple[int, ...]
    aside: bool


def is_page(text: str, name: str = "") -> bool:
    """Whether a text is an HTML page, by its beginning or its name."""
    return name.lower().endswith((".html", ".htm", ".xhtml")) or _START.match(text[:8192]) is not None


def read_page(text: str, zone: str = "UTC") -> Page:
    """Read a page, however broken. zone: IANA name that its dates without an offset are meant in."""
    reader = _Reader()
    for one in markup(text):
        if isinstance(one, str):
            reader.data(one)
        elif one.end:
            reader.end(one.name)
        else:
            reader.start(one.name, one.given)
    reader.flush()
    published = _published([*(reader.meta.get(name, "") for name in _DATES), *reader.stated[:1], *reader.times[:1]], zone)
    title = next((t for t in (reader.meta.get("og:title"), reader.heading, reader.title) if t), None)
    url = reader.canonical or reader.meta.get("og:url")
    return Page(
        text="\n\n".join(_main(reader.blocks, reader.zones)),
        title=_line(title), publisher=_line(reader.meta.get("og:site_name")), language=_language(reader.language or reader.meta.get("og:locale")),
        url=url if url and url.startswith(("http://", "https://")) and is_text(url) else None,
        published=published[0] if published else None, published_day_only=published[1] if published else True,
    )  # fmt: skip


def page_text(text: str) -> str:
    """The main text alone, as `read_page` gives it."""
    return read_page(text).text


class _Reader:
    """Blocks of text in order, and what the page says of itself."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self.zones: list[str] = []
        self.meta: dict[str, str] = {}
        self.stated: list[str] = []
        self.times: list[str] = []
        self.title = self.heading = self.canonical = self.language = ""
        self._open: list[tuple[str, bool, bool, int, int]] = []  # tag, is never text, is a link, its zone or -1, asides around it
        self._count: Counter[str] = Counter()
        self._never = self._asides = self._links = self._linked = self._preformatted = 0
        self._inside: list[int] = []
        self._words: list[str] = []
        self._linked_data = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        """Take in a start tag."""
        if tag == "html":
            self.language = self.language or given.get("lang", "") or given.get("xml:lang", "")
        elif tag == "meta":
            self._told(given)
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href", "").strip()
        elif tag == "time" and (self._inside or "pubdate" in given) and not self._asides:
            self.times.append(given.get("datetime", "").strip())
        elif tag == "br":
            self._words.append("\n")
        if tag in _BLOCK:
            if self._count["head"]:  # its end tag may be missing
                self.end("head")
            self.flush()
        if tag in ("td", "th") and self._words:
            self._words.append(" | ")
        if tag in _VOID or tag in _LOOSE:
            return
        self._push(tag, given)

    def _push(self, tag: str, given: dict[str, str]) -> None:
        role = given.get("role", "").lower()
        never = tag in _NEVER
        named = f"{given.get('class', '')} {given.get('id', '')}"
        aside = tag in _ASIDE or role in _ROLES or (tag == "header" and not self._inside)
        aside = aside or given.get("aria-hidden") == "true" or "hidden" in given
        aside = aside or (tag in ("div", "section", "ul", "ol", "span", "p") and len(named) < 500 and _NAMED.search(named) is not None)
        zone = -1
        kind = "body" if "articlebody" in given.get("itemprop", "").lower() else tag if tag in ("article", "main") else "main" if role == "main" else ""
        if kind and len(self.zones) < 5000 and len(self._inside) < 20:
            zone = len(self.zones)
            self.zones.append(kind)
            self._inside.append(zone)
        linked = tag == "a" and bool(given.get("href"))
        self._open.append((tag, never, linked, zone, self._asides))
        self._count[tag] += 1
        self._never += never
        self._asides = 0 if zone >= 0 else self._asides + aside  # a main part is one wherever it lies
        self._links += linked
        self._preformatted += tag == "pre"
        if tag == "script" and "ld+json" in given.get("type", "").lower():
            self._linked_data = True

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if tag in _BLOCK:
            self.flush()
        if not self._count[tag]:
            return
        while self._open:
            name, never, linked, zone, self._asides = self._open.pop()
            self._count[name] -= 1
            self._never -= never
            self._links -= linked
            self._preformatted -= name == "pre"
            if zone >= 0:
                self._inside.remove(zone)
            if name == tag:
                break
        self._linked_data = self._linked_data and tag != "script"

    def data(self, data: str) -> None:
        """Take in text between two tags."""
        if self._never:
            if self._linked_data:
                found = _LD.search(data)
                if found:
                    self.stated.append(found[1])
            elif self._count["title"] and not self._count["svg"] and len(self.title) < 2000:
                self.title += data
            return
        self._words.append(data if self._preformatted else _flat(data))
        if self._links:
            self._linked += len(data.strip())

    def flush(self) -> None:
        """End the block that is being read."""
        text = "".join(self._words)
        self._words = []
        lines = (" ".join(line.split()).strip(" |") for line in text.split("\n"))
        text = "\n".join(line for line in lines if line)
        linked, self._linked = self._linked, 0
        if not text:
            return
        if self._count["h1"] and not self.heading and not self._asides:
            self.heading = text
        self.blocks.append(_Block(text, linked, tuple(self._inside), self._asides > 0))

    def _told(self, given: dict[str, str]) -> None:
        name = (given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv") or "").lower()
        content = given.get("content", "").strip()
        if name and content and len(self.meta) < 500:
            self.meta.setdefault(name, content)


def _main(blocks: Sequence[_Block], zones: Sequence[str]) -> list[str]:
    """The texts of the blocks that are the page's own: those of its article where it has one, else all but navigation."""
    good = [b for b in blocks if not b.aside and not _is_list_of_links(b)]
    sizes: Counter[int] = Counter()
    for block in good:
        for zone in block.zones:
            sizes[zone] += len(block.text)
    for kind in _RANK:
        mine = {zone: size for zone, size in sizes.items() if zones[zone] == kind}
        best = max(mine, key=lambda zone: (mine[zone], -zone), default=None)
        # of a page of many articles none is the page
        if best is not None and mine[best] >= _ENOUGH and 2 * mine[best] >= sum(mine.values()):
            return [b.text for b in good if best in b.zones]
    rest = [b for b in blocks if not _is_list_of_links(b)]
    # What was never closed may have swallowed all of the page.
    lost = sum(len(b.text) for b in good) < _ENOUGH and sum(len(b.text) for b in rest) > 4 * _ENOUGH
    return [b.text for b in (rest if lost or not good else good)]


def _is_list_of_links(block: _Block) -> bool:
    share = block.linked / max(1, len(re.sub(r"\s", "", block.text)))
    return share > (0.9 if len(block.text) > 200 else 0.6)


def _published(values: Sequence[str], zone: str) -> tuple[datetime, bool] | None:
    for value in values:
        if value:
            try:
                return publication(_iso(value), zone)
            except InputError:
                continue
    return None


def _iso(value: str) -> str:
    """`2017-07-09T12:00:00.000Z` without what our dates do not have."""
    return re.sub(r"(:\d\d)\.\d+", r"\1", value.strip())


def _flat(data: str) -> str:
    """On one line, with one space where there was any."""
    before, after = data[:1].isspace(), data[-1:].isspace()
    return f"{' ' if before else ''}{' '.join(data.split())}{' ' if after else ''}"


def _line(text: str | None) -> str | None:
    if not text or not is_text(text):
        return None
    return " ".join(text.split())[:500] or None


def _language(tag: str | None) -> str | None:
    found = re.match(r"([a-zA-Z]{2,3})(?:[-_]|$)", tag.strip()) if tag else None
    return found[1].lower() if found else None
