"""Which single piece of news would move the outlook most: the outlook computed anew with each that may come."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from ceasefire.outlook.ahead import Ahead
from ceasefire.outlook.driver import drivers
from ceasefire.outlook.outlook import NEWS_DAYS, News
from ceasefire.outlook.value import Value

ITEMS: Mapping[str, str] = {
    "assault": "six grave breaches within a week, an assault among them",
    "quiet": "a month in which no breach becomes known",
    "ultimatum": "a party or guarantor sets an ultimatum",
    "declared": "a party or guarantor declares it over",
    "forced": "two places change hands by force",
    "answered": "breaches are laid at the doors of two parties alike",
    "deadline": "a party or guarantor sets an ultimatum that runs out within the week",
    "met": "an ultimatum that is open is met or withdrawn",
    "reinforcements": "three more reinforcements or fortifications of those bound",
    "carried_out": "a withdrawal, handover of weapons or exchange of prisoners is carried out",
    "talks": "talks are known to be under way",
    "refusals": "talks are refused or fail",
    "guarantor": "a guarantor or monitor is known to be at work for it",
    "guarantor_gone": "for eight weeks nothing is known of any guarantor or monitor",
    "guarantor_leaves": "a guarantor or monitor withdraws forces",
    "convoy": "an aid convoy gets through",
    "convoy_blocked": "an aid convoy is turned back",
    "monitors_denied": "monitors are kept from a place",
    "displaced": "three more reports of displacement or failing services",
    "prices": "prices rise by half within three months",
}
"""What may come, in words."""


def news(ahead: Ahead, values: Sequence[Value], breaks: frozenset[str]) -> tuple[News, ...]:
    """Every item that would change anything, the largest change first. breaks: items that would end the question,
    because by the definitions that count they break the agreement; they are left out."""
    day = min(NEWS_DAYS, ahead.base.shape[1]) - 1
    now = float(ahead.intact(values)[:, day].mean())
    out: list[News] = []
    for name, text in ITEMS.items():
        changed = supposed(values, name)
        if name in breaks or changed == tuple(values):
            continue
        then = float(ahead.intact(changed)[:, day].mean())
        out.append(News(name=name, text=text, probability=then, change=then - now))
    return tuple(sorted(out, key=lambda n: -abs(n.change)))


def supposed(values: Sequence[Value], name: str) -> tuple[Value, ...]:
    """The drivers' values as they would be with one of ITEMS."""
    now = {v.driver: v for v in values}

    def more(driver: str, count: int) -> float:
        return math.log1p(now[driver].count + count)

    def rate(count: int) -> float | None:
        beside = now["rate"].beside
        return None if beside is None else math.log((count + 1) / (beside + 1))

    then: dict[str, float | None] = {}
    if name == "assault":
        then = {"rate": rate(now["rate"].count + 6), "serious": more("serious", 6), "large_scale": more("large_scale", 6)}
    elif name == "quiet":
        then = {"rate": rate(0), "serious": 0.0, "large_scale": 0.0}
    elif name in ("ultimatum", "refusals", "carried_out", "monitors_denied", "guarantor_leaves"):
        then = {name: more(name, 1)}
    elif name == "deadline":
        then = {"ultimatum": more("ultimatum", 1), "deadline": 1.0}
    elif name == "met":
        then = {"ultimatum": more("ultimatum", -1), "deadline": 0.0} if now["ultimatum"].count else {}
    elif name == "forced":
        then = {"control_force": more("control_force", 2)}
    elif name == "displaced":
        then = {"displacement": more("displacement", 3)}
    elif name == "prices":
        then = {"stress": math.log(1.5)}
    elif name == "reinforcements":
        then = {name: more(name, 3)}
    elif name == "convoy_blocked":
        then = {"aid_blocked": more("aid_blocked", 1)}
    else:
        yes = {"declared": "declared", "answered": "both_ways", "talks": "talks", "guarantor": "guarantor_present", "convoy": "aid_through"}
        then = {"guarantor_present": 0.0} if name == "guarantor_gone" else {yes[name]: 1.0}
    most = {d.id: d.most for d in drivers()}
    cut = {d: v if v is None else max(-most[d], min(most[d], v)) for d, v in then.items()}
    return tuple(msgspec.structs.replace(v, value=cut[v.driver]) if cut.get(v.driver) is not None else v for v in values)
