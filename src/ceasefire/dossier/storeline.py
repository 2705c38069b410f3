"""The line of dossier.yaml that says where the database is: put in or taken out, and nothing else changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from ceasefire.errors import InputError

_STORE = re.compile(r"^store[ \t]*:[^\n]*(?:\n[ \t]+[^\n]*)*(?:\n|\Z)", re.MULTILINE)  # with the lines that go on with it


def with_store(path: Path, address: str | None) -> bytes:
    """The file's bytes with the line `store: ADDRESS`, or without it. `InputError` when that cannot be done without
    changing anything else."""
    file, remedy = str(path), "write the address on a line of its own, `store: ADDRESS`, and run the command again"
    try:
        text = path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("cannot be read as text in UTF-8", "check the file and its rights", file=file) from error
    end = "\r\n" if "\r\n" in text else "\n"
    line = "" if address is None else f"store: {json.dumps(address, ensure_ascii=False)}{end}"
    found = _STORE.search(text)
    if found:
        made = text[: found.start()] + line + text[found.end() :]
    else:
        made = text.rstrip("\r\n") + end + line if line else text
    try:
        before, after = _loaded(text), _loaded(made)
    except yaml.YAMLError as error:
        raise InputError("says where the database is in a way that cannot be replaced", remedy, file=file) from error
    elsewhere = found is None and "store" in before
    if elsewhere or after.pop("store", None) != address or before | {"store": None} != after | {"store": None}:
        raise InputError("says where the database is in a way that cannot be replaced", remedy, file=file)
    return made.encode()


def _loaded(text: str) -> dict[str, Any]:
    told = yaml.safe_load(text)
    return told if isinstance(told, dict) else {}
