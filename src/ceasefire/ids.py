"""Canonical bytes and ids made from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import rfc8785

from ceasefire.errors import InputError

_SAFE = 2**53
_ENCODER = msgspec.json.Encoder(order="sorted")
_PLAIN = frozenset({str, bool, type(None)})


class _UnusualError(Exception):
    """A value that the encoder in C may write otherwise than RFC 8785 asks."""


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
    if kind is int:
        if -_SAFE < value < _SAFE:
            return value
    elif kind is float:
        if value.is_integer() and -_SAFE < value < _SAFE:
            return int(value)
        if 1e-4 <= abs(value) < _SAFE:
            return value
    raise _UnusualError


def canonical(obj: Any) -> bytes:
    """RFC 8785 canonical JSON of a record, list, dict or scalar.

    Integers beyond 2**53 and NaN are refused by RFC 8785 (`ValueError`); `InputError` for text that
    is not Unicode, such as a byte of an argument that is not UTF-8.
    """
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
    return f"{kind}-{sha256(canonical(obj))[:16]}"
