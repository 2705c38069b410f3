"""People killed and injured, as a sentence states them. Parts of a total are never added to it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ceasefire.claims.claim import Harm
from ceasefire.claims.comparison import looks_back, of_a_war
from ceasefire.claims.harm_chain import Chain, State, backward, forward, meant, named, parts_after
from ceasefire.claims.harm_parts import equal_parts, parts_behind_colon, parts_of_the, said_of_all, told_parts
from ceasefire.claims.harm_phrases import needed
from ceasefire.claims.harm_sums import added, all_of, merge
from ceasefire.claims.harm_words import (
    BE,
    COUNT,
    NIL,
    OF_HARM,
    PART,
    HarmFound,
    Label,
    figure_again,
    hurt_toll_of,
    leads,
    takes_over,
    toll_of,
    zero_of,
)
from ceasefire.claims.numerals import number_at
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import group_of
from ceasefire.claims.quantities import Quantity
from ceasefire.claims.roles import is_passive
from ceasefire.claims.second_figures import rival_tolls, second_figures
from ceasefire.claims.their_harm import HIM_OR_HER, their_harm
from ceasefire.claims.victims import single_victims
from ceasefire.dossier.wordlist import words

__all__ = ["HarmFound", "harms", "merge"]

_APART = frozenset({"while", "whereas", ";"})
_NAMED = words("fatalities deaths dead victims wounded injured killed")
_SEVERE = words("seriously severely critically badly gravely heavily moderately lightly slightly mildly")
_BODIES = words("bodies corpses body corpse remains")
_NEXT = (["second"], ["third"], ["fourth"], ["fifth"], ["sixth"])
_PASSIVE = words("""dead died dies dying perished deaths fatalities injuries casualties lives fell fallen survived""")


def harms(p: Parsed) -> list[HarmFound]:
    """All harm a parsed sentence states, in the order of the words that state it."""
    known: tuple[HarmFound, ...] | None = p.memo.get("harms")
    if known is None:
        known = p.memo["harms"] = tuple(_harms(p))
    return list(known)


def _harms(p: Parsed) -> list[HarmFound]:
    masked = p.masked
    opens = leads(masked)
    state = None if not opens and _telling().isdisjoint(p.said) else State(p, opens)
    if state is None or (not (opens or state.triggers) and _OUTRIGHT.isdisjoint(p.said)):
        return [] if (again := figure_again(p, masked)) is None else [again]
    if opens and (part := told_parts(p, state)) is not None:
        return [part]
    result: list[HarmFound] = []
    zero = zero_of(p, masked)
    done: set[int] = set()
    for number, (at, label) in enumerate(state.triggers):
        if at in done or (label == "both" and any(later == "killed" for _, later in state.triggers[number + 1 :])):
            continue  # "14 casualties (5 killed and 9 injured)"
        paired = _paired(state, number)
        if paired is not None:
            done.add(paired)
            label = "both"
        one = _read(p, state, at, label, paired)
        if one is not None:
            result.append(one)
    if toll := ([] if (rivals := rival_tolls(p, state, result)) else toll_of(p, masked, result)):
        if takes_over(masked):
            result = [h for h in result if not (h.killed and h.token < toll[0].token and state.same_side(h.token, toll[0].token))]
        # "the number of civilians killed reached 93": the bare word says no more than the figure.
        bare = [
            h
            for h in result
            if h.killed and h.killed.unquantified and state.same_side(h.token, toll[0].token)
        ]
        whole = [h for h in result if h.killed and h.killed.best and toll[0].killed and toll[0].killed.best and h.token > toll[0].token and h.killed.best >= toll[0].killed.best and state.same_side(h.token, toll[0].token)]
        toll = [] if whole else toll  # "its tally stood at 224 fighters and 72 civilians killed"
        result = [*(h for h in result if h not in bare), *(_with_its_parts(state, h) for h in toll)]
    if toll := hurt_toll_of(p, masked):
        result = [*(h for h in result if h.injured is None or h.token > toll[0].token), *toll]
    if zero is not None:
        # "none was killed, compared with 18 the month before": the 18 do not gainsay it.
        # "shelling killed two while a car bomb caused no casualties" tells of two acts.
        same = [h for h in result if state.same_side(h.token, zero.token) and _APART.isdisjoint(state.words[min(h.token, zero.token) : max(h.token, zero.token)])]
        if not any((zero.killed and h.killed and h.killed.best) or (zero.injured and h.injured and h.injured.best) for h in same):
            # "eight were wounded but none died": the wounded stay.
            result = [zero, *(h for h in result if h not in same or (h.injured is not None and zero.injured is None) or (h.killed is not None and zero.killed is None))]
    if not result and not state.triggers and (again := figure_again(p, masked)) is not None:
        return [again]
    result += their_harm(p, masked, result)
    result += [*second_figures(p, state, result), *(_with_its_parts(state, h) for h in rivals or rival_tolls(p, state, result))]
    result = sorted((h for h in result if not looks_back(p, h.token)), key=lambda h: h.token)
    result = _sharing(state, _together(state, result, frozenset(p.named)))
    war = of_a_war(p, [h.token for h in result]) if result else None
    return [h for h in result if h.token != war]


_OUTRIGHT = NIL | COUNT | HIM_OR_HER
"""Words without one of which a sentence where nobody is killed or hurt tells no harm, but another number of those told just before."""


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """As those, and words that may say that somebody was killed or hurt."""
    return OF_HARM | _OUTRIGHT | needed()


def _sharing(state: State, found: list[HarmFound]) -> list[HarmFound]:
    """ "three soldiers were killed and eight wounded": the second number counts what the first does; one woman or child says nothing of the next six."""
    result: list[HarmFound] = []
    for one in found:
        last = result[-1] if result else None
        old, new = (last.killed or last.injured, one.killed or one.injured) if last is not None else (None, None)
        if last is not None and old is not None and new is not None and (last.killed is None) != (one.killed is None) and _bare_second(state, last.token, one.token) and (group := all_of(old)) is not None and not (group in {"women", "children"} and old.best == 1) and all_of(new) is None and new.best and new.low == new.best == new.high:
            shared = msgspec.structs.replace(new, **{group: new.best})
            one = msgspec.structs.replace(one, killed=shared if one.killed else None, injured=shared if one.injured else None)
        result.append(one)
    return result


def _bare_second(state: State, first: int, second: int) -> bool:
    """Whether between two words of harm stands "and" and a number without a noun, and neither is said of a doer ("killing three")."""
    if not first < second or state.tags[first].startswith("NN") or state.words[first].endswith("ing") or state.words[second].endswith("ing"):
        return False
    between = [w for w in state.words[first + 1 : second] if w not in BE and not w.endswith("ly") and w not in _BETWEEN]
    comma = state.words[first + 1 : first + 2] == [","] and len(between) == 1
    return ("and" in state.words[first + 1 : second] or comma) and bool(between) and all(number_at([w], 0) is not None for w in between)


_BETWEEN = frozenset({"and", ",", "another", "more", "-"})


def _together(state: State, found: list[HarmFound], named: frozenset[int]) -> list[HarmFound]:
    """ "one man was seriously wounded and two were lightly hurt", "nine died and three more succumbed": together."""
    result: list[HarmFound] = []
    for one in found:
        last = result[-1] if result else None
        if last is None or not _of_others(state, last, one, named):
            result.append(one)
            continue
        killed = added(last.killed, one.killed) if last.killed and one.killed else None
        injured = added(last.injured, one.injured) if last.injured and one.injured else None
        result[-1] = msgspec.structs.replace(last, killed=killed, injured=injured, span=(last.span[0], one.span[1]))
    return result


def _of_others(state: State, last: HarmFound, one: HarmFound, named: frozenset[int]) -> bool:
    """Whether two tolls of one kind are said to be of different people of one act: "nine died at once and three more in hospital"."""
    pairs = ((last.killed, one.killed), (last.injured, one.injured))
    if any((a is None) != (b is None) or (a is not None and b is not None and not (a.best and b.best)) for a, b in pairs):
        return False
    between = state.words[last.token + 1 : one.token]
    if (not named.isdisjoint(range(last.token, one.token)) and between[-1:] != ["also"]) or any(w in PART or w == "toll" for w in between):
        return False
    more = any(w == "a" and between[i + 1 : i + 2] in _NEXT for i, w in enumerate(between)) or any(w in {"another", "others", "further", "also"} or (w == "more" and between[i + 1 : i + 2] != ["than"]) for i, w in enumerate(between))
    return more or all(h.killed is None and state.words[h.token - 1] in _SEVERE for h in (last, one))


def _with_its_parts(state: State, toll: HarmFound) -> HarmFound:
    """ "the toll rose to nine, among them four children"."""
    parts = parts_after(state, toll.token)
    added = _sum(parts) if parts and toll.killed is not None else None
    if added is None or toll.killed is None:
        return toll
    return msgspec.structs.replace(
        toll, killed=msgspec.structs.replace(
            toll.killed, civilians=added.civilians, women=added.women, children=added.children, combatants=added.combatants, unquantified=added.unquantified
        ),
    )  # fmt: skip


def _paired(state: State, number: int) -> int | None:
    """ "killed and wounded", "killed or injured": the second word's index."""
    if number + 1 >= len(state.triggers):
        return None
    (at, first), (other, second) = state.triggers[number], state.triggers[number + 1]
    between = state.words[at + 1 : other]
    if state.words[at] in {"life", "lives"}:
        return None  # "claimed one life and injured three"
    return other if first != second and between in (["and"], ["or"], ["and", "/", "or"], ["/"]) else None


def _read(p: Parsed, state: State, at: int, label: Label, paired: int | None) -> HarmFound | None:
    said = state.words
    end = paired if paired is not None else at
    before = said[max(0, at - 4) : at]
    # "fatalities: two port workers"; but "269 people were killed: 75 civilians and 194 fighters" has its whole before it
    listed = said[at] in _NAMED and said[at + 1 : at + 2] == [":"] and not _whole_before(state, at)
    passive = not listed and (
        (any(w in BE for w in before) and not said[at].endswith("ing") and before[-1:] not in _PERFECT) or said[at] in _PASSIVE or _said_before(state, at)
        or (state.tags[at] == "VBN" and is_passive(p.doc[at]) and not _counted_behind(state, at))
    )  # fmt: skip
    phrase = state.phrases.get(at)
    if phrase is not None:
        end = phrase.last
        passive = phrase.phrase.side == "before" or (phrase.phrase.side == "around" and passive)
    if said[at] in {"assassination", "murder"} and said[at + 1 : at + 2] == ["of"]:
        end, passive = at + 1, False
    if said[at] in _BODIES:
        # "nine bodies", else "the bodies of nine people"
        passive = said[at + 1 : at + 2] != ["of"]
        end = at if passive else at + 1
    if phrase is None and said[at] == "dead" and said[max(0, at - 1)] == "shot" and "was" not in before and "were" not in before:
        passive = False
    if said[at + 1 : at + 2] == ["nobody"] or said[at + 1 : at + 3] in (["no", "one"], ["no", "-"]):
        return None  # whoever is counted further on was not killed
    if said[at] == "dead" and p.doc[at].tag_ == "NN" and said[max(0, at - 1)] == "the":
        return None
    # "two martyrs": the word is what is counted.
    counted = said[at] in {"martyr", "martyrs"} and any(q.last == at for q in state.found)
    split = counted or _each_before(state, at)
    chain: Chain
    if (
        said[at] in {"death", "deaths", "injuries", "injury", "fatalities"}
        and "no" in said[max(0, at - 2) : at]
    ):
        none = Harm(low=0, best=0, high=0)
        return HarmFound(
            none if label == "killed" else None, none if label == "injured" else None, at, p.span(at - 1, at)
        )
    if split:
        chain = [(named(state, q), False) for q in _run_before(state, at - (not counted))]
        state.taken.update(q.first for q, _ in chain)
        chain += (parts_after(state, end) or equal_parts(state, end, chain[0][0].best) or parts_behind_colon(state, end, chain[0][0].best)) if len(chain) == 1 else []
    elif passive:
        chain = (meant(state, at) if said[at - 1 : at] in (["them"], ["him"], ["her"]) else []) or backward(state, at)
        chain += _and_another(state, end) if chain else []
        if len(chain) == 1:
            chain += parts_of_the(state, chain[0][0], end)
        chain += (parts_after(state, end) or equal_parts(state, end, chain[0][0].best if len(chain) == 1 else None) or parts_behind_colon(state, end, chain[0][0].best if len(chain) == 1 else None)) if chain else []
    else:
        end += said[at] in _NAMED and said[end + 1 : end + 2] == [":"]  # "there are fatalities: two port workers"
        chain = forward(state, end) or meant(state, at) or backward(state, at)
        chain += parts_after(state, end) if chain and chain[-1][0].last < at else []
    if said[at] not in _BODIES:
        told = {i for q in state.found for i in range(q.first, q.last + 1)}
        chain = [*((q, False) for q in single_victims(p, at, told, phrase is not None and phrase.phrase.side == "before")), *chain]
    chain += _along_with(state, end) if chain and passive else []
    if not chain and said[at] in _BODIES and said[at + 1 : at + 2] == ["of"]:
        chain = _one_body(p, at + 2)
    if not chain:
        return None
    harm = _sum(chain)
    if harm is None or (said[at].startswith("assassinat") and harm.best == 1 and not any(said[q.first] in {"one", "1"} for q, _ in chain)):
        return None  # an assassination says itself that its one victim died
    everyone = said_of_all(state, min((q.last for q, part in chain if q.best is not None and not part), default=end), harm.best)
    if everyone is None and at and said[at - 1] == "civilian":
        everyone = "civilians"  # "23 civilian dead"
    if everyone is not None and everyone != "people" and harm.best is not None and getattr(harm, everyone) is None:
        harm = msgspec.structs.replace(harm, **{everyone: harm.best})
    if any(q.noun in state.parties for q, _ in chain):
        # "20 soldiers and 30 of a party": who of the party bore arms is not said, nor then how many in all.
        harm = msgspec.structs.replace(harm, combatants=None)
    tokens = [q.first for q, _ in chain] + [q.last for q, _ in chain] + [at, end]
    span = p.span(min(tokens), min(max(tokens), len(said) - 1))
    if label == "both":
        unsplit = Harm(high=harm.best if harm.best is not None else harm.high)
        return HarmFound(unsplit, unsplit, at, span) if unsplit.high is not None else None
    return HarmFound(harm if label == "killed" else None, harm if label == "injured" else None, at, span, of_one=harm.best == 1 and said[min(tokens)] in {"he", "she"})


def _whole_before(state: State, at: int) -> bool:
    """Whether somebody counted stands right before a word of harm, over "was" and the like."""
    return any(q.last < at and q.best is not None and set(state.words[q.last + 1 : at]) <= BE and q.first not in state.taken for q in state.found)


_PERFECT = (["have"], ["has"], ["had"], ["having"])
"""Right behind these somebody has killed, whatever "is" stands further back: "is said to have killed"."""


def _each_before(state: State, at: int) -> bool:
    """ "nine killed and 19 wounded": each number stands right before its own word."""
    later = next((t for t, _ in state.triggers if t > at), None)
    free = {q.last: q for q in state.found if q.first not in state.taken}
    return (
        later is not None
        and at - 1 in free
        and later - 1 in free
        and set(state.words[at + 1 : free[later - 1].first]) <= {"and", ",", "with", "another", "or"}
    )


def _counted_behind(state: State, at: int) -> bool:
    """ "a rocket attack killed around twelve": a number right behind the verb, and nobody counted right before it."""
    return any(q.first == at + 1 and q.best is not None for q in state.found) and not any(q.last == at - 1 for q in state.found)


def _one_body(p: Parsed, first: int) -> Chain:
    """ "the body of the aid worker was found": of one person."""
    noun = next((t for t in p.doc[first : first + 6] if t.tag_ in {"NN", "NNP"} and t.head.i < first), None)
    if noun is None or noun.i in p.named or (noun.tag_ == "NN" and group_of(noun.low) is None):
        return []
    return [(Quantity(noun.i, noun.i, noun.i, 1, 1, 1, group_of(noun.low) or "people"), False)]


def _and_another(state: State, at: int) -> Chain:
    """ "one person died at the scene and another in hospital"."""
    if state.next_trigger(at) < len(state.words):
        return []
    more = next((q for q in state.found if q.first > at and q.first not in state.taken), None)
    if more is None or state.words[more.first - 1] != "and" or state.words[more.last + 1 : more.last + 2] not in (["in"], ["later"], ["on"], ["at"], ["of"], ["shortly"]):
        return []
    if not more.plain and state.words[more.last] != "others":
        return []
    state.taken.add(more.first)
    return [(more, False)]


def _along_with(state: State, at: int) -> Chain:
    """ "the governor was killed along with eight others"."""
    if state.words[at + 1 : at + 3] not in (["along", "with"], ["together", "with"]):
        return []
    more = next((q for q in state.found if q.first == at + 3 and q.best is not None and q.first not in state.taken), None)
    state.taken.update([more.first] if more is not None else [])
    return [] if more is None else [(more, False)]


def _run_before(state: State, last: int) -> list[Quantity]:
    """The number that ends at a word and those listed right before it: "a teacher and two pupils dead"."""
    run: list[Quantity] = []
    for q in reversed(state.found):
        joined = q.last < last and bool(run) and set(state.words[q.last + 1 : run[0].first]) <= {",", "and", "his", "her", "their"} and q.best is not None and not q.plain
        if q.last == last or joined:
            run.insert(0, q)
        elif run:
            break
    return [q for q in run if q.first not in state.taken]


def _said_before(state: State, at: int) -> bool:
    """ "150 killed in attacks by 30 gunmen", "159 civilians killed since June": who was harmed stands
    before the word, and nobody stands right behind it as with "soldiers killed three"."""
    free = [q for q in state.found if q.first not in state.taken]
    return (
        state.tags[at] in {"VBN", "VBD", "JJ"}
        and any((q.last == at - 1 or (q.last in {at - 2, at - 3} and set(state.tags[q.last + 1 : at]) <= {"RB", "IN", "RP"})) and q.best is not None for q in free)
        and not any(q.first == at + 1 for q in free)
    )


def _sum(chain: Chain) -> Harm | None:
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
    whole = {q.group for q in totals if q.best is not None} if len(totals) == 1 else set()
    for q in (*totals, *(q for q in parts if q.group not in whole)):  # "21 soldiers, among them a captain"
        if q.best is None and q.low is None and q.high is None:
            unsaid.append(q.group)
        elif q.low is not None and q.high is not None and q.low != q.high:
            continue  # how many of a range they are is not said
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
