"""The outlook in words: neutral, with figures, and never surer than it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from ceasefire.brief import phrase
from ceasefire.outlook.likelihood import percent
from ceasefire.outlook.outlook import Contribution, Outlook

if TYPE_CHECKING:
    from ceasefire.outlook.backtest import Backtest
    from ceasefire.outlook.forecast import Forecast

DEFINITION: Mapping[str, str] = {
    "declared_over": "a declaration that it is over",
    "offensive": "an offensive",
    "control_by_force": "ground taken by force",
    "rate_above_before": "incidents as frequent as before it",
}
STATUS: Mapping[str, str] = {"broken": "met", "intact": "not met", "ended": "not met while it ran", "too_little": "too little to say"}

METHOD = (
    "How the chances are made: agreements of 1975 to 2021 that resemble it give a base; what is reported of this one moves it, "
    "by effects that are stated beforehand and not estimated from it; where few could see, the range is wider and the chance the same. \u201cBroken\u201d means what the dossier says it means. "
    "The ranges hold nine cases of ten if the assumptions hold; they are assumptions. Words are those of ICD 203; "
    "confidence is told apart. It is a way to think about risk, and no prophecy."
)


TITLE = "Will it hold?"
AGREEMENT, RANGE, WORD, CONFIDENCE = "Agreement", "90 % range", "In words", "Confidence"
HORIZON = ("7 days", "30 days", "90 days", "365 days")
CURVE = "Chance that it is intact; band: nine cases of ten; dashed: agreements like it"
WHY = "What weighs most (added to the logarithm of the risk; +0.7 doubles it)"
AREA, MEAN, NINE, ANY = "Area", "Expected", "Nine of ten", "Any at all"
EXPECTED = "Reported incidents to expect in the week {period}, from what was reported before"
NEWS = "News that would move it most"


def first(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]


def period(one: Forecast) -> str:
    """The days of a forecast's period: `16–22 Aug 2021`."""
    from ceasefire.outlook.period import day_range  # has arrays, which the start of a command does without

    ends = day_range(one.period)
    return one.period if ends is None else phrase.day_range(*map(date.fromordinal, ends))


def state(one: Outlook) -> str:
    """What became of it, for those that are not in force."""
    if one.state == "broken":
        first = one.past.first
        day = f" on {phrase.day(first.on)}" if first and first.on else ""
        return f"broken{day} ({DEFINITION[first.definition]}): {one.why}" if first else one.why
    if one.state == "too_little":
        return f"too little to say: {one.why}"
    return f"no longer in force: {one.why}"


def sentence(one: Outlook) -> str:
    """The chance of a month and of a year in one sentence, with the words of ICD 203."""
    month = next((c for c in one.chances if c.days == 30 and c.probability is not None), None)
    year = next((c for c in reversed(one.chances) if c.probability is not None), None)
    if year is None:
        return f"it runs out on {one.runs_out}, within the week"
    parts = [f"{c.word} to hold {c.days} days ({percent(c.probability or 0.0)})" for c in dict.fromkeys((month or year, year))]
    return f"{', '.join(parts)}, nine of ten {percent(year.low or 0.0)} to {percent(year.high or 0.0)}; confidence {one.confidence}: {one.confidence_why}"


def why(one: Outlook, count: int = 4) -> str:
    """What weighs most, by what is reported before what the file tells."""
    shown = [c for c in one.contributions if abs(c.effect) >= 0.05][:count]
    return "; ".join(f"{c.text} ({c.effect:+.2f})" for c in shown) or "nothing stands out"


def most_news(one: Outlook, count: int = 2) -> str:
    """The items that would change it most."""
    return "; ".join(f"{n.text} ({points(n.change)} in 30 days)" for n in one.news[:count]) or "none"


def behind(one: Contribution) -> str:
    """What it rests on, counted, in brackets."""
    counts = ((one.findings, "findings"), (one.claims, "claims"), (one.also, "rows of the dossier's files"))
    told = ", ".join(f"{len(found)} {name}" for found, name in counts if found)
    return f" [{told}]" if told else ""


def arrow(effect: float) -> str:
    """Which way it pushes, for people who do not read signs."""
    return "more" if effect > 0 else "less" if effect < 0 else ""


def points(change: float) -> str:
    """A change of a probability in percentage points."""
    return f"{100 * change:+.1f} points"


def most(one: Outlook) -> str:
    """What was reported that adds most to the risk that day, in words."""
    pushing = [c for c in one.contributions if c.part == "driver" and c.effect >= 0.05 and c.claims]
    return pushing[0].text if pushing else "nothing that was reported"


def plainly(tested: Backtest) -> list[str]:
    """How early it rose, or that it did not, in plain sentences."""
    out: list[str] = []
    given = [o for o in tested.said if _thirty(o) is not None and (tested.broken is None or o.as_of < tested.broken)]
    if tested.broken is None:
        out.append(f"It was not broken by {tested.until}.")
    else:
        out.append(f"It was broken on {tested.broken} by {DEFINITION[str(tested.definition)]}.")
    out += [f"Also met: {DEFINITION[b.definition]} on {b.on} ({b.why})." for b in tested.met if b.definition != tested.definition]
    if not given:
        return [*out, "No chance for 30 days was given before that."]
    out.append("Its chance of breaking within 30 days was at least twice its own earlier median:" if tested.spells else
               "Its chance of breaking within 30 days never was twice its own earlier median: it did not rise.")  # fmt: skip
    for s in tested.spells:
        when = f"on {s.first}" if s.first == s.last else f"from {s.first} to {s.last}"
        followed = {True: "it broke within 30 days", False: "it did not break within 30 days", None: "not known yet whether it broke within 30 days"}[s.broke]
        before = f", {(tested.broken - s.first).days} days before it broke" if tested.broken else ""
        out.append(f"- {when}, up to {percent(s.peak)}{before}; {followed} of the last of these")
    highest = max(given, key=lambda o: 1 - (_thirty(o) or 1.0))
    out.append(f"The highest was {percent(1 - (_thirty(highest) or 1.0))}, on {highest.as_of}; the last before the end {percent(1 - (_thirty(given[-1]) or 1.0))}, on {given[-1].as_of}.")
    return out


def _thirty(one: Outlook) -> float | None:
    return next((c.probability for c in one.chances if c.days == 30), None)
