"""What people said of pairs of claims, held against the claims as they are read today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.dossier.pair import Judgement, Meant, Pair, Span
from ceasefire.incidents.bonds import contradicted
from ceasefire.incidents.happening import usable

LEAST = 0.5
"""Share of the words, of those of the claim that has fewer, in which one read later is the one that was meant."""

CONTEXT = frozenset({"sentence", "when", "attributed_to"})
"""Fields whose words several claims of a text may share: they do not tell which of them is meant."""

Words = Mapping[str, Span]

State = Literal["holds", "unsure", "replaced", "set_aside", "lost", "one_claim", "no_happening"]
"""holds: it binds the matching; unsure: it binds nothing; replaced: something else was said of the pair later; set_aside: it
contradicts others (`bonds.contradicted`); lost: one of the claims is not found again; one_claim: both are read as one claim
now; no_happening: one of them speaks of no happening now, and is matched with nothing."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement of a pair as it stands today. first, second: ids of the claims that are meant now, None where not found;
    against: numbers of the entries by which it is replaced, or which it contradicts."""

    pair: Pair
    first: str | None
    second: str | None
    state: State
    against: tuple[int, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """Those that are found."""
        return tuple(name for name in (self.first, self.second) if name is not None)

    @property
    def idle(self) -> bool:
        """Whether it says something that does not come to pass, so that somebody should look at it again."""
        return self.state in ("set_aside", "lost", "no_happening") or (self.state == "one_claim" and self.pair.judgement == "different")


def meant(claim: Claim, claims: Iterable[Claim]) -> Meant:
    """How to find this claim again. claims: all that are known, of its report and of others."""
    sentence, words = claim.spans.get("sentence"), _words(claim)
    beside = [_words(c) for c in claims if c.report == claim.report and c.id != claim.id and _meet(c.spans.get("sentence"), sentence)]
    return Meant(
        report=claim.report, claim=claim.id, act=claim.act, row=claim.row, sentence=sentence, words=words,
        beside=tuple(other for other in beside if _shared(other, words) and other != words),
    )  # fmt: skip


def found(one: Meant, claims: Sequence[Claim]) -> Claim | None:
    """The claim that was meant, among those of its report as they are read now; None where none can be told to be it.

    The very claim; or that of the same row of a table; or the one in that sentence that has most of its words, of several
    that has the same act, of several the one with fewest others, then the first. What has the very words of another claim of
    that sentence, or more of them, is that other; and another act told by another word is another deed.
    """
    for claim in claims:
        if claim.id == one.claim:
            return claim
    if one.row is not None:
        return next((c for c in claims if c.row == one.row), None)
    fit: list[tuple[tuple[int, bool, int, int], Claim]] = []
    for claim in claims:
        words = _words(claim)
        shared = _shared(words, one.words)
        if claim.row is not None or not _meet(claim.spans.get("sentence"), one.sentence) or shared < max(1, LEAST * min(_size(words), _size(one.words))):
            continue
        if words in one.beside or any(_shared(words, other) > shared for other in one.beside):
            continue
        if claim.act != one.act and "act" in words and "act" in one.words and not _meet(words["act"], one.words["act"]):
            continue
        fit.append(((shared, claim.act == one.act, -_size(words), -claim.order[1]), claim))
    return max(fit, key=lambda one: one[0])[1] if fit else None


def judged(claims: Iterable[Claim], pairs: Sequence[Pair]) -> tuple[Judged, ...]:
    """Every judgement as it stands today, in the order of the ledger. Of several on one pair the last counts."""
    if not pairs:
        return ()
    wanted = frozenset[str]().union(*(pair.reports for pair in pairs))
    of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.report in wanted:
            of[claim.report].append(claim)
    out: list[Judged] = []
    last: dict[tuple[str, str], int] = {}
    for pair in sorted(pairs, key=lambda one: one.seq):
        ends = [found(one, of[one.report]) for one in (pair.first, pair.second)]
        state: State = "unsure" if pair.judgement == "unsure" else "holds"
        if None in ends:
            state = "lost"
        elif ends[0] is ends[1]:
            state = "one_claim"
        elif not all(end is not None and usable(end) for end in ends):
            state = "no_happening"
        first, second = (None if end is None else end.id for end in ends)
        one = Judged(pair=pair, first=first, second=second, state=state)
        if first is not None and second is not None:
            before = last.get(_key(first, second))
            if before is not None:
                out[before] = msgspec.structs.replace(out[before], state="replaced", against=(pair.seq,))
            last[_key(first, second)] = len(out)
        out.append(one)
    return _weighed(out)


def _weighed(told: Sequence[Judged]) -> tuple[Judged, ...]:
    """With those set aside that contradict others."""
    seqs = {(one.pair.judgement, _key(*one.claims)): one.pair.seq for one in told if one.state == "holds"}
    same, apart = bound(told)
    aside = contradicted(same, apart)
    return tuple(
        msgspec.structs.replace(one, state="set_aside", against=tuple(sorted(seqs["different", other] for other in aside[_key(*one.claims)])))
        if one.state == "holds" and one.pair.judgement == "same" and _key(*one.claims) in aside
        else one
        for one in told
    )


def bound(told: Iterable[Judged]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of claims that are to be one, and that are to be two."""
    binding: dict[Judgement, list[tuple[str, str]]] = {"same": [], "different": []}
    for one in told:
        if one.state == "holds":
            binding[one.pair.judgement].append(_key(*one.claims))
    return binding["same"], binding["different"]


def _key(first: str, second: str) -> tuple[str, str]:
    return (first, second) if first <= second else (second, first)


def _words(claim: Claim) -> dict[str, Span]:
    """By field the words that tell its deed; its sentence where no word is told."""
    told = {field: span for field, span in sorted(claim.spans.items()) if field not in CONTEXT}
    return told or {field: span for field, span in claim.spans.items() if field == "sentence"}


def _shared(one: Words, other: Words) -> int:
    """Characters that both have in the same field."""
    return sum(_overlap(span, other[field]) for field, span in one.items() if field in other)


def _size(words: Words) -> int:
    return sum(end - start for start, end in words.values())


def _meet(one: Span | None, other: Span | None) -> bool:
    """Whether two sentences share a character; where one is not known, nothing speaks against it."""
    return one is None or other is None or _overlap(one, other) > 0


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
