"""A toll set anew or told otherwise by a number alone: `رفعت الحصيلة إلى سبعة`, `وتحدث الأهالي عن عشرين`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.numbers import Number, number_at, rises
from ceasefire.claims.arabic.persons import person_at
from ceasefire.claims.arabic.tokens import Token, bare
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.claims.claim import Harm

_NEAR = 6
_AFTER = frozenset({"بعد", "بحسب", "وفق", "حسب", "في", "مساء", "صباح", "لاحقا", "اليوم", "عقب", "اثر", "فيما", "بينما", "مع"})


def _alone(toks: Sequence[Token], at: int) -> Number | None:
    """The exact number at `at` that no noun follows."""
    number = number_at(toks, at)
    if number is None or number.best is None or number.vague:
        return None
    if number.last < len(toks):
        after = toks[number.last]
        if after.kind == "n" or (after.kind == "p" and after.norm in ("%", "-", "/", ":")):
            return None
        if after.kind == "w" and after.norm not in _AFTER and not after.norm.startswith(("و", "ب")):
            return None
        if person_at(toks, number.last) is not None:
            return None
    return number


def raised_at(toks: Sequence[Token], i: int, out: Sequence[Hurt]) -> Hurt | None:
    """`رفعت الحصيلة إلى سبعة`: the new number of those told before; of the dead where the sentence has told of none."""
    if bare(toks[i].norm.removeprefix("و")) not in ("حصيله", "حصيلتها", "حصيلته", "العدد"):
        return None
    if not any(rises(t.norm) for t in toks[max(0, i - 3) : i + 3]):
        return None
    to = next((k for k in range(i + 1, min(len(toks), i + 1 + _NEAR)) if toks[k].norm == "الي"), 0)
    number = _alone(toks, to + 1) if to else None
    if number is None:
        return None
    if toks[i].norm.endswith("العدد") and not out:
        return None
    which = out[-1].which if out else "killed"
    return Hurt(which, i, number.last, i, Harm(low=number.low, best=number.best, high=number.high))
