"""How often a source agrees with independent origins: what counts, and what does not."""

from __future__ import annotations

import random

import pytest
from tests.support.small import claim, dead, small

from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.incidents.match import match
from ceasefire.incidents.standing import PRIOR, Standing, standings


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return small(tmp_path_factory.mktemp("standing"))


def learned(dossier: Dossier, *claims: Claim) -> dict[tuple[str, str | None], Standing]:
    words = vocabulary(dossier)
    found = standings(match(claims, words), {c.id: c for c in claims}, words)
    return {(one.family, one.act): one for one in found}


def test_agreement_counts_one_and_a_contradiction_by_how_many_contradict(dossier: Dossier) -> None:
    told = learned(
        dossier,
        claim(dossier, source="watch", killed=dead(9)),
        claim(dossier, source="wire", killed=dead(9)),
        claim(dossier, source="crown_news", killed=dead(30)),
        claim(dossier, source="rumour", when="2030-06-01", killed=dead(3)),
    )
    assert (told["watch", None].compared, told["watch", None].agreed, told["watch", None].score) == (1, 1, 1.0)
    assert (told["crown_news", None].agreed, told["crown_news", None].score) == (0, 0.333)
    assert told["watch", "shelling"].compared == 1
    assert ("rumour", None) not in told


def test_two_of_one_side_and_a_copy_confirm_nobody(dossier: Dossier) -> None:
    assert learned(dossier, claim(dossier, source="watch", killed=dead(9)), claim(dossier, source="river_voice", killed=dead(9))) == {}
    assert learned(dossier, claim(dossier, source="watch", killed=dead(9)), claim(dossier, source="echo", killed=dead(9))) == {}
    relayed = claim(dossier, source="wire", attributed_to="watch", killed=dead(9))
    assert learned(dossier, claim(dossier, source="watch", killed=dead(9)), relayed) == {}


def test_what_nobody_else_tells_and_what_makes_an_incident_count_nothing(dossier: Dossier) -> None:
    assert learned(dossier, claim(dossier, source="watch", actor="army"), claim(dossier, source="wire", killed=dead(2))) == {}
    denied = learned(dossier, claim(dossier, source="watch"), claim(dossier, source="wire"), claim(dossier, source="crown_news", modality="denied"))
    assert denied["watch", None].score == 1.0
    assert denied["crown_news", None].score == 0.333


def test_a_brigade_and_its_army_are_one_doer(dossier: Dossier) -> None:
    told = learned(dossier, claim(dossier, source="watch", actor="otters"), claim(dossier, source="wire", actor="league"))
    assert told["wire", None].score == 1.0


def test_few_comparisons_are_drawn_to_the_mean_and_many_speak_for_themselves(dossier: Dossier) -> None:
    """A made world: one is right in nine of ten, one in five of ten, one was compared once and was wrong."""
    rng = random.Random(20170709)
    claims = []
    for n in range(150):
        day = f"2030-{1 + n // 28:02d}-{1 + n % 28:02d}"
        true = rng.choice([10, 40, 160])
        for source, right in (("wire", 0.9), ("watch", 0.9), ("crown_news", 0.5)):
            said = true if rng.random() < right else rng.choice([x for x in (10, 40, 160) if x != true])
            claims.append(claim(dossier, when=day, source=source, killed=dead(said)))
    claims.append(claim(dossier, when="2030-01-01", source="rumour", killed=dead(999)))
    told = learned(dossier, *claims)
    good, bad, once = (told[name, None] for name in ("wire", "crown_news", "rumour"))
    assert good.compared >= 140
    assert good.share > bad.share + 0.15
    assert once.compared == 1
    every = [one for (_, act), one in told.items() if act is None]
    mean = sum(one.score for one in every) / sum(one.compared for one in every)
    assert once.share == pytest.approx((once.score + PRIOR * mean) / (1 + PRIOR), abs=0.001)
    assert abs(once.share - mean) < 0.1


def test_it_sees_no_side(dossier: Dossier) -> None:
    """What each side's source says, swapped, swaps what is learned."""

    def world(one: str, other: str) -> dict[tuple[str, str | None], Standing]:
        claims = []
        for n in range(6):
            day = f"2030-05-{10 + n}"
            claims += [claim(dossier, when=day, source="wire", killed=dead(9)), claim(dossier, when=day, source=one, killed=dead(9))]
            claims += [claim(dossier, when=day, source=other, killed=dead(40))]
        return learned(dossier, *claims)

    straight, crossed = world("watch", "crown_news"), world("crown_news", "watch")
    assert straight["watch", None].share == crossed["crown_news", None].share
    assert straight["crown_news", None].share == crossed["watch", None].share
