"""From one parsed sentence to drafts of claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.act_time import still, time_of
from ceasefire.claims.acts import find_acts, spare_acts
from ceasefire.claims.antecedent import sayer_meant, suffering
from ceasefire.claims.attribution import Stance, stance
from ceasefire.claims.background import fell_short_of, foreground, goes_on
from ceasefire.claims.comparison import comparison
from ceasefire.claims.consequence import only_threatened, own_news
from ceasefire.claims.dated_places import apart_by_day
from ceasefire.claims.dateline import stamped
from ceasefire.claims.day_told import names_again
from ceasefire.claims.draft import HOSTILE, STATEMENTS, TEXT_DAYS, Draft, agree
from ceasefire.claims.draft_terms import with_terms
from ceasefire.claims.enough import enough
from ceasefire.claims.found import Found, bases
from ceasefire.claims.give_harm import give_harm
from ceasefire.claims.going_on import told_now
from ceasefire.claims.harm import HarmFound, harms
from ceasefire.claims.kept import says_nothing
from ceasefire.claims.lexicon import lexicon, singular
from ceasefire.claims.meant import act_meant
from ceasefire.claims.nominal import find_weapon
from ceasefire.claims.own_aid import stopped_own
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import FORCE, PEOPLE, PROXY
from ceasefire.claims.placenames import Where
from ceasefire.claims.places import eligible, where_of
from ceasefire.claims.roles import Party, low
from ceasefire.claims.speaker_place import speakers_places
from ceasefire.claims.stance_words import REACT
from ceasefire.claims.struck import with_struck
from ceasefire.claims.text import Sentence
from ceasefire.claims.time_after import counts_on, day_of
from ceasefire.claims.time_rules import When
from ceasefire.claims.times import find_times
from ceasefire.claims.toll import mishap, told_of
from ceasefire.claims.unable import in_no_case
from ceasefire.claims.walk import ENDS, says_none
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

_ABSTRACT = words(
    """agreement deal truce ceasefire cease-fire violence situation attack strike shelling bombardment war
    conflict shell rocket mortar missile round fighting clash move step plan decision fire incident
    report law area which that there week day night month explosion blast bomb mine car tension process
    accord territory corridor crossing road sunday monday tuesday wednesday thursday friday saturday"""
)
# What these are done to is no party: an offensive is halted, aid delivered, a convoy sent.
_NO_OBJECT = words(
    """offensive_halted aid_delivery weapons_handover fortification force_movement service_disruption
    truce_declared agreement_signed violation_alleged safe_passage control_gained control_lost
    negotiation monitoring_begun"""
)
_MANY = words("several dozens hundreds thousands scores numbers tens waves crowds")


class Context(msgspec.Struct, frozen=True):
    """What reading one text needs: vocabulary, local date of publication, year for bare dates, ids of states,
    the day on which the text's truce began."""

    vocabulary: Vocabulary
    published: date | None
    year: int | None
    states: frozenset[str]
    truce: date | None = None

    def day_before(self, p: Parsed, number: int, last: tuple[int, date] | None, parsed: Collection[int], cut: Sequence[Sentence]) -> date | None:
        """The day that the text spoke of last before a sentence, also in one that tells no act and is not parsed.

        last: the number of the last parsed sentence that named a day, and its day."""
        known = last if last is not None and number - last[0] <= TEXT_DAYS else None
        between = [n for n in (number - 1, number - 2) if n > (known[0] if known else -1) and n not in parsed]
        if between and counts_on(p.text, p.sentence.start, p.sentence.end):
            for n in between:
                times = find_times(p.text, cut[n].start, cut[n].end, self.published, self.vocabulary.time_zone, self.year, None, self.truce)
                if (day := day_of(times)) is not None:
                    return day
        return known[1] if known else None


class SentenceRead(msgspec.Struct, frozen=True):
    """What one sentence gave: its drafts, harm that no act of its own takes, its times, and the day of
    an act that it names without telling it ("Monday's onslaught shattered the calm"); back: that act was told before."""

    drafts: tuple[Draft, ...]
    loose: tuple[HarmFound, ...]
    times: tuple[When, ...]
    scene: When | None = None
    back: bool = False


def tells(p: Parsed) -> bool:
    """Whether a sentence has a word for an act or a harm where one can be meant: in a text without any nothing else need be looked at."""
    return bool(find_acts(p) or harms(p))


def read_sentence(p: Parsed, number: int, context: Context, last: date | None = None) -> SentenceRead:
    """Drafts of one sentence, in the order of their words; pronouns are not looked up yet."""
    s = p.sentence
    times = find_times(p.text, stamped(p.text, s.start), s.end, context.published, context.vocabulary.time_zone, context.year, last, context.truce)
    found_harm = harms(p)
    drafts: list[Draft] = []
    for found in find_acts(p):
        draft = _draft(p, found, number, times, context)
        if draft is not None:
            drafts.append(draft)
    if not drafts and not found_harm:
        return SentenceRead((), (), tuple(times))
    drafts = own_news(p, _without_repeats(p, foreground(p, drafts, context.published.year if context.published is not None else None)))
    if len(drafts) > 1 or number:
        # "fired upon, and a driver was hit in the leg": the second tells the harm of the first
        wounds = {h.token for h in found_harm if h.injured is not None}
        drafts = [d for d in drafts if d.act != "other" or d.found.token not in wounds or d.found.nominal]
    drafts, loose = give_harm(p, drafts, found_harm, context.vocabulary)
    drafts = [
        msgspec.structs.replace(d, stance=msgspec.structs.replace(d.stance, negated=False)) if d.stance.negated and _harmless(d) else d
        for d in drafts
    ]
    kept = [one for d in drafts if (one := _told_enough(p, d, number, times, context)) is not None]
    kept, loose = only_threatened(kept, loose)
    # What a draft too thin to be a claim had taken is told of another act, or by itself.
    lost = {span for d in drafts if d.word not in {k.word for k in kept} for span in d.harm_spans.values()}
    if again := [h for h in found_harm if h.span in lost]:
        kept, more = give_harm(p, kept, again, context.vocabulary)
        loose = sorted([*loose, *more], key=lambda h: h.token)
    killings: list[Draft] = []
    rest: list[HarmFound] = []
    for harm in loose:
        made = _killing(p, harm, number, times, context)
        if made is None:
            rest.append(harm)
        else:
            killings.append(made)
    words_kept = {d.word for d in kept}
    scene = next((d for d in drafts if d.word not in words_kept and d.found.nominal and d.act in HOSTILE and _one_day(d.when)), None)
    told = tuple(one for d in sorted([*kept, *killings], key=lambda d: d.word) for one in apart_by_day(p.text, with_struck(p, d, context.states), times))
    return SentenceRead(told, tuple(rest), tuple(times), scene.when if scene is not None else None, scene is not None and names_again(p, scene))


def _told_enough(p: Parsed, draft: Draft, number: int, times: list[When], context: Context) -> Draft | None:
    """A draft that says enough to be a claim, or that of another entry which fits its word and asks for less; None where there is none."""
    if enough(p, draft):
        return draft
    if draft.found.nominal:
        return None
    for found in spare_acts(p, draft.found.token):
        other = _draft(p, found, number, times, context)
        if other is not None:
            other = msgspec.structs.replace(other, killed=draft.killed, injured=draft.injured, harm_spans=draft.harm_spans)
            if enough(p, other):
                return other
    return None


def _one_day(when: When | None) -> bool:
    return when is not None and when.interval is not None and not when.vague and when.interval.end - when.interval.start <= timedelta(days=1, hours=2)


def _draft(p: Parsed, found: Found, number: int, times: list[When], context: Context) -> Draft | None:
    token, root = p.doc[found.token], p.doc[found.root]
    if token.dep_ == "acl" and low(token) in {"held", "controlled", "occupied"}:
        return None  # "a town held by the army" says which town, not what happened
    if found.entry.act == "evacuation" and token.dep_ == "acl" and any(f.root == roles.clause(token.head).i for f in find_acts(p) if f is not found):
        return None  # "a bus carrying fighters was hit", "buses carrying families left"
    told = _joined(stance(p, token), stance(p, root) if root != token and low(root) not in REACT and low(root) not in ENDS else None)
    fell_short = told.negated and not told.denied and not told.future and not told.conditional and fell_short_of(token, root, found)
    if told.negated and (found.entry.none_of or (found.nominal and goes_on(root)) or fell_short):
        told = msgspec.structs.replace(told, negated=False)
    if found.entry.unable or (found.entry.none_of and found.entry.act == "aid_obstruction" and in_no_case(token)):
        told = msgspec.structs.replace(told, negated=False, conditional=False, future=False)
    if found.entry.kind == "statement" and not found.nominal and says_none(token, found.entry.obj):
        told = msgspec.structs.replace(told, negated=True)
    doers = [sayer_meant(p, one, found.act) for one in found.doers if not _empty(one)]
    if (
        told.chain
        and not told.denied
        and token.tag_ == "VBG"
        and doers
        and doers[0].span == told.chain[-1].span
    ):
        doers = []  # "activists documented shelling": they report it
    if told.doer is not None and (not doers or doers[0].id is None):
        doers = [told.doer]
    spared = fell_short and not found.nominal  # "the shelling did not hit the school"
    targets = [suffering(p, one, found.act) for one in (() if spared else found.targets) if not _empty(one) and all(one.token != d.token for d in doers)]
    if (found.entry.unable or found.entry.id == "explosive_device.hit_mine_v") and not targets:
        doers, targets = [], [suffering(p, one, found.act) for one in doers]  # a convoy that "could not reach the town" or "hit a mine" suffers it
    if found.act == "aid_obstruction" and stopped_own(token, doers, context.vocabulary):
        doers, targets = [], [suffering(p, one, found.act) for one in doers]
    act = act_meant(p, found, doers)
    places: list[Where] = []
    if p.named and eligible(p, context.vocabulary):
        # Who is given something is where it is given too: "sent aid to Xland".
        used = frozenset(i for one in (*doers, *(() if found.entry.to else targets)) for i in _party_tokens(p, one)) | speakers_places(p)
        spots = [] if spared else [p.doc[i] for i in found.spots]
        places = where_of(p, root, spots, context.vocabulary, [token, root] if root != token else [token, *_above(token)], used, act)
    part = comparison(p)
    if part is not None and part[0] <= token.i < part[1]:
        # A figure of other days is of another place too, unless it is said there.
        places = [one for one in places if one.span[0] >= p.span(part[0], part[0])[0]]
    kind = "event" if act == "ground_assault" and found.entry.act == "control_gained" else found.entry.kind
    if act in STATEMENTS or told.future:
        # What is planned, threatened or agreed has not happened.
        kind = "statement"
    if act in _NO_OBJECT:
        named = act == "negotiation"  # whoever is met bears a name
        targets = [one for one in targets if one.id is not None or one.head in PEOPLE or (named and (one.head in FORCE or p.doc[one.token].tag_ == "NNP"))]
    word = p.span(found.token, found.token)
    draft = Draft(
        sentence=number, paragraph=p.sentence.paragraph, span=(p.sentence.start, p.sentence.end), word=word, found=found,
        act=act, kind=kind, stance=told, doers=tuple(_states(p, doers, context)), targets=tuple(_states(p, targets, context)),
        places=tuple(places), when=still(p, token, root, act, time_of(p, token, root, times, told, context.published, act), told, times, context.published, context.vocabulary.time_zone), count=_counted(p, token, found.entry.roles == "patient"), now=told_now(root),
    )  # fmt: skip
    return with_terms(p, draft, times, context.published, context.vocabulary.time_zone)


def _joined(own: Stance, above: Stance | None) -> Stance:
    """A noun's stance with that of the verb that carries it."""
    if above is None:
        return own
    return msgspec.structs.replace(
        own, chain=own.chain or above.chain, denied=own.denied or above.denied, negated=own.negated or above.negated,
        hedged=own.hedged or above.hedged, future=own.future or above.future, conditional=own.conditional or above.conditional,
        opinion=own.opinion or above.opinion, general=own.general or above.general, doer=own.doer or above.doer,
        intent=own.intent if own.intent is not None else above.intent, spans={**above.spans, **own.spans},
    )  # fmt: skip


def _states(p: Parsed, parties: list[Party], context: Context) -> list[Party]:
    """ "Iranian militias" are not Iran."""
    return [
        roles.party(p, p.doc[one.token], context.states)
        if one.id in context.states and one.head in PROXY and p.doc[one.token].i not in p.named
        else one
        for one in parties
    ]


def _party_tokens(p: Parsed, one: Party) -> set[int]:
    return (
        {
            t.i
            for t in p.doc[one.token].subtree
            if t.i in p.named and p.mention(t, "actor") is not None and not roles.is_place_use(p, t)
        }
        if one.id
        else set()
    )


def _empty(one: Party) -> bool:
    return one.id is None and (
        singular(one.head) in _ABSTRACT or one.head in _ABSTRACT or not any(c.isalpha() for c in one.surface)
    )


def _above(token: Word) -> list[Word]:
    head = token.head
    return (
        [head]
        if head != token
        and head.tag_.startswith("VB")
        and token.dep_ in {"xcomp", "conj", "advcl", "dobj", "nsubj", "nsubjpass"}
        else []
    )


def _counted(p: Parsed, token: Word, suffers: bool = False) -> bool:
    """A number of persons or things stands with the act or what it is done to. suffers: its subject does."""
    if "CD" not in p.tags and _MANY.isdisjoint(p.said):
        return False
    near = [
        token,
        *([token.head.head] if token.dep_ == "pobj" and low(token.head) == "of" else []),  # "two cases of rape"
        *(c for c in token.children if c.dep_ != "nsubj" or suffers),
    ]
    for t in near:
        for c in (t, *t.children):
            if c.tag_ == "CD" or c.low in _MANY:
                return True
    return False


def _without_repeats(p: Parsed, drafts: list[Draft]) -> list[Draft]:
    """One act told by two words of a sentence ("launched an assault", "attacked with air strikes") once."""
    kept: list[Draft] = []
    for draft in drafts:
        same = [
            k for k in kept
            if (k.act == draft.act and draft.act in {"truce_declared", "agreement_signed"}) or (k.act == draft.act and _flown(p, k, draft)) or (k.act == draft.act and (k.known == draft.known or not draft.known or not k.known or agree(k, draft))
            and ({w.place.id for w in k.places} == {w.place.id for w in draft.places} or not draft.places or draft.found.bare)
            and draft.stance.denied == k.stance.denied and _real(draft) == _real(k) and says_nothing(draft) == says_nothing(k) and (k.when == draft.when))
        ]  # fmt: skip
        if same and draft.act not in {"demand_or_ultimatum", "threat"}:
            old = same[-1]
            better = msgspec.structs.replace(
                old, doers=old.doers or draft.doers, when=old.when or draft.when, targets=old.targets or draft.targets, places=old.places or draft.places,
                terms={**draft.terms, **old.terms}, term_spans={**draft.term_spans, **old.term_spans},
                found=old.found if old.found.weapon or not draft.found.weapon else msgspec.structs.replace(old.found, weapon=draft.found.weapon),
            )  # fmt: skip
            kept[kept.index(old)] = better
        else:
            kept.append(draft)
    return kept


def _flown(p: Parsed, sent: Draft, landed: Draft) -> bool:
    """ "rockets fired from X landed in Y on Monday": the firing and the landing of the same shots."""
    first, last = p.doc[sent.found.token], p.doc[landed.found.token]
    return first.dep_ == "acl" and first.head.head is last and first.head.dep_ == "nsubj" and not sent.places and (sent.when is None or landed.when is None or sent.when == landed.when)


def _real(draft: Draft) -> bool:
    """ "in a raid meant to kill him jets hit a bakery": what is told as done is not the same as what is only meant, conditional or a habit."""
    told = draft.stance
    return not (told.future or told.conditional or told.general or (told.negated and not told.denied))


def _killing(p: Parsed, harm: HarmFound, number: int, times: list[When], context: Context) -> Draft | None:
    """A killing that no other act of the sentence explains, with its doer where one is named."""
    token = p.doc[harm.token]
    if harm.killed is None or harm.killed.high == 0 or harm.of_them or harm.again:
        return None
    told = stance(p, token)
    verb = token.tag_.startswith("VB") and singular(low(token)) not in {"dead"}
    passive = verb and roles.is_passive(token)
    killing = verb and bases(token) & {"kill", "murder", "execute", "massacre", "behead", "lynch", "slaughter", "assassinate"}
    doer = (roles.agent(token) if passive else roles.subject(token)) if killing else None
    doers = [d for d in ([roles.party(p, doer, context.states)] if doer is not None else []) if not _empty(d)]
    if told.doer is not None:
        doers = [told.doer]
    if not doers:
        return None
    victims = [roles.party(p, t, context.states) for t in roles.objects(token)]
    found = Found(
        harm.token,
        lexicon().entries["killing_other.execute_v"],
        "killing_other",
        harm.token,
        tuple(doers),
        tuple(v for v in victims if not _empty(v)),
    )
    draft = _draft(p, found, number, times, context)
    return None if draft is None else msgspec.structs.replace(draft, killed=harm.killed, injured=harm.injured, harm_spans={"killed": harm.span})


def bare_killing(
    p: Parsed, harm: HarmFound, number: int, times: tuple[When, ...], context: Context
) -> Draft | None:
    """A killing told with no act at all: "23 people were killed in Paris"."""
    token = p.doc[harm.token]
    if mishap(p):
        return None  # "was killed in a road accident"
    by = None if harm.killed or not token.tag_.startswith("VB") else roles.agent(token) if roles.is_passive(token) else roles.subject(token)
    # "three were injured by settlers", "gunmen wounded two soldiers": who did it stands there.
    hurt = (tuple(roles.parties(p, by)), tuple(roles.party(p, t, context.states) for t in roles.objects(token))) if by is not None and _somebody(p, by) else None
    found = Found(
        harm.token,
        lexicon().entries["killing_other.execute_v"],
        "killing_other" if harm.killed else "other",
        harm.token,
        *(hurt or ((), ())),
    )
    draft = _draft(p, found, number, list(times), context)
    if draft is not None and harm.killed is not None and (means := _means_of(p, token)) is not None:
        # "killed by shells from a gunboat"
        draft = msgspec.structs.replace(draft, act=means[0], found=msgspec.structs.replace(draft.found, act=means[0], weapon=means[1]))
    if draft is None or draft.stance.conditional or draft.stance.negated or draft.stance.future:
        return None
    if not draft.stance.chain and (counted := told_of(p, harm)).chain:
        draft = msgspec.structs.replace(draft, stance=msgspec.structs.replace(draft.stance, chain=counted.chain, spans={**counted.spans, **draft.stance.spans}))
    spans = {k: harm.span for k, v in (("killed", harm.killed), ("injured", harm.injured)) if v is not None}
    return with_struck(p, msgspec.structs.replace(draft, killed=harm.killed, injured=harm.injured, harm_spans=spans), context.states)


def _means_of(p: Parsed, verb: Word) -> tuple[str, tuple[str, tuple[int, int]]] | None:
    """(act, its words and where they stand) of a weapon that killed: the noun behind "by"."""
    if not verb.tag_.startswith("VB") or not roles.is_passive(verb):
        return None
    noun = roles.agent(verb) or next((o for c in verb.doc[verb.i + 1 :] if low(c) == "by" for o in c.children if o.dep_ == "pobj"), None)
    return None if noun is None or noun.i in p.named else find_weapon(p, [noun])


def _somebody(p: Parsed, token: Word) -> bool:
    return singular(token.text) in PEOPLE or singular(token.text) in FORCE or p.mention(token, "actor") is not None


def _harmless(draft: Draft) -> bool:
    """ "no casualties were reported from the attack": what is negated is the harm."""
    return draft.found.nominal and any(h is not None and h.high == 0 for h in (draft.killed, draft.injured))
