"""What an agreement, or a whole dossier, says for the outlook: what "broken" means, and what no report tells."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Definition = Literal["declared_over", "offensive", "control_by_force", "rate_above_before"]
"""Ways in which an agreement can be broken. declared_over: a party or guarantor says so; offensive: sustained
large-scale hostilities by one party in the zone; control_by_force: a party takes ground; rate_above_before: incidents in
the zone are as frequent again as before the truce."""

DEFAULT: tuple[Definition, ...] = ("declared_over", "offensive")
"""What counts where nothing is said."""


class Declared(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A party or guarantor declared the agreement over. day: local; actor: its id; page: id of the agreement's page."""

    day: date
    actor: str
    page: str | None = None
    note: str | None = None


class OutlookSpec(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`outlook:` of an agreement or of `dossier.yaml`; an agreement's own stands for the whole of it.

    broken: whichever of these comes first breaks it; declared_over: declarations by name and day;
    offensive_incidents, offensive_days, offensive_on_days: so many breaches laid at one party's door, within so many
    days and on so many different ones, with an assault or a gain of ground among them;
    rate_days, rate_before_days: the window that is counted, and the time before the truce it is compared with;
    fighting_since: the day the fighting between the parties began; joint_commission: whether a joint body settles
    disputes over the agreement; each of the two None = not known.
    """

    broken: tuple[Definition, ...] = DEFAULT
    declared_over: tuple[Declared, ...] = ()
    offensive_incidents: int = 8
    offensive_days: int = 7
    offensive_on_days: int = 3
    rate_days: int = 28
    rate_before_days: int = 90
    fighting_since: date | None = None
    joint_commission: bool | None = None
