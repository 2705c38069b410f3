"""Persons of rank: a title before a leader's name is part of the name, and who once held an office is no longer the state's.

`للواء الليبي المتقاعد حفتر` is Haftar, not a Libyan brigade; `الرئيس اليمني السابق` is nobody that a state answers for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.tokens import Token, bare, word_forms
from ceasefire.dossier.wordlist import words

_RANKS = frozenset(fold(w) for w in words("لواء عميد عقيد مقدم رائد نقيب ملازم جنرال مشير فريق ماريشال شيخ قائد قيادي زعيم رئيس أمير ضابط سيد حاج آمر سلطان"))
_NO_LONGER = frozenset(fold(w) for w in words("سابق أسبق مخلوع معزول مقال متقاعد منشق متمرد منفي راحل مقتول مطرود سابقا منشقا متقاعدا متمردا"))
_LINKS = frozenset(fold(w) for w in words("أركان الركن ركن الطيار طيار أول عام الأعلى العام الحربي"))
_REACH = 6
"""Words between a title and the name: "the retired Xian major-general N"."""


def with_titles(toks: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of a sentence, those of leaders with the title before them and without the adjectives of states in it; and
    without adjectives of states beside somebody who once was theirs."""
    loose = {n.first: n for n in names if n.adjective}
    out: list[Name] = []
    inside: set[int] = set()
    for name in names:
        if (name.kind == "source" or name.adjective or name.people or name.state) or (name.kind == "place" and name.last - name.first > 1):
            out.append(name)
            continue
        at, lead = _title(toks, name.first, loose)
        if name.kind == "place" and at is not None and at < name.first - 1:
            continue  # "the Xian colonel Riyadh N": a person who bears a town's name
        at = None if name.kind == "place" else at
        if at is None:
            out.append(name)
            continue
        inside |= set(range(at, name.first))
        start = toks[at].start + len(lead) - (lead.endswith("ل") and toks[at].norm[len(lead) - 1 : len(lead) + 1] == "لل")
        out.append(msgspec.structs.replace(name, first=at, start=min(start, name.start), clitics=lead))
    return tuple(n for n in out if not (n.adjective and n.first in inside) and not (n.kind == "actor" and _once(toks, n)))


def _title(toks: Sequence[Token], first: int, loose: dict[int, Name]) -> tuple[int | None, str]:
    """The word of rank that a name stands behind, and what is written together before it; None where none stands there."""
    for k in range(first - 1, max(-1, first - 1 - _REACH), -1):
        if toks[k].kind != "w":
            return None, ""
        lead = next((taken for taken, rest in _forms(toks[k].norm) if bare(rest) in _RANKS and rest.startswith("ال")), None)
        if lead is not None:
            return k, lead
        if k not in loose and bare(toks[k].norm) not in _NO_LONGER and toks[k].norm not in _LINKS and not _of_origin(toks[k].norm):
            return None, ""
    return None, ""


def _forms(norm: str) -> Iterator[tuple[str, str]]:
    yield from word_forms(norm)
    if norm.startswith("لل"):
        yield "ل", "ا" + norm  # `للواء` is `ل` and `اللواء`


def _of_origin(norm: str) -> bool:
    return norm.startswith("ال") and norm.endswith("ي") and len(norm) > 5


def _once(toks: Sequence[Token], name: Name) -> bool:
    """`الرئيس أ السابق`, `ضابط أ منشق`: whether the adjective, or an office with it, is of somebody who is no longer the state's."""
    if not name.adjective and not any(bare(rest) in _RANKS for t in toks[name.first : name.last] for _, rest in word_forms(t.norm)):
        return False
    behind = [bare(t.norm) for t in toks[name.last : name.last + 2] if t.kind == "w"]
    return any(w in _NO_LONGER for w in behind[:1]) or (len(behind) > 1 and behind[1] in _NO_LONGER and bare(toks[name.first - 1].norm) in _RANKS)
