"""Who asserts an act, and how firmly: the verbs of saying, denying and intending above it."""

from __future__ import annotations

from typing import Any

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter, asserter, can_speak
from ceasefire.claims.parse import Parsed
from ceasefire.claims.relays import PIECE, outer_of, relayed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.claims.walk import Walk, denied_subject, infinitive, own, own_hedge


class Stance(msgspec.Struct, frozen=True):
    """How an act is told. chain: who asserts it, outermost first; doer: named by an accusation;
    intent: index of the verb of intention, threat or order that the act hangs on; general: said as a habit."""

    chain: tuple[Asserter, ...] = ()
    denied: bool = False
    negated: bool = False
    hedged: bool = False
    future: bool = False
    conditional: bool = False
    opinion: bool = False
    general: bool = False
    doer: Party | None = None
    intent: int | None = None
    spans: dict[str, Span] = {}


def sentence_speaker(p: Parsed) -> Asserter | None:
    """Who a sentence's main verb of saying belongs to, or whom it is "according to"."""
    walk = Walk()
    for token in p.doc:
        if token.dep_ == "ROOT" and low(token) in w.SAY:
            _add(p, _say_subject(token), walk, f"verb of saying: {low(token)}")
    if not walk.inner and p.doc:
        _according(p, p.doc[0], walk)
    return walk.inner[0] if walk.inner else None


def _say_subject(verb: Any) -> Any:
    found = roles.subject(verb)
    if roles.is_passive(verb):
        return roles.agent(verb)
    return found


def stance(p: Parsed, start: Any) -> Stance:
    """The stance of the act at a token."""
    walk = Walk()
    token = start
    own(p, token, walk)
    for _ in range(25):
        head = token.head
        if head == token:
            break
        _step(p, token, head, walk)
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ == "VBN"):
            walk.fact = True
        token = head
    _accused(p, start, walk)
    _according(p, start, walk)
    return Stance(
        chain=tuple(reversed(walk.inner)), denied="denied" in walk.flags, negated="negated" in walk.flags,
        hedged="hedged" in walk.flags, future="future" in walk.flags, conditional="conditional" in walk.flags,
        opinion="opinion" in walk.flags, general="general" in walk.flags, doer=walk.doer, intent=walk.intent,
        spans=walk.spans,
    )  # fmt: skip


def _step(p: Parsed, token: Any, head: Any, walk: Walk) -> None:
    rel, word = token.dep_, low(head)
    if rel == "conj":
        # The second of two joined verbs shares what governs the first, not its auxiliaries - unless
        # it has none of its own ("will shell and storm").
        if (
            head.tag_.startswith("VB")
            and token.tag_ in {"VB", "VBN", "VBG"}
            and not any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in token.children)
        ):
            own(p, head, walk)
        return
    if (
        token.tag_ == "VB"
        and any(c.tag_ == "TO" for c in token.children)
        and rel in {"advcl", "xcomp", "acl", "relcl", "ccomp", "ROOT"}
    ):
        infinitive(token, head, word, rel, walk)
    if (rel == "acl" and word in w.CLAIM_NOUN) or (rel == "prep" and word in w.CLAIM_NOUN):
        walk.set("hedged")
        _claim_noun(p, head, walk)
    if not head.tag_.startswith(("VB", "MD")):
        if rel in {"prep", "pobj", "compound", "amod", "poss", "nmod", "appos"}:
            if word in w.FUTURE_NOUN and rel != "poss":
                walk.set("future")
                walk.intent = head.i if walk.intent is None else walk.intent
            if head.tag_.startswith("NN") and any(low(c) == "no" for c in head.children if c.dep_ == "det"):
                walk.set("negated")
            own_hedge(head, walk)
        return
    content = rel in {
        "ccomp",
        "xcomp",
        "pcomp",
        "dobj",
        "advcl",
        "parataxis",
        "dep",
        "nsubjpass",
        "csubj",
        "prep",
        "nsubj",
        "agent",
    }
    if content:
        _governed(p, token, head, word, rel, walk)
    if rel in {"dobj", "nsubj", "nsubjpass", "prep", "agent", "attr", "xcomp", "pobj", "npadvmod"}:
        own(p, head, walk)


def _accused(p: Parsed, start: Any, walk: Walk) -> None:
    """ "accused X in the east of shelling Y": the parse hangs "of" on the nearest noun."""
    token = start
    while token.dep_ == "conj":
        token = token.head
    if (
        walk.doer is not None
        or token.dep_ != "pcomp"
        or low(token.head) != "of"
        or token.head.head.tag_.startswith("VB")
    ):
        return
    for verb in p.doc[: token.i]:
        if low(verb) in {"accused", "accuse", "accuses", "accusing"}:
            for child in verb.children:
                if child.dep_ in {"dobj", "nsubjpass"}:
                    walk.doer = roles.party(p, child)
                    _add(p, _say_subject(verb), walk, f"accusation: {low(verb)}")
                    return


def _claim_noun(p: Parsed, noun: Any, walk: Walk) -> None:
    for child in noun.children:
        if child.dep_ == "poss" or (child.dep_ in {"compound", "amod"} and child.i in p.named):
            _note(walk, asserter(p, child))
            return


def _add(p: Parsed, token: Any, walk: Walk, rule: str) -> None:
    if token is None:
        return
    one = asserter(p, token)
    if one.id is None and not can_speak(token):
        return
    for told in relayed(p, token):
        if can_speak(told) or asserter(p, told).id is not None:
            _note(walk, msgspec.structs.replace(asserter(p, told), rule=f"relayed by {one.words}"))
    if one.id is not None or low(token) not in PIECE or (outer_of(token) is None and not relayed(p, token)):
        _note(walk, msgspec.structs.replace(one, rule=rule))  # "the report, carried by X from Y": X and Y speak
    if (carrier := outer_of(token)) is not None:
        _note(walk, msgspec.structs.replace(asserter(p, carrier), rule=f"carries {one.words}"))


def _note(walk: Walk, one: Asserter) -> None:
    """Whoever is named twice on the way up speaks once, at the outermost of the two."""
    key = one.id or one.words
    walk.inner[:] = [old for old in walk.inner if (old.id or old.words) != key]
    walk.inner.append(one)
    walk.spans["attributed_to"] = walk.inner[0].span


def _governed(p: Parsed, token: Any, head: Any, word: str, rel: str, walk: Walk) -> None:
    """What the verb above an act says of it."""
    clausal = rel in {"ccomp", "parataxis", "dep", "xcomp", "csubj"} or (
        rel == "advcl" and not any(c.dep_ == "mark" for c in token.children) and word in w.SAY
    )
    negative = any(c.dep_ == "neg" for c in head.children)
    under = low(token) if rel == "prep" else ""
    if (
        word in w.DENY
        and rel in {"ccomp", "xcomp", "dobj", "pcomp", "prep", "nsubjpass"}
        and (word in w.DENY_ALWAYS or rel != "dobj")
    ):
        if not negative:
            walk.set("denied")
            walk.spans.setdefault("modality", p.span(head.i, head.i))
        _add(p, _say_subject(head), walk, f"denial: {word}")
        return
    if word in w.ACCUSE and under in {"of", "for", "on"}:
        blamed = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"}]
        if (
            under != "on"
            and blamed
            and word not in {"condemned", "condemn", "condemns", "denounced", "denounces", "held"}
        ):
            if walk.doer is None:
                walk.doer = roles.party(p, blamed[0])
        elif (
            blamed
            and word in {"condemned", "condemns", "condemn", "denounced", "denounces"}
            and walk.doer is None
        ):
            walk.doer = roles.party(p, blamed[0])
        _add(p, _say_subject(head), walk, f"accusation: {word}")
        return
    if word in w.ACCUSE and rel == "dobj" and word.startswith("blam"):
        for prep, obj in roles.prep_objects(head, frozenset({"on"})):
            if prep == "on" and walk.doer is None:
                walk.doer = roles.party(p, obj)
        _add(p, _say_subject(head), walk, f"blame: {word}")
        return
    if word in w.SAY:
        watched = word.startswith(
            ("monitor", "observ", "count", "log", "register", "record")
        ) and head.tag_ not in {"VBD", "VBN", "VBZ"}
        if clausal or (rel in {"dobj", "nsubjpass"} and _reporting_object(word) and not watched):
            if denied_subject(head):
                walk.set("conditional")
            elif negative and word not in {"confirmed"}:
                walk.set("negated" if clausal else "noted")
            _said(p, head, rel, walk)
            return
        if rel in {"pcomp"}:
            return
    if (rel == "prep" and under == "as") or word == "saying":
        return
    if word in w.BELIEVE and clausal:
        subject = roles.subject(head)
        if subject is not None and low(subject) in {"i", "we", "one", "many"}:
            walk.set("opinion")
        else:
            walk.set("hedged")
            if not roles.is_passive(head):
                _add(p, subject, walk, f"verb of believing: {word}")
        return
    if word in w.INTEND and (
        rel in {"xcomp", "ccomp"} or under in {"to", "for", "on"} or (rel == "dobj" and word in w.PLANNING)
    ):
        walk.set("future")
        walk.intent = head.i if walk.intent is None else walk.intent
    if word in w.HEDGE_VERB and rel in {"xcomp", "ccomp"}:
        walk.set("hedged")


def _reporting_object(word: str) -> bool:
    return word not in w.NOT_SAID_OF


def _said(p: Parsed, verb: Any, rel: str, walk: Walk) -> None:
    """The speakers of a verb of saying, inner before outer."""
    word = low(verb)
    if word in {"quoted", "quoting", "cited", "citing", "quotes", "cites"} and rel != "dobj":
        for child in verb.children:
            if child.dep_ == "dobj":
                _add(p, child, walk, f"verb of saying: {word}")
    passive = roles.is_passive(verb)
    speaker = _say_subject(verb)
    if speaker is None and passive:
        walk.set("hedged")
        return
    if speaker is None and verb.dep_ == "pcomp":
        above = verb.head.head
        if above.tag_.startswith("VB"):
            for child in above.children:
                if child.dep_ == "dobj":
                    _add(p, child, walk, f"verb of saying: {word}")
            _add(p, _say_subject(above), walk, f"verb of saying: {word}")
        return
    if verb.dep_ == "pcomp" and low(verb.head) == "as" and verb.head.head.tag_.startswith("VB"):
        for child in verb.head.head.children:
            if child.dep_ == "dobj":
                _add(p, child, walk, f"verb of saying: {word}")
        _add(p, _say_subject(verb.head.head), walk, f"verb of saying: {word}")
        return
    _add(p, speaker, walk, f"verb of saying: {word}")
    for child in verb.children:
        # "a doctor told Reuters": the agency carries what the doctor said.
        if child.dep_ in {"dobj", "dative"} and p.mention(child, "source") is not None:
            _add(p, child, walk, f"told by {word}")


def _according(p: Parsed, start: Any, walk: Walk) -> None:
    """ "according to X", "X: ..." and free-standing "citing X" anywhere in the sentence."""
    if "according" not in p.lows and "citing" not in p.lows:
        return
    for token in p.tokens:
        if low(token) == "according":
            holder = next((c for c in token.children if low(c) == "to"), token)
            for obj in holder.children:
                if obj.dep_ == "pobj":
                    _add(p, obj, walk, "according to")
                    return
            for later in p.doc[token.i + 2 : token.i + 8]:
                if later.i in p.named or later.tag_.startswith("NN"):
                    _add(p, later, walk, "according to")
                    return
        elif low(token) in {"citing"} and not walk.inner:
            for obj in token.children:
                if obj.dep_ == "dobj":
                    _add(p, obj, walk, "citing")
                    return
    _ = start
