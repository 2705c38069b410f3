"""Which act of a sentence the people it names as harmed belong to."""

from __future__ import annotations

import msgspec

from ceasefire.claims.comparison import compared
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.harm import HarmFound, merge
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low, objects

_BESIDES = frozenset({"abduction_or_detention", "violation_alleged"})


def give_harm(p: Parsed, drafts: list[Draft], found: list[HarmFound]) -> tuple[list[Draft], list[HarmFound]]:
    """Harm goes to the act that governs its word, else to the nearest lethal act of the sentence."""
    loose: list[HarmFound] = []
    for harm in found:
        if harm.of_them or harm.again:
            loose.append(harm)
            continue
        takers = [
            d
            for d in drafts
            if (d.act in LETHAL or d.act in _BESIDES)
            and not d.stance.conditional
            and not d.stance.denied
            and compared(p, d.found.token) == compared(p, harm.token)
        ]
        zero = (harm.killed is not None and harm.killed.high == 0) or (
            harm.injured is not None and harm.injured.high == 0
        )
        if not takers:
            if not _moved(p, harm, drafts):
                loose.append(harm)
            continue
        local = p.doc[harm.token].head.dep_ == "prep" or any(
            low(t) == "without" for t in p.doc[max(0, harm.token - 3) : harm.token]
        )
        everywhere = (
            zero
            and not local
            and low(p.doc[harm.token]).startswith(("casualt", "victim", "reported", "losses"))
        )
        chosen = takers if everywhere else [_taker(p, harm, takers)]
        for one in chosen:
            spans = {
                **one.harm_spans,
                **{
                    k: harm.span
                    for k, v in (("killed", harm.killed), ("injured", harm.injured))
                    if v is not None
                },
            }
            drafts[drafts.index(one)] = msgspec.structs.replace(
                one,
                killed=merge(one.killed, harm.killed, one.act),
                injured=merge(one.injured, harm.injured, one.act),
                harm_spans=spans,
            )
    return drafts, loose


def _moved(p: Parsed, harm: HarmFound, drafts: list[Draft]) -> bool:
    """ "took 31 wounded men out of the town": they are who is helped, and were not hurt by it."""
    helped = {t.i for d in drafts if d.act in {"evacuation", "safe_passage", "prisoner_exchange"} and not d.found.nominal for o in objects(p.doc[d.found.token]) for t in (o, *o.lefts)}
    return harm.token in helped


def _taker(p: Parsed, harm: HarmFound, takers: list[Draft]) -> Draft:
    words = {d.found.token: d for d in takers} | {d.found.root: d for d in takers}
    at = p.doc[harm.token]
    if any(c.i in words for c in at.children if c.dep_ in {"nsubj", "agent", "prep", "nsubjpass"}):
        return next(words[c.i] for c in at.children if c.i in words)
    for _ in range(12):
        if at.i in words:
            return words[at.i]
        for child in at.children:
            if child.dep_ in {"nsubj"} and child.i in words:
                return words[child.i]
        if at.head == at:
            break
        at = at.head
    before = [d for d in takers if d.found.token < harm.token]
    return min(before or takers, key=lambda d: (abs(d.found.token - harm.token), d.found.token))
