"""Times counted from another of the text: `في اليوم التالي`, `بعد يومين من …`, `قبل ذلك بيوم`, `لليوم الثالث على التوالي`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from ceasefire import clock
from ceasefire.claims.arabic.dates import Parser, When
from ceasefire.claims.arabic.datewords import ORDINALS
from ceasefire.claims.arabic.lengths import length_at
from ceasefire.claims.arabic.numbers import value_at
from ceasefire.claims.arabic.tokens import Token, word_forms

_UNITS = {"اليوم", "الليله", "المساء", "الصباح", "يوم", "الفجر", "العصر", "الظهر"}
_NEXT = {"التالي", "التاليه", "الموالي", "المواليه", "اللاحق"}
_BEFORE = {"السابق", "السابقه"}
_SAME = {"نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"}
_AFTERWARDS = {"لاحقا", "بعدها", "بعدئذ"}
_THAT = {"ذلك", "ذاك"}
_STOP = {"،", "؛", ":", ".", "ان", "وان", "فيما", "بينما"}


def counted(p: Parser, i: int) -> When | None:
    """A time at token i that is told against the day that the text spoke of last, or that its clause names."""
    norm, after = p.norm(i), p.norm(i + 1)
    unit = _form(norm, _UNITS)
    if unit is not None and not (norm[:1] == "ل" and after[2:] in ORDINALS):
        shift = 1 if after in _NEXT else -1 if after in _BEFORE else 0 if after in _SAME else None
        if shift is not None:
            named = _named_after(p, i + 2) if p.norm(i + 2)[:1] == "ل" else None
            return _at(p, named[0] if named else p.of.last, shift, i, i + 2)
    eve = _form(norm, {"غداه", "عشيه"})
    if eve is not None:
        turn = 1 if eve == "غداه" else -1
        if after in _THAT:
            return _at(p, p.of.last, turn, i, i + 2)
        named = _named_after(p, i + 1)
        return _at(p, named[0], turn, i, _covered(i, i + 1, named)) if named is not None else None
    if norm.removeprefix("و") == "قبل" and p.of.today is not None and after in ("امس", "الامس", "قليل", "لحظات", "دقايق", "برهه"):
        return _at(p, p.of.today, -2 if after.endswith("امس") else 0, i, i + 2)
    if _form(norm, _AFTERWARDS) and not (after[:1] == "ب" and len(after) > 3):
        return _at(p, p.of.last, 0, i, i + 1) if norm.removeprefix("و") == "لاحقا" else None
    if norm in ("في", "وفي") and after == "وقت" and p.norm(i + 2) == "لاحق":
        end = i + 3 + (p.norm(i + 3) == "من")
        return None if end > i + 3 else _at(p, p.of.last, 0, i, end)
    way = _form(norm, {"بعد", "عقب", "قبل", "بعدها", "قبلها", "بعده", "قبله"})
    if way is None:
        return None
    sign = 1 if way.startswith(("بعد", "عقب")) else -1
    if way in ("بعدها", "قبلها", "بعده", "قبله") or after in _THAT:
        at = i + 2 if after in _THAT else i + 1
        length = _with_b(p, at)
        return _at(p, p.of.last, sign * length[0], i, length[1]) if length is not None else None
    length = length_at(p, i + 1 + (after in ("نحو", "حوالي", "اقل", "قرابه")))
    if length is None or length[0] >= 30:
        return None
    if p.norm(length[1]) in ("من", "علي", "عن"):
        named = _named_after(p, length[1] + 1)
        return _at(p, named[0], sign * length[0], i, _covered(i, length[1], named)) if named is not None else None
    return _at(p, p.of.last, length[0], i, length[1]) if sign > 0 else None


def counts_on(toks: Sequence[Token]) -> bool:
    """Whether a sentence may count from a day that one before it named: the cheap test."""
    return any(t.norm.removeprefix("و") in _COUNTS for t in toks)


_COUNTS = _NEXT | _BEFORE | _SAME | _AFTERWARDS | {"بعد", "قبل", "قبلها", "قبله", "بعده"}


def _form(norm: str, words: set[str]) -> str | None:
    return next((rest for _, rest in word_forms(norm) if rest in words), None) if norm not in words else norm


def _with_b(p: Parser, i: int) -> tuple[int, int] | None:
    """`بيوم`, `بيومين`, `بثلاثة أيام`, `بساعات`: days, next index."""
    norm = p.norm(i)
    if norm[:1] != "ب" or len(norm) < 4:
        return None
    one = {"بيوم": 1, "بيومين": 2, "باسبوع": 7, "باسبوعين": 14, "بساعات": 0, "بساعه": 0, "بساعتين": 0, "بدقايق": 0, "بقليل": 0}.get(norm)
    if one is not None:
        return one, i + 1
    return length_at(p, i)


def _covered(i: int, end: int, named: tuple[date, int]) -> int:
    """Where a counted time ends: with the day it is counted from, where that stands near."""
    return named[1] if named[1] - i <= 6 else end


def _named_after(p: Parser, i: int) -> tuple[date, int] | None:
    """The one day that the same clause names further on, and the index after it."""
    for k in range(i, min(i + 12, len(p.toks))):
        if p.norm(k) in _STOP:
            return None
        day = p.weekday(k)
        if day is not None:
            return day
        dated = p.dated(k)
        if dated is not None and dated[0] == dated[1]:
            return dated[0], dated[2]
    return None


def _at(p: Parser, base: date | None, shift: int, i: int, end: int) -> When | None:
    if base is None:
        return None
    day = base + timedelta(days=shift)
    if p.of.today is not None and day > p.of.today:
        return None
    return When(i, end, clock.days(day, day, p.of.zone))


WENT_ON = ("استمر", "يستمر", "تستمر", "تواصل", "يتواصل", "تتواصل", "امتد", "يمتد", "تمتد", "دام")


def went_on(p: Parser, found: Sequence[When]) -> list[When]:
    """`اندلعت الأحد واستمرت حتى الاثنين`: one stretch."""
    out: list[When] = []
    for when in found:
        before = out[-1] if out else None
        if before is not None and before.use == "at" and when.use == "at":
            gap = [p.norm(k).removeprefix("و") for k in range(before.last, when.first)]
            first, last = clock.first_day(before.interval), clock.last_day(when.interval)
            if gap[-1:] in (["حتي"], ["الي"]) and any(n.startswith(WENT_ON) for n in gap) and first < last:
                out[-1] = When(before.first, when.last, clock.days(first, last, p.of.zone), "run")
                continue
        out.append(when)
    return out


def named_day(p: Parser, i: int) -> When | None:
    """`اليوم الأخير من تشرين الأول`, `اليوم الثاني من أيار`: a day of a month."""
    if _form(p.norm(i), {"اليوم", "يوم"}) is None or not p.norm(i + 1).startswith("ال") or p.norm(i + 2) not in ("من", "في"):
        return None
    month = p.month_period(i + 3)
    nth = ORDINALS.get(p.norm(i + 1)[2:])
    if month is None or month[0].day != 1 or not (nth or p.norm(i + 1) == "الاخير"):
        return None
    day = month[0] + timedelta(days=nth - 1) if nth else month[1]
    return When(i, month[2], clock.days(day, day, p.of.zone))


def _in_a_row(p: Parser, i: int) -> tuple[int, int]:
    """How many days or weeks in a row are told at token i, in days, and the index after it: `لليوم الثالث`, `لثالث يوم`,
    `لليلة الثانية`, `لثلاثة أيام متتالية`, `للأسبوع الثاني على التوالي`; (0, i) where none are."""
    norm = p.norm(i).removeprefix("و")
    if norm in ("لليوم", "لليله", "للاسبوع"):
        said = p.norm(i + 1)[2:] if p.norm(i + 1).startswith("ال") else ""
        nth = ORDINALS.get(said) or ORDINALS.get(said.removesuffix("ه")) or (2 if said == "ثانيه" else 0)
        if not nth:
            return 0, i
        nth += 10 if p.norm(i + 2) in ("عشر", "عشره") and nth < 10 else 0
        end = i + 2 + (p.norm(i + 2) in ("عشر", "عشره"))
        week = norm == "للاسبوع"
        return (0, i) if week and p.norm(end + 1) not in _IN_A_ROW else ((nth - 1) * 7 + 1 if week else nth, end)
    if not norm.startswith("ل") or len(norm) < 4:
        return 0, i
    if p.norm(i + 1) in ("يوم", "ليله") and norm[1:] in ORDINALS:
        return ORDINALS[norm[1:]], i + 2
    end = i + 1 if norm in ("ليومين", "لليلتين") else i + 2
    days = 2 if end == i + 1 else (value_at([msgspec.structs.replace(p.toks[i], norm=norm[1:])], 0) or (0,))[0]
    if (end == i + 2 and p.norm(i + 1) not in ("ايام", "ليال", "ليالي")) or not {p.norm(end), p.norm(end + 1)} & _IN_A_ROW:
        return 0, i
    return days, end + (p.norm(end) in _IN_A_ROW)


_IN_A_ROW = {"متتاليه", "متتاليين", "متتاليتين", "متواصله", "متواصلين", "متعاقبه", "متعاقبين", "التوالي", "توالي", "متواليه", "متواليين"}


def running(p: Parser, found: Sequence[When]) -> list[When]:
    """`لليوم الثالث على التوالي`: the day beside it, else that of publication, and the days before it."""
    out = list(found)
    for i in range(len(p.toks) - 1):
        if p.norm(i) == "اليوم" and p.toks[i + 1].kind == "n" and p.norm(i + 2).startswith(("لل", "ل")) and p.norm(i + 1).isdecimal() and 1 < int(p.norm(i + 1)) < 1000 and p.of.today is not None:
            # "day 67 of the siege", said on that day
            out = [w for w in out if w.first != i]
            out.append(When(i, i + 2, clock.days(p.of.today - timedelta(days=int(p.norm(i + 1)) - 1), p.of.today, p.of.zone), "run"))
            continue
        nth, end = _in_a_row(p, i)
        if nth < 2:
            continue
        while p.norm(end) in ("عشر", "عشره", "علي", "التوالي", "توالي", "تواليا"):
            end += 1
        own = next((w for w in out if (0 <= i - w.last <= 2 or 0 <= w.first - end <= 2) and w.use == "at" and w.minute is None and clock.first_day(w.interval) == clock.last_day(w.interval)), None)
        day = clock.first_day(own.interval) if own is not None else p.of.today
        if day is None:
            continue
        stretch = clock.days(day - timedelta(days=nth - 1), day, p.of.zone)
        if own is not None:
            out[out.index(own)] = msgspec.structs.replace(own, interval=stretch, use="run")
        else:
            out.append(When(i, end, stretch, "run"))
    return sorted(out, key=lambda w: w.first)
