"""The short way to a claim's id gives what the long way gives."""

from __future__ import annotations

import msgspec
import pytest

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.claim_id import claim_id
from ceasefire.ids import content_id
from ceasefire.place import Place

_PLAIN = Claim(id="", report="", act="shelling", actor_surface="the army", terms={"step": "offer"}, spans={"act": (4, 9)})


@pytest.mark.parametrize(
    "claim",
    [
        _PLAIN,
        msgspec.structs.replace(_PLAIN, place=Place(name="Xville", lat=32.5, lon=36.0, radius_km=2.0)),
        msgspec.structs.replace(_PLAIN, place=Place(name="Xville", lat=0.00001, lon=-0.0)),
        msgspec.structs.replace(_PLAIN, killed=Harm(low=2, best=2), injured=Harm(best=7)),
        msgspec.structs.replace(_PLAIN, terms={"ä": "b", "\ud7ff": "c"}, actor_surface="“X” جيش"),
        msgspec.structs.replace(_PLAIN, why={"act": "a word"}, doubt={"act": 1.0}),
        msgspec.structs.replace(_PLAIN, row=3),
    ],
)
def test_both_ways_give_one_id(claim: Claim) -> None:
    assert claim_id(claim) == content_id("claim", claim)
