"""Time stamps of RFC 3161: a service that both sides trust says that a signed head existed at a time.

Only what is needed is built and read here: a request for one SHA-256, and that the reply grants it for that hash. The
service's own signature is checked with its certificate by `openssl ts -verify`; see the how-to page.
"""

from __future__ import annotations

import hashlib
import http.client
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime

from ceasefire.errors import InputError

_SHA256 = bytes.fromhex("0609608648016503040201")  # OID 2.16.840.1.101.3.4.2.1
_LIMIT = 1 << 20
_WAIT_S = 30.0


def query(data: bytes, nonce: int) -> bytes:
    """A TimeStampReq (section 2.4.1) for these bytes, asking for the certificate too. nonce: below 2**63."""
    algorithm = _der(0x30, _SHA256 + b"\x05\x00")
    imprint = _der(0x30, algorithm + _der(0x04, hashlib.sha256(data).digest()))
    number = nonce.to_bytes(nonce.bit_length() // 8 + 1, "big")
    return _der(0x30, b"\x02\x01\x01" + imprint + _der(0x02, number) + b"\x01\x01\xff")


def granted(reply: bytes, data: bytes) -> datetime:
    """The time that a TimeStampResp gives for these bytes, UTC. `InputError` when it refuses, or is about others."""
    try:
        tag, body, _ = _read(reply, 0)
        tag_status, status, after = _read(body, 0)
        _, number, _ = _read(status, 0)
    except (IndexError, ValueError) as error:
        raise InputError("the service's reply is no time stamp", "check the address of the service") from error
    if tag != 0x30 or tag_status != 0x30 or int.from_bytes(number, "big") not in (0, 1):
        raise InputError("the service refuses to give a time stamp", "ask it why, or use another one")
    token = body[after:]
    if hashlib.sha256(data).digest() not in token:
        raise InputError("the time stamp is for something else", "ask for it again")
    found = re.search(rb"\x18[\x0d-\x13](\d{14})(?:\.\d+)?Z", token)
    if found is None:
        raise InputError("the time stamp has no time", "use another service")
    try:
        return datetime.strptime(found[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise InputError("the time stamp has a time that there is not", "use another service") from error


def ask(url: str, data: bytes, nonce: int) -> bytes:
    """Ask a service for a time stamp; only the hash of the bytes goes over the network. `InputError` when it cannot be had."""
    if not url.startswith(("http://", "https://")):
        raise InputError(f"'{url}' is no address of a service", "give one that begins with https://")
    made = urllib.request.Request(url, query(data, nonce), {"Content-Type": "application/timestamp-query"})
    try:
        with urllib.request.urlopen(made, timeout=_WAIT_S) as reply:
            token: bytes = reply.read(_LIMIT)
    except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
        raise InputError(f"the time-stamping service cannot be reached ({error})", "nothing was signed: try again later, or sign without --timestamp") from error
    granted(token, data)
    return token


def _der(tag: int, content: bytes) -> bytes:
    n = len(content)
    return bytes([tag, n] if n < 128 else [tag, 0x81, n]) + content


def _read(data: bytes, at: int) -> tuple[int, bytes, int]:
    """(tag, content, where the next value begins) of one DER value."""
    tag, n, at = data[at], data[at + 1], at + 2
    if n & 0x80:
        width = n & 0x7F
        if not 1 <= width <= 4:
            raise ValueError("length")
        n, at = int.from_bytes(data[at : at + width], "big"), at + width
    if at + n > len(data):
        raise ValueError("cut off")
    return tag, data[at : at + n], at + n
