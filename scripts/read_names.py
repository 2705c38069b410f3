"""Organisations and locations that a text names, as re3d marks them: names and noun phrases.

What counts is re3d's own scheme, as the half for developing shows it: a country's name is a location
wherever it stands, and an organisation too where its state acts (172 of 179 names of states there are
marked as locations, 51 as organisations); kinds of places and buildings are locations without a name.
"""

from __future__ import annotations

import re
from typing import Any

from ceasefire.claims.calendar_words import MONTHS, WEEKDAYS
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import mentions
from ceasefire.claims.parse import Parsed, Wanted, parse_all
from ceasefire.claims.people import FORCE, TITLES
from ceasefire.claims.roles import is_place_use, low, phrase_span
from ceasefire.claims.text import clean, sentences
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

Span = tuple[int, int]

_BODIES = words(
    """government regime opposition organisation organization agency ministry coalition council committee union nations commission
    department militia army police team alliance network party parliament authority we us they them community partner member
    service academy company bank court embassy mission office parties people civilians forces fighters group enemy population
    victims families residents navy country countries association journalists children"""
)
_SETTLED = words(
    """city town village hamlet township suburb neighbourhood neighborhood district quarter province governorate county municipality
    territory region area zone enclave country capital countryside outskirt border frontier homeland"""
)
_LAND = words(
    """mountain mount hill ridge hilltop valley plain plateau desert gorge ravine wadi oasis river lake sea gulf ocean strait bay canal
    coast coastline shore riverbank island peninsula delta basin forest cave field farmland terrain"""
)
_BUILT = words(
    """building house home school hospital clinic mosque church temple cathedral monastery shrine cemetery mall market
    hotel restaurant library museum theatre stadium palace castle citadel fort fortress tower factory refinery warehouse depot prison jail
    camp compound complex facility structure site headquarters headquarter station substation plant dam bridge tunnel road street highway
    motorway route crossing crossroads junction roundabout checkpoint airport airfield airstrip airbase base port harbour harbor square
    pipeline oilfield well gate entrance barracks garrison stronghold bunker trench outpost hideout safe-house laboratory position room hall
    embassy consulate centre center place location park"""
)
_COMPASS = words("east west north south")
_SPOTS = _SETTLED | _LAND | _BUILT | _COMPASS
# Behind or before a name these make it one of a place: "Xville Dam", "Camp Y", "Mount Z".
_NAMED = (_SETTLED | _LAND | _BUILT | words("pass heights pentagon boulevard avenue square")) - words("country capital position place location site embassy")
_AHEAD = words("camp mount lake fort cape port wadi jabal tell tal khirbet ain ayn umm bir")
_WHERE = words("in near at from into around outside inside across throughout within towards toward between including via")
# A name behind these is no place: a time, an event, an office.
_NO_PLACES = MONTHS.keys() | WEEKDAYS.keys() | TITLES | words("jan feb mar apr jun jul aug sept sep oct nov dec summit conference dialogue forum war press office")
_PARTICLES = words("de du van von bin ibn abu la le der")
_LIVING = words("residents inhabitants population dwellers people residents' civilians families")
_DEEDS = words(
    """attempt effort fire shelling strike airstrike raid attack offensive operation campaign victory gain advance assault bombardment gunfire
    offer proposal demand ultimatum statement mediation rocket mortar missile shell round gun drone weapon tank vehicle plane jet
    aircraft helicopter warplane minister president secretary leader king ambassador chief premier prime commander general official
    representative envoy chancellor senator negotiator colonel officer post defence security base intelligence state"""
)
_COORDINATES = re.compile(r"\d{1,3}°[\d′″'\"]*[NSEW ]*\s*\d{1,3}°[\d′″'\"]*\s*[EW]|-?\d{1,2}\.\d+°?[NS]?[;,]?\s+-?\d{1,3}\.\d+°?[EW]?")


def named_phrases(text: str, vocabulary: Vocabulary) -> dict[str, list[Span]]:
    """Organisations and locations of a text: names from the dictionary, and noun phrases whose head is
    a body of people or a kind of place."""
    body = clean(text)
    found = mentions(body, vocabulary)
    out: dict[str, list[Span]] = {"Organisation": [], "Location": [m.span() for m in _COORDINATES.finditer(body)]}
    cut = sentences(body)
    wanted = [Wanted(body, one, tuple(m for m in found if one.start <= m.start and m.end <= one.end)) for one in cut]
    for p in parse_all(wanted):
        for token in p.tokens:
            _body(p, token, out["Organisation"])
            if (span := _place(p, token)) is not None:
                out["Location"].append(span)
    return out


def _body(p: Parsed, token: Any, out: list[Span]) -> None:
    """An organisation that a word stands for."""
    word = singular(low(token))
    if token.i in p.named:
        head = token
        while head.dep_ == "conj":
            head = head.head
        # A state's name is its country alone wherever it does nothing.
        still = head.dep_ in {"pobj", "poss", "appos", "nmod"} or is_place_use(p, token)
        country = p.mention(token, "place") is not None
        if not (country and (p.mention(token, "actor") is None or still)) and (token.dep_ not in {"amod", "compound", "poss"} or not country):
            out.append(p.span(token.i, token.i))
    elif low(token) in {"we", "they", "us", "them"} or (
        token.tag_.startswith("NN") and (word in _BODIES or low(token) in _BODIES or (word in FORCE - _DEEDS and token.tag_ in {"NNS", "NNPS", "NNP"}))
    ):
        out.append(phrase_span(p, token) if token.tag_.startswith("NN") else p.span(token.i, token.i))
    elif token.tag_ == "NNP" and token.text.isupper() and len(token.text) > 2 and not _located(p, token):
        out.append(p.span(token.i, token.i))


def _place(p: Parsed, token: Any) -> Span | None:
    """A location that a word stands for, or None."""
    if token.i in p.named:
        place = p.mention(token, "place")
        # "the U.S. military" is of a state, "the UK" is a country.
        adjective = place is None or place.adjective or ("." in p.text[place.start : place.end] and token.dep_ in {"amod", "compound", "nmod"})
        return None if adjective else p.span(token.i, token.i)
    if token.tag_.startswith("NNP"):
        return _named_place(p, token) or (p.span(token.i, token.i) if _located(p, token) else None)
    word = singular(low(token))
    if token.tag_ in {"NN", "NNS"} and (word in _SPOTS or low(token) in _SPOTS):
        if token.dep_ in {"compound", "amod", "nmod", "npadvmod"}:  # "camp residents"
            return p.span(token.i, token.i) if low(token.head) in _LIVING else None
        return None if _only_so_called(token, word) else phrase_span(p, token)
    return None


def _only_so_called(token: Any, word: str) -> bool:
    """Whether a noun that may be a place is a direction, a stance or an office here."""
    above = low(token.head)
    if low(token) == "countries":
        return any(child.tag_ in {"PRP$", "CD", "JJR"} or low(child) in {"both", "all", "most", "some", "many"} for child in token.children)
    if word in _COMPASS:
        return token.dep_ == "pobj" and above == "to"
    determined = any(child.tag_ in {"DT", "PRP$", "CD", "POS", "JJ"} or child.dep_ in {"poss", "compound", "amod", "nmod"} for child in token.children)
    if word in {"position", "centre", "center", "place", "location", "base", "structure", "facility"} and token.tag_ == "NN":
        owned = any(child.tag_ == "PRP$" for child in token.children)
        return not determined or (word in {"position", "place"} and (owned or token.dep_ != "pobj"))
    return False


def _named_place(p: Parsed, token: Any) -> Span | None:
    """ "Tabqa Dam", "Camp Hurriya": capitals one of which says what kind of place it is."""
    word = low(token)
    if word in _COMPASS and token.i > 0 and p.doc[token.i - 1].low == "the":
        return p.span(token.i, token.i)  # "the West"
    behind = token.i + 1 < len(p.doc) and p.doc[token.i + 1].text[:1].isupper() and p.doc[token.i + 1].tag_.startswith("NN")
    before = token.i > 0 and (p.doc[token.i - 1].text[:1].isupper() or p.doc[token.i - 1].low in {"the", "of"})
    if word in _AHEAD and behind:
        return p.span(token.i, token.i + 1)
    return phrase_span(p, token) if word in _NAMED and before and not (behind and low(p.doc[token.i + 1]) not in _NAMED | _COMPASS) else None


def _located(p: Parsed, token: Any) -> bool:
    """A capitalised name that no dictionary has, behind a word that says where."""
    if token.tag_ != "NNP" or low(token).strip(".") in _NO_PLACES | _BODIES or (token.text.isupper() and len(token.text) < 6):
        return False
    head = token
    while head.dep_ in {"conj", "appos"} and head.head.tag_.startswith("NNP"):
        head = head.head
    before = p.doc[token.i - 1] if token.i else token
    titled = low(before) in _PARTICLES or (before.tag_.startswith("NNP") and low(before) not in _AHEAD and not before.text.startswith(("Al", "al")))
    return head.dep_ in {"pobj", "dobj"} and (low(head.head) in _WHERE or (low(head.head) == "of" and low(head.head.head) == "out")) and not titled
