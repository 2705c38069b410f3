"""Markdown with a YAML header between two lines of three hyphens."""

from __future__ import annotations

import difflib
import re
from datetime import date, datetime
from typing import Any

import msgspec
import yaml

from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.yamlfile import compose
from ceasefire.errors import InputError, Problem
from ceasefire.reports.header import Given, is_text, publication, source_id, tlp
from ceasefire.reports.plain import body

KEYS = ("source", "url", "publisher", "published", "published_assumed", "language", "title", "handling")
KNOWN = (*KEYS, "page_language", "note")
"""Keys of a header; the last two are for people and are not kept apart."""

_HEADER = re.compile(r"\A---[ \t]*\r?\n(.*?)(?:^)---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_MAX = 20_000  # characters; a longer header is a mistake


class Parsed(msgspec.Struct, frozen=True):
    """given: what the header says; body: span of the item after it; problems: what is wrong with
    the header, with lines of the file. With an error among them the report is not taken."""

    given: Given
    body: tuple[int, int]
    problems: tuple[Problem, ...] = ()


def has_header(text: str) -> bool:
    """Whether the text starts like a header, closed or not."""
    return re.match(r"---[ \t]*\r?\n", text) is not None


def parse(text: str, vocabulary: Vocabulary, file: str, *, sources_known: bool = True) -> Parsed:
    """Read header and body. sources_known: a source must be one of the vocabulary's."""
    found = _HEADER.match(text)
    if found is None or len(found[1]) > _MAX:
        start, end = body(text)
        problem = Problem(file=file, line=1, code="header_open", what="the header is not closed",
                          remedy="put a line of three hyphens `---` after it")  # fmt: skip
        return Parsed(Given(), (start, end), (problem,))
    problems: list[Problem] = []
    values, lines = _pairs(found[1], file, problems)
    for key in values:
        if key not in KNOWN:
            # A warning also where a key is meant that is known: what it would have said is missing
            # then, and whoever needs it (a source) says so.
            near = difflib.get_close_matches(key, KNOWN, 1, 0.8)
            problems.append(
                Problem(file=file, line=lines[key], code="unknown_key", what=f"'{key}' is not known in a header",
                        remedy=f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(KNOWN)}",
                        severity="warning")
            )  # fmt: skip
    given = _given(values, lines, vocabulary, file, problems, sources_known)
    rest = text[found.end() :]
    start, end = body(rest)
    if start == end:
        problems.append(Problem(file=file, line=text[: found.end()].count("\n") + 1, code="empty",
                                what="there is no text after the header", remedy="put the report's words there"))  # fmt: skip
    return Parsed(given, (found.end() + start, found.end() + end), tuple(problems))


def _pairs(header: str, file: str, problems: list[Problem]) -> tuple[dict[str, Any], dict[str, int]]:
    """Key -> value, key -> line of the file. YAML is composed, so each value has a position."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    try:
        node = compose(header)
        if node is None:
            return values, lines
        if not isinstance(node, yaml.MappingNode):
            problems.append(
                _wrong(
                    file,
                    2,
                    "header_yaml",
                    "the header is not `key: value` lines",
                    "write one `key: value` a line",
                )
            )
            return values, lines
        loader = yaml.SafeLoader("")
        for key_node, value in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 2
            if key in values:
                problems.append(
                    _wrong(
                        file,
                        line,
                        "duplicate_key",
                        f"'{key}' stands here a second time",
                        "keep one of the two",
                    )
                )
            lines[key] = line
            try:
                values[key] = loader.construct_object(value, deep=True)
            except (yaml.YAMLError, ValueError) as error:
                problems.append(
                    _wrong(
                        file,
                        line,
                        "value",
                        f"'{key}' has a value that cannot be ({error})",
                        "dates are written 2017-07-09",
                    )
                )
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        why = error.problem or error.context
        problems.append(
            _wrong(
                file,
                (mark.line if mark else 0) + 2,
                "header_yaml",
                f"the header is not YAML ({why})",
                "put values with a colon or a quote into quotes",
            )
        )
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(
            _wrong(
                file,
                2,
                "header_yaml",
                f"the header is not YAML ({str(error).splitlines()[0]})",
                "remove control characters",
            )
        )
    return values, lines


def _given(
    values: dict[str, Any], lines: dict[str, int], vocabulary: Vocabulary, file: str,
    problems: list[Problem], sources_known: bool,
) -> Given:  # fmt: skip
    def text(key: str) -> str | None:
        value = values.get(key)
        if isinstance(value, str) and not is_text(value):
            problems.append(
                _wrong(file, lines[key], "value", f"'{key}' is not text in Unicode", "write it in UTF-8")
            )
            return None
        if value is None or isinstance(value, str):
            return value or None
        if isinstance(value, (dict, list)):
            problems.append(
                _wrong(
                    file, lines[key], "value", f"'{key}' is not one text", "write it on one line, in quotes"
                )
            )
            return None
        return str(value)

    made: dict[str, Any] = {key: text(key) for key in ("url", "publisher", "title", "language")}
    source = text("source")
    mark = text("handling")
    published = values.get("published")
    try:
        if source is not None:
            made["source"] = source_id(source, vocabulary) if sources_known else source
    except InputError as error:
        problems.append(_wrong(file, lines["source"], "unknown_source", error.what, error.remedy))
    try:
        if mark is not None:
            made["handling"] = tlp(mark)
    except InputError as error:
        problems.append(_wrong(file, lines["handling"], "handling", error.what, error.remedy))
    try:
        if isinstance(published, (str, date, datetime)):
            made["published"], made["published_day_only"] = publication(published, vocabulary.time_zone)
        elif published is not None:
            raise InputError(f"'{published}' is not a date", "write it as 2017-07-09")
    except InputError as error:
        problems.append(_wrong(file, lines["published"], "bad_date", error.what, error.remedy))
    assumed = values.get("published_assumed")
    if assumed is not None and not isinstance(assumed, bool):
        problems.append(
            _wrong(
                file,
                lines["published_assumed"],
                "value",
                "'published_assumed' is neither true nor false",
                "write true or false",
            )
        )
    language = made["language"]
    if language is not None and not re.fullmatch(r"[a-z]{2,3}", language):
        problems.append(
            _wrong(
                file,
                lines["language"],
                "value",
                f"'{language}' is not a language code",
                "write two letters, such as en or ar",
            )
        )
    return Given(published_assumed=assumed is True, **made)


def _wrong(file: str, line: int, code: str, what: str, remedy: str) -> Problem:
    return Problem(file=file, line=line, code=code, what=what, remedy=remedy)
