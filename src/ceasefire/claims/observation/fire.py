"""Fire that monitors heard, saw or filmed: one claim for each counted kind, put where it was and not where they stood."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.bearing import (
    AWAY,
    FLIGHT,
    HEARD_KM,
    RANGE,
    SEEN_KM,
    Reach,
    moved,
    point_of,
    reach_of,
)
from ceasefire.claims.observation.count import NUMBER, Item, items, value
from ceasefire.claims.observation.observer import Seer
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import Window, window_words, windows
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span
from ceasefire.dossier.names import name_key
from ceasefire.place import Place

_POST = re.compile(
    r"\b(?:(?:while|when|whilst|whereas)\s+(?:\w+ing\s+|positioned\s+|located\s+|stationed\s+)?(?:at|in|on|near|around|inside|outside|along|about|from|(?=\d))"
    r"|(?:positioned|located|stationed|standing|based|deployed|parked)\s+(?:at|in|on|near|around|inside|outside|along|about|(?=\d))"
    r"|from\s+(?:its|their|a|an|the|our|this)\s+(?:\w+\s+){0,2}(?:position|post|location|base|hub)s?\b|from\s+(?:the\s+)?(?=(?-i:[A-Z]))|(?:at|in|near)\s+(?:a|an|the|its|their)\s+(?:UN\s+|United\s+Nations\s+)?(?:position|post|observation\s+p\w+|location)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*(?:(?:on|during|overnight|early|late)\b[^,]{0,50}[, ]\s*)?(?:in|at|near|outside|around|inside)\s", re.IGNORECASE)
_SAME = re.compile(r"\b(?:the|that|this)\s+same\s+(?:position|location|place|post|site|vantage point)\b|\bfrom there\b|\bat that (?:position|location)\b", re.IGNORECASE)
_EDGE = re.compile(r"\b(?:edge|outskirts|vicinity|near|outside|area|around|surroundings|suburbs?)\b", re.IGNORECASE)
_ASSESSED = re.compile(r"\b(?:all\s+|both\s+|each\s+|some\s+of\s+which\s+were\s+)?(?:assessed|assessing|evaluated|considered|believed)\s+(?:these\s+)?(?:to\s+be|to\s+have\s+been|as(?:\s+being)?)\s+(?P<what>[^();]{3,140})", re.IGNORECASE)
_RUNS_ON = re.compile(
    r",\s+(?:all|both|each|while|which|but|as well as|followed by)\b|\s+and\s+(?=(?:about|at least|over|around|some|up to)?\s*\d)"
    r"|\s+and\s+(?:then\s+|also\s+|later\s+)?(?=(?:saw|heard|observed|recorded|noted|spotted|seen|recorded|an?\s|two\b|three\b|four\b|five\b|six\b))"
    r"|,?\s+(?:(?:all|at\s+(?:an?\s+)?(?:assessed\s+|estimated\s+)?(?:distances?|ranges?)|about|approximately|around|some|between|from)\s+(?:of\s+)?)*(?=\d[\d.,]*(?:\s*(?:-|–|to|and)\s*\d[\d.,]*)?\s*(?:km|kilomet|m\b|met(?:re|er)s))"
    r"|,?\s+(?:(?:at\s+)?(?:around|about|approximately)|at|between|from|since|until)\s+(?=\d{1,2}[:.]?\d\d\b|\d{1,2}\s*[ap]\.?m\b|noon|midnight)"
    r"|,?\s+(?:on|during|in)\s+(?:the\s+)?(?=(?:night|evening|morning|afternoon|early)\b|\d{1,2}\s+(?-i:[A-Z])|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|,?\s+(?:north|south|east|west)(?:-?(?:north|south|east|west))*(?:ern)?\s+of\b|,?\s+(?:in|at|near)\s+(?=(?:an?\s+)?(?:unknown|undetermined)\s+(?:distance|direction|location))",
    re.IGNORECASE,
)
"""Where an assessment ends and the sentence goes on: with a range, a clock time, a day, or the next thing observed."""
_PARTS = re.compile(rf"\b(?P<n>{NUMBER}|all|both|the\s+rest|the\s+remainder)\s+(?:of\s+(?:which|them)\s+)?(?:were\s+)?(?:assessed\s+(?:to\s+be|as)\s+)?(?:an?\s+)?(?P<kind>outgoing|incoming|impacts?|undetermined|airbursts?)\b", re.IGNORECASE)
_HOSTILE_ZONE = re.compile(r"\b(?:inside|within|in)\s+the\s+(?:security|disengagement|buffer|demilitari[sz]ed)\s+(?:zone|area)|\bin\s+violation\b", re.IGNORECASE)
_IN = re.compile(r"(?P<word>\b(?:in|near|at|inside|around|outside|over|within|between|of|on|against)\s+(?:the\s+)?(?:\w+\s+){0,4}?)$", re.IGNORECASE)
_HARM = Sieve(re.compile(r"\b(?:kill|wound|injur|dead|death|casualt|fatal|died|dies|victim|martyr)", re.IGNORECASE))
_NONE = re.compile(r"\b(?:no|not|nor|without|any)\b[^,;.()]{0,60}$", re.IGNORECASE)


def fire(scene: Scene, start: int, end: int, seen: Sequence[Seer]) -> list[Told]:
    """One record for each counted kind of fire that the sentence says its observer heard, saw or filmed."""
    if re.search(r"\btowards?\s+(?-i:[A-Z])", scene.text[start:end]):
        return []  # fired from one place at another
    if scene.parties(start, end) or _HARM.search(scene.text, start, end):
        return []  # somebody is named who may have fired, or was hit: that needs more than counting
    said = [one for one in items(scene.text, start, end) if not scene.bracketed(start, one.type_span[0])]
    said = [one for one in said if one.count is not None or not _within_assessment(scene.text, start, one)]
    told: list[Told] = []
    times = windows(scene, start, end)
    post = _post(scene, start, end, seen)
    reaches = _reaches(scene, seen[0].verb[0] if seen[0].verb[0] < seen[0].subject[1] + 400 else start, end, post)
    passive = bool(said) and all(one.type_span[0] < seen[0].verb[0] for one in said)
    for number, item in enumerate(said):
        by = [s for s in seen if s.verb[1] <= item.type_span[0]]
        seer = by[-1] if by else seen[0] if passive else None
        if seer is None or seer.means in ("inspected", "told"):
            continue
        if _NONE.search(scene.text, seer.verb[0] - 12 if not passive else start, item.count.span[0] if item.count else item.type_span[0]) and item.count is None:
            continue
        until = said[number + 1].type_span[0] if number + 1 < len(said) else end
        told.append(_one(scene, (start, end), seer, item, _notes(scene.text, item, until, end), _reach_for(item, said[number + 1 :], reaches), post, times))
    return told


def _one(scene: Scene, sentence: Span, seer: Seer, item: Item, note: tuple[str, Span] | None, reach: tuple[Reach, tuple[Place, Span] | None] | None,
         post: tuple[Place, Span] | None, times: Sequence[Window]) -> Told:  # fmt: skip
    terms: dict[str, str] = {"type": item.type}
    spans: dict[str, Span] = {"type": item.type_span, "observer": seer.subject}
    act = item.weapon_act or item.act
    why = {"act": f"type {item.type}" + (", act by its weapon" if item.weapon_act else "")}
    if item.count is not None:
        terms.update(item.count.terms())
        spans["count"] = item.count.span
    if seer.instrument is not None:
        terms["instrument"] = seer.instrument
    assessed = _assessment(note[0]) if note is not None else None
    if item.heading is not None:
        terms["assessment"] = item.heading
        act = "shelling" if act == "other" else act
    if note is not None and assessed is not None:
        terms["assessment"], spans["assessment"] = assessed, note[1]
        act = _act_of(assessed, act, item)
        if act != (item.weapon_act or item.act):
            why["act"] += ", act by what it was assessed as"
    if note is not None:
        for part in _PARTS.finditer(note[0]):
            number = value(part["n"])
            if number is not None:
                terms[form(part["kind"]).rstrip("s") if part["kind"].lower().startswith(("impact", "airburst")) else form(part["kind"])] = str(number)
    weapon, weapon_span = item.weapon, item.weapon_span
    if weapon is None and note is not None and (arm := words().weapon.search(note[0])) is not None:
        weapon, weapon_span = " ".join(arm.group().lower().split()), (note[1][0] + arm.start(), note[1][0] + arm.end())
    if weapon_span is not None:
        spans["weapon"] = weapon_span
    flight = FLIGHT.search(scene.text, item.type_span[1], sentence[1])
    if flight is not None:
        if flight["only"]:
            terms["fired_from"] = point_of(flight["only"]) or ""
        else:
            terms["flight"] = f"{point_of(flight['from'])} to {point_of(flight['to'])}"
        spans["flight"] = flight.span()
    place, where = _place(scene, sentence, seer, item, reach, post, terms, spans)
    if where is not None:
        spans["place"] = where
        why["place"] = "the observer's position moved by bearing and range" if "bearing" in terms or "range_km" in terms else "where the observer heard or saw it"
    window = _window(times, item)
    if window is not None:
        spans["when"] = window.span
        if (said := window_words(scene, window)) is not None:
            terms["window"] = said
    return Told(
        sentence=sentence, act=act, act_span=item.type_span, rule="observation", place=place, when=window.when if window is not None else None, weapon=weapon,
        means=seer.means, asserter=seer.name, terms=terms, spans=spans, why=why,
    )  # fmt: skip


def _act_of(assessed: str, act: str, item: Item) -> str:
    w = words()
    if w.harmless.search(assessed) and not _HOSTILE_ZONE.search(assessed.replace("outside", "beyond")):
        return "other"  # an exercise where it is allowed, a mine disposed of: seen, and no hostile act
    if item.weapon_act is None:
        arm = w.weapon.search(assessed)
        if arm is not None:
            bare = re.sub(r"^\d{2,3}\s?mm[\s\-]+", "", arm.group(), flags=re.IGNORECASE)
            return w.weapons.get(form(bare), act)
        if re.search(r"\b(?:outgoing|impacts?|incoming|rounds?|airbursts?)\b", assessed, re.IGNORECASE):
            return "shelling" if act == "other" else act
    return act


def _assessment(note: str) -> str | None:
    found = _ASSESSED.search(note)
    if found is not None and len(_PARTS.findall(note)) < 2:
        return " ".join(found["what"].split()).rstrip(".,")
    if _PARTS.search(note):
        return " ".join(note.strip("() ").split())
    return None


def _within_assessment(text: str, start: int, item: Item) -> bool:
    """ "assessed as impacts of mortar rounds": what it was assessed as is no item of its own."""
    return re.search(r"\bassess\w*\b(?:[^,;()\d]|\d{2,3}\s?mm\b)*$", text[start : item.type_span[0]], re.IGNORECASE) is not None


def _notes(text: str, item: Item, until: int, end: int) -> tuple[str, Span] | None:
    """The brackets after an item, or an "assessed as" that follows the last item."""
    inside = re.compile(r"[^(]{0,90}?\(([^()]*)\)").match(text, item.end, until)
    if inside is not None and (_ASSESSED.search(inside[1]) or _PARTS.search(inside[1])):
        return inside[1], inside.span(1)
    later = _ASSESSED.search(text, item.end, end)
    if later is not None:
        # "assessed as impacts and about 40 bursts": up to the next that is counted; up to a range.
        said = _RUNS_ON.split(later.group())[0].rstrip(" ,.")
        return said, (later.start(), later.start() + len(said))
    return None


def _window(times: Sequence[Window], item: Item) -> Window | None:
    """The clock or day that an item stands after, else the first of the sentence."""
    before = [w for w in times if w.span[0] <= item.type_span[0]]
    clocks = [w for w in before if w.clock]
    if before:
        return (clocks or before)[-1]
    return times[0] if times else None


def _post(scene: Scene, start: int, end: int, seen: Sequence[Seer]) -> tuple[Place, Span] | None:
    """Where the observer stood."""
    same = _SAME.search(scene.text, start, end)
    if same is not None and scene.post is not None:
        return scene.post, same.span()
    spans: list[Span] = []
    for found in _POST.finditer(scene.text, start, end):
        led = found.group().lower().startswith("from")
        if not scene.bracketed(start, found.start()) and not (led and found.start() > seen[0].verb[0] and "position" not in found.group().lower()):
            stop = min([s.subject[0] for s in seen if s.subject[0] >= found.end()] + [s.verb[0] for s in seen if s.verb[0] >= found.end()], default=end)
            spans.append((found.start(), stop))
    # "the camera at X recorded", "peacekeepers in X heard": between the observer and the verb
    spans += [(s.subject[0], s.verb[0]) for s in seen]
    # "In X, the monitors heard"
    if _OPENS.match(scene.text, start, seen[0].subject[0]):
        spans.append((start, seen[0].subject[0]))
    for first, last in spans:
        spots = scene.spots(first, last)
        spots = spots or scene.unknown(first, last)
        if not spots:
            continue
        place, span = spots[0]
        ahead = scene.text[first : span[0]]
        off = RANGE.search(ahead)
        if off is not None and (reach := reach_of(off)) is not None and reach.way and reach.lo is not None and reach.hi is not None and ahead.rstrip().endswith("of"):
            at = moved(place, reach.way, reach.lo, reach.hi)
            if at is not None:
                place = Place(name=place.name, kind=place.kind, admin=place.admin, lat=at[0], lon=at[1], where_prec=2, radius_km=at[2])
        elif _EDGE.search(ahead) and place.where_prec < 3:
            place = msgspec.structs.replace(place, radius_km=max(place.radius_km, 5.0))
        return place, span
    if scene.post is not None and not scene.spots(start, end):
        return scene.post, seen[0].subject
    return None


def _reaches(scene: Scene, start: int, end: int, post: tuple[Place, Span] | None) -> list[tuple[Reach, tuple[Place, Span] | None]]:
    """Ranges and bearings outside brackets and outside the words for the post, with the place that "of X" counts them from."""
    found: list[tuple[Reach, tuple[Place, Span] | None]] = []
    flights = [m.span() for m in FLIGHT.finditer(scene.text, start, end)]
    for match in sorted([*RANGE.finditer(scene.text, start, end), *AWAY.finditer(scene.text, start, end)], key=lambda m: (m.start(), -m.end())):
        if scene.bracketed(start, match.start()) or any(a <= match.start() < b for a, b in flights):
            continue
        reach = reach_of(match)
        if reach is None or (found and reach.span[0] < found[-1][0].span[1]):
            continue
        if reach.lo is not None and reach.hi is not None and reach.lo < 0.2 and re.match(r"\s*(?:mm|calibre)", scene.text[match.end() : match.end() + 10]):
            continue
        of = re.compile(r"\s*(?:of|from)\s+(?:the\s+)?(?:\w+\s+of\s+)?").match(scene.text, match.end(), end)
        ref = next((s for s in scene.spots(match.end(), min(end, match.end() + 60)) if of is not None and s[1][0] <= of.end() + 3), None)
        if ref is not None and post is not None and ref[1] == post[1]:
            continue  # "6km north-west of X" says where the post is
        found.append((reach, ref))
    return found


def _reach_for(item: Item, later: Sequence[Item], reaches: Sequence[tuple[Reach, tuple[Place, Span] | None]]) -> tuple[Reach, tuple[Place, Span] | None] | None:
    """The first range after an item: "2 explosions and 3 bursts, all 1km north" gives both the one."""
    after = [r for r in reaches if r[0].span[0] >= item.type_span[1]]
    if after:
        return after[0]
    before = [r for r in reaches if r[0].span[1] <= item.type_span[0]]
    return before[-1] if before else None


def _place(scene: Scene, sentence: Span, seer: Seer, item: Item, reach: tuple[Reach, tuple[Place, Span] | None] | None, post: tuple[Place, Span] | None,
           terms: dict[str, str], spans: dict[str, Span]) -> tuple[Place | None, Span | None]:  # fmt: skip
    """Where it was: the post, or the place that a range is counted from, moved that way and that far."""
    if post is not None:
        terms["observer_place"], spans["observer_place"] = post[0].name, post[1]
        status = scene.control.get(name_key(scene.text[post[1][0] : post[1][1]]))
        if status is not None:
            terms["observer_control"] = status
    start = post
    own = _own_place(scene, sentence, item, post)
    if reach is not None:
        if reach[0].text:
            terms["range_km"] = reach[0].text
        if reach[0].way is not None:
            terms["bearing"] = reach[0].way
        spans["bearing"] = reach[0].span
        start = reach[1] or start or own
    elif own is not None:
        return own
    if start is None:
        return own if own is not None else (None, None)
    place = start[0]
    if reach is None or place.lat is None:
        if reach is not None:
            return msgspec.structs.replace(place, id=None), reach[0].span
        far = SEEN_KM if seer.means in ("saw", "camera") else HEARD_KM
        return msgspec.structs.replace(place, radius_km=max(place.radius_km, far if seer.means == "heard" else 5.0)), start[1]
    lo, hi = reach[0].lo, reach[0].hi
    if lo is None or hi is None:
        lo, hi = 0.0, HEARD_KM if seer.means == "heard" else SEEN_KM
    if reach[0].way is None:
        return msgspec.structs.replace(place, id=None, where_prec=2, radius_km=place.radius_km + hi), reach[0].span
    at = moved(place, reach[0].way, lo, hi)
    if at is None:
        return place, start[1]
    moved_to = Place(name=place.name, kind=None, admin=place.admin[:-1] if place.id in place.admin else place.admin, lat=at[0], lon=at[1], where_prec=2, radius_km=at[2])
    return moved_to, reach[0].span


def _own_place(scene: Scene, sentence: Span, item: Item, post: tuple[Place, Span] | None) -> tuple[Place, Span] | None:
    """ "three explosions in X": a place named after what was observed."""
    for place, span in scene.spots(item.end, sentence[1]):
        if post is not None and span == post[1]:
            continue
        before = _IN.search(scene.text, max(item.end, span[0] - 45), span[0])
        if before is None:
            continue
        if re.match(r"(?:near|around|outside|towards?|of)\b", before["word"], re.IGNORECASE) or _EDGE.search(before["word"]):
            place = msgspec.structs.replace(place, where_prec=2, radius_km=max(place.radius_km, 8.0)) if place.where_prec < 3 else place
        return place, span
    return next(iter(scene.unknown(item.end, sentence[1])), None) if post is None else None
