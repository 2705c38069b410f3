"""Time stamps: asked of a service on loopback that OpenSSL plays, and refused where they are about something else."""

from __future__ import annotations

import base64
import shutil
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from tests.ledger.test_chain import filled

from ceasefire.cli.main import main
from ceasefire.errors import InputError
from ceasefire.ledger import chain
from ceasefire.ledger.keyfile import new_key
from ceasefire.ledger.stamp import ask, granted, query
from ceasefire.store import open_store

CONFIG = """\
[ tsa ]
default_tsa = it
[ it ]
serial = {root}/serial
signer_cert = {root}/cert.pem
signer_key = {root}/key.pem
certs = {root}/cert.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = yes
tsa_name = yes
ess_cert_id_alg = sha256
"""


def openssl(*words: str) -> None:
    program = shutil.which("openssl")
    assert program, "openssl is needed: Debian's package openssl"
    subprocess.run([program, *words], check=True, capture_output=True)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """(address, folder) of a time-stamping service."""
    root = tmp_path_factory.mktemp("tsa")
    (root / "tsa.cnf").write_text(CONFIG.format(root=root))
    (root / "serial").write_text("01\n")
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Time", "-keyout", f"{root}/key.pem", "-out", f"{root}/cert.pem",
            "-addext", "extendedKeyUsage=critical,timeStamping")  # fmt: skip

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            (root / "q").write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            openssl("ts", "-reply", "-config", f"{root}/tsa.cnf", "-queryfile", f"{root}/q", "-out", f"{root}/r")
            body = (root / "r").read_bytes()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", root
    server.shutdown()
    server.server_close()


def test_a_stamp_is_for_what_was_asked_and_openssl_agrees(service: tuple[str, Path], tmp_path: Path) -> None:
    address, root = service
    token = ask(address, b"a head", 12345678901234567)
    assert abs(granted(token, b"a head") - datetime.now(UTC)) < timedelta(minutes=5)
    with pytest.raises(InputError, match="for something else"):
        granted(token, b"another head")
    (tmp_path / "head").write_bytes(b"a head")
    (tmp_path / "token").write_bytes(token)
    openssl("ts", "-verify", "-data", f"{tmp_path}/head", "-in", f"{tmp_path}/token", "-CAfile", f"{root}/cert.pem")


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 2**63 - 1])
def test_a_query_is_der_that_openssl_reads(nonce: int, tmp_path: Path) -> None:
    (tmp_path / "q").write_bytes(query(b"x", nonce))
    openssl("ts", "-query", "-in", f"{tmp_path}/q", "-text")


@pytest.mark.parametrize("reply", [b"", b"\x30", b"<html>", b"\x30\x03\x02\x01\x00", b"\x30\x84\xff\xff\xff\xff", b"\x30\x05\x30\x03\x02\x01\x02"])
def test_what_is_no_stamp_is_told(reply: bytes) -> None:
    with pytest.raises(InputError):
        granted(reply, b"x")


def test_the_command_enters_it_and_a_service_that_is_away_stops_nothing_else(service: tuple[str, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.support.small import write

    root = write(tmp_path / "vale")
    filled(root / "ledger.db")
    new_key("jmc", tmp_path / "k")
    assert main(["sign", str(root), "--key", str(tmp_path / "k"), "--timestamp", "http://127.0.0.1:9/"]) == 2
    assert "cannot be reached" in capsys.readouterr().err
    assert main(["sign", str(root), "--key", str(tmp_path / "k"), "--timestamp", "file:///etc/passwd"]) == 2
    assert "no address of a service" in capsys.readouterr().err
    assert main(["sign", str(root), "--key", str(tmp_path / "k"), "--timestamp", service[0]]) == 0
    note = capsys.readouterr().out
    with open_store(root / "ledger.db") as store:
        (entry,) = chain.entries(store, kind="head_signed")
        assert granted(base64.b64decode(entry.payload["timestamp"]), entry.payload["note"].encode())
        assert entry.payload["note"] == note
