"""A short run of the fuzz target, and that it sees a fault when there is one."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest
from scripts import fuzz_read
from tests.claims.test_english import V, read

from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.read import Text
from ceasefire.clock import Interval
from ceasefire.dossier.dossier import vocabulary
from ceasefire.dossier.embedded import embedded
from ceasefire.dossier.load import load


def test_some_hundred_spoilt_texts_are_read_without_a_fault() -> None:
    words = vocabulary(load(embedded("southwest-syria")))
    assert list(fuzz_read.run(7, range(400), words)) == []


def test_an_input_is_the_same_each_time_and_another_for_another_seed() -> None:
    made = [fuzz_read.text_of(3, n) for n in range(50)]
    assert made == [fuzz_read.text_of(3, n) for n in range(50)]
    assert made != [fuzz_read.text_of(4, n) for n in range(50)]


SAID = "The Velorian army shelled Karsa on Sunday, killing three people."


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"spans": {"act": (0, 999)}}, "outside the text"),
        ({"actor_surface": "Somebody else"}, "is not what stands there"),
        ({"killed": Harm(low=5, best=3, high=4)}, "out of order"),
        ({"when": Interval(datetime(2021, 8, 2, tzinfo=UTC), datetime(2021, 8, 1, tzinfo=UTC))}, "ends before it starts"),
    ],
)  # fmt: skip
def test_a_broken_claim_is_a_fault(change: dict[str, object], fault: str) -> None:
    (claim,) = read(SAID)
    assert list(fuzz_read.faults(Text(text=SAID), [claim], V)) == []
    broken = msgspec.structs.replace(claim, **change)
    assert any(fault in one for one in fuzz_read.faults(Text(text=SAID), [broken], V))


def test_what_somebody_says_taken_for_the_outlets_own_is_a_fault() -> None:
    text = Text(text="According to SANA, the Syrian army shelled Nawa on Sunday.")
    own = Claim(id="", report="", act="shelling")
    assert any("outlet's own" in one for one in fuzz_read.faults(text, [own], V))
    theirs = msgspec.structs.replace(own, attributed_to="sana")
    assert list(fuzz_read.faults(text, [theirs], V)) == []
