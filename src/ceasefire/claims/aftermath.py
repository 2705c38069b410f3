"""Harm told by a sentence or clause that tells no act it belongs to: to the act before, to another asserter's claim of it, else a claim of its own."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims import link
from ceasefire.claims.act_time import time_of
from ceasefire.claims.attribution import Stance, stance
from ceasefire.claims.build import Context, SentenceRead, bare_killing
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.frames import Frame
from ceasefire.claims.give_harm import answered_later
from ceasefire.claims.harm import HarmFound
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE
from ceasefire.claims.placenames import resolve
from ceasefire.claims.retold import one_such
from ceasefire.claims.roles import Party, low
from ceasefire.claims.speaker_place import told_places
from ceasefire.claims.text import Sentence
from ceasefire.claims.text_place import just_told, pointed_at
from ceasefire.claims.toll import counted_before, of_a_war, retold, speaks_of_toll, told_of
from ceasefire.claims.voices import Voices
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_EXACT = 3
"""Precision up to which a place is a town's or finer."""


def told_after(
    p: Parsed, read: SentenceRead, result: list[Draft], voices: Voices, number: int, one: Sentence, frame: Frame, named: Sequence[Mention],
    previous: Sequence[Mention], context: Context,
) -> list[Draft]:  # fmt: skip
    """The drafts so far with the harm of a sentence that none of its own acts took. named, previous: the names in it and in the one before."""
    loose = read.loose
    if not loose and not speaks_of_toll(p):
        return result
    spots = [m for m in told_places(p) if not _of_forces(p, m)]
    resolved = [resolve(m, context.vocabulary) for m in spots]
    if speaks_of_toll(p) and all(h.voice is None for h in loose):
        anew = retold(p, loose, result, number, bool(spots))
        result, loose = (anew, ()) if anew is not None else (result, loose)
    exact = any(not r.ambiguous and r.where_prec <= _EXACT and r.radius_km < link.WIDE_KM for r in resolved)
    for harm in _in_one_breath(p, loose):
        mine = [(m, r) for m, r in zip(spots, resolved, strict=True) if not _beside(p, harm, m)]
        if link.of_a_war(p, harm, read.times, exact) or of_a_war(p):
            continue
        if harm.of_them:
            result = link.late_parts(result, harm, number)
            continue
        taken = harm.again
        told = voices.heard(told_of(p, harm), harm.span, number, one, frame)
        if (own := _uncounted(result, harm, told, number)) is not None:
            result[own] = _with_toll(result[own], harm, told)
            continue
        # A count over many days is no part of the act told before it.
        if not any(link.cumulative(w) for w in read.times) and not _since(p, harm) and not any(d.sentence == number and answered_later(p, harm, d) for d in result[-_NEAR:]) and not _before_it(p, harm, read, result, number):
            another = link.retold(result, harm, told, one, number, [(m.start, m.end) for m, _ in mine])
            if another is not None:
                voices.spoke(told.chain)
                result.append(_of_its_own(p, harm, another))
                continue
            result, taken = (result, True) if harm.again else link.late_harm(result, harm, number, [r for _, r in mine], told, in_course=_in_course(p))
        if not taken and (joined := link.same_telling(result, harm, number)) is not None:
            result, taken = joined, True
        taken = taken or counted_before(p, harm, result, number)
        if not taken and not harm.of_one and (made := _alone(p, read, harm, result, number, context)) is not None:
            result.append(msgspec.structs.replace(made, stance=_heard(made.stance, voices, made, number, one, frame, previous)))
    return result


def _of_its_own(p: Parsed, harm: HarmFound, draft: Draft) -> Draft:
    """ "X lost 105 soldiers, while Y acknowledged 71 deaths among its own troops": Y's dead are none of X's."""
    who = draft.stance.chain[-1]
    if "own" not in p.lows[max(0, harm.token - 4) : harm.token + 6] or any(one.id == who.id for one in draft.targets if one.id is not None):
        return draft
    return msgspec.structs.replace(draft, targets=() if who.id is None else (Party(who.id, who.words, who.span, harm.token),))


def _uncounted(drafts: Sequence[Draft], harm: HarmFound, told: Stance, number: int) -> int | None:
    """ "Police put the dead from the attack at 12", "Y put the toll at seven and blamed X": the act that the voice which gives a toll tells in
    the same sentence without one; None where it tells none."""
    if not told.chain or told.denied or told.future or told.conditional or harm.killed is None:
        return None
    mine = [
        i for i, d in enumerate(drafts)
        if d.sentence == number and d.act in LETHAL and d.killed is None and d.injured is None and not (d.stance.denied or d.stance.negated or d.stance.future or d.stance.conditional)
        and (link.same_voice(d.stance.chain, told.chain) or (not d.stance.chain and harm.span[0] <= d.word[0] < harm.span[1] and not any(e is not d and e.sentence == number for e in drafts)))
    ]  # fmt: skip
    return mine[-1] if len(mine) == 1 and (harm.voice is not None or not drafts[mine[0]].stance.chain) else None


def _with_toll(draft: Draft, harm: HarmFound, told: Stance) -> Draft:
    """A draft with a toll, told by whoever gives it."""
    stance_ = draft.stance if draft.stance.chain else msgspec.structs.replace(draft.stance, chain=told.chain, spans={**told.spans, **draft.stance.spans})
    return msgspec.structs.replace(draft, killed=harm.killed, injured=harm.injured, stance=stance_, harm_spans={**draft.harm_spans, "killed": harm.span})


def _in_one_breath(p: Parsed, loose: Sequence[HarmFound]) -> list[HarmFound]:
    """ "put its losses at four killed and nine wounded": killed and injured of one count are told together."""
    result: list[HarmFound] = []
    for one in loose:
        last = result[-1] if result else None
        if last is None or not _one_count(p, last, one):
            result.append(one)
            continue
        result[-1] = msgspec.structs.replace(last, killed=last.killed or one.killed, injured=last.injured or one.injured, span=(last.span[0], max(last.span[1], one.span[1])))
    return result


def _one_count(p: Parsed, last: HarmFound, one: HarmFound) -> bool:
    if any((a.of_them, a.again, a.of_one) != (False, False, False) for a in (last, one)) or (last.killed is None) == (one.killed is None) or (last.injured is None) == (one.injured is None):
        return False
    between = range(last.token + 1, one.token)
    return 0 < len(between) <= _BREATH and "and" in p.lows[last.token + 1 : one.token] and all(p.tags[i].startswith(("CC", "CD", "NN", "JJ", "RB", "DT", ",")) for i in between)


def _since(p: Parsed, harm: HarmFound) -> bool:
    """ "at least 185 have been killed since Saturday": a count of all days since, of no one act."""
    if "since" not in p.said or harm.token >= len(p.doc):
        return False
    at = p.doc[harm.token]
    at = at if at.tag_.startswith("VB") else at.head
    return any(c.dep_ == "aux" and low(c) in _HAVE for c in at.children) and any(low(c) == "since" and c.dep_ == "prep" for c in at.children)


_HAVE = words("have has")
_BREATH = 6
_NEAR = 3


def _heard(told: Stance, voices: Voices, made: Draft, number: int, one: Sentence, frame: Frame, previous: Sequence[Mention]) -> Stance:
    return voices.heard(told, made.word, number, one, frame, previous)


def _alone(p: Parsed, read: SentenceRead, harm: HarmFound, result: list[Draft], number: int, context: Context) -> Draft | None:
    if all(h is None or h.high == 0 for h in (harm.killed, harm.injured)):
        return None
    made = bare_killing(p, harm, number, read.times, context)
    if made is not None and _since(p, harm):
        return made
    return None if made is None else one_such(p, just_told(pointed_at(p, made, result, (), context.vocabulary), result), result)


def _of_forces(p: Parsed, spot: Mention) -> bool:
    """ "soldiers of the Xville army", "the Xville Police Command": a place that only says whose they are."""
    after = p.text[spot.end : spot.end + 24].split()
    return bool(after) and p.text[spot.end : spot.end + 1] == " " and singular(after[0].strip(".,;").lower()) in FORCE


def _beside(p: Parsed, harm: HarmFound, spot: Mention) -> bool:
    """ "ten died, and others were taken to the hospital of Xville": a place of another clause, or of a hospital, is not where they died."""
    at = next((i for i, same in p.named.items() if any(m.start == spot.start for m in same)), None)
    if at is None:
        return False
    if p.lows[at + 1 : at + 2] and p.lows[at + 1] in _CARE:
        return True
    mine, other = _verb(p.doc[min(harm.token, len(p.doc) - 1)]), _verb(p.doc[at])
    return mine is not other and ((other.dep_ == "conj" and other.head is mine) or (mine.dep_ == "conj" and mine.head is other and other.i > mine.i))


def _verb(token: Word) -> Word:
    while not token.tag_.startswith("VB") and token.head is not token:
        token = token.head
    return token


def _before_it(p: Parsed, harm: HarmFound, read: SentenceRead, result: Sequence[Draft], number: int) -> bool:
    """Whether a sentence says that its dead fell on days before the act told last ("killed over the weekend"): they are none of its."""
    last = next((d for d in reversed(result) if d.act in LETHAL and number - d.sentence <= 1), None)
    own = [w for w in read.times if w.interval is not None and not (w.vague or w.prior or w.ahead or w.shift is not None)]
    if last is None or last.when is None or last.when.interval is None or last.when.span[0] < 0 or len(own) != 1 or harm.again or last.sentence == number:
        return False
    mine = time_of(p, p.doc[harm.token], p.doc[harm.token], own, stance(p, p.doc[harm.token]), None)
    return mine is not None and mine.interval is not None and mine.interval.start < last.when.interval.start and not last.when.interval.timed


_CARE = words("hospital clinic infirmary")
_COURSE = words("operation operations advance battle battles offensive assault fighting clashes attack course")


def _in_course(p: Parsed) -> bool:
    """ "in the course of the operation", "during the advance": what the sentence tells happened in what was told before."""
    return any(word in _COURSE and p.lows[i - 1] == "the" and ({"in", "during", "course"} & set(p.lows[max(0, i - 5) : i])) for i, word in enumerate(p.lows) if i)
