"""What an article asks of an act beyond its kind: weapon, direction, and the grounds it allows."""

from __future__ import annotations

import msgspec

from ceasefire.agreement.zone import locate, side_of_line
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.wordlists import groups_of
from ceasefire.findings.case import Case
from ceasefire.findings.finding import Reason

POLICING = frozenset({"abduction_or_detention", "force_movement", "fortification"})
"""Acts that can be policing where an agreement gives policing to somebody."""


class Condition(msgspec.Struct, frozen=True):
    """How one condition stands: `met`, `unmet` (then there is no breach) or `open`, and why."""

    state: str
    reason: Reason


def conditions(case: Case) -> list[Condition]:
    """Weapon, direction and grounds, those the article names."""
    found = [_weapon(case), _direction(case), _ground(case), _void(case)]
    return [one for one in found if one is not None]


def _weapon(case: Case) -> Condition | None:
    wanted = set(case.provision.weapon)
    if not wanted:
        return None
    told = [(c, groups_of(case.claims[c].act, case.claims[c].weapon)) for c in case.incident.claims_for]
    yes = tuple(c for c, groups in told if groups & wanted)
    no = tuple(c for c, groups in told if groups and not groups & wanted)
    names = " or ".join(case.provision.weapon)
    if yes:
        return Condition(
            "met",
            Reason(element="weapon", text=f"a weapon of the kind the article names ({names})", claims=yes),
        )
    if no:
        return Condition(
            "unmet",
            Reason(
                element="weapon",
                text=f"the weapon reported is not of the kind the article names ({names})",
                claims=no,
            ),
        )
    return Condition(
        "open",
        Reason(
            element="weapon",
            text=f"open: no report names the weapon (the article is about {names})",
            claims=case.incident.claims_for,
        ),
    )


def _direction(case: Case) -> Condition | None:
    rule = case.provision.direction
    if rule is None:
        return None
    cited = case.incident.claims_for
    if rule.into is not None:
        answer = locate(case.incident.place, rule.into, case.zones, case.incident.when)
        state = {"inside": "met", "outside": "unmet"}.get(answer.test, "open")
        return Condition(
            state, Reason(element="direction", text=f"into {rule.into}: {answer.why}", claims=cited)
        )
    if rule.from_ is not None:
        return _from(case, rule.from_)
    return _across(case, rule.across or "")


def _from(case: Case, zone: str) -> Condition:
    for claim in (case.claims[c] for c in case.incident.claims_for):
        origin = case.dossier.gazetteer.get(claim.terms.get("from_place", ""))
        if origin is not None:
            answer = locate(origin, zone, case.zones, case.incident.when)
            state = {"inside": "met", "outside": "unmet"}.get(answer.test, "open")
            return Condition(
                state, Reason(element="direction", text=f"from {zone}: {answer.why}", claims=(claim.id,))
            )
    return Condition(
        "open",
        Reason(
            element="direction",
            text=f"open: no report says that it came from {zone}",
            claims=case.incident.claims_for,
        ),
    )


def _across(case: Case, name: str) -> Condition:
    line = case.agreement.lines.get(name)
    cited = case.incident.claims_for
    side = side_of_line(case.incident.place, line, case.dossier) if line else None
    if line is None or side is None:
        return Condition(
            "open",
            Reason(
                element="direction",
                text=f"open: it cannot be said on which side of {name} it was",
                claims=cited,
            ),
        )
    holder = line.left if side == "left" else line.right
    doers = {v.value for v in case.incident.actors if v.value is not None}
    day = case.day()
    if not doers or holder is None or day is None:
        return Condition(
            "open",
            Reason(
                element="direction",
                text=f"open: whose side of {name}, or whose act, is not told",
                claims=cited,
            ),
        )
    own = [d for d in doers if holder in belongs_to(case.dossier.actors, d, day)]
    if len(own) == len(doers):
        return Condition(
            "unmet",
            Reason(element="direction", text=f"it was on the doer's own side of {name}", claims=cited),
        )
    if own:
        return Condition(
            "open",
            Reason(element="direction", text=f"open: across {name} by some reports only", claims=cited),
        )
    return Condition(
        "met",
        Reason(element="direction", text=f"across {name}: on the side of {case.name(holder)}", claims=cited),
    )


def _ground(case: Case) -> Condition | None:
    allowed = case.provision.except_.ground if case.provision.except_ else ()
    if not allowed:
        return None
    if "policing" in allowed:
        policed = _policed(case)
        if policed is not None:
            return policed
    for claim in (case.claims[c] for c in (*case.incident.claims_for, *case.incident.claims_against)):
        said = claim.terms.get("ground")
        if said in allowed:
            words = said.replace("_", " ")
            return Condition(
                "open",
                Reason(
                    element="exception",
                    text=f"open: it is said to have been {words}, which the article allows",
                    claims=(claim.id,),
                ),
            )
    return None


def _policed(case: Case) -> Condition | None:
    acts = {v.value for v in case.incident.acts}
    day = case.day()
    if not acts <= POLICING or day is None:
        return None
    doers = [v.value for v in case.incident.actors if v.value is not None]
    for area in case.agreement.security:
        inside = locate(case.incident.place, area.zone, case.zones, case.incident.when).test == "inside"
        entitled = [d for d in doers if set(belongs_to(case.dossier.actors, d, day)) & set(area.by)]
        if inside and doers and len(entitled) == len(doers):
            text = f"policing of {area.zone} is given to {case.name(entitled[0])}"
            return Condition("unmet", Reason(element="exception", text=text, claims=case.incident.claims_for))
    return None


def _void(case: Case) -> Condition | None:
    """After a voiding condition is said to have come about, people must say whether it did."""
    when = case.incident.when
    for text, claim in case.voided:
        if when is not None and claim.when is not None and claim.when.start < when.start:
            said = f"open: void if {text}; that is reported before this"
            return Condition("open", Reason(element="period", text=said, claims=(claim.id,)))
    return None
