"""People told by their names: `كل من فلان وفلان`, `فلان ووالده`, `فلان وفلان`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.given_names import GIVEN
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.persons import KIN, People, people_at, person_at
from ceasefire.claims.arabic.tokens import Token
from ceasefire.dossier.wordlist import words

_FAR = 24
"""Words over which a list of names may go."""
_WAW = frozenset(fold(w) for w in words("وليد وائل وسام وسيم وفاء وجدي وجيه وديع ورد وردة وصفي وعد وهيب وحيد وضاح وداد وئام وصال وجدان واصف واثق واكد وهبي"))
"""Names that begin with the letter of "and"."""
_END = frozenset(
    fold(w)
    for w in words(
        """في من على إلى عن مع بعد قبل خلال إثر جراء نتيجة حين عندما منذ هناك هنا أمس اليوم مساء صباح صباحا فجر ليل برصاص بقصف بنيران بغارة
        بانفجار بجروح بهجوم باشتباكات بسبب تحت لدى بحسب وفق أثناء وهو وهم الذي التي الذين قرب غرب شرق شمال جنوب فيما بينما كان كانت كانوا كما ثم حتى
        وذلك وقال وقالت وأصيب وأصيبت وجرح وإصابة وأضاف وقد وأن وفي ومن وبعد متأثرا متأثرين ضمن داخل أمام عبر يوم حاول شارك يحمل هو هم له لهم"""
    )
)


def each_of(toks: Sequence[Token], at: int) -> People | None:
    """Those whom `كل من` at `at` names: as many as stand with "and"; None where it is "everybody who"."""
    if at + 3 >= len(toks) or toks[at].norm != "كل" or toks[at + 1].norm not in ("من", "منه"):
        return None
    head = person_at(toks, at + 2, "")
    kinds: list[tuple[str, int | None]] = []
    pair = head is not None and head[1] != 1
    count = 1
    end = at + 2
    if head is not None and head[1] == 1:
        kinds.append((head[0], 1))
    while end < min(len(toks), at + _FAR):
        token = toks[end]
        if (token.norm in _END and not _ali(toks, end)) or (token.kind == "p" and token.norm not in ("،", "«", "»", '"', "(", ")")) or (token.kind == "n" and toks[end - 1].norm != "("):
            break
        if token.kind == "w" and end > at + 2 and token.norm[:1] == "و" and len(token.norm) > 2 and token.norm not in _WAW:
            more = people_at(toks, end)
            if more is not None and more.best is not None and more.last < len(toks):
                count, end = count + more.best, more.last
                kinds.extend(more.kinds)
                continue
            count += 1
        end += 1
    if count < 2:
        return None
    while toks[end - 1].norm == "،":
        end -= 1
    if pair and head is not None:
        kinds = [(head[0], count)]
    return People(at, end, count, count, count, tuple(kinds))


def _ali(toks: Sequence[Token], at: int) -> bool:
    """Whether the word that is written like "on" is the name it is written like too: no noun follows on which anything could be."""
    after = toks[at + 1].norm if at + 1 < len(toks) else "."
    return toks[at].norm == "علي" and (not after.isalpha() or after in _END or after[:1] in "وب")


def named_with(toks: Sequence[Token], at: int) -> People:
    """The one whose name stands at `at`, with those whom an "and" adds: his own people and given names."""
    count, kinds, end = 1, (), at + 1
    for k in range(at + 1, min(len(toks), at + 12)):
        token = toks[k]
        if token.kind != "w" or (token.norm in _END and not _ali(toks, k)):
            break
        if token.norm[:1] == "و" and token.norm not in _WAW and len(token.norm) > 2:
            rest = token.norm[1:]
            kin = people_at(toks, k) if rest in KIN else None
            if kin is not None and kin.best is not None:
                return People(at, kin.last, count + kin.best, count + kin.best, count + kin.best, kin.kinds)
            follows = k + 1 < len(toks) and toks[k + 1].kind == "w" and toks[k + 1].norm not in _END
            if rest not in GIVEN or not (follows or k == at + 1 or k + 1 == len(toks)):
                break
            count, end = count + 1, k + 1
    return People(at, end, count, count, count, kinds)
