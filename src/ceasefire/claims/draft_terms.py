"""Drafts of statements with their condition, deadline, outcome and parties."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import msgspec

from ceasefire.claims import roles, talks
from ceasefire.claims import statement_terms as st
from ceasefire.claims.act_time import time_of
from ceasefire.claims.acts import find_acts
from ceasefire.claims.asserters import asserter, can_speak
from ceasefire.claims.claim import ENDED
from ceasefire.claims.counts import counted
from ceasefire.claims.deadlines import Until, deadline, last_day_of, lasting
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.ended import ENTRIES, ended
from ceasefire.claims.found import bases
from ceasefire.claims.lexicon import singular
from ceasefire.claims.observation import count
from ceasefire.claims.parse import Parsed
from ceasefire.claims.people import PEOPLE
from ceasefire.claims.pledges import held_over, own_threat, pledged, refuses, warned
from ceasefire.claims.roles import Party, low
from ceasefire.claims.stance_words import REACT, SAY
from ceasefire.claims.text import Span
from ceasefire.claims.time_rules import When
from ceasefire.claims.walk import was_done
from ceasefire.claims.word import Word
from ceasefire.clock import first_day, last_day
from ceasefire.dossier.wordlist import words

_READY = frozenset({"acceptance.offer_v", "acceptance.willing_a", "acceptance.express_v"})


def with_terms(p: Parsed, draft: Draft, times: list[When], said: date | None, zone: str) -> Draft | None:
    """Statements with their condition, deadline, outcome; None when the words turn out to say nothing.

    times: those of the sentence; said: the local day of publication, in `zone`."""
    token, root = p.doc[draft.found.token], p.doc[draft.found.root]
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {}
    act, entry = draft.act, draft.found.entry.id

    def put(key: str, said: tuple[str, Span] | None) -> None:
        if said is not None:
            terms[key], spans[key] = said

    limit, left = _limit(p, draft, times, said, zone)
    if limit is not None:
        key = "deadline" if act in _BY_WHEN else "until"
        terms[key], spans[key] = limit.value, limit.span
        draft = msgspec.structs.replace(draft, when=time_of(p, token, root, left, draft.stance, said))
    if low(token).startswith("insist") and not st.asks(token):
        return None  # "..., the army insisted": that says something
    if entry in {"threat.retaliate_v", "threat.use_force_v"}:
        if not own_threat(p, token, draft):
            return None
        told = draft.stance
        mine = told.chain[:-1] if told.chain[-1].id in {one.id for one in draft.doers} else told.chain
        draft = msgspec.structs.replace(draft, stance=msgspec.structs.replace(told, future=False, conditional=False, chain=mine))
    if draft.found.entry.own or refuses(draft):
        said_so = pledged(p, token, draft)
        if said_so is None and draft.found.entry.own:
            return None
        draft = said_so or draft
        act = draft.act
    if entry in ENTRIES:
        over = ended(p, draft)
        if over is None:
            return None
        draft = over
        put("step", (ENDED, draft.word))
    if (act in _HURTS or (act == "control_gained" and st.condition_of(p, token) is not None)) and not entry.startswith(_KINDLY) and (draft.stance.future or draft.stance.conditional):
        held = held_over(p, token, draft)
        if held is not None:
            terms["threatened"], draft, act = act, held, "threat"
            limit, left = _limit(p, draft, times, said, zone)
            if limit is not None:  # "would attack if they had not left by noon"
                put("deadline", (limit.value, limit.span))
                draft, act = msgspec.structs.replace(draft, when=time_of(p, token, root, left, draft.stance, said)), "demand_or_ultimatum"
    if entry == "agreement_signed.confirm_deal_v":
        draft = _confirmed(p, token, draft)
    if entry == "demand_or_ultimatum.have_until_v" and not draft.doers and draft.stance.chain:
        one = draft.stance.chain[-1]  # "you have until noon", X told them
        who = p.reaching(one.span[1]) or token
        draft = msgspec.structs.replace(draft, doers=(Party(one.id, one.words, one.span, who.i, False, singular(who.text)),))
    if act in {"threat", "demand_or_ultimatum", "rejection", "acceptance", "denial"}:
        content = st.content_of(p, token)
        put("content", content)
        if act in {"threat", "demand_or_ultimatum"}:
            put("condition", st.condition_of(p, token))
            put("consequence", st.consequence_of(p))
            if limit is not None and "condition" not in terms and entry in _GIVEN and content is not None:
                put("condition", content)
        kindly = content is not None and st.KIND.search(content[0]) is not None
        restrained = content is not None and "not to " in content[0][:40] and st.HARSH.search(content[0]) is not None  # "pledged not to use force"
        if entry == "threat.vow_v" and content and (kindly or restrained or not st.HARD.search(content[0])):
            act = "acceptance"  # "promised to release": no threat
        elif entry in {"threat.vow_v", "threat.warning_v"} and not (content and st.HARD.search(content[0].replace("warning", ""))):
            return None
        elif entry == "threat.warn_v":
            meant = warned(p, token, draft, content[0]) if content else None
            if meant is None:
                return None
            act = meant
        elif act == "acceptance" and entry in _READY and content and st.HARSH.search(content[0]) and (not kindly or st.BLUNT.match(content[0])):
            act = "threat"  # "is prepared to impose martial law"
        if act == "threat":
            inner = _inner_acts(p, token)
            if inner:
                terms["threatened"] = ",".join(inner)
            if "deadline" in terms and bases(token) & {"answer", "reply"}:
                return None  # "will answer by Wednesday": a reply is due
            if "deadline" in terms:
                act = "demand_or_ultimatum"  # a threat with a condition and no term is still a threat
    elif act == "negotiation":
        put("outcome", talks.outcome(p.text, *draft.span))
        put("round", talks.round_of(p.text, *draft.span))
        draft = _mediated(p, draft, put)
        if token.dep_ == "relcl" and "parties" not in terms and not any(one.id is not None for one in draft.targets):
            return None  # "the ministry, which had mediated, said": no more than who it is
    if entry in {"siege_or_blockade.impose_v", "siege_or_blockade.curfew_v"} and draft.stance.future and not draft.stance.denied:
        return msgspec.structs.replace(draft, act="threat", kind="statement")
    if entry == "violation_alleged.violate_v" and (often := count.times_over(p.text, *draft.span)) is not None:
        put("aggregate", ("violation", draft.word))
        for key, value in often.terms().items():
            put(key, (value, often.span))
    if entry == "violation_alleged.no_breach_v" or (entry == "violation_alleged.violate_v" and draft.stance.negated and was_done(token)):
        if draft.stance.conditional or draft.stance.future:
            return None  # "there can be no breach"
        put("aggregate", ("violation", draft.word))
        put("count", ("0", draft.word))
        put("degree", _degree(p, token))
        told = msgspec.structs.replace(draft.stance, negated=False, denied=True)
        draft = msgspec.structs.replace(draft, kind="status", stance=told, doers=tuple(d for d in draft.doers if d.id is not None), targets=())
    if act in {"truce_declared", "agreement_signed"}:
        made, brokers, bound = st.makers(p, draft.found)
        for key, parties in (("makers", made), ("guarantors", brokers), ("parties", bound)):
            if parties:
                terms[key] = st.joined(parties)
                spans[key] = (min(x.span[0] for x in parties), max(x.span[1] for x in parties))
        if act == "truce_declared":
            if token.tag_.startswith("VB") and (low(token) in _OVER or (entry == "truce_declared.observe_truce_v" and token.tag_ in {"VBD", "VBN", "VBZ"})):
                return None  # "the truce expired", "kept the truce": nothing is declared
            put("duration", lasting(p.text, *draft.span))
            if bases(token) & {"extend", "renew", "prolong"}:
                put("extension", (p.words(draft.word), draft.word))
            if (pause := _PAUSE.search(p.text, *draft.span)) is not None:
                put("purpose", ("humanitarian", pause.span()))
        both = bound or made or brokers
        draft = msgspec.structs.replace(draft, doers=tuple(both[:1]) or draft.doers, targets=tuple(both[1:2]))
    if act in {"control_gained", "control_lost"} and draft.found.spots and _SPLIT.search(p.text[draft.span[0] : draft.span[1]]):
        part = draft.found.spots[0]
        span = p.span(
            min((t.i for t in p.doc[part].subtree if t.i <= part and t.tag_ != "DT"), default=part),
            max(part, _np_end(p, part)),
        )
        put("partition", (p.words(span), span))
    if act in _DIRECTED and not any(one.id is not None for one in draft.targets):
        directed = (_offerer(p, token) if act in {"rejection", "acceptance"} else None) or _directed_at(p, token, draft)
        if directed is not None and directed.id is not None:
            terms["directed_at"], spans["directed_at"] = directed.id, directed.span
            if act != "agreement_signed":
                draft = msgspec.structs.replace(draft, targets=(directed,))
        elif act in {"threat", "demand_or_ultimatum"} and not draft.targets:
            draft = msgspec.structs.replace(draft, targets=_threatened(p, token))
    if act in {"control_gained", "control_lost"} and not any(one.id is not None for one in draft.targets):
        other = [roles.party(p, o) for prep, o in roles.prep_objects(token) if prep == ("from" if act == "control_gained" else "to") and not roles.is_place_use(p, o)]
        draft = msgspec.structs.replace(draft, targets=tuple(one for one in other[:1] if one.id is not None) or draft.targets)
    if act == "prisoner_exchange" and not any(one.id is not None for one in draft.targets) and entry != "prisoner_exchange.exchange_v":
        known = [one for one in draft.doers if one.id is not None]
        if len(known) > 1:
            draft = msgspec.structs.replace(draft, doers=tuple(known[:1]), targets=tuple(known[1:2]))
    draft = _announced(p, token, draft if draft.act == act else msgspec.structs.replace(draft, act=act))
    number = counted(p, act)
    if number is not None:
        terms[number[0]], spans[number[0]] = number[1], number[2]
    if terms == draft.terms and spans == draft.term_spans:
        return draft
    return msgspec.structs.replace(draft, terms=terms, term_spans=spans)


_DEGREES = words("notable major serious significant grave large large-scale important considerable noteworthy substantial big")


def _degree(p: Parsed, verb: Word) -> tuple[str, Span] | None:
    """Which breaches alone there were none of: "no serious breach"."""
    found = next((t for t in verb.subtree if low(t) in _DEGREES and t.dep_ == "amod"), None)
    return (low(found), p.span(found.i, found.i)) if found is not None else None


_HURTS = HOSTILE | {"displacement", "service_disruption", "aid_obstruction"}
_KINDLY = ("other.ease_", "other.resign_", "other.admit_", "other.money_", "other.military_aid_", "other.test_", "other.prepare_")
_BY_WHEN = frozenset({"threat", "demand_or_ultimatum"})
_GIVEN = frozenset({"demand_or_ultimatum.have_until_v", "demand_or_ultimatum.give_hours_v", "demand_or_ultimatum.give_until_v", "demand_or_ultimatum.ultimatum_n"})
_OVER = words("expire expires expired expiring lapse lapsed lapses")
_SPLIT = re.compile(r"\b(?:split|divided|partition\w*)\b", re.IGNORECASE)
_PAUSE = re.compile(r"\bhumanitarian (?:pause|truce|ceasefire|cease-fire|lull|window)", re.IGNORECASE)


def _limit(p: Parsed, draft: Draft, times: list[When], said: date | None, zone: str) -> tuple[Until | None, list[When]]:
    """By when a demand is to be met or until when a truce lasts, counted from the day on which the
    sentence says that it was made, else from publication; and the times that are not part of it."""
    if draft.act not in _BY_WHEN and draft.act != "truce_declared":
        return None, times
    find = deadline if draft.act in _BY_WHEN else last_day_of
    where = (p.sentence.start, p.sentence.end)
    limit = find(p.text, *where, said, zone)
    if limit is None:
        return None, times
    left = [w for w in times if w.span[1] <= limit.span[0] or w.span[0] >= limit.span[1]]
    day = next((first_day(w.interval) for w in left if w.interval is not None and not w.ahead and first_day(w.interval) == last_day(w.interval)), None)
    if day is not None and said is not None and day <= said:
        limit = find(p.text, *where, day, zone) or limit
    return limit, left


def _mediated(p: Parsed, draft: Draft, put: Callable[[str, tuple[str, Span] | None], None]) -> Draft:
    """Talks with who mediates and between whom."""
    brokers, between = talks.mediators(p, draft.found)
    if not brokers:
        return draft
    put("mediators", (st.joined(brokers), _over(brokers)))
    parties = between or [one for one in (*draft.doers, *draft.targets) if one.id is not None and all(one.id != b.id for b in brokers)]
    if parties:
        put("parties", (st.joined(parties), _over(parties)))
    others = [one for one in draft.targets if one.id is not None and all(one.id != b.id for b in brokers)]
    if between and not others:
        return msgspec.structs.replace(draft, targets=tuple(between[:1]))
    return draft


_ANNOUNCE = frozenset({"announce", "declare", "proclaim"})


def _announced(p: Parsed, token: Word, draft: Draft) -> Draft:
    """Whoever alone announces a truce or a halt, or denies something, is the one who says so."""
    if draft.stance.chain or not token.tag_.startswith("VB") or not (draft.act == "denial" or bases(token) & _ANNOUNCE) or roles.is_passive(token):
        return draft
    who = roles.subject(token)
    if who is None or len(roles.conjuncts(who)) > 1 or not can_speak(who):
        return draft
    one = asserter(p, who)
    if one.id is None:
        return draft
    told = draft.stance
    one = msgspec.structs.replace(one, rule=f"says it: {low(token)}")
    return msgspec.structs.replace(draft, stance=msgspec.structs.replace(told, chain=(one,), spans={**told.spans, "attributed_to": one.span}))


def _offerer(p: Parsed, token: Word) -> Party | None:
    """Whose offer is accepted or turned down: "X's terms", "the Xian offer", "the truce offered by X"."""
    for noun in roles.objects(token):
        owned = [c for c in noun.children if c.dep_ in {"poss", "amod", "compound", "nmod"} and p.mention(c, "actor") is not None]
        owned += [by for c in noun.children if c.dep_ == "acl" and (by := roles.agent(c)) is not None]
        owned += [o for prep, o in roles.prep_objects(noun) if prep in {"by", "from"}]
        for one in owned:
            party = st.bare(p, one) if p.mention(one, "actor") is not None else roles.party(p, one)
            if party.id is not None:
                return party
    return None


def _over(parties: list[Party]) -> Span:
    return min(one.span[0] for one in parties), max(one.span[1] for one in parties)


def _confirmed(p: Parsed, token: Word, draft: Draft) -> Draft:
    """ "The governor confirmed on Monday a deal": he says so, on a day that is not the deal's; a party to it is known by name."""
    who = roles.subject(token)
    deal = min((t.i for t in roles.objects(token)), default=token.i)
    if draft.when is not None and p.span(token.i, token.i)[0] < draft.when.span[0] < p.span(deal, deal)[0]:
        draft = msgspec.structs.replace(draft, when=None)
    if who is None or not can_speak(who):
        return draft
    named = asserter(p, who)
    chain = draft.stance.chain
    if all(one.span != named.span for one in chain):
        spans = {**draft.stance.spans, "attributed_to": named.span}
        draft = msgspec.structs.replace(draft, stance=msgspec.structs.replace(draft.stance, chain=(*chain, named), spans=spans))
    return msgspec.structs.replace(draft, doers=tuple(one for one in draft.doers if one.id is not None))


_DIRECTED = frozenset({"rejection", "threat", "demand_or_ultimatum", "acceptance", "agreement_signed"})
_BESIDE = frozenset({"over", "after", "following", "amid", "despite", "since", "about", "until", "unless", "if", "because", "in", "near", "before", "by", "as"})
_OFFERED = frozenset({"offered", "proposed", "announced", "declared", "suggested", "made"})
_AWAY = frozenset({"relcl", "advcl", "appos"})


def _directed_at(p: Parsed, token: Word, draft: Draft) -> Party | None:
    """Whom a statement is directed at: the first party named in what is demanded, threatened or
    agreed, not in a clause or circumstance beside it."""
    said = {one.id for one in draft.doers} | {one.id for one in draft.stance.chain}
    for mark in token.subtree:
        # "if they bomb us": whoever is not to do it
        other = st.inverted(mark)
        if other is None and low(mark) in {"if", "unless", "until"}:
            other = roles.subject(mark.head)
        if other is not None and mark.i > token.i:
            one = roles.party(p, other)
            if one.id is not None and one.id not in said:
                return one
    for inner in token.subtree:
        if inner.i <= token.i or p.mention(inner, "actor") is None:
            continue
        head, beside = inner, False
        while head != token and not beside:
            offered = head.dep_ == "agent" and low(head.head) in _OFFERED
            # "set a deadline and said its jets would strike": that is what comes, not whom it is set
            beside = head.dep_ in _AWAY or (head.dep_ == "conj" and low(head) in SAY) or (not offered and head.dep_ in {"prep", "agent"} and low(head) in _BESIDE and not _particle(head)) or (head != inner and low(head) in _BORDER)
            head = head.head
        if _on_side(p, inner):
            continue  # "intervene on the government side": with them, not against them
        top = inner
        while top.dep_ in {"compound", "amod", "poss", "nmod"} and top.head.tag_.startswith("NN"):
            top = top.head
        one = roles.party(p, top)
        if one.id is None and top != inner and inner.dep_ == "poss" and singular(top.text) not in PEOPLE:
            one = st.bare(p, inner)  # "Xland's entry"
        if not beside and one.id is not None and one.id not in said:
            return one
    return None


_BORDER = words("bordering adjoining neighbouring neighboring abutting facing overlooking inside near along next within adjacent across")
"""Before a state's name these say where something lies, not whom it is said to."""


def _on_side(p: Parsed, inner: Word) -> bool:
    """Whether a name is only whose side somebody takes: "on the army's side", "on behalf of the army"."""
    if low(inner.head) == "on" and p.words(p.span(inner.i, inner.i)).casefold().endswith(" side"):
        return True
    head = inner
    for _ in range(3):
        if low(head) in {"side", "behalf"} and head.dep_ == "pobj" and low(head.head) == "on":
            return True
        head = head.head
    return False


def _particle(prep: Word) -> bool:
    """ "hand over to Xland": no circumstance."""
    return low(prep) in {"over", "in"} and low(prep.head) in {"hand", "turn", "give", "handing", "turning", "handed", "turned"}


def _np_end(p: Parsed, index: int) -> int:
    return max(
        (
            t.i
            for t in p.doc[index].subtree
            if t.dep_ in {"pobj", "prep", "det", "amod", "compound"}
            and t.i - index < 6
            and roles_near(t, p.doc[index])
        ),
        default=index,
    )


def roles_near(token: Word, head: Word) -> bool:
    """Whether a token hangs on a head without a clause between."""
    at = token
    for _ in range(5):
        if at == head:
            return True
        if at.dep_ in {"relcl", "acl", "advcl", "conj"}:
            return False
        at = at.head
    return False


def _threatened(p: Parsed, token: Word) -> tuple[Party, ...]:
    """Who would suffer what is threatened, known or not: "threatened to shell villages of the south"."""
    inside = {t.i for t in token.subtree} - {token.i}
    return next((f.targets for f in find_acts(p) if f.token in inside and f.act in HOSTILE and f.targets), ())


def _inner_acts(p: Parsed, token: Word) -> list[str]:
    inside = {t.i for t in token.subtree} - {token.i}
    return list(dict.fromkeys(f.act for f in find_acts(p) if f.token in inside and f.act in HOSTILE and not _reacted_to(p.doc[f.token])))


def _reacted_to(token: Word) -> bool:
    """ "retaliate for the strike", "avenge the killing": what has happened is not threatened."""
    head = token.head
    if token.dep_ == "pobj" and low(head) in {"for", "after", "over", "following"}:
        return low(head.head) in REACT
    return token.dep_ == "dobj" and low(head) in REACT
