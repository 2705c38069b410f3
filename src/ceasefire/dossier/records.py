"""Plain values of a file as records, with every fault reported, not the first.

A record is made even if some of its fields are wrong: they hold a neutral value and their paths are
in `YamlFile.faulty`, so that what is wrong elsewhere is found in the same go and nothing is blamed
on a name or a date only because its line could not be read.
"""

from __future__ import annotations

import collections.abc
import difflib
import re
import types
import typing
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar

import msgspec
from msgspec import NODEFAULT

from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

T = TypeVar("T", bound=msgspec.Struct)

_MAPPINGS = (dict, collections.abc.Mapping)


def to_record(source: YamlFile, path: Path_, value: Any, kind: type[T], problems: list[Problem]) -> T:
    """Turn plain values into a record of type `kind`, adding every fault to `problems`.

    Unknown keys, missing keys and wrong values are each reported at their own line, with the nearest
    known word as the remedy. A value under a misspelt key is taken for what was meant.
    """
    given = isinstance(value, dict)
    if not given:
        if source.sound(path):
            problems.append(
                source.problem(
                    path, "shape", "is not a set of `key: value` lines", "write one `key: value` a line"
                )
            )
        source.faulty.add(path)
        value = {}
    fields = _fields(kind)
    meant: dict[str, Any] = {}
    for key in value:
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1)
            remedy = f"did you mean '{near[0]}'?" if near else f"known here: {', '.join(sorted(fields))}"
            problems.append(source.problem((*path, key), "unknown_key", f"'{key}' is not known here", remedy))
            if near and near[0] not in value:
                meant[near[0]] = value[key]
    values: dict[str, Any] = {}
    for name, field in fields.items():
        at = (*path, name)
        if name in value:
            values[field.name] = _field(source, at, value[name], field, problems)
        elif name in meant:
            values[field.name] = _field(source, at, meant[name], field, [])
            source.faulty.add(at)
        elif field.required:
            if given:
                problems.append(source.problem(path, "missing_key", f"'{name}' is missing", f"add `{name}:`"))
            source.faulty.add(at)
            values[field.name] = _neutral(field.type)
    return kind(**values)


@lru_cache(maxsize=64)
def _fields(kind: type[msgspec.Struct]) -> dict[str, msgspec.structs.FieldInfo]:
    return {f.encode_name: f for f in msgspec.structs.fields(kind)}


def _field(
    source: YamlFile, path: Path_, value: Any, field: msgspec.structs.FieldInfo, problems: list[Problem]
) -> Any:
    kind = field.type
    if path in source.faulty:
        return _instead(field, None)
    inner, origin = _struct_in(kind), typing.get_origin(kind)
    if origin is tuple and isinstance(value, list):
        if inner:
            return tuple(to_record(source, (*path, i), item, inner, problems) for i, item in enumerate(value))
        one = typing.get_args(kind)[0]
        return tuple(_item(source, (*path, i), item, one, problems) for i, item in enumerate(value))
    if inner and isinstance(value, dict):
        if origin in _MAPPINGS:
            return {k: to_record(source, (*path, k), item, inner, problems) for k, item in value.items()}
        if origin is not tuple:
            return to_record(source, path, value, inner, problems)
    made, error = _converted(value, kind)
    if error is not None:
        _tell(source, path, value, kind, error, problems)
        return _instead(field, value)
    return made


def _item(source: YamlFile, path: Path_, value: Any, kind: Any, problems: list[Problem]) -> Any:
    if path in source.faulty:
        return _neutral(kind)
    made, error = _converted(value, kind)
    if error is not None:
        _tell(source, path, value, kind, error, problems)
        return value if isinstance(value, str) else _neutral(kind)
    return made


def _converted(value: Any, kind: Any) -> tuple[Any, str | None]:
    if isinstance(value, date) and str in (kind, *typing.get_args(kind)):
        value = value.isoformat()  # YAML makes a date of what was meant as words
    try:
        return msgspec.convert(value, kind), None
    except msgspec.ValidationError as error:
        return None, str(error)


def _tell(source: YamlFile, path: Path_, value: Any, kind: Any, error: str, problems: list[Problem]) -> None:
    name = next((part for part in reversed(path) if isinstance(part, str)), "")
    what = f"'{name}' has the value {_shown(value)}"
    problems.append(source.problem(path, "value", what, _remedy(kind, value, error)))
    source.faulty.add(path)


def _instead(field: msgspec.structs.FieldInfo, value: Any) -> Any:
    """What a record holds where its file is wrong. A word outside a closed list stays as it is: any
    word of the list would say something that the file does not."""
    if isinstance(value, str) and _literals(field.type) and typing.get_origin(field.type) is not tuple:
        return value
    if field.default is not NODEFAULT:
        return field.default
    if field.default_factory is not NODEFAULT:
        return field.default_factory()
    return _neutral(field.type)


def _neutral(kind: Any) -> Any:
    """A value of that type that says as little as possible."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return _neutral(parts[0])
    if origin in (types.UnionType, typing.Union):
        return None if type(None) in parts else _neutral(parts[0])
    if origin is tuple:
        return ()
    if origin in _MAPPINGS:
        return {}
    if origin is typing.Literal or kind is str:
        return ""
    if kind is datetime:
        return datetime(1970, 1, 1, tzinfo=UTC)
    if kind is date:
        return date(1970, 1, 1)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        missing = {f.name: _neutral(f.type) for f in msgspec.structs.fields(kind) if f.required}
        return kind(**missing)
    return 0


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
