"""What must hold within an agreement and between agreements, beyond the shape of each file."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.dossier.act import acts, groups
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.rules import near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import Problem

BEARERS = ("parties", "parties_and_allies", "everyone")


def across(loaded: Sequence[tuple[YamlFile, Agreement]]) -> list[Problem]:
    """Ids are unique; a parent exists, holds when the child begins, and is not its own ancestor."""
    out: list[Problem] = []
    by_id: dict[str, Agreement] = {}
    for source, one in loaded:
        if one.id in by_id:
            out.append(
                source.problem(
                    ("id",),
                    "duplicate_id",
                    f"agreement '{one.id}' exists already",
                    "give each agreement an id of its own",
                )
            )
        by_id.setdefault(one.id, one)
    for source, one in loaded:
        if one.parent is None:
            continue
        if one.parent not in by_id:
            out.append(
                source.problem(
                    ("parent",),
                    "unknown_agreement",
                    f"parent '{one.parent}' is no agreement",
                    near(one.parent, by_id),
                )
            )
            continue
        seen = [one.id]
        at: str | None = one.parent
        while at is not None and at in by_id and at not in seen:
            seen.append(at)
            at = by_id[at].parent
        if at == one.id:
            out.append(
                source.problem(
                    ("parent",),
                    "circle",
                    f"stands inside itself: {' → '.join((*seen, at))}",
                    "name the instrument that came first as parent",
                )
            )
        elif one.in_force < by_id[one.parent].in_force:
            out.append(
                source.problem(
                    ("in_force",),
                    "before_parent",
                    f"comes into force before its parent '{one.parent}'",
                    "check both dates",
                    warning=True,
                )
            )
    return out


def agreement(source: YamlFile, one: Agreement, dossier: Dossier) -> list[Problem]:
    """Known actors, places, shapes, acts and pages; periods that can be."""
    out: list[Problem] = []
    for role in ("parties", "guarantors", "mediators", "monitors"):
        for i, actor in enumerate(getattr(one, role)):
            out += _actor(source, (role, i), actor, dossier)
    if not one.parties:
        out.append(source.problem(("parties",), "no_party", "has no party", "name the actors that are bound"))
    if one.until is not None and one.until <= one.in_force:
        out.append(
            source.problem(
                ("until",), "dates", "ends before it comes into force", "give the later time as `until`"
            )
        )
    pages = {page.id for page in one.pages}
    for i, dated in enumerate(one.conflicting_dates):
        out += _page(source, ("conflicting_dates", i, "page"), dated.page, pages)
    for name, zone in one.zones.items():
        for key, known in (
            ("admin", dossier.gazetteer.entries),
            ("places", dossier.gazetteer.entries),
            ("shapes", dossier.shapes),
        ):
            for i, item in enumerate(getattr(zone, key)):
                if item not in known:
                    where = "zones/*.geojson" if key == "shapes" else "places.yaml"
                    out.append(
                        source.problem(
                            ("zones", name, key, i),
                            "unknown_place",
                            f"'{item}' is not in {where}",
                            near(item, known),
                        )
                    )
        if not (zone.admin or zone.places or zone.shapes):
            out.append(
                source.problem(
                    ("zones", name),
                    "empty_zone",
                    f"zone '{name}' covers nothing",
                    "give admin, places or shapes",
                )
            )
    seen: set[str] = set()
    for i, provision in enumerate(one.provisions):
        path: Path_ = ("provisions", i)
        if provision.id in seen:
            out.append(
                source.problem(
                    (*path, "id"),
                    "duplicate_id",
                    f"article '{provision.id}' exists already",
                    "number each article once",
                )
            )
        seen.add(provision.id)
        out += _provision(source, path, provision, one, dossier)
        for n, page in enumerate(provision.pages):
            out += _page(source, (*path, "pages", n), page, pages)
    return out


def _provision(
    source: YamlFile, path: Path_, one: Provision, whole: Agreement, dossier: Dossier
) -> list[Problem]:
    out: list[Problem] = []
    kinds = [name for name in ("prohibits", "requires", "permits") if getattr(one, name)]
    if len(kinds) != 1:
        said = "none" if not kinds else " and ".join(kinds)
        out.append(
            source.problem(
                path,
                "kind",
                f"article '{one.id}' has {said} of prohibits, requires, permits",
                "give exactly one; split the article if it has two",
            )
        )
    known = {*acts(), *groups()}
    for name in kinds:
        for i, act in enumerate(getattr(one, name)):
            if act not in known:
                out.append(
                    source.problem(
                        (*path, name, i), "unknown_act", f"'{act}' is not an act", near(act, known)
                    )
                )
    if isinstance(one.bearer, str):
        if one.bearer not in BEARERS:
            if one.bearer in dossier.actors:
                remedy = f"write it as a list: [{one.bearer}]"
            else:
                remedy = near(one.bearer, (*BEARERS, *dossier.actors))
            out.append(
                source.problem(
                    (*path, "bearer"), "unknown_actor", f"bearer '{one.bearer}' is not known", remedy
                )
            )
    else:
        for i, actor in enumerate(one.bearer):
            out += _actor(source, (*path, "bearer", i), actor, dossier)
    if one.zone is not None and one.zone not in whole.zones:
        out.append(
            source.problem(
                (*path, "zone"),
                "unknown_zone",
                f"zone '{one.zone}' is not among this agreement's zones",
                near(one.zone, whole.zones),
            )
        )
    start, end = one.from_ or whole.in_force, one.until or whole.until
    if end is not None and end <= start:
        out.append(
            source.problem(
                (*path, "until" if one.until else "from"),
                "dates",
                f"article '{one.id}' ends before it begins",
                "check `from` and `until`",
            )
        )
    if one.by is not None and one.by < whole.in_force:
        out.append(
            source.problem(
                (*path, "by"),
                "dates",
                f"article '{one.id}' falls due before the agreement is in force",
                "check `by`",
            )
        )
    if one.except_:
        for name in ("target", "actor"):
            for i, actor in enumerate(getattr(one.except_, name)):
                out += _actor(source, (*path, "except", name, i), actor, dossier)
        for i, act in enumerate(one.except_.act):
            if act not in known:
                out.append(
                    source.problem(
                        (*path, "except", "act", i), "unknown_act", f"'{act}' is not an act", near(act, known)
                    )
                )
    for i, actor in enumerate(one.protects):
        out += _actor(source, (*path, "protects", i), actor, dossier)
    return out


def _actor(source: YamlFile, path: Path_, actor: str, dossier: Dossier) -> list[Problem]:
    if actor in dossier.actors:
        return []
    return [
        source.problem(path, "unknown_actor", f"'{actor}' is not in actors.yaml", near(actor, dossier.actors))
    ]


def _page(source: YamlFile, path: Path_, page: str, pages: set[str]) -> list[Problem]:
    if page in pages:
        return []
    return [
        source.problem(
            path, "unknown_page", f"page '{page}' is not among this agreement's pages", near(page, pages)
        )
    ]
