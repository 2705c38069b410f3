"""What must hold within an agreement and between agreements, beyond the shape of each file."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.agreement import articlerules, zonerules
from ceasefire.agreement.faults import known_actors, known_pages, unknown_acts, unknown_zone
from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.rules import near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem


def across(loaded: Sequence[tuple[YamlFile, Agreement]]) -> list[Problem]:
    """Ids are unique; a parent exists, holds when the child begins, has the articles that the child
    stands in for, and is not its own ancestor."""
    out: list[Problem] = []
    by_id: dict[str, Agreement] = {}
    for source, one in loaded:
        if one.id in by_id:
            what = f"agreement '{one.id}' exists already"
            out.append(source.problem(("id",), "duplicate_id", what, "give each agreement an id of its own"))
        by_id.setdefault(one.id, one)
    for source, one in loaded:
        if one.parent is not None:
            out += _parent(source, one, by_id)
        elif one.instead_of:
            out.append(
                source.problem(
                    ("instead_of",),
                    "no_parent",
                    "stands in for articles of no parent",
                    "name the parent, or leave instead_of out",
                )
            )
    return out


def _parent(source: YamlFile, one: Agreement, by_id: dict[str, Agreement]) -> list[Problem]:
    if one.parent not in by_id:
        return [
            source.problem(
                ("parent",),
                "unknown_agreement",
                f"parent '{one.parent}' is no agreement",
                near(str(one.parent), by_id),
            )
        ]
    parent = by_id[one.parent]
    seen = [one.id]
    at: str | None = one.parent
    while at is not None and at in by_id and at not in seen:
        seen.append(at)
        at = by_id[at].parent
    out: list[Problem] = []
    if at == one.id:
        circle = " → ".join((*seen, at))
        out.append(
            source.problem(
                ("parent",),
                "circle",
                f"stands inside itself: {circle}",
                "name the instrument that came first as parent",
            )
        )
    elif one.in_force < parent.in_force:
        what = f"comes into force before its parent '{one.parent}'"
        out.append(source.problem(("in_force",), "before_parent", what, "check both dates", warning=True))
    known = {p.id for p in parent.provisions}
    for i, article in enumerate(one.instead_of):
        if article not in known:
            what = f"'{article}' is no article of '{one.parent}'"
            out.append(source.problem(("instead_of", i), "unknown_article", what, near(article, known)))
    return out


def agreement(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Known actors, places, shapes, acts and pages; periods that can be."""
    out: list[Problem] = []
    for role in ("parties", "guarantors", "mediators", "monitors"):
        out += known_actors(source, (role,), getattr(one, role), dossier)
    if not one.parties:
        out.append(source.problem(("parties",), "no_party", "has no party", "name the actors that are bound"))
    for i, dated in enumerate(one.conflicting_dates):
        out += known_pages(source, ("conflicting_dates", i, "page"), (dated.page,), one)
    out += zonerules.zones(source, one, dossier)
    out += zonerules.lines(source, one, dossier)
    out += _times(source, one)
    out += _amendments(source, one, dossier)
    for i, area in enumerate(one.security):
        out += unknown_zone(source, ("security", i, "zone"), area.zone, one)
        out += known_actors(source, ("security", i, "by"), area.by, dossier)
    for i, rule in enumerate(one.void_if):
        out += unknown_acts(source, ("void_if", i, "acts"), rule.acts)
        out += unknown_zone(source, ("void_if", i, "zone"), rule.zone, one)
    for i, grave in enumerate(one.gravity):
        out += unknown_acts(source, ("gravity", i, "acts"), grave.acts)
    out += articlerules.numbered_once(source, ("provisions",), one.provisions)
    for i, provision in enumerate(one.provisions):
        out += articlerules.article(source, ("provisions", i), provision, one, dossier)
    return out


def _times(source: YamlFile, one: Agreement) -> list[Problem]:
    out: list[Problem] = []
    if one.until is not None and one.until <= one.in_force:
        out.append(
            source.problem(
                ("until",), "dates", "ends before it comes into force", "give the later time as `until`"
            )
        )
    for i, extension in enumerate(one.extensions):
        path: Path_ = ("extensions", i, "until")
        if one.until is None:
            out.append(
                source.problem(
                    path, "dates", "extends an agreement that has no end", "give the first end as `until`"
                )
            )
        elif extension.until <= one.until:
            out.append(
                source.problem(
                    path,
                    "dates",
                    "extends to a time before the end",
                    "give the later time, or describe a suspension",
                )
            )
    for i, gap in enumerate(one.suspensions):
        if gap.until is not None and gap.until <= gap.from_:
            out.append(
                source.problem(
                    ("suspensions", i, "until"),
                    "dates",
                    "ends before it begins",
                    "give the later time as `until`",
                )
            )
    return out


def _amendments(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Two amendments of one article from one instant would both be in force."""
    out: list[Problem] = []
    known = {p.id for p in one.provisions}
    changed: dict[tuple[str, object], str] = {}
    for i, change in enumerate(one.amendments):
        path: Path_ = ("amendments", i)
        if change.from_ < one.in_force:
            out.append(
                source.problem(
                    (*path, "from"),
                    "dates",
                    f"amendment '{change.id}' begins before the agreement",
                    "check `from`",
                )
            )
        out += articlerules.numbered_once(source, (*path, "articles"), change.articles)
        for n, provision in enumerate(change.articles):
            out += articlerules.article(source, (*path, "articles", n), provision, one, dossier)
            key = (provision.id, change.from_)
            if key in changed:
                what = f"article '{provision.id}' is changed by '{changed[key]}' from the same instant"
                out.append(
                    source.problem(
                        (*path, "articles", n, "id"),
                        "overlap",
                        what,
                        "join the two amendments, or give them their own times",
                    )
                )
            changed[key] = change.id
        known |= {p.id for p in change.articles}
        for n, repealed in enumerate(change.repeals):
            if repealed not in known:
                out.append(
                    source.problem(
                        (*path, "repeals", n),
                        "unknown_article",
                        f"'{repealed}' is no article here",
                        near(repealed, known),
                    )
                )
    return out
