"""Which claim is meant by what somebody has in hand: an id that a command or a brief printed, or enough of its beginning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ceasefire.claims.claim import Claim
from ceasefire.errors import InputError
from ceasefire.ids import content_id

SHORTEST = 4
"""Characters of an id that are enough to ask by."""


def claim_named(name: str, claims: Mapping[str, Claim], incidents: Iterable[str]) -> Claim:
    """The claim of that id, or the first claim of the incident of that id. incidents: ids of today and of earlier days.

    `InputError` where there is none, or where it may be several.
    """
    first = {content_id("incident", one): one for one in claims}
    known = {one: one for one in claims} | {one: first[one] for one in incidents if one in first}
    if name in known:
        return claims[known[name]]
    kind, dash, rest = name.partition("-")
    begun = rest if dash else kind
    hits = [one for one in known if len(begun) >= SHORTEST and (one.startswith(name) if dash else one.partition("-")[2].startswith(name))]
    if len(hits) == 1:
        return claims[known[hits[0]]]
    told = f"may be {len(hits)} claims or incidents" if hits else "is no claim of the dossier and no incident"
    raise InputError(f"'{name}' {told}", "give the id of a claim or an incident, as `ceasefire show DIR INCIDENT` prints them")
