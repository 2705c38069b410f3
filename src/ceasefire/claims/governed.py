"""What a place stands under in a parsed sentence: whether fire comes from it, who left it, whose clause it is in."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.found import TRUCE
from ceasefire.claims.lexicon import lexicon, singular
from ceasefire.claims.memo import of_spelling
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE, TITLES
from ceasefire.claims.roles import low
from ceasefire.claims.stance_words import ACCUSE, DENY, SAY
from ceasefire.claims.walk import apart, past_beside
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

AWAY = frozenset({"from"})
FORCE_ACTS = words("shelling airstrike missile_strike drone_strike ground_assault explosive_device small_arms_fire")


def acts_of(token: Word) -> frozenset[str]:
    """The acts that a word may name."""
    return _acts_named(token.low)


@of_spelling(4096)
def _acts_named(word: str) -> frozenset[str]:
    lex = lexicon()
    return frozenset(lex.entries[name].act for named in (lex.nouns, lex.verbs) for _, name in named.get(word, ()))


def names_a_blow(noun: Word) -> bool:
    """Whether a noun names an act of force, and not the force: "an attack by its forces on A"."""
    return bool(acts_of(noun) & FORCE_ACTS) and (singular(noun.text) not in FORCE or not all(of for of, _ in lexicon().nouns.get(low(noun), ())))


def _top(token: Word) -> Word:
    """The preposition that a place stands under, else the word itself."""
    head = token
    while head.dep_ in {"conj", "compound", "poss", "amod", "nmod", "appos"} and head.head != head:
        head = head.head
    return head.head if head.dep_ == "pobj" else head


def from_top(token: Word) -> Word:
    """As `_top`, of the phrase that a place is part of: "from the province of X", "from the eastern bank of X"."""
    top = _top(token)
    while low(top) == "of" and top.head.dep_ == "pobj":
        top = top.head.head
    return top


def fired_from(token: Word) -> bool:
    """ "fired from X", "rockets launched from X": fire comes from there and falls elsewhere."""
    top = from_top(token)
    if _by_those_in(token):
        return True
    if low(top) not in AWAY or top.dep_ != "prep" or (top.i and low(top.doc[top.i - 1]) in _FAR):
        return False
    above = top.head
    if low(above) == "reported":
        return False  # "shelling was reported from X": there it fell
    return above.tag_.startswith("VB") or bool(acts_of(above) & FORCE_ACTS) or low(above) in _SHOTS


def _by_those_in(token: Word) -> bool:
    """ "rockets launched by militants in X": where those are who fire."""
    at = token
    for _ in range(_UP):
        above = at.head
        if above is at:
            return False
        if low(at) == "by" and above.dep_ == "acl" and low(above) in _SENT and (low(above.head) in _SHOTS or singular(low(above.head)) in _SHOTS):
            return True
        at = above
    return False


_UP = 6
_SENT = words("fired launched shot lobbed sent")
_SHOTS = words("rocket rockets missile missiles shell shells drone drones mortar mortars fire gunfire projectile projectiles barrage salvo round rounds artillery")


def gone_to(token: Word) -> bool:
    """ "fled to X", "evacuated towards the province of X": where those who leave go."""
    top = _top(token)
    if low(top) == "of" and top.head.dep_ == "pobj":
        top = top.head.head
    return low(top) in _TO


def come_to(token: Word) -> bool:
    """ "arrived in X": where those who left a place named beside have come to."""
    top = _top(token)
    return low(top) in {"in", "at"} and not _ARRIVED.isdisjoint({low(top.head), singular(low(top.head))})


_ARRIVED = words("arrive arrives arrived arriving arrival shelter sheltered sheltering refuge")
_TO = words("to towards toward into for")


def native(token: Word) -> bool:
    """ "soldiers from X", "a man from X", "a patrol based in X": where people come from."""
    top = _top(token)
    return (low(top) in AWAY and top.dep_ == "prep" and singular(low(top.head)) in _COMERS) or low(top.head) in BASED


def seat(token: Word) -> bool:
    """ "the government in X ordered": where an office sits that does something."""
    top = _top(token)
    above = top.head
    return low(top) in {"in", "at"} and above.dep_ == "nsubj" and singular(low(above)) in _OFFICES


_FAR = words("far away km kilometres kilometers kilometre kilometer miles mile metres meters")
_COMERS = PEOPLE | FORCE | words("militia group gang youth reinforcement convoy")
BASED = words("based headquartered stationed garrisoned")
_OFFICES = words("government authority ministry administration parliament council embassy command court spokesman spokeswoman minister governor mayor leadership office headquarters official cabinet")


_UNIT = words("village town city hamlet settlement camp villages towns cities")


def framing(token: Word, event: Word) -> bool:
    """ "In X, ... near Y": a place that opens the sentence, before the act."""
    if token.i >= event.i:
        return False
    top = _top(token)
    after = token.doc[token.i + 1 : token.i + 7]
    if [low(t) for t in after[:2]] == [",", "in"] and _UNIT.isdisjoint(low(t) for t in after[2:]) and any(t.tag_ == "NNP" for t in after[2:5]):
        return False  # "In X, in the Y district": X is the place itself
    if low(top) == "of" and top.head.dep_ == "pobj":
        top = top.head.head
    return low(top) in {"in", "across", "elsewhere"} and top.i <= 2


_PARTS = words("countryside province governorate district outskirts suburbs city town region area village neighbourhood neighborhood camp desert")
_AREAS = _PARTS | words("direction side area areas territory part parts north south east west port base positions position state department")


def fought_for(token: Word) -> bool:
    """ "the battle for X"."""
    top = _top(token)
    return low(top) == "for" and low(top.head) in _CONTESTS


_CONTESTS = words("battle battles fight fighting struggle offensive war truce ceasefire agreed declared announced")


def left_behind(token: Word) -> bool:
    """ "from X", "out of X", "left X"."""
    top = _top(token)
    return low(top) in AWAY or (low(top) == "of" and low(top.head) == "out") or token.dep_ == "dobj"


def of_a_part(token: Word) -> bool:
    """ "X countryside", "X province": a place by its noun, whatever stands before it."""
    return token.dep_ in {"compound", "nmod", "poss"} and low(token.head) in _PARTS


def linked(token: Word) -> bool:
    """ "the road linking X to Y"."""
    return token.dep_ == "dobj" and low(token.head) in _LINKING


def clause_of(event: Word) -> Word | None:
    """The verb of the clause with "where" that an act is told in, of which a place may be the scene."""
    at = event
    for _ in range(3):
        if at.dep_ == "relcl":
            return at if any(low(c) == "where" for c in at.children) else None
        if at.head == at or (at.tag_.startswith("VB") and at != event and at.dep_ != "conj"):
            return None
        at = at.head
    return None


def scene_of(token: Word, clause: Word, others: Sequence[Word]) -> bool:
    """ "X, where jets struck a hospital": the place that an act's clause hangs on, unless the clause has one of its own."""
    return (clause.head == token or token in clause.head.children) and not any(t != token and under(t, clause) for t in others)


def namesake_feature(token: Word, others: Sequence[Word]) -> bool:
    """ "the X roundabout in Y", "X street in Y": something in Y that only bears X's name."""
    what = token.head
    if token.dep_ not in {"compound", "nmod"} or low(what) not in _FEATURES:
        return False
    return any(t != token and t.dep_ == "pobj" and low(t.head) in {"in", "at"} and t.head.head == what for t in others)


_FEATURES = words("roundabout square street avenue bridge gate mosque church hospital school hotel market stadium park cemetery university barracks checkpoint prison road")


def for_sake_of(token: Word) -> bool:
    """ "in support of X", "in solidarity with X", "in revenge for the bombing of X": why something was done, not where."""
    top = _top(token)
    for _ in range(2):
        above = top.head
        if low(above) in SAKES and above.dep_ == "pobj" and low(above.head) in {"in", "as"}:
            return True
        if above.dep_ != "pobj":
            return False
        top = above.head
    return False


def avenged(event: Word) -> bool:
    """ "shelled the town in retaliation for a strike on A": a deed that is answered, no means and no target of the answer."""
    at = event
    for _ in range(2):
        if at.dep_ != "pobj" or at.head.dep_ != "prep":
            return False
        at = at.head.head
        if low(at) in AVENGING and at.dep_ == "pobj" and low(at.head) == "in":
            return True
    return False


AVENGING = words("retaliation response revenge reprisal reply answer reaction")
SAKES = words("support solidarity retaliation response revenge reprisal protest sympathy reply return exchange answer memory honour honor")


def of_deal(token: Word) -> bool:
    """ "a truce in X", "a ceasefire for X": where a deal holds."""
    top = _top(token)
    return low(top) in {"in", "for", "over", "around", "across"} and (low(top.head) in TRUCE or (top.i > 0 and low(top.doc[top.i - 1]) in TRUCE))


def first_of(token: Word) -> Word:
    """The first of the words that one is joined to by "and"."""
    while token.dep_ == "conj":
        token = token.head
    return token


def whose(token: Word) -> bool:
    """ "the mayor of X", "a X trader", "X's governor": a place that only says who somebody is."""
    if token.dep_ in {"compound", "poss", "nmod"}:
        return singular(low(token.head)) in _PERSONS
    top = _top(token)
    return low(top) == "of" and singular(low(top.head)) in _PERSONS


_PERSONS = PEOPLE | TITLES | words("businessman businesswoman chairman councilman chief head director")


def travelled(one: Word, other: Word, event: Word) -> bool:
    """ "a convoy on its way from X to Y": whoever travels is met where the way begins, as far as the words say."""
    first, last = _top(one), _top(other)
    return low(first) in AWAY and low(last) in {"to", "towards", "toward", "for"} and one.i < other.i and last.head in (first.head, one) and first.head != event


def further_end(p: Parsed, token: Word, other: Word) -> bool:
    """The second of the ends of a way ("between X and Y", "the X-Y road", "from X to Y"): the first stands for where on it."""
    if not other.i < token.i <= other.i + _NEAR_EACH_OTHER:
        return False
    way = _top(other)
    if low(way) == "of" and way.head.dep_ == "pobj":
        way = way.head.head  # "between the villages of X and Y"
    if low(way) == "between" and p.lows[token.i - 1] == "and":
        return is_road(way.head) or singular(low(way.head)) in _CARRIERS or low(way.head) in _TRAVELLING or _met_on_its_way(way.head)
    gap = p.lows[other.i + 1 : token.i]
    if not _LINKING.isdisjoint(p.lows[max(0, other.i - 4) : other.i]) and {"to", "and", "with"} & set(gap):
        return True
    after = p.lows[token.i + 1 : token.i + 3]
    if set(gap) <= {"-", "–", "‑", "to"} and gap and any(word in _ROADS for word in after[:1]):
        return True
    return road_end(token) and road_end(other) and bool({"to", "and", "towards", "with"} & set(gap))


def _met_on_its_way(verb: Word) -> bool:
    """ "a patrol was ambushed between X and Y": whoever travels was met on the road."""
    return verb.tag_.startswith("VB") and any(c.dep_ in {"nsubj", "nsubjpass", "dobj"} and singular(low(c)) in _CARRIERS for c in verb.children)


_NEAR_EACH_OTHER = 7
_LINKING = words("linking connecting joining")
_CARRIERS = words("convoy bus car truck lorry vehicle train minibus taxi ambulance column boat patrol")
_TRAVELLING = words("travelling traveling driving moving heading running riding sailing plying")


def road_end(token: Word) -> bool:
    """ "the road from X to Y": both are its ends."""
    top = _top(token)
    return is_road(top.head) and low(top) in {"from", "to", "between", "towards", "toward", "linking", "of"}


def is_road(token: Word) -> bool:
    """Whether a word is one for a road."""
    return low(token) in _ROADS


_ROADS = frozenset({"road", "highway", "route", "way", "track", "motorway", "axis"})
OF_A_WAY = _ROADS | _LINKING | {"between"}
"""Words without one of which no way is told that has two ends."""


def under(token: Word, event: Word) -> bool:
    """Whether a word stands under the act, not under another verb joined to it."""
    at = token
    for _ in range(14):
        if at == event:
            return True
        if at.dep_ == "conj" and at.tag_.startswith("VB") and at.head == event:
            return False
        if at.head == at:
            return False
        at = at.head
    return False


def of_another(token: Word, event: Word) -> bool:
    """Whether a place belongs to a clause joined by "and" that has a subject of its own and not the act in it."""
    at = token
    other = _said_next(event)
    for _ in range(14):
        if at.head == at or at == event:
            return False
        if other is not None and at.head == other.head and at.dep_ in {"ccomp", "dobj"} and bool(acts_of(at) or at.dep_ == "dobj"):
            return True  # "denied that it had fired on X and accused Y of driving people away"
        if at.dep_ == "relcl" and at != token and acts_of(at) and not under(event, at):
            return True  # "fighters who gave up arms in X have joined": X is where they gave them up
        if at.dep_ == "conj" and at.tag_.startswith("VB") and any(c.dep_ in {"nsubj", "nsubjpass"} for c in at.children):
            return not under(event, at)
        if _another_says(at) and not under(event, at.head if at.dep_ == "ccomp" else at):
            return True  # "denied that it fired on the town and said rockets had landed in X": X is of what it said
        at = at.head
    return False


_TELLING = SAY | DENY
NEXT = SAY | DENY | ACCUSE


def _said_next(event: Word) -> Word | None:
    """The verb of accusing or saying, joined to another one, under which an act is told; None where it is under none."""
    at = event
    for _ in range(8):
        if at.head == at:
            return None
        if at.dep_ == "conj" and low(at) in NEXT and low(at.head) in NEXT:
            return at
        at = at.head
    return None


def told_apart(one: Word, event: Word) -> bool:
    """ "denied that it had burned X and accused Y of executing prisoners on Tuesday": whether two words are told by two verbs of saying
    joined to each other, one by each."""
    mine, other = _said_next(event), _said_next(one)
    if mine is other:
        return False
    if other is not None and (event is other.head or under(event, other.head)) and not under(event, other):
        return one.head is not other
    return mine is not None and under(one, mine.head) and not under(one, mine) and one.head is not mine.head


def _another_says(clause: Word) -> bool:
    """Whether a clause is what a second verb of saying tells, with a subject of its own, or what somebody else says in it."""
    if clause.dep_ == "ccomp":
        above = clause.head
        return above.dep_ == "conj" and low(above) in _TELLING and bool(acts_of(clause)) and any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return clause.dep_ == "advcl" and apart(clause)


def of_a_road(token: Word) -> bool:
    """ "the X-Y road", "the road from X to Y": what says which road it is."""
    return road_end(token) or (token.dep_ in {"compound", "nmod", "amod"} and is_road(token.head))


def aside(p: Parsed, one: Word, other: Word) -> bool:
    """Whether another thing stands between two places: "a car in X and a silo near Y" are in both."""
    gap = p.doc[one.i + 1 : other.i]
    return any(low(t) == "and" for t in gap) and any(t.tag_.startswith("NN") and t.dep_ in {"conj", "dobj"} for t in gap)


def both_told(p: Parsed, one: Word, other: Word) -> bool:
    """ "on the outskirts of X and in Y"."""
    gap = p.lows[min(one.i, other.i) + 1 : max(one.i, other.i)]
    return "and" in gap and set(gap) <= _BOTH_IN


_BOTH_IN = words("and in at on near around outside inside the outskirts of both also , town village city")


def first_clause(token: Word, event: Word) -> bool:
    """Whether a place stands with whoever an act's subject or object is, before the act or in its phrase."""
    return token.i < event.i or under(token, event)


def beyond_the_aim(event: Word) -> Word | None:
    """ "attacked X to relieve Y and broke through": a past that the parse hangs on the infinitive before it was not done where that was
    meant to be. The past, at or above an act; None where there is none."""
    at = event
    while at.head != at:
        if past_beside(at, at.head) is not None:
            return at
        at = at.head
    return None
