"""What a brief of very many findings lists one by one: the gravest of each article. All are counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.brief import words
from ceasefire.findings.finding import PROOF_ORDER, Finding
from ceasefire.incidents.incident import Incident

MOST = 5000
"""Rows that one brief holds: beyond them a browser no longer opens it and nobody reads it."""

GRAVEST = 200
"""Rows listed per article, and of what is held against no article, in a brief beyond `MOST`."""

Rank = tuple[int, int, int, tuple[int, int]]


class Listing(msgspec.Struct, frozen=True):
    """findings: ids of those with a row; incidents: ids of those shown one by one."""

    findings: frozenset[str]
    incidents: frozenset[str]


def listing(
    now: Sequence[Incident], undated: Sequence[Incident], findings: Mapping[str, Sequence[Finding]]
) -> Listing | None:
    """What is listed; None when everything is. findings: by incident id."""
    held = [(i, f) for i in now for f in findings.get(i.id, ())]
    free = [i for i in now if not findings.get(i.id)]
    if len(held) + len(free) + len(undated) <= MOST:
        return None
    by_article: dict[tuple[str, str, int], list[tuple[Rank, str, str]]] = {}
    for incident, finding in held:
        row = (rank(incident, finding), finding.id, incident.id)
        by_article.setdefault((finding.agreement, finding.provision, finding.version), []).append(row)
    chosen: set[str] = set()
    shown: set[str] = set()
    for rows in by_article.values():
        for _, name, of in sorted(rows, key=lambda row: row[0])[:GRAVEST]:
            chosen.add(name)
            shown.add(of)
    for rest in (free, undated):
        shown |= {i.id for i in sorted(rest, key=_weight)[:GRAVEST]}
    return Listing(frozenset(chosen), frozenset(shown))


def rank(incident: Incident, finding: Finding) -> Rank:
    """By outcome, then proof, then people killed, then order of intake: never by a name."""
    proof = PROOF_ORDER.index(finding.proof) + 1 if finding.proof else 0
    return words.OUTCOMES.index(finding.outcome), -proof, -_killed(incident), incident.order


def _weight(incident: Incident) -> tuple[int, int, tuple[int, int]]:
    """Most killed, then told by most origins, then in order of intake."""
    return -_killed(incident), -len(incident.origins), incident.order


def _killed(incident: Incident) -> int:
    return (incident.killed or (0, 0))[0] or 0
