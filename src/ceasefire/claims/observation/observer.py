"""Who observes in a sentence, and how: "the SMM camera in X recorded", "peacekeepers heard"."""

from __future__ import annotations

import re

import msgspec
from ahocorasick_rs import AhoCorasick

from ceasefire.claims.claim import Means
from ceasefire.claims.literals import Sieve
from ceasefire.claims.observation.scene import Scene, is_monitor
from ceasefire.claims.observation.words import form, words
from ceasefire.claims.text import Span, without_halves
from ceasefire.dossier.vocabulary import Vocabulary

_HINT = ("monitor", "mission", "observer", "peacekeep", "patrol", "ceasefire violation", "truce violation", "verif", "blue helmet", "united nations position", "inspector",
         "interim force", "supervis", "crater", "camera", "team")  # fmt: skip
_HINTS = AhoCorasick(_HINT)
_ACRONYM = re.compile(r"\b[A-Z]{3,}(?:[-/][A-Z]+)*\b")
_PRONOUN = re.compile(r"\b(?:it|they|we|our (?:monitors|teams?|patrols?|observers))\b", re.IGNORECASE)
_PERSONNEL = Sieve(re.compile(r"\b(?:UN|United Nations|UNTSO|military)\s+(?:personnel|position|observers?|troops|post)\b", re.IGNORECASE))
_STOP = re.compile(r"[.;:]\s|,\s(?!(?:which|who)\b)")
_DID_NOT = Sieve(re.compile(r"\b(?:did\s+not|didn[’']t|has\s+not|have\s+not)\s+(?:hear|see|observe|record|register|witness|detect|note|document|heard|seen|observed|recorded|registered)\b", re.IGNORECASE))
_OTHER = Sieve(re.compile(r"\b(?:that|who|whom|said|says|told|informed|according|claimed|alleged)\b", re.IGNORECASE))
_ASIDE = re.compile(r"\([^()]*\)?|,\s+(?:positioned|located|stationed|based|while|when|in sequence|from)\b[^,()]{0,90}(?:\([^()]*\)[^,()]{0,60})?,", re.IGNORECASE)
_SAYS = Sieve(re.compile(r"\b(?:said|says|noted|reported|added|recorded|observed|according\s+to)\b", re.IGNORECASE))
_BACK = 220


class Seer(msgspec.Struct, frozen=True):
    """subject: words that name the observer; name: an id of the vocabulary or the words; verb: span of the verb;
    means: how; instrument: camera or UAV, as written."""

    subject: Span
    name: str | None
    verb: Span
    means: Means | None
    instrument: str | None


_MISSION = re.compile(r"\b[A-Z]{1,6}(?:MM|MVM|FIL|DOF|TSO)\b")
_ENDS = ("MM", "MVM", "FIL", "DOF", "TSO")
_CACHE: list[tuple[Vocabulary, AhoCorasick]] = []
_CACHE_SIZE = 8


def may_observe(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text can be of this kind at all: a few looks for plain strings."""
    if _HINTS.find_matches_as_indexes(without_halves(text.lower())) or _names(vocabulary).find_matches_as_indexes(without_halves(text)):
        return True
    return any(end in text for end in _ENDS) and _MISSION.search(text) is not None


def _names(vocabulary: Vocabulary) -> AhoCorasick:
    """What finds names of a vocabulary's monitors that hold no plain word for one."""
    for known, names in _CACHE:
        if known is vocabulary:
            return names
    listed: list[str] = []
    for source in vocabulary.sources.values():
        if is_monitor(vocabulary, source.id):
            listed += [source.name, *source.aliases]
    for actor in vocabulary.actors.values():
        if is_monitor(vocabulary, actor.id):
            listed += [actor.name, *(alias.text for alias in actor.aliases)]
    made = AhoCorasick(dict.fromkeys(n for n in listed if not any(h in n.lower() for h in _HINT)))
    _CACHE.append((vocabulary, made))
    del _CACHE[:-_CACHE_SIZE]
    return made


def monitor_of(scene: Scene, start: int, end: int) -> tuple[str, Span] | None:
    """The monitor that a span names: a source or body of the vocabulary, else plain words for one, else an acronym."""
    for one in scene.within(start, end):
        if one.id is not None and is_monitor(scene.vocabulary, one.id):
            return one.id, (one.start, one.end)
    w = words()
    found = [m for m in w.observer.finditer(scene.text, start, end) if not scene.bracketed(start, m.start())]
    found += list(_PERSONNEL.finditer(scene.text, start, end))
    if found:
        return scene.text[slice(*found[-1].span())], found[-1].span()
    named = list(scene.within(start, end, "actor"))
    for short in _ACRONYM.finditer(scene.text, start, end):
        if not any(m.start <= short.start() < m.end for m in named) and not scene.bracketed(start, short.start()) and short.group().endswith(("M", "MM", "MVM", "MIL", "OF", "MIS", "NTSO", "JMC", "MO")):
            return short.group(), short.span()
    return None


def may_see(text: str) -> bool:
    """Whether a text holds any verb of observing."""
    return words().verb.search(text) is not None or _DID_NOT.search(text) is not None


def seers(scene: Scene, start: int, end: int) -> list[Seer]:
    """Who observes in a sentence, one for each verb of observing that an observer is the subject of."""
    w = words()
    found: list[Seer] = []
    verbs = sorted([*w.verb.finditer(scene.text, start, end), *_DID_NOT.finditer(scene.text, start, end)], key=lambda m: m.start())
    for verb in verbs:
        if scene.bracketed(start, verb.start()):
            continue
        first = max(start, verb.start() - _BACK)
        if found:
            first = max(first, found[-1].verb[1])
        # The subject reaches back to the last comma outside brackets; what lies in brackets is no subject.
        subject = _flat(scene.text[first : verb.start()])
        cut = max((m.end() for m in _STOP.finditer(subject)), default=0)
        begin = first + cut
        camera = [m for m in w.camera.finditer(scene.text, begin, verb.start()) if not scene.bracketed(begin, m.start())]
        named = monitor_of(scene, begin, verb.start())
        if named is None and not camera:
            pronoun = _PRONOUN.search(scene.text, begin, verb.start())
            own = pronoun is not None and scene.observer is not None and (scene.own or scene.seen_in == scene.paragraph)
            follows = bool(found) and re.fullmatch(r"[\s\w,]{0,60}?(?:and|also|,)\s+(?:\w+\s+)?", scene.text[begin : verb.start()]) is not None
            if not own and not follows:
                continue
            named = (scene.observer or "", (begin, verb.start())) if pronoun is None else (scene.observer or "", pronoun.span())
            if follows and not own:
                named = (found[-1].name or "", found[-1].subject)
        if named is not None and _OTHER.search(_flat(scene.text[named[1][1] : verb.start()])):
            continue  # "told the mission that she heard": somebody else did
        means = w.verbs.get(form(verb.group()))
        if camera:
            means = "camera"
        span = named[1] if named is not None else camera[-1].span()
        found.append(Seer(span, (named[0] or None) if named is not None else None, verb.span(), means, " ".join(camera[-1].group().lower().split()) if camera else None))
    return found


def said_by(scene: Scene, start: int, end: int) -> Seer | None:
    """ "…, the mission noted" and "According to monitors, …"."""
    text = scene.text
    first = re.compile(r"\s*according\s+to\s+(?:the\s+)?", re.IGNORECASE).match(text, start, end)
    if first is not None:
        comma = text.find(",", first.end(), end)
        named = monitor_of(scene, first.end(), comma) if comma > 0 else None
        if named is not None:
            return Seer(named[1], named[0], first.span(), None, None)
    comma = text.rfind(",", start, end)
    if comma < 0 or end - comma > 80 or _SAYS.search(text, comma, end) is None:
        return None
    named = monitor_of(scene, comma + 1, end)
    verb = _SAYS.search(text, comma, end)
    if named is None or verb is None or re.search(r"\b(?:that|who|which)\b", text[comma:end]):
        return None
    return Seer(named[1], named[0], verb.span(), None, None)


def passive_seer(scene: Scene, start: int, end: int) -> Seer | None:
    """ "explosions were heard (by peacekeepers)", in a text whose observer is known."""
    w = words()
    for verb in w.verb.finditer(scene.text, start, end):
        before = scene.text[max(start, verb.start() - 12) : verb.start()]
        if not re.search(r"\b(?:was|were|been|being)\s+(?:also\s+)?$", before, re.IGNORECASE):
            continue
        by = re.match(r"\s+by\s+(?:the\s+|its\s+|an?\s+)?", scene.text[verb.end() : end])
        named = monitor_of(scene, verb.end(), min(end, verb.end() + 70)) if by else None
        if by and named is None:
            return None
        if named is None and (scene.observer is None or not scene.own):
            return None
        span = named[1] if named is not None else verb.span()
        means = w.verbs.get(form(verb.group()))
        return Seer(span, named[0] if named is not None else scene.observer, verb.span(), None if means in ("inspected", "told") else means, None)
    return None


def _flat(text: str) -> str:
    """The same with what stands in brackets, or between commas says where somebody was, blanked."""
    return _ASIDE.sub(lambda m: "x" * len(m.group()), text)
