"""Harm told by a noun with the pronoun of whom it befell: `ما أدى إلى مقتله`, `أسفر عن إصابتهما`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, word_forms
from ceasefire.claims.arabic.unharmed import Hurt, Which
from ceasefire.claims.claim import Harm
from ceasefire.dossier.wordlist import words

_LED = frozenset(fold(w) for w in words("أدى أدت يؤدي تؤدي مؤديا مؤدية أسفر أسفرت أفضى أفضت أودى أودت تسبب تسببت متسببا متسببة"))
_STEMS: dict[str, Which] = {
    **{fold(w): "killed" for w in words("مقتل وفات استشهاد مصرع")},
    **{fold(w): "injured" for w in words("إصابت جرح")},
}
_WHOM = {"ه": 1, "ها": 1, "هما": 2}
_REACH = 4


def their_harm(toks: Sequence[Token], told: Sequence[Hurt]) -> list[Hurt]:
    """What an act led to for him, her or the two of them, where the sentence tells no other harm of that kind."""
    out: list[Hurt] = []
    for i, token in enumerate(toks):
        if token.kind != "w" or not any(t.norm.removeprefix("و").removeprefix("ف") in _LED for t in toks[max(0, i - _REACH) : i]):
            continue
        found = next(((which, count) for _, rest in word_forms(token.norm) for stem, which in _STEMS.items() for tail, count in _WHOM.items() if rest == stem + tail), None)
        if found is not None and not any(h.which == found[0] for h in (*told, *out)):
            which, count = found
            out.append(Hurt(which, i, i + 1, i, Harm(low=count, best=count, high=count)))
    return out
