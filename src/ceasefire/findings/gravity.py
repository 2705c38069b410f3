"""Minor or serious, by rules that are named in the reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import msgspec

from ceasefire.agreement.terms import GravityRule
from ceasefire.claims.claim import Claim
from ceasefire.dossier.wordlists import groups_of, sites_of
from ceasefire.findings.case import Case


class Gravity(msgspec.Struct, frozen=True):
    """serious or not; by which rule, in words."""

    serious: bool
    text: str


@lru_cache(maxsize=1)
def general_rules() -> tuple[GravityRule, ...]:
    """The rules of `gravity.yaml`, in order."""
    raw = files("ceasefire.findings").joinpath("gravity.yaml").read_bytes()
    return msgspec.yaml.decode(raw, type=tuple[GravityRule, ...])


def gravity(case: Case, act: str, repeated: Mapping[str, int]) -> Gravity:
    """The first rule that holds, the agreement's before the general ones; none: minor.

    repeated: rule id -> how many like it the same side is said to have done there, this included.
    """
    for rule in (*case.agreement.gravity, *general_rules()):
        if _holds(rule, case, act, repeated):
            return Gravity(
                rule.gravity == "serious",
                f"{rule.gravity} by rule '{rule.id}': {rule.text}{_figure(rule, case)}",
            )
    low, high = case.incident.killed or (None, None)
    if high and not low:
        return Gravity(False, f"minor: deaths are disputed (0 to {high}), and no other rule makes it serious")
    return Gravity(False, "minor: no rule makes it serious")


def _holds(rule: GravityRule, case: Case, act: str, repeated: Mapping[str, int]) -> bool:
    claims = [case.claims[c] for c in case.incident.claims_for]
    low = case.incident.killed[0] if case.incident.killed else None
    return (
        (not rule.acts or act in rule.acts)
        and (rule.killed_at_least is None or (low or 0) >= rule.killed_at_least)
        and (rule.civilians_at_least is None or _civilians(claims) >= rule.civilians_at_least)
        and (not rule.weapon or bool(_weapons(claims) & set(rule.weapon)))
        and (not rule.sites or bool(_sites(claims) & set(rule.sites)))
        and (not rule.targets or bool(_targets(case) & set(rule.targets)))
        and (rule.repeated is None or repeated.get(rule.id, 0) >= rule.repeated)
    )


def _figure(rule: GravityRule, case: Case) -> str:
    if rule.killed_at_least is None or case.incident.killed is None:
        return ""
    return f" (at least {case.incident.killed[0]})"


def _civilians(claims: list[Claim]) -> int:
    """The lowest number of civilians among the tolls that tell civilians apart."""
    told = [c.killed.civilians for c in claims if c.killed and c.killed.civilians is not None]
    return min(told) if told else 0


def _weapons(claims: list[Claim]) -> set[str]:
    return {group for c in claims for group in groups_of(c.act, c.weapon)}


def _sites(claims: list[Claim]) -> set[str]:
    kinds = {c.place.kind for c in claims if c.place and c.place.kind}
    words = {site for c in claims for site in sites_of(c.target_surface, c.place.name if c.place else None)}
    return kinds | words


def _targets(case: Case) -> set[str]:
    actors = case.dossier.actors
    return {actors[v.value].kind for v in case.incident.targets if v.value is not None and v.value in actors}
