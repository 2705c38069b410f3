"""Will it hold? The outlook of every agreement on one day, from what is known of it then and from nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import local_day
from ceasefire.dossier.dossier import Dossier, StressRow, vocabulary
from ceasefire.dossier.outlookspec import Definition
from ceasefire.findings.finding import Finding
from ceasefire.incidents.incident import Incident
from ceasefire.incidents.origin import UNKNOWN, origin_of
from ceasefire.outlook.base import base, cumulative, scaled
from ceasefire.outlook.broken import Past, past
from ceasefire.outlook.contribution import contributions
from ceasefire.outlook.covariates import covariates
from ceasefire.outlook.declared import Declaration, declarations, end_of
from ceasefire.outlook.ground import Ground
from ceasefire.outlook.happening import Happening, happenings
from ceasefire.outlook.lastyear import last_year, outside_killed
from ceasefire.outlook.likelihood import Confidence, likelihood
from ceasefire.outlook.nested import fallen
from ceasefire.outlook.outlook import HORIZONS, Chance, Outlook
from ceasefire.outlook.pressure import pressure, rows_of
from ceasefire.outlook.sight import Sight, sight
from ceasefire.outlook.signal import Signal
from ceasefire.outlook.signals import signals
from ceasefire.outlook.tracked import tracked
from ceasefire.outlook.value import LONG, Value, values

if TYPE_CHECKING:
    from ceasefire.outlook.learn import Week

SILENT_DAYS = 365
"""After so many days of silence nothing is said."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one agreement."""

    agreement: Agreement
    start: date
    happened: tuple[Happening, ...]
    signals: tuple[Signal, ...]
    past: Past
    over: tuple[Declaration, ...] = ()
    outside: Mapping[int, int]
    stress: tuple[StressRow, ...] = ()

    @property
    def told(self) -> tuple[tuple[date, tuple[str, ...]], ...]:
        """The day and the claims of each thing that was reported of it; what only rows of the dossier tell is left out."""
        return (*((h.day, h.claims) for h in self.happened), *((s.day, s.claims) for s in self.signals if s.claims))

    def heard(self, day: date) -> bool:
        """Whether anything was reported of it in the eight weeks up to `day`."""
        first = day - timedelta(days=LONG - 1)
        return any(first <= one <= day for one, _ in self.told)

    def declared(self, day: date) -> bool:
        """Whether a party or guarantor is on record by `day` as declaring it over."""
        return any(d.day <= day for d in self.over)

    def values(self, day: date) -> tuple[Value, ...]:
        """The drivers on that day."""
        return values(self.signals, self.declared(day), self.start, day, self.heard(day), pressure(self.stress, day))


def outlooks(
    agreements: Sequence[Agreement], claims: Mapping[str, Claim], incidents: Sequence[Incident], findings: Sequence[Finding],
    dossier: Dossier, as_of: date, only: str | None = None, with_news: bool = True,
) -> tuple[Outlook, ...]:  # fmt: skip
    """One for each agreement that had begun by the local day `as_of` (included), in order of their beginning.

    The inputs are taken to be what was known then; agreements that begin later are left out. only: the id of one.
    """
    by_id = {i.id: i for i in incidents}
    began = [a for a in agreements if local_day(a.in_force, dossier.time_zone) <= as_of]
    over = declarations(began, incidents, claims, dossier)
    facts = {a.id: _known(a, findings, by_id, over[a.id], claims, dossier, as_of) for a in began}
    chosen = [a for a in began if only in (None, a.id)]
    told = tracked(began, claims, incidents, dossier, as_of)
    for a in began:  # of the others only those that stand alone tell of this process: a truce inside a truce is no second case
        if a in chosen or a.parent is None:
            own = facts[a.id]
            made, rows = signals(a, own.happened, incidents, told, dossier), rows_of(Ground(a, dossier), dossier)
            facts[a.id] = msgspec.structs.replace(own, signals=made, stress=rows)
    # What falls with the agreement that it stands in is broken, and no second case of a break for the others.
    settled = _with_nested(facts, dossier, as_of)
    return tuple(_outlook(settled[a.id], facts, claims, dossier, as_of, with_news) for a in chosen)


def _known(
    agreement: Agreement, findings: Sequence[Finding], incidents: Mapping[str, Incident], over: Sequence[Declaration], claims: Mapping[str, Claim],
    dossier: Dossier, as_of: date,
) -> Known:  # fmt: skip
    happened = tuple(h for h in happenings(agreement, findings, incidents, dossier, claims) if h.day <= as_of)
    return Known(
        agreement=agreement, start=local_day(agreement.in_force, dossier.time_zone), happened=happened, signals=(),
        past=past(agreement, happened, incidents, dossier, as_of, over), over=tuple(d for d in over if d.day <= as_of),
        outside=outside_killed(agreement, incidents.values(), dossier),
    )  # fmt: skip


def _with_nested(facts: Mapping[str, Known], dossier: Dossier, as_of: date) -> dict[str, Known]:
    """The same, where deals that stand inside others fall with them; the outer ones first."""
    out: dict[str, Known] = {}

    def settled(name: str) -> Known:
        if name not in out:
            own, outer = facts[name], facts[name].agreement.parent
            if outer is not None and outer in facts:
                around, last = settled(outer), end_of(own.agreement, dossier, as_of)
                past = fallen(own.past, own.happened, around.past, around.happened, around.agreement.title, own.start, last)
                own = own if past is own.past else msgspec.structs.replace(own, past=past)
            out[name] = own
        return out[name]

    return {name: settled(name) for name in facts}


def _outlook(own: Known, facts: Mapping[str, Known], claims: Mapping[str, Claim], dossier: Dossier, as_of: date, with_news: bool) -> Outlook:
    agreement = own.agreement
    ends = _runs_out(agreement, dossier)

    def made(state: str, why: str, **more: object) -> Outlook:
        fields = {"agreement": agreement.id, "title": agreement.title, "start": own.start, "as_of": as_of, "state": state, "why": why, "past": own.past, "runs_out": ends}
        return Outlook(**{**fields, **more})  # type: ignore[arg-type]

    first = own.past.first
    if first is not None:
        return made("broken", first.why)
    over = ends if ends is not None else _ended_day(agreement, dossier)
    if over is not None and over < as_of:
        return made("ended", agreement.ended_by or "it ran out by its own terms")
    told = max((day for day, _ in own.told), default=None)
    if told is None:
        return made("too_little", "nothing was reported that bears on it")
    if (as_of - told).days > SILENT_DAYS:
        return made("too_little", f"nothing was reported that bears on it since {told}")
    # numpy is loaded only where there is something to compute
    from ceasefire.outlook.ahead import Ahead
    from ceasefire.outlook.learn import learn
    from ceasefire.outlook.news import news

    model = base()
    history = [k for k in facts.values() if k is own or (k.agreement.parent is None and k.signals)]
    learned = learn([week for k in history for week in _weeks(k, facts, dossier, as_of)], model.frailty)
    known = _covariates(own, facts, dossier, as_of)
    x = scaled(model, known, (as_of - own.start).days)
    now = own.values(as_of)
    ahead = Ahead(model, x, learned, max(HORIZONS))
    eyes = sight(Ground(agreement, dossier), claims, dossier, as_of)
    draws, wide, like = ahead.intact(now), ahead.intact(now, eyes.share), ahead.like()
    chances = []
    for days in HORIZONS:
        if ends is not None and as_of + timedelta(days=days) > ends:
            chances.append(Chance(days=days, probability=None))
            continue
        column = draws[:, days - 1].tolist()
        p = sum(column) / len(column)
        low, high = _range(column, wide[:, days - 1].tolist())
        chances.append(Chance(days=days, probability=p, low=low, high=high, like=float(like[days - 1]), word=likelihood(p)))
    why, total = contributions(model, known, x, learned, now, eyes)
    confidence, because = _confidence(own, claims, dossier, as_of, learned.share, eyes)
    breaks: tuple[Definition, ...] = own.past.definitions
    return made(
        "in_force", "no definition of broken that counts for it is met", chances=tuple(chances), confidence=confidence,
        confidence_why=because, contributions=why, log_hazard=total, learned=learned.share,
        news=news(ahead, now, frozenset({"declared"} if "declared_over" in breaks else ())) if with_news else (),
    )  # fmt: skip


def _range(sure: list[float], unsure: list[float]) -> tuple[float, float]:
    """The middle 90 % of what is unsure, and never less than that of what is sure."""
    ends = []
    for column in (sorted(sure), sorted(unsure)):
        ends.append((column[round(0.05 * (len(column) - 1))], column[round(0.95 * (len(column) - 1))]))
    return min(low for low, _ in ends), max(high for _, high in ends)


def _runs_out(agreement: Agreement, dossier: Dossier) -> date | None:
    """The last local day by its own terms. An end that the file explains (`ended_by`) was no term: nobody knew it before."""
    if agreement.until is None or agreement.ended_by is not None:
        return None
    until = max([agreement.until, *(e.until for e in agreement.extensions)])
    return local_day(until - timedelta(microseconds=1), dossier.time_zone)


def _ended_day(agreement: Agreement, dossier: Dossier) -> date | None:
    return None if agreement.until is None else local_day(agreement.until - timedelta(microseconds=1), dossier.time_zone)


def _covariates(own: Known, facts: Mapping[str, Known], dossier: Dossier, day: date) -> dict[str, float | None]:
    others = [k.agreement for k in facts.values() if k.start <= day]
    year = last_year(own.start, own.happened, own.outside, day)
    return covariates(own.agreement, others, {k.agreement.id: k.past for k in facts.values()}, dossier, day, year)


def _weeks(known: Known, facts: Mapping[str, Known], dossier: Dossier, as_of: date) -> list[Week]:
    """The agreement's weeks up to `as_of` in which something was heard of it, each with whether it was broken in it."""
    from ceasefire.outlook.learn import Week, centred, log_week

    model, first = base(), known.past.first
    end = min(as_of, first.on) if first is not None and first.on is not None else as_of
    over = _ended_day(known.agreement, dossier)
    end = end if over is None else min(end, over)
    out: list[Week] = []
    day = known.start
    while day + timedelta(days=7) <= end or (first is not None and day < end):
        broke = first is not None and first.on is not None and day < first.on <= day + timedelta(days=7)
        if known.heard(day) or broke:
            x = scaled(model, _covariates(known, facts, dossier, day), (day - known.start).days)
            out.append(Week(centred(known.values(day)), log_week(cumulative(model, x, 7)), broke))
        day += timedelta(days=7)
    return out


def _confidence(own: Known, claims: Mapping[str, Claim], dossier: Dossier, as_of: date, share: float, eyes: Sight) -> tuple[Confidence, str]:
    """How far the figure can be leant on: who is heard, and how much of it is more than prior."""
    first, words = as_of - timedelta(days=LONG - 1), vocabulary(dossier)
    near = {c for day, names in own.told if first <= day <= as_of for c in names if c in claims}
    origins = [origin_of(claims[c], words) for c in near]
    sides = {o.side for o in origins if o.family != UNKNOWN}
    much = "practically all" if share < 0.01 else f"{100 * (1 - share):.0f} %"
    prior = f"{much} of what is assumed of the effects of events is prior, not learnt from this dossier; {eyes.words}"
    counting = [b for b in own.past.of if b.definition in own.past.definitions]
    if counting and all(b.status == "too_little" for b in counting):
        return "low", f"by the definitions that count nobody could tell whether it was broken; {prior}"
    if not near:
        return "low", f"nothing was reported of it for eight weeks; {prior}"
    if None not in sides and len(sides) < 2:
        return "low", f"only one side is heard; {prior}"
    return ("high" if share >= 0.5 else "moderate"), f"sources that do not stand on one side are heard; {prior}"
