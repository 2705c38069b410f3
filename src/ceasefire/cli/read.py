"""`ceasefire read`."""

from __future__ import annotations

import os
import sys
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
    jobs: int | None = None,
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
    jobs
        Cores that many texts are read on; `CEASEFIRE_JOBS`, or all that this process may use, where it is not given.
    json
        JSON Lines, which is also what it does by itself.
    """
    show.reject_options(files)
    if not files:
        raise InputError("nothing to read", "name files, or `-` for standard input")
    from ceasefire.claims.many import jobs_of
    from ceasefire.claims.present import present
    from ceasefire.claims.rowwords import Names
    from ceasefire.cli.texts import Asked, by_model, by_rules, item_of
    from ceasefire.clock import zone_of
    from ceasefire.dossier.dossier import vocabulary
    from ceasefire.dossier.embedded import find
    from ceasefire.dossier.load import load
    from ceasefire.reports.files import walk
    from ceasefire.reports.header import nearest, publication

    count = jobs_of(jobs)
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
        from ceasefire.claims.model.settings import settings

        model = settings(loaded.reader if loaded is not None else None, os.environ)
    problems: list[Problem] = []
    if source and publisher not in known.sources:
        show.tell(f"warning: '{source}' is not a source that is known; {nearest(source, known.sources, 'its words are kept')}")
    unzoned = not zone and not dossier
    asked = Asked(published=given, source=publisher, language=lang, explain=explain)
    items = (item_of(file, known, asked) for file in walk(files, sys.stdin.buffer))
    for claims, told in by_rules(items, known, count) if model is None else by_model(items, known, model):
        problems += told
        for claim in claims:
            if unzoned and claim.when is not None:
                show.tell(
                    "no time zone is known: local times are taken as UTC; give --zone, such as Asia/Damascus, or --dossier"
                )
                unzoned = False
            show.emit(present(claim, known))
    return 1 if show.print_problems(problems) else 0
