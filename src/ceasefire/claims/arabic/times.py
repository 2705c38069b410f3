"""All times in a sentence: dates, ranges, "since", parts of the day, nights, "two days ago"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ceasefire import clock
from ceasefire.claims.arabic.clocks import clock_at
from ceasefire.claims.arabic.counted import counted, named_day, running, went_on
from ceasefire.claims.arabic.dates import Frame, Parser, Use, When
from ceasefire.claims.arabic.datewords import LONG_AGO, PARTS, PAST, SPOKEN, THAT_TIME, THIS, WEEKDAYS
from ceasefire.claims.arabic.during import during
from ceasefire.claims.arabic.lengths import hijri, length_at
from ceasefire.claims.arabic.nights import night, night_at
from ceasefire.claims.arabic.periods import period_of
from ceasefire.claims.arabic.tokens import Token, word_forms
from ceasefire.claims.arabic.weeks import week_of

_SINCE = {"منذ", "مذ", "ومنذ"}


def find_times(toks: Sequence[Token], of: Frame) -> tuple[When, ...]:
    """The times in a sentence, in order, not overlapping."""
    parser = Parser(toks, of)
    out: list[When] = []
    last: date | None = of.last
    i = 0
    while i < len(toks):
        if last is not parser.of.last:
            parser.of = Frame(of.today, of.zone, last, of.told)
        found = _at(parser, i)
        if found is None and (wrong := parser.no_date(i)):
            i = wrong
            continue
        if found:
            found = _in_order(parser, found, out[-1] if out else None)
            out.append(found)
            i = max(found.last, i + 1)
            if found.interval.date_prec <= 2 and found.use == "at":
                last = clock.last_day(found.interval)
        else:
            i += 1
    return tuple(running(parser, went_on(parser, out)))


def _in_order(p: Parser, found: When, before: When | None) -> When:
    """A bare clock time after one of the evening is of that evening too; a second time after
    midnight is of the same night as the first."""
    if before is None or found.minute is None or before.minute is None:
        return found
    said = [t.norm for t in p.toks[found.first : found.last]]
    day, told = clock.first_day(found.interval), clock.first_day(before.interval)
    minute = found.minute
    if "منتصف" in said:
        if before.minute < 360 and day == told + timedelta(days=1) and minute >= before.minute:
            day = told
    elif day == told and before.minute >= 720 > minute and minute + 720 >= before.minute and not any(
        rest in PARTS for n in said for _, rest in word_forms(n)
    ):
        minute += 720
    return When(found.first, found.last, instant_span(day, minute, p.of.zone), found.use, minute)


def _small_hours(p: Parser, day: date, i: int, end: int) -> When:
    """After midnight with no clock time: 00:00 to 06:00 of a day, not a moment of it."""
    first = clock.utc(datetime.combine(day, time()), p.of.zone)
    return When(i, end, clock.Interval(first, clock.utc(datetime.combine(day, time(6)), p.of.zone), 1, p.of.zone))


def _at(p: Parser, i: int) -> When | None:
    norm = p.norm(i)
    if p.toks[i].kind == "p":
        return None
    return (
        _between(p, i)
        or (_since(p, i) if _strip(norm, _SINCE) or (norm in ("من", "ومن") and _spoken(p, i + 1)) else None)
        or night_at(p, i)
        or named_day(p, i)
        or counted(p, i)
        or _ago(p, i)
        or during(p, i)
        or _point(p, i)
    )


def _spoken(p: Parser, i: int) -> bool:
    """`من أول امبارح`: "from" is "since" before yesterday as it is said."""
    return SPOKEN.get(p.norm(i + (p.norm(i) == "اول"))) == -1 or (p.norm(i) in ("الصبح", "الفجر", "الصبحيه") and _plain(p, i + 1) is None and p.norm(i + 1) not in ("حتي", "الي"))


def _strip(norm: str, words: set[str]) -> str | None:
    for _, rest in word_forms(norm):
        if rest in words:
            return rest
    return None


def _days(p: Parser, first: date, last: date, i: int, end: int, use: Use = "at") -> When:
    return When(i, end, clock.days(first, last, p.of.zone), use)


def instant_span(day: date, minute: int, zone: str) -> clock.Interval:
    """A day and a minute of it as an interval."""
    return clock.moment(datetime.combine(day, time()) + timedelta(minutes=minute), zone)


def _plain(p: Parser, i: int) -> tuple[date, date, int] | None:
    """A calendar date, a weekday with or without its date, a month: first and last day, next index."""
    at = i
    whole = week_of(p, at) or period_of(p, at)
    if whole:
        return whole
    week = p.weekday(at)
    if week is not None or _strip(p.norm(at), {"يوم", "الاثنين", "الثلاثاء", "الاربعاء", "الخميس", "الجمعه", "السبت", "الاحد", "اليوم", "امس"}):
        # The calendar date that follows a weekday says more than the weekday.
        at = week[1] if week else at + (2 if _strip(p.norm(at), {"يوم", "اليوم", "امس"}) and p.toks[min(at + 1, len(p.toks) - 1)].kind == "w" and p.norm(at + 1).startswith("ال") else 1)
        at = hijri(p, at)
        for skip in (0, 1):
            if skip and p.norm(at) not in ("،", "(", "في", "من", "الموافق", "بتاريخ", "/"):
                break
            dated = p.dated(at + skip)
            if dated and dated[0] == dated[1]:
                return dated
        if week:
            return week[0], week[0], week[1]
        return None
    dated = p.dated(i)
    if dated is None and _strip(p.norm(i), {"بتاريخ", "تاريخ"}):
        dated = p.dated(i + 1)
    return dated


_ADVERBS = {"صباحا", "فجرا", "ظهرا", "عصرا", "ضحي"}
"""Parts of the day that stand alone as adverbs: of the text's last day, else of that of publication."""


def _point(p: Parser, i: int) -> When | None:
    """A time with its part of the day: `مساء الأحد`, `فجر اليوم`, `ليل الأحد – الاثنين`."""
    at, part, midnight = i, None, 0
    now = p.norm(i) == "حاليا" or (p.norm(i) == "هذه" and p.norm(i + 1) in ("الاثناء", "اللحظات", "اللحظه"))
    if now and p.of.today is not None:
        return _days(p, p.of.today, p.of.today, i, i + 1 + (p.norm(i) == "هذه"))
    lead = _strip(p.norm(at), {"بعد", "قبل", "قبيل", "منتصف", "ظهر", "بعيد"})
    if lead in ("بعد", "قبل", "قبيل", "بعيد") and p.norm(at + 1) in ("الظهر", "العصر", "المغرب", "العشاء") and _plain(p, at + 2) is None and p.norm(at + 2) not in ("من", "يوم"):
        noon = p.of.last or p.of.today
        return _days(p, noon, noon, i, at + 2) if noon is not None else None
    if lead in ("بعد", "قبل", "قبيل", "بعيد") and p.norm(at + 1) in ("منتصف", "ظهر", "عصر", "فجر", "مغرب"):
        midnight = (1 if lead.startswith("بع") else -1) if p.norm(at + 1) == "منتصف" else 0
        part = p.norm(at + 1)
        at += 2
        if part == "منتصف" and p.norm(at) in ("ليل", "الليل", "ليله", "الليله", "نهار"):
            at += 1
        elif part == "منتصف":
            return None
    elif lead == "منتصف" and p.norm(at + 1) in ("ليل", "ليله"):
        part, at = "ليل", at + 2
    elif lead == "منتصف" and p.norm(at + 1) == "الليل" and p.of.today is not None and p.weekday(at + 2) is None:
        begun = p.of.last or p.of.today  # midnight, with which the day begins
        return _days(p, begun, begun, i, at + 2)
    else:
        # "صباح", "في ساعات الصباح الأولى من", "خلال ساعات"
        if _strip(p.norm(at), {"ساعات"}) and p.norm(at + 1) in PARTS:
            at += 1
        word = _strip(p.norm(at), PARTS)
        if word:
            part, at = word, at + 1
            if p.norm(at) in ("الاولي", "الباكر", "المتاخر", "المتاخره", "الاول"):
                at += 1
                opening = p.norm(i).removeprefix("و").removeprefix("ل") == "ساعات" and part in ("الفجر", "الصباح") and p.of.today is not None
                if opening and _plain(p, at) is None and p.norm(at) not in ("من", "يوم", "ليوم", "ل"):
                    dawn = p.of.last or p.of.today  # "in the first hours of dawn"
                    return _days(p, dawn, dawn, i, at) if dawn is not None else None
    if part and p.norm(at) in ("من", "يوم", "في") and p.norm(at) != "يوم":
        at += 1
    clocked = clock_at(p, i) if not part else None
    if clocked:
        return _clock_then_day(p, i, clocked)
    dated = _plain(p, at)
    if dated is None and part == "ليلا" and at == i + 1 and p.of.today is not None:
        evening = p.of.last if p.of.last is not None and p.of.last < p.of.today else p.of.today - timedelta(days=1)
        return night(p, evening, i, at)
    alone = part == "مساء" and p.norm(at) in ("،", ".", "", "؛")
    if dated is None and (part in _ADVERBS or alone) and at == i + 1:
        day = p.of.last or p.of.today
        return _days(p, day, day, i, at) if day is not None else None
    if dated is None:
        if part in ("الليله", "ليله") and p.norm(at) in ("الماضيه", "الفايته", "امس") and p.of.today:
            return night(p, p.of.today - timedelta(days=1), i, at + 1)
        if part and midnight > 0 and p.of.last is None and p.of.today is not None:
            return _small_hours(p, p.of.today, i, at)  # the night before publication
        if part and midnight and p.of.last:
            day = p.of.last + timedelta(days=1 if midnight > 0 else 0)
            if p.of.today is not None and day > p.of.today + timedelta(days=1):
                return None
            return _small_hours(p, day, i, at) if midnight > 0 else _days(p, day, day, i, at)
        return None
    first, last, end = dated
    joined_days = p.norm(end) in ("-", "–", "—", "/", "الي", "علي", "حتي")
    if part and first == last and (joined_days or p.norm(end) in WEEKDAYS):
        other = p.weekday(end + joined_days)
        if other and 0 < ((other[0] - first).days % 7) == 1:
            # The night between two days; "after midnight" is the second of them.
            second = other[0]
            start = second - timedelta(days=1)
            if midnight > 0:
                return _small_hours(p, second, i, other[1])
            if midnight < 0:
                return _days(p, start, start, i, other[1])
            return night(p, start, i, other[1])
    if part is not None and not midnight and first == last and p.norm(end)[:1] == "و" and p.norm(end)[1:] in PARTS and (other := p.weekday(end + 1)) is not None and 0 < (other[0] - first).days <= 2:
        return _days(p, first, other[0], i, other[1])  # "on the night of Saturday and the morning of Sunday"
    if part is not None and not midnight and first == last and p.norm(end)[:1] == "و" and p.norm(end)[1:] in WEEKDAYS and (other := p.weekday(end)) is not None and 0 < (other[0] - first).days <= 2:
        return _days(p, first, other[0], i, other[1])
    if part is None:
        joined = p.norm(end)
        other = p.weekday(end + 1 + (p.norm(end + 1) in ("مجددا", "ايضا"))) if joined in ("و", "ثم", "ومجددا", "ومره") else p.weekday(end) if joined[:1] == "و" and len(joined) > 3 else None
        if other and first == last and 0 < abs((other[0] - first).days) <= 2:
            return _days(p, min(first, other[0]), max(first, other[0]), i, other[1])
    if midnight > 0 and first == last and p.norm(i + 2) != "الليل":
        # "After midnight of the night of Monday" lies in the day after it.
        after = first + timedelta(days=1)
        if p.of.today is None or after <= p.of.today:
            return _small_hours(p, after, i, end)
    clocked = clock_at(p, end) if first == last else None
    if clocked:
        return When(i, clocked[1], instant_span(first, clocked[0], p.of.zone), "at", clocked[0])
    today = p.of.today
    if today is not None and first <= today < last and (p.norm(end - 1) in THIS or any(p.norm(k) == "هذا" for k in range(i, end))):
        last = today
    return _days(p, first, last, i, end)


def _clock_then_day(p: Parser, i: int, clocked: tuple[int, int]) -> When | None:
    minute, at = clocked
    start = at
    while p.norm(at) in ("من", "،", "بتوقيت", "في") or (p.norm(at) in PARTS and at < start + 3):
        at += 1
    if p.norm(at - 1) == "بتوقيت":
        at += 1
    dated = _plain(p, at)
    if dated and dated[0] == dated[1]:
        return When(i, dated[2], instant_span(dated[0], minute, p.of.zone), "at", minute)
    day = p.of.last
    if day is None:
        return None
    said = [t.norm for t in p.toks[i:start]]
    if "بعد" in said and "منتصف" in said:
        day += timedelta(days=1)
        if p.of.today is not None and day > p.of.today:
            day = p.of.today
    return When(i, start, instant_span(day, minute, p.of.zone), "at", minute)


def _between(p: Parser, i: int) -> When | None:
    """`بين 9 و17 تموز`, `من 9 إلى 17 تموز`, `بين 9 تموز و8 آب 2017`, `في الفترة من … حتى …`."""
    lead = _strip(p.norm(i), {"بين", "من", "يومي", "ليلتي", "شهري"})
    if not lead and p.norm(i) in ("في", "وفي", "بتاريخ") and p.toks[min(i + 1, len(p.toks) - 1)].kind == "n" and p.norm(i + 2)[:1] == "و":
        lead = "بين"  # "on 18 and 19 September"
    if not lead:
        return None
    at = i + 1
    if p.norm(at) == "يوم" or (p.norm(at) in PARTS and p.norm(at + 1) in {*WEEKDAYS, "يوم", "امس", "اليوم"}):
        at += 1
    first = _plain(p, at)
    if first is None:
        number = p.day_number(at) if at < len(p.toks) else None
        if number is None:
            return None
        join = number[1]
        end = _joined(p, join, lead)
        second = p.dated(end) if end is not None else None
        if second is None or second[0] != second[1] or number[0] >= second[0].day:
            return None
        return _days(p, second[0].replace(day=number[0]), second[1], i, second[2], "span")
    end = _joined(p, first[2], lead)
    if end is None:
        return None
    second = _plain(p, end + (_strip(p.norm(end), PARTS) is not None))
    if second is None:
        return None
    start, stop = first[0], second[1]
    if start > stop and (start - timedelta(days=366)) <= stop:
        # The year stands only at the end: the first date lies in the same year or the one before.
        for year in (stop.year, stop.year - 1):
            try:
                moved = start.replace(year=year)
            except ValueError:
                continue
            if moved <= stop:
                start = moved
                break
    elif first[0].year != stop.year and p.of.today is not None:
        try:
            moved = start.replace(year=stop.year)
        except ValueError:
            moved = start
        if moved <= stop and not any(t.norm == str(start.year) for t in p.toks[i : first[2]]):
            start = moved
    return _days(p, start, stop, i, second[2], "span") if start <= stop else None


def _joined(p: Parser, at: int, lead: str) -> int | None:
    """Index at which the second date starts after "and" or "to"."""
    norm = p.norm(at)
    if norm in ("و", "الي", "حتي", "-", "–", "وحتي", "ولغايه"):
        return at + 1 + (p.norm(at + 1) == "يوم")
    if (lead in ("بين", "يومي", "ليلتي", "شهري") and norm[:1] == "و" and len(norm) > 1) or (lead == "من" and norm in ("لليوم", "للنهارده")):
        return at
    return None


def _since(p: Parser, i: int) -> When | None:
    """`منذ يوم الجمعة`, `منذ دخول الهدنة حيز التنفيذ في 2 نيسان`, `منذ أربعة أيام`: up to publication."""
    today = p.of.today
    if _strip(p.norm(i + 1), {"بدايه", "مطلع"}) and (started := _since_start(p, i, i + 1)) is not None:
        return started
    if p.norm(i + 1) == "ذلك" and p.norm(i + 2) in THAT_TIME and p.of.last is not None and today is not None and p.of.last <= today:
        return _days(p, p.of.last, today, i, i + 3, "since")
    if p.norm(i + 1) in ("قليل", "لحظات") and today is not None:
        return _days(p, today, today, i, i + 2)
    back = length_at(p, i + 1) if p.weekday(i + 1) is None else None
    if back is not None and today is not None:
        return _days(p, today - timedelta(days=back[0]), today, i, back[1], "since")
    if p.norm(i + 1) in LONG_AGO:
        return None
    if p.norm(i + 1).startswith("ال") and p.norm(i + 1) in PARTS and p.weekday(i + 2) is None and p.norm(i + 2) not in ("يوم", "من") and today is not None:
        return _days(p, today, today, i, i + 2, "since")
    inner = None
    for at in range(i + 1, min(i + 12, len(p.toks))):
        if p.toks[at].kind == "p" or p.norm(at) in ("حتي", "الي") or (at > i + 1 and p.norm(at)[:1] == "و" and p.norm(at) in _FRESH):
            break
        inner = _ago(p, at) or _point(p, at)
        if inner is not None:
            break
    if inner is None:
        return None
    first = clock.first_day(inner.interval)
    if today is None or first > today:
        return When(i, inner.last, inner.interval, "since", inner.minute)
    return _days(p, first, today, i, inner.last, "since")


_FRESH = {"وقال", "وقالت", "وقصف", "وقصفت", "واعلن", "واعلنت", "وكان", "وكانت"}


def _since_start(p: Parser, i: int, at: int) -> When | None:
    """`منذ مطلع الشهر`, `منذ بداية العام`, `منذ بداية الأسبوع`: from its first day."""
    today, unit = p.of.today, p.norm(at + 1)
    if today is None or unit not in ("الشهر", "العام", "السنه", "الاسبوع") or p.norm(at + 2) in PAST - {"السابق"}:
        return None
    first = today.replace(day=1) if unit == "الشهر" else today - timedelta(days=(today.weekday() - 5) % 7) if unit == "الاسبوع" else date(today.year, 1, 1)
    return _days(p, first, today, i, at + 2 + (p.norm(at + 2) in THIS), "since")


def _ago(p: Parser, i: int) -> When | None:
    """`قبل يومين`, `قبل ثلاثة أيام`: a day; weeks and more are as vague as their unit."""
    if not _strip(p.norm(i), {"قبل"}) or p.of.today is None:
        return None
    length = length_at(p, i + 1 + (p.norm(i + 1) in ("نحو", "حوالي", "قرابه", "زهاء")))
    if length is None or (p.norm(length[1]) in ("من", "علي") and not p.norm(length[1] + 1).startswith(("نشر", "الان"))):
        return None
    day = p.of.today - timedelta(days=length[0])
    slack = 0 if length[0] < 30 else 15 if length[0] < 365 else 180
    return _days(p, day - timedelta(days=slack), day + timedelta(days=min(slack, length[0])), i, length[1])
