"""What somebody says about a report, in a header or on the command line, checked against the dossier."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from datetime import date, datetime

import msgspec

from ceasefire.clock import parse_local
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError
from ceasefire.reports.report import TLP_ORDER, Tlp

_HALF = re.compile(r"[\ud800-\udfff]")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """Facts about a report; None where nobody says. Fields as in `Report`."""

    source: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    published: datetime | None = None
    published_day_only: bool = True
    published_assumed: bool = False
    language: str | None = None
    handling: Tlp | None = None


def nearest(word: str, known: Iterable[str], listing: str, most: int = 12) -> str:
    """The remedy for an unknown word: the nearest known one, or where the known ones are listed. most: so many are named."""
    options = list(known)
    near = difflib.get_close_matches(word, options, 1, 0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    shown = ", ".join(sorted(options)[:most])
    return f"{listing}: {shown}{' …' if len(options) > most else ''}" if shown else listing


def source_id(word: str, vocabulary: Vocabulary) -> str:
    """The id of a source given by id; `InputError` with the nearest one otherwise."""
    if word in vocabulary.sources:
        return word
    raise InputError(
        f"'{word}' is not a source of this dossier", nearest(word, vocabulary.sources, "see sources.yaml")
    )


def publication(value: str | date | datetime, zone: str) -> tuple[datetime, bool]:
    """(UTC instant, only the day is known). `InputError` unless it is a date or a time."""
    instant, timed = parse_local(value, zone)
    if not 1800 <= instant.year <= 2200:
        raise InputError(f"'{value}' is not a likely date of publication", "write it as 2017-07-09")
    return instant, not timed


def is_text(word: str) -> bool:
    """Whether it is Unicode text: no half of a pair, no byte that is not UTF-8."""
    return word.isprintable() or not _HALF.search(word)


def tlp(word: str) -> Tlp:
    """`amber`, `TLP:AMBER` ... as a mark of TLP 2.0 (WHITE was CLEAR in TLP 1)."""
    mark = word.strip().upper().removeprefix("TLP:").strip()
    mark = "CLEAR" if mark == "WHITE" else mark
    for known in TLP_ORDER:
        if mark == known:
            return known
    raise InputError(f"'{word}' is not a handling mark", f"one of: {', '.join(TLP_ORDER)}")


def strictest(*marks: Tlp | None) -> Tlp:
    """The mark that allows least; CLEAR if none is given."""
    return max((m for m in marks if m is not None), key=TLP_ORDER.index, default="CLEAR")
