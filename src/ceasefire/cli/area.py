"""Admin units and months as options, and a table of units by months."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ceasefire.cli import show
from ceasefire.dossier.dossier import Dossier
from ceasefire.errors import InputError


def unit_of(dossier: Dossier, word: str | None) -> str | None:
    """The id of an admin unit given by id or by name."""
    from ceasefire.reports.header import nearest
    from ceasefire.tracks.area import UNITS

    if word is None:
        return None
    units = {e.id: e for e in dossier.gazetteer.entries.values() if e.kind in UNITS}
    if word in units:
        return word
    found = [p.id for p in dossier.gazetteer.find(word) if p.id in units]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"'{word}' is the name of {len(found)} units", f"give the id of one: {', '.join(str(one) for one in found)}")
    raise InputError(f"'{word}' is not an admin unit of this dossier", nearest(word, [*units, *(e.name for e in units.values())], "its units"))


def month_of_option(text: str | None) -> date | None:
    """The first day of a month given as 2021-08."""
    if text is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d", text) is None:
        raise InputError(f"--month '{text}' is not a month", "write it as 2021-08")
    return show.day(f"{text}-01", "--month")


def grid(cells: Mapping[tuple[str, date], str], units: Sequence[str], dossier: Dossier) -> None:
    """Rows of unit and year, a column a month; a year with no cell at all is left out."""
    from ceasefire.tracks.area import Areas

    areas = Areas(dossier)
    names = {unit: areas.name(unit) for unit in dict.fromkeys(units)}
    room = max(12, min(30, show.width() - 5 - 12 * 3))
    rows = [(unit, year) for unit in names for year in sorted({m.year for u, m in cells if u == unit})]
    if not rows:
        show.say("nothing is told of any unit")
        return
    print(" " * room + " year " + " ".join(f"{m:>2}" for m in range(1, 13)))
    last = None
    for unit, year in rows:
        name = show.clean(names[unit]) if unit != last else ""
        last = unit
        print(f"{name[:room]:<{room}} {year} " + " ".join(f"{cells.get((unit, date(year, m, 1)), '·'):>2}" for m in range(1, 13)))
