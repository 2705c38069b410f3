"""One question to an OpenAI-compatible service over the standard library's HTTP client. No redirects, no proxies."""

from __future__ import annotations

import http.client
import time
from typing import Any
from urllib.parse import urlsplit

import msgspec

from ceasefire.claims.model.settings import Settings
from ceasefire.errors import CeasefireError

MAX_ANSWER = 2_000_000
"""Bytes of an answer that are read; a longer one is refused."""
_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_WAIT = 30.0
"""Longest wait between two tries, seconds."""


class AskError(CeasefireError):
    """The model gave no answer that can be used."""

    code = "model_reader"

    def __init__(self, what: str, remedy: str, *, again: bool = False, wait: float | None = None, status: int = 0) -> None:
        super().__init__(what, remedy)
        self.again, self.wait, self.status = again, wait, status


class _Message(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Answer(msgspec.Struct):
    choices: list[_Choice]
    model: str | None = None


class Answered(msgspec.Struct, frozen=True):
    """content: what the model wrote; model: name and version as the service gives it."""

    content: str
    model: str


def ask(settings: Settings, messages: list[dict[str, str]], schema: dict[str, Any]) -> Answered:
    """The model's answer. Raises `AskError` with what went wrong and what would be right."""
    body: dict[str, Any] = {
        "model": settings.model, "messages": messages, "temperature": 0, "seed": 1,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}},
    }  # fmt: skip
    tries = 0
    while True:
        try:
            return _once(settings, body)
        except AskError as error:
            if error.status == 400 and "response_format" in body:
                del body["response_format"]  # a service without structured output: the answer is checked all the same
                continue
            if not error.again or tries >= settings.retries:
                raise
            time.sleep(min(_WAIT, error.wait if error.wait is not None else 0.25 * 2**tries))
            tries += 1


def _once(settings: Settings, body: dict[str, Any]) -> Answered:
    parts = urlsplit(settings.endpoint)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    until = time.monotonic() + settings.timeout
    connection = kind(parts.hostname or "", parts.port, timeout=settings.timeout)
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "ceasefire"}
    if settings.key:
        headers["Authorization"] = f"Bearer {settings.key}"
    try:
        connection.request("POST", parts.path, msgspec.json.encode(body), headers)
        response = connection.getresponse()
        data = _within(response, connection, until, settings)
    except TimeoutError as error:
        raise _late(settings) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise AskError(f"the model at {settings.endpoint} cannot be reached ({type(error).__name__})", "check the address and that the service runs", again=True) from error
    finally:
        connection.close()
    if response.status != 200:
        raise _refused(settings, response)
    return _content(settings, data)


def _within(response: http.client.HTTPResponse, connection: http.client.HTTPConnection, until: float, settings: Settings) -> bytes:
    """The body, read in pieces so that a service that drips ends in time too."""
    parts: list[bytes] = []
    size = 0
    while True:
        left = until - time.monotonic()
        if left <= 0:
            raise _late(settings)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = response.read1(65_536)
        if not piece:
            break
        parts.append(piece)
        size += len(piece)
        if size > MAX_ANSWER:
            raise AskError(f"the model's answer is larger than {MAX_ANSWER // 10**6} MB", "use another model, or shorter texts")
    data = b"".join(parts)
    told = response.getheader("Content-Length")
    if told is not None and told.isdecimal() and size < int(told):
        raise AskError("the model's answer broke off", "try again; raise the timeout if it happens often", again=True)
    return data


def _late(settings: Settings) -> AskError:
    return AskError(f"the model gave no whole answer within {settings.timeout:g} s", "raise the timeout, or use a faster model", again=True)


def _refused(settings: Settings, response: http.client.HTTPResponse) -> AskError:
    status = response.status
    wait = response.getheader("Retry-After")
    remedies = {
        401: "check the key in the environment", 403: "check the key and what it may do", 404: "check the address and the model's name",
        429: "wait, or ask for a larger allowance",
    }  # fmt: skip
    what = f"the model's service refused with status {status}"
    if 300 <= status < 400:
        return AskError(what, "give the address that it redirects to; redirects are not followed")
    remedy = remedies.get(status, "try again later" if status >= 500 else "check the settings of the model")
    return AskError(what, remedy, again=status in _AGAIN, wait=float(wait) if wait is not None and wait.isdecimal() else None, status=status)


def _content(settings: Settings, data: bytes) -> Answered:
    try:
        answer = msgspec.json.decode(data, type=_Answer)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise AskError("the model's service gave no answer of the form of chat completions", "check that the address is that of an OpenAI-compatible service") from error
    if not answer.choices:
        raise AskError("the model gave no answer", "try again, or use another model")
    first = answer.choices[0]
    if first.finish_reason == "length":
        raise AskError("the model's answer was cut off at its limit", "use a model with a longer answer, or shorter texts")
    if first.message.refusal or not first.message.content:
        raise AskError("the model refused to answer", "use another model")
    return Answered(first.message.content, answer.model or settings.model)
