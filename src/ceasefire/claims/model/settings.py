"""Where the model is, what it may be sent, how long it may take."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from ceasefire.dossier.dossier import ReaderFile
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError
from ceasefire.reports.header import strictest, tlp
from ceasefire.reports.report import Tlp

ADDRESS, MODEL, TIMEOUT, RETRIES = "CEASEFIRE_READER_ADDRESS", "CEASEFIRE_READER_MODEL", "CEASEFIRE_READER_TIMEOUT", "CEASEFIRE_READER_RETRIES"
"""Variables of the environment that go before `reader:` of dossier.yaml."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """address: base of the service (`https://host/v1`); key: sent as a bearer token, never kept or shown;
    timeout: seconds for one answer as a whole; retries: further tries; send: the strictest mark that may be sent;
    send_unmarked: texts that bear no mark may be; ask_again: a second question may be asked about what the first left open."""

    address: str
    model: str
    key: str | None = None
    timeout: float = 60.0
    retries: int = 2
    send: Tlp = "CLEAR"
    send_unmarked: bool = False
    ask_again: bool = True

    def __repr__(self) -> str:
        return f"Settings({self.address!r}, {self.model!r})"

    @property
    def endpoint(self) -> str:
        """The address that is asked."""
        return f"{self.address.rstrip('/')}/chat/completions"


def settings(file: ReaderFile | None, environment: Mapping[str, str]) -> Settings:
    """From the dossier and the environment, which goes first. Raises `InputError` where something is missing or
    would go over the network in the clear."""
    file = file or ReaderFile()
    address, model = environment.get(ADDRESS) or file.address, environment.get(MODEL) or file.model
    if not address or not model:
        missing = f"{ADDRESS} and {MODEL}" if not address and not model else ADDRESS if not address else MODEL
        raise InputError("no model is set for `--reader model`", f"set {missing}, or `reader:` in dossier.yaml")
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"the model's address '{address}' is not one", "write it as https://host/v1") from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise InputError(f"the model's address '{address}' is not one", "write it as https://host/v1, with no key in it")
    if parts.scheme == "http" and not is_loopback(host):
        raise InputError(f"the model's address '{address}' would carry texts in the clear", "use https, or a model on this machine")
    return Settings(
        address=address, model=model, key=environment.get(file.key_variable) or None, timeout=_number(environment.get(TIMEOUT), TIMEOUT, file.timeout, 1, 3600),
        retries=int(_number(environment.get(RETRIES), RETRIES, file.retries, 0, 10)), send=file.send, send_unmarked=file.send_unmarked, ask_again=file.ask_again,
    )  # fmt: skip


_WRITTEN = re.compile(r"\bTLP\s*[:\-]\s*(RED|AMBER\s*\+\s*STRICT|AMBER|GREEN|CLEAR|WHITE|\w+)", re.IGNORECASE)


def mark_of(text: str, handling: Tlp | None, source: str | None, vocabulary: Vocabulary, *, unclear: bool = False) -> Tlp | None:
    """The mark of a text: the strictest of its header's, those written in it (`TLP:AMBER`) and its source's.

    A source that only has the mark that every source has by itself, CLEAR, says nothing of a text that bears none.
    unclear: the header has a fault, so that its mark may be missed; that, and a mark that is none of TLP 2.0, counts
    as RED.
    """
    known = vocabulary.sources.get(source) if source else None
    marks: list[Tlp] = [handling] if handling is not None else []
    if known is not None and known.handling != "CLEAR":
        marks.append(known.handling)
    for found in _WRITTEN.finditer(text):
        try:
            marks.append(tlp("".join(found[1].split())))
        except InputError:
            marks.append("RED")
    if unclear:
        marks.append("RED")
    return strictest(*marks) if marks else None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its very address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _number(said: str | None, name: str, given: float, low: float, high: float) -> float:
    try:
        value = float(said) if said else float(given)
    except ValueError:
        value = low - 1
    if not low <= value <= high:
        raise InputError(f"{name} is '{said or given}', not a number from {low:g} to {high:g}", f"leave it out, or give a number from {low:g} to {high:g}")
    return value
