"""A voice that goes on over a full stop: an open quotation, and the first person after somebody who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims.arabic.asserter import Asserter
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.lexicon import forms_at
from ceasefire.claims.arabic.speakers import own_forces
from ceasefire.claims.arabic.tokens import Token, word_forms

_OPENS, _CLOSES = ("«", "“"), ("»", "”")
Chain = tuple[Asserter, ...]


def carried(toks: Sequence[Token], scopes: Sequence[Scope], quoted: Chain, last: Chain) -> tuple[tuple[Scope, ...], Chain]:
    """(scopes with what an open quotation or the first person adds, whoever is being quoted at the end).

    quoted: whoever's quotation was open when the sentence began; last: whoever spoke before."""
    out = list(scopes)
    opens, closes = (_CLOSES, _OPENS) if not quoted and _turned(toks) else (_OPENS, _CLOSES)
    begun = -1  # where the quotation that is open begins
    stop = 0
    inside = bool(quoted)
    for k, tok in enumerate(toks):
        if tok.norm in opens or (tok.norm == '"' and not inside):
            begun, inside = k, True
        elif tok.norm in closes or tok.norm == '"':
            if begun < 0 and quoted:
                stop = k
            inside, begun = False, -1
    if quoted:
        end = stop if stop else (len(toks) if inside and begun < 0 else 0)
        head = min((s.head for s in out if not s.after), default=end)
        if end and head > 0:
            out.insert(0, Scope(0, min(end, head), quoted))
    elif not out and last and any(_we(toks, k) for k in range(len(toks))):
        out.append(Scope(0, len(toks), last))
    if not inside:
        return tuple(out), ()
    if begun < 0:
        return tuple(out), quoted
    said = chain_at(out, min(begun + 1, len(toks) - 1))
    return tuple(out), said.chain if said is not None and not said.after else ()


def _turned(toks: Sequence[Token]) -> bool:
    """`”هذا“`: marks written the wrong way round, the closing one first."""
    marks = [t.norm for t in toks if t.norm in ("“", "”")]
    return bool(marks) and marks[0] == "”" and "“" in marks and marks.count("”") == marks.count("“")


def _we(toks: Sequence[Token], k: int) -> bool:
    """`قواتنا`, `قصفنا`, `نطالب`."""
    norm = toks[k].norm
    if toks[k].kind != "w":
        return False
    if own_forces(norm) and any(rest.endswith("نا") for _, rest in word_forms(norm)):
        return True
    return any(form.gender == "w" for form, _ in forms_at([norm], 0))
