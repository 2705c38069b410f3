"""Words of war in a figure of speech: `قصف إعلامي`, `المعركة الانتخابية`, `انفجر الغضب`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import bare, word_forms
from ceasefire.claims.arabic.trades import of_trade

_SHORT = 250
"""Different words up to which a text is taken for news of one trade."""
GAMES = 3
"""Different words of sport from which on a text speaks of no war."""


class _Figures(msgspec.Struct, frozen=True):
    after: frozenset[str]
    subject: frozenset[str]
    before: frozenset[str]
    persons: frozenset[str]
    nature: frozenset[str]
    told_of: frozenset[str]
    game: frozenset[str]
    accident: frozenset[str]
    accident_phrase: frozenset[str]


@lru_cache(maxsize=1)
def _figures() -> _Figures:
    raw = files("ceasefire.claims.arabic").joinpath("figures.yaml").read_bytes()
    rows = msgspec.yaml.decode(raw, type=dict[str, tuple[str, ...]])
    return _Figures(**{key: frozenset(" ".join(bare(one) for one in fold(w).split()) for w in words) for key, words in rows.items()})


def figurative(norms: Sequence[str], first: int, last: int, of_persons: bool = False) -> bool:
    """Whether the words of an act, tokens [first, last), stand in a figure of speech; of_persons: the act is done to
    somebody, so that the adjective of a trade is the man (`اختطاف صحفي`)."""
    table = _figures()
    if any(bare(rest) in table.nature for n in (*norms[max(0, first - 2) : first], *norms[last : last + 1]) for _, rest in word_forms(n)):
        return True
    if any(bare(rest) in table.told_of for n in norms[max(0, first - 4) : first] for _, rest in word_forms(n)) and "،" not in norms[max(0, first - 4) : first]:
        return True
    for k in range(last, min(len(norms), last + 2)):
        word = norms[k]
        plain = {bare(rest) for _, rest in word_forms(word)}
        if k == last and not (of_persons and bare(word) in table.persons) and (bare(word) in table.after or (word.endswith("ا") and bare(word)[:-1] in table.after)):
            return True
        if plain & table.subject:
            return True
        if not word.isalpha():
            break
    if any(bare(rest) in table.accident for k in range(last, min(len(norms), last + 2)) for _, rest in word_forms(norms[k])) and any(s in norms[first] for s in ("فجر", "فجار", "فجير")):
        return True
    return first > 0 and bare(norms[first - 1]) in table.before


def of_games(folded: str) -> bool:
    """Whether a text is about sport, the stage or a trade, whose words of war are figures of speech."""
    table = _figures()
    said = {word.strip("،,.:؛!؟()\"«»") for word in folded.split()}
    plain = {bare(rest) for word in said for _, rest in word_forms(word)}
    return len(plain & table.game) >= GAMES or (len(said) <= _SHORT and of_trade(plain))


def accident(norms: Sequence[str]) -> bool:
    """Whether a sentence tells an accident: its dead were not killed by anybody."""
    told = " ".join(bare(n) for n in norms)
    return any(f" {phrase}" in f" {told}" for phrase in _figures().accident_phrase)
