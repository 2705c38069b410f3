"""What English words beside a quoted toll say of it: that it is nobody, that it shares the noun of another, that an act had one dead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.counted_nouns import plural
from ceasefire.claims.numerals import number_at
from ceasefire.claims.text import Sentence, Span
from ceasefire.dossier.wordlist import words


def nobody(text: str, span: Span) -> bool:
    """Whether a quotation says in so many words that nobody came to harm: "neither side reported casualties", or a bare count: "the one side spoke of four
    dead, the other of none". Not where only nothing is told: "gave none", "neither side gave casualties"."""
    if _NEITHER.search(text, *span) is not None:
        return True
    return _NOBODY.fullmatch(text, *span) is not None and _UNTOLD.search(text, max(0, span[0] - _FEW), span[0]) is None


def shares(text: str, first: Span, second: Span) -> bool:
    """Whether a toll has the noun of the one before it, one verb or its like told of both: "three soldiers were killed and eight wounded". With a
    verb of its own it says nothing of who they are: "one soldier was killed and another received shrapnel wounds"."""
    if first[1] > second[0] or _BETWEEN.fullmatch(text, first[1], second[0]) is None:
        return False
    return _BEFELL.search(text, *second) is not None or _BEFALLS.match(text, second[1]) is not None


def killed_one(text: str, act: Span, target: Sequence[Span], sentence: Span, after: Sequence[Sentence]) -> Span | None:
    """Where it is told that the one person whom an attack was made on died: in the words of the act ("killed N. Ville"), behind them ("shot
    N. Ville, who died"), in one of the sentences after ("He died on the way to hospital"). None where there was more than one, or nobody died."""
    if tried(text, act, sentence) or len(target) != 1 or not _one_person(text[slice(*target[0])]):
        return None
    if _KILLS.search(text, *act):
        return act
    here = _WHO_DIED.search(text, act[1], sentence[1])
    if here is not None:
        return here.span()
    said = _WORD.findall(text[slice(*target[0])])
    called, named = ("|".join(re.escape(one) for one in said if fits(one)) or "victim" for fits in (lambda one: len(one) > _SHORT, lambda one: one[0].isupper()))
    he = re.compile(rf"\W*(?:(?i:he|she|(?:the|this) (?:victim|man|woman|{called}))|{named})\b(?!['’]s){_ON}{_DIES}")
    return next((found.span() for one in after[:2] if (found := he.match(text, one.start, one.end)) is not None), None)


def tried(text: str, act: Span, sentence: Span) -> bool:
    """Whether an attack is told as one that was only tried: "tried to kill", "an attempted murder"."""
    return _TRIED.search(text, max(sentence[0], act[0] - _FEW), act[1]) is not None


def unnumbered(text: str, act: Span, who: Sequence[Span], target: Sequence[Span]) -> bool:
    """Whether the dead that are quoted of an assassination are only whom it was made on: it says no number then, and that he died only by its name."""
    if _ASSASSINATED.search(text, *act) is None or _KILLS.search(text, *act) is not None or not all(any(one[0] < to[1] and to[0] < one[1] for to in target) for one in who):
        return False
    said = [_FIGURE.findall(text[slice(*one)].lower()) for one in who]
    return not any(number_at(some, at) is not None for some in said for at in range(len(some)))


def _one_person(said: str) -> bool:
    """Whether a phrase names one person: no number, no "and", no plural before what tells more of him."""
    head = _MORE.split(said, maxsplit=1)[0]
    found = _WORD.findall(head)
    lows = [one.lower() for one in found]
    if not found or "and" in lows or any(one not in {"a", "one"} and number_at([one], 0) is not None for one in lows):
        return False
    return lows[-1] not in _SEVERAL and (found[-1][0].isupper() or not plural(lows[-1])) and not any(one[0].islower() and plural(one) for one in found)


_FEW = 24
"""Characters before a word in which a few words stand."""
_SHORT = 3
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FIGURE = re.compile(r"\d+|[^\W\d_]+")
_ASSASSINATED = re.compile(r"\b(?:assassinat\w+|liquidat\w+)\b", re.IGNORECASE)
_MORE = re.compile(r",| (?:who|of|from|in|at|near|as|whose|outside|on)\b|\(")
_SEVERAL = words("people police men women children staff family personnel crew militia brothers sisters")
_NOBODY = re.compile(r"(?:none|nobody|no[- ]one|zero|nil|0)", re.IGNORECASE)
_HARM = r"(?:casualt(?:y|ies)|deaths?|dead|fatalit(?:y|ies)|injur(?:y|ies)|wounded|victims?|losses)"
_NEITHER = re.compile(
    rf"\bneither (?:[\w'’-]+ ){{1,8}}?(?:reported|suffered|sustained|took|had|recorded|registered|incurred|counted|announced) (?:any )?(?:(?:immediate|human|further|confirmed|civilian) )?{_HARM}\b"
    r"|\b(?:no|nor any) casualty\b", re.IGNORECASE
)  # fmt: skip
_UNTOLD = re.compile(r"\b(?:gave|gives?|given|giving|provid\w+|offer\w*|releas\w+|issu\w+|publish\w+|disclos\w+|nam(?:ed|ing))\s+$", re.IGNORECASE)
_WERE = r"(?:was|were|are|is|have been|has been|had been)"
_HARMED = r"(?:killed|dead|martyred|slain|wounded|injured|hurt)"
_BETWEEN = re.compile(rf"\s*(?:{_WERE}\s+)?(?:shot\s+)?{_HARMED}\b(?:\s+(?!{_HARMED}|{_WERE}\b|and\b)[^\W\d_][\w'’-]*){{0,6}}?\s*,?\s*(?:and\s+)?", re.IGNORECASE)
_BEFELL = re.compile(rf"\b{_HARMED}$", re.IGNORECASE)
_BEFALLS = re.compile(rf"\s+(?:(?:others?|more)\s+)?(?:{_WERE}\s+)?(?:\w+ly\s+|reported\s+)?{_HARMED}\b", re.IGNORECASE)
_KILLS = re.compile(r"\b(?:killed|murdered|slain|executed|beheaded|hanged|gunned down|cut down|(?:shot|stabbed|beaten|hacked|burn(?:ed|t)) (?:\w+ )?(?:dead|to death)|fatally)\b", re.IGNORECASE)
_TRIED = re.compile(r"\b(?:tr(?:y|ies|ied|ying) to|attempt\w*|fail\w*|sought|want\w*|plot\w*|plann?\w*|almost|nearly|narrowly|surviv\w+|escap\w+|never|not)\b|n't\b", re.IGNORECASE)
_ON = r"(?:(?!\b(?:said|says|told|whose|that|his|her|their|father|mother|brother|sister|son|daughter|wife|husband|and (?:an?|the|two|three|four|five|\d+)|members?|guards?)\b)[^.;!?]){0,80}?"
_DIES = r"\b(?<!nearly )(?<!almost )(?:died|dies|succumbed|perished|bled to death|(?:is|was) (?:later )?(?:pronounced |declared )?dead|did not survive)\b(?! (?:last|in (?:19|20)\d\d))"
_WHO_DIED = re.compile(rf"(?:(?:,? who|[;,] (?:and )?(?:he|she))\b{_ON}| and (?:(?:he|she) )?(?:(?:\w+ly|later|soon|then) )?){_DIES}", re.IGNORECASE)
