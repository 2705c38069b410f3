"""`ceasefire sign`."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from ceasefire.cli import show
from ceasefire.errors import InputError

if TYPE_CHECKING:
    from ceasefire.ledger.note import PublicKey


def sign(
    folder: Path,
    /,
    *,
    key: list[Path] | None = None,
    out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None,
    request: int | None = None,
    add: Path | None = None,
    signer: list[str] | None = None,
    timestamp: str | None = None,
    json: bool = False,
) -> int:
    """Sign the head of the ledger as it is now, or enter what parties and guarantors signed.

    A signed head says: these entries, and no others, were here. It is entered in the ledger, so that later heads cover
    it, and printed: give it to both sides. Whoever has it can prove any later change. With `--request` it is written so
    that somebody else can check that it continues what they saw, and co-sign it (`ceasefire cosign`); `--add` enters
    what they gave back.

    Parameters
    ----------
    folder
        The dossier's folder.
    key
        File of a private key, as `ceasefire key` wrote it. Give the old and the new one when a key is replaced.
    out
        File to write the signed head to, instead of printing it.
    request
        How many entries the one who is asked to co-sign has seen, 0 for the first time: the proof that nothing of them
        was changed is written before the signed head.
    add
        File of a signed head that others signed, or of several signatures over it.
    signer
        With `--add`: the public key of each signer whose signature is to be checked, as `ceasefire key` printed it.
    timestamp
        Address of an RFC 3161 time-stamping service. The hash of the signed head, and nothing else, is sent to it.
    json
        One JSON object: `{"entry", "head", "origin", "note", "signers"}`.
    """
    from ceasefire.ledger import heads, stamp
    from ceasefire.ledger.keyfile import read_key
    from ceasefire.ledger.note import parse_checkpoint, parse_key, parse_note
    from ceasefire.process import open_process

    if (add is None) == (not key):
        raise InputError("nothing says who signs", "give --key FILE to sign, or --add NOTE --signer KEY to enter what others signed")
    if add is not None and (request is not None or timestamp is not None):
        raise InputError("--add goes without --request and --timestamp", "sign first, then add what others gave back")
    pairs = [read_key(path) for path in key or []]
    names: list[PublicKey] = [parse_key(text) for text in signer or []] or [pair.public for pair in pairs]
    with open_process(folder, write=True) as process:
        store, origin, now = process.store, process.dossier.id, datetime.now(UTC)
        if add is not None:
            note = parse_note(show.read_text(add))
            entry = heads.admit(store, origin, note, names, at=now)
        else:
            if request is not None and not 0 <= request <= store.entry_count():  # before anything is signed
                raise InputError(f"nobody can have seen {request} entries: there are {store.entry_count()}", "give --request with how many they saw, 0 for the first time")
            asked = partial(stamp.ask, timestamp, nonce=secrets.randbits(63)) if timestamp else None
            note, entry = heads.sign(store, origin, pairs, at=now, stamp=asked)
        text = heads.request(store, note, request) if request is not None else str(note)
        head = parse_checkpoint(note.text).head
    if out is not None:
        show.write_text(out, text)
    if json:
        show.emit({"entry": entry.seq, "head": str(head), "origin": origin, "note": text, "signers": [one.name for one in names]})
    elif out is None and add is None:
        show.say(text.rstrip("\n"))
    else:
        show.say(f"entry {entry.seq}: head {head}, signed by {', '.join(one.name for one in names)}{f'; written to {out}' if out else ''}")
    return 0
