"""On whose behalf somebody speaks, once the text before and the dossier are known: a spokesman for his party, an unnamed source for
the outlet it talks to, "its researchers" for the body that quotes them, "the coalition" for the one that the text has named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from ceasefire.claims import stance_words as w
from ceasefire.claims.armies import army_speaks, called_army
from ceasefire.claims.asserters import Asserter
from ceasefire.claims.home_army import home_army_speaks
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import Mention
from ceasefire.claims.nametable import dictionary
from ceasefire.claims.offices import office_holders, surname
from ceasefire.claims.people import FORCE
from ceasefire.claims.text import Sentence
from ceasefire.claims.tokens import phrase_key
from ceasefire.claims.usage import side_of_speaker
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

Chain = tuple[Asserter, ...]
_ORGANISATIONS = frozenset({"agency", "organisation", "organization", "mission", "institute", "charity", "watchdog"})
_SOURCE = re.compile(r"(?:[\w'’.-]+ ){0,4}?sources?\b", re.IGNORECASE)
_SPOKESMAN = re.compile(r"\bspokes(?:man|men|woman|women|person|persons|people)\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|that|this|same)\s$", re.IGNORECASE)
_OF_THE = re.compile(r"(?:of|from|in|at|for|with) the (?P<body>[\w'’-]+(?: [\w'’-]+)?)$", re.IGNORECASE)
_ITS = re.compile(r"\b(?:its|his|her|their)(?: own)? $", re.IGNORECASE)
_STAFF = words("researcher investigator observer monitor team staff doctor medic worker volunteer correspondent reporter surveyor inspector engineer nurse paramedic rescuer")
_ITS_OWN = _STAFF | FORCE
_BASED = re.compile(r"^[\w-]+-based (?P<rest>\w+(?: \w+)?)$")
_BACKED = re.compile(r"^[\w-]+-(?:backed|led|allied|aligned|linked|supported) (?=\w+$)")
_PREFIX = re.compile(r"^(?:al|el|ash|an|ad)-")
_PLAIN = words("government state people army forces military group groups fighters party side region province city town statement report sources source")
"""Too wide to be a short form of a name."""


def meant(chain: Chain, one: Sentence, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> Chain:
    """A chain of asserters, outermost first, each as whoever speaks through it. one: their sentence; found: all names of the text."""
    if not chain:
        return chain
    chain = tuple([_party(_body(_army(who, one, found, text, vocabulary), one, found, text, vocabulary), vocabulary) for who in chain])
    if len(chain) > 1:
        outer, inner = chain[-2], chain[-1]
        staff = inner.id is None and outer.id is not None and _ITS.search(text, max(0, inner.span[0] - 8), inner.span[0])
        if (staff and singular(inner.words.split()[-1].lower()) in _ITS_OWN) or _unnamed(inner, outer, vocabulary):
            chain = chain[:-1]
    return chain


def _army(who: Asserter, one: Sentence, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> Asserter:
    if called_army(who):
        who = army_speaks(who, one, _before(who, found), text, vocabulary)
    return home_army_speaks(who, found, text, vocabulary)


def _unnamed(inner: Asserter, outer: Asserter, vocabulary: Vocabulary) -> bool:
    """ "an army source told the army's agency": the agency of its own side stands for it."""
    if not outer.outlet or inner.id is None or inner.outlet or _SOURCE.match(inner.words) is None:
        return False
    side = side_of_speaker(inner.id, vocabulary)
    return side is not None and side == side_of_speaker(outer.id, vocabulary)


def _party(who: Asserter, vocabulary: Vocabulary) -> Asserter:
    """ "a rebel spokesman", who is a source of his own in the dossier, speaks for his party."""
    record = vocabulary.sources.get(who.id) if who.id is not None else None
    if record is None or record.alignment not in vocabulary.actors or _SPOKESMAN.search(who.words) is None:
        return who
    return msgspec.structs.replace(who, id=record.alignment, outlet=False)


def _body(who: Asserter, one: Sentence, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> Asserter:
    """Whoever is named by a short form: the one body that the text has named before with these words in its name."""
    if who.id is not None:
        return who
    if "-based " in who.words and (outlet := _BASED.match(who.words)) is not None:
        outlets = {s.id for key in (outlet["rest"], f"the {outlet['rest']}") for s in dictionary(vocabulary).keys.get(phrase_key(key), ()) if s.kind == "source"}
        if len(outlets) == 1:
            return msgspec.structs.replace(who, id=next(iter(outlets)), outlet=True)  # "the Xville-based Observatory"
    if (key := _of_a_state(who, found, text, vocabulary)) is not None:
        return msgspec.structs.replace(who, id=key, outlet=False)
    if who.words[:1].isupper():
        named = {s.id for s in dictionary(vocabulary).keys.get(phrase_key(who.words), ()) if s.kind == "actor" and vocabulary.actors[s.id].kind == "state"}
        if len(named) == 1:
            return msgspec.structs.replace(who, id=next(iter(named)))  # a seat of government that was taken for the town
    if who.anaphor and who.words.split()[-1].lower() in _ORGANISATIONS:
        # "a convoy of X was sent back, the agency said": the one organisation that the sentence names before
        here = [m for m in _before(who, found) if m.start >= one.start]
        ids = {m.id for m in here if m.id is not None and (m.kind == "source" or (m.kind == "actor" and m.id is not None and vocabulary.actors[m.id].kind == "organisation"))}
        if len(ids) == 1:
            return msgspec.structs.replace(who, id=next(iter(ids)))
    tail = _OF_THE.search(who.words) if " the " in who.words.lower() else None
    if tail is not None and (w.SPEAKER.isdisjoint(who.words[: tail.start()].lower().split()) or not w.LAY.isdisjoint(who.words.lower().split())):
        return who  # "residents of the camp"
    if tail is None and _DEFINITE.search(text, max(0, who.span[0] - 6), who.span[0]) is None:
        return who
    short = [singular(part) for part in (tail["body"] if tail is not None else _BACKED.sub("", who.words)).lower().split()]
    if len(short) > 3 or short[-1] in _PLAIN or (short[-1] in w.LAY and short[-1] not in w.OUTLET):
        return who
    ids = {m.id for m in _before(who, found) if m.kind != "place" and m.id is not None and not m.users and holds(m, short, vocabulary)}
    if len(ids) != 1:
        return who
    known = next(iter(ids))
    return msgspec.structs.replace(who, id=known, outlet=known in vocabulary.sources and known not in vocabulary.actors)


def _before(who: Asserter, found: Sequence[Mention]) -> Sequence[Mention]:
    """The names of the text before whoever speaks."""
    return found[: bisect_left(found, who.span[0], key=lambda m: m.start)]


def _of_a_state(who: Asserter, found: Sequence[Mention], text: str, vocabulary: Vocabulary) -> str | None:
    """ "Belu said", after "Xian President Ana Belu": the state that she speaks for."""
    last = text[who.span[0] : who.span[1]].split()[-1:] or [""]
    if last[0].islower():
        return None
    name = surname(last[0])
    if len(name) < 3 or not _PREFIX.sub("", last[0])[:1].isupper():
        return None
    return office_holders(text, found, vocabulary.actors).get(name)


def holds(mention: Mention, short: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a name, as written or in the dossier, has the words of a short form at its end or before its "of"."""
    record = vocabulary.actors.get(mention.id or "") or vocabulary.sources.get(mention.id or "")
    for name in (mention.surface, *((record.name,) if record is not None else ())):
        parts = [singular(part.strip("'’,")) for part in name.lower().replace("-", " ").split()]
        head = next((i for i, part in enumerate(parts) if part in {"of", "for", "in"}), len(parts))
        if parts[head - len(short) : head] == list(short) and len(parts) > len(short):
            return True
    return False
