"""Canonical bytes and ids made from content: the same content has the same id on every machine."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import rfc8785

from ceasefire.errors import InputError


def canonical(obj: Any) -> bytes:
    """RFC 8785 canonical JSON of a record, list, dict or scalar.

    Integers beyond 2**53 and NaN are refused by RFC 8785 (`ValueError`); `InputError` for text that
    is not Unicode, such as a byte of an argument that is not UTF-8.
    """
    try:
        return rfc8785.dumps(msgspec.to_builtins(obj))
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
