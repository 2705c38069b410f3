"""`ceasefire read`."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec
from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError, Problem


def read(
    *files: Annotated[str, Parameter(allow_leading_hyphen=True)],
    published: str | None = None,
    source: str | None = None,
    lang: str | None = None,
    zone: str | None = None,
    dossier: str | None = None,
    explain: bool = False,
    reader: Literal["rules", "model"] = "rules",
    json: bool = True,
) -> int:
    """Read texts and print their claims as JSON Lines.

    Needs no dossier: a general table of actors and a gazetteer of the world serve. With one, its actors, their partisan
    names and its places are known. What a text does not give is `null`. A claim is what a source says, never a fact.

    Parameters
    ----------
    files
        Plain texts or Markdown with a header; `-` for standard input.
    published
        Date or time of publication, against which "on Sunday" is understood; a header's own goes first.
    source
        Who published it: a source id or name.
    lang
        Language of the text (`en`, `ar`); told from the text where it is not given.
    zone
        IANA time zone that the text's times are meant in; the dossier's, or UTC, where it is not given.
    dossier
        Folder of a dossier, or `southwest-syria` for the embedded one.
    explain
        Add `why`: for each field the words it was read from and the rule that read them.
    reader
        `model` asks the language model of the settings, where the text's mark allows it; `rules` sends nothing.
    json
        JSON Lines, which is also what it does by itself.
    """
    show.reject_options(files)
    if not files:
        raise InputError("nothing to read", "name files, or `-` for standard input")
    from ceasefire.claims.present import present
    from ceasefire.claims.read import Text, read_many
    from ceasefire.claims.remarks import remarks, too_late
    from ceasefire.claims.rowwords import Names
    from ceasefire.clock import local_day, zone_of
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import find
    from ceasefire.dossier.load import load
    from ceasefire.reports import markdown, plain
    from ceasefire.reports.decode import decode
    from ceasefire.reports.files import walk
    from ceasefire.reports.header import Given, nearest, publication
    from ceasefire.reports.page import is_page, page_text

    if zone:
        zone_of(zone)
    loaded = load(find(dossier)) if dossier else None
    if loaded is not None:
        known = vocabulary(loaded)
    else:
        from ceasefire.dossier.general import general_vocabulary

        known = general_vocabulary(zone or "UTC")
    if zone and known.time_zone != zone:
        known = msgspec.structs.replace(known, time_zone=zone)
    given = publication(published, known.time_zone) if published else None
    publisher = (Names(known).source(source) or source) if source else None
    model = None
    if reader == "model":
        from ceasefire.claims.model.settings import mark_of, settings

        model = settings(loaded.reader if loaded is not None else None, os.environ)
    problems: list[Problem] = []
    if source and publisher not in known.sources:
        show.tell(f"warning: '{source}' is not a source that is known; {nearest(source, known.sources, 'its words are kept')}")
    unzoned = not zone and not dossier
    for item in walk(files, sys.stdin.buffer):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        name = item.name
        try:
            text, _ = decode(item.data)
        except InputError as error:
            problems.append(Problem(file=name, code="encoding", what=error.what, remedy=error.remedy))
            continue
        text = page_text(text) if is_page(text, name) else text
        head, body, unclear = Given(), plain.body(text), False
        if markdown.has_header(text):
            parsed = markdown.parse(text, known, name, sources_known=False)
            head, body = parsed.given, parsed.body
            problems += parsed.problems
            unclear = any(p.severity == "error" for p in parsed.problems)
        day = (head.published, head.published_day_only) if head.published is not None else given
        spoken, counted = lang or head.language, day
        if day is not None and (late := too_late(name, local_day(day[0], known.time_zone), local_day(datetime.now(UTC), known.time_zone))) is not None:
            problems.append(late)
            day = None
        speaks = head.source or publisher
        one = Text(
            text=text[: body[1]], published=day[0] if day else None, published_day_only=day[1] if day else True, source=speaks,
            language=spoken, start=body[0], explain=explain, doubt=True,
        )  # fmt: skip
        if model is None:
            claims = next(read_many((one,), known))
        else:
            from ceasefire.claims.model import read_with_model

            made = read_with_model(one, known, model, mark=mark_of(text, head.handling, speaks, known, unclear=unclear), name=name, tell=show.tell)
            claims = made.claims
            problems += made.problems
        problems += remarks(
            name, text[body[0] : body[1]], language=spoken, published=local_day(counted[0], known.time_zone) if counted else None, claims=claims,
        )  # fmt: skip
        for claim in claims:
            if unzoned and claim.when is not None:
                show.tell(
                    "no time zone is known: local times are taken as UTC; give --zone, such as Asia/Damascus, or --dossier"
                )
                unzoned = False
            show.emit(present(claim, known))
    return 1 if show.print_problems(problems) else 0
