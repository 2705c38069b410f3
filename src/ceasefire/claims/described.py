"""Acts that only describe something else in their sentence: who holds the town that is named, who put up the post where it
happened, the war that the truce ended, the truce since whose start it was."""

from __future__ import annotations

import re

from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.literals import Sieve
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_HELD = words("control_gained")
_BUILT = words("fortification")
_WARS = words("armed_clash ground_assault siege_or_blockade shelling airstrike")
_BLASTS = words("explosive_device small_arms_fire missile_strike drone_strike killing_other")
_BANDS = words("coalition group force alliance rebel militia faction troop army militant insurgent fighter")
_FORBEAR = words("refrain abstain desist avoid stop cease halt")
_POSE = words("pose poses posed posing represent represents represented representing constitute constitutes constituted constituting remain remains")
_KEPT = words("controlled held occupied ruled governed administered run dominated")
_HOLDS = words("controls control holds hold rules rule runs run")
_TOLD = words("informed notified briefed alerted inform notify")
_DATED_BY = words("after following amid despite since during before until")
_ENDING = words("end ended ends halt halted stop stopped pause paused suspend suspended conclude concluded")
_SIGNS = _ENDING | words("end accused capable fighting battling")
_LEFT = words("withdrawal")
_POSTED = words("force_movement")
_OTHERS = _HELD | _BUILT | _LEFT | _POSTED | words("offensive_halted threat violation_alleged truce_declared")
_SPELLS = words("day week month year hour decade")
_TRUCES = words("truce ceasefire agreement deal armistice accord cease-fire")
_SINCE = Sieve(re.compile(
    r"\b(?:after|since|before|until)\s+(?:(?:the|a|an|its|this|that|their)\s+)?(?:[\w.’'-]+\s+){0,7}(?:cease-?fire|truce|agreement|deal|armistice|accord)s?(?:\s+[\w.’'-]+){0,6}\s*$",
    re.IGNORECASE,
))  # fmt: skip
_BEGINS = re.compile(r"\b(?:cease-?fire|truce|agreement|deal|armistice|accord)s?\b[^,;]{0,60}$", re.IGNORECASE)
_CALM = re.compile(r"\b(?:calm|quiet|halt(?:ed)?|stopp?ed|ceased|subsided|eased|lull)\b", re.IGNORECASE)
_WINDOW = 110


def described(p: Parsed, draft: Draft) -> bool:
    """Whether an act is told only to say what or when something else is. An act with a day of its own is told."""
    act = draft.act
    if act in _WARS or act in _BLASTS:
        if p.said.isdisjoint(_SIGNS):
            return False
        token = p.doc[draft.found.token]
        return _alleged(token) or _fights(token) or (act in _WARS and draft.found.nominal and _ended_war(token))
    if act not in _OTHERS:
        return False
    token = p.doc[draft.found.token]
    if act in _HELD:
        if token.dep_ in {"relcl", "acl"} and any(low(c) == "currently" for c in token.children):
            return True  # "X, which is currently controlled by Y"
        if token.dep_ == "relcl" and low(token) in _HOLDS and token.tag_ in {"VBZ", "VBP"} and token.head.i in p.named:
            return True  # "according to X, which controls the area"
        return not _dated(p, draft, token) and _whose_it_is(p, token)
    if act in _LEFT:  # "the mines left by rebels" are what is there
        return low(token) == "left" and token.dep_ == "acl" and any(low(c) == "by" for c in token.children) and not _dated(p, draft, token)
    if act in _POSTED:
        return _posted(token) and not _dated(p, draft, token)
    if act in _BUILT:
        return (low(token) == "manned" and token.dep_ == "acl") or (token.dep_ == "acl" and token.tag_ == "VBN" and any(c.dep_ == "agent" or low(c) == "by" for t in (token, *token.children) for c in t.children) and not _dated(p, draft, token))
    if act == "offensive_halted":
        return draft.found.nominal and token.dep_ == "pobj" and low(token.head) in _DATED_BY
    if act == "threat":
        if draft.found.nominal and token.dep_ == "dobj" and low(token.head) in _POSE:
            return True  # "posing a threat to the truce"
        return any(c.dep_ == "xcomp" and low(c) in _FORBEAR for c in token.children)  # "pledged to refrain from strikes"
    if act == "violation_alleged":
        return draft.found.nominal and token.dep_ == "pobj" and low(token.head) in {"of", "about"} and low(token.head.head) in _TOLD
    return _since(p, draft, token)


def _dated(p: Parsed, draft: Draft, token: Word) -> bool:
    return draft.when is not None and draft.when.interval is not None and _its_own(p, token, draft.when.span)


def _its_own(p: Parsed, token: Word, span: Span) -> bool:
    """Whether a time stands in the clause of an act that describes a noun."""
    at = token
    while at.dep_ in {"xcomp", "conj", "attr", "acomp", "pobj", "prep"} and at.head != at:
        at = at.head
    return span[0] < 0 or any(p.span(t.i, t.i)[0] == span[0] for t in at.subtree)


def _posted(token: Word) -> bool:
    """ "troops deployed along the river opened fire": which troops; a headline of its own has no verb above it."""
    return token.dep_ == "acl" and low(token) in _STANDING and token.head.dep_ in {"nsubj", "nsubjpass", "agent", "pobj"} and token.head.head != token.head


_STANDING = words("deployed stationed posted positioned based massed patrolling")


def _alleged(token: Word) -> bool:
    """ "soldiers accused of using air strikes", "capable of such an attack": what somebody is said to do, or could."""
    at = token
    for _ in range(8):
        if at.dep_ in {"ccomp", "parataxis"} or at.head == at:
            return False
        at = at.head
        if low(at) == "capable" or (low(at) == "accused" and at.dep_ == "acl"):
            return True
    return False


def _fights(token: Word) -> bool:
    """ "the coalition fighting X": what kind of coalition it is."""
    before = token.doc[token.i - 1] if token.i else token
    beside = before.dep_ in {"pobj", "dobj", "appos", "conj"} and before.tag_.startswith("NN")
    if token.tag_ != "VBG" or low(token) not in {"fighting", "battling"} or not (beside or token.dep_ == "acl"):
        return False
    return singular((before if beside else token.head).text).lower() in _BANDS


def _whose_it_is(p: Parsed, token: Word) -> bool:
    """ "the town of X, which is controlled by Y", "X, under the control of Y": in a clause about the place before it. "Divided
    in two halves, one controlled by Y" tells it."""
    at = token
    while at.dep_ in {"xcomp", "conj", "attr", "acomp", "pobj", "prep"} and at.head != at:
        at = at.head
    if at.dep_ not in {"acl", "relcl"} or not any(m.kind == "place" for t in (at.head, *at.head.subtree) if t.i < at.i for m in p.named.get(t.i, ())):
        return False
    if at.tag_ == "VBN" and low(at) not in _KEPT:
        return False  # "areas conquered by X": told
    if at.dep_ == "acl":
        return bool(at.tag_ == "VBN")
    tense = next((c for c in at.children if c.dep_ in {"aux", "auxpass"}), at)
    return at.tag_ in {"VBZ", "VBP"} or low(tense) in {"is", "are"}


def _ended_war(noun: Word) -> bool:
    """ "the ceasefire that ended 13 months of fighting", "a truce, which put an end to a year of hostilities"."""
    unit = noun.head.head if noun.dep_ == "pobj" and low(noun.head) in {"of", "to"} else noun
    if unit is not noun and singular(unit.text) not in _SPELLS and low(unit) != "end":
        return False
    at = unit
    for _ in range(6):
        if low(at) in _ENDING and (at.tag_.startswith("VB") or low(at) == "end"):
            return _of_truce(at)
        if at.head == at:
            return False
        at = at.head
    return False


def _of_truce(verb: Word) -> bool:
    while verb.dep_ in {"dobj", "pobj", "prep", "conj", "xcomp"} and verb.head != verb:
        verb = verb.head
    if verb.dep_ in {"relcl", "acl"}:
        return singular(verb.head.text).lower() in _TRUCES
    return any(c.dep_ == "nsubj" and singular(c.text).lower() in _TRUCES for c in verb.children)


def _since(p: Parsed, draft: Draft, token: Word) -> bool:
    """ "less than a week after the truce came into force": told by the words, whatever the parse makes of a long sentence. What brought
    calm is the news."""
    if not token.tag_.startswith("VB"):
        return False
    start = max(draft.span[0], draft.word[0] - _WINDOW)
    if _SINCE.search(p.text, start, draft.word[0]) is None or _BEGINS.search(p.text, start, draft.word[0]) is None:
        return False
    return _CALM.search(p.text, draft.span[0], draft.span[1]) is None
