"""What papers say: `جاء في بيان … أن`, `كما ورد في نشرة أ`, `تقرير صادر عن أ`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.asserter import Asserter, named, phrase_end
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.speechwords import THAT
from ceasefire.claims.arabic.tokens import Token, bare

STANDS = {"جاء", "ورد"}
PAPERS = {"بيان", "تقرير", "تصريح", "رساله", "منشور", "بلاغ", "البيان", "التقرير", "بيانات", "تغريده", "نشره", "مذكره", "البلاغ", "صحيفه", "موقع", "التصريح", "الرساله"}


def written(toks: Sequence[Token], i: int) -> bool:
    """`جاء في بيان … أن`: what a paper of somebody says."""
    return i + 2 < len(toks) and toks[i + 1].norm == "في" and toks[i + 2].norm in PAPERS and any(t.norm in THAT or t.norm == ":" for t in toks[i + 3 : i + 16])


def paper_of(text: str, toks: Sequence[Token], names: Sequence[Name], at: int) -> tuple[Asserter, int] | None:
    """`كما جاء في بيان لحكومة الإقليم`, `كما ورد في نشرة أ`: whose paper it is, and the index after it."""
    if bare(toks[at].norm) not in PAPERS:
        return None
    first = at + 1
    while first < len(toks) and toks[first].norm.startswith(("صادر", "رسمي", "صحفي", "صحافي", "عن", "مشترك", "نشر")):
        first += 1
    end = phrase_end(toks, first, names)
    who = named(text, toks, names, first, end) if first < end else None
    if who is not None and who.id is None and who.words.startswith("ل") and not any(n.first == first for n in names):
        who = msgspec.structs.replace(who, words=who.words[1:], start=who.start + 1)
    return (who or Asserter(None, text[toks[at].start : toks[at].end], toks[at].start, toks[at].end), max(end, at + 1))
