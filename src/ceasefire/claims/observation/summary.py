"""Counts over a region and a period: "144 ceasefire violations, including 33 explosions; 61 the day before".

They are kept as aggregates, apart from single happenings: a count is a sample of what could be seen.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.count import NUMBER, Count, count_of, items
from ceasefire.claims.observation.observer import Seer
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import window_words, windows
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span
from ceasefire.place import Place

_PREVIOUS = re.compile(
    r"\b(?:previous|preceding|prior|last)\s+(?:reporting\s+)?(?:period|day|week|month|report|quarter|year|24 hours)\b|\bthe\s+(?:day|week|month|night)\s+before\b|\b(?:up|down)\s+from\b|\bcompared\s+(?:with|to)\b|\ba\s+(?:day|week)\s+earlier\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\b(?:including|includes?|of\s+which|of\s+these|among\s+(?:them|these)|comprising|consisting\s+of|with)\b|\(", re.IGNORECASE)
_WIDE = re.compile(r"\s*(?:regions?|governorates?|provinces?|oblasts?|states?|departments?)\b", re.IGNORECASE)
_TREND = re.compile(r"\b(?P<trend>more|fewer|less|a\s+(?:higher|lower|similar|larger|smaller|greater)\s+number\s+of|(?:an?\s+)?(?:increase|decrease|rise|drop|fall|decline)\s+in(?:\s+the\s+number\s+of)?)\s+(?:\w+\s+){0,1}?$", re.IGNORECASE)
_BY = re.compile(r"\s*(?:\([^()]*\)\s*)?(?:committed\s+|attributed\s+|attributable\s+)?(?P<how>by|to|against|from)\s+(?:the\s+)?$", re.IGNORECASE)


class Counted(msgspec.Struct, frozen=True):
    """A count and what it counts; count None for a trend ("fewer violations")."""

    count: Count | None
    noun: str
    span: Span
    none: bool = False
    trend: str | None = None


@lru_cache(maxsize=1)
def _pattern() -> Sieve:
    w = words()
    return Sieve(re.compile(
        rf"(?:\b(?P<mod>{w.modifier})\s+)?\b(?:(?P<num>{NUMBER})(?P<num2>(?!))?|(?P<much>{w.uncountable})|(?P<no>no|any|zero))[\s\-]+(?:(?:alleged|new|further|additional|more|such|other|total|recorded|reported|separate|confirmed|individual)[\s,]+){{0,3}}"
        rf"(?P<noun>{w.counted})\b|\b(?P<bare>{w.counted})\b",
        re.IGNORECASE,
    ))


_MORE = re.compile(rf"(?:\band|,|;|\bcompared\s+(?:with|to)|\bdown\s+from|\bup\s+from|\bagainst)\s+(?P<num>{NUMBER})(?P<mod>(?!))?(?P<num2>(?!))?(?P<much>(?!))?\s+(?=in\b|by\b|against\b|from\b|the\s+(?:previous|day|week)\b|during\b|a\s+(?:day|week)\b)", re.IGNORECASE)


def counted(scene: Scene, start: int, end: int) -> list[Counted]:
    """Counted violations and incidents of a sentence, in order."""
    found: list[Counted] = []
    for one in _pattern().finditer(scene.text, start, end):
        if one["bare"]:
            trend = _TREND.search(scene.text, max(start, one.start() - 50), one.start())
            if trend is not None:
                found.append(Counted(None, _singular(one["bare"]), one.span("bare"), trend=_trend(trend["trend"])))
            continue
        if scene.bracketed(start, one.start()) and found:
            continue
        if one["num"] and form(one["num"]) in ("a", "an"):
            continue  # "a violation" is one happening, no count
        count = Count(0, 0, 0, None, one.span("no")) if one["no"] else count_of(one)
        if count is not None:
            found.append(Counted(count, _singular(one["noun"]), one.span("noun"), none=bool(one["no"])))
    if found and found[0].count is not None:
        last = found[-1].span[1]
        for one in _MORE.finditer(scene.text, last, end):
            count = count_of(one)
            if count is not None and not scene.bracketed(start, one.start("num")):
                found.append(Counted(count, found[0].noun, one.span("num")))
    return sorted(found, key=lambda c: c.span)


_FELL = re.compile(
    rf"\b(?:fell|rose|dropped|increased|decreased|declined|went\s+(?:up|down)|climbed|jumped|grew|came\s+down)\s+(?:sharply\s+|slightly\s+)?to\s+(?P<num>{NUMBER})(?P<mod>(?!))?(?P<num2>(?!))?(?P<much>(?!))?\b(?:[^.;]{{0,40}}?\bfrom\s+(?P<was>\d[\d,]*))?", re.IGNORECASE
)


def _changed(scene: Scene, start: int, end: int) -> tuple[Counted, str | None] | None:
    """ "violations in X fell to 12 from 46": the count and the one before."""
    found = _FELL.search(scene.text, start, end)
    noun = re.compile(rf"\b{words().counted}\b", re.IGNORECASE).search(scene.text, start, found.start()) if found is not None else None
    count = count_of(found) if found is not None else None
    if found is None or noun is None or count is None:
        return None
    return Counted(count, _singular(noun.group()), noun.span()), found["was"].replace(",", "") if found["was"] else None


def _trend(said: str) -> str:
    low = form(said)
    if re.search(r"similar", low):
        return "similar"
    return "more" if re.search(r"more|higher|larger|greater|increase|rise", low) else "fewer"


def _singular(noun: str) -> str:
    head, of, rest = form(noun).partition(" of ")
    if head.endswith("ies"):
        head = head[:-3] + "y"
    elif head.endswith(("ches", "shes")):
        head = head[:-2]
    elif head.endswith("s"):
        head = head[:-1]
    return f"{head}{of}{rest}"


def summary(scene: Scene, start: int, end: int, seen: list[Seer], earlier: list[Told]) -> list[Told]:
    """Aggregates of a sentence; a count of the period before goes to the aggregate it is compared with."""
    changed = _changed(scene, start, end)
    if changed is not None:
        places = _regions(scene, start, end, changed[0], [changed[0]], end)
        made = _told(scene, (start, end), changed[0], places[0] if places else None, seen, end)
        if changed[1] is not None:
            made.terms["previous"] = changed[1]
        return [made]
    said = counted(scene, start, end)
    if not said:
        return []
    before = [m.start() for m in _PREVIOUS.finditer(scene.text, start, end)]
    whole = bool(before) and before[0] < said[0].span[0] and all(c.trend is None for c in said) and re.match(r"\s*(?:in|during|over|on)?\s*the\s", scene.text[start : before[0]] + " ", re.I) is not None
    told: list[Told] = []
    for number, one in enumerate(said):
        until = said[number + 1].span[0] if number + 1 < len(said) else end
        past = whole or (number > 0 and any(said[number - 1].span[1] <= at < until for at in before) and _compares(scene, said[number - 1].span[1], one.span[0], until))
        places = _regions(scene, start, end, one, said, until)
        if past and one.count is not None and one.count.exact is not None:
            target = _same_region(told or earlier, places)
            if target is not None:
                target.terms.setdefault("previous", str(one.count.exact))
                target.spans.setdefault("previous", one.span)
            continue
        if one.none and not seen:
            continue
        for spot in places:
            told.append(_told(scene, (start, end), one, spot, seen, until))
        if not places:
            told.append(_told(scene, (start, end), one, None, seen, until))
    return told


def _compares(scene: Scene, start: int, at: int, until: int) -> bool:
    return _PREVIOUS.search(scene.text, start, until) is not None and not re.search(r"\band\s*$", scene.text[start : at].rstrip() + "")


def _same_region(told: list[Told], places: list[tuple[Place, Span]]) -> Told | None:
    """The aggregate of the same region, the last one where the region is not named again."""
    found = [t for t in told if "aggregate" in t.terms]
    if not places:
        return found[-1] if found else None
    return next((t for t in reversed(found) if t.place is not None and t.place.name == places[0][0].name), None)


def _regions(scene: Scene, start: int, end: int, one: Counted, said: list[Counted], until: int) -> list[tuple[Place, Span]]:
    """The region of a count: named after it, else at the start of the sentence."""
    spots = [(p, s) for p, s in scene.spots(start, end) if re.search(r"\b(?:in|near|for|across|within|around|both|and|at|of|from)\s+(?:the\s+)?(?:\w+\s+){0,2}$|,\s*$|^\s*$", scene.text[max(start, s[0] - 30) : s[0]], re.IGNORECASE)]
    after = [s for s in spots if one.span[1] <= s[1][0] < until]
    before = [s for s in spots if s[1][1] <= one.span[0]]
    chosen = after or (before if one is said[0] or not after else []) or (spots if len(spots) == 1 else [])
    return [(_wide(scene, p, s), s) for p, s in chosen]


def _wide(scene: Scene, place: Place, span: Span) -> Place:
    """ "X region" is the province of that name, not the town."""
    if _WIDE.match(scene.text, span[1]) is None and not re.match(r"\s+and\s+\S+\s+(?:regions|provinces|governorates|oblasts|states)\b", scene.text[span[1] : span[1] + 60]):
        return place
    if place.where_prec <= 2:
        unit = scene.vocabulary.gazetteer.get(place.admin[1]) if len(place.admin) > 1 else None
        return unit or msgspec.structs.replace(place, where_prec=4, radius_km=120.0)
    return place


def _told(scene: Scene, sentence: Span, one: Counted, spot: tuple[Place, Span] | None, seen: list[Seer], until: int) -> Told:
    terms: dict[str, str] = {"aggregate": one.noun}
    spans: dict[str, Span] = {"aggregate": one.span}
    if one.count is not None:
        terms.update(one.count.terms())
        spans["count"] = one.count.span
    if one.trend is not None:
        terms["trend"] = one.trend
    opened = _PARTS.search(scene.text, one.span[1], until)
    if opened is not None:
        for part in items(scene.text, opened.end(), until):
            if part.count is not None and part.count.exact is not None:
                terms.setdefault(f"{part.type}s" if not part.type.endswith("h") else f"{part.type}es", str(part.count.exact))
    if spot is not None:
        spans["place"] = spot[1]
    when, window = scene.cutoff, None
    for found in windows(scene, *sentence):
        lead = scene.text[max(sentence[0], found.span[0] - 40) : found.span[0]]
        if not _PREVIOUS.search(found.words) and not re.search(r"\bcompared\s+(?:with|to)\s*$", lead, re.IGNORECASE):
            when, window = found.when, found
            spans["when"] = found.span
            break
    if window is not None and (said := window_words(scene, window)) is not None:
        terms["window"] = said
    actor, surface = _doer(scene, one, until)
    if surface is not None:
        spans["actor"] = surface
    return Told(
        sentence=sentence, kind="status", act="violation_alleged", act_span=one.span, rule="a count over a region and a period", place=spot[0] if spot is not None else None, when=when,
        actor=actor, actor_surface=scene.text[surface[0] : surface[1]] if surface is not None else None, modality="denied" if one.none else "asserted",
        asserter=seen[0].name if seen else None, terms=terms, spans=spans | ({"observer": seen[0].subject} if seen else {}),
    )  # fmt: skip


def _doer(scene: Scene, one: Counted, until: int) -> tuple[str | None, Span | None]:
    """ "violations by X", "complaints against X"."""
    for mention in scene.within(one.span[1], until, "actor"):
        if _BY.match(scene.text[one.span[1] : mention.start]) and not scene.bracketed(one.span[1], mention.start):
            return mention.id, (mention.start, mention.end)
    return None, None
