"""How sure the reader is of the fields of a claim.

For each field a logistic regression over a few signs (`signs`) gives the probability that the field is what the text
says. Its weights were learnt from reports that no rule of the reader was tuned on; the script that does it, how they
were chosen and how well they do stand in `docs/reference/doubt.md`. A field less probable than the threshold of its kind
is doubted. What was not read by our own rules (tables, a model's answers) has no doubt: None is not computed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp

import msgspec

from ceasefire.claims.claim import Claim
from ceasefire.claims.doubt.lay import Lay, arabic_lay, english_lay
from ceasefire.claims.doubt.signs import FIELDS, Signs, around, signs
from ceasefire.claims.doubt.whole import weighed_whole
from ceasefire.claims.doubt.words import because
from ceasefire.claims.text import without_halves
from ceasefire.dossier.vocabulary import Vocabulary

_OURS = ("ceasefire-reader/", "ceasefire-arabic/")
_MODEL = {"killed": "toll", "injured": "toll"}
"""Fields that share a regression."""


class Weighed(msgspec.Struct, frozen=True):
    """What one regression learnt. threshold: a field less probable is doubted; reached: what is not doubted was
    right in 95 of 100 where it was learnt; weights, usual: of each sign its weight,
    and its mean where it was learnt; penalty, examples: how it was learnt, and from how many fields."""

    intercept: float
    threshold: float
    reached: bool
    weights: dict[str, float]
    usual: dict[str, float]
    penalty: float
    examples: int

    def chance(self, found: Signs) -> float:
        """The probability that a field with these signs is right."""
        return 1 / (1 + exp(-(self.intercept + sum(weight * found.get(name, 0.0) for name, weight in self.weights.items()))))

    def against(self, found: Signs) -> list[str]:
        """The signs that speak most against the field, beside the usual ones, heaviest first."""
        pulls = {name: weight * (found.get(name, 0.0) - self.usual.get(name, 0.0)) for name, weight in self.weights.items() if found.get(name)}
        return [name for name, pull in sorted(pulls.items(), key=lambda one: one[1]) if pull < -0.05]


@lru_cache(maxsize=1)
def weighed() -> Mapping[str, Weighed]:
    """The regressions, by name."""
    return msgspec.json.decode(files("ceasefire.claims.doubt").joinpath("weights.json").read_bytes(), type=dict[str, Weighed])


def of_field(field: str, claim: Claim) -> Weighed:
    """The regression of a field of a claim: one for what was read, one for what was not."""
    name = _MODEL.get(field, field)
    return weighed()[name if claim.says(field) else f"{name}_none"]


def doubtable(claim: Claim) -> bool:
    """Whether a claim was read by our own rules."""
    return claim.reader.startswith(_OURS)


def all_signs(claims: Sequence[Claim], text: str, vocabulary: Vocabulary, start: int = 0) -> list[dict[str, Signs] | None]:
    """For each claim of a text the signs of each of its fields; None where it was not read by our own rules."""
    out: list[dict[str, Signs] | None] = []
    lays: dict[bool, Lay] = {}
    text = without_halves(text)
    sentences = [span for claim in claims if (span := claim.spans.get("sentence")) is not None]
    for claim in claims:
        if not doubtable(claim):
            out.append(None)
            continue
        arabic = claim.reader.startswith(_OURS[1])
        if arabic not in lays:
            lays[arabic] = (arabic_lay if arabic else english_lay)(text, vocabulary, sentences, start)
        near = around(claim, claims, text, lays[arabic], vocabulary)
        out.append({field: signs(field, near) for field in FIELDS if field != "claim" or weighed_whole(claim)})
    return out


def with_doubt(claims: Sequence[Claim], text: str, vocabulary: Vocabulary, start: int = 0) -> tuple[Claim, ...]:
    """The claims of a text, in order, each with what is doubted of it; where a claim says why, it says why it is doubted too.

    claims: all of the text, as read; text: the report's, of which their spans are offsets; start: where it was read from.
    """
    out: list[Claim] = []
    for claim, found in zip(claims, all_signs(claims, text, vocabulary, start), strict=True):
        if found is None:
            out.append(claim)
            continue
        by = {field: of_field(field, claim) for field in found}
        chances = {field: round(one.chance(found[field]), 2) for field, one in by.items()}
        claim = msgspec.structs.replace(claim, doubt={field: chance for field, chance in chances.items() if chance < by[field].threshold})
        if isinstance(claim.why, dict) and isinstance(claim.doubt, dict):
            reasons = {field: because(field, found[field], by[field].against(found[field]), chance) for field, chance in claim.doubt.items()}
            rules = {"claim": "all of it"} | claim.why
            claim = msgspec.structs.replace(claim, why=claim.why | {field: f"{rules.get(field, 'none read')}; {words}" for field, words in reasons.items()})
        out.append(claim)
    return tuple(out)
