"""Prose into claims. Finds out the language and hands the text to that language's reader."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice

import msgspec

from ceasefire.claims.aid_terms import with_aid_terms
from ceasefire.claims.calendar_words import YEARS
from ceasefire.claims.claim import Claim, Means
from ceasefire.claims.dead import with_dead
from ceasefire.claims.doubt import with_doubt
from ceasefire.claims.english import Prepared, finish, prepare
from ceasefire.claims.given import Text
from ceasefire.claims.kinds import with_kinds
from ceasefire.claims.language import language_of, parts
from ceasefire.claims.mouths import publisher, said_by_users
from ceasefire.claims.named import named, renamed
from ceasefire.claims.observation import observe
from ceasefire.claims.ordinary_text import ordinary_news
from ceasefire.claims.parse import parse_all
from ceasefire.claims.pieces import WHOLE, in_pieces, together
from ceasefire.claims.surface import Surface, bare, put_back, trimmed
from ceasefire.claims.taken_back import with_back
from ceasefire.claims.word import release
from ceasefire.clock import first_day, published_day
from ceasefire.dossier.actor import standing
from ceasefire.dossier.vocabulary import Vocabulary

__all__ = ["READER", "Text", "language_of", "read_group", "read_many", "read_text"]

READER = "ceasefire-reader/0.2"
"""Name and version of the reader; every claim carries it."""


_TOGETHER = 512
_LETTERS = 400_000
"""Texts whose sentences are parsed in one run, and characters after which a run is long enough."""


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
    doubt: bool = False,
) -> tuple[Claim, ...]:
    """Claims that a text makes, in its order; spans are offsets in `text`.

    published: UTC instant of publication, None when unknown (relative dates then stay unknown);
    published_day_only: only its date is known; source: id of the publisher; language: ISO 639-1,
    found out when None; report: its SHA-256; seq: order of intake; start: where the item itself
    begins, after a header; explain: claims say for each field which words and which rule gave it;
    doubt: they say which fields are doubted. A language other than English and Arabic gives no claims. No text makes
    it raise.
    """
    one = Text(
        text=text, published=published, published_day_only=published_day_only, source=source,
        language=language, report=report, seq=seq, start=start, explain=explain, doubt=doubt,
    )  # fmt: skip
    return next(read_many((one,), vocabulary))


def read_many(texts: Iterable[Text], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    """Claims of each text, in order; the same as `read_text` gives for each alone, and faster,
    because the sentences of many texts are parsed together."""
    group: list[Text] = []
    letters = 0
    for one in texts:
        if len(one.text) - one.start > WHOLE:
            yield from read_group(group, vocabulary)
            yield _read_pieces(in_pieces(one), vocabulary)
            group, letters = [], 0
            continue
        group.append(one)
        letters += len(one.text)
        if len(group) == _TOGETHER or letters > _LETTERS:
            yield from read_group(group, vocabulary)
            group, letters = [], 0
    yield from read_group(group, vocabulary)


def _read_pieces(of: Sequence[Text], vocabulary: Vocabulary) -> tuple[Claim, ...]:
    at_once = _LETTERS // WHOLE
    read = [claims for at in range(0, len(of), at_once) for claims in read_group(of[at : at + at_once], vocabulary)]
    return together(of, read)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Words of a sentence point at each other, so only the collector frees them. Looking for the dead
    while all of a group are alive takes a tenth of the time; it is done once they are not needed."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read_group(group: Sequence[Text], vocabulary: Vocabulary) -> list[tuple[Claim, ...]]:
    """Claims of each text of a group that one memory holds, none of them longer than `pieces.WHOLE`."""
    with _no_collection():
        return list(_claims_of(group, vocabulary))


def _claims_of(group: Sequence[Text], vocabulary: Vocabulary) -> Iterator[tuple[Claim, ...]]:
    ready = [_prepared(one, vocabulary) for one in group]
    wanted = [w for one in ready if one.english is not None for w in one.english.wanted()]
    parsed = parse_all(wanted)
    for text, one in zip(group, ready, strict=True):
        found = one.claims
        if one.english is not None:
            parse = list(islice(parsed, len(one.english.chosen)))
            found = merged(_known_by(trimmed(finish(one.english, parse), one.english.text), one.means), one.claims)
            for sentence in parse:
                release(sentence.tokens)
        if not found:
            yield ()
            continue
        told = put_back(with_aid_terms(found, one.surface.text, vocabulary.gazetteer), one.surface)
        undated = any(claim.when is None for claim in told)
        written = published_day(text.published, text.published_day_only, vocabulary.time_zone) if undated else None
        dated = (of_its_day(claim, vocabulary, None if _was_to_be(claim, text.text) else written) for claim in told)
        claims = with_back(with_dead(named([with_kinds(claim, text.text) for claim in dated], found), text.text), text.text)
        yield with_doubt(claims, text.text, vocabulary, text.start) if text.doubt else claims


def _was_to_be(claim: Claim, text: str) -> bool:
    """ "the province would be split": told of a day before, whoever was there then."""
    return " would " in text[slice(*claim.spans.get("sentence", (0, 0)))]


def of_its_day(claim: Claim, vocabulary: Vocabulary, written: date | None = None) -> Claim:
    """A name of what no longer existed on the day means what took its place (`Actor.until`). written: the day of the text, for
    what it tells without any time."""
    if not (claim.actor or claim.target):
        return claim
    day = first_day(claim.when) if claim.when is not None else written if "when" not in claim.spans else None
    if day is None:
        return claim
    actor = standing(vocabulary.actors, claim.actor, day)
    target = standing(vocabulary.actors, claim.target, day)
    if (actor, target) == (claim.actor, claim.target):
        return claim
    return msgspec.structs.replace(claim, actor=actor, target=target)


class _Ready(msgspec.Struct, frozen=True):
    """claims: what was read without a parser; english: what is still to be parsed; means: as in `Observed`;
    surface: what was read."""

    claims: tuple[Claim, ...] = ()
    english: Prepared | None = None
    means: dict[int, tuple[int, Means]] = {}
    surface: Surface = Surface("")


def _prepared(one: Text, vocabulary: Vocabulary) -> _Ready:
    """What can be read before the parse, and the English sentences to parse."""
    if not one.text[one.start :].strip():
        return _Ready()
    claims: tuple[Claim, ...] = ()
    english: Prepared | None = None
    means: dict[int, tuple[int, Means]] = {}
    surface = bare(one.text, one.start)
    if one.published is not None and one.published.year not in YEARS:
        one = msgspec.structs.replace(one, published=None)
    for code, text in parts(surface.text, one.start, one.language):
        if code == "en":
            if ordinary_news(text, vocabulary, one.start):
                continue
            day = published_day(one.published, one.published_day_only, vocabulary.time_zone)
            seen = observe(text, vocabulary, published=day, source=one.source, report=one.report, start=one.start, reader=READER, explain=one.explain)
            claims = merged(claims, tuple(msgspec.structs.replace(c, order=(one.seq, 0)) for c in seen.claims))
            means = seen.means
            english = prepare(
                seen.text, vocabulary, published=day, source=one.source, report=one.report, seq=one.seq, start=one.start, reader=READER,
                explain=one.explain, warlike=bool(seen.claims),
            )  # fmt: skip
        elif code == "ar":
            from ceasefire.claims.arabic.read import read_arabic

            found: tuple[Claim, ...] = read_arabic(
                text, vocabulary, published=one.published, published_day_only=one.published_day_only,
                source=one.source, language=code, report=one.report, seq=one.seq, start=one.start,
                explain=one.explain,
            )  # fmt: skip
            speakers = publisher(one.source, (), vocabulary)
            claims = merged(claims, tuple(said_by_users(claim, speakers, vocabulary) for claim in found))
    return _Ready(claims, english, means, surface)


def _known_by(claims: tuple[Claim, ...], means: dict[int, tuple[int, Means]]) -> tuple[Claim, ...]:
    """Claims with how the monitor knew, where its sentence says so."""
    if not means:
        return claims
    out: list[Claim] = []
    for one in claims:
        after, how = means.get(one.spans.get("sentence", (-1, 0))[0], (0, None))
        if how is not None and one.means is None and one.spans.get("act", (0, 0))[0] >= after:
            one = renamed(one, means=how)
        out.append(one)
    return tuple(out)


def merged(first: tuple[Claim, ...], second: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Claims of one text that two readers found, in the order of the text."""
    if not first or not second:
        return _numbered(second or first)
    both = sorted((*first, *second), key=lambda c: (c.spans.get("sentence", (0, 0))[0], c.spans.get("act", (0, 0)), c.order))
    return _numbered(tuple(both))


def _numbered(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    if all(c.order[1] == n for n, c in enumerate(claims)):
        return claims
    return tuple(renamed(one, order=(one.order[0], number)) for number, one in enumerate(claims))
