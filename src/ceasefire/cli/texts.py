"""Files given to `ceasefire read` as texts, and their claims, file by file in the order given."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.given import Text
from ceasefire.claims.many import read_on
from ceasefire.claims.model.settings import Settings, mark_of
from ceasefire.claims.remarks import remarks, too_late
from ceasefire.cli import show
from ceasefire.clock import local_day
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, Problem
from ceasefire.reports import markdown, plain
from ceasefire.reports.decode import decode
from ceasefire.reports.files import File
from ceasefire.reports.header import Given
from ceasefire.reports.page import is_page, page_text
from ceasefire.reports.report import Tlp


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What the command was told of all files. published: instant, and whether only its date is known; the others as in `Text`."""

    published: tuple[datetime, bool] | None
    source: str | None
    language: str | None
    explain: bool


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One file. text: None where there is nothing to read; body: what of it is the report's own; counted: its publication as it
    was given, even where it cannot be; mark: who may see it; problems: what is to be said before it is read."""

    name: str
    text: Text | None = None
    body: str = ""
    counted: datetime | None = None
    mark: Tlp | None = None
    problems: tuple[Problem, ...] = ()


def item_of(file: File | Problem, known: Vocabulary, asked: Asked) -> Item:
    """A file as it is to be read."""
    if isinstance(file, Problem):
        return Item(name=file.file or "", problems=(file,))
    name = file.name
    try:
        text, _ = decode(file.data)
    except InputError as error:
        return Item(name=name, problems=(Problem(file=name, code="encoding", what=error.what, remedy=error.remedy),))
    text = page_text(text) if is_page(text, name) else text
    head, body, problems = Given(), plain.body(text), list[Problem]()
    if markdown.has_header(text):
        parsed = markdown.parse(text, known, name, sources_known=False)
        head, body = parsed.given, parsed.body
        problems += parsed.problems
    unclear = any(p.severity == "error" for p in problems)
    day = counted = (head.published, head.published_day_only) if head.published is not None else asked.published
    if day is not None and (late := too_late(name, local_day(day[0], known.time_zone), local_day(datetime.now(UTC), known.time_zone))) is not None:
        problems.append(late)
        day = None
    speaks = head.source or asked.source
    one = Text(
        text=text[: body[1]], published=day[0] if day else None, published_day_only=day[1] if day else True, source=speaks,
        language=asked.language or head.language, start=body[0], explain=asked.explain, doubt=True,
    )  # fmt: skip
    return Item(
        name=name, text=one, body=text[slice(*body)], counted=counted[0] if counted else None,
        mark=mark_of(text, head.handling, speaks, known, unclear=unclear), problems=tuple(problems),
    )  # fmt: skip


Read = tuple[Sequence[Claim], list[Problem]]
"""Claims of a file, and all that is to be said of it."""


def by_rules(items: Iterable[Item], known: Vocabulary, jobs: int | None) -> Iterator[Read]:
    """What our rules read; jobs: as in `read_on`."""
    waiting: deque[Item] = deque()

    def texts() -> Iterator[Text]:
        for item in items:
            waiting.append(item)
            if item.text is not None:
                yield item.text

    for claims in read_on(texts(), known, jobs):
        while waiting[0].text is None:
            yield (), list(waiting.popleft().problems)
        yield _read(waiting.popleft(), known, claims)
    for item in waiting:
        yield (), list(item.problems)


def by_model(items: Iterable[Item], known: Vocabulary, model: Settings) -> Iterator[Read]:
    """What a language model reads where it may, see `read_with_model`."""
    from ceasefire.claims.model import read_with_model

    for item in items:
        if item.text is None:
            yield (), list(item.problems)
            continue
        made = read_with_model(item.text, known, model, mark=item.mark, name=item.name, tell=show.tell)
        yield _read(item, known, made.claims, made.problems)


def _read(item: Item, known: Vocabulary, claims: Sequence[Claim], problems: Sequence[Problem] = ()) -> Read:
    day = local_day(item.counted, known.time_zone) if item.counted else None
    language = item.text.language if item.text else None
    return claims, [*item.problems, *problems, *remarks(item.name, item.body, language=language, published=day, claims=claims)]
