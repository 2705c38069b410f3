"""What somebody answers to what was told before: denies the charge, or claims the deed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from ceasefire.claims import blame, roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter, asserter, can_speak
from ceasefire.claims.attribution import Stance
from ceasefire.claims.draft import HOSTILE, STATEMENTS, TEXT_DAYS, Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words


class Answer(msgspec.Struct, frozen=True):
    """kind: a denial of a charge, of a part in a deed, a claim of it, or a charge; who: whose; party: who is
    said to have done it, or not to have; word: the verb's span; sentence: number and span of its sentence;
    rejects: in words that also turn an offer down."""

    kind: Literal["denies", "disowns", "owns", "charges"]
    who: Asserter
    party: Party
    word: Span
    sentence: int
    span: Span
    rejects: bool = False


_DENIABLE = words("withdrawal force_movement overflight weapons_handover control_gained control_lost truce_declared agreement_signed aid_obstruction")
_POINTING = frozenset({"this", "that", "it", "these", "those", "them", "which"})


_ANSWERING = w.DENY | w.BLAME | w.OWN | blame.FALSE
"""Words without one of which a sentence answers nothing."""
_TELLING = w.DENY | w.BLAME | w.OWN | blame.CHARGE
"""Words by which a sentence answers."""


def answers(p: Parsed, number: int, here: Sequence[Draft]) -> list[Answer]:
    """Answers in a sentence to acts told elsewhere. here: the acts that the sentence itself tells; an
    answer above one that it denies or owns is no other."""
    telling = _TELLING & p.said
    if not telling or _ANSWERING.isdisjoint(p.said):
        return []
    found: list[Answer] = []
    for token in p.tokens:
        word = token.low
        if word not in telling:
            continue
        kind: Literal["denies", "disowns", "owns", "charges"] | None = None
        who: Word | None = None
        doer: Word | None = None
        if word in w.DENY and token.tag_.startswith("VB") and _of_charge(token):
            part = any(c.dep_ == "dobj" and low(c) in blame.ANSWERABLE for c in token.children)
            kind, who = "disowns" if part else "denies", roles.agent(token) if roles.is_passive(token) else roles.subject(token)
        elif word in w.BLAME and token.tag_.startswith("VB") and (doer := _blamed(token)) is not None:
            kind, who = "charges", roles.agent(token) if roles.is_passive(token) else roles.subject(token)
        elif word in w.OWN and any(c.dep_ == "dobj" and low(c) == "responsibility" for c in token.children):
            kind, who = "owns", roles.subject(token)
        elif word in blame.CHARGE and token.tag_.startswith("NN") and (verb := blame.called_false(token)) is not None and not _has_content(token):
            kind, who = "denies", _who_calls(verb, token)
        if kind is None or who is None or not _plain(p, token) or _nobody(who):
            continue
        under = {c.i for c in token.subtree}
        if any(d.found.token in under and d.act in HOSTILE and (d.stance.denied or (kind in {"owns", "charges"} and d.stance.chain)) for d in here):
            continue
        one = asserter(p, who)
        if one.id is None and not can_speak(who):
            continue
        party = roles.party(p, who if doer is None else doer)
        if kind == "charges" and not roles.somebody(p, party):
            continue
        if doer is None and party.id is None and one.id is not None and one.id in {m.id for same in p.named.values() for m in same if m.kind == "actor"}:
            party = msgspec.structs.replace(party, id=one.id)
        found.append(Answer(kind, msgspec.structs.replace(one, rule=f"answers what was told before: {word}"), party,
                            p.span(token.i, token.i), number, (p.sentence.start, p.sentence.end), word.startswith(("reject", "dismiss"))))  # fmt: skip
    return found


_OFFERED = words("roadmap plan proposal proposals offer offers deal agreement truce ceasefire terms conditions demand demands ultimatum resolution initiative draft accord formula")


def _of_charge(verb: Word) -> bool:
    """Whether what is denied is a charge told before: "denied it", "the accusations", "which X denied"."""
    if verb.dep_ == "relcl" and low(verb.head) in blame.CHARGE:
        return True
    if verb.dep_ == "relcl" and (low(verb.head) in _OFFERED or low(verb).startswith("reject")):
        return False  # "a roadmap, which they rejected"
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"} and not _has_content(child):
            if low(child) in _POINTING or low(child) in blame.ANSWERABLE:
                return True
            if low(child) in blame.CHARGE and (low(child) not in {"report", "reports", "account", "accounts"} or _definite(child)):
                return True
        if child.dep_ in {"xcomp", "ccomp"} and low(child) in {"doing", "so", "done"}:
            return True
        if child.dep_ == "ccomp" and low(child) in _HAPPENED and any(c.dep_ == "nsubj" and (low(c) in _IT or singular(c.text) in _DEEDS) and _pointed(c) for c in child.children):
            return True  # "denied that such crimes took place"
    return False


_IT = words("it this that attack attacks shelling incident strike bombing explosion blast fire assault raid killing killings deaths violence firing them")


_HAPPENED = words("took taken occurred happened happen")
_DEEDS = words("crime abuse atrocity act incident attack violation strike massacre killing rape event")


def _pointed(noun: Word) -> bool:
    return any(c.dep_ in {"det", "amod", "predet"} and low(c) in {"the", "this", "that", "these", "those", "such", "any"} for c in noun.children)


def _blamed(verb: Word) -> Word | None:
    """Who is blamed for what was told before: "blamed X", "blamed X for it", "accused X of firing them", "blamed it on X"."""
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    if not objects:
        return None
    for prep, obj in roles.prep_objects(verb):
        if prep == "on" and low(objects[0]) in _IT:
            return obj
        if prep in {"for", "of"} and low(obj) not in _IT:
            return None
    for child in verb.children:
        if child.dep_ == "prep" and low(child) in {"of", "for"}:
            for deed in child.children:
                if deed.dep_ == "pcomp" and not any(c.dep_ == "dobj" and low(c) in _IT for c in deed.children):
                    return None
    if low(verb).startswith("accus") and not any(c.dep_ == "prep" for c in verb.children):
        return None
    return None if low(objects[0]) in _IT else objects[0]


def _definite(noun: Word) -> bool:
    return any(c.dep_ in {"det", "poss", "amod"} for c in noun.children) or True


def _has_content(noun: Word) -> bool:
    """Whether a charge says itself of what: "the claim that ...", "accusations of ..."."""
    return any(
        (c.dep_ in {"acl", "relcl", "ccomp"} and not any(d.dep_ == "dobj" and low(d) in {"which", "that"} for d in c.children) and c.tag_ not in {"VBN"})
        or (c.dep_ == "prep" and low(c) in {"of", "in", "for", "about", "with"})
        for c in noun.children
    )  # fmt: skip


def _who_calls(verb: Word, noun: Word) -> Word | None:
    """Who says that a charge is false: of "called it a lie" the subject, of "it is a lie" whoever says so."""
    subject = roles.subject(verb)
    if subject is not None and subject != noun and subject.tag_ != "EX":
        return subject
    at = verb
    for _ in range(4):
        if at.head == at:
            break
        at = at.head
        if low(at) in w.SAY:
            return roles.subject(at)
    return None


def _plain(p: Parsed, verb: Word) -> bool:
    """Whether the answer is given, not only refused, imagined or to come."""
    at = verb if verb.tag_.startswith(("VB", "MD")) else verb.head
    return not any(c.dep_ == "neg" or c.tag_ == "MD" or low(c) in {"neither", "nor"} for c in (*at.children,)) and not any(
        c.dep_ == "mark" and low(c) in w.CONDITION for c in at.children
    )


def _nobody(who: Word) -> bool:
    return low(who) in {"nobody", "none", "one", "nothing"} or any(low(c) in {"no", "neither"} for c in who.children if c.dep_ in {"det", "preconj"})


def answered(one: Answer, earlier: Sequence[Draft]) -> list[Draft]:
    """The acts told before, as an answer tells them; [] when nothing told before can be meant."""
    meant = [
        d for d in earlier
        if one.sentence - d.sentence <= TEXT_DAYS and (d.act in HOSTILE or (one.kind == "denies" and d.act in _DENIABLE))
        and not (d.stance.denied or d.stance.negated or d.stance.future or d.stance.conditional)
    ]  # fmt: skip
    if not meant or (one.rejects and (before := [d for d in earlier if d.word < one.word]) and before[-1].act in STATEMENTS and before[-1].act != "denial"):
        return []  # "rejected it": the deal told just before
    last = [d for d in meant if d.sentence == meant[-1].sentence]
    last = [d for d in last if d.act in HOSTILE] or last  # what is charged is the deed, not the march to it
    charged = [d for d in last if d.stance.chain or d.stance.hedged or d.stance.doer is not None]
    if one.kind == "denies":
        own = [d for d in charged if d.doer is not None and one.party.id is not None and d.doer.id == one.party.id]
        last = own or charged or last[-1:]
    else:
        last = last[-1:]
    if one.kind == "charges" and len(last) == 1 and not last[0].doers and last[0].sentence == one.sentence and _told_by(one, last[0]):
        return [msgspec.structs.replace(last[0], doers=(one.party,))]  # "the police said, blaming X": told once
    return [_told(one, old) for old in last]


def _told_by(one: Answer, old: Draft) -> bool:
    """Whether whoever answers also told the act."""
    if not old.stance.chain:
        return False
    last = old.stance.chain[-1]
    return last.span == one.who.span or (last.id is not None and last.id == one.who.id)


def _told(one: Answer, old: Draft) -> Draft:
    who = one.who
    denies = one.kind in {"denies", "disowns"}
    if who.anaphor and who.id is None and old.doer is not None and denies:
        who = msgspec.structs.replace(who, id=old.doer.id, words=old.doer.surface)  # whoever is charged denies
    spans = {"attributed_to": one.who.span}
    doers = old.doers if old.doers and (one.kind == "denies" or (one.kind == "disowns" and one.party.id is None)) else (one.party,)
    if denies:
        spans["modality"] = one.word
    stance = Stance(chain=(who,), denied=denies, spans=spans)
    return msgspec.structs.replace(
        old, sentence=one.sentence, span=one.span, word=one.word, stance=stance, doers=doers, terms={}, term_spans={},
        killed=None, injured=None, harm_spans={},
    )  # fmt: skip
