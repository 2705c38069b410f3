"""What must hold in `outlook:`, in an agreement's file as in `dossier.yaml`."""

from __future__ import annotations

from datetime import datetime, timedelta

from ceasefire.dossier.outlookspec import OutlookSpec
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

_LEAST = {
    "offensive_incidents": 2, "offensive_days": 1, "offensive_on_days": 1, "rate_days": 7, "rate_before_days": 28,
}  # fmt: skip


def outlook(source: YamlFile, path: Path_, spec: OutlookSpec, in_force: datetime | None = None) -> list[Problem]:
    """At least one meaning of "broken"; thresholds that can be met; dates on the right side of the start."""
    out: list[Problem] = []
    if not spec.broken and source.sound((*path, "broken")):
        what, remedy = "says that nothing breaks it", "name one of the definitions, or leave `broken` out"
        out.append(source.problem((*path, "broken"), "value", what, remedy))
    for name, least in _LEAST.items():
        given = getattr(spec, name)
        if given < least and source.sound((*path, name)):
            out.append(source.problem((*path, name), "value", f"{name} of {given} is too low", f"give {least} or more"))
    if spec.offensive_on_days > spec.offensive_days and source.sound((*path, "offensive_on_days")):
        what = f"{spec.offensive_on_days} different days do not fit into {spec.offensive_days}"
        out.append(source.problem((*path, "offensive_on_days"), "value", what, f"give {spec.offensive_days} or fewer"))
    if in_force is None:
        return out
    latest = (in_force + timedelta(days=1)).date()  # the local day of that instant is at most one later
    if spec.fighting_since is not None and spec.fighting_since > latest:
        what = "the fighting begins after the agreement"
        out.append(source.problem((*path, "fighting_since"), "dates", what, "give the day the fighting began"))
    earliest = (in_force - timedelta(days=1)).date()
    for i, said in enumerate(spec.declared_over):
        if said.day < earliest:
            what = "is declared over before it comes into force"
            out.append(source.problem((*path, "declared_over", i, "day"), "dates", what, "check both dates"))
    return out
