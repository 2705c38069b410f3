"""Signals from the talks: what is asked under threat and by when, talks that go on, refusals, what guarantors do for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from ceasefire.outlook.ground import GUARDS, TALKERS, Ground
from ceasefire.outlook.signal import Signal
from ceasefire.tracks.step import DEALS, TALKS, Step, denied
from ceasefire.tracks.talks import ALIVE
from ceasefire.tracks.talksfate import AFTER, FOLLOWED, due_day

NEAR = timedelta(days=7)
"""A deadline this near weighs."""

_DAY = timedelta(days=1)


def from_talks(ground: Ground, steps: Iterable[Step]) -> Iterator[Signal]:
    """Of steps that concern the agreement; what all who tell of it deny, and the agreement's own signing, is none."""
    for step in steps:
        if step.agreement == ground.agreement.id or denied(step):
            continue
        makers, addressed, middle = (ground.roles((p.actor for p in named), step.day) for named in (step.by, step.to, step.mediators))
        if not ground.concerns(step.place, makers | addressed | middle):
            continue
        also = (f"agreement {step.agreement}",) if step.agreement is not None else ()

        def made(driver: str, day: date, until: date | None = None, claims: tuple[str, ...] = (), one: Step = step, also: tuple[str, ...] = also) -> Signal:
            return Signal(driver=driver, day=day, until=until, thing=one.id, order=one.order, claims=claims or one.claims, also=also)

        failed = step.fate("failed") if step.kind in TALKS else None
        if step.kind in ("ultimatum", "threat") and makers & TALKERS:
            limit = due_day(step, ground.dossier.time_zone)
            for driver, first, last in _pressing(step, limit):
                yield msgspec.structs.replace(made(driver, first, last), due=limit)
        elif failed is not None and TALKERS & (makers | addressed | middle):
            yield made("refusals", failed.day or step.day, claims=failed.claims)
        elif step.kind in ALIVE and TALKERS & (makers | addressed | middle):
            yield made("talks", step.day)
        elif step.kind == "refusal" and TALKERS & (makers | addressed):
            yield made("refusals", step.day)
        elif step.kind in ("exchange", "halt"):
            yield made("carried_out", step.day)
        if failed is None and step.kind in TALKS | DEALS | {"offer", "proposal", "assurance", "acceptance", "halt"} and GUARDS & (makers | middle):
            yield made("guarantor_present", step.day)


def _pressing(step: Step, limit: date | None) -> Iterator[tuple[str, date, date]]:
    """(driver, first, last local day) of an ultimatum or threat: while it is open, and so long after it was carried out as an act
    counts as the one that was threatened; and of its deadline, while it is near and, if nothing came of it, for as long after."""
    closed = min((f.day for f in step.fates if f.what in ("met", "accepted", "overtaken") and f.day is not None), default=date.max)
    carried = step.fate("carried_out")
    end = limit or step.day + FOLLOWED
    if carried is not None and carried.day is not None:
        end = carried.day + AFTER
    end = min(end, closed - _DAY)
    if step.day <= end:
        yield "ultimatum", step.day, end
    if limit is not None:
        first, last = max(step.day, limit - NEAR), min(limit + AFTER, closed - _DAY)
        if first <= last:
            yield "deadline", first, last
