"""`ceasefire key`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from ceasefire.cli import show


def key(name: str, /, *, out: Annotated[Path | None, Parameter(name=("--out", "-o"))] = None, json: bool = False) -> int:
    """Make a key to sign ledgers with, and print its public half for the others.

    The private half goes into a file that only you may read. Keep it outside of the dossier and back it up: whoever has
    it can sign in your name. A key is replaced by signing once with the old and the new one (`ceasefire sign --key OLD
    --key NEW`).

    Parameters
    ----------
    name
        Whose key it is, as others will see it: no spaces and no plus sign, for example `jmc.example.org`.
    out
        File to write it to; `NAME.key` here if left out. It must not exist.
    json
        One JSON object: `{"name", "file", "public"}`.
    """
    from ceasefire.ledger.keyfile import new_key

    path = out or Path(f"{name}.key")
    made = new_key(name, path)
    if json:
        show.emit({"name": name, "file": str(path), "public": str(made.public)})
    else:
        show.tell(f"the private key is in {path}; give the others this line:")
        show.say(str(made.public))
    return 0
