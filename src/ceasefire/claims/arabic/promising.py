"""The dictionary pass: which sentences are worth reading at all."""

from __future__ import annotations

import re

from ceasefire.claims.arabic.anchors import worth_reading
from ceasefire.claims.arabic.harmwords import says_harm
from ceasefire.claims.arabic.normal import fold_text

_WORD = re.compile(r"[^\W\d_]+")
_WORTH: dict[str, bool] = {}
_WORTH_SIZE = 200_000


def promising(sentence: str) -> bool:
    """Whether a sentence holds a word that can begin an act or a harm."""
    if len(_WORTH) > _WORTH_SIZE:
        _WORTH.clear()
    for word in _WORD.findall(fold_text(sentence)):
        known = _WORTH.get(word)
        if known is None:
            known = _WORTH[word] = bool(word) and (worth_reading(word) or says_harm(word))
        if known:
            return True
    return False
