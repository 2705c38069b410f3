"""YAML with the line of every value, turned into records with every fault reported, not the first."""

from __future__ import annotations

import collections.abc
import difflib
import re
import types
import typing
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from ceasefire.errors import Problem

T = TypeVar("T", bound=msgspec.Struct)
Path_ = tuple[str | int, ...]

_MAPPINGS = (dict, collections.abc.Mapping)

MAX_BYTES = 5_000_000
"""A dossier file larger than this is a mistake; it is refused before it is parsed."""


class YamlFile(msgspec.Struct, frozen=True):
    """A parsed file. data: plain values; lines: path of keys and indexes -> 1-based line;
    problems: what is wrong with it as YAML."""

    file: str
    data: Any
    lines: dict[Path_, int]
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path_) -> int:
        """The line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def problem(self, path: Path_, code: str, what: str, remedy: str, warning: bool = False) -> Problem:
        """A problem at the line of the value at `path`."""
        return Problem(
            file=self.file,
            line=self.line(path),
            code=code,
            what=what,
            remedy=remedy,
            severity="warning" if warning else "error",
        )


def parse(path: Path, shown: str | None = None) -> YamlFile:
    """Read one YAML file. Never raises for what the file contains; see `problems`."""
    name = shown or str(path)
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        return _bad(
            name, 0, "unreadable", f"cannot be read ({error.strerror})", "check that it exists and its rights"
        )
    if size > MAX_BYTES:
        return _bad(name, 0, "too_large", f"is {size} bytes", f"a dossier file has at most {MAX_BYTES}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return _bad(name, line, "encoding", "is not UTF-8", "save the file as UTF-8")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        return _bad(
            name,
            line,
            "yaml",
            f"is not YAML ({error.problem or error.context})",
            "check indentation, quotes and colons on this line",
        )
    except (yaml.YAMLError, RecursionError) as error:
        return _bad(
            name,
            1,
            "yaml",
            f"is not YAML ({str(error).splitlines()[0]})",
            "remove control characters and deep nesting",
        )
    lines: dict[Path_, int] = {}
    problems: list[Problem] = []
    data = _plain(node, (), lines, problems, name) if node is not None else None
    return YamlFile(name, data, lines, tuple(problems))


def _bad(file: str, line: int, code: str, what: str, remedy: str) -> YamlFile:
    return YamlFile(file, None, {}, (Problem(file=file, line=line, code=code, what=what, remedy=remedy),))


_SCALARS = yaml.SafeLoader("")


def _plain(node: yaml.Node, path: Path_, lines: dict[Path_, int], problems: list[Problem], file: str) -> Any:
    line = node.start_mark.line + 1
    lines[path] = line
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key_node, value in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in out:
                problems.append(
                    Problem(file=file, line=key_node.start_mark.line + 1, code="duplicate_key",
                            what=f"'{key}' stands here a second time", remedy="keep one of the two")
                )  # fmt: skip
            out[key] = _plain(value, (*path, key), lines, problems, file)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, i), lines, problems, file) for i, item in enumerate(node.value)]
    try:
        return _SCALARS.construct_object(node)
    except (yaml.YAMLError, ValueError) as error:
        problems.append(
            Problem(file=file, line=line, code="value", what=f"'{node.value}' is not a value ({error})",
                    remedy="put it in quotes if it is text; dates are 2017-07-09")
        )  # fmt: skip
        return None


def to_record(source: YamlFile, path: Path_, value: Any, kind: type[T], problems: list[Problem]) -> T | None:
    """Turn plain values into a record of type `kind`, adding every fault to `problems`.

    None when the record cannot be made. Unknown keys, missing keys and wrong values are each
    reported at their own line, with the nearest known word as the remedy.
    """
    if not isinstance(value, dict):
        problems.append(
            source.problem(
                path, "shape", "is not a set of `key: value` lines", "write one `key: value` a line"
            )
        )
        return None
    fields = {f.encode_name: f for f in msgspec.structs.fields(kind)}
    before = len(problems)
    for key in value:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1)
            remedy = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(sorted(fields))}"
            problems.append(source.problem((*path, key), "unknown_key", f"'{key}' is not known here", remedy))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name not in value:
            if field.required:
                problems.append(source.problem(path, "missing_key", f"'{name}' is missing", f"add `{name}:`"))
            continue
        made = _field(source, (*path, name), value[name], field.type, problems)
        values[field.name] = made
    return kind(**values) if len(problems) == before else None


def _field(source: YamlFile, path: Path_, value: Any, kind: Any, problems: list[Problem]) -> Any:
    inner = _struct_in(kind)
    if inner and isinstance(value, dict) and typing.get_origin(kind) not in _MAPPINGS:
        return to_record(source, path, value, inner, problems)
    if inner and isinstance(value, list):
        return tuple(to_record(source, (*path, i), item, inner, problems) for i, item in enumerate(value))
    if inner and isinstance(value, dict):
        return {k: to_record(source, (*path, k), item, inner, problems) for k, item in value.items()}
    if isinstance(value, date) and str in (kind, *typing.get_args(kind)):
        value = value.isoformat()  # YAML makes a date of what was meant as words
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        remedy = _remedy(kind, value, str(error))
        problems.append(source.problem(path, "value", f"'{path[-1]}' has the value {_shown(value)}", remedy))
        return None


def _struct_in(kind: Any) -> type[msgspec.Struct] | None:
    """The record type inside `X`, `X | None`, `tuple[X, ...]`, `dict[str, X]`."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    if typing.get_origin(kind) in (tuple, *_MAPPINGS, types.UnionType, typing.Union):
        found = [_struct_in(part) for part in typing.get_args(kind)]
        return next((one for one in found if one), None)
    return None


def _shown(value: Any) -> str:
    text = str(value)
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}…'"


def _remedy(kind: Any, value: Any, error: str) -> str:
    options = _literals(kind)
    if options:
        near = difflib.get_close_matches(str(value), options, 1)
        return (f"did you mean '{near[0]}'? " if near else "") + f"one of: {', '.join(options)}"
    expected = re.sub(r" - at .*$", "", error).replace("`", "'")
    return expected[0].lower() + expected[1:] if expected else "see the schema"


def _literals(kind: Any) -> list[str]:
    if typing.get_origin(kind) is typing.Literal:
        return [str(one) for one in typing.get_args(kind)]
    return [one for part in typing.get_args(kind) for one in _literals(part)]
