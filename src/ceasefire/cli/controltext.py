"""Control of places in words for a terminal: a table of places, one place, a grid of months, shares."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ceasefire.brief import phrase
from ceasefire.brief.controlwords import BASIS, WHY, month_name, side_name
from ceasefire.cli import show
from ceasefire.cli.view import View
from ceasefire.tracks.control import Control, Says, Spell, Track
from ceasefire.tracks.controltable import Cell, Change, Pool, Share, cell, counted, is_place
from ceasefire.tracks.holding import Holding
from ceasefire.tracks.month import months
from ceasefire.tracks.publish import RULE

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWYZ"
"""Signs of sides in the grid, in order of the first word on each."""

RECENT = 8
"""Changes of hands that the short table lists; `--json` has all."""


def head(whole: Control) -> None:
    """As of when, and what is kept back."""
    show.say(f"as of {phrase.day(whole.as_of)}" + (f"; shown up to {phrase.day(whole.until)}" if whole.until != whole.as_of else ""))
    if whole.withheld:
        show.wrapped(f"{whole.withheld}{RULE}; `--internal` shows them on your own screen")


def table(columns: Mapping[str, int], rows: Sequence[Sequence[str]]) -> None:
    """A table of fixed widths that a narrower terminal shrinks."""
    width = min(show.WIDTH, Console().width) if sys.stdout.isatty() else show.WIDTH
    console = Console(file=sys.stdout, width=width)
    made = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name, size in columns.items():
        made.add_column(name, max_width=size, overflow="fold")
    for row in rows:
        made.add_row(*(Text(show.clean(one)) for one in row))
    with console.capture() as captured:
        console.print(made)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


def value(seen: View, spell: Spell | None) -> str:
    """`Southern Front (opposition)`, `contested: … / …`, `unknown (last said: …)`."""
    if spell is None:
        return "unknown"
    if spell.value == "unknown":
        came = ", ".join(side_name(seen.dossier, one) for one in spell.came)
        entered = f": forces of {came} are said to have entered; no source says who holds it" if came else ""
        return f"unknown{entered}" + (f" (last said: {side_name(seen.dossier, spell.was)}, {phrase.day(spell.word)})" if spell.was and spell.word else "")
    said = " / ".join(_side(seen, one) for one in spell.says)
    return said if spell.value == "held" else f"contested ({WHY[spell.why or 'sources differ']})" + (f": {said}" if said else "")


def _side(seen: View, says: Says) -> str:
    side = side_name(seen.dossier, says.side)
    names = ", ".join(phrase.actor(seen.dossier, one) for one in says.holders[:2])
    return side if names == side else f"{side} ({names})"


def places(seen: View, whole: Control, day: date) -> None:
    """All places on a day: who is said to hold them, since when, the last word, by whom."""
    head(whole)
    rows, unknown = [], []
    for track in whole.tracks:
        spell = track.at(day)
        if spell is None or (spell.value == "unknown" and spell.was is None):
            continue
        if spell.value == "unknown":
            unknown.append(track)
            continue
        origins = [phrase.origin(seen.dossier, o) for one in spell.says for o in one.origins]
        rows.append((track.place.name, value(seen, spell), str(track.since(spell)), str(spell.word or ""), _some(origins)))
    now = [s for t in counted(whole) if (s := t.at(day)) is not None]
    tally = Counter(side_name(seen.dossier, s.sides[0]) for s in now if s.value == "held")
    rest = [f"{name} {sum(s.value == name for s in now)}" for name in ("contested", "unknown")]
    print(f"\nplaces on {phrase.day(day)}: " + ", ".join([*(f"{name} {n}" for name, n in tally.items()), *rest]))
    if rows:
        table({"place": 22, "said to be held by": 34, "since": 10, "last word": 10, "according to": 22}, rows)
    if unknown:
        print(f"\nno word stands on {len(unknown)} (the last is over a year old, or the holder left): " + show.clean(_some([t.place.name for t in unknown], 12)))
    _parted(seen, whole)
    _uncounted(whole)


def _parted(seen: View, whole: Control) -> None:
    """Partitions that claims and agreements tell of."""
    told = [h for t in whole.tracks for h in t.holdings if h.basis in ("partition", "agreement")]
    if told:
        print("\npartitions told of:")
    for h in told:
        show.wrapped(f"{h.place.name}: {BASIS[h.basis].format(who=phrase.actor(seen.dossier, h.holder))} — {_asserter(seen, h)} [{h.claim or ', '.join(h.pages) or h.agreement}]", "  ")


def _uncounted(whole: Control) -> None:
    if whole.unnamed or whole.nowhere:
        print(f"not counted: {len(whole.unnamed)} claims of control that name no known holder, {len(whole.nowhere)} that name no place")


def recent(seen: View, whole: Control, found: Sequence[Change]) -> None:
    """The latest changes of hands."""
    names = {t.key: t.place.name for t in whole.tracks}
    if not found:
        return
    print(f"\nchanges of hands, latest {min(RECENT, len(found))} of {len(found)}:")
    rows = []
    for one in found[-RECENT:]:
        days = str(one.latest) if one.earliest == one.latest else f"{one.earliest} to {one.latest}"
        before = side_name(seen.dossier, one.before) if one.before else "not told"
        how = " ".join(filter(None, ("fighting or fire before" if one.by_force else "", f"agreement {one.by_agreement}" if one.by_agreement else "")))
        rows.append((days, names.get(one.key, one.key), f"{before} → {side_name(seen.dossier, one.after)}", how))
    table({"when": 24, "place": 22, "from → to": 26, "how": 26}, rows)


def one_place(seen: View, whole: Control, track: Track | None, name: str, first: date, last: date, asked: bool) -> None:
    """One place: what is said of the days `first` to `last`, each piece with its asserter, days and report; else all of it."""
    head(whole)
    entry = seen.dossier.gazetteer.entries.get(track.key if track else "")
    units = [u.name for unit in (entry.admin if entry else ()) if (u := seen.dossier.gazetteer.get(unit)) is not None]
    print(show.clean(f"\n{name}" + (f" ({', '.join([entry.kind, *units[::-1][:2]])})" if entry else "")))
    if track is None:
        print("  nobody is told to have said who held it, at any time")
        return
    spells = [s for s in track.spells if s.first <= last and s.until > first]
    if asked:
        show.wrapped(f"{_span(first, last)}: {_told(seen, track, spells, first, last)}", "  ")
    else:
        for spell in track.spells:
            show.wrapped(f"{phrase.day_range(spell.first, spell.until - timedelta(days=1))}: {value(seen, spell)}", "  ")
    cited = {c for s in spells for c in (*(c for one in s.says for c in one.claims), *s.also)}
    agreed = {a for s in spells for one in s.says for a in one.agreements}
    within = [h for h in track.holdings if (h.claim in cited or h.agreement in agreed or (first <= h.last and h.first <= last)) and (h.enters or h.sense != "present")]
    there = [h for h in track.holdings if h.sense == "present" and not h.enters and first <= h.last and h.first <= last]
    _pieces(seen, "according to:", within)
    _fighting(seen, spells)
    if asked:
        before = [h for h in track.holdings if h.sense != "present" and h.last < first and h not in within]
        after = [h for h in track.holdings if h.sense != "present" and h.first > last and h not in within]
        _pieces(seen, "the last word before:", sorted(before, key=lambda h: h.last)[-2:])
        _pieces(seen, "the next word after:", sorted(after, key=lambda h: h.first)[:2])
    _pieces(seen, "forces said to have been there (weak: presence is no word on who holds it):", there[-6:])


def _told(seen: View, track: Track, spells: Sequence[Spell], first: date, last: date) -> str:
    known = [s for s in spells if s.value != "unknown"]
    if not known:
        return cell_words(seen, cell(track, first.replace(day=1)))
    told = " → ".join(dict.fromkeys(value(seen, s) for s in known))
    if any(s.value == "contested" for s in known) or last == first:
        return f"said to be held by {told}" if known[-1].value == "held" and len(known) == 1 else told
    return f"said to be held by {told}; no source that was read says otherwise" if len({s.sides for s in known}) == 1 else f"changed hands: {told}"


def around(seen: View, whole: Control, track: Track | None, admin: Sequence[str], first: date, last: date) -> None:
    """What is said of the units a place lies in."""
    for unit in admin:
        wide = whole.of(unit)
        if wide is None or wide is track:
            continue
        spells = [s for s in wide.spells if s.first <= last and s.until > first and s.value != "unknown"]
        for spell in spells:
            last_word = f", last word {phrase.day(spell.word)}" if spell.word else ""
            show.wrapped(f"said of {wide.place.name}, or of part of it, not of this place: {value(seen, spell)}, from {phrase.day(spell.first)} on{last_word}", "  ")
        cited = {c for s in spells for one in s.says for c in one.claims}
        _pieces(seen, "according to:", [h for h in wide.holdings if h.claim in cited])


def _pieces(seen: View, title: str, pieces: Sequence[Holding]) -> None:
    if not pieces:
        return
    reports = {r.id: r for r in seen.reports}
    print(f"  {title}")
    for h in pieces:
        who = phrase.actor(seen.dossier, h.holder)
        days = phrase.day_range(h.first, h.last)
        dated = days if h.dated else f"{days} (day of the report)"
        lean = f", speaks for or leans to {side_name(seen.dossier, h.voice)}" if h.voice else ""
        hedged = ", hedged" if h.modality == "hedged" else ""
        asserter = _asserter(seen, h)
        show.wrapped(f"{BASIS[h.basis].format(who=who)}, {dated}{hedged} — {asserter}{lean}", "    - ")
        report = reports.get(h.report or "")
        if report is not None:
            source = seen.dossier.sources.get(report.source or "")
            day = seen.dossier.days.get(report.id)
            published = f", {phrase.day(day)}" if day else ""
            show.wrapped(f"{source.name if source else report.publisher or 'source not known'}{published}: {report.title or report.name} [{h.claim}]", "      ")
        for page in h.pages:
            show.wrapped(page, "      ")


def _asserter(seen: View, piece: Holding) -> str:
    known = piece.asserter in seen.dossier.actors or piece.asserter in seen.dossier.sources
    return phrase.actor(seen.dossier, piece.asserter) if known else piece.asserter if piece.agreement else f'"{piece.asserter}"'


def _fighting(seen: View, spells: Sequence[Spell]) -> None:
    for spell in spells:
        if spell.why == "fighting":
            named = [seen.claims[c] for c in spell.also if c in seen.claims]
            said = "; ".join(dict.fromkeys(f"{phrase.act(c.act)}, {phrase.actor(seen.dossier, c.source)} [{c.id}]" for c in named))
            show.wrapped(f"fighting reported {phrase.day_range(spell.first, spell.until - timedelta(days=1))}, no change of hands told: {said}", "  ")


def _span(first: date, last: date) -> str:
    return phrase.day(first) if first == last else month_name(first)


def cell_words(seen: View, one: Cell) -> str:
    """One month of one place, in words."""
    sides = [side_name(seen.dossier, s) for s in one.sides]
    if one.value == "held":
        return f"said to be held by {sides[0]}"
    if one.value == "changed":
        return "changed hands: " + " → ".join(sides)
    if one.value == "contested":
        return f"contested ({', '.join(WHY[w] for w in one.why)})" + (f": {' / '.join(sides)}" if sides else "")
    last = f"; last said to be held by {side_name(seen.dossier, one.was)} on {phrase.day(one.word)}" if one.was and one.word else ""
    return f"unknown: {WHY[one.why[0]]}{last}"


def grid(seen: View, whole: Control, sides: Sequence[str], first: date, last: date) -> None:
    """Places down, months across, one sign a month."""
    head(whole)
    sign = {side: LETTERS[n % len(LETTERS)] for n, side in enumerate(sides)}
    print("\n" + show.clean(", ".join(f"{sign[s]} {side_name(seen.dossier, s)}" for s in sides)))
    print("X contested, > changed hands in the month (end: next sign), . unknown; units and areas in [ ]\n")
    across = months(first, last)
    years = "".join(str(m.year)[2:].ljust(2) if m.month == 1 or n == 0 else "" if (m.month == 2 or n == 1) else " " for n, m in enumerate(across))
    print(" " * 24 + years)
    for track in whole.tracks:
        cells = [cell(track, m) for m in across]
        if all(one.value == "unknown" for one in cells):
            continue
        row = "".join({"held": sign.get(one.sides[0], "?") if one.sides else "?", "changed": ">", "contested": "X", "unknown": "."}[one.value] for one in cells)
        label = track.place.name if is_place(track) else f"[{track.place.name}]"
        print(show.clean(f"{label[:23]:<24}{row}"))


def share_table(seen: View, sides: Sequence[str], rows: Sequence[Share]) -> None:
    """Shares of places by month; months like the one before are left out."""
    print("\nplaces at the end of each month (months like the one before are left out); people where the gazetteer knows a figure")
    names = [side_name(seen.dossier, s) for s in sides]
    out: list[tuple[str, ...]] = []
    before: tuple[str, ...] | None = None
    for one in rows:
        shown = (*(_both(one.places.get(s, 0), one.people.get(s, 0)) for s in sides), _both(one.contested, one.people_contested), _both(one.unknown, one.people_unknown))
        if shown != before:
            out.append((one.month.strftime("%Y-%m"), *shown))
        before = shown
    table({"month": 7, **dict.fromkeys(names, 16), "contested": 16, "unknown": 16}, out)
    if rows:
        print(f"of {rows[-1].counted} places the gazetteer knows how many live there")


def pools(seen: View, found: Sequence[Pool]) -> None:
    """How many places of each unit are held, where places may not be named."""
    for pool in found:
        unit = seen.dossier.gazetteer.get(pool.unit)
        said = [f"{side_name(seen.dossier, side)} {n}" for side, n in pool.places.items() if n]
        said += [f"contested {pool.contested}", f"unknown {pool.unknown}"]
        show.say(f"places in {unit.name if unit else pool.unit}, {month_name(pool.month)}: {', '.join(said)}")


def _both(places_: int, people: int) -> str:
    return f"{places_}" + (f" ({people:,})" if people else "")


def _some(names: Sequence[str], most: int = 3) -> str:
    listed = list(dict.fromkeys(names))
    return ", ".join(listed[:most]) + (f" and {len(listed) - most} more" if len(listed) > most else "")
