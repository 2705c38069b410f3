"""Places that only hold or border another one: "X in Y", "X village of Y", "X, Y province"; lists of such pairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import attrgetter

from ceasefire.claims.landmarks import lies_by
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import is_rural, provincial, resolve, within
from ceasefire.claims.roles import conjuncts
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place

_NUMBER = attrgetter("i")


def narrowest(p: Parsed, near: list[Word], candidates: Sequence[Word], vocabulary: Vocabulary) -> list[Word]:
    """Without what only holds or is beside another place by the words between them: "X in Y", "X village of
    Y", "X, Y province". Where only the container was found, the place that it holds."""
    if not near:
        return near
    spots = sorted(candidates, key=_NUMBER)
    held: dict[int, Word] = {}
    for one, other in pairwise(spots):
        if _holds(p, one, other, vocabulary):
            held[other.i] = one
            between = "between" in p.lows[one.i + 1 : other.i]
            for joined in conjuncts(other)[1:]:
                if joined in spots and (between or _unit_name(p, joined)):
                    held[joined.i] = one
    found: list[Word] = []
    for token in near:
        while token.i in held:
            token = held[token.i]
        if token not in found:
            found.append(token)
    return _listed(p, found, spots, held)


def _listed(p: Parsed, near: list[Word], spots: Sequence[Word], held: Mapping[int, Word]) -> list[Word]:
    """Also what a list of places with their containers names: "A in B, C village in D and E in F"."""
    groups: list[list[Word]] = []
    for token in spots:
        if groups and token.i in held:
            groups[-1].append(token)
        else:
            groups.append([token])
    runs: list[list[list[Word]]] = []
    for number, group in enumerate(groups):
        closed = number + 1 < len(groups) and "and" in p.lows[group[-1].i + 1 : groups[number + 1][0].i][:2]
        if runs and _joined(p, runs[-1][-1], group, closed):
            runs[-1].append(group)
        else:
            runs.append([group])
    result = list(near)
    for run in runs:
        heads = [group[0] for group in run]
        if len(run) > 1 and any(len(group) > 1 for group in run) and any(t in near for t in heads):
            result += [t for t in heads if t not in result]
    return sorted(result, key=_NUMBER)


def _joined(p: Parsed, one: Sequence[Word], other: Sequence[Word], closed: bool) -> bool:
    """Whether the words between two places with their containers make them a list. closed: "and" follows."""
    gap = p.lows[one[-1].i + 1 : other[0].i]
    if not gap or len(gap) > 7 or any(p.tags[i].startswith(("VB", "MD")) for i in range(one[-1].i + 1, other[0].i)):
        return False
    rest = [w for w in gap if w not in _UNIT_WORDS]
    lead = 2 if rest[:2] == [",", "and"] else 1
    if not rest or rest[0] not in {",", "and"}:
        return False
    if rest[:1] == [","] and lead == 1 and len(other) < 2 and not closed:
        return False  # after a comma alone only a place with its container
    left = rest[lead:]
    return set(left) <= {"the", "of"} or ((lead == 2 or rest[0] == "and") and not _AT.isdisjoint(left) and len(left) <= 4)


_AT = words("in at near on around outside")


def _holds(p: Parsed, one: Word, other: Word, vocabulary: Vocabulary) -> bool:
    """Whether the words between two places say that the second holds the first, whichever act is told of them."""
    known: dict[tuple[int, int], bool] = p.memo.setdefault("holds", {})
    held = known.get((one.i, other.i))
    if held is None:
        held = known[one.i, other.i] = _held_by(p, one, other, vocabulary)
    return held


def _held_by(p: Parsed, one: Word, other: Word, vocabulary: Vocabulary) -> bool:
    a, b = p.mention(one, "place"), p.mention(other, "place")
    if a is None or b is None:
        return False
    gap = p.lows[one.i + 1 : other.i]
    if not gap or len(gap) > 14:
        return False
    if lies_by(p, one.i, other.i) or (gap[-2:-1] == [","] and gap[-1] in _POINTS and _UNIT_WORDS.issuperset(gap[:-2])):
        return True  # "X, northwest Z"
    # A name between them that nobody knows is one more container: "X in Y in the countryside of Z".
    whose = [i for i in range(one.i + 1, other.i) if i in p.named and p.lows[i + 1] in {"'s", "’s"}]  # "X, in Yland's Z province"
    if p.lows[one.i - 1] == "between" and gap[0] == "and":
        of = next((i for i, w in enumerate(gap) if w == "in"), 0)
        return 1 < of < len(gap) - 1 and all(p.tags[one.i + 1 + i].startswith("NNP") for i in range(1, of)) and _HELD.issuperset(gap[of:])  # "between X and Y in the region of Z"
    names = [i for i in range(one.i + 1, other.i) if p.tags[i] == "NNP" and p.lows[i] not in _HOLD and i not in whose]
    left = {w for i, w in enumerate(gap, one.i + 1) if i not in names and i not in whose}
    if not left <= _HELD or len(names) > 6 or (names and (("," in gap and gap[:2] != [",", "in"]) or not left & _INTO)):
        return False
    inner, outer = resolve(a, vocabulary), resolve(b, vocabulary)
    if gap[0] == "," and (gap[1:] == ["between"] or (gap[-1] == "of" and not _POINTS.isdisjoint(gap))):
        return True  # "X, north of Y", "X, between Y and Z": where X lies
    if set(gap) & _INTO:
        return not (outer.unlisted and inner.where_prec in (3, 4) and not inner.ambiguous) and (inner.unlisted or (inner.ambiguous and not {"in", "of", "within"}.isdisjoint(gap)) or inner.where_prec <= max(outer.where_prec, 2))
    return "," in gap and (within(inner, outer) or (inner.where_prec < outer.where_prec and outer.where_prec >= 3 and not outer.ambiguous))


def told_by_container(p: Parsed, token: Word, place: Place, candidates: Sequence[Word], vocabulary: Vocabulary) -> Place:
    """The namesake with a longer name that lies in the unit named right behind ("Xville, in Yland": Xville al-Yland),
    where the place of exactly that name does not."""
    after = min((t for t in candidates if t.i > token.i), key=_NUMBER, default=None)
    mention = p.mention(token, "place")
    if after is None or mention is None or place.id is None or not _holds(p, token, after, vocabulary):
        return place
    outer = p.mention(after, "place")
    known = set(resolve(outer, vocabulary, (), 0.0, provincial(p, after), is_rural(p, after)).admin[1:]) if outer is not None else set()
    if not known or known & set(place.admin):
        return place
    others = [one for one in vocabulary.gazetteer.longer(mention.surface) if known & set(one.admin)]
    return others[0] if len(others) == 1 else place


def _unit_name(p: Parsed, token: Word) -> bool:
    mention = p.mention(token, "place")
    return mention is not None and mention.surface.split()[-1].lower() in _UNIT_WORDS


_POINTS = words("north south east west northeast northwest southeast southwest north-east north-west south-east south-west")
_INTO = words("in of within near inside outside from")
_HOLD = _INTO | _POINTS | words("between rural suburban greater far border nearby countryside governorate's , ( ) the a an 's ’s at on border north-western north-eastern south-western south-eastern northwestern northeastern southwestern southeastern northern southern eastern western central north south east west northeast northwest southeast southwest")
_UNIT_WORDS = words(
    """village town city district province county governorate region state payam boma area neighbourhood neighborhood suburb camp
    municipality subdistrict settlement township km kilometres kilometers miles port strip countryside outskirts oblast department raion commune prefecture canton county division regency
    hill hills mountain mountains heights territory zone gas oil field base airport airbase hospital market station junction crossing quarter dam barracks prison school checkpoint desert
    villages towns districts provinces regions areas states neighbourhoods neighborhoods suburbs camps municipalities settlements townships"""
)
_HELD = _HOLD | _UNIT_WORDS | {"-", "‑", "–"}
