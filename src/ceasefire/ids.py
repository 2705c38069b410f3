"""Canonical bytes and ids made from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import rfc8785
from msgspec import inspect

from ceasefire.errors import InputError

_SAFE = 2**53
_ENCODER = msgspec.json.Encoder(order="sorted")
_UNSET = msgspec.UNSET
_PLAIN = frozenset({str, bool, type(None)})


class _UnusualError(Exception):
    """A value that the encoder in C may write otherwise than RFC 8785 asks."""


def _number(value: Any) -> Any:
    """A number as it is written: a whole one without a point."""
    kind = type(value)
    if kind is float:
        if value.is_integer() and -_SAFE < value < _SAFE:
            return int(value)
        if 1e-4 <= abs(value) < _SAFE:
            return value
    elif kind is int and -_SAFE < value < _SAFE:
        return value
    raise _UnusualError


def _usual(value: Any) -> Any:
    """The value, which is nobody else's, made so that the encoder in C writes it as RFC 8785 asks; raises `_UnusualError` for the rest."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind is dict:
        try:
            plain = "".join(value).isascii()
        except TypeError:
            plain = False
        if not plain:
            raise _UnusualError  # the order of keys is that of UTF-16
        for key, one in value.items():
            kind = type(one)
            if kind in _PLAIN or ((kind is tuple or kind is list) and len(one) == 2 and type(one[0]) is int is type(one[1]) and -_SAFE < one[0] <= one[1] < _SAFE):
                continue  # as it is: a span too
            if (kind is int and -_SAFE < one < _SAFE) or (kind is float and 1e-4 <= abs(one) < _SAFE and not one.is_integer()):
                continue
            value[key] = _usual(one)
        return value
    if kind is list or kind is tuple:
        return [one if type(one) in _PLAIN else _usual(one) for one in value]
    return _number(value)


_Check = Callable[[Any], Any]
"""Gives a value of a field as the encoder in C is to write it, or raises `_UnusualError`."""
_AS_IT_IS = (inspect.StrType, inspect.BoolType, inspect.NoneType, inspect.LiteralType, inspect.DateType, inspect.DateTimeType)


def _whole(values: Sequence[int]) -> Sequence[int]:
    for one in values:
        if not -_SAFE < one < _SAFE:
            raise _UnusualError
    return values


def _named(values: Mapping[str, Any]) -> Mapping[str, Any]:
    if not "".join(values).isascii():
        raise _UnusualError  # the order of keys is that of UTF-16
    return values


def _spans(values: Mapping[str, tuple[int, int]]) -> Mapping[str, tuple[int, int]]:
    for first, last in values.values():
        if not -_SAFE < first <= last < _SAFE:
            raise _UnusualError
    return _named(values)


def _check_of(kind: inspect.Type) -> _Check | None:
    """What is to be asked of a field's values, None where any is written as it is; raises `_UnusualError` for fields of which that is not known."""
    if isinstance(kind, _AS_IT_IS):
        return None
    if isinstance(kind, inspect.UnionType):
        asked = [check for check in map(_check_of, kind.types) if check is not None]
        if not asked:
            return None
        if len(asked) == 1 and all(isinstance(one, inspect.NoneType) or _check_of(one) for one in kind.types):
            return asked[0]
    elif isinstance(kind, (inspect.IntType, inspect.FloatType)):
        return _number
    elif isinstance(kind, inspect.StructType):
        return _written if _asked(kind.cls) else None
    elif isinstance(kind, (inspect.TupleType, inspect.VarTupleType)):
        inner = kind.item_types if isinstance(kind, inspect.TupleType) else (kind.item_type,)
        if all(isinstance(one, _AS_IT_IS) for one in inner):
            return None
        if all(isinstance(one, inspect.IntType) for one in inner):
            return _whole
    elif isinstance(kind, inspect.DictType) and isinstance(kind.key_type, inspect.StrType):
        if _check_of(kind.value_type) is None:
            return _named
        if isinstance(kind.value_type, inspect.TupleType) and [*map(type, kind.value_type.item_types)] == [inspect.IntType] * 2:
            return _spans
    raise _UnusualError


@lru_cache(maxsize=64)
def _asked(record: type) -> tuple[tuple[str, _Check], ...]:
    """The fields of a record's class of which something is to be asked, and what."""
    told = inspect.type_info(record)
    asked: list[tuple[str, _Check]] = []
    for field in told.fields if isinstance(told, inspect.StructType) else ():
        try:
            check = _check_of(field.type)
        except _UnusualError:
            check = _unknown
        if check is not None:
            asked.append((field.name, check))
    return tuple(asked)


def _unknown(_: Any) -> Any:
    raise _UnusualError


def _written(record: msgspec.Struct) -> msgspec.Struct:
    """A record made so that the encoder in C writes it as RFC 8785 asks; raises `_UnusualError` where a value is out of the ordinary."""
    changed: dict[str, Any] | None = None
    for field, check in _asked(type(record)):
        value = getattr(record, field)
        if value is None or value is _UNSET:
            continue
        made = check(value)
        if made is not value:
            if changed is None:
                changed = {}
            changed[field] = made
    return record if changed is None else msgspec.structs.replace(record, **changed)


def canonical(obj: Any) -> bytes:
    """RFC 8785 canonical JSON of a record, list, dict or scalar.

    Integers beyond 2**53 and NaN are refused by RFC 8785 (`ValueError`); `InputError` for text that
    is not Unicode, such as a byte of an argument that is not UTF-8.
    """
    if isinstance(obj, msgspec.Struct):
        try:  # without being taken apart first
            return _ENCODER.encode(_written(obj))
        except (_UnusualError, UnicodeEncodeError):
            pass
    plain = msgspec.to_builtins(obj)
    try:
        # Many times as fast; nearly all that is ever encoded is of this kind.
        return _ENCODER.encode(_usual(plain))
    except (_UnusualError, UnicodeEncodeError):
        pass
    try:
        return rfc8785.dumps(plain)
    except rfc8785.CanonicalizationError as error:
        if isinstance(error.__cause__, UnicodeEncodeError):
            shown = error.__cause__.object[:60].encode("ascii", "backslashreplace").decode()
            raise InputError(f"'{shown}' is not text in UTF-8", "write it in UTF-8") from error
        raise


def sha256(data: bytes) -> str:
    """Hex SHA-256 of bytes: the id of a report."""
    return hashlib.sha256(data).hexdigest()


def content_id(kind: str, obj: Any) -> str:
    """`kind-` and the first 16 hex digits (64 bits) of the SHA-256 of `canonical(obj)`."""
    return f"{kind}-{hashlib.sha256(canonical(obj)).hexdigest()[:16]}"
