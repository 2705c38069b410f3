"""Who speaks by the order of the words, where the tree does not say: "..., residents said, ...", "..., a chief told X"."""

from __future__ import annotations

from ceasefire.claims import stance_words as w
from ceasefire.claims.asserters import can_speak
from ceasefire.claims.parse import Parsed
from ceasefire.claims.walk import denies_for_itself
from ceasefire.claims.word import Word
from ceasefire.dossier.wordlist import words

_EDGE = frozenset({",", '"', "''", "``", "”", "“", "-", "–", "—", ";", ":", "(", ")"})
_STOP = frozenset({".", "!", "?", "…"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUN = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_JOIN = words("and but who which that as while whereas though although because when where after before if whose")
_BREAK = _EDGE | _STOP
_CUTS = _BREAK | _JOIN
_CIRCUMSTANCE = frozenset({"after", "hours", "when", "shortly"})
"""What follows tells when it was said, and no more of what was said."""
_TOLD = frozenset({"told", "tells", "informed"})
"""Right behind these stands whoever listens."""
_LONGEST = 12


def said_beside(p: Parsed, at: int) -> tuple[Word, Word | None, str] | None:
    """(who speaks, to whom or None, the verb) of a sentence that says so between commas or at its end, for the
    act at token `at`; None when no such words stand there."""
    if w.SAY.isdisjoint(p.said) or (at >= 0 and denies_for_itself(p.doc[at])):
        return None
    if (ahead := _said_ahead(p, at)) is not None:
        return ahead
    told = w.PLAIN_SAY & p.said
    if not told:
        return None
    for i, word in enumerate(p.lows):
        if word not in told or not (p.tags[i] in {"VBD", "VBZ", "VBP", "VBN", "NNS"} or word.endswith("ed") or word in w.NO_NOUN) or i == at:
            continue
        if word in {"responded", "responds"} and p.lows[i + 1 : i + 2] in (["with"], ["by"], ["to"]):
            continue  # "X responded with rockets": no words
        left = next((k for k in range(i - 1, -1, -1) if _edge(p, k)), -1)
        right = next((k for k in range(i + 1, len(p.lows)) if _edge(p, k) or p.lows[k] in _STOP or (k > i + 1 and p.lows[k] in _CIRCUMSTANCE)), len(p.lows))
        if left < 0 or i - left > _LONGEST or right - i > _LONGEST or left < at < right:
            continue
        if at > right and ({"but", "while", "whereas"} & set(p.lows[right:at]) or ";" in p.lows[right:at]):
            continue
        if any(t in _FINITE for t in p.tags[i + 1 : right]) or "that" in p.lows[i + 1 : right]:
            continue
        verb = i
        while verb > left + 2 and p.lows[verb - 1] in _AUXILIARY and "saying" in p.lows[i:right]:
            verb -= 1  # "..., an official was quoted as saying"
        who = _head(p, left + 1, verb) if i - left > 1 else None if word in _TOLD else _head(p, i + 1, right)
        if who is None and i - left == 1:
            who = _before_commas(p, i)
        if who is None or not (can_speak(who) or who.i in p.named):
            continue
        to = next((t for t in p.tokens[i + 1 : right] if p.mention(t, "source") is not None and t is not who), None)
        return who, to, word
    return None


def _edge(p: Parsed, at: int) -> bool:
    """Whether a word is a mark between parts of a sentence; the hyphen in "north-east" is none."""
    return p.lows[at] in _EDGE and not (p.lows[at] == "-" and at > 0 and p.tokens[at - 1].whitespace_ == "")


_CLOSE = frozenset({'"', "''", "”", "’’"})


def _before_commas(p: Parsed, verb: int) -> Word | None:
    """ "'...,' A B, a spokesman for X, tweeted": whoever stands between the quotation and the verb."""
    quote = next((k for k in range(verb - 1, -1, -1) if p.lows[k] in _CLOSE), -1)
    if quote < 0:
        return None
    end = next((k for k in range(quote + 1, verb) if p.lows[k] == ","), verb)
    return _head(p, quote + 1, end)


_AUXILIARY = w.BE | {"has", "had", "have"}
_GAP, _NEAR = 14, 5


def _said_ahead(p: Parsed, at: int) -> tuple[Word, Word | None, str] | None:
    """ "A local official maintains that ...": a sentence that opens with who says it, whatever its tree."""
    for i in range(1, min(at, _LONGEST)):
        if p.lows[i] in _CUTS:
            return None
        if p.lows[i] not in w.SAY:
            continue
        if p.tokens[i].dep_ == "amod" and p.tokens[i - 1].tag_ in _NOUN:
            who = _head(p, 0, i)  # "the ministry alleged gunmen took a teacher": no gunmen that are alleged
            if who is not None and who.i == i - 1 and (_office(p, who) or who.i in p.named):
                return who, None, p.lows[i]
        that = next((k for k in range(i + 1, min(at, i + 1 + _GAP)) if p.lows[k] == "that"), -1)
        if that - i > _NEAR and p.tags[i + 1] not in {"IN", "TO", "RB"}:
            return None  # "claimed responsibility for the bomb that killed five"
        who = _head(p, 0, i) if that > 0 and not _FINITE & set(p.tags[i + 1 : that]) else None
        if who is None or not (can_speak(who) or who.i in p.named):
            return None
        to = next((t for t in p.tokens[i + 1 : that] if p.mention(t, "source") is not None), None)
        return who, to, p.lows[i]
    return None


def _office(p: Parsed, who: Word) -> bool:
    """Whether a word names an office, a body or people that speak."""
    return p.lows[who.i] in w.SPEAKER


def _head(p: Parsed, first: int, last: int) -> Word | None:
    """The head of the noun phrase in tokens [first, last): its last noun before a preposition; None when it is none."""
    if first >= last or p.tags[first] in {"IN", "TO"} or p.lows[first] in _JOIN or any(t in _FINITE for t in p.tags[first:last]):
        return None
    found = None
    for index in range(first, last):
        if p.tags[index] in {"IN", "TO", "WDT", "WP"} and found is not None:
            break
        if p.tags[index] in _NOUN or index in p.named:
            found = p.tokens[index]
    if found is None and p.lows[last - 1] in w.SPEAKER:
        return p.tokens[last - 1]  # "an official maintains": taken for adjectives of "maintains"
    return found
