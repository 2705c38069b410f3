"""Charges and admissions that point back at an act by a pronoun: `الذي تبنته أ`, `حملت أ ب مسؤوليته`, `تقف أ وراءه`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.asserter import by_name, strip
from ceasefire.claims.arabic.asserters import Scope, chain_at
from ceasefire.claims.arabic.event import Event, Span
from ceasefire.claims.arabic.lexicon import verb_forms
from ceasefire.claims.arabic.names import Name
from ceasefire.claims.arabic.normal import fold
from ceasefire.claims.arabic.party import Parties, party
from ceasefire.claims.arabic.scene import Scene
from ceasefire.claims.arabic.speechwords import ACCUSE
from ceasefire.claims.arabic.tolls import anew
from ceasefire.dossier.act import acts

_TOOK_IT_ON = frozenset(f for f, (_, _, has) in verb_forms("تبنى/يتبنى").items() if has and f.endswith(("ه", "ها", "هما")))
_ITS_BURDEN = frozenset(fold(w) for w in ["مسؤوليته", "مسؤوليتها", "بمسؤوليته", "المسؤولية"])
_BEHIND_IT = frozenset(fold(w) for w in ["وراءه", "وراءها", "خلفه", "خلفها", "وراءهما"])
_STANDS = frozenset(fold(w) for w in ["يقف", "تقف", "وقف", "وقفت", "وقوف", "بالوقوف", "يقفون"])
_HEDGED = frozenset(fold(w) for w in ["الأرجح", "يعتقد", "ربما", "يرجح", "يشتبه", "محتمل", "رجح", "رجحت"])


def charged_back(scene: Scene, events: Sequence[Event], told: Sequence[Event], scopes: Sequence[Scope], sentence: Span) -> list[Event]:
    """Claims of whoever owns up to an act or blames somebody for it, where a pronoun is all that names the act.

    events, told: of this sentence and of those before."""
    out: list[Event] = []
    for k, norm in enumerate(scene.norms):
        found = _found(scene, k, norm, scopes)
        if found is None:
            continue
        doer, scope = found
        start = scene.toks[k].start
        home = next((e for e in reversed([*told, *(e for e in events if e.head[0] < start)]) if not e.drop and not e.unreal and e.kind == "event" and acts()[e.act].group == "hostile" and e.modality != "denied"), None)
        if home is None or scope is None or not scope.chain or (home.scope is not None and home.scope.chain[-1:] == scope.chain[-1:]):
            continue
        one = anew(home, Parties(party(scene.text, doer), home.parties.target), scope, (start, scene.toks[k].end), sentence)
        hedged = scope.hedged or bool(_HEDGED & set(scene.norms[max(0, k - 6) : k]))
        out.append(msgspec.structs.replace(one, modality="denied" if scope.denied else "hedged" if hedged else "asserted"))
    return out


def _found(scene: Scene, k: int, norm: str, scopes: Sequence[Scope]) -> tuple[Name, Scope | None] | None:
    """(who is said to have done it, who says so) of the word at k."""
    if strip(norm, _TOOK_IT_ON):
        by = next((n for n in scene.names if n.kind == "actor" and n.armed and n.first == k + 1 and not n.clitics), None)
        return (by, Scope(k, k + 1, (by_name(scene.text, by),), head=k)) if by is not None else None
    if norm in _ITS_BURDEN:
        verb = next((j for j in range(k - 1, max(-1, k - 12), -1) if strip(scene.norms[j], ACCUSE)), -1)
    elif norm in _BEHIND_IT:
        verb = next((j for j in range(k - 1, max(-1, k - 9), -1) if strip(scene.norms[j], _STANDS)), -1)
    else:
        return None
    names = [n for n in scene.names if n.kind == "actor" and n.armed and (verb if norm in _ITS_BURDEN else verb - 6) < n.first and n.last <= k]
    if verb < 0 or not names:
        return None
    scope = chain_at(scopes, k)
    if norm in _ITS_BURDEN:
        left = next((n for n in reversed(scene.names) if n.kind == "actor" and n.armed and n.last == verb), None)
        accuser = names[0] if len(names) > 1 else left
        scope = Scope(k, k + 1, (by_name(scene.text, accuser),), head=verb) if accuser is not None else scope
    return names[-1], scope
