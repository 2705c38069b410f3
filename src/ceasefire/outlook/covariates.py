"""What the base hazard needs to know of an agreement: from its file, and from what became of the earlier ones."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from ceasefire.agreement.terms import Agreement
from ceasefire.clock import local_day
from ceasefire.dossier.act import expand
from ceasefire.dossier.dossier import Dossier
from ceasefire.outlook.base import LATE_DAYS, RECORD_YEARS
from ceasefire.outlook.broken import Past
from ceasefire.outlook.declared import end_of, spec_of
from ceasefire.outlook.lastyear import LastYear

NAMES: Mapping[str, str] = {
    "cease": "it stops the fighting by its own articles",
    "comprehensive": "it settles the conflict as a whole",
    "process": "it settles how to go on talking",
    "peacekeepers": "outsiders watch it on the spot",
    "joint_commission": "a joint body settles disputes over it",
    "several_opponents": "more than two parties",
    "reaffirms": "it builds on an earlier agreement",
    "earlier": "earlier agreements of the process",
    "failures": "agreements of the process that were broken of late",
    "years_of_war": "years since the fighting began",
    "quiet_year": "a whole calendar year without fighting since",
    "later": "a later agreement of the process",
    "comprehensive_late": "it settles the conflict as a whole, and is past its first year",
    "fought_year": "a whole calendar year of fighting between the parties since",
    "outsiders": "others fought in the last whole calendar year",
    "talks_year": "a later agreement of the process within a year",
    "settled_since": "a later agreement that settles the conflict as a whole",
    "record": "breaks of the process's agreements beside what is usual",
    "log_age": "its age",
    "after_signing": "its age (past the first day)",
}
"""Covariates of `base_hazard.json` in words."""


def covariates(
    agreement: Agreement, others: Sequence[Agreement], pasts: Mapping[str, Past], dossier: Dossier, today: date, year: LastYear
) -> dict[str, float | None]:
    """Known on the local day `today`; None = not known. others: agreements of the dossier in force by then; pasts: of all."""
    spec = spec_of(agreement, dossier)
    start = local_day(agreement.in_force, dossier.time_zone)
    began = {agreement.id: start} | {o.id: local_day(o.in_force, dossier.time_zone) for o in others}
    before = [o for o in others if o.id != agreement.id and began[o.id] < today]
    since = [o for o in before if began[o.id] > start]
    failed = [on for o in before if (first := pasts[o.id].first) is not None and (on := first.on) is not None and on < today]
    hostile = expand(("hostile_acts",))

    def last(one: Agreement) -> date:
        """The last day on which it was in force, at most `today`."""
        first = pasts[one.id].first
        return min(end_of(one, dossier, today), today if first is None or first.on is None else first.on)

    full = float(agreement.class_ == "definitive")
    years = None if spec.fighting_since is None else max(0, today.year - spec.fighting_since.year)
    return {
        "cease": float(any(expand(p.prohibits) & hostile for p in agreement.provisions)),
        "comprehensive": full,
        "process": None,  # no class of ours is an agreement about talks alone
        "peacekeepers": float(bool(agreement.monitors)),
        "joint_commission": None if spec.joint_commission is None else float(spec.joint_commission),
        "several_opponents": float(len(agreement.parties) > 2),
        "reaffirms": float(agreement.parent is not None),
        "earlier": math.log1p(sum(began[o.id] <= start for o in before)),
        "failures": math.log1p(sum(math.exp(-(today - on).days / 365) for on in failed)),
        "years_of_war": None if years is None else math.log1p(years),
        "quiet_year": _number(year.quiet),
        "later": float(bool(since)),
        "comprehensive_late": full * ((today - start).days >= LATE_DAYS),
        "fought_year": _number(year.fought),
        "outsiders": _number(year.outsiders),
        "talks_year": float(any((today - began[o.id]).days <= 365 for o in since)),
        "settled_since": float(any(o.class_ == "definitive" and last(o) >= today for o in since)),
        "record": math.log((1 + len(set(failed))) / (1 + _years([agreement, *before], began, last) / RECORD_YEARS)),
    }


def _number(told: bool | None) -> float | None:
    return None if told is None else float(told)


def _years(of: Sequence[Agreement], began: Mapping[str, date], last: Callable[[Agreement], date]) -> float:
    """Years in force of all of them; those that began on one day count once, as long as the longest."""
    force: dict[date, int] = {}
    for one in of:
        first = began[one.id]
        force[first] = max(force.get(first, 0), (last(one) - first).days)
    return sum(force.values()) / 365.25
