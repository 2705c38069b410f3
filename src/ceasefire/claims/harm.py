"""People killed and injured, as a sentence states them. Parts of a total are never added to it."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.lexicon import inflect
from ceasefire.claims.parse import Parsed
from ceasefire.claims.quantities import Quantity, group_of, quantities
from ceasefire.claims.text import Span
from ceasefire.dossier.wordlist import words

Label = Literal["killed", "injured", "both"]


class HarmFound(msgspec.Struct, frozen=True):
    """Harm that one word states. token: index of that word; span: from the first to the last word
    it was read from; fatal verbs that are acts of their own (to execute) are marked `deed`."""

    killed: Harm | None
    injured: Harm | None
    token: int
    span: Span


def _forms(*bases: str) -> frozenset[str]:
    return frozenset(form for base in bases for form in inflect(base))


_KILL = _forms("kill", "murder", "execute", "massacre", "behead", "martyr", "assassinate", "slaughter") | {
    "slain",
    "lynched",
}
_HURT = _forms("wound", "injure", "hurt", "maim") - {"wound-up"}
_DIE = _forms("die", "perish") | {"dead"}
_BE = words("""was were been being is are be got get gets remain remains left leaving leaves lay lie""")
_PART = frozenset(["including", "among", "comprising", "mostly", "namely"])
_STOP = frozenset({";", ":"})
_FILLER = 16
_NONE_KNOWN = re.compile(
    r"\bno (?:\w+ )?(?:information|word|reports?|news|details?|figures?|data)\b[^.;]{0,40}\b(?:casualt|injur|death|victim|fatalit|killed|wounded)|"
    r"casualt\w+[^.;]{0,20}\b(?:unknown|unclear|not (?:yet )?known|could not be)",
    re.IGNORECASE,
)
_ZERO = re.compile(
    r"\b(?P<no>no|without(?: causing)?(?: any)?|nor|zero|did not (?:cause|result in|lead to|leave)(?: any)?|caus(?:ed|ing) no|none of (?:\w+ ){1,4}(?:caused|causing|led to|resulted in)(?: any)?)"
    r"(?: (?:reported|immediate|human|further|confirmed|known|civilian|any))*"
    r" (?P<what>casualties|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims|losses|loss of life|wounded)\b|"
    r"\b(?P<one>no[- ]one|nobody|none)(?: (?:was|were|has been|had been|have been))? (?:\w+ )?(?P<done>killed|hurt|injured|wounded|harmed)",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:death toll|toll|number of (?:the |those )?(?:dead|killed|deaths|victims|martyrs|fatalities))\b[^.;]{0,60}?\b(?:to|of|at|reached|is|was|stands? at)\s+(?P<mod>at least |more than |over |about |around |nearly )?(?P<n>\d[\d,]*)",
    re.IGNORECASE,
)


class _State:
    """Words of a sentence, once."""

    def __init__(self, p: Parsed) -> None:
        self.words, self.tags = p.lows, p.tags
        self.taken: set[int] = set()
        self.triggers = [
            (i, label) for i in range(len(self.words)) if (label := _label(self.words, i)) is not None
        ]
        # Most sentences state no harm: nobody is counted in them.
        self.found = quantities(self.words, self.tags) if self.triggers else []


def _label(words: list[str], at: int) -> Label | None:
    word = words[at]
    if word in _KILL or word in _DIE:
        return "killed"
    if word in _HURT:
        return "injured"
    if word in {"deaths", "fatalities", "martyrs"} or (
        word in {"life", "lives"}
        and at
        and words[at - 1] in {"their", "the", "his", "her"}
        and (at > 1 and words[at - 2] in {"lost", "claimed", "losing", "claiming", "claim", "took", "taking"})
    ):
        return "killed"
    if word == "injuries" and at and words[at - 1] not in {"of", "with", "his", "their", "her"}:
        return "injured"
    if word in {"death", "injury", "injuries", "wounding"} and at + 1 < len(words) and words[at + 1] == "of":
        return "killed" if word == "death" else "injured"
    return "both" if word == "casualties" else None


def harms(p: Parsed) -> list[HarmFound]:
    """All harm a parsed sentence states, in the order of the words that state it."""
    state = _State(p)
    masked = p.masked
    result: list[HarmFound] = []
    zero = _zero(p, masked)
    done: set[int] = set()
    for number, (at, label) in enumerate(state.triggers):
        if at in done:
            continue
        paired = _paired(state, number)
        if paired is not None:
            done.add(paired)
            label = "both"
        one = _read(p, state, at, label, paired)
        if one is not None:
            result.append(one)
    result.extend(_toll(p, masked, result))
    if zero is not None and not any(
        (h.killed and h.killed.best) or (h.injured and h.injured.best) for h in result
    ):
        result = [zero]
    return sorted(result, key=lambda h: h.token)


def _paired(state: _State, number: int) -> int | None:
    """ "killed and wounded", "killed or injured": the second word's index."""
    if number + 1 >= len(state.triggers):
        return None
    (at, first), (other, second) = state.triggers[number], state.triggers[number + 1]
    between = state.words[at + 1 : other]
    return other if first != second and between in (["and"], ["or"], ["and", "/", "or"], ["/"]) else None


def _forward(state: _State, at: int) -> list[tuple[Quantity, bool]]:
    """Quantities that follow a word ("killing two men, including a child"), with: is it a part."""
    chain: list[tuple[Quantity, bool]] = []
    here, part = at + 1, False
    limit = min((t for t, _ in state.triggers if t > at), default=len(state.words))
    for q in state.found:
        if q.first < here or q.first in state.taken or q.first >= limit:
            continue
        gap = state.words[here : q.first]
        # "two children and injured three": the number after the next such word is that word's.
        if len(gap) > (4 if not chain else 7) or (
            any(w in _STOP for w in gap) and chain and not any(w in {"(", ":"} for w in gap)
        ):
            break
        if chain and not any(w in {",", "and", "(", "-", "–", "—", "as"} or w in _PART for w in gap):
            break
        if any(tag in {"VBD", "VBZ", "VBP", "MD"} for tag in state.tags[here : q.first]) and "of" not in gap:
            break
        part = part or any(w in _PART or w in {"(", ":"} for w in gap)
        if q.last >= limit:
            break
        own_part = part or state.words[q.last + 1 : q.last + 3] in (["of", "them"], ["of", "whom"])
        chain.append((_named(state, q), own_part))
        state.taken.add(q.first)
        here = q.last + 1
    return chain


def _named(state: _State, q: Quantity) -> Quantity:
    """ "two of them children": the group stands after the number."""
    if state.words[q.last + 1 : q.last + 2] == ["of"] and state.words[q.last + 2 : q.last + 3] in (
        ["them"],
        ["whom"],
    ):
        for word in state.words[q.last + 3 : q.last + 6]:
            group = group_of(word)
            if group is not None:
                return msgspec.structs.replace(q, group=group)
    return q


def _backward(state: _State, at: int) -> list[tuple[Quantity, bool]]:
    """Quantities before a word ("23 people, including children, were left dead")."""
    floor = max((t for t, _ in state.triggers if t < at), default=-1)
    chain: list[Quantity] = []
    here = at
    for q in reversed(state.found):
        if q.last >= here or q.first in state.taken:
            continue
        if q.first <= floor:
            break
        gap = state.words[q.last + 1 : here]
        if len(gap) > _FILLER or any(w in _STOP for w in gap):
            break
        inner = state.tags[q.last + 1 : here]
        if chain and not any(w in {",", "and", "(", "-", "–", "—"} or w in _PART for w in gap):
            break
        if not chain and any(
            tag in {"VBD", "VBZ", "VBP"} and w not in _BE | {"have", "has", "had"}
            for w, tag in zip(gap, inner, strict=True)
        ):
            break
        chain.insert(0, q)
        here = q.first
    result: list[tuple[Quantity, bool]] = []
    part = False
    end = chain[0].first if chain else at
    for q in chain:
        gap = state.words[end : q.first]
        part = part or any(w in _PART or w in {"(", ":"} for w in gap)
        own = part or state.words[q.last + 1 : q.last + 3] in (["of", "them"], ["of", "whom"])
        result.append((_named(state, q), own))
        state.taken.add(q.first)
        end = q.last + 1
    return result


def _parts_after(state: _State, at: int) -> list[tuple[Quantity, bool]]:
    """ "were killed, including three children"; "were killed, two of them children"."""
    here = at + 1
    if not any(w in _PART for w in state.words[here : here + 8]) and not any(
        state.words[i : i + 2] in (["of", "them"], ["of", "whom"])
        for i in range(here, min(here + 7, len(state.words)))
    ):
        return []
    limit = min((t for t, _ in state.triggers if t > at), default=len(state.words))
    chain: list[tuple[Quantity, bool]] = []
    for q in state.found:
        if q.first < here or q.first >= limit:
            continue
        gap = state.words[here : q.first]
        if len(gap) > 7 or any(
            tag in {"VBD", "VBZ", "VBP"} and w not in _BE
            for w, tag in zip(gap, state.tags[here : q.first], strict=True)
        ):
            break
        # A later number that another such word takes is not a part of this one.
        if not chain and not any(w in _PART for w in gap) and state.words[q.last + 1 : q.last + 2] != ["of"]:
            break
        after = state.words[q.last + 1 : q.last + 3]
        if limit < len(state.words) and q.last + 2 >= limit and "and" in gap and after[:1] != [","]:
            break
        chain.append((_named(state, q), True))
        state.taken.add(q.first)
        here = q.last + 1
    return chain


def _read(p: Parsed, state: _State, at: int, label: Label, paired: int | None) -> HarmFound | None:
    words = state.words
    end = paired if paired is not None else at
    before = words[max(0, at - 4) : at]
    passive = any(w in _BE for w in before) or words[at] in {
        "dead",
        "died",
        "dies",
        "dying",
        "perished",
        "deaths",
        "fatalities",
        "injuries",
        "casualties",
    }
    back = at
    if words[at] in {"life", "lives"}:
        passive = words[at - 1] != "the"
        end, back = (at, at - 2) if passive else (at + 1, at)
    if words[at] in {"death", "deaths", "injury", "injuries", "wounding"} and words[at + 1 : at + 2] == [
        "of"
    ]:
        end, passive = at + 1, False
    if (
        words[at] == "dead"
        and words[max(0, at - 1)] == "shot"
        and "was" not in before
        and "were" not in before
    ):
        passive = False
    if words[at] in {"dead"} and p.doc[at].tag_ == "NN" and words[max(0, at - 1)] == "the":
        return None
    # "two martyrs": the word is what is counted.
    counted = words[at] == "martyrs" and any(q.last == at for q in state.found)
    split = counted or _each_before(state, at)
    chain: list[tuple[Quantity, bool]]
    if (
        words[at] in {"death", "deaths", "injuries", "injury", "fatalities"}
        and "no" in words[max(0, at - 2) : at]
    ):
        none = Harm(low=0, best=0, high=0)
        return HarmFound(
            none if label == "killed" else None, none if label == "injured" else None, at, p.span(at - 1, at)
        )
    if split:
        chain = [(_named(state, q), False) for q in state.found if q.last == at - (not counted)]
        state.taken.update(q.first for q, _ in chain)
    elif passive:
        chain = _backward(state, back)
        chain += _parts_after(state, end) if chain else []
    else:
        chain = _forward(state, end) or _backward(state, at)
        chain += _parts_after(state, end) if chain and chain[-1][0].last < at else []
    if not chain:
        return None
    harm = _sum(chain)
    if harm is None:
        return None
    tokens = [q.first for q, _ in chain] + [q.last for q, _ in chain] + [at, end]
    span = p.span(min(tokens), min(max(tokens), len(words) - 1))
    if label == "both":
        unsplit = Harm(high=harm.best if harm.best is not None else harm.high)
        return HarmFound(unsplit, unsplit, at, span) if unsplit.high is not None else None
    return HarmFound(harm if label == "killed" else None, harm if label == "injured" else None, at, span)


def _each_before(state: _State, at: int) -> bool:
    """ "nine killed and 19 wounded": each number stands right before its own word."""
    later = next((t for t, _ in state.triggers if t > at), None)
    ends = {q.last for q in state.found if q.first not in state.taken}
    return later is not None and later - at <= 4 and at - 1 in ends and later - 1 in ends


def _sum(chain: list[tuple[Quantity, bool]]) -> Harm | None:
    totals = [q for q, part in chain if not part]
    parts = [q for q, part in chain if part]
    if not totals:
        totals, parts = parts, []
    if (
        len(totals) > 2
        and totals[0].best is not None
        and totals[0].best == sum(q.best or 0 for q in totals[1:])
        and totals[0].group in {"people", "civilians"}
    ):
        totals, parts = totals[:1], totals[1:] + parts
    groups: dict[str, int] = {}
    unsaid: list[str] = []
    for q in (*totals, *parts):
        if q.best is None and q.low is None and q.high is None:
            unsaid.append(q.group)
        elif q.group != "people" and q.best is not None:
            groups[q.group] = groups.get(q.group, 0) + q.best
        elif q.vague:
            unsaid.append(q.group)
    counted = [q for q in totals if not (q.best is None and q.low is None and q.high is None)]
    if not counted and not unsaid:
        return None

    def add(values: list[int | None]) -> int | None:
        return (
            None if not values or any(v is None for v in values) else sum(v for v in values if v is not None)
        )

    lows = [q.low for q in counted]
    low = add(lows) if all(v is not None for v in lows) else None
    return Harm(
        low=low, best=add([q.best for q in counted]), high=None if len(counted) < len(totals) else add([q.high for q in counted]),
        civilians=groups.get("civilians"), women=groups.get("women"), children=groups.get("children"),
        combatants=groups.get("combatants"), unquantified=tuple(dict.fromkeys(unsaid)),
    )  # fmt: skip


def _token_at(p: Parsed, offset: int) -> int:
    return next((t.i for t in p.doc if t.idx <= offset < t.idx + len(t) + 1), 0)


def _zero(p: Parsed, masked: str) -> HarmFound | None:
    if _NONE_KNOWN.search(masked):
        return None
    found = _ZERO.search(masked)
    if found is None:
        return None
    what = (found["what"] or found["done"] or "").lower()
    none = Harm(low=0, best=0, high=0)
    first, last = _token_at(p, found.start()), _token_at(p, found.end() - 1)
    killed = (
        none
        if what.startswith(("casualt", "death", "fatal", "victim", "loss", "killed", "hurt", "harmed"))
        else None
    )
    injured = none if what.startswith(("casualt", "injur", "wound", "hurt", "harmed", "victim")) else None
    return HarmFound(killed, injured, last, p.span(first, last))


def _toll(p: Parsed, masked: str, have: list[HarmFound]) -> list[HarmFound]:
    found = _TOLL.search(masked)
    if found is None or any(h.killed for h in have):
        return []
    number = int(found["n"].replace(",", ""))
    modifier = (found["mod"] or "").strip()
    floor = modifier in {"at least", "more than", "over"}
    first, last = _token_at(p, found.start()), _token_at(p, found.end() - 1)
    about = bool(modifier) and not floor
    harm = Harm(low=None if about else number, best=number, high=None if modifier else number)
    return [HarmFound(harm, None, last, p.span(first, last))]


def merge(one: Harm | None, other: Harm | None) -> Harm | None:
    """The more telling of two statements of the same harm: the one with a number."""
    if one is None or other is None:
        return one or other
    return one if one.best is not None or other.best is None else other
