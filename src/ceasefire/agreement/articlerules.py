"""What must hold for one article of an agreement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from ceasefire.agreement.article import end_of
from ceasefire.agreement.faults import known_actors, known_pages, unknown_acts, unknown_zone
from ceasefire.agreement.terms import Agreement, Provision
from ceasefire.clock import zone_of
from ceasefire.dossier.act import acts, expand
from ceasefire.dossier.actor import belongs_to
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.wordlists import weapon_groups
from ceasefire.dossier.words import near
from ceasefire.dossier.yamlfile import Path_, YamlFile
from ceasefire.errors import InputError, Problem

BEARERS = ("parties", "parties_and_allies", "everyone")


def numbered_once(source: YamlFile, path: Path_, provisions: Sequence[Provision]) -> list[Problem]:
    """Each article has a number of its own."""
    out: list[Problem] = []
    seen: set[str] = set()
    for i, provision in enumerate(provisions):
        if provision.id in seen:
            out.append(
                source.problem(
                    (*path, i, "id"),
                    "duplicate_id",
                    f"article '{provision.id}' exists already",
                    "number each article once",
                )
            )
        seen.add(provision.id)
    return out


def article(
    source: YamlFile, path: Path_, one: Provision, whole: Agreement, dossier: Dossier
) -> list[Problem]:
    """One kind of term, known names, times that can be, an exception that leaves something."""
    out: list[Problem] = []
    kinds = [name for name in ("prohibits", "requires", "permits") if getattr(one, name)]
    read = source.sound(*((*path, name) for name in ("prohibits", "requires", "permits")))
    if len(kinds) != 1 and read:
        said = "none" if not kinds else " and ".join(kinds)
        what = f"article '{one.id}' has {said} of prohibits, requires, permits"
        out.append(source.problem(path, "kind", what, "give exactly one; split the article if it has two"))
    for name in kinds:
        out += unknown_acts(source, (*path, name), getattr(one, name))
    out += _bearer(source, path, one, whole, dossier)
    out += unknown_zone(source, (*path, "zone"), one.zone, whole)
    out += _times(source, path, one, whole)
    out += _due(source, path, one, whole)
    out += _narrowing(source, path, one, whole)
    if one.except_:
        out += known_actors(source, (*path, "except", "target"), one.except_.target, dossier)
        out += known_actors(source, (*path, "except", "actor"), one.except_.actor, dossier)
        out += unknown_acts(source, (*path, "except", "act"), one.except_.act)
        out += _swallowed(source, path, one, whole)
    out += known_actors(source, (*path, "protects"), one.protects, dossier)
    return out + known_pages(source, (*path, "pages"), one.pages, whole)


def _bearer(
    source: YamlFile, path: Path_, one: Provision, whole: Agreement, dossier: Dossier
) -> list[Problem]:
    if isinstance(one.bearer, str):
        if one.bearer in BEARERS:
            return []
        listed = f"write it as a list: [{one.bearer}]"
        remedy = listed if one.bearer in dossier.actors else near(one.bearer, (*BEARERS, *dossier.actors))
        return [
            source.problem((*path, "bearer"), "unknown_actor", f"bearer '{one.bearer}' is not known", remedy)
        ]
    out = known_actors(source, (*path, "bearer"), one.bearer, dossier)
    roles = {*whole.parties, *whole.guarantors, *whole.mediators, *whole.monitors}
    if not source.sound(("in_force",)) or not roles <= set(dossier.actors):
        return out  # that an actor has no role may only follow from the fault told there
    day = whole.in_force.date()
    linked = frozenset({"part_of", "commanded_by", "ally_of", "supported_by"})
    for i, actor in enumerate(one.bearer):
        if actor in dossier.actors and not roles & set(belongs_to(dossier.actors, actor, day, linked)):
            what = f"bearer '{actor}' has no role in this agreement and belongs to nobody who has"
            out.append(
                source.problem(
                    (*path, "bearer", i),
                    "no_role",
                    what,
                    "add it as party, guarantor, mediator or monitor, or give its affiliation",
                    warning=True,
                )
            )
    return out


def _times(source: YamlFile, path: Path_, one: Provision, whole: Agreement) -> list[Problem]:
    out: list[Problem] = []
    start, end = one.from_ or whole.in_force, one.until or end_of(whole)
    own = one.from_ is not None and one.until is not None
    dated = source.sound((*path, "from"), (*path, "until")) and (own or period(source, whole))
    if one.from_ is None and one.until is None:
        dated = False  # the agreement's own period, told there
    if dated and end is not None and end <= start:
        at = (*path, "until" if one.until else "from")
        out.append(
            source.problem(
                at, "dates", f"article '{one.id}' ends before it begins", "check `from` and `until`"
            )
        )
    read = source.sound((*path, "hours", "start"), (*path, "hours", "end"))
    if one.hours is not None and one.hours.zone is not None:
        try:
            zone_of(one.hours.zone)
        except InputError as error:
            out.append(source.problem((*path, "hours", "zone"), "time_zone", error.what, error.remedy))
    if one.hours is not None and one.hours.start == one.hours.end and read:
        out.append(
            source.problem(
                (*path, "hours"),
                "hours",
                "the daily hours are none or all",
                "give two times, or leave hours out",
            )
        )
    return out


def period(source: YamlFile, whole: Agreement) -> bool:
    """Whether the agreement's own period can be meant, so that an article's may be held against it."""
    read = source.sound(("in_force",), ("until",), ("extensions",)) and all(
        source.sound(("extensions", i, "until")) for i in range(len(whole.extensions))
    )
    return read and (whole.until is None or whole.until > whole.in_force)


def _due(source: YamlFile, path: Path_, one: Provision, whole: Agreement) -> list[Problem]:
    """Deadlines that can be met, of things that are required."""
    out: list[Problem] = []
    end = end_of(whole)
    dated = source.sound((*path, "by")) and period(source, whole)
    if dated and one.by is not None and one.by < whole.in_force:
        out.append(
            source.problem(
                (*path, "by"),
                "dates",
                f"article '{one.id}' falls due before the agreement is in force",
                "check `by`",
            )
        )
    if dated and one.by is not None and end is not None and one.by > end:
        out.append(
            source.problem(
                (*path, "by"),
                "dates",
                f"article '{one.id}' falls due after the agreement has ended",
                "check `by` and `until`",
                warning=True,
            )
        )
    numbers = {p.id for p in whole.provisions} | {p.id for a in whole.amendments for p in a.articles}
    if one.within is not None:
        length = timedelta(days=one.within.days, hours=one.within.hours)
        read = source.sound((*path, "within", "days"), (*path, "within", "hours"))
        if read and length <= timedelta(0):
            out.append(
                source.problem((*path, "within"), "dates", "a delay of nothing", "give hours or days above 0")
            )
        if "" not in numbers and one.within.after not in {"in_force", *numbers, *acts()}:
            out.append(
                source.problem(
                    (*path, "within", "after"),
                    "unknown_article",
                    f"'{one.within.after}' is no article, no act and not in_force",
                    near(one.within.after, ("in_force", *numbers, *acts())),
                )
            )
        if one.within.after == one.id:
            out.append(
                source.problem(
                    (*path, "within", "after"), "circle", "waits for itself", "name what comes first"
                )
            )
    if one.after is not None and "" not in numbers and (one.after not in numbers or one.after == one.id):
        out.append(
            source.problem(
                (*path, "after"),
                "unknown_article",
                f"'{one.after}' is no other article here",
                near(one.after, numbers - {one.id}),
            )
        )
    for key in ("by", "within", "after", "at_least"):
        if getattr(one, key) is not None and not one.requires and (one.prohibits or one.permits):
            out.append(
                source.problem(
                    (*path, key),
                    "kind",
                    f"`{key}` belongs to a requirement",
                    "use `from` and `until` for prohibitions and permissions",
                )
            )
    return out


def _narrowing(source: YamlFile, path: Path_, one: Provision, whole: Agreement) -> list[Problem]:
    out: list[Problem] = []
    for i, group in enumerate(one.weapon):
        if group not in weapon_groups():
            out.append(
                source.problem(
                    (*path, "weapon", i),
                    "unknown_weapon",
                    f"'{group}' is no group of weapons",
                    near(group, weapon_groups()),
                )
            )
    way = one.direction
    if way is not None:
        named = [key for key in (way.into, way.from_, way.across) if key is not None]
        if len(named) != 1:
            out.append(
                source.problem(
                    (*path, "direction"),
                    "direction",
                    "has not exactly one of into, from, across",
                    "give one; split the article for two",
                )
            )
        out += unknown_zone(source, (*path, "direction", "into"), way.into, whole)
        out += unknown_zone(source, (*path, "direction", "from"), way.from_, whole)
        if way.across is not None and way.across not in whole.lines:
            out.append(
                source.problem(
                    (*path, "direction", "across"),
                    "unknown_line",
                    f"line '{way.across}' is not among this agreement's lines",
                    near(way.across, whole.lines),
                )
            )
    return out


def _swallowed(source: YamlFile, path: Path_, one: Provision, whole: Agreement) -> list[Problem]:
    """An exception so wide that the article forbids nothing."""
    rule = one.except_
    if rule is None or not one.prohibits or not source.sound((*path, "bearer"), ("parties",)):
        return []
    forbidden = expand(one.prohibits)
    what = None
    if forbidden and forbidden <= expand(rule.act):
        what = "leaves out every act that it prohibits"
    bearers = whole.parties if isinstance(one.bearer, str) else one.bearer
    if one.bearer != "everyone" and set(bearers) <= set(rule.actor):
        what = "leaves out everybody whom it binds"
    if set(whole.parties) <= set(rule.target):
        what = "leaves out every party as a target"
    if what is None:
        return []
    return [
        source.problem(
            (*path, "except"),
            "swallowed",
            f"article '{one.id}' {what}",
            "narrow the exception, or remove the article",
        )
    ]
