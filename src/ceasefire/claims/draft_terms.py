"""Drafts of statements with their condition, deadline, outcome and parties."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import statement_terms as st
from ceasefire.claims.acts import find_acts
from ceasefire.claims.draft import HOSTILE, Draft
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.claims.stance_words import REACT
from ceasefire.claims.text import Span

_READY = frozenset({"acceptance.offer_v", "acceptance.willing_a"})


def with_terms(p: Parsed, draft: Draft) -> Draft | None:
    """Statements with their condition, deadline, outcome; None when the words turn out to say nothing."""
    token = p.doc[draft.found.token]
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {}
    act, entry = draft.act, draft.found.entry.id

    def put(key: str, said: tuple[str, Span] | None) -> None:
        if said is not None:
            terms[key], spans[key] = said

    if act in {"threat", "demand_or_ultimatum", "rejection", "acceptance", "denial"}:
        content = st.content_of(p, token)
        put("content", content)
        if act in {"threat", "demand_or_ultimatum"}:
            put("condition", st.condition_of(p, token))
            put("deadline", st.deadline_of(p))
        kindly = content is not None and st.KIND.search(content[0]) is not None
        if entry == "threat.vow_v" and content and (kindly or not st.HARD.search(content[0])):
            act = "acceptance"  # "promised to release": no threat
        elif entry in {"threat.vow_v", "threat.warn_v"} and not (content and st.HARD.search(content[0])):
            return None
        elif act == "acceptance" and entry in _READY and content and st.HARSH.search(content[0]) and not kindly:
            act = "threat"  # "is prepared to impose martial law"
        if act == "threat":
            inner = _inner_acts(p, token)
            if inner:
                terms["threatened"] = ",".join(inner)
            ultimate = "condition" in terms and not _only_if(p, spans["condition"])
            if ultimate or "deadline" in terms:
                act = "demand_or_ultimatum"
    elif act == "negotiation":
        failed = st.FAILED.search(p.text, *draft.span)
        if failed:
            put("outcome", ("failed", failed.span()))
        elif good := st.SUCCEEDED.search(p.text, *draft.span):
            put("outcome", ("succeeded", good.span()))
    if entry in {"siege_or_blockade.impose_v", "siege_or_blockade.curfew_v"} and draft.stance.future and not draft.stance.denied:
        return msgspec.structs.replace(draft, act="threat", kind="statement")
    if act in {"truce_declared", "agreement_signed"}:
        made, brokers, bound = st.makers(p, draft.found)
        for key, parties in (("makers", made), ("guarantors", brokers), ("parties", bound)):
            if parties:
                terms[key] = st.joined(parties)
                spans[key] = (min(x.span[0] for x in parties), max(x.span[1] for x in parties))
        both = bound or made or brokers
        draft = msgspec.structs.replace(draft, doers=tuple(both[:1]) or draft.doers, targets=tuple(both[1:2]))
    if act in {"control_gained", "control_lost"} and re.search(
        r"\b(?:split|divided|partition\w*)\b", p.text[draft.span[0] : draft.span[1]], re.I
    ):
        part = next((one for one in draft.found.spots), None)
        if part is not None:
            span = p.span(
                min((t.i for t in p.doc[part].subtree if t.i <= part and t.tag_ != "DT"), default=part),
                max(part, _np_end(p, part)),
            )
            put("partition", (p.words(span), span))
    if act in _DIRECTED and not any(one.id is not None for one in draft.targets):
        directed = _directed_at(p, token, draft)
        if directed is not None and directed.id is not None:
            terms["directed_at"], spans["directed_at"] = directed.id, directed.span
        elif act in {"threat", "demand_or_ultimatum"} and not draft.targets:
            draft = msgspec.structs.replace(draft, targets=_threatened(p, token))
    return msgspec.structs.replace(draft, act=act, terms=terms, term_spans=spans)


_DIRECTED = frozenset({"rejection", "threat", "demand_or_ultimatum", "acceptance", "agreement_signed"})
_BESIDE = frozenset({"over", "after", "following", "amid", "despite", "since", "about", "until", "unless", "if", "because", "in", "near", "before", "by", "as"})
_OFFERED = frozenset({"offered", "proposed", "announced", "declared", "suggested", "made"})
_AWAY = frozenset({"relcl", "advcl", "appos"})


def _directed_at(p: Parsed, token: Any, draft: Draft) -> Party | None:
    """Whom a statement is directed at: the first party named in what is demanded, threatened or
    agreed, not in a clause or circumstance beside it."""
    said = {one.id for one in draft.doers} | {one.id for one in draft.stance.chain}
    for mark in token.subtree:
        # "if they bomb us": whoever is not to do it
        if low(mark) in {"if", "unless", "until"} and mark.i > token.i and (other := roles.subject(mark.head)) is not None:
            one = roles.party(p, other)
            if one.id is not None and one.id not in said:
                return one
    for inner in token.subtree:
        if inner.i <= token.i or p.mention(inner, "actor") is None:
            continue
        head, beside = inner, False
        while head != token and not beside:
            offered = head.dep_ == "agent" and low(head.head) in _OFFERED
            beside = head.dep_ in _AWAY or (not offered and head.dep_ in {"prep", "agent"} and low(head) in _BESIDE and not _particle(head))
            head = head.head
        top = inner
        while top.dep_ in {"compound", "amod", "poss", "nmod"} and top.head.tag_.startswith("NN"):
            top = top.head
        one = roles.party(p, top)
        if not beside and one.id is not None and one.id not in said:
            return one
    return None


def _particle(prep: Any) -> bool:
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


def roles_near(token: Any, head: Any) -> bool:
    """Whether a token hangs on a head without a clause between."""
    at = token
    for _ in range(5):
        if at == head:
            return True
        if at.dep_ in {"relcl", "acl", "advcl", "conj"}:
            return False
        at = at.head
    return False


def _only_if(p: Parsed, span: Span) -> bool:
    """ "if they bomb us again": a threat, and no demand to do something."""
    return p.text[span[0] : span[1]].lower().startswith("if ")


def _threatened(p: Parsed, token: Any) -> tuple[Party, ...]:
    """Who would suffer what is threatened, known or not: "threatened to shell villages of the south"."""
    inside = {t.i for t in token.subtree} - {token.i}
    return next((f.targets for f in find_acts(p) if f.token in inside and f.act in HOSTILE and f.targets), ())


def _inner_acts(p: Parsed, token: Any) -> list[str]:
    inside = {t.i for t in token.subtree} - {token.i}
    return list(dict.fromkeys(f.act for f in find_acts(p) if f.token in inside and f.act in HOSTILE and not _reacted_to(p.doc[f.token])))


def _reacted_to(token: Any) -> bool:
    """ "retaliate for the strike", "avenge the killing": what has happened is not threatened."""
    head = token.head
    if token.dep_ == "pobj" and low(head) in {"for", "after", "over", "following"}:
        return low(head.head) in REACT
    return token.dep_ == "dobj" and low(head) in REACT
