"""Agreements of UCDP's peace agreement data with what was known of each at its signing and on later days.

The data (`../shared/data/ucdp-peace`, CC BY 4.0) stay where they are; only numbers computed from them are committed.
"""

from __future__ import annotations

import csv
import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ceasefire.outlook.base import LATE_DAYS, RECORD_YEARS

Array = npt.NDArray[np.float64]

DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "ucdp-peace"
LAST = date(2021, 12, 31)
"""Agreements that had not ended by then are censored there."""

LANDMARKS = (0, 30, 90, 180, 365, 730, 1095, 1825)
"""Days after signing at which a forecast is made for those still in force."""

EARLIER = {
    "cease": 1, "comprehensive": -1, "process": 1, "peacekeepers": -1, "joint_commission": -1, "several_opponents": 1,
    "reaffirms": -1, "earlier": -1, "failures": 1, "failed_share": 1, "years_of_war": -1, "quiet_year": -1,
    "later": -1, "comprehensive_late": -1,
}  # fmt: skip
"""Covariates of a first list, cut after the data had been looked at, and the side of 0 on which each coefficient must lie: stated
from the literature, see outlook.md."""

UNDER = {"fought_year": 1, "outsiders": 1, "talks_year": -1, "settled_since": -1, "record": 1}
"""What happens under an agreement, stated on 2026-11-28 before any of it was held beside an outcome:

fought_year +: of the last whole calendar year, begun after the signing, the signatories' own fighting took 25 lives or more;
violence under a peace feeds on itself (Hoglund 2008). Together with `quiet_year`; before such a year is over both are 0.
outsiders +: in the last whole calendar year, whenever the signing was, somebody who is not a party to it fought in the same
conflict: spoilers and veto players outside (Stedman 1997, Cunningham 2006; Nilsson 2008 finds little, so it may be weak).
talks_year -: of the last 365 days, since the signing, a further agreement of the conflict was signed: contact
settles disputes before they grow (Fortna 2004).
settled_since -: a comprehensive agreement of the conflict, signed later, is in force: what a settlement takes up lasts with
it (Hartzell and Hoddie 2003).
record + (in place of `failed_share`): log((1 + days on which agreements of the conflict ended) / (1 + ends to be expected in the
years that they and this one were in force, one in RECORD_YEARS)): what a gamma frailty of variance 1 learns from a process's past
(Greenwood and Yule 1920); a share takes no account of time.

Left out beforehand, since no dossier tells them: earlier relapses between the same parties, power-sharing provisions
(Hartzell and Hoddie 2003), other wars of the government, region and era. Left out as coded with hindsight: `c_duration`, `termdur`,
an episode's `ependdate` and `outcome` (known only when a year has passed without fighting), `recur`.

How they are scored, stated then too: once, by `bench_survival.py`, in the same folds, weights held to their signs; the penalty
(15, 30, 60, 120, 240) and how long a time from the landmark the weights are fitted to (1 or 5 years; the forecast is of one) are
chosen within each training set by five inner folds of whole conflicts, by the likelihood of the first year.

A second look, stated after the first had given C .610 and Brier 2.1 % below over all landmarks, and before it was taken: the same list,
but the weights drawn to one common size with the stated sides instead of to 0, since with so few conflicts equal weights forecast
no worse than fitted ones (Dawes 1979, Einhorn and Hogarth 1975); weights fitted to one year; the penalty (15, 60, 240, 960, 3840)
chosen as before."""

COLUMNS = (*EARLIER, *UNDER)
"""Columns of `Panel.x`."""

SIGNS = {name: sign for name, sign in (EARLIER | UNDER).items() if name != "failed_share"}
"""The list that is fitted, with the sides."""


@dataclass
class Deal:
    """One agreement. days: until its end or until LAST; ended: which; group: conflicts that share an agreement."""

    id: str
    signed: date
    end: date | None
    conflicts: list[str]
    dyads: list[str]
    row: dict[str, str]
    group: str = ""

    @property
    def days(self) -> int:
        """Days from signing to the end, at least 1."""
        return ((self.end or LAST) - self.signed).days


def _ids(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def deals(folder: Path = DATA) -> list[Deal]:
    """Agreements whose dates can be used: 6 of 374 cannot (ended without a date, or before they were signed)."""
    out: list[Deal] = []
    with (folder / "ucdp-peace-agreements-221.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            signed = date.fromisoformat(row["pa_date"])
            end = None
            if row["ended"] == "True":
                if not row["duration"].strip():
                    continue
                end = date.fromisoformat(row["duration"].strip()[:10])
                if end < signed:
                    continue
                end = max(end, signed + timedelta(days=1))
            out.append(Deal(row["paid"], signed, end, _ids(row["conflict_id"]), _ids(row["dyad_id"]), row))
    _group(out)
    return out


def _group(all_: list[Deal]) -> None:
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for one in all_:
        for conflict in one.conflicts[1:]:
            parent[root(conflict)] = root(one.conflicts[0])
    for one in all_:
        one.group = root(one.conflicts[0])


def active_years(folder: Path = DATA) -> dict[str, set[int]]:
    """Dyad id -> years with at least 25 deaths in battle."""
    out: dict[str, set[int]] = defaultdict(set)
    with (folder / "ucdp-term-dyad-3-2021.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            out[row["dyad_id"]].add(int(row["year"]))
    return out


def fought(folder: Path = DATA) -> dict[tuple[str, int], set[str]]:
    """Conflict id and year -> dyads with at least 25 deaths in battle."""
    out: dict[tuple[str, int], set[str]] = defaultdict(set)
    with (folder / "ucdp-term-dyad-3-2021.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            out[row["conflict_id"], int(row["year"])].add(row["dyad_id"])
    return out


def record(one: Deal, related: list[Deal], today: date) -> float:
    """See UNDER. Agreements signed on one day count once, and so do those that ended on one day."""
    ends = {o.end for o in related if o.end is not None and o.end < today}
    force: dict[date, int] = defaultdict(int)
    for o in [one, *related]:
        last = today if o.end is None else min(o.end, today)
        force[o.signed] = max(force[o.signed], (last - o.signed).days)
    return math.log((1 + len(ends)) / (1 + sum(force.values()) / 365.25 / RECORD_YEARS))


def covariates(
    one: Deal, landmark: int, all_: list[Deal], active: dict[str, set[int]], fighters: dict[tuple[str, int], set[str]]
) -> list[float]:
    """What was known of `one` at the end of day signed + landmark, in the order of COLUMNS. A year's fighting is known only
    when the year is over; another agreement's end only after its day."""
    today = one.signed + timedelta(days=landmark)
    year = today.year - 1
    row = one.row
    related = [o for o in all_ if o is not one and set(o.conflicts) & set(one.conflicts) and o.signed < today]
    failed = [o for o in related if o.end is not None and o.end < today]
    years = [y for d in one.dyads for y in active.get(d, ()) if y <= year]
    full = float(row["pa_type"] == "1")
    own_year = year > one.signed.year
    own_fight = any(year in active.get(d, ()) for d in one.dyads)
    since = [o for o in related if o.signed > one.signed]
    values = {
        "cease": float(row["cease"] == "1"),
        "comprehensive": full,
        "process": float(row["pa_type"] == "3"),
        "peacekeepers": float(row["pko"] == "1"),
        "joint_commission": float(row["co_impl"] == "1"),
        "several_opponents": float(len(one.dyads) > 1),
        "reaffirms": float(row["reaffirm"] == "1"),
        "earlier": math.log1p(sum(o.signed <= one.signed for o in related)),
        "failures": math.log1p(sum(math.exp(-(today - o.end).days / 365) for o in failed if o.end)),
        "failed_share": (len(failed) + 0.5) / (len(related) + 1.5),
        "years_of_war": math.log1p(year - min(years) + 1) if years else 0.0,
        "quiet_year": float(own_year and not own_fight),
        "later": float(bool(since)),
        "comprehensive_late": full * (landmark >= LATE_DAYS),
        "fought_year": float(own_year and own_fight),
        "outsiders": float(any(fighters.get((c, year), set()) - set(one.dyads) for c in one.conflicts)),
        "talks_year": float(any((today - o.signed).days <= 365 for o in since)),
        "settled_since": float(any(o.row["pa_type"] == "1" and (o.end is None or o.end >= today) for o in since)),
        "record": record(one, related, today),
    }
    return [values[name] for name in COLUMNS]


@dataclass
class Panel:
    """Rows of agreement and landmark. x: (n, p) covariates; age: (n, 2) as `base.age_terms`; left: days from the landmark
    to the end or to LAST; ended: which; group: of conflicts; landmark: days; deal: index of the agreement."""

    x: Array
    age: Array
    left: Array
    ended: npt.NDArray[np.bool_]
    group: npt.NDArray[np.str_]
    landmark: npt.NDArray[np.int64]
    deal: npt.NDArray[np.int64]


def panel(all_: list[Deal], active: dict[str, set[int]]) -> Panel:
    """Every agreement at every landmark at which it was still in force."""
    fighters = fought()
    rows = [(i, one, mark) for i, one in enumerate(all_) for mark in LANDMARKS if one.days > mark]
    marks = np.array([mark for _, _, mark in rows])
    return Panel(
        x=np.array([covariates(one, mark, all_, active, fighters) for _, one, mark in rows]),
        age=np.column_stack([np.log1p(marks / 30), marks > 0]).astype(float),
        left=np.array([one.days - mark for _, one, mark in rows], float),
        ended=np.array([one.end is not None for _, one, _ in rows]),
        group=np.array([one.group for _, one, _ in rows]),
        landmark=marks,
        deal=np.array([i for i, _, _ in rows]),
    )
