"""Why a claim says what it says: for each field the words it was read from and the rule that read them."""

from __future__ import annotations

from ceasefire.claims.claim import Claim
from ceasefire.claims.draft import Draft
from ceasefire.claims.roles import Party

_ROLES = {
    "std": "subject of the verb, or after 'by' in a passive",
    "patient": "who suffers the act is its subject",
    "mutual": "the sides of a mutual act",
    "move": "who moves is the subject",
}


def why(draft: Draft, claim: Claim, text: str) -> dict[str, str]:
    """Field -> "<words>" and the rule, for the fields that `claim` fills; text: the report's."""
    said = _Words(claim, text)
    out = {"act": said.of("act", _act(draft))}
    for field, party, known in (
        ("actor", draft.doer, claim.actor), ("target", draft.target, claim.target),
    ):  # fmt: skip
        if party is not None:
            out[field] = said.of(field, _party(draft, field, party, known))
    if claim.place is not None:
        rule = "the one place that the text is about" if draft.inherited_place else "a place name in the act's own phrase or the sentence's only place"
        precision = f"where_prec {claim.place.where_prec}"
        entry = f"gazetteer entry {claim.place.id}" if claim.place.id else "several places have the name" if claim.place.ambiguous else "in no gazetteer"
        out["place"] = said.of("place", f"{rule}; {entry}, {precision}")
    if claim.when is not None:
        own = draft.when is not None and draft.when.span[0] >= 0 and "when" in claim.spans
        rule = "time expression against the publication date" if own else "no day of its own: that of an earlier act of the text, or the days before publication"
        out["when"] = said.of("when", rule)
    for field, harm in (("killed", claim.killed), ("injured", claim.injured)):
        if harm is not None:
            out[field] = said.of(field, "number beside a word of harm" if harm.best is not None else "harm told without a number")
    if claim.weapon is not None:
        out["weapon"] = said.of("weapon", "means named with the act")
    if draft.stance.chain:
        rules = [one.rule or "named as the asserter" for one in draft.stance.chain]
        out["attributed_to"] = said.of("attributed_to", " < ".join(rules))
    out["modality"] = said.of("modality", _modality(draft, claim))
    for key in claim.terms:
        out[f"terms.{key}"] = said.of(key, "what the statement carries")
    return out


class _Words:
    """The words behind fields."""

    def __init__(self, claim: Claim, text: str) -> None:
        self.spans, self.text = claim.spans, text

    def of(self, field: str, rule: str) -> str:
        """The field's words in quotation marks, where it has words of its own, and the rule."""
        span = self.spans.get(field)
        words = " ".join(self.text[span[0] : span[1]].split()) if span is not None else ""
        return f"\"{words}\": {rule}" if words else rule


def _act(draft: Draft) -> str:
    found = draft.found
    rule = f"lexicon entry {found.entry.id}"
    if found.bare:
        rule += ", referring to an act told before"
    if draft.act != found.entry.act:
        rule += f"; {draft.act} by its instrument" if found.weapon is not None else f"; {draft.act} by what is said with it"
    return rule


def _party(draft: Draft, field: str, party: Party, known: str | None) -> str:
    if field == "actor" and draft.stance.doer is not None and draft.stance.doer.span == party.span:
        rule = "the accused of an accusation"
    elif party.pronoun:
        rule = "a pronoun or its owner, looked up in this sentence and the one before"
    elif draft.found.nominal:
        rule = "owner of the noun, after 'by', or around the verb that carries it"
    elif field == "target":
        rule = "object of the verb, or what the act is aimed at"
    else:
        rule = _ROLES[draft.found.entry.roles]
    return f"{rule}; {'known by name' if known is not None else 'no name of a known actor'}"


def _modality(draft: Draft, claim: Claim) -> str:
    told = draft.stance
    if told.denied:
        return "under a verb of denying"
    if told.negated:
        return "negated"
    if told.future:
        return "said of the future, or under a verb of intention"
    if told.conditional:
        return "said under a condition"
    if told.hedged:
        return "a word or verb that hedges"
    if claim.modality == "opinion":
        return "a judgement with no place, time, count or asserter"
    return "nothing denies, hedges or puts it off"
