"""What became of a step of talks, from later claims alone. The rules stand in the reference, on the page of talks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day, local_day
from ceasefire.dossier.act import groups
from ceasefire.dossier.actor import side_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.incidents.compare import NEAR_ACTS
from ceasefire.incidents.origin import origin_of
from ceasefire.place import Place
from ceasefire.tracks.near import Areas, one_area
from ceasefire.tracks.step import ASKS, DEALS, TALKS, Fate, FateKind, Step

FOLLOWED = timedelta(days=30)
"""So long a step without a deadline is followed: what happens later is no answer to it."""

AFTER = timedelta(days=14)
"""So long after a deadline an act still counts as the one that was threatened."""

LED = timedelta(days=7)
"""A deal of the same sides within so many days is what talks led to."""

SETTLED = timedelta(days=2)
"""An answer so long after a deal answers nothing that was asked before it."""

LONG = timedelta(days=10)
"""A claim over a longer time is a summary, and shows no day."""

CITED = 12
"""Claims cited for one fate; their number is told."""

COMPLIES: dict[str, frozenset[str]] = {
    "weapons": frozenset({"weapons_handover", "integration_of_fighters", "settlement_of_status"}),
    "departure": frozenset({"evacuation", "withdrawal"}),
    "withdrawal": frozenset({"withdrawal"}),
    "control": frozenset({"withdrawal", "weapons_handover"}),
    "ceasefire": frozenset({"offensive_halted"}),
    "siege": frozenset({"safe_passage", "aid_delivery", "offensive_halted"}),
    "aid": frozenset({"aid_delivery", "safe_passage"}),
    "prisoners": frozenset({"prisoner_exchange"}),
    "status": frozenset({"settlement_of_status", "integration_of_fighters"}),
}  # fmt: skip
"""Acts of the addressee that do what is asked, by matter."""

ANY = frozenset({"weapons_handover", "evacuation", "withdrawal", "settlement_of_status"})
"""Where no matter is told."""


class Deed(msgspec.Struct, frozen=True):
    """A claim of something done, with what linking needs."""

    claim: Claim
    first: date
    last: date
    side: str | None
    against: str | None
    origin: str


def deeds(claims: Iterable[Claim], words: Vocabulary) -> list[Deed]:
    """Claims of hostile acts and of acts that comply, with a day, in order of time."""
    wanted = groups()["hostile_acts"] | ANY.union(*COMPLIES.values())
    out: list[Deed] = []
    for claim in claims:
        if claim.act not in wanted or claim.modality not in ("asserted", "hedged") or claim.when is None or "aggregate" in claim.terms:
            continue
        if claim.when.end - claim.when.start > LONG:
            continue
        first, last = first_day(claim.when), last_day(claim.when)
        out.append(
            Deed(claim, first, last, side_of(words.actors, claim.actor, first), side_of(words.actors, claim.target, first), origin_of(claim, words).family)
        )
    return sorted(out, key=lambda d: (d.first, d.claim.order, d.claim.id))


def with_fates(
    steps: Sequence[Step], done: Sequence[Deed], areas: Areas, as_of: date, zone: str, between: Sequence[frozenset[str]] = ()
) -> tuple[Step, ...]:
    """The steps, in order of time, each with what became of it by a local day, and whom it answers. between: sides that
    stand against each other, for each agreement: what is asked of nobody named is asked of the other ones."""
    links = _links(steps, areas)
    answered: dict[str, list[Step]] = {}
    for answer, asked in links:
        answered.setdefault(asked.id, []).append(answer)
    answers = {answer.id: asked.id for answer, asked in links}
    out: list[Step] = []
    firsts = [d.first for d in done]
    for number, step in enumerate(steps):
        later = (steps[n] for n in range(number + 1, len(steps)))
        if step.kind in ASKS:
            span = done[bisect_left(firsts, step.day) : bisect_right(firsts, max(step.day, due_day(step, zone) or step.day) + FOLLOWED)]
            found = _asked(step, later, answered.get(step.id, []), span, areas, as_of, zone, between)
        elif step.kind in TALKS:
            found = _talked(step, later, areas, as_of)
        elif step.kind in DEALS:
            found = _dealt(step, later, areas, as_of)
        else:
            found = ()
        apart = _apart(found)
        out.append(
            msgspec.structs.replace(
                step, fates=found, disputed=step.disputed or apart, answers=(answers[step.id],) if step.id in answers else ()
            )
        )
    return tuple(out)


# whom an answer answers


def _links(steps: Sequence[Step], areas: Areas) -> list[tuple[Step, Step]]:
    """(answer, what it answers): of its own report the nearest ask before it; else the latest ask of whoever it is
    addressed to, by the other side, in one area and on one matter, that is not older than a month."""
    out: list[tuple[Step, Step]] = []
    told_in: dict[str, list[Step]] = {}
    for one in steps:
        for report in dict.fromkeys(t.report for t in one.tellings if one.kind in ASKS):
            told_in.setdefault(report, []).append(one)
    for number, answer in enumerate(steps):
        if answer.kind not in ("acceptance", "refusal"):
            continue
        asked = _in_its_report(answer, told_in) or _before(answer, steps[:number], areas)
        if asked is not None:
            out.append((answer, asked))
    return out


def _makers(step: Step) -> frozenset[str]:
    return frozenset(p.side for p in step.by if p.side is not None)


def _addressees(step: Step) -> frozenset[str]:
    return frozenset(p.side for p in step.to if p.side is not None) - _makers(step)


def _in_its_report(answer: Step, told_in: Mapping[str, Sequence[Step]]) -> Step | None:
    best: tuple[tuple[int, int], Step] | None = None
    for telling in answer.tellings:
        for one in told_in.get(telling.report, ()):
            if (_makers(one) & _makers(answer)) or (_addressees(answer) and not _addressees(answer) & _makers(one)):
                continue
            if not _one_matter(one, answer) or (one.dated == "told" and one.day > answer.day):
                continue
            for told in one.tellings:
                if told.report == telling.report and told.order < telling.order and (best is None or told.order > best[0]):
                    best = told.order, one
    return None if best is None else best[1]


def _before(answer: Step, earlier: Sequence[Step], areas: Areas) -> Step | None:
    mine, theirs = _makers(answer), _addressees(answer)
    if not mine or ("object" in answer.terms and not theirs):
        return None  # what was answered is told in words that name nobody
    for one in reversed(earlier):
        if one.kind in DEALS and mine <= one.sides and answer.day - one.day > SETTLED and _near(one, answer.place, areas):
            return None  # what was asked before a deal was settled by it
        if answer.day - one.day > FOLLOWED:
            return None
        if one.kind not in ASKS or not _makers(one) or _makers(one) & mine:
            continue
        to = _addressees(one)
        if (to and not to & mine) or (theirs and not theirs & _makers(one)):
            continue
        if _near(one, answer.place, areas) and _one_matter(one, answer):
            return one
    return None


def _one_matter(a: Step, b: Step) -> bool:
    """Whether two steps share a matter, or one tells none."""
    return not a.about or not b.about or bool(set(a.about) & set(b.about))


def _near(step: Step, place: Place | None, areas: Areas) -> bool:
    return areas.holds(step.agreement, place) if step.agreement is not None else one_area(step.place, place)


def near(a: Step, b: Step, areas: Areas) -> bool:
    """Whether two steps may be of one area."""
    if a.agreement is not None and b.agreement is not None:
        return areas.overlap(a.agreement, b.agreement)
    return _near(a, b.place, areas) if a.agreement is not None else _near(b, a.place, areas)


# what became of what was asked


def _asked(
    step: Step, later: Iterable[Step], answers: Sequence[Step], done: Sequence[Deed], areas: Areas, as_of: date, zone: str,
    between: Sequence[frozenset[str]],
) -> tuple[Fate, ...]:  # fmt: skip
    limit = due_day(step, zone)
    horizon = (limit + AFTER) if limit is not None else step.day + FOLLOWED
    over = _overtaken(step, later, areas, horizon)
    until = min(horizon, as_of, *([over.day] if over is not None and over.day is not None else []))
    found: list[Fate] = []
    for answer in answers:
        if answer.day <= until or answer.day == step.day:
            found.append(_answered(step, answer, limit))
    met = _complied(step, done, areas, min(until, limit) if limit is not None else until, between)
    if met is not None:
        found.append(met)
    hit = _carried_out(step, done, areas, max(limit, step.day) if limit is not None else step.day, until)
    if hit is not None:
        found.append(hit)
    if over is not None and over.day is not None and over.day <= as_of:
        found.append(over)
    ended = any(f.what in ("met", "accepted", "carried_out", "overtaken") for f in found)
    if limit is not None and as_of > limit and not ended:
        found.append(Fate(what="lapsed", why="its deadline passed; no report tells that it was met or that what was threatened was done", day=limit))
    elif not ended and as_of <= (limit or horizon):
        found.append(Fate(what="open", why="its deadline is not over" if limit is not None else "no report tells yet what came of it"))
    if not found:
        found.append(Fate(what="not_told", why=f"no report of the {FOLLOWED.days} days after it tells what came of it"))
    return tuple(sorted(found, key=lambda f: (f.day is None, f.day or date.max)))


def due_day(step: Step, zone: str) -> date | None:
    """The last local day on which a deadline is met."""
    return local_day(step.deadline - timedelta(microseconds=1), zone) if step.deadline is not None else None


def _answered(step: Step, answer: Step, limit: date | None) -> Fate:
    who = _addressed(step, "by") if _makers(answer) else "by whoever the report names"
    what: FateKind = "refused"
    if answer.kind == "acceptance":
        what = "met" if step.kind == "ultimatum" and (limit is None or answer.day <= limit) else "accepted"
    told = "accepted" if answer.kind == "acceptance" else "refused"
    late = ", after its deadline" if limit is not None and answer.day > limit else ""
    return Fate(
        what=what, why=f"{told} {who}{late}", day=answer.day, claims=answer.claims[:CITED], count=len(answer.claims), steps=(answer.id,),
        origins=tuple(dict.fromkeys(t.origin for t in answer.tellings)),
    )  # fmt: skip


def _complied(step: Step, done: Sequence[Deed], areas: Areas, until: date, between: Sequence[frozenset[str]]) -> Fate | None:
    """What was asked was done: by the addressee, or by nobody named."""
    acts = ANY if not step.about else frozenset().union(*(COMPLIES.get(a, frozenset()) for a in step.about))
    makers, to, own = _makers(step), _addressees(step), set(step.claims)
    if not makers or step.kind == "threat":
        return None
    if not to:
        to = frozenset().union(*(pair for pair in between if makers & pair)) - makers
    held: list[Deed] = []
    for deed in done:
        if deed.claim.act not in acts or deed.claim.id in own or not step.day <= deed.first <= until or not _near(step, deed.claim.place, areas):
            continue
        if deed.claim.place is None and deed.claim.actor is None:
            continue
        by = deed.side if deed.side is not None else deed.against
        if by is None and not step.about:
            continue
        if by is not None and (by in makers or (to and by not in to)):
            continue
        held.append(deed)
    if not held:
        return None
    unnamed = all(d.side is None and d.against is None for d in held)
    return _shown("met" if step.kind in ("demand", "ultimatum") else "accepted", "what was asked is reported" + (", by whom is not told" if unnamed else f" {_addressed(step, 'of')}"), held)


def _carried_out(step: Step, done: Sequence[Deed], areas: Areas, after: date, until: date) -> Fate | None:
    """The threatened acts, else any hostile act, by the side that set it, later than the deadline (or than the day)."""
    if step.kind not in ("ultimatum", "threat"):
        return None
    named = frozenset(step.terms.get("threatened", "").split(",")) - {""}
    named |= frozenset(act for near_acts in NEAR_ACTS if near_acts & named for act in near_acts) & groups()["hostile_acts"]
    acts = named or groups()["hostile_acts"]
    makers, to, own = _makers(step), _addressees(step), set(step.claims)
    held = [
        d for d in done
        if d.claim.act in acts and d.side in makers and d.claim.id not in own and after < d.first and d.last <= until
        and (d.against is None or (d.against not in makers and (not to or d.against in to or d.claim.target is None)))
        and d.claim.place is not None and _near(step, d.claim.place, areas)
    ]  # fmt: skip
    what = "what was threatened" if named else "hostile acts"
    return _shown("carried_out", f"{what} by the side that set it, reported after {'the deadline' if step.deadline is not None else 'it'}", held) if held else None


def _addressed(step: Step, word: str) -> str:
    """Whose answer it is, in words."""
    return f"{word} the side it was addressed to" if _addressees(step) else f"{word} the other side"


def _shown(what: FateKind, why: str, held: Sequence[Deed]) -> Fate:
    days = sorted({d.first for d in held})
    span = f"{days[0]}" if len(days) == 1 else f"{len(days)} days, {days[0]} to {days[-1]}"
    return Fate(
        what=what, why=f"{why} ({len(held)} {'claim' if len(held) == 1 else 'claims'}, {span})", day=days[0],
        claims=tuple(d.claim.id for d in held[:CITED]), count=len(held), origins=tuple(dict.fromkeys(d.origin for d in held)),
    )  # fmt: skip


def _overtaken(step: Step, later: Iterable[Step], areas: Areas, horizon: date) -> Fate | None:
    """The first later deal of its side, or demand of its side on the same matter, in the same area."""
    makers, to = _makers(step), _addressees(step)
    for one in later:
        if one.day > horizon:
            return None
        if not makers or not near(step, one, areas):
            continue
        deal = one.kind in DEALS and makers <= one.all_sides and (not to or bool(to & one.all_sides))
        again = (
            one.kind in ASKS and one.kind != "threat" and one.day > step.day and _makers(one) == makers
            and (not to or not _addressees(one) or bool(to & _addressees(one))) and bool(set(step.about) & set(one.about))
        )  # fmt: skip
        if deal or again:
            name = f"the deal '{one.title}'" if one.title else "a later deal" if deal else "a later demand of the same side on the same matter"
            return Fate(
                what="overtaken", why=f"{name} came in its place", day=one.day, claims=one.claims[:CITED], count=len(one.claims), steps=(one.id,),
                origins=tuple(dict.fromkeys(t.origin for t in one.tellings)), pages=one.pages,
            )  # fmt: skip
    return None


# what became of talks and deals


def _talked(step: Step, later: Iterable[Step], areas: Areas, as_of: date) -> tuple[Fate, ...]:
    """How they went as their own claims say, and the deal that followed."""
    found: list[Fate] = []
    outcome = step.terms.get("outcome")
    if outcome in ("failed", "stalled", "postponed"):
        found.append(_own(step, "failed", f"the talks are said to have {'failed' if outcome == 'failed' else f'been {outcome}'}"))
    elif outcome in ("succeeded",):
        found.append(_own(step, "succeeded", "the talks are said to have succeeded"))
    soon = takewhile(lambda s: s.day - step.day <= LED, later)
    deal = next((s for s in soon if s.kind in DEALS and _together(step, s) and near(step, s, areas)), None)
    if deal is not None:
        name = f"the deal '{deal.title}'" if deal.title else "a deal"
        found.append(
            Fate(
                what="succeeded", why=f"{name} followed {_later((deal.day - step.day).days)}",
                day=deal.day, claims=deal.claims[:CITED], count=len(deal.claims), steps=(deal.id,), pages=deal.pages,
                origins=tuple(dict.fromkeys(t.origin for t in deal.tellings)),
            )
        )  # fmt: skip
    if not found:
        open_still = as_of - step.day <= LED
        found.append(Fate(what="open" if open_still else "not_told", why="no report tells yet what came of them" if open_still else f"no deal is known of the {LED.days} days after"))
    return tuple(found)


def _later(days: int) -> str:
    return "on the same day" if days == 0 else "a day later" if days == 1 else f"{days} days later"


def _own(step: Step, what: FateKind, why: str) -> Fate:
    return Fate(
        what=what, why=why, day=step.day, claims=step.claims[:CITED], count=len(step.claims), origins=tuple(dict.fromkeys(t.origin for t in step.tellings))
    )


def _together(step: Step, deal: Step) -> bool:
    """Whether a deal may be of those who talked: one of their sides is in it, or none of them is known."""
    return not step.sides or bool(step.sides & deal.all_sides)


def _dealt(step: Step, later: Iterable[Step], areas: Areas, as_of: date) -> tuple[Fate, ...]:
    """How its file says that it ended, and the deal of the same sides and area that came in its place."""
    found = list(step.fates)
    end = found[0].day if found else None
    for one in later:
        if step.agreement is None and one.day - step.day > FOLLOWED:
            break
        same = one.kind in DEALS and one.parent != step.agreement and one.agreement is not None and bool(step.sides & one.sides)
        if same and one.day > step.day and near(step, one, areas) and (end is None or one.day - end <= LED) and (step.agreement is None or one.parent == step.parent):
            found.append(Fate(what="overtaken", why=f"the deal '{one.title}' came in its place", day=one.day, claims=one.claims[:CITED], count=len(one.claims), steps=(one.id,), pages=one.pages))
            break
    if not found:
        young = as_of - step.day <= FOLLOWED
        if step.agreement is not None:
            found.append(Fate(what="in_force", why="by its own terms"))
        else:
            found.append(Fate(what="open" if young else "not_told", why="not a month old, and no report tells of its end" if young else "no report tells what came of it"))
    return tuple(sorted(found, key=lambda f: (f.day is None, f.day or date.max)))


def _apart(found: Sequence[Fate]) -> bool:
    """Whether sources contradict each other on what came of it: done and refused, or failed and succeeded, within a day."""
    for a in found:
        for b in found:
            opposite = (a.what in ("met", "accepted") and b.what == "refused") or (a.what == "failed" and b.what == "succeeded" and not b.steps)
            if opposite and a.day is not None and b.day is not None and abs((a.day - b.day).days) <= 1:
                return True
    return False
