"""What somebody says of himself that he will do: a threat where it hurts, consent where it helps, a refusal
where he will not help ("said it would recall its ambassador", "will let inspectors in", "would never disarm")."""

from __future__ import annotations

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import statement_terms as st
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.attribution import Stance
from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import TITLES
from ceasefire.claims.roles import Party, low
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_HARSHLY = words("kind tenfold harshly forcefully decisively militarily strongly firmly severely force forcibly fire resolutely sanctions arms")
_SELF = words("it they we he she i")
_WILL = words("will would shall 'll wo 'd")
_MAY = words("may might could")
_OFFICE = TITLES | words(
    """government ministry presidency cabinet aide adviser advisor source authority command department premier parliament
    leadership delegation army military embassy office administration commission commissioner union statement communique communiqué junta"""
)
# What is to befall others in a warning: "those who help them will face ...".
_FATE = words(
    """face faces suffer suffers pay pays regret regrets consequence consequences punished retaliation crushed treated targeted shot
    arrested jailed imprisoned detained expelled hanged prosecuted destroyed killed executed eliminated retaliated targets prosecution punishment held tolerated tolerate reprisals price"""
)
_STAYS = words("keep stay remain continue")
"""What only goes on is not threatened."""
_HELD = words("sanctions action consequences retaliation strikes reprisals punishment measures force war response attack attacks isolation embargo")
SETTLED = words("decided decides decide resolved undertook undertaken voted chose plans plan intends intend")
"""After these it is said without a verb of saying: "has decided to resume"."""


def means_to(verb: Word) -> bool:
    """Whether a verb tells what is to be done, by its own helpers or after "is to": a cheap look."""
    for child in verb.children:
        if child.tag_ == "MD" and (low(child) in _WILL or low(child) in _MAY):
            return True
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and (low(verb.head) in SETTLED or low(verb.head) in {"is", "are", "was", "were"})


def speaks_for(p: Parsed, one: Asserter, doer: Party) -> bool:
    """Whether a speaker is the doer or somebody in office, who may be his: "its foreign minister", "officials"."""
    if one.id is not None:
        return one.id == doer.id
    parts = one.words.split()
    # A bare name ("Castro said Cuba would ..."): who is quoted with no calling speaks for where he belongs.
    bare = 0 < len(parts) < 4 and all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in parts)
    return one.anaphor or bare or any(singular(word.lower()) in _OFFICE for word in parts)


def _himself(p: Parsed, subject: Word | None) -> bool:
    """ "it", "his country", "its forces", "the army": whoever speaks, or who obeys him."""
    if subject is None:
        return False
    if low(subject) in _SELF:
        return True
    if subject.i in p.named or singular(subject.text) not in _ITS:
        return False
    own = [c for c in subject.children if c.dep_ in {"poss", "det", "amod", "compound", "nmod"}]
    return all(low(c) in _OWNERS or c.tag_ == "JJ" for c in own) and any(low(c) in _OWNERS for c in own) and not any(c.i in p.named for c in subject.subtree)


_ITS = words("country government side army force forces military navy group movement party troop soldier fighter nation state police people men organisation organization authority air")
_OWNERS = words("his her its our their my the")


def pledged(p: Parsed, verb: Word, draft: Draft) -> Draft | None:
    """A draft of an own announcement, as said now; None where nobody speaks of himself."""
    told, doer = draft.stance, draft.doer
    settled = verb.dep_ == "xcomp" and low(verb.head) in SETTLED
    if doer is None and draft.found.entry.act == "threat" and roles.is_passive(verb):
        return _fate_of(p, verb, draft)
    if doer is None or (not told.future and not told.conditional) or told.denied:
        return None
    if settled and doer.id is not None:
        speaker = Asserter(doer.id, doer.surface, doer.span)
    elif told.intent is not None or not told.chain:
        return None
    else:
        speaker = told.chain[-1]
    pronoun = _himself(p, roles.subject(verb))
    if draft.found.entry.id.startswith("threat.fate_"):
        # "said X would pay": whoever says so means to see to it
        if speaker.id is None or speaker.outlet or doer.id in {None, speaker.id}:
            return None
        mine = Party(speaker.id, speaker.words, speaker.span, doer.token)
        return msgspec.structs.replace(draft, doers=(mine,), targets=(doer,), stance=_now(told, told.chain[:-1]))
    if not pronoun and not speaks_for(p, speaker, doer):
        return None
    if pronoun and doer.id is None and speaker.id is not None and p.mention(p.doc[doer.token], "actor") is None:
        doer = msgspec.structs.replace(doer, id=speaker.id, surface=speaker.words, span=speaker.span, pronoun=False)
    helpers = {low(c) for c in verb.children if c.tag_ == "MD"}
    if helpers & _MAY and (doer.id is None or draft.found.entry.act != "threat"):
        return None  # what may be is only told where it is held over somebody
    if told.conditional and not helpers & _MAY:
        return None
    no_longer = verb.i > 1 and p.lows[verb.i - 1] == "longer" and p.lows[verb.i - 2] == "no"
    act = draft.found.entry.act
    if told.negated or no_longer:
        if act == "threat":
            return None
        act = "rejection"
    elif not draft.found.entry.own:
        return None
    if act == "acceptance" and draft.found.entry.id == "acceptance.own_v" and not _others(p, verb, doer):
        return None  # help is given to somebody
    chain = told.chain[:-1] if told.chain and speaker.id == doer.id else told.chain
    return msgspec.structs.replace(draft, act=act, doers=(doer, *(d for d in draft.doers[1:] if d.id != doer.id)), stance=_now(told, chain))


_ATTACKS = words("attack attempt aggression strike violation provocation incursion raid breach assault")


def _fate_of(p: Parsed, verb: Word, draft: Draft) -> Draft | None:
    """ "said those who stayed would be destroyed": whoever says so of others means to see to it."""
    told = draft.stance
    if not told.chain or told.denied or told.negated or told.intent is not None or not any(low(c) in _WILL for c in verb.children):
        return None
    speaker = told.chain[-1]
    deed = roles.subject(verb)
    if not draft.targets and deed is not None and singular(deed.text) in _ATTACKS and speaker.id is not None and not speaker.outlet:
        mine = Party(speaker.id, speaker.words, speaker.span, deed.i)  # "any attack would be answered with force"
        return msgspec.structs.replace(draft, doers=(mine,), stance=_now(told, told.chain[:-1]))
    if not draft.targets:
        return None
    suffers = draft.targets[0]
    if speaker.outlet or speaker.id == suffers.id or not (suffers.id is not None or roles.somebody(p, suffers)):
        return None
    if speaker.id is None and not speaks_for(p, speaker, suffers):
        return None
    mine = Party(speaker.id, speaker.words, speaker.span, suffers.token)
    return msgspec.structs.replace(draft, doers=(mine,), stance=_now(told, told.chain[:-1]))


def held_over(p: Parsed, verb: Word, draft: Draft) -> Draft | None:
    """ "will close the strait if ..., a commander warned": a deed that hurts, told of as what its doer will do by
    himself or by who speaks for him, is a threat made now. None where it is another's forecast."""
    told, doer = draft.stance, draft.doer
    if doer is None or not told.chain or told.denied or told.negated or told.intent is not None or draft.found.nominal or low(verb) in _STAYS:
        return None
    helpers = {low(c) for c in verb.children if c.tag_ == "MD"}
    if not helpers & (_WILL | _MAY) or (helpers & _MAY and doer.id is None):
        return None
    speaker = told.chain[-1]
    if not _himself(p, roles.subject(verb)) and not speaks_for(p, speaker, doer):
        return None
    if doer.pronoun and doer.id is None and speaker.id is not None:
        doer = msgspec.structs.replace(doer, id=speaker.id, surface=speaker.words, span=speaker.span, pronoun=False)
    doer = _we(p, doer, speaker)
    chain = told.chain[:-1] if speaker.id is not None and speaker.id == doer.id else told.chain
    return msgspec.structs.replace(draft, act="threat", kind="statement", doers=(doer, *draft.doers[1:]), stance=_now(told, chain))


def _we(p: Parsed, doer: Party, speaker: Asserter) -> Party:
    """ "we will close the crossing", in what a body says that no list has: that body."""
    if doer.id is not None or doer.head not in _WE or speaker.id is not None or speaker.anaphor or speaker.outlet:
        return doer
    word = p.reaching(speaker.span[1])
    return doer if word is None else msgspec.structs.replace(doer, surface=speaker.words, span=speaker.span, token=word.i, pronoun=False, head=singular(word.text))


_WE = words("we i")


def _now(told: Stance, chain: tuple[Asserter, ...]) -> Stance:
    """What is to come as a statement made now."""
    return msgspec.structs.replace(told, future=False, conditional=False, negated=False, intent=None, chain=chain)


_RIVAL = words("exile refugee prisoner hostage detainee inspector observer monitor investigator tribunal mediator peacekeeper opposition rebel guerrilla insurgent militant separatist striker protester dissident faction party exile newspaper union journalist")


def _others(p: Parsed, verb: Word, doer: Party) -> bool:
    """Whether somebody else is named, or the doers are two."""
    around = [t for t in verb.subtree if t.i > verb.i]
    named = any((m := p.mention(t, "actor")) is not None and m.id != doer.id for t in around)
    return named or any(singular(t.text) in _RIVAL for t in around) or any(t.tag_ == "NNPS" and t.i not in p.named for t in around) or any(c.dep_ == "conj" and p.mention(c, "actor") is not None for c in p.doc[doer.token].children)


def refuses(draft: Draft) -> bool:
    """ "would never negotiate", "will not hand over its arms": whether an act that helps is said not to be going to happen."""
    return draft.stance.negated and draft.stance.future and draft.found.entry.act in _GOOD and not draft.found.nominal


_GOOD = words(
    """negotiation acceptance weapons_handover withdrawal prisoner_exchange safe_passage aid_delivery integration_of_fighters evacuation
    agreement_signed truce_declared offensive_halted settlement_of_status"""
)


def own_threat(p: Parsed, verb: Word, draft: Draft) -> bool:
    """ "said it would retaliate if ...", "will respond with force": what the speaker means to do, not an answer to a letter."""
    told = draft.stance
    if not told.future or told.negated or told.denied or told.intent is not None:
        return False
    doer = draft.doer
    own = _himself(p, roles.subject(verb)) or (bool(told.chain) and doer is not None and doer.id is not None and speaks_for(p, told.chain[-1], doer))
    harsh = low(verb).startswith(("retaliat", "us", "employ")) or not _HARSHLY.isdisjoint(p.lows[verb.i : verb.i + 6])
    return own and bool(told.chain) and (harsh or st.condition_of(p, verb) is not None)


def warned(p: Parsed, verb: Word, draft: Draft, content: str) -> str | None:
    """What a warning is: a threat of what the speaker will do or others will suffer, a demand not to do
    something; None when it only says what is to be feared."""
    clause = next((c for c in verb.children if c.dep_ in {"ccomp", "advcl"} and c.i > verb.i and not any(d.dep_ == "mark" and low(d) == "if" for d in c.children)), None)
    if clause is not None and clause.tag_.startswith(("VB", "MD")) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children):
        who = roles.subject(clause)
        mine = {d.id for d in draft.doers} - {None}
        own = who is not None and (low(who) in _SELF or any(one.id in mine for one in roles.parties(p, who) if one.id is not None) or any(low(c) in {"its", "their", "his", "our"} for c in who.children))
        if own:
            return "threat" if st.HARD.search(content) else None
        return "threat" if _FATE & {low(t) for t in clause.subtree} and any(c.tag_ == "MD" for c in clause.children) else None
    after = {low(c) for c in verb.children if c.i > verb.i}
    asked = any(c.dep_ == "xcomp" or (c.dep_ in {"advcl", "ccomp"} and c.tag_ == "VB") for c in verb.children)
    said = next((c for c in verb.children if c.dep_ == "advcl" and low(c) in {"saying", "adding"}), None)
    if said is not None and any(c.tag_ == "MD" for t in said.subtree for c in t.children) and (_FATE | {"response"}) & {low(t) for t in said.subtree}:
        return "threat"  # "warned X against it, saying that any attack would meet with a response"
    if "against" in after or asked:
        return "demand_or_ultimatum" if roles.objects(verb) else None
    held = {low(t) for c in verb.children if c.dep_ == "prep" and low(c) in {"of", "about"} for t in c.subtree}
    return "threat" if st.HARD.search(content.replace("warning", "")) or (roles.objects(verb) and held & _HELD) else None
