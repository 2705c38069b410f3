"""Humanitarian access in words: kinds, states, indicators, figures."""

from __future__ import annotations

from collections.abc import Iterable

from ceasefire.brief import phrase
from ceasefire.brief.controlwords import side_name
from ceasefire.claims.claim import Claim
from ceasefire.dossier.dossier import Dossier
from ceasefire.tracks.access import Entry, Told
from ceasefire.tracks.coverage_table import Coverage
from ceasefire.tracks.severity import Severity

KIND = {
    "delivery": "delivery", "obstruction": "obstruction of aid", "passage": "passage", "evacuation": "evacuation", "siege": "siege or closure",
    "service": "service cut", "displacement": "displacement", "organisation": "organisation", "attack": "attack on aid or care",
}  # fmt: skip
STATUS = {"turned_back": "turned back", "done": "carried out", "partly": "partly open"}
INDICATOR = {
    "needs_denied": "needs denied", "people_restricted": "people kept from services and aid", "entry": "entry of aid into the country",
    "movement": "movement of aid", "interference": "interference", "violence": "violence against aid and care", "hostilities": "hostilities",
    "explosives": "mines and explosive devices", "terrain": "terrain and roads",
}  # fmt: skip
LETTER = {"none": "N", "low": "L", "moderate": "M", "high": "H", "very high": "V", "extreme": "X"}
EYES = {"eyes there": "E", "several sides": "S", "one side": "1", "unseen": "·"}
_UNITS = {"tonnes": "t", "trucks": "trucks", "convoys": "convoys", "packages": "packages", "buses": "buses"}


def status(entry: Entry) -> str:
    """How far it got in each version; versions that differ stand side by side."""
    return " / ".join(STATUS.get(one, one) for one in entry.statuses) + (" (contested)" if entry.contested else "")


def where(entry: Entry) -> str:
    """The place, and from where to where people went."""
    return entry.place or "place not told"


def when(entry: Entry) -> str:
    """Its days, or by what else its time is known."""
    if entry.dated == "text":
        return phrase.when(entry.when)
    days = [one.published for one in entry.told if one.published is not None]
    return f"reported {phrase.day(days[0])}" if days else "not dated"


def facts(told: Told, dossier: Dossier) -> str:
    """What one claim tells of it beyond its state: of what, how much, for how many, through where."""
    out: list[str] = []
    given = told.facts
    if "items" in given:
        out.append(given["items"].replace(",", ", "))
    out += [f"{given[key]} {word}" for key, word in _UNITS.items() if key in given]
    if (people := _number(given)) is not None:
        out.append(people)
    if "crossing" in given:
        out.append(" ".join([given["crossing"], *([given["hours"]] if "hours" in given else [])]))
    if "exempt" in given:
        out.append(f"exempt or only: {given['exempt'].replace('_', ' ').replace(',', ', ')}")
    entries = dossier.gazetteer.entries
    for key, word in (("origin", "from"), ("destination", "to")):
        if key in given:
            out.append(f"{word} {entries[given[key]].name if given[key] in entries else given[key]}")
    if "service" in given:
        out.append(f"service: {given['service']}")
    if "organisation" in given:
        out.append(f"{given['organisation']}: {given.get('fate', 'not told')}")
    if "protected" in given:
        out.append(given["protected"].replace("_", " "))
    if "constraint" in given:
        out.append(f"constraint: {INDICATOR[given['constraint']]}")
    return "; ".join(out)


def _number(given: dict[str, str]) -> str | None:
    of = given.get("number_of")
    if of is None:
        return None
    if "number" in given:
        return f"{int(given['number']):,} {of}"
    low, high = given.get("number_min"), given.get("number_max")
    if low and high:
        return f"{int(low):,}–{int(high):,} {of}"
    return f"at least {int(low):,} {of}" if low else f"up to {int(high):,} {of}" if high else None


def amount(told: Iterable[Entry], key: str) -> str | None:
    """The sum over things told of what is given of them, `12` or `10–14` where accounts of one differ; None for nothing given."""
    low = high = 0.0
    any_given = False
    for entry in told:
        given = [float(value) for value in entry.values(key)]
        if given:
            low, high, any_given = low + min(given), high + max(given), True
    return None if not any_given else f"{low:g}" if low == high else f"{low:g}–{high:g}"


def people(entry: Entry) -> str:
    """The figures of people that its claims give, each once."""
    return " / ".join(dict.fromkeys(said for one in entry.told if (said := _number(one.facts)) is not None))


def asserter(told: Told, dossier: Dossier) -> str:
    """Who says it."""
    return phrase.actor(dossier, told.by) + (", with a reserve" if told.hedged else "")


def by_whom(entry: Entry, dossier: Dossier) -> str:
    """Who is said to have done it, all versions; empty where nobody is named."""
    return " or ".join(phrase.actor(dossier, one) for one in entry.by)


def overall(one: Severity) -> str:
    """`low to extreme`, or one word where nothing is open."""
    return one.lowest if one.lowest == one.highest else f"{one.lowest} to {one.highest}"


def worst(one: Severity) -> str:
    """The indicators that are highest, with their mark; empty where nothing above 0 is told."""
    told = [i for i in one.indicators if i.high]
    if not told:
        return "-"
    top = max(i.high or 0 for i in told)
    return f"{', '.join(INDICATOR[i.name] for i in told if i.high == top)} {top}"


def mark(low: int | None, high: int | None) -> str:
    """`2`, `0-2`, or `not reported`."""
    if low is None or high is None:
        return "not reported"
    return str(low) if low == high else f"{low}-{high}"


def side(dossier: Dossier, name: str | None) -> str:
    """A side as output calls it, or that a source stands on none."""
    return side_name(dossier, name) if name else "of no side"


def seen(row: Coverage, dossier: Dossier) -> str:
    """Who could see, in a line."""
    parts = [f"{_name(e.by, dossier)}: {e.kind}, {_days(e.days)}" for e in row.eyes]
    parts += [f"{side(dossier, v.side)}: {v.origins} {'source' if v.origins == 1 else 'sources'}, {len(v.claims)} {'claim' if len(v.claims) == 1 else 'claims'}" for v in row.sides]
    return "; ".join(parts) or "nobody is known to have reported from there"


def denied(row: Coverage, dossier: Dossier) -> str:
    """Access of those who were to see that was not given, in a line."""
    return "; ".join(
        f"{d.kind}: {_name(d.by, dossier) if d.by else 'who is not told'}, {'by ' + _name(d.denied_by, dossier) if d.denied_by else 'by whom is not told'}"
        + (f", {_days(d.days)}" if d.days else "")
        for d in row.denied
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _name(who: str, dossier: Dossier) -> str:
    return phrase.actor(dossier, who)


def cited(names: Iterable[str], claims: dict[str, Claim], most: int = 3) -> str:
    """Ids of claims, the first of them where they are many."""
    known = [name for name in names if name in claims]
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f"[{', '.join(known[:most])}{more}]" if known else ""


ACCESS = "Humanitarian access"
NOTE = (
    "Severity on the nine indicators and six words of ACAPS, by this program's stated rules: a range, from everything not reported taken as "
    "no constraint to everything taken as the worst. What nobody tells of is unknown. A delivery that is asked for or planned is not one made."
)
AREA, MONTH, SEVERITY, SEEN, WORST, COVERAGE = "District", "Month", "Severity", "Indicators told", "Highest", "Who could see"
BY_DISTRICT, REPORTED = "Severity by district and month", "What was reported"
WHAT, BY, TOLD = "What", "By whom, as reported", "Who says it"
NO_SEVERITY = "Nothing is told of access in the period, and nobody is known to have been able to say that it was quiet: unseen, not open."
NO_ENTRIES = "No delivery, obstruction, passage, siege, cut of services or displacement is told of the period."
MORE = "{n} earlier rows of districts and months are not listed."
S_COVERAGE = "Who could see, by district and month of the period, of {n}: {parts}. Where nobody could, nothing told means unseen, not quiet."
COVERED = ("with declared eyes for half of the month", "with sources of several sides or of none", "with sources of one side only", "with nobody known")
"""In the order of `coverage_table.WORDS`."""
