"""Who asserts an act, and how firmly: the verbs of saying, denying and intending above it."""

from __future__ import annotations

import msgspec

from ceasefire.claims import blame, roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter, owners, without_sources
from ceasefire.claims.beside import said_beside
from ceasefire.claims.laid_down import laid_down
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.relays import relayed, told_to
from ceasefire.claims.roles import Party, low
from ceasefire.claims.speakers import according, add, no_speaker, note, replied_by_deed, say_subject
from ceasefire.claims.text import Span
from ceasefire.claims.walk import (
    Walk,
    apart,
    denied_subject,
    doubted,
    fact,
    infinitive,
    own,
    own_hedge,
    past_beside,
)
from ceasefire.claims.weapons import falls
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_PUT = frozenset({"put", "puts", "putting", "set", "sets", "raised", "revised"})
_CAUSE = frozenset({"due", "because", "after", "following", "in", "by", "on", "as"})
_DOCUMENTED = frozenset({"documented", "recorded", "registered", "confirmed", "reported", "verified", "monitored", "documents", "records"})
_COUNTED = frozenset({"recorded", "registered", "documented", "counted", "logged", "verified", "observed", "monitored", "confirmed"})
_AFTER = frozenset({"for", "after", "over", "following", "to", "against"})
_NEITHER = frozenset({"neither", "nor"})


class Stance(msgspec.Struct, frozen=True):
    """How an act is told. chain: who asserts it, outermost first; doer: named by an accusation;
    intent: index of the verb of intention, threat or order that the act hangs on; general: said as a habit;
    charged: who charges somebody with it, where it is told only to be denied."""

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
    charged: tuple[Asserter, ...] = ()


def stance(p: Parsed, start: Word) -> Stance:
    """The stance of the act at a token."""
    known: dict[int, Stance] = p.memo.setdefault("stance", {})
    return known[start.i] if start.i in known else known.setdefault(start.i, _stance(p, start))


def _stance(p: Parsed, start: Word) -> Stance:
    walk = Walk()
    token = start
    own(p, token, walk)
    walk.above = True
    charges = not blame.CHARGE.isdisjoint(p.said)
    for _ in range(25):
        dep, head = token.dep_, token.head
        if (token is start and dep == "relcl" and token.low in w.DENY) or (head is not token and head.low == "reported" and no_speaker(head)):
            break  # "accused X of it, which Y denies"; "strike on the port, no casualties reported"
        if dep in {"advcl", "conj"} and apart(token):
            break  # "X said ..., while Y denied ...": Y speaks for itself
        noun = blame.content_noun(token) if charges else None
        said = blame.said_verb(token) if noun is None and dep in {"relcl", "acl"} else None
        head = head if noun is None else noun
        if head is token:
            break
        if noun is not None:
            _charge(p, token, noun, walk)
        elif dep == "conj" and (finite := past_beside(token, head)) is not None:
            head = finite
        elif said is not None and low(said) in w.SAY:
            _governed(p, token, said, low(said), "ccomp", walk)
            head = said
        else:
            said = None
            _step(p, token, head, walk)
        if noun is None and said is None and dep in {"relcl", "acl", "advcl"} and fact(token):
            walk.fact = True
        token = head
    if start.tag_.startswith("VB") and doubted(p) and (doer := roles.subject(start)) is not None and any(low(c) in w.HEDGED for c in doer.subtree if 0 < doer.i - c.i <= 4):
        walk.set("hedged")  # "suspected rebels attacked the town and burned it": the second deed too
    if not blame.NAMING.isdisjoint(p.said):
        _blamed(p, start, walk)
    according(p, start, walk)
    if not walk.inner and not walk.chargers and (found := said_beside(p, start.i)) is not None:
        who, to, word = found
        if low(who) in w.RUMOURS and p.mention(who, "source") is None:
            walk.set("hedged")
        else:
            add(p, who, walk, f"verb of saying beside: {word}")
        if to is not None:
            add(p, to, walk, f"told by {word}")
    if "denied" not in walk.flags:
        walk.inner[:0] = walk.chargers
        walk.chargers = []
    heard = without_sources(walk.inner)
    if heard != walk.inner:
        walk.spans["attributed_to"] = heard[0].span
    return Stance(
        chain=tuple(reversed(heard)), denied="denied" in walk.flags, negated="negated" in walk.flags,
        hedged="hedged" in walk.flags, future="future" in walk.flags, conditional="conditional" in walk.flags,
        opinion="opinion" in walk.flags, general="general" in walk.flags, doer=walk.doer, intent=walk.intent,
        spans=walk.spans, charged=tuple(reversed(walk.chargers)),
    )  # fmt: skip


def _charge(p: Parsed, token: Word, noun: Word, walk: Walk) -> None:
    """A clause told as the content of a charge, claim or report: whose it is, and whether it is called false."""
    walk.set("hedged" if low(noun) not in blame.OPEN else "noted")
    walk.claimed = True
    for one in owners(p, noun):
        walk.chargers.append(one)
        walk.spans["attributed_to"] = one.span
    if token.dep_ == "prep":
        own_hedge(noun, walk)
        walk.of_deed = any(c.dep_ == "pcomp" for c in token.children) or low(noun) in w.CHARGED
    if (denier := blame.denier_before(noun)) is not None:
        walk.set("denied")
        add(p, denier, walk, "denial")
    verb = blame.called_false(noun)
    if verb is not None:
        walk.set("denied")
        walk.spans.setdefault("modality", p.span(verb.i, verb.i))
        who = roles.subject(verb)
        if noun.tag_.startswith("NN") and low(verb) not in w.SAY and low(verb) not in w.DENY and who is not None and who != noun and who.tag_ != "EX":
            add(p, who, walk, f"called false: {low(verb)}")


_ARE = words("is are was were be")
_CONTENT = words("ccomp xcomp pcomp dobj advcl parataxis dep nsubjpass csubj prep nsubj agent")
"""How what a verb says, does or intends hangs on it."""
_CLAUSES = words("term terms condition conditions provision provisions clause clauses article articles demand demands point points proposal proposals")


def _step(p: Parsed, token: Word, head: Word, walk: Walk) -> None:
    rel, word = token.dep_, low(head)
    if rel == "conj" and token.tag_ == "IN" and head.tag_.startswith("VB"):
        _governed(p, token, head, word, "prep", walk)  # "spoke of X, and of Y"
        return
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
        (token.tag_ == "VB" or (token.tag_ == "VBN" and word in _ARE and any(low(c) == "be" for c in token.children)))
        and any(c.tag_ == "TO" for c in token.children)
        and rel in {"advcl", "xcomp", "acl", "relcl", "ccomp", "ROOT"}
    ):
        infinitive(token, head, word, rel, walk)
    if rel == "attr" and word in _ARE and (of := roles.subject(head)) is not None and low(of) in _CLAUSES:
        walk.set("future")  # "its terms are a ceasefire and the evacuation of those who refuse"
    if rel in {"dobj", "prep", "ccomp"} and laid_down(head):
        walk.set("future")
    if not head.tag_.startswith(("VB", "MD")):
        if rel in {"prep", "pobj", "compound", "amod", "poss", "nmod", "appos"}:
            if (word in w.FUTURE_NOUN or singular(word) in w.FUTURE_NOUN) and rel != "poss":
                walk.set("future")
                walk.intent = head.i if walk.intent is None else walk.intent
            if head.tag_.startswith("NN") and not walk.claimed and any(low(c) == "no" for c in head.children if c.dep_ == "det"):
                walk.set("negated")  # but "no comment on claims that" negates no claim
            own_hedge(head, walk)
        return
    content = rel in _CONTENT
    if content and rel == "prep" and low(token) in _AFTER and word in w.REACT:
        walk.fact = True  # "vowed to avenge the strike": what is answered has happened
    if content and rel == "dobj" and word in w.REACT:
        walk.fact = True
    if content and rel == "dobj" and word in w.MOURN and (who := say_subject(head)) is not None and p.mention(who, "actor") is not None:
        add(p, who, walk, f"mourns: {word}")  # a party that mourns its own says that they fell
    if content:
        _governed(p, token, head, word, rel, walk)
    if rel in {"dobj", "nsubj", "nsubjpass", "prep", "agent", "attr", "xcomp", "pobj", "npadvmod"}:
        own(p, head, walk)


def _blamed(p: Parsed, start: Word, walk: Walk) -> None:
    """Whoever is accused of an act, held responsible for it or said to be behind it."""
    if walk.doer is not None:
        return
    found = blame.accused(p, start)
    if found is not None:
        walk.doer = roles.party(p, found[0])
        add(p, say_subject(found[1]), walk, f"accusation: {low(found[1])}")
        return
    one = blame.culprit(start)
    if one is not None:
        walk.doer = roles.party(p, one.token)
        if one.negative:
            walk.flags["denied"] = True
            if not any(c.tag_ == "MD" for c in p.doc[one.verb].children):
                walk.flags.pop("future", None)  # "had nothing to do with it"
            walk.spans.setdefault("modality", p.span(one.verb, one.verb))


def _governed(p: Parsed, token: Word, head: Word, word: str, rel: str, walk: Walk) -> None:
    """What the verb above an act says of it."""
    clausal = rel in {"ccomp", "parataxis", "dep", "xcomp", "csubj"} or (
        rel == "advcl" and not any(c.dep_ == "mark" for c in token.children) and word in w.SAY
    )
    negative = "neg" in map(roles.rel, head.children)
    under = low(token) if rel == "prep" else ""
    if word in w.DENY and rel in {"ccomp", "advcl"} and any(c.dep_ == "dobj" and low(c) in blame.CHARGE for c in head.children):
        return  # "A accused B of shelling the town, a charge B denies"
    if (
        word in w.DENY
        and rel in {"ccomp", "xcomp", "dobj", "pcomp", "prep", "nsubjpass"}
        and (word in w.DENY_ALWAYS or rel not in {"dobj", "nsubjpass"} or walk.claimed or low(token) in blame.ANSWERABLE)
    ):
        if negative or any(low(c) in _NEITHER for c in (*head.children, *head.head.children)):
            walk.set("hedged")  # "neither confirmed nor denied": it is left open
            return
        walk.set("denied")
        if head.tag_ in {"VBZ", "VBP"} and head.dep_ in {"relcl", "advcl"}:
            walk.set("general")  # "the army, which denies targeting civilians, ..."
        walk.spans.setdefault("modality", p.span(head.i, head.i))
        add(p, say_subject(head), walk, f"denial: {word}")
        if walk.doer is None and walk.of_deed and (who := say_subject(head)) is not None:
            walk.doer = roles.party(p, who)  # "denied accusations of shelling the town"
        return
    if word == "blame" and any(c.tag_ == "TO" for c in head.children) and low(head.head) in w.BE:
        return  # "is to blame for": blame.culprit finds who
    if low(token) == "responsibility" and word in w.OWN and rel == "dobj" and not negative and not denied_subject(head):
        if walk.doer is None and (who := roles.subject(head)) is not None:
            walk.doer = roles.party(p, who)
        add(p, roles.subject(head), walk, f"owns the deed: {word}")
        return
    if word in w.ACCUSE and (under in {"of", "for", "on"} or (under == "with" and word.startswith("charg"))):
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
        if roles.is_passive(head) and roles.agent(head) is None:
            walk.set("hedged")  # "were accused of": by whom is not said
        add(p, say_subject(head), walk, f"accusation: {word}")
        return
    if word in w.LEARN and clausal and (heard := roles.subject(head)) is not None and low(heard) in {"i", "we", "he", "she", "they"}:
        walk.set("hedged")  # "I heard that they withdrew"
        return
    if word in w.LEARN and clausal and (who := roles.subject(head)) is not None and p.mention(who, "source") is not None:
        add(p, who, walk, f"verb of learning: {word}")
        return
    if word in blame.PINS and rel in {"dobj", "nsubjpass"} and (pinned := blame.pinned_on(token, head)) is not None:
        walk.doer = walk.doer or roles.party(p, pinned)
        if rel == "nsubjpass" and roles.agent(head) is None:
            walk.set("hedged")  # "was blamed on X": by whom is not said
        add(p, say_subject(head), walk, f"blame: {word}")
        return
    if blame.untrue_that(head) and rel in {"ccomp", "csubj", "advcl"}:
        walk.set("denied")
        walk.spans.setdefault("modality", p.span(head.i, head.i))
        return
    if rel == "prep" and under in w.OVER and word in w.RAISE and any(low(c) in blame.CHARGE for c in head.children if c.dep_ == "dobj"):
        add(p, say_subject(head), walk, f"accusation: {word}")  # "lodged a complaint over the shelling"
        return
    if walk.claimed and rel == "dobj" and word in w.RAISE:
        walk.flags.pop("hedged", None)
        add(p, say_subject(head), walk, f"accusation: {word}")
        return
    if low(token) == "responsibility" and denied_subject(head):
        return  # "no group claimed responsibility for the bomb": the bomb went off all the same
    if word in _PUT and any(low(c) in {"toll", "number", "figure", "count"} for c in head.children if c.dep_ == "dobj"):
        add(p, say_subject(head), walk, "gives the toll")
        return
    if rel == "ccomp" and word in {"is", "was"} and (noun := roles.subject(head)) is not None and low(noun) in w.VERSION:
        for one in owners(p, noun):
            note(walk, one)
        return
    if word in w.SAY and not replied_by_deed(head):
        watched = word.startswith(
            ("monitor", "observ", "count", "log", "register", "record")
        ) and head.tag_ not in {"VBD", "VBN", "VBZ"}
        shown = word.startswith("describ") and any(c.dep_ == "acl" and c.tag_ == "VBG" for c in token.children)  # "describe soldiers shooting"
        if clausal or (rel in {"dobj", "nsubjpass"} and (shown or word not in w.NOT_SAID_OF) and not watched):
            if denied_subject(head) or (negative and any(c.tag_ == "MD" for c in head.children)):
                walk.set("conditional")  # "nobody confirmed", "could not confirm"
            elif negative and word not in {"confirmed"}:
                walk.set("negated" if clausal else "noted")
            _said(p, head, rel, walk)
            return
        if rel == "prep" and under in _CAUSE and word in _DOCUMENTED and any(c.dep_ == "dobj" for c in head.children):
            _said(p, head, "dobj", walk)  # "documented the death of a civilian due to rocket attacks"
            return
        if rel == "prep" and under in {"of", "about"} and word in w.SPEAK_OF and not roles.is_passive(head):
            _said(p, head, rel, walk)  # "spoke of the shelling of the town"
            return
        if rel in {"pcomp"}:
            return
    if under == "for" and word in w.POINT and any(low(c) in {"finger", "fingers"} for c in head.children if c.dep_ == "dobj"):
        walk.doer = walk.doer or next((roles.party(p, o) for prep, o in roles.prep_objects(head) if prep == "at"), None)
        add(p, say_subject(head), walk, f"accusation: {word}")
        return
    if (rel == "prep" and under == "as") or word == "saying":
        return
    if word in w.BELIEVE and clausal and roles.subject(token) in {None, roles.subject(head)} and any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.children) for c in head.children):
        walk.set("hedged")  # "gunmen thought to belong to the group stopped a bus"
        return
    if word in w.BELIEVE and clausal:
        subject = roles.subject(head)
        if subject is not None and low(subject) in {"i", "we", "one", "many"}:
            walk.set("opinion")
        else:
            walk.set("hedged")
            if not roles.is_passive(head):
                add(p, subject, walk, f"verb of believing: {word}")
        return
    if not walk.claimed and word in w.INTEND and (
        rel in {"xcomp", "ccomp"} or under in {"to", "for", "on"} or (word.startswith("warn") and (under == "of" or rel == "dobj")) or (rel == "dobj" and word in w.PLANNING)
    ):
        walk.set("future")
        walk.intent = head.i if walk.intent is None else walk.intent
    if word in w.UNREAL and rel in {"dobj", "ccomp", "xcomp", "pcomp", "nsubjpass", "advcl"} | {"prep"} & {rel if under in {"of", "for"} else ""}:
        walk.set("conditional")
    if word in w.AVERT and rel in {"dobj", "nsubjpass"} and not (word.startswith("drop") and falls(token)):
        walk.set("conditional")
    if word in w.HEDGE_VERB and rel in {"xcomp", "ccomp"}:
        walk.set("hedged")
    if rel == "ccomp" and not (word in w.INTEND or word in w.UNREAL or word in w.KNOW) and any(c.dep_ == "mark" and low(c) == "that" for c in token.children):
        # Whatever the verb: a person, an office or a known name that "makes clear that" says so.
        who = say_subject(head)
        if who is not None and (low(who) in w.SPEAKER or p.mention(who, "actor") is not None or p.mention(who, "source") is not None):
            add(p, who, walk, f"clause of: {word}")


def _nobodys(p: Parsed, reports: Word) -> bool:
    """Whether reports come from nobody named, from a place at most."""
    named = [*relayed(p, reports), *(o for prep, o in roles.prep_objects(reports) if prep in {"by", "from", "of"}), *(c for c in reports.children if c.dep_ in {"poss", "compound"})]
    return p.mention(reports, "source") is None and all(p.mention(one, "place") is not None for one in named)


def _said(p: Parsed, verb: Word, rel: str, walk: Walk) -> None:
    """The speakers of a verb of saying, inner before outer."""
    word = low(verb)
    if word in {"quoted", "quoting", "cited", "citing", "quotes", "cites"} and rel != "dobj":
        for child in (c for c in verb.children if c.dep_ == "dobj"):
            add(p, child, walk, f"verb of saying: {word}")
    passive = roles.is_passive(verb)
    speaker = say_subject(verb)
    if speaker is not None and low(speaker) in w.RUMOURS and _nobodys(p, speaker):
        walk.flags["hedged"] = True  # "reports from the town say": nobody's
        return
    if speaker is not None and any(low(c) in w.UNSURE for c in speaker.children if c.dep_ in {"amod", "compound"}):
        walk.set("hedged")
    if speaker is None and passive:
        if word not in _COUNTED:
            walk.set("hedged")  # "was reported", by nobody named; what was recorded, whoever writes recorded
        return
    if speaker is None and verb.dep_ == "pcomp":
        above = verb.head.head
        if above.tag_.startswith("VB"):
            for child in above.children:
                if child.dep_ == "dobj":
                    add(p, child, walk, f"verb of saying: {word}")
            add(p, say_subject(above), walk, f"verb of saying: {word}")
        return
    if verb.dep_ == "pcomp" and low(verb.head) == "as" and verb.head.head.tag_.startswith("VB"):
        if roles.is_passive(verb.head.head):
            add(p, roles.subject(verb.head.head), walk, f"verb of saying: {word}")
            add(p, roles.agent(verb.head.head), walk, "quoted by")
            return
        for child in verb.head.head.children:
            if child.dep_ == "dobj":
                add(p, child, walk, f"verb of saying: {word}")
        add(p, say_subject(verb.head.head), walk, f"verb of saying: {word}")
        return
    add(p, speaker, walk, f"verb of saying: {word}")
    for one in told_to(p, verb, speaker):
        # "a doctor told Reuters": the agency carries what the doctor said.
        add(p, one, walk, f"told by {word}")
