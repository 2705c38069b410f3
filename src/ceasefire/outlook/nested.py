"""A deal inside another falls with it where the offensive that broke the other was fought on its ground."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from ceasefire.outlook.broken import Broken, Past
from ceasefire.outlook.happening import Happening

SHARE = 0.5
"""Of the breaches of the offensive so many have to lie on the deal's own ground. Elsewhere a deal may go on without the one
that it stands in, as towns do that keep out of the next war."""


def fallen(own: Past, held: Sequence[Happening], outer: Past, outer_held: Sequence[Happening], outer_title: str, start: date, last: date) -> Past:
    """The past of a deal that stands inside another, with that of the other in mind.

    held, outer_held: what is held against each; start, last: the deal's first local day and the last on which it was in
    force. A deal that is broken by then itself stays as it is, and so does one to which an offensive is no break.
    """
    met = outer.first
    if met is None or met.on is None or met.definition != "offensive" or "offensive" not in own.definitions:
        return own
    if not start < met.on <= last or (own.first is not None and own.first.on is not None and own.first.on <= met.on):
        return own
    fought = {h.incident for h in outer_held if set(h.findings) & set(met.findings)}
    here = [h for h in held if h.incident in fought]
    if not fought or len(here) < SHARE * len(fought):
        return own
    made = Broken(
        definition="offensive", status="broken", on=met.on, since=met.since, by=met.by,
        why=f"it stands in '{outer_title}', which an offensive broke that day; {len(here)} of its {len(fought)} breaches lay on the ground of this one",
        findings=tuple(f for h in here for f in h.findings), claims=tuple(c for h in here for c in h.claims),
    )  # fmt: skip
    of = tuple(made if one.definition == "offensive" else one for one in own.of)
    return msgspec.structs.replace(own, of=of, first=made)
