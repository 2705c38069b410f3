"""Whose act it was, by whose word, and how firmly that stands."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.agreement.bearer import bound_by, exempt
from ceasefire.claims.claim import Claim
from ceasefire.dossier.actor import side_of
from ceasefire.findings.case import Case
from ceasefire.findings.finding import Proof, Reason, Responsibility, Side
from ceasefire.findings.weigh import Voice, weigh, weight_of
from ceasefire.incidents.origin import origin_of


class Doers(msgspec.Struct, frozen=True, kw_only=True):
    """What the claims say about who did it. sides: one an actor named, "not said" left out unless
    nobody is; joint: all origins name all of them; admitted: claims by which a side says it of itself;
    each *_reason says why in words."""

    sides: tuple[Side, ...]
    mutual: bool
    joint: bool
    admitted: tuple[str, ...]
    no_doer: bool
    none_bound: bool
    some_unbound: bool
    all_exempt: bool
    some_exempt: bool
    exempt_reason: Reason
    unbound_reason: Reason


class Proven(msgspec.Struct, frozen=True):
    """The standard reached, and the sentence that says why."""

    standard: Proof | None
    reason: Reason


def doers(case: Case) -> Doers:
    """Read the versions of who did it against the article: bound, exempt, or neither."""
    told = [case.claims[c] for c in case.incident.claims_for]
    pairs = _directions(told)
    named = [(a, t, c) for a, t, c in pairs if a is not None]
    used = named or pairs
    sides: dict[str | None, list[Claim]] = {}
    free: list[Claim] = []
    for actor, target, claim in used:
        if _exempt(case, actor, target, claim):
            free.append(claim)
        group = sides.setdefault(actor, [])
        if claim not in group:
            group.append(claim)
    made = tuple(_side(case, actor, group) for actor, group in sides.items())
    bound = [s for s in made if s.by is not None]
    hit = {c.id for c in free}
    counted = [c for a, t, c in used if not _exempt(case, a, t, c) and (a is None or _bound(case, a, c))]
    unbound = [s for s in made if s.actor is not None and s.by is None]
    return Doers(
        sides=made,
        mutual=bool(named) and all(c.mutual for _, _, c in used),
        joint=_joint(made),
        admitted=_admitted(case, made),
        no_doer=not named,
        none_bound=bool(named) and not bound,
        some_unbound=bool(bound) and (bool(unbound) or _half_told(used)),
        all_exempt=bool(free) and not counted,
        some_exempt=bool(free) and bool(counted),
        exempt_reason=Reason(
            element="exception",
            text=_exempt_text(case, [c for _, _, c in used if c.id in hit], bool(counted)),
            claims=tuple(dict.fromkeys(c.id for c in free)),
        ),
        unbound_reason=Reason(
            element="bearer",
            text="; ".join(f"{case.name(s.actor)} is not bound by the article" for s in unbound),
            claims=tuple(c for s in unbound for c in s.claims),
        ),
    )


def _half_told(used: Sequence[tuple[str | None, str | None, Claim]]) -> bool:
    """Whether only clashes are told of, with nobody named on one side."""
    return all(c.mutual for _, _, c in used) and any(c.actor is None or c.target is None for _, _, c in used)


def _joint(sides: Sequence[Side]) -> bool:
    """Whether every origin names all the doers: then they are told of as acting together."""
    named = [s for s in sides if s.actor is not None]
    return len(named) > 1 and all(set(s.origins) == set(named[0].origins) for s in named)


def _admitted(case: Case, sides: Sequence[Side]) -> tuple[str, ...]:
    """Claims by which a side's own organ or spokesman says that it did it."""
    out: list[str] = []
    for side in sides:
        accused = side_of(case.dossier.actors, side.actor, case.day())
        for name in side.claims:
            if case.claims[name].mutual:
                continue  # who says that it clashed has not said that it attacked
            origin = origin_of(case.claims[name], case.vocabulary)
            if accused is not None and origin.speaks_for is not None and origin.side == accused:
                out.append(name)
    return tuple(out)


def _directions(told: Sequence[Claim]) -> list[tuple[str | None, str | None, Claim]]:
    """(doer, target, claim). A clash whose beginner is not told runs both ways, unless other claims
    of the same happening do say who did it: then they decide."""
    directed = any(c.actor is not None and not c.mutual for c in told)
    out: list[tuple[str | None, str | None, Claim]] = []
    for claim in told:
        if claim.mutual and directed:
            continue
        out.append((claim.actor, claim.target, claim))
        if claim.mutual and claim.target is not None:
            out.append((claim.target, claim.actor, claim))
    return out


def _bound(case: Case, actor: str, claim: Claim) -> bool:
    day = case.day(claim)
    return day is not None and bound_by(actor, day, case.agreement, case.provision, case.dossier) is not None


def _exempt(case: Case, actor: str | None, target: str | None, claim: Claim) -> bool:
    rule = case.provision.except_
    day = case.day(claim)
    if rule is None or day is None:
        return False
    return (target is not None and exempt(rule.target, target, day, case.dossier)) or (
        actor is not None and exempt(rule.actor, actor, day, case.dossier)
    )


def _exempt_text(case: Case, claims: Sequence[Claim], others: bool) -> str:
    names = dict.fromkeys(
        case.name(who)
        for c in claims
        for who in (c.actor, c.target)
        if who is not None and _named_exempt(case, who, c)
    )
    listed = " and ".join(names) or "whom the article leaves out"
    if others:
        return f"open: some reports tell of {listed}, whom the article leaves out, and others do not"
    return f"it was with {listed}, whom the article leaves out"


def _named_exempt(case: Case, who: str, claim: Claim) -> bool:
    rule = case.provision.except_
    day = case.day(claim)
    return (
        rule is not None and day is not None and exempt((*rule.target, *rule.actor), who, day, case.dossier)
    )


def _side(case: Case, actor: str | None, group: Sequence[Claim]) -> Side:
    day = next((case.day(c) for c in group if c.when is not None), case.day())
    by = None
    if actor is not None and day is not None:
        by = bound_by(actor, day, case.agreement, case.provision, case.dossier)
    families = dict.fromkeys(origin_of(c, case.vocabulary).family for c in group)
    return Side(actor=actor, by=by, origins=tuple(families), claims=tuple(c.id for c in group))


def withstands_denial(case: Case, told: Doers) -> bool:
    """Whether one named doer stays named although it is denied: only its own side denies it, and
    what is left after the denials still reaches the balance of probabilities. That a side denies what
    it is accused of is to be expected; that somebody else does is not."""
    named = [s for s in told.sides if s.actor is not None]
    if len(named) != 1:
        return False
    accused = side_of(case.dossier.actors, named[0].actor, case.day())
    against = _voices(case, case.incident.claims_against)
    if accused is None or any(v.origin.side != accused for v in against):
        return False
    left = weigh(_voices(case, named[0].claims), against, accused)
    return left.proof in ("balance_of_probabilities", "clear_and_convincing")


def proof_of(case: Case, told: Doers, sides: tuple[Side, ...], responsibility: Responsibility) -> Proven:
    """The standard that the evidence reaches: for an attributed act that this doer did it, otherwise
    that it happened at all."""
    if responsibility == "attributed":
        side = next(s for s in sides if s.actor is not None)
        accused = side_of(case.dossier.actors, side.actor, case.day())
        asserting, cited, what = (
            _voices(case, side.claims),
            side.claims,
            f"that {case.name(side.actor)} did it",
        )
    else:
        accused, cited, what = None, case.incident.claims_for, "that it happened"
        asserting = _voices(case, cited)
    against = _voices(case, case.incident.claims_against)
    found = weigh(asserting, against, accused)
    text = _proof_text(found.proof, found.total, asserting, against, what)
    return Proven(
        found.proof, Reason(element="proof", text=text, claims=(*cited, *case.incident.claims_against))
    )


def _voices(case: Case, claims: Sequence[str]) -> list[Voice]:
    """One voice an origin family: its firmest, most direct and most precise word."""
    out: dict[str, list[Voice]] = {}
    for name in claims:
        claim = case.claims[name]
        coarse = (claim.place is None or claim.place.where_prec >= 4) or (
            claim.when is None or claim.when.date_prec >= 3
        )
        voice = Voice(origin_of(claim, case.vocabulary), claim.modality == "hedged", claim.means, coarse)
        out.setdefault(voice.origin.family, []).append(voice)
    return [max(voices, key=lambda v: weight_of(v, None)) for voices in out.values()]


def _proof_text(
    standard: Proof | None, total: float, asserting: Sequence[Voice], against: Sequence[Voice], what: str
) -> str:
    sides = {v.origin.side for v in asserting} - {None}
    origins = "one origin" if len(asserting) == 1 else f"{len(asserting)} origins"
    spread = " of more than one side" if len(sides) > 1 else ""
    denial = f", against {len(against)}" if against else ""
    level = (standard or "below every standard").replace("_", " ")
    return f"{level} {what}: {origins}{spread}{denial} (weight {total:.2f})"
