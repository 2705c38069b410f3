"""What the outlook said week by week with only what was known then, held against what happened."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.outlook.base import base
from ceasefire.outlook.broken import Broken
from ceasefire.outlook.outlook import HORIZONS, Outlook
from ceasefire.outlook.survival import brier, log_score

Every = Literal["day", "week", "month"]
STEP: dict[Every, int] = {"day": 1, "week": 7, "month": 28}

ALARM = 2.0
"""The chance of breaking within 30 days has risen when it is so many times its own median up to then; stated beforehand."""

LEAST_BEFORE = 8
"""So many forecasts are the least that a median is had from."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Of forecasts `days` ahead. count: forecasts whose outcome is known; broke: of these, how often it broke; brier,
    log: ours; like_*: of agreements like it (the base hazard, which takes nothing of what happens); km_*: Kaplan-Meier
    over all agreements of the base data at that age; constant_*: their constant hazard."""

    days: int
    count: int
    broke: int
    brier: float | None = None
    log: float | None = None
    like_brier: float | None = None
    like_log: float | None = None
    km_brier: float | None = None
    km_log: float | None = None
    constant_brier: float | None = None
    constant_log: float | None = None


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """Forecasts in a row in which the chance of breaking within 30 days was ALARM times its own earlier median. first,
    last: their days; peak: the highest chance among them; broke: whether it broke within 30 days of the last of them,
    None where that is not known yet."""

    first: date
    last: date
    peak: float
    broke: bool | None


class Backtest(msgspec.Struct, frozen=True, kw_only=True):
    """One agreement. broken: the local day it was broken by the definitions that count, None if it was not by the end;
    definition: which; met: every definition that counts and was met, in order of time; until: last local day on which anything is known; said: the outlooks, in order of time; spells: when
    the chance of breaking had risen; scores: by days ahead."""

    agreement: str
    title: str
    broken: date | None
    definition: str | None
    met: tuple[Broken, ...]
    until: date
    said: tuple[Outlook, ...]
    spells: tuple[Spell, ...]
    scores: tuple[Score, ...]


def days_to_ask(start: date, last: date, every: Every) -> list[date]:
    """Local days from the agreement's first on, every so often."""
    count = (last - start).days // STEP[every]
    return [start + timedelta(days=STEP[every] * n) for n in range(count + 1)]


def scored(said: Sequence[Outlook], outcome: Outlook) -> Backtest:
    """said: one agreement's outlooks while it was in force, each from what was known on its day; outcome: its outlook
    from all that is known today, which tells when it was broken."""
    first = outcome.past.first
    broken = first.on if first is not None else None
    until = outcome.as_of if broken is None else broken
    given = [o for o in said if o.chances and (broken is None or o.as_of < broken)]
    return Backtest(
        agreement=outcome.agreement, title=outcome.title, broken=broken, definition=first.definition if first else None, until=until,
        met=tuple(sorted((b for b in outcome.past.of if b.status == "broken" and b.definition in outcome.past.definitions), key=lambda b: b.on or date.max)),
        said=tuple(said), spells=tuple(_spells(given, broken, until)), scores=tuple(_score(given, days, broken, until) for days in HORIZONS),
    )  # fmt: skip


def _outcome(day: date, days: int, broken: date | None, until: date) -> bool | None:
    """Whether it broke within so many days; None where that is not known."""
    end = day + timedelta(days=days)
    if broken is not None and broken <= end:
        return True
    return False if end <= until else None


def _chance(outlook: Outlook, days: int) -> tuple[float | None, float | None]:
    chance = next(c for c in outlook.chances if c.days == days)
    return chance.probability, chance.like


def _spells(given: Sequence[Outlook], broken: date | None, until: date) -> list[Spell]:
    out: list[list[tuple[date, float]]] = []
    risks: list[float] = []
    high = False
    for outlook in given:
        probability, _ = _chance(outlook, 30)
        if probability is None:
            continue
        risk = 1 - probability
        before, high = high, len(risks) >= LEAST_BEFORE and risk >= ALARM * sorted(risks)[len(risks) // 2]
        if high and not before:
            out.append([])
        if high:
            out[-1].append((outlook.as_of, risk))
        risks.append(risk)
    return [Spell(first=s[0][0], last=s[-1][0], peak=max(r for _, r in s), broke=_outcome(s[-1][0], 30, broken, until)) for s in out]


def _score(given: Sequence[Outlook], days: int, broken: date | None, until: date) -> Score:
    model = base()
    risks: dict[str, list[float]] = {"": [], "like_": [], "km_": [], "constant_": []}
    happened: list[bool] = []
    for outlook in given:
        outcome = _outcome(outlook.as_of, days, broken, until)
        probability, like = _chance(outlook, days)
        if outcome is None or probability is None or like is None:
            continue
        happened.append(outcome)
        for name, left in {
            "": probability, "like_": like, "km_": model.kaplan_meier((outlook.as_of - outlook.start).days, days),
            "constant_": math.exp(-model.constant * days),
        }.items():  # fmt: skip
            risks[name].append(1 - left)
    if not happened:
        return Score(days=days, count=0, broke=0)
    scores = {f"{name}brier": brier(own, happened) for name, own in risks.items()} | {f"{name}log": log_score(own, happened) for name, own in risks.items()}
    return Score(days=days, count=len(happened), broke=sum(happened), **scores)
