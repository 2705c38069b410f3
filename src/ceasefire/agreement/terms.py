"""The terms of an agreement as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

AgreementClass = Literal["cessation_of_hostilities", "preliminary", "definitive", "local_truce"]

LocalTime = Annotated[
    datetime,
    msgspec.Meta(
        description="a local date or time: 2017-07-09, or 2017-07-09T12:00 Asia/Damascus",
        extra_json_schema={"format": "local-time"},
    ),
]
"""In a file a local date or time in a named zone; once loaded, a UTC instant."""


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


class ZoneSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a term holds: admin units, named places, or shapes of `zones/*.geojson`; any of them.

    admin, places: ids of places.yaml; shapes: feature ids. note: what is uncertain about it.
    """

    admin: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    note: str | None = None


class Exempt(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a prohibition does not cover: acts against these targets, by these actors, of these acts."""

    target: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    note: str | None = None


class AtLeast(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A quantity that is due. per: day, week, month, or None for once."""

    count: int
    of: str
    per: Literal["day", "week", "month"] | None = None


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
    differs from the agreement's; by: when a requirement falls due; protects: whom a permission is
    for; pages: ids of the pages it was reported on.
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
    by: LocalTime | None = None
    at_least: AtLeast | None = None
    protects: tuple[str, ...] = ()
    except_: Exempt | None = None
    pages: tuple[str, ...] = ()
    note: str | None = None

    @property
    def kind(self) -> Literal["prohibition", "requirement", "permission"]:
        """Which of the three kinds of term it is."""
        return "prohibition" if self.prohibits else "requirement" if self.requires else "permission"


class Agreement(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"class_": "class"},
):
    """One instrument. in_force: its first instant; until: the first instant after it, None = open;
    parent: the instrument it stands inside; ended_by: how it ended, in words."""

    id: str
    title: str
    class_: AgreementClass
    in_force: LocalTime
    announced: date | None = None
    until: LocalTime | None = None
    ended_by: str | None = None
    parent: str | None = None
    parties: tuple[str, ...]
    guarantors: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    conflicting_dates: tuple[ConflictingDate, ...] = ()
    zones: Mapping[str, ZoneSpec] = {}
    provisions: tuple[Provision, ...]
    note: str | None = None
