"""Where an Arabic sentence shows that somebody speaks, for acts that no rule bound to a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.according import NO_SOURCE, OWN_WORDS, according_at, first_person
from ceasefire.claims.arabic.asserter import (
    HEADS,
    QUOTES,
    among,
    deed,
    finite,
    heads,
    phrase_end,
    strip,
    transports,
)
from ceasefire.claims.arabic.leads import ADDRESS, OPEN, PAPER
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.pointing import told_of_them
from ceasefire.claims.arabic.speechwords import (
    ACCORDING_FIRST,
    ACCUSE,
    DENY,
    LABEL,
    MORE_SPEECH,
    SPEECH,
    THAT,
    TITLES,
    TOLD_AS,
    WITH_THAT,
    verbs,
)
from ceasefire.claims.arabic.tokens import Token, bare
from ceasefire.claims.signs import Borders, Sign, Span

_THINK = verbs(["أصر/يصر", "تذكر/يتذكر", "اعتقد/يعتقد", "تمسك/يتمسك", "جدد/يجدد", "عدد/يعدد", "أدلى/يدلي", "لخص/يلخص", "وجه/يوجه", "استذكر/يستذكر", "أقسم/يقسم"])
"""Verbs that say what stands behind "that" or a colon, whatever else they do."""
_SAYS = SPEECH | MORE_SPEECH | DENY | ACCUSE
_OF = {"عن", "من", "حول"}
_SPEAKS_OF = verbs(["تحدث/يتحدث", "كشف/يكشف", "أبلغ/يبلغ", "اشتكى/يشتكي", "شكا/يشكو", "حكى/يحكي", "روى/يروي", "تكلم/يتكلم"])
_NOUNS = frozenset(fold(w) for w in ["أنباء", "أخبار", "تقارير", "معلومات", "روايات", "رواية", "مزاعم", "ادعاءات", "اتهامات", "شائعات", "شهادات", "شائعة", "إشاعة", "إشاعات", "خبر", "تسريبات", "أقاويل", "شكاوى"])
_BY_ACCOUNT = frozenset(fold(w) for w in ["بحساب", "بتقدير", "بتقديرات", "برواية", "بإحصاء"])
_PIECES = frozenset(
    fold(w) for w in ["بيان", "تقرير", "رواية", "روايات", "تغريدة", "منشور", "قائمة", "تصريح", "رسالة", "نشرة", "شهادة", "تسجيل", "مقطع", "تويتر", "فيسبوك", "تلغرام", "تليغرام", "واتساب", "إنستغرام", "برقية", "نص", "خبر", "بلاغ"]
)
_NO = {"لم", "ولم", "لا", "ولا", "دون", "بدون", "بلا", "عدم", "لن", "ما", "وما", "ليس", "وليس", "ليست"}
_NOT_THAT = {"بعد", "قبل", "منذ", "دون", "غير", "الا", "رغم", "يجب", "شرط", "بشرط", "حين", "بمجرد", "يمكن", "قبيل"}
_APART = {"؛", "فيما", "بينما", "لكن", "ولكن", "الا", "وفيما", "وبينما"}
_GOES_ON = frozenset(fold(w) for w in ["بعد", "عقب", "في", "قرب", "جراء", "نتيجة", "إثر", "بسبب", "خلال", "أثناء", "ما", "مما", "بينهم", "من", "إلى", "على", "عند", "قبل", "منذ", "ردا", "عبر", "حين", "عندما", "لدى", "قد", "فقد"])
_KINDS = {"مشترك", "رسمي", "صحفي", "صحافي", "مقتضب", "مكتوب", "مشتركه", "متطابقه", "رسميه", "لاحق"}
_LED = {"على", "علي", "الي", "عن", "ب"}

_ANY = _SAYS | WITH_THAT | _THINK | _SPEAKS_OF | _NOUNS | _BY_ACCOUNT | ACCORDING_FIRST | {"علي"} | {word + end for word in SPEECH for end in ("ه", "ها")}


class Heard:
    """The signs of one sentence. text: the report's; toks, names: its words and the names among them."""

    def __init__(self, text: str, toks: Sequence[Token], names: Sequence[Name]) -> None:
        self.text, self.toks, self.names = text, toks, names
        self.norms = [t.norm for t in toks]
        self.inside = {k for n in names for k in range(n.first, n.last)}
        found = [s for i in range(len(toks)) if i not in self.inside and strip(self.norms[i], _ANY) for s in self._at(i)] + self._colon()
        self.signs = sorted(found, key=lambda s: (s.start, s.end))
        self.borders = Borders(
            tuple(toks[k].start for k in range(len(toks)) if self._apart(k)), tuple(t.start for t in toks if t.norm in ("،", ","))
        )

    def _apart(self, k: int) -> bool:
        norm, before = self.norms[k], self.norms[k - 1] if k else ""
        if norm == "حين":
            return before in {"في", "وفي"}
        if norm == "كما":
            return before in ("،", ",") and not (k + 1 < len(self.norms) and strip(self.norms[k + 1], _SAYS))
        return norm in _APART

    def _sign(self, kind: str, first: int, last: int, who: Span | None, back: bool = False) -> Sign:
        norm = self.norms[first]
        and_it = who is None and norm[:1] in ("و", "ف") and norm[1:] in _SAYS | _THINK
        return Sign(kind, self.toks[first].start + and_it, self.toks[last - 1].end, who, back)  # type: ignore[arg-type]

    def _phrase(self, first: int, last: int) -> Span | None:
        """The words [first, last) of a speaker as characters, without what leads them."""
        last = min(last, len(self.toks))
        while first < last and (self.toks[first].kind == "p" or self.norms[first] in _LED):
            first += 1
        while last > first and (self.toks[last - 1].kind == "p" or self.norms[last - 1] in _LED):
            last -= 1
        return (self.toks[first].start, self.toks[last - 1].end) if first < last else None

    def _at(self, i: int) -> list[Sign]:
        norms, toks = self.norms, self.toks
        if among(toks, i) or transports(toks, i) or told_of_them(toks, i):
            return []
        size = according_at(toks, i)
        if size:
            return self._according(i, size)
        if strip(norms[i], _BY_ACCOUNT):
            return self._according(i, 1)
        if norms[i : i + 2] == ["علي", "حد"] and i + 2 < len(toks) and norms[i + 2] in OWN_WORDS:
            return self._both(i, i + 3, None)
        if strip(norms[i], _NOUNS):
            return self._noun(i)
        said_it = next((norms[i].removeprefix("و")[: -len(end)] for end in ("ها", "ه") if norms[i].endswith(end)), "")
        if len(said_it) > 2 and said_it in SPEECH and (colon := next((k for k in range(i + 1, len(toks)) if norms[k] == ":"), -1)) > i + 1:
            return [self._sign("lead", i, colon + 1, self._phrase(i + 1, min(colon, phrase_end(toks, i + 1, self.names))))]  # "this is what X said: ..."
        if norms[i].removeprefix("و") in ("تبين", "يتبين") and i + 1 < len(toks) and norms[i + 1] in THAT:
            return []  # "it turned out that"
        asked = i > 0 and norms[i - 1].removeprefix("و") in ("من", "هل", "الا")
        if asked or norms[i : i + 2] == ["عدد", "من"] or not strip(norms[i], _SAYS | WITH_THAT | _THINK | _SPEAKS_OF) or (i and (norms[i - 1] in _NO or (i > 1 and norms[i - 2] in _NO))):
            return []
        stop = next((k for k in range(i + 1, min(len(toks), i + 20)) if norms[k] in (".", "؛")), min(len(toks), i + 20))
        that = next((k for k in range(i + 1, stop) if self._opens(k, i)), -1)
        end = phrase_end(toks, i + 1, self.names)
        if strip(norms[i], _SPEAKS_OF) and that < 0 and end < len(toks) and norms[end] not in _OF:
            of = next((k for k in range(end, min(len(toks), end + 6)) if norms[k] == "عن" or toks[k].kind == "p"), -1)
            if of >= 0 and norms[of] == "عن" and self._can_speak(i + 1):
                return [self._sign("near", i, of + 1, self._phrase(i + 1, end))]
        if that >= 0:
            who = self._phrase(i + 1, min(end, that)) or self._left(i)
            return [self._sign("lead", i, that + 1 if who is not None else i + 1, who)]
        if strip(norms[i], _SPEAKS_OF) and end < len(toks) and norms[end] in _OF:
            return [self._sign("near", i, end + 1, self._phrase(i + 1, end) or self._left(i))]
        as_said = i > 0 and strip(norms[i - 1], TOLD_AS) is not None
        if strip(norms[i], _SAYS) and (as_said or (i and norms[i] in _SAYS and norms[i][:1] not in ("و", "ف") and (norms[i - 1] in ("،", ",") or norms[i - 1] in QUOTES))) and not strip(norms[i], ACCUSE | DENY):
            return self._both(i, max(end, i + 1), self._phrase(i + 1, end))
        if strip(norms[i], SPEECH) and i + 1 < end < len(toks) and self._can_speak(i + 1) and deed(toks, end):
            return [self._sign("near", i, end, self._phrase(i + 1, end))]
        return []

    def _can_speak(self, k: int) -> bool:
        return bool(heads(self.toks, k, k + 1) & (HEADS | _PIECES)) or any(n.first == k and n.kind == "source" for n in self.names)

    def _opens(self, k: int, verb: int) -> bool:
        """Whether what is said begins at k."""
        if self.norms[k] in THAT:
            return self.norms[k - 1] not in _NOT_THAT
        if self.norms[k] == ":":
            return True
        return self.norms[k] in ("«", "“") or (self.norms[k] == '"' and self.norms[k - 1] in ("،", ","))

    def _left(self, i: int) -> Span | None:
        """The phrase right before a verb that has none behind it: `المسؤول … أصر على أن`."""
        first = i
        while first > 0 and i - first < 10 and self.norms[first - 1] not in OPEN and self.norms[first - 1] not in THAT and self.toks[first - 1].kind != "p":
            first -= 1
        first = next((k for k in range(first, i) if heads(self.toks, k, k + 1) & HEADS or any(n.first == k and n.kind != "place" for n in self.names)), i)
        stop = next((k for k in range(first + 1, i) if self.norms[k] in ("الذي", "التي", "الذين") or finite(self.toks, k) or strip(self.norms[k], _SAYS)), i)
        return self._phrase(first, stop)

    def _both(self, i: int, end: int, who: Span | None) -> list[Sign]:
        """A sign in mid-sentence covers what stands before it, and what goes on with that behind its comma."""
        out = [self._sign("tail", i, end, who, who is None)]
        at = end + (end < len(self.toks) and self.norms[end] in ("،", ","))
        if at > end and at < len(self.toks) and self.norms[at] in _GOES_ON:
            out.append(self._sign("near", i, at, who, who is None))
        return out

    def _according(self, i: int, size: int) -> list[Sign]:
        at = i + size
        starts = {n.first for n in self.names}
        while at < len(self.toks) and at not in starts and (self.norms[at] in TITLES or self.norms[at] in ("عن", "ل")) and self.norms[at] not in OWN_WORDS:
            at += 1
        end = phrase_end(self.toks, at, self.names)
        if first_person(self.norms, i, size):
            return []
        if at < len(self.toks) and self.norms[at] in OWN_WORDS:
            return self._both(i, at + 1, None)
        if at < len(self.toks) and bare(self.norms[at].removeprefix("لل").removeprefix("ل")) in {bare(n) for n in NO_SOURCE}:
            return []
        if at > i + size and at < len(self.toks) and self.norms[at] in _KINDS:
            at -= 1  # "a joint statement": nobody's name, and still not ours
        who = self._phrase(at, max(end, at + 1))
        if i <= 1:
            return [self._sign("lead", i, max(end, i + 1), who)]
        return self._both(i, max(end, i + 1), who)

    def _noun(self, i: int) -> list[Sign]:
        if _NO & set(self.norms[max(0, i - 3) : i]):
            return []
        last = next((k for k in range(i + 1, min(len(self.toks), i + 6)) if self.norms[k] in _OF | THAT or self.norms[k].startswith(("تفيد", "تتحدث", "تقول", "تشير")) or self.norms[k][:1] == "ب"), -1)
        if last < 0 or any(self.toks[k].kind == "p" for k in range(i, last)):
            return []
        return [self._sign("near", i, last, None)]

    def _colon(self) -> list[Sign]:
        """What stands before a colon speaks what stands behind it, where it is a name, an office or holds a word of saying."""
        at = next((k for k in range(1, min(len(self.toks), 26)) if self.norms[k] == ":"), -1)
        if at < 1 or self.norms[0] in ADDRESS or (at == 1 and self.norms[0] in PAPER):
            return []
        says = any(strip(n, _SAYS | _THINK | WITH_THAT) for k, n in enumerate(self.norms[:at]) if k not in self.inside)
        piece = next((k for k in range(at - 1, -1, -1) if bare(self.norms[k].removeprefix("و")) in _PIECES and k not in self.inside), -1)
        name = next((n for n in self.names if n.kind != "place" and n.last <= at and not n.adjective), None)
        head = next((k for k in range(at) if heads(self.toks, k, k + 1) & HEADS and bare(self.norms[k]) not in LABEL), -1)
        if not says and piece < 0 and (at > 7 or head < 0):
            return []
        if name is None and head < 0 and piece < 0:
            return []
        first = min(k for k in (name.first if name is not None else -1, head) if k >= 0) if name is not None or head >= 0 else piece
        last = max(phrase_end(self.toks, first, self.names), first + 1)
        return [self._sign("colon", first, at + 1, self._phrase(first, min(last, at)))]
