"""Web archives made for tests, with warcio's own writer."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WHEN = "2030-05-20T09:30:00Z"

ARTICLE = """<!DOCTYPE html><html lang="en-GB"><head><title>{title} - World Wire</title>
<meta property="article:published_time" content="2030-05-10T08:00:00+02:00"><meta property="og:site_name" content="World Wire"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>
<p>{text}</p></article><footer>All rights reserved by the wire and by nobody else.</footer></body></html>"""

SHELLED = ARTICLE.format(title="Milltown hit", text="The army shelled Milltown on Friday, killing three people. " * 3).encode()


def answer(url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", **headers: str) -> dict[str, Any]:
    """One response record. headers: of HTTP, with `_` for `-`."""
    fields = [("Content-Type", media), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return {"url": url, "body": body, "http": StatusAndHeaders(status, fields, protocol="HTTP/1.1"), "kind": "response"}


def other(kind: str, url: str, body: bytes = b"", media: str = "text/plain") -> dict[str, Any]:
    """One record without HTTP of its own: dns, resource, metadata, conversion."""
    return {"url": url, "body": body, "http": None, "kind": kind, "media": media}


def warc(records: Sequence[dict[str, Any]], *, packed: bool = True, digest: str | None = None) -> bytes:
    """The bytes of a WARC file. digest: what every record says instead of its payload's own."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed and digest is None)
    for number, one in enumerate(records):
        extra = {"WARC-Date": WHEN, "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012d}>"}
        made = writer.create_warc_record(
            one["url"], one["kind"], payload=io.BytesIO(one["body"]), http_headers=one["http"], warc_headers_dict=extra,
            **({"warc_content_type": one["media"]} if one["http"] is None else {}),
        )  # fmt: skip
        writer.write_record(made)
        made.raw_stream.close()
    data = out.getvalue()
    if digest is not None:
        data = re.sub(rb"(WARC-Payload-Digest: )[^\r]*", lambda found: found[1] + digest.encode(), data)
        return gzip.compress(data) if packed else data
    return data


def wacz(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return out.getvalue()
