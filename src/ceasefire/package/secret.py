"""Whether a text gives away what readers may not see.

Results are computed anew without it. What people wrote is not: files of the dossier, judgements, published briefs. Those are
searched for the names of what is hidden, and withheld whole where one is found.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

import msgspec
import yaml

from ceasefire.claims.claim import Claim
from ceasefire.process import Results
from ceasefire.process.without import Hidden
from ceasefire.reports.report import TLP_ORDER, Report, Tlp

_SHORT = 3  # letters of the shortest name that is searched for
_WORD = 4  # letters of the shortest single word
_ID = 12  # hex digits by which a report is known
_TELLING = re.compile(r"(?<=[^\W\d_] )[^\W\d_a-z][\w'’-]+")  # a word with a capital amid a sentence, or of a script without them


class Secret(msgspec.Struct, frozen=True):
    """tlp: of the readers; hidden: what they may not see; names: one pattern for all names of it; words: single words that
    are known only from it; ids: first digits of the hashes of hidden reports."""

    tlp: Tlp
    hidden: Hidden
    names: re.Pattern[str] | None = None
    words: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def named_in(self, text: str) -> bool:
        """Whether a text names something hidden."""
        plain = _plain(text)
        if self.names is not None and self.names.search(plain):
            return True
        return any(one[:_ID] in self.ids for one in re.findall(rf"[0-9a-f]{{{_ID},64}}", plain))

    def hinted_in(self, text: str) -> bool:
        """The same, and whether it has a single word that only what is hidden has: for what people write freely."""
        return self.named_in(text) or not self.words.isdisjoint(_words(_plain(text)))

    def in_page(self, page: bytes) -> bool:
        """Whether an HTML page names something hidden."""
        return self.named_in(html.unescape(page.decode("utf-8", "replace")))

    def in_file(self, path: str, data: bytes) -> bool:
        """Whether a file of the dossier names something hidden."""
        text = data.decode("utf-8", "replace")
        if path == "sources.yaml" and self._lists_hidden(text):
            return True
        return self.named_in(path) or self.named_in(text)

    def _lists_hidden(self, text: str) -> bool:
        try:
            items = yaml.safe_load(text)
        except (yaml.YAMLError, ValueError):
            return bool(self.hidden)
        for item in items if isinstance(items, list) else ():
            mark = str(item.get("handling") or "CLEAR") if isinstance(item, dict) else "CLEAR"
            stricter = mark not in TLP_ORDER or TLP_ORDER.index(mark) > TLP_ORDER.index(self.tlp)
            if isinstance(item, dict) and (stricter or not self.hidden.sources.isdisjoint({item.get("id"), item.get("family")})):
                return True
        return False


def secret(results: Results, hidden: Hidden, tlp: Tlp, texts: Callable[[str], str], agreements: Iterable[str]) -> Secret:
    """What to search for. texts: report id -> its text; agreements: their files, which both parties know."""
    if not hidden:
        return Secret(tlp, hidden)
    dossier = results.dossier
    gone = [r for r in results.reports if r.id in hidden.reports]
    rest = [r for r in results.reports if r.id not in hidden.reports]
    open_text = "\n".join([*agreements, *(_text(texts, r) for r in rest), *(n for r in rest for n in _report_names(r))])
    sources = {name for s in hidden.sources for name in _source_names(results, s)}
    open_sources = {_plain(name) for s in dossier.sources if s not in hidden.sources for name in _source_names(results, s)}
    others = {name for r in gone for name in _report_names(r)}
    others |= set(_claim_names(results, [c for c in results.claims if c.report in hidden.reports]))
    others -= set(_claim_names(results, [c for c in results.claims if c.report not in hidden.reports]))
    plain_text = _plain(open_text)
    others -= set(_agreed_names(results, plain_text))
    known = _words(plain_text) | {word for name in open_sources for word in _words(name)}
    known |= {word for a in dossier.actors.values() for name in (a.name, *(x.text for x in a.aliases)) for word in _words(_plain(name))}
    names = {_plain(name) for name in sources} - open_sources
    names |= {name for name in map(_plain, others) if name not in open_sources and not _within(name, plain_text)}
    names = {name for name in names if len(name) >= _SHORT}
    told = [*sources, *others, *(word for r in gone for word in _TELLING.findall(_text(texts, r)))]
    words = frozenset(word for name in told for word in _words(_plain(name)) if len(word) >= _WORD) - known
    listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else None
    return Secret(tlp, hidden, pattern, words, frozenset(r.id[:_ID] for r in gone))


def _text(texts: Callable[[str], str], report: Report) -> str:
    return texts(report.id) if report.encoding else ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(plain: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", plain))


def _within(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _source_names(results: Results, source: str) -> Iterator[str]:
    yield source
    known = results.dossier.sources.get(source)
    if known is not None:
        yield from (known.name, *known.aliases, *filter(None, [known.url]))


def _report_names(report: Report) -> Iterator[str]:
    stem = PurePosixPath(report.name).stem if report.name != "-" else None
    yield from filter(None, (report.name if report.name != "-" else None, stem, report.title, report.publisher, report.url))


def _agreed_names(results: Results, agreements: str) -> Iterator[str]:
    """All names of actors and places whose ids stand in what both parties know."""
    words = set(re.findall(r"[\w.-]+", agreements))
    for actor in results.dossier.actors.values():
        if actor.id.casefold() in words or actor.kind == "population":
            yield from (actor.id, actor.name, *(alias.text for alias in actor.aliases))
    for entry in results.dossier.gazetteer.entries.values():
        if entry.id.casefold() in words:
            yield from (entry.id, *entry.names)


def _claim_names(results: Results, claims: Iterable[Claim]) -> Iterator[str]:
    """Names of places and actors in claims, and the words that stand for them."""
    gazetteer, actors = results.dossier.gazetteer, results.dossier.actors
    for claim in claims:
        yield from filter(None, (claim.actor_surface, claim.target_surface, claim.attributed_to, *claim.attributed_chain))
        if claim.place is not None:
            entry: Any = gazetteer.entries.get(claim.place.id or "")
            yield from (claim.place.name, *([entry.id, *entry.names] if entry is not None else []))
        for actor in (claim.actor, claim.target):
            if actor is not None and actor in actors:
                yield from (actor, actors[actor].name, *(alias.text for alias in actors[actor].aliases))
