"""A model's row into a claim: quotations found; names, places, days and numbers as our rules read them and as the model takes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, get_args

import msgspec

from ceasefire.claims.claim import Claim, Modality
from ceasefire.claims.draft import STATEMENTS
from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.model.meant import days_meant, harm_meant, party_meant
from ceasefire.claims.model.own import Source
from ceasefire.claims.model.prompt import MEANT
from ceasefire.claims.model.quote import JOIN, Row, find, find_all
from ceasefire.claims.text import Span
from ceasefire.dossier.act import acts

Kind = Literal["event", "statement", "status"]
_NOT_THERE = "rejected: the words that the model quoted do not stand in the text"


class Checked(msgspec.Struct, frozen=True):
    """claim: None when the row is not believed; reason: why not."""

    claim: Claim | None
    reason: str = ""


@lru_cache(maxsize=64)
def kind_of(act: str) -> Kind:
    """The kind that most entries of our lexicon give an act."""
    kinds = [entry.kind for entry in lexicon().entries.values() if entry.act == act]
    return max(sorted(set(kinds)), key=kinds.count) if kinds else "statement" if act in STATEMENTS else "event"


def check(row: Row, source: Source, window: Span) -> Checked:
    """One row against the part of the text that the model was given."""
    sentence = _quoted(row, "sentence", source, window)
    if sentence is None:
        return Checked(None, "its sentence does not stand in the text")
    act = row.said("act")
    if act not in acts() or act is None:
        return Checked(None, f"'{str(act)[:40]}' is no act that is known")
    act_words = find_all(source.text, row.said("act_words") or "", sentence, sentence)
    if not act_words:
        return Checked(None, "the words for its act do not stand in its sentence")
    said = act_words[0]
    modality = row.said("modality")
    if modality not in get_args(Modality):
        return Checked(None, f"'{str(modality)[:40]}' is no modality")
    why: dict[str, str] = {"act": "named by the model, an act that is known", "modality": "said by the model"}
    quoted: dict[str, tuple[Span, ...]] = {}
    for field in _FIELDS:
        words = row.said(field)
        if words is None:
            continue
        found = find_all(source.text, words, sentence, window)
        if not found:
            if field == "attributed_to":
                # Without its asserter it would come out as the outlet's own.
                return Checked(None, "whom it is attributed to does not stand in the text")
            why[field] = _NOT_THERE
            continue
        if modality == "denied" and field in {"place", "when"} and all(not (sentence[0] <= one[0] < sentence[1]) for one in found) and source.denies_at_large(sentence):
            why[field] = f'"{_words(source, found)}": quoted by the model from another sentence; the denial names what it denies and does not point back'
            continue
        quoted[field] = found
    meant = {field: row.said(name) for field, name in MEANT.items() if field in quoted}
    return Checked(_claim(act, modality, {"sentence": sentence, "act": said}, quoted, meant, why, source))  # type: ignore[arg-type]


_FIELDS = ("actor", "target", "place", "when", "killed", "injured", "weapon", "attributed_to", "deadline")


def _quoted(row: Row, field: str, source: Source, within: Span) -> Span | None:
    words = row.said(field)
    return find(source.text, words, within) if words is not None else None


def _claim(
    act: str, modality: Modality, spans: dict[str, Span], quoted: dict[str, tuple[Span, ...]], meant: dict[str, str | None], why: dict[str, str], source: Source
) -> Claim:
    sentence, words = spans["sentence"], source.vocabulary
    actor, target = (party_meant(meant.get(field), words) or source.actor(quoted.get(field, ()), sentence) for field in ("actor", "target"))
    place = source.where(quoted["place"], sentence, meant.get("place")) if "place" in quoted else None
    not_it: dict[str, str] = {}
    if act == "rejection" and place is not None and source.in_condition(spans["act"], place[1]):
        place, not_it["place"] = None, "which stands in the condition of the refusal"
    if "place" not in quoted and "place" not in why:
        place = source.agreed_at(spans["act"], sentence) if act in _AGREED else source.witnessed_at(spans["act"], sentence) if kind_of(act) == "event" else None
        if place is not None:
            spans["place"] = place[1]
            how = "of the agreement" if act in _AGREED else "of whoever heard or saw it"
            why["place"] = f'"{_words(source, (place[1],))}": seen by our own rules in the sentence {how}; the model quoted no place'
    when = source.when(quoted["when"], sentence, days_meant(meant.get("when"), words.time_zone)) if "when" in quoted else None
    spoken = modality != "denied" and any(sentence[0] <= one[0] < sentence[1] for one in quoted.get("attributed_to", ()))
    if when is None and "when" not in quoted and "when" not in why and (seen := source.our_when(spans["act"], sentence, spoken)) is not None:
        when, at = seen  # the model quoted none, and none was rejected
        if at is not None:
            spans["when"] = at
        why["when"] = (f'"{_words(source, (at,))}": ' if at is not None else "") + "seen by our own rules; the model quoted no time"
    killed, injured = (
        source.harm(quoted[field], sentence, field, harm_meant(meant.get(field)), quoted.get(other, ())) if field in quoted else None
        for field, other in (("killed", "injured"), ("injured", "killed"))
    )  # fmt: skip
    if killed is None and injured is not None and injured.high == 0:
        killed = source.harm(quoted["injured"], sentence, "killed")  # "no casualties": neither
    elif injured is None and killed is not None and killed.high == 0:
        injured = source.harm(quoted["killed"], sentence, "injured")
    if act == "assassination" and killed is not None and source.unnumbered(spans["act"], quoted.get("killed", ()), quoted.get("target", ())):
        killed, not_it["killed"] = None, "and an assassination says no number by its name"
    if act == "assassination" and modality == "asserted" and killed is None and "killed" not in quoted and "killed" not in why and (died := source.died(spans["act"], quoted.get("target", ()), sentence)) is not None:
        killed, spans["killed"] = died
        how = "by the act itself" if spans["killed"] == spans["act"] else "of whom the act was done to"
        why["killed"] = f'"{_words(source, (spans["killed"],))}": told {how}, read by our own rules'
    until = source.deadline(quoted["deadline"][0]) if "deadline" in quoted else None
    read = {"actor": actor, "target": target, "place": place, "when": when, "killed": killed, "injured": injured, "deadline": until}
    for field, found in quoted.items():
        told = f'"{_words(source, found)}": quoted by the model'
        if meant.get(field) is not None:
            told += f", which takes it for {meant[field]}: held against our own lists and rules"
        if field == "place" and place is not None and not any(one[0] < place[1][1] and place[1][0] < one[1] for one in found):
            told += f'; it is in "{_words(source, (place[1],))}", the town told with it'
        if field in _READ and read[field] is None:
            why[field] = f"{told}, {not_it.get(field, 'read by our own rules, which read nothing from it')}"
            if field in {"actor", "target"}:
                spans[field] = found[0]
            continue
        why[field] = told + (", read by our own rules" if field in _READ and meant.get(field) is None else "")
        spans[field] = place[1] if field == "place" and place is not None else found[0]
    speakers = [_speaker(source, one, sentence) for one in quoted.get("attributed_to", ())]
    known = party_meant(meant.get("attributed_to"), words, sources=True)
    others = known == source.publisher and speakers and _OTHERS.search(speakers[0])  # who told the publisher something tells it all the same
    if speakers and known is not None and not others and (known in words.actors or len(speakers) == 1 or _NAMELESS.search(speakers[0])):
        # "a resident told the daily": the resident; "a police source told the daily": the daily answers for it
        speakers = [known, *(one for one in speakers[1:] if one != known)]
    if len(speakers) > 1 and _NAMELESS.search(speakers[0]) and speakers[1] in words.sources and speakers[1] != source.publisher:
        del speakers[0]  # "a police source told the daily": the daily answers for it
    if not speakers and (speaker := source.speaker(spans["act"], sentence)) is not None:
        speakers = [speaker]
        why["attributed_to"] = "seen by our own rules; the model named nobody"
    chain = tuple(reversed(speakers))
    kind = "statement" if modality == "future_or_conditional" else kind_of(act)
    said = {field: _words(source, found) for field, found in quoted.items()}
    return Claim(
        id="", report="", kind=kind, act=act, actor=actor, actor_surface=said.get("actor"), target=target, target_surface=said.get("target"),
        place=place[0] if place is not None else None, when=when, killed=killed, injured=injured, weapon=said.get("weapon", "").lower() or None,
        attributed_to=chain[-1] if chain else None, attributed_chain=chain, modality=modality, terms={"deadline": until} if until is not None else {}, spans=spans, why=why,
    )  # fmt: skip


def _speaker(source: Source, said: Span, sentence: Span) -> str:
    """The id of whom a quotation names as speaking, else its words. Who is only told to have spoken to the publisher is not the publisher."""
    who, words = source.asserter(said, sentence), _words(source, (said,)).lower()
    return words if who is None or (who == source.publisher and _OTHERS.search(words)) else who


_READ = frozenset({"actor", "target", "place", "when", "killed", "injured", "deadline"})
"""Fields that our rules read from what was quoted; the others are taken as quoted."""
_AGREED = frozenset({"agreement_signed", "truce_declared"})
_OTHERS = re.compile(
    r"\b(?:sources?|officials?|residents?|inhabitants?|villagers?|witness(?:es)?|doctors?|medics?|activists?|officers?|commanders?|fighters?|rescuers?)\b"
    r"|\b[وفبل]?(?:ال)?(?:مصدر|مصادر|مسؤول|مسؤولون|مسؤولين|شاهد|شهود|سكان|أهالي|طبيب|أطباء|ناشط|ناشطون|ناشطين|قيادي|ضابط|مقاتل)\b"
)
"""Nameless speakers who are not the outlet that they spoke to."""
_NAMELESS = re.compile(r"\b(?:sources?|officials?|correspondents?|reporters?)$|^(?:ال)?(?:مصدر|مصادر|مسؤول|مسؤولون|مراسل|مراسلة)\b")


def _words(source: Source, found: tuple[Span, ...]) -> str:
    return JOIN.join(" ".join(source.text[slice(*one)].split()) for one in found)
