"""Towns of the world in a text: which capital words are a place, and which place of that name.

A name that is also something else, or that few have heard of, is only a place where the words beside it
say so ("in X", "the town of X", "X, Y and Z") or other places of its country stand in the text. Between
namesakes decide the units that hold them and stand in the text, then size where it leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import msgspec

from ceasefire.claims.capitals import codes_said
from ceasefire.claims.hits import (
    Borne,
    Hit,
    beside_of,
    certain_units,
    land_behind,
    of_unit,
    owner_of,
    settle_containers,
)
from ceasefire.claims.lexicon import inflect, lexicon
from ceasefire.claims.namesakes import KNOWN_FROM, larger_and_nearer, meant, nearest, of_a_state, together
from ceasefire.claims.strays import abroad, among, apart, misplaced, not_of, of_another_country, strayed
from ceasefire.claims.tokens import Tokens
from ceasefire.dossier.gazetteer import PlaceEntry
from ceasefire.dossier.names import name_key
from ceasefire.dossier.wordlist import words
from ceasefire.dossier.world import KIND_WORDS, World

_NO_WORD = 100_000
"""People from which an English word that few use is taken for the town of that name."""

_EVERY_SPELLING = 300_000
"""People from which a town is listed in every spelling: what only sounds like it is another."""

_AT = words(
    """in near at from to towards toward around outside inside between into over across throughout on against through
    entering reached left leaving via within of"""
)
_KIND = words(
    """town towns village villages city cities district districts suburb suburbs neighbourhood neighborhood outskirts countryside
    settlement settlements port camp hamlet municipality province provinces governorate governorates oblast region regions state states
    area areas county locality localities community communities north south east west northeast northwest southeast southwest
    centre center edge vicinity surroundings people resident residents inhabitant inhabitants villagers farmers mayor mukhtar capital airport base crossing checkpoint hospital prison siege
    post posts station barracks garrison sector parish quarter quarters market junction dam streets gates
    shelling bombardment capture fall battle control bombing recapture offensive attack strikes strike raid assault raids evacuation""",
)
_UNIT_AFTER = {
    **dict.fromkeys(words("governorate province oblast region state voblast wilaya governorates provinces regions states oblasts"), "province"),
    **dict.fromkeys(words("district raion rayon county territory subdistrict districts"), "district"),
}  # fmt: skip
_TITLES = words(
    """mr mrs ms dr president minister general gen colonel col major captain sheikh commander judge senator ambassador lieutenant lt
    brigadier brig sergeant sgt spokesman spokeswoman imam mullah emir prince king queen sultan professor prof mayor governor abu
    ibn bin umm father pope director secretary chief leader envoy foreign prime"""
)
_SAID = words("said says told added warned announced stated tweeted wrote vowed insisted argued explained")
_DATES = words("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")
_ARTICLES = words("al el as ash ad adh ar at ath az an es et ed ez")
_WORDS = words("at as an")
"""In small letters before a space these are English words: "at Xville" is no At-Xville."""
_WATERS = words("river rivers creek stream lake reservoir wadi")
_FOLLOW = words("city town village province governorate district oblast region state airport road river bridge port camp crossing county raion area and or")
_HYPHENS = frozenset({"-", "–", "‐", "‑", "—"})
_NO_LEAD = words("in near from to into on over around outside inside of the")
_BOUND = re.compile(r"[^\w\s\-‐‑'’‘ʿʾʻʼ`]")


class SpeltPlace(msgspec.Struct, frozen=True):
    """A place name in a text: its half-open character span and what it may mean; told: the words
    beside it say that it is a place."""

    start: int
    end: int
    ids: tuple[str, ...]
    told: bool = False


def spelt_places(
    tokens: Tokens, world: World, taken: Sequence[tuple[int, int]], anchors: Sequence[PlaceEntry],
    states: frozenset[str] = frozenset(), named: frozenset[str] = frozenset(), lands: Mapping[int, str] = MappingProxyType({}),
) -> list[SpeltPlace]:  # fmt: skip
    """Towns, villages, provinces and districts of the world in a text, in order.

    taken: spans of longer names that hold no place of their own; anchors: places found
    otherwise; states: codes of the states whose government or people the text names; named: of all that it names;
    lands: codes of the countries named, by where their names start.
    """
    hits = _hits(tokens, world, taken)
    if not hits:
        return []
    known = {unit for one in anchors for unit in one.admin}
    for hit in hits:
        hit.told = _said_to_be_a_place(tokens, hit)
        hit.sure = hit.told or not hit.weak
    _along_lists(tokens, hits)
    firm = [hit for hit in hits if hit.sure and not hit.word]
    for hit in firm:
        hit.certain = of_unit(world, hit)
        hit.units = certain_units(world, hit.certain)
    states_told = named | {unit for one in anchors for unit in one.admin[:1]}
    for hit in abroad(world, firm, anchors, states_told):
        hit.ids = tuple(i for i in hit.ids if ":" in i)
        hit.certain = hit.ids
        hit.units = certain_units(world, hit.ids)
    hits = [hit for hit in hits if hit.ids]
    firm = [hit for hit in firm if hit.ids]
    borne = Borne(world, firm, known)
    for hit in firm:
        if len(hit.certain) > 1:
            hit.certain = meant(world, hit.certain, frozenset(), borne.but(hit))
            hit.units = certain_units(world, hit.certain)
    borne = Borne(world, firm, known)
    spots = [(hit, hit.units, world.entries[hit.certain[0]].place) for hit in firm if not hit.heard]
    result: list[SpeltPlace] = []
    said = codes_said(tokens) or states
    told_of = {hit.first: beside_of(tokens, hits, hit, world) for hit in hits}
    settle_containers(tokens, world, hits)
    for hit in hits:
        known = borne.but(hit)
        ids = of_unit(world, hit)
        beside, holders = told_of[hit.first]
        near = {world.entries[i].admin[0] for i in ids} & known
        held = any(holders & (set(world.entries[i].admin) - {i}) for i in ids)
        if hit.word and not (hit.unit or _named_kind(tokens, hit.first) or (hit.sure and near) or any(beside & set(world.entries[i].admin) for i in ids)):
            continue
        if not hit.sure and not held and not (len(tokens.keys[hit.first]) > 4 and near and _plain(tokens, hit)):
            continue
        every, ids = ids, of_a_state(world, meant(world, ids, holders, known), said)
        if len(every) > 1 and not held:
            # Nothing decides, or a place of the same province does though a much larger one is nearer.
            others_at = [one.place for one in anchors] + [p for h, _, p in spots if h.ids != hit.ids and len(h.certain) == 1]
            if not beside and (len(ids) > 1 or world.people(ids[0]) < _NO_WORD):
                close = nearest(world, every, others_at)
                ids = close if len(close) == 1 else together(world, ids, [world.entries[i].place for h in firm if h.ids != hit.ids and len(h.certain) > 1 for i in h.certain])
            ids = larger_and_nearer(world, every, ids, others_at)
        others = [(set(one.admin), one.place) for one in anchors] + [(u, p) for h, u, p in spots if h.ids != hit.ids]
        if lands and (land := land_behind(tokens, hit, lands)) is not None and not_of(world, ids, land):
            continue
        if (beside and misplaced(world, ids, beside)) or ((owner := owner_of(tokens, hits, hit)) is not None and apart(world, ids, owner.ids)):
            continue
        if not beside and (strayed(world, ids, hit.heard, others, named, hit.key) or (among(tokens, hit.first, hit.last) and of_another_country(world, ids, others))):
            continue
        if not (ids := _small_enough(tokens, world, hit, ids)):
            continue
        last = hit.last + (1 if hit.unit else 0)
        result.append(SpeltPlace(tokens.starts[hit.first], tokens.ends[last], ids, _no_power(tokens, hit)))
    return result


def _hits(tokens: Tokens, world: World, taken: Sequence[tuple[int, int]]) -> list[Hit]:
    keys, text = tokens.keys, tokens.text
    busy = [False] * len(keys)
    for start, end in taken:
        for i in range(tokens.index_from(start), len(keys)):
            if tokens.starts[i] >= end:
                break
            busy[i] = True
    hits: list[Hit] = []
    at = 0
    while at < len(keys):
        hit = None
        if not busy[at] and (text[tokens.starts[at]].isupper() or (keys[at] in _ARTICLES and not (keys[at] in _WORDS and text[tokens.ends[at] : tokens.ends[at] + 1] == " "))):
            for size in range(min(world.longest, len(keys) - at), 0, -1):
                last = at + size - 1
                if any(busy[at : last + 1]) or not text[tokens.starts[last]].isupper():
                    continue
                hit = _hit(tokens, world, at, last)
                if hit is not None:
                    break
        if hit is None:
            at += 1
            continue
        hits.append(hit)
        at = hit.last + 1
    return hits


def _hit(tokens: Tokens, world: World, first: int, last: int) -> Hit | None:
    keys, text = tokens.keys, tokens.text
    words_ = keys[first : last + 1]
    if first == last and keys[first] in _ARTICLES:
        return None
    key = " ".join(words_)
    found = world.spelt(key)
    bare = key
    if found is None and keys[first] in _ARTICLES and last > first:
        bare = " ".join(words_[1:])
        found = world.spelt(bare)
    ids = found.places if found is not None else ()
    if found is not None and bare == key and keys[first] in _ARTICLES and last > first and all(world.people(i) < KNOWN_FROM for i in ids):
        # "al-Xville": also the places that are listed without the article.
        ids = tuple(dict.fromkeys((*ids, *(also.places if (also := world.spelt(" ".join(words_[1:]))) is not None else ()))))
    weak = found is None
    if not ids:
        if len(bare.replace(" ", "")) < 5:
            return None
        ids = world.sounding(bare) if last == first or keys[first] not in _NO_LEAD else ()
        ids = tuple(i for i in ids if world.people(i) < _EVERY_SPELLING)
        weak = True
    if not ids or not _alone(tokens, first, last, found is None or first == last):
        return None
    unit = _UNIT_AFTER.get(keys[last + 1], "") if last + 1 < len(keys) and text[tokens.ends[last] : tokens.starts[last + 1]] == " " else ""
    people = max(world.people(i) for i in ids)
    province = any(world.entries[i].where_prec == 4 for i in ids)
    if not weak and people < KNOWN_FROM and not (province and (last > first or unit)):
        weak = True
    if len(bare) <= 4 and people < 200_000:
        weak = True
    word = found is not None and found.weak and (people < _NO_WORD or (people < 2 * _NO_WORD and name_key(world.entries[ids[0]].name) != bare))
    return Hit(first, last, ids, weak or word, unit=unit, word=word, loose=bool(unit) and keys[last + 1] in {"region", "regions"}, heard=found is None or not found.places, key=bare)


def _alone(tokens: Tokens, first: int, last: int, single: bool) -> bool:
    """Whether the name is no part of a longer one: of a person, a body, a title."""
    text, keys = tokens.text, tokens.keys
    if first and text[tokens.ends[first - 1] : tokens.starts[first]] in _HYPHENS and text[tokens.starts[first - 1]].isupper() and not _way_of_two(tokens, last):
        return False  # "Xen-Yville" is no Yville
    if first and text[tokens.ends[first - 1] : tokens.starts[first]] == " ":
        before = keys[first - 1]
        if before in _TITLES and before not in {"foreign", "prime"}:
            return False
        opener = first >= 2 and _BOUND.search(text, tokens.ends[first - 2], tokens.starts[first - 1] + 1)
        capital = text[tokens.starts[first - 1]].isupper() and first >= 2 and not opener
        if single and capital and not (before in _KIND or before in _AT or before in _FOLLOW or before in _UNIT_AFTER) and not before.endswith(("ern", "ian", "ese", "ish")):
            return False
    if last + 1 < len(keys) and text[tokens.ends[last] : tokens.starts[last + 1]] in _HYPHENS:
        # "the X-Y road" names two places; "X-born" and "X-Y" of other names do not.
        return text[tokens.starts[last + 1]].isupper()
    if last + 1 < len(keys) and text[tokens.ends[last] : tokens.starts[last + 1]] == " ":
        after = keys[last + 1]
        if single and after in _ARTICLES - {"at", "as", "an"} and last + 2 < len(keys) and text[tokens.starts[last + 2]].isupper():
            return False  # "Jabal al-Xville" is no town Jabal
        if after in _WATERS and text[tokens.starts[last + 1]].islower():
            return False  # "the X river" is no town
        if single and after in _SAID and not (first and keys[first - 1] in _AT):
            return False
        if single and text[tokens.starts[last + 1]].isupper() and after.isalpha() and not (after in _FOLLOW or after in _UNIT_AFTER or after in KIND_WORDS):
            return _month_or_day(after)
    return True


def _way_of_two(tokens: Tokens, last: int) -> bool:
    """ "the X-Y road", "the X-Y-Z axis"."""
    return not _WAYS.isdisjoint(tokens.keys[last + 1 : last + 4])


_WAYS = words("road highway route motorway axis line border crossing corridor railway front")


def _month_or_day(word: str) -> bool:
    return word in _DATES


def _named_kind(tokens: Tokens, first: int) -> bool:
    """ "the town of X", "village X"."""
    before = tokens.keys[max(0, first - 2) : first]
    return bool(before) and (before[-1] in _KIND or (before[-1] == "of" and before[0] in _KIND))


def _said_to_be_a_place(tokens: Tokens, hit: Hit) -> bool:
    if hit.unit or _named_kind(tokens, hit.first):
        return True
    before = tokens.keys[hit.first - (2 if hit.first > 1 and tokens.keys[hit.first - 1] == "both" else 1)] if hit.first else ""
    if before == "'s" and hit.first > 2 and tokens.keys[hit.first - 3] in _AT and tokens.text[tokens.starts[hit.first - 2]].isupper():
        return True  # "in Xland's Ytown"
    if hit.first > 1 and (tokens.keys[hit.first - 2], before) in _PART_OF:
        return True
    if tokens.keys[hit.last + 1 : hit.last + 2] and tokens.keys[hit.last + 1] in _AREA:
        return True
    if before in {",", "and", "or"} or tokens.keys[max(0, hit.first - 3) : hit.first] == ("as", "well", "as"):
        before = _list_opener(tokens, hit.first)
    if (before in _strikes() and _plain(tokens, hit)) or _struck(tokens.keys[hit.last + 1 : hit.last + 5]):
        return True
    return before in _AT - {"of", "against", "on", "to", "from", "left", "through"} or (before in _AT - {"of"} and _plain(tokens, hit))


_PART_OF = frozenset({("part", "of"), ("parts", "of"), ("side", "of"), ("half", "of"), ("quarters", "of"), ("far", "from"), ("sector", "of")})
_AREA = words("area areas countryside suburbs outskirts neighbourhood neighborhood front axis")
_OPEN = words("win lose hold take secure clear")
_FORCE = words(
    "shell bomb hit strike attack storm pound target raid besiege hammer bombard shoot blockade encircle infiltrate flee visit enter control reach burn evacuate"
)


@lru_cache(maxsize=1)
def _strikes() -> frozenset[str]:
    """Forms of the verbs that are done to places."""
    return frozenset(
        form for entry in lexicon().entries.values() if entry.place_obj for base in entry.verb if base not in _OPEN for form in inflect(base)
    ) | frozenset(form for base in _FORCE for form in inflect(base))


def _list_opener(tokens: Tokens, at: int) -> str:
    """The word before a list of names that runs up to here."""
    here = at
    while here > max(0, at - 12):
        here -= 1
        capital = tokens.text[tokens.starts[here]].isupper()
        if not capital and tokens.keys[here] not in {",", "and", "or", "the", "as", "well"} and tokens.keys[here] not in _ARTICLES:
            return tokens.keys[here]
    return ""


def _struck(after: Sequence[str]) -> bool:
    """ "X was shelled", "X came under fire", "X fell to"."""
    if after[:2] in (["came", "under"], ["fell", "to"], ["comes", "under"], ["falls", "to"]):
        return True
    helped = bool(after) and after[0] in {"was", "were", "is", "has", "have", "had", "being"}
    return helped and any(word in _strikes() for word in after[1:])


def _no_power(tokens: Tokens, hit: Hit) -> bool:
    """Whether a capital stands for itself and not for its government: "the city of X", "bombed X"."""
    before = tokens.keys[hit.first - 1] if hit.first else ""
    return hit.told and (_named_kind(tokens, hit.first) or before in _strikes() or before in {"in", "near", "outside", "around"})


def _small_enough(tokens: Tokens, world: World, hit: Hit, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Without the cities, where the words say that it is a hamlet or village."""
    small = _named_kind(tokens, hit.first) and not {"village", "villages", "hamlet", "hamlets"}.isdisjoint(tokens.keys[max(0, hit.first - 2) : hit.first])
    return tuple(i for i in ids if world.people(i) < _NO_WORD) if small else ids


def _plain(tokens: Tokens, hit: Hit) -> bool:
    """Whether nothing about a capital word but its place in the sentence speaks for another kind of name."""
    after = tokens.keys[hit.last + 1] if hit.last + 1 < len(tokens.keys) else "."
    return after not in _SAID and after != "'s"


def _along_lists(tokens: Tokens, hits: list[Hit]) -> None:
    """What stands between commas and "and" with a place is one."""
    for order in (hits, hits[::-1]):
        for one, other in pairwise(order):
            first, second = (one, other) if one.first < other.first else (other, one)
            gap = tokens.keys[first.last + 1 : second.first]
            if one.sure and not other.sure and 0 < len(gap) <= 3 and set(gap) <= {",", "and", "or", "as", "well", "&", "/"}:
                other.sure = True


