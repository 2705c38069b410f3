"""Who a noun phrase names as speaking."""

from __future__ import annotations

from typing import Any

import msgspec

from ceasefire.claims import roles
from ceasefire.claims import stance_words as w
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.text import Span


class Asserter(msgspec.Struct, frozen=True):
    """Somebody named as saying something. id: source or actor id, None when only words are known;
    words: as written; span: where; anaphor: "it", "he", "the monitor": an earlier one is meant;
    rule: what names them as the asserter, for `--explain`."""

    id: str | None
    words: str
    span: Span
    anaphor: bool = False
    rule: str = ""


def asserter(p: Parsed, token: Any) -> Asserter:
    """Who a noun phrase names as speaking: a source or actor where one is named in it, else its words."""
    tokens = [t for t in token.subtree if t.i in p.named and _near_head(t, token)]
    one = roles.party(p, token)
    right = max(
        (
            t.i
            for t in token.subtree
            if t.dep_ in {"pobj", "compound", "amod", "det", "prep"} and _near_head(t, token)
        ),
        default=token.i,
    )
    span = roles.phrase_span(p, token, right)
    for mark in tokens:
        named = p.mention(mark, "source")
        if named is not None:
            return Asserter(named.id, p.words(span), span)
    if one.id is not None:
        return Asserter(one.id, p.words(span), span)
    own_name = str(token.text)[:1].isupper() and singular(low(token)) not in roles.FORCE
    if low(token) in w.SPEAKER and not own_name:
        for mark in tokens:
            named = p.mention(mark, "actor")
            if (
                named is not None
                and mark.dep_ in {"pobj", "compound", "amod", "poss", "nmod"}
                and not roles.is_place_use(p, mark)
            ):
                return Asserter(named.id, p.words(span), span)
    for child in token.children:
        # "Ahmad, a spokesman of the Army,"
        if child.dep_ == "appos" and child.i not in p.named and low(child) in w.SPEAKER:
            inner = asserter(p, child)
            if inner.id is not None:
                return Asserter(inner.id, p.words(span), span)
    definite = any(
        low(c) in {"the", "its", "his", "their"} for c in token.children if c.dep_ in {"det", "poss"}
    )
    anaphor = one.pronoun or (
        low(token) in w.ANAPHOR
        and definite
        and not any(c.dep_ in {"compound", "amod", "prep"} for c in token.children)
    )
    return Asserter(None, p.words(span), span, anaphor)


def _near_head(token: Any, head: Any) -> bool:
    """Whether a token is in the noun phrase itself, not in a clause about it."""
    at = token
    for _ in range(6):
        if at == head:
            return True
        if at.dep_ in {"relcl", "acl", "advcl", "conj", "ccomp", "appos"} and not (
            at.dep_ == "appos" and at.head == head
        ):
            return False
        at = at.head
    return False


def can_speak(token: Any) -> bool:
    """People, offices, names and pronouns speak; areas and attacks do not, whatever the parse says."""
    word = low(token)
    if word in {"there", "which", "that", "who", "this", "these", "what"}:
        return False
    return (
        token.tag_ in {"NNP", "NNPS", "PRP"}
        or word in w.SPEAKER
        or word in w.ANAPHOR
        or singular(word) in roles.PEOPLE | roles.FORCE | w.SPEAKER | w.ANAPHOR
    )
