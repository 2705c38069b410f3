"""Who puts out a text: "Statement of the Xian Council", "Press release of the Yian Front". All that it tells is their word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ceasefire.claims.asserters import Asserter
from ceasefire.claims.draft import Draft
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.time_rules import When
from ceasefire.clock import days

_PIECE = r"(?:(?:official|joint|military|important|urgent|final|press|media|political) )*(?:statement|press release|communiqu[eé]|declaration|clarification|proclamation|(?:situation|field|war|military|daily) report|bulletin)"
_NUMBERED = r"(?:,? (?:no\.?|number|nr\.?) ?\d+)?"
_OF = re.compile(rf"\s*(?:an? |the )?{_PIECE}{_NUMBERED} (?:(?:issued|released|put out|published) )?(?:of|by|from) (?:the )?(?P<lead>(?:[\w'’-]+ ){{0,5}}?)(?P<who>(?<!\w)[\w\"“'])", re.IGNORECASE)
_BY = re.compile(rf"\s*(?:[-–—:|]|\()?\s*{_PIECE}{_NUMBERED}\b", re.IGNORECASE)
_ENDS = re.compile(r"(?:['’]s)?(?: (?:military|media|press|information|general|joint|official))*(?: (?:spokes\w+|command|office|staff|leadership|delegation|secretariat|committee|bureau))?[ \t]*(?:[.:\n|(]|[-–—]|,? dated |, (?:on )?(?:\d|[A-Z][a-z]+ \d)|$)", re.IGNORECASE)
_OFFICE = re.compile(r"(?:(?:general|high|supreme|military|media|political|central|operations|press|information) )*(?:command|council|office|bureau|committee|leadership|room|wing|spokes(?:man|woman|person)) (?:of|for) (?:the )?", re.IGNORECASE)
_DECLARES = re.compile(r"(?:[^.\n]{0,60}? )?(?:today|hereby) (?:declares?|announces?|proclaims?|condemns?|rejects?|affirms?|informs?)\b", re.IGNORECASE)
_HEADED = re.compile(rf"\s*(?:an? |the )?{_PIECE}{_NUMBERED}[ \t]*[.:]?[ \t]*\n\s*", re.IGNORECASE)
_OPENING = re.compile(r"(?:the )?(?:(?:[\w-]+ ){1,4}of (?:the )?)?", re.IGNORECASE)
_INFORMS = re.compile(r" (?:hereby |today )?(?:informs?|announces?|declares?|wishe?s? to|makes? (?:it )?known|states?|confirms?|clarif(?:y|ies)|denies|deny|rejects?|condemns?|affirms?)\b", re.IGNORECASE)
_RULE = "puts the text out"
_DECLARING = 60
_VERB = 12
"""Letters that "hereby" takes behind them."""
_HEAD = 160
"""Letters in which a text says whose it is."""


def issuer(text: str, found: Sequence[Mention]) -> Asserter | None:
    """The party that a text says at its very head it is a statement of; None for news about one.

    found: the names of the text, in their order."""
    start = len(text) - len(text.lstrip())
    first: list[Mention] = []
    end = start
    for one in found:
        if one.start >= start + _HEAD:
            break
        if one.kind != "place" and one.id is not None and not one.users:
            first.append(one)
            end = max(end, one.end)
    if not first:
        return None
    opening = text[start : end + _DECLARING + _VERB].lower()
    declares = "today" in opening or "hereby" in opening
    head = _OF.match(text, start)
    titled = _HEADED.match(text, start)
    for one in first:
        if head is not None and _names(text, head, one) and _ENDS.match(text, one.end) is not None:
            return _as(one)
        if declares and head is None and one.start <= start + _DECLARING and _DECLARES.match(text, one.end) is not None and "." not in text[start : one.start]:
            return _as(one)  # "the Xian Front today declares a truce": nobody else writes so
        if titled is not None and one.start >= titled.end() and _OPENING.fullmatch(text, titled.end(), one.start) and _INFORMS.match(text, one.end):
            return _as(one)  # "Communiqué no. 4" and below it "The General Command of X informs the public"
        if head is None and one.start <= start + 4 and (piece := _BY.match(text, one.end)) is not None and _ENDS.match(text, piece.end()) is not None:
            return _as(one)
    return None


def _names(text: str, head: re.Match[str], one: Mention) -> bool:
    """Whether the words between "statement of the" and a name are those of an office of its own."""
    between = text[head.start("lead") : one.start].strip().lower()
    between = between.removesuffix(" the") + " " if between and between != "the" else ""
    return one.start >= head.start("lead") and (not between or _OFFICE.fullmatch(f"{between}the " if not between.endswith("the ") else between) is not None)


def _as(one: Mention) -> Asserter:
    return Asserter(one.id, one.surface, (one.start, one.end), rule=_RULE, outlet=one.kind == "source")


def performed(p: Parsed, draft: Draft, published: date | None, zone: str) -> Draft:
    """ "We reject the map" in a statement: done by saying it, on the day that it is put out."""
    verb = p.doc[draft.found.token]
    who = draft.stance.chain[-1] if draft.stance.chain else None
    if who is not None and who.rule == _RULE and draft.kind == "statement" and draft.doer is not None and draft.doer.id is None and draft.doer.span[0] <= who.span[0] < draft.word[0] and draft.span[0] <= who.span[0]:
        # "the Central Committee of the Xian Party today declares": the party's own committee
        draft = msgspec.structs.replace(draft, doers=(msgspec.structs.replace(draft.doer, id=who.id),))
    if published is None or draft.when is not None or draft.kind != "statement" or not draft.stance.chain or draft.stance.chain[-1].rule != _RULE:
        return draft
    ours = verb.tag_ == "VBP" and any(c.dep_ == "nsubj" and low(c) == "we" for c in verb.children)
    return msgspec.structs.replace(draft, when=When(days(published, published, zone), (-1, -1))) if ours else draft
