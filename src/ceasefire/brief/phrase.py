"""Values of the records in words: dates, places, names, figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ceasefire.brief import words
from ceasefire.brief.doubtwords import check
from ceasefire.claims.claim import Claim, Harm
from ceasefire.clock import Interval, first_day, last_day, zone_of
from ceasefire.dossier.act import acts, groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.incidents.origin import UNKNOWN
from ceasefire.place import Place

JOINT_ACTS = frozenset(
    {"truce_declared", "agreement_signed", "negotiation", "settlement_of_status", "prisoner_exchange"}
)
"""Political acts that are done with somebody."""


def number(n: int) -> str:
    """1234 as `1,234`."""
    return f"{n:,}"


def noun(n: int, word: str) -> str:
    """`3 incidents`."""
    one, many = words.NOUNS[word]
    return one if n == 1 else many.format(n=number(n))


def verb(n: int, word: str) -> str:
    """`is` or `are`, as the number wants."""
    return words.VERBS[word][0 if n == 1 else 1]


def join(parts: Iterable[str], last: str = ", ") -> str:
    """`a, b, c`: no word between the last two, so it reads the same in any language."""
    return last.join(parts)


def day(value: date) -> str:
    """`9 Jul 2017`."""
    return f"{value.day} {words.MONTHS[value.month - 1]} {value.year}"


def day_range(first: date, last: date) -> str:
    """`9–11 Jul 2017`, `30 Jun – 2 Jul 2018`, `Jul 2018` for a whole month, `2018` for a whole year."""
    if first == last:
        return day(first)
    after = last + timedelta(days=1)
    if first.day == 1 and after.day == 1:
        if (after.year - first.year) * 12 + after.month - first.month == 1:
            return f"{words.MONTHS[first.month - 1]} {first.year}"
        if first.month == 1 and after.month == 1 and after.year - first.year == 1:
            return str(first.year)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {words.MONTHS[first.month - 1]} – {day(last)}"
    return f"{first.day}–{day(last)}"


def when(interval: Interval | None) -> str:
    """The local days (with a time of day where one was given) of an interval."""
    if interval is None:
        return words.DATE_NOT_SAID
    text = day_range(first_day(interval), last_day(interval))
    if not interval.timed:
        return text
    zone = zone_of(interval.zone)
    start, end = interval.start.astimezone(zone), interval.end.astimezone(zone)
    clock = f"{start:%H:%M}"
    if interval.end - interval.start > timedelta(minutes=1) and start.date() == end.date():
        clock += f"–{end:%H:%M}"
    return f"{text}, {clock}"


def place(value: Place | None) -> str:
    """Its neutral name."""
    return value.name if value else words.PLACE_NOT_SAID


def precision(value: Place | None) -> str:
    """How precisely the place is known, in words."""
    if value is None:
        return ""
    if value.where_prec == 7 and value.id is None:
        return words.NOT_LOCATED_PLACE
    return words.PRECISION[value.where_prec]


def act(name: str | None) -> str:
    """The act in words."""
    if name is None:
        return words.NOT_SAID
    known = acts().get(name)
    return known.name if known else name.replace("_", " ")


def link(act_name: str | None) -> str:
    """The word between the doer and the other one: only a hostile act is against somebody."""
    if act_name in groups()["hostile_acts"]:
        return words.AGAINST
    return words.WITH if act_name in JOINT_ACTS else "–"


def actor(dossier: Dossier, name: str | None) -> str:
    """Neutral name of an actor or source; words that stand for nobody known, in quotation marks."""
    if name is None:
        return words.NOT_SAID
    if name in dossier.actors:
        return dossier.actors[name].name
    if name in dossier.sources:
        return dossier.sources[name].name
    return f"“\u2068{name}\u2069”"  # isolated: the words may run from right to left


def origin(dossier: Dossier, name: str) -> str:
    """Name of an origin: the source its family is called after, or the party that speaks itself."""
    if name == UNKNOWN:
        return words.UNKNOWN_ORIGIN
    if name in dossier.sources:
        return dossier.sources[name].name
    known = dossier.actors.get(name.removeprefix("actor:"))
    if known is not None:
        return known.name
    # A family may be called after nobody on file: several bodies of one organisation, say.
    family = [source for source in dossier.sources.values() if source.family == name]
    if family and all(source.kind == "un" for source in family):
        return words.SOURCE_KIND["un"]
    return family[0].name if family else name.removeprefix("actor:")


def origins(count: int) -> str:
    """`2 origins`."""
    return noun(count, "origin")


def span(value: tuple[int | None, int | None] | None) -> str | None:
    """An interval of persons: `23`, `8–23`, `at least 23`, `up to 5`, `number not stated`; None for
    nothing said."""
    if value is None:
        return None
    low, high = value
    if low is None and high is None:
        return words.NO_NUMBER
    if high is None:
        return words.AT_LEAST.format(n=number(low or 0))
    if low is None:
        return words.UP_TO.format(n=number(high))
    if low == high:
        return words.NONE if low == 0 else number(low)
    return f"{number(low)}–{number(high)}"


def harm(value: Harm | None) -> str:
    """One claim's or origin's figure with its parts."""
    if value is None:
        return words.NOT_SAID
    parts = []
    if value.low is not None or value.high is not None:
        text = span((value.low, value.high)) or ""
        parts.append(text)
        if value.best is not None and value.low != value.high and value.high is not None:
            parts.append(words.BEST.format(n=number(value.best)))
    elif value.best is not None:
        parts.append(words.NONE if value.best == 0 else number(value.best))
    kinds = [
        one if n == 1 else many.format(n=number(n))
        for n, (one, many) in (
            (value.civilians, words.PERSONS["civilians"]),
            (value.women, words.PERSONS["women"]),
            (value.children, words.PERSONS["children"]),
            (value.combatants, words.PERSONS["combatants"]),
        )
        if n  # a stated 0 adds nothing beside the total
    ]
    if kinds:
        parts.append(words.OF_THEM.format(parts=join(kinds)))
    if value.unquantified:
        uncounted = [who for who in value.unquantified if who != "people"]
        parts.append(words.UNCOUNTED.format(who=join(uncounted)) if uncounted else words.NO_NUMBER)
    return "; ".join(parts) or words.NOT_SAID


def reading(dossier: Dossier, claim: Claim) -> str:
    """What was read from one claim, in one line of neutral words."""
    doer, other = claim.actor, claim.target
    parts = [act(claim.act)]
    if claim.mutual and doer and other:
        parts.append(words.BETWEEN.format(x=actor(dossier, doer), y=actor(dossier, other)))
    else:
        parts += [words.BY.format(x=actor(dossier, doer))] if doer else []
        parts += [f"{link(claim.act)} {actor(dossier, other)}"] if other else []
    if claim.place:
        parts.append(words.AT.format(x=f"{claim.place.name} ({precision(claim.place)})"))
    lines = [" ".join(parts), when(claim.when)]
    lines += [f"{words.KILLED}: {harm(claim.killed)}"] if claim.killed else []
    lines += [f"{words.INJURED}: {harm(claim.injured)}"] if claim.injured else []
    if claim.attributed_to:
        lines.append(words.SAYS.format(x=actor(dossier, claim.attributed_to)))
    relays = [name for name in claim.attributed_chain if name != claim.attributed_to]
    lines += [words.VIA.format(x=join(actor(dossier, name) for name in relays))] if relays else []
    lines.append(words.MODALITY[claim.modality])
    return "; ".join([*lines, doubted] if (doubted := check(claim)) else lines)
