"""Which words of a sentence stand for places, and what place each of them means."""

from __future__ import annotations

import msgspec

from ceasefire.claims.mentions import Mention
from ceasefire.claims.parse import Parsed
from ceasefire.claims.placenames import is_rural, loose_km, lying, provincial, resolve
from ceasefire.claims.roles import is_place_use, low
from ceasefire.claims.speaker_place import speakers_places
from ceasefire.claims.word import Word
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words
from ceasefire.place import Place


def place_tokens(p: Parsed) -> list[Word]:
    """Tokens that stand for a place where they stand."""
    return [p.doc[i] for i in sorted(p.named) if (i < len(p.doc) and is_place_use(p, p.doc[i])) or _plain_place(p, i)]


def _plain_place(p: Parsed, index: int) -> bool:
    token = p.doc[index]
    return p.mention(token, "place") is not None and p.mention(token, "actor") is None


def place_of(p: Parsed, token: Word, mention: Mention, vocabulary: Vocabulary) -> Place:
    """The place that a token stands for, by the other names of its sentence and the words around it, whichever act is told of it."""
    known: dict[int, Place] = p.memo.setdefault("place_of", {})
    place = known.get(token.i)
    if place is None:
        places: list[Mention] | None = p.memo.get("named_places")
        if places is None:
            places = p.memo["named_places"] = [m for i in sorted(p.named) for m in p.named[i] if m.kind == "place"]
        beside = [m for m in places if m is not mention] if len(places) > 1 else []
        place = known[token.i] = resolve(mention, vocabulary, beside, loose_km(token), provincial(p, token), is_rural(p, token))
    return place


def whereabouts(p: Parsed, token: Word, place: Place, vocabulary: Vocabulary) -> Place:
    """What the words behind a name that no gazetteer has say of where it lies: "near Y", "in Y"."""
    for other in place_tokens(p):
        mention = p.mention(other, "place")
        if other == token or mention is None or not mention.ids or other.i in speakers_places(p) or not token.i < other.i <= token.i + 8:
            continue
        between = [low(t) for t in p.doc[token.i + 1 : other.i]]
        if {"and", "or", ";"} & set(between) or any(t.tag_.startswith("VB") for t in p.doc[token.i + 1 : other.i]):
            break
        if between and (set(between) & _BESIDE or set(between) <= {",", "(", "the"}):
            if not _MEASURES.isdisjoint(between):
                return msgspec.structs.replace(place, admin=resolve(mention, vocabulary).admin[:1])  # so far away that its point is not theirs
            return lying(place, resolve(mention, vocabulary), bool(set(between) & {"near", "outside", "from", "east", "west", "north", "south"}))
    return place


_MEASURES = words("km kms kilometres kilometers kilometre kilometer miles mile")
_BESIDE = words("near outside in of from within")
