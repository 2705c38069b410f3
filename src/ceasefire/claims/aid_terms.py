"""Small facts of claims of humanitarian access: how far a delivery got, of what, for how many, through which crossing.

Runs after a text was read, on claims of the acts that matter to access and on no others, and looks only at the sentence that
a claim was read from. It adds terms and never changes what was read, nor the claim's id.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

import msgspec

from ceasefire.claims.aid_figures import figures
from ceasefire.claims.aid_lists import Hit, lists, pattern
from ceasefire.claims.arabic.normal import fold_map
from ceasefire.claims.claim import Claim, Span
from ceasefire.dossier.act import groups
from ceasefire.dossier.gazetteer import Gazetteer

AID = frozenset({"aid_delivery", "aid_obstruction", "evacuation", "safe_passage"})
ACTS = AID | {"displacement", "service_disruption", "siege_or_blockade"}
"""Acts whose claims are looked at; hostile acts are asked only whether aid or care was hit."""

_NEAR = 60
"""Characters after the word for a hostile act within which what was hit is named."""
_CLOSE = 100
"""Characters between the word for an act and what tells how far it got; what stands farther off tells of something else."""
_OF_PEOPLE = frozenset({"planned", "asked", "delayed", "suspended", "delivered"})
_HOURS = re.compile(
    r"(?<![\w:])(?P<a>\d{1,2})(?P<am>:\d\d)?\s*(?P<ah>[ap]\.?m\.?)?\s*(?:to|until|till|and|[-\u2013]|حتي|الي)\s*(?P<b>\d{1,2})(?P<bm>:\d\d)?\s*(?P<bh>[ap]\.?m\.?)?(?![\w:])"
)
_NAME = r"(?:[A-Z][\w'’-]*|al|el|as|Al)"
_BEFORE = re.compile(rf"(?:{_NAME}[ -])*{_NAME}[ ]?$")
_ROUTE = re.compile(r"\b(?P<way>from|to|into|towards?)\s+(?:the\s+(?:area|town|city|village|province)s?\s+of\s+)?(?P<name>(?:al-|el-|as-|Al-)?[A-Z][\w'’-]*(?:[ -](?:al-|el-|as-)?[A-Z][\w'’-]*){0,3})")
_ROUTE_AR = re.compile(r"(?<!\w)(?P<way>من|الى|إلى|نحو)\s+(?:(?:منطقة|مدينة|بلدة|قرية|محافظة|ريف)\s+)?(?P<name>[\u0621-\u064a]+(?:\s+[\u0621-\u064a]+){0,2})")

Put = Callable[[str, str, Hit], None]


def with_aid_terms(claims: Iterable[Claim], text: str, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims, those of humanitarian access with what their sentence tells besides. text: that spans point into."""
    return tuple(_told(claim, text, gazetteer) for claim in claims)


def _told(claim: Claim, text: str, gazetteer: Gazetteer) -> Claim:
    hostile = claim.act in groups()["hostile_acts"] and claim.act not in ACTS
    if (claim.act not in ACTS and not hostile) or "sentence" not in claim.spans or claim.row is not None:
        return claim
    if hostile and claim.act != "property_destruction" and "target" not in claim.spans:
        return claim  # nothing that it could have hit is named
    start, end = claim.spans["sentence"]
    sentence = text[start:end]
    if not sentence.strip():
        return claim
    offsets: Sequence[int] = range(len(sentence) + 1)
    # What is plain keeps its places.
    folded, offsets = (sentence.lower(), offsets) if sentence.isascii() else fold_map(sentence)
    act = claim.spans.get("act", (start, start))
    # Where the act's word stands in the folded sentence.
    at, stop = bisect_left(offsets, act[0] - start), bisect_left(offsets, act[1] - start)
    terms: dict[str, str] = {}
    spans: dict[str, Span] = {}

    def put(key: str, value: str, hit: Hit) -> None:
        if key not in claim.terms and key not in terms:
            terms[key] = value
            spans[key] = (start + offsets[hit[0]], start + offsets[hit[1]])

    if hostile:
        _hit(claim, folded, (at, stop), put, start, offsets)
    else:
        hurt = tuple(
            (bisect_left(offsets, claim.spans[name][0] - start), bisect_left(offsets, claim.spans[name][1] - start))
            for name in ("killed", "injured") if name in claim.spans
        )  # fmt: skip
        _facts(claim, folded, (at, stop), hurt, put)
        _route(claim, sentence, start, gazetteer, terms, spans)
        if claim.act in {"siege_or_blockade", "safe_passage", "aid_obstruction", "evacuation"}:
            _passage(claim, folded, sentence, offsets, (at, stop), put)
    if not terms:
        return claim
    return msgspec.structs.replace(claim, terms={**claim.terms, **terms}, spans={**spans, **claim.spans})


def _facts(claim: Claim, folded: str, act: Hit, harm: tuple[Hit, ...], put: Put) -> None:
    """harm: where the sentence tells of killed and injured: their numbers are no others'."""
    words = lists()
    if claim.act in AID:
        status = list(words.status.search(folded))
        if claim.modality in ("future_or_conditional", "opinion"):
            # What is planned or asked for has not been done, whatever the sentence tells besides.
            status = [one for one in status if one[0] != "delivered"]
        if claim.act == "aid_obstruction":
            status = [one for one in status if one[0] not in ("delivered", "approved")]
        allowed = _OF_PEOPLE if claim.act == "evacuation" else None
        status = [one for one in status if _apart(one[1], act) <= _CLOSE and (allowed is None or one[0] in allowed)]
        if status:
            put("status", *_nearest(status, act))
    if claim.act in {"aid_delivery", "aid_obstruction", "siege_or_blockade"}:
        items = sorted(words.items.search(folded), key=lambda one: one[1])
        if items:
            names = ",".join(dict.fromkeys(name for name, _ in items))
            put("items", names, (items[0][1][0], items[-1][1][1]))
    if claim.act == "service_disruption":
        services = list(words.service.search(folded))
        if services:
            put("service", *_nearest(services, act))
    if claim.act in {"aid_obstruction", "siege_or_blockade"} or (claim.act in AID and claim.modality == "denied"):
        kinds = list(words.constraint.search(folded))
        if kinds:
            put("constraint", *_nearest(kinds, act))
    if claim.act == "displacement":
        moves = list(words.movement.search(folded))
        if moves:
            put("movement", *_nearest(moves, act))
    if claim.act in {"displacement", "evacuation", "aid_obstruction"}:
        fates = list(words.fate.search(folded))
        bodies = list(words.organisation.search(folded)) if fates else []
        if bodies:
            body = _nearest(bodies, act)[1]
            put("organisation", folded[body[0] : body[1]], body)
            put("fate", *_nearest(fates, body))
    for key, value, where in figures(folded, act, claim.act, harm):
        put(key, value, where)


def _passage(claim: Claim, folded: str, sentence: str, offsets: Sequence[int], act: Hit, put: Put) -> None:
    """The crossing, road or checkpoint that is spoken of, whether it is open, when, and for whom."""
    words = lists()
    ways = list(words.passage.search(folded))
    if not ways:
        return
    way = _nearest(ways, act)[1]
    named = _BEFORE.search(sentence[: offsets[way[0]]])
    begin = bisect_left(offsets, named.start()) if named else way[0]
    first, last = offsets[begin], offsets[way[1]]
    put("crossing", " ".join(sentence[first:last].split()), (begin, way[1]))
    states = list(words.state.search(folded))
    kinds = {kind for kind, _ in states}
    if "partly" in kinds and kinds & {"closed", "open"}:
        put("state", "partly", next(hit for kind, hit in states if kind == "partly"))
    elif states:
        put("state", *_nearest(states, way))
    if (hours := _HOURS.search(folded)) is not None and (said := _clock(hours)) is not None:
        put("hours", said, hours.span())
    limit = pattern(words.exempted).search(folded)
    if limit is not None:
        who = sorted((hit, name) for name, hit in words.exempt.search(folded) if hit[0] > limit.start())
        if who:
            put("exempt", ",".join(dict.fromkeys(name for _, name in who)), (who[0][0][0], who[-1][0][1]))


def _clock(hours: re.Match[str]) -> str | None:
    """`08:00-14:00`; None where these are not clearly times of day."""
    if not any(hours[name] for name in ("am", "ah", "bm", "bh")):
        return None
    out = []
    for hour, minutes, half in ((hours["a"], hours["am"], hours["ah"] or ""), (hours["b"], hours["bm"], hours["bh"] or "")):
        value = int(hour) % 12 + (12 if half[:1] == "p" else 0) if half else int(hour)
        if value > 24:
            return None
        out.append(f"{value:02d}{minutes or ':00'}")
    return "-".join(out)


def _hit(claim: Claim, folded: str, act: Hit, put: Put, start: int, offsets: Sequence[int]) -> None:
    """Whether a hostile act hit aid or care: named as its target, or close behind its word."""
    target = claim.spans.get("target")
    for kind, hit in lists().protected.search(folded):
        first = start + offsets[hit[0]]
        inside = target is not None and target[0] <= first < target[1]
        if inside or (claim.act == "property_destruction" and act[1] <= hit[0] <= act[1] + _NEAR):
            put("protected", kind, hit)


def _route(claim: Claim, sentence: str, start: int, gazetteer: Gazetteer, terms: dict[str, str], spans: dict[str, Span]) -> None:
    """From where to where: ids of places, where one place bears the name."""
    if claim.act not in {"displacement", "evacuation", "aid_delivery", "safe_passage"}:
        return
    for hit in [*_ROUTE.finditer(sentence), *_ROUTE_AR.finditer(sentence)]:
        key = "origin" if hit["way"] in ("from", "من") else "destination"
        parts = hit["name"].split()
        for n in range(len(parts), 0, -1):
            name = " ".join(parts[:n])
            places = gazetteer.find(name)
            if len(places) == 1 and places[0].id is not None and key not in terms and key not in claim.terms:
                terms[key] = places[0].id
                spans[key] = (start + hit.start("name"), start + hit.start("name") + len(name))
                break


def _nearest(hits: list[tuple[str, Hit]], act: Hit) -> tuple[str, Hit]:
    """The one nearest to the act's words; of two as near the earlier, of two at one place the longer."""

    def apart(one: tuple[str, Hit]) -> tuple[int, int, int]:
        _, (first, last) = one
        return _apart(one[1], act), first - last, first

    return min(hits, key=apart)


def _apart(hit: Hit, act: Hit) -> int:
    """Characters between two stretches of a text, 0 where they meet."""
    return max(0, hit[0] - act[1], act[0] - hit[1])
