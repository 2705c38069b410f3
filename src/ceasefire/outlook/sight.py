"""How much of an agreement's ground was seen of late: the width of what is said of it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import utc
from ceasefire.dossier.dossier import Dossier, vocabulary
from ceasefire.outlook.ground import Ground
from ceasefire.outlook.value import MONTH
from ceasefire.place import Place
from ceasefire.tracks.area import Areas
from ceasefire.tracks.coverage import seen


class Sight(msgspec.Struct, frozen=True):
    """seen, units: of how many units of the zone somebody could see the ground in the four weeks, by `tracks.coverage.seen`;
    claims: reports that show it."""

    seen: int
    units: int
    claims: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Of the units, 0 to 1."""
        return self.seen / self.units

    @property
    def words(self) -> str:
        """In words."""
        where = "the zone was" if self.units == 1 else f"{self.seen} of {self.units} units of the zone {'was' if self.seen == 1 else 'were'}"
        return f"{where}{' not' if self.units == 1 and not self.seen else ''} seen in four weeks"


def sight(ground: Ground, claims: Mapping[str, Claim], dossier: Dossier, day: date) -> Sight:
    """In the 28 local days up to `day`. Units: the narrowest that count is kept by and that lie in a zone or may; the zone as one
    where there are none."""
    start, end = (utc(datetime.combine(d, time()), dossier.time_zone) for d in (day - timedelta(days=MONTH - 1), day + timedelta(days=1)))
    told = [
        c for c in claims.values()
        if c.when is not None and c.place is not None and start <= c.when.start and c.when.end <= end and dossier.days.get(c.report, day) <= day
    ]  # fmt: skip
    began = msgspec.structs.replace(dossier, coverage=tuple(r for r in dossier.coverage if r.from_ <= day))
    words = vocabulary(dossier)
    answers = []
    for unit in _units(ground, dossier) or (None,):

        def inside(place: Place, unit: str | None = unit) -> bool:
            return ground.inside(place) is not False if unit is None else unit in (place.id, *place.admin)

        answers.append(seen(inside, start, end, told, began, words))
    return Sight(sum(a.seen for a in answers), len(answers), tuple(dict.fromkeys(c for a in answers for c in a.claims)))


def _units(ground: Ground, dossier: Dossier) -> tuple[str, ...]:
    listed = Areas(dossier).listed()
    entries = dossier.gazetteer.entries
    wide = {u for name in listed for u in entries[name].admin if u != name}
    if not ground.agreement.zones:
        return tuple(u for u in listed if u not in wide)
    return tuple(u for u in listed if u not in wide and ground.inside(dossier.gazetteer.get(u)) is not False)
