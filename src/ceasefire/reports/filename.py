"""File names as text that a record, a terminal and one line of output can carry."""

from __future__ import annotations

import re

# Control characters, line separators, marks that turn the direction of writing, lone surrogates.
_UNSAFE = re.compile(r"[\\\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([\\nrt]))")
_SHORT = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_LONG = {"\\": "\\", "n": "\n", "r": "\r", "t": "\t"}


def escaped(name: str) -> str:
    r"""A name as the system gives it (bytes that are no UTF-8 as surrogates, as `os.fsdecode` makes
    them) in printable characters: `\xe9` is a byte, `\u202e` a character, a backslash is `\\`."""
    return _UNSAFE.sub(_escape, name)


def unescaped(text: str) -> str:
    """The name again, for `os.fsencode`: `unescaped(escaped(name)) == name`."""
    return _ESCAPE.sub(_character, text)


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    number = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    return f"\\x{number:02x}" if number < 0x80 else f"\\u{number:04x}"


def _character(found: re.Match[str]) -> str:
    byte, number, short = found.groups()
    if short:
        return _LONG[short]
    if number:
        return chr(int(number, 16))
    return chr(int(byte, 16) + (0xDC00 if int(byte, 16) >= 0x80 else 0))
