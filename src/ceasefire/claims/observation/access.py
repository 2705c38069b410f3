"""Restrictions of monitors' movement: denied, delayed, only on conditions; by whom, where, with what reason."""

from __future__ import annotations

import re
from itertools import islice

from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.observer import monitor_of
from ceasefire.claims.observation.scene import Scene, is_monitor
from ceasefire.claims.observation.told import Told
from ceasefire.claims.observation.window import window_words, windows
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span
from ceasefire.place import Place

_WHAT = r"(?:access|passage|entry|entrance|permission|transit|(?:freedom\s+of\s+)?movement|overflight|clearance|visits?)"
_DENY = r"(?:den(?:y|ied|ies|ying)|refus(?:e|ed|es|ing)|prevent(?:ed|s|ing)?|barr?(?:ed|s|ing)|block(?:ed|s|ing)?|stopp(?:ed|ing)|stops|prohibit(?:ed|s|ing)?|forbade|forbidden|turned\s+(?:back|away)|expelled|ordered\s+(?:\w+\s+){0,3}?(?:to\s+leave|back)|forced\s+(?:\w+\s+){0,3}?to\s+(?:leave|turn\s+back|withdraw))"
_HINDER = r"(?:restrict(?:ed|s|ing)?|imped(?:ed|es|ing)|hinder(?:ed|s|ing)?|obstruct(?:ed|s|ing)?|limit(?:ed|s|ing)?|hampered|harassed|intimidated)"
_DELAY = r"(?:delay(?:ed|s|ing)?|held\s+up|kept\s+waiting|made\s+(?:\w+\s+){0,2}?wait|detained|halted)"
_NOT_LET = r"(?:(?:did|would|could|does|do)\s+not|didn[’']t|wouldn[’']t|refused\s+to)\s+(?:allow|permit|let|grant|authori[sz]e)"
_VERB = Sieve(re.compile(rf"\b(?:(?P<notlet>{_NOT_LET})|(?P<deny>{_DENY})|(?P<delay>{_DELAY})|(?P<hinder>{_HINDER})|(?P<only>(?:allowed|permitted|let|granted|authori[sz]ed)(?=[^.;]{{0,60}}\bonly\b)))\b", re.IGNORECASE))
_NOUN = Sieve(re.compile(rf"\b(?:(?P<deny>denials?|refusals?)\s+of\s+{_WHAT}|(?P<hinder>restrictions?)\s+(?:of|on|to)\s+(?=[^.;]{{0,50}}(?:{_WHAT}|monitor|patrol|observer))|(?P<jam>(?:GPS|GNSS|signal)\s+(?:signal\s+)?(?:interference|jamming)|jamming))", re.IGNORECASE))
# Two can be denied: a patrol its way, and a deed ("denied firing on the patrol").
_DENIED = re.compile(rf"[^.;:]{{0,60}}?\b{_WHAT}\b", re.IGNORECASE)
_VERBS = 12
"""Verbs of a sentence that are looked at; a longer list is no sentence."""
_WORDS_OF = re.compile(r"[’']?s?\s+(?:claims?|reports?|statements?|findings?|accusations?|allegations?|version|account|assertions?|proposals?|offers?|requests?\s+for\s+comment)\b", re.IGNORECASE)
# Who works for a body is no patrol of it: detaining him is an abduction.
_STAFF = re.compile(r"(?:[’']s)?\s+(?:\w+\s+){0,2}?(?:staff|staffers?|workers?|employees?|personnel|officials?|drivers?|contractors?)\b", re.IGNORECASE)
# "a UN aid convoy" carries aid and monitors nothing.
_AID = re.compile(r"(?:[’']s)?\s+(?:\w+\s+){0,2}?(?:aid|relief|humanitarian|food|medical|flour|supplies|assistance)\b", re.IGNORECASE)
_LOADED = re.compile(r"[^,.;]{0,40}?\b(?:carrying|loaded\s+with|laden\s+with|bringing|with)\s+(?:\w+\s+){0,3}?(?:aid|relief|food|flour|medicines?|supplies|fuel|wheat|tents|blankets|vaccines)\b", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?P<only>only\s+(?:if|after|when|once|on\s+condition)|on\s+(?:the\s+)?condition|provided\s+that|unless|until\s+(?:it|they|the)\b|subject\s+to|if\s+(?:accompanied|escorted)|accompanied\s+by|escort(?:ed)?\s+by|with\s+an\s+escort|(?:asked|asking)\s+for|(?:demand|request|insist)(?:ed|ing)?)\s+(?P<what>[^.;]{3,90})",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:citing|referring\s+to|claiming|stating|saying|on\s+the\s+grounds\s+of|for|due\s+to|because\s+of|invoking|alleging)\s+(?P<what>(?:an?\s+|the\s+|alleged\s+|lack\s+of\s+|so-called\s+)?[^.;,()]{3,90})", re.IGNORECASE)
_REASONS = re.compile(r"secur|safet|order|instruct|superior|permi|authori|mine|demining|approv|document|list|coordinat|clearance|covid|quarantine|operation|danger", re.IGNORECASE)
_AT = re.compile(
    r"\b(?P<what>(?:entry[- ]exit\s+|border\s+crossing\s+|border\s+|crossing\s+|military\s+|armed\s+)?(?:checkpoint|crossing\s+point|border\s+crossing|roadblock|road\s+block|compound|storage\s+site|training\s+area|border\s+post|entry[- ]exit\s+point|gate|barracks|base|port|hospital|airport|camp))s?\b",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"\b(?P<n>\d{1,3})[\s-]*(?P<unit>minutes?|mins?|hours?|hrs?)\b|\b(?P<word>an?|one|two|three|four|five|six|several)\s+(?P<hours>hours?)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:to(?:wards?)?|into|(?:from\s+)?(?:reaching|entering|visiting|approaching|travelling\s+to|accessing|proceeding\s+to|passing\s+(?:to|through)|going\s+to|inspecting))\s+(?:the\s+)?(?:\w+\s+){0,4}?$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:not|never|no|without\s+being|nor|neither)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SUBJECT_STOP = re.compile(r"[.;:]\s|,\s")
_UNREAL = re.compile(r"\b(?:would|will|could|may|might|should|if|must|can|to)\s+(?:be\s+|have\s+|not\s+)?$", re.IGNORECASE)


def may_restrict(text: str) -> bool:
    """Whether a text holds any word that a restriction is told with."""
    return _VERB.search(text) is not None or _NOUN.search(text) is not None


def access(scene: Scene, start: int, end: int) -> list[Told]:
    """The restriction that a sentence tells of, if any."""
    for verb in islice(_VERB.finditer(scene.text, start, end), _VERBS):
        if scene.bracketed(start, verb.start()):
            continue
        lead = scene.text[max(start, verb.start() - 24) : verb.start()]
        if verb["notlet"] is None and (_NEGATED.search(lead) or _UNREAL.search(lead)):
            continue
        passive = re.search(r"\b(?:was|were|been|being|is|are|remained|continued\s+to\s+be|got)\s+(?:also\s+|again\s+|temporarily\s+|repeatedly\s+|briefly\s+|twice\s+)?$", lead, re.IGNORECASE) is not None
        found = _passive(scene, start, end, verb) if passive else _active(scene, start, end, verb)
        if found is not None:
            return [found]
    for noun in _NOUN.finditer(scene.text, start, end):
        whose = monitor_of(scene, start, end)
        if whose is None and scene.observer is None:
            continue
        if noun["jam"] and not words().camera.search(scene.text, start, end):
            continue
        if _NEGATED.search(scene.text[max(start, noun.start() - 24) : noun.start()]) or re.search(r"\b(?:no|any)\s+(?:\w+\s+){0,2}$", scene.text[max(start, noun.start() - 24) : noun.start()]):
            continue
        by = None if noun["jam"] else _by(scene, noun.end(), end)
        kind = "denied" if noun["deny"] else "interference" if noun["jam"] else "restricted"
        return [_told(scene, (start, end), noun.span(), kind, whose, by)]
    return []


def _kind(verb: re.Match[str]) -> str:
    if verb["only"]:
        return "conditional"
    if verb["delay"]:
        return "delayed"
    return "restricted" if verb["hinder"] else "denied"


def _active(scene: Scene, start: int, end: int, verb: re.Match[str]) -> Told | None:
    """ "soldiers denied the patrol passage", "X prevented observers from reaching Y"."""
    whose = monitor_of(scene, verb.end(), min(end, verb.end() + 70))
    if whose is None and scene.observer is not None:
        pronoun = re.compile(r"\s+(?:it|them|us|both|the\s+latter|the\s+teams?)\b", re.IGNORECASE).match(scene.text, verb.end(), end)
        mine = re.compile(rf"\s+(?:\w+\s+){{0,2}}{_WHAT}\b", re.IGNORECASE).match(scene.text, verb.end(), end)
        if pronoun is None and mine is None:
            return None
        whose = (scene.observer, (pronoun or mine).span())  # type: ignore[union-attr]
    if whose is None or (form(verb.group()).startswith("den") and _DENIED.match(scene.text, verb.end(), end) is None):
        return None
    between = scene.text[verb.end() : whose[1][0]]
    if _AID.match(scene.text, whose[1][1], end) or _taken(scene, verb, whose[1][1], end):
        return None
    if re.search(r"\bthat\b|[.;,:]|\bby\b|\bany\b|\bsaid\b|\bto\s+attack\b", between) or _WORDS_OF.match(scene.text, whose[1][1]):
        return None
    near = max(start, verb.start() - 400)
    first = near + max((m.end() for m in _SUBJECT_STOP.finditer(re.sub(r"\([^()]*\)?", lambda m: "x" * len(m.group()), scene.text[near : verb.start()]))), default=0)
    subject = scene.text[first : verb.start()].strip()
    if not subject:
        return None
    doer = next((m for m in reversed(scene.within(first, verb.start(), "actor")) if not (m.id is not None and is_monitor(scene.vocabulary, m.id))), None)
    who = (doer.start, doer.end) if doer is not None else _phrase(scene, first, verb.start())
    if who is None or (doer is None and monitor_of(scene, first, verb.start()) is not None and not re.search(r"\b(?:members?|soldiers?|personnel|men|fighters|guards?|officers?|police|troops|forces|militia\w*|residents|individuals|persons?|people|crowd|authorities|he|they|she)\b", subject, re.IGNORECASE)):
        return None
    return _told(scene, (start, end), verb.span(), _kind(verb), whose, (doer.id if doer is not None else None, who))


def _passive(scene: Scene, start: int, end: int, verb: re.Match[str]) -> Told | None:
    """ "the patrol was turned back", "access was denied to the monitors"."""
    whose = monitor_of(scene, start, verb.start())
    if whose is not None and (_AID.match(scene.text, whose[1][1], end) or _LOADED.match(scene.text, whose[1][1], verb.start()) or _taken(scene, verb, whose[1][1], end)):
        return None
    if whose is not None and (_WORDS_OF.match(scene.text, whose[1][1]) or re.search(r"\bthat\b|\bwho\b", scene.text[whose[1][1] : verb.start()])):
        return None
    if whose is None:
        to = re.compile(r"\s+to\s+(?:the\s+)?").match(scene.text, verb.end(), end)
        whose = monitor_of(scene, verb.end(), min(end, verb.end() + 50)) if to is not None else None
    if whose is None and scene.observer is not None and re.search(rf"\b(?:it|they|we|{_WHAT})\b[^,;]{{0,30}}$", scene.text[start : verb.start()], re.IGNORECASE):
        whose = (scene.observer, (start, verb.start()))
    if whose is None:
        return None
    if form(verb.group()) in ("stopped", "limited", "detained") and not re.search(_WHAT + r"|patrol|team|convoy|vehicle|observer|monitor|peacekeep", scene.text[start : verb.start()], re.IGNORECASE):
        return None
    return _told(scene, (start, end), verb.span(), _kind(verb), whose, _by(scene, verb.end(), end))


def _taken(scene: Scene, verb: re.Match[str], at: int, end: int) -> bool:
    """ "detained eleven UN staff": people, not a patrol, and taken, not delayed."""
    return form(verb.group()) == "detained" and _STAFF.match(scene.text, at, end) is not None


def _by(scene: Scene, start: int, end: int) -> tuple[str | None, Span] | None:
    """Who did it, after "by"."""
    found = re.compile(r"[^.;]{0,80}?\bby\s+(?:the\s+)?").match(scene.text, start, end)
    if found is None:
        return None
    doer = next((m for m in scene.within(found.end(), min(end, found.end() + 90), "actor")), None)
    if doer is not None and "," not in scene.text[found.end() : doer.start]:
        return doer.id, (doer.start, doer.end)
    words_ = re.compile(r"(?:\w[\w’'-]*\s?){1,7}?(?=\s+(?:at|in|near|on|who|from|while|when|to)\b|[.,;()]|$)").match(scene.text, found.end(), end)
    return (None, words_.span()) if words_ is not None else None


def _phrase(scene: Scene, start: int, end: int) -> Span | None:
    """The noun phrase that ends before a verb, without the phrase for the place at its start."""
    start = max(start, end - 160)
    found = re.search(r"(?:(?:an?|the|two|three|four|five|six|seven|eight|several|some|\d+)\s+)?(?:[\w’'\"“”-]+\s+){0,6}?[\w’'\"“”-]+\s*(?:\([^()]*\)\s*)?$", scene.text[start:end])
    if found is None or not found.group().strip():
        return None
    body = re.sub(r"\s+(?:had|has|have|also|again|then|later)\s*$", "", found.group().rstrip())
    lead = re.match(r"\s*(?:earlier|later|that|this|on|at|during|in|then|also)\b.*?(?=\b(?:an?|the|two|three|four|five|several|some)\b)", body, re.IGNORECASE)
    first = lead.end() if lead is not None else len(body) - len(body.lstrip())
    return (start + found.start() + first, start + found.start() + len(body)) if body.strip() else None


def _told(scene: Scene, sentence: Span, act: Span, kind: str, whose: tuple[str, Span] | None, by: tuple[str | None, Span] | None) -> Told:
    text = scene.text
    terms: dict[str, str] = {"restriction": kind}
    spans: dict[str, Span] = {}
    condition = _CONDITION.search(text, *sentence)
    if condition is not None and kind in ("delayed", "restricted", "denied", "conditional"):
        said = " ".join(condition["what"].split())
        if condition["only"].lower().startswith(("only", "on ", "provided", "unless", "until", "subject", "if", "accompanied", "escort", "with")):
            terms["restriction"] = "conditional"
        terms["demanded"], spans["demanded"] = said, condition.span("what")
    for reason in _REASON.finditer(text, act[1], sentence[1]):
        if _REASONS.search(reason["what"]) and (condition is None or reason.end() <= condition.start("what") or reason.start() >= condition.end()):
            terms["reason"], spans["reason"] = " ".join(reason["what"].split()), reason.span("what")
            break
    if (at := _AT.search(text, *sentence)) is not None:
        terms["at"], spans["at"] = form(at["what"]), at.span("what")
    long = _MINUTES.search(text, act[1], sentence[1])
    if long is not None:
        number = long["n"] or str({"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}.get((long["word"] or "").lower(), ""))
        if number:
            terms["delay_minutes"] = str(int(number) * (60 if (long["unit"] or long["hours"]).lower().startswith("h") else 1))
            spans["delay_minutes"] = long.span()
            terms["restriction"] = "delayed" if kind == "delayed" else terms["restriction"]
    place = _where(scene, sentence, act, terms, spans)
    times = windows(scene, *sentence)
    when = times[0].when if times else None
    if times:
        spans["when"] = times[0].span
        if (said_when := window_words(scene, times[0])) is not None:
            terms["window"] = said_when
    actor, surface = by if by is not None else (None, None)
    if surface is not None:
        spans["actor"] = surface
    target = None
    if whose is not None:
        spans["target"] = whose[1]
        known = scene.vocabulary.actors.get(whose[0]) or scene.vocabulary.sources.get(whose[0])
        target = whose[0] if known is not None else scene.observer if scene.observer in scene.vocabulary.sources or scene.observer in scene.vocabulary.actors else None
    return Told(
        sentence=sentence, act="monitor_restricted", act_span=act, rule="monitors kept from where they wanted to go", actor=actor,
        actor_surface=" ".join(text[surface[0] : surface[1]].split()) if surface is not None else None, target=target, target_surface=" ".join(text[whose[1][0] : whose[1][1]].split()) if whose is not None else None,
        place=place, when=when, terms=terms, spans=spans,
    )  # fmt: skip


def _where(scene: Scene, sentence: Span, act: Span, terms: dict[str, str], spans: dict[str, Span]) -> Place | None:
    """Where they were kept from going on; where they wanted to go is a term, and the place when none other is named."""
    goal: tuple[Place, Span] | None = None
    here: tuple[Place, Span] | None = None
    off: tuple[Place, Span] | None = None
    for place, span in scene.spots(*sentence):
        if here is not None and here[1][1] <= act[0] <= span[0]:
            here = None  # "separatists in A stopped them at B": who they are, then where
        before = scene.text[max(sentence[0], span[0] - 45) : span[0]]
        if _TO.search(before):
            goal = goal or (place, span)
        elif re.search(r"\b(?:from|of)\s+(?:the\s+)?(?:\w+\s+){0,1}$", before, re.IGNORECASE):
            off = off or (place, span)
        elif re.search(r"\b(?:in|at|near|around|outside|on|between|over|above|inside|along|within)\s+(?:the\s+)?(?:\w+\s+){0,3}$", before, re.IGNORECASE):
            here = here or (place, span)
    if goal is not None and here is not None:
        terms["towards"], spans["towards"] = goal[0].name, goal[1]
    chosen = here or goal or off
    if chosen is None:
        chosen = next(iter(scene.unknown(*sentence)), None)
    if chosen is None:
        return None
    spans["place"] = chosen[1]
    return chosen[0]
