"""Which entry of the lexicon fits a word where it stands."""

from __future__ import annotations

from ceasefire.claims import roles
from ceasefire.claims.asked import context_bits, fitting, nouns_alone, nouns_of
from ceasefire.claims.behind import NEAR, phrase_behind
from ceasefire.claims.callings import named_kind, named_words
from ceasefire.claims.deeds import verb_of
from ceasefire.claims.found import AID, AREA, HEADLINE_HITS, head_words
from ceasefire.claims.hands import objects_beyond
from ceasefire.claims.headlines import headline
from ceasefire.claims.lexicon import Entry, inflect, lexicon, singular
from ceasefire.claims.nationals import nationals, titles
from ceasefire.claims.nominal import DAYS, counted
from ceasefire.claims.none_done import no_breach, none_did
from ceasefire.claims.nouns_asked import barred, person
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.pledges import means_to
from ceasefire.claims.roles import low
from ceasefire.claims.unable import unable
from ceasefire.claims.unsaid import on_foot
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words as wordlist


def _fits_verb(p: Parsed, token: Word, entry: Entry, words: list[str], lacks: int) -> int:
    """How exactly a verb entry fits (number of constraints met), -1 when it does not. lacks: as in `pick`."""
    score = 0
    if entry.prt_phrase:
        if not phrase_behind(token, entry):
            return -1
        score += 2
    if entry.not_with and not lacks & context_bits()[entry.not_with]:
        return -1
    score += bool(entry.with_) + bool(entry.xcomp and entry.after)
    if entry.act == "offensive_halted" and entry.subj and any(c.dep_ == "neg" for c in token.children):
        return -1  # "the shelling did not stop": it went on
    if entry.id in {"weapons_handover.give_up_v", "weapons_handover.surrender_to_v"} and roles.objects(token) and not roles.is_passive(token):
        return -1  # "surrendered the town": that is given up, not they
    if entry.id == "aid_delivery.aid_allowed_v" and any(c.dep_ == "neg" for c in token.children):
        return -1  # "aid was not let in": that is what is told then
    if entry.id == "demand_or_ultimatum.want_to_v" and not any(d.dep_ in {"nsubj", "nsubjpass"} for c in token.children if c.dep_ == "ccomp" for d in c.children):
        return -1  # "wants to withdraw": he himself
    if entry.id == "displacement.number_v" and ((who := roles.subject(token)) is None or not (who.tag_ == "CD" or low(who) in {"thousands", "hundreds"}) or any(low(c) == "of" for c in who.children)):
        return -1  # "180,000 have crossed into": a number, of nobody else
    if entry.passive and not (roles.is_passive(token) and roles.agent(token) is None):
        return -1
    if entry.none_of:
        if entry.act == "violation_alleged" and not no_breach(token, entry.none_of):
            return -1
        if entry.act != "violation_alleged" and not none_did(token, entry.none_of):
            return -1
        score += 2
    objs = (
        roles.objects(token)
        if entry.obj
        or entry.not_obj
        or entry.obj_person
        or entry.place_obj
        or entry.obj_not_aid
        or entry.actor_obj
        or entry.not_actor_obj
        else []
    )
    if entry.obj:
        if not _done_to(p, token, entry, objs):
            return -1
        score += 2
    if entry.id == "control_gained.capture_v" and objs and all(low(o) == "part" and not any(prep == "of" for prep, _ in roles.prep_objects(o)) for o in objs):
        return -1  # "took no part in the fighting"
    if entry.unknown_town and not _unknown_town(p, token, roles.objects(token)):
        return -1
    if entry.actor_obj and not any(
        (p.mention(o, "actor") or any(p.mention(c, "actor") for c in o.subtree)) and not nationals(p, counted(o)) for o in objs
    ):
        return -1
    if entry.not_obj and any(head_words(o) & entry.not_obj for o in objs if not nationals(p, counted(o))):
        return -1
    if entry.not_actor_obj and any(p.mention(o, "actor") is not None for o in objs):
        return -1
    if entry.not_pobj and any(head_words(o) & entry.not_pobj for _, o in objects_beyond(token)):
        return -1
    if entry.unable:
        if not unable(token):
            return -1
        score += 3
    if entry.obj_person:
        if not any(person(o) or p.mention(o, "actor") or nationals(p, counted(o)) or titles(p, o) for o in objs):
            return -1
        score += 1
    if entry.obj_not_aid and any(head_words(o) & AID for o in objs):
        return -1
    if entry.subj or entry.not_subj or entry.place_subj:
        doer = roles.subject(token)
        if entry.id == "airstrike.aircraft_hits_v" and roles.is_passive(token):
            doer = roles.agent(token)  # "a strike carried out by X", "a jet was hit": it does not hit
        inner = head_words(doer) | titles(p, doer) | named_words(p, doer) if doer is not None else frozenset()
        if entry.id == "airstrike.aircraft_hits_v" and low(token).startswith("carr") and inner.isdisjoint({"strike", "raid", "airstrike"}):
            return -1  # a plane carries passengers
        if entry.id == "airstrike.aircraft_hits_v" and doer is not None and on_foot(doer):
            return -1
        if entry.subj and doer is not None and not inner & entry.subj and not any(c.dep_ in {"relcl", "acl"} for c in doer.children):
            inner = inner | {singular(c.text) for c in roles.conjuncts(doer)[1:]}  # "banking, power and phones remain cut"
        if entry.subj and roles.is_passive(token) and not inner & entry.subj and (by := roles.agent(token)) is not None and (by.i in p.named or singular(by.text) in _ARMED_OR_NOT):
            doer, inner = by, head_words(by) | named_words(p, by)  # "was abandoned by the rebels"
        if entry.subj and (not inner & entry.subj or (roles.is_passive(token) and not roles.objects(token))):
            return -1
        if doer is not None and entry.not_subj and not nationals(p, doer) and barred(doer, inner, entry.not_subj):
            return -1
        if entry.place_subj and (doer is None or not (roles.is_place_use(p, doer) or inner & AREA)):
            return -1
        score += 2 if entry.subj else 3 if entry.place_subj and entry.pobj else 0
    if entry.not_prt and any(low(c) in entry.not_prt for c in token.children):
        return -1
    if entry.prt or entry.pobj:
        after = {
            low(c)
            for c in token.children
            if (c.dep_ in {"prt", "prep", "advmod", "agent", "dative"} or c.i == token.i + 1) and not _dates(c)
        }
        # "fired down on the queue", "walked out of the town"
        after |= {low(d) for c in token.children if c.dep_ in {"prep", "prt", "advmod"} for d in c.children if d.dep_ == "prep"}
        if entry.prt and not after & entry.prt:
            return -1
        if entry.pobj:
            # "under the agreement, X withdrew from Y" is no withdrawal from the agreement.
            heads = [o for prep, o in objects_beyond(token) if prep != "under" or not entry.prt or "under" in entry.prt] + [
                c for c in token.children if c.dep_ in {"xcomp", "dobj"}
            ]
            if not any(head_words(o) & entry.pobj for o in heads):
                return -1
        score += 1
    if entry.after:
        if entry.after.isdisjoint(words[token.i + 1 : token.i + NEAR]):
            return -1
        score += 2
    if entry.advmod:
        if not any(low(c) in entry.advmod for c in token.children):
            return -1
        score += 3
    if entry.xcomp and not any(
        c.dep_ in {"xcomp", "ccomp"} or (c.dep_ == "advcl" and p.tags[token.i + 1 : token.i + 2] == ["TO"]) or (c.dep_ == "prep" and low_is_to(c)) or (entry.after and _to_do(c))
        for c in token.children
    ):
        return -1
    return score


def _done_to(p: Parsed, token: Word, entry: Entry, objs: list[Word]) -> bool:
    """Whether a verb is done to what an entry wants. objs: its objects."""
    wanted = entry.obj
    for o in objs:
        if not wanted.isdisjoint(head_words(o)):
            return True
    if entry.with_ == "aid" and loosely(p, token, wanted) is not None:
        return True
    if not objs:
        return bool(entry.prt) and any(prep in entry.prt & _PARTICLES and head_words(o) & wanted for prep, o in roles.prep_objects(token))
    if entry.with_ == "monitor" and any(t.i in p.named for o in objs for t in (o, *o.lefts)):
        return True
    named = [o for o in objs if o.i in p.named]
    if entry.place_obj and any(roles.is_place_use(p, o) or (entry.act == "withdrawal" and p.mention(o, "place") is not None) for o in named):
        return True
    return any(
        not wanted.isdisjoint(map(singular, m.surface.split())) for o in named for m in p.named[o.i] if m.kind == "place"
    ) or any(named_kind(p, o) & wanted for o in named)


_ARMED_OR_NOT = FORCE | PEOPLE
_PARTICLES = frozenset({"in", "over", "up", "off", "down", "out"})
"""What the parse may take for a preposition: "handing in their weapons"."""


def _dates(prep: Word) -> bool:
    """ "on Monday" is no "on" of what is done to something."""
    objs = [c for c in prep.children if c.dep_ == "pobj"]
    return bool(objs) and all(low(o) in DAYS for o in objs)


_TAKEN = wordlist("retake retakes retook retaken retaking recapture recaptures recaptured recapturing overrun overruns overran")


def _unknown_town(p: Parsed, token: Word, objs: list[Word]) -> bool:
    """ "captured Xville from the junta", "retook Xville": a name no dictionary has, taken as places are."""
    if not any(o.tag_ == "NNP" and o.i not in p.named for o in objs):
        return False
    return low(token) in _TAKEN or any(
        prep == "from" and o.i > token.i for one in (token, *objs) for prep, o in roles.prep_objects(one)
    )


def _to_do(token: Word) -> bool:
    """ "gave them two days to leave": what is to be done within the time."""
    return any(t.tag_ == "TO" and t.head.dep_ in {"advcl", "acl", "relcl"} for t in token.subtree)


def low_is_to(token: Word) -> bool:
    """ "committed to opening": the preposition whose object is a deed."""
    return low(token) == "to" and any(c.dep_ == "pcomp" for c in token.children)


def loosely(p: Parsed, token: Word, wanted: frozenset[str]) -> Word | None:
    """ "saw charities, which brought food, driven out": the sufferer stands before a bare participle."""
    if token.tag_ != "VBN" or any(c.dep_ in {"aux", "auxpass", "dobj"} for c in token.children):
        return None
    return next(
        (
            t
            for t in p.doc[: token.i]
            if singular(t.text) in wanted and t.tag_ == "NNS" and t.dep_ == "dobj" and token.i - t.i < 16
        ),
        None,
    )


def _noun_head(words: list[str], at: int, before: tuple[str, ...]) -> int | None:
    """Index of the phrase's head when the words before `at` are those of a noun entry."""
    index, first = at - 1, at
    for word in reversed(before):
        if word == "-":
            continue
        while index >= 0 and words[index] in _HYPHENS:
            index -= 1
        if index < 0 or (words[index] != word and singular(words[index]) != word):
            if word == "of" and index > 0 and words[index] in _BEHIND_OF:
                index -= 1
                if words[index] != word:
                    return None
            else:
                return None
        first = index
        index -= 1
    return first if any(w in {"of", "to", "in", "off"} for w in before) else at


def _describes(p: Parsed, token: Word) -> bool:
    """ "reached besieged Paris": a participle between a verb or preposition and a place's name."""
    if not token.i or token.i + 1 >= len(p.doc) or p.mention(p.doc[token.i + 1], "place") is None:
        return False
    before = p.doc[token.i - 1]
    return before.tag_ in {"IN", "TO"} or (before.tag_ in {"VBD", "VBG", "VBZ"} and low(before) not in _AUXILIARY)


_AUXILIARY = wordlist("is are was were be been being has have had having got gets getting do does did")
_CARRYING = frozenset(form for base in wordlist("evacuate airlift transfer transport move take carry treat receive bring admit ferry fly rescue get bus relocate lift") for form in inflect(base))
_BETWEEN = frozenset({"negotiation.talks_between_n", "agreement_signed.deal_between_n"})
_BACKDROP = wordlist("after before since during following despite until till pending under")
"""What a talk or deal only dates: "announced after the first meeting between X and Y"."""
_ENDING = wordlist("cessation end halt suspension pause freeze stop")


def _over(token: Word) -> bool:
    """ "a cessation of hostilities", "of combat operations" is no fighting."""
    while token.dep_ in {"compound", "amod", "nmod", "conj"} and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and low(token.head) in {"of", "to", "in"} and low(token.head.head) in _ENDING


_NOUN_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
"""Where a plural noun stands that was taken for a verb: "that talks with X failed"."""


def _verbal(p: Parsed, token: Word, form: str) -> bool:
    """Whether a word with a verb's form is one."""
    tag, rel = token.tag_, token.dep_
    verbal = tag.startswith("VB") and rel not in {"amod", "compound", "nmod"} and not (tag == "VBZ" and rel in _NOUN_ROLES and form in lexicon().nouns)
    if tag in {"VBN", "VBD"}:
        if rel == "pobj" or _describes(p, token) or not _OF_NOUNS.isdisjoint(map(roles.rel, token.children)):
            return False  # "reached besieged Paris", "in occupied Paris", "lectured the besieged"
        if tag == "VBN" and rel == "acl" and form in {"wounded", "injured"} and token.head.tag_ == "CD" and token.head.i == token.i - 1 and low(token.head.head) in _CARRYING:
            return False  # "evacuated 40 wounded"
    elif tag == "JJ" and rel in {"acomp", "ROOT", "conj"}:
        verbal = form in {"willing", "ready", "prepared", "committed", "open"}
    elif verbal and tag == "VBG" and (rows := nouns_of(form)):
        if any(low(c) == "of" and c.dep_ == "prep" for c in token.children) and any(one.noun_of for _, _, one, _ in rows):
            return False  # "the firing of shells"
        if rel in {"pcomp", "pobj", "nsubj", "dobj", "conj", "csubj"} and not any(c.dep_ in {"dobj", "nsubj", "aux", "prt"} for c in token.children):
            return False  # "killed in shelling by the army": a deed named, not somebody shelling
        if any(m.adjective for m in p.named.get(token.i - 1, ())) and not any(c.dep_ in {"dobj", "aux", "prt"} and c.tag_ != "VBD" for c in token.children):
            return False  # "rebel shelling hit the town"
    return verbal or (tag in _HEADED and headline(p, token))


def _nounish(token: Word) -> bool:
    tag = token.tag_
    return tag.startswith("NN") or tag == "VBZ" or (tag == "VBG" and not any(c.dep_ in {"nsubj", "aux", "dobj"} for c in token.children))


def _noun(
    p: Parsed, token: Word, words: list[str], lacks: int, form: str, verb: Entry | None
) -> tuple[int, Entry, int, bool] | None:
    """The first noun entry that fits. form: of the noun; verb: the entry that the word has as a verb, where one fits."""
    at = token.i
    behind, rows = nouns_alone(form)
    known = _words_before(words, at) if behind else ()
    if behind and not behind.isdisjoint(known):
        rows = nouns_of(form)
    if not rows or not _nounish(token):
        return None
    for before, last, entry, need in rows:
        if need & lacks or (last and last not in known):
            continue
        if entry.prt and not any(c.dep_ == "prep" and low(c) in entry.prt for c in token.children):
            continue
        if entry.pobj and not any(prep in entry.prt and head_words(o) & entry.pobj for prep, o in roles.prep_objects(token)):
            continue
        head = _noun_head(words, at, before) if before else at
        if entry.noun_of and not any((prep == "of" or prep in entry.prt) and head_words(o) & entry.noun_of for prep, o in roles.prep_objects(token)):
            continue
        if head is None or _over(token) or (entry.id in _BETWEEN and token.dep_ == "pobj" and low(token.head) in _BACKDROP):
            continue
        if token.dep_ in {"compound", "amod", "nmod"} and head == at and singular(token.head.text) not in _CARRIES:
            continue
        if before or verb is None or (token.tag_ == "VBG" and not verb.obj and token.dep_ not in {"advcl", "ROOT", "conj", "acl", "xcomp", "pcomp", "ccomp", "relcl"}):
            return len(before), entry, head, True
    return None


def _words_before(words: list[str], at: int) -> tuple[str, ...]:
    """The word before one, hyphens aside, as said and in the singular; also "of" where one may stand before that."""
    index = at - 1
    while index >= 0 and words[index] in _HYPHENS:
        index -= 1
    if index < 0:
        return ()
    before = words[index]
    return (before, "of") if before in _BEHIND_OF else (before, singular(before))


_BEHIND_OF = frozenset({"the", "a", "heavy", "artillery", "mortar", "rocket", "tank"})
_HYPHENS = frozenset({"-", "‑", "‐"})
_OF_NOUNS = frozenset({"det", "nummod"})
_HEADED = frozenset({"NNS", "NN", "NNP", "NNPS", "JJ"})


def pick(p: Parsed, token: Word, words: list[str], lacks: int) -> tuple[Entry, int, bool] | None:
    """(entry, index of the head token, is a noun) that says an act at this word, the most exact one.

    lacks: the sets of words of which the sentence holds nothing, as bits. What else fits a verb is kept in the sentence's memo ("spare"),
    for where too little is said for the one."""
    tag, low_word = token.tag_, token.low
    if token.i > 1 and words[token.i - 1] == "-" and (whole := f"{words[token.i - 2]}-{low_word}") in lexicon().verbs:
        low_word = whole  # "test-fired" fires at nobody
    deed = verb_of(token)
    entries = fitting(deed or low_word, lacks)
    best: tuple[int, Entry, int, bool] | None = None
    ranked: list[Entry] = []
    if entries and (deed is not None or _verbal(p, token, low_word)):
        for entry in entries:
            if entry.own and not means_to(token):
                continue
            if deed is not None and entry.act == "abduction_or_detention" and not any(person(o) or p.mention(o, "actor") for o in roles.objects(token)):
                continue
            score = _fits_verb(p, token, entry, words, lacks)
            if score < 0:
                continue
            # What is said of one's own intentions is read where the deed has no entry that fits, or none of an act of its own.
            if best is None or _before(entry, score, best[1], best[0]):
                best = (score, entry, token.i, False)
            ranked.append(entry)
    if (best is None or (tag == "VBG" and deed is None)) and nouns_of(low_word):
        best = _noun(p, token, words, lacks, low_word, best[1] if best is not None else None) or best
    if best is None:
        return None
    if len(ranked) > 1 and not best[3]:
        p.memo.setdefault("spare", {})[token.i] = tuple(one for one in ranked if one is not best[1] and (one.loose or not best[1].loose))
    return best[1], best[2], best[3]


def _before(entry: Entry, score: int, old: Entry, reached: int) -> bool:
    """Whether an entry is taken in place of another one that fits."""
    if entry.loose != old.loose:
        return old.loose
    return score > reached if entry.own == old.own else old.act == "other" if entry.own else entry.act != "other"


# Nouns an act stands before as an adjective, and verbs of headlines that are read as nouns.
_CARRIES = wordlist("campaign incident operation attack wave raged spread flared erupted persisted") | HEADLINE_HITS
