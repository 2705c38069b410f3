"""An act told again: "the attack", "this bombardment", "the strike killed four" after the act itself."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.draft import HOSTILE, LETHAL, Draft
from ceasefire.claims.found import bases
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, within
from ceasefire.claims.roles import low, subject
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_BACK = words("the this that these those such")
_OTHER = words("other second third fourth fifth another new latest first separate similar previous earlier later following next same")
_GENERIC = words("attack assault strike raid incident bombing bombardment shelling explosion blast ambush onslaught airstrike violence operation")
_FAR = 6
"""Sentences back that "the attack" may mean."""


def points_back(p: Parsed, draft: Draft) -> bool:
    """Whether the words of an act only name again what may have been told before: "the assault",
    "the strike killed four"."""
    token = p.doc[draft.found.token]
    if draft.found.entry.generic and draft.stance.doer is not None and not draft.places:
        return True  # "blamed the Army for attacking": the attack told before
    if token.dep_ == "attr" and (named := subject(token.head)) is not None and low(named) in {"it", "this", "that"}:
        return True  # "it was a mine attack"
    if not draft.found.nominal:
        doer = subject(token)
        return draft.found.entry.id == "airstrike.aircraft_hits_v" and doer is not None and singular(doer.text) in _GENERIC and definite(doer)
    return draft.found.bare or (singular(token.text) in _GENERIC and definite(token) and not draft.doers and not draft.targets)


def definite(noun: Word) -> bool:
    """ "the attack", "this bombardment", without a word that makes it another one."""
    own = [low(c) for c in noun.children if c.dep_ in {"det", "amod", "nummod", "poss"}]
    return not _BACK.isdisjoint(own) and _OTHER.isdisjoint(own)


_STEMS = {"ambush": "ambush", "raid": "raid", "bombing": "bomb", "bombardment": "bombard", "shelling": "shell", "assault": "assault", "airstrike": "airstrike", "blast": "blast"}
"""Nouns that say of what kind a deed was -> how words for the same deed begin."""


def _called_so(draft: Draft, earlier: Sequence[Draft], text: str) -> list[Draft]:
    """The acts told before, or where one of them bears the very name of a draft's ("the ambush"), those that do."""
    stem = _STEMS.get(singular(text[slice(*draft.word)]))
    if stem is None:
        return list(earlier)
    same = [d for d in earlier if draft.sentence - d.sentence <= _FAR and text[slice(*d.word)].lower().startswith(stem)]
    return same or list(earlier)


def origin(draft: Draft, earlier: Sequence[Draft], text: str) -> Draft | None:
    """The act told before that a draft means: the last that it may name, at no other place and time, of its own name where one has it."""
    entry = draft.found.entry
    wide = entry.generic or entry.id in {"ground_assault.offensive_n", "airstrike.aircraft_hits_v", "airstrike.bombing_n"}
    for old in reversed(_called_so(draft, earlier, text)):
        if draft.sentence - old.sentence > _FAR:
            break
        if old.act not in HOSTILE or old.stance.negated or old.stance.future or old.stance.conditional:
            continue
        if not (wide or draft.act == old.act) or (old.act == "assassination" and old.act != draft.act):
            continue
        return old if _there(draft, old) and _then(draft, old) else None
    return None


def _there(draft: Draft, old: Draft) -> bool:
    if not draft.places or not old.places or draft.inherited_place:
        return True
    return any(_same(a, b) for a in draft.places for b in old.places)


def _same(one: Where, other: Where) -> bool:
    a, b = one.place, other.place
    return a.id == b.id or within(a, b) or within(b, a) or (a.id is None and a.lat is None)


def _then(draft: Draft, old: Draft) -> bool:
    mine, theirs = draft.when.interval if draft.when else None, old.when.interval if old.when else None
    return mine is None or theirs is None or (mine.start <= theirs.end and theirs.start <= mine.end)


def retell(draft: Draft, old: Draft) -> tuple[Draft | None, Draft]:
    """What an act told again says: (a claim of its own or None, the old one with what is new).

    A new accusation, denial or speaker's toll is a claim of its own, of the same act at the same place.
    """
    told = draft.stance
    speaks = {one.id or one.words for one in told.chain}
    other = bool(speaks) and speaks != {one.id or one.words for one in old.stance.chain}
    named = told.doer is not None or told.denied or bool(draft.known - old.known)
    harmed = draft.killed is not None or draft.injured is not None
    if _doer_told(draft, old, other):
        return None, msgspec.structs.replace(
            old, doers=draft.doers, places=_narrowest(old, draft), when=old.when or draft.when, killed=_newer(draft.killed, old.killed),
            injured=_newer(draft.injured, old.injured), harm_spans={**old.harm_spans, **draft.harm_spans},
        )  # fmt: skip
    if named or (harmed and other):
        return msgspec.structs.replace(
            draft, act=old.act, places=_narrowest(draft, old), when=draft.when or old.when,
            targets=draft.targets or (old.targets if named else ()), doers=(draft.doers or (old.doers if told.denied else ())) if named else (),
            found=msgspec.structs.replace(draft.found, weapon=draft.found.weapon or old.found.weapon),
        ), old  # fmt: skip
    if other:
        return None, old
    return None, msgspec.structs.replace(
        old, places=_narrowest(old, draft), when=old.when or draft.when,
        killed=_newer(draft.killed, old.killed), injured=_newer(draft.injured, old.injured),
        harm_spans={**old.harm_spans, **draft.harm_spans},
    )  # fmt: skip


def _doer_told(draft: Draft, old: Draft, other: bool) -> bool:
    """ "a car bomb killed nine, the agency reported. The bombing was carried out by the Front, it said": who did what was told before,
    by the same voice."""
    told = draft.stance
    if other or bool(told.chain) != bool(old.stance.chain) or told.doer is not None or told.denied or told.hedged != old.stance.hedged:
        return False
    return any(d.id is not None for d in draft.doers) and not old.doers and not any(t.id is not None for t in draft.targets if t.id not in old.known)


def repeated(p: Parsed, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The act that a headline or the sentence before told in the same words, by the same voice: the same
    doer, nothing that speaks of another place, time or number."""
    doer = draft.doer
    if doer is None or doer.id is None or draft.kind != "event" or draft.count or not _AGAIN.isdisjoint(p.said):
        return None
    mine = bases(p.doc[draft.found.token])
    for old in reversed(earlier):
        if draft.sentence - old.sentence > 2:
            return None
        if old.act != draft.act or old.count or (other := old.doer) is None or other.id != doer.id:
            continue
        if not mine & old_bases(old) or old.found.entry.id != draft.found.entry.id:
            continue
        same_voice = [o.id or o.words for o in old.stance.chain] == [o.id or o.words for o in draft.stance.chain]
        flags = all(getattr(old.stance, k) == getattr(draft.stance, k) for k in ("denied", "negated", "hedged", "future"))
        if same_voice and flags and _spot(draft, old) and _then(draft, old) and _harm_fits(draft, old):
            return old
    return None


def old_bases(draft: Draft) -> frozenset[str]:
    """Base forms that the word of an act may have."""
    return frozenset(draft.found.entry.verb) | frozenset(draft.found.entry.noun)


def _spot(draft: Draft, old: Draft) -> bool:
    if len(draft.places) > 1 or len(old.places) > 1:
        return False
    targets = {one.id for one in draft.targets} - {None}, {one.id for one in old.targets} - {None}
    return _there(draft, old) and bool(draft.places or draft.known == old.known) and (not all(targets) or targets[0] == targets[1])


def _harm_fits(draft: Draft, old: Draft) -> bool:
    return all(a is None or b is None or a == b for a, b in ((draft.killed, old.killed), (draft.injured, old.injured)))


def said_once(old: Draft, draft: Draft) -> Draft:
    """One draft of two that tell the same act: the first, with what the second adds."""
    return msgspec.structs.replace(
        old, places=_narrowest(old, draft), when=old.when or draft.when, targets=old.targets or draft.targets,
        killed=old.killed or draft.killed, injured=old.injured or draft.injured, harm_spans={**draft.harm_spans, **old.harm_spans},
        found=old.found if old.found.weapon else msgspec.structs.replace(old.found, weapon=draft.found.weapon),
    )  # fmt: skip


_AGAIN = words("again also another later second third separately meanwhile earlier then too further more new")


def _newer(new: Harm | None, old: Harm | None) -> Harm | None:
    return new if new is not None else old


def _narrowest(one: Draft, other: Draft) -> tuple[Where, ...]:
    """The places of the first, or of the second where those are given and lie in the first's."""
    if not one.places:
        return other.places
    if len(one.places) == 1 and other.places and all(within(w.place, one.places[0].place) for w in other.places):
        return other.places
    return one.places


def lost_at(p: Parsed, draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """ "the army lost posts near X. Six soldiers were killed in the attack": there they were attacked."""
    if draft.places or not draft.found.nominal or draft.act not in LETHAL or not definite(p.doc[draft.found.token]):
        return draft
    lost = next((d for d in reversed(earlier) if d.act == "control_lost" and draft.sentence - d.sentence <= 1), None)
    if lost is None or len(lost.places) != 1 or lost.doer is None or lost.doer.id is None or lost.stance.negated or lost.stance.future:
        return draft
    if any(one.id is not None and one.id != lost.doer.id for one in draft.targets) or lost.doer.id in {one.id for one in draft.doers}:
        return draft
    if draft.when is not None and draft.when.span[0] >= 0 and lost.when is not None and draft.when.interval != lost.when.interval:
        return draft
    day = draft.when or (msgspec.structs.replace(lost.when, span=(-1, -1)) if lost.when is not None else None)
    return msgspec.structs.replace(draft, places=lost.places, inherited_place=True, when=day)


def one_such(p: Parsed, toll: Draft, earlier: Sequence[Draft]) -> Draft:
    """ "two were killed in one such incident": dead of the kind of act told before."""
    for at, word in enumerate(p.lows):
        if word == "such" and at + 1 < len(p.lows) and singular(p.lows[at + 1]) in _GENERIC and toll.act in {"killing_other", "other"}:
            old = next((d for d in reversed(earlier) if toll.sentence - d.sentence <= 2 and d.act in LETHAL), None)
            return toll if old is None else msgspec.structs.replace(toll, act=old.act)
    return toll
