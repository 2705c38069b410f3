"""Words for days, months and clocks, and the weeks of a place: the tables behind `times`."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"a": 1, "an": 1, "couple": 2, "few": 3, "several": 3, "past": 1}

# Friday and Saturday off: the working week ends on Thursday.
_FRIDAY_ZONES = frozenset(
    f"Asia/{c}"
    for c in [
        "Damascus",
        "Amman",
        "Baghdad",
        "Riyadh",
        "Aden",
        "Kuwait",
        "Qatar",
        "Bahrain",
        "Muscat",
        "Gaza",
        "Hebron",
        "Jerusalem",
        "Kabul",
        "Tehran",
        "Dhaka",
    ]
) | frozenset(f"Africa/{c}" for c in ["Cairo", "Khartoum", "Tripoli", "Algiers", "Djibouti"])


def month_of(word: str) -> int | None:
    """Number of a month's name or abbreviation."""
    return MONTHS.get(word.lower().rstrip("."))


def weekday_of(word: str) -> int | None:
    """Monday 0 ... Sunday 6."""
    return WEEKDAYS.get(word.lower().rstrip("."))


def number_of(word: str) -> int | None:
    """A small number in words or digits."""
    return int(word) if word.isdecimal() and len(word) < 6 else NUMBERS.get(word.lower())


def ordinal_of(word: str) -> int | None:
    """A number in order: "third", "21st", "twenty-fourth"."""
    word = word.lower().replace(" ", "-")
    return int(word[:-2]) if word[:1].isdecimal() else ORDINALS.get(word)


def week_start(day: date, zone: str) -> date:
    """First day of the calendar week of that zone: Sunday where Friday is the day of rest, else Monday."""
    return day - timedelta(days=(day.weekday() + 1) % 7 if zone in _FRIDAY_ZONES else day.weekday())


def working_week_end(day: date, zone: str) -> date:
    """Last working day of the week that holds `day`: Thursday or Friday."""
    return week_start(day, zone) + timedelta(days=4)


def weekend_before(day: date, zone: str) -> tuple[date, date]:
    """The latest weekend that has begun before `day`'s week ends: (first day, last day)."""
    first = working_week_end(day, zone) + timedelta(days=1)
    if first > day:
        first -= timedelta(days=7)
    return first, first + timedelta(days=1)


def latest(weekday: int, on_or_before: date) -> date:
    """The latest such weekday on or before a day."""
    return on_or_before - timedelta(days=(on_or_before.weekday() - weekday) % 7)


YEARS = range(1500, 2501)
"""Years that a report may speak of; beyond them a number is no year."""


def safe_date(year: int, month: int, day: int) -> date | None:
    """That date, None when the calendar has no such day or nobody would speak of it."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
DAY_NAME = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\b|Tues?\b|Wed\b|Thu(?:rs)?\b|Fri\b|Sat\b|Sun\b)"
MONTH_OPENS, DAY_OPENS = "adfjmnos", "fmstw"
"""First letters of these, with which a rule passes over most places of a text at a glance."""
SMALL = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple|few|several)"
ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"], 1)
} | {f"{tens}-{word}" : base + number for tens, base in (("twenty", 20), ("thirty", 30), ("forty", 40), ("fifty", 50))
     for number, word in enumerate(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"], 1)
} | {"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100}  # fmt: skip
ORDINAL = r"(?:(?:twenty|thirty|forty|fifty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif)tieth|hundredth|\d{1,3}(?:st|nd|rd|th))"
PART = r"(?:morning|afternoon|evening|night|noon|dawn|midday|midnight|sunset|dusk)"
DASH = r"\s?(?:[-–—‐‑]|to|until|till|through)\s?"
CLOCK = re.compile(
    r"\b(?:(?:at|from|by|around|about|until|before|after|past|since)(?:\s+|-))?"
    r"(?P<clock>(?P<word>noon|midday|midnight)|(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:\s?(?P<ap>[ap]\.?m\b\.?))?|"
    r"(?P<h2>\d{1,2})\s?(?P<ap2>[ap]\.?m\b\.?)|(?P<mil>[0-2]\d[0-5]\d)\s?(?:hours|hrs|h\b|(?=GMT|UTC|local)))"
    r"(?:\s+(?P<zone>GMT|UTC|local time|[A-Z][a-z]+ time))?",
)
