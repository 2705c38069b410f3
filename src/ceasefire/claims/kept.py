"""Which drafts become claims: what is only imagined, intended or a term of a deal is no event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.acts import find_acts
from ceasefire.claims.attribution import stance
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.enough import is_truce_sentence
from ceasefire.claims.found import bases
from ceasefire.claims.parse import Parsed
from ceasefire.claims.pledges import SETTLED
from ceasefire.claims.roles import is_passive, low, party, somebody, subject
from ceasefire.claims.stance_words import SAY
from ceasefire.claims.walk import was_done
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_HUMANITARIAN = words(
    """safe_passage aid_delivery evacuation withdrawal weapons_handover integration_of_fighters
    prisoner_exchange settlement_of_status control_gained control_lost offensive_halted fortification
    force_movement"""
)  # fmt: skip
_DENIABLE = HOSTILE | words("withdrawal force_movement fortification overflight weapons_handover control_gained control_lost")
"""What is a claim when it is said not to have been done."""


_MAKES_DEAL = frozenset({"agreement_signed.sign_v", "agreement_signed.sign_truce_v"})
_UNNAMED = re.compile(
    r"(?:not )?to be (?:named|quoted|identified|cited|photographed|filmed|recorded|interviewed)|to (?:comment|remain anonymous|elaborate|speculate)|that (?:his|her|their) name|anonymity"
    r"|to give (?:(?:his|her|their|its|a|an|any|the|further|more|exact|precise|other|full|own|specific|casualty|immediate|official) )*(?:names?|details?|figures?|numbers?|reasons?|explanations?|interviews?|particulars|specifics|information|tolls?|estimates?|breakdowns?|dates?|timetables?|comments?)\b",
)


def kept(p: Parsed, draft: Draft, earlier: Sequence[Draft], alone: bool = False) -> bool:
    """Whether a draft is a claim: what is only imagined, intended or a term of a deal is no event. alone: no other claim of
    its sentence tells what it denies."""
    told = draft.stance
    word = p.doc[draft.found.token]
    if (draft.act == "displacement" and _part_of(p, draft, earlier)) or (not draft.found.nominal and not _struck_then(draft) and _who_speaks(word)):
        return False
    if draft.act == "offensive_halted" and told.future and _for_what(word) in _DEAL:
        return False  # "a deal to end the siege" is what it is for
    if draft.found.nominal and draft.act in _HUMANITARIAN and word.dep_ == "nsubjpass" and low(word.head) in _SPOKEN_OF:
        return False  # "the withdrawal was discussed": it has not come about by that
    if draft.act in _OWN_MOVES and _watchers(p, draft):
        return False  # "the patrol left the area and requested follow-up": how monitors work, no deed of a party
    if draft.act in {"rejection", "acceptance"} and word.dep_ == "relcl" and word.tag_ in {"VBP", "VBZ"}:
        return False  # "insurgents who reject the deal" are whoever does
    if told.negated and not told.denied and draft.kind == "statement":
        return was_done(word) and not told.future and not told.conditional and _said_not_to_be(word, draft)
    if says_nothing(draft) or (told.future and ("purpose" in told.spans if draft.act == "control_gained" else draft.act in HOSTILE and word.dep_ == "xcomp" and low(word.head) in _ENDS)):
        return False  # "combed the village to secure it"; "would stop attacking"
    if told.future and _wanted_of_others(p, word, draft):
        return False
    if draft.act == "denial" and any(low(c) in {"neither", "nor"} for c in (*word.children, *word.head.children)):
        return False
    if draft.act == "negotiation" and told.future and _inside_statement(p, draft, earlier):
        return False  # "urged them to return to the talks"
    if draft.act == "acceptance" and (_for_a_purpose(word) or _vowed_against(word)):
        return False
    if draft.act in {"acceptance", "rejection"} and told.future and told.intent is not None and _of_another(p, draft, told.intent):
        return False  # "hope that X will accept the plan"
    if draft.act in {"threat", "acceptance", "rejection"} and _inside_statement(p, draft, earlier):
        return False  # "warned that it would respond with force", "two days to accept": told by the other
    if draft.act in {"demand_or_ultimatum", "threat", "rejection", "acceptance", "denial", "negotiation"}:
        return (
            bool(draft.known or ((not told.future or _self_said(p, draft)) and any(somebody(p, one) for one in draft.doers)))
            and not told.conditional
            and (not told.negated or told.denied)
            and (alone or not doubled(draft, p))
        )
    if told.conditional and not told.denied:
        return False
    if told.future and _inside_statement(p, draft, earlier):
        return draft.act in _HUMANITARIAN and is_truce_sentence(p)
    settled = told.intent is None or low(p.doc[told.intent]) in SETTLED
    if told.future:
        if draft.act in _HUMANITARIAN:
            return bool(draft.doers or draft.places or draft.act in {"safe_passage", "aid_delivery"}) and (
                is_truce_sentence(p)
                or any(
                    d.act in {"truce_declared", "agreement_signed", "control_gained"}
                    and draft.sentence - d.sentence <= 3
                    for d in earlier
                )
                or (told.intent is None and bool(draft.known) and bool(draft.places or told.chain))
                or (settled and len(draft.known) > 1)  # "has decided to give X"
                or (told.intent is None and _self_said(p, draft))
            )
        if draft.act in {"truce_declared", "agreement_signed"}:
            return told.intent is None and bool(draft.known or draft.when or draft.places)
        return (
            told.intent is None
            and "purpose" not in told.spans
            and draft.doer is not None
            and (bool(draft.doer.id is not None and draft.places and draft.act not in HOSTILE) or _self_said(p, draft))
        )
    if told.negated and not told.denied:
        # "X did not shell Y": a denied act, of a named doer or at a place; habits ("does not shell") are none.
        return draft.act in _DENIABLE and was_done(word) and bool(draft.known or (draft.places and not draft.found.nominal))
    return True


_TALKS = words("acceptance rejection demand_or_ultimatum negotiation")
_MOVES = words("persuade persuades persuaded persuading convince convinced convincing press pressing pressed pressure pressured lobby lobbying encourage encouraged")
_URGES = words("urge urges urged urging ask asks asked asking call calls called calling appeal appeals appealed tell told")
_DEALS = words("agreement deal truce ceasefire cease-fire accord pact plan terms roadmap")
_DRAFTS = words("proposal plan draft document blueprint initiative text")


def _wanted_of_others(p: Parsed, word: Word, draft: Draft) -> bool:
    """ "came to persuade X to accept the plan", "visits X to push for peace", "urged all parties to halt hostilities", "the proposal says that X would retreat": what
    somebody would have others do."""
    above = low(word.head)
    if draft.act in _TALKS:
        return (word.dep_ in {"xcomp", "ccomp"} and above in _MOVES) or (draft.act == "demand_or_ultimatum" and word.dep_ == "advcl" and word.tag_ == "VB" and any(c.tag_ == "TO" for c in word.children))
    if draft.act == "offensive_halted":
        return word.dep_ in {"xcomp", "ccomp", "advcl"} and above in _URGES
    if draft.act not in _HUMANITARIAN:
        return False
    if p.lows[0] == "under" and not _DEALS.isdisjoint(p.lows[1 : p.lows.index(",") if "," in p.lows else 0]):
        return True  # "under the agreement, X was to withdraw": its terms
    if word.dep_ != "ccomp" or above not in SAY:
        return False
    who = subject(word.head)
    return who is not None and low(who) in _DRAFTS


def _said_not_to_be(word: Word, draft: Draft) -> bool:
    """ "no final agreement has been reached": that a deal was made is denied; "said it never promised to leave", "the matter was not
    discussed with X, Y said": that there was a word or talks is denied, by whoever says so."""
    told = draft.stance
    if draft.found.entry.id in _MAKES_DEAL:
        return bool(draft.known or draft.places or told.chain)
    talked = draft.act == "negotiation" and not bases(word).isdisjoint(_TALKED)  # who did not visit, host or meet demands did not deny talks
    given = draft.act == "acceptance" and draft.found.entry.id in _WORD_GIVEN
    return bool(told.chain and draft.known) and (given or talked or draft.found.entry.id == "agreement_signed.agree_v")


_TALKED = words("negotiate bargain parley confer consult discuss talk speak communicate hold have conduct enter")
_SPOKEN_OF = words("discussed debated considered")
_WORD_GIVEN = frozenset({"threat.vow_v", "acceptance.commit_v", "acceptance.assure_v", "acceptance.offer_help_v"})


def says_nothing(draft: Draft) -> bool:
    """ "an official who asked not to be named", "declined to comment": of who speaks, and of nothing else."""
    return draft.act in {"demand_or_ultimatum", "rejection"} and _UNNAMED.match(draft.terms.get("content", "")) is not None


_ENDS = words("stop stops stopped stopping cease ceases ceased halt halted end ended suspend suspended refrain")
_OWN_MOVES = words("force_movement withdrawal demand_or_ultimatum")
_CREW = words("patrol team member vehicle convoy")
_WATCH = words("smm osce monitor observer monitoring mission inspector verification")
_WATCHING = re.compile(r"\b(?:SMM|OSCE|[Mm]onitors|[Oo]bservers|[Mm]onitoring (?:[Mm]ission|[Tt]eam)|[Oo]bserver [Mm]ission)\b")


def _watchers(p: Parsed, draft: Draft) -> bool:
    """Whether those who act are monitors on their way: "an SMM patrol", or "the patrol" of a text of monitors."""
    if any(one.id is not None for one in draft.doers) or not _WATCHING.search(p.text, 0, draft.span[1]):
        return False
    if not draft.doers:
        who = subject(p.doc[draft.found.token])
        return draft.act != "demand_or_ultimatum" and who is not None and low(who) in _CREW and not _of_somebody(who)
    for one in draft.doers:
        about = set(one.surface.lower().split())
        watch = bool(_WATCH & about) and (draft.act == "demand_or_ultimatum" or low(p.doc[one.token]) in _CREW)
        if not watch and (not about <= _CREW | {"the"} or _of_somebody(p.doc[one.token])):
            return False
    return True


def _of_somebody(noun: Word) -> bool:
    """ "a patrol of the army", not "a patrol of two vehicles"."""
    return any(low(c) == "of" and any(low(d) == "the" or d.tag_ in {"NNP", "NNPS"} for o in c.children for d in (o, *o.children)) for c in noun.children)


_DEAL = words("deal agreement accord pact plan proposal talks negotiations efforts bid attempt effort initiative")
_OF_THOSE = re.compile(r"\b(?:(?:of|among) (?:those|them|these|whom)|half|including|some of|most of|many of)\b", re.IGNORECASE)


def _for_what(verb: Word) -> str:
    """ "a deal to end the siege", "a deal reached to end it": the noun whose purpose a verb is."""
    noun = verb.head
    if noun.dep_ == "acl" and noun.tag_ == "VBN":
        noun = noun.head
    return low(noun) if verb.dep_ in {"acl", "relcl", "advcl", "xcomp"} else ""


def _who_speaks(word: Word) -> bool:
    """ "a resident who fled to Xland said", "one of those negotiating said": no more than who says it."""
    noun = word.head
    if not (word.dep_ == "acl" and word.tag_ == "VBG") and not (word.dep_ == "relcl" and noun.tag_ == "NN"):
        return False
    while noun.dep_ in {"pobj", "prep"} and noun.head.dep_ in {"pobj", "prep", "nsubj"} and not noun.head.tag_.startswith("VB"):
        noun = noun.head
    return noun.dep_ == "nsubj" and low(noun.head) in SAY


def _struck_then(draft: Draft) -> bool:
    """ "a driver who was shot at in Xville on Sunday said": a deed of force with a time of its own is told."""
    when = draft.when
    return draft.act in HOSTILE and when is not None and when.interval is not None and when.span[0] >= 0 and not when.assumed


def _part_of(p: Parsed, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """ "of those, 59,000 were displaced to the border": a part of those of whom it was told just before."""
    if not any(d.act == "displacement" and draft.sentence - d.sentence <= 1 for d in earlier):
        return False
    opening = p.text[draft.span[0] : draft.span[0] + 10].lower().startswith(("of those", "of these", "of them", "among th"))
    return opening or _OF_THOSE.search(p.text, max(draft.span[0], draft.word[0] - 120), draft.word[0]) is not None


def _of_another(p: Parsed, draft: Draft, intent: int) -> bool:
    """Whether a wish or plan is somebody else's than the doer's."""
    verb = p.doc[intent]
    who = subject(verb) if verb.tag_.startswith("VB") and not is_passive(verb) else None
    doer = draft.doer
    return who is not None and doer is not None and who.i != doer.token and party(p, who).id != doer.id


def _self_said(p: Parsed, draft: Draft) -> bool:
    """Whether the doer says of himself what he will do."""
    doer = draft.doer
    return doer is not None and somebody(p, doer) and any(
        (doer.id is not None and one.id == doer.id) or one.span[0] <= doer.span[0] < one.span[1]
        for one in draft.stance.chain
    )


def _inside_statement(p: Parsed, draft: Draft, earlier: Sequence[Draft]) -> bool:
    """Whether what is to come is what a threat, promise or demand of the sentence is about."""
    over = {
        p.doc[d.found.token].i
        for d in earlier
        if d.sentence == draft.sentence
        and (d.act in {"threat", "acceptance", "demand_or_ultimatum", "rejection"} or d.found.entry.id == "negotiation.to_meet_v")
    }
    at = p.doc[draft.found.token]
    while at.head != at:
        at = at.head
        if at.i in over:
            return True
    return False


def doubled(draft: Draft, p: Parsed) -> bool:
    """ "denied shelling the town": the denied act is told by itself."""
    if draft.act == "denial" or (draft.act == "rejection" and draft.found.entry.id == "rejection.reject_v"):
        token = p.doc[draft.found.token]
        inside = {t.i for t in token.subtree} - {token.i}
        return any(
            f.token in inside and f.act in HOSTILE and stance(p, p.doc[f.token]).denied for f in find_acts(p)
        )
    return False


def one_denial(drafts: list[Draft]) -> list[Draft]:
    """ "denied killing civilians": the denied act stands for the denial."""
    told = {d.doer.id if d.doer else None for d in drafts if d.stance.denied and d.act != "denial"}
    told |= {one.id for d in drafts if d.stance.denied and d.act != "denial" for one in d.stance.chain}
    return [d for d in drafts if d.act != "denial" or (d.doer.id if d.doer else None) not in told]


def _for_a_purpose(verb: Word) -> bool:
    """ "halted its raids to support the talks": why something was done, and no promise."""
    return verb.tag_ == "VB" and verb.dep_ == "advcl" and any(low(c) == "to" and c.dep_ == "aux" for c in verb.children)


def _vowed_against(verb: Word) -> bool:
    """ "vowed that the city would not fall": defiance consents to nothing."""
    if low(verb) not in _VOWED:
        return False
    return any(c.dep_ == "ccomp" and any(g.dep_ == "neg" or low(g) == "never" for g in c.children) for c in verb.children)


_VOWED = words("vow vows vowed swear swears swore pledge pledges pledged promise promises promised")
