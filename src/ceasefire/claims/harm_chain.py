"""Which of a sentence's numbers of persons belong to one word of harm, and which are parts of others."""

from __future__ import annotations

import msgspec

from ceasefire.claims.comparison import comparison
from ceasefire.claims.counted_parties import bearers, counted_parties
from ceasefire.claims.harm_phrases import Match, phrases
from ceasefire.claims.harm_words import BE, FILLER, IN_ACTION, OF_HARM, PART, STOP, Label, label_of, labels
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import group_of
from ceasefire.claims.quantities import Quantity, quantities
from ceasefire.claims.stance_words import SAY
from ceasefire.dossier.wordlist import words

Chain = list[tuple[Quantity, bool]]
"""Quantities in the order of the text, each with: is it a part of one before."""

# Befell people too, but killed or hurt none of them: their numbers are never added to the dead.
_OTHER_FATE = words(
    """displaced fled flee fleeing evacuated evacuating detained arrested captured abducted kidnapped
    missing homeless surrendered uprooted returned trapped besieged released freed relocated stranded
    deported seized imprisoned rescued transferred displacing displaces evacuates detaining detains arresting arrests
    abducting kidnapping capturing uprooting trapping rescuing forcing driving"""
)
_OF_THEM = (["of", "them"], ["of", "whom"], ["among", "them"], ["among", "whom"], ["among", "the"], ["of", "these"])
_WERE_AMONG = (["was", "among"], ["were", "among"], ["was", "among", "the"], ["were", "among", "the"])
_CARRIES = words("have has had suffered sustained received confirmed reported declared pronounced")
_CLAUSE = frozenset({"while", "whereas", "when", "after", "before", "but", "because", "where"})
_COUNTS = frozenset({"toll", "number", "figure", "total", "count", "tally"})
_GIVERS = frozenset({"put", "puts", "placed", "gave", "estimated", "set"})
_LINK = frozenset({",", "and", "(", "-", "–", "—", "as", "&"})
_LISTED = _LINK | PART | frozenset({"well", "them", "whom", "of", "with", "the"})
_VERB = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AFTER = 7
FAR = 30
_OPENING = 3


class State:
    """Words of a sentence, once. `words` as in the text; `taken`: first words of quantities given away."""

    def __init__(self, p: Parsed, leads: bool) -> None:
        """leads: the sentence opens as one does that says who some of those told before were."""
        self.words, self.tags = p.lows, p.tags
        if not IN_ACTION.keys().isdisjoint(p.said):
            self.tags = ["VBN" if w in IN_ACTION else t for w, t in zip(p.lows, p.tags, strict=True)]
        self.taken: set[int] = set()
        told = phrases(self.words, p.said)
        plain = [] if OF_HARM.isdisjoint(p.said) else [(i, label) for i, label in labels(self.words) if not (told and any(m.first <= i <= m.last for m in told))]
        # Most sentences state no harm: nobody is counted in them.
        some = bool(plain or told)
        self.parties = counted_parties(p) if some else frozenset()
        said = [bearers(p, i) if i in self.parties else word for i, word in enumerate(self.words)] if self.parties else self.words
        self.parties = frozenset(i for i in self.parties if said[i] == "members")
        some = some or leads or not _COUNTS.isdisjoint(p.said)
        self.found = [_of_police(p, q) for q in _own(quantities(said, self.tags), self.words) if not _says(p, q)] if some else []
        self.part = comparison(p) if some else None
        self.phrases, self.triggers = self._told(told, plain)

    def _told(self, told: list[Match], plain: list[tuple[int, Label]]) -> tuple[dict[int, Match], list[tuple[int, Label]]]:
        """Expressions by their first word, and all words of harm in the order of the text."""
        hurt = any(label != "killed" for _, label in plain)
        kept: dict[int, Match] = {}
        lost: list[tuple[int, Label]] = []
        for m in told:
            near = next((q for q in self.found if m.last < q.first <= m.last + 2), None)
            if (m.phrase.weak and hurt) or (m.phrase.side == "are" and (near is None or near.best is None)):
                lost += [(i, label) for i in range(m.first, m.last + 1) if (label := label_of(self.words, i)) is not None]
            else:
                kept[m.first] = m
        labels: list[tuple[int, Label]] = [(m.first, m.phrase.label) for m in kept.values()]
        return kept, sorted([*plain, *lost, *labels])

    def same_side(self, one: int, other: int) -> bool:
        """Whether neither or both of two words only give a figure to compare with."""
        if self.part is None:
            return True
        first, end = self.part
        return (first <= one < end) == (first <= other < end)

    def next_trigger(self, at: int) -> int:
        """The next word of harm after one, or the end of the sentence."""
        return min((t for t, _ in self.triggers if t > at), default=len(self.words))


def _says(p: Parsed, q: Quantity) -> bool:
    """ "killed six, a doctor told the agency": whoever speaks is none of those he speaks of."""
    word = p.doc[min(q.noun, len(p.doc) - 1)]
    speaks = word.dep_ == "nsubj" and (word.head.low in SAY or (word.head.low in _GIVERS and any(c.dep_ == "dobj" and c.low in _COUNTS for c in word.head.children)))
    # "23 others injured there, a medic said": now and then both are taken for the speaker.
    # "a child among them, says the hospital": who speaks stands behind.
    speaks = speaks and not any(c.dep_ == "nsubj" and c.i > word.i for c in word.head.children)
    return speaks or p.lows[q.last + 1 : q.last + 2] in (["said"], ["says"], ["told"], ["reported"])


def _of_police(p: Parsed, q: Quantity) -> Quantity:
    """ "Police said two officers were hurt": officers of the police are no combatants."""
    plain = q.group == "combatants" and p.lows[q.noun] in {"officer", "officers"} and not _POLICE.isdisjoint(p.said)
    return msgspec.structs.replace(q, group="people") if plain else q


_POLICE = words("police policeman policemen policewoman policewomen")


def _own(found: list[Quantity], said: list[str]) -> list[Quantity]:
    """Without the group that says whom a number counts: "two of them children", "one of them a child"."""
    ends = {q.last for q in found}
    plain = {q.last for q in found if q.plain}
    return [
        q for q in found
        if not (q.vague and (said[max(0, q.first - 1)] in {"both", "all"} or said[max(0, q.first - 3) : q.first] in (["all", "of", "them"], ["both", "of", "them"])))
        and not (q.first - 1 in plain and said[q.first] in {"a", "an"})  # "one a boy of nine"
        and not (q.vague and q.first - 4 in ends and said[q.first - 3 : q.first - 1] in _OF_THEM and said[q.first - 1] in BE)
        and not (
            q.first - 3 in ends and said[q.first - 2 : q.first] in _OF_THEM[:2]
            and ((q.first == q.last and q.vague) or said[q.first] in {"a", "an"})
        )
    ]  # fmt: skip


def _marked_before(gap: list[str]) -> bool:
    return any(w in PART or w in {"(", ":"} for w in gap) or any(
        gap[i : i + 2] in (["of", "whom"], ["of", "them"]) for i in range(len(gap))
    )


def _trails(state: State, q: Quantity) -> bool:
    """ "three women among them", "two of them": what follows says that it is a part."""
    return state.words[q.last + 1 : q.last + 3] in _OF_THEM or _one_a(state, q) or state.words[q.last + 1 : q.last + 2] == ["included"]


def _one_a(state: State, q: Quantity) -> bool:
    """ "four people, one a boy of nine"."""
    return (
        q.plain and state.words[q.first - 1 : q.first] == [","] and state.words[q.last + 1 : q.last + 2] in (["a"], ["an"])
    )


def _past_age(gap: list[str]) -> list[str]:
    """What stands between two persons, without the age of the first: "a student of 19, one of"."""
    if gap[:1] in (["of"], ["aged"]) and gap[1:2] and gap[1].isdigit():
        return gap[2:]
    return gap[2:] if gap[:1] == [","] and gap[1:2] and gap[1].isdigit() else gap


def _appositions(state: State, chain: list[Quantity]) -> list[Quantity]:
    """ "their neighbour, a woman of 58, died": one person said twice is counted once."""
    result: list[Quantity] = []
    for number, q in enumerate(chain):
        last = result[-1] if result else None
        if last is None or not (last.best == last.high == q.best == q.high == 1) or _past_age(state.words[last.last + 1 : q.first]) != [","] or not (state.words[q.first] in {"a", "an"} or state.words[q.first : q.first + 2] == ["one", "of"]):
            result.append(q)
            continue
        following = chain[number + 1 : number + 2]
        gap = state.words[q.last + 1 : following[0].first] if following else []
        if (following and gap[:1] != [","]) or (gap and state.words[last.first] not in {"his", "her", "their", "its", "the"}):
            result.append(q)  # "a farmer, a teacher and a nurse"
            continue
        result[-1] = q if q.group != "people" else msgspec.structs.replace(q, group=last.group)
    return result


def _with_parts(state: State, chain: list[Quantity], start: int, part: bool = False) -> Chain:
    """Which of a chain are parts. start: index of the first word that may mark its first as one."""
    marks: list[bool] = []
    here = start
    chain = _appositions(state, chain)
    for number, q in enumerate(chain):
        gap = state.words[here : q.first]
        if gap in (["among"], ["among", "the"], *_WERE_AMONG) and number:
            # "23 children and 11 women among 59 civilians": the last is the whole.
            marks = [True] * number
            marks.append(False)
            here = q.last + 1
            continue
        part = part or _marked_before(gap)
        marks.append(part)
        here = q.last + 1
    for number in range(len(chain) - 1, -1, -1):
        if not _trails(state, chain[number]):
            continue
        marks[number] = True
        # "five children and three women among them": the whole run, back to the first of all.
        for back in range(number - 1, 0, -1):
            gap = state.words[chain[back].last + 1 : chain[back + 1].first]
            if gap != ["and"] and not (
                set(gap) <= {",", "and"} and chain[back].group in {"children", "women"}
            ):
                break
            marks[back] = True
    return [(named(state, q), mark) for q, mark in zip(chain, marks, strict=True)]


def named(state: State, q: Quantity) -> Quantity:
    """ "two of them children", "of whom five were children": the group stands after the number."""
    after = state.words[q.last + 1 : q.last + 3]
    if after[:1] == ["of"] and after[1:] in (["them"], ["whom"]):
        rest = state.words[q.last + 3 : q.last + 7]
        follow = [w for w in rest[: rest.index(",") if "," in rest else None] if w not in {"were", "are", "was", "is", "a", "an"}]
    elif _one_a(state, q) or (
        after[:1]
        and after[0] in BE
        and state.words[max(0, q.first - 2) : q.first]
        in (
            ["of", "whom"],
            ["of", "them"],
            ["among", "them"],
        )
    ):
        follow = state.words[q.last + 2 : q.last + 5]
    else:
        return q
    for word in follow:
        group = group_of(word)
        if group is not None:
            return msgspec.structs.replace(q, group=group)
    return q


def _fate(state: State, first: int, end: int) -> bool:
    """Whether words [first, end) say that people were displaced, detained ...: not that they came to harm."""
    return not _OTHER_FATE.isdisjoint(state.words[first:end])


def _told_of_whom(state: State, first: int, end: int) -> bool:
    """ "eight miners kidnapped near X were found dead": the other fate only says which people."""
    return state.words[first] in _OTHER_FATE and not BE.isdisjoint(state.words[first + 1 : end])


def forward(state: State, at: int) -> Chain:
    """Quantities that follow a word ("killing two men, including a child")."""
    chain: list[Quantity] = []
    start = here = at + 1
    limit = state.next_trigger(at)
    for q in state.found:
        if q.first < here or q.first in state.taken or q.first >= limit:
            continue
        if not state.same_side(at, q.first):
            break
        gap = state.words[here : q.first]
        if not chain and gap[-1:] == ["by"]:
            break  # "killed by soldiers"
        marked = _marked_before(gap)
        # "two children and injured three": the number after the next such word is that word's.
        # "killed the regional police commander and three of his guards"
        # "killed N. Ville, 34, and her son"
        one = not chain and gap[-1:] == ["and"] and (gap[0] in {"the", "his", "her", "its", "their"} or state.tags[here] == "NNP")
        if len(gap) > (4 if not chain and not one else _AFTER) or (
            any(w in STOP for w in gap) and chain and not any(w in {"(", ":"} for w in gap)
        ):
            if not (chain and len(gap) <= FAR and (_trailing_run(state, q, limit) or _trails(state, q))):
                break
        elif chain and ((not any(w in _LINK for w in gap) and not marked) or not _CLAUSE.isdisjoint(gap)):
            break
        verbs = any(tag in _VERB for tag in state.tags[here : q.first])
        if verbs and (chain or "of" not in gap) and not _trailing_run(state, q, limit):
            break
        if q.last >= limit or "toll" in gap:
            break
        # Another fate after the first, or right behind a number ("and 500 displaced").
        if chain and (_fate(state, here, q.last + 1) or _fate(state, q.last + 1, q.last + 2)):
            break
        # "and 200 were wounded": that number is the next word's.
        if chain and limit < len(state.words) and not marked and _only_be(state, q.last + 1, limit):
            break
        chain.append(q)
        state.taken.add(q.first)
        here = q.last + 1
    return _with_parts(state, chain, start)


def _only_be(state: State, first: int, end: int) -> bool:
    extra = {"reportedly", "also", "others", "more", "people", "were", "seriously", "badly", "critically"}
    return all(w in BE or w in extra for w in state.words[first:end])


def _trailing_run(state: State, q: Quantity, limit: int) -> bool:
    """Whether a quantity opens a run that ends in "among them"."""
    here = q
    if state.words[q.first - 1 : q.first] not in ([","], ["and"], ["with"], ["("]):
        return False
    while not _trails(state, here):
        later = next((one for one in state.found if one.first > here.last), None)
        if later is None or later.last >= limit:
            return False
        if not set(state.words[here.last + 1 : later.first]) <= {",", "and"}:
            return False
        here = later
    return state.words[here.last + 1] == "among"


def backward(state: State, at: int) -> Chain:
    """Quantities before a word ("23 people, including children, were left dead")."""
    floor = max((t for t, _ in state.triggers if t < at), default=-1)
    chain: list[Quantity] = []
    here = at
    for q in reversed(state.found):
        if q.last >= here or q.first in state.taken:
            continue
        if q.first <= floor or not state.same_side(at, q.first):
            break
        gap = state.words[q.last + 1 : here]
        if not chain and q.vague and state.words[q.first - 1 : q.first] == ["by"] and "and" in gap:
            continue  # "were shot by soldiers and died"
        if len(gap) > FILLER or any(w in STOP for w in gap):
            break
        inner = state.tags[q.last + 1 : here]
        if chain and state.words[max(0, q.first - 2) : q.first] in (["of"], ["of", "the"]) and q.first < _OPENING and "," in gap:
            break  # "of the 29 on board, 25 were killed"
        if chain and (gap == ["of", "the"] or ("with" in gap and "," in gap)):
            # "eleven of the 14 killed"; "put the dead at 64, with 180 injured"
            if gap == ["of", "the"]:
                state.taken.add(q.first)
                if not BE.isdisjoint(state.words[chain[0].last + 1 : at]):  # "eight of the 14 miners were found dead"
                    state.taken.add(chain[0].first)
                    chain = [msgspec.structs.replace(q, group=chain[0].group)]
            break
        if gap in _WERE_AMONG and len(chain) == 1:
            chain.insert(0, q)
            break
        if chain and not any(w in _LINK for w in gap) and not _marked_before(gap):
            break
        if chain and q.vague and not _LISTED.issuperset(gap):
            break  # "clashes between them and rebels near A, leaving four dead"
        if not chain and any(
            tag in {"VBD", "VBZ", "VBP"} and w not in BE and w not in _CARRIES
            for w, tag in zip(gap, inner, strict=True)
        ):
            break
        if _fate(state, q.last + 1, here) and "who" not in gap and not _told_of_whom(state, q.last + 1, here):
            break
        # What joins the nearest group shares its verb: no verb of its own, no other fate.
        if chain and (any(tag in _VERB for tag in inner) or _fate(state, q.first, q.last + 1)):
            break
        chain.insert(0, q)
        here = q.first
        if len(chain) == 1 and q.plain and gap[:2] in (["of", "them"], ["of", "whom"]) and len(gap) <= 4 and not any(group_of(w) for w in gap[2:]):
            break  # "28 victims, 13 of them dead"
    for q in chain:
        state.taken.add(q.first)
    return _with_parts(state, chain, chain[0].first if chain else at)


def meant(state: State, at: int) -> Chain:
    """ "dragged nine passengers off a bus and shot them dead": those whom the pronoun by a word of harm means."""
    near = state.words[max(0, at - 1) : at + 2]
    many = "them" in near
    if not many and not {"him", "her"} & set(near):
        return []
    old = next((q for q in reversed(state.found) if q.last < at and q.best is not None and q.first not in state.taken and (q.best > 1) == many), None)
    return [] if old is None or not state.same_side(at, old.first) else [(old, False)]


def parts_after(state: State, at: int) -> Chain:
    """ "were killed, including three children"; "were killed on Sunday, two of them children"."""
    here = at + 1
    limit = state.next_trigger(at)
    closed = False
    chain: Chain = []
    for q in state.found:
        if q.first < here or q.first >= limit or q.first in state.taken:
            continue
        if not state.same_side(at, q.first):
            break
        gap = state.words[here : q.first]
        if closed and (gap[2:4] != [",", "including"] and not _trails(state, q)):
            break  # "three women among them, and nine others were hurt"
        run = _trailing_run(state, q, limit)
        heralded = "," in gap[-5:] and _marked_before(gap[-4:])
        if len(gap) > (FAR if run or heralded else _AFTER):
            break
        if not run and not (heralded and gap[-2:] == [",", "including"]) and any(
            tag in {"VBD", "VBZ", "VBP"} and w not in BE
            for w, tag in zip(gap, state.tags[here : q.first], strict=True)
        ):
            break
        # A later number that another such word takes is not a part of this one.
        if (
            not chain
            and not run
            and not _marked_before(gap)
            and not (q.plain and state.words[q.last + 1 : q.last + 2] == ["of"])
        ):
            break
        if chain and not run and not set(gap) <= {",", "and"} and not _marked_before(gap):
            break
        after = state.words[q.last + 1 : q.last + 3]
        if limit < len(state.words) and q.last + 2 >= limit and "and" in gap and after[:1] != [","]:
            break
        if q.last + 1 == limit and q.plain and chain:
            break  # "..., and over thirty wounded"
        chain.append((named(state, q), True))
        state.taken.add(q.first)
        here = q.last + 1
        closed = state.words[here : here + 2] in _OF_THEM
    return chain
