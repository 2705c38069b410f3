"""Words that say somebody was killed or hurt, and the fixed phrases for nobody and for a toll."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from ceasefire.claims.calendar_words import MONTH
from ceasefire.claims.claim import Harm
from ceasefire.claims.comparison import compared
from ceasefire.claims.lexicon import inflect
from ceasefire.claims.literals import Sieve
from ceasefire.claims.numerals import NUMBER_WORD, number_at
from ceasefire.claims.parse import Parsed
from ceasefire.claims.person_words import group_of
from ceasefire.claims.text import Span
from ceasefire.dossier.wordlist import words

Label = Literal["killed", "injured", "both"]


class HarmFound(msgspec.Struct, frozen=True):
    """Harm that one word states. token: index of that word; span: from the first to the last word
    it was read from; of_them: it only says who some of those told before were;
    again: it only gives another number of them ("the ministry spoke of 28");
    of_one: it tells of one who was told before ("He died in hospital"); voice: the word of whoever gives that other number."""

    killed: Harm | None
    injured: Harm | None
    token: int
    span: Span
    of_them: bool = False
    again: bool = False
    of_one: bool = False
    voice: int | None = None


def _forms(*bases: str) -> frozenset[str]:
    return frozenset(form for base in bases for form in inflect(base))


_KILL = _forms("kill", "murder", "execute", "massacre", "behead", "martyr", "assassinate", "slaughter") | {
    "slain",
    "lynched",
    "hanged",
}
_HURT = _forms("wound", "injure", "hurt", "maim") - {"wound-up"} | {"hospitalised", "hospitalized"}
_FEARED = words("feared presumed believed")
_BODY = words("bodies corpses body corpse remains")
_RECOVERED = words("""recover saw recovered recovering recovers pull pulled pulling retrieve retrieved retrieving dug found
    remove removed removing extract extracted extracting flown counted discovered unearthed collected brought picked arrived seen strewn scattered
    lay lying ferried carried evacuated littered piled laid""")
_NATURAL = words("heart natural cancer illness age stroke covid")
_TAKEN_IN = words("received receive receives receiving admitted took taken")
_SWAPPED = words("exchange exchanged exchanges swap swapped return returned prisoners repatriated repatriation families relatives")
_FAILED = words("attempted attempt foiled thwarted failed plot plotting plotted planned tried survived anniversary accused charged suspected convicted")
_LOST = words("lost losing lose loses")
_MEN = words("men soldiers fighters troops servicemen militants personnel policemen officers people civilians members residents villagers comrades")
_DIE = _forms("die", "perish") | {"dead"}
BE = words("""was were been being is are be got get gets remain remains left leaving leaves lay lie""")
PART = frozenset(["including", "among", "comprising", "mostly", "namely"])
STOP = frozenset({";", ":"})
FILLER = 16
_NONE_KNOWN = Sieve(re.compile(
    r"\bno (?:\w+ )?(?:information|word|reports?|news|details?|figures?|data)\b[^.;]{0,40}\b(?:casualt|injur|death|victim|fatalit|killed|wounded)|"
    r"casualt\w+[^.;]{0,20}\b(?:unknown|unclear|not (?:yet )?known|could not be)",
    re.IGNORECASE,
))
_ZERO = re.compile(
    r"\b(?P<no>no|without(?: causing)?(?: any)?|nor|zero|did not (?:cause|result in|lead to|leave)(?: any)?|caus(?:ed|ing) no|hurting no|none of (?:\w+ ){1,4}(?:caused|causing|led to|resulted in)(?: any)?)"
    r"(?: (?:reported|immediate|human|further|confirmed|known|civilian|any))*"
    r" (?P<what>casualties|deaths?|fatalit(?:y|ies)|injur(?:y|ies)|victims|losses|loss of life|wounded|dead|killed)\b(?: (?:or|and|nor)(?: no)? (?P<other>deaths|fatalities|injur(?:y|ies)|wounded|injured|dead|killed)\b)?|"
    r"(?:\b(?:claimed|claiming|cost|costing|took) no (?P<lives>lives)\b|\bno (?P<lost>lives) (?:were|was|have been|had been) lost\b)|"
    r"\b(?P<one>no[- ]one|nobody|not (?:a single|one) (?:\w+ ){1,2}?|none(?: of (?:\w+ ){1,4}?)?|no (?!fewer|less|more|information|word|reports?|news|details?)(?:\w+ ){1,3}?)"
    r"(?: ?(?:(?:is|was|are|were) (?:known|reported|said|believed|thought) to have been|was|were|has been|had been|have been|is|are))? ?(?:\w+ )?\b(?P<done>killed|hurt|injured|wounded|harmed|died)\b(?: (?:or|nor) (?:\w+ )?(?P<also>killed|hurt|injured|wounded|harmed)\b)?|"
    r"\bnot (?:a single|one|even one) (?:\w+ )?(?P<single>casualty|death|fatality|injury|victim)\b|"
    r"\bwithout (?P<doing>hurting|harming|injuring|wounding|killing) (?:or (?:hurting|injuring|wounding|killing) )?(?:anyone|anybody|a single person|people)\b|"
    r"\b(?:left|leaving) (?:no[- ]one|nobody|no \w+) (?P<left>dead|hurt|injured|wounded|killed)\b|"
    r"(?:^|[,;] (?:but |and )?|\bbut )(?:he|she|they|both|everyone|everybody|all of them|all|(?:the |its |his |her |their )(?:driver|crew|occupants|passengers|guards|staff|residents)) (?:\w+ )?(?:escaped|survived|emerged|were|was|got away) (?P<safe>unharmed|unhurt|uninjured|unscathed)\b|"
    r"\b(?P<hurt>hurt|hurting|harmed|harming|injured|injuring|wounded|wounding|killed|killing) (?:no[- ]one|nobody)\b",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?:puts? (?:(?:the|its|their)(?: own)? )?(?:dead|killed|losses|deaths)|death toll|toll|number of (?:(?!wounded|injured)\w+ ){0,2}(?:dead|killed|deaths|victims|martyrs|fatalities)(?! (?:and|or) (?:wounded|injured)))\b[^.;]{0,60}?\b(?:to|of|at|reached|is|was|stands? at)\s+(?P<mod>at least |more than |over |about |around |nearly )?(?P<n>\d[\d,]*|" + NUMBER_WORD + r")\b(?!(?:st|nd|rd|th)?(?: of)? "
    + MONTH
    + ")",
    re.IGNORECASE,
)
_N = r"(?P<mod>at least |more than |over |about |around |nearly )?(?P<n>\d[\d,]*|" + NUMBER_WORD + r")\b(?! ?(?:%|percent|per cent|days?|weeks?|months?|years?|(?:st|nd|rd|th)?(?: of)? " + MONTH + "))"
_MOVED = r"(?:revised|updated|raised|raises|rose|risen|rises|climbed|climbs|increased|jumped|grew|grown|gone|went|moved|corrected|lowered|stood|stands|reached|put)(?: \w+ly)?(?: upwards?| up| downwards?| down)?(?: from (?:\w+ ){1,3}?)?"
_UPDATED = Sieve(re.compile(rf"\b(?:toll|count|tally|(?:dead|death|body) count|number of (?:the )?(?:dead|killed|deaths|victims|fatalities|martyrs))\b[^.;]{{0,80}}?\b{_MOVED} ?(?:(?:to|at) )?{_N}", re.IGNORECASE))
"""A figure that takes the place of one told before."""
_RAISED = Sieve(re.compile(rf"\b(?:raise[ds]?|raising|revise[ds]?|update[ds]?|lower(?:ed|s)?|puts?) (?:the|its|his|her|their|that) (?:number|figure|total)(?: upwards?| up| down)? (?:to|at) {_N}", re.IGNORECASE))


_PUT = Sieve(re.compile(rf"\b(?:had|earlier|initially|at first|previously|first)\b[^;]{{0,120}}?\bputs? (?:the|its|his|her|their)(?: \w+)? (?:toll|count|tally) at {_N}", re.IGNORECASE))
"""A toll by whoever gave another before: "who had spoken of 43, put the toll at 76"."""


def _updated(masked: str) -> re.Match[str] | None:
    return _UPDATED.search(masked) or _RAISED.search(masked) or _PUT.search(masked)


_HURT_TOLL = re.compile(rf"\bputs? (?:the|its|their)(?: own)? (?:wounded|injured) at {_N}|".replace("P<n>", "P<n2>").replace("P<mod>", "P<mod2>") + rf"\b(?:number|count|tally|toll) of (?:the |people )?(?:wounded|injured|injuries)(?: people)?\b[^.;]{{0,60}}?\b(?:{_MOVED} ?(?:to|at)?|to|at|is|was) {_N}", re.IGNORECASE)
_FALLEN = words("ambush battle battles combat fighting clash clashes attack line action fire gunfire bullet bullets raid strike assault offensive duty defence defense shelling bombardment fight firefight shootout war")


_ALL = r"(?:them|these|those(?: (?:killed|dead|wounded|injured))?|the (?:dead|killed|victims|slain|deceased|wounded|injured|casualties|fatalities))"
_TELLS = r"(?:was|were|are|is|have been|had been|has been)\b"
LEADS = Sieve(re.compile(
    rf"(?:(?:at least |about |some )?(?:[\w-]+ ){{1,3}}of {_ALL} {_TELLS}|among {_ALL} {_TELLS}|(?:they|{_ALL}) includ|"
    rf"(?:[\w-]+,? ){{1,9}}{_TELLS}(?: \w+)? (?:among|included among) {_ALL}|(?:all|both)(?: of {_ALL})?(?: \w+)? were\b|(?:{_ALL}|they) were (?:all|both)\b|of {_ALL},? (?:[\w-]+ ){{1,2}}{_TELLS}|"
    rf"{NUMBER_WORD} (?:were|was) (?:an? |\w+ )?(?:child|children|women|woman|civilians?|soldiers?|fighters?|minors?|infants?)\b)", re.IGNORECASE
))
"""How a sentence opens that says who some of those told before were."""


IN_ACTION: dict[str, Label] = {"kia": "killed", "wia": "injured"}
"""What a soldier's report counts: "2 KIA, 5 WIA"."""


def label_of(words: list[str], at: int) -> Label | None:
    """What a lower-case word says befell people; None when it says nothing of it."""
    word = words[at]
    if word not in OF_HARM:
        return None
    if at and words[at - 1] in _FEARED:
        return None  # "100 feared dead": nobody counted them
    if words[max(0, at - 2) : at] == ["among", "the"]:
        return None  # "two children among the dead": a part of those told already
    if word == "wounds" and at and words[at - 1] in {"his", "her", "their", "of", "its"}:
        return None  # "died of his wounds"
    if word in {"wounded", "injured"} and words[max(0, at - 2) : at] == ["of", "the"]:
        return None  # "three of the wounded died"
    if word in _DIE and (_of_wounds(words, at) or (words[at + 1 : at + 2] == ["of"] and not _NATURAL.isdisjoint(words[at + 2 : at + 5]))):
        return None
    if word in IN_ACTION:
        return IN_ACTION[word] if at and words[at - 1].isdigit() else None
    if word == "murder" and words[at + 1 : at + 2] == ["of"]:
        return None if _FAILED & set(words) else "killed"
    if word in _KILL or word in _DIE or _to_death(words, at):
        return "killed"
    if word == "life" and at and ((words[at - 1] in {"one", "another"} and _TAKEN & set(words[max(0, at - 3) : at])) or (words[at - 1] in {"his", "her"} and _COST & set(words[max(0, at - 7) : at - 1]))):
        return "killed"  # "cost a nurse her life"
    if word == "lives" and (_TAKEN & set(words[max(0, at - 4) : at]) or "lost" in words[at + 1 : at + 4]):
        return "killed"
    if word in _HURT:
        return "killed" if at and words[at - 1] in {"fatally", "mortally"} else "injured"
    if word in {"deaths", "fatalities", "martyrs"} or (word == "martyr" and at and words[at - 1] in {"one", "a", "another"} and words[at + 1 : at + 2] != ["to"]):
        return "killed"
    if word in _ONE_CASE and at and words[at + 1 : at + 2] != ["of"] and _one_case(words, at):
        return "injured" if word == "injury" else "killed"
    if word == "injuries" and at and words[at - 1] not in {"of", "with", "his", "their", "her", "to"}:
        return "injured"
    if word == "assassination" and words[at + 1 : at + 2] == ["of"]:
        return None if _FAILED & set(words) else "killed"
    if word in _SUCCUMB and not {"toll", "bringing", "raising"} & set(words):
        return "killed" if {"wounds", "injuries", "injury", "wound"} & set(words[at + 1 : at + 5]) else None
    if word in _BODY:
        return "killed" if _bodies_found(words, at) else None
    if word == "survived" and "none" in words[max(0, at - 9) : at]:
        return "killed"  # "none of the three men aboard survived"
    if word in _LOST and _men_lost(words, at):
        return "killed"
    if word in _FALL and words[at + 1 : at + 2] and words[at + 1] in {"in", "during", "at", "under", "to", "on", "defending", "fighting"}:
        return None if _FALLEN.isdisjoint(words[at + 1 : at + 6]) else "killed"
    if word == "fell" and at and group_of(words[at - 1]) == "combatants" and (at + 1 == len(words) or words[at + 1] in {"and", ",", ".", ";", "while", "yesterday", "today", "there"}):
        return "killed"
    return "both" if word == "casualties" else None


def labels(words: list[str]) -> list[tuple[int, Label]]:
    """Words of harm among lower-case words, by number, and what each says."""
    return [(at, label) for at, word in enumerate(words) if word in OF_HARM and (label := label_of(words, at)) is not None]


def _bodies_found(words: list[str], at: int) -> bool:
    """ "nine bodies were pulled from the rubble", where no toll of the sentence counts them already."""
    told = _clause(words, at)
    if words[at] in {"body", "corpse", "remains"} and words[at + 1 : at + 2] != ["of"]:
        return False
    taken_in = not _TAKEN_IN.isdisjoint(words) and _SWAPPED.isdisjoint(words)
    return (taken_in or not _RECOVERED.isdisjoint(words)) and not any(
        w in _KILL or w in _DIE or w in {"toll", "bringing", "raising", "buried", "handed", "grave", "graves"} for w in told
    )


_BORDER = frozenset({"while", "whereas", ";", "but"})


def _clause(words: list[str], at: int) -> list[str]:
    """The other words of the half of a sentence that a word stands in: what somebody else says in the other half is another count."""
    first = max((i + 1 for i in range(at) if words[i] in _BORDER), default=0)
    last = min((i for i in range(at + 1, len(words)) if words[i] in _BORDER or words[i - 1 : i + 1] == [",", "and"]), default=len(words))
    return words[first:at] + words[at + 1 : last]


def _men_lost(words: list[str], at: int) -> bool:
    """ "the army lost 11 men": a number, then men, right behind the word."""
    return any(
        (words[i] in _MEN or group_of(words[i]) is not None) and any(number_at(words, k) is not None for k in range(at + 1, i))
        for i in range(at + 2, min(at + 6, len(words)))
    )


def _one_case(words: list[str], at: int) -> bool:
    """ "reported one civilian death", "a single fatality": a number, or "a" with nothing but a full stop behind."""
    before = words[max(0, at - 3) : at]
    if any(w in {"one", "1", "single"} or (w == "another" and words[at] != "injury") for w in before):
        return not {"no", "not"} & set(before)
    return words[at - 1] == "a" and words[at] == "fatality"


def _to_death(words: list[str], at: int) -> bool:
    """ "hacked to death", "hacked 45 people to death"."""
    if words[at] in _VIOLENCE and words[at + 1 : at + 3] != ["to", "death"]:
        return any(words[i : i + 2] == ["to", "death"] for i in range(at + 2, min(at + 10, len(words))))
    return words[at] == "death" and at > 1 and words[at - 1] == "to" and words[at - 2] in _VIOLENCE


_VIOLENCE = words(
    "hacked beaten beat stabbed burned burnt tortured starved crushed bludgeoned clubbed knifed shot hacking beating stabbing burning trampled choked"
)
_TAKEN = words("claimed claim claiming claims cost costs costing took taken taking")
_COST = words("cost costs costing")
_ONE_CASE = words("death fatality injury")
_SUCCUMB = _forms("succumb")
_FALL = frozenset({"fell", "fallen"})
OF_HARM = _KILL | _DIE | _HURT | _BODY | _LOST | _VIOLENCE | _SUCCUMB | _FALL | words(
    "murder life lives death deaths fatality fatalities martyrs injury injuries assassination survived casualties kia wia"
)
"""Every word that `label_of` may say something of; it asks here first, because most words are none."""


def _of_wounds(words: list[str], at: int) -> bool:
    """ "after a boy died of his wounds", where the sentence has the toll that counts him."""
    return "wounds" in words[at + 1 : at + 4] and not {"toll", "bringing", "raising"}.isdisjoint(words)


# Words without one of which a sentence says outright neither that nobody came to harm nor what a toll is.
NIL = words("unharmed unhurt uninjured unscathed no nor none nobody without zero not unknown unclear")
COUNT = words("toll count tally number put puts")


def token_at(p: Parsed, offset: int) -> int:
    return next((t.i for t in p.doc if t.idx <= offset < t.idx + len(t) + 1), 0)


_NONE_DEAD = ("casualt", "death", "fatal", "victim", "loss", "kill", "hurt", "harm", "died", "dead", "lives")
_NONE_HURT = ("casualt", "injur", "wound", "hurt", "harm", "victim")


def zero_of(p: Parsed, masked: str) -> HarmFound | None:
    """Nobody harmed, said outright; None when the sentence says no such thing or that nobody knows."""
    if NIL.isdisjoint(p.said) or _NONE_KNOWN.search(masked):
        return None
    found = _ZERO.search(masked)
    if found is None:
        return None
    what = (found["what"] or found["done"] or found["doing"] or found["hurt"] or found["lives"] or found["lost"] or found["left"] or found["single"] or ("harm" if found["safe"] else "")).lower()
    what = {what, (found["other"] or found["also"] or "").lower()} - {""}
    none = Harm(low=0, best=0, high=0)
    first, last = token_at(p, found.start()), token_at(p, found.end() - 1)
    killed = none if any(one.startswith(_NONE_DEAD) for one in what) else None
    injured = none if any(one.startswith(_NONE_HURT) for one in what) else None
    return HarmFound(killed, injured, last, p.span(first, last))


def toll_of(p: Parsed, masked: str, have: list[HarmFound]) -> list[HarmFound]:
    """The figure of "the death toll rose to 45", where the sentence counts no dead otherwise or this one takes their place."""
    if COUNT.isdisjoint(p.said):
        return []
    anew = _updated(masked)
    found = anew or _TOLL.search(masked)
    if found is None:
        return []
    at = compared(p, token_at(p, found.end() - 1))
    if anew is None and any(h.killed and (h.killed.best or h.killed.low) for h in have if compared(p, h.token) == at):
        return []
    toll = _figure(p, found)
    # "raised the number to 52" counts those whom a sentence before told of.
    return [] if toll is None else [HarmFound(toll[0], None, *toll[1:], again=_UPDATED.search(masked) is None and _TOLL.search(masked) is None)]


def hurt_toll_of(p: Parsed, masked: str) -> list[HarmFound]:
    """The figure of "the number of wounded rose to 45"."""
    found = None if COUNT.isdisjoint(p.said) else _HURT_TOLL.search(masked)
    toll = None if found is None else _figure(p, found)
    return [] if toll is None else [HarmFound(None, toll[0], *toll[1:])]


def takes_over(masked: str) -> bool:
    """Whether a figure takes the place of the dead that its sentence told before it: "from 24 to 31"."""
    return _updated(masked) is not None


_GIVES = r"\b(?:confirm\w*|acknowledg\w+|admit\w*|report\w*|count\w*|puts?|sp(?:oke|eaks?|oken)|gave|gives?|given|cit(?:ed|es?)|claim\w*|document\w*|record\w*|list\w*|recogni[sz]ed|conced\w+)\b"
_ANEW = Sieve(re.compile(
    rf"{_GIVES}(?: (?:of|only|just|that|the|a|an|figure|number|toll|total|count|it|at|as|up|to|being|is|was)){{0,5}} {_N}(?= ?(?:dead|deaths|killed|victims|fatalities)? ?(?:[.,;]|$))", re.IGNORECASE
))


def figure_again(p: Parsed, masked: str) -> HarmFound | None:
    """ "the ministry spoke of 28", "a local officer would confirm only fifteen": another number of those told just before."""
    found = _ANEW.search(masked)
    told = None if found is None else _figure(p, found)
    return None if told is None else HarmFound(told[0], None, *told[1:], again=True)


_HARMED = Sieve(re.compile(r"\b(?:unharmed|unhurt|uninjured|unscathed|killed|treated|hospital|lost|losing|losses|bodies|hurt|injured|wounded|died|dead|casualt\w+|injuries|victims)\b", re.IGNORECASE))


def tells_more(text: str, start: int, end: int) -> bool:
    """Whether a sentence, text[start:end], may give the harm of what one before it told, parts or a new figure of it."""
    return _HARMED.search(text, start, end) is not None or LEADS.match(text, start, end) is not None or _UPDATED.search(text, start, end) is not None or _RAISED.search(text, start, end) is not None or _ANEW.search(text, start, end) is not None


def _figure(p: Parsed, found: re.Match[str]) -> tuple[Harm, int, Span] | None:
    named = found.groupdict()
    said = number_at((found["n"] or named.get("n2") or "").lower().replace("-", " - ").split(), 0)
    if said is None:
        return None
    number = said[0]
    modifier = (found["mod"] or named.get("mod2") or "").strip()
    floor = modifier in {"at least", "more than", "over"}
    first, last = token_at(p, found.start()), token_at(p, found.end() - 1)
    about = bool(modifier) and not floor
    civilians = number if "civilian" in found.group(0).lower().split() or "civilian" in p.lows[max(0, first - 2) : first] else None
    harm = Harm(low=None if about else number, best=number, high=None if modifier else number, civilians=civilians)
    return harm, last, p.span(first, last)
