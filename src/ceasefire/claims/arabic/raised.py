"""A toll set anew or told otherwise by a number alone: `رفعت الحصيلة إلى سبعة`, `وتحدث الأهالي عن عشرين`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import Number, number_at, rises
from ceasefire.claims.arabic.persons import person_at
from ceasefire.claims.arabic.tokens import Token, bare
from ceasefire.claims.arabic.unharmed import Hurt
from ceasefire.claims.claim import Harm
from ceasefire.dossier.wordlist import words

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
    if bare(toks[i].norm.removeprefix("و")) not in ("حصيله", "حصيلتها", "حصيلته", "عدد"):
        return None
    rise = next((k for k in range(max(0, i - 3), min(len(toks), i + 1 + _NEAR)) if rises(toks[k].norm)), -1)
    if rise < 0:
        return None
    to = next((k for k in range(max(i, rise) + 1, min(len(toks), max(i, rise) + 1 + _NEAR)) if toks[k].norm == "الي"), 0)
    number = _alone(toks, to + 1) if to else None
    if number is None:
        return None
    if bare(toks[i].norm.removeprefix("و")) == "عدد" and (not out or not toks[i].norm.endswith("العدد")):
        return None
    which = out[-1].which if out else "killed"
    return Hurt(which, i, number.last, i, Harm(low=number.low, best=number.best, high=number.high))


_TOLD = frozenset(
    fold(lead + w) for w in words("تحدث تحدثت تحدثوا قدر قدرت قدروا قدره قدرها وثق وثقت ذكر ذكرت أحصى أحصت تكلم تكلمت أشار أشارت") for lead in ("", "و", "ف")
)


_COUNTED = frozenset(fold(w) for w in words("أحصى أحصت وثق وثقت ثق ثقت"))


def told_otherwise(toks: Sequence[Token], i: int, out: Sequence[Hurt]) -> Hurt | None:
    """`أوقع 17 قتيلا، وتحدث الأهالي عن عشرين`: another's number of those whom the sentence has told of."""
    if toks[i].norm not in _TOLD or not out or not out[-1].harm.best or out[-1].last > i:
        return None
    for k in range(i + 1, min(len(toks), i + 1 + _NEAR)):
        if toks[k].kind == "p":
            return None
        if toks[k].norm in ("عن", "الي") and toks[k - 1].norm not in ("فضلا", "ناهيك"):
            number = _alone(toks, k + 1)
        elif toks[k].norm[:1] == "ب" and len(toks[k].norm) > 2 and toks[k].kind == "w":
            number = _alone([*toks[:k], Token(toks[k].start + 1, toks[k].end, toks[k].norm[1:], "w", toks[k].tied), *toks[k + 1 :]], k)
        elif toks[i].norm.lstrip("وف") in _COUNTED and k > i + 1:
            number = _alone(toks, k)
        else:
            continue
        if number is not None:
            return Hurt(out[-1].which, k, number.last, k, Harm(low=number.low, best=number.best, high=number.high))
    return None
