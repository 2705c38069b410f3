"""From bytes to text: only where the encoding is known or beyond doubt, never with replacement characters."""

from __future__ import annotations

import codecs
import re

from ceasefire.errors import InputError
from ceasefire.reports.page import page_text
from ceasefire.reports.report import Report

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What reports of this field really come in, besides UTF-8. The wider the choice, the easier
# noise passes for some script.
_LEGACY = [
    "cp1256",
    "iso8859_6",
    "cp1252",
    "cp1251",
    "koi8_r",
    "cp1255",
    "cp1253",
    "cp1254",
    "gb18030",
    "utf_16_le",
    "utf_16_be",
]
_KINDS = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a gzip file"),
    (b"SQLite format 3\x00", "a database"),
)
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_PAGES = re.compile(r"(?:windows-|cp)125\d|iso-8859-\d{1,2}|koi8-[ru]|gbk|gb18030|big5|euc-jp|euc-kr|shift_jis|utf-16(?:le|be)?")
_BROWSERS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030"}
"""What browsers take these labels for."""
MOSTLY = 0.9
"""Share of bytes from which a file is UTF-8 with faults in it, and not something else."""
_SAMPLE = 262_144  # bytes looked at to tell an encoding


def kind_of_binary(data: bytes) -> str | None:
    """`a PDF file` and the like for bytes that are no text, else None."""
    return next((name for start, name in _KINDS if data.startswith(start)), None)


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding (a Python codec name).

    UTF-8 first, then a byte order mark, then what is declared (by the server, or the page itself), if it is an encoding
    that pages have and fits; then a legacy encoding if the evidence is clear. Raises
    `InputError` (code in `what`) when it is no text or the encoding cannot be told with confidence.
    """
    binary = kind_of_binary(data)
    if binary:
        raise InputError(f"is {binary}, not a text", "save its text as UTF-8 and add that")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text or not data:
        if "\x00" in text:
            raise InputError("is not a text (it has zero bytes)", "save its text as UTF-8 and add that")
        return text, "utf-8"
    name = _as_declared(data, declared) or _guess(data)
    return _strict(data, name), name


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(f"starts like {name} and is not", "save the file as UTF-8") from error


def _as_declared(data: bytes, declared: str | None) -> str | None:
    found = _META.search(data[:4096]) if declared is None else None
    label = (declared or (found[1].decode("ascii") if found else "")).strip().lower()
    name = _BROWSERS.get(label, label)
    if not _PAGES.fullmatch(name):
        return None
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    return name


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    unknown = _unknown(data)
    # cut at a line so that no letter is halved
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    best = from_bytes(sample, cp_isolation=_LEGACY, enable_fallback=False).best()
    if best is None or best.chaos > 0.1 or best.coherence < 0.3:
        raise unknown
    text = sample.decode(best.encoding, "replace")
    controls = sum(c < " " and c not in "\r\n\t\f" for c in text)
    letters = sum(c.isalpha() or c.isspace() for c in text)
    if controls or "\x7f" in text or letters < 0.7 * len(text):
        raise unknown
    return best.encoding


def _unknown(data: bytes) -> InputError:
    """What to say where no encoding fits; of what is UTF-8 but for a few bytes, where the first of them stands."""
    whole = data.decode("utf-8", "ignore")
    if len(whole.encode("utf-8")) >= MOSTLY * len(data) and any(c > "\x7f" for c in whole):
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line, byte = data.count(b"\n", 0, error.start) + 1, data[error.start]
            return InputError(f"is UTF-8 but for a few bytes, the first of them 0x{byte:02x} in line {line}", "mend those, or save the file as UTF-8 again", line=line)
    return InputError("has an encoding that cannot be told with confidence", "save the file as UTF-8")


def text_of(report: Report, data: bytes) -> str:
    """The text of a kept report, exactly as it was decoded at intake; empty if it could not be. Of a page its main text."""
    text = data.decode(report.encoding) if report.encoding else ""
    return page_text(text) if report.format == "html" else text
