"""Which articles an incident can fall under at all, for many incidents at once, before `judge` asks."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.findings.columns import NEVER, columns_of
from ceasefire.findings.docket import docket
from ceasefire.findings.sweep import sweep
from ceasefire.incidents.incident import Incident


def sieve(
    incidents: Sequence[Incident], agreements: Sequence[Agreement], dossier: Dossier
) -> list[frozenset[int]]:
    """For each incident the numbers of the articles (counted as `judge` does) that neither act, time nor
    place rules out. Of those left out `hold` says nothing; of the rest it may still say nothing.
    """
    rows: list[Claim] = []
    owner: list[int] = []
    radius: list[float] = []
    for n, incident in enumerate(incidents):
        for version in incident.acts:
            if version.value is not None:
                rows.append(
                    Claim(id="", report="", act=version.value, place=incident.place, when=incident.when)
                )
                owner.append(n)
                radius.append(incident.place.radius_km if incident.place else 0.0)
    # The radius as the incident has it: `columns_of` rounds as the fusing of claims does.
    columns = msgspec.structs.replace(columns_of(rows), radius_km=np.array(radius, np.float64))
    made = docket(agreements, dossier, columns.lists)
    pairs = sweep(columns, made, columns.start != NEVER)
    found: list[list[int]] = [[] for _ in incidents]
    for row, article in zip(pairs.incident.tolist(), pairs.article.tolist(), strict=True):
        found[owner[row]].append(article)
    return [frozenset(one) for one in found]
