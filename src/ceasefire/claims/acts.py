"""Acts in a parsed sentence: which lexicon entry fires at which word, and who stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.asked import lacking
from ceasefire.claims.fits import loosely, pick
from ceasefire.claims.found import Found, head_words
from ceasefire.claims.hands import holder, objects_beyond
from ceasefire.claims.headlines import headline
from ceasefire.claims.lexicon import Entry, lexicon, singular
from ceasefire.claims.nominal import AIM, by_whom, carriers, counted, find_weapon, nominal, sort_out
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.roles import Party, low
from ceasefire.claims.unsaid import STRUCK, bare_strike, struck_act
from ceasefire.claims.weapons import is_means
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words as wordlist


def find_acts(p: Parsed) -> Sequence[Found]:
    """All acts of a sentence, in the order of their words."""
    known: Sequence[Found] | None = p.memo.get("acts")
    if known is None:
        known = p.memo["acts"] = _find_acts(p)
    return known


def _find_acts(p: Parsed) -> list[Found]:
    words, named, forms = p.lows, p.named, lexicon().forms
    places = [*compress(count(), map(forms.__contains__, words))]
    if not places or (named and named.keys() >= {*places}):
        return []
    # A monitoring mission or an agency is known by its name, which the parse does not see.
    names = [m.surface for same in named.values() for m in same]
    lacks = lacking({*words, *_hyphened(words)} if "-" in p.said else p.said, names, " ".join(words))
    picked: dict[int, tuple[Entry, bool]] = {}
    nouns: set[int] = set()
    for at in places:
        token = p.doc[at]
        if at in named or not token.tag_.startswith(_TELLING_TAGS):
            continue
        one = pick(p, token, words, lacks)
        if one is not None and one[1] not in picked:
            picked[one[1]] = (one[0], one[2])
            if one[2]:
                nouns.add(one[1])
    if not picked:
        return []
    swallowed = _swallowed(p, picked, nouns) if nouns and len(picked) > 1 else ()
    found = []
    for index in sorted(picked):
        entry, noun = picked[index]
        if index not in swallowed:
            found.extend(nominal(p, p.doc[index], entry) if noun else _verbal(p, p.doc[index], entry))
    return found


_TELLING_TAGS = ("VB", "NN", "JJ")


def _swallowed(p: Parsed, picked: dict[int, tuple[Entry, bool]], nouns: set[int]) -> set[int]:
    """The words whose act another one tells with its own. nouns: those of `picked` that are nouns."""
    swallowed: set[int] = set()
    for index, (entry, noun) in picked.items():
        token = p.doc[index]
        if not noun and (entry.obj or entry.subj or entry.generic or entry.act in _TAKES_NOUNS):
            mine = entry.obj | entry.subj
            around = roles.objects(token)
            if entry.subj and (s := roles.subject(token)) is not None:
                around.append(s)
            swallowed |= {o.i for o in around if o.i in nouns and head_words(o) & mine}
            if entry.pobj:
                # "walked out of the talks with X"
                swallowed |= {o.i for _, o in objects_beyond(token) if o.i in nouns and picked[o.i][0].kind == "statement" and head_words(o) & entry.pobj}
        if entry.id == "truce_declared.truce_begins_v" and (lull := roles.subject(token)) is not None and lull.i in swallowed:
            swallowed = (swallowed - {lull.i}) | {index}  # "a pause in the strikes held"
        if entry.id == "ground_assault.go_on_attack_v":
            swallowed |= nouns & {*range(index + 1, index + 6)}  # "went on the offensive"
        if noun and entry.id == "killing_other.massacre_n" and any(prep in {"in", "by", "during"} and o.i in nouns for prep, o in roles.prep_objects(token)):
            swallowed.add(index)  # "the killing of two people in rocket attacks": the attacks tell it
        if not noun and entry.generic and _told_by_noun(p, index, picked):
            swallowed.add(index)  # "shelling hit it": the noun has told the act
    return swallowed


_TAKES_NOUNS = frozenset({"rejection", "acceptance", "denial", "threat", "demand_or_ultimatum"})


def spare_acts(p: Parsed, index: int) -> list[Found]:
    """What a verb tells by the other entries that fit it, the loose ones last."""
    entries: Sequence[Entry] = p.memo.get("spare", {}).get(index, ())
    return [one for entry in sorted(entries, key=lambda e: e.loose) for one in _verbal(p, p.doc[index], entry)[:1]]


def _hyphened(words: list[str]) -> list[str]:
    """Words that the parse has in three: "cease-fire", "pick-ups"."""
    return [f"{words[at - 1]}-{words[at + 1]}" for at in range(1, len(words) - 1) if words[at] == "-"]


def _told_by_noun(p: Parsed, index: int, picked: dict[int, tuple[Entry, bool]]) -> bool:
    """Whether the subject of "hit", "struck" is itself the act: "shelling hit the town"."""
    doer = roles.subject(p.doc[index])
    around = [*roles.conjuncts(doer)] if doer is not None and not roles.is_passive(p.doc[index]) else []
    around += [c for c in p.doc[index].children if c.i == index - 1]  # a tag missed: "Rebel shelling hit"
    return any(
        t.i in picked and picked[t.i][1] and (picked[t.i][0].generic or picked[t.i][0].act in _NAMED) for t in around
    )


# Fire of a gun, unless what it is opened with is heavier.
_BY_WEAPON = frozenset({"small_arms_fire.open_fire_v", "small_arms_fire.shot_at_v", "small_arms_fire.fire_at_v", "small_arms_fire.subject_v"})
_NAMED = frozenset({"shelling", "airstrike", "missile_strike", "drone_strike", "explosive_device", "small_arms_fire"})
# Who is talked with stands after these.
_COUNTERPART = frozenset({"with", "to", "between", "among"})
_BESIDE = frozenset({"under", "near", "beside", "at", "outside", "against", "by", "beneath", "next", "behind", "alongside", "inside"})
_HELD = frozenset({"held", "detained", "jailed", "imprisoned", "captured", "captive", "kept"})
_HANDS = frozenset({"bomber", "sniper", "gunner"})
"""Whoever uses a weapon and bears its name."""
_WITH = frozenset({"with", "using", "by", "in", "from", "of"})


def _verbal(p: Parsed, token: Word, entry: Entry) -> list[Found]:
    doer_token = roles.subject(token)
    headed = headline(p, token)
    passive = roles.is_passive(token) and not headed
    targets_at = roles.objects(token)
    hung = roles.prep_objects(token)
    if headed:
        before = p.doc[token.i - 1]
        if doer_token is None or all(before.i != t.i for t in roles.conjuncts(doer_token)):
            doer_token = before
        targets_at = [t for t in p.doc[token.i + 1 : token.i + 3] if t.i in p.named] or targets_at
    if passive and entry.id not in {"acceptance.willing_a", "acceptance.commit_v"}:
        doer_token = roles.agent(token)
    if token.tag_ == "VBG" and not passive and (by := roles.agent(token)) is not None and all(c.dep_ not in {"nsubj", "dobj"} for c in token.children) and not is_means(by):
        doer_token = by  # "fled because of shelling by X"
    if entry.with_ == "aid" and (sufferer := loosely(p, token, entry.obj)) is not None:
        doer_token, targets_at = roles.agent(token), [sufferer]
    if entry.id == "small_arms_fire.subject_v":
        # "subjected to fire the positions of X": the fire is read as a verb that the positions suffer.
        inner = [o for c in token.children if c.dep_ in {"advcl", "xcomp"} for o in roles.objects(c) if low(o) not in entry.after]
        if inner and passive and token.dep_ == "acl":
            passive, doer_token, targets_at = False, token.head, []
        targets_at = [*targets_at, *inner]
    doers = roles.parties(p, doer_token) if doer_token is not None else []
    if doers and doers[0].id is None and doer_token is not None and (of := counted(doer_token)) is not doer_token and (some := roles.parties(p, of))[0].id is not None:
        doer_token, doers = of if is_means(of) else doer_token, some  # "thousands of Xian soldiers", "a number of Xian shells"
    if len(doers) > 1 and doers[0].head not in _KIN:
        doers = [d for d in doers if d.head not in _KIN]  # "fighters and their families left": it is the fighters who do
    if token.tag_ == "VBG" and token.dep_ == "acl" and doer_token is not None and (not doers or doers[0].id is None):
        doers = carriers(p, doer_token) or doers  # "X launched airstrikes targeting Y"
    means_subject = doer_token is not None and is_means(doer_token) and (not doers or doers[0].id is None)
    means = [doer_token] if means_subject and doer_token is not None else []
    if hung:
        means += [o for prep, o in hung if prep in _WITH and (prep in {"with", "using"} or is_means(o))]
    if token.tag_ == "VBN" and token.i and is_means(p.doc[token.i - 1]):
        means.append(p.doc[token.i - 1])  # "18 of 23 missiles fired at the town"
    if entry.id == "small_arms_fire.open_fire_v":
        means += [o for t in (token, *targets_at) for prep, o in roles.prep_objects(t) if prep in {"from", "with"}]
    if entry.id == "small_arms_fire.subject_v":
        means += [t for t in p.doc[token.i + 1 : token.i + 11] if low(t) in {"mortar", "artillery", "tank", "rocket"}]
    if entry.pobj and entry.act in {"shelling", "small_arms_fire"}:
        means += [o for prep, o in hung if prep in {"to", "from"} and head_words(o) & entry.pobj]
    if "using" in p.said:
        means += [o for c in token.children if low(c) == "using" for o in c.children if o.dep_ == "dobj"]
    if doer_token is not None and is_means(doer_token) and not means_subject:
        means.append(doer_token)
    act, weapon = entry.act, None
    if entry.id in {"withdrawal.leave_place_v", "force_movement.reinforce_v"} and _with_families(token, doer_token):
        act = "evacuation"
    fired_upon = passive and entry.id == "small_arms_fire.fire_at_v" and any(low(c) in entry.prt and c.i == token.i + 1 and not any(o.dep_ == "pobj" for o in c.children) for c in token.children)
    if targets_at and not fired_upon:
        means += [t for t in targets_at if is_means(t)]
    instrument = find_weapon(p, means) if means else None
    if instrument is not None:
        weapon = instrument[1]
        if entry.generic or (entry.id == "airstrike.bomb_v" and instrument[0] == "explosive_device") or (
            entry.id == "airstrike.aircraft_hits_v" and (means_subject or instrument[0] == "drone_strike")
        ) or (entry.id in _BY_WEAPON and instrument[0] == "shelling"):
            act = instrument[0]
    elif (entry.generic and low(token) in STRUCK) or (
        entry.id == "airstrike.aircraft_hits_v" and doer_token is not None and bare_strike(doer_token)
    ):
        act = struck_act(p, targets_at)
    if means_subject and doer_token is not None:
        doers = _users(p, doer_token) or ([roles.party(p, doer_token)] if singular(doer_token.text) in _HANDS else [])
    aimed = [o for prep, o in hung if prep in AIM] if hung else []
    mutual = entry.roles == "mutual"
    if entry.roles == "patient":
        people, spots = sort_out(p, roles.conjuncts(doer_token) if doer_token is not None else [])
        doers = [roles.party(p, o) for o in by_whom(p, token)]
        if passive:
            doers = [roles.party(p, t) for t in roles.conjuncts(doer_token)] if doer_token is not None else []
            people, spots = sort_out(p, targets_at)
    elif entry.roles == "move":
        people, spots = sort_out(p, targets_at) if targets_at and not passive else ([], [])
        people = [one for one in people if one.id is not None] if entry.act == "withdrawal" else []
        if passive and not doers:
            doers = [roles.party(p, t) for t in targets_at]
    elif mutual:
        told = entry.obj - {"army"}
        with_ = _COUNTERPART if entry.kind == "statement" else frozenset({"with", "against"})
        others = [o for prep, o in hung if prep in with_ and not is_means(o)]
        others += [o for t in targets_at if head_words(t) & told for prep, o in roles.prep_objects(t) if prep in with_]
        if not others and entry.kind == "statement" and all(p.mention(t, "actor") is None for t in targets_at):
            # "came to an understanding with X", "sat down for talks with X", and not "consulted X on a halt to attacks"
            others = [o for _, thing in objects_beyond(token) if p.mention(thing, "actor") is None for prep, o in roles.prep_objects(thing) if prep in with_]
        people, spots = sort_out(p, others or [t for t in targets_at if not is_means(t) and not (told and head_words(t) & told and entry.kind == "statement" and entry.id != "negotiation.receive_v")])
        if len(doers) > 1 and not any(one.id for one in people):
            people, doers = doers[1:2], doers[:1]
    else:
        plain = [t for t in targets_at if not is_means(t) or p.mention(t, "actor")]
        people, spots = sort_out(p, plain or aimed)
        if plain and aimed and not people:
            people = sort_out(p, aimed)[0]
        if entry.to and not any(one.id for one in people):
            given = [o for prep, o in hung if prep in {"to", "for"}]
            things = [*targets_at, *(c for t in targets_at for c in t.children if c.dep_ == "acl")]
            things += [o for t in targets_at for prep, o in roles.prep_objects(t) if prep in {"of", "in"}]  # "tonnes of flour to Xland"
            given += [o for t in things for prep, o in roles.prep_objects(t) if prep in {"to", "for"}]
            people = [one for one in sort_out(p, given)[0] if one.id is not None or one.head in PEOPLE] or people
            if not given:
                # "wrote off Xland's debts", "handed back Xian airliners": whose they are gets them
                whose = [c for t in targets_at for c in t.lefts if c.dep_ in {"poss", "amod", "compound"} and p.mention(c, "actor") is not None]
                people = [roles.party(p, c) for c in whose[:1]] or people
        spots += [o.i for o in aimed]
    if entry.act == "explosive_device" and not people:
        # "went off under a patrol of the army"
        near = [o for prep, o in hung if prep in _BESIDE]
        people = [one for one in sort_out(p, near)[0] if one.id is not None and singular(one.head) in FORCE]
    if entry.act == "prisoner_exchange" and not any(one.id for one in people):
        # "freed two in return for seven held by X"
        held = [by for t in token.subtree if low(t) in _HELD and t.dep_ in {"acl", "relcl"} and (by := roles.agent(t)) is not None]
        people = [one for one in (roles.party(p, by) for by in held) if one.id is not None] or people
    if entry.act in {"aid_delivery", "evacuation"} and doer_token is not None and not passive and not any(one.id for one in doers) and (owner := _sender(p, doer_token)) is not None:
        doers = [roles.party(p, owner)]  # "Red Cross lorries got through"
    if means_subject and doer_token is not None and act == "property_destruction" and (hit := find_weapon(p, [doer_token])) is not None:
        act = hit[0]  # "jets levelled the clinic"
    if entry.id == "siege_or_blockade.close_road_v" and not any(one.id for one in people):
        # "closed its border with Xland"
        beyond = [o for t in targets_at for prep, o in roles.prep_objects(t) if prep in {"with", "to"}]
        people = [one for one in sort_out(p, beyond)[0] if one.id is not None] or people
    if entry.act == "abduction_or_detention" and passive and not doers:
        # "detained at a checkpoint of X"
        captors = [roles.party(p, o) for prep, o in hung if prep in {"at", "by"}]
        doers = [captor for captor in captors if captor.id is not None and captor.head in FORCE]
        people = [one for one in people if all(one.id is None or one.id != d.id for d in doers)]
    if entry.act == "integration_of_fighters":
        into = [o for prep, o in hung if prep in {"into", "in", "within", "with", "to"}]
        doers, people = (
            (sort_out(p, targets_at)[0] or doers, sort_out(p, into)[0]) if into else (doers, people)
        )
    if entry.id == "control_lost.fall_to_v":
        winners = [roles.party(p, o) for o in roles.behind_one_of(token, frozenset({"to"}))]
        return [
            Found(
                token.i,
                entry,
                "control_gained",
                token.i,
                tuple(winners),
                (),
                (doer_token.i,) if doer_token is not None else (),
            )
        ]
    if entry.id in {"control_gained.return_to_v", "control_gained.in_hands_v"}:
        # "went back to government control", "is in rebel hands"
        theirs = [one for _, o in objects_beyond(token) if head_words(o) & entry.pobj and (one := holder(p, o)) is not None]
        return [Found(token.i, entry, entry.act, token.i, tuple(theirs[:1]), (), tuple(t.i for t in roles.conjuncts(doer_token)) if doer_token is not None else ())]
    if entry.id == "control_gained.fall_under_v":
        owners = [roles.party(p, t) for t in p.doc[token.i :] if p.mention(t, "actor") is not None][:1]
        return [
            Found(
                token.i,
                entry,
                entry.act,
                token.i,
                tuple(owners),
                (),
                (doer_token.i,) if doer_token is not None else (),
            )
        ]
    if entry.act == "negotiation" and not any(one.id for one in doers):
        nouns = [*targets_at, *([doer_token] if doer_token is not None else [])]
        nouns += [o for n in nouns for prep, o in roles.prep_objects(n) if prep == "of"]
        sides = [roles.party(p, o) for n in nouns for prep, o in roles.prep_objects(n) if prep in {"between", "with", "among"}]
        if len(sides) > 1:
            doers, people = sides[:1], sides[1:]
        elif sides and sides[0].id is not None and not people:
            people = sides
    base = Found(token.i, entry, act, token.i, tuple(doers), tuple(people), tuple(spots), mutual, weapon)
    return [base, *_second_means(p, token, targets_at, base)] if len(targets_at) > 1 else [base]


def _sender(p: Parsed, noun: Word) -> Word | None:
    """Whose lorries they are: "X's ambulances", "a convoy of 14 lorries from X"."""
    return roles.owner(p, noun) or next((owner for prep, o in roles.prep_objects(noun) if prep == "of" and (owner := roles.owner(p, o)) is not None), None)


def _with_families(token: Word, doer: Word | None) -> bool:
    """ "fighters and their families left the town", "left the town by bus", "in two batches", "a second group of
    them left": taken out, no retreat."""
    around = [*(roles.conjuncts(doer) if doer is not None else ()), *(o for prep, o in roles.prep_objects(token) if prep in {"with", "in", "on", "by", "aboard"})]
    if any(singular(t.text) in _TAKEN_OUT for t in around):
        return True
    return doer is not None and singular(doer.text) in {"group", "batch", "wave", "lot"} and any(low(c) in _ORDINALS for c in doer.children)


_KIN = wordlist("family relative dependant dependent")
_TAKEN_OUT = wordlist("family relative dependant dependent bus civilian batch minibus coach")
_ORDINALS = wordlist("first second third fourth fifth sixth last final next another new")


def _second_means(p: Parsed, token: Word, targets: list[Word], base: Found) -> list[Found]:
    """ "fired shells at A and machine guns at B": the second weapon is a second act."""
    if base.act not in {"shelling", "small_arms_fire", "missile_strike"} or not base.entry.obj:
        return []
    for other in targets[1:]:
        hit = find_weapon(p, [other])
        if hit is not None and hit[0] != base.act:
            return [msgspec.structs.replace(base, act=hit[0], weapon=hit[1], token=other.i)]
    return []


def _users(p: Parsed, token: Word) -> list[Party]:
    """Whose weapon it is: "Army shells", "shells fired by the Army"."""
    one = roles.party(p, token)
    if one.id is not None or one.pronoun:
        return [one]  # "its jets bombed"
    side = next((c for c in token.lefts if c.dep_ == "compound" and low(c) in _SIDE and c.i not in p.named), None)
    if side is not None:
        return [roles.party(p, side)]  # "army artillery hit it"
    for child in token.children:
        if child.dep_ == "acl" and (by := roles.agent(child)) is not None:
            return [roles.party(p, by)]
        if child.dep_ == "prep" and low(child) in {"by", "of", "from"}:
            for obj in child.children:
                if low(child) == "from" and p.mention(obj, "place") is not None:
                    continue  # "rockets from Xland" need not be Xland's
                if obj.dep_ == "pobj" and (p.mention(obj, "actor") is not None or low(obj) in _SIDE):
                    return [roles.party(p, obj)]
    if token.dep_ == "nsubj" and token.head.tag_ == "VBN" and (by := roles.agent(token.head)) is not None:
        return [roles.party(p, by)]  # "barrel bombs dropped by helicopters fell": the first verb taken for the main one
    return []


_SIDE = wordlist("army regime government rebel junta coalition")
