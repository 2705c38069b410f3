"""By when an ultimatum wants something done: a day or time that lies ahead of the text, or a length of time from its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from ceasefire import clock
from ceasefire.claims.arabic.clocks import clock_at
from ceasefire.claims.arabic.dates import Frame, Parser
from ceasefire.claims.arabic.datewords import HOURS, NEXT, PARTS, WEEKDAYS
from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.numbers import number_at
from ceasefire.claims.arabic.scene import Anchor, Scene
from ceasefire.claims.arabic.tokens import word_forms

Until = tuple[str, tuple[int, int]]
_UNTIL = frozenset(fold(w) for w in ["حتى", "قبل", "بحلول", "لغاية", "غاية", "أقصاه", "أقصاها", "موعده", "موعدها", "نهايته", "موعدا", "الموعد"])
_ENDS = frozenset(f for pair in ("انتهى/ينتهي", "انقضى/ينقضي") for f, (tense, _, _) in verb_forms(pair).items() if tense == "present")
_FILL = frozenset(fold(w) for w in ["يوم", "نهار", "من", "تاريخ", "موعد", "نهاية", "حلول", "منتصف", "تمام", "في", "أقصاه", "مع", "هو"])
_AHEAD = {fold(w): n for w, n in (("غد", 1), ("غدا", 1), ("الغد", 1), ("بكرا", 1), ("بكرة", 1), ("بكره", 1), ("باكر", 1), ("اليوم", 0), ("الليلة", 0), ("الظلام", 0), ("الآن", 0))}
_WITHIN = frozenset(fold(w) for w in ["مهلة", "خلال", "غضون", "ظرف", "مدة", "مدتها", "مهلتها", "أقل", "أمهل", "أمهلت", "أمهلوا", "يمهل", "تمهل", "أقصاها", "أنذر", "أنذرت"])
_GAVE = frozenset(f for pair in ("منح/يمنح", "أعطى/يعطي") for f, (_, _, has) in verb_forms(pair).items() if not has)
_HOURS = {"ساعه": 1, "ساعات": 1, "يوم": 24, "يوما": 24, "ايام": 24, "اسبوع": 168, "اسبوعا": 168, "اسابيع": 168}
_LENGTHS = {"ساعتين": 2, "يومين": 48, "اسبوعين": 336, "ساعه": 1, "يوم": 24, "اسبوع": 168, "اسبوعا": 168}
_ASKS = frozenset(fold(w) for w in ["للرد", "وإلا", "مهلة", "المهلة", "مهلتها", "إنذار", "إنذارا", "الإنذار"]) | _GAVE
"""What says of a clause behind the demand that it still speaks of it."""


def deadline(scene: Scene, anchor: Anchor, end: int, today: date | None, zone: str) -> Until | None:
    """The local day, or day and time, by which an ultimatum told at an anchor wants something done, with the characters that
    say it; a length of time stays in its words where the day of the text is not known.

    end: token index at which its own clause ends; further on only what speaks of it still is read."""
    norms = scene.norms
    high = len(norms) if any(rest in _ASKS for n in norms[end:] for _, rest in word_forms(n)) else end
    low = max(0, anchor.start - 12) if anchor.tense == "noun" else anchor.start
    low = next((k + 1 for k in range(anchor.start - 1, low - 1, -1) if norms[k] in ("؛", "فيما", "بينما")), low)
    dated = any("موعد" in n for n in norms[anchor.first : anchor.last])  # "15 July as a last date"
    parser = Parser(scene.toks, Frame(today, zone, today))
    if today is not None:
        for k in range(low, high):
            if not (dated and norms[k] in ("يوم", "هو")) and not any(rest in _UNTIL or rest in _ENDS for _, rest in word_forms(norms[k])):
                continue
            if (found := _ahead(parser, k + 1, today)) is not None:
                return found[0], _chars(scene, found[1], found[2])
    for k in range(anchor.start, high):
        gave = any(rest in _GAVE for n in norms[max(anchor.start, k - 6) : k] for _, rest in word_forms(n))
        if not (gave or any(rest in _WITHIN for n in norms[max(anchor.start, k - 4) : k] for _, rest in word_forms(n)) or "مهل" in norms[anchor.first]):
            continue
        hours, last = _length(scene, k)
        if hours:
            span = _chars(scene, k, last)
            if today is None:
                return " ".join(scene.text[slice(*span)].split()), span
            return (today + timedelta(days=-(-hours // 24))).isoformat(), span
    return None


def _ahead(p: Parser, k: int, today: date) -> tuple[str, int, int] | None:
    """(day or day and time, first token, next token) of a time on or after today that begins at token k."""
    at, minute = k, None
    for _ in range(6):
        if at >= len(p.toks):
            return None
        norm = p.norm(at)
        if minute is None and (told := clock_at(p, at) or _hour(p, at)) is not None:
            minute, at = told
            continue
        if norm == "بعد" and p.norm(at + 1) in ("غد", "الغد", "بكرا"):
            return _told(today + timedelta(days=2), minute, k, at + 2, p)
        if norm in _AHEAD:
            named = p.norm(at + 1) in WEEKDAYS
            return _told(today + timedelta(days=_AHEAD[norm]), minute, k, at + 1 + named, p)
        if norm in PARTS and norm.startswith("ال") and p.norm(at + 1) not in WEEKDAYS:
            return _told(today, minute, k, at + 1, p)
        if norm in WEEKDAYS:
            return _weekday(p, at, k, today, minute)
        dated = p.dated(at)
        if dated is not None:
            day = dated[1]
            if (today - day).days > 180:
                day = _next_year(day)
            return _told(day, minute, k, dated[2], p) if day >= today else None
        if norm not in _FILL | PARTS and norm not in ("الساعه", "،", "(", "المقبل"):
            return None
        at += 1
    return None


def _hour(p: Parser, at: int) -> tuple[int, int] | None:
    """`العاشرة من صباح`, `السادسة مساء`: (minute of the day, next index)."""
    hour = HOURS.get(p.norm(at))
    if hour is None:
        return None
    teen = p.norm(at + 1) in ("عشر", "عشره")
    part = p.norm(at + 1 + teen + (p.norm(at + 1 + teen) == "من")).removeprefix("ال")
    return ((hour + 10 * teen) % 12 + 12 * part.startswith(("مساء", "عصر", "ظهر"))) * 60, at + 1 + teen


def _weekday(p: Parser, at: int, k: int, today: date, minute: int | None) -> tuple[str, int, int]:
    """A weekday is the next one, today included unless "next" stands behind it; a date beside it is firmer."""
    coming = p.norm(at + 1) in NEXT
    day = today + timedelta(days=(WEEKDAYS[p.norm(at)] - today.weekday()) % 7 or (7 if coming else 0))
    end = at + 1 + coming
    dated = p.dated(end + (p.norm(end) in ("،", "(")))
    if dated is not None and dated[0] == dated[1]:
        beside = _next_year(dated[0]) if (today - dated[0]).days > 180 else dated[0]
        day, end = (beside, dated[2]) if beside >= today else (day, end)
    if minute is None and (told := clock_at(p, end)) is not None:
        minute, end = told
    return _told(day, minute, k, end, p)


def _told(day: date, minute: int | None, first: int, last: int, p: Parser) -> tuple[str, int, int]:
    if minute is None:
        return day.isoformat(), first, last
    moment = clock.utc(datetime.combine(day, time()) + timedelta(minutes=minute), p.of.zone)
    return clock.local_text(moment, p.of.zone), first, last


def _next_year(day: date) -> date:
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _length(scene: Scene, k: int) -> tuple[int, int]:
    """(hours, next index) of a length of time at token k; (0, k) for none."""
    number = number_at(list(scene.toks), k)
    if number and not number.vague and number.best and number.best < 1000 and number.last < len(scene.norms):
        unit = _HOURS.get(scene.norms[number.last])
        if unit:
            return number.best * unit, number.last + 1
    for _, rest in word_forms(scene.norms[k]):
        if rest in _LENGTHS and not any(w.first <= k < w.last and w.use != "span" for w in scene.times):
            return _LENGTHS[rest], k + 1
    return 0, k


def _chars(scene: Scene, first: int, last: int) -> tuple[int, int]:
    toks: Sequence[object] = scene.toks
    return scene.toks[first].start, scene.toks[min(last, len(toks)) - 1].end
