"""Why an Arabic claim says what it says: for each field its words and the rule that read them."""

from __future__ import annotations

from ceasefire.claims.arabic.event import Event
from ceasefire.claims.arabic.lexicon import lexicon
from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.signs import RULE

_MODALITY = {
    "asserted": "nothing denies, hedges or puts it off",
    "hedged": "a word or verb that hedges",
    "denied": "negated, or under a verb of denying",
    "future_or_conditional": "said of the future, or under a condition",
    "opinion": "a judgement with no place, time, count or asserter",
}
_ENTRIES = {
    "ar.means": "a means carried by a verb that hits, falls or fires",
    "ar.hit": "a verb that hits, and the means beside it",
    "ar.hit.bare": "a verb that hits, with no means named",
    "ar.harm": "harm told by itself",
}


def why(event: Event, claim: Claim, text: str) -> dict[str, str]:
    """Field -> "<words>": rule, for the fields that `claim` fills; text: the report's."""

    def said(field: str, rule: str) -> str:
        span = claim.spans.get(field)
        words = " ".join(text[span[0] : span[1]].split()) if span is not None else ""
        return f'"{words}": {rule}' if words else rule

    out = {"act": said("act", _act(event, claim))}
    for field, known in (("actor", claim.actor), ("target", claim.target)):
        if field in claim.spans:
            rule = event.rules.get(field, "")
            out[field] = said(field, f"{rule}; {'known by name' if known is not None else 'no name of a known actor'}")
    if claim.place is not None:
        first, last = event.sentence
        own = "place" in claim.spans and first <= claim.spans["place"][0] < last
        rule = "a place name in the act's own words" if own else "the place told before, or the one place of the text"
        out["place"] = said("place", f"{rule}; gazetteer entry {claim.place.id or 'none or several'}, where_prec {claim.place.where_prec}")
    if claim.when is not None:
        first, last = event.sentence
        span = claim.spans.get("when")
        rule = (
            "no day of its own: the days before publication" if span is None
            else "time expression against the publication date" if first <= span[0] < last
            else "no day of its own: that of an earlier act of the text"
        )  # fmt: skip
        out["when"] = said("when", rule)
    for field, harm in (("killed", claim.killed), ("injured", claim.injured)):
        if harm is not None:
            out[field] = said(field, _harm(harm))
    if claim.weapon is not None:
        out["weapon"] = said("weapon", "means named with the act")
    if claim.attributed_to is not None:
        after = event.scope is not None and event.scope.after
        out["attributed_to"] = said("attributed_to", RULE if event.scope is not None and event.scope.net else "named after what is said" if after else "subject of a verb of saying, or after 'according to'")
    out["modality"] = _MODALITY[claim.modality]
    for key in claim.terms:
        out[f"terms.{key}"] = said(key, "what the statement carries")
    return out


def _act(event: Event, claim: Claim) -> str:
    rule = f"lexicon entry {event.entry}"
    if event.entry in _ENTRIES:
        return f"{rule}: {_ENTRIES[event.entry]}"
    entry = lexicon().entries.get(event.entry)
    if entry is not None and entry.act != claim.act:
        rule += f"; {claim.act} by its instrument" if claim.weapon is not None else f"; {claim.act} by what is said with it"
    return rule


def _harm(harm: Harm) -> str:
    if harm.best == 0:
        return "said that nobody was"
    return "number beside a word of harm" if harm.best is not None or harm.low is not None or harm.high is not None else "harm told without a number"
