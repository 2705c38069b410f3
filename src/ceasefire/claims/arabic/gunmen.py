"""What gunmen do who "target" somebody, where no weapon is named: an attack, or an attempt on one person; not a shelling."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import person_at
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.wordlist import words

_GUNMEN = frozenset(fold(w) for w in words("مسلحون مسلحين مسلحان مسلح مجهولون مجهولين مجهولان مجهول ملثمون ملثمين مسلحو مسلحي أشخاص شخصان شخص خلية"))
_BY = frozenset(fold(w) for w in words("قبل يد أيدي جانب"))
_ONE = frozenset(fold(w) for w in words("أحد إحدى المدعو المدعوة"))
_TITLES = frozenset(fold(w) for w in words("قيادي قائد عضو رئيس مدير مختار عميل متعاون ضابط عقيد عميد نقيب رائد ملازم مقدم لواء مساعد شيخ قاض محام طبيب إعلامي ناشط شاب شابا شابة رجل رجلا مواطن مدني عنصر عنصرا"))
_SUBJECT = 4


def by_hand(toks: Sequence[Token], i: int) -> str | None:
    """The act of gunmen that a word for "target" at `i` stands for: `assassination` of one person, `ground_assault` on anything
    else; None where others than gunmen, or nobody, are said to do it."""
    after = i + 1
    while after < len(toks) and after - i <= _SUBJECT and toks[after].norm in _GUNMEN:
        after += 1
    if after == i + 1:
        by = next((k for k in range(i + 1, min(len(toks), i + 10)) if toks[k].norm in _BY and k + 1 < len(toks) and toks[k + 1].norm in _GUNMEN), -1)
        before = i > 0 and toks[i - 1].norm in _GUNMEN
        if by < 0 and not before:
            return None
    while after < len(toks) and toks[after].kind == "p":
        after += 1
    if after >= len(toks):
        return "ground_assault"
    rest = {bare(form) for _, form in word_forms(toks[after].norm)}
    one = bool(rest & (_ONE | _TITLES)) or toks[i].norm.endswith("ه")
    if not one:
        noun = person_at(toks, after, "")
        one = noun is not None and noun[1] == 1
    return "assassination" if one else "ground_assault"
