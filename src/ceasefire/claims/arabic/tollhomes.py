"""Which act a toll told apart from it belongs to: one of its own sentence, or the last one told before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ceasefire.claims.arabic.again import of_earlier_days
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.event import Event, Span
from ceasefire.claims.arabic.party import Parties
from ceasefire.claims.arabic.persons import KIN
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.tolls import (
    CARRYING,
    anew,
    clause_of,
    compared,
    give,
    goes_back,
    harms,
    hospitalised,
    reported,
    updated,
)
from ceasefire.claims.arabic.unharmed import Hurt


def _of_the_same(scene: Scene, hurt: Hurt, acting: Sequence[Event]) -> Event | None:
    """The act told before in the sentence whose victim, or his kin, a clause of its own says was hurt too: `لكن شقيقه قتل`,
    `بينما نقل السائق مصابا إلى المشفى`."""
    if not acting:
        return None
    low, high = clause_of(scene, hurt)
    elsewhere = any(n.kind == "place" and low <= n.first < high for n in scene.names)
    kin = [t for t in scene.norms[hurt.first : hurt.last] if t.endswith(("ه", "ها", "هم", "هما")) and t.removeprefix("و") in KIN]
    moved = hurt.which == "injured" and hospitalised(scene, hurt)
    last = acting[-1]
    return last if ((kin and not elsewhere) or moved) and last.head[1] <= scene.toks[low].start and last.act not in CARRYING else None


def _next_told(scene: Scene, scope: Scope | None, before: Event | None, earlier: Sequence[Event], another: Callable[[Scope | None, Scope], bool]) -> bool:
    """`اندلعت مواجهات في ب. وذكر مصدر أن خمسة قتلوا`: another speaks of the fighting told in the sentence before, with no
    place or time of his own."""
    if before is None or scope is None or not scope.chain or scope.denied or scope.after or before is not earlier[-1] or before.act not in _FIGHTS:
        return False
    return another(before.scope, scope) and not scene.times and not any(n.kind == "place" for n in scene.names)


_FIGHTS = frozenset({"armed_clash", "ground_assault"})


def hand_out(
    scene: Scene, events: list[Event], lone: list[Hurt], scopes: Sequence[Scope], sentence: Span, earlier: Sequence[Event],
    another: Callable[[Scope | None, Scope], bool],
) -> tuple[list[Hurt], list[Event]]:
    """Harm of an act that was told before goes there; another speaker's is his own claim about it. Returns the harm that
    belongs to no act and the claims of other speakers.

    earlier: the events of the sentences before; another: whether somebody else tells a figure than told the first."""
    before = next((e for e in reversed(earlier) if harms(e)), None)
    before = None if before is not None and (before.act in CARRYING or of_earlier_days(scene, before)) else before
    rest: list[Hurt] = []
    others: list[Event] = []
    given = False
    here_told = {id(event) for event in events}

    def hand(home: Event, hurt: Hurt, parties: Parties) -> bool:
        scope = chain_at(scopes, hurt.head)
        if id(home) in here_told or hurt.harm.best == 0 or scope is None or not scope.chain or scope.denied or not another(home.scope, scope):
            return give(scene, home, hurt)
        if not others:
            head = scene.toks[hurt.head]
            others.append(anew(home, parties, scope, (head.start, head.end), sentence))
        return give(scene, others[0], hurt)

    for k, event in enumerate(events):
        if not event.drop or event.unreal:
            continue
        here = next((e for same in (True, False) for e in reversed(events[:k]) if not e.drop and harms(e) and (not same or e.act == event.act)), None)
        home = here or next((e for e in reversed(earlier[-5:]) if e.act == event.act and harms(e) and not e.drop), before)
        if (event.killed or event.injured) and (home is None or (here is None and event.act == "armed_clash" and home.act != event.act)):
            event.drop = False
            continue  # "the toll of the clashes" is not that of the shell told before
        for hurt in (event.killed, event.injured):
            if home is not None and hurt is not None:
                hand(home, hurt, event.parties)
    acting = [e for e in events if not e.drop and harms(e)]
    for hurt in lone:
        scope = chain_at(scopes, hurt.head)
        here = reported(scene, hurt, acting, scope) or _of_the_same(scene, hurt, acting)
        if here is not None:
            if scope is None or not scope.chain or scope.denied or not another(here.scope, scope):
                if give(scene, here, hurt):
                    continue
            else:
                told = next((e for e in others if e.scope is scope), None)
                if told is None:
                    head = scene.toks[hurt.head]
                    others.append(told := anew(here, Parties(), scope, (head.start, head.end), sentence))
                if give(scene, told, hurt):
                    continue
        same = updated(scene, hurt) or goes_back(scene, hurt) or (hurt.first <= 1 and not any(n.kind == "place" for n in scene.names)) or given or _next_told(scene, scope, before, earlier, another)
        if before is not None and not acting and same and not compared(scene, hurt) and hand(before, hurt, Parties()):
            given = True
            continue
        rest.append(hurt)
    return rest, others
