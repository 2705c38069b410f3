""" "Six of the dead were women", "among them were two medics": who some of those told before were."""

from __future__ import annotations

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm_chain import State
from ceasefire.claims.harm_words import BE, HarmFound
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import Group, group_of
from ceasefire.claims.quantities import Quantity
from ceasefire.dossier.wordlist import words

_DEAD = words("dead killed victims fatalities slain deceased martyrs casualties")
_HURT = words("wounded injured")
_THEM = words("them these those whom")
_INCLUDE = words("include includes included")
def told_parts(p: Parsed, state: State) -> HarmFound | None:
    """The groups that a sentence counts among those whom one before told; None where it does no such thing."""
    said = state.words
    chosen: list[Quantity] = []
    hurt = False
    for q in state.found:
        before = said[max(0, q.first - 8) : q.first]
        after = said[q.last + 1 : q.last + 9]
        whole = _whole(after) if after[:1] == ["of"] else None
        opened = any(w in BE for w in before) and "among" in before and _whole(before[before.index("among") :]) is not None
        listed = any(w in _INCLUDE for w in before)
        if whole is not None and q.plain:
            rest = [w for w in after[whole:] if w not in BE and w not in {"a", "an", "also", "all"}]
            group = next((g for w in rest[:2] if (g := _group(w)) is not None), None)
            if group is None or after[whole : whole + 1] == [] or after[whole] not in BE:
                continue
            chosen.append(Quantity(q.first, q.last, q.noun, q.low, q.best, q.high, group))
            hurt = hurt or bool(_HURT & set(after[:whole]))
        elif (opened or listed or chosen) and q.best is not None and q.group != "people":
            chosen.append(q)
            hurt = hurt or bool(_HURT & set(before))
    groups: dict[str, int] = {}
    for q in chosen:
        if q.best is not None and q.group != "people":
            groups[q.group] = groups.get(q.group, 0) + q.best
    if not groups:
        return None
    part = Harm(civilians=groups.get("civilians"), women=groups.get("women"), children=groups.get("children"), combatants=groups.get("combatants"))
    span = p.span(chosen[0].first, min(chosen[-1].last, len(said) - 1))
    return HarmFound(None if hurt else part, part if hurt else None, chosen[0].first, span, of_them=True)


def _group(word: str) -> Group | None:
    group = group_of(word)
    return None if group == "people" else group


def _whole(after: list[str]) -> int | None:
    """ "of them", "of the dead", "among those killed": index behind it; None where nobody told before is meant."""
    if len(after) > 1 and after[1] in _THEM:
        return 3 if len(after) > 2 and after[2] in _DEAD | _HURT else 2
    if len(after) > 2 and after[1] == "the":
        return 3 if after[2] in _DEAD | _HURT else None
    return None
