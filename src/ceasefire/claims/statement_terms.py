"""What statements carry: conditions, deadlines, what is threatened, who guarantees, who is bound."""

from __future__ import annotations

import re

from ceasefire.claims import roles
from ceasefire.claims.found import TRUCE, Found, bases, head_words
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

HARD = re.compile(
    r"\b(?:eradicat|destroy|retaliat|respon|reveng|aveng|crush|punish|eliminat|wip|strike|striking|attack|bomb|shell|storm|invad|assault|fight|kill|annihilat|exterminat|raz|burn|"
    r"offensive|operation|force|war|campaign|continu|escalat|besieg|siege|block|cut|expel|displac|arrest|target|liberat|recaptur|retak|conquer|teach|consequences|military|resum|clos|hit|withdraw|end|tolerat|impos|expel|ban|send troops|deploy|sanction|suspend|freez|recall|boycott|sever|quit|walk out|pull out|abandon|scrap|shoot|arm|jail|prosecut|seiz|nuclear|flatten|level|stop|halt|refus|veto|withhold|cancel|mass(?:acre|ing)|march(?:ing)? on|overrun|toppl|never|regret|suffer|pay|blood|sea of|rocket|missile|intensif|step up|cross|move)\w*", re.I)  # fmt: skip
KIND = re.compile(
    r"\b(?:aid|assist\w*|help\w*|contribut\w*|donat\w*|mediat\w*|support\w*|releas\w*|free(?:ing)?|allow\w*|peace|talks?|negotiat\w*|work(?:ing)? (?:\w+ ){0,3}(?:together|with|closely)|strengthen\w*|improv\w*|rebuild\w*|cooperat\w*|co-operat\w*|democra\w*|elections?|grant\w*|"
    r"withdraw\w*|lift\w*|eas(?:e|ing)|(?:end|halt|stop|ceas|suspend)\w*|hand(?:ing)? over|reopen\w*|re-open\w*|protect\w*|respect\w*|disarm\w*|return\w*)\b", re.I)  # fmt: skip
HARSH = re.compile(
    r"\b(?:impos|attack|strike|bomb|shell|invad|fight|destroy|retaliat|punish|blockade|besieg|expel|kill|storm|crush|war\b|force\b|military action)\w*", re.I)  # fmt: skip
BLUNT = re.compile(r"(?:to )?(?:use (?:military )?force|go to war|attack|strike|bomb|shell|invade|fight|retaliate)\b", re.I)
"""What opens with these is a threat, whatever good it is for: "ready to use force to free the hostages"."""
_MAKERS = words("""broker negotiate mediate sponsor guarantee back support oversee underwrite arrange""")

_REACH = words("agree reach sign conclude strike work negotiate hammer thrash forge seal make")


def condition_of(p: Parsed, token: Word) -> tuple[str, Span] | None:
    """The words of an "unless", "until" or "if" clause, with their span; where it hangs on more than a limit in time, not that."""
    if _CONDITIONAL.isdisjoint(p.said):
        return None
    hangs = any(low(c) in {"unless", "if", "lest"} and c.dep_ == "mark" for c in p.doc)
    for child in p.doc:
        if child.head != child and (
            (child.dep_ in {"mark", "advmod", "prep"} and low(child) in {"unless", "until", "if", "lest"}) or inverted(child) is not None
        ):
            clause = child.head
            inside = sorted(t.i for t in clause.subtree if t.i > child.i)
            if not inside or (low(child) == "until" and (len(inside) < 3 or hangs)):
                continue
            last = inside[-1]
            while last > child.i and p.doc[last].tag_ in {".", ",", "''", ":"}:
                last -= 1
            span = p.span(child.i + 1, last)
            return p.words(span), p.span(child.i, last)
    _ = token
    return None


_CONDITIONAL = frozenset({"unless", "until", "if", "lest", "should"})
"""Words without one of which a sentence has no condition, nor "should" that stands for one (see `inverted`)."""


def asks(verb: Word) -> bool:
    """Whether "insist" asks for something ("on a truce", "that they leave"), not only says it."""
    for child in verb.children:
        if child.dep_ == "prep" and low(child) in {"on", "upon"}:
            return True
        if child.dep_ in {"ccomp", "xcomp"} and child.i > verb.i:
            helpers = {low(c) for c in child.children if c.dep_ in {"aux", "auxpass"}}
            return bool(helpers & {"should", "must", "be"}) or (child.tag_ == "VB" and not helpers)
    return False


def inverted(aux: Word) -> Word | None:
    """Who is to do it in "should the army attack again", a condition without "if", by its first word; None elsewhere."""
    if low(aux) != "should" or aux.dep_ != "aux":
        return None
    inside = [c for c in aux.head.children if c.dep_ in {"nsubj", "nsubjpass", "compound"} and aux.i < c.i < aux.head.i]
    return inside[-1] if inside else None


def content_of(p: Parsed, token: Word) -> tuple[str, Span] | None:
    """What is demanded, threatened, accepted or refused, in the text's words."""
    # "warned X that it would ...": what, not whom.
    for child in sorted(token.children, key=lambda c: c.dep_ == "dobj") if low(token).startswith("warn") else token.children:
        if child.dep_ in {"xcomp", "ccomp", "dobj"} and child.i > token.i:
            inside = sorted(t.i for t in child.subtree)
            first, last = inside[0], inside[-1]
            for t in child.subtree:
                # The condition is said apart.
                if t.dep_ == "mark" and low(t) in {"unless", "until", "if"} and t.i > first:
                    last = min(last, t.i - 1)
            while last > first and p.doc[last].tag_ in {".", ",", "''", ":"}:
                last -= 1
            span = p.span(first, last)
            return p.words(span)[:300], span
    return None


_CONSEQUENCE = re.compile(r"\b(?:or (?:else |it |they |he |she |face |risk |be |see |suffer )|failing which |otherwise,? |or else,? )(?P<what>[^.;!?]{4,160})", re.IGNORECASE)


def consequence_of(p: Parsed) -> tuple[str, Span] | None:
    """What is to follow when a demand is not met: "or face ...", "failing which ..."."""
    found = _CONSEQUENCE.search(p.text, p.sentence.start, p.sentence.end)
    if found is None:
        return None
    said = re.split(r", (?=(?:an?|the) [\w -]+ (?:said|told)\b)", found[0])[0].strip(" ,")
    return " ".join(said.split()), (found.start(), found.start() + len(said))


def makers(p: Parsed, found: Found) -> tuple[list[Party], list[Party], list[Party]]:
    """(who concluded it, who brokered it, who is bound by it) of a truce or agreement."""
    token = p.doc[found.token]
    made: list[Party] = []
    brokers: list[Party] = []
    bound: list[Party] = []
    nouns = [*roles.objects(token), *([s] if (s := roles.subject(token)) is not None else [])]
    for noun in [token, *nouns]:
        for prep, obj in roles.prep_objects(noun):
            if prep in {"between", "among"}:
                made += [roles.party(p, obj)]
        for child in noun.children:
            if child.dep_ in {"acl", "relcl"} and (by := roles.agent(child)) is not None:
                parties = [roles.party(p, t) for t in roles.conjuncts(by)]
                if bases(child) & _MAKERS:
                    brokers += parties
                elif bases(child) & {"agree", "reach", "sign", "announce", "conclude", "strike"}:
                    made += parties
            if child.dep_ in {"acl", "relcl"} and bases(child) & _REACH:
                made += _made_with(p, child)
            if child.dep_ == "amod" and bases(child) & _MAKERS | {low(child)} & {
                "brokered",
                "mediated",
                "sponsored",
                "backed",
            }:
                brokers += [
                    roles.party(p, c)
                    for c in child.children
                    if p.mention(c, "actor") is not None or (c.dep_ in {"npadvmod"} and c.i in p.named)
                ]
            if (
                child.dep_ in {"amod", "compound", "poss", "nmod"}
                and p.mention(child, "actor") is not None
                and not roles.is_place_use(p, child)
            ):
                brokers += [bare(p, child)]
    over = token.head
    if token.dep_ in {"conj", "advcl"} and over.tag_ == "VBD" and bases(over) & _REACH and not any(c.dep_ in {"cc", "dobj", "mark"} for c in over.children):
        made += _made_with(p, over)  # "the deal, worked out with X, seeks": the parse takes the participle for the verb
    by = roles.agent(token)
    if by is not None:
        (brokers if bases(token) & _MAKERS else made).extend(roles.party(p, t) for t in roles.conjuncts(by))
    extended = any(c.dep_ == "dobj" and head_words(c) & TRUCE for c in token.children)
    if bases(token) & {"extend", "cover", "apply", "include", "bind"} and not extended:
        for noun in [o for prep, o in roles.prep_objects(token) if prep in {"to"}] + [
            c for o in token.children if o.dep_ == "dobj" for c in roles.conjuncts(o)
        ]:
            bound.append(roles.party(p, noun))
    elif not roles.is_passive(token):
        active = roles.subject(token)
        if active is not None:
            parties = [roles.party(p, t) for t in roles.conjuncts(active)]
            (brokers if bases(token) & (_MAKERS - {"negotiate"}) else made).extend(parties)
    return _known(made), _known(brokers), _known(bound)


def _made_with(p: Parsed, verb: Word) -> list[Party]:
    """ "worked out with X and Y"."""
    return [roles.party(p, t) for prep, o in roles.prep_objects(verb) if prep == "with" for t in roles.conjuncts(o)]


def bare(p: Parsed, token: Word) -> Party:
    """The actor that a token itself names."""
    mention = p.mention(token, "actor")
    span = (mention.start, mention.end) if mention is not None else p.span(token.i, token.i)
    return Party(mention.id if mention is not None else None, p.words(span), span, token.i)


def _known(parties: list[Party]) -> list[Party]:
    result: list[Party] = []
    for one in parties:
        if one.id is not None and all(one.id != other.id for other in result):
            result.append(one)
    return result


def joined(parties: list[Party]) -> str:
    """Ids, comma-joined, in the order of the text."""
    return ",".join(one.id for one in parties if one.id is not None)
