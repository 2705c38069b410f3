"""How often a source agrees with origins that are independent of it, by act. Shown, and used for nothing.

It is no grade: the grade A to F is a person's judgement and weighs in proof; this is a count of what the reports of one
dossier let see. It is learned from agreement alone. On which side a source stands plays one part: two sources of one
side are not taken to be independent of one another, whichever side it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import first_day
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.copies import with_copies, with_repeats
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import UNKNOWN, Origin, origin_of

PRIOR = 8.0
"""Comparisons that what is known from elsewhere weighs as much as: few comparisons move a share little."""

EVEN = 1.5
"""Tolls that differ by no more than this factor agree."""

FIELDS = ("happened", "actor", "killed")
"""What is compared. Not the act, the day and the place: claims that differ in those are no one incident, so that agreement
in them says nothing. And that it happened only where somebody denies it."""


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """family: origin family; act: None over all acts; compared: fields of incidents in which an independent origin tells
    the same field; agreed: of those, how many some independent origin tells alike; score: what they are worth, see
    `standings`; share: `score / compared` drawn toward the source's share over all acts, and that toward the mean of
    all sources, by `PRIOR` comparisons."""

    family: str
    act: str | None
    compared: int
    agreed: int
    score: float
    share: float


def standings(incidents: Sequence[Incident], claims: Mapping[str, Claim], vocabulary: Vocabulary) -> tuple[Standing, ...]:
    """By family, in the order in which they first tell of something; over all acts first, then each act by the number
    of comparisons.

    A field that an independent origin tells alike counts 1. One that `n` independent origins tell otherwise, and none
    alike, counts 1 / (n + 1): of two who differ nobody knows who is right, and whom many contradict is seldom it. A
    field that nobody else tells counts nothing.
    """
    groups = [[claims[name] for name in (*i.claims_for, *i.claims_against) if name in claims] for i in incidents]
    words = with_repeats(with_copies(vocabulary, claims.values()), groups)
    rows: dict[str, dict[str, list[tuple[bool, float]]]] = {}
    for group in groups:
        for family, act, agreed, worth in _compared(group, words):
            rows.setdefault(family, defaultdict(list))[act].append((agreed, worth))
    every = [one for acts in rows.values() for told in acts.values() for one in told]
    mean = sum(worth for _, worth in every) / len(every) if every else 0.0
    out: list[Standing] = []
    for family, acts in rows.items():
        whole = _standing(family, None, [one for told in acts.values() for one in told], mean)
        parts = [_standing(family, act, told, whole.share) for act, told in acts.items()]
        out += [whole, *sorted(parts, key=lambda one: -one.compared)]
    return tuple(out)


def _standing(family: str, act: str | None, told: Sequence[tuple[bool, float]], prior: float) -> Standing:
    score = sum(worth for _, worth in told)
    return Standing(
        family=family, act=act, compared=len(told), agreed=sum(agreed for agreed, _ in told), score=round(score, 3),
        share=round((score + PRIOR * prior) / (len(told) + PRIOR), 3),
    )  # fmt: skip


def _compared(group: Sequence[Claim], words: Vocabulary) -> Iterator[tuple[str, str, bool, float]]:
    """(family, act, whether an independent origin agrees, worth) of every field that can be compared."""
    by_family: dict[str, tuple[Origin, list[Claim]]] = {}
    for claim in group:
        origin = origin_of(claim, words)
        if origin.family != UNKNOWN:
            by_family.setdefault(origin.family, (origin, []))[1].append(claim)
    if len(by_family) < 2:
        return
    denied = any(c.modality == "denied" for _, told in by_family.values() for c in told)
    for family, (origin, own) in by_family.items():
        others = [told for other, told in by_family.values() if other.family != family and not (origin.side and origin.side == other.side)]
        act = next((c.act for c in own if c.modality != "denied"), own[0].act)
        for field in FIELDS if denied else FIELDS[1:]:
            mine = _told(field, own)
            theirs = [value for value in (_told(field, told) for told in others) if value is not None]
            if mine is None or not theirs:
                continue
            alike = sum(_alike(field, mine, value, own[0], words) for value in theirs)
            yield family, act, alike > 0, 1.0 if alike else 1 / (len(theirs) + 1)


def _told(field: str, claims: Sequence[Claim]) -> object | None:
    """What an origin says last of that field; None where it says nothing."""
    if field == "happened":
        return "denied" if all(c.modality == "denied" for c in claims) else "asserted"
    said = [c.actor if field == "actor" else _number(c.killed) for c in claims if c.modality != "denied"]
    return next((value for value in reversed(said) if value is not None), None)


def _number(harm: Harm | None) -> int | None:
    return None if harm is None else harm.best if harm.best is not None else harm.low


def _alike(field: str, a: object, b: object, claim: Claim, words: Vocabulary) -> bool:
    if a == b:
        return True
    if field == "killed" and isinstance(a, int) and isinstance(b, int):
        return max(a, b) <= EVEN * min(a, b)
    if field == "actor" and isinstance(a, str) and isinstance(b, str) and claim.when is not None:
        day = first_day(claim.when)
        return bool({*belongs_to(words.actors, a, day)} & {*belongs_to(words.actors, b, day)})
    return False
