"""Which act of a sentence the people it names as harmed belong to."""

from __future__ import annotations

import msgspec

from ceasefire.claims.comparison import compared
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.harm import HarmFound, merge
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, loose_km, resolve, within
from ceasefire.claims.roles import low, objects, prep_objects
from ceasefire.dossier.vocabulary import Vocabulary

_BESIDES = frozenset({"abduction_or_detention", "violation_alleged"})


def give_harm(p: Parsed, drafts: list[Draft], found: list[HarmFound], vocabulary: Vocabulary) -> tuple[list[Draft], list[HarmFound]]:
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
            spot = None if everywhere or one.killed is not None or one.injured is not None else _other_spot(p, harm, one, vocabulary)
            drafts[drafts.index(one)] = msgspec.structs.replace(
                one,
                places=one.places if spot is None else (*one.places, spot),
                harmed=one.harmed if spot is None else len(one.places),
                killed=merge(one.killed, harm.killed, one.act),
                injured=merge(one.injured, harm.injured, one.act),
                harm_spans=spans,
            )
    return drafts, loose


def _other_spot(p: Parsed, harm: HarmFound, one: Draft, vocabulary: Vocabulary) -> Where | None:
    """ "shelled X, and a woman was killed in Y": where the harm was, of a clause of its own behind the act."""
    verb = p.doc[harm.token]
    if not one.places or verb.i <= one.found.token or verb.dep_ != "conj" or not verb.tag_.startswith("VB"):
        return None
    for prep, place in prep_objects(verb):
        mention = p.mention(place, "place") if prep in {"in", "at", "near", "outside"} else None
        if mention is not None:
            where = resolve(mention, vocabulary, (), loose_km(place))
            known = any(w.span[0] == mention.start or w.place.id == where.id is not None or within(where, w.place) or within(w.place, where) for w in one.places)
            return None if known or where.where_prec > 3 else Where(where, (mention.start, mention.end))
    return None


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
