"""`المصدر نفسه`, `ذات المصادر`, `الوكالة المذكورة`: words that point at whoever spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.speechwords import ANAPHORS
from ceasefire.claims.arabic.tokens import Token

SELF = frozenset(fold(w) for w in ["نفسه", "نفسها", "نفسهم", "نفسهما", "ذاته", "ذاتها", "ذاتهم", "عينه", "عينها", "أنفسهم", "المذكور", "المذكورة", "السابق", "السابقة"])
VERY = frozenset({"نفس", "ذات"})
_EACH = frozenset({"عنه", "عنها", "عنهم", "عنهما", "به", "بها"})


def itself(toks: Sequence[Token], at: int) -> int:
    """1 where "itself" stands at a token, else 0."""
    return int(at < len(toks) and toks[at].norm in SELF)


def pointed(words: str) -> str | None:
    """The word with which a phrase points back ("the source" of "the very same source"); None where it names somebody."""
    parts = fold(words).split()
    if len(parts) == 2 and (parts[1] in SELF or parts[0] in VERY):
        parts = parts[:1] if parts[1] in SELF else parts[1:]
    return parts[0] if len(parts) == 1 and parts[0] in ANAPHORS else None


def behind_it(toks: Sequence[Token], verb: int) -> int:
    """Where the subject of a verb of saying begins: behind the pronoun of `أعلنت عنها الوزارة`."""
    at = verb + 1
    return at + int(at + 1 < len(toks) and toks[at].norm in _EACH and toks[at + 1].kind == "w")
