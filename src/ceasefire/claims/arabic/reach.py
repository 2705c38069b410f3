"""How far an attribution in the middle of a sentence reaches: `سقطت البلدة، بحسب أ، بعد معارك`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.asserter import QUOTES
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token

_GOES_ON = frozenset(fold(w) for w in ["بعد", "عقب", "في", "قرب", "جراء", "نتيجة", "إثر", "بسبب", "خلال", "أثناء", "ما", "مما", "وذلك", "بينهم", "بينها", "من", "إلى", "على", "عند", "قبل", "منذ", "ردا", "حيث", "بواسطة", "باستخدام", "عبر"])


def reach(toks: Sequence[Token], head: int, close: int) -> int:
    """Where what an attribution in mid-sentence covers ends: `سقطت، بحسب أ، بعد معارك` is all told by him."""
    at = close + (close < len(toks) and toks[close].norm in ("،", ","))
    if at >= len(toks) or toks[at].norm not in _GOES_ON:
        return head
    return next((k for k in range(at + 1, len(toks)) if toks[k].norm in _APART or (toks[k].kind == "p" and toks[k].norm not in QUOTES) or (toks[k].norm[:1] == "و" and len(toks[k].norm) > 3 and toks[k - 1].kind == "p")), len(toks))


_APART = frozenset({"فيما", "بينما", "لكن", "ولكن", "كما", "وكان", "وكانت", "؛"})
