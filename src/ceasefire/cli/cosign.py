"""`ceasefire cosign`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show


def cosign(
    asked: Path,
    /,
    *,
    key: Path,
    seen: Path,
    trust: list[str] | None = None,
    out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None,
    json: bool = False,
) -> int:
    """Sign the head of somebody else's ledger, after checking that it continues the one you saw last.

    For a party or a guarantor: no dossier is needed, and nothing of what is in the ledger is seen. It is refused when
    anything that you signed before was altered or removed since (exit code 2); keep both files then, they prove it.

    Parameters
    ----------
    asked
        The file that `ceasefire sign DIR --request SIZE` wrote.
    key
        File of your private key, as `ceasefire key` wrote it.
    seen
        File in which what you signed last of this ledger is kept; it is made the first time and replaced when you have signed.
    trust
        Public key of whoever keeps the ledger: the head must have been signed by one of these.
    out
        File to write the signed head to, instead of printing it.
    json
        One JSON object: `{"origin", "head", "before", "note"}`.
    """
    from ceasefire.ledger.heads import cosign as sign
    from ceasefire.ledger.keyfile import read_key
    from ceasefire.ledger.note import parse_checkpoint, parse_key, parse_note

    before = parse_checkpoint(parse_note(show.read_text(seen)).text) if seen.exists() else None
    note = sign(show.read_text(asked), read_key(key), before, tuple(parse_key(text) for text in trust or []))
    told = parse_checkpoint(note.text)
    show.write_text(seen, str(note))  # first: what was given away and is not remembered could be contradicted later
    if out is not None:
        show.write_text(out, str(note))
    if json:
        show.emit({"origin": told.origin, "head": str(told.head), "before": str(before.head) if before else None, "note": str(note)})
    elif out is None:
        show.say(str(note).rstrip("\n"))
    else:
        show.say(f"signed head {told.head}; written to {out}")
    return 0
