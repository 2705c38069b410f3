"""Acts in a parsed sentence: which lexicon entry fires at which word, and who stands around it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.lexicon import Entry, inflect, lexicon, singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import FORCE, PEOPLE, Party, low
from ceasefire.claims.weapons import is_means, means_act

AID = frozenset("aid relief humanitarian charity food medicine assistance medical flour ngo supply un".split())
MONITOR = frozenset("monitor observer inspector osce patrol mission uav smm investigator unifil undof peacekeeper".split())
TRUCE = frozenset("truce ceasefire cease-fire agreement deal cessation armistice memorandum de-escalation accord pause".split())
_CONTEXT = {"aid": AID, "monitor": MONITOR, "truce": TRUCE}
_MEASURE = frozenset("number dozen hundred barrage volley hail round series piece lot kind part most control all some flurry wave batch ton tonne amount quantity lorry truckload control".split())
AREA = frozenset(
    """town village city area district neighbourhood neighborhood outskirts countryside region province governorate road
    hill part quarter suburb side edge place territory territories line zone centre center farm plain valley vicinity
    highway crossing front frontline street surroundings country capital camp base""".split()
)
LIGHT = frozenset(
    """launch carry conduct stage mount unleash open begin start continue resume intensify wage step renew perform commit
    perpetrate undertake lead direct escalate execute do make impose lay repel suffer pursue complete declare plan""".split()
)
_UNDERGO = frozenset("come suffer witness see sustain endure face experience".split())
_STRUCK = frozenset("hit target strike kill wound injure destroy damage attack shell subject".split())
_OF_DOER = frozenset("withdrawal deployment advance retreat pullout offensive attack arrival refusal rejection acceptance demand reinforcement".split())


class Found(msgspec.Struct, frozen=True):
    """One act at one word. token: its index; root: index of the verb that carries it;
    doers, targets: noun phrases in order; spots: token indices of objects that may be places;
    mutual: both sides do it; weapon: its words and where they stand; bare: a noun with "the"
    or "this" and nothing of its own: it refers back."""

    token: int
    entry: Entry
    act: str
    root: int
    doers: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    spots: tuple[int, ...] = ()
    mutual: bool = False
    weapon: tuple[str, tuple[int, int]] | None = None
    bare: bool = False
    nominal: bool = False


def bases(token: Any) -> frozenset[str]:
    """Base forms a verb form may have."""
    return frozenset(base for base, _ in lexicon().verbs.get(low(token), ())) | {low(token)}


def head_words(token: Any) -> set[str]:
    """What a noun phrase is about: its head, what it is compounded with, what it is a number of."""
    words = {singular(token.text), low(token)}
    words |= {singular(c.text) for c in token.children if c.dep_ in {"compound", "amod", "nmod"}}
    if singular(token.text) in _MEASURE or token.tag_ == "CD":
        for prep in token.children:
            if prep.dep_ == "prep" and low(prep) == "of":
                for obj in prep.children:
                    if obj.dep_ == "pobj":
                        words |= head_words(obj)
    return words


def _fits_verb(p: Parsed, token: Any, entry: Entry, words: list[str], singles: frozenset[str]) -> int:
    """How exactly a verb entry fits (number of constraints met), -1 when it does not."""
    score = 0
    if entry.with_ and not singles & _CONTEXT[entry.with_]:
        return -1
    if entry.not_with and singles & _CONTEXT[entry.not_with]:
        return -1
    objs = roles.objects(token) if entry.obj or entry.not_obj or entry.obj_person or entry.place_obj or entry.obj_not_aid or entry.actor_obj else []
    if entry.obj:
        wanted = set(entry.obj)
        hit = any(head_words(o) & wanted for o in objs) or entry.with_ == "aid" and _loosely(p, token, wanted) is not None or entry.place_obj and any(roles.is_place_use(p, o) for o in objs)
        if not hit:
            return -1
        score += 2
    if entry.actor_obj and not any(p.mention(o, "actor") or any(p.mention(c, "actor") for c in o.subtree) for o in objs):
        return -1
    if entry.not_obj and any(head_words(o) & set(entry.not_obj) for o in objs):
        return -1
    if entry.obj_person and not any(head_words(o) & PEOPLE or p.mention(o, "actor") or o.tag_ in {"CD", "PRP"} for o in objs):
        return -1
    if entry.obj_not_aid and any(head_words(o) & AID for o in objs):
        return -1
    if entry.subj or entry.not_subj or entry.place_subj:
        doer = roles.subject(token)
        inner = head_words(doer) if doer is not None else set()
        if entry.subj and (not inner & set(entry.subj) or roles.is_passive(token) and not roles.objects(token)):
            return -1
        if inner & set(entry.not_subj):
            return -1
        if entry.place_subj and (doer is None or not (roles.is_place_use(p, doer) or inner & AREA)):
            return -1
        score += 2 if entry.subj else 0
    if entry.prt or entry.pobj:
        after = {low(c) for c in token.children if c.dep_ in {"prt", "prep", "advmod", "agent", "dative"} or c.i == token.i + 1}
        if entry.prt and not after & set(entry.prt):
            return -1
        if entry.pobj:
            heads = [o for _, o in roles.prep_objects(token)] + [c for c in token.children if c.dep_ in {"xcomp", "dobj"}]
            if not any(head_words(o) & set(entry.pobj) for o in heads):
                return -1
        score += 1
    if entry.prt_phrase:
        after_words = " ".join(words[token.i + 1 : token.i + 9])
        if not any(0 <= after_words.find(phrase) <= 12 for phrase in entry.prt_phrase):
            return -1
        score += 2
    if entry.advmod and not any(low(c) in entry.advmod for c in token.children):
        return -1
    if entry.xcomp and not any(c.dep_ in {"xcomp", "ccomp"} for c in token.children):
        return -1
    return score


def _loosely(p: Parsed, token: Any, wanted: set[str]) -> Any:
    """ "saw charities, which brought food, driven out": the sufferer stands before a bare participle."""
    if token.tag_ != "VBN" or any(c.dep_ in {"aux", "auxpass", "dobj"} for c in token.children):
        return None
    return next((t for t in p.doc[: token.i] if singular(t.text) in wanted and t.tag_ == "NNS" and t.dep_ == "dobj" and token.i - t.i < 16), None)


def _noun_head(words: list[str], at: int, before: tuple[str, ...]) -> int | None:
    """Index of the phrase's head when the words before `at` are those of a noun entry."""
    index, first = at - 1, at
    for word in reversed(before):
        if word == "-":
            continue
        while index >= 0 and words[index] in {"-", "‑", "‐"}:
            index -= 1
        if index < 0 or words[index] != word and singular(words[index]) != word:
            if word == "of" and index > 0 and words[index] in {"the", "a", "heavy", "artillery", "mortar", "rocket", "tank"}:
                index -= 1
                if words[index] != word:
                    return None
            else:
                return None
        first = index
        index -= 1
    return first if any(w in {"of", "to", "in", "off"} for w in before) else at


def _pick(p: Parsed, token: Any, words: list[str], singles: frozenset[str]) -> tuple[Entry, int, bool] | None:
    """(entry, index of the head token, is a noun) that says an act at this word, the most exact one."""
    lex = lexicon()
    low_word = low(token)
    best: tuple[int, Entry, int, bool] | None = None
    verbal = token.tag_.startswith("VB") and token.dep_ not in {"amod", "compound", "nmod"}
    if verbal and token.tag_ == "VBG" and lex.nouns.get(low_word) and token.dep_ in {"pcomp", "pobj", "nsubj", "dobj", "conj"} and not any(
        c.dep_ in {"dobj", "nsubj", "aux", "prt"} for c in token.children
    ):
        # "killed in shelling by the army": a deed named, not somebody shelling.
        verbal = False
    if not verbal and token.tag_ in {"NNS", "NN", "NNP", "NNPS", "JJ"} and _headline(p, token):
        verbal = True
    if verbal:
        for _, name in lex.verbs.get(low_word, ()):
            entry = lex.entries[name]
            score = _fits_verb(p, token, entry, words, singles)
            if score >= 0 and (best is None or score > best[0]):
                best = (score, entry, token.i, False)
    nounish = token.tag_.startswith("NN") or token.tag_ == "VBG" and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in token.children) or token.tag_ == "VBZ"
    if nounish and (best is None or best[3] or token.tag_ == "VBG"):
        for before, name in lex.nouns.get(low_word, ()):
            entry = lex.entries[name]
            if entry.with_ and not singles & _CONTEXT[entry.with_]:
                continue
            head = _noun_head(words, token.i, before)
            if head is None:
                continue
            if token.dep_ in {"compound", "amod", "nmod"} and head == token.i and singular(token.head.text) not in {"campaign", "incident", "operation", "attack", "wave"}:
                continue
            if before or best is None or token.tag_ == "VBG" and not best[1].obj and token.dep_ not in {"advcl", "ROOT", "conj", "acl", "xcomp", "pcomp", "ccomp", "relcl"}:
                best = (len(before), entry, head, True)
                break
    return (best[1], best[2], best[3]) if best is not None else None


def _headline(p: Parsed, token: Any) -> bool:
    """ "Army shells Paris": a plural noun between a doer and what it is done to is a verb."""
    before = p.doc[token.i - 1] if token.i else None
    after = p.doc[token.i + 1] if token.i + 1 < len(p.doc) else None
    return (
        before is not None and after is not None and str(token.text).islower() and str(token.text).endswith("s")
        and p.mention(before, "actor") is not None
        and (after.i in p.named or low(after) in {"on", "at", "in", "near", "two", "three", "village", "town", "civilians"} and token.dep_ in {"ROOT"})
    )  # fmt: skip


def find_acts(p: Parsed) -> list[Found]:
    """All acts of a sentence, in the order of their words."""
    words = [str(t.text).lower() for t in p.doc]
    singles = frozenset(singular(w) for w in words) | frozenset(words)
    picked: dict[int, tuple[Entry, bool]] = {}
    for token in p.doc:
        if token.i in p.named:
            continue
        one = _pick(p, token, words, singles)
        if one is not None and one[1] not in picked:
            picked[one[1]] = (one[0], one[2])
    swallowed: set[int] = set()
    for index, (entry, noun) in picked.items():
        if not noun and (entry.obj or entry.subj or entry.generic or entry.act in {"rejection", "acceptance", "denial", "threat", "demand_or_ultimatum"}):
            mine = set(entry.obj) | set(entry.subj)
            around = [*roles.objects(p.doc[index]), *([s] if entry.subj and (s := roles.subject(p.doc[index])) is not None else [])]
            swallowed |= {o.i for o in around if o.i in picked and picked[o.i][1] and head_words(o) & mine}
    found = []
    for index in sorted(picked):
        entry, noun = picked[index]
        if index not in swallowed:
            found.extend(_nominal(p, p.doc[index], entry) if noun else _verbal(p, p.doc[index], entry))
    return found


def _weapon(p: Parsed, tokens: list[Any]) -> tuple[str, tuple[str, tuple[int, int]]] | None:
    """(act, (words, span)) of a means of attack among noun phrases."""
    for head in tokens:
        left = [t for t in head.subtree if t.i <= head.i and t.i not in p.named]
        hit = means_act([low(t) for t in left])
        if hit is not None:
            act, first, last = hit
            span = p.span(left[first].i, left[last].i)
            return act, (p.words(span).lower(), span)
    return None


def _split(p: Parsed, tokens: list[Any]) -> tuple[list[Party], list[int]]:
    """Noun phrases that suffer an act, as (people and things, token indices that may be places)."""
    people: list[Party] = []
    spots: list[int] = []
    for token in tokens:
        if p.mention(token, "place") is not None and p.mention(token, "actor") is None:
            spots.append(token.i)
            continue
        one = roles.party(p, token)
        spots.append(token.i)
        if is_means(token) and one.id is None:
            continue
        if one.id is None and (singular(token.text) in AREA or low(token) in AREA):
            continue
        if token.tag_ in {"CD"} and one.id is None or low(token) in _NOBODY:
            continue
        people.append(one)
    return people, spots


_NOBODY = frozenset("which that who there what nothing least dawn noon night midnight time hours once loss losses casualties sunset dusk morning evening day once front".split())
_AIM = frozenset({"on", "at", "against", "upon", "towards", "toward", "into", "over"})
_WITH = frozenset({"with", "using", "by", "in", "from", "of"})


def _verbal(p: Parsed, token: Any, entry: Entry) -> list[Found]:
    doer_token = roles.subject(token)
    passive = roles.is_passive(token) and not _headline(p, token)
    targets_at = roles.objects(token)
    if _headline(p, token):
        doer_token = p.doc[token.i - 1]
        targets_at = [t for t in p.doc[token.i + 1 : token.i + 3] if t.i in p.named] or targets_at
    if passive:
        doer_token = roles.agent(token)
    if entry.with_ == "aid" and (sufferer := _loosely(p, token, set(entry.obj))) is not None:
        doer_token, targets_at = roles.agent(token), [sufferer]
    doers = [roles.party(p, t) for t in roles.conjuncts(doer_token)] if doer_token is not None else []
    means_subject = doer_token is not None and is_means(doer_token) and (not doers or doers[0].id is None)
    means = [doer_token] if means_subject else []
    means += [o for prep, o in roles.prep_objects(token) if prep in _WITH and (is_means(o) or prep in {"with", "using"})]
    means += [o for c in token.children if low(c) == "using" for o in c.children if o.dep_ == "dobj"]
    if doer_token is not None and is_means(doer_token) and not means_subject:
        means.append(doer_token)
    act, weapon = entry.act, None
    instrument = _weapon(p, means + [t for t in targets_at if is_means(t)])
    if instrument is not None:
        weapon = instrument[1]
        if entry.generic or entry.id == "airstrike.bomb_v" and instrument[0] == "explosive_device":
            act = instrument[0]
    elif entry.generic and low(token) in {"strike", "strikes", "struck"}:
        act = "airstrike"  # said without a means, the word is used of aircraft
    if means_subject:
        doers = _users(p, doer_token)
    aimed = [o for prep, o in roles.prep_objects(token) if prep in _AIM]
    mutual = entry.roles == "mutual"
    if entry.roles == "patient":
        people, spots = _split(p, roles.conjuncts(doer_token) if doer_token is not None else [])
        doers = []
        if passive:
            doers = [roles.party(p, t) for t in roles.conjuncts(doer_token)] if doer_token is not None else []
            people, spots = _split(p, targets_at)
    elif entry.roles == "move":
        people, spots = _split(p, targets_at) if targets_at and not passive else ([], [])
        people = [one for one in people if one.id is not None] if entry.act == "withdrawal" else []
        if passive and not doers:
            doers = [roles.party(p, t) for t in targets_at]
    elif mutual:
        others = [o for prep, o in roles.prep_objects(token) if prep in {"with", "against"}]
        people, spots = _split(p, others or [t for t in targets_at if not is_means(t)])
        if not people and len(doers) > 1:
            people, doers = doers[1:2], doers[:1]
    else:
        plain = [t for t in targets_at if not is_means(t) or p.mention(t, "actor")]
        people, spots = _split(p, plain or aimed)
        if plain and aimed and not people:
            people = _split(p, aimed)[0]
        spots += [o.i for o in aimed]
    if entry.act == "integration_of_fighters":
        into = [o for prep, o in roles.prep_objects(token) if prep in {"into", "in", "within", "with", "to"}]
        doers, people = (_split(p, targets_at)[0] or doers, _split(p, into)[0]) if into else (doers, people)
    if entry.id == "control_lost.fall_to_v":
        winners = [roles.party(p, o) for prep, o in roles.prep_objects(token, frozenset({"to"}))]
        return [Found(token.i, entry, "control_gained", token.i, tuple(winners), (), (doer_token.i,) if doer_token is not None else ())]
    if entry.id == "control_gained.fall_under_v":
        owners = [roles.party(p, t) for t in p.doc[token.i :] if p.mention(t, "actor") is not None][:1]
        return [Found(token.i, entry, entry.act, token.i, tuple(owners), (), (doer_token.i,) if doer_token is not None else ())]
    base = Found(token.i, entry, act, token.i, tuple(doers), tuple(people), tuple(spots), mutual, weapon)
    return [base, *_second_means(p, token, targets_at, base)]


def _second_means(p: Parsed, token: Any, targets: list[Any], base: Found) -> list[Found]:
    """ "fired shells at A and machine guns at B": the second weapon is a second act."""
    if base.act not in {"shelling", "small_arms_fire", "missile_strike"} or not base.entry.obj:
        return []
    for other in targets[1:]:
        hit = _weapon(p, [other])
        if hit is not None and hit[0] != base.act:
            return [msgspec.structs.replace(base, act=hit[0], weapon=hit[1], token=other.i)]
    return []


def _users(p: Parsed, token: Any) -> list[Party]:
    """Whose weapon it is: "Army shells", "shells fired by the Army"."""
    one = roles.party(p, token)
    if one.id is not None:
        return [one]
    for child in token.children:
        if child.dep_ == "acl" and (by := roles.agent(child)) is not None:
            return [roles.party(p, by)]
        if child.dep_ == "prep" and low(child) in {"by", "of", "from"}:
            for obj in child.children:
                if obj.dep_ == "pobj" and p.mention(obj, "actor") is not None:
                    return [roles.party(p, obj)]
    return []


def _nominal(p: Parsed, token: Any, entry: Entry) -> list[Found]:
    """An act said by a noun: its doer is its owner, who is named after "by", or the subject of the
    verb that carries it out."""
    head = singular(token.text)
    doers: list[Party] = []
    targets: list[Party] = []
    spots: list[int] = []
    for child in token.lefts:
        if child.dep_ in {"poss", "compound", "amod", "nmod", "nsubj"} and (p.mention(child, "actor") is not None or child.dep_ == "poss"):
            if p.mention(child, "place") is not None and p.mention(child, "actor") is None:
                continue
            one = roles.party(p, child)
            if one.id is not None or child.dep_ == "poss":
                doers.append(one)
                break
    mutual = entry.roles == "mutual"
    for prep, obj in roles.prep_objects(token):
        if prep == "by":
            doers.append(roles.party(p, obj))
        elif prep == "between" or mutual and prep in {"with", "among"}:
            one = roles.party(p, obj)
            (doers if prep == "between" and not doers else targets).append(one)
        elif prep == "of" and (head in _OF_DOER or entry.roles == "move") and not doers:
            if p.mention(obj, "actor") is not None or head in _OF_DOER:
                doers.append(roles.party(p, obj))
        elif prep in {"of", "on", "against", "at", "upon", "targeting", "into"}:
            people, places = _split(p, [obj])
            targets += people
            spots += places
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBG" and low(child) in {"targeting", "hitting", "striking"}:
            people, places = _split(p, roles.objects(child))
            targets += people
            spots += places
        elif child.dep_ == "acl" and child.tag_ == "VBN" and (by := roles.agent(child)) is not None and not doers:
            doers = [roles.party(p, t) for t in roles.conjuncts(by)]
    own = bool(doers or targets or spots)
    root, doers, targets, spots = _carried(p, token, doers, targets, spots)
    if mutual and len(doers) > 1 and not targets:
        doers, targets = doers[:1], doers[1:]
    act, weapon = entry.act, None
    hit = _weapon(p, [token]) or _weapon(p, [o for prep, o in roles.prep_objects(token) if prep in {"with", "by", "using"}])
    if hit is not None:
        weapon = hit[1]
        act = hit[0] if entry.generic else act
    elif entry.generic and (head == "strike" or any(low(c) in {"air", "aerial"} for c in token.children)):
        act = "airstrike"
    bare = not own and any(c.dep_ == "det" and low(c) in {"the", "this", "that", "these", "those", "such"} for c in token.children)
    people = [t for t in targets if not (t.id is None and t.head in FORCE and t.head in {"shelling", "strike", "raid"})]
    return [Found(token.i, entry, act, root.i, tuple(doers), tuple(people), tuple(spots), mutual, weapon, bare, True)]


def _carried(p: Parsed, token: Any, doers: list[Party], targets: list[Party], spots: list[int]) -> tuple[Any, list[Party], list[Party], list[int]]:
    """The verb that carries a noun's act, and what it says of doer and target."""
    head = token
    for _ in range(4):
        if head.dep_ in {"conj", "pobj", "prep", "appos", "agent", "compound", "nmod"} and not head.head.tag_.startswith("VB"):
            head = head.head
        else:
            break
    verb = head.head
    while head.dep_ in {"prep", "agent"} and not verb.tag_.startswith("VB") and verb.head != verb:
        head, verb = verb, verb.head
    if not verb.tag_.startswith("VB"):
        return token, doers, targets, spots
    forms = bases(verb)
    low_verb = low(verb)
    if head.dep_ in {"dobj", "nsubjpass"} and _light(low_verb):
        who = roles.agent(verb) if head.dep_ == "nsubjpass" else roles.subject(verb)
        if who is not None and not doers:
            doers = [roles.party(p, t) for t in roles.conjuncts(who)]
        aimed = [o for prep, o in roles.prep_objects(verb) if prep in _AIM]
        people, places = _split(p, aimed)
        targets, spots = targets or people, spots + places
        return verb, doers, targets, spots
    if head.dep_ in {"nsubj"} and forms & _STRUCK or head.dep_ == "agent" and roles.is_passive(verb):
        people, places = _split(p, [o for o in roles.objects(verb) if not is_means(o)])
        if forms & {"hit", "target", "strike", "destroy", "damage", "attack", "subject", "shell"}:
            targets, spots = targets or people, spots + places
        return verb, doers, targets, spots
    if low(head) in {"under", "to"} and (forms & _UNDERGO or low_verb in {"subjected", "exposed", "came", "come", "comes", "coming"}):
        sufferer = roles.subject(verb)
        if sufferer is not None:
            people, places = _split(p, roles.conjuncts(sufferer))
            targets, spots = targets or people, spots + places
        return verb, doers, targets, spots
    if head.dep_ == "prep" and low(head) in {"with", "in", "by", "through", "using"} and forms & (_STRUCK | {"attack", "pound"}):
        if not doers and low(head) == "with":
            who = roles.agent(verb) if roles.is_passive(verb) else roles.subject(verb)
            if who is not None:
                doers = [roles.party(p, t) for t in roles.conjuncts(who)]
        if forms & {"attack", "pound", "hit", "strike", "target"}:
            people, places = _split(p, [o for o in roles.objects(verb) if not is_means(o)])
            targets, spots = targets or people, spots + places
    return verb, doers, targets, spots


@lru_cache(maxsize=1)
def _light_forms() -> frozenset[str]:
    return frozenset(form for base in LIGHT for form in inflect(base))


def _light(form: str) -> bool:
    return form in _light_forms()
