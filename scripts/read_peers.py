"""The reader on two public sets that others were measured on: PLOVER's gold records and re3d.

Both are read in halves: every second record (or document) is for developing, the rest is reported.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from read_names import named_phrases

from ceasefire.claims.claim import Claim
from ceasefire.claims.lexicon import singular
from ceasefire.claims.read import Text, read_many
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

CONFLICT = ("AGREE", "THREATEN", "COERCE", "FIGHT", "ASSAULT", "RETREAT", "AID", "MOBILIZE", "CONSULT")
_TAKEN = ("kidnap", "abduct", "hostage", "captive", "hijack")
# What an entry of our lexicon says more exactly than its act does, by CAMEO's codes.
_BY_ENTRY = {
    "siege_or_blockade.curfew_": ("COERCE",),  # 1723, impose a curfew; a blockade is 191
    "siege_or_blockade.emergency_curfew_": ("COERCE",),  # 1724, impose a state of emergency or martial law
    "siege_or_blockade.restrict_": ("COERCE",),  # 172, restrict movement; a blockade is 191
    "abduction_or_detention.human_shield_": ("ASSAULT",),  # 184, use as human shield
    "truce_declared.declare_truce_": ("RETREAT", "AGREE"),  # 0871, declare a truce; 03 and 057 where it is agreed
    "acceptance.accede_": ("RETREAT", "AGREE"),  # 083, accede to demands; 03, agree to a proposal
    "safe_passage.open_crossing_": ("RETREAT", "AID"),  # 085, ease a blockade; 086, allow access
    "safe_passage.reopen_": ("RETREAT", "AID"),
    "safe_passage.guard_": ("AID",),  # 074
    "safe_passage.let_leave_": ("RETREAT", "AID"),
    "force_movement.peacekeepers_": ("AID", "RETREAT"),  # 074, provide peacekeeping; 0861, receive peacekeepers
    "other.beat_": ("ASSAULT",),  # 182, physically assault
    "other.chemical_": ("ASSAULT",),  # 204, use weapons of mass destruction
    "other.disperse_": ("COERCE",),  # 175, use repression
    "other.ban_": ("COERCE",),  # 172, impose administrative sanctions
    "other.licence_": ("COERCE",),  # 172
    "other.bar_from_": ("COERCE",),  # 172
    "other.return_": ("RETREAT",),  # 084, return property
    "other.confiscate_": ("COERCE",),  # 171, seize property
    "other.charge_": ("COERCE",),  # 173, arrest, detain or charge
    "other.hack_": ("COERCE",),  # 176, attack cybernetically
    "other.ease_": ("RETREAT",),  # 081 and 085, ease sanctions and restrictions
    "other.resign_": ("RETREAT",),  # 083, yield to demands for change of leadership
    "other.admit_": ("RETREAT",),  # 086, allow international involvement
    "other.military_aid_": ("AID",),  # 072, provide military aid
    "other.money_": ("AID",),  # 071, provide economic aid
    "other.test_": ("MOBILIZE",),  # 15, exhibit military posture
    "other.prepare_": ("MOBILIZE",),
}
_GIVEN = ("ultimatum", "give_hours", "give_until", "have_until")  # 139, give an ultimatum
_BLOWN = ("blow", "blew", "dynamit", "firebomb")
_DRIVEN = (".drive_out_", ".drive_home_", ".expel_", ".evict_")
_HOSTILE = {"ASSAULT", "FIGHT", "COERCE", "REJECT"}


def plover_types() -> dict[str, str]:
    """Our act -> PLOVER's type, from the table of acts."""
    raw = msgspec.yaml.decode(files("ceasefire.dossier").joinpath("acts.yaml").read_bytes())
    return {act: str(row.get("plover") or "").split(" ")[0] for group in raw.values() for act, row in group.items()}


def types_of(claim: Claim, table: dict[str, str]) -> set[str]:
    """PLOVER's types of a claim. In CAMEO, which it descends from, what is only intended is an
    agreement (03) where it helps and a threat (13) where it hurts, and so is an ultimatum."""
    why = (claim.why if isinstance(claim.why, dict) else {}).get("act", "")
    word = why.lower().split(":")[0]
    own = table.get(claim.act, "")
    out = next((set(types) for entry, types in _BY_ENTRY.items() if f" {entry}" in why and entry.startswith(f"{claim.act}.")), {own})
    if claim.act == "abduction_or_detention" and ("hostage_v" in why or any(one in word for one in _TAKEN)):
        out = {"ASSAULT"}  # 181, abduct, hijack or take hostage; an arrest is 173
    elif claim.act == "other" and claim.injured is not None:
        out = {"ASSAULT"}  # 182, physically assault
    elif claim.act == "property_destruction" and any(one in word for one in _BLOWN):
        out |= {"ASSAULT"}  # 183, bomb
    elif claim.act == "displacement" and claim.actor_surface is not None and any(one in why for one in _DRIVEN):
        out |= {"ASSAULT"}  # 201, mass expulsion, which PLOVER has among its ASSAULTs
    elif claim.act == "force_movement" and "peacekeep" in f"{claim.actor_surface or ''} {claim.target_surface or ''}".lower():
        out = {"AID", "RETREAT"}  # 074, provide peacekeeping; 0861, receive peacekeepers
    elif claim.act == "force_movement" and ".arms_" in why and claim.target_surface is not None:
        out = {"AID"}  # 072, provide military aid
    if out & {"ASSAULT", "FIGHT"}:
        out |= {"ASSAULT", "FIGHT"}
    if claim.modality == "future_or_conditional":
        out = {"THREATEN" if out & {*_HOSTILE, "THREATEN"} else "AGREE"}
    if claim.act == "demand_or_ultimatum" and {"deadline", "consequence"} & set(claim.terms):
        out.add("THREATEN")  # 139, give an ultimatum
    if "threat." in why or any(f".{one}_" in why for one in _GIVEN):
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
