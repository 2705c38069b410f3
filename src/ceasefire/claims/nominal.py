"""Acts said by nouns: "shelling of the town", "an attack was carried out by ..."."""

from __future__ import annotations

from functools import lru_cache

from ceasefire.claims import roles
from ceasefire.claims.attempts import beaten_back
from ceasefire.claims.found import AREA, HEADLINE_HITS, Found, bases
from ceasefire.claims.fray import sides_of_fray
from ceasefire.claims.governed import avenged
from ceasefire.claims.lexicon import Entry, inflect, singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.roles import Party, low
from ceasefire.claims.taken_up import done_by, resorted, struck_thing, taken_up
from ceasefire.claims.unsaid import struck_act
from ceasefire.claims.weapons import is_means, means_act
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

LIGHT = words(
    """launch carry conduct stage mount unleash open begin start continue resume intensify wage step renew
    perform commit perpetrate undertake lead direct escalate execute do make impose lay spearhead orchestrate press
    organise organize sustain deploy attempt
    pursue complete declare plan issue deliver initiate"""
)


_UNDERGO = words("come suffer witness see sustain endure face experience")


_STRUCK = words("hit target strike kill wound injure destroy damage attack shell subject")


_OF_DOER = words(
    """withdrawal deployment advance retreat pullout offensive attack arrival refusal rejection acceptance
    demand reinforcement incursion invasion infiltration foray"""
)


def find_weapon(p: Parsed, tokens: list[Word]) -> tuple[str, tuple[str, tuple[int, int]]] | None:
    """(act, (words, span)) of a means of attack among noun phrases."""
    for head in tokens:
        left = [t for t in head.subtree if t.i <= head.i and t.i not in p.named]
        hit = means_act([low(t) for t in left])
        if hit is not None:
            act, first, last = hit
            span = p.span(left[first].i, left[last].i)
            return act, (p.words(span).lower(), span)
    return None


def counted(token: Word) -> Word:
    """ "thousands of refugees": the refugees."""
    if singular(token.text) not in _COUNTS and token.tag_ != "CD":
        return token
    return next((o for prep, o in roles.prep_objects(token) if prep == "of"), token)


_COUNTS = words("thousand hundred dozen score scores million number handful group series string wave")


def sort_out(p: Parsed, tokens: list[Word]) -> tuple[list[Party], list[int]]:
    """Noun phrases that suffer an act, as (people and things, token indices that may be places)."""
    people: list[Party] = []
    spots: list[int] = []
    for token in tokens:
        token = counted(token)
        if low(token) in DAYS:
            continue  # "the attack on Tuesday"
        named = token.i in p.named and p.mention(token, "actor") is not None
        if token.i in p.named and p.mention(token, "place") is not None and not roles.titled(p, token) and (not named or roles.in_part(token) or roles.is_place_use(p, token)):
            spots.append(token.i)
            continue
        one = roles.party(p, token)
        spots.append(token.i)
        if is_means(token) and one.id is None:
            continue
        if one.id is None and not one.pronoun and (singular(token.text) in AREA or low(token) in AREA):
            # "a camp for displaced families": they suffer it
            people += [roles.party(p, o) for prep, o in roles.prep_objects(token) if prep in {"for", "of"} and singular(o.text) in PEOPLE]
            continue
        if (token.tag_ in {"CD"} and one.id is None) or low(token) in _NOBODY:
            continue
        people.append(one)
    return people, spots


DAYS = words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december yesterday today tonight weekend week month year"""
)
_NOBODY = words(
    """which that who there what nothing least dawn noon night midnight time hours once loss losses
    casualties sunset dusk morning evening day front hand"""
)


def _around(p: Parsed, token: Word, entry: Entry) -> list[tuple[str, Word]]:
    """What hangs on an act's noun, on what it is the firing of, and on the number that counts it: "a number
    of raids by X on Y", "the firing of several shells by X on Y"."""
    found = list(roles.prep_objects(token))
    if entry.noun_of:
        over = {"of", *entry.prt}
        shells = [o for prep, o in found if prep in over]
        found = [(prep, o) for prep, o in found if prep not in over] + [two for o in shells for two in _beyond(o)]
    above = token.head.head if token.dep_ == "pobj" and low(token.head) == "of" else None
    if above is not None and singular(above.text) in _COUNTS:
        found += [(prep, o) for prep, o in roles.prep_objects(above) if o.i != token.i and o.i > token.i]
    after = p.doc[token.i + 1] if token.i + 1 < len(p.doc) else None
    if after is not None and low(after) == "by" and after.head not in (token, above):
        found += [("by", o) for c in after.children if c.dep_ == "pobj" for o in roles.conjuncts(c)]  # hung on the verb before
    return found


def _beyond(noun: Word) -> list[tuple[str, Word]]:
    """What hangs on a counted noun and on what it counts, but for "of"."""
    found = [(prep, o) for prep, o in roles.prep_objects(noun) if prep != "of"]
    return found + [two for prep, o in roles.prep_objects(noun) if prep == "of" for two in _beyond(o)]


def _owned(p: Parsed, noun: Word) -> bool:
    return any(p.mention(c, "actor") is not None for c in noun.lefts)


AIM = words("on at against upon towards toward into over")


_SIDES = words(
    "rebel government regime opposition army insurgent separatist militant jihadist guerrilla guerilla militia coalition loyalist junta"
)
_ARMED = FORCE | _SIDES


def by_whom(p: Parsed, token: Word) -> list[Word]:
    """ "fire from rebels", "came under attack from the army": whoever stands after "from", no place."""
    return [
        o for prep, o in roles.prep_objects(token)
        if prep == "from" and p.mention(o, "place") is None
        and (p.mention(o, "actor") is not None or singular(o.text) in _ARMED)
    ]  # fmt: skip


def nominal(p: Parsed, token: Word, entry: Entry) -> list[Found]:
    """An act said by a noun: its doer is its owner, who is named after "by", or the subject of the
    verb that carries it out."""
    head = singular(token.text)
    doers: list[Party] = []
    targets: list[Party] = []
    spots: list[int] = []
    # "a halt in the army's offensive": it is the army that halts
    over = [o for prep, o in roles.prep_objects(token) if prep == "of" or prep in entry.prt] if entry.noun_of else []
    for child in (*token.lefts, *(c for o in over for c in o.lefts)):
        if child.dep_ in {"poss", "compound", "amod", "nmod", "nsubj"} and (
            p.mention(child, "actor") is not None or child.dep_ == "poss"
        ):
            if (p.mention(child, "place") is not None and p.mention(child, "actor") is None) or low(child) in DAYS:
                continue  # "Wednesday's attack": a day does nothing
            one = roles.party(p, child)
            (targets if child.dep_ != "poss" and struck_thing(p, token, child) else doers).append(one)
            break
    before = token.i - 1
    if not doers and not targets and before >= 0 and (
        singular(p.lows[before]) in _SIDES
        if before not in p.named
        else any(m.kind == "actor" and m.adjective for m in p.named[before])
    ):
        doers.append(roles.party(p, p.doc[token.i - 1]))  # "rebel shelling", whoever the rebels are
    mutual = entry.roles == "mutual"
    for prep, obj in _around(p, token, entry):
        if prep == "by":
            if is_means(obj) and p.mention(obj, "actor") is None and not _owned(p, obj):
                continue
            doers.append(roles.party(p, obj))
        elif prep == "between" and obj.tag_ == "CD":
            continue  # "between 3 and 20 June"
        elif prep == "between" or (mutual and prep in {"with", "among"}):
            one = roles.party(p, obj)
            (doers if prep == "between" and not doers else targets).append(one)
        elif prep == "of" and (head in _OF_DOER or entry.roles == "move") and not doers:
            if p.mention(obj, "actor") is not None or head in _OF_DOER:
                doers.append(roles.party(p, obj))
        elif prep in {"of", "on", "against", "at", "upon", "targeting", "into"} or (entry.noun_of and prep in AIM):
            people, places = sort_out(p, [obj])
            targets += people
            spots += places
    for child in token.children:
        if child.dep_ == "acl" and child.tag_ == "VBG" and low(child) in {"targeting", "hitting", "striking"}:
            people, places = sort_out(p, roles.objects(child))
            targets += people
            spots += places
        elif (
            child.dep_ == "acl"
            and child.tag_ == "VBN"
            and (by := roles.agent(child)) is not None
            and not doers
            and not (entry.kind == "statement" and bases(child) & _MEDIATES)  # whoever brokers a truce declares none
        ):
            doers = [roles.party(p, t) for t in roles.conjuncts(by)]
        elif not doers and child.dep_ == "acl" and child.low == "blamed":
            doers = [roles.party(p, o) for prep, o in roles.prep_objects(child) if prep == "on" and p.mention(o, "actor") is not None]
    doers = doers or [roles.party(p, o) for o in by_whom(p, token)]
    if not doers and (by := done_by(p, token)) is not None:
        doers = roles.parties(p, by)
    if token.dep_ in {"amod", "compound"} and singular(token.head.text) in HEADLINE_HITS:
        spots += [t.i for t in p.doc[token.head.i + 1 : token.head.i + 3] if p.mention(t, "place") is not None]
    if entry.noun_of and entry.roles == "move" and not doers:
        doers = [roles.party(p, o) for o in over]  # "the arrival of 900 soldiers"
    own = bool(doers or targets or spots)
    if not doers and (answers := _answering(token)) is not None:
        doers = [roles.party(p, t) for t in roles.conjuncts(answers)]
    if not doers and (owner := next((o for c in token.lefts if is_means(c) or (c.tag_ == "NNP" and c.i not in p.named) for o in c.lefts if p.mention(o, "actor")), None)) is not None:
        doers = [roles.party(p, owner)]  # "Xian Reaper attacks"
    root, doers, targets, spots = _carried(p, token, doers, targets, spots, mutual)
    if len(doers) == 1 and doers[0].head in {"its", "their"} and token.dep_ == "dobj" and token.head == root and _light(low(root)) and (who := roles.subject(root)) is not None and low(who) not in {"it", "they"}:
        doers = roles.parties(p, who)  # "X has resumed its attack", whoever was told of before
    if not doers and token.dep_ in {"nsubj", "nsubjpass"} and bases(root) & _LETS_FALL and (by := roles.agent(root)) is not None:
        doers = [roles.party(p, by)]  # "148 barrel bombs dropped by X's helicopters"
    if mutual and len(doers) > 1 and not targets:
        doers, targets = doers[:1], doers[1:]
    if mutual and entry.act == "armed_clash":
        doers, targets = sides_of_fray(p, token, doers, targets)
    act, weapon = entry.act, None
    fired = [o for prep, o in roles.prep_objects(token) if prep == "of"] if entry.noun_of else []
    hit = find_weapon(p, [token]) or find_weapon(
        p, fired + [o for prep, o in _around(p, token, entry) if prep in {"with", "by", "using", "from"}]
    )
    if hit is None and entry.generic and root.i != token.i:
        # "mounted attacks using mortars"
        hit = find_weapon(p, [o for c in root.children if low(c) == "using" for o in c.children if o.dep_ == "dobj"])
    if hit is None and entry.generic and root.i != token.i and (user := roles.subject(root)) is not None and is_means(user) and not roles.is_passive(root):
        hit = find_weapon(p, [user])  # "jets answered with twenty raids"
    if hit is not None:
        weapon = hit[1]
        act = hit[0] if entry.generic or (entry.noun_of and hit[0] == "missile_strike") else act
    elif entry.generic and any(low(c) in {"air", "aerial"} for c in token.children):
        act = "airstrike"
    elif entry.generic and head == "strike":
        act = struck_act(p)
    bare = not own and any(
        (c.dep_ == "det" and low(c) in {"the", "this", "that", "these", "those", "such"}) or (c.dep_ == "poss" and low(c) in DAYS)  # "Thursday's attack"
        for c in token.children
    )
    people = [
        t
        for t in targets
        if not (t.id is None and t.head in FORCE and t.head in {"shelling", "strike", "raid"})
    ]
    return [
        Found(
            token.i, entry, act, root.i, tuple(doers), tuple(people), tuple(spots), mutual, weapon, bare, True
        )
    ]


_LETS_FALL = words("drop fire launch throw lob carry conduct")
_MEDIATES = words("broker mediate negotiate sponsor facilitate guarantee supervise monitor oversee")
_REPLY = words("answer respond retaliate reply react")
_SUFFERED = frozenset(form for base in words("suffer survive") for form in inflect(base))


def _carried(
    p: Parsed, token: Word, doers: list[Party], targets: list[Party], spots: list[int], mutual: bool = False
) -> tuple[Word, list[Party], list[Party], list[int]]:
    """The verb that carries a noun's act, and what it says of doer and target."""
    if avenged(token):
        return token, doers, targets, spots
    head = token
    for _ in range(4):
        if head.dep_ in {
            "conj",
            "pobj",
            "prep",
            "appos",
            "agent",
            "compound",
            "nmod",
        } and not head.head.tag_.startswith("VB"):
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
    if head.dep_ in {"dobj", "nsubjpass"} and (low_verb in _SUFFERED or beaten_back(verb)) and not mutual:
        # "repelled an attack", "suffered a raid": it was done to them
        who = roles.agent(verb) if head.dep_ == "nsubjpass" else roles.subject(verb)
        if who is not None:
            targets = targets or sort_out(p, roles.conjuncts(who))[0]
        return verb, doers, targets, spots
    if head.dep_ in {"dobj", "nsubjpass"} and _light(low_verb):
        who = roles.agent(verb) if head.dep_ == "nsubjpass" else roles.subject(verb)
        if who is not None and not doers:
            doers = [roles.party(p, t) for t in roles.conjuncts(who)]
        aimed = [o for prep, o in roles.prep_objects(verb) if prep in AIM]
        people, places = sort_out(p, aimed)
        targets, spots = targets or people, spots + places
        return verb, doers, targets, spots
    if head.dep_ in {"nsubj", "nsubjpass", "attr"} and not doers:
        # "clashes broke out between A and B", "talks took place with A"
        among = [roles.party(p, o) for o in roles.behind_one_of(verb, frozenset({"between", "among"}))]
        if len(among) > 1:
            return verb, among[:1], among[1:], spots
    if (head.dep_ in {"nsubj"} and forms & _STRUCK) or (head.dep_ == "agent" and roles.is_passive(verb)):
        people, places = sort_out(p, [o for o in roles.objects(verb) if not is_means(o)])
        if forms & {"hit", "target", "strike", "destroy", "damage", "attack", "subject", "shell"}:
            targets, spots = targets or people, spots + places
        return verb, doers, targets, spots
    if low(head) in {"under", "to"} and (
        forms & _UNDERGO or low_verb in {"subjected", "exposed", "came", "come", "comes", "coming"}
    ):
        sufferer = roles.subject(verb)
        if sufferer is not None:
            people, places = sort_out(p, roles.conjuncts(sufferer))
            targets, spots = targets or people, spots + places
        if not doers and low(head) == "under":
            doers = [roles.party(p, o) for n in (token, verb) for prep, o in roles.prep_objects(n) if prep in {"from", "by"} and p.mention(o, "place") is None][:1]
        return verb, doers, targets, spots
    taker = None if doers else resorted(p, token) or (verb if taken_up(token, verb, _light(low_verb)) else None)
    if taker is not None and (who := roles.subject(taker)) is not None:
        return taker, [roles.party(p, t) for t in roles.conjuncts(who)], targets, spots
    if head.dep_ == "prep" and low(head) == "with" and (_light(low_verb) or forms & _REPLY) and not doers:
        # "opened an assault with strikes on A": whoever opened it strikes, and whoever answers with them.
        who = roles.agent(verb) if roles.is_passive(verb) else roles.subject(verb)
        if who is not None and (roles.objects(verb) or forms & _REPLY):
            return verb, [roles.party(p, t) for t in roles.conjuncts(who)], targets, spots
    if (
        head.dep_ == "prep"
        and low(head) in {"with", "in", "by", "through", "using"}
        and forms & (_STRUCK | {"attack", "pound"})
    ):
        if mutual and low(head) == "in" and not roles.is_passive(verb) and forms & {"kill", "wound", "injure"}:
            # "rebels killed nine soldiers in clashes"
            who = roles.subject(verb)
            if who is not None and not doers and not targets:
                doers = [roles.party(p, t) for t in roles.conjuncts(who)][:1]
                targets = sort_out(p, roles.objects(verb))[0][:1]
        elif low(head) == "in" and forms & {"kill", "wound", "injure"}:
            # "gunmen killed two soldiers in an ambush", "two soldiers were killed in a bombing"
            who = roles.agent(verb) if roles.is_passive(verb) else roles.subject(verb)
            if who is not None and not doers and not is_means(who) and (singular(who.text) in PEOPLE or singular(who.text) in _ARMED):
                doers = [roles.party(p, t) for t in roles.conjuncts(who)]
            targets = targets or sort_out(p, roles.objects(verb))[0]
        if not doers and low(head) == "with":
            who = roles.agent(verb) if roles.is_passive(verb) else roles.subject(verb)
            if who is not None:
                doers = [roles.party(p, t) for t in roles.conjuncts(who)]
        if forms & {"attack", "pound", "hit", "strike", "target"}:
            people, places = sort_out(p, [o for o in roles.objects(verb) if not is_means(o)])
            targets, spots = targets or people, spots + places
    return verb, doers, targets, spots


def carriers(p: Parsed, token: Word) -> list[Party]:
    """Whoever carries out what a noun names."""
    return _carried(p, token, [], [], [])[1] if token.tag_.startswith("NN") else []


_ANSWER = words("responsibility involvement role hand part complicity")
_ANSWERS = words("deny denied denies denying claim claimed claims claiming disavow disavowed admit admitted accept accepted")


def _answering(token: Word) -> Word | None:
    """ "X denied responsibility for the attack": whoever answers for it; None elsewhere."""
    noun = token.head.head if token.dep_ == "pobj" and low(token.head) in {"for", "in"} else None
    if noun is None or low(noun) not in _ANSWER or noun.dep_ not in {"dobj", "nsubjpass"}:
        return None
    verb = noun.head
    if low(verb) not in _ANSWERS:
        return None
    return roles.agent(verb) if roles.is_passive(verb) else roles.subject(verb)


@lru_cache(maxsize=1)
def _light_forms() -> frozenset[str]:
    return frozenset(form for base in LIGHT for form in inflect(base))


def _light(form: str) -> bool:
    return form in _light_forms()
