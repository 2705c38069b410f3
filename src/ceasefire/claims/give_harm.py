"""Which act of a sentence the people it names as harmed belong to."""

from __future__ import annotations

import msgspec

from ceasefire.claims.attribution import stance
from ceasefire.claims.comparison import compared
from ceasefire.claims.draft import LETHAL, Draft
from ceasefire.claims.harm import HarmFound, merge
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import Where, loose_km, resolve, within
from ceasefire.claims.roles import is_passive, low, objects, prep_objects
from ceasefire.claims.toll import told_of
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_CLOSE = 6
_SEIZED = frozenset({"control_gained", "control_lost"})
_BESIDES = frozenset({"abduction_or_detention", "violation_alleged"})


def give_harm(p: Parsed, drafts: list[Draft], found: list[HarmFound], vocabulary: Vocabulary) -> tuple[list[Draft], list[HarmFound]]:
    """Harm goes to the act that governs its word, else to the nearest lethal act of the sentence."""
    loose: list[HarmFound] = []
    last: tuple[HarmFound, int] | None = None
    for harm in found:
        if harm.of_them or harm.again:
            loose.append(harm)
            continue
        takers = [
            d
            for d in drafts
            if (d.act in LETHAL or d.act in _BESIDES)
            and not d.stance.conditional
            and not _other_deed(p, harm, d)
            and not _since_then(p, harm, d)
            and not answered_later(p, harm, d)
            and not d.stance.denied
            and compared(p, d.found.token) == compared(p, harm.token)
        ]
        if takers and stance(p, p.doc[harm.token]).denied:
            # "denied that its shells had killed a girl and said a soldier had died in X": she is none of those in X.
            if not any(d.stance.denied and d.act in LETHAL for d in drafts):
                loose.append(harm)
            continue
        zero = (harm.killed is not None and harm.killed.high == 0) or (
            harm.injured is not None and harm.injured.high == 0
        )
        if not takers:
            seized = [d for d in drafts if d.act in _SEIZED and not d.stance.denied and _on_the_way(p, harm, d)]
            takers = seized[:1]
        if not takers:
            if not _moved(p, harm, drafts):
                loose.append(harm)
            continue
        local = p.doc[harm.token].head.dep_ == "prep" or any(
            low(t) == "without" for t in p.doc[max(0, harm.token - 3) : harm.token]
        ) or any(c.dep_ == "nsubj" and c.i == d.found.token for c in p.doc[harm.token].head.children for d in takers)  # "the bomb caused no casualties"
        everywhere = (
            zero
            and not local
            and low(p.doc[harm.token]).startswith(("casualt", "victim", "reported", "losses"))
        )
        if everywhere:
            chosen = takers
        elif last is not None and drafts[last[1]] in takers and _joined(p, last[0], harm):
            chosen = [drafts[last[1]]]
        else:
            chosen = [_taker(p, harm, takers)]
        if zero and len(chosen) == 1 and any(h is not None and h.best for h in (chosen[0].killed, chosen[0].injured)) and harm.killed is not None and harm.injured is not None:
            continue  # the same act's toll is told
        if len(chosen) == 1 and _other_voice(p, harm, chosen[0]):
            loose.append(harm)
            continue
        for one in chosen:
            spans = {**one.harm_spans, **{k: harm.span for k, v in (("killed", harm.killed), ("injured", harm.injured)) if v is not None}}
            spot = None if everywhere or one.killed is not None or one.injured is not None else _other_spot(p, harm, one, vocabulary)
            last = (harm, drafts.index(one))
            drafts[last[1]] = shot_dead(msgspec.structs.replace(
                one,
                places=one.places if spot is None else (*one.places, spot),
                harmed=one.harmed if spot is None else len(one.places),
                killed=merge(one.killed, harm.killed, one.act),
                injured=merge(one.injured, harm.injured, one.act),
                harm_spans=spans,
            ))
    return drafts, loose


def _other_deed(p: Parsed, harm: HarmFound, draft: Draft) -> bool:
    """ "killed 41 and captured 80": those who were killed are none of those who were taken."""
    verb, deed = p.doc[harm.token], p.doc[draft.found.token]
    pair = deed if deed.dep_ == "conj" and deed.head == verb else verb if verb.dep_ == "conj" and verb.head == deed else None
    return draft.act == "abduction_or_detention" and pair is not None and verb.tag_.startswith("VB") and not is_passive(verb) and bool(objects(verb)) and bool(objects(deed)) and objects(verb) != objects(deed)


def _since_then(p: Parsed, harm: HarmFound, draft: Draft) -> bool:
    """ "880 have died since gunmen stormed the city": those of all the time since then are none of that deed's alone."""
    deed = p.doc[draft.found.token]
    return deed.dep_ == "advcl" and deed.head.i == p.doc[harm.token].i and any(low(c) == "since" and c.i < deed.i for c in deed.children)


def answered_later(p: Parsed, harm: HarmFound, draft: Draft) -> bool:
    """ "said two soldiers were hurt and that it responded with artillery": who was hurt before the answer was not hurt by it."""
    if max(draft.found.root, draft.found.token) >= len(p.doc) or p.span(draft.found.token, draft.found.token) != draft.word:
        return False  # told of another sentence's act
    verb = p.doc[draft.found.root]
    if not (low(verb).startswith(_REPLIES) or (low(verb) in _RETURNED and low(p.doc[draft.found.token]) == "fire")) or harm.token > verb.i:
        return False
    at = verb
    while at.head != at:
        if at.head.i == harm.token and at.dep_ != "conj":
            return False  # "ten were killed when the army responded with shells"
        at = at.head
    return p.doc[harm.token].tag_.startswith("VB") and p.doc[harm.token].head != verb


_REPLIES = ("respond", "retaliat", "repli", "reply")
_RETURNED = frozenset({"returned", "return", "returning"})


def shot_dead(draft: Draft) -> Draft:
    """ "Masked men shot him ... He died": whom nobody known shot and killed was assassinated, as with "shot dead"."""
    if draft.act != "small_arms_fire" or draft.found.entry.id != "small_arms_fire.shoot_v" or draft.killed is None or not draft.killed.best or draft.killed.best > 2:
        return draft
    known = [one for one in draft.doers if one.id is not None or not (one.head in GUNMEN or one.surface[:2].lower() == "un")]
    return draft if known else msgspec.structs.replace(draft, act="assassination")


GUNMEN = words("gunman assailant attacker unknown unidentified motorcyclist person people individual men man")
"""Who are nobody known."""


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


def _joined(p: Parsed, one: HarmFound, other: HarmFound) -> bool:
    """ "left one dead and seven injured": two tolls of one verb go together."""
    between = p.tags[one.token + 1 : other.token]
    return one.token < other.token <= one.token + _CLOSE and "and" in p.lows[one.token + 1 : other.token] and not any(
        t.startswith(("VB", "WD", "WP")) or t in {":", "IN"} for t in between
    )


def _other_voice(p: Parsed, harm: HarmFound, draft: Draft) -> bool:
    """ "The army said it shelled the town, while medics said four were killed": a figure that is somebody else's word."""
    if not draft.stance.chain:
        # "Shells hit the town, with medics reporting two dead": the toll is theirs alone.
        return _reported_aside(p, harm)
    who, whose = told_of(p, harm).chain, draft.stance.chain
    return bool(who) and (who[-1].id or who[-1].words.lower()) != (whose[-1].id or whose[-1].words.lower())


def _on_the_way(p: Parsed, harm: HarmFound, draft: Draft) -> bool:
    """ "overran a post, killing about 40 soldiers": whether a participle of harm hangs on what was taken."""
    at = p.doc[harm.token]
    deed = p.doc[draft.found.token]
    if deed.head == at and deed.dep_ == "advcl" and any(c.i < deed.i and low(c) in {"when", "as", "after"} for c in deed.children):
        return True  # "seven were killed when fighters overran their post"
    if at.tag_ != "VBG" or at.dep_ not in {"advcl", "pcomp", "xcomp"}:
        return False
    verb = p.doc[draft.found.token]
    return at.head in (verb, verb.head) or (at.dep_ == "pcomp" and at.head.head in (verb, verb.head))


def _reported_aside(p: Parsed, harm: HarmFound) -> bool:
    """Whether somebody named says of a number only, in a clause or phrase of its own, how many they were."""
    return bool(told_of(p, harm).chain)


def _moved(p: Parsed, harm: HarmFound, drafts: list[Draft]) -> bool:
    """ "took 31 wounded men out of the town": they are who is helped, and were not hurt by it."""
    helped = {t.i for d in drafts if d.act in {"evacuation", "safe_passage", "prisoner_exchange", "aid_delivery"} and not d.found.nominal for o in objects(p.doc[d.found.token]) for t in (o, *o.lefts, *(c for c in o.children if c.dep_ == "acl" and c.i == o.i + 1))}
    return harm.token in helped


_OPENS = frozenset({"and", "while", "but", ",", ";", "whereas"})


def _own_doer(p: Parsed, verb: int, head: int, takers: list[Draft]) -> Draft | None:
    """ "shelling killed two and a drone strike wounded four": the act that opens the second half, whatever the parse makes of it."""
    for one in reversed(takers):
        at = one.found.token
        if not (head < at < verb and one.found.nominal):
            continue
        first = min([at, *(c.i for c in p.doc[at].lefts if c.dep_ in {"det", "compound", "amod"})])
        if p.lows[first - 1] in _OPENS:
            return one
    return None


_BY = frozenset({"in", "by", "during"})


def _taker(p: Parsed, harm: HarmFound, takers: list[Draft]) -> Draft:
    words = {d.found.root: d for d in takers} | {d.found.token: d for d in takers}
    at = p.doc[harm.token]
    if any(c.i in words for c in at.children if c.dep_ in {"nsubj", "agent", "prep", "nsubjpass"}):
        return next(words[c.i] for c in at.children if c.i in words)
    for c in at.children:  # "killed in air strikes and shelling": the first of those named; "killed when soldiers opened fire"
        deeds = [o for o in c.children if o.dep_ == "pobj"] if c.dep_ in {"prep", "agent"} and low(c) in _BY else [c] if c.dep_ == "advcl" and any(low(m) in {"when", "as"} for m in c.children) else []
        if told := next((words[o.i] for o in deeds if o.i in words), None):
            return told
    for _ in range(12):
        if at.i in words:
            return words[at.i]
        if at.dep_ == "conj" and at.tag_.startswith("VB") and (own := _own_doer(p, at.i, at.head.i, takers)) is not None:
            return own
        for child in at.children:
            if child.dep_ in {"nsubj"} and child.i in words:
                return words[child.i]
        if at.head == at:
            break
        at = at.head
    before = [d for d in takers if d.found.token < harm.token]
    return min(before or takers, key=lambda d: (abs(d.found.token - harm.token), d.found.token))
