"""Whose an address is: the source of the dossier that publishes there."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from ceasefire.dossier.source import Source


def source_at(url: str, sources: Mapping[str, Source]) -> str | None:
    """The id of the source whose own address (`url` in sources.yaml) the address lies under, the closest one; None where
    there is none, or two are as close."""
    host, path = _parts(url)
    best: list[tuple[int, str]] = []
    for source in sources.values():
        own, begin = _parts(source.url or "")
        if host and own == host and (path + "/").startswith(begin + "/"):
            best.append((len(begin), source.id))
    top = max((length for length, _ in best), default=0)
    hits = [name for length, name in best if length == top]
    return hits[0] if len(hits) == 1 else None


def _parts(url: str) -> tuple[str, str]:
    """(host, path), without `www.` and a slash at the end."""
    try:
        split = urlsplit(url)
        host = split.hostname or ""
    except ValueError:
        return "", ""
    if split.scheme not in ("http", "https"):
        return "", ""
    return host.lower().removeprefix("www."), split.path.rstrip("/")
