"""What a monitor rules: a violation, whose it is, or that it cannot be said."""

from __future__ import annotations

import re

from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.observer import monitor_of
from ceasefire.claims.observation.scene import Scene, is_monitor
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import windows
from ceasefire.claims.text import Span

_RULED = Sieve(re.compile(r"\b(?:ruled|determined|concluded|found|established|verified|assessed|confirmed|held|declared|considers?|considered|classified)\b", re.IGNORECASE))
_OPEN = Sieve(re.compile(
    r"\b(?:could\s+not\s+be|cannot\s+be|can\s+not\s+be|was\s+not|were\s+not|is\s+not|has\s+not\s+been|not)\s+attribut(?:ed|able)\b|\bunable\s+to\s+(?:attribute|determine|establish|verify|identify)\b|"
    r"\b(?:cannot|could\s+not|can\s+not|did\s+not)\s+(?:determine|establish|attribute|verify|identify|conclude)\b|\bimpossible\s+to\s+(?:attribute|determine|establish)\b|\b(?:no|without)\s+attribution\b|\binconclusive\b",
    re.IGNORECASE,
))
_VIOLATION = Sieve(re.compile(
    r"\b(?:(?P<no>no|not\s+an?|not\s+constitute\s+an?)\s+(?:\w+\s+)?)?(?P<grade>clear|serious|grave|gross|minor|major|flagrant|technical|deliberate)?\s*\b(?P<noun>violations?|breach(?:es)?)\b(?!\s+(?:team|report|committee|board))"
    r"|\b(?P<verb>(?:had\s+|has\s+|have\s+)?(?:violated|breached))\b",
    re.IGNORECASE,
))
_NAMED = re.compile(r"violat|breach", re.IGNORECASE)
"""What every match of the one before holds, found faster."""
_ARTICLE = re.compile(r"\b(?:articles?|art\.|clauses?|chapters?|sections?|paragraphs?|provisions?)\s+(?P<n>\d+(?:\.\d+)*(?:\s?\([a-z0-9]\))?)", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|at|near|around|on|of|shelling|attacking)\s+(?:the\s+)?(?:\w+\s+){0,2}$", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|to|against|attributed\s+to|attributable\s+to|responsib\w+\s+(?:of|on|for)|on\s+the\s+part\s+of)\s+(?:the\s+)?(?:\w+\s+){0,2}?$", re.IGNORECASE)


def may_rule(text: str) -> bool:
    """Whether a text holds any word that a ruling is told with."""
    return _OPEN.search(text) is not None or (_NAMED.search(text) is not None and _RULED.search(text) is not None and _VIOLATION.search(text) is not None)


def ruling(scene: Scene, start: int, end: int) -> list[Told]:
    """The ruling of a sentence: a monitor determines whether something was a violation and whose."""
    text = scene.text
    unsure = _OPEN.search(text, start, end)
    said = _VIOLATION.search(text, start, end) if unsure is None and _NAMED.search(text, start, end) else None
    if unsure is None and said is None:
        return []
    ruled = _RULED.search(text, start, end)
    if unsure is not None:
        first, act = unsure.start(), unsure
    elif ruled is not None and said is not None:
        first, act = ruled.start(), said
    else:
        return []
    whose = _whose(scene, start, end, first, ruled)
    if whose is None or _others(text, start, first, whose[1]):
        return []
    if unsure is None and (_COUNTED.search(text, start, first) or (act["no"] and (act["noun"] or "").lower() in ("violations", "breaches"))):
        return []  # a count, or that none was seen
    passive = re.search(r"\b(?:was|were)\s+$", text[max(start, first - 8) : first]) is not None
    if unsure is None and not passive and (act.start() < first or _is_count(text, start, act)):
        return []
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {"observer": whose[1]}
    if unsure is not None:
        open_doer = "attribut" in unsure.group().lower() or re.search(r"\bwho\b|responsib|perpetrator|behind", text[unsure.end() : end], re.IGNORECASE)
        terms["ruling"] = "not_attributable" if open_doer else "undetermined"
    else:
        not_one = act["no"] or re.search(r"\b(?:not|no)\s+(?:\w+\s+){0,2}$", text[max(start, act.start() - 25) : act.start()], re.IGNORECASE)
        terms["ruling"] = "no_violation" if not_one else "violation"
        if act["grade"]:
            terms["gravity"] = act["grade"].lower()
    act_span = act.span()
    if (article := _ARTICLE.search(text, start, end)) is not None:
        terms["article"], spans["article"] = article["n"], article.span()
    actor: tuple[str | None, Span] | None = None
    for mention in scene.within(start, end, "actor"):
        if mention.id is not None and is_monitor(scene.vocabulary, mention.id):
            continue
        before = text[max(first, mention.start - 45) : mention.start]
        verb = unsure is None and act["verb"] and mention.end <= act.start()
        if unsure is None and mention.start > first and (_BY.search(before) or verb):
            actor = (mention.id, (mention.start, mention.end))
            break
    if actor is not None:
        spans["actor"] = actor[1]
    named = [m for m in scene.within(start, end) if m.kind != "place"]
    spots = [s for s in scene.spots(start, end) if not any(m.start <= s[1][0] < m.end for m in named) and _IN.search(text[max(start, s[1][0] - 30) : s[1][0]])]
    if spots:
        spans["place"] = spots[-1][1]
    times = windows(scene, start, end)
    if times:
        spans["when"] = times[0].span
    return [Told(
        sentence=(start, end), kind="statement", act="violation_alleged", act_span=act_span, rule="a monitor's ruling", actor=actor[0] if actor is not None else None,
        actor_surface=text[slice(*actor[1])] if actor is not None else None, place=spots[-1][0] if spots else None, when=times[0].when if times else None,
        modality="denied" if terms["ruling"] == "no_violation" else "asserted", asserter=whose[0] or None, means="inspected" if ruled is not None else None, terms=terms, spans=spans,
    )]  # fmt: skip


def _whose(scene: Scene, start: int, end: int, first: int, ruled: re.Match[str] | None) -> tuple[str, Span] | None:
    """Whose ruling it is: named before it, or after "was found by"; else the observer of a monitor's own text."""
    text = scene.text
    whose = monitor_of(scene, start, max(first, start + 1))
    if whose is not None:
        return whose
    if ruled is not None and re.search(r"\b(?:was|were|been)\s+$", text[max(start, first - 8) : first]):
        by = monitor_of(scene, first, end)
        if by is not None:
            return by
    said = re.compile(r",\s+(?:according\s+to\s+)?(?:the\s+)?").search(text, first, end)
    if said is not None and re.search(r"\b(?:said|says|reported|according|concluded|ruled)\b", text[said.start() : end]):
        by = monitor_of(scene, said.end(), end)
        if by is not None:
            return by
    if scene.observer is None or not (scene.own or scene.seen_in >= scene.paragraph - 1 >= 0 or scene.seen_in == scene.paragraph):
        return None
    if re.search(r"\b(?:it|they|we)\s+(?:also\s+|was\s+|were\s+)?$|\b(?:incident|attack|case|violation|responsibility|shelling|fighting|killing|crater)s?\s+(?:\w+\s+){0,2}$", text[start:first], re.IGNORECASE):
        return scene.observer, (start, first)
    return None


_COUNTED = re.compile(r"\b\d[\d,]*\s+(?:\w+\s+)?(?:incidents|violations|breaches|complaints|cases|allegations)\b", re.IGNORECASE)


def _others(text: str, start: int, first: int, whose: Span) -> bool:
    """Whether somebody else says or charges before the ruling: "The SLMM said it could not" is its own."""
    for said in re.compile(r"\b(?:said|claimed|accused|alleged|complained)\b", re.IGNORECASE).finditer(text, start, first):
        if not (said.group().lower() == "said" and whose[1] <= said.start() <= whose[1] + 12):
            return True
    return False


def _is_count(text: str, start: int, said: re.Match[str]) -> bool:
    """ "found that 12 violations": a count, no ruling."""
    return (said["noun"] or "").lower() == "violations" and re.search(r"\d\s*(?:\w+\s+)?$", text[max(start, said.start() - 20) : said.start()]) is not None
