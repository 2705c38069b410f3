"""The gold reports: loading, pairing gold claims with read ones, counting what is right field by field.

The format stands in tests/gold/read/guide.md. Nothing here knows how claims were read: the rule reader,
the model reader and a second annotator are scored alike.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

from ceasefire.dossier.names import name_key
from ceasefire.place import Place, distance_km

FIELDS = (
    "act", "actor", "target", "place", "start", "end", "killed", "injured", "attributed_to", "modality", "deadline",
)  # fmt: skip
PARTS = ("civilians", "women", "children", "combatants")
NEAR_KM = 5.0
Row = dict[str, Any]
Pair = tuple[Row | None, Row | None]


def lines(folder: Path, pattern: str) -> list[Row]:
    """The rows of all files that fit the pattern, in the order of their ids."""
    rows = [
        msgspec.json.decode(line)
        for path in sorted(folder.glob(pattern))
        for line in path.read_text("utf-8").splitlines()
        if line.strip()
    ]
    return sorted(rows, key=lambda row: row["id"])


def reports(split: str, folder: Path) -> list[Row]:
    """The annotated reports of one split (`dev` or `held`), in the order of their ids."""
    return [row | {"claims": [whole(claim) for claim in row["claims"]]} for row in lines(folder, f"{split}*.jsonl")]


def whole(claim: Row) -> Row:
    """A gold claim with every field there is, and harm as numbers of all kinds."""
    out = {name: claim.get(name) for name in (*FIELDS, "lat", "lon")}
    out["ambiguous"] = bool(claim.get("ambiguous"))
    for name in ("killed", "injured"):
        out[name] = harm(out[name])
    return out


def harm(given: int | Row | None) -> Row | None:
    """`3` is exactly three; an object says what it says; nothing is nothing."""
    if given is None:
        return None
    if isinstance(given, int):
        given = {"low": given, "best": given, "high": given}
    out = {name: given.get(name) for name in ("low", "best", "high", *PARTS)}
    return out if any(value is not None for value in out.values()) else None


def flat(shown: Row, text: str) -> Row:
    """A claim as `present` gives it, in the gold's fields; `said_by`, `spelt`: the words of asserter and place;
    `doubt`: the fields that are doubted, None where that was not computed."""
    span = shown["spans"].get("attributed_to")
    out = {name: shown.get(name) for name in FIELDS}
    place = shown["place"] or {}
    out |= {"place": place.get("name"), "lat": place.get("lat"), "lon": place.get("lon")}
    out["ambiguous"] = bool(place.get("ambiguous"))
    for name in ("killed", "injured"):
        out[name] = harm(shown[name])
    for name in ("start", "end"):
        out[name] = shown[name][:10] if shown[name] else None
    spelt = shown["spans"].get("place")
    out["spelt"] = text[spelt[0] : spelt[1]] if spelt else None
    deadline = shown["terms"].get("deadline")
    out["deadline"] = deadline if isinstance(deadline, str) else None
    out["doubt"] = shown.get("doubt")
    out["said_by"] = text[span[0] : span[1]].lower() if span else ""
    return out


def same(field: str, gold: Row, got: Row) -> bool:
    """Whether a field is right. An asserter known by words alone is right where the words hold them; a
    place where it lies within 5 km, or bears the name, in the gazetteer or in the text, where the gold gives no point."""
    a, b = gold[field], got[field]
    if field == "place":
        return _same_place(gold, got)
    if field == "deadline" and a and b:
        return str(a)[:10] == str(b)[:10]
    if field == "attributed_to" and (a is None or b is None) and (a or b) == gold.get("publisher"):
        return True  # a publisher that names itself speaks for itself, with or without its name
    if field == "attributed_to" and a and b and a != b:
        words = got.get("said_by") or str(b).lower()
        return a.lower() == str(b).lower() or a.lower() in words
    return bool(a == b)


def _same_place(gold: Row, got: Row) -> bool:
    if gold["place"] is None or got["place"] is None:
        return gold["place"] is got["place"]
    if gold["ambiguous"] or got["ambiguous"]:
        return gold["ambiguous"] == got["ambiguous"] and name_key(gold["place"]) == name_key(got["place"])
    if gold["place"] == got["place"]:
        return True
    if gold["lat"] is None or got["lat"] is None:
        return name_key(gold["place"]) in (name_key(got["place"]), name_key(got.get("spelt") or ""))
    a, b = (Place(name=one["place"], lat=one["lat"], lon=one["lon"]) for one in (gold, got))
    apart = distance_km(a, b)
    return apart is not None and apart <= NEAR_KM


def pair(gold: list[Row], got: list[Row]) -> list[Pair]:
    """Gold claims with ours, the most alike first; what has no partner stands alone."""
    scored = sorted(
        ((_alike(a, b), -i, -j) for i, a in enumerate(gold) for j, b in enumerate(got)), reverse=True
    )
    left, right, pairs = set(range(len(gold))), set(range(len(got))), []
    for score, i, j in scored:
        if score >= 3 and -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            pairs.append((gold[-i], got[-j]))
    return [*pairs, *((gold[i], None) for i in sorted(left)), *((None, got[j]) for j in sorted(right))]


def _alike(a: Row, b: Row) -> int:
    return 3 * same("act", a, b) + sum(same(f, a, b) and a[f] is not None for f in FIELDS[1:-2])


class Score(msgspec.Struct):
    """Counts over many reports. fields: right, wrong, missed by field, a claim not read missing all of
    its fields; strict: gold, ours, right claims; bars: of the paired claims that state it, how many have
    dates, numbers, places right, and how many gold claims with an asserter came out without one; doubts: of the
    paired claims that state it, how many have it right and doubted, right and not doubted, and so on."""

    fields: dict[str, Counter[str]]
    strict: Counter[str]
    bars: dict[str, Counter[str]]
    doubts: dict[str, Counter[str]]
    confused: Counter[tuple[str, str]]
    kinds: Counter[str]
    errors: list[str]


def score(rows: list[Row], ours: list[list[Row]]) -> Score:
    """Scores claims (in the gold's fields) against the gold, report by report."""
    made = Score(
        {name: Counter() for name in FIELDS}, Counter(), {n: Counter() for n in ("dates", "casualties", "places", "asserters")},
        {name: Counter() for name in _DOUBTED}, Counter(), Counter(), [],
    )  # fmt: skip
    for row, mine in zip(rows, ours, strict=True):
        for gold, got in pair(row["claims"], mine):
            _count(made, row, gold, got)
    return made


def _count(made: Score, row: Row, gold: Row | None, got: Row | None) -> None:
    made.strict["gold"] += gold is not None
    made.strict["ours"] += got is not None
    wrong = []
    for name in FIELDS:
        a, b = (gold or {}).get(name), (got or {}).get(name)
        if gold is not None and got is not None and same(name, gold, got):
            made.fields[name]["right"] += a is not None
            continue
        wrong.append(f"{name} {_short(a)}, read {_short(b)}")
        made.fields[name]["wrong"] += b is not None
        made.fields[name]["missed"] += a is not None
        if gold is not None and got is not None:
            made.kinds[f"{name} {'missed' if b is None else 'invented' if a is None else 'wrong'}"] += 1
    made.strict["right"] += not wrong
    if gold is None or got is None:
        made.kinds["claim missed" if gold else "claim invented"] += 1
    else:
        _bars(made.bars, gold, got)
        _doubts(made.doubts, gold, got)
    if gold is None or got is None or gold["act"] != got["act"]:
        made.confused[(gold["act"] if gold else "nothing", got["act"] if got else "nothing")] += 1
    if wrong:
        what = "; ".join(wrong) if gold and got else f"missed {gold['act']}" if gold else f"invented {got['act'] if got else ''}"
        made.errors.append(f"{row['id']} [{row['register']}] {what} :: {row['text']}")


def _bars(bars: dict[str, Counter[str]], gold: Row, got: Row) -> None:
    for name, group in (("dates", ("start", "end")), ("casualties", ("killed", "injured")), ("places", ("place",))):
        if any(one[field] is not None for one in (gold, got) for field in group):
            bars[name]["right" if all(same(field, gold, got) for field in group) else "wrong"] += 1
    if gold["attributed_to"] is not None and gold["attributed_to"] != gold.get("publisher"):
        bars["asserters"]["right" if got["attributed_to"] is not None else "wrong"] += 1


_DOUBTED = {
    "dates": (("start", "end"), ("when",)), "casualties": (("killed", "injured"), ("killed", "injured")), "places": (("place",), ("place",)),
    "asserter": (("attributed_to",), ("attributed_to",)), "actor": (("actor",), ("actor",)),
}  # fmt: skip
"""What is printed of doubt: the gold's fields and the claim's."""


def _doubts(doubts: dict[str, Counter[str]], gold: Row, got: Row) -> None:
    for name, (group, ours) in _DOUBTED.items():
        if got.get("doubt") is not None and any(one[field] is not None for one in (gold, got) for field in group):
            right = "right" if all(same(field, gold, got) for field in group) else "wrong"
            doubts[name][f"{right} {'doubted' if any(field in got['doubt'] for field in ours) else 'sure'}"] += 1


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return "/".join("-" if value[n] is None else str(value[n]) for n in ("low", "best", "high")) + "".join(
            f" {n} {value[n]}" for n in PARTS if value[n] is not None
        )
    return repr(value)


def ratio(right: int, other: int) -> float:
    """right / (right + other); 0 where there is neither."""
    return right / (right + other) if right + other else 0.0


_BARS = {
    "dates": "dates, of claims found", "casualties": "casualties with low and high, of claims found",
    "places": "places within 5 km or said to be ambiguous, of claims found",
    "asserters": "attributed claims that keep an asserter",
}  # fmt: skip


def table(made: Score) -> str:
    """What is printed."""
    lines = [f"{'field':14} precision  recall     F1"]
    for name, c in made.fields.items():
        p, r = ratio(c["right"], c["wrong"]), ratio(c["right"], c["missed"])
        lines.append(f"{name:14} {p:9.3f} {r:7.3f} {2 * p * r / (p + r) if p + r else 0.0:6.3f}")
    right, gold, ours = (made.strict[name] for name in ("right", "gold", "ours"))
    lines.append(f"strict, all fields: precision {ratio(right, ours - right):.3f}, recall {ratio(right, gold - right):.3f} ({right} of {gold} claims, {ours} read)")
    for name, words in _BARS.items():
        c = made.bars[name]
        bar = "must be 1" if name == "asserters" else "bar .95"
        lines.append(f"{words}: {ratio(c['right'], c['wrong']):.3f} ({c['right']} of {c.total()}; {bar})")
    for name, c in made.doubts.items():
        if c:
            right, sure = c["right sure"] + c["right doubted"], c["right sure"] + c["wrong sure"]
            lines.append(
                f"doubt of {name}, of claims found: right {ratio(right, c.total() - right):.3f}, not doubted {ratio(sure, c.total() - sure):.3f}, "
                f"right of those {ratio(c['right sure'], c['wrong sure']):.3f} ({c['right sure']} of {sure}; bar .95), of the doubted {ratio(c['right doubted'], c['wrong doubted']):.3f}"
            )
    lines += [f"act {a} read as {b}: {n}" for (a, b), n in made.confused.most_common(10)]
    lines.append("commonest errors: " + "; ".join(f"{kind} {n}" for kind, n in made.kinds.most_common(10)))
    return "\n".join(lines)
