"""The dateline of an Arabic report: `أ (وكالة) - …`, `أ-وكالة: …`. It says where the text was written, not where
anything happened; only "the capital" and "the city" may be that town where no other is named."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.tokens import Token

_DASHES = frozenset({"-", "–", "—", "ـ"})
_MOST = 14
"""Words that a dateline may have."""
_BODY = 3
"""Words that must follow it."""


def behind_dateline(toks: Sequence[Token], names: Sequence[Name]) -> int:
    """Index of the first word behind the dateline that opens a text's first sentence; 0 where none does."""
    town = next((n for n in names if n.first == 0 and n.kind == "place" and not n.clitics), None)
    if town is None:
        return 0
    at, agency = town.last, False
    while at < min(len(toks), _MOST):
        norm = toks[at].norm
        if norm == "(":
            close = next((k for k in range(at + 1, min(len(toks), at + 7)) if toks[k].norm == ")"), -1)
            if close < 0 or toks[at + 1].kind == "n":
                return 0
            at, agency = close + 1, True
            if at < len(toks) and (toks[at].norm in _DASHES or toks[at].norm == ":"):
                at += 1
            return at if len(toks) - at >= _BODY else 0
        if norm in _DASHES or norm in (":", "/", "،", "|"):
            at += 1
            if agency and norm not in ("/", "،"):
                return at if len(toks) - at >= _BODY else 0
            continue
        name = next((n for n in names if n.first == at and n.kind in ("place", "source") and not n.clitics), None)
        if name is None or (forms_at([t.norm for t in toks], at) and name.kind == "place"):
            return 0
        at, agency = name.last, agency or name.kind == "source"
    return 0
