""" "Six of the dead were women", "eight, all of them civilians", "four, three civilians and a soldier": who those told before were."""

from __future__ import annotations

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.harm_chain import FAR, Chain, State
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
    if (everyone := _everyone(state)) is not None:
        return HarmFound(Harm(unquantified=(everyone,)), None, 0, p.span(0, len(said) - 1), of_them=True)
    among = next((i for i, w in enumerate(said) if w == "among" and _whole(said[i:]) is not None), None)
    for q in state.found:
        before = said[max(0, q.first - 8) : q.first]
        after = said[q.last + 1 : q.last + 9]
        if "of" in said[q.first : q.last + 1]:  # "three of the victims"
            after = said[said.index("of", q.first) :][:8]
        whole = _whole(after) if after[:1] == ["of"] else None
        opened = any(w in BE for w in before) and "among" in before and _whole(before[before.index("among") :]) is not None
        listed = any(w in _INCLUDE for w in before)
        if q.plain and after[:1] in (["were"], ["was"], ["are"], ["is"]) and (group := next((g for w in after[1:4] if (g := _group(w)) is not None), None)) is not None:
            chosen.append(Quantity(q.first, q.last, q.noun, q.low, q.best, q.high, group))
            hurt = hurt or bool(_HURT & set(before))
        elif among is not None and q.last < among and q.best is not None and q.group != "people":
            chosen.append(q)
            hurt = hurt or bool(_HURT & set(said[among : among + 4]))
        elif whole is not None:
            rest = [w for w in after[whole:] if w not in BE and w not in {"a", "an", "also", "all"}]
            group = next((g for w in rest[:2] if (g := _group(w)) is not None), None)
            if group is None or after[whole : whole + 1] == [] or after[whole] not in BE:
                continue
            chosen.append(Quantity(q.first, q.last, q.noun, q.low, q.best, q.high, group))
            hurt = hurt or bool(_HURT & set(after[:whole]))
        elif (opened or listed or (chosen and said[q.first - 1] not in BE)) and q.best is not None and q.group != "people":
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


def _everyone(state: State) -> Group | None:
    """ "All of them were civilians", "The dead were all women": the group of all who were told before."""
    said = state.words
    be = next((i for i, w in enumerate(said[:7]) if w in BE), None)
    if be is None or not ({"all", "both"} & set(said[: be + 2])) or said[max(0, be - 1)] == "but":
        return None
    rest = [w for w in said[be + 1 : be + 5] if w not in {"all", "both", "also"}]
    group = next((g for w in rest[:2] if (g := _group(w)) is not None), None)
    return group if "and" not in rest[:3] and "or" not in rest[:3] else None


def _group(word: str) -> Group | None:
    group = group_of(word)
    return None if group == "people" else group


def _whole(after: list[str]) -> int | None:
    """ "of them", "of the dead", "among those killed": index behind it; None where nobody told before is meant."""
    if len(after) > 1 and after[1] in _THEM:
        return 3 if len(after) > 2 and (after[2] in _DEAD or after[2] in _HURT) else 2
    if len(after) > 2 and after[1] == "the":
        return 3 if (after[2] in _DEAD or after[2] in _HURT) else None
    return None


_OTHER_HALF = frozenset({"while", "whereas", "but", "although", "though"})


def said_of_all(state: State, at: int, total: int | None) -> Group | None:
    """ "killed eight, all of them civilians": who all the persons before were, said behind word `at`."""
    said = state.words
    for start in range(at + 1, min(at + FAR, len(said))):
        if said[start] in _OTHER_HALF and said[start - 1] == ",":
            return None  # "40 dead, whereas X counted 12, all of them fighters"
        if said[start] not in {"all", "both"} or said[start - 1] not in {",", "(", "-", "–", "—"}:
            continue
        if said[start] == "both" and total != 2:
            return None
        rest = said[start + 1 : start + 8]
        rest = rest[2:] if rest[:2] in (["of", "them"], ["of", "whom"]) else rest
        rest = [w for w in rest if w not in BE][:3]
        for number, word in enumerate(rest):
            group = group_of(word)
            if group is not None:
                return group if rest[number + 1 : number + 2] != ["and"] else None
            if not state.tags[said.index(word, start)].startswith(("JJ", "NN", "VBN")):
                return None
        return None
    return None


def parts_of_the(state: State, q: Quantity, at: int) -> Chain:
    """ "of the 22 people killed, nine were children": a number behind the word, then who they were."""
    if q.first == 0 or "of" not in state.words[max(0, q.first - 2) : q.first]:
        return []
    for part in state.found:
        if part.first <= at or part.first in state.taken or part.best is None:
            continue
        follow = state.words[part.last + 1 : part.last + 4]
        groups = [g for w in follow[1:] if (g := group_of(w)) is not None]
        if state.words[part.first - 1] != "," or follow[:1] not in (["were"], ["are"], ["was"]) or not groups:
            return []
        state.taken.add(part.first)
        found = [(msgspec.structs.replace(part, group=groups[0]), True)]
        for more in state.found:  # "..., nine were children and three were women"
            if more.first > part.last and more.first not in state.taken and more.plain and state.words[more.first - 1] in {"and", ","} and state.words[more.last + 1 : more.last + 2] in (["were"], ["are"], ["was"]):
                group = next((g for w in state.words[more.last + 2 : more.last + 4] if (g := group_of(w)) is not None), None)
                if group is not None:
                    state.taken.add(more.first)
                    found.append((msgspec.structs.replace(more, group=group), True))
        return found
    return []


def parts_behind_colon(state: State, at: int, total: int | None) -> Chain:
    """ "left three dead and ten injured: a driver, a pensioner and a boy": a list at the end that adds up to the number of one word."""
    colon = next((i for i in range(at + 1, len(state.words)) if state.words[i] == ":"), None)
    if colon is None or total is None or not any(at < t < colon for t, _ in state.triggers):
        return []
    run: list[Quantity] = []
    for q in state.found:
        if q.first <= colon or q.best is None:
            continue
        if set(state.words[(run[-1].last if run else colon) + 1 : q.first]) - {",", "and", "of", "aged", "-"} and run and not _aged(state, run[-1].last + 1, q.first):
            break
        run.append(q)
    if len(run) < 2 or sum(q.best or 0 for q in run) != total or run[0].first != colon + 1:
        return []
    state.taken.update(q.first for q in run)
    return [(q, True) for q in run]


def _aged(state: State, first: int, end: int) -> bool:
    """ "a boy of 12, a nurse": an age between two of a list."""
    return all(w in {",", "and", "of", "aged"} or w.isdigit() for w in state.words[first:end])


def equal_parts(state: State, at: int, total: int | None) -> Chain:
    """ "Four were killed, three civilians and a soldier": a list behind a comma that adds up to the whole."""
    if total is None or state.words[at + 1 : at + 2] not in ([","], [":"], ["–"], ["—"]):
        return []
    here = at + 2
    run: list[Quantity] = []
    for q in state.found:
        if q.first < here or q.first in state.taken:
            continue
        gap = state.words[here : q.first]
        if (run and not set(gap) <= {",", "and"}) or (not run and gap) or q.best is None:
            break
        run.append(q)
        here = q.last + 1
        if sum(one.best or 0 for one in run) == total:
            break
    if state.words[here : here + 1] in (["of"], ["aged"]):
        here += 2  # "a boy of six"
    if sum(q.best or 0 for q in run) != total or (len(run) < 2 and not (total == 1 and state.words[run[0].first] in {"a", "an"} and state.words[here : here + 1] in ([","], [")"], ["."], ["–"], ["—"], []))):
        return []
    state.taken.update(q.first for q in run)
    return [(q, True) for q in run]
