"""Why a field is doubted, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import expm1

_THING = {
    "place": ("place", "places"), "when": ("time", "times"), "killed": ("toll", "tolls"), "injured": ("toll", "tolls"),
    "attributed_to": ("name", "names"), "actor": ("party", "parties"),
}  # fmt: skip
_SAID = {
    "elsewhere": "its words stand in another sentence, or nowhere",
    "elsewhere_here": "its words stand in another sentence, and this one names others",
    "far": "its words stand far from the act's",
    "behind": "its words stand before the act's",
    "cut": "another clause stands between",
    "nearer": "another one stands nearer to the act",
    "act_between": "another act stands between",
    "none_near": "one that was not taken stands close by",
    "none_here": "what might say it stands in the sentence and was not taken",
    "none_text": "what might say it stands in other sentences and was not taken",
    "none_next": "the next sentence tells harm",
    "none_numbers": "the sentence has numbers that were not taken",
    "none_other": "only the other of killed and injured was read",
    "none_says": "somebody says something in the sentence and nobody was taken for it",
    "none_voice": "a source is named in the sentence and was not taken",
    "none_before": "the sentences before are attributed and this one is not",
    "none_sibling": "another act of the sentence has an asserter",
    "none_named": "parties or sources are named in the sentence and none was taken",
    "none_words": "who did it is told in words that no known party bears",
    "none_spare": "a party is named in the sentence and was not taken",
    "none": "nothing was read",
    "assumed": "no time of its own was read",
    "unworked": "a time is told of which no day follows",
    "ambiguous": "several places bear the name",
    "unlisted": "no gazetteer has the name",
    "world_entry": "only the built-in gazetteer has the name",
    "wide": "it is a wide area",
    "loose": "only its surroundings are meant",
    "off": "the word before it may lead away from it",
    "also_name": "the words are also another kind of name",
    "shared": "another act of the sentence has the same words",
    "days": "it spans several days",
    "coarse": "it is no single day",
    "phrase": "it is told in many words",
    "numbers": "the sentence has other numbers",
    "harms": "harm is told more than once in the sentence",
    "harms_text": "harm is told in other sentences too",
    "tolls": "other claims of the text have tolls",
    "open": "it is told as a range, or with no upper end",
    "unnumbered": "no number was read",
    "parts": "parts of it are told",
    "part_words": "words for kinds of victims stand in the sentence",
    "anew": "words of totals or of more victims stand in the sentence",
    "marks": "the sentence quotes",
    "says": "several say something in the sentence",
    "names": "several are named in the sentence",
    "chain": "one relays another",
    "own": "the asserter is the doer too",
    "other_voice": "another source is named in the sentence",
    "denied": "it is a denial",
    "hedged": "it is hedged",
    "mutual": "both sides do it",
    "common": "the words are no proper name",
    "acts": "the sentence tells several acts",
    "late": "it stands late in the text",
    "long": "the sentence is long",
    "clauses": "the sentence has many clauses",
    "quoted": "the act stands in a quotation",
    "statement": "it is a statement and no event",
    "unsure": "it is not plainly asserted",
    "shared_act": "one act was told of several places",
    "plain_act": "the act is told by its harm alone",
}
_MOST = 2


def because(field: str, found: Mapping[str, float], against: Sequence[str], chance: float) -> str:
    """One line: that a field is doubted, what speaks most against it, and in how many of ten such cases it is right."""
    said = [_reason(field, name, found[name]) for name in against if name in _SAID or name in ("rivals", "rivals_text")][:_MOST]
    why = f"doubted: {' and '.join(said)}" if said else "doubted"
    tenths = round(10 * chance)
    return f"{why}; right in about {tenths} of 10 such cases" if tenths < 10 else f"{why}; right in about {round(100 * chance)} of 100 such cases"


def _reason(field: str, name: str, value: float) -> str:
    if name in ("rivals", "rivals_text"):
        count = max(1, round(expm1(value)))
        where = "in the sentence" if name == "rivals" else "elsewhere in the text"
        return f"{count} other {_THING[field][count > 1]} {'stand' if count > 1 else 'stands'} {where}"
    return _SAID[name]
