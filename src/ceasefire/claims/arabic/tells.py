"""A speaker whose verb no list has: `سرب مسؤول محلي أن …`, and one behind a dash at the end: `… - مسؤول محلي`."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.anchors import STRONG, light_at
from ceasefire.claims.arabic.asserter import HEADS, QUOTES, Asserter, finite, named, phrase_end, speaks, strip
from ceasefire.claims.arabic.datewords import PARTS, WEEKDAYS
from ceasefire.claims.arabic.leads import OPEN
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.speechwords import END_NP, SPEECH, THAT
from ceasefire.claims.arabic.tokens import Token, bare, word_forms

_NO_VERB = END_NP | STRONG | WEEKDAYS.keys() | PARTS | frozenset(
    fold(w) for w in ["مع", "من", "إلى", "على", "بعد", "قبل", "هذا", "هذه", "ذلك", "وسط", "رغم", "مخاوف", "خشية", "احتمال", "احتمالات", "تهديد", "تهديدات", "رغبة", "طلب", "أمل", "شرط", "بشرط", "ضمان", "مطالبة", "مطالب", "دعوة", "حتى", "لدى", "عند", "نحو", "حول", "ضد", "بين", "كان", "كانت", "وكان", "وكانت", "طالب", "طالبت", "يطالب", "تطالب", "أمر", "أمرت", "طلبت", "يطلب", "تطلب", "تمنى", "هدد", "هددت", "يهدد", "تهدد", "تعهد", "تعهدت", "يتعهد", "وعد", "وعدت", "أمل", "أملت", "يأمل", "تأمل", "خشي", "يخشى", "تخشى", "أراد", "يريد", "تريد", "اشترط", "قرر", "قررت", "توعد", "توعدت", "منع", "منعت", "علم", "علمت", "غير", "بلا", "قد", "لقد", "ليس", "لم", "لن", "لا", "ما", "هل", "سوف", "أي", "كل", "بعض", "أحد", "أو", "ثم"]
)
# Before "that" these make a time or a condition of it: "after an official had ...".
_NOT_THAT = {"بعد", "قبل", "منذ", "دون", "غير", "الا", "رغم", "يجب", "شرط", "بشرط", "حين", "بمجرد", "ما", "كما", "لولا", "عدا", "سوي", "مجرد", "حال", "خشيه", "مخافه"}


def tells(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> tuple[Asserter, int] | None:
    """Who says what follows, and where that begins, for a word of no list before a person or office and "that"."""
    norm = toks[i].norm
    opens = i == 0 or toks[i - 1].norm in OPEN or toks[i - 1].kind == "p" or norm[:1] == "و"
    if not opens or i + 2 >= len(toks) or norm.startswith(("ال", "وال", "لل")) or len(norm) < 3 or toks[i + 1].kind != "w" or bare(norm.removeprefix("و")) in HEADS or bare(norm) in HEADS:
        return None
    renewed = _renewed(text, toks, names, i)
    if renewed is not None:
        return renewed
    if any(rest in _NO_VERB for _, rest in word_forms(norm)) or finite(toks, i) or light_at(norm) is not None or forms_at([t.norm for t in toks], i):
        return None
    first = next((n for n in names if n.first == i + 1 and n.kind != "place" and not n.clitics), None)
    if first is None and bare(toks[i + 1].norm) not in HEADS:
        return None
    end = phrase_end(toks, i + 1, names)
    that = next((k for k in range(end, min(len(toks), end + 5)) if toks[k].norm in THAT), -1)
    if that < 0 or toks[that - 1].norm in _NOT_THAT or any(strip(toks[k].norm, SPEECH) for k in range(end, that)) or any(toks[k].kind == "p" and toks[k].norm not in QUOTES for k in range(end, that)):
        return None
    who = named(text, toks, names, i + 1, end)
    return (who, that) if who is not None and speaks(toks, names, i + 1, end, who) else None


_SAYING = frozenset(fold(w) for w in ["التأكيد", "القول", "التذكير", "التحذير", "التنديد", "الإعراب", "الإشارة", "اتهامه", "اتهامها", "تأكيده", "تأكيدها", "إدانته", "إدانتها"])
_EXPRESSED = frozenset(fold(w) for w in ["عبر", "عبرت", "عبروا", "يعبر", "تعبر", "أبدى", "أبدت", "يبدي", "تبدي"])


def _renewed(text: str, toks: Sequence[Token], names: Sequence[Name], i: int) -> tuple[Asserter, int] | None:
    """`جدد المسؤول التأكيد على أن`, `عبر المسؤول عن أسفه ل`: a saying made of a verb and a noun."""
    last = min(len(toks), i + 9)
    if any(rest in _EXPRESSED for _, rest in word_forms(toks[i].norm)):
        at = next((k for k in range(i + 2, last) if toks[k].norm == "عن"), -1)
        begin = at + 1
    else:
        at = next((k for k in range(i + 2, last) if toks[k].norm in _SAYING), -1)
        begin = next((k for k in range(at + 1, min(len(toks), at + 4)) if toks[k].norm in THAT), at + 1)
    if at < 0 or any(toks[k].kind != "w" for k in range(i + 1, at)) or begin >= len(toks):
        return None
    who = named(text, toks, names, i + 1, at)
    return (who, begin) if who is not None and speaks(toks, names, i + 1, at, who) and phrase_end(toks, i + 1, names) >= at else None


def behind_dash(text: str, toks: Sequence[Token], names: Sequence[Name]) -> tuple[Asserter, int] | None:
    """Who stands alone behind the last dash of a sentence, and where the dash is."""
    at = next((k for k in range(len(toks) - 1, max(-1, len(toks) - 9), -1) if toks[k].norm in ("-", "–", "—")), -1)
    last = len(toks) - (toks[-1].norm in (".", "!")) if toks else 0
    if at < 3 or last - at < 2 or any(toks[k].kind != "w" or toks[k].norm in SPEECH or finite(toks, k) for k in range(at + 1, last)):
        return None
    first = next((n for n in names if n.first == at + 1 and n.kind == "source"), None)
    if (first is None and bare(toks[at + 1].norm) not in HEADS) or phrase_end(toks, at + 1, names) < last:
        return None
    who = named(text, toks, names, at + 1, last)
    return (who, at) if who is not None and speaks(toks, names, at + 1, last, who) else None
