"""The place that a name means, with the precision that the words beside it leave."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ceasefire.claims.bearings import BY_BEARING, NEAR_KM, spread_km
from ceasefire.claims.elsewhere import gazetteer_of, near_those, unlisted_as
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import low
from ceasefire.claims.text import Span
from ceasefire.claims.word import Word
from ceasefire.dossier.gazetteer import Gazetteer
from ceasefire.dossier.names import name_key, sound_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place

_NEAR_NOUN = words("outskirts edge vicinity surroundings countryside suburbs periphery perimeter")
_BEARING = words("west east north south northeast northwest southeast southwest")
_NEAR = words("near outside around between off opposite beyond")
_UNITS = words("province governorate countryside region oblast state district department prefecture")


class Where(msgspec.Struct, frozen=True):
    """One place of an act: the place, the span of its name, and whether only its surroundings are meant."""

    place: Place
    span: Span


def within(inner: Place, outer: Place) -> bool:
    """Whether a gazetteer says that one place lies in the other."""
    return outer.id is not None and inner.id != outer.id and outer.id in inner.admin


def resolve(
    mention: Mention,
    vocabulary: Vocabulary,
    beside: Sequence[Mention] = (),
    loose: float = 0.0,
    province: bool = False,
    rural: bool = False,
) -> Place:
    """The place a name means. Containers named beside it and the dossier's area decide between
    several; when they do not, the name comes back without coordinates, with its candidates.

    loose: only the country around it is meant, to so many km; province: a word for a province stands
    before it; rural: the country around it: the province that bears its name, else its surroundings.
    """
    if beside or loose or province or rural:
        return _resolved(mention, vocabulary, beside, loose, province, rural)
    if not _KNOWN or _KNOWN[0][0] is not vocabulary or len(_KNOWN[0][1]) > _KEPT:
        _KNOWN[:] = [(vocabulary, {})]
    known = _KNOWN[0][1]
    key = mention.ids, mention.surface
    place = known.get(key)
    if place is None:
        place = known[key] = _resolved(mention, vocabulary, (), 0.0, False, False)
    return place


_KNOWN: list[tuple[Vocabulary, dict[tuple[tuple[str, ...], str], Place]]] = []
"""The places that names alone mean in the vocabulary that was last read with."""
_KEPT = 20_000


def _resolved(mention: Mention, vocabulary: Vocabulary, beside: Sequence[Mention], loose: float, province: bool, rural: bool) -> Place:
    found = [p for p in (vocabulary.gazetteer.get(i) for i in mention.ids) if p is not None]
    if not found:
        found = near_those(vocabulary, mention.surface, [p for m in beside if len(m.ids) == 1 and (p := vocabulary.gazetteer.get(m.ids[0])) is not None])
    if len(found) > 1:
        outer = {i for one in beside if one.id is not None for i in one.ids}
        named = [p for p in found if outer & (set(p.admin) - {p.id})]
        if not named:  # a unit beside it that bears the name of several: "El Xville, in Yland"
            units = {i for one in beside for i in one.ids}
            held = [p for p in found if units & (set(p.admin) - {p.id}) or _in_unit_named(p, beside, vocabulary.gazetteer)]
            named = held if len(held) == 1 else []
        local = [p for p in named or found if set(vocabulary.area) & set(p.admin)]
        found = local if local and (vocabulary.area or named) else named or found
    if len(found) > 1:
        # A district, its town and its subdistrict often share a name: the narrower one holds the rest.
        narrow = [p for p in found if not any(within(q, p) for q in found)]
        found = narrow if len(narrow) == 1 else found
    if len(found) == 1:
        place = _as_told(found[0], vocabulary.gazetteer, loose, province, rural)
        if place is not found[0]:
            return place
        if place.lat is not None and place.where_prec < 3 and vocabulary.gazetteer.foreign_to(place.name, bare := _bare(mention.surface)):
            return msgspec.structs.replace(place, name=bare)
        return place
    if not found:
        further = unlisted_as(vocabulary, mention.surface, units_of(beside, vocabulary))
        if len(further) == 1:
            return _as_told(further[0], gazetteer_of(further[0], vocabulary), loose, province, rural)
        found = list(further)
    if not found:
        # A name that the text says is a place and no gazetteer has.
        return Place(name=mention.surface, where_prec=2, radius_km=5.0)
    shared: tuple[str, ...] = ()
    for rank in zip(*(p.admin for p in found), strict=False):
        if len(set(rank)) > 1:
            break
        shared = (*shared, rank[0])
    around = vocabulary.gazetteer.get(shared[-1]) if shared else None
    return Place(
        name=mention.surface, admin=shared, where_prec=7 if not shared else around.where_prec if around else 6,
        radius_km=around.radius_km if around else 500.0,
        candidates=tuple(p.id for p in found if p.id is not None),
    )  # fmt: skip


def _in_unit_named(place: Place, beside: Sequence[Mention], gazetteer: Gazetteer) -> bool:
    """Whether the province or district of a place bears a name that stands beside it."""
    units = [unit for i in place.admin[1:] if i != place.id and (unit := gazetteer.get(i)) is not None]
    return any(name_key(_bare(unit.name)) == name_key(_bare(one.surface)) for unit in units for one in beside)


def _bare(name: str) -> str:
    """A name without the word for its kind behind it: "Xville region", "Xville districts"."""
    first, _, last = name.rpartition(" ")
    return first if first and singular(last.lower()) in _UNITS | {"county", "raion", "town", "village", "city"} else name


def _as_told(place: Place, gazetteer: Gazetteer, loose: float, province: bool, rural: bool) -> Place:
    """A town where its province, or the country around it, is what the text speaks of."""
    unit = gazetteer.get(place.admin[1]) if len(place.admin) > 1 else None
    if province and place.kind in {"city", "town", "village"} and unit is not None:
        return unit
    if rural and place.where_prec < 3 and unit is not None and _named_like(place.name, unit.name):
        return unit
    if (loose or rural) and place.where_prec < 3:
        return msgspec.structs.replace(place, where_prec=2, radius_km=spread_km(place, loose))
    return place


def _named_like(town: str, unit: str) -> bool:
    """Whether a province bears a town's name, in whatever spelling."""
    one, other = name_key(town).split()[0], name_key(unit).split()[0]
    return one == other or (len(one) > 3 and one[:3] == other[:3]) or sound_key(one) == sound_key(other) != ""


def units_of(beside: Sequence[Mention], vocabulary: Vocabulary) -> frozenset[str]:
    """Provinces and districts that hold the places named, where each is known."""
    known = [p for m in beside if len(m.ids) == 1 and (p := vocabulary.gazetteer.get(m.ids[0])) is not None]
    return frozenset(unit for p in known for unit in p.admin if unit != p.id or p.where_prec in (3, 4)) - {p.admin[0] for p in known if p.admin}


def lying(place: Place, by: Place, near: bool) -> Place:
    """A place of no gazetteer with what the text says of where it lies. near: beside it, else in it."""
    if by.id is None:
        return place
    if by.where_prec >= 3 or by.lat is None:
        return msgspec.structs.replace(place, admin=by.admin)
    radius = max(by.radius_km, 15.0 if near else 5.0)
    return msgspec.structs.replace(place, admin=by.admin, lat=by.lat, lon=by.lon, where_prec=2, radius_km=radius)


def loose_km(token: Word) -> float:
    """How far around a place an act is told to be, km; 0 where it is in it, `BY_BEARING` where only a bearing is told."""
    head = token
    for _ in range(3):
        while head.dep_ == "conj":
            head = head.head
        if head.dep_ == "pobj":
            above = head.head
            far = _distance(above)
            if far:
                return far
            if low(above) in _NEAR or low(above.head) in _NEAR_NOUN or low(above.head) in _BEARING:
                return _distance(above.head) or (BY_BEARING if low(above.head) in _BEARING else NEAR_KM)
            head = above.head
        else:
            break
    own = token.dep_ in {"compound", "poss", "amod", "nmod"} and low(token.head) in {"countryside", "outskirts"}
    return NEAR_KM if own else 0.0


def _distance(word: Word) -> float:
    """ "5 km west of X", "30 kilometres from X": the number, in km."""
    for near in (word.head, *word.children, *word.head.children):
        if low(near) in _LENGTHS:
            for child in near.children:
                if child.tag_ == "CD" and low(child).replace(".", "", 1).isdigit():
                    return float(low(child)) * (1.609 if low(near).startswith("mile") else 1.0)
    return 0.0


_LENGTHS = frozenset({"km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles"})


def provincial(p: Parsed, token: Word) -> bool:
    """ "the provinces of A, B and C", "the A and B regions"."""
    head = token
    while head.dep_ == "conj":
        head = head.head
    for other in head.children:
        listed = p.mention(other, "place") if other.dep_ == "conj" else None
        if listed is not None and listed.surface.rsplit(" ", 1)[-1].lower() in {"provinces", "governorates", "oblasts"}:
            return True
    first = p.mention(head, "place") if head is not token else None
    if first is not None and any(w in first.surface.lower() for w in ("provinces", "governorates")):
        return True
    if head.dep_ in {"compound", "nmod", "amod", "poss"} and low(head.head) in {"regions", "provinces", "governorates", "oblasts", "states"}:
        return True
    return (
        head.dep_ == "pobj"
        and low(head.head) == "of"
        and singular(low(head.head.head)) in _PROVINCES
    )


_PROVINCES = _UNITS - {"region", "state", "district"}
_RURAL = words("countryside hinterland desert deserts steppe badia mountains mountain hills governorate")
_OF_THE_COUNTRY = _RURAL | {"rural"}


def is_rural(p: Parsed, token: Word) -> bool:
    """ "rural X", "X countryside", "the countryside of X", "rural areas of X": not the town itself."""
    if _OF_THE_COUNTRY.isdisjoint(p.said):
        return False
    after = p.lows[token.i + 1 : token.i + 3]
    if after[:1] and (after[0] in _RURAL or (after[0] in {"'s", "’s"} and after[-1] in _RURAL)):
        return True
    if any(low(c) == "rural" for c in token.children if c.dep_ in {"amod", "compound", "nmod"}):
        return True
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ in {"compound", "poss", "amod", "nmod"}:
        return low(head.head) in _RURAL
    if head.dep_ == "pobj" and low(head.head) in {"of", "in"}:
        above = head.head.head
        return low(above) in _RURAL or (
            above.tag_.startswith("NN") and any(low(c) == "rural" for c in above.children if c.dep_ == "amod")
        )
    return False
