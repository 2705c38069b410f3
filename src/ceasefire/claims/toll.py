"""A toll told anew: "the toll rose to 16", "the ministry later put it at 28 dead".

It is the same harm with a later number where the same voice, or none of its own, tells it; another
voice's number is that voice's own claim about the same act.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.asserters import Asserter, asserter
from ceasefire.claims.attribution import Stance, stance
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.harm import HarmFound
from ceasefire.claims.harm_words import toll_of
from ceasefire.claims.literals import Sieve
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low, subject
from ceasefire.claims.speakers import sentence_speaker
from ceasefire.claims.text import Span
from ceasefire.dossier.wordlist import words

_NEAR = 3
_TOLL = Sieve(re.compile(
    r"\b(?:toll|number of (?:the )?(?:dead|deaths|killed|victims|fatalities)|(?:dead|death) count)\b|\bputs? (?:the|its|their)(?: own)? (?:dead|number|losses|deaths|killed) at\b|\b(?:its|their|his|her|the) (?:own )?(?:count|tally)(?: \w+)? (?:stood|stands|rose|reached|climbed|grew)\b|\b(?:raise[ds]?|revise[ds]?|update[ds]?|lower(?:ed|s)?) (?:the|its|his|her|their|that) (?:number|figure|total) (?:to|up|down)\b",
    re.IGNORECASE,
))
_MOVED = words(
    """rose risen rises rise climbed climbs reached reaches raised raises revised revises increased increases grew grown jumped mounted
    put puts stands stood updated upped now later lowered fell stood later initial earlier counted"""
)
# The toll of a time or of a war is no single act's.
_PERIOD = re.compile(
    r"\b(?:this (?:week|month|year)|since|so far this|overall|total(?:s)? (?:for|of) the|of the (?:war|conflict|campaign|offensive|siege)|"
    r"in (?:the )?(?:past|last)|(?:days?|weeks?|months?|years?) of|for the (?:month|week|year)|in (?:January|February|March|April|May|June|July|August|September|October|November|December|\d{4}))\b",
    re.IGNORECASE,
)
_WAR = re.compile(r"\bof the (?:\w+ ){0,2}(?:war|conflict|uprising|insurgency)\b", re.IGNORECASE)
_BRINGING = words("bringing raising taking pushing lifting")
_SETTERS = words(
    """put puts raise raised raises revise revised revises update updated updates give gave gives given place placed lower lowered confirm confirmed confirms
    acknowledge acknowledged acknowledges admit admitted admits report reported reports count counted counts spoke speak speaks cite cited cites claim
    claimed claims document documented documents record recorded records list listed lists conceded recognised recognized"""
)


_NOBODY = words("toll number that which count death deaths this")


def speaks_of_toll(p: Parsed) -> bool:
    """Whether a sentence gives a new number for what was told, and not the count of a longer time."""
    if _MOVED.isdisjoint(p.said) and _BRINGING.isdisjoint(p.said):
        return False
    return bool(_TOLL.search(p.masked)) and not _PERIOD.search(p.masked)


_THOSE = re.compile(
    r"\b(?:the|both|all|those|these|his|her|their)(?: (?:two|three|four|five|six|seven|eight|nine|ten|\d+|other|wounded|injured|dead|slain|young))*"
    r" (?:soldiers?|servicem[ae]n|fighters?|policem[ae]n|officers?|m[ae]n|wom[ae]n|boys?|girls?|child(?:ren)?|youths?|teenagers?|farmers?|workers?|journalists?|civilians?"
    r"|victims?|wounded|injured|casualties|others?|dead|killed|bod(?:y|ies)|survivors?|patients?|pair|trio)\b",
    re.IGNORECASE,
)


def counted_before(p: Parsed, found: HarmFound, earlier: Sequence[Draft], sentence: int) -> bool:
    """Whether harm is of those who were counted before: "the soldier was taken to hospital", "the others killed were fighters"."""
    start = next((m.start() for m in _THOSE.finditer(p.text, max(0, found.span[0] - 40), found.span[1])), None)
    if start is None:
        return False
    for field in ("killed", "injured"):
        new = getattr(found, field)
        if new is None:
            continue
        old = next((h for d in reversed(earlier) if sentence - d.sentence <= _NEAR and (h := getattr(d, field)) is not None and h.high != 0), None)
        if old is None or (new.best is not None and old.best is not None and new.best > old.best):
            return False
    return True


def of_a_war(p: Parsed) -> bool:
    """Whether a sentence gives the toll of a war, which is no happening."""
    return bool(_TOLL.search(p.masked)) and bool(_WAR.search(p.masked))


def retold(p: Parsed, found: Sequence[HarmFound], earlier: Sequence[Draft], sentence: int, named: bool) -> list[Draft] | None:
    """The drafts so far with the toll that a sentence tells anew; None where it tells of none of them.

    found: harm that no act of the sentence takes; named: the sentence names a place of its own.
    """
    if not speaks_of_toll(p):
        return None
    killed = next((h for h in found if h.killed is not None), None)
    injured = next((h for h in found if h.injured is not None), None)
    if killed is None and any(d.sentence == sentence and d.killed is not None for d in earlier):
        return None  # an act of the sentence has it
    if killed is None:
        killed = next(iter(toll_of(p, p.masked, [])), None)
    if killed is None:
        return None
    at = next(
        (
            i for i in range(len(earlier) - 1, -1, -1)
            if earlier[i].act in LETHAL and sentence - earlier[i].sentence <= _NEAR and earlier[i].killed is not None
            and not (earlier[i].stance.denied or earlier[i].stance.future or earlier[i].stance.conditional)
        ),
        None,
    )  # fmt: skip
    if at is None or (named and earlier[at].sentence != sentence):
        return None
    old = earlier[at]
    if not _BRINGING.isdisjoint(p.said):
        killed = _brought(p, found, old)
        if killed is None:
            return None
    spans: dict[str, Span] = {**old.harm_spans, "killed": killed.span}
    new = msgspec.structs.replace(old, killed=killed.killed, injured=injured.injured if injured else old.injured)
    if injured is not None:
        spans["injured"] = injured.span
    new = msgspec.structs.replace(new, harm_spans=spans)
    voice = _voice(p, killed)
    drafts = list(earlier)
    if voice is None or _same(voice, old.stance.chain[-1] if old.stance.chain else None):
        drafts[at] = new
        return drafts
    told = msgspec.structs.replace(old.stance, chain=(voice,), hedged=False, spans={**old.stance.spans, "attributed_to": voice.span})
    own = msgspec.structs.replace(
        new, stance=told, sentence=sentence, span=(p.sentence.start, p.sentence.end), injured=injured.injured if injured else None,
        doers=(), targets=tuple(t for t in old.targets if not any(start <= t.span[0] and t.span[1] <= end for start, end in old.harm_spans.values())),
    )  # fmt: skip
    drafts.append(own)
    return drafts


def told_of(p: Parsed, harm: HarmFound) -> Stance:
    """How harm is told; whoever gives another number is its speaker ("the ministry spoke of 28")."""
    told = stance(p, p.doc[min(harm.token, len(p.doc) - 1)])
    if all(h is None or h.high == 0 for h in (harm.killed, harm.injured)):
        told = msgspec.structs.replace(told, negated=False)  # "had no losses" says so
    if harm.again:
        # "would confirm only fifteen" confirms them.
        told = msgspec.structs.replace(told, conditional=False, future=False)
    if harm.voice is not None:
        told = msgspec.structs.replace(told, chain=(), negated=False)
    who = asserter(p, p.doc[harm.voice]) if harm.voice is not None else None if told.chain else _voice(p, harm) if harm.again else _counter(p, harm)
    return told if who is None else msgspec.structs.replace(told, chain=(who,), spans={**told.spans, "attributed_to": who.span})


_TALLY = words("tally count toll figure total")
_UP = 4
"""Words up from a word of harm to the verb that counts it: "put its losses at four killed"."""
_PICKED = words("found counted picked recovered collected retrieved pulled")
_COUNT = words("put puts count counts counted record records recorded document documents documented register registers registered log logged tallied")


def _counter(p: Parsed, harm: HarmFound) -> Asserter | None:
    """ "Medics counted 24 bodies": whoever counts them says so."""
    at = p.doc[min(harm.token, len(p.doc) - 1)]
    for _ in range(_UP):
        if low(at) in _PICKED and at.tag_.startswith("VB") and (known := subject(at)) is not None and (p.mention(known, "source") or p.mention(known, "actor")):
            return asserter(p, known)  # "the Red Cross has since picked up 281 bodies"
        tally = next((c for c in at.children if c.dep_ == "nsubj" and low(c) in _TALLY), None)
        if tally is not None and (whose := next((c for c in tally.children if c.dep_ == "poss"), None)) is not None:
            return asserter(p, whose)  # "the Observatory's tally stood at 30 dead"
        if low(at) in _COUNT and at.tag_.startswith("VB"):
            who = subject(at)
            return asserter(p, who) if who is not None else None
        at = at.head
    return None


def _brought(p: Parsed, found: Sequence[HarmFound], old: Draft) -> HarmFound | None:
    """ "three of the wounded died, bringing the toll to 15", after twelve dead: only where it adds up."""
    total = next(iter(toll_of(p, p.masked, [])), None)
    before = old.killed.best if old.killed is not None else None
    if total is None or total.killed is None or total.killed.best is None or before is None:
        return None
    more = [h.killed.best for h in found if h.killed is not None and h.killed.best is not None and h.token != total.token]
    fits = total.killed.best > before and (not more or before + more[0] == total.killed.best)
    return total if fits else None


def _voice(p: Parsed, harm: HarmFound) -> Asserter | None:
    """Who gives the number: the subject of "put the toll at", else whom the sentence names as saying it."""
    for token in p.doc:
        if low(token) in _SETTERS and token.tag_.startswith("VB"):
            who = subject(token)
            if who is not None and low(who) not in _NOBODY and not any(c.dep_ == "nummod" for c in who.children):  # "said 24 people were killed, but later put the toll at 31"
                return asserter(p, who)
    chain = stance(p, p.doc[min(harm.token, len(p.doc) - 1)]).chain
    return chain[-1] if chain else sentence_speaker(p)


def _same(one: Asserter, other: Asserter | None) -> bool:
    if other is None:
        return False
    if one.id is not None:
        return one.id == other.id
    head = one.words.lower().split()[-1:]
    if one.anaphor and not _PARTIES.isdisjoint(head):
        return head[0] in other.words.lower().split()  # "local officials said ...; the army put it at ..."
    return one.anaphor or (other.id is None and head == other.words.lower().split()[-1:])


_PARTIES = words("army coalition government police ministry military navy opposition")
"""Bodies that a bare "the" names again only where they spoke before."""
_MISHAP = words(
    """pileup braked skidded swerved overtaking accident accidents collision collided derailed earthquake floods flooding landslide lightning avalanche drowned drowning malaria cholera
    measles epidemic outbreak illness disease capsized capsizing overturned stampede hypothermia"""
)


def mishap(p: Parsed) -> bool:
    """Whether a sentence tells of deaths that nobody caused: a road accident, a flood, an illness."""
    return not _MISHAP.isdisjoint(p.said)
