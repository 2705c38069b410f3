"""What one origin's word is worth, by whose word it is and whom it accuses, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ceasefire.agreement.raster import Bytes, Floats, Ints
from ceasefire.claims.claim import Claim
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.findings.columns import MEANS, MODALITIES, NEVER, Array, Asserter, Columns
from ceasefire.findings.finding import PROOF_ORDER
from ceasefire.findings.weigh import Voice, weigh
from ceasefire.incidents.origin import UNKNOWN, Origin, origin_of


class Proofs(NamedTuple):
    """origin: (asserters) number of the origin; total, level: (origins, manners, sides + 1) by
    manner (see `manners`) and accused side (0 = nobody); level: 0 below every standard, else 1 + place in `PROOF_ORDER`;
    own: (origins, sides + 1) whether its own side is accused, by an organ of it."""

    origin: Ints
    total: Floats
    level: Bytes
    own: Bytes


def origins_of(asserters: Sequence[Asserter], words: Vocabulary) -> list[Origin]:
    """The origin behind each asserter."""
    return [
        origin_of(Claim(id="", report="", source=s, attributed_to=a, attributed_chain=chain), words)
        for s, a, chain in asserters
    ]


def manners(columns: Columns, rows: Array) -> Array:
    """(n,) int64: how each word was given: 1 hedged, 2 coarse, and 4 times its means; only in `rows`."""
    coarse = (columns.place[rows] < 0) | (columns.where_prec[rows] >= 4)
    coarse |= (columns.start[rows] == NEVER) | (columns.date_prec[rows] >= 3)
    hedged = columns.modality[rows] == MODALITIES.index("hedged")
    out = np.zeros(len(columns), np.int64)
    out[rows] = hedged + 2 * coarse.astype(np.int64) + 4 * columns.means[rows].astype(np.int64)
    return out


def proofs(origins: Sequence[Origin], sides: Sequence[str]) -> Proofs:
    """The table for those origins (one an asserter) and sides."""
    alike: dict[tuple[str | None, str, str | None, bool], int] = {}
    kept: list[Origin] = []
    number = []
    for origin in origins:
        # What weighs is the side, the grade, whether it is known and for whom it speaks, not its name.
        key = (origin.side, origin.grade, origin.speaks_for, origin.family == UNKNOWN)
        if key not in alike:
            alike[key] = len(kept)
            kept.append(origin)
        number.append(alike[key])
    total = np.zeros((len(kept), 4 * len(MEANS), len(sides) + 1))
    level = np.zeros(total.shape, np.int8)
    own = np.zeros((len(kept), len(sides) + 1), np.int8)
    for i, origin in enumerate(kept):
        for k, side in enumerate([None, *sides]):
            own[i, k] = side is not None and origin.speaks_for is not None and origin.side == side
            for manner in range(total.shape[1]):
                voice = Voice(origin, bool(manner & 1), MEANS[manner // 4], bool(manner & 2))
                found = weigh([voice], [], side)
                total[i, manner, k] = found.total
                level[i, manner, k] = 0 if found.proof is None else 1 + PROOF_ORDER.index(found.proof)
    return Proofs(np.array(number, np.int64), total, level, own)
