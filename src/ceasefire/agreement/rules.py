"""What must hold within an agreement and between agreements, beyond the shape of each file."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.agreement import articlerules, zonerules
from ceasefire.agreement.faults import known_actors, known_pages, unknown_acts, unknown_zone
from ceasefire.agreement.terms import Agreement
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.outlookrules import outlook
from ceasefire.dossier.words import address, near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

DATED = ("announced", "in_force", "until", "from", "by", "published")
"""What a page may give another date for."""

Loaded = tuple[YamlFile, Agreement]


def across(loaded: Sequence[Loaded], whole: bool = True) -> list[Problem]:
    """Ids are unique; a parent exists, holds when the child begins, has the articles that the child
    stands in for, and is not its own ancestor. whole: every agreement's id is known."""
    out: list[Problem] = []
    by_id: dict[str, Loaded] = {}
    circles: set[frozenset[str]] = set()
    for source, one in loaded:
        if one.id in by_id:
            what = f"agreement '{one.id}' exists already"
            remedy = "give each agreement an id of its own"
            out += source.kept([source.problem(("id",), "duplicate_id", what, remedy)])
        if one.id:
            by_id.setdefault(one.id, (source, one))
    for source, one in loaded:
        if one.parent is not None:
            out += source.kept(_parent(source, one, by_id, whole, circles))
        elif one.instead_of and source.sound(("parent",)):
            what, remedy = "stands in for articles of no parent", "name the parent, or leave instead_of out"
            out.append(source.problem(("instead_of",), "no_parent", what, remedy))
    return out


def _parent(
    source: YamlFile, one: Agreement, by_id: dict[str, Loaded], whole: bool, circles: set[frozenset[str]]
) -> list[Problem]:
    if one.parent not in by_id:
        if not whole:
            return []
        what = f"parent '{one.parent}' is no agreement"
        return [source.problem(("parent",), "unknown_agreement", what, near(str(one.parent), by_id))]
    file, parent = by_id[one.parent]
    seen = [one.id]
    at: str | None = one.parent
    while at is not None and at in by_id and at not in seen:
        seen.append(at)
        at = by_id[at][1].parent
    out: list[Problem] = []
    if at == one.id:
        if frozenset(seen) not in circles:
            circles.add(frozenset(seen))
            what = f"stands inside itself: {' → '.join((*seen, at))}"
            remedy = "name the instrument that came first as parent"
            out.append(source.problem(("parent",), "circle", what, remedy))
    elif one.in_force < parent.in_force and source.sound(("in_force",)) and file.sound(("in_force",)):
        what = f"comes into force before its parent '{one.parent}'"
        out.append(source.problem(("in_force",), "before_parent", what, "check both dates", warning=True))
    known = {p.id for p in parent.provisions}
    if not file.sound(("provisions",)) or "" in known:
        return out
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
        if dated.of not in DATED:
            what = f"'{dated.of}' is no date of an agreement"
            out.append(
                source.problem(("conflicting_dates", i, "of"), "unknown_date", what, near(dated.of, DATED))
            )
    for i, page in enumerate(one.pages):
        out += address(source, ("pages", i, "url"), page.url)
    out += zonerules.zones(source, one, dossier)
    out += zonerules.lines(source, one, dossier)
    out += _times(source, one)
    out += _amendments(source, one, dossier)
    for i, area in enumerate(one.security):
        out += unknown_zone(source, ("security", i, "zone"), area.zone, one)
        out += known_actors(source, ("security", i, "by"), area.by, dossier)
    for i, held in enumerate(one.control):
        out += unknown_zone(source, ("control", i, "zone"), held.zone, one)
        out += known_actors(source, ("control", i, "holder"), (held.holder,), dossier)
        out += known_pages(source, ("control", i, "pages"), held.pages, one)
        if source.sound(("control", i, "until")) and held.until is not None and held.until <= (held.from_ or one.in_force):
            what, remedy = "ends before it begins", "give the later time as `until`"
            out.append(source.problem(("control", i, "until"), "dates", what, remedy))
    for i, rule in enumerate(one.void_if):
        out += unknown_acts(source, ("void_if", i, "acts"), rule.acts)
        out += unknown_zone(source, ("void_if", i, "zone"), rule.zone, one)
    for i, grave in enumerate(one.gravity):
        out += unknown_acts(source, ("gravity", i, "acts"), grave.acts)
    out += _outlook(source, one, dossier)
    out += articlerules.numbered_once(source, ("provisions",), one.provisions)
    for i, provision in enumerate(one.provisions):
        out += articlerules.article(source, ("provisions", i), provision, one, dossier)
    return out


def _outlook(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Who declared it over is a party or a guarantor, on a day on which there was something to end."""
    spec = one.outlook
    if spec is None:
        return []
    out = outlook(source, ("outlook",), spec, one.in_force if source.sound(("in_force",)) else None)
    for i, said in enumerate(spec.declared_over):
        path: Path_ = ("outlook", "declared_over", i)
        out += known_actors(source, path, (said.actor,), dossier)
        if said.page is not None:
            out += known_pages(source, (*path, "page"), (said.page,), one)
    return out


def _times(source: YamlFile, one: Agreement) -> list[Problem]:
    out: list[Problem] = []
    if not source.sound(("until",), ("in_force",)):
        return out + _gaps(source, one)
    if one.until is not None and one.until <= one.in_force:
        out.append(
            source.problem(
                ("until",), "dates", "ends before it comes into force", "give the later time as `until`"
            )
        )
    for i, extension in enumerate(one.extensions):
        path: Path_ = ("extensions", i, "until")
        if not source.sound(path):
            continue
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
    return out + _gaps(source, one)


def _gaps(source: YamlFile, one: Agreement) -> list[Problem]:
    out: list[Problem] = []
    for i, gap in enumerate(one.suspensions):
        dated = source.sound(("suspensions", i, "from"), ("suspensions", i, "until"))
        if dated and gap.until is not None and gap.until <= gap.from_:
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
        dated = source.sound((*path, "from"), ("in_force",))
        if dated and change.from_ < one.in_force:
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
            if key in changed and dated and provision.id:
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
            if repealed not in known and "" not in known:
                out.append(
                    source.problem(
                        (*path, "repeals", n),
                        "unknown_article",
                        f"'{repealed}' is no article here",
                        near(repealed, known),
                    )
                )
    return out
