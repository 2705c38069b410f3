"""Who stands where in a parsed sentence: subjects, objects, possessors and what noun phrases mean."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

import msgspec

from ceasefire.claims import deeds
from ceasefire.claims.attempts import tried_by
from ceasefire.claims.joined import behind_one_of as behind_one_of
from ceasefire.claims.joined import conjuncts as conjuncts
from ceasefire.claims.joined import prep_objects as prep_objects
from ceasefire.claims.lexicon import inflect, singular
from ceasefire.claims.owners import bracketed, opposed, organisation
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE, PROXY, TITLES
from ceasefire.claims.role_words import (
    ADVANCES,
    DEEDS,
    FIRED,
    LETS,
    OBJECT_CONTROL,
    PART,
    SAID,
    SCORN,
    SUFFERED,
    UNKNOWN,
)
from ceasefire.claims.struck_seat import struck_seat
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word, of_word
from ceasefire.dossier.wordlist import words


class Party(msgspec.Struct, frozen=True):
    """A noun phrase that may be a doer or a target.

    id: actor id or None; ids: all it may be; surface: its words; span: where; token: index of its
    head; pronoun: "they", "it", "its"; head: its head noun, lower case, singular.
    """

    id: str | None
    surface: str
    span: Span
    token: int
    pronoun: bool = False
    head: str = ""
    plural: bool = False


_LEFT = words("amod compound nummod poss nmod quantmod advmod case punct npadvmod")
_PRONOUN = words("it they them he she him her its their his themselves itself those these this that who which")
_RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_LINKS = frozenset(["of", "from", "for", "within"])
_BELONGING = frozenset({"belonging", "loyal"})


low: Callable[[Word], str] = attrgetter("low")
"""Lower-case form of a token."""
rel: Callable[[Word], str] = attrgetter("dep_")
"""Relation of a token to its head."""


def in_part(token: Word) -> bool:
    """ "southern Xland" is where, not whom."""
    return not PART.isdisjoint(map(low, token.children))


_LEFT_FROM = frozenset(form for base in words("withdraw evacuate flee leave pull displace deport expel retreat escape drive") for form in inflect(base)) | {"withdrawal", "evacuation"}


def is_place_use(p: Parsed, token: Word) -> bool:
    """Whether a name that is both a state's and a country's stands for the country here."""
    if (spot := p.mention(token, "place")) is None:
        return False
    if p.mention(token, "actor") is None or in_part(token):
        return True
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ == "pobj" and low(head.head) == "on" and low(head.head.head) in ADVANCES and ":" in (spot.id or ":"):
        return True  # "the offensive on the capital"
    if struck_seat(p, token, head) or (head.dep_ == "pobj" and low(head.head) == "from" and head.head.head.tag_.startswith(("VB", "NN")) and low(head.head.head) in _LEFT_FROM):
        return True  # "evacuated from" a seat of government
    return head.dep_ == "pobj" and low(head.head) in {"in", "inside", "across", "throughout", "near", "into", "within", "outside", "around"}


def _left_edge(token: Word) -> int:
    first = int(token.i)
    for child in token.lefts:
        if (child.dep_ in _LEFT and child.dep_ != "punct") or (
            child.dep_ in {"punct", "det", "predet"} and child.i > token.i - 6
        ):
            first = min(first, child.i if child.dep_ in {"det", "predet", "punct"} else _left_edge(child))
    return first


def phrase_span(p: Parsed, token: Word, right: int | None = None) -> Span:
    """Span of a noun phrase without its article and without clauses after it."""
    first = _left_edge(token)
    while first < token.i and ((p.doc[first].tag_ in {"DT", "PDT", "PRP$", ",", "``", "''", '"', "HYPH", ":", "-LRB-"} and first not in p.named)
                               or low(p.doc[first]) in {"“", "”", "‘", "’", "'", '"', "("}):  # fmt: skip
        first += 1
    return p.span(first, token.i if right is None else max(right, token.i))


def _own_mention(p: Parsed, token: Word) -> Word | None:
    """The actor mention a noun phrase's modifiers name, nearest to the head."""
    for child in reversed(token.lefts):
        if child.dep_ in _OF_HEAD:
            if child.i in p.named and p.mention(child, "actor") is not None and not _hyphenated(p, child):
                return child
            if child.lefts and (deeper := _own_mention(p, child)) is not None:
                return deeper
    return None


_OF_HEAD = frozenset({"compound", "amod", "poss", "nmod", "nummod", "appos", "nsubj", "dep", "npadvmod"})


def owner(p: Parsed, token: Word) -> Word | None:
    """The word that names whose a thing is, where a body is named and not only a nation: "Red Cross lorries"."""
    found = _own_mention(p, token) or _linked_mention(p, token)
    mention = p.mention(found, "actor") if found is not None else None
    return None if mention is None or mention.adjective else found


def _hyphenated(p: Parsed, token: Word) -> bool:
    after = p.doc[token.i + 1] if token.i + 1 < len(p.doc) else None
    return after is not None and after.text == "-" and token.whitespace_ == ""


def _linked_mention(p: Parsed, token: Word) -> Word | None:
    belonging: list[Word] = []
    for child in token.children:
        if child.low in _BELONGING and child.i > token.i:
            belonging += child.children
    for prep in (*token.children, *belonging) if belonging else token.children:
        if prep.dep_ in {"prep", "agent"} and (
            low(prep) in _LINKS or prep in belonging or (low(prep) == "by" and singular(token.text) in DEEDS)
        ):
            for obj in prep.children:
                if obj.dep_ == "pobj":
                    if low(prep) == "from" and singular(token.text) in FIRED and p.mention(obj, "place") is not None:
                        continue
                    if p.mention(obj, "actor") is not None and not is_place_use(p, obj):
                        return obj
                    if (
                        singular(obj.text) in FORCE
                        and (deeper := _own_mention(p, obj) or _linked_mention(p, obj)) is not None
                    ):
                        return deeper
    return None


def party(p: Parsed, token: Word, states: frozenset[str] = frozenset()) -> Party:
    """What a noun phrase's head stands for. states: ids of actors that are states."""
    if states:
        return _party(p, token, states)
    known: dict[int, Party] = p.memo.setdefault("parties", {})
    one = known.get(token.i)
    if one is None:
        one = known[token.i] = _party(p, token, states)
    return one


def _party(p: Parsed, token: Word, states: frozenset[str]) -> Party:
    head = singular(token.text)
    many = token.tag_ in {"NNS", "NNPS"}
    named = p.mention(token, "actor")
    if named is not None and singular(named.surface.lower()) in FORCE and (of := _linked_mention(p, token)) is not None:
        named = p.mention(of, "actor") or named  # "rebels of X": X's, whomever the speaker else calls rebels
    if named is not None and not _hyphenated(p, token):
        nobody = not UNKNOWN.isdisjoint(map(low, token.lefts))  # "unidentified gunmen", whoever gunmen are
        return Party(
            None if nobody else named.id, p.words((named.start, named.end)), (named.start, named.end), token.i, False, head, many
        )
    if low(token) in _PRONOUN and token.tag_ in {"PRP", "PRP$", "DT", "WDT", "WP"}:
        return Party(None, token.text, p.span(token.i, token.i), token.i, True, low(token), low(token) in {"they", "them", "their"})
    if (known := bracketed(p, token)) is not None:
        mention = p.mention(known, "actor")
        return Party(mention.id if mention is not None else None, p.words(phrase_span(p, token)), phrase_span(p, token), token.i, False, head, many)
    owner = _own_mention(p, token)
    right: int | None = None
    if owner is None:
        owner = _linked_mention(p, token)
        right = owner.i if owner is not None else None
    if owner is None:
        for child in token.children:
            if child.dep_ == "appos" and p.mention(child, "actor") is not None:
                owner = child
                break
    span = phrase_span(p, token, right if right is not None and right - token.i <= 6 else None)
    surface = p.words(span)
    if owner is not None:
        mention = p.mention(owner, "actor")
        whose = mention.id if mention is not None else None
        if any(low(c) in UNKNOWN for c in token.lefts) or any(low(c) in UNKNOWN for d in token.lefts if d.i >= owner.i for c in d.lefts):
            whose = None  # "former soldiers of Xland", "former Xian commander N" are not Xland's
        person = head in PEOPLE and head not in FORCE and not (low(token) == "men" and owner.dep_ == "compound" and mention is not None and not mention.adjective)
        if (
            (head in FORCE or low(token) == "men" or owner.dep_ == "appos" or _office(p, token, owner) or organisation(p, head, token, owner, mention))
            and not person
            and not (p.mention(owner, "place") is not None and opposed(p, token, owner))
            and not (whose in states and head in PROXY and not _of_a_leader(p, token, owner, head))
        ):
            return Party(whose, surface, span, token.i, False, head, many)
        return Party(None, surface, span, token.i, False, head, many)
    for child in token.children:
        # "its forces", "their positions": the owner is a pronoun.
        if child.dep_ == "poss" and low(child) in {"its", "their", "his"} and (head in FORCE or low(token) in {"men", "country", "nation"}):
            return Party(None, surface, span, token.i, True, head, many)
    return Party(None, surface, span, token.i, False, head, many)


def titled(p: Parsed, token: Word) -> bool:
    """Whether a proper name, be it a town's too, is that of an office's holder: "Xian President N. Ville"."""
    if token.tag_ not in {"NNP", "NNPS"} or p.mention(token, "actor") is not None:
        return False
    before = [c for c in token.lefts if c.dep_ in {"compound", "nmod", "amod"}]
    if any(singular(c.text) in TITLES and c.i not in p.named for c in before):
        return True
    owner = _own_mention(p, token)
    return owner is not None and _office(p, token, owner)


def _office(p: Parsed, token: Word, owner: Word) -> bool:
    """Whether a proper name is that of somebody in an office of the owner's: "Xian President N. N."."""
    if token.tag_ not in {"NNP", "NNPS"} or p.mention(token, "actor") is not None:
        return False
    if owner.i > token.i:
        return any(c.dep_ == "compound" and singular(c.text) in TITLES for c in token.lefts)  # "King N. of Xland"
    mention = p.mention(owner, "actor")
    last = singular(mention.surface.split()[-1]) if mention is not None else ""
    return last in TITLES or any(
        singular(t.text) in TITLES and t.tag_.startswith("NN") for t in p.doc[owner.i + 1 : token.i]
    )


def parties(p: Parsed, token: Word) -> list[Party]:
    """Everybody a noun phrase joins: "X and Y", "Xian and Yian troops", "the envoys of X and Y"."""
    result: list[Party] = []
    for one in conjuncts(token):
        first = party(p, one)
        result.append(first)
        if first.id is None or one.i in p.named:
            continue
        owner = _own_mention(p, one) or _linked_mention(p, one)
        for other in conjuncts(owner)[1:] if owner is not None else ():
            mention = p.mention(other, "actor")
            if mention is not None and mention.id is not None:
                span = (mention.start, mention.end)
                result.append(Party(mention.id, p.words(span), span, other.i, False, first.head, first.plural))
    return result


def _of_a_leader(p: Parsed, token: Word, owner: Word, head: str) -> bool:
    """ "the leader's thugs": forces under a scornful name; "the state's militias" may be anybody's."""
    return (
        head in SCORN
        and owner.dep_ == "poss"
        and owner.head == token
        and p.mention(owner, "place") is None
    )


def somebody(p: Parsed, one: Party) -> bool:
    """Whether a noun phrase is one that can demand, threaten or agree, known or not: a name, people,
    a body that acts for somebody. Reports, plans and reasons cannot."""
    if one.id is not None or one.pronoun:
        return True
    token = p.doc[one.token]
    return one.head in PEOPLE or one.head in FORCE or one.head in _SPEAKING or token.tag_ in {"NNP", "NNPS"}


_SPEAKING = frozenset({"opposition", "taker"})


_SUFFERS = frozenset({"nsubjpass", "auxpass", "csubjpass"})


@of_word
def is_passive(verb: Word) -> bool:
    """Whether the verb's grammatical subject suffers it."""
    if not _SUFFERS.isdisjoint(map(rel, verb.children)) or deeds.is_deed(verb):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and low(verb) in SUFFERED and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in verb.children):
        return is_passive(verb.head)  # "were lined up and shot"
    if verb.tag_ != "VBN" or any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return False  # "shelling killed two people": with an object of its own it is a past, whatever its tag
    if verb.dep_ in {"acl", "advcl", "amod"} and not any(c.dep_ == "aux" for c in verb.children):
        return True
    if verb.dep_ == "conj" and not any(c.dep_ == "aux" for c in verb.children):
        return is_passive(verb.head)  # "the town was left and its rifles handed over"
    # "saw charities driven out": a participle after a verb of seeing, its doer unnamed; a subject of its own does it.
    if low(verb.head) in SAID and any(c.dep_ == "nsubj" for c in verb.children):
        return False
    return verb.dep_ in {"ccomp", "xcomp"} and not any(c.dep_ == "aux" for c in verb.children)


def _grammatical_subject(verb: Word, depth: int = 0) -> Word | None:
    """The noun a verb's subject is, inherited through coordination and control; None if unsaid."""
    if depth > 8:
        return None
    for child in verb.children:
        if child.dep_ in {"nsubj", "nsubjpass"}:
            if low(child) in _RELATIVE and child.tag_ in {"WDT", "WP", "DT", "IN"} and verb.dep_ == "relcl":
                return verb.head
            return child
    if verb.dep_ in {"acomp", "oprd"} and verb.head.tag_.startswith("VB"):
        return _grammatical_subject(verb.head, depth + 1)  # "they are willing to"
    if (verb.dep_ == "conj" and verb.head.tag_.startswith(("VB", "MD"))) or (verb.dep_ == "xcomp" and verb.head.dep_ == "acomp"):
        return _grammatical_subject(verb.head, depth + 1)  # "were unable to enter"
    if verb.dep_ in {"acl"}:
        return verb.head if verb.tag_ in {"VBG", "VBN"} else tried_by(verb.head)
    if verb.dep_ in {"xcomp", "advcl", "ccomp"} and verb.head.tag_.startswith("VB"):
        head = verb.head
        if verb.dep_ != "advcl" and low(head) in OBJECT_CONTROL:
            for child in head.children:
                if child.dep_ == "dobj":
                    return child
            if any(c.dep_ == "nsubjpass" for c in head.children):
                return _grammatical_subject(head, depth + 1)
        return _grammatical_subject(head, depth + 1) if verb.tag_ in {"VBG", "VB", "VBN"} else None
    if verb.dep_ == "pcomp" and verb.head.head.tag_.startswith("VB"):
        above = verb.head.head
        if low(verb.head) in {"of", "for", "from"} or (low(verb.head) == "with" and low(above).startswith("charg")):
            for child in above.children:
                if child.dep_ in {"dobj", "nsubjpass"}:
                    return child
        return _grammatical_subject(above, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.head is not None:
        for one in verb.head.head.children:
            if one.dep_ == "poss":
                return one
    return None


@of_word
def subject(verb: Word) -> Word | None:
    """The grammatical subject of a verb, or None."""
    return _grammatical_subject(verb)


def agent(verb: Word) -> Word | None:
    """The noun after "by" of a passive verb, or None."""
    if deeds.is_deed(verb):
        return deeds.doer_of(verb)
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and low(child) == "by"):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    return obj
    return None


@of_word
def objects(verb: Word) -> list[Word]:
    """What a verb is done to: direct objects with their conjuncts; of a passive, its subject."""
    if is_passive(verb):
        if deeds.is_deed(verb):
            return [c for one in deeds.done_to(verb) for c in conjuncts(one)]
        if verb.dep_ == "acl":
            return [verb.head]
        found = subject(verb)
        return conjuncts(found) if found is not None else []
    direct = [c for c in verb.children if c.dep_ in {"dobj", "obj"} or (c.dep_ == "dative" and c.tag_.startswith("NN"))]
    if low(verb) in LETS:
        direct += [c for inner in verb.children if inner.dep_ == "ccomp" and inner.tag_ in {"VB", "VBP"} for c in inner.children if c.dep_ == "nsubj"]
    if not direct and verb.dep_ == "relcl":
        # "the village that the army shelled"
        relative = [
            c for c in verb.children if c.dep_ == "dobj" or (low(c) in _RELATIVE and c.dep_ != "nsubj")
        ]
        if relative or (
            not verb.head.tag_.startswith("VB")
            and any(c.dep_ == "nsubj" and low(c) not in _RELATIVE for c in verb.children)
        ):
            return [verb.head]
    result: list[Word] = []
    for one in direct:
        if low(one) in _RELATIVE and one.tag_ in {"WDT", "WP", "DT", "IN"} and verb.dep_ == "relcl":
            one = verb.head
        result.extend(conjuncts(one))
    return result


def clause(verb: Word) -> Word:
    """The verb whose clause a token stands in (the token itself when it is one)."""
    token = verb
    while not token.tag_.startswith(("VB", "MD")) and token.head != token:
        token = token.head
    return token
