"""When: dates and relative times in Arabic text, as intervals against the publication date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from ceasefire import clock
from ceasefire.claims.arabic.datewords import (
    AMBIGUOUS_MONTHS,
    LEVANT,
    NEXT,
    ORDINALS,
    OTHER,
    PARTS,
    PAST,
    SAME,
    SEASONS,
    SPOKEN,
    THIS,
    WEEKDAYS,
)
from ceasefire.claims.arabic.given_names import GIVEN
from ceasefire.claims.arabic.tokens import Token, word_forms

Use = Literal["at", "since", "until", "span", "run"]
POINTED = frozenset({"at", "span", "run"})
"""Uses of a time that say when something was, and not since or until when."""


class When(msgspec.Struct, frozen=True):
    """A time in a text. first, last: half-open token span; interval: what it means;
    use: `at` a time, `since` it ("منذ"), `until` it, `span` between two, `run` that many days in a row; clock: minutes after
    midnight when a time of day to the minute stands there."""

    first: int
    last: int
    interval: clock.Interval
    use: Use = "at"
    minute: int | None = None


class Frame(msgspec.Struct, frozen=True):
    """What relative times hang on. today: local day of publication or None; zone: IANA name;
    last: the day that the text spoke of last (for a bare time of day, "of the same month"); told: the days that it spoke
    of last, for "the same period"."""

    today: date | None
    zone: str
    last: date | None = None
    told: tuple[date, date] | None = None


def frame(published: datetime | None, zone: str, last: date | None = None) -> Frame:
    """The frame of a text that was published at that instant."""
    today = published.astimezone(clock.zone_of(zone)).date() if published else None
    return Frame(today, zone, last)


_YEAR = re.compile(r"^(19|20)\d\d$")
_ISO = re.compile(r"^((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})$")
_DM = re.compile(r"^(\d{1,2})/(\d{1,2})$")
_DMY = re.compile(r"^(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)$")
def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lead(norm: str, words: set[str] | dict[str, int]) -> str | None:
    """The word without و/ف/ب/ل/ك if it is one of `words`."""
    for _, rest in word_forms(norm):
        if rest in words:
            return rest
    return None


class Parser:
    """One sentence; `at(i)` gives the time that starts at token i, or None."""

    def __init__(self, toks: Sequence[Token], of: Frame) -> None:
        self.toks, self.of = toks, of

    def norm(self, i: int) -> str:
        return self.toks[i].norm if 0 <= i < len(self.toks) else ""

    # --- months and years -------------------------------------------------------------------
    def month(self, i: int, strip: bool = False) -> tuple[int, int] | None:
        """(month, next index); `تموز/يوليو` is one month."""
        forms = [rest for _, rest in word_forms(self.norm(i))] if strip else [self.norm(i)]
        for norm in forms:
            found: tuple[int, int] | None = None
            if (norm, self.norm(i + 1)) in LEVANT:
                found = LEVANT[(norm, self.norm(i + 1))], i + 2
            elif (norm,) in LEVANT:
                found = LEVANT[(norm,)], i + 1
            elif norm in OTHER:
                found = OTHER[norm], i + 1
            if found:
                month, at = found
                if self.norm(at) in ("/", "(", "|", "-", "–"):
                    twin = self.month(at + 1)
                    if twin and twin[0] == month:
                        at = twin[1] + (1 if self.norm(at) == "(" and self.norm(twin[1]) == ")" else 0)
                return month, at
        return None

    def year(self, i: int, month: int | None = None) -> tuple[int | None, int]:
        """(year or None, next index): `2017`, `من العام 2017`, `من العام الجاري`, `الماضي`."""
        at = i
        norm = self.norm(at)
        if norm in ("من", "في", ",", "،") and self.norm(at + 1) in ("العام", "عام", "السنه", "سنه"):
            at += 1
        if self.norm(at) in ("العام", "عام", "سنه", "السنه", "لعام", "للعام"):
            at += 1
            said = self.norm(at)
            if said in PAST | THIS:
                at += 1
            if _YEAR.match(self.norm(at)):
                return int(self.norm(at)), at + 1
            if said in THIS and self.of.today:
                return self.of.today.year, at
            if said in PAST and self.of.today:
                return self.of.today.year - 1, at
            return None, i
        if self.norm(at) in ("من", "،", ",") and _YEAR.match(self.norm(at + 1)):
            at += 1
        if _YEAR.match(self.norm(at)):
            return int(self.norm(at)), at + 1
        return None, i

    def guess_year(self, month: int, day: int, at: int) -> int | None:
        """The year of a date without one: the latest on or before publication; "next" is later."""
        today = self.of.today
        if today is None:
            return self.of.last.year if self.of.last else None
        this = _day(today.year, month, day) or _day(today.year, month, 28)
        if this is None:
            return None
        if self.norm(at) in NEXT:
            return today.year if this >= today else today.year + 1
        if this <= today or (this - today).days <= 1:
            return today.year
        return today.year - 1

    # --- single times -----------------------------------------------------------------------
    def day_number(self, i: int) -> tuple[int, int] | None:
        """A day of a month: `9`, `التاسع`, `الحادي والعشرين`, `الثلاثين`; (day, next index)."""
        norm = self.norm(i)
        if self.toks[i].kind == "n":
            return (int(norm), i + 1) if norm.isdecimal() and len(norm) <= 2 and 1 <= int(norm) <= 31 else None
        for _, rest in word_forms(norm):
            if not rest.startswith("ال"):
                continue
            value = ORDINALS.get(rest[2:])
            if value is None:
                continue
            after = self.norm(i + 1)
            if after in ("عشر", "عشره") and value < 10:
                return 10 + value, i + 2
            if after[:1] == "و" and after[1:] in ("العشرين", "العشرون", "الثلاثين", "الثلاثون") and value < 10:
                return value + (20 if "عشر" in after else 30), i + 2
            return value, i + 1
        return None

    def no_date(self, i: int) -> int:
        """Index after a day and month that no calendar has (`30 شباط`); 0 where there is none."""
        number = self.day_number(i) if i < len(self.toks) else None
        if number is None and self.toks[i].kind == "n" and self.norm(i).isdigit() and len(self.norm(i)) == 2:
            number = int(self.norm(i)), i + 1
        month = self.month(number[1]) if number else None
        return month[1] if number and month and _day(2024, month[0], number[0]) is None else 0

    def dated(self, i: int) -> tuple[date, date, int] | None:
        """A calendar date or month: (first day, last day, next index)."""
        if i >= len(self.toks):
            return None
        token = self.toks[i]
        if token.kind == "n":
            found = _ISO.match(token.norm)
            day = _day(*(int(g) for g in found.groups())) if found else None
            if day is None and (found := _DMY.match(token.norm)):
                d, m, y = (int(g) for g in found.groups())
                day = _day(y, m, d) or _day(y, d, m)
            if day is None and (found := _DM.match(token.norm)) and (_lead(self.norm(i - 1), {*PARTS, *WEEKDAYS, "يوم", "بتاريخ", "تاريخ"}) if i else None):
                year = self.guess_year(int(found[2]), int(found[1]), i + 1) if 1 <= int(found[2]) <= 12 else None
                day = _day(year, int(found[2]), int(found[1])) if year else None
            if day:
                return day, day, i + 1
        number = self.day_number(i)
        if number:
            at = number[1]
            if self.norm(at) in ("من", "-", "/", "،"):
                at += 1
            if self.norm(at) == "شهر":
                at += 1
            month = self.month(at)
            if month:
                year, end = self.year(month[1])
                if year is None:
                    year = self.guess_year(month[0], number[0], month[1])
                    end = month[1]
                    if self.norm(end) in PAST | THIS | NEXT and self.norm(end) != "هذا":
                        end += 1
                        # "الماضي من العام 2017" gives the year after all.
                        later, after = self.year(end)
                        year, end = (later, after) if later else (year, end)
                day = _day(year, month[0], number[0]) if year else None
                return (day, day, end) if day else None
            if self.norm(at) in ("الشهر", "هذا") and (self.norm(at + 1) in SAME | THIS | PAST or self.norm(at + 1) == "الشهر"):
                base = self.of.last or self.of.today
                if self.norm(at + 1) in THIS | {"الشهر"}:
                    base = self.of.today
                if base and self.norm(at + 1) in PAST:
                    base = base.replace(day=1) - timedelta(days=1)
                day = _day(base.year, base.month, number[0]) if base else None
                return (day, day, at + 2) if day else None
            beside = self.norm(at) in (THIS | PAST) - {"هذا"} and (self.norm(at - 1) == "من" or _lead(self.norm(i - 1), {"في", "يوم", "بتاريخ"}) if i else None)
            if beside and self.of.today:  # "on the 5th of the current"
                base = self.of.today if self.norm(at) in THIS else self.of.today.replace(day=1) - timedelta(days=1)
                day = _day(base.year, base.month, number[0])
                return (day, day, at + 1) if day else None
            return None
        return self.month_period(i)

    def month_period(self, i: int) -> tuple[date, date, int] | None:
        """`تموز 2017`, `منتصف تموز`, `الشهر الماضي`, `عام 2017`, `صيف 2018`."""
        part, at = None, i
        lead = _lead(self.norm(i), {"مطلع", "بدايه", "اوايل", "منتصف", "اواسط", "اواخر", "نهايه", "شهر", "صيف", "ربيع", "خريف", "شتاء"})
        if lead in SEASONS:
            year, end = self.year(i + 1)
            if not year:
                return None
            opens, closes = SEASONS[lead]
            return date(year, opens, 1), _month_end(date(year + (closes < opens), closes, 28)), end
        if lead and lead != "شهر":
            part, at = lead, i + 1
        if _lead(self.norm(at), {"شهر"}):
            at += 1
        month = self.month(at, strip=at == i)
        if month and (at > i or not i or self.norm(i - 1) not in GIVEN):  # else a surname: "Ziad February"
            year, end = self.year(month[1])
            bare_month = self.norm(at) in AMBIGUOUS_MONTHS and at == i
            beside = self.norm(month[1]) in PAST | THIS or self.norm(at - 1) in ("خلال", "وخلال", "طوال", "طيله", "منذ", "شهري", "لشهري")
            if bare_month and year is None and not beside and self.norm(month[1] - 1) == self.norm(at):
                return None  # "father", "which", "practised": a month only beside a day, year or "month"
            if year is None:
                year = self.guess_year(month[0], 1, month[1])
                end = month[1] + (1 if self.norm(month[1]) in PAST | THIS | NEXT else 0)
            if year is None:
                return None
            first = date(year, month[0], 1)
            return (*_part(part, first, _month_end(first)), end)
        today, this = self.of.today, self.norm(at) == "هذا"
        word = _lead(self.norm(at + this), {"الشهر", "العام", "الاسبوع", "عام", "العامين", "السنه", "سنه"})
        word = {"السنه": "العام", "سنه": "عام"}.get(word or "", word)
        if word and today:
            said = "هذا" if this else self.norm(at + 1)
            if said == "قبل" and self.norm(at + 2) in PAST and word in ("الشهر", "الاسبوع"):
                return (*_before_last(word, today, part), at + 3)
            if word in ("العام", "عام") and _YEAR.match(said):
                year = int(said)
                return (*_part(part, date(year, 1, 1), date(year, 12, 31)), at + 2)
            if said in SAME and self.of.last is not None and word in ("الشهر", "العام"):
                first = self.of.last.replace(day=1) if word == "الشهر" else date(self.of.last.year, 1, 1)
                last = _month_end(first) if word == "الشهر" else date(first.year, 12, 31)
                return (*_part(part, first, min(last, today)), at + 2)
            if said not in PAST | THIS:
                begun = word == "الشهر" and part in ("مطلع", "بدايه", "اوايل") and said not in NEXT
                return (*_part(part, today.replace(day=1), _month_end(today)), at + 1) if begun else None
            if word == "الشهر":
                first = today.replace(day=1)
                if said in PAST:
                    first = (first - timedelta(days=1)).replace(day=1)
                return (*_part(part, first, _month_end(first)), at + 2)
            if word == "الاسبوع":
                monday = today - timedelta(days=(today.weekday() - 5) % 7)
                if said in PAST:
                    monday -= timedelta(days=7)
                return monday, monday + timedelta(days=6), at + 2
            if word == "العام":
                year = today.year - (said in PAST)
                return (*_part(part, date(year, 1, 1), date(year, 12, 31)), at + 2)
        elif word in ("عام", "العام") and _YEAR.match(self.norm(at + 1)):
            year = int(self.norm(at + 1))
            return (*_part(part, date(year, 1, 1), date(year, 12, 31)), at + 2)
        return None

    def weekday(self, i: int) -> tuple[date, int] | None:
        """`الأحد`, `يوم الأحد الماضي`, `اليوم الأحد`, `أمس السبت`; the date after it wins."""
        at = i
        today = self.of.today
        offset: int | None = None
        word = _lead(self.norm(at), {"يوم", "اليوم", "امس", "الامس", "البارحه", "غدا", "الغد", "اول", "نهار", *SPOKEN})
        if self.norm(at) == "يومنا" and self.norm(at + 1) in ("هذا", "الحالي") and self.norm(at - 1) not in ("حتي", "الي"):
            return (today, at + 2) if today is not None else None
        if word in SPOKEN and today is not None:
            return today + timedelta(days=SPOKEN[word]), at + 1
        if word in ("يوم", "نهار"):
            at += 1
            word = self.norm(at) if self.norm(at) in ("اليوم", "امس", "غد", "الغد") else None
            if word is None and self.norm(at) not in WEEKDAYS:
                return None
        if word == "اول" and (self.norm(at + 1) in ("امس", "البارحه") or SPOKEN.get(self.norm(at + 1)) == -1):
            offset, at = -2, at + 2
        elif word == "اول" and self.norm(at + 1) == "من" and self.norm(at + 2) == "امس":
            offset, at = -2, at + 3
        elif word == "اول":
            return None
        elif word == "اليوم":
            if self.norm(at + 1) in ("التالي", "نفسه", "ذاته", "السابق", "الموالي", "اللاحق", "عينه", "الاخير") or ORDINALS.get(self.norm(at + 1)[2:]):
                return None
            offset, at = 0, at + 1
        elif word in ("امس", "البارحه", "الامس"):
            if word == "الامس" and (self.norm(at + 1) == "القريب" or self.norm(at)[:1] == "ا"):
                return None
            offset, at = -1, at + 1
            if self.norm(at) == "الاول":
                offset, at = -2, at + 1
        elif word in ("غدا", "الغد", "غد"):
            offset, at = 1, at + 1
        if offset is not None:
            if self.norm(at) in ("(", "،") and self.norm(at + 1) in WEEKDAYS:
                at += 1
            if self.norm(at) in WEEKDAYS and offset <= 0:
                weekday = WEEKDAYS[self.norm(at)]
                at += 1
                if self.norm(at) == ")":
                    at += 1
                if today and (today + timedelta(days=offset)).weekday() != weekday:
                    # The day named is firmer than a publication date that may be of a copy.
                    return today - timedelta(days=(today.weekday() - weekday) % 7), at
            return (today + timedelta(days=offset), at) if today else None
        named = _lead(self.norm(at), WEEKDAYS) if at == i else (self.norm(at) if self.norm(at) in WEEKDAYS else None)
        if named is None:
            return None
        at += 1
        if today is None:
            return None
        back = (today.weekday() - WEEKDAYS[named]) % 7
        day = today - timedelta(days=back)
        if self.norm(at) in NEXT:
            return day + timedelta(days=7), at + 1
        if self.norm(at) in PAST:
            return (day - timedelta(days=7) if back == 0 else day), at + 1
        if self.norm(at) == "قبل" and self.norm(at + 1) in PAST:
            return day - timedelta(days=14 if back == 0 else 7), at + 2
        if self.norm(at) == "من" and self.norm(at + 1) == "الاسبوع" and self.norm(at + 2) in PAST:
            return today - timedelta(days=(today.weekday() - 5) % 7 + 7 - (WEEKDAYS[named] - 5) % 7), at + 3
        return day, at


def _before_last(word: str, today: date, part: str | None) -> tuple[date, date]:
    """The week or month before the last."""
    if word == "الاسبوع":
        first = today - timedelta(days=(today.weekday() - 5) % 7 + 14)
        return first, first + timedelta(days=6)
    last = (today.replace(day=1) - timedelta(days=1)).replace(day=1) - timedelta(days=1)
    return _part(part, last.replace(day=1), last)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _part(part: str | None, first: date, last: date) -> tuple[date, date]:
    """The beginning, middle or end of a period: its thirds."""
    third = timedelta(days=10 if 27 < (last - first).days + 1 <= 31 else ((last - first).days + 1) // 3)
    if part in ("مطلع", "بدايه", "اوايل"):
        return first, first + third - timedelta(days=1)
    if part in ("منتصف", "اواسط"):
        return first + third, first + third * 2 - timedelta(days=1)
    if part in ("اواخر", "نهايه"):
        return first + third * 2, last
    return first, last
