"""Digests of what results are computed from: code, files of a dossier, names a reader is given."""

from __future__ import annotations

from pathlib import Path

from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.ids import canonical, sha256
from ceasefire.reports.filename import escaped


def code_digest(*parts: str) -> str:
    """Digest of source and data files of this package: a rule changed is a result outdated."""
    here = Path(__file__).resolve().parents[1]
    files = [
        f
        for part in parts
        for f in ([here / part] if part.endswith(".py") else sorted((here / part).rglob("*")))
    ]
    kept = [f for f in files if f.is_file() and f.suffix in (".py", ".yaml", ".json")]
    return sha256(canonical([[f.relative_to(here).as_posix(), sha256(f.read_bytes())] for f in kept]))


def dossier_bytes(root: Path) -> dict[str, bytes]:
    """Path -> bytes of every file that makes up a dossier; reports are in the store instead."""
    named = [root / f"{name}.yaml" for name in ("dossier", "actors", "sources", "places", "coverage")]
    found = [*named, root / "stress.csv", *(root / "agreements").glob("*.yaml"), *(root / "zones").glob("*.geojson")]
    return {escaped(p.relative_to(root).as_posix()): p.read_bytes() for p in sorted(found) if p.is_file()}


def dossier_files(root: Path) -> dict[str, str]:
    """Path -> SHA-256 of every file that makes up a dossier."""
    return {path: sha256(data) for path, data in dossier_bytes(root).items()}


def vocabulary_digest(known: Vocabulary) -> str:
    """Digest of what a reader of texts is given. Of sources only names: grades change no reading."""
    return sha256(
        canonical(
            {
                "actors": list(known.actors.values()),
                "places": list(known.gazetteer.entries.values()),
                "sources": [[s.id, s.name, s.aliases] for s in known.sources.values()],
                "zone": [known.time_zone, known.area],
            }
        )
    )
