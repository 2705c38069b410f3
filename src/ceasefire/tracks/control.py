"""Who holds each place, when, according to whom.

Statements are never voted on. A statement stands until it is superseded or old; where statements of opposed sources stand
at once and name different sides, the place is contested and all of them are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from ceasefire.agreement.terms import Agreement
from ceasefire.claims.claim import Claim
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.dossier import Dossier
from ceasefire.dossier.publication import Publication
from ceasefire.place import Place
from ceasefire.tracks.holding import Holding, key_of
from ceasefire.tracks.holdings import by_key, gather
from ceasefire.tracks.lasting import ANSWER, contradicts, ends
from ceasefire.tracks.publish import coarsened, kept_back, level_of, may_show, shown_until

DISPUTED = timedelta(days=90)
"""So long a place stays contested after the last word of either side; a contradicted statement ages faster."""

FIGHTING = frozenset({"ground_assault", "armed_clash"})
"""Acts of fighting over a place; fire at it from afar says nothing of who holds it."""

TAKEN = timedelta(days=7)
"""Fighting after which a change of hands is reported within so many days was not "with no change"."""

Value = Literal["held", "contested", "unknown"]
Why = Literal["sources differ", "denied", "fighting", "no word", "old", "left", "entered"]


class Says(msgspec.Struct, frozen=True, kw_only=True):
    """One side that is said to hold a place. holders: actors named; origins, voices: who says so, and for whom they speak;
    claims: ids; agreements: ids of agreements that say so; word: last local day that any of it is of."""

    side: str
    holders: tuple[str, ...]
    origins: tuple[str, ...]
    voices: tuple[str | None, ...]
    claims: tuple[str, ...]
    agreements: tuple[str, ...]
    word: date


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of a place over local days [first, until).

    value: `held` by the one side in `says`, `contested` or `unknown`; why: for what reason it is not simply held; earliest:
    the spell may have begun from this day on; says: in order of intake; also: claims of fighting or denials behind
    `contested`; was: for `unknown`, the side last said to hold it, `came` the sides whose forces are said to have entered since, and `word` the last day it was said of.
    """

    first: date
    until: date
    earliest: date
    value: Value
    why: Why | None = None
    says: tuple[Says, ...] = ()
    also: tuple[str, ...] = ()
    was: str | None = None
    came: tuple[str, ...] = ()
    word: date | None = None

    @property
    def sides(self) -> tuple[str, ...]:
        """Sides that are said to hold it."""
        return tuple(one.side for one in self.says)


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """One place. key: see `Holding`; holdings: all evidence, the weak too, in order of intake; spells: in order of time, from
    the first word on it to the end of what may be shown."""

    key: str
    place: Place
    holdings: tuple[Holding, ...]
    spells: tuple[Spell, ...]

    def at(self, day: date) -> Spell | None:
        """The spell of a local day; None before the first word and after the last day shown."""
        return next((one for one in self.spells if one.first <= day < one.until), None)

    def since(self, spell: Spell) -> date:
        """From when the same sides are said to hold it: days of fighting in between do not begin it anew."""
        first = spell.first
        for before in reversed([s for s in self.spells if s.until <= spell.first]):
            if before.until != first or set(before.sides) != set(spell.sides):
                break
            first = before.first
        return first


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """Control of all places, in order of the first word on each. until: last local day that may be shown; withheld: what is
    kept back, in a sentence; unnamed, nowhere: claims of control that name no known holder, or no place."""

    as_of: date
    until: date
    tracks: tuple[Track, ...]
    withheld: str | None
    unnamed: tuple[str, ...] = ()
    nowhere: tuple[str, ...] = ()

    def of(self, key: str) -> Track | None:
        """The track of a place by its id."""
        return next((one for one in self.tracks if one.key == key), None)


def control(
    claims: Iterable[Claim],
    agreements: Sequence[Agreement],
    dossier: Dossier,
    as_of: date,
    setting: Publication | None = None,
) -> Control:
    """Control of every place that something is said of, as of the end of the local day `as_of`.

    setting: the dossier's `publication` unless another is given (`publish.INTERNAL`). What is too young to be shown is left
    out before anything is computed. A place that is finer than the setting allows is left out of the tracks; see `pooled` in
    `tracks.controltable` for what may be said of it.
    """
    rule = setting or dossier.publication
    told = tuple(claims)
    gathered = gather(told, agreements, dossier, rule, as_of)
    until = shown_until(rule, as_of)
    fights = _fights(told, dossier, rule, as_of)
    evidence = by_key(gathered.holdings)
    tracks: list[Track] = []
    for key in [*evidence, *(k for k in fights if k not in evidence)]:
        held = tuple(evidence.get(key, ()))
        spot = held[0].place if held else fights[key][0][3]
        place = coarsened(spot, dossier.gazetteer, rule)
        if place is None or key_of(place) != key:
            continue
        spells = _spells([h for h in held if h.enters or h.sense not in ("present", "planned")], fights.get(key, []), until)
        tracks.append(Track(key=key, place=place, holdings=held, spells=spells))
    return Control(
        as_of=as_of, until=until, tracks=tuple(tracks), withheld=kept_back(rule, as_of), unnamed=gathered.unnamed,
        nowhere=gathered.nowhere,
    )  # fmt: skip


_Fight = tuple[date, date, tuple[str, ...], Place]


def _fights(claims: Sequence[Claim], dossier: Dossier, setting: Publication, as_of: date) -> dict[str, list[_Fight]]:
    """Days of fighting over named places, with the claims of it. From claims, not from incidents: the days of an incident may
    come from a claim that is too young to be shown."""
    out: dict[str, dict[tuple[date, date], list[Claim]]] = {}
    for claim in sorted(claims, key=lambda c: c.order):
        place, when, told = claim.place, claim.when, dossier.days.get(claim.report)
        if claim.act not in FIGHTING or claim.modality not in ("asserted", "hedged") or place is None or when is None or place.id is None:
            continue
        if level_of(place) == "place" and when.date_prec <= 3 and may_show(when, setting, as_of) and (told is None or told <= as_of):
            out.setdefault(place.id, {}).setdefault((first_day(when), last_day(when)), []).append(claim)
    return {
        key: [(*span, tuple(c.id for c in own), own[0].place) for span, own in days.items() if own[0].place is not None]
        for key, days in out.items()
    }


def _spells(statements: Sequence[Holding], fights: Sequence[_Fight], until: date) -> tuple[Spell, ...]:
    holds = [h for h in statements if h.sense == "holds" and h.begin <= until]
    until_ = ends(statements)
    denials = [h for h in statements if h.sense == "denied"]
    edges = {h.begin for h in holds} | {until_[id(h)] for h in holds}
    edges |= {h.begin for h in statements} | {d.last + ANSWER for d in denials} | {e.begin + ANSWER for e in statements if e.enters}
    days = sorted(day for day in edges if day <= until)
    made: list[Spell] = []
    coming = sorted(enumerate(holds), key=lambda one: (one[1].begin, one[0]), reverse=True)
    standing: list[tuple[int, Holding]] = []
    for first, after in zip(days, [*days[1:], until + timedelta(days=1)], strict=False):
        while coming and coming[-1][1].begin <= first:
            standing.append(coming.pop())
        standing = sorted(((n, h) for n, h in standing if first < until_[id(h)]), key=lambda one: one[0])
        live = [h for _, h in standing]
        against = [d for d in denials if d.begin <= first < d.last + ANSWER and any(_denies(d, h) for h in live)]
        against += [e for e in statements if e.enters and e.begin <= first < e.begin + ANSWER and any(_resists(h, e) for h in live)]
        made.append(_spell(first, after, live, against, holds, statements))
    return tuple(_fought(_settled(_merged(made)), fights, until))


def _denies(denial: Holding, one: Holding) -> bool:
    return denial.side == one.side and denial.origin != one.origin


def _resists(one: Holding, entry: Holding) -> bool:
    """Whether a hold stands beside an entry of another side: its source answers the entry, or the holder's own side says so later."""
    return one.side != entry.side and (one.begin <= entry.begin or one.voice == one.side)


def _spell(
    first: date, until: date, live: Sequence[Holding], against: Sequence[Holding], holds: Sequence[Holding], statements: Sequence[Holding]
) -> Spell:
    says = _says(live)
    began = [h.first for h in live if h.begin == first] or [first]
    if not says:
        past = [h for h in holds if h.begin < first]
        last = max(past, key=lambda h: max(h.begin, h.last)) if past else None
        gone = any(h.sense == "left" and last is not None and last.begin < h.begin <= first and contradicts(h, last) for h in statements)
        came = [h for h in statements if h.enters and h.begin <= first and (last is None or (last.begin <= h.begin and h.side != last.side))]
        why: Why = "left" if gone else "entered" if came else "no word" if last is None else "old"
        return Spell(
            first=first, until=until, earliest=first, value="unknown", why=why, was=last.side if last else None,
            word=max(last.begin, last.last) if last else None, also=tuple(h.claim for h in came if h.claim),
            came=tuple(dict.fromkeys(h.side for h in came)),
        )  # fmt: skip
    word = max(one.word for one in says)
    if len(says) > 1 or against:
        reason: Why = "sources differ" if len(says) > 1 else "entered" if any(d.enters for d in against) else "denied"
        also = tuple(d.claim for d in against if d.claim)
        return Spell(first=first, until=until, earliest=min(began), value="contested", why=reason, says=says, also=also, word=word)
    return Spell(first=first, until=until, earliest=min(began), value="held", says=says, word=word)


def _says(live: Sequence[Holding]) -> tuple[Says, ...]:
    sides: dict[str, list[Holding]] = {}
    for one in live:
        sides.setdefault(one.side, []).append(one)
    return tuple(
        Says(
            side=side,
            holders=tuple(dict.fromkeys(h.holder for h in own)),
            origins=tuple(dict.fromkeys(h.origin for h in own)),
            voices=tuple(dict.fromkeys(h.voice for h in own)),
            claims=tuple(dict.fromkeys(h.claim for h in own if h.claim)),
            agreements=tuple(dict.fromkeys(h.agreement for h in own if h.agreement)),
            word=max(max(h.begin, h.last) for h in own),
        )
        for side, own in sides.items()
    )


def _merged(spells: Iterable[Spell]) -> list[Spell]:
    """Neighbours that say the same as one, with the statements of both."""
    out: list[Spell] = []
    for one in spells:
        before = out[-1] if out else None
        if before is None or (before.value, set(before.sides), before.was) != (one.value, set(one.sides), one.was):
            out.append(one)
            continue
        out[-1] = msgspec.structs.replace(
            before, until=one.until, says=_joined(before.says, one.says), also=tuple(dict.fromkeys((*before.also, *one.also))),
            word=max((w for w in (before.word, one.word) if w), default=None), why=before.why if before.why == one.why else one.why,
        )  # fmt: skip
    return out


def _settled(spells: Iterable[Spell]) -> list[Spell]:
    """The same, with a place about which nobody said anything more no longer contested but unknown."""
    out: list[Spell] = []
    for one in spells:
        edge = one.word + DISPUTED if one.word else one.until
        if one.why != "sources differ" or edge >= one.until:
            out.append(one)
            continue
        out.append(msgspec.structs.replace(one, until=max(edge, one.first + timedelta(days=1))))
        if out[-1].until < one.until:
            out.append(Spell(first=out[-1].until, until=one.until, earliest=out[-1].until, value="unknown", why="old", word=one.word))
    return out


def _joined(before: tuple[Says, ...], after: tuple[Says, ...]) -> tuple[Says, ...]:
    later: Mapping[str, Says] = {one.side: one for one in after}
    return tuple(
        Says(
            side=a.side,
            holders=tuple(dict.fromkeys((*a.holders, *b.holders))),
            origins=tuple(dict.fromkeys((*a.origins, *b.origins))),
            voices=tuple(dict.fromkeys((*a.voices, *b.voices))),
            claims=tuple(dict.fromkeys((*a.claims, *b.claims))),
            agreements=tuple(dict.fromkeys((*a.agreements, *b.agreements))),
            word=max(a.word, b.word),
        )
        for a in before
        for b in (later[a.side],)
    )


def _fought(spells: list[Spell], fights: Sequence[_Fight], until: date) -> list[Spell]:
    """The same with days of fighting that brought no change as contested."""
    for first, last, claims, _ in sorted(fights, key=lambda f: f[:2]):
        changed = any(first <= s.first <= last + TAKEN and s.value == "held" for s in spells)
        if changed or first > until:
            continue
        spells = _overlaid(spells, first, min(last, until), claims)
    return spells


def _overlaid(spells: list[Spell], first: date, last: date, claims: tuple[str, ...]) -> list[Spell]:
    after = last + timedelta(days=1)
    out: list[Spell] = []
    begin = spells[0].first if spells else after
    if first < begin:
        edge = min(after, begin)
        out.append(Spell(first=first, until=edge, earliest=first, value="contested", why="fighting", also=claims, word=last))
    end = spells[-1].until if spells else after
    for one in spells:
        low, high = max(one.first, first), min(one.until, after)
        if low >= high:
            out.append(one)
            continue
        if one.first < low:
            out.append(msgspec.structs.replace(one, until=low))
        also = tuple(dict.fromkeys((*one.also, *claims)))
        why = one.why if one.value == "contested" else "fighting"
        out.append(msgspec.structs.replace(one, first=low, until=high, value="contested", why=why, also=also, word=max(one.word or last, min(last, high))))
        if high < one.until:
            out.append(msgspec.structs.replace(one, first=high, earliest=high))
    if after > end and spells:
        out.append(Spell(first=max(end, first), until=after, earliest=first, value="contested", why="fighting", also=claims, word=last))
    return out
