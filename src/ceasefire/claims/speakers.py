"""Adding speakers to a walk up from an act: whom a verb of saying belongs to, whom they carry, "according to" whom."""

from __future__ import annotations

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import Asserter, asserter, can_speak
from ceasefire.claims.beside import said_beside
from ceasefire.claims.parse import Parsed
from ceasefire.claims.relays import PIECE, carried_in, outer_of, reason, relayed, told_to
from ceasefire.claims.roles import low
from ceasefire.claims.walk import Walk
from ceasefire.claims.word import Word, of_word
from ceasefire.dossier.wordlist import words


@of_word
def say_subject(verb: Word) -> Word | None:
    """Who does the saying: the subject, of a passive whoever stands after "by"; None when unsaid."""
    if roles.is_passive(verb):
        return roles.agent(verb)
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ == "ccomp" and low(verb.head.head) in w.PLAIN_SAY and low(verb) in w.PLAIN_SAY:
        return say_subject(verb.head.head)  # "X said that jets had bombed A, adding that": X adds it
    if verb.tag_ in {"VBD", "VBZ"} and verb.dep_ == "ROOT" and verb.i and _SUBJECTS.isdisjoint(map(roles.rel, verb.children)):
        before = verb.doc[verb.i - 1]  # "in an interview with X, a rebel said": taken for an apposition of X
        while before.dep_ in {"pobj", "prep"} and before.head.i < before.i:
            before = before.head
        if before.dep_ == "appos" and before.tag_.startswith("NN"):
            return before
    if verb.i and verb.doc[verb.i - 1].text in {",", '"', "”", "''"}:
        # "a child among them, says the hospital"
        behind = next((c for c in verb.rights if c.dep_ == "nsubj" and min(t.i for t in (c, *c.lefts)) == verb.i + 1), None)
        if behind is None and low(verb) in _READS:
            behind = next((c for c in verb.rights if c.dep_ == "dobj" and min(t.i for t in (c, *c.lefts)) == verb.i + 1), None)
        if behind is not None:
            return behind
    found = roles.subject(verb)
    if found is not None and found.tag_ == "NNP" and found.i < verb.i and found.dep_ == "nsubj" and all(c.tag_ == "JJ" for c in found.lefts):
        first = min((c.i for c in found.lefts), default=found.i)
        if first > 1 and verb.doc[first - 1].low == "in" and verb.doc[first - 2].tag_ in {"NN", "NNS"}:
            return verb.doc[first - 2]  # "the administration in Xland said": it is not Xland that says so
    several = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    return several[-1] if len(several) > 1 else roles.subject(verb)


_SUBJECTS = frozenset({"nsubj", "csubj"})
_READS = frozenset({"read", "reads", "ran", "runs", "said", "says"})


def no_speaker(verb: Word) -> bool:
    """ "..., five casualties reported": those who came to harm report nothing."""
    if low(verb) != "reported":
        return False
    who = roles.subject(verb)
    return who is not None and low(who) in _HARMED and who.i < verb.i and not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in verb.children)


_HARMED = words("casualties casualty cas injuries injury deaths death fatalities victims damage losses dead wounded injured killed kia wia")


_REPLIED = words("responded responds")
_BY_DEED = words("by with")


def replied_by_deed(verb: Word) -> bool:
    """ "responded by striking the town, killing four": no words."""
    return low(verb) in _REPLIED and any(low(c) in _BY_DEED for c in verb.children)


def add(p: Parsed, token: Word | None, walk: Walk, rule: str) -> None:
    """Notes whoever a noun names as speaking, with those whose words they pass on or who carry theirs."""
    if token is None:
        return
    known = p.memo.setdefault("voices of", {})
    if token.i not in known:
        known[token.i] = _voices_of(p, token)
    relaying, speaks, carrying = known[token.i]
    for told in relaying:
        note(walk, told)
    if speaks:
        note(walk, msgspec.structs.replace(asserter(p, token), rule=rule))
    for carrier in carrying:
        note(walk, carrier)


def _voices_of(p: Parsed, token: Word) -> tuple[list[Asserter], bool, list[Asserter]]:
    """Those whose words a noun passes on, whether it speaks itself, and those who carry its words."""
    one = asserter(p, token)
    if one.id is None and not can_speak(token):
        return [], False, []
    told, outer = relayed(p, token), outer_of(token)
    relaying = [
        msgspec.structs.replace(who, rule=f"relayed by {one.words}") for c in told if (who := asserter(p, c)).id is not None or can_speak(c)
    ]
    carriers = carried_in(token) if outer is None else [*carried_in(token), outer]
    carrying = [msgspec.structs.replace(asserter(p, c), rule=f"carries {one.words}") for c in carriers]
    # "the report, carried by X from Y": X and Y speak
    return relaying, one.id is not None or low(token) not in _PIECES or (outer is None and not told), carrying


def note(walk: Walk, one: Asserter) -> None:
    """Whoever is named twice on the way up speaks once, at the outermost of the two."""
    if walk.inner:
        key = one.id or one.words
        walk.inner[:] = [old for old in walk.inner if (old.id or old.words) != key]
    walk.inner.append(one)
    walk.spans["attributed_to"] = walk.inner[0].span


_PIECES = PIECE | {"release"}
_PAPER = frozenset({"deal", "agreement", "truce", "ceasefire", "accord", "terms", "plan", "law"})


def according(p: Parsed, start: Word, walk: Walk) -> None:
    """ "according to X", "X: ..." and free-standing "citing X" anywhere in the sentence."""
    if _BY_OTHERS.isdisjoint(p.said):
        return
    _in_passing(p, walk)
    _counted_by(p, start, walk)
    if _CITED.isdisjoint(p.said):
        return
    for token in p.tokens:
        if low(token) == "according":
            holder = next((c for c in token.children if low(c) == "to"), token)
            if any(o.dep_ == "pobj" and low(o) in _PAPER for o in holder.children) and p.lows.count("according") > 1:
                continue  # "according to the deal", and elsewhere whoever says so
            for obj in holder.children:
                if obj.dep_ == "pobj" and _nobodys(p, obj):
                    return
                if obj.dep_ == "pobj":
                    if (other := _other_clause(p, start, token)) is not None and walk.inner:
                        if other:
                            return  # "X said A, while B, according to Y": A is X's
                        walk.inner = []
                    add(p, obj, walk, "according to")
                    return
            for later in p.doc[token.i + 2 : token.i + 8]:
                if later.i in p.named or later.tag_.startswith("NN"):
                    add(p, later, walk, "according to")
                    return
        elif low(token) in {"citing", "quoting"} and (not walk.inner or (len(walk.inner) == 1 and _one_speaker(p))):
            for obj in token.children:
                if obj.dep_ == "dobj" and not reason(obj):
                    outer, walk.inner = walk.inner, []
                    add(p, obj, walk, "citing")
                    for one in outer:
                        note(walk, one)
                    return
    _ = start


_CITED = frozenset({"according", "citing", "quoting"})


def _other_clause(p: Parsed, start: Word, sign: Word) -> bool | None:
    """Of a sentence in two halves ("..., while ..."), the second of which ends in "according to": whether an act is in the first; None of any other."""
    border = next((i for i in range(1, len(p.lows)) if p.lows[i] in {"while", "whereas"} and p.lows[i - 1] == ","), None)
    if border is None or sign.i < border:
        return None
    return bool(start.i < border)


def _nobodys(p: Parsed, noun: Word) -> bool:
    """ "according to preliminary information": how sure it is, not who says so."""
    return noun.i not in p.named and w.nobodys([*(low(c) for c in noun.children if c.dep_ != "punct"), low(noun)])


_COUNTS = words("count tally reckoning account estimate telling version figures")


def _counted_by(p: Parsed, start: Word, walk: Walk) -> None:
    """ "killing 15 by the army's count": of what the clause tells that it hangs on."""
    if walk.inner or _COUNTS.isdisjoint(p.said):
        return
    for token in p.tokens:
        if low(token) in _COUNTS and token.dep_ == "pobj" and low(token.head) in {"by", "on", "from"}:
            whose = next((c for c in token.children if c.dep_ == "poss"), None)
            clause = token.head.head
            while clause.dep_ in {"advcl", "xcomp", "acl", "dobj", "pobj", "prep"} and clause.head != clause:
                clause = clause.head
            if whose is not None and (start == clause or any(t == start for t in clause.subtree)):
                add(p, whose, walk, f"by whose {low(token)}")
                return


_KNOWN_FROM = words("information reports report accounts account testimony testimonies data figures statements statement interviews sources intelligence")


def _in_passing(p: Parsed, walk: Walk) -> None:
    """ "As X reported, ...", "as reported by X", "based on information from X": for what nobody else is said to say."""
    if walk.inner or _PASSING.isdisjoint(p.said):
        return
    for token in p.tokens:
        if low(token) == "as" and low(token.head) in w.PLAIN_SAY and token.head.dep_ == "advcl" and not any(c.dep_ in {"ccomp", "dobj", "xcomp"} for c in token.head.children):
            add(p, say_subject(token.head), walk, f"as said: {low(token.head)}")
        elif low(token) in _BASED:
            for piece in roles.behind_one_of(token, frozenset({"on", "of"})):
                whose = [o for prep, o in roles.prep_objects(piece) if prep in {"from", "by", "of"}] if low(piece) in _KNOWN_FROM else []
                for one in whose[:1]:
                    add(p, one, walk, f"based on: {low(piece)}")
        if walk.inner:
            return


_BASED = frozenset({"based", "basis"})
_PASSING = _BASED | {"as"}
_BY_OTHERS = _CITED | _COUNTS | _PASSING
"""Words without one of which nobody is named in passing."""


def _one_speaker(p: Parsed) -> bool:
    return sum(low(t) in w.SAY and t.tag_ in {"VBD", "VBZ", "VBP"} for t in p.tokens) <= 1


def sentence_speaker(p: Parsed) -> Asserter | None:
    """Who a sentence's main verb of saying belongs to, or whom it is "according to"."""
    chain = sentence_chain(p)
    return chain[-1] if chain else None


def sentence_chain(p: Parsed) -> tuple[Asserter, ...]:
    """The same with those who carry the words, outermost first."""
    known: tuple[Asserter, ...] | None = p.memo.get("sentence_chain")
    if known is None:
        known = p.memo["sentence_chain"] = _sentence_chain(p)
    return known


def _sentence_chain(p: Parsed) -> tuple[Asserter, ...]:
    walk = Walk()
    for token in p.doc:
        if token.dep_ != "ROOT":
            continue
        if low(token) in w.PLAIN_SAY:
            who = say_subject(token)
            add(p, who if who is None or low(who) not in {"we", "i"} else None, walk, f"verb of saying: {low(token)}")
            for one in told_to(p, token, who):
                add(p, one, walk, f"told by {low(token)}")
        elif token.tag_.startswith("VB") and not PIECE.isdisjoint(p.said) and any(low(o) in PIECE for o in (*roles.objects(token), *(o for prep, o in roles.prep_objects(token) if prep == "in"))):
            add(p, say_subject(token), walk, f"speaks: {low(token)}")  # "issued a statement", "gave details in a report"
    if not walk.inner and p.doc:
        according(p, p.doc[0], walk)
    if not walk.inner and (found := said_beside(p, -1)) is not None:
        add(p, found[0], walk, f"verb of saying beside: {found[2]}")
        if found[1] is not None:
            add(p, found[1], walk, f"told by {found[2]}")
    return tuple(reversed(walk.inner))
