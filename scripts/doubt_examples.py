"""What doubt is learnt from: fields of claims that were read, their signs, and whether the gold says the same.

"Right" is what `read_gold.same` calls right, for the claims that have a partner in the gold: of a claim that nobody
wrote down nothing is known of its fields. A claim itself is right where it has a partner.
"""

from __future__ import annotations

from datetime import datetime

import msgspec
from bench_read import known, one_name
from read_gold import Row, flat, pair, same

from ceasefire.claims.claim import Claim
from ceasefire.claims.doubt.doubt import all_signs
from ceasefire.claims.doubt.signs import FIELDS, Signs
from ceasefire.claims.present import present
from ceasefire.claims.read import Text, read_many
from ceasefire.clock import utc

PARTS = {"when": ("start", "end")}
"""The gold's fields that a field of ours stands for, where they are not one of the same name."""


class Example(msgspec.Struct, frozen=True):
    """One field of one claim, or the claim itself. group: its report; read: the reader says something of it; stated: the gold or the reader does;
    right: both say the same; words: what they say."""

    field: str
    language: str
    group: str
    signs: Signs
    read: bool
    stated: bool
    right: bool
    words: str


def examples(rows: list[Row]) -> list[Example]:
    """Fields of the claims that were read and have a partner in the gold, in the order of the rows."""
    out: list[Example] = []
    for row in rows:
        words = known(row["vocabulary"])
        publisher = words.sources.get(row.get("source") or "")
        one = one_name(words)
        own = one.get(publisher.name, publisher.name) if publisher else None
        gold = [claim | {"publisher": own, "attributed_to": one.get(claim["attributed_to"], claim["attributed_to"])} for claim in row["claims"]]
        day = utc(datetime.fromisoformat(row["published"]), words.time_zone) if row["published"] else None
        claims = next(read_many([Text(text=row["text"], published=day, source=row.get("source"))], words))
        made = all_signs(claims, row["text"], words)
        mine = [flat(present(claim, words), row["text"]) | {"number": n} for n, claim in enumerate(claims)]
        for claim in mine:
            claim["attributed_to"] = one.get(claim["attributed_to"], claim["attributed_to"])
        for a, b in pair(gold, mine):
            if b is not None and "claim" in (own_signs := made[b["number"]] or {}):
                out.append(Example("claim", row["language"], row["id"], own_signs["claim"], True, True, a is not None, f"{row['id']} {b['act']}"))
            if a is not None and b is not None:
                out += _of_claim(row, a, b, claims[b["number"]], made[b["number"]] or {})
    return out


def _of_claim(row: Row, gold: Row, got: Row, claim: Claim, made: dict[str, Signs]) -> list[Example]:
    out = []
    for field in FIELDS if made else ():
        if field == "claim":
            continue
        parts = PARTS.get(field, (field,))
        stated = any(one[part] is not None for one in (gold, got) for part in parts)
        right = all(same(part, gold, got) for part in parts)
        said = f"{row['id']} {field}: {[gold[p] for p in parts]} read {[got[p] for p in parts]}"
        out.append(Example(field, row["language"], row["id"], made[field], claim.says(field), stated, right, said))
    return out
