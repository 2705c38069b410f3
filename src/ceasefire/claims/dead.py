"""Who is named as killed: one name tells two killings in a town on a day apart, and one killing told twice together."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ceasefire.claims.arabic.dead import arabic_dead
from ceasefire.claims.claim import Claim, Span
from ceasefire.dossier.act import groups
from ceasefire.dossier.wordlist import words

KILLING = frozenset({"assassination", "killing_other"})
"""Acts that say by themselves that somebody died."""

BETWEEN = 8
"""Words that may stand between a word of killing and the name: "killed the former rebel commander N"."""

_WORD = re.compile(r"\w[\w'’`.-]*\w|\w|[^\w\s]")
_PARTICLE = re.compile(r"(?:al|el|as|ash|ad|ar|at|az|an|bin|ibn|abu|abd|de|del|van|von|der|da|dos)$", re.IGNORECASE)
_JOINED = re.compile(r"(?:al|el|as|ash|ad|ar|at|az|an)[-’'][A-Z\u00c0-\u024f]")
_TITLES = words(
    """mr mrs ms dr judge colonel captain major general brigadier lieutenant sergeant sheikh commander president mayor officer private
    lawyer doctor engineer leader haji mullah imam father sister brother corporal professor journalist activist sir"""
)
_OPENING = words("the a an this that these he she it they his her their its local two three four five six seven eight nine ten former in on at by after when while")
_BODIES = words("force forces army brigade brigades division divisions corps front guard guards movement police party council government state states union battalion regiment militia militias committee ministry observatory province governorate city")
_STOPS = words("of to in at by from near on with after before when as who which that while where because and or but during over under he she it they said")
_ENDS = words("killed assassinated murdered executed slain died")
_NO_NAME = _TITLES | _OPENING
_BE = words("was were been being is are")
_DYING = _ENDS | words("succumbed shot found gunned")
"""Without one of these nobody dies behind his name."""
# "killed N", "the killing of N", "the body of N".
_BEFORE = re.compile(
    r"\b(?:(?:kill(?:ed|s|ing)?|assassinat(?:ed|es|ing)|murder(?:ed|s|ing)|execut(?:ed|es|ing)|shot dead|shoot dead|gunned down)"
    r"|(?:killing|assassination|murder|death|execution|body|funeral|burial) of|took the life of|claimed the life of)\s+(?!in\b)", re.IGNORECASE
)  # fmt: skip

_CUES = ("kill", "assassinat", "murder", "execut", "dead", "gunned", "death", "body", "funeral", "life")
"""One of them stands in whatever that finds in plain letters."""
_ARABIC = re.compile(r"[\u0621-\u064a]{2}")


def with_dead(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """The claims of a text, deadly ones with `terms["dead"]`: the names of those who were killed, as written, commas between
    several. text: that spans point into. A name goes to the deadly act told nearest to it in its sentence; neither the
    other fields nor the id change. Names of places, of known actors and of whoever speaks are no names of the dead."""
    deadly: dict[Span, list[int]] = {}
    for n, c in enumerate(claims):
        if _deadly(c) and "sentence" in c.spans:
            deadly.setdefault(c.spans["sentence"], []).append(n)
    told = [(sentence, mine, span) for sentence, mine in sorted(deadly.items()) for span in _names(text, sentence)]
    if not told:
        return tuple(claims)
    busy = sorted({c.spans[f] for c in claims for f in ("place", "attributed_to", *(("actor",) if c.actor else ()), *(("target",) if c.target else ())) if f in c.spans})
    called = {c.spans["target"] for c in claims if c.target and "target" in c.spans}
    found: dict[int, list[Span]] = {}
    for sentence, mine, span in told:
        # In "rebel commander N" the target is whose he was, and N is who died.
        if not any(one[0] < span[1] and span[0] < one[1] and not (one in called and one[0] < span[0] and span[1] == one[1]) for one in busy):
            home = min((_far(claims[n].spans.get("act", sentence), span), n) for n in mine)[1]
            found.setdefault(home, []).append(span)
    return tuple(_named(c, text, found[n]) if n in found else c for n, c in enumerate(claims))


def _named(claim: Claim, text: str, spans: Sequence[Span]) -> Claim:
    names = dict.fromkeys(" ".join(text[slice(*one)].split()) for one in spans)
    why = claim.why
    if why is not msgspec.UNSET:
        why = {**why, "terms.dead": f'"{text[slice(*spans[0])]}": a name beside a word of killing'}
    return msgspec.structs.replace(claim, terms={**claim.terms, "dead": ",".join(names)}, spans={**claim.spans, "dead": spans[0]}, why=why)


def _deadly(claim: Claim) -> bool:
    killed = claim.killed
    if killed is not None:
        return bool(killed.low or killed.best or killed.high or killed.unquantified)
    return claim.act in KILLING or claim.act in groups()["hostile_acts"]


def _far(act: Span, name: Span) -> int:
    return max(act[0] - name[1], name[0] - act[1], 0)


def _names(text: str, sentence: Span) -> list[Span]:
    body = text[slice(*sentence)]
    spans = arabic_dead(body) if not body.isascii() and _ARABIC.search(body) else _english(body)
    return [(sentence[0] + first, sentence[0] + last) for first, last in spans]


def _english(body: str) -> list[Span]:
    """Names after a word of killing, and before "was killed", "died", "was shot dead"."""
    if not any(map(str.isupper, body[1:])):
        return []
    low = body.lower()
    cues = list(_BEFORE.finditer(body)) if not body.isascii() or any(map(low.__contains__, _CUES)) else []
    if not cues and not _may_die(low):
        return []
    toks = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(body)]
    out: list[Span] = []
    for cue in cues:
        k = next((n for n, t in enumerate(toks) if t[0] >= cue.end()), len(toks))
        for n in range(k, min(k + BETWEEN, len(toks))):
            last = _chain(toks, n)
            if last is not None:
                more = _more(toks, last)
                out += _spans(toks, [(n, last), *([] if more and _dies(toks, more[-1][1]) else more)])
                break
            if toks[n][2].lower() in _STOPS or toks[n][2] in ".;:!?\"”“":
                break
    if _DYING.isdisjoint([word.lower() for _, _, word in toks]):
        return sorted(set(out))
    chains = [_chain(toks, n) for n in range(len(toks))]
    for n, last in enumerate(chains):
        if last is None or (n and chains[n - 1] is not None):
            continue
        listed = [(n, last), *_more(toks, last)]
        if _dies(toks, listed[-1][1]):
            out += _spans(toks, listed)
    return sorted(set(out))


def _may_die(low: str) -> bool:
    """Whether a text in lower case has the letters of a word of `_DYING`: a cheap look before its words are told apart."""
    return any(map(low.__contains__, _DYING))


def _spans(toks: Sequence[Token], chains: Sequence[Span]) -> list[Span]:
    return [(toks[first][0], toks[last - 1][1]) for first, last in chains]


Token = tuple[int, int, str]


def _chain(toks: Sequence[Token], n: int) -> int | None:
    """Where the name that begins at a word ends: two to four capitalised words, particles between them not counted."""
    first = toks[n][2]
    if not first[0].isupper() or first.lower().rstrip(".") in _NO_NAME or (first.isupper() and len(first) > 3):
        return None
    last, size = n + 1, 1
    while last < len(toks) and size < 4:
        word = toks[last][2]
        if word[0].isupper() or _JOINED.match(word):
            last, size = last + 1, size + 1
        elif _PARTICLE.match(word) and last + 1 < len(toks) and toks[last + 1][2][0].isupper():
            last += 1
        else:
            break
    return last if size > 1 and not any(t[2].lower() in _BODIES for t in toks[n:last]) else None


def _more(toks: Sequence[Token], last: int) -> list[Span]:
    """Further names of a list, as words: "A B, C D and E F"."""
    out: list[Span] = []
    while last + 1 < len(toks) and toks[last][2] in (",", "and"):
        n = last + 1 + (toks[last][2] == "," and toks[last + 1][2] == "and")
        stop = _chain(toks, n) if n < len(toks) else None
        if stop is None:
            break
        out.append((n, stop))
        last = stop
    return out


def _dies(toks: Sequence[Token], at: int) -> bool:
    """Whether "was killed" or "died" follows, behind what stands between commas too."""
    if at < len(toks) and toks[at][2] == ",":
        stop = next((n for n in range(at + 1, min(at + 14, len(toks))) if toks[n][2] == ","), None)
        behind = toks[at + 1][2] if at + 1 < len(toks) else ""
        if behind in _ENDS - {"died"}:
            return True  # "N, killed on Monday"
        stop = at if behind in _BE else stop
        if stop is None:
            return False
        at = stop + 1
    following = [t[2].lower() for t in toks[at : at + 5]]
    if following[:1] == ["died"] or following[:2] == ["succumbed", "to"]:
        return True
    if following[:1] and following[0] in _BE | {"has", "had", "have"}:
        rest = [w for w in following if w not in _BE | {"has", "had", "have", "also", "reportedly", "later", "himself"}]
        return bool(rest) and (rest[0] in _ENDS or rest[:2] in (["shot", "dead"], ["found", "dead"], ["gunned", "down"]))
    return False
