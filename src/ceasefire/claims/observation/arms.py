"""Weapons that monitors saw where an agreement does not allow them, or missed where they should be."""

from __future__ import annotations

import re
from functools import lru_cache

from ceasefire.claims.observation.count import NUMBER, count_of
from ceasefire.claims.observation.observer import Seer
from ceasefire.claims.observation.scene import Scene
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import windows
from ceasefire.claims.observation.words import words
from ceasefire.claims.text import Span
from ceasefire.place import Place

_ARM = (
    r"(?:(?:main\s+)?battle\s+tanks?|tanks?|howitzers?|(?:self-propelled|towed)\s+(?:\w+\s+)?howitzers?|mortars?|multiple[\s-]launch\s+rocket\s+systems?|MLRS|rocket\s+launchers?|artillery\s+(?:pieces?|systems?)|"
    r"anti-tank\s+guns?|surface-to-air\s+missile\s+systems?|air\s+defen[cs]e\s+systems?|anti-aircraft\s+(?:guns?|cannons?)|infantry\s+fighting\s+vehicles?|armou?red\s+(?:combat|fighting|personnel)\s+(?:vehicles?|carriers?)|"
    r"armou?red\s+vehicles?|APCs?|IFVs?|heavy\s+weapons?|pieces?\s+of\s+(?:heavy\s+)?(?:artillery|weaponry|equipment)|trenches|checkpoints?|technicals?)(?!\s+(?:rounds?|shells?|bombs?|fire|explosions?|holding|storage|withdrawal|training|lines?|areas?|sites?))"
)
_BREACH = re.compile(r"\bin\s+(?:\w+\s+)?(?:violation|breach|contravention)\s+of\b[^,.;()]*|\bcontrary\s+to\b[^,.;()]*", re.IGNORECASE)
_RULE = re.compile(
    r"\b(?:(?:beyond|outside|behind|inside|within|in|across|west\s+of|east\s+of|north\s+of|south\s+of)\s+(?:the\s+)?(?:respective\s+|agreed\s+|designated\s+)?(?:(?:weapons\s+)?(?:withdrawal|storage|holding|cantonment|training)\s+(?:lines?|sites?|areas?|zones?)|security\s+zone|disengagement\s+area|"
    r"area\s+of\s+(?:separation|limitation)|demilitari[sz]ed\s+zone|buffer\s+zone)|withdrawal\s+lines?|(?:heavy\s+)?weapons?\s+(?:rounds?|shells?|bombs?|fire|explosions?|holding|storage)\s+(?:areas?|sites?)|permanent\s+storage\s+sites?)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(r"\b(?:missing|absent|no\s+longer\s+(?:there|present|in\s+place)|abandoned|not\s+(?:present|there))\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    w = words()
    return re.compile(rf"(?:\b(?P<mod>{w.modifier})\s+)?(?<![\w\-])(?:(?P<num>{NUMBER})(?P<num2>(?!))?|(?P<much>{w.uncountable}))\s+(?:[\w\-/]+\s+){{0,3}}?(?P<arm>{_ARM})\b", re.IGNORECASE)


def arms(scene: Scene, start: int, end: int, seen: list[Seer]) -> list[Told]:
    """A record for each kind of weapon of a sentence that says it stood where a line, zone or store forbids or
    asks for it. `violation_alleged` only where the monitor says that it is a violation, else `force_movement`."""
    if not seen:
        return []
    text = scene.text
    breach, rule, missing = _BREACH.search(text, start, end), _RULE.search(text, start, end), _MISSING.search(text, start, end)
    if breach is None and rule is None:
        return []
    negated = re.search(r"\bnot\s+in\s+violation\b|\bno\s+(?:\w+\s+)?violation\b", text[start:end], re.IGNORECASE) is not None
    told: list[Told] = []
    # "saw three IFVs and, in violation of the lines, two howitzers": only the howitzers are meant.
    only_after = breach is not None and re.search(r"\band,?\s*$", text[start : breach.start()]) is not None
    times = windows(scene, start, end)
    for found in _pattern().finditer(text, start, end):
        if scene.bracketed(start, found.start()) or (found.start() < seen[0].subject[0] - 60 and breach is None and seen[0].subject[1] < end - 40):
            continue
        if only_after and breach is not None and found.start() < breach.start():
            continue
        count = count_of(found)
        terms: dict[str, str] = {"presence": "missing" if missing is not None else "seen", "weapon_type": " ".join(found["arm"].lower().split())}
        spans: dict[str, Span] = {"presence": found.span("arm"), "observer": seen[0].subject, "weapon": found.span("arm")}
        if count is not None:
            terms.update(count.terms())
            spans["count"] = count.span
        if rule is not None:
            terms["rule"], spans["rule"] = " ".join(rule.group().lower().split()), rule.span()
        elif breach is not None:
            terms["rule"], spans["rule"] = " ".join(breach.group().lower().split()), breach.span()
        if seen[0].instrument is not None:
            terms["instrument"] = seen[0].instrument
        place = _place(scene, start, end, found.span("arm"), spans)
        if times:
            spans["when"] = times[0].span
        violation = breach is not None and not negated
        told.append(Told(
            sentence=(start, end), kind="statement" if violation else "event", act="violation_alleged" if violation else "force_movement", act_span=breach.span() if violation and breach is not None else found.span("arm"),
            rule="weapons in violation, as the monitor says" if violation else "weapons seen or missing, with no word of a violation", place=place, when=times[0].when if times else None,
            weapon=terms["weapon_type"], means=seen[0].means if seen[0].means != "told" else None, asserter=seen[0].name, terms=terms, spans=spans,
        ))  # fmt: skip
    return told


def _place(scene: Scene, start: int, end: int, arm: Span, spans: dict[str, Span]) -> Place | None:
    spots = scene.spots(start, end)
    after = [s for s in spots if s[1][0] >= arm[1]]
    chosen = (after or scene.unknown(arm[1], end) or spots)[:1]
    if not chosen:
        return None
    spans["place"] = chosen[0][1]
    return chosen[0][0]
