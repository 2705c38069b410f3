"""Prose into claims. Finds out the language and hands the text to that language's reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.english import Prepared, finish, prepare
from ceasefire.claims.explain import quoted
from ceasefire.claims.language import language_of
from ceasefire.claims.parse import Parsed, parse_all
from ceasefire.clock import first_day
from ceasefire.dossier.actor import standing
from ceasefire.dossier.vocabulary import Vocabulary

__all__ = ["READER", "Text", "language_of", "read_many", "read_text"]

READER = "ceasefire-reader/0.2"
"""Name and version of the reader; every claim carries it."""


_TOGETHER = 128
"""Texts whose sentences are parsed in one run."""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One text to read. text: as stored; the others: as in `read_text`."""

    text: str
    published: datetime | None = None
    published_day_only: bool = True
    source: str | None = None
    language: str | None = None
    report: str = ""
    seq: int = 0
    start: int = 0
    explain: bool = False


def read_text(
    text: str,
    vocabulary: Vocabulary,
    *,
    published: datetime | None,
    published_day_only: bool = True,
    source: str | None = None,
    language: str | None = None,
    report: str = "",
    seq: int = 0,
    start: int = 0,
    explain: bool = False,
) -> tuple[Claim, ...]:
    """Claims that a text makes, in its order; spans are offsets in `text`.

    published: UTC instant of publication, None when unknown (relative dates then stay unknown);
    published_day_only: only its date is known; source: id of the publisher; language: ISO 639-1,
    found out when None; report: its SHA-256; seq: order of intake; start: where the item itself
    begins, after a header; explain: claims say for each field which words and which rule gave it. A language other than English and Arabic gives no claims. No text makes
    it raise.
    """
    one = Text(
        text=text, published=published, published_day_only=published_day_only, source=source,
        language=language, report=report, seq=seq, start=start, explain=explain,
    )  # fmt: skip
    return next(read_many((one,), vocabulary))


def read_many(texts: Iterable[Text], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    """Claims of each text, in order; the same as `read_text` gives for each alone, and faster,
    because the sentences of many texts are parsed together."""
    group: list[Text] = []
    for one in texts:
        group.append(one)
        if len(group) == _TOGETHER:
            yield from _read_group(group, vocabulary)
            group = []
    yield from _read_group(group, vocabulary)


def _read_group(group: Sequence[Text], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    ready: list[Prepared | tuple[Claim, ...]] = [_prepared(one, vocabulary) for one in group]
    wanted = [w for one in ready if not isinstance(one, tuple) for w in one.wanted()]
    parsed: list[Parsed] = []
    if wanted:
        parsed = parse_all(wanted)
    at = 0
    for one in ready:
        if isinstance(one, tuple):
            yield tuple(_of_its_day(claim, vocabulary) for claim in one)
        else:
            found = finish(one, parsed[at : at + len(one.chosen)])
            yield tuple(_of_its_day(claim, vocabulary) for claim in found)
            at += len(one.chosen)


def _of_its_day(claim: Claim, vocabulary: Vocabulary) -> Claim:
    """A name of what no longer existed on the day means what took its place (`Actor.until`)."""
    if claim.when is None or not (claim.actor or claim.target):
        return claim
    day = first_day(claim.when)
    actor = standing(vocabulary.actors, claim.actor, day)
    target = standing(vocabulary.actors, claim.target, day)
    if (actor, target) == (claim.actor, claim.target):
        return claim
    return msgspec.structs.replace(claim, actor=actor, target=target)


def _prepared(one: Text, vocabulary: Vocabulary) -> Prepared | tuple[Claim, ...]:
    """An English text with the sentences to parse, or the claims of any other."""
    if not one.text[one.start :].strip():
        return ()
    code = (one.language or language_of(one.text[one.start :]) or "").lower()[:2]
    if code == "en":
        return prepare(
            one.text, vocabulary, published=one.published, published_day_only=one.published_day_only,
            source=one.source, report=one.report, seq=one.seq, start=one.start, reader=READER,
            explain=one.explain,
        ) or ()  # fmt: skip
    if code == "ar":
        from ceasefire.claims.arabic import read_arabic

        found: tuple[Claim, ...] = read_arabic(
            one.text, vocabulary, published=one.published, published_day_only=one.published_day_only,
            source=one.source, language=code, report=one.report, seq=one.seq, start=one.start,
        )  # fmt: skip
        return tuple(msgspec.structs.replace(c, why=quoted(c, one.text)) for c in found) if one.explain else found
    return ()
