"""A bag (RFC 8493) in a zip: written file by file, with nothing in it that a clock or a machine gives."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from typing import IO, Self

BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first instant that a zip can tell


class Bag:
    """Writes files under one folder and, at the end, the lists of their hashes."""

    def __init__(self, out: IO[bytes], folder: str) -> None:
        self._zip = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._folder = folder
        self._digests: dict[str, str] = {}
        self._octets = self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._zip.fp = None  # what is half written is thrown away: the zip must not try to end it later

    def add(self, name: str, parts: Iterable[bytes]) -> None:
        """A file of these bytes, one part after the other. Names have no line break and no percent sign."""
        info = zipfile.ZipInfo(f"{self._folder}/{name}", _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o100644 << 16
        digest, size = hashlib.sha256(), 0
        with self._zip.open(info, "w", force_zip64=True) as file:
            for part in parts:
                file.write(part)
                digest.update(part)
                size += len(part)
        self._digests[name] = digest.hexdigest()
        if name.startswith("data/"):
            self._octets, self._count = self._octets + size, self._count + 1

    def close(self, info: Iterable[tuple[str, str]]) -> None:
        """Write what a bag needs besides. info: lines of bag-info.txt."""
        lines = [*info, ("Payload-Oxum", f"{self._octets}.{self._count}")]
        self.add("bagit.txt", [BAGIT.encode()])
        self.add("bag-info.txt", ["".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines).encode()])
        self.add("manifest-sha256.txt", [self._listed(True)])
        self.add("tagmanifest-sha256.txt", [self._listed(False)])
        self._zip.close()

    def _listed(self, payload: bool) -> bytes:
        chosen = sorted(name for name in self._digests if name.startswith("data/") == payload)
        return "".join(f"{self._digests[name]}  {name}\n" for name in chosen).encode()
