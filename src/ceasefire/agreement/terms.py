"""The terms of an agreement as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec

from ceasefire.agreement.timing import Extension, Hours, LocalTime, Suspension, Within
from ceasefire.agreement.zonespec import Line, ZoneSpec
from ceasefire.dossier.outlookspec import OutlookSpec

AgreementClass = Literal["cessation_of_hostilities", "preliminary", "definitive", "local_truce"]


class Page(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public page that a term was reported on. states: what it says, in our words."""

    id: str
    url: str
    publisher: str
    published: date | None = None
    states: str | None = None
    note: str | None = None


class ConflictingDate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date that a page gives otherwise than the file. of: name of the field it is about; value:
    as the page gives it, a date or words."""

    of: str
    value: str
    page: str
    note: str | None = None


Ground = Literal["self_defence", "policing", "agreed_operation"]
"""What an act may be said to have been for, where an agreement allows for it."""


class Exempt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a prohibition does not cover: acts against these targets, by these actors, of these
    acts, or on these grounds (a ground that is claimed leaves the finding open, policing that the
    agreement gives to somebody closes it)."""

    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    ground: tuple[Ground, ...] = ()
    note: str | None = None


class AtLeast(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quantity that is due. count: how many of `of` (convoys, persons, reports); per: day, week,
    month, or None for once."""

    count: int
    of: str
    per: Literal["day", "week", "month"] | None = None


class Direction(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """Which way an act must go to be forbidden: into a zone, out of a zone, or across a line.
    into, from: names of the agreement's zones; across: name of one of its lines."""

    into: str | None = None
    from_: str | None = None
    across: str | None = None


class Provision(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from", "except_": "except"},
):
    """One article: exactly one of prohibits, requires, permits (acts or groups of acts).

    bearer: who is bound: `parties`, `parties_and_allies`, `everyone`, or actor ids;
    zone: a name in the agreement's zones, None = wherever; from, until: its own period where it
    differs from the agreement's; hours: the daily hours it holds in; weapon: only with these groups
    of weapons; direction: only this way; protects: whom a permission is for; except: what it leaves
    out. For a requirement: by: when it falls due (a date
    without a time: until that day is over); within: or how long after what; after: the article
    that must be met first; at_least: how much; each: every bearer must do it, not any. pages: ids of the pages it was reported on.
    """

    id: str
    title: str
    text: str
    prohibits: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    permits: tuple[str, ...] = ()
    bearer: str | tuple[str, ...] = "parties"
    zone: str | None = None
    from_: LocalTime | None = None
    until: LocalTime | None = None
    hours: Hours | None = None
    weapon: tuple[str, ...] = ()
    direction: Direction | None = None
    by: LocalTime | None = None
    within: Within | None = None
    after: str | None = None
    at_least: AtLeast | None = None
    each: bool = False
    protects: tuple[str, ...] = ()
    except_: Exempt | None = None
    pages: tuple[str, ...] = ()
    note: str | None = None

    @property
    def kind(self) -> Literal["prohibition", "requirement", "permission"]:
        """Which of the three kinds of term it is."""
        return "prohibition" if self.prohibits else "requirement" if self.requires else "permission"


class Amendment(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """A change from an instant on: articles that replace those of the same id or are new, and ids of
    articles that end."""

    id: str
    from_: LocalTime
    articles: tuple[Provision, ...] = ()
    repeals: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    note: str | None = None


class Voiding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """ "Void if": an act (by a bearer, in a zone) on which the agreement says that it ends. Whether it
    happened is for people to say: from then on the machine leaves findings open."""

    id: str
    text: str
    acts: tuple[str, ...]
    bearer: str | tuple[str, ...] = "parties"
    zone: str | None = None
    pages: tuple[str, ...] = ()


class Security(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who polices which area, alone or at joint posts."""

    zone: str
    by: tuple[str, ...]
    joint: bool = False
    pages: tuple[str, ...] = ()
    note: str | None = None


class HeldZone(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename={"from_": "from"}
):
    """Who holds a zone by the agreement, as its pages report the partition. from, until: where it differs from the
    agreement's own period."""

    zone: str
    holder: str
    from_: LocalTime | None = None
    until: LocalTime | None = None
    pages: tuple[str, ...] = ()
    note: str | None = None


class GravityRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a breach is serious, or minor: all that the rule names must hold.

    acts; killed_at_least, civilians_at_least: persons by every toll given; weapon: groups;
    sites: kinds of place that must not be hit (hospital, school ...); targets: kinds of actor;
    repeated: this many by the same side at the same place within repeated_days.
    """

    id: str
    gravity: Literal["serious", "minor"]
    text: str
    acts: tuple[str, ...] = ()
    killed_at_least: int | None = None
    civilians_at_least: int | None = None
    weapon: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    repeated: int | None = None
    repeated_days: int = 7


class Agreement(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"class_": "class"},
):
    """One instrument. in_force: its first instant; until: the first instant after it, None = open;
    parent: the instrument it stands inside, whose terms go on except the articles named in
    instead_of; ended_by: how it ended, in words; extensions move `until`; suspensions are gaps;
    control: who holds which zone by it;
    gravity: rules that come before the general ones."""

    id: str
    title: str
    class_: AgreementClass
    in_force: LocalTime
    announced: date | None = None
    until: LocalTime | None = None
    ended_by: str | None = None
    parent: str | None = None
    instead_of: tuple[str, ...] = ()
    parties: tuple[str, ...]
    guarantors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    conflicting_dates: tuple[ConflictingDate, ...] = ()
    zones: Mapping[str, ZoneSpec] = {}
    lines: Mapping[str, Line] = {}
    provisions: tuple[Provision, ...]
    amendments: tuple[Amendment, ...] = ()
    extensions: tuple[Extension, ...] = ()
    suspensions: tuple[Suspension, ...] = ()
    void_if: tuple[Voiding, ...] = ()
    security: tuple[Security, ...] = ()
    control: tuple[HeldZone, ...] = ()
    gravity: tuple[GravityRule, ...] = ()
    outlook: OutlookSpec | None = None
    note: str | None = None
