"""A model's row into a claim: quotations found, names, places, days and numbers read by our own rules."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

import msgspec

from ceasefire.claims.claim import Claim, Modality
from ceasefire.claims.draft import STATEMENTS
from ceasefire.claims.lexicon import lexicon
from ceasefire.claims.model.own import Source
from ceasefire.claims.model.quote import Row, find
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
    said = _quoted(row, "act_words", source, sentence)
    if said is None:
        return Checked(None, "the words for its act do not stand in its sentence")
    modality = row.said("modality")
    if modality not in get_args(Modality):
        return Checked(None, f"'{str(modality)[:40]}' is no modality")
    spans: dict[str, Span] = {"sentence": sentence, "act": said}
    why: dict[str, str] = {"act": "named by the model, an act that is known", "modality": "said by the model"}
    for field in ("actor", "target", "place", "when", "killed", "injured", "weapon", "attributed_to"):
        if row.said(field) is None:
            continue
        span = _quoted(row, field, source, sentence) or _quoted(row, field, source, window)
        if span is None:
            if field == "attributed_to":
                # Without its asserter it would come out as the outlet's own.
                return Checked(None, "whom it is attributed to does not stand in the text")
            why[field] = _NOT_THERE
            continue
        spans[field] = span
    return Checked(_claim(row, act, modality, spans, why, source))  # type: ignore[arg-type]


def _quoted(row: Row, field: str, source: Source, within: Span) -> Span | None:
    words = row.said(field)
    return find(source.text, words, within) if words is not None else None


def _claim(row: Row, act: str, modality: Modality, spans: dict[str, Span], why: dict[str, str], source: Source) -> Claim:
    text, sentence = source.text, spans["sentence"]

    def words(field: str) -> str | None:
        span = spans.get(field)
        return " ".join(text[span[0] : span[1]].split()) if span is not None else None

    actor = source.who(spans["actor"], "actor") if "actor" in spans else None
    target = source.who(spans["target"], "actor") if "target" in spans else None
    place = source.where(spans["place"]) if "place" in spans else None
    when = source.when(spans["when"]) if "when" in spans else None
    killed = source.harm(sentence, spans["killed"], "killed") if "killed" in spans else None
    injured = source.harm(sentence, spans["injured"], "injured") if "injured" in spans else None
    for field, found in (("actor", actor), ("target", target), ("place", place), ("when", when), ("killed", killed), ("injured", injured)):
        if field in spans:
            why[field] = f'"{words(field)}": quoted by the model, read by our own rules' + ("" if found is not None else ", which read nothing from it")
            if found is None and field in ("place", "when", "killed", "injured"):
                del spans[field]
    asserter: str | None = None
    if "attributed_to" in spans:
        said = words("attributed_to")
        asserter = source.who(spans["attributed_to"], "source", "actor") or (said.lower() if said else None)
        why["attributed_to"] = f'"{said}": quoted by the model'
    elif (speaker := source.speaker(sentence)) is not None:
        asserter = speaker
        why["attributed_to"] = "seen by our own rules; the model named nobody"
    kind = "statement" if modality == "future_or_conditional" else kind_of(act)
    return Claim(
        id="", report="", kind=kind, act=act, actor=actor, actor_surface=words("actor"), target=target, target_surface=words("target"), place=place, when=when,
        killed=killed, injured=injured, weapon=(words("weapon") or "").lower() or None, attributed_to=asserter, attributed_chain=(asserter,) if asserter else (),
        modality=modality, spans=spans, why=why,
    )  # fmt: skip
