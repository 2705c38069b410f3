"""What the base hazard needs to know of an agreement: from its file, and from what became of the earlier ones."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from ceasefire.agreement.terms import Agreement
from ceasefire.clock import local_day
from ceasefire.dossier.act import expand
from ceasefire.dossier.dossier import Dossier
from ceasefire.outlook.base import LATE_DAYS
from ceasefire.outlook.broken import Past
from ceasefire.outlook.declared import spec_of

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
    "failed_share": "share of the process's agreements that were broken",
    "years_of_war": "years since the fighting began",
    "quiet_year": "a whole calendar year without fighting since",
    "later": "a later agreement of the process",
    "comprehensive_late": "it settles the conflict as a whole, and is past its first year",
    "log_age": "its age",
    "after_signing": "its age (past the first day)",
}
"""Covariates of `base_hazard.json` in words."""


def covariates(
    agreement: Agreement, others: Sequence[Agreement], pasts: Mapping[str, Past], dossier: Dossier, today: date, quiet_year: bool | None
) -> dict[str, float | None]:
    """Known on the local day `today`; None = not known. others: agreements of the dossier in force by then; pasts: of
    all; quiet_year: whether the last whole calendar year since it began passed without deadly fighting, where that can be told."""
    spec = spec_of(agreement, dossier)
    start = local_day(agreement.in_force, dossier.time_zone)
    began = {o.id: local_day(o.in_force, dossier.time_zone) for o in others}
    before = [o for o in others if o.id != agreement.id and began[o.id] < today]
    failed = [on for o in before if (first := pasts[o.id].first) is not None and (on := first.on) is not None and on < today]
    hostile = expand(("hostile_acts",))
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
        "failed_share": (len(failed) + 0.5) / (len(before) + 1.5),
        "years_of_war": None if years is None else math.log1p(years),
        "quiet_year": None if quiet_year is None else float(quiet_year),
        "later": float(any(began[o.id] > start for o in before)),
        "comprehensive_late": full * ((today - start).days >= LATE_DAYS),
    }
