"""The reader on two public sets that others were measured on: PLOVER's gold records and re3d.

Both are read in halves: every second record (or document) is for developing, the rest is reported.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.lexicon import singular
from ceasefire.claims.mentions import mentions
from ceasefire.claims.parse import Parsed, Wanted, parse_all
from ceasefire.claims.people import FORCE
from ceasefire.claims.read import Text, read_many
from ceasefire.claims.roles import is_place_use, low, phrase_span
from ceasefire.claims.text import clean, sentences
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

CONFLICT = ("AGREE", "THREATEN", "COERCE", "FIGHT", "ASSAULT", "RETREAT", "AID", "MOBILIZE", "CONSULT")
_TAKEN = ("kidnap", "abduct", "hostage", "captive")
_GIVEN = ("ultimatum", "give_hours", "give_until", "have_until")  # 139, give an ultimatum
_HOSTILE = {"ASSAULT", "FIGHT", "COERCE"}
Span = tuple[int, int]


def plover_types() -> dict[str, str]:
    """Our act -> PLOVER's type, from the table of acts."""
    raw = msgspec.yaml.decode(files("ceasefire.dossier").joinpath("acts.yaml").read_bytes())
    return {act: str(row.get("plover") or "").split(" ")[0] for group in raw.values() for act, row in group.items()}


def types_of(claim: Claim, table: dict[str, str]) -> set[str]:
    """PLOVER's types of a claim. In CAMEO, which it descends from, what is only intended is an
    agreement (03) where it helps and a threat (13) where it hurts, and so is an ultimatum."""
    own = table.get(claim.act, "")
    why = claim.why if isinstance(claim.why, dict) else {}
    if "curfew_v" in why.get("act", ""):
        own = "COERCE"  # 1723; a blockade is 191
    elif claim.act == "abduction_or_detention" and ("hostage_v" in why.get("act", "") or any(word in why.get("act", "").lower().split(":")[0] for word in _TAKEN)):
        own = "ASSAULT"  # 181, abduct or take hostage; an arrest is 173
    elif claim.act == "other" and (claim.injured is not None or "other.beat_" in why.get("act", "")):
        own = "ASSAULT"  # 182, physically assault
    elif "other.disperse_" in why.get("act", "") or "other.ban_" in why.get("act", ""):
        own = "COERCE"  # 175, repress; 172, ban
    out = {own, "FIGHT" if own == "ASSAULT" else own, "ASSAULT" if own == "FIGHT" else own}
    if claim.modality == "future_or_conditional":
        out = {"THREATEN" if own in {*_HOSTILE, "THREATEN"} else "AGREE"}
    if "threat." in why.get("act", "") or any(f".{word}_" in why.get("act", "") for word in _GIVEN):
        out.add("THREATEN")
    return out - {""}


def _actors(record: dict[str, Any], side: str) -> list[str]:
    rows = record.get(side) or []
    return [r["actorText"] if isinstance(r, dict) else str(r) for r in ([rows] if isinstance(rows, (dict, str)) else rows)]


def _who(actor: str | None, surface: str | None, vocabulary: Vocabulary) -> str:
    """A side's words, with the name of the actor that a pronoun or description was resolved to."""
    return f"{surface or ''} {vocabulary.actors[actor].name if actor in vocabulary.actors else ''}"


_SMALL = words("the and for from its his her their our with near that who group force")


def _telling(text: str | None) -> set[str]:
    """The words of a side that tell who it is, singular: no articles, no "group", no one letter."""
    said = [w.replace(".", "").strip(",'`").removesuffix("'s") for w in (text or "").split()]
    return {singular(w) for w in said if len(w) > 2 or (len(w) == 2 and w.isupper())} - _SMALL


def _meets(names: list[str], surface: str | None) -> bool:
    """Whether a side's words and ours share one that tells who it is."""
    return bool(_telling(surface) & {w for one in names for w in _telling(one)})


def plover(folder: Path, dev: bool, vocabulary: Vocabulary, errors: bool) -> str:
    """Type right, and type and both sides right, on one half of the conflict records."""
    path = folder / "plover-gsr" / "PLOVER_GSR_CAMEO.txt"
    if not path.exists():
        return "left out: plover"
    records = [r for r in msgspec.json.decode(path.read_bytes()) if r.get("event") in CONFLICT]
    half = [r for n, r in enumerate(records) if (n % 2 == 0) == dev]
    table = plover_types()
    ours = read_many([Text(text=r["text"], language="en", explain=True) for r in half], vocabulary)
    right, whole, by_type, lines = 0, 0, Counter[str](), []
    for record, claims in zip(half, ours, strict=True):
        fit = [c for c in claims if record["event"] in types_of(c, table)]
        source, target = _actors(record, "source"), _actors(record, "target")
        both = [
            c for c in fit
            if (not source or _meets(source, _who(c.actor, c.actor_surface, vocabulary)))
            and (not target or _meets(target, f"{_who(c.target or c.terms.get('directed_at'), c.target_surface, vocabulary)} {c.place.name if c.place else ''}"))
        ]  # fmt: skip
        right, whole = right + bool(fit), whole + bool(both)
        by_type[record["event"]] += bool(fit)
        if errors and dev and not both:
            read = [(c.act, c.actor_surface, c.target_surface) for c in claims]
            lines.append(f"{record['event']} {source} -> {target}: {'' if fit else 'TYPE '}{read} :: {record['text']}")
    n = len(half)
    lines.append(f"== PLOVER, {n} conflict records ({'dev' if dev else 'reported'} half): type {right / n:.3f} (bar .65), type and sides {whole / n:.3f} (bar .40)")
    return "\n".join(lines)


_BODIES = words(
    """government regime opposition organisation organization agency ministry coalition council committee union nations commission
    department militia army police team alliance network party parliament authority we us they them community partner member
    service academy company bank court embassy mission office parties people civilians forces fighters group enemy population
    victims families residents navy country countries association journalists children"""
)
_SPOTS = words(
    """city town village area region country province district border capital camp neighbourhood countryside governorate territory airport
    base hospital school mosque building facility route position entrance tunnel site house home headquarters east west north south"""
)
_DEEDS = words(
    """attempt effort fire shelling strike airstrike raid attack offensive operation campaign victory gain advance assault bombardment gunfire
    offer proposal demand ultimatum statement mediation rocket mortar missile shell round gun drone weapon tank vehicle plane jet
    aircraft helicopter warplane minister president secretary leader king ambassador chief premier prime commander general official
    representative envoy chancellor senator negotiator colonel officer post defence security base intelligence state"""
)


def named_phrases(text: str, vocabulary: Vocabulary) -> dict[str, list[Span]]:
    """Organisations and locations of a text: names from the dictionary, and noun phrases whose head is
    a body of people or a kind of place."""
    body = clean(text)
    found = mentions(body, vocabulary)
    out: dict[str, list[Span]] = {"Organisation": [], "Location": []}
    cut = sentences(body)
    wanted = [Wanted(body, one, tuple(m for m in found if one.start <= m.start and m.end <= one.end)) for one in cut]
    for p in parse_all(wanted):
        for token in p.tokens:
            _phrase(p, token, out)
    return out


def _phrase(p: Parsed, token: Any, out: dict[str, list[Span]]) -> None:
    word = singular(low(token))
    span = p.span(token.i, token.i)
    if token.i in p.named:
        head = token
        while head.dep_ == "conj":
            head = head.head
        # A state's name is its country wherever it does nothing.
        still = head.dep_ in {"pobj", "poss", "appos", "nmod"} or is_place_use(p, token)
        if p.mention(token, "place") is not None and (p.mention(token, "actor") is None or still):
            out["Location"].append(span)
        elif token.dep_ not in {"amod", "compound", "poss"} or p.mention(token, "place") is None:
            out["Organisation"].append(span)
    elif low(token) in {"we", "they", "us", "them"} or (
        token.tag_.startswith("NN") and (word in _BODIES or low(token) in _BODIES or (word in FORCE - _DEEDS and token.tag_ in {"NNS", "NNPS", "NNP"}))
    ):
        out["Organisation"].append(phrase_span(p, token) if token.tag_.startswith("NN") else span)
    elif token.tag_ in {"NN", "NNS"} and word in _SPOTS:
        out["Location"].append(phrase_span(p, token))
    elif token.tag_ == "NNP" and token.dep_ == "pobj" and low(token.head) in {"in", "near", "at", "from", "of", "into"} and not token.text.isupper():
        (out["Location"] if low(token.head) != "of" else []).append(span)
    elif token.tag_ == "NNP" and token.text.isupper() and len(token.text) > 2:
        out["Organisation"].append(span)


def re3d(folder: Path, dev: bool, vocabulary: Vocabulary, errors: bool) -> str:
    """Overlap precision, recall and F1 for organisations and locations, on one half of the documents."""
    root = folder / "re3d"
    if not root.exists():
        return "left out: re3d"
    hits: dict[str, Counter[str]] = {"Organisation": Counter(), "Location": Counter()}
    number, lines, missed, extra = 0, [], Counter[str](), Counter[str]()
    for part in sorted(p for p in root.iterdir() if p.is_dir()):
        gold: dict[str, list[dict[str, Any]]] = {}
        for line in (part / "entities.json").read_text("utf-8").splitlines():
            one = msgspec.json.decode(line)
            gold.setdefault(one["documentId"], []).append(one)
        for line in (part / "documents.json").read_text("utf-8").splitlines():
            document = msgspec.json.decode(line)
            number += 1
            if (number % 2 == 1) != dev:
                continue
            ours = named_phrases(document["text"], vocabulary)
            for kind, count in hits.items():
                theirs = [(e["begin"], e["end"]) for e in gold.get(document["_id"], []) if e["type"] == kind]
                for a, b in ours[kind]:
                    hit = any(a < d and c < b for c, d in theirs)
                    count["right" if hit else "wrong"] += 1
                    extra[f"{kind} {document['text'][a:b]}"] += not hit
                for c, d in theirs:
                    hit = any(a < d and c < b for a, b in ours[kind])
                    count["found" if hit else "missed"] += 1
                    missed[f"{kind} {document['text'][c:d]}"] += not hit
    for kind, c in hits.items():
        p = c["right"] / max(1, c["right"] + c["wrong"])
        r = c["found"] / max(1, c["found"] + c["missed"])
        lines.append(f"{kind}: precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(p + r, 1e-9):.3f} (bar {'.65' if kind == 'Organisation' else '.75'})")
    if errors and dev:
        lines += [f"missed {missed.most_common(60)}", f"extra {extra.most_common(60)}"]
    return f"== re3d, {'dev' if dev else 'reported'} half of {number} documents, overlap\n" + "\n".join(lines)
