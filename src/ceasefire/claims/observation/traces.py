"""Craters and damage that monitors inspected, and what they say made them."""

from __future__ import annotations

import re
from functools import lru_cache

from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.bearing import COMPASS, point_of
from ceasefire.claims.observation.count import NUMBER, count_of
from ceasefire.claims.observation.observer import Seer
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import windows
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span
from ceasefire.clock import first_day
from ceasefire.place import Place

_CAUSE = re.compile(
    r"\b(?:(?:was|were|to\s+(?:be|have\s+been)|as|likely|probably|possibly|having\s+been|been|assessed)\s+)*(?:caused|made|created|produced|inflicted|left|consistent|resulting|resulted)\s+(?:by|with|from)\s+(?P<what>[^.;]{3,120})",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b(?:fired|launched|coming|came|originat(?:ed|ing)|arriv(?:ed|ing))\s+from\s+(?:an?\s+|the\s+)?(?:generally\s+|approximately\s+)?(?P<way>{COMPASS})(?:erly|ern|wards?)?(?:\s+direction)?|\bfrom\s+(?:an?|the)\s+(?P<way2>{COMPASS})(?:erly|ern)?\s+direction", re.IGNORECASE)
_AGE = re.compile(r"\b(?P<age>fresh|recent|new|old|older|not\s+recent)\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pattern() -> Sieve:
    w = words()
    return Sieve(re.compile(
        rf"(?:\b(?P<mod>{w.modifier})\s+)?\b(?:(?P<num>{NUMBER})(?P<num2>(?!))?|(?P<much>{w.uncountable}))\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{w.trace})\b|\b(?P<bare>{w.trace})\b", re.IGNORECASE
    ))


def traces(scene: Scene, start: int, end: int, seen: list[Seer]) -> list[Told]:
    """One record for a sentence that tells of craters or damage; its time is that of the fire only where the
    sentence says so, else unknown: `terms.observed` is the day it was seen."""
    found = next((m for m in _pattern().finditer(scene.text, start, end) if not scene.bracketed(start, m.start())), None)
    if found is None or not seen or found.start() < seen[0].subject[0]:
        return []
    if any(s.means == "heard" for s in seen) or re.search(r"\bno\s+(?:\w+\s+){0,3}$|\b(?:any|not)\s+(?:\w+\s+){0,3}$", scene.text[max(start, found.start() - 30) : found.start("noun" if found["noun"] else "bare")], re.IGNORECASE):
        return []
    noun_span = found.span("noun") if found["noun"] else found.span("bare")
    evidence = re.sub(r"s$", "", form(scene.text[slice(*noun_span)]))
    terms: dict[str, str] = {"evidence": evidence}
    spans: dict[str, Span] = {"evidence": noun_span, "observer": seen[0].subject}
    count = count_of(found) if found["noun"] else None
    if count is not None and evidence != "damage":
        terms.update(count.terms())
        spans["count"] = count.span
    if (age := _AGE.search(scene.text, start, noun_span[0])) is not None:
        terms["age"] = "recent" if age["age"].lower() in ("fresh", "recent", "new") else "old"
        spans["age"] = age.span("age")
    cause = _CAUSE.search(scene.text, noun_span[1], end)
    w = words()
    arm = w.weapon.search(scene.text, *(cause.span("what") if cause is not None else (noun_span[1], end)))
    act = "shelling" if re.search("crater|impact", evidence) else "small_arms_fire" if "bullet" in evidence else "property_destruction"
    weapon = None
    if arm is not None:
        weapon, spans["weapon"] = " ".join(arm.group().lower().split()), arm.span()
        act = w.weapons.get(form(re.sub(r"^\d{2,3}\s?mm[\s\-]+", "", arm.group(), flags=re.IGNORECASE)), act)
    elif cause is not None and re.search(r"\b(?:shelling|shell|artillery)\b", cause["what"], re.IGNORECASE):
        act = "shelling"
    elif cause is None and act == "property_destruction":
        return []
    if cause is not None:
        terms["assessment"], spans["assessment"] = " ".join(cause.group().split()), cause.span()
        if w.harmless.search(cause["what"]):
            act = "other"
    if (way := _FROM.search(scene.text, noun_span[1], end)) is not None:
        terms["fired_from"] = point_of(way["way"] or way["way2"]) or ""
        spans["fired_from"] = way.span()
    times = windows(scene, start, end)
    seen_on = next((t for t in times if t.when is not None and t.span[0] < noun_span[0]), None)
    fired = next((t for t in times if t.when is not None and cause is not None and t.span[0] >= cause.start()), None)
    if seen_on is not None and seen_on.when is not None:
        terms["observed"] = first_day(seen_on.when).isoformat()
        spans["observed"] = seen_on.span
    if fired is not None:
        spans["when"] = fired.span
    place = _place(scene, start, end, noun_span, spans)
    return [Told(
        sentence=(start, end), act=act, act_span=noun_span, rule="traces of fire that were inspected", place=place, when=fired.when if fired is not None else None, weapon=weapon,
        means="camera" if seen[0].instrument else "inspected", asserter=seen[0].name, terms={k: v for k, v in terms.items() if v}, spans=spans,
    )]  # fmt: skip


def _place(scene: Scene, start: int, end: int, noun: Span, spans: dict[str, Span]) -> Place | None:
    """Where the crater is: a place named after it, else the first of the sentence."""
    spots = scene.spots(start, end)
    after = [s for s in spots if s[1][0] >= noun[1]]
    chosen = (after or scene.unknown(noun[1], end) or spots or scene.unknown(start, end))[:1]
    if not chosen:
        return None
    spans["place"] = chosen[0][1]
    return chosen[0][0]
