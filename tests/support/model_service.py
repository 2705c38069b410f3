"""A service of chat completions on loopback, for the model reader: what it answers is given by whoever starts it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from ceasefire.claims.model.settings import Settings

Answer = bytes | Callable[[BaseHTTPRequestHandler], None]
"""The bytes of an answer with status 200, or a function of the handler that sends what it likes."""


class Service:
    """reply: what is answered to the body of a request; without it `answers` are given in turn, the last again and again."""

    def __init__(self, reply: Callable[[dict[str, Any]], Answer] | None = None) -> None:
        self.answers: list[Answer] = []
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                outer.asked.append(body)
                outer.headers.append(dict(self.headers))
                outer.paths.append(self.path)
                answer = reply(body) if reply is not None else outer.answers[min(len(outer.asked), len(outer.answers)) - 1]
                if callable(answer):
                    answer(self)
                    return
                send(self, 200, answer)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def settings(self, **more: Any) -> Settings:
        return Settings(address=self.address, model="little", **({"timeout": 5.0, "retries": 0} | more))

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def answer(*rows: dict[str, Any] | Any, content: str | None = None, finish: str = "stop", model: str = "little-2026") -> bytes:
    """The body of an answer whose message is those claims, or `content`."""
    said = content if content is not None else json.dumps({"claims": list(rows)}, ensure_ascii=False)
    return json.dumps({"model": model, "choices": [{"message": {"content": said}, "finish_reason": finish}]}).encode()
