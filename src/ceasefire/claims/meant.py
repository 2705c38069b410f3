"""Which act a word of several means, from the words around it."""

from __future__ import annotations

from ceasefire.claims.found import Found
from ceasefire.claims.give_harm import GUNMEN
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low
from ceasefire.dossier.wordlist import words


def act_meant(p: Parsed, found: Found, doers: list[Party]) -> str:
    """The act of a word where it stands: a shooting that kills is a killing, a pause with a stated end a truce."""
    words = [low(t) for t in p.doc[found.token + 1 : found.token + 4]]
    # "shot dead by unknown men on Sunday" may be found as firing on something
    if (found.act == "small_arms_fire" and words[:1] == ["dead"]) or (found.entry.id == "small_arms_fire.shoot_v" and not {"dead", "killed", "killing"}.isdisjoint(words)):
        unknown = not doers or all(
            d.id is None and (d.head in GUNMEN or "un" in d.surface[:2].lower()) for d in doers
        )
        return "assassination" if unknown else "killing_other"
    if found.act == "offensive_halted" and found.entry.id == "offensive_halted.halt_to_v" and _for_a_time(p, found.token):
        return "truce_declared"
    return found.act


def _for_a_time(p: Parsed, at: int) -> bool:
    """ "announced a suspension of operations until Friday", "a 48-hour halt to": a pause with a stated end is a truce."""
    near = p.lows[at + 1 : at + 16]
    return any(w in {"until", "till"} or (w in _SPANS and n and (near[n - 1] == "-" or p.tags[at + n] == "CD")) for n, w in enumerate(near))


_SPANS = words("hour hours day days week weeks month months")
