"""Web archives: what a WARC file, or a WACZ package of such files, holds, within stated limits and never written to disk."""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, Any

import msgspec

from ceasefire.errors import Problem
from ceasefire.reports.filename import escaped
from ceasefire.reports.files import MAX_TEXT
from ceasefire.reports.header import is_text
from ceasefire.reports.report import Format

MAX_UNPACKED = 1_000_000_000
"""What the files of one container may unpack to together, bytes."""

MAX_HEADER = 100_000
"""Largest headers of a record, bytes."""

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = (*_PAGES, "text/plain")
_CHUNK = 1 << 16
_URL = 2000  # characters of an address that are kept
_HASHES = {"sha1": 20, "sha-1": 20, "sha256": 32, "sha-256": 32, "sha512": 64, "sha-512": 64, "md5": 16}
_MANY = 20  # warnings of one kind that are told one by one


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """A page or text in a container. data: as the server sent it, its transfer undone; record: WARC-Record-ID; url: target
    URI; at: UTC instant of the capture; page: it is HTML; charset: as the server said."""

    data: bytes
    record: str
    url: str
    at: datetime | None
    page: bool
    charset: str | None


def container(name: str, data: bytes) -> Format | None:
    """`warc` or `wacz` for the bytes of a container, by its name or its beginning; None for anything else."""
    low = name.lower()
    if low.endswith((".warc", ".warc.gz")) or data.startswith(b"WARC/"):
        return "warc"
    if data.startswith(b"\x1f\x8b"):
        try:
            return "warc" if zlib.decompressobj(31).decompress(data[:4096], 5) == b"WARC/" else None
        except zlib.error:
            return None
    if low.endswith(".wacz"):
        return "wacz"
    if data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as zipped:
                return "wacz" if any(_is_archive(one) for one in zipped.namelist()) else None
        except (zipfile.BadZipFile, ValueError, RuntimeError):  # the last: packed in a way that zipfile does not know
            return None
    return None


def items(name: str, data: bytes, kind: Format) -> Iterator[Item | Problem]:
    """Pages and texts of a container in order; what is wrong with it and what was passed over as problems that name it.

    name: as the user gave it. What is there twice comes twice.
    """
    walk = _Walk(name)
    if kind == "warc":
        yield from walk.warc(io.BytesIO(data), name)
    else:
        yield from walk.wacz(data)
    yield from walk.summary()


class _Walk:
    """One pass over a container. left: bytes that may still be unpacked."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.left = MAX_UNPACKED
        self.passed: Counter[str] = Counter()
        self.told: Counter[str] = Counter()

    def wacz(self, data: bytes) -> Iterator[Item | Problem]:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as zipped:
                names = zipped.namelist()
                yield from self._package(zipped, names)
                found = [one for one in names if _is_archive(one)]
                if not found:
                    yield self._problem("container", "has no archive/*.warc in it", "give a WACZ file as web archiving programs write it")
                for one in found:
                    with zipped.open(one) as file:
                        yield from self.warc(file, f"{self.name}/{escaped(one)}")
        except (zipfile.BadZipFile, RuntimeError, zlib.error, EOFError, OSError, ValueError) as error:
            yield self._problem("container", f"is no WACZ, or is damaged ({_short(error)})", "its bytes are kept; make the archive again, or ask for it again")

    def _package(self, zipped: zipfile.ZipFile, names: list[str]) -> Iterator[Problem]:
        """What the package says of its files, compared with them."""
        odd = [one for one in names if one.startswith(("/", "\\")) or ".." in one.replace("\\", "/").split("/") or ":" in one]
        if odd:
            yield from self._warn("path", f"has a file '{escaped(odd[0])[:80]}' that would lie outside of it: it is not looked at", "ask who made it")
        if "datapackage.json" not in names:
            yield from self._warn("package", "has no datapackage.json: nothing in it says what its files were", "its pages are taken in all the same")
            return
        try:
            with zipped.open("datapackage.json") as file:
                told = msgspec.json.decode(file.read(MAX_TEXT))
            resources = {str(one["path"]): str(one["hash"]) for one in told["resources"]}
        except (msgspec.MsgspecError, KeyError, TypeError, UnicodeDecodeError):
            yield from self._warn("package", "has a datapackage.json that cannot be read", "its pages are taken in all the same")
            return
        left = MAX_UNPACKED
        for path, wanted in resources.items():
            if path in names and wanted.startswith("sha256:"):
                made = hashlib.sha256()
                with zipped.open(path) as one:
                    while left > 0 and (chunk := one.read(_CHUNK)):
                        left -= len(chunk)
                        made.update(chunk)
                if left <= 0:
                    yield from self._warn("digest", f"unpacks to more than {MAX_UNPACKED // 10**6} MB: not all hashes that it says were compared", "check it with another program")
                    return
                if made.hexdigest() != wanted.removeprefix("sha256:").lower():
                    yield from self._warn("digest", f"says of {escaped(path)[:80]} that it has another hash: it was changed after it was packed", "ask who made it")
            elif path not in names:
                yield from self._warn("package", f"names a file {escaped(path)[:80]} that is not in it", "ask who made it")

    def warc(self, file: IO[bytes], name: str) -> Iterator[Item | Problem]:
        """Items of one WARC file."""
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
        from warcio.statusandheaders import StatusAndHeadersParserException

        stream = _Stream(file, self)
        if not stream.peek().startswith(b"WARC/"):
            yield self._problem("container", "does not begin as a WARC file", "give one as web archiving programs write it", name)
            return
        records = ArchiveIterator(stream)
        records.INC_RECORD = ""  # it would write to standard error
        loader = records.loader
        loader.warc_parser, loader.http_parser, loader.http_req_parser = map(_Bounded, (loader.warc_parser, loader.http_parser, loader.http_req_parser))
        count = 0
        last = ""
        try:
            for record in records:
                count += 1
                last = _header(record, "WARC-Record-ID") or f"number {count}"
                yield from self._record(record, last, name)
                if record.length is None:
                    yield self._problem("container", f"record {last} does not say how long it is: what follows it is not read", "make the archive again", name)
                    return
                if self.left < 0:
                    break
        except (
            ArchiveLoadFailed, StatusAndHeadersParserException, ValueError, EOFError, OSError, zlib.error, AttributeError, KeyError,
            IndexError, TypeError,
        ) as error:  # fmt: skip
            yield self._problem("container", f"cannot be read on after record {last or 'none'} ({_short(error)})", "what came before is taken in; its bytes are kept", name)
        if self.left < 0:
            yield self._problem("too_large", f"unpacks to more than {MAX_UNPACKED // 10**6} MB: what follows record {last or 'none'} is not read", "split it; its bytes are kept", name)
        elif stream.fault:
            yield self._problem("container", f"{stream.fault} after record {last or 'none'}", "what came before is taken in; its bytes are kept", name)

    def _record(self, record: Any, last: str, name: str) -> Iterator[Item | Problem]:
        from warcio.bufferedreaders import ChunkedDataException
        from warcio.exceptions import ArchiveLoadFailed

        url = _header(record, "WARC-Target-URI")
        if not record.rec_type:
            yield self._problem("container", "does not say what it is (it has no WARC-Type)", "it is kept in the container and not read", f"{name} record {escaped(last)}")
            return
        kind = str(record.rec_type)
        if url.startswith("dns:"):
            kind = "dns"
        if kind not in ("response", "resource"):
            self.passed[kind] += 1
            return
        http = record.http_headers
        status = str(http.get_statuscode()) if http else "200"
        media, charset = _media(http.get_header("Content-Type") if http else record.content_type)
        if (kind == "response" and http is None) or status != "200":
            self.passed[f"{kind} with status {status}" if http else f"{kind} without HTTP"] += 1
            return
        if media not in _TEXTS:
            self.passed[f"{kind} of {media or 'no type'}"] += 1
            return
        coding = (http.get_header("Content-Encoding") or "").strip().lower() if http else ""
        raw = _read(record.raw_stream, MAX_TEXT + 1)
        where = f"{name} record {escaped(last)}"
        if len(raw) > MAX_TEXT:
            yield self._problem("too_large", f"has more than {MAX_TEXT // 10**6} MB", "it is kept in the container and not read", where)
            return
        if getattr(record.raw_stream, "limit", 0) > 0:
            yield self._problem("container", "is cut off: it ends before the length that it says", "it is kept in the container and not read", where)
            return
        if _differs(raw, _header(record, "WARC-Payload-Digest") or ("" if http else _header(record, "WARC-Block-Digest"))):
            yield from self._warn("digest", "does not have the digest that it says: it was changed, or damaged, after it was captured", "it is taken in; ask for another copy", where)
        record.raw_stream = io.BytesIO(raw)
        if coding and coding not in ("gzip", "deflate", "identity"):
            yield from self._warn("encoding", f"is compressed with {escaped(coding)[:20]}, which is not read here", "it is kept in the container", where)
            return
        try:
            data = _read(record.content_stream(), MAX_TEXT + 1)
        except (ArchiveLoadFailed, ChunkedDataException, ValueError, EOFError, OSError, zlib.error) as error:
            yield from self._warn("encoding", f"is packed in a way that it does not say ({_short(error)})", "it is kept in the container", where)
            return
        self.left -= len(data)
        if len(data) > MAX_TEXT:
            yield self._problem("too_large", f"unpacks to more than {MAX_TEXT // 10**6} MB", "it is kept in the container and not read", where)
        elif not data.strip():
            self.passed[f"{kind} without content"] += 1
        else:
            yield Item(data=data, record=escaped(last), url=escaped(url)[:_URL] if is_text(url) else "", at=_instant(_header(record, "WARC-Date")), page=media in _PAGES, charset=charset)

    def summary(self) -> Iterator[Problem]:
        """What was passed over, in one warning, and how many warnings were not told."""
        if self.passed:
            total = sum(self.passed.values())
            parts = ", ".join(f"{n} {escaped(kind)[:60]}" for kind, n in self.passed.most_common(12))
            more = f", and {len(self.passed) - 12} more kinds" if len(self.passed) > 12 else ""
            yield Problem(file=self.name, code="passed_over", severity="warning", what=f"{total} records are no page or text that was had: {parts}{more}",
                          remedy="they are kept in the container")  # fmt: skip
        for code, n in self.told.items():
            if n > _MANY:
                yield Problem(file=self.name, code=code, severity="warning", what=f"{n - _MANY} more warnings of this kind ({code}) were not told", remedy="see the first ones")

    def _warn(self, code: str, what: str, remedy: str, where: str = "") -> Iterator[Problem]:
        self.told[code] += 1
        if self.told[code] <= _MANY:
            yield Problem(file=where or self.name, code=code, severity="warning", what=what, remedy=remedy)

    def _problem(self, code: str, what: str, remedy: str, where: str = "") -> Problem:
        return Problem(file=where or self.name, code=code, what=what, remedy=remedy)


class _Bounded:
    """A parser of headers that refuses long ones: warcio's takes the square of their length."""

    def __init__(self, parser: Any) -> None:
        self.parser = parser

    def parse(self, stream: Any, first: str | None = None) -> Any:
        """As of the parser. `ValueError` for headers of more than `MAX_HEADER` bytes."""
        self.stream, self.left = stream, MAX_HEADER
        return self.parser.parse(self, first)

    def readline(self) -> bytes:
        """A line of the stream, as long as the headers are not too long."""
        line: bytes = self.stream.readline(self.left)
        self.left -= len(line)
        if self.left <= 0:
            raise ValueError(f"its headers have more than {MAX_HEADER // 1000} KB")
        return line


class _Stream:
    """A file, unpacked where it is gzip, that counts what comes out and ends where too much does or the rest is damaged.
    fault: how it ended before its end."""

    def __init__(self, file: IO[bytes], walk: _Walk) -> None:
        self.file, self.walk = file, walk
        self.fault = ""
        self._first = file.read(2)
        self._packed = self._first == b"\x1f\x8b"
        self._in, self._ready = self._first, b""
        self._member = zlib.decompressobj(31) if self._packed else None
        self._fresh = True  # nothing of this member was seen yet

    def peek(self) -> bytes:
        """The first bytes that will be read."""
        while len(self._ready) < 5 and (more := self._more()):
            self._ready += more
        return self._ready[:5]

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes; none at the end."""
        want = _CHUNK if size is None or size < 0 else size
        if not self._ready:
            self._ready = self._more()
        out, self._ready = self._ready[:want], self._ready[want:]
        return out

    def _more(self) -> bytes:
        if self.walk.left < 0 or self.fault:
            return b""
        out = self._unpacked() if self._packed else self._plain()
        self.walk.left -= len(out)
        return out if self.walk.left >= 0 else b""

    def _plain(self) -> bytes:
        data, self._in = self._in or self.file.read(_CHUNK), b""
        return data

    def _unpacked(self) -> bytes:
        while True:
            if not self._in:
                self._in = self.file.read(_CHUNK)
                if not self._in:
                    self.fault = "" if self._fresh else "is cut off"
                    return b""
            member = self._member or zlib.decompressobj(31)
            try:
                out = member.decompress(self._in, _CHUNK)
            except zlib.error:
                self.fault = "is damaged"
                return b""
            self._member, self._fresh = member, False
            self._in = member.unconsumed_tail or member.unused_data
            if member.eof:
                self._member, self._fresh = None, True
                self._in = self._in.lstrip(b"\0")  # some programs pad
            if out:
                return out


def _is_archive(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "archive" and ".." not in parts and ":" not in name and name.lower().endswith((".warc", ".warc.gz"))


def _read(stream: Any, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size < most and (part := stream.read(min(_CHUNK, most - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _header(record: Any, name: str) -> str:
    value = record.rec_headers.get_header(name) if record.rec_headers else None
    return str(value).strip() if value else ""


def _media(value: str | None) -> tuple[str, str | None]:
    """(type, charset) of a Content-Type."""
    first, _, rest = (value or "").partition(";")
    charset = next((part.partition("=")[2].strip(" \"'") for part in rest.split(";") if part.strip().lower().startswith("charset=")), None)
    return first.strip().lower(), charset or None


def _differs(raw: bytes, digest: str) -> bool:
    """Whether bytes do not have a digest of a kind that is known. It is written in base 32, or in base 16 or 64."""
    kind, _, value = digest.partition(":")
    size = _HASHES.get(kind.strip().lower())
    if size is None or not value:
        return False
    made = hashlib.new(kind.strip().lower().replace("-", ""), raw, usedforsecurity=False).digest()
    value = value.strip()
    read = {base64.b32encode(made).decode().rstrip("="), made.hex().upper()}
    if value.rstrip("=").upper() in read:
        return False
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_" if set(value) & set("-_") else None) != made
    except (binascii.Error, ValueError):
        return True


def _instant(value: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return None
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def _short(error: BaseException) -> str:
    return escaped(" ".join(str(error).split()))[:100] or type(error).__name__
